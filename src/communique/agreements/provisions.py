"""What parts of an agreement demand: "*Article 4* obliges both", "under *its second chapter*".

Such a sentence may stand far from the one that names the agreement: it is of the last one named.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from communique.agreements.binding import BINDING, MODAL, is_due, is_misread, start_of
from communique.language.nouns import TELLING

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from communique.language import Parse
    from communique.language.tokens import Span, Token

_NUMBER = r"(?:\d{1,3}|[IVX]+|(?:one|two|three|four|five|six|seven|eight)\b)"
_ORDINAL = r"(?:first|second|third|fourth|fifth|final|last|secret|separate|key|central|main)"
# Parts that nothing else has, and those of laws, newspapers and books as well.
_PART = (
    r"(?:"
    rf"articles? {_NUMBER}(?:(?: and |, ){_NUMBER})*"
    rf"|(?:chapter|section|paragraph|annex|clause|point) {_NUMBER}"
    rf"|(?:its(?: {_ORDINAL})?|the {_ORDINAL}) (?:articles?|chapter|section|paragraph|point)\b"
    r"|(?:an?|the|its|another) (?:chapter|section|article|paragraph|passage) on "
    r"(?:[\w-]+ ){0,2}[\w-]+"
    r"|(?:its|the|an?|that|this|one|another|other|two|several|some) (?:[\w-]+ ){0,2}"
    r"(?:clauses?|annex(?:es)?|provisions?|appendix|appendices|codicil|stipulations?|protocol"
    r"|addendum)\b"
    r"|(?:the|its) (?:[\w-]+ )?(?:terms|provisions)\b"
    r"|(?:an?|the) (?:[\w-]+ ){0,2}draft\b"
    r")"
)
_SUBJECT = re.compile(_PART, re.IGNORECASE)
_UNDER = re.compile(rf"(?:Under|In|By|According to|Among) {_PART}", re.IGNORECASE)
_OF = re.compile(r" (?:of|in|to) (?!it\b|them\b)")
# How many sentences after the last naming of an agreement its parts may be told.
_FAR = 15
_FINITE = frozenset({"VBZ", "VBD", "VBP", "MD"})


def provisions(
    parse: Parse, own: Collection[int], others: Collection[int], read: Collection[int]
) -> Iterator[tuple[Span, tuple[int, int]]]:
    """The stretches (tokens) in which a text tells what parts of an agreement demand.

    Args:
        parse: with the marks of the strands before.
        own: where the sentences begin that name the agreement.
        others: those that name another.
        read: those of which the duties are read already.
    """
    mine, since, part = False, 0, False
    for sentence in parse.sentences:
        start = sentence.start
        named = start in own, start in others
        stretch = None
        if start not in read and not named[1] and (named[0] or (mine and since < _FAR)):
            stretch = _stretch(sentence)
            if stretch is None and part and sentence[0].lower_ == "it":
                # "A draft obliges Peru to pay. *It also commits Chile* to leave."
                root = sentence.root
                binds = root.lemma_ in BINDING and root.tag_ in _FINITE
                stretch = (start_of(root), sentence.end) if binds else None
        part = stretch is not None
        if any(named):
            mine, since = named[0], 0
        else:
            since += len(sentence) > 1
        if stretch is not None:
            yield sentence, stretch


def _stretch(sentence: Span) -> tuple[int, int] | None:
    """What a sentence tells that begins with a part of an agreement."""
    text = sentence.text.lstrip()
    shift = len(sentence.text) - len(text)
    match = _UNDER.match(text) or _SUBJECT.match(text)
    if match is None and (shall := _shall(sentence)) is not None:
        return shall, sentence.end
    if match is None or _OF.match(text, match.end()):
        return None
    end = sentence.start_char + shift + match.end()
    after = (t for t in sentence if t.idx >= end)
    # "Article 7 *bars* both from ...", whatever the tagger makes of it.
    verb = next((t for t in after if t.tag_ in _FINITE or is_misread(t)), None)
    if verb is None:
        return None
    if match.re is _UNDER:
        return _laid_down(sentence, verb), sentence.end
    between = [t for t in sentence if end <= t.idx < verb.idx]
    if len(between) > 8:
        return None
    if verb.lemma_ in {"say", "state", "read", "declare"}:
        start = verb.i + 1
        return (start + (sentence.doc[start].lower_ == "that"), sentence.end)
    if verb.lemma_ in TELLING:
        return None
    return (start_of(verb) if verb.lemma_ in BINDING else verb.i), sentence.end


def _shall(sentence: Span) -> int | None:
    """Where begins what shall be so, as what is laid down is: "*no claim shall be brought*"."""
    if any(mark in sentence.text for mark in '"“”'):
        return None
    for verb in (sentence.root, *(c for c in sentence.root.children if c.dep_ == "conj")):
        subject = next((c for c in verb.lefts if c.dep_ in {"nsubj", "nsubjpass"}), None)
        shall = any(c.lower_ == "shall" for c in verb.lefts if c.dep_ == "aux")
        if shall and subject is not None and subject.lower_ not in {"i", "we", "you"}:
            return subject.left_edge.i
    return None


def _laid_down(sentence: Span, verb: Token) -> int:
    """Where begins what is so under a part of an agreement."""
    root = sentence.root
    if root.lemma_ in BINDING and not is_due(root):
        return start_of(root)
    for due in (root, verb):
        subject = next((c for c in due.lefts if c.dep_ in {"nsubj", "nsubjpass"}), None)
        if is_due(due) and subject is not None and subject.tag_ == "NNS":
            # "Under article 22 *quarrels are to be settled* by a panel."
            return subject.left_edge.i
    return verb.i if verb.lower_ in MODAL else min(root.i, verb.i)

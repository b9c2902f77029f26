"""What a token reports as a cue: clauses here, the other constructions tried in their order."""

from __future__ import annotations

from typing import TYPE_CHECKING

from communique.attribution import asides
from communique.attribution import constructions as fits
from communique.attribution.clauses import (
    OPENING,
    Report,
    child,
    cue_start,
    edges,
    runs,
    sentence_of,
    span_end,
)
from communique.attribution.constructions import FINITE, made
from communique.attribution.cues import cue_words, cues_of
from communique.attribution.holders import rejoined, trailing
from communique.attribution.media import medium_noun

if TYPE_CHECKING:
    from collections.abc import Callable

    from communique.attribution.clauses import Range
    from communique.attribution.cues import Cue
    from communique.language.tokens import Doc, Token

_DASHES = frozenset({"-", "–", "—", "--"})
_RELATIVES = frozenset({"WRB", "WDT", "WP"})
_COMMAS = {",", "”", '"', "''", "’", "'", "—", "–", "--", "?", "!", "―", "-", ";", ")"}


def report_of(token: Token) -> Report | None:
    """What a token reports as a cue, in the first of its constructions that fits."""
    if token.lemma_.lower() not in cue_words() and token.lower_ not in cue_words():
        return None
    if token.dep_ in {"aux", "auxpass", "compound", "amod"}:
        return None
    found = cues_of(token)
    for construction in _ORDER:
        for cue in found:
            if construction in cue.constructions:
                report = _FITS[construction](token, cue)
                if report is not None:
                    return report
    return None


def may_introduce(token: Token) -> Cue | None:
    """The cue by which a verb may introduce direct speech, if it may."""
    if token.pos_ not in {"VERB", "AUX"} or token.lemma_.lower() not in cue_words():
        return None
    return next(
        (c for c in cues_of(token) if c.pos == "verb" and {"clause", "quote"} & {*c.constructions}),
        None,
    )


def _clause(token: Token, cue: Cue) -> Report | None:
    doc, sentence = token.doc, sentence_of(token)
    if token.pos_ == "NOUN":
        opener = token.left_edge
        if opener.lower_ in {"a", "an"} and opener.i and doc[opener.i - 1].text == ",":
            return None  # "…, *a conclusion* that the army dismissed": of what was said before.
        said_in = token.head.head if token.dep_ == "pobj" else token
        if said_in != token and _in_document(said_in) is not None and may_introduce(said_in):
            return None  # The verb reports it: "said in a statement that".
        for c in token.children:
            if c.dep_ in {"acl", "ccomp", "relcl"} and c.i > token.i and _has_that(c):
                return made(token, cue, "clause", [edges(c)])
        if token.dep_ == "nsubj" and token.head.lemma_ == "be":
            for c in token.head.children:
                if c.dep_ == "ccomp" and c.i > token.head.i and _has_that(c):
                    return made(token, cue, "clause", [edges(c)])
        return None
    if token.pos_ == "ADJ" or cue.pos == "adjective":
        holders = (token, token.head) if token.dep_ == "acomp" else (token,)
        for holder in holders:
            for c in holder.children:
                if c.dep_ == "ccomp" and c.i > token.i and _is_clause(c):
                    return made(token, cue, "clause", [edges(c)])
        return None
    start = cue_start(token)
    before = doc[start - 1] if start > sentence.start else None
    if _supposes(token, cue):
        return None
    if (aside := asides.believed(token, cue) or asides.or_so(token, cue)) is not None:
        return aside
    if (heard := asides.heard_from(token, cue)) is not None:
        return heard
    if cue.id == "put-it" and any(t.text in OPENING for t in sentence):
        return None  # "As she put it, “…”": her words are those in the quotation marks.
    complements = [c for c in token.children if c.dep_ == "ccomp"]
    if not complements and (speaker := trailing(token)) is not None:
        return made(token, cue, "clause", [(sentence.start, speaker.left_edge.i - 1)])
    if not complements and (told := _in_document(token)) is not None:
        return made(token, cue, "clause", [edges(told)])
    if not complements and (told := _on_who_is_told(token, cue)) is not None:
        return made(token, cue, "clause", [edges(told)])
    if not complements and (quoted := _quoted_before(token)) is not None:
        first, last = edges(quoted)
        return made(token, cue, "clause", [(_after_colon(doc, first, last), last)])
    if not complements and (late := _behind_time(token)) is not None:
        return made(token, cue, "clause", [edges(late)])
    after = [c for c in complements if c.i > token.i and _is_clause(c)]
    ahead = [c for c in complements if c.i < start and not _is_phrase(c)]
    if ahead and not after:
        if before is not None and before.text == ";":
            return None  # What stands before a semicolon is said by nobody after it.
        parted = [t.i for t in ahead[0].subtree]
        if parted[-1] > token.i:
            return made(token, cue, "clause", runs(parted))  # "It is false, he said, that it left."
        # "The ferry had left, he said": all that stands before the cue's clause is content.
        if before is not None and before.text in _COMMAS:
            return made(token, cue, "clause", [(_after_colon(doc, sentence.start, start), start)])
        return made(token, cue, "clause", [edges(ahead[0])])
    if after and after[0].left_edge.i < start:
        # "The troops, the envoy said on Monday, had left": around the cue and what hangs on it.
        return made(token, cue, "clause", runs(t.i for c in after for t in c.subtree))
    if after:
        return made(token, cue, "clause", [_to_the_right(token, after)])
    if token.dep_ in {"parataxis", "ccomp", "advcl", "dep"} and _is_aside(token, start):
        # "The ferry, he said, had left": the sentence around the aside.
        first, last = start, token.right_edge.i + 1
        if token.head.dep_ in {"relcl", "acl", "ccomp", "advcl"}:
            # "A jail where, *they say*, men are beaten": no more than the clause around it.
            around = [
                t.i
                for t in token.head.subtree
                if not first <= t.i < last and t.tag_ not in _RELATIVES
            ]
            return made(token, cue, "clause", runs(around))
        opening = _after_semicolon(doc, sentence.start, first)
        return made(token, cue, "clause", [(opening, first), (last, span_end(sentence))])
    if token.dep_ == "advcl" and (mark := child(token, "mark")) and mark.lower_ == "as":
        # "As the captain noted, the ferry had left".
        head = token.head
        # "Rules out talks *as donors pledge aid*", "falls *as Oslo warns* of war": at that time.
        beside = token.i < head.i or token.doc[token.left_edge.i - 1].text in _COMMAS
        told = child(token, "dobj")
        # "As the lender had demanded" says that he got it, not who tells.
        beside = (
            beside
            and token.lemma_ not in _ASKING
            and (told is None or told.lower_ in {"it", "this", "that"})
        )
        telling = child(token, "nsubj", "nsubjpass") is not None and beside
        # "…, as Oslo vowed to fight on": something of its own.
        telling = telling and child(token, "xcomp", "ccomp") is None
        # "Did not, *as papers had reported*, lend it jets": no more does it tell that it did.
        undone = child(head, "neg")
        telling = telling and (undone is None or not undone.i < token.i < head.i)
        if head.pos_ in {"VERB", "AUX"} and telling:
            own = set(range(*edges(token)))
            left = [i for i in range(*edges(head)) if i not in own]
            if left:
                return made(token, cue, "clause", runs(left))
    return None


def _after_semicolon(doc: Doc, first: int, last: int) -> int:
    """Where the clause of an aside begins: what stands before a semicolon is another's."""
    return max((i + 1 for i in range(first, last - 1) if doc[i].text == ";"), default=first)


def _in_document(verb: Token) -> Token | None:
    """What somebody "said in a statement that", where a parser hung it on the statement."""
    if any(c.dep_ == "ccomp" or (c.dep_ == "dobj" and c.pos_ == "NOUN" and not _is_told(c))
           for c in verb.children):  # fmt: skip
        return None
    for preposition in verb.rights:
        noun = child(preposition, "pobj") if preposition.dep_ == "prep" else None
        if noun is not None and medium_noun(noun) is not None:
            for c in noun.subtree:
                if c.dep_ in {"acl", "relcl"} and (_has_that(c) or _is_whole(c)):
                    return c
    return None


def _is_told(thing: Token) -> bool:
    """Whether an object is who is told: "told *the king* in a letter that"."""
    return thing.head.lemma_ in {"tell", "inform", "assure", "warn", "notify", "remind"}


def _is_whole(clause: Token) -> bool:
    """Whether a clause with "that" lacks nothing which the pronoun would stand for."""
    opener = clause.left_edge
    return (
        opener.lower_ == "that"
        and opener.dep_ not in {"nsubj", "nsubjpass", "dobj", "pobj"}
        and child(clause, "nsubj") is not None
        and child(clause, "dobj", "attr", "acomp", "ccomp", "xcomp") is not None
    )


def _on_who_is_told(verb: Token, cue: Cue) -> Token | None:
    """What somebody is told, hung on him: "told rallies *that he would strike*"."""
    asked = child(verb, "dobj", "dative") if "object" in cue.addressee else None
    if asked is None:
        return None
    return next(
        (
            c
            for c in asked.rights
            if c.dep_ in {"acl", "relcl"} and (_has_that(c) or (_is_told(asked) and _hears(c)))
        ),
        None,
    )


def _hears(clause: Token) -> bool:
    """Whether a clause on who is told says what: "told the court *that he had lied*"."""
    opener, told = clause.left_edge, clause.head
    if opener.lower_ != "that" or opener.dep_ in {"nsubj", "nsubjpass"}:
        return False
    return child(clause, "nsubj", "nsubjpass") is not None and told.lemma_ not in _TALES


_TALES = frozenset("story tale lie truth joke thing secret".split())


def _behind_time(verb: Token) -> Token | None:
    """What is said, hung on the clause of time: "said before he left *that* it failed"."""
    for clause in verb.rights:
        if clause.dep_ != "advcl" or not any(
            c.dep_ in {"mark", "advmod"} and c.lower_ in _TIMES for c in clause.lefts
        ):
            continue
        last = next((c for c in clause.rights if c.dep_ == "ccomp" and _has_that(c)), None)
        if last is not None and clause.lemma_ not in cue_words():
            return last
    return None


_TIMES = frozenset({"before", "after", "when", "while", "as"})


# "As the lender *demanded*": what was asked or meant came to be.
_ASKING = frozenset(
    """demand request require ask order promise pledge plan propose recommend agree intend
    want""".split()
)
_EVEN = frozenset({"even", "but", "and", "just", "only"})


def _supposes(token: Token, cue: Cue) -> bool:
    """Whether a verb of belief only makes an assumption: "Imagine that …", "Supposing that …".

    Nobody holds what stands below it; the participle is a conjunction ("even supposing that").
    """
    start = sentence_of(token).start
    if cue.kind != "belief" or token.i - start > (token.doc[start].lower_ in _EVEN):
        return False
    if token.tag_ == "VB":
        return token.dep_ == "ROOT" and child(token, "nsubj", "nsubjpass") is None
    return token.tag_ in {"VBG", "VBN"} and token.dep_ in {"advcl", "prep"}


def _quoted_before(token: Token) -> Token | None:
    """What somebody "was quoted as saying", where it stands before that."""
    preposition = token.head
    if token.dep_ != "pcomp" or preposition.lower_ != "as":
        return None
    return next(
        (c for c in preposition.head.children if c.dep_ == "ccomp" and c.i < preposition.head.i),
        None,
    )


def _after_colon(doc: Doc, first: int, last: int) -> int:
    """Where speech begins that another cue brings in too ("He scolded her: “…,” he said").

    Or behind a dateline.
    """
    for i in range(first + 1, min(first + 12, last - 1)):
        apart = doc[i].text in _DASHES and doc[i].whitespace_ and doc[i - 1].whitespace_
        if apart and doc[first].is_upper and len(doc[first]) > 2:
            first = i + 1
            break
    for i in range(first, last - 1):
        if doc[i].text in {":", ";"} and doc[i + 1].text in OPENING:
            return i + 1
    return first


def _to_the_right(token: Token, complements: list[Token]) -> Range:
    first = min(c.left_edge.i for c in complements)
    last = max(c.right_edge.i for c in complements) + 1
    for c in complements:
        again = next((k for k in c.rights if rejoined(k) == token), None)
        if again is not None:
            joint = [k.i for k in c.rights if k.dep_ == "cc" and k.i < again.i]
            return first, max(joint, default=again.i)
    for c in token.rights:
        # A modifier that follows the reported clause belongs to it more often than to the cue.
        if c.i >= last and c.dep_ in {"advcl", "prep", "npadvmod", "advmod", "dep", "cc", "conj"}:
            between = token.doc[last : c.left_edge.i]
            if c.dep_ in {"cc", "conj"}:
                break
            if c.tag_ == "VBG" or any(t.text in {",", "—", "--"} for t in between):
                break
            last = max(last, c.right_edge.i + 1)
    if first <= token.i:
        first = token.i + 1
    return first, last


def _is_aside(token: Token, start: int) -> bool:
    doc, sentence = token.doc, sentence_of(token)
    if child(token, "nsubj") is None or start <= sentence.start:
        return False
    end = token.right_edge.i + 1
    if doc[start - 1].text not in _COMMAS or child(token, "mark") is not None:
        return False
    if child(token, "dobj") is not None and token.lemma_ != "tell":
        return False
    following = doc[end].text if end < sentence.end else "."
    return following in _COMMAS or following in {".", "“"} or doc[end - 1].text in _COMMAS


def _is_phrase(token: Token) -> bool:
    """Whether what stands before a cue is a phrase with a participle in it, and no clause.

    "*In a letter made public on Monday*, the envoy asked the king to come."
    """
    return (
        token.left_edge.pos_ == "ADP"
        and token.tag_ in {"VBD", "VBN"}
        and not any(
            c.dep_ in {"nsubj", "nsubjpass", "csubj", "expl", "aux"} for c in token.children
        )
    )


def _is_clause(token: Token) -> bool:
    """Whether a complement is finite or a question, and not an infinitive or gerund."""
    if token.tag_ in FINITE or any(c.tag_ in FINITE for c in token.children):
        return True
    if any(c.dep_ == "mark" and c.lower_ in {"that", "whether", "if"} for c in token.children):
        return True
    if any(c.dep_ == "aux" and c.tag_ == "TO" for c in token.children):
        return (
            any(t.tag_ in {"WRB", "WP", "WDT"} for t in token.lefts)
            and child(token, "nsubj") is None
        )
    return token.pos_ not in {"VERB", "AUX"} or any(
        c.dep_ in {"nsubj", "nsubjpass", "expl", "auxpass"} for c in token.children
    )


def _has_that(token: Token) -> bool:
    first = token.left_edge
    if first.lower_ != "that":
        return any(c.dep_ == "mark" and c.lower_ in {"that", "whether"} for c in token.children)
    # The "that" of a relative clause is its subject or object, not a mark.
    return first.dep_ == "mark" or (first.head != token and first.dep_ != "nsubj")


_ORDER = (
    "quoted-as", "clause", "as", "predicate", "object-to", "passive-to", "to", "ing",
    "object-prep", "prep", "manner", "object",
)  # fmt: skip
_FITS: dict[str, Callable[[Token, Cue], Report | None]] = {
    "quoted-as": fits.quoted_as,
    "clause": _clause,
    "as": fits.as_phrase,
    "predicate": fits.predicate,
    "object-to": fits.object_infinitive,
    "passive-to": fits.passive_infinitive,
    "to": fits.infinitive,
    "ing": fits.gerund,
    "object-prep": fits.object_preposition,
    "prep": fits.preposition,
    "manner": fits.manner,
    "object": fits.direct_object,
}

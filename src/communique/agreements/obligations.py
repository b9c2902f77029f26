"""What an agreement binds its parties to, under which condition, in the words of the text."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import msgspec

from communique.agreements.lexicon import lexicon, plain
from communique.agreements.linking import TRUCES
from communique.record import Obligation

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from communique.agreements.linking import Cluster
    from communique.language import Parse
    from communique.language.tokens import Span, Token

# Words by which a text tells what an agreement demands, and those that bring a condition in.
_BINDING = frozenset(
    """oblige obligate bind commit require provide call stipulate mandate guarantee prohibit ban bar
    forbid limit cap restrict allow compel demand state say pledge promise undertake agree vow
    entitle establish set force ask specify impose abolish cede grant divide share recognise
    recognize create open end give protect let permit enable fix
    settle normalise normalize""".split()
)
_TEXTS = frozenset("draft text document paper".split())
_LIMITING = frozenset(
    """limit cap restrict abolish cede grant divide share recognise recognize create open end give
    protect fix settle let normalise normalize""".split()
)
_WITHDRAWS = re.compile(r"\bwithdraw\w*", re.IGNORECASE)
_NEGATIVE = frozenset("prohibit ban bar forbid".split())
_MODAL = frozenset("must shall should will would may can".split())
_TERMS = re.compile(
    r"\b(?:under|according to|in line with|by|as part of|pursuant to)\s+(?:the\s+)?"
    r"(?:terms? of\s+|provisions? of\s+|article \w+ of\s+)?(?:the |this |that |its |their |a )?"
    r"(?:[\w-]+\s+){0,3}$",
    re.IGNORECASE,
)
_CONDITION = re.compile(
    r"(?:\bif\b|\bshould\b(?= (?:the|one|either|any|it|they|a|an|its|another|[A-Z])\b)|"
    r"\bin (?:the )?(?:case|event)(?: of| that)?\b|\bwhen(?:ever)?\b|\bunless\b|\bonce\b|"
    r"\bprovided that\b|\bin (?:exchange|return) for\b|\bas long as\b)[^.;:”\"]+",
)


def obligations(parse: Parse, cluster: Cluster) -> tuple[Obligation, ...]:
    """The obligations of an agreement that its document tells or its names imply."""
    found: dict[str, Obligation] = {}
    for sentence, clause in _told(parse, cluster):
        for obligation in _read(parse, sentence, clause):
            if obligation.kind == "ceasefire terms" and not cluster.kinds & TRUCES and (
                _WITHDRAWS.search(obligation.text)
            ):  # fmt: skip
                # In a treaty of peace, or on bases, a withdrawal is one for good.
                obligation = msgspec.structs.replace(obligation, kind="troop withdrawal")
            found.setdefault(obligation.kind, obligation)
    for naming in cluster.namings:
        for kind, _, names in lexicon().duties:
            match = names.search(plain(naming.text)) if names is not None else None
            if match is not None and kind not in found:
                start, end = naming.start + match.start(), naming.start + match.end()
                found[kind] = Obligation(
                    kind=kind, condition=None, start=start, end=end, text=parse.text[start:end]
                )
    return tuple(sorted(found.values(), key=lambda obligation: obligation.start))


def _told(parse: Parse, cluster: Cluster) -> Iterator[tuple[Span, tuple[int, int]]]:
    """The stretches (tokens) in which a text tells what the agreement demands."""
    sentences = {
        parse.sentence_at(n.start).start: parse.sentence_at(n.start) for n in cluster.namings
    }
    heads = {n.head: n for n in cluster.namings}
    for sentence in sentences.values():
        inside = [h for h in heads if sentence.start <= h < sentence.end]
        for head in inside:
            clause = _clause(parse, sentence, parse.doc[head], heads[head].start)
            if clause is not None:
                yield sentence, clause
    for before in sentences.values():
        following = next((s for s in parse.sentences if s.start >= before.end), None)
        if following is not None and following.start not in sentences:
            clause = _goes_on(following) if _is_topic(before, heads) else None
            if clause is not None:
                yield following, clause


def _is_topic(sentence: Span, heads: Iterable[int]) -> bool:
    """Whether "it" in the next sentence can be an agreement of this one: not beside its subject."""
    subject = next((c for c in sentence.root.children if c.dep_ in {"nsubj", "nsubjpass"}), None)
    if subject is None or subject.i in heads:
        return True
    named = subject.lemma_.lower() in lexicon().kinds or any(
        match.start() <= subject.idx - sentence.start_char < match.end()
        for match in lexicon().known_pattern.finditer(plain(sentence.text))
    )
    return not named


def _clause(parse: Parse, sentence: Span, noun: Token, start: int) -> tuple[int, int] | None:
    before = parse.text[sentence.start_char : start]
    if _TERMS.search(before) and not re.search(r"\bby\s+(?:the\s+)?$", before):
        verb = sentence.root
        if any(t.lemma_ in _BINDING or t.lower_ in _MODAL for t in sentence):
            return _after_binding(sentence, verb)
    # In "a memorandum on security at the border, which obliges", the clause may hang on the border.
    tail = [t for t in noun.subtree if t.i > noun.i and t.dep_ == "pobj"]
    for token in (noun, noun.head, *tail):
        # "the treaty obliges them to ...", "which obliges ...", "a treaty requiring ..."
        if token.pos_ == "VERB" and token.lemma_ in _BINDING and _is_subject(noun, token):
            return _from(token), min(token.right_edge.i + 1, sentence.end)
        for child in token.children:
            if token is not noun.head and child.dep_ in {"relcl", "acl"}:
                for verb in (child, *[c for c in child.children if c.dep_ in {"xcomp", "conj"}]):
                    if verb.lemma_ in _BINDING:
                        return _from(verb), min(child.right_edge.i + 1, sentence.end)
                if any(g.dep_ == "pobj" and g.lower_ == "which" for c in child.children
                       for g in c.children):  # fmt: skip
                    return child.left_edge.i, min(child.right_edge.i + 1, sentence.end)
    # Where the parser loses the verb: "the treaty between them obliges each not to ...".
    for i in range(noun.i + 1, min(sentence.end, noun.i + 9)):
        token = parse.doc[i]
        if token.lemma_ in _BINDING or token.lower_.removesuffix("s") in _BINDING:
            return _from(token), sentence.end
        if token.pos_ == "VERB" or token.text in {",", ";"}:
            break
    return None


def _from(verb: Token) -> int:
    """Where a duty begins: after the word that binds, or at it where it tells what is bound."""
    return verb.i if verb.lemma_ in _LIMITING else verb.i + 1


def _is_subject(noun: Token, verb: Token) -> bool:
    return noun.head.i == verb.i and noun.dep_ in {"nsubj", "nsubjpass"}


def _after_binding(sentence: Span, root: Token) -> tuple[int, int]:
    """What follows the word that binds; without one, what follows the subject."""
    for token in sentence:
        if token.lemma_ in _BINDING and token.pos_ == "VERB":
            return _from(token), sentence.end
    for token in sentence:
        if token.lower_ in _MODAL and token.dep_ == "aux":
            return token.i, sentence.end
    return root.i, sentence.end


def _goes_on(sentence: Span) -> tuple[int, int] | None:
    """The sentence after one of the agreement that goes on about it: "It obliges both to ..."."""
    first = sentence[0]
    root = sentence.root
    if first.lower_ == "in" and len(sentence) > 2 and sentence[1].lower_ in {"return", "exchange"}:
        # "In return Chile promised to build a railway."
        modal = any(c.dep_ == "aux" and c.lower_ in _MODAL for c in root.children)
        return (_from(root), sentence.end) if root.lemma_ in _BINDING or modal else None
    if first.lower_ not in {"it", "they", "both", "each", "either", "the"}:
        return None
    draft = first.lower_ == "the" and len(sentence) > 1 and sentence[1].lower_ in _TEXTS
    if (first.lower_ in {"it", "they"} or draft) and root.lemma_ in _BINDING:
        return root.i + 1, sentence.end
    return None


def _read(parse: Parse, sentence: Span, clause: tuple[int, int]) -> Iterator[Obligation]:
    doc = parse.doc
    first, last = clause
    while last > first and (doc[last - 1].is_punct or doc[last - 1].is_space):
        last -= 1
    if last <= first:
        return
    start, end = doc[first].idx, doc[last - 1].idx + len(doc[last - 1])
    text = plain(parse.text[start:end])
    condition = _condition(parse, sentence, start, end)
    negated = first > sentence.start and doc[first - 1].lemma_ in _NEGATIVE
    # Where one duty is told in words of another ("withdraw troops" in a truce), the longer wins.
    matched = [(match, kind) for kind, cues, _ in lexicon().duties if (match := cues.search(text))]
    for match, kind in matched:
        if any(
            other.start() <= match.start() and match.end() <= other.end() and other is not match
            and (other.end() - other.start()) > (match.end() - match.start())
            for other, _ in matched
        ):  # fmt: skip
            continue
        if kind == "aid" and any(name == "mutual defence" for _, name in matched):
            continue
        if negated and kind == "recognition":
            continue
        yield Obligation(
            kind=kind, condition=condition, start=start, end=end, text=parse.text[start:end]
        )


def _condition(parse: Parse, sentence: Span, start: int, end: int) -> str | None:
    for low, high in ((start, end), (sentence.start_char, sentence.end_char)):
        match = _CONDITION.search(parse.text[low:high])
        if match is not None:
            return match.group().strip().rstrip(",.").strip()
    return None

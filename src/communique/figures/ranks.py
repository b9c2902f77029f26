"""Ranks: "its second-largest trading partner", "the biggest donor to Laos"."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

import msgspec

from communique.data import entries
from communique.figures.context import context_pair, themes
from communique.figures.words import Told, lemmas
from communique.language.nouns import function_of, state_mentions, states_of
from communique.language.patterns import alternatives
from communique.record import Flow

if TYPE_CHECKING:
    from communique.language import Parse
    from communique.language.annotations import ActorMention
    from communique.language.tokens import Span, Token
    from communique.record import Figure

_ORDINALS = {
    word: i
    for i, word in enumerate(
        "first second third fourth fifth sixth seventh eighth ninth tenth".split(), start=1
    )
}


class Role(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """An entry of ``data/figures/ranks.yaml``; see there."""

    id: str
    indicator: str
    roles: tuple[str, ...]
    flow: Flow | None = None
    goods: tuple[str, ...] = ()
    before: tuple[str, ...] = ()
    not_before: tuple[str, ...] = ()
    examples: tuple[Told, ...] = ()
    counterexamples: tuple[str, ...] = ()


@cache
def _roles() -> tuple[tuple[re.Pattern[str], Role], ...]:
    """The roles in their order, each with a pattern of its phrases and of what must follow."""
    return tuple(
        (re.compile(_phrase(role), re.IGNORECASE), role)
        for role in entries("figures/ranks.yaml", Role)
    )


def _phrase(role: Role) -> str:
    pattern = rf"(?:{alternatives(role.roles)})\b"
    if role.goods:
        # "the biggest buyer of Iran's crude"
        pattern += rf"(?= (?:for|of) [\w’' -]{{0,30}}(?:{alternatives(role.goods)})\b)"
    if role.before:
        pattern += rf"(?= (?:{alternatives(role.before)})\b)"
    if role.not_before:
        pattern += rf"(?! (?:{alternatives(role.not_before)})\b)"
    return pattern


@cache
def _rank() -> re.Pattern[str]:
    first = alternatives([*lemmas("superlative"), *lemmas("loosely")])
    roles = "|".join(f"(?:{pattern.pattern})" for pattern, _ in _roles())
    return re.compile(
        rf"\b(?:(?P<nth>{'|'.join(_ORDINALS)}|\d{{1,2}}(?:st|nd|rd|th))[ -])?"
        rf"(?P<top>(?:single[ -])?(?:{first}))"
        r"(?: (?:single|overall|foreign|bilateral|overseas|global))?[ ]"
        rf"(?P<role>{roles})",
        re.IGNORECASE,
    )


@dataclass(frozen=True, slots=True)
class Rank:
    """A rank told in a sentence: characters of the sentence, the rank, and who for whom."""

    start: int
    end: int
    value: int
    indicator: str
    flow: Flow | None
    of: str
    partner: str


def ranks(parse: Parse, sentence: Span, last: Figure | None = None) -> list[Rank]:
    """The ranks that a sentence tells of one state among the partners of another."""
    found: list[Rank] = []
    mentions = state_mentions(parse, sentence)
    for match in _rank().finditer(sentence.text):
        if match["top"].lower() in lemmas("loosely") or _plural(sentence.text, match.end()):
            continue
        if sentence.text[: match.start()].lower().endswith(("next ", "other ", "another ")):
            continue  # "its next biggest supplier": we do not know which
        if lemmas("formerly") & {*sentence.text[: match.start()].lower().split()[-3:]}:
            continue  # "Japan, once China's top lender"
        pair = _parties(parse, sentence, match, mentions, last)
        if pair is None:
            continue
        indicator, flow = _role(sentence.text, match.start("role"))
        found.append(Rank(match.start(), match.end(), _value(match["nth"]), indicator, flow, *pair))
    return found


def _plural(text: str, end: int) -> bool:
    """Whether the role is plural: "one of its largest trading partners" ranks nobody."""
    return text[end : end + 1] == "s"


def _value(nth: str | None) -> int:
    if nth is None:
        return 1
    word = nth.lower()
    return _ORDINALS.get(word) or int(re.sub(r"\D", "", word))


def _role(text: str, start: int) -> tuple[str, Flow | None]:
    # In its place: some roles are told by the words after them.
    for pattern, role in _roles():
        if pattern.match(text, start):
            return role.indicator, role.flow
    raise AssertionError(text)


def _whose_else(
    parse: Parse, sentence: Span, ranked: ActorMention, mentions: list[ActorMention]
) -> str | None:
    """Whose partner a state is that is said to be "its" partner: nobody is his own."""
    of = states_of(parse, ranked)
    doc = sentence.doc
    noun = doc[ranked.root].head
    noun = noun.head if noun.dep_ == "prep" else noun  # "the largest donor to the country"
    subjects = [c for c in noun.head.children if c.dep_ == "nsubj"] if noun.dep_ == "attr" else []
    taken = noun.head.head if noun.dep_ == "pobj" and noun.head.lower_ == "as" else None
    if taken is not None:  # "overtook Russia as the country's top market"
        subjects = [c for c in taken.children if c.dep_ == "nsubj"]
    passed = {t.i for c in taken.children if c.dep_ == "dobj" for t in c.subtree} if taken else ()
    mentions = [m for m in mentions if m.root not in passed]
    if noun.dep_ == "appos":
        subjects = [noun.head]  # "Japan, its second largest customer"
    itself = any(
        states_of(parse, m) == of
        for m in mentions
        if m.first < ranked.first and any(m.first <= c.i < m.last for c in subjects)
    )
    if len(of) != 1 or not itself:
        return None
    before = {s for m in mentions if m.first < ranked.first for s in states_of(parse, m)} - {*of}
    pair = context_pair(parse, sentence, list(of), before=True)
    others = before or {s for s in pair if s not in of}
    if len(others) > 1 and noun.dep_ == "appos":
        others = set([state for state in themes(parse) if state in others][:1])
    return next(iter(others)) if len(others) == 1 else None


def _of_theme(
    parse: Parse, sentence: Span, span: Span, mentions: list[ActorMention], last: Figure | None
) -> tuple[str, str] | None:
    """The parties of a rank that has no owner: "China remained the largest trading partner"."""
    doc = sentence.doc
    noun = span[len(span) - 1]
    noun = span.root if noun.dep_ != "attr" else noun  # "the biggest source of remittances"
    following = doc[span.end].lower_ if span.end < sentence.end else ""
    beside = noun.head if noun.dep_ == "appos" else None
    if beside is not None and last is not None and last.flow == "exports" and (
        noun.lemma_ in {"buyer", "customer", "market"} and following in {",", "."}
    ):  # fmt: skip
        # "Turkey, the largest buyer, took three cargoes": of what was sold in the sentence before
        there = [m for m in mentions if m.first <= beside.i < m.last]
        ranked = [s for m in there for s in states_of(parse, m)]
        theirs = len(ranked) == 1 and last.of not in {None, *ranked}
        return (str(last.of), ranked[0]) if theirs else None
    determined = any(c.lower_ == "the" for c in noun.lefts)
    if following in {"of", "to", "for", "in"} or not determined or noun.dep_ != "attr":
        return None
    if any(c.dep_ == "poss" for c in noun.lefts):
        return None
    subjects = [
        m for m in mentions
        if (f := function_of(doc[m.root])).name == "subject" and not f.modifies
        and f.governor == noun.head
    ]  # fmt: skip
    states = [s for m in subjects for s in states_of(parse, m)]
    sold = last is not None and last.flow == "exports" and last.of not in {None, *states}
    if sold and last is not None and len(states) == 1 and noun.lemma_ in {"buyer", "customer"}:
        return str(last.of), states[0]  # of what was sold in the sentence before
    about = [state for state in themes(parse)[:2] if state not in states]
    return (about[0], states[0]) if len(states) == 1 and about else None


def _beside(
    parse: Parse, sentence: Span, span: Span, mentions: list[ActorMention]
) -> tuple[str, str] | None:
    """The parties of a rank set beside its state: "Peru's trade with Chile, its largest buyer"."""
    doc = sentence.doc
    owner = doc[span.start - 1]
    if owner.lower_ not in {"its", "their"} or owner.i < sentence.start + 3:
        return None
    if doc[owner.i - 1].text != ",":
        return None
    partner = next((m for m in mentions if m.last == owner.i - 1), None)
    own = states_of(parse, partner) if partner is not None else ()
    before = {s for m in mentions if m.last < owner.i for s in states_of(parse, m)} - {*own}
    return (before.pop(), own[0]) if len(own) == 1 and len(before) == 1 else None


def _set_aside(state: Token) -> bool:
    """Whether a state is one that does not hold the rank: "after Russia and the United States"."""
    while state.dep_ == "conj":
        state = state.head
    first = state.left_edge
    words = (first, first.nbor(-1)) if first.i > 0 else (first,)
    return any(t.lower_ in {"not", "after", "behind"} for t in words)


def _parties(
    parse: Parse,
    sentence: Span,
    match: re.Match[str],
    mentions: list[ActorMention],
    last: Figure | None,
) -> tuple[str, str] | None:
    """Of whose partners the rank is, and who holds it."""
    doc = sentence.doc
    span = doc.char_span(
        sentence.start_char + match.start(),
        sentence.start_char + match.end(),
        alignment_mode="expand",
    )
    if span is None:
        return None
    ranked: ActorMention | None = None
    for mention in mentions:
        # "Pakistan's largest trading partner"
        if 0 <= span.start - mention.last <= 2 and all(
            t.pos_ in {"PART", "ADJ", "ADV", "PUNCT"} or t.text in {"'s", "’s", "’"}
            for t in doc[mention.last : span.start]
        ):
            ranked = mention
        # "the largest trading partner of, to, for Pakistan"
        elif mention.first >= span.end and mention.first - span.end <= 4 and ranked is None:
            words = [t.lower_ for t in doc[span.end : mention.first]]
            if words and words[0] in {"of", "to", "for", "in"}:
                ranked = mention
    loose = ranked is None or ranked.form == "pronoun"
    if loose and (beside := _beside(parse, sentence, span, mentions)) is not None:
        return beside
    if ranked is None:
        return _of_theme(parse, sentence, span, mentions, last)
    of = states_of(parse, ranked)
    if ranked.form in {"pronoun", "nominal"} and (
        other := _whose_else(parse, sentence, ranked, mentions)
    ):
        return other, of[0]
    others = [m for m in mentions if m is not ranked and not set(states_of(parse, m)) & set(of)]
    if len(of) != 1 or not others:
        return None
    subjects = [m for m in others if function_of(doc[m.root]).name in {"subject", "undergoer"}]
    others = [m for m in others if not _set_aside(doc[m.root])]
    subjects = [m for m in subjects if m in others]
    before = [m for m in subjects or others if m.first < span.start]
    after = [m for m in others if m.first >= span.end]
    partner = next(iter(before[-1:] or after[:1]), None)
    if partner is None:
        return None
    states = states_of(parse, partner)
    return (of[0], states[0]) if len(states) == 1 else None

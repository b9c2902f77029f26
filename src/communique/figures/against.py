"""Shares held against those of another partner: "23 percent, against 17 percent for Britain"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from communique.figures.parallels import subjects
from communique.figures.relations import Relation
from communique.language.nouns import state_mentions, states_of, verb_above

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from communique.figures.amounts import Amount
    from communique.figures.ellipsis import Model
    from communique.language import Parse
    from communique.language.annotations import ActorMention
    from communique.language.tokens import Span

_ABOUT = frozenset("about some around nearly almost only just the a".split())
_AGAINST = frozenset({"against", "versus", "with", "to"})
_WITH = frozenset({"with", "at", "on", "(", ","})
_PARTNERS = frozenset({"for", "from", "to", "with", "by"})


def rivals(
    parse: Parse, sentence: Span, amounts: Sequence[Amount]
) -> Iterator[tuple[Amount, ActorMention]]:
    """The shares that share their words with the one before, with the state that they name.

    The partner of "against 17 percent for Britain", the owner of "and 18 percent of Peru's".
    """
    shares = [a for a in amounts if a.quantity.kind == "share"]
    if len(shares) < 2:
        return
    named = state_mentions(parse, sentence)
    for amount in shares[1:]:
        for mention in named:
            near = 1 <= mention.first - amount.last <= 2
            if _followed(sentence, amount, mention) or (
                near and (_held(sentence, amount) or _is_owner(sentence, amount, mention))
            ):
                yield amount, mention
                break


def followers(
    parse: Parse, sentence: Span, amounts: Sequence[Amount]
) -> Iterator[tuple[Amount, ActorMention]]:
    """The sums and counts of the next in rank: "followed by Malta with $1m and Fiji with $9,000".

    Each comes with the state that it is of.
    """
    named = state_mentions(parse, sentence)
    followed: Amount | None = None
    for amount in amounts:
        if amount.quantity.kind == "share":
            continue
        for mention in named:
            if _followed(sentence, amount, mention) or (
                followed is not None
                and followed.last <= mention.first
                and 0 < amount.first - mention.last <= 3
                and sentence.doc[mention.last].lower_ in _WITH
                and _joined(sentence, followed, mention)
            ):
                followed = amount
                yield amount, mention
                break


def rival_partners(
    parse: Parse, sentence: Span, amounts: Sequence[Amount]
) -> Iterator[tuple[Amount, ActorMention, ActorMention]]:
    """Amounts held against those of another partner: "9 tons from Fiji, against 5 from Malta".

    Each comes with the partner that is its own, and that of the amount before it.
    """
    measured = [a for a in amounts if a.quantity.kind not in {"share", "count"}]
    for amount in measured[1:]:
        own = _partner_behind(parse, sentence, amount)
        if own is None or not _held(sentence, amount):
            continue
        for before in reversed([a for a in measured if a.first < amount.first]):
            other = _partner_behind(parse, sentence, before)
            if other is not None and before.quantity.kind == amount.quantity.kind:
                yield amount, own, other
                break


def _partner_behind(parse: Parse, sentence: Span, amount: Amount) -> ActorMention | None:
    """The state from which or to which an amount goes, told within a few words behind it."""
    for mention in state_mentions(parse, sentence):
        words = sentence.doc[amount.last : mention.first]
        if 1 <= len(words) <= 5 and not any(t.is_punct or t.like_num for t in words) and (
            {t.lower_ for t in words[-2:]} & {"from", "to", "with"} and mention.form != "pronoun"
        ):  # fmt: skip
            return mention
    return None


def _joined(sentence: Span, before: Amount, mention: ActorMention) -> bool:
    """Whether nothing but a comma or an "and" stands between an amount and the next state."""
    words = {t.lower_ for t in sentence.doc[before.last : mention.first]}
    return mention.first - before.last <= 4 and words <= {",", "and", "the", "people", "troops"}


def of_follower(
    parse: Parse, sentence: Span, state: ActorMention, before: ActorMention | None,
    found: Sequence[Model],
) -> tuple[Relation, Model] | None:  # fmt: skip
    """The states of such an amount, in which its own stands in place of the one before it.

    Args:
        parse: the parse.
        sentence: the sentence the amount stands in.
        state: the state that the amount is of.
        before: the state that the amount before it is of, if that is one of those next in rank.
        found: what has been found of the amounts before.
    """
    last = found[-1] if found else None
    states = states_of(parse, state)
    if last is None or len(states) != 1 or len(last.relation.between) != 2:
        return None
    between, of = last.relation.between, last.relation.of
    if states[0] in between:
        return None
    if before is not None:
        first = next(iter(states_of(parse, before)), None)
    else:
        first = _ranked(parse, sentence, state, last)
    if first not in between:
        return None
    kept = [s for s in between if s != first]
    return Relation(states[0] if of == first else of, tuple(sorted({*kept, *states}))), last


def _ranked(parse: Parse, sentence: Span, state: ActorMention, last: Model) -> str | None:
    """Which state of a pair those next in rank follow: the subject, or from whom it comes."""
    verb = verb_above(sentence.doc[last.amount.first])
    doing = subjects(parse, sentence, sentence.root)
    doing |= subjects(parse, sentence, verb) if verb is not None else set()
    doing &= {*last.relation.between}
    if len(doing) == 1:
        return next(iter(doing))
    before = [m for m in state_mentions(parse, sentence) if m.first < state.first]
    partners = [m for m in before if sentence.doc[m.first - 1].lower_ in _PARTNERS]
    named = [s for m in partners or before for s in states_of(parse, m)]
    return next((s for s in named if s in last.relation.between), None)


def _held(sentence: Span, amount: Amount) -> bool:
    doc = sentence.doc
    i = amount.first - 1
    while i > sentence.start and doc[i].lower_ in _ABOUT:
        i -= 1
    held = doc[i].lower_ in {"against", "versus"} or (
        doc[i].lower_ in _AGAINST and doc[i - 1].lower_ == "compared"
    )
    return held and amount.last < sentence.end and doc[amount.last].lower_ in _PARTNERS


def _followed(sentence: Span, amount: Amount, mention: ActorMention) -> bool:
    """Whether a share is that of the next in rank: "followed by Germany with 13 percent"."""
    doc = sentence.doc
    if not 0 < amount.first - mention.last <= 3:
        return False
    if doc[mention.last].lower_ not in _WITH:
        return False
    i = mention.first - 1
    i -= doc[i].lower_ == "the"
    before = [t.lower_ for t in doc[max(sentence.start, i - 1) : i + 1]]
    return before in (["ahead", "of"], ["followed", "by"]) or before[-1:] in (
        ["behind"],
        ["before"],
    )


def _is_owner(sentence: Span, amount: Amount, mention: ActorMention) -> bool:
    """Whether a state only owns what the share before was of: "18 percent of Peru's"."""
    doc = sentence.doc
    if doc[amount.last].lower_ != "of" or mention.last >= sentence.end:
        return False
    i = mention.last if doc[mention.last].tag_ == "POS" else mention.last - 1
    if doc[i].tag_ != "POS":
        return False
    return i + 1 >= sentence.end or doc[i + 1].is_punct or doc[i + 1].pos_ in {"CCONJ", "ADP"}


def held_against(
    parse: Parse, sentence: Span, amount: Amount, state: ActorMention, found: Sequence[Model]
) -> tuple[Relation, Model] | None:
    """The states of such a share, and the one before it, whose words it shares."""
    last = found[-1] if found else None
    states = states_of(parse, state)
    if last is None or len(states) != 1 or last.amount.quantity.kind != "share":
        return None
    of = last.relation.of
    if of is None or of in states:
        return None
    if _is_owner(sentence, amount, state):
        others = {s for s in last.relation.between if s != of}
        return Relation(states[0], tuple(sorted({*states, *others}))), last
    return Relation(of, tuple(sorted({of, *states}))), last


def shares_to(
    parse: Parse, sentence: Span, amounts: Sequence[Amount]
) -> Iterator[tuple[Amount, ActorMention]]:
    """The shares of trade just told that go to or come from a state: "78 percent of it to Peru"."""
    doc = sentence.doc
    for amount in amounts:
        words = [t.lower_ for t in doc[amount.last : min(sentence.end, amount.last + 3)]]
        if amount.quantity.kind != "share" or len(words) < 3 or words[0] != "of":
            continue
        if words[1] in {"them", "it", "which", "that", "these"} and words[2] in {"to", "from"}:
            for mention in state_mentions(parse, sentence):
                if 0 <= mention.first - amount.last - 3 <= 1:
                    yield amount, mention
                    break


def share_of_trade(
    parse: Parse, partner: ActorMention, found: Sequence[Model]
) -> tuple[Relation, Model] | None:
    """The states of such a share, and the trade that it is of."""
    last = found[-1] if found else None
    states = states_of(parse, partner)
    if last is None or len(states) != 1 or last.claim.flow not in {"exports", "imports"}:
        return None
    of = last.relation.of
    if of is None or of in states:
        return None
    return Relation(of, tuple(sorted({of, *states}))), last

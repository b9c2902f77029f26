"""Shares of goods told before by where they come from: "It imports fuel. Half is from Oman."."""

from __future__ import annotations

from typing import TYPE_CHECKING

from communique.figures.amounts import Claim
from communique.figures.context import distinct, themes
from communique.figures.cues import cues_in
from communique.figures.lexicon import lexicon
from communique.figures.relations import Relation
from communique.figures.words import lemmas
from communique.language.nouns import state_mentions, states_of

if TYPE_CHECKING:
    from communique.figures.amounts import Amount
    from communique.figures.lexicon import Owner
    from communique.language import Parse
    from communique.language.tokens import Span, Token
    from communique.record import Flow

_WAYS: dict[str, Flow] = {"from": "imports", "to": "exports"}
_THEM = frozenset({"it", "this", "that", "them", "these", "which"})


def share_by_origin(
    parse: Parse, sentence: Span, amount: Amount
) -> tuple[Claim, Relation] | None:  # fmt: skip
    """What a share that only says where it comes from or goes to is of, and between whom."""
    verb = _moves(sentence, amount)
    if verb is None:
        return None
    way = next((c for c in verb.rights if c.lower_ in _WAYS and c.dep_ == "prep"), None)
    named = state_mentions(parse, sentence)
    partner = next((m for m in named if way is not None and 0 < m.first - way.i <= 2), None)
    states = states_of(parse, partner) if partner is not None else ()
    told = _told_before(parse, sentence, amount)
    if way is None or len(states) != 1 or told is None:
        return None
    owners = [state for state in distinct(parse, [
        m for m in state_mentions(parse, told) if m.last <= amount.first
    ]) if state not in states]  # fmt: skip
    flow = _WAYS[way.lower_]
    hits = [hit for hit in cues_in(told) if hit.last <= amount.first and hit.cue is not None]
    goods = [hit.indicator for hit in hits if hit.indicator.commodity]
    traded = any(hit.cue is not None and hit.cue.flow == flow for hit in hits)
    sent = [hit for hit in hits if hit.indicator.id == "remittances"]
    if sent and way.lower_ == "from" and not goods:
        home = next(iter(owners), None) if len(owners) < 2 else None
        home = home or next((s for s in themes(parse)[:1] if s not in states), None)
        if home is None:
            return None
        claim = Claim(sent[-1].indicator, None, "giver", amount.first, amount.last, None)
        return claim, Relation(states[0], tuple(sorted({home, *states})))
    if len(owners) != 1 or not (goods or traded):
        return None
    owner: Owner = "taker" if flow == "imports" else "giver"
    indicator = goods[-1] if goods else lexicon().indicators["trade"]
    claim = Claim(indicator, flow, owner, amount.first, amount.last, None)
    return claim, Relation(owners[0], tuple(sorted({owners[0], *states})))


def _moves(sentence: Span, amount: Amount) -> Token | None:
    """The verb of moving of which a share is the whole subject."""
    doc = sentence.doc
    head = doc[amount.last - 1]
    words = [t.lower_ for t in doc[amount.last : min(sentence.end, amount.last + 2)]]
    if amount.quantity.kind != "share" or (words[:1] == ["of"] and not _THEM & {*words[1:]}):
        return None
    while head.dep_ in {"nummod", "compound", "pobj", "prep"} and head.head.i < amount.last:
        head = head.head
    verb = head.head
    return verb if head.dep_ == "nsubj" and verb.lemma_ in lemmas("coming-from") else None


def _told_before(parse: Parse, sentence: Span, amount: Amount) -> Span | None:
    """The sentence that tells of the goods: this one, if it does before the share, or the last."""
    here = [hit for hit in cues_in(sentence) if hit.last <= amount.first]
    if any(
        hit.indicator.commodity or (hit.cue and hit.cue.flow) or hit.indicator.id == "remittances"
        for hit in here
    ):
        return sentence
    return next((s for s in reversed(parse.sentences) if s.end <= sentence.start), None)

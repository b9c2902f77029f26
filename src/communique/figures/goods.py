"""The goods that a text goes on to tell of: its oil, where a sentence says but "exports"."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from communique.figures.amounts import Claim
from communique.figures.cues import cues_in
from communique.figures.lexicon import adjectives, lexicon
from communique.figures.unnamed import flow_of
from communique.figures.words import lemmas
from communique.language.nouns import verb_above

if TYPE_CHECKING:
    from communique.figures.amounts import Amount
    from communique.figures.cues import Found
    from communique.figures.lexicon import Indicator, Owner
    from communique.language.tokens import Span, Token
    from communique.record import Figure, Flow


_ABLE = frozenset({"can", "could"})


def more_goods(sentence: Span, amount: Amount, last: Figure) -> Claim | None:
    """More of the goods told of last: "... of soybeans. Brazil shipped 50 million tonnes"."""
    indicator = lexicon().indicators[last.indicator]
    verb = verb_above(sentence.doc[amount.first])
    share = amount.quantity.kind == "share"
    if verb is not None and any(c.dep_ == "aux" and c.lower_ in _ABLE for c in verb.children):
        return None  # "its trains can carry 30,000 tons"
    if not indicator.commodity or amount.quantity.kind not in indicator.kinds or verb is None:
        return None
    flow, first, end = None if share else flow_of(verb), amount.first, amount.last
    if flow is None:
        # "Imports from Uganda were down 16% at 190 GWh"
        noun = next((c for c in verb.lefts if c.dep_ == "nsubj"), None)
        flow = flow_noun(noun) if noun is not None else None
        if noun is None or ((flow != last.flow or not _bare(noun)) and not _owned(noun)):
            return None
        first, end = noun.i, noun.i + 1
    if flow is None:
        return None
    owner: Owner = "taker" if flow == "imports" else "giver"
    return Claim(indicator, flow, owner, first, end, amount.quantity.unit)


def same_goods(sentence: Span, amount: Amount, what: Claim, last: Figure | None) -> Claim:
    """Goods without a name, which are those of the number before: "It sold 65 million tons".

    Also what a bare "exports" moves after exports of the same goods.
    """
    if last is None or what.indicator.id != "trade":
        return what
    indicator = lexicon().indicators[last.indicator]
    if not indicator.commodity:
        return what
    if (what.first, what.last) == (amount.first, amount.last):
        goods = amount.quantity.kind in {*indicator.kinds} - {"money"}
        return replace(what, indicator=indicator) if goods else what
    verb = verb_above(sentence.doc[amount.first])
    doing = next((c for c in verb.lefts if c.dep_ == "nsubj"), None) if verb is not None else None
    if amount.quantity.kind == "share" and doing is not None and doing.lemma_ in lemmas("cargo"):
        return replace(what, indicator=indicator)  # "Russian barrels made up half its imports"
    noun = sentence.doc[what.last - 1]
    moved = amount.quantity.kind == "share" and what.flow == last.flow and noun.dep_ == "nsubj"
    supplied = (
        amount.quantity.kind == "share" and what.flow == last.flow == "imports"
        and verb is not None and verb.lemma_ in lemmas("providing")
    )  # fmt: skip
    if supplied and len(lefts := [*noun.lefts]) == 1 and lefts[0].dep_ == "poss":
        return replace(what, indicator=indicator)  # "Russia has supplied 69 percent of its imports"
    return replace(what, indicator=indicator) if moved and _bare(noun) else what


def goods_beside(sentence: Span, amount: Amount) -> Indicator | None:
    """The goods beside a word of trade without an amount: "importing gas", "oil exports"."""
    for hit in cues_in(sentence):
        near = 0 <= hit.first - amount.last <= 2 or hit.last == amount.first
        if near and hit.indicator.commodity and hit.cue is not None:
            return hit.indicator
    return None


def flow_noun(noun: Token) -> Flow | None:
    """Which way goods go by a noun: "imports", "deliveries to"."""
    for _, cue in lexicon().cues.get(noun.lower_, ()):
        if cue.flow in {"exports", "imports"}:
            return cue.flow
    return "exports" if noun.lower_ in {"deliveries", "shipments", "supplies", "sales"} else None


def _owned(noun: Token) -> bool:
    """Whether a noun of trade has nothing but a state before it: "Russian shipments"."""
    lefts = list(noun.lefts)
    return len(lefts) == 1 and lefts[0].text in adjectives() and not any(
        c.lower_ == "of" for c in noun.rights
    )  # fmt: skip


def _bare(noun: Token) -> bool:
    """Whether nothing says of what goods, or whose, a noun of trade is."""
    return not any(c.dep_ in {"amod", "compound", "poss", "nmod"} for c in noun.lefts) and not any(
        c.lower_ == "of" for c in noun.rights
    )


_TOWARDS = frozenset({"from", "to", "with", "between"})


def made_of(sentence: Span, amount: Amount) -> bool:
    """Whether a share says of what goods a state's trade is: "copper is 70% of its exports"."""
    verb = verb_above(sentence.doc[amount.first])
    if verb is None or verb.i > amount.first or verb.lemma_ not in lemmas("making-up"):
        return False
    subject = next((c for c in verb.lefts if c.dep_ == "nsubj"), None)
    if subject is not None and verb.dep_ == "relcl" and subject.tag_ in {"WDT", "WP"}:
        subject = verb.head
    if subject is None:
        return False
    lead = [t for t in subject.subtree if t.i <= subject.i]
    capitals = [t for t in lead if t.text[:1].isupper()]
    if any(t.i != sentence.start or t.text in adjectives() for t in capitals):
        return False  # "Russian oil makes up 70% of its imports"
    if any(t.lower_ in _TOWARDS for t in verb.subtree if t.i >= amount.last):
        return False  # "31 percent of what Peru buys *from* Chile"
    return subject.lemma_.lower() in lemmas("wares") and all(
        c.dep_ in {"det", "amod", "cc", "conj", "compound", "relcl", "punct", "advmod"}
        for c in subject.children
    )


def told_next(sentence: Span, amount: Amount, hit: Found) -> bool:
    """Whether goods do something in a clause after an amount: "$4m, while *oil* goes to Peru"."""
    noun, verb = sentence.doc[hit.last - 1], verb_above(sentence.doc[amount.first])
    if hit.first < amount.last or verb is None or noun.dep_ not in {"nsubj", "nsubjpass"}:
        return False
    return noun.head.i != verb.i and noun.head.i > amount.last

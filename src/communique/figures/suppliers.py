"""Shares of what is another's: of "its" electricity a supplier covers none that is its own.

"Uganda is Kenya's largest market. It took 12 percent of the country's exports": of Kenya's.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from communique.figures.context import context_pair, distinct
from communique.figures.parallels import subjects
from communique.figures.relations import Relation
from communique.figures.words import lemmas
from communique.language.nouns import state_mentions, states_of, verb_above

if TYPE_CHECKING:
    from collections.abc import Sequence

    from communique.figures.amounts import Amount, Claim
    from communique.language import Parse
    from communique.language.tokens import Span
    from communique.record import Figure

# How far, in tokens, behind a share its owner may stand: "a third of all its imports".
_NEAR = 4


def own_from(
    parse: Parse, sentence: Span, amount: Amount, claim: Claim, where: Relation,
    last: Figure | None, about: Sequence[str],
) -> tuple[Claim, Relation]:  # fmt: skip
    """A share that a state gets of its own from another: "It takes 5 percent of its gas from Peru".

    Args:
        parse: the parse.
        sentence: the sentence the share stands in.
        amount: the share.
        claim: what it is of.
        where: what has been found of its states.
        last: the figure told in the sentence before.
        about: the states of the text, those first of which it tells most.
    """
    doc, verb = sentence.doc, verb_above(sentence.doc[amount.first])
    if verb is None or amount.quantity.kind != "share" or claim.indicator.owner == "people":
        return claim, where
    after = [t.lower_ for t in doc[amount.last : min(sentence.end, amount.last + 3)]]
    owned = after[:1] == ["of"] and {"its", "their"} & {*after[1:]}
    if not owned or verb.lemma_ not in lemmas("importing") | lemmas("taking") | lemmas("drawing"):
        return claim, where
    named = [m for m in state_mentions(parse, sentence) if m.form != "pronoun"]
    sellers = [
        m for m in named
        if amount.last < m.first and {t.lower_ for t in doc[m.first - 2 : m.first]} & {"from"}
        and not any(t.like_num for t in doc[amount.last : m.first])
    ]  # fmt: skip
    selling = distinct(parse, sellers)
    if len(selling) != 1:
        return claim, where
    (seller,) = selling
    heads = [c for c in verb.children if c.dep_ == "nsubj"]
    inside = {t.i for c in heads for t in c.subtree}
    taking = distinct(parse, [m for m in named if m.root in inside])[:1]
    if not taking and heads and heads[0].pos_ == "PRON":
        before = next((s for s in reversed(parse.sentences) if s.end <= sentence.start), None)
        doing = sorted(subjects(parse, before, before.root)) if before is not None else []
        told = [last.of] if last is not None and last.of is not None else []
        taking = [s for s in (*doing, *told, *about[:1]) if s != seller][:1]
    if not taking or taking[0] == seller:
        return claim, where
    told_flow = replace(claim, flow="imports")
    return told_flow, Relation(taking[0], tuple(sorted({taking[0], seller})))


def of_ranked(
    parse: Parse, sentence: Span, claim: Claim, where: Relation, ranked: Figure | None
) -> Relation:
    """The states of goods told right after a rank: "its top supplier of coal. It took 7 tons".

    Args:
        parse: the parse.
        sentence: the sentence an amount stands in.
        claim: what it measures.
        where: what has been found of its states.
        ranked: the rank that the sentence before told.
    """
    if ranked is None or ranked.of is None or len(ranked.between) != 2:
        return where
    if ranked.indicator != claim.indicator.id or claim.flow not in {"exports", "imports"}:
        return where
    if any(m.form != "pronoun" for m in state_mentions(parse, sentence)):
        return where
    (partner,) = {*ranked.between} - {ranked.of}
    buyer = partner if ranked.flow == "exports" else ranked.of
    seller = ranked.of if ranked.flow == "exports" else partner
    return Relation(buyer if claim.flow == "imports" else seller, ranked.between)


def of_the_other(
    parse: Parse, sentence: Span, amount: Amount, claim: Claim, where: Relation,
    last: Figure | None, ranked: Figure | None,
) -> tuple[Claim, Relation]:  # fmt: skip
    """A share that one state takes or covers of what is the other's, and their relation.

    Args:
        parse: the parse.
        sentence: the sentence the share stands in.
        amount: the share.
        claim: what it is of.
        where: what has been found of its states.
        last: the figure told in the sentence before.
        ranked: the rank told there.
    """
    theirs = _of_the_other(parse, sentence, amount, where, last, ranked)
    if theirs == where or claim.flow not in {"exports", "imports"}:
        return claim, theirs
    verb = verb_above(sentence.doc[amount.first])
    words = [t.lower_ for t in sentence.doc[claim.first : claim.last]]
    if verb is None or any(word.startswith(("import", "export")) for word in words):
        return claim, theirs
    if verb.lemma_ in lemmas("providing"):
        return replace(claim, flow="imports"), theirs
    return (replace(claim, flow="exports") if verb.lemma_ in lemmas("taking") else claim), theirs


def _of_the_other(
    parse: Parse, sentence: Span, amount: Amount, where: Relation, last: Figure | None,
    ranked: Figure | None,
) -> Relation:  # fmt: skip
    doc, verb = sentence.doc, verb_above(sentence.doc[amount.first])
    takes = lemmas("sharing") | lemmas("accounting") | lemmas("providing")
    if verb is None or amount.quantity.kind != "share" or verb.lemma_ not in takes:
        return where
    if amount.last >= sentence.end or doc[amount.last].lower_ != "of":
        return where
    if any(t.lower_ == "from" for t in verb.subtree if t.i > amount.last):
        return where  # "bought half of its wheat from Russia": its own
    owners = [
        m for m in state_mentions(parse, sentence)
        if 0 < m.first - amount.last <= _NEAR and m.form in {"pronoun", "nominal"}
        and (doc[m.root].dep_ == "poss" or (m.last < sentence.end and doc[m.last].tag_ == "POS"))
    ]  # fmt: skip
    if len(owners) != 1:
        return where
    taking, owned = subjects(parse, sentence, verb), {*states_of(parse, owners[0])}
    heads = [c for c in verb.children if c.dep_ == "nsubj"]
    if ranked is not None and ranked.of is not None and len(ranked.between) == 2:
        (partner,) = {*ranked.between} - {ranked.of}
        again = any(c.lower_ in {"it", "that", "which"} for c in heads)
        if again or taking == {partner}:
            return Relation(ranked.of, ranked.between)
        if len(taking) == 1 and ranked.of not in taking:
            return Relation(ranked.of, tuple(sorted({ranked.of, *taking})))
    if len(taking) != 1 or owned != taking:
        return where
    (state,) = taking
    if last is not None and last.of not in {None, state}:
        return Relation(last.of, tuple(sorted({str(last.of), state})))
    before = next((s for s in reversed(parse.sentences) if s.end <= sentence.start), None)
    doing = subjects(parse, before, before.root) if before is not None else set()
    if len(doing) == 1 and state not in doing:
        return Relation(next(iter(doing)), tuple(sorted({state, *doing})))
    pair = context_pair(parse, sentence, [state], before=True)
    other = next((s for s in pair if s != state), None)
    return Relation(other, pair) if other is not None else where

"""The pair of states that an article goes on speaking of, where a sentence names but one or none.

"Exports rose to $3 million", in an article on what Kenya buys from China; "Germany contributes
3,200", after "Poland has 1,600 soldiers in Afghanistan".
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from communique.figures.clauses import scopes
from communique.figures.context import distinct
from communique.figures.lexicon import lexicon
from communique.figures.parallels import subjects
from communique.figures.relations import Relation
from communique.figures.words import for_anybody, lemmas, phrases
from communique.language.nouns import (
    function_of,
    mentions_in,
    state_mentions,
    states_of,
    verb_above,
)

if TYPE_CHECKING:
    from communique.figures.amounts import Amount, Claim
    from communique.language import Parse
    from communique.language.annotations import ActorMention
    from communique.language.tokens import Span
    from communique.record import Figure

# What says with whom somebody trades, or where to something goes.
_HOME = re.compile(r"\b(?:return(?:ed|ing)?|went|gone|going|go|come|came)(?: back)? home\b")
_TO_ANYBODY = re.compile(
    r"\b(?:to|from|with|for) (?:(?:its|their|other|all|some|several|many|neighbou?ring|foreign) )+"
    r"(?:neighbou?rs|countries|states|nations|markets|buyers|customers)\b",
    re.IGNORECASE,
)
_TOWARDS = frozenset({"to", "from", "with", "into", "for"})


def of_thread(
    parse: Parse, sentence: Span, amount: Amount, claim: Claim, where: Relation,
    about: tuple[str, ...], last: Figure | None, gapped: frozenset[int], *, fresh: bool,
) -> Relation:  # fmt: skip
    """The relation of an amount with the partner that the article has been speaking of.

    Args:
        parse: the parse.
        sentence: the sentence the amount stands in.
        amount: the amount.
        claim: what it measures.
        where: what its sentence says of its states.
        about: the states of the document, those first of which it tells most.
        last: the figure that the amount may go on with.
        gapped: tokens of the states that share the verb with another number.
        fresh: whether the sentence before told a figure.
    """
    if len(where.between) == 2 and where.of is None and claim.flow in {"exports", "imports"}:
        return _owned(parse, sentence, claim, where, last)
    if len(where.between) == 2 and where.of is None and claim.indicator.handed:
        taking = [s for s in where.between if _only_partner(parse, sentence, claim, s)]
        others = [s for s in where.between if s not in taking]
        return Relation(others[0], where.between) if len(others) == 1 else where
    if claim.indicator.victims and len(where.between) < 2 and last is not None:
        there = phrases("there").search(sentence.text) is not None or where.of == last.of
        if not there or where.of is None or last.of is None:
            return where
        return Relation(
            where.of, tuple(sorted({where.of, *last.between} - ({last.of} - {where.of})))
        )
    alike = claim.indicator.id == "refugees" or (
        claim.owner == "people" and claim.last == amount.last and last is not None
        and last.indicator == claim.indicator.id
    )  # fmt: skip
    back = claim.indicator.id == "refugees" and _HOME.search(sentence.text) is not None
    if back and last is not None and last.indicator == "refugees" and where.of == last.of:
        return Relation(where.of, last.between) if len(where.between) < 2 else where
    if alike and where.of is None and last is not None:
        noun = sentence.doc[claim.last - 1]
        more = noun.lemma_ in lemmas("comers") or claim.last == amount.last
        told = len(where.between) > 1  # "has registered 7,000 people at its border with Serbia"
        return _hosted(parse, sentence, amount, where, last) if more and not told else where
    if claim.indicator.id == "prisoners" == (last.indicator if last is not None else None):
        pair = last.between if last is not None and fresh and len(where.between) < 2 else ()
        named = distinct(parse, state_mentions(parse, sentence))
        return Relation(where.of, pair) if len(pair) == 2 and set(named) <= {*pair} else where
    if len(where.between) >= 2 or claim.indicator.victims or not _goes_between(claim):
        return where
    bordering = (
        claim.indicator.id == "troops" and phrases("frontier").search(sentence.text) is not None
        and len(_in_title(parse)) == 2
    )  # fmt: skip
    if for_anybody(sentence.text) or (
        phrases("altogether").search(sentence.text) and not bordering
    ):  # fmt: skip
        return where
    clause = scopes(sentence, sentence.doc[amount.first])[0] - gapped
    own = [m for m in state_mentions(parse, sentence) if m.form != "pronoun" and m.root in clause]
    known = list(dict.fromkeys(s for s in (where.of, *where.between) if s is not None))
    if len(known) > 1 or len(distinct(parse, own)) > 1 or _with_strangers(parse, sentence):
        return where
    pair = last.between if last is not None and len(last.between) == 2 else ()
    alike = last is not None and _alike(claim, last)
    if not known:
        taxed = last is not None and claim.indicator.id == "tariff" == last.indicator
        another = last is not None and last.indicator == claim.indicator.id and (
            claim.indicator.handed and _another(sentence, claim)
        )  # fmt: skip
        if not (fresh or taxed or another) or not alike or last is None or own:
            return where
        return Relation(last.of, pair) if pair else where
    (state,) = known
    partner = where.of is None or where.of == state
    partner = partner and _only_partner(parse, sentence, claim, state)
    if alike and last is not None and not pair and partner and last.of not in {None, state}:
        return Relation(last.of, tuple(sorted({str(last.of), state})))
    if alike and last is not None and pair:
        if state in pair:
            return _sided(claim, where, state, pair, partner=partner)
        if partner and last.of is not None and last.of != state:
            return Relation(last.of, tuple(sorted({last.of, state})))
        bought = {claim.flow, last.flow} == {"exports", "imports"} and claim.flow == "exports"
        if bought and last.of is not None and where.of == state and claim.indicator.commodity:
            # "Egypt imported wheat from Romania. Russian shipments fell": those to Egypt.
            return Relation(state, tuple(sorted({state, last.of})))
        kept = [other for other in pair if other != last.of]
        if last.of is not None and len(kept) == 1 and where.of == state and (
            last.indicator == claim.indicator.id and last.flow == claim.flow
        ):  # fmt: skip
            return Relation(state, tuple(sorted({state, *kept})))
    themes = _in_title(parse)
    if len(themes) == 2 and state in themes and set(about[:2]) == {*themes}:
        return _sided(claim, where, state, themes, partner=partner)
    sent = claim.indicator.subject_owns and claim.indicator.one_way and where.of == state
    if sent and len(themes) == 1 and state not in themes:
        return Relation(state, tuple(sorted({*themes, state})))
    if partner and claim.flow is not None and len(themes) == 1 and state not in themes:
        return Relation(themes[0], tuple(sorted({*themes, state})))
    return where


def _another(sentence: Span, claim: Claim) -> bool:
    """Whether a gift or loan is one more of those told of: "A first loan of $4 million"."""
    noun = sentence.doc[claim.last - 1]
    return any(c.lower_ in lemmas("one-more") for c in noun.lefts)


def _hosted(
    parse: Parse, sentence: Span, amount: Amount, where: Relation, last: Figure
) -> Relation:
    """More of the people told of, with another host: "Romania has registered 961,000"."""
    verb = verb_above(sentence.doc[amount.first])
    while verb is not None and verb.dep_ == "xcomp":
        verb = verb.head  # "has promised to resettle 12,000 of them"
    hosts = list(subjects(parse, sentence, verb)) if verb is not None else []
    counted = lexicon().indicators[last.indicator].owner == "people"
    if not counted or last.of is None or len(hosts) != 1 or last.of in hosts:
        return where
    return Relation(last.of, tuple(sorted({last.of, *hosts})))


def of_all(sentence: Span, claim: Claim) -> bool:
    """Whether trade is that of a state with all others: "Mali's total exports rose"."""
    noun = sentence.doc[claim.last - 1]
    if claim.flow is not None and _TO_ANYBODY.search(sentence.text):
        return True  # "used to export 200 megawatts to its neighbours"
    traded = claim.flow is not None or claim.indicator.id == "trade balance"
    return traded and (
        any(phrases("altogether").fullmatch(c.lower_) for c in noun.lefts)
        or phrases("in-all").search(sentence.text) is not None
    )


def _owned(
    parse: Parse, sentence: Span, claim: Claim, where: Relation, last: Figure | None
) -> Relation:
    """Whose trade it is if one of the two is named alone, and only as the partner.

    Else it is of the state whose trade was told before: "exports to its neighbour rose".
    """
    if last is not None and last.between == where.between and last.of in where.between and (
        not any(m.form in {"name", "alias"} for m in state_mentions(parse, sentence))
    ):  # fmt: skip
        return Relation(last.of, where.between)
    told = distinct(parse, state_mentions(parse, sentence))
    if claim.flow == "imports" and len(told) == 2 and (own := _buys(parse, sentence, claim)):
        return Relation(next((s for s in where.between if s != own), None), where.between)
    if len(told) != 1 or told[0] not in where.between:
        return where
    mentions = [m for m in state_mentions(parse, sentence) if told[0] in states_of(parse, m)]
    if not all(_is_partner(sentence, claim, m) for m in mentions):
        return where
    return Relation(next(s for s in where.between if s != told[0]), where.between)


def _buys(parse: Parse, sentence: Span, claim: Claim) -> str | None:
    """The state whose goods are bought, told before their noun: "it bought American goods"."""
    noun = sentence.doc[claim.last - 1]
    noun = noun.head if noun.lower_ == "worth" else noun
    inside = {c.i for c in noun.lefts if c.dep_ in {"amod", "compound"}}
    states = distinct(parse, [m for m in state_mentions(parse, sentence) if m.root in inside])
    bought = noun.dep_ == "dobj" and noun.head.lemma_ in lemmas("drawing")
    return states[0] if bought and len(states) == 1 else None


def _goes_between(claim: Claim) -> bool:
    """Whether what is measured lies between two states by its nature."""
    indicator = claim.indicator
    return (
        claim.flow is not None
        or indicator.handed
        or indicator.one_way
        or indicator.id in {"tariff", "trade balance", "remittances", "payments"}
    )


def _alike(claim: Claim, last: Figure) -> bool:
    """Whether an amount is of what the figure before it was: both of trade, both of money given."""
    if claim.indicator.id == last.indicator:
        return True
    trade = {"trade", "trade balance", "quota", "tariff"}
    theirs = last.flow is not None or last.indicator in trade
    if claim.flow is not None or claim.indicator.id in trade:
        return theirs
    given = lexicon().indicators[last.indicator].handed and last.flow is None
    return claim.indicator.handed and given


def _sided(
    claim: Claim, where: Relation, state: str, pair: tuple[str, ...], *, partner: bool
) -> Relation:
    """The pair, and which of the two an amount is of: not the one it only goes to or comes from."""
    if claim.flow == "total":
        return Relation(None, pair)
    if where.of is not None and where.of != state:
        return Relation(where.of, pair)
    other = next(s for s in pair if s != state)
    return Relation(other if partner else where.of or state, pair)


def _only_partner(parse: Parse, sentence: Span, claim: Claim, state: str) -> bool:
    """Whether a state is named only as the one to whom or from whom it goes."""
    mentions = [m for m in state_mentions(parse, sentence) if state in states_of(parse, m)]
    return bool(mentions) and all(_is_partner(sentence, claim, m) for m in mentions)


def _is_partner(sentence: Span, claim: Claim, mention: ActorMention) -> bool:
    """Whether a state is the one with whom somebody trades: "to Peru", "bought Iranian oil"."""
    function = function_of(sentence.doc[mention.root])
    if function.name in _TOWARDS and not function.modifies:
        return True
    goods = bool(function.modifies) and mention.last <= claim.last
    bought = claim.flow == "imports" and sentence.doc[mention.root].dep_ in {"amod", "compound"}
    return bought and goods and function.name in {"object", "of"}


def _with_strangers(parse: Parse, sentence: Span) -> bool:
    """Whether somebody that is no state is named to whom or from whom it goes."""
    return any(
        not states_of(parse, m) and function_of(sentence.doc[m.root]).name in _TOWARDS
        for m in mentions_in(parse, sentence)
    )


def _in_title(parse: Parse) -> tuple[str, ...]:
    """The states that the title names."""
    title = parse.sentences[0] if parse.sentences else None
    if title is None or title.start_char >= parse.title:
        return ()
    return tuple(sorted(distinct(parse, state_mentions(parse, title))))

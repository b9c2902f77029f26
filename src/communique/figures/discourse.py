"""Whom an amount leaves unsaid because the article has told of it: the recipient, the host, there.

"Russia also gave a grant of $150 million", in an article on Kyrgyzstan; "1,200 Americans are
stationed there"; "Italy has sent 300 soldiers", after "Spain has sent Mali 200".
"""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from communique.figures.clauses import scopes
from communique.figures.context import context_pair, distinct
from communique.figures.lexicon import lexicon, peoples
from communique.figures.relations import Relation
from communique.figures.words import lemmas, phrases
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
    from communique.language.tokens import Span, Token
    from communique.record import Figure

# What says with whom somebody trades.
_TOWARDS = frozenset({"to", "from", "with"})
# A place that no table knows: "11,000 troops at Al Udeid".
_UNKNOWN = re.compile(r"^ (?:[a-z]+ ){1,3}at (?:the )?[A-Z]")
_FOUGHT = re.compile(
    r"\b(?:the|this|that|of) (?:[\w-]+ ){0,2}(?:war|fighting|conflict|clashes|battle)\b"
)


def themes(parse: Parse) -> tuple[str, ...]:
    """The states of a document, those first of which it tells most.

    A state counts once a sentence, and more in the title.
    """
    seen: Counter[str] = Counter()
    for sentence in parse.sentences:
        told = {s for m in state_mentions(parse, sentence) for s in states_of(parse, m)}
        weight = 5 if sentence.start_char < parse.title else 1
        for state in sorted(told):
            seen[state] += weight
    return tuple(state for state, _ in seen.most_common())


def unsaid(
    parse: Parse, sentence: Span, amount: Amount, claim: Claim, where: Relation,
    about: tuple[str, ...], before: Figure | None, gapped: frozenset[int],
) -> Relation:  # fmt: skip
    """The relation of an amount with the state that its clause leaves out, if one can be told.

    Args:
        parse: the parse.
        sentence: the sentence the amount stands in.
        amount: the amount.
        claim: what it measures.
        where: what the words of its clause say of its states.
        about: the states of the document, those first of which it tells most.
        before: the figure told last.
        gapped: tokens of the states that share the verb with another number.
    """
    giver = where.of or (where.between[0] if where.between else None)
    if len(where.between) > 1:
        return where
    again = before is not None and before.indicator == claim.indicator.id
    if giver is None:
        definite = sentence.doc[claim.first - 1].lower_ == "the" if claim.first else False
        if again and definite and before is not None:  # "$300 million of the loan"
            return Relation(before.of, before.between)
        balance = claim.indicator.id == "trade balance" and before is not None
        if balance and before is not None and _same_trade(claim, before):
            return Relation(None, before.between)  # "The trade gap widened to $2 billion."
        return _of_sentence_before(parse, sentence, claim) or where
    if claim.indicator.id == "prisoners" and where.of is not None:
        pair = context_pair(parse, sentence, [where.of], before=True)
        return Relation(None, pair) if pair and _hands_over(sentence, amount) else where
    fought = _FOUGHT.search(parse.text, _before(parse, sentence), sentence.end_char)
    if claim.indicator.victims and where.of is not None and fought:
        pair = context_pair(parse, sentence, [where.of], before=True)
        return Relation(where.of, pair) if pair else where
    if before is not None and _same_trade(claim, before) and giver in before.between:
        others = [s for s in before.between if s != giver]
        partner = claim.flow in {"exports", "imports"} and _is_partner(parse, sentence, giver)
        return Relation(others[0] if partner else where.of, before.between)
    taxed = claim.indicator.id == "tariff" and before is not None and again
    if taxed and before is not None and giver in before.between and len(before.between) == 2:
        return Relation(giver, before.between)
    if giver != "EUR" and "EUR" in about and claim.indicator.id in {"tariff", "trade"} and any(
        t.text in lemmas("european") for t in sentence.doc[amount.last : amount.last + 8]
    ):  # fmt: skip
        return Relation(where.of, tuple(sorted({giver, "EUR"})))
    for agreement in parse.agreements:
        # "Under the agreement Moscow is to take 3 million tons of sugar a year."
        told = any(
            sentence.start_char <= m.start < sentence.start_char + amount.quantity.start
            for m in agreement.mentions
        )
        if told and len(agreement.parties) == 2 and giver in agreement.parties and not (
            claim.indicator.victims or claim.indicator.id in {"refugees", "tourists"}
        ):  # fmt: skip
            return Relation(where.of, agreement.parties)
    clause = scopes(sentence, sentence.doc[amount.first])[0] - gapped
    here = {
        s for m in state_mentions(parse, sentence) if m.root in clause
        for s in states_of(parse, m)
    }  # fmt: skip
    named = {s for s in here if s != giver}
    counted = claim.owner == "people" and not claim.indicator.victims
    if again and before is not None and before.of == giver and not named:
        return Relation(giver, before.between) if claim.owner == "giver" else where
    if before is not None and before.of not in {None, giver} and len(before.between) == 2:
        alike = before.indicator == claim.indicator.id and before.flow == claim.flow
        others = [s for s in before.between if s != before.of]
        if alike and not named and others != [giver]:
            return Relation(giver, tuple(sorted({giver, *others})))
    verb = verb_above(sentence.doc[amount.first])
    if verb is not None and verb.lemma_ == "receive" and before is not None and before.of:
        likewise = before.indicator == claim.indicator.id and before.of != giver
        if likewise and not named:
            return Relation(before.of, tuple(sorted({giver, before.of})))
    if claim.indicator.id == "debt" and verb is not None and verb.lemma_ == "owe" and not named:
        # "France is owed $4 million", in an article on Iraq
        passive = any(c.dep_ == "nsubjpass" for c in verb.children)
        debtors = [s for s in about[:2] if s != giver and _just_told(parse, sentence, s)]
        if passive and debtors:
            return Relation(debtors[0], tuple(sorted({giver, debtors[0]})))
    forgives = claim.indicator.id == "debt" and verb is not None and not named
    if forgives and verb is not None and verb.lemma_ in lemmas("forgiving") and (
        giver in _subjects(parse, sentence, verb)
    ):  # fmt: skip
        # "France wrote off $4 million of the debt", in an article on Morocco
        debtors = [s for s in about[:2] if s != giver and _just_told(parse, sentence, s)]
        if debtors:
            return Relation(debtors[0], tuple(sorted({giver, debtors[0]})))
    handed = (
        claim.indicator.handed
        and claim.owner == "giver"
        and claim.flow != "imports"
        and verb is not None
        and verb.lemma_ in lemmas("handing")
        and not any(c.lower_ == "to" and c.dep_ in {"prep", "dative"} for c in verb.children)
        and not phrases("anywhere").search(sentence.text)
    )
    delivered = (
        claim.flow == "exports" and verb is not None
        and verb.lemma_ in {"deliver", "supply", "provide"}
        and not phrases("anywhere").search(sentence.text)
    )  # fmt: skip
    sent = (
        claim.indicator.id == "troops" and verb is not None and not named
        and (verb.lemma_ in {"send", "contribute", "deploy"} or _UNKNOWN.search(
            sentence.text[amount.quantity.end :]) is not None)
        and not phrases("anywhere").search(sentence.text)
    )  # fmt: skip
    # "takes 1,100 megawatts from the dam"
    drawn = (
        claim.flow == "imports" and verb is not None and verb.lemma_ in lemmas("drawing")
        and any(c.lower_ == "from" for c in verb.children)
        and not phrases("anywhere").search(sentence.text)
    )  # fmt: skip
    there = (counted or claim.flow is not None) and phrases("there").search(
        sentence.text[amount.quantity.end :]
    ) is not None
    away = (
        claim.indicator.id == "remittances" and phrases("there").search(sentence.text) is not None
    )
    there = there or away
    # "13,000 Russians came in January", in an article on Sri Lanka
    there = there or (claim.indicator.id == "tourists" and not named)
    if not (handed or delivered or drawn or there or sent) or (named and not there):
        return where
    earlier = next((s for s in reversed(parse.sentences) if s.end <= sentence.start), None)
    last = distinct(parse, state_mentions(parse, earlier)) if there and earlier is not None else []
    just = distinct(parse, state_mentions(parse, earlier)) if earlier is not None else []
    for state in [*last, *sorted(about[:2], key=lambda state: state not in just)]:
        if state != giver and _just_told(parse, sentence, state):
            return Relation(giver, tuple(sorted({giver, state})))
    return where


def _before(parse: Parse, sentence: Span) -> int:
    """Where the sentence before begins, if it is of the same paragraph."""
    earlier = next((s for s in reversed(parse.sentences) if s.end <= sentence.start), None)
    paragraph = parse.text.rfind("\n", 0, sentence.start_char)
    if earlier is None or earlier.start_char <= paragraph:
        return sentence.start_char
    return earlier.start_char


def _hands_over(sentence: Span, amount: Amount) -> bool:
    """Whether those counted are handed over, so that nothing says whose they are."""
    verb = verb_above(sentence.doc[amount.first])
    return verb is not None and verb.lemma_ in lemmas("handing-over")


def goes_on(
    parse: Parse, sentence: Span, amount: Amount, claim: Claim, ignored: frozenset[int],
    before: Figure | None,
) -> Relation | None:  # fmt: skip
    """The states of what has no owner of its own, and goes on with what was told last.

    "Chile's exports to Japan fell. Sales to Peru were $3 million": Chile's.
    """
    doc = sentence.doc
    if before is None or before.of is None or claim.first >= amount.first:
        return None
    one_way = {claim.flow, before.flow} <= {"exports", "imports"}
    if not one_way or claim.indicator.commodity != lexicon().indicators[before.indicator].commodity:
        return None
    owners = {m.root for m in state_mentions(parse, sentence)}
    if any(
        t.dep_ in {"poss", "relcl"} or (t.dep_ in {"amod", "compound"} and t.i in owners)
        for t in doc[claim.first].children
    ):
        return None
    clause = scopes(sentence, doc[amount.first])[0]
    named = [m for m in state_mentions(parse, sentence) if m.root not in ignored]
    inside = [m for m in named if m.root in clause]
    if not inside and doc[claim.first].dep_ == "nsubj":
        later = named and all(m.first > amount.last for m in named)
        alike = claim.indicator.id == before.indicator and claim.flow == before.flow
        return Relation(before.of, before.between) if later and alike else None
    states = distinct(parse, inside)
    if len(states) != 1 or states[0] in before.between or len(distinct(parse, named)) != 1:
        return None
    if inside[0].first - claim.last > 1 or function_of(doc[inside[0].root]).name not in _TOWARDS:
        return None
    return Relation(before.of, tuple(sorted({before.of, *states})))


def _of_sentence_before(parse: Parse, sentence: Span, claim: Claim) -> Relation | None:
    """The states of duties that name none: those of the sentence before, if it names two.

    "Japan put quotas on leeks from China. Imports above the quota will pay 106 percent."
    """
    earlier = next((s for s in reversed(parse.sentences) if s.end <= sentence.start), None)
    if claim.indicator.id != "tariff" or earlier is None or state_mentions(parse, sentence):
        return None
    states = distinct(parse, state_mentions(parse, earlier))
    actors = _subjects(parse, earlier, earlier.root)
    if len(states) != 2 or len(actors) != 1:
        return None
    return Relation(next(iter(actors)), tuple(sorted(states)))


def _is_partner(parse: Parse, sentence: Span, state: str) -> bool:
    """Whether a state is named only as the one to or from which goods go: "imports from X"."""
    named = [m for m in state_mentions(parse, sentence) if state in states_of(parse, m)]
    return bool(named) and all(
        function_of(sentence.doc[m.root]).name in {"from", "to", "with"} for m in named
    )


def _same_trade(claim: Claim, before: Figure) -> bool:
    """Whether an amount of trade follows one of trade: "Peru's exports were $8m of that"."""
    trade = {"trade", "trade balance"}
    goods = claim.indicator.commodity and before.indicator == claim.indicator.id
    both = goods or (claim.indicator.id in trade and before.indicator in trade)
    return both and len(before.between) == 2


def _just_told(parse: Parse, sentence: Span, state: str) -> bool:
    """Whether a state is named in the title or in one of the three sentences before."""
    before = [s for s in parse.sentences if s.start < sentence.start]
    title = [s for s in before[:1] if s.start_char < parse.title]
    return any(
        state in states_of(parse, m)
        for earlier in [*title, *before[-3:]]
        for m in state_mentions(parse, earlier)
    )


def parallel(
    parse: Parse, sentence: Span, amount: Amount, model: tuple[Claim, Relation] | None
) -> tuple[Relation, Claim] | None:
    """The states of a bare number whose verb has a state of its own as subject.

    "Turkey shelters 2.7 million Syrians. Lebanon has taken in 1.1 million."
    """
    if model is None or amount.quantity.kind not in {"count", "share"}:
        return None
    claim, where = model
    verb = verb_above(sentence.doc[amount.first])
    if verb is None or where.of is None:
        return None
    states = _subjects(parse, sentence, verb)
    if any(c.dep_ == "expl" for c in verb.children) and claim.indicator.id == "refugees":
        states = _places(parse, sentence, verb)  # "In Sudan there are 305,000."
        if len(states) == 1 and _bare(sentence, amount):
            return Relation(where.of, tuple(sorted({where.of, *states}))), claim
        return None
    if len(states) != 1:
        return None
    (state,) = states
    if amount.quantity.kind == "share":
        # "Russia takes 24 percent of Peru's exports; the EU takes 27 percent."
        one_way = claim.flow in {"exports", "imports"} or claim.indicator.id == "debt"
        alike = one_way and state != where.of
        same = any(t.i < verb.i and t.lemma_ == verb.lemma_ for t in sentence)
        same = same or (claim.indicator.id == "debt" and verb.lemma_ in lemmas("sharing"))
        ends = alike and (_of_them(sentence, amount) or (same and _bare(sentence, amount)))
        return (Relation(where.of, tuple(sorted({where.of, state}))), claim) if ends else None
    if claim.owner != "people":
        return None
    people = _people(sentence, amount)
    if (
        people is not None
        and people != state
        and verb.lemma_ in lemmas("keeping") | lemmas("hosting") | {"hold"}
    ):
        # "Iran holds 70,000 Iraqi prisoners of war and Iraq has 50,000 Iranians."
        return Relation(people, tuple(sorted({people, state}))), claim
    if not _bare(sentence, amount):
        return None
    if verb.lemma_ in lemmas("hosting") and claim.indicator.id == "refugees" and state != where.of:
        return Relation(where.of, tuple(sorted({where.of, state}))), claim
    others = {s for s in where.between if s != where.of}
    if verb.lemma_ in lemmas("losing") and claim.indicator.victims:
        return Relation(state, where.between if state in where.between else ()), claim
    if verb.lemma_ in lemmas("keeping") and claim.indicator.subject_owns and others:
        between = where.between if state in others else tuple(sorted({state, *others}))
        return Relation(state, between), claim
    return None


def _of_them(sentence: Span, amount: Amount) -> bool:
    """Whether a share is of what was told last: "67 percent of them", "half of the total"."""
    after = [t.lower_ for t in sentence.doc[amount.last : min(sentence.end, amount.last + 4)]]
    if after[:1] != ["of"]:
        return False
    whole = after[2:3] if after[1:2] == ["the"] else after[1:2]
    following = after[3:4] if after[1:2] == ["the"] else after[2:3]
    return bool({*whole} & lemmas("whole")) and following not in (["of"], ["’s"], ["'s"])


def _people(sentence: Span, amount: Amount) -> str | None:
    """The state whose people a number counts by their name alone: "50,000 Iranians"."""
    if amount.last >= sentence.end:
        return None
    return peoples().get(sentence.doc[amount.last].text)


def _bare(sentence: Span, amount: Amount) -> bool:
    """Whether nothing follows a number that it could count, and it is no age (", 66,")."""
    if amount.first > sentence.start and sentence.doc[amount.first - 1].text == ",":
        return False
    if amount.last >= sentence.end:
        return True
    token = sentence.doc[amount.last]
    return token.is_punct or token.pos_ in {"CCONJ", "ADP", "ADV", "SCONJ"}


def _places(parse: Parse, sentence: Span, verb: Token) -> set[str]:
    """The states in which, by the words of its own clause, something is."""
    return {
        s for m in state_mentions(parse, sentence) for s in states_of(parse, m)
        if (f := function_of(sentence.doc[m.root])).name == "in" and f.governor == verb
    }  # fmt: skip


def _subjects(parse: Parse, sentence: Span, verb: Token) -> set[str]:
    inside = {t.i for c in verb.children if c.dep_ == "nsubj" for t in c.subtree}
    return {
        s for m in mentions_in(parse, sentence) if m.root in inside for s in states_of(parse, m)
    }

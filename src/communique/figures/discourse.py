"""Whom an amount leaves unsaid because the article has told of it: the recipient, the host, there.

"Russia also gave a grant of $150 million", in an article on Kyrgyzstan; "1,200 Americans are
stationed there"; "Italy has sent 300 soldiers", after "Spain has sent Mali 200".
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from communique.figures.asides import asides
from communique.figures.clauses import scopes
from communique.figures.context import context_pair, distinct
from communique.figures.joined import owed_to_another
from communique.figures.lexicon import lexicon
from communique.figures.parallels import subjects
from communique.figures.relations import Relation
from communique.figures.words import for_anybody, lemmas, phrases
from communique.language.nouns import (
    function_of,
    state_mentions,
    states_of,
    verb_above,
)

if TYPE_CHECKING:
    from communique.figures.amounts import Amount, Claim
    from communique.language import Parse
    from communique.language.tokens import Span
    from communique.record import Figure

# What says with whom somebody trades.
_TOWARDS = frozenset({"to", "from", "with"})
# A place that no table knows: "11,000 troops at Al Udeid".
_UNKNOWN = re.compile(r"^ (?:[a-z]+ ){1,3}at (?:the )?[A-Z]")
_FOUGHT = re.compile(
    r"\b(?:the|this|that|of) (?!drug|gang|turf)(?:[\w-]+ ){0,2}"
    r"(?:war|fighting|conflict|clashes|battle)\b"
)


def unsaid(
    parse: Parse, sentence: Span, amount: Amount, claim: Claim, where: Relation,
    about: tuple[str, ...], before: Figure | None, gapped: frozenset[int],
    taker: str | None = None,
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
        taker: the state to which all has gone that the text has told of.
    """
    giver = where.of or (where.between[0] if where.between else None)
    if len(where.between) > 1:
        return where
    again = before is not None and before.indicator == claim.indicator.id
    if claim.flow == "total" and (pair := _with_whom(parse, sentence, claim, about)):
        return Relation(None, pair)
    owed = _owed(parse, sentence, amount, claim, before, about) if where.of is None else None
    if owed is not None and not owed_to_another(parse, sentence, amount):
        return owed
    if giver is None:
        sent = claim.indicator.id == "remittances" and before is not None
        if sent and before is not None and before.unit == "persons" and len(before.between) == 2:
            return Relation(None, before.between)  # "They send home $7 million a year."
        harmed = claim.indicator.victims and before is not None and len(before.between) == 2
        if harmed and before is not None and lexicon().indicators[before.indicator].victims:
            striking = distinct(parse, state_mentions(parse, sentence))
            striking = [state for state in striking if state != before.of]
            if len(striking) == 1 and striking[0] in before.between:
                return Relation(before.of, before.between)
        definite = sentence.doc[claim.first - 1].lower_ == "the" if claim.first else False
        if again and definite and before is not None:  # "$300 million of the loan"
            return Relation(before.of, before.between)
        balance = claim.indicator.id == "trade balance" and before is not None
        if balance and before is not None and _same_trade(claim, before):
            # "The trade gap widened to $2 billion": of whom, the words do not say.
            partners = distinct(parse, state_mentions(parse, sentence))
            own = [state for state in before.between if state not in partners]
            return Relation(own[0] if len(own) == 1 else None, before.between)
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
        one_way = claim.flow in {"exports", "imports"} or claim.indicator.id == "trade balance"
        partner = one_way and _is_partner(parse, sentence, giver)
        return Relation(others[0] if partner else where.of, before.between)
    harms = claim.indicator.victims and before is not None and len(before.between) == 2
    if harms and before is not None and lexicon().indicators[before.indicator].victims and (
        giver in before.between
    ):  # fmt: skip
        return Relation(where.of, before.between)
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
    pair = _pair_before(parse, sentence, giver) if _goes_somewhere(sentence, claim) else ()
    if pair:
        return Relation(where.of, pair)
    clause = scopes(sentence, sentence.doc[amount.first])[0] - gapped
    beside = asides(sentence)
    here = {
        s for m in state_mentions(parse, sentence) if m.root in clause and m.root not in beside
        for s in states_of(parse, m)
    }  # fmt: skip
    named = {s for s in here if s != giver}
    counted = claim.owner == "people" and not claim.indicator.victims
    if again and before is not None and before.of == giver and not named:
        # "released $400 million of the arrears"
        same = claim.owner == "giver" or sentence.doc[max(claim.first - 1, 0)].lower_ == "the"
        return Relation(giver, before.between) if same else where
    if before is not None and before.of not in {None, giver} and len(before.between) == 2:
        alike = before.indicator == claim.indicator.id and before.flow == claim.flow
        others = [s for s in before.between if s != before.of]
        if alike and not named and others != [giver]:
            return Relation(giver, tuple(sorted({giver, *others})))
        bought = before.indicator == claim.indicator.id and before.flow == "imports"
        if bought and claim.flow == "exports" and not named:
            # "Bangladesh bought rice from India. Turkey sent 10,000 tonnes": to Bangladesh
            return Relation(giver, tuple(sorted({giver, str(before.of)})))
    verb = verb_above(sentence.doc[amount.first])
    gets = verb is not None and verb.lemma_ in lemmas("coming-in")
    sold = before is not None and before.of not in {None, giver} and before.flow == "exports"
    if gets and again and sold and claim.flow == "imports" and not named and before is not None:
        # "Peru's exports came to $8bn. Chile took goods for $2bn."
        return Relation(giver, tuple(sorted({giver, str(before.of)})))
    if verb is not None and verb.lemma_ == "receive" and before is not None and before.of:
        likewise = before.indicator == claim.indicator.id and before.of != giver
        if likewise and not named:
            return Relation(before.of, tuple(sorted({giver, before.of})))
    owes = claim.indicator.id == "debt" and verb is not None and verb.lemma_ == "owe"
    if owes and before is not None and giver == where.of and giver in before.between and (
        len(before.between) == 2 and not named
    ):  # fmt: skip
        return Relation(giver, before.between)
    forgives = claim.indicator.id == "debt" and verb is not None and not named
    if forgives and verb is not None and verb.lemma_ in lemmas("forgiving") and (
        giver in subjects(parse, sentence, verb)
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
        and not for_anybody(sentence.text)
    )
    delivered = (
        claim.flow == "exports" and verb is not None
        and verb.lemma_ in {"deliver", "supply", "provide"}
        and not for_anybody(sentence.text)
    )  # fmt: skip
    sent = (
        claim.indicator.id in {"troops", "medics"} and verb is not None and not named
        and (verb.lemma_ in {"send", "contribute", "deploy", "fly", "dispatch"} or _UNKNOWN.search(
            sentence.text[amount.quantity.end :]) is not None)
        and not for_anybody(sentence.text)
    )  # fmt: skip
    # "takes 1,100 megawatts from the dam"
    drawn = (
        claim.flow == "imports" and verb is not None and verb.lemma_ in lemmas("drawing")
        and (any(c.lower_ == "from" for c in verb.children) or _in_title(parse, about))
        and not for_anybody(sentence.text)
    )  # fmt: skip
    # "A plan to buy 11 jets from Russia", in an article on Indonesia
    drawn = drawn or (
        claim.indicator.id == "arms" and verb is not None and verb.lemma_ in lemmas("drawing")
        and any(c.lower_ == "from" for c in verb.children)
        and not any(c.dep_ in {"nsubj", "nsubjpass"} for c in verb.children)
    )  # fmt: skip
    there = (counted or claim.flow is not None) and phrases("there").search(
        sentence.doc[min(amount.last, claim.first) : sentence.end].text
    ) is not None
    away = (
        claim.indicator.id == "remittances" and phrases("there").search(sentence.text) is not None
    )
    sent_home = claim.indicator.id == "remittances" and not named and _in_title(parse, about)
    sent_home = sent_home and not for_anybody(sentence.text)
    there = there or away or sent_home
    # "13,000 Russians came in January", in an article on Sri Lanka
    there = there or (claim.indicator.id == "tourists" and not named)
    fled = claim.indicator.id == "refugees" and phrases("exile").search(sentence.text) is not None
    # "More than 80 Venezuelans have been deported", in a paragraph on Peru
    held = (
        claim.indicator.id in {"detainees", "refugees"} and verb is not None
        and any(c.dep_ == "auxpass" for c in verb.children)
    )  # fmt: skip
    there = there or ((fled or held) and not named)
    once = before is not None and lexicon().indicators[before.indicator].handed
    if handed and once and before is not None and before.of not in {None, giver} and not named:
        # "Japan gave Laos $10 million; Italy has promised 5 million."
        gave = {giver} if before.flow == "imports" else {before.of, giver}
        taking = [state for state in before.between if state not in gave]
        if before.flow == "imports":
            taking = [state for state in taking if state == before.of]
        if len(taking) == 1 and len(before.between) == 2:
            return Relation(where.of, tuple(sorted({giver, *taking})))
    if handed and len(named) == 1:
        # "$2 billion worth of arms, of which Peru still owes half"
        return Relation(where.of, tuple(sorted({giver, *named})))
    if not (handed or delivered or drawn or there or sent) or (named and not there):
        return where
    earlier = next((s for s in reversed(parse.sentences) if s.end <= sentence.start), None)
    last = distinct(parse, state_mentions(parse, earlier)) if there and earlier is not None else []
    if sent_home:
        about = about[:1]
    if drawn and verb is not None and not any(c.lower_ == "from" for c in verb.children):
        about = about[:1]  # "Chile bought 65,000 tons", in an article on Paraguay
    just = distinct(parse, state_mentions(parse, earlier)) if earlier is not None else []
    doing: set[str] = set()
    if drawn and earlier is not None:
        # Who did something in the sentence before is the one who buys.
        doing = subjects(parse, earlier, earlier.root)
        just.sort(key=lambda state: state not in doing)
        just = just[:1] if doing else just
    if handed and earlier is not None and about[:1] != (giver,):
        # "A Russian plane brought doctors. Germany promised 10 million": not to Russia.
        doing = subjects(parse, earlier, earlier.root)
        just = [state for state in just if state not in doing or state in about[:1]]
    last.sort(key=lambda state: state not in about[:1])
    if handed and taker is not None and taker != giver and not just:
        return Relation(giver, tuple(sorted({giver, taker})))
    # "It sent food to Kabul. China promised $9 million": to him to whom the other gave
    for state in [*last, *sorted(about[:2], key=lambda s: (s not in just, s in doing))]:
        if state != giver and _just_told(parse, sentence, state):
            # "The utility buys 200 megawatts from Ethiopia": what Kenya imports
            sold = claim.flow == "imports" and where.of is None
            sold = sold and _is_partner(parse, sentence, giver)
            return Relation(state if sold else giver, tuple(sorted({giver, state})))
    return where


def _owed(
    parse: Parse, sentence: Span, amount: Amount, claim: Claim, before: Figure | None,
    about: tuple[str, ...],
) -> Relation | None:  # fmt: skip
    """The states of more debt of the state told of last: "It owes Japan $6 billion".

    "France is owed $170 million": by that state, or by the one that the text is on.
    """
    verb = sentence.doc[claim.last - 1]
    if claim.indicator.id == "debt" and any(c.dep_ == "auxpass" for c in verb.children):
        inside = {t.i for c in verb.children if c.dep_ == "nsubjpass" for t in c.subtree}
        owed = distinct(parse, [m for m in state_mentions(parse, sentence) if m.root in inside])
        again = before is not None and before.indicator == "debt"
        debtor = before.of if again and before is not None else next(iter(about), None)
        if len(owed) != 1 or debtor in {None, *owed} or any(c.lower_ == "by" for c in verb.rights):
            return None
        return Relation(debtor, tuple(sorted({str(debtor), *owed})))
    if claim.indicator.id != "debt" or before is None or before.indicator != "debt":
        return None
    pronoun = any(c.dep_ == "nsubj" and c.lower_ in {"it", "they"} for c in verb.children)
    named = state_mentions(parse, sentence)
    # "owes Kuwait $9 million and Qatar about $3 million"
    beside = [m for m in named if 0 <= amount.first - m.last <= 1]
    lenders = distinct(parse, beside or named)
    if verb.lemma_ != "owe" or not pronoun or before.of is None or len(lenders) != 1:
        return None
    if before.of in lenders:
        return None
    return Relation(before.of, tuple(sorted({before.of, *lenders})))


def _with_whom(
    parse: Parse, sentence: Span, claim: Claim, about: tuple[str, ...]
) -> tuple[str, ...]:
    """The states of trade of which one is said: "Trade with Russia", in an article on Peru."""
    if claim.last >= sentence.end or sentence.doc[claim.last].lower_ != "with" or not about:
        return ()
    beside = distinct(parse, [
        m for m in state_mentions(parse, sentence) if 0 < m.first - claim.last <= 2
    ])  # fmt: skip
    told = about[0] not in beside and _just_told(parse, sentence, about[0])
    return tuple(sorted({about[0], *beside})) if len(beside) == 1 and told else ()


def _in_title(parse: Parse, about: tuple[str, ...]) -> bool:
    """Whether the state of which a document tells most is in its title."""
    title = parse.sentences[0] if parse.sentences else None
    return title is not None and title.start_char < parse.title and about[:1] == tuple(
        distinct(parse, state_mentions(parse, title))[:1]
    )  # fmt: skip


def _goes_somewhere(sentence: Span, claim: Claim) -> bool:
    """Whether goods or sums go from or to somebody whom their sentence leaves out."""
    if for_anybody(sentence.text) or phrases("altogether").search(sentence.text):
        return False
    return claim.flow in {"exports", "imports"}


def _pair_before(parse: Parse, sentence: Span, giver: str) -> tuple[str, ...]:
    """The two states that the sentence before names, if one of them acts in this one."""
    start = _before(parse, sentence)
    earlier = parse.sentence_at(start) if start < sentence.start_char else None
    if earlier is None or len(distinct(parse, state_mentions(parse, sentence))) != 1:
        return ()
    states = distinct(parse, state_mentions(parse, earlier))
    return tuple(sorted(states)) if len(states) == 2 and giver in states else ()


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


def _of_sentence_before(parse: Parse, sentence: Span, claim: Claim) -> Relation | None:
    """The states of duties that name none: those of the sentence before, if it names two.

    "Japan put quotas on leeks from China. Imports above the quota will pay 106 percent."
    """
    earlier = next((s for s in reversed(parse.sentences) if s.end <= sentence.start), None)
    if claim.indicator.id != "tariff" or earlier is None or state_mentions(parse, sentence):
        return None
    states = distinct(parse, state_mentions(parse, earlier))
    actors = subjects(parse, earlier, earlier.root)
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
    told = before.indicator in trade or before.flow is not None
    both = goods or (claim.indicator.id in trade and told)
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

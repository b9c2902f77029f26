"""What joined clauses share: the partner of the first, its subject, its time."""

from __future__ import annotations

from typing import TYPE_CHECKING

from communique.figures.lexicon import adjectives
from communique.figures.parallels import subjects
from communique.figures.relations import Relation
from communique.language.nouns import TELLING, mentions_in, state_mentions, states_of, verb_above

if TYPE_CHECKING:
    from collections.abc import Sequence, Set

    from communique.figures.amounts import Amount, Claim, Reading
    from communique.figures.ellipsis import Model
    from communique.language import Parse
    from communique.language.tokens import Span
    from communique.record import Figure


# Words for the state that a text is on, whichever the parser of actors takes them for.
_THERE = frozenset({"the country", "the kingdom", "the republic", "the state", "the nation"})


def likewise(
    sentence: Span, amount: Amount, what: Claim, where: Relation, found: Sequence[Model]
) -> Relation:
    """Who is meant by the "it" of a clause like the one before.

    "Portugal lent it $140 million; France lent it $100 million": Portugal is no "it".
    """
    last = found[-1] if found else None
    before = sentence.doc[amount.first - 1] if amount.first > sentence.start else None
    if last is None or before is None or last.claim.indicator is not what.indicator:
        return where
    giver = last.relation.of
    if where.of in {None, giver} or before.dep_ != "dative" or before.pos_ != "PRON":
        return where
    if giver not in where.between or len(last.relation.between) != 2:
        return where
    others = [state for state in last.relation.between if state != giver]
    return Relation(where.of, tuple(sorted({str(where.of), *others})))


def to_taker(
    parse: Parse, sentence: Span, amount: Amount, what: Claim, where: Relation,
    taker: str | None, last: Figure | None,
) -> Relation:  # fmt: skip
    """Who is meant by the "it" that is given something where all has gone to one state so far.

    And by "the country" in which somebody has soldiers.
    """
    verb = verb_above(sentence.doc[amount.first])
    if taker is None or verb is None or where.of is None or taker == where.of:
        return where
    if not (what.indicator.handed or what.indicator.one_way) or what.flow is not None:
        return where
    if len(where.between) != 2 or taker in where.between:
        return where
    (other,) = {*where.between} - {where.of}
    named = [m for m in state_mentions(parse, sentence) if other in states_of(parse, m)]
    if last is not None and last.of == where.of and other in last.between:
        return where  # the one to whom that state has given what was told right before
    guessed = bool(named) and all(
        sentence.doc[m.first : m.last].text.lower() in _THERE for m in named
    )
    given = any(c.dep_ == "dative" and c.lower_ in {"it", "them"} for c in verb.children)
    if not given and not guessed:
        return where
    return Relation(where.of, tuple(sorted({where.of, taker})))


def taxed_apart(sentence: Span, amount: Amount, amounts: Sequence[Amount]) -> frozenset[int]:
    """The tokens of what other rates are "on": "15 percent on cars and 40 on those from China".

    Args:
        sentence: the sentence.
        amount: the rate.
        amounts: the amounts of the sentence.
    """
    rates = [a for a in amounts if a.quantity.kind == "share" and a is not amount]
    return frozenset(i for rate in rates for i in _taxed(sentence, rate))


def taxed_by(
    parse: Parse, sentence: Span, amount: Amount, before: Relation
) -> Relation:  # fmt: skip
    """The states of a further rate: of who levies the one before, on whose goods it says itself.

    Args:
        parse: the parse.
        sentence: the sentence.
        amount: the rate.
        before: the states of the rate before.
    """
    inside = {*_taxed(sentence, amount)}
    states = {s for m in state_mentions(parse, sentence) if m.root in inside
              for s in states_of(parse, m)} - {before.of}  # fmt: skip
    if before.of is None or len(states) != 1:
        return before
    return Relation(before.of, tuple(sorted({before.of, *states})))


def levied_by(
    where: Relation, named: Sequence[str], about: Sequence[str], levying: Set[str]
) -> Relation:
    """Who levies a rate whose sentence tells only whose goods face it.

    "The United States taxes Peru's goods at 25 percent. Oil from Chile will be taxed at 10."

    Args:
        where: what has been found of its states.
        named: the states of its clause.
        about: the states of the text, those first of which it tells most.
        levying: those whose duties the text has told of.
    """
    if len(named) != 1 or where.of in levying:
        return where
    ranked = sorted(levying - {*named}, key=lambda s: (s not in about, [*about, s].index(s)))
    if not ranked or (named[0] in levying and len(levying) == 1):
        return where
    return Relation(ranked[0], tuple(sorted({ranked[0], *named})))


def _taxed(sentence: Span, rate: Amount) -> list[int]:
    """The tokens of what a rate is on, up to the next comma, conjunction or number."""
    doc, found = sentence.doc, list[int]()
    if rate.last >= sentence.end or doc[rate.last].lower_ != "on":
        return found
    for token in doc[rate.last + 1 : sentence.end]:
        if token.text in {",", ";"} or token.like_num:
            break
        found.append(token.i)
    return found


def owed_to_another(parse: Parse, sentence: Span, amount: Amount) -> bool:
    """Whether a sum goes to somebody named right before it who is no state: "owes the IMF $3m".

    Args:
        parse: the parse.
        sentence: the sentence.
        amount: the amount.
    """
    return any(
        m.last == amount.first and not states_of(parse, m) for m in mentions_in(parse, sentence)
    )


def given_by_another(parse: Parse, sentence: Span, amount: Amount) -> bool:
    """Whether who is no state gives a further sum: "Fiji gave $3m and the World Bank $9 million".

    Args:
        parse: the parse.
        sentence: the sentence.
        amount: the amount.
    """
    for mention in mentions_in(parse, sentence):
        if mention.last != amount.first or states_of(parse, mention):
            continue
        before = sentence.doc[mention.first - 1] if mention.first > sentence.start else None
        if before is not None and before.lower_ == "the" and before.i:
            before = before.nbor(-1)
        if before is not None and before.lower_ in {"and", ",", "while"}:
            return True
    return False


def of_one_subject(
    sentence: Span, amount: Amount, where: Relation, found: Sequence[Model]
) -> Relation:
    """The states of a second verb of one subject: "took 7,900 tons from Peru and owes $5m"."""
    verb = verb_above(sentence.doc[amount.first])
    last = found[-1] if found else None
    if verb is None or last is None or len(where.between) > 1 or where.of is None:
        return where
    own = any(c.dep_ in {"nsubj", "nsubjpass"} for c in verb.children)
    before = verb_above(sentence.doc[last.amount.first])
    if own or verb.dep_ != "conj" or before is None or verb.head.i != before.i:
        return where
    between = last.relation.between
    return Relation(where.of, between) if where.of in between and len(between) == 2 else where


def goes_back(
    sentence: Span, amount: Amount, what: Claim, last: Reading, where: Relation
) -> bool:  # fmt: skip
    """Whether a number is of the trade the other way: "exports fell in May, and imports rose"."""
    flows = {what.flow, last.claim.flow} <= {"exports", "imports", "total"}
    if flows and what.flow == last.claim.flow and last.role == "level":
        # "came to $9 million in May, while sales to Fiji doubled to $4 million"
        verb = verb_above(sentence.doc[amount.first])
        marks = {c.lower_ for c in verb.children if c.dep_ == "mark"} if verb is not None else set()
        return bool(marks & {"while", "whereas"}) and where.of == last.relation.of
    flows = flows and what.flow != last.claim.flow
    return flows and where.between == last.relation.between


def is_its_share(sentence: Span, amount: Amount, what: Claim, last: Model) -> bool:
    """Whether a share is set beside the amount that it is: "$3bn in 2019, 9 percent of it"."""
    beside = sentence.doc[last.amount.last : amount.first]
    return (
        amount.quantity.kind == "share" != last.amount.quantity.kind
        and (what.indicator is last.claim.indicator or what.indicator.id == "trade")
        and any(t.text == "," for t in beside)
        and all(t.pos_ not in {"VERB", "AUX", "CCONJ"} and t.text != ";" for t in beside)
    )


def beside_level(
    parse: Parse, sentence: Span, amount: Amount, what: Claim, found: Sequence[Model]
) -> Relation | None:
    """The states of a share that says how much a level is: "9 tons from Fiji, half its imports"."""
    last = found[-1] if found else None
    if last is None or amount.quantity.kind != "share" or last.amount.quantity.kind == "share":
        return None
    beside = sentence.doc[last.amount.last : amount.first]
    if what.flow != last.claim.flow or not any(t.text == "," for t in beside):
        return None
    if any(t.pos_ in {"VERB", "AUX"} or t.text == ";" or t.lower_ == "and" for t in beside):
        return None
    end = max(what.last, amount.last) + 2
    own = [
        m for m in state_mentions(parse, sentence)
        if amount.last <= m.first < end and m.form != "pronoun"
        and not {*states_of(parse, m)} <= {*last.relation.between}
    ]  # fmt: skip
    return last.relation if not own and len(last.relation.between) == 2 else None


def is_joined_harm(sentence: Span, amount: Amount, what: Claim, last: Model) -> bool:
    """Whether harm is joined to other harm, and done in its time: "and 22,000 wounded"."""
    if not (what.indicator.victims and last.claim.indicator.victims):
        return False
    verb, before = (
        verb_above(sentence.doc[amount.first]),
        verb_above(sentence.doc[last.amount.first]),
    )
    return verb is not None and verb.dep_ == "conj" and verb.head == before


def of_joined_harm(
    parse: Parse, sentence: Span, amount: Amount, what: Claim, found: Sequence[Model]
) -> Relation | None:
    """The states of people without one of their own who are harmed with those told before.

    "killed three Indian soldiers and two civilians"; "Fiji says two of its soldiers died and nine
    people were hurt".
    """
    last = found[-1] if found else None
    if last is None or not (what.indicator.victims and last.claim.indicator.victims):
        return None
    doc = sentence.doc
    if what.last <= amount.last or last.relation.of is None:
        return None
    noun, before = doc[what.last - 1], doc[last.claim.last - 1]
    if any(t.text in adjectives() or t.dep_ == "poss" for t in noun.subtree):
        return None
    named = {m.root for m in state_mentions(parse, sentence) if m.form != "nominal"}
    if any(i in named for i in range(last.claim.last, what.last)):
        return None
    heads = {before.i, doc[last.amount.last - 1].i}
    if noun.dep_ == "conj" and noun.head.i in heads:
        return last.relation
    verb, above = verb_above(noun), verb_above(before)
    if verb is None or above is None or verb.dep_ != "conj" or verb.head.i != above.i:
        return None
    # Whoever tells of his own goes on to tell of his own.
    tells = above.head if above.dep_ == "ccomp" and above.head.lemma_ in TELLING else None
    teller = subjects(parse, sentence, tells) if tells is not None else set()
    return last.relation if teller == {last.relation.of} else None

"""Whose an amount is and between which states: the roles of the states near it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from communique.figures.bystanders import (
    in_title_of_treaty,
    is_both,
    is_loose,
    is_of_make,
    of_own_verb,
    without_alike,
    without_echoes,
    without_others,
    without_venues,
)
from communique.figures.clauses import clause_of, scopes
from communique.figures.combatants import combatants
from communique.figures.context import (
    at_places,
    context_pair,
    distinct,
    neighbour_pair,
    pair_before,
    paragraph_pair,
    title_pair,
)
from communique.figures.owners import owner_of, partner_of, verb_of
from communique.figures.reversals import (
    not_borrower,
    not_forgiver,
    not_own,
    not_reflexive,
    of_frozen,
)
from communique.figures.words import lemmas, phrases
from communique.language.nouns import (
    function_of,
    state_mentions,
    states_of,
    verb_above,
)

if TYPE_CHECKING:
    from communique.figures.amounts import Amount, Claim
    from communique.language import Parse
    from communique.language.annotations import ActorMention
    from communique.language.tokens import Span, Token


# What is of the only state that is named, besides trade and victims.
_OWNED = frozenset({"prisoners", "trade balance", "remittances"})
_PARTNERS = frozenset({"to", "from", "with"})
_ABOUT = frozenset("about some around nearly almost only just another an estimated over".split())


@dataclass(frozen=True, slots=True)
class Relation:
    """The state an amount is of (where the text says so) and the states it lies between."""

    of: str | None
    between: tuple[str, ...]


def relation(
    parse: Parse,
    sentence: Span,
    amount: Amount,
    claim: Claim,
    ignored: frozenset[int],
    counted: frozenset[int],
) -> Relation:
    """The states of an amount.

    Args:
        parse: the parse.
        sentence: the sentence the amount stands in.
        amount: the amount.
        claim: what it measures.
        ignored: tokens of speakers and asides.
        counted: tokens of the people and things that the sentence's other numbers count.
    """
    doc = sentence.doc
    named = [
        m for m in state_mentions(parse, sentence)
        if _names(parse, amount, sentence, m)
        and not (in_title_of_treaty(parse, m) or is_of_make(sentence, m))
    ]  # fmt: skip
    outset = doc[amount.first]
    # "sell it 80 of them": the tanks.
    named = [m for m in named if m.form != "pronoun" or m.first - amount.last != 1
             or doc[amount.last].lower_ != "of" or claim.owner == "people"]  # fmt: skip
    named = [m for m in named if m.form != "pronoun" or not is_loose(sentence, m)]
    if pair_before(parse, sentence, []):
        named = [m for m in named if not is_both(sentence, m)]  # whoever they are taken for
    if claim.owner == "people":
        named = not_own(parse, sentence, amount, claim, named)
    # "Poland, which hosts 2 million Ukrainians, said": the teller is the host of its own clause.
    head = clause_of(outset).head.i if clause_of(outset).dep_ == "relcl" else -1
    # "1.2 million cars, of which Germany accounted for half"
    parting = next((
        t.i for t in doc[amount.last : sentence.end - 1]
        if t.lower_ == "of" and t.nbor().lower_ in {"which", "whom"}
    ), -1)  # fmt: skip
    everyone = [
        m for m in named
        if (m.root not in ignored or outset.i in ignored or m.first <= head < m.last)
        and m.root not in counted and (parting == -1 or m.first < parting)
    ]  # fmt: skip
    everyone = without_echoes(sentence, amount, everyone)
    of: str | None = None
    between: list[str] = []
    own = scopes(sentence, outset)[0]
    for scope in scopes(sentence, outset):
        mentions = [m for m in everyone if m.root in scope]
        if _has_partner(sentence, claim, mentions):
            # "The gap with China shrank, while that with Mexico grew": Mexico is of the other.
            mentions = [
                m for m in mentions
                if m.root in own or function_of(doc[m.root]).name not in _PARTNERS
            ]  # fmt: skip
        pair = _between_two(parse, sentence, claim, mentions)
        if pair and phrases("pairwise").search(sentence.text):
            pair = title_pair(parse, []) or pair
        if pair and (claim.owner == "none" or claim.flow == "total"):
            return Relation(None, pair)
        mentions = without_venues(sentence, amount, claim, mentions, parse)
        mentions = without_alike(sentence, amount, claim, mentions)
        of = of or owner_of(parse, sentence, amount, claim, mentions)
        taker = _dative(sentence, amount, claim, mentions)
        if taker is not None and of is not None and claim.owner == "giver":
            states = states_of(parse, taker)
            if len(states) == 1 and states[0] != of:
                return Relation(of, tuple(sorted({of, *states})))
        if taker is not None and claim.indicator.victims and of is None:
            of = next(iter(states_of(parse, taker)))  # "cost Egypt 80,000 dead"
        between = distinct(parse, mentions)
        if of and of not in between:
            between.append(of)
        if len(between) >= 2 or (head >= 0 and of is not None and _set_apart(sentence, outset)):
            break
    fled = claim.indicator.id == "refugees" and verb_above(outset) is not None
    if fled and between and not any(m.root in own for m in everyone):
        return Relation(None, ())  # "stopped trains to Peru after 300 migrants refused to leave"
    if len(between) >= 2 and _side_by_side(parse, sentence, amount, claim, everyone, between):
        return Relation(None, ())
    inside = distinct(parse, [m for m in everyone if m.root in own])
    foreign = claim.indicator.id == "debt" and phrases("foreign").search(
        doc[claim.first : claim.last].text
    )  # fmt: skip
    if (len(between) > 2 or foreign) and of is not None and inside == [of]:
        between = [of]  # what other clauses name are no parties, and there are too many of them
    if len(between) > 2 and claim.owner == "giver":
        between = of_own_verb(parse, sentence, amount, claim, everyone, of, between)
    if of is not None and claim.owner in {"giver", "taker"} and len(between) > 2:
        between = without_others(parse, sentence, amount, claim, everyone, of, between)
    if of is not None and claim.flow in {"exports", "imports"}:
        of = not_reflexive(parse, sentence, amount, claim, everyone, of, between)
    if claim.indicator.id in {"loan", "aid", "reparations"} and of is not None and (
        len(between) == 2
    ):  # fmt: skip
        of = not_borrower(parse, sentence, amount, claim, everyone, of, between)
    if claim.indicator.id == "frozen assets" and len(between) == 2:
        of = of_frozen(parse, sentence, claim, everyone, between) or of
    if claim.indicator.id == "debt" and of is not None and len(between) == 2:
        of = not_forgiver(parse, sentence, amount, everyone, of, between)
    if claim.indicator.victims and of is not None and len(between) > 2:
        # "An Israeli raid on Gaza killed 38 Egyptian soldiers"
        apart = {
            s for m in everyone for s in states_of(parse, m)
            if function_of(doc[m.root]).name in {"on", "in", "at", "near", "off"}
        }  # fmt: skip
        kept = [s for s in between if s == of or s not in apart]
        between = kept if len(kept) == 2 else between
    teller = _statistician(
        parse,
        claim,
        of,
        between,
        [
            m
            for m in named
            if m.root in ignored and function_of(doc[m.root]).name not in {"through", "via"}
        ],
    )
    cued = claim.last != amount.last or claim.first != amount.first
    if teller is not None and cued and _bare(sentence, claim):
        return Relation(teller, tuple(sorted([*between, teller])))
    if len(between) == 1 and of in between and claim.owner == "people":
        between += at_places(parse, sentence, amount, between, counted)
    if len(between) < 2 and _speaks_of_two(sentence, amount, claim):
        # "Two-way trade fell as American sanctions bit": America is in another clause.
        clause = scopes(sentence, outset)[0]
        known = distinct(parse, [m for m in everyone if m.root in clause])
        known = known if of is None or of in known else [of, *known]
        pair = neighbour_pair(parse, sentence, known) or pair_before(parse, sentence, known)
        pair = pair or title_pair(parse, known)
        pair = pair or paragraph_pair(parse, sentence, known)
        pair = pair or context_pair(parse, sentence, known)
        if pair:
            return Relation(of, pair)
    if len(between) == 1 and claim.flow in {"exports", "imports"} and of in {None, *between}:
        unowned = _bare(sentence, claim)
        pair = paragraph_pair(parse, sentence, between) if unowned else ()
        if unowned and not pair:
            pair = context_pair(parse, sentence, between, before=True)
        if pair and function_of(doc[everyone[0].root]).name in {"from", "to"}:
            # "Imports from Tanzania rose": those of the state told of before.
            return Relation(next(s for s in pair if s not in between), pair)
    if len(between) < 2:
        if between and claim.flow == "imports" and of in {None, *between} and _sells(
            sentence, amount, claim, everyone
        ):  # fmt: skip
            return Relation(None, tuple(between))  # "The utility buys 200 megawatts from Zambia"
        # Of victims, the only state named is the one they belong to or fell in.
        bought = claim.flow == "imports" and claim.indicator.commodity
        if between and bought and of is None and all(
            doc[m.root].dep_ == "amod" and m.first > amount.last for m in everyone
        ):  # fmt: skip
            return Relation(None, tuple(between))  # "bought 30 barrels of Iranian crude"
        theirs = claim.indicator.victims or claim.flow or claim.indicator.id in _OWNED
        alone = between[0] if between and theirs else None
        if claim.indicator.id == "prisoners" and _holds(sentence, amount, everyone):
            # "Peru holds 90 prisoners of war": of the one whom it fights
            pair = combatants(parse, alone or "") or context_pair(parse, sentence, between)
            captive = next((state for state in pair if state not in between), None)
            return Relation(captive, pair if captive else ())
        clause = scopes(sentence, outset)[0]
        if claim.indicator.victims and not any(m.root in clause for m in everyone):
            alone = None
        if claim.indicator.victims and _strikes(sentence, amount, everyone):
            alone = None  # "Turkish shells killed five": not of Turkey
        return Relation(of or alone, ())
    if of is None and len(between) == 2:
        partner = partner_of(parse, sentence, claim, everyone)
        of = next((s for s in between if s != partner), None) if partner in between else None
    return Relation(of, tuple(sorted(between)))


def _sells(
    sentence: Span, amount: Amount, claim: Claim, mentions: list[ActorMention]
) -> bool:  # fmt: skip
    """Whether the states of a purchase are only those "from" whom it is bought."""
    verb = verb_of(sentence, amount, claim)
    functions = [function_of(sentence.doc[m.root]) for m in mentions]
    return (
        verb is not None
        and verb.lemma_ in lemmas("importing")
        and all(f.name == "from" and f.governor == verb for f in functions)
    )


def _has_partner(sentence: Span, claim: Claim, mentions: list[ActorMention]) -> bool:
    """Whether the words of trade have the partner right behind them: "imports from China"."""
    if claim.last >= sentence.end or not (claim.flow or claim.indicator.id == "trade balance"):
        return False
    words = sentence.doc[claim.last - 1 : claim.last + 1]
    return any(t.lower_ in _PARTNERS for t in words) and any(
        0 <= m.first - claim.last <= 2 for m in mentions
    )


def _speaks_of_two(sentence: Span, amount: Amount, claim: Claim) -> bool:
    """Whether two states are meant by "bilateral" or "the two countries"; for victims, nearby."""
    clause = scopes(sentence, sentence.doc[amount.first])[0] if claim.indicator.victims else None
    for match in phrases("pairwise").finditer(sentence.text):
        if clause is None:
            return True
        span = sentence.doc.char_span(
            sentence.start_char + match.start(),
            sentence.start_char + match.end(),
            alignment_mode="expand",
        )
        if span is not None and span[len(span) - 1].i in clause:
            return True
    return False


def _side_by_side(
    parse: Parse, sentence: Span, amount: Amount, claim: Claim, mentions: list[ActorMention],
    between: list[str],
) -> bool:  # fmt: skip
    """Whether the states of an amount only do the same: "Kenya and France each sent 900 men"."""
    one_way = claim.flow in {"exports", "imports"} or claim.indicator.one_way
    verb = verb_of(sentence, amount, claim)
    if not one_way or verb is None:
        return False
    functions = [
        function_of(sentence.doc[m.root]) for m in mentions
        if set(states_of(parse, m)) & set(between)
    ]  # fmt: skip
    return bool(functions) and all(
        f.name == "subject" and not f.modifies and f.governor == verb for f in functions
    )


def _set_apart(sentence: Span, token: Token) -> bool:
    """Whether a clause is a relative one between commas: it speaks of none but its own states."""
    first = clause_of(token).left_edge.i
    return first > sentence.start and sentence.doc[first - 1].text == ","


def _dative(
    sentence: Span, amount: Amount, claim: Claim, mentions: list[ActorMention]
) -> ActorMention | None:
    """The state right before an amount to which it goes: "gave Chad $3m and Mali $2m"."""
    doc = sentence.doc
    i = amount.first - 1
    while i > sentence.start and doc[i].lower_ in _ABOUT:
        i -= 1
    verb = verb_of(sentence, amount, claim)
    if verb is None or verb.lemma_ not in lemmas("dative"):
        return None
    return next((m for m in mentions if m.last == i + 1 and m.first > verb.i), None)


def _strikes(sentence: Span, amount: Amount, mentions: list[ActorMention]) -> bool:
    """Whether the states that are named all do the harm that is told, as subjects of its verb."""
    verb = verb_above(sentence.doc[amount.first])
    if verb is None or verb.lemma_ in lemmas("suffering") or not mentions:
        return False
    functions = [function_of(sentence.doc[m.root]) for m in mentions if m.form != "pronoun"]
    # "Their gunners shelled the island, killing two marines": whoever shells kills.
    verbs = (verb, verb.head) if verb.tag_ == "VBG" and verb.dep_ == "advcl" else (verb,)
    # "the killings of four people by Indian troops"
    killed = any(
        f.name == "by" and f.governor is not None and f.governor.lemma_ in lemmas("killing")
        for f in functions
    )
    return killed or all(f.name == "subject" and f.governor in verbs for f in functions)


def _statistician(
    parse: Parse, claim: Claim, of: str | None, between: list[str], told: list[ActorMention]
) -> str | None:
    """The state whose statistics tell of a trade that has no other owner: it is its own.

    So is the tariff that a state announces.
    """
    own = claim.flow in {"exports", "imports"} or claim.indicator.id == "tariff"
    if not own or len(between) != 1 or of not in {None, *between}:
        return None
    states = distinct(parse, told)
    return states[0] if len(states) == 1 and states[0] not in between else None


def _holds(sentence: Span, amount: Amount, mentions: list[ActorMention]) -> bool:
    """Whether the only state that is named holds those counted, whom nothing says to be its own."""
    verb = verb_above(sentence.doc[amount.first])
    functions = [function_of(sentence.doc[m.root]) for m in mentions]
    return (
        verb is not None
        and verb.lemma_ in {"hold", "have", "keep", "capture", "detain"}
        and all(f.name == "subject" and f.governor == verb for f in functions)
    )


def _names(parse: Parse, amount: Amount, sentence: Span, mention: ActorMention) -> bool:
    """Whether a mention names its state, or is a pronoun for it, rather than lets it be guessed.

    "400 soldiers" who leave a country are not that country's for all the words say.
    """
    if mention.form != "nominal" or amount.quantity.kind != "count":
        return True
    if not mention.first - 1 <= amount.last <= mention.last:
        return True
    # "More than 400 soldiers", after a dateline
    words = parse.doc[max(mention.first, min(amount.last, mention.last)) : mention.last]
    return any(t.text[:1].isupper() and t.i != sentence.start for t in words)


def _bare(sentence: Span, claim: Claim) -> bool:
    """Whether the words of an indicator stand without an owner: "exports to Turkey fell"."""
    first = sentence.doc[claim.first]
    of = first.head if first.lower_ == "worth" else first  # "Kenyan goods worth $9 million"
    return not any(child.dep_ in {"poss", "amod"} for t in (first, of) for child in t.lefts)


def _between_two(
    parse: Parse, sentence: Span, claim: Claim, mentions: list[ActorMention]
) -> tuple[str, ...]:
    """The states of "between A and B" after the words of an indicator."""
    doc = sentence.doc
    for i in range(claim.first, min(sentence.end, claim.last + 14)):
        if doc[i].lower_ != "between":
            continue
        states: list[str] = []
        last = i
        for mention in sorted(mentions, key=lambda m: m.first):
            if mention.first > i and mention.first - last <= 6:
                words = doc[last + 1 : mention.first]
                if any(t.pos_ == "VERB" and t.dep_ != "amod" for t in words):
                    break
                states += [s for s in states_of(parse, mention) if s not in states]
                last = mention.last
        if len(states) >= 2:
            return tuple(sorted(states[:4]))
    return ()

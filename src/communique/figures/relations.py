"""Whose an amount is and between which states: the roles of the states near it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from communique.figures.asides import relative_clauses
from communique.figures.clauses import clause_of, scopes
from communique.figures.context import context_pair, distinct, paragraph_pair
from communique.figures.counts import counts_people
from communique.figures.lexicon import adjectives
from communique.figures.reversals import not_forgiver, not_own, not_reflexive
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
    from communique.language.tokens import Span, Token

_PAIRWISE = re.compile(
    r"\b(?:bilateral|two-way|mutual|between the (?:two|pair|sides|neighbou?rs)|between them|"
    r"(?:the|their) two (?:countries|nations|states|economies|neighbou?rs|sides)|"
    r"both (?:countries|nations|sides)|(?:its|their) (?:[\w-]+ )?(?:neighbou?rs?|partner)|"
    r"in the other direction|in return|(?:in|into|to|with|from) the country)\b",
    re.IGNORECASE,
)
_RECEIVING = frozenset(
    """draw tap employ hire recruit admit expel deport welcome receive buy
    purchase import get obtain secure accept seek request acquire host shelter win
    borrow attract need want demand""".split()
)
_MAKING_DO = frozenset(
    "oblige require ask force allow urge compel bind commit order permit help enable press".split()
)
_HANDING = frozenset("sell give lend send grant offer supply pay owe deliver ship".split())
_SUFFERING = frozenset("die perish lose suffer have see".split())
_FORGIVING = frozenset("forgive write cancel hold restructure waive reschedule".split())
_WITHDRAWING = frozenset("withdraw pull remove evacuate recall retreat leave".split())


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
    named = [m for m in state_mentions(parse, sentence) if _names(parse, amount, sentence, m)]
    outset = doc[amount.first]
    if claim.indicator.id == "remittances":
        counted = frozenset()  # those who are counted send it home
    if claim.owner == "people":
        named = not_own(parse, sentence, amount, claim, named)
    # "Poland, which hosts 2 million Ukrainians, said": the teller is the host of its own clause.
    head = clause_of(outset).head.i if clause_of(outset).dep_ == "relcl" else -1
    everyone = [
        m for m in named
        if (m.root not in ignored or m.first <= head < m.last) and m.root not in counted
    ]  # fmt: skip
    of: str | None = None
    between: list[str] = []
    for scope in scopes(sentence, outset):
        mentions = [m for m in everyone if m.root in scope]
        pair = _between_two(parse, sentence, claim, mentions)
        if pair and (claim.owner == "none" or claim.flow == "total"):
            return Relation(None, pair)
        mentions = _without_venues(sentence, amount, claim, mentions, parse)
        of = of or _owner(parse, sentence, amount, claim, mentions)
        between = distinct(parse, mentions)
        if of and of not in between:
            between.append(of)
        if len(between) >= 2:
            break
    if of is not None and claim.owner == "giver" and len(between) > 2:
        between = _without_others(parse, sentence, amount, claim, everyone, of, between)
    if of is not None and claim.flow in {"exports", "imports"}:
        of = not_reflexive(parse, sentence, amount, claim, everyone, of, between)
    if claim.indicator.id == "debt" and of is not None and len(between) == 2:
        of = not_forgiver(parse, sentence, amount, everyone, of, between)
    teller = _statistician(parse, claim, of, between, [m for m in named if m.root in ignored])
    if teller is not None and _bare(sentence, claim):
        return Relation(teller, tuple(sorted([*between, teller])))
    if len(between) == 1 and of in between and claim.owner == "people":
        between += _at_places(parse, sentence, amount, between)
    if len(between) < 2 and _PAIRWISE.search(sentence.text):
        pair = paragraph_pair(parse, sentence, between) or context_pair(parse, sentence, between)
        if pair:
            return Relation(of, pair)
    if len(between) == 1 and claim.flow in {"exports", "imports"} and of in {None, *between}:
        pair = paragraph_pair(parse, sentence, between) if _bare(sentence, claim) else ()
        if pair and function_of(doc[everyone[0].root]).name in {"from", "to"}:
            # "Imports from Tanzania rose": those of the state told of before.
            return Relation(next(s for s in pair if s not in between), pair)
    if len(between) < 2:
        # Of victims, the only state named is the one they belong to or fell in.
        theirs = claim.indicator.victims or claim.flow or claim.indicator.id == "prisoners"
        alone = between[0] if between and theirs else None
        if claim.indicator.victims and _strikes(sentence, amount, everyone):
            alone = None  # "Turkish shells killed five": not of Turkey
        return Relation(of or alone, ())
    return Relation(of, tuple(sorted(between)))


def _at_places(parse: Parse, sentence: Span, amount: Amount, known: list[str]) -> list[str]:
    """The state in one of whose places those counted are: "315 engineers in Darfur"."""
    found = {
        p.country
        for p in parse.places
        if sentence.start <= p.first < sentence.end and p.country and p.country not in known
        and 0 <= p.first - amount.last <= 12
        and function_of(sentence.doc[p.root]).name in {"in", "at", "near", "from", "to", "into"}
    }  # fmt: skip
    return list(found) if len(found) == 1 else []


def _without_others(
    parse: Parse, sentence: Span, amount: Amount, claim: Claim, mentions: list[ActorMention],
    of: str, between: list[str],
) -> list[str]:  # fmt: skip
    """The states of an amount without those that only do something else in another clause."""
    verb = _verb(sentence, amount, claim)
    kept = [of]
    for mention in mentions:
        function = function_of(sentence.doc[mention.root])
        acts = function.name == "subject" and function.governor != verb
        if not acts:
            kept += [s for s in states_of(parse, mention) if s in between and s not in kept]
    return kept if len(kept) == 2 else between


def _strikes(sentence: Span, amount: Amount, mentions: list[ActorMention]) -> bool:
    """Whether the states that are named all do the harm that is told, as subjects of its verb."""
    verb = verb_above(sentence.doc[amount.first])
    if verb is None or verb.lemma_ in _SUFFERING or not mentions:
        return False
    functions = [function_of(sentence.doc[m.root]) for m in mentions]
    # "Their gunners shelled the island, killing two marines": whoever shells kills.
    verbs = (verb, verb.head) if verb.tag_ == "VBG" and verb.dep_ == "advcl" else (verb,)
    return all(f.name == "subject" and f.governor in verbs for f in functions)


def _statistician(
    parse: Parse, claim: Claim, of: str | None, between: list[str], told: list[ActorMention]
) -> str | None:
    """The state whose statistics tell of a trade that has no other owner: it is its own."""
    if claim.flow not in {"exports", "imports"} or len(between) != 1 or of not in {None, *between}:
        return None
    states = distinct(parse, told)
    return states[0] if len(states) == 1 and states[0] not in between else None


def _names(parse: Parse, amount: Amount, sentence: Span, mention: ActorMention) -> bool:
    """Whether a mention names its state, or is a pronoun for it, rather than lets it be guessed.

    "400 soldiers" who leave a country are not that country's for all the words say.
    """
    if mention.form != "nominal" or amount.quantity.kind != "count":
        return True
    if not mention.first - 1 <= amount.last <= mention.last:
        return True
    words = parse.doc[mention.first : mention.last]
    return any(t.text[:1].isupper() and t.i != sentence.start for t in words)


def _without_venues(
    sentence: Span, amount: Amount, claim: Claim, mentions: list[ActorMention], parse: Parse
) -> list[ActorMention]:
    """The mentions of a scope but, where there are many states, those of another verb's place.

    "Under a deal reached in Switzerland, Yemen is to hand over 181 Saudi prisoners."
    """
    if len(distinct(parse, mentions)) <= 2:
        return mentions
    verb = _verb(sentence, amount, claim)
    apart = relative_clauses(sentence, amount)
    outside = [m for m in mentions if m.root not in apart]
    if len(distinct(parse, outside)) == 2:
        return outside
    kept = []
    for mention in mentions:
        function = function_of(sentence.doc[mention.root])
        # "aid to help Lebanon house Syrian refugees"
        nouns = (sentence.doc[mention.root], *function.modifies)
        if claim.owner == "giver" and any(counts_people(noun) for noun in nouns):
            continue
        governor = function.governor
        elsewhere = (
            governor is not None
            and governor.pos_ == "VERB"
            and (verb is None or governor.i != verb.i)
        )
        if not (function.name in {"in", "at", "near"} and elsewhere):
            kept.append(mention)
    return kept


def _bare(sentence: Span, claim: Claim) -> bool:
    """Whether the words of an indicator stand without an owner: "exports to Turkey fell"."""
    first = sentence.doc[claim.first]
    return not any(child.dep_ in {"poss", "amod"} for child in first.children)


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


def _owner(
    parse: Parse, sentence: Span, amount: Amount, claim: Claim, mentions: list[ActorMention]
) -> str | None:
    if claim.owner == "none":
        return None
    doc = sentence.doc
    functions = {m.start: function_of(doc[m.root]) for m in mentions}
    chosen: list[ActorMention] = []
    direct = [m for m in mentions if _stands_before(sentence, m, claim)]
    if amount.quantity.kind == "share" and claim.flow is not None:
        # "or a tenth of Japan's total"
        for mention in mentions:
            if 1 <= mention.first - amount.last <= 2 and mention.last < sentence.end and (
                doc[mention.last].tag_ == "POS"
            ):  # fmt: skip
                return next(iter(states_of(parse, mention)))
    if amount.quantity.kind == "count" and amount.last + 1 < sentence.end:
        # "649 Argentine and 255 British sailors": each number has its own people.
        own = adjectives().get(doc[amount.last].text)
        if own in distinct(parse, mentions) and doc[amount.last + 1].text != "-":
            return own
    if claim.owner == "people" or amount.quantity.kind == "count":
        low = min(amount.first, claim.first)
        inside = [m for m in mentions if m.first < claim.last and m.last > low]
        tallied = claim.last <= amount.first  # "the number of Iraqi soldiers rose to 900"
        direct = inside or [m for m in direct if tallied or doc[m.root].dep_ == "poss"]
    if claim.flow == "imports" and claim.indicator.commodity and not any(
        t.lower_.startswith(("import", "purchase")) for t in doc[claim.first : claim.last]
    ):  # fmt: skip
        direct = []  # "took 200,000 barrels of Iranian crude": who takes it imports it
    if direct:
        chosen = direct[-1:]
    verb = _verb(sentence, amount, claim)
    lemma = verb.lemma_ if verb is not None else ""
    if not chosen and claim.owner in {"giver", "people"}:
        chosen = _from(sentence, mentions, claim, lemma)
    if not chosen and claim.owner == "giver" and lemma in _RECEIVING and claim.flow is None:
        # "drew $1 billion of its credit with China"
        chosen = [m for m in mentions if functions[m.start].name in {"from", "with"}]
    if not chosen and (claim.owner == "taker" or lemma in {"impose", "levy", "provide"}):
        chosen = [m for m in mentions if functions[m.start].name == "by"
                  and functions[m.start].governor in {verb, None}]  # fmt: skip
    if not chosen and claim.flow == "total":
        return None
    if (
        not chosen
        and verb is not None
        and verb.i == claim.last - 1
        and _others_act(parse, sentence, verb)
    ):
        return None
    if (
        not chosen
        and verb is not None
        and (verb.dep_ in {"xcomp", "ccomp"} and verb.head.lemma_ in _MAKING_DO)
    ):
        # "obliges India to pay Pakistan 62 million pounds"
        chosen = [m for m in mentions if functions[m.start].name == "object"
                  and functions[m.start].governor == verb.head]  # fmt: skip
    if not chosen and (claim.owner != "people" or claim.indicator.subject_owns):
        barred = _RECEIVING if claim.owner != "taker" else _FORGIVING
        fishes = claim.indicator.subject_owns and claim.owner != "people"
        if lemma not in barred or fishes:
            chosen = [m for m in mentions if functions[m.start].name == "subject"]
            # "Germany, Finland's top market, bought ...": the owner of an apposition is no subject.
            chosen = [m for m in chosen if not functions[m.start].modifies] or chosen
            exact = [m for m in chosen if verb is not None and functions[m.start].governor == verb]
            near = [m for m in chosen if _same_clause(functions[m.start].governor, verb)]
            chosen = exact or near or (chosen if len(chosen) == 1 else [])
    if not chosen and claim.owner != "people":
        chosen = [m for m in mentions if functions[m.start].name == "by"]
    if not chosen and claim.flow == "imports":
        chosen = [m for m in mentions if functions[m.start].name in {"to", "into"}]
    states = distinct(parse, chosen)
    return states[0] if len(states) == 1 else None


def _others_act(parse: Parse, sentence: Span, verb: Token) -> bool:
    """Whether who owes, lends or invests is named and is no state's: a firm, a family."""
    heads = [c for c in verb.children if c.dep_ == "nsubj"]
    inside = {t.i for head in heads for t in head.subtree}
    return bool(heads) and not any(
        m.root in inside and states_of(parse, m) for m in mentions_in(parse, sentence)
    )


def _stands_before(sentence: Span, mention: ActorMention, claim: Claim) -> bool:
    """Whether a state stands as adjective or owner before the words of an indicator."""
    doc = sentence.doc
    if mention.last > claim.first or claim.first - mention.last > 5:
        return False
    words = doc[mention.last : claim.first]
    noun = doc[claim.last - 1]
    before = doc[mention.first - 1] if mention.first > sentence.start else None
    if (
        before is not None
        and before.lemma_ in _HANDING
        and before.pos_ == "VERB"
        and not len(words)
    ):
        return False  # "sold Peru goods"
    if noun.pos_ == "VERB" or any(
        t.pos_ not in {"ADJ", "NOUN", "PART", "PROPN", "NUM", "ADV", "SYM"}
        and t.text not in {"-", "’s"}
        for t in words
    ):
        return False
    owner = any(t.tag_ == "POS" for t in doc[mention.first : claim.first])
    if any(t.pos_ == "NUM" for t in words) and claim.owner != "people" and not owner:
        return False
    # "Chinese companies invested", "India loans": a bare name is subject, not owner.
    if not len(words) and doc[mention.last - 1].pos_ == "PROPN":
        return doc[mention.root].dep_ in {"poss", "amod", "compound", "nmod"}
    return True


def _from(
    sentence: Span, mentions: list[ActorMention], claim: Claim, lemma: str
) -> list[ActorMention]:
    doc = sentence.doc
    found: list[ActorMention] = []
    for mention in mentions:
        i = mention.first - 1
        while i > sentence.start and doc[i].pos_ in {"DET", "ADJ"}:
            i -= 1
        word = doc[i].lower_ if i >= sentence.start else ""
        after_claim = i == claim.last
        left = claim.indicator.subject_owns and (lemma in _WITHDRAWING or not after_claim)
        if (word == "from" and not left) or (word == "of" and after_claim):
            found.append(mention)
    return found[:1]


def _verb(sentence: Span, amount: Amount, claim: Claim) -> Token | None:
    doc = sentence.doc
    cue = doc[claim.last - 1]
    if cue.pos_ == "VERB":
        return cue
    return verb_above(doc[amount.first]) or verb_above(cue)


def _same_clause(governor: Token | None, verb: Token | None) -> bool:
    if governor is None or verb is None:
        return False
    return governor.i == verb.i or clause_of(governor).i == clause_of(verb).i

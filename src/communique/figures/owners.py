"""Whose an amount is: who sells, owes, gives, or sends, or whose people are counted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from communique.figures.clauses import clause_of
from communique.figures.context import distinct
from communique.figures.lexicon import adjectives
from communique.figures.words import lemmas
from communique.language.nouns import function_of, mentions_in, states_of, verb_above

if TYPE_CHECKING:
    from communique.figures.amounts import Amount, Claim
    from communique.language import Parse
    from communique.language.annotations import ActorMention
    from communique.language.tokens import Span, Token

_NAMED = frozenset({"name", "alias"})
_WHICH = frozenset({"which", "who", "that"})


def owner_of(
    parse: Parse, sentence: Span, amount: Amount, claim: Claim, mentions: list[ActorMention]
) -> str | None:
    """The state that an amount is of, if the words say so."""
    if claim.owner == "none":
        return None
    doc = sentence.doc
    functions = {m.start: function_of(doc[m.root]) for m in mentions}
    chosen: list[ActorMention] = []
    direct = [m for m in mentions if _stands_before(sentence, m, claim)]
    if claim.indicator.id == "trade balance" and doc[claim.first - 1].lower_ == "with":
        # "leaving Manila with a deficit"
        left = [m for m in mentions if m.last == claim.first - 1]
        if left and len(states_of(parse, left[0])) == 1:
            return states_of(parse, left[0])[0]
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
    if claim.indicator.victims:
        # "put its dead at 13", "had died on its side"
        for mention in mentions:
            i = mention.last
            i += i < sentence.end and doc[i].tag_ == "POS"
            i += i < sentence.end and doc[i].lower_ == "own"
            if i < sentence.end and doc[i].lower_ in lemmas("own-dead"):
                return next(iter(states_of(parse, mention)))
    if claim.owner == "people" or amount.quantity.kind == "count":
        low = min(amount.first, claim.first)
        inside = [m for m in mentions if m.first < claim.last and m.last > low]
        if claim.indicator.id == "arms":  # "20 fighters" are planes, and nobody's men
            inside = [m for m in inside if m.root != claim.last - 1 or any(
                t.text in adjectives() for t in doc[m.first : m.last])]  # fmt: skip
        tallied = claim.last <= amount.first  # "the number of Iraqi soldiers rose to 900"
        direct = inside or [m for m in direct if tallied or doc[m.root].dep_ == "poss"]
    goods = claim.indicator.commodity or doc[claim.last - 1].lower_ in {"goods", "products"}
    if claim.flow == "imports" and goods and not any(
        t.lower_.startswith(("import", "purchase")) for t in doc[claim.first : claim.last]
    ):  # fmt: skip
        direct = []  # "took 200,000 barrels of Iranian crude": who takes it imports it
    if direct:
        chosen = direct[-1:]
    verb = verb_of(sentence, amount, claim)
    lemma = verb.lemma_ if verb is not None else ""
    if not chosen and claim.owner in {"giver", "people"}:
        chosen = _from(sentence, mentions, claim, lemma)
    if (
        not chosen
        and claim.owner == "giver"
        and lemma in lemmas("receiving")
        and claim.flow is None
    ):
        # "drew $1 billion of its credit with China"
        chosen = [m for m in mentions if functions[m.start].name in {"from", "with"}]
    if not chosen and (claim.owner == "taker" or lemma in {"impose", "levy", "provide"}):
        chosen = [m for m in mentions if functions[m.start].name == "by"
                  and functions[m.start].governor in {verb, None}]  # fmt: skip
    if not chosen and claim.flow == "total":
        return None
    if not chosen and claim.owner != "people" and _is_relative(verb) and verb is not None:
        # "has turned to China, which is lending it $4 billion"
        chosen = [m for m in mentions if m.first <= verb.head.i < m.last]
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
        and (verb.dep_ in {"xcomp", "ccomp"} and verb.head.lemma_ in lemmas("obliging"))
    ):
        # "obliges India to pay Pakistan 62 million pounds"
        chosen = [m for m in mentions if functions[m.start].name == "object"
                  and functions[m.start].governor == verb.head]  # fmt: skip
    loses = claim.indicator.victims and lemma in lemmas("losing")
    if not chosen and (claim.owner != "people" or claim.indicator.subject_owns or loses):
        barred = lemmas("receiving") if claim.owner != "taker" else lemmas("forgiving")
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
    if len(states) == 1 and states[0] == partner_of(parse, sentence, claim, mentions):
        return None  # "Imports from China, the top supplier, rose": nobody is his own partner
    return states[0] if len(states) == 1 else None


def partner_of(
    parse: Parse, sentence: Span, claim: Claim, mentions: list[ActorMention]
) -> str | None:
    """The state right behind the words of trade from or to which goods go: "imports from Peru"."""
    word = {"imports": "from", "exports": "to"}.get(claim.flow or "")
    if word is None or claim.last >= sentence.end:
        return None
    if word not in {t.lower_ for t in sentence.doc[claim.last - 1 : claim.last + 1]}:
        return None
    beside = [m for m in mentions if 0 <= m.first - claim.last <= 2 and m.form in _NAMED]
    states = distinct(parse, beside[:1])
    return states[0] if len(states) == 1 else None


def is_neighbour(sentence: Span, mention: ActorMention) -> bool:
    """Whether a state is told as the one next to another: "the neighbouring country".

    Args:
        sentence: the sentence.
        mention: a mention of a state in it.
    """
    words = sentence.doc[mention.first : mention.last]
    return any(t.lower_.startswith(("neighbour", "neighbor")) for t in words)


def _others_act(parse: Parse, sentence: Span, verb: Token) -> bool:
    """Whether who owes, lends or invests is named and is no state's: a firm, a family."""
    heads = [c for c in verb.children if c.dep_ == "nsubj" and c.lower_ not in _WHICH]
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
    if mention.form == "pronoun" and doc[mention.root].tag_ == "PRP" and (
        mention.first > sentence.start and doc[mention.first - 1].lemma_ in lemmas("dative")
    ):  # fmt: skip
        return False  # "sold it goods", whatever the parser makes of "it"
    noun = doc[claim.last - 1]
    left = mention.first - 1
    while left > sentence.start and doc[left].lower_ == "the":
        left -= 1  # "sold the United States goods"
    before = doc[left] if left >= sentence.start else None
    if (
        before is not None
        and before.lemma_ in lemmas("dative")
        and before.pos_ == "VERB"
        and (
            not len(words)
            or doc[mention.root].dep_ == "dative"
            or (
                doc[mention.root].pos_ == "PROPN"
                and left == mention.first - 1
                and doc[mention.last].tag_ != "POS"
                and doc[mention.last].pos_ == "NOUN"
            )
        )
    ):
        return False  # "sold Peru goods", "sold India sugar worth $5 million"
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
        if word == "from" and _of_other_trade(doc[i], doc[claim.last - 1]):
            continue
        left = claim.indicator.subject_owns and (lemma in lemmas("withdrawing") or not after_claim)
        if (word == "from" and not left) or (word == "of" and after_claim):
            found.append(mention)
        elif found and word in {"and", ","} and mention.first - found[-1].last == 1:
            found.append(mention)  # "from Croatia and Bosnia": of neither alone
        elif found and claim.indicator.id == "remittances" and word == "in":
            return [mention]  # "from Filipinos in Kuwait"
    pair = len(found) > 1 and found[1].first - found[0].last == 1
    return found if pair else found[:1]


def _of_other_trade(word: Token, cue: Token) -> bool:
    """Whether a "from" belongs to another verb of trade: "imported $4m from Peru and exported"."""
    verb, own = verb_above(word), verb_above(cue)
    if verb is None or own is None or verb.i == own.i or verb.pos_ != "VERB":
        return False
    trading = lemmas("trading")
    both = verb.lemma_ in trading and own.lemma_ in trading
    return both or (verb.dep_ == "conj" and verb.head.i == own.i and own.lemma_ in trading)


def verb_of(sentence: Span, amount: Amount, claim: Claim) -> Token | None:
    """The verb by which something is done with an amount: its cue, or the one above it."""
    doc = sentence.doc
    cue = doc[claim.last - 1]
    if cue.pos_ == "VERB":
        return cue
    noun = doc[amount.last - 1]
    for clause in (c for c in noun.children if c.dep_ == "relcl" and c.i > amount.last):
        # "beside the $600 million that Peruvian firms have put into Chile"
        if any(c.dep_ == "dobj" and c.lower_ in _WHICH for c in clause.children):
            return clause
    return verb_above(doc[amount.first]) or verb_above(cue)


def _same_clause(governor: Token | None, verb: Token | None) -> bool:
    if governor is None or verb is None:
        return False
    return governor.i == verb.i or clause_of(governor).i == clause_of(verb).i


def _is_relative(verb: Token | None) -> bool:
    """Whether the subject of a verb is "which" or "who" of a relative clause."""
    if verb is None or verb.dep_ != "relcl":
        return False
    return any(c.lower_ in _WHICH and c.dep_ == "nsubj" for c in verb.children)

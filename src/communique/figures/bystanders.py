"""States of a sentence that have no part in an amount: they do something of their own.

"Japan gave $10 million; Denmark has promised 45 million kroner": Denmark is no party to the first.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from communique.figures.asides import relative_clauses
from communique.figures.context import distinct
from communique.figures.harm import counts_people
from communique.figures.owners import verb_of
from communique.figures.words import lemmas
from communique.language.nouns import function_of, states_of, verb_above

if TYPE_CHECKING:
    from communique.figures.amounts import Amount, Claim
    from communique.language import Parse
    from communique.language.annotations import ActorMention
    from communique.language.tokens import Span, Token

_PARTS = frozenset({"most", "many", "some", "all", "half", "several", "none", "few"})


def without_others(
    parse: Parse, sentence: Span, amount: Amount, claim: Claim, mentions: list[ActorMention],
    of: str, between: list[str],
) -> list[str]:  # fmt: skip
    """The states of an amount without those that only do something else in another clause."""
    verb = verb_of(sentence, amount, claim)
    kept = [of]
    for mention in mentions:
        function = function_of(sentence.doc[mention.root])
        acts = function.name == "subject" and function.governor != verb
        if claim.flow == "imports" and verb is not None:
            # "buys gas from Iran, defying an American law"
            acts = acts or verb_above(sentence.doc[mention.root]) != verb
        # "Germany sold China goods, and has urged both sides to talk"
        above = verb_above(sentence.doc[mention.root])
        if verb is not None and above is not None and above.dep_ == "conj" and above.head == verb:
            acts = acts or mention.form in {"nominal", "pronoun"}
        if not acts:
            kept += [s for s in states_of(parse, mention) if s in between and s not in kept]
    return kept if len(kept) == 2 else between


def of_own_verb(
    parse: Parse, sentence: Span, amount: Amount, claim: Claim, mentions: list[ActorMention],
    of: str | None, between: list[str],
) -> list[str]:  # fmt: skip
    """The states without those to whom a verb joined to that of the amount hands something.

    "agreed to supply Iraq with 18 jets and sold the Emirates missiles"
    """
    verb = verb_of(sentence, amount, claim)
    handing = lemmas("handing") | lemmas("trading")
    if verb is None or verb.lemma_ not in handing:
        return between
    apart: set[str] = set()
    own: set[str] = {of} if of is not None else set()
    for mention in mentions:
        governor = verb_above(sentence.doc[mention.root])
        subject = function_of(sentence.doc[mention.root]).name == "subject"
        theirs = governor is not None and governor.i != verb.i and governor.lemma_ in handing
        (apart if theirs and not subject else own).update(states_of(parse, mention))
    kept = [state for state in between if state not in apart - own]
    return kept if len(kept) == 2 else between


def without_venues(
    sentence: Span, amount: Amount, claim: Claim, mentions: list[ActorMention], parse: Parse
) -> list[ActorMention]:
    """The mentions of a scope but, where there are many states, those of another verb's place.

    "Under a deal reached in Switzerland, Yemen is to hand over 181 Saudi prisoners."
    """
    mentions = without_backers(claim, sentence, mentions)
    if len(distinct(parse, mentions)) <= 2:
        return mentions
    verb = verb_of(sentence, amount, claim)
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
        if function.name == "with" and governor is not None:
            governor = verb_above(governor)  # "expelled 12 Cubans and broke off ties with Peru"
        elsewhere = (
            governor is not None
            and governor.pos_ == "VERB"
            and (verb is None or governor.i != verb.i)
        )
        if not (function.name in {"in", "at", "near", "with"} and elsewhere):
            kept.append(mention)
    return kept


def without_alike(
    sentence: Span, amount: Amount, claim: Claim, mentions: list[ActorMention]
) -> list[ActorMention]:
    """The mentions without those who do alike in another clause.

    "Japan gave $10 million in February; Denmark has promised 45 million kroner."
    """
    verb = verb_of(sentence, amount, claim)
    doing = lemmas("handing") if claim.indicator.handed else lemmas("keeping")
    handed = claim.indicator.one_way or claim.indicator.handed
    if verb is None or not handed or verb.lemma_ not in doing:
        return mentions
    if not any(child.dep_ in {"nsubj", "nsubjpass"} for child in verb.children):
        return mentions  # "Kuwait lent Sudan $50 million and gave it $20 million."
    kept = []
    for mention in mentions:
        function = function_of(sentence.doc[mention.root])
        other = function.governor
        alike = (
            function.name == "subject" and not function.modifies and other is not None
            and other.i != verb.i and other.lemma_ in doing and other.dep_ != "relcl"
            and (other in verb.children or other == verb.head)
        )  # fmt: skip
        if not alike or verb.dep_ in {"xcomp", "ccomp"}:
            kept.append(mention)
    return kept


def without_backers(
    claim: Claim, sentence: Span, mentions: list[ActorMention]
) -> list[ActorMention]:
    """The mentions but those who only back one side of a war: "Chad, *armed by France*, fought"."""
    if claim.indicator.handed or claim.indicator.one_way:
        return mentions
    return [m for m in mentions if not _backs(sentence.doc[m.root])]


def _backs(name: Token) -> bool:
    while name.dep_ == "conj":
        name = name.head
    by = name.head
    return (
        name.dep_ == "pobj"
        and by.lower_ == "by"
        and by.head.tag_ == "VBN"
        and by.head.dep_ in {"acl", "amod", "advcl"}
        and by.head.lemma_ in lemmas("siding")
    )


def is_of_make(sentence: Span, mention: ActorMention) -> bool:
    """Whether a state only says what kind of thing is meant: "Soviet-era tanks", "Iranian-made".

    Args:
        sentence: the sentence.
        mention: a mention of a state in it.
    """
    doc = sentence.doc
    made = function_of(doc[mention.root])
    verb = made.governor if made.name == "in" else None
    if verb is not None and verb.lemma_ in lemmas("manufacture") and any(
        c.lower_ == "to" for c in verb.lefts
    ):  # fmt: skip
        return True  # "howitzers to be built in Slovakia"
    return any(
        doc[i].text[:1].isupper() and doc[i + 1].text in {"-", "–"} and (
            doc[i + 2].lower_ in lemmas("make")
        )
        for i in range(mention.first, min(mention.last, sentence.end - 2))
    )  # fmt: skip


def without_echoes(
    sentence: Span, amount: Amount, mentions: list[ActorMention]
) -> list[ActorMention]:
    """The mentions but for pronouns that do something with an amount in a clause on it.

    "Fiji froze $3 million that it had set aside": whoever "it" is taken for, it is Fiji.
    """
    doc = sentence.doc
    clauses = [c for c in doc[amount.last - 1].children if c.dep_ == "relcl" and c.i > amount.last]
    verb = verb_above(doc[amount.first])
    named = any(
        m.form != "pronoun" and (f := function_of(doc[m.root])).name == "subject"
        and f.governor == verb for m in mentions
    )  # fmt: skip
    inside = {t.i for c in clauses for t in c.children if t.dep_ == "nsubj"} if named else set()
    return [m for m in mentions if not (m.form == "pronoun" and m.root in inside)]


def in_title_of_treaty(parse: Parse, mention: ActorMention) -> bool:
    """Whether a capital only names the treaty that was made there: "the Treaty of Asuncion".

    Args:
        parse: the parse.
        mention: a mention of a state.
    """
    return mention.form == "alias" and any(
        span.start < mention.start and mention.end <= span.end
        for agreement in parse.agreements
        for span in agreement.mentions
    )


def is_loose(sentence: Span, mention: ActorMention) -> bool:
    """Whether a pronoun only parts those counted, or is of a rank: "most of them on farms".

    Args:
        sentence: the sentence.
        mention: a pronoun in it.
    """
    words = [t.lower_ for t in sentence.doc[max(sentence.start, mention.first - 2) : mention.first]]
    after = sentence.doc[mention.last] if mention.last < sentence.end else None
    if after is not None and after.lower_ in lemmas("superlative"):
        return True  # "Deliveries to Pakistan, its main customer": told of the rank alone
    return words[-1:] == ["of"] and words[0] in _PARTS


def is_both(sentence: Span, mention: ActorMention) -> bool:
    """Whether a mention means two states told before: "the two sides", "both countries".

    Args:
        sentence: the sentence.
        mention: a mention of states in it.
    """
    words = [t.lower_ for t in sentence.doc[mention.first : mention.last]]
    return mention.form == "nominal" and (words[:2] == ["the", "two"] or words[:1] == ["both"])

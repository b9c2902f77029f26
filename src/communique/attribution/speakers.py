"""Noun phrases and actors: the words that name a speaker, and the actor whom they mean."""

from __future__ import annotations

from typing import TYPE_CHECKING

from communique.attribution.clauses import DAYS
from communique.record import ActorRef

if TYPE_CHECKING:
    from communique.language import Parse
    from communique.language.tokens import Token

#: The id of a speaker who is not (or not yet) known as an actor.
UNKNOWN = "UNK"
_AFTER = {"relcl", "acl", "advcl", "appos", "parataxis", "cc", "conj", "punct"}
_RELATIVE = {"who", "which", "that", "whom", "whose"}


# Who speaks for the person whose they are.
_SPEAKING_FOR = frozenset("office aide spokesman spokeswoman spokesperson staff team".split())


def phrase(noun: Token) -> tuple[int, int]:
    """The characters of a noun phrase without its relative clause, apposition or conjuncts.

    A conjunct that is joined directly stays: "Kim and Xi" speak together.
    """
    doc = noun.doc
    first, last = noun.left_edge.i, noun.i + 1
    for c in noun.rights:
        if c.dep_ in _AFTER and not _is_joined(noun, c):
            if c.dep_ in {"relcl", "acl", "appos", "punct", "advcl", "parataxis"}:
                break
            continue
        if c.dep_ == "prep" and any(g.lower_ in DAYS for g in c.children):
            break
        last = c.right_edge.i + 1
    last = min([last, *(t.left_edge.i for t in noun.subtree if t.i > noun.i and t.dep_ == "relcl")])
    last = max(last, noun.i + 1)
    for i in range(first, noun.i):
        if doc[i].text in {"-", "–", "—", "--"} and doc[i].whitespace_ and doc[i - 1].whitespace_:
            first = i + 1  # What stands before the dash is a dateline.
    while first < noun.i and (doc[first].is_punct or doc[first].is_space):
        first += 1
    while last - 1 > noun.i and (doc[last - 1].is_punct or doc[last - 1].is_space):
        last -= 1
    return doc[first].idx, doc[last - 1].idx + len(doc[last - 1])


def _is_joined(noun: Token, c: Token) -> bool:
    return c.dep_ in {"cc", "conj"} and not any(
        t.text in {",", ";"} for t in noun.doc[noun.i + 1 : c.i]
    )


def past_dateline(noun: Token) -> Token:
    """The subject after a dateline that the parser took for it: "OSLO — The premier said …"."""
    doc, i = noun.doc, noun.i + 1
    if not noun.is_upper or noun.i > noun.sent.start + 4:
        return noun
    while i < noun.sent.end and doc[i].text not in _DASHES and i < noun.i + 8:
        i += 1
    if i >= noun.sent.end or doc[i].text not in _DASHES:
        return noun
    for token in doc[i + 1 : noun.sent.end]:
        if token.pos_ in {"NOUN", "PROPN", "PRON"} and token.dep_ not in {"compound", "poss"}:
            return token
        if token.pos_ in {"VERB", "AUX"}:
            break
    return noun


_DASHES = {"-", "–", "—", "--"}


def antecedent(token: Token) -> Token:
    """The noun that a relative pronoun stands for; any other token itself."""
    if token.lower_ in _RELATIVE:
        clause = next((a for a in [token.head, *token.head.ancestors] if a.dep_ == "relcl"), None)
        if clause is not None:
            return clause.head
    return token


def actors_of(parse: Parse, noun: Token) -> tuple[str, ...]:
    """The ids of the actors that a noun phrase means: at its head, else at its first conjunct."""
    noun = antecedent(noun)
    mention = parse.mention_at(noun)
    if mention is not None and mention.actors:
        return mention.actors
    if noun.lemma_ in _SPEAKING_FOR:
        owner = next((c for c in noun.children if c.dep_ == "poss"), None)
        whose = parse.mention_at(owner) if owner is not None else None
        if whose is not None and "." in whose.actors[0]:
            return (whose.actors[0].partition(":")[0],)  # "The president's *office* said"
    for c in noun.children:
        if c.dep_ == "appos" and c.i > noun.i and c.pos_ in {"PROPN", "NOUN"}:
            named = parse.mention_at(c)
            if named is not None and named.actors:
                return named.actors
    return ()


def ref(parse: Parse, noun: Token, actor: str | None = None) -> ActorRef:
    """The noun phrase as the record has it, for ``actor`` or for the actor that it means."""
    start, end = phrase(noun)
    if actor is None:
        known = actors_of(parse, noun)
        actor = known[0] if known else UNKNOWN
    return ActorRef(actor=actor, start=start, end=end, text=parse.text[start:end])


def refs(parse: Parse, nouns: list[Token]) -> tuple[ActorRef, ...]:
    """Each actor of the noun phrases once, in their order."""
    found: dict[tuple[str, int | None], ActorRef] = {}
    for noun in nouns:
        for actor in actors_of(parse, noun) or (UNKNOWN,):
            one = ref(parse, noun, actor)
            found.setdefault((actor, one.start if actor == UNKNOWN else None), one)
    return tuple(found.values())

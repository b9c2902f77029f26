"""Noun phrases and actors: the words that name a speaker, and the actor whom they mean."""

from __future__ import annotations

from typing import TYPE_CHECKING

from communique.record import ActorRef

if TYPE_CHECKING:
    from spacy.tokens import Token

    from communique.language import Parse

#: The id of a speaker who is not (or not yet) known as an actor.
UNKNOWN = "UNK"
_AFTER = {"relcl", "acl", "advcl", "appos", "parataxis", "cc", "conj", "punct"}
_DAYS = frozenset(
    """monday tuesday wednesday thursday friday saturday sunday january february march april may june
    july august september october november december today yesterday weekend week month year""".split()
)
_RELATIVE = {"who", "which", "that", "whom", "whose"}


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
        if c.dep_ == "prep" and any(g.lower_ in _DAYS for g in c.children):
            break
        last = c.right_edge.i + 1
    last = min([last, *(t.left_edge.i for t in noun.subtree if t.i > noun.i and t.dep_ == "relcl")])
    last = max(last, noun.i + 1)
    while first < noun.i and (doc[first].is_punct or doc[first].is_space):
        first += 1
    while last - 1 > noun.i and (doc[last - 1].is_punct or doc[last - 1].is_space):
        last -= 1
    return doc[first].idx, doc[last - 1].idx + len(doc[last - 1])


def _is_joined(noun: Token, c: Token) -> bool:
    return c.dep_ in {"cc", "conj"} and not any(
        t.text in {",", ";"} for t in noun.doc[noun.i + 1 : c.i]
    )


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
    for c in noun.children:
        if c.dep_ in {"appos", "nmod", "compound"} and c.pos_ == "PROPN":
            named = parse.mention_at(c)
            if named is not None and named.actors and c.dep_ == "appos":
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

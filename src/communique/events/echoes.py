"""Deeds told by "followed suit" or "so did": what was told last, done by another."""

from __future__ import annotations

from typing import TYPE_CHECKING

from communique.events import syntax
from communique.events.coding import told
from communique.events.matching import Match
from communique.events.parties import parties

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from communique.events.coding import Told
    from communique.language import Parse
    from communique.language.tokens import Token

# Verbs that, with one of these words below them, tell that somebody did what another did.
_ECHOES = {"follow": frozenset({"suit"}), "do": frozenset({"same", "likewise", "so"})}
# The verbs that stand for any other, by one of these words: "*so* has Togo", "Togo did *too*".
_HELPING = frozenset({"do", "have"})
_LIKEWISE = frozenset({"so", "too", "likewise", "neither", "nor", "either"})
_DENYING = frozenset({"neither", "nor", "either"})
# What follows such a verb where it says something of its own: "did too *little*".
_OWN = frozenset({"dobj", "attr", "acomp", "ccomp", "xcomp", "oprd"})
_RANKS = frozenset({"first", "second", "third", "last", "only", "latest", "next"})
# How many characters back the deed may stand.
_NEAR = 400


def echoed(parse: Parse, tellings: Sequence[Told]) -> list[Told]:
    """The deeds that a parse tells by an echo: "Peru recalled its envoy; *Chile followed suit*".

    Args:
        parse: with the marks of the strands before.
        tellings: what it tells otherwise, in the order of the text.
    """
    if not tellings:
        return []
    taken = {telling.match.trigger.i for telling in tellings}
    found = []
    for verb in _echoing(parse):
        model = _model(tellings, verb) if verb.i not in taken else None
        if model is None:
            continue
        again = _is_compared(verb)  # "As it had done in 2009"
        if again and model.match.trigger is not verb.head:
            continue
        doers = parties(parse, _subjects(verb))
        theirs = {actor.actor for actor in model.match.actors}
        own = [doer for doer in doers if again or doer.actor not in theirs]
        if not own or all(doer.actor.startswith("UNK") for doer in own):
            continue
        named = {doer.actor for doer in own}
        recipients = [party for party in model.match.recipients if party.actor not in named]
        sentence = parse.sentence_at(verb.idx)
        evidence = parse.quote(sentence.start_char, sentence.end_char)
        match = Match(model.match.frame, verb, own, recipients, model.match.score)
        telling = told(parse, match, evidence)
        if _denies(verb) or telling.status == "ongoing":
            telling.status = model.status
        if telling.status in {"actual", model.status}:
            telling.type, telling.mode, telling.cameo = model.type, model.mode, model.cameo
        if again and telling.moment == model.moment and all(d.actor in theirs for d in own):
            continue
        telling.rule = f"echo/{model.rule}"
        telling.confidence = min(telling.confidence, model.confidence)
        found.append(telling)
    return found


def _echoing(parse: Parse) -> Iterator[Token]:
    for token in parse.doc:
        words = _ECHOES.get(token.lemma_, frozenset())
        if not words and token.lemma_ not in _HELPING:
            continue
        if token.pos_ not in {"VERB", "AUX"} or token.dep_ in {"aux", "auxpass"}:
            continue
        if _is_first(token):
            continue
        if any(child.lower_ in words for child in token.children) or _stands_in(token):
            yield token


def _is_first(verb: Token) -> bool:
    """Whether who did a thing was the first who did: "Roe went, *the first premier to do so*"."""
    noun = verb.head
    return verb.dep_ in {"acl", "relcl"} and any(c.lower_ in _RANKS for c in noun.lefts)


def _stands_in(verb: Token) -> bool:
    """Whether a helping verb stands for one told before: "so *did* Togo", "as *has* Togo"."""
    if verb.lemma_ not in _HELPING or any(child.dep_ in _OWN for child in verb.children):
        return False
    return _is_compared(verb) or any(child.lower_ in _LIKEWISE for child in verb.children)


def _is_compared(verb: Token) -> bool:
    """Whether a clause says that another did as is told: "*as* Togo had done in May"."""
    return verb.dep_ == "advcl" and any(
        child.dep_ == "mark" and child.lower_ == "as" for child in verb.children
    )


def _denies(verb: Token) -> bool:
    return any(child.lower_ in _DENYING for child in verb.children)


def _subjects(verb: Token) -> list[Token]:
    """Who does it; the parser may take the "neither" before the verb for its subject."""
    found = [noun for noun in syntax.subjects(verb) if noun.lower_ not in _LIKEWISE]
    return found or [c for c in verb.rights if c.dep_ == "nsubj"]


def _main_first(tellings: Sequence[Told], verb: Token) -> list[Told]:
    """What stands before an echo, from the last; of its last sentence what the main clause tells.

    "Chad cut ties with Mali, *accusing it of lying*. Togo did the same": Togo cut ties.
    """
    before = [t for t in tellings if t.match.trigger.idx < verb.idx]
    last = [t for t in before if t.evidence == before[-1].evidence]
    main = [t for t in last if t.match.trigger.dep_ == "ROOT"]
    if last[-1:] and any(w.dep_ == "advcl" for w in _path(last[-1].match.trigger)):
        last = [*(t for t in last if t not in main), *main]
    return [*reversed(last), *reversed([t for t in before if t.evidence != before[-1].evidence])]


def _path(token: Token) -> list[Token]:
    return [token, *token.ancestors]


def _model(tellings: Sequence[Told], verb: Token) -> Told | None:
    """What was told last before an echo of all that was done, if it stands near."""
    for telling in _main_first(tellings, verb):
        trigger = telling.match.trigger
        if verb.idx - trigger.idx > _NEAR:
            return None
        fitting = {"negated"} if _denies(verb) else {"actual", "ongoing"}
        return telling if telling.status in fitting else None
    return None

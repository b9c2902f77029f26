"""Deeds told by "followed suit": what was told last, done by another."""

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
# What a text, and the sentence, must hold.
_WORDS = ("suit", "same", "likewise", "did so")
# How many characters back the deed may stand.
_NEAR = 400


def echoed(parse: Parse, tellings: Sequence[Told]) -> list[Told]:
    """The deeds that a parse tells by an echo: "Peru recalled its envoy; *Chile followed suit*".

    Args:
        parse: with the marks of the strands before.
        tellings: what it tells otherwise, in the order of the text.
    """
    if not tellings or not any(word in parse.text for word in _WORDS):
        return []
    taken = {telling.match.trigger.i for telling in tellings}
    found = []
    for verb in _echoing(parse):
        model = _model(tellings, verb)
        doers = parties(parse, syntax.subjects(verb))
        if model is None or not doers or verb.i in taken:
            continue
        theirs = {actor.actor for actor in model.match.actors}
        own = [doer for doer in doers if doer.actor not in theirs]
        if not own or all(doer.actor.startswith("UNK") for doer in own):
            continue
        named = {doer.actor for doer in own}
        recipients = [party for party in model.match.recipients if party.actor not in named]
        sentence = parse.sentence_at(verb.idx)
        evidence = parse.quote(sentence.start_char, sentence.end_char)
        match = Match(model.match.frame, verb, own, recipients, model.match.score)
        telling = told(parse, match, evidence)
        if telling.status == "actual":
            telling.type, telling.mode, telling.cameo = model.type, model.mode, model.cameo
        telling.rule = f"echo/{model.rule}"
        telling.confidence = min(telling.confidence, model.confidence)
        found.append(telling)
    return found


def _echoing(parse: Parse) -> Iterator[Token]:
    for sentence in parse.sentences:
        text = sentence.text
        if not any(word in text for word in _WORDS):
            continue
        for token in sentence:
            words = _ECHOES.get(token.lemma_) if token.pos_ in {"VERB", "AUX"} else None
            if words and any(child.lower_ in words for child in token.children):
                yield token


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
        return telling if telling.status in {"actual", "ongoing"} else None
    return None

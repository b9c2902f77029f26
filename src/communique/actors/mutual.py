"""Two told together: "each accused the other", "their troops clashed", one told by his town."""

from __future__ import annotations

from typing import TYPE_CHECKING

from communique.actors.acting import subjects
from communique.actors.alike import main_pair
from communique.actors.nominals import WINDOW
from communique.actors.states import states

if TYPE_CHECKING:
    from communique.actors.plurals import Plurals
    from communique.actors.resolution import Resolver

# What two do to each other.
_MUTUAL = frozenset(
    "clash clashed clashes fight fought met meet collide collided skirmished".split()
)
_DONE_TO = frozenset({"dobj", "dative"})
_THEIRS = frozenset(
    """troops soldiers forces armies navies fleets leaders presidents ministers envoys diplomats
    negotiators generals premiers guards warships jets""".split()
)


def one_another(plurals: Plurals, i: int) -> tuple[str, ...]:
    """Who is meant by "each" and "the other": "each accused the other"."""
    words = plurals.r.words
    if words.lower[i] == "each":
        alone = words.dep[i] in ("nsubj", "nsubjpass") and not words.kids[i]
        return both(plurals, i) if alone else ()
    if words.dep[i] not in ("dobj", "pobj") or words.lower[words.left(i)] != "the":
        return ()
    verb = words.clause(i)
    subject = words.kid(verb, "nsubj")
    if subject is None or subject > i:
        return ()
    ids = dict.fromkeys(x for k in (subject, *words.conjuncts(subject)) for x in plurals.r.of(k))
    apart = words.lower[subject] in ("each", "both") or any(
        words.lower[k] == "each" for k in range(words.left(subject), i)
    )
    return tuple(ids) if len(ids) == 2 and apart else ()


def both(plurals: Plurals, i: int, number: int = 2) -> tuple[str, ...]:
    """Who is meant by "both" alone: the two that were named together last."""
    words = plurals.r.words
    if words.dep[i] not in ("nsubj", "nsubjpass", "dobj", "pobj", "dative"):
        return ()
    if any(words.pos[k] in ("NOUN", "PROPN") for k in words.kids[i]):
        return ()
    # "Sent envoys to Oslo and Bern. The bloc *told both*": not those who sent them.
    chief = main_pair(plurals.r, i, surely=False) if words.dep[i] in _DONE_TO else ()
    if chief and subjects(plurals.r, i).isdisjoint(chief):
        return chief
    for told in plurals.r.cast.backwards():
        if told.root >= i or words.sent[i] - told.sentence > 2:
            continue
        marks = [plurals.r.cast.mention_of(k) for k in words.conjuncts(told.root) if k < i]
        ids = [*told.ids, *(x for mark in marks if mark is not None for x in mark.actors)]
        ids = list(dict.fromkeys(ids))
        if len(ids) == number and words.dep[told.root] != "conj":
            return tuple(ids)
    return ()


def between(plurals: Plurals, i: int) -> tuple[str, ...]:
    """The two states whose men do something to each other: "their troops clashed"."""
    words = plurals.r.words
    owned, verb = words.head[i], words.clause(i)
    mutual = words.lower[verb] in _MUTUAL and words.kid(verb, "dobj") is None
    if not mutual or words.dep[owned] != "nsubj" or words.lower[owned] not in _THEIRS:
        return ()
    if words.kid(verb, "prep") is not None and any(
        words.lower[k] in ("with", "against") for k in words.kids[verb]
    ):
        return ()
    ids = plurals.last(i, 2, "state")
    return ids if len(ids) == 2 and plurals.one_breath(i, ids) else ()


def leading_two(resolver: Resolver, i: int, number: int) -> tuple[str, ...]:
    """The states of two leaders who shortly before did something together.

    "Kim and Putin exchanged letters on the day of Korea's freedom from Japan. *The two countries*".
    """
    words, cast = resolver.words, resolver.cast
    if number != 2:
        return ()
    for told in cast.backwards():
        if told.root >= i or words.sent[i] - told.sentence > 1 or words.dep[told.root] != "nsubj":
            continue
        marks = [cast.mention_of(k) for k in words.conjuncts(told.root) if k < i]
        drafts = [cast.drafts[x] for x in (*told.ids, *(x for m in marks if m for x in m.actors))]
        homes = {str(draft.country) for draft in drafts}
        led = all(draft.kind == "person" and draft.sector == "GOV" for draft in drafts)
        if led and len(drafts) == len(homes) == 2 and homes <= states().keys():
            return tuple(cast.state(str(draft.country)) for draft in drafts)
    return ()


def members_of(resolver: Resolver, i: int, definite: bool) -> tuple[str, ...]:
    """The body of states whose members a noun means: "the council met. *The 15 members*".

    Args:
        resolver: the resolver of the document.
        i: the noun.
        definite: whether it has an article. "*Council members*" needs none after such a council.
    """
    words, cast = resolver.words, resolver.cast
    council = words.raw[i - 1] == "Council" and words.head[i - 1] == i
    if not council and not (definite and any(words.raw[k].isdigit() for k in words.kids[i])):
        return ()
    for told in cast.backwards():
        if told.root >= i or words.sent[i] - told.sentence > 2 * WINDOW or len(told.ids) != 1:
            continue
        draft = cast.drafts[told.ids[0]]
        fits = not council or draft.name.endswith("Council")
        if fits and draft.kind == "organization" and draft.country is None:
            return told.ids
    return ()


def placed(resolver: Resolver, i: int, ident: str) -> list[str]:
    """The other of two states, which only the name of a place or an adjective tells."""
    words, scene = resolver.words, resolver.scene
    for reading in reversed(scene.readings):
        if reading.first >= i or words.sent[i] - words.sent[reading.first] > WINDOW:
            continue
        other = reading.kind in ("state", "seat", "city", "region", "adjective")
        if other and reading.country in states() and reading.country != ident[:3]:
            return [resolver.cast.state(str(reading.country))]
    return []

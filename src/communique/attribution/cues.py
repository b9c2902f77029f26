"""The words that report: cues of attribution by lemma and part of speech, and media by noun."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Literal

import msgspec

from communique import data

if TYPE_CHECKING:
    from communique.language.tokens import Token

PartOfSpeech = Literal["verb", "noun", "adjective", "preposition"]
Construction = Literal[
    "clause", "quote", "to", "object-to", "ing", "as", "predicate", "object", "prep",
    "object-prep", "passive-to", "quoted-as", "manner", "according",
]  # fmt: skip
Kind = Literal[
    "assertion", "question", "demand", "promise", "denial", "accusation", "belief", "knowledge",
    "attitude", "intention", "evaluation", "topic", "evidence",
]  # fmt: skip
#: Kinds that take a stance on something, or name it, without telling that it is so.
STANCES: frozenset[str] = frozenset({"intention", "evaluation", "topic"})


class Cue(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Words that report what somebody says or thinks, and how its content stands to them."""

    id: str
    lemmas: tuple[str, ...]
    pos: PartOfSpeech
    constructions: tuple[Construction, ...]
    kind: Kind
    examples: tuple[str, ...]
    counterexamples: tuple[str, ...]
    preps: tuple[str, ...] = ()
    addressee: tuple[str, ...] = ()
    medium: str | None = None
    except_objects: tuple[str, ...] = ()
    requires: Literal["document", "possessor", "speaker"] | None = None


class Medium(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A means by which something is said; a ``document`` speaks for whoever issued it."""

    medium: str
    document: bool
    nouns: tuple[str, ...]
    preps: tuple[str, ...]
    examples: tuple[str, ...]
    counterexamples: tuple[str, ...]


@cache
def cues() -> tuple[Cue, ...]:
    """All cues, in the order of the data."""
    return tuple(data.entries("attribution/cues.yaml", Cue))


@cache
def media() -> tuple[Medium, ...]:
    """All media, in the order of the data."""
    return tuple(data.entries("attribution/media.yaml", Medium))


@cache
def media_by_noun() -> dict[str, Medium]:
    """Media by the noun that names them, nouns of several words included."""
    return {noun: medium for medium in reversed(media()) for noun in medium.nouns}


@cache
def _index() -> dict[tuple[str, str], dict[str, tuple[Cue, ...]]]:
    """(part of speech, first word) -> rest of the lemma ("" or a particle) -> cues."""
    table: dict[tuple[str, str], dict[str, list[Cue]]] = {}
    for cue in cues():
        for lemma in dict.fromkeys(cue.lemmas):
            word, _, rest = lemma.partition(" ")
            table.setdefault((cue.pos, word), {}).setdefault(rest, []).append(cue)
    return {
        key: {rest: tuple(found) for rest, found in of_one.items()} for key, of_one in table.items()
    }


@cache
def cue_words() -> frozenset[str]:
    """The first words of all lemmas: a token with another lemma is no cue."""
    return frozenset(word for _, word in _index())


_POS: dict[str, PartOfSpeech] = {"VERB": "verb", "AUX": "verb", "NOUN": "noun", "ADJ": "adjective"}


def cues_of(token: Token) -> tuple[Cue, ...]:
    """The cues that a token may be, those with its particle first.

    A participle that the tagger takes for an adjective is tried as a verb too ("is convinced").
    """
    index = _index()
    lemma = token.lemma_.lower()
    pos = _POS.get(token.pos_)
    if pos is None:
        return ()
    found: list[Cue] = []
    if pos == "verb" and token.tag_ == "VBN":
        found += index.get(("adjective", token.lower_), {}).get("", ())
    entry = index.get((pos, lemma))
    if entry:
        found += _with_particle(token, entry)
    if pos == "adjective" and lemma != token.lower_:
        found += index.get(("adjective", token.lower_), {}).get("", ())
    return tuple(found)


def preposition_cues(token: Token) -> tuple[Cue, ...]:
    """The cues that a token may be as (the noun of) a preposition: "according", "per", "view"."""
    return _index().get(("preposition", token.lemma_.lower()), {}).get("", ()) or _index().get(
        ("preposition", token.lower_), {}
    ).get("", ())


def _with_particle(token: Token, entry: dict[str, tuple[Cue, ...]]) -> list[Cue]:
    found: list[Cue] = []
    if len(entry) > 1 or "" not in entry:
        for child in token.children:
            if child.dep_ in {"prt", "advmod", "acomp", "dobj"} and child.lower_ in entry:
                found += entry[child.lower_]
    found += entry.get("", ())
    return found

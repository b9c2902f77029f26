"""What the agreements strand knows, from data: kinds, topics, known treaties, obligations."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Literal

import msgspec

from communique.data import entries, rows
from communique.language.patterns import Needles, Phrases, alternatives

if TYPE_CHECKING:
    from collections.abc import Iterable

Needs = Literal["nothing", "topic", "parties", "signing", "name", "subject"]


class Kind(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A kind of agreement: the nouns that name it and the kinds it may take up again."""

    id: str
    nouns: tuple[str, ...]
    means: tuple[str, ...]
    needs: Needs
    beside: tuple[str, ...] = ()
    examples: tuple[str, ...] = ()
    counterexamples: tuple[str, ...] = ()


class Topic(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What agreements are about."""

    id: str
    words: tuple[str, ...]
    examples: tuple[str, ...] = ()


class Known(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A treaty of history: names, kind, parties (none where too many) and signature in EDTF."""

    name: str
    kind: str
    signed: str | None = None
    parties: tuple[str, ...] = ()
    aliases: tuple[str, ...] = ()


class DutyExample(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A sentence that has (or, as counterexample, has not) an obligation of a kind."""

    text: str
    kind: str


class Duty(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A kind of obligation: patterns of what tells it, and of names that imply it."""

    id: str
    cues: tuple[str, ...]
    names: tuple[str, ...]
    examples: tuple[DutyExample, ...] = ()
    counterexamples: tuple[DutyExample, ...] = ()


@dataclass(frozen=True, slots=True)
class Lexicon:
    """All of it, compiled."""

    kinds: dict[str, Kind]
    noun_pattern: re.Pattern[str]
    topics: dict[str, str]
    known: dict[str, Known]
    of_two: dict[frozenset[str], list[Known]]
    known_names: Phrases
    needles: Needles
    refused: frozenset[str]
    duties: tuple[tuple[str, re.Pattern[str], re.Pattern[str] | None], ...]


@cache
def lexicon() -> Lexicon:
    """The compiled data of the strand."""
    kinds = {noun: kind for kind in entries("agreements/kinds.yaml", Kind) for noun in kind.nouns}
    known: dict[str, Known] = {}
    for entry in entries("agreements/known.yaml", Known):
        for name in (entry.name, *entry.aliases):
            known.setdefault(plain(name), entry)
    of_two: dict[frozenset[str], list[Known]] = {}
    for entry in entries("agreements/known.yaml", Known):
        if len(entry.parties) == 2:
            of_two.setdefault(frozenset(entry.parties), []).append(entry)
    duties = tuple(
        (
            duty.id,
            re.compile(rf"\b(?:{'|'.join(duty.cues)})", re.IGNORECASE),
            re.compile("|".join(duty.names), re.IGNORECASE) if duty.names else None,
        )
        for duty in entries("agreements/obligations.yaml", Duty)
    )
    return Lexicon(
        kinds=kinds,
        noun_pattern=re.compile(rf"(?<![\w-])(?:{alternatives(kinds)})(?![\w-])", re.IGNORECASE),
        topics={w: t.id for t in entries("agreements/topics.yaml", Topic) for w in t.words},
        known=known,
        of_two=of_two,
        known_names=Phrases(known, before=r"[\w-]", after=r"\w"),
        needles=Needles([known, kinds]),
        refused=frozenset(
            word for entry in entries("agreements/refusals.yaml", Topic) for word in entry.words
        ),
        duties=duties,
    )


def spelt(words: Iterable[str]) -> frozenset[str]:
    """Words in one spelling, British or American."""
    return frozenset(w.replace("defense", "defence").replace("ization", "isation") for w in words)


def plain(text: str) -> str:
    """A name with straight apostrophes and plain hyphens, the same length."""
    return text.replace("’", "'").replace("‘", "'").replace("–", "-").replace("‑", "-")


@cache
def state_words() -> Phrases:
    """Names and adjectives of states as they stand within the name of a treaty."""
    return Phrases(_state_words())


def states_in(text: str) -> tuple[str, ...]:
    """The states that the words of a treaty's name mean: "Sino-North Korean" -> CHN, PRK.

    >>> states_in("Sino-North Korean friendship treaty")
    ('CHN', 'PRK')
    """
    return tuple(dict.fromkeys(_state_words()[word.text] for word in state_words().find(text)))


@cache
def _state_words() -> dict[str, str]:
    table: dict[str, str] = {}
    for row in rows("actors/states.tsv"):
        if row["to"] and row["code"] != "SUN":
            continue
        words = [row["name"], *row["names"].split("|"), *row["adjectives"].split("|")]
        for word in words:
            if word and word[0].isupper():
                table.setdefault(word, row["code"])
    return table

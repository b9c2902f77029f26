"""What the figures strand knows, from data: indicators, currencies, units, words of change."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import Literal

import msgspec

from communique.data import entries, rows
from communique.language.patterns import alternatives
from communique.record import Flow

Kind = Literal["money", "share", "mass", "volume", "energy", "count"]
Owner = Literal["giver", "taker", "people", "none"]


class Example(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A sentence that an indicator must find a figure in."""

    text: str
    value: float | None = None
    between: tuple[str, ...] = ()


class Cue(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Words that claim an amount for an indicator.

    ``needs``: "exchange" asks for a word of export or import in the sentence, "fishing" for one of
    fishing, "trading" for a verb of buying or selling in the clause ("goods worth ..."), "giving"
    for one of giving before the amount ("gave $5 million to help ..."), "measured" for an amount
    in tons, cubic metres or megawatts, "levied" for a rate right behind ("taxed at 9 percent").
    """

    words: tuple[str, ...]
    flow: Flow | None = None
    owner: Owner | None = None
    needs: Literal["trading", "giving", "fishing", "exchange", "measured", "levied"] | None = None


class Indicator(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Something measured between states.

    Attributes:
        id: the indicator of the record.
        kinds: the kinds of amounts it is measured in.
        owner: whose the amount is (see ``data/figures/indicators.yaml``).
        cues: words that claim an amount.
        counted: nouns counted, in the singular; ``unit`` is their unit (without one, the noun).
        verbs: verbs that make a count of people one of this indicator ("killed 12 people").
        commodity: goods that flow: takes ``flow`` from words of export and import near it.
        victims: counts people harmed: refused where a disaster is told.
        subject_owns: the subject of the verb owns the amount where no other word says whose.
        handed: goes from one state to another by its nature, so that a recipient must be meant.
        one_way: goes from one state to another, and not between two that do the same.
        outward: lies between states by its nature, even where only one is named.
        not_before: words before which a cue is something else ("trade war", "aid worker").
        counted_with: nouns counted only under one of some verbs ("captured 30 soldiers").
        needs_verb: its counted nouns count only with one of its verbs.
    """

    id: str
    kinds: tuple[Kind, ...]
    owner: Owner
    cues: tuple[Cue, ...] = ()
    counted: tuple[str, ...] = ()
    verbs: tuple[str, ...] = ()
    counted_with: dict[str, tuple[str, ...]] = {}
    unit: str | None = None
    commodity: bool = False
    victims: bool = False
    subject_owns: bool = False
    needs_verb: bool = False
    handed: bool = False
    one_way: bool = False
    outward: bool = False
    not_before: tuple[str, ...] = ()
    examples: tuple[Example, ...] = ()
    counterexamples: tuple[str, ...] = ()


class Currency(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A currency, its states, the symbols before and the names after an amount."""

    code: str
    states: tuple[str, ...]
    symbols: tuple[str, ...]
    names: tuple[str, ...]
    default: bool = False
    examples: tuple[str, ...] = ()


class Unit(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A unit of mass, volume or energy and its forms."""

    unit: str
    kind: Kind
    forms: tuple[str, ...]
    factor: float = 1.0
    examples: tuple[str, ...] = ()


class Movement(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Words of change: the sign of the change, and the factor of words that hold the number."""

    id: str
    sign: int
    words: tuple[str, ...]
    factor: float | None = None
    examples: tuple[str, ...] = ()
    counterexamples: tuple[str, ...] = ()


class Refusal(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Words that claim an amount for what is no relation between states.

    With ``anywhere`` they refuse every amount of those kinds in their sentence, near or far.
    """

    id: str
    words: tuple[str, ...]
    kinds: tuple[Kind, ...] = ()
    anywhere: bool = False
    examples: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Lexicon:
    """All of it, compiled."""

    indicators: dict[str, Indicator]
    cues: dict[str, tuple[tuple[Indicator, Cue], ...]]
    cue_pattern: re.Pattern[str]
    counted: dict[str, Indicator]
    verbs: dict[str, Indicator]
    counted_with: dict[str, tuple[tuple[Indicator, frozenset[str]], ...]]
    refusals: dict[str, Refusal]
    refusal_pattern: re.Pattern[str]
    disaster_pattern: re.Pattern[str]
    movements: dict[str, Movement]


@cache
def lexicon() -> Lexicon:
    """The compiled data of the strand."""
    indicators = {entry.id: entry for entry in entries("figures/indicators.yaml", Indicator)}
    cues: dict[str, tuple[tuple[Indicator, Cue], ...]] = {}
    counted: dict[str, Indicator] = {}
    verbs: dict[str, Indicator] = {}
    told: dict[str, tuple[tuple[Indicator, frozenset[str]], ...]] = {}
    for indicator in indicators.values():
        for cue in indicator.cues:
            for word in cue.words:
                cues[word] = (*cues.get(word, ()), (indicator, cue))
        for noun in indicator.counted:
            counted.setdefault(noun, indicator)
        for verb in indicator.verbs:
            verbs[verb] = indicator
        for noun, under in indicator.counted_with.items():
            told[noun] = (*told.get(noun, ()), (indicator, frozenset(under)))
    refused = entries("figures/refusals.yaml", Refusal)
    refusals = {word: entry for entry in refused for word in entry.words}
    disasters = [w for entry in entries("figures/disasters.yaml", Refusal) for w in entry.words]
    movements = entries("figures/changes.yaml", Movement)
    return Lexicon(
        indicators=indicators,
        cues=cues,
        cue_pattern=_words(list(cues)),
        counted=counted,
        verbs=verbs,
        counted_with=told,
        refusals=refusals,
        refusal_pattern=_words(list(refusals)),
        disaster_pattern=_words(disasters),
        movements={word: entry for entry in movements for word in entry.words},
    )


@cache
def currencies() -> tuple[Currency, ...]:
    """The currencies in the order of their file."""
    return tuple(entries("figures/currencies.yaml", Currency))


@cache
def units() -> tuple[Unit, ...]:
    """The units of what is neither money nor counted."""
    return tuple(entries("figures/units.yaml", Unit))


@cache
def demonyms() -> frozenset[str]:
    """The names of peoples, as they stand after a number: "Syrians", "Sudanese", "Britons".

    Also of those without a state of their name who live in one: "Rohingya".
    """
    named = [row["demonyms"] for row in rows("actors/states.tsv")]
    named += [row["words"] for row in rows("actors/peoples.tsv") if "|" not in row["states"]]
    return frozenset(word for words in named for word in words.split("|") if word)


@cache
def peoples() -> dict[str, str]:
    """The states of peoples by their names: "Iranians"."""
    return {
        word: row["code"]
        for row in rows("actors/states.tsv")
        if not row["to"]
        for word in row["demonyms"].split("|")
        if word
    }


@cache
def adjectives() -> dict[str, str]:
    """The states that adjectives mean, by the code of the state: "Argentine"."""
    return {
        word: row["code"]
        for row in rows("actors/states.tsv")
        if not row["to"]
        for word in row["adjectives"].split("|")
        if word
    }


def _words(words: list[str]) -> re.Pattern[str]:
    return re.compile(rf"(?<![\w-])(?:{alternatives(words)})(?![\w])", re.IGNORECASE)

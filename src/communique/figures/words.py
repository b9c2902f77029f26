"""The classes of words by which figures are told: ``data/figures/words.yaml``, compiled."""

from __future__ import annotations

import re
from functools import cache

import msgspec

from communique.data import entries
from communique.language.patterns import alternatives
from communique.record import Figure, Flow, Measure


class Told(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A sentence, and what one of its figures must say; what is left out may be anything."""

    text: str
    indicator: str | msgspec.UnsetType = msgspec.UNSET
    flow: Flow | msgspec.UnsetType | None = msgspec.UNSET
    of: str | msgspec.UnsetType | None = msgspec.UNSET
    between: tuple[str, ...] | msgspec.UnsetType = msgspec.UNSET
    measure: Measure | msgspec.UnsetType = msgspec.UNSET
    value: float | msgspec.UnsetType = msgspec.UNSET
    unit: str | msgspec.UnsetType | None = msgspec.UNSET
    period: str | msgspec.UnsetType | None = msgspec.UNSET
    change: float | msgspec.UnsetType | None = msgspec.UNSET
    source: str | msgspec.UnsetType | None = msgspec.UNSET

    def said(self) -> dict[str, object]:
        """What a figure must say."""
        named = {name: getattr(self, name) for name in self.__struct_fields__ if name != "text"}
        return {name: value for name, value in named.items() if value is not msgspec.UNSET}


class WordClass(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Words that figures are told with: lemmas, or ``phrases`` with "*" for any word or ending."""

    id: str
    about: str
    words: tuple[str, ...]
    phrases: bool = False
    examples: tuple[Told, ...] = ()
    counterexamples: tuple[str, ...] = ()


def of_figure(figure: Figure) -> dict[str, object]:
    """What a figure says, in the terms of an example."""
    source, change = figure.source, figure.change
    return {
        "indicator": figure.indicator, "flow": figure.flow, "of": figure.of,
        "between": figure.between, "measure": figure.measure, "value": figure.value,
        "unit": figure.unit, "period": figure.period,
        "change": change.value if change is not None else None,
        "source": source.text if source is not None else None,
    }  # fmt: skip


@cache
def lemmas(name: str) -> frozenset[str]:
    """The words of a class.

    >>> "plough" in lemmas("putting")
    True
    """
    return frozenset(_classes()[name].words)


@cache
def phrases(name: str) -> re.Pattern[str]:
    """A pattern of the phrases of a class.

    >>> bool(phrases("conflict").search("Two armies clashed."))
    True
    """
    pattern = alternatives(_classes()[name].words)
    return re.compile(rf"\b(?:{_with_stars(pattern)})(?!\w)", re.IGNORECASE)


# Names that hold a word for anybody, and mean nobody but their bearer.
_BODIES = re.compile(
    r"\bWorld (?:Bank|Food Programme|Food Program|Health Organi[sz]ation|Cup|War)\b|"
    r"\b(?:African|Asian|Inter-American) Development Bank\b"
)


def for_anybody(text: str) -> bool:
    """Whether a text speaks of nobody in particular, to whom something goes.

    >>> for_anybody("It gave aid to poor countries."), for_anybody("The World Bank gave aid.")
    (True, False)
    """
    return phrases("anywhere").search(_BODIES.sub("", text)) is not None


def _with_stars(pattern: str) -> str:
    r"""A pattern whose stars stand for any word, or any ending of one.

    >>> _with_stars(r"its\ \*\ partner"), _with_stars(r"clash\*")
    ('its\\ [\\w-]+\\ partner', 'clash\\w*')
    """
    return re.sub(r"(?<=\\ )\\\*", r"[\\w-]+", pattern).replace(r"\*", r"\w*")


@cache
def _classes() -> dict[str, WordClass]:
    return {entry.id: entry for entry in entries("figures/words.yaml", WordClass)}

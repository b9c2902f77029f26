"""A record as a person reads it in a terminal."""

from __future__ import annotations

import io

import pytest
from rich.console import Console

import communique
from communique.exports.terminal import amount, pretty


def shown(text: str, width: int = 80, *, colour: bool = False) -> str:
    record = communique.code(text, published="2024-07-21")
    stream = io.StringIO()
    console = Console(
        file=stream, width=width, color_system="standard" if colour else None, force_terminal=colour
    )
    console.print(pretty(record))
    return stream.getvalue()


@pytest.mark.parametrize(
    ("text", "words"),
    [
        # A statement with its cue, that what is said may be read.
        ("France condemned the raid.", "condemned the raid"),
        ("The border is open, according to Chad.", "according to: The border is open"),
        ("“The border is open,” Chad said.", "said: “The border is open,”"),
        # Times in words where EDTF has codes.
        ("Chad will meet Niger in the autumn.", "autumn 2024"),
        # Who has no name is called as in the text.
        ("Diplomats said Chad had shelled Niger.", "according to Diplomats"),
        # A rate.
        ("China imposed a tariff of 212 per cent on Australian wine.", "212%"),
    ],
)
def test_it_reads_as_words(text: str, words: str) -> None:
    assert words in shown(text, 140)


@pytest.mark.parametrize("width", [80, 140])
def test_nothing_is_wider_than_the_terminal(width: int) -> None:
    lines = shown("Chad shelled Niger on Monday, officials close to the talks said.", width)
    assert max(map(len, lines.splitlines())) <= width


def test_the_legend_is_of_what_there_is_to_see() -> None:
    text = "Chad shelled Niger on Monday. France condemned it, Mali said."
    assert "■" not in shown(text)
    assert "[e1] an event   [s1] a statement" in shown(text)
    assert "■" in shown(text, colour=True)


def test_no_entry_of_the_legend_is_broken() -> None:
    text = (
        "Chad shelled Niger. France condemned Chad. Mali gave Niger food. Togo met Niger, it said."
    )
    lines = [line for line in shown(text, 80, colour=True).splitlines() if "■" in line]
    assert len(lines) == 2
    assert all(line.count("■") > 1 for line in lines)


@pytest.mark.parametrize(
    ("value", "unit", "measure", "told"),
    [
        (0.805, None, "share", "80.5%"),
        (2.12, None, "share", "212%"),
        (18.0, "persons", "level", "18 persons"),
        (1.26e9, "AUD", "level", "1.26 billion AUD"),
        (None, None, "level", "–"),
    ],
)
def test_amounts(value: float | None, unit: str | None, measure: str, told: str) -> None:
    assert amount(value, unit, measure) == told

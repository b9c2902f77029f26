"""Figures of one text that contradict each other, and those that only seem to."""

from __future__ import annotations

import pytest

import communique
from communique.data import entries
from communique.derived import contradictions
from communique.derived.contradictions import Rule
from communique.exports.terminal import quarrel

HEAD = "Mali and Niger share a border. "


def quarrels(text: str) -> list[set[float]]:
    """The values of the figures that contradict each other, with each figure that does."""
    record = communique.code(HEAD + text, published="2021-07-15")
    values = {figure.id: figure.value for figure in record.figures}
    assert values, text
    found = contradictions(record)
    assert list(found) == list(values)
    return [{values[one], *map(values.get, told)} for one, told in found.items() if told]


@pytest.mark.parametrize(
    ("text", "values"),
    [
        # Two values of one thing at one time.
        (
            "Trade between Mali and Niger was $81 million in 2019. The ministers met on Monday. "
            "In 2019 trade between Mali and Niger came to $65.5 million.",
            {81e6, 65.5e6},
        ),
        # Level, change and base told together.
        (
            "Mali's exports to Niger fell 50 percent from $90 million in 2018 to $81 million in "
            "2019.",
            {81e6},
        ),
        # A word of change and the two levels.
        (
            "Trade between Mali and Niger tripled from $21 million in 2018 to $44 million in 2019.",
            {44e6},
        ),
        # The base told in a sentence of its own.
        (
            "Trade between Mali and Niger was $55 million in 2018. It rose 10 percent in 2019 to "
            "$81 million.",
            {55e6, 81e6},
        ),
        # A part above its whole.
        (
            "Trade between Mali and Niger was $81 million in 2019. Mali's exports to Niger were "
            "$95 million in 2019.",
            {81e6, 95e6},
        ),
        # Exports and imports that are not the trade they make up.
        (
            "Trade between Mali and Niger was $81 million in 2019. Mali's exports to Niger were "
            "$61 million in 2019. Mali's imports from Niger were $42 million in 2019.",
            {81e6, 61e6, 42e6},
        ),
        # Shares that are more than all.
        (
            "Niger takes 72 percent of Mali's exports and Ghana takes 45 percent of Mali's "
            "exports.",
            {0.72, 0.45},
        ),
    ],
)
def test_contradictions(text, values):
    found = quarrels(text)
    assert found, text
    assert all(one == values for one in found), found


@pytest.mark.parametrize(
    "text",
    [
        # Rounding, and "about".
        "Trade between Mali and Niger was $81.4 million in 2019. In 2019 trade between Mali and "
        "Niger came to $81 million.",
        "Trade between Mali and Niger was about $80 million in 2019. In 2019 trade between Mali "
        "and Niger came to $83.6 million.",
        "Trade between Mali and Niger rose 10 percent to $81 million in 2019 from $74 million in "
        "2018.",
        # A bound, and a range.
        "Trade between Mali and Niger was more than $60 million in 2019. In 2019 trade between "
        "Mali and Niger came to $81.5 million.",
        "Trade between Mali and Niger was $60 million to $70 million in 2019. In 2019 trade "
        "between Mali and Niger came to $61.5 million.",
        # Another year, another direction, another pair.
        "Trade between Mali and Niger was $81 million in 2019. In 2018 trade between Mali and "
        "Niger came to $65 million.",
        "Mali's exports to Niger were $81 million in 2019. Niger's exports to Mali were $65 "
        "million in 2019.",
        "Trade between Mali and Niger was $81 million in 2019. Trade between Mali and Ghana was "
        "$65 million in 2019.",
        # Two sums of what is given twice.
        "France gave Mali $81 million in aid in 2019. France also gave Mali $65 million in aid "
        "for schools in 2019.",
        # Two sources.
        "Trade between Mali and Niger was $81 million in 2019, Mali's customs office said. In "
        "2019 trade between Mali and Niger came to $65 million, according to the World Bank.",
        # Parts that fit.
        "Trade between Mali and Niger was $81 million in 2019. Mali's exports to Niger were $40 "
        "million in 2019. Mali's imports from Niger were $41 million in 2019.",
        "Niger takes 52 percent of Mali's exports and Ghana takes 45 percent of Mali's exports.",
        # More or less doubled.
        "Trade between Mali and Niger doubled from $39 million in 2018 to $81 million in 2019.",
    ],
)
def test_what_only_seems_to_contradict(text):
    assert quarrels(text) == []


def test_one_source_may_contradict_itself():
    text = (
        "According to the World Bank, trade between Mali and Niger was $81 million in 2019. "
        "In 2019 trade between Mali and Niger came to $65 million, according to the World Bank."
    )
    assert quarrels(text) == [{81e6, 65e6}, {65e6, 81e6}]


def test_a_figure_may_contradict_itself():
    record = communique.code(
        "Trade between Mali and Niger fell 50 percent from $90 million in 2018 to $81 million in "
        "2019.",
        published="2021-07-15",
    )
    assert contradictions(record) == {"f1": ("f1",)}
    assert quarrel("f1", ("f1",)) == "contradicts itself"


def test_a_record_without_figures():
    assert contradictions(communique.code("Mali signed a treaty.", published="2021-07-15")) == {}


@pytest.mark.parametrize(
    "rule", entries("figures/contradictions.yaml", Rule), ids=lambda rule: rule.id
)
def test_the_examples_of_the_data(rule):
    for text in rule.examples:
        assert quarrels(text), text
    for text in rule.counterexamples:
        assert not quarrels(text), text

"""Every entry of the data does what its examples say."""

from __future__ import annotations

import pytest

from communique.data import entries
from communique.figures.lexicon import Currency, Indicator, Movement, Refusal, Unit
from communique.figures.quantities import quantities

INDICATORS = entries("figures/indicators.yaml", Indicator)


@pytest.mark.parametrize("entry", INDICATORS, ids=lambda entry: entry.id)
def test_indicators_find_their_examples(entry, read):
    assert entry.examples
    for example in entry.examples:
        found = [f for f in read(example.text) if f.indicator == entry.id]
        assert found, example.text
        if example.value is not None:
            assert [f.value for f in found] == [example.value], example.text
        assert [f.between for f in found] == [example.between], example.text


@pytest.mark.parametrize("entry", INDICATORS, ids=lambda entry: entry.id)
def test_indicators_leave_their_counterexamples(entry, read):
    assert entry.counterexamples
    for text in entry.counterexamples:
        assert [f for f in read(text) if f.indicator == entry.id] == [], text


@pytest.mark.parametrize(
    "entry", entries("figures/currencies.yaml", Currency), ids=lambda entry: entry.code
)
def test_currencies_read_their_examples(entry):
    assert entry.examples
    for text in entry.examples:
        assert [q.unit for q in quantities(f"It is worth {text}.")] == [entry.code], text


@pytest.mark.parametrize(
    "entry", entries("figures/units.yaml", Unit), ids=lambda entry: entry.forms[0]
)
def test_units_read_their_examples(entry):
    assert entry.examples
    for text in entry.examples:
        assert [(q.unit, q.kind) for q in quantities(f"It took {text}.")] == [
            (entry.unit, entry.kind)
        ], text


@pytest.mark.parametrize(
    "entry", entries("figures/changes.yaml", Movement), ids=lambda entry: entry.id
)
def test_movements_give_their_sign(entry, read):
    assert entry.examples
    assert entry.counterexamples
    for words in entry.examples:
        phrase = words if " trade" in f" {words}" or "exports" in words else f"trade was {words}"
        (figure,) = read(f"In Peru and Chile, {phrase} between Peru and Chile in 2019.")
        assert figure.measure == "change", words
        assert figure.value is not None
        assert (figure.value > 0) == (entry.sign > 0), words


@pytest.mark.parametrize(
    "entry", entries("figures/refusals.yaml", Refusal), ids=lambda entry: entry.id
)
def test_refusals_refuse_their_examples(entry, read):
    assert entry.examples
    for text in entry.examples:
        assert read(text) == [], text


@pytest.mark.parametrize(
    "entry", entries("figures/disasters.yaml", Refusal), ids=lambda entry: entry.id
)
def test_disasters_are_not_counted_as_acts(entry, read):
    assert entry.examples
    for text in entry.examples:
        assert read(text) == [], text

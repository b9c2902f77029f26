"""Numbers and their units."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from communique.figures.quantities import quantities


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("a loan of US$ 3bn", 3e9, "USD"),
        ("some €1.25 billion", 1.25e9, "EUR"),
        ("1,250,000 dollars", 1_250_000, "USD"),
        ("twenty-five million pounds", 25e6, "GBP"),
        ("a billion yuan", 1e9, "CNY"),
        ("C$40m", 40e6, "CAD"),
        ("2 lakh crore rupees", 2e12, "INR"),
        ("12 per cent", 0.12, None),
        ("0.5%", 0.005, None),
        ("hundreds of millions of dollars", 2e8, "USD"),
        ("$5-6 billion", 5.5e9, "USD"),
        ("$900 million to $1.1 billion", 1e9, "USD"),
        ("between 20 and 30 percent", 0.25, None),
        ("300,000 metric tons", 300_000, "tonnes"),
        ("450 kg", 0.45, "tonnes"),
        ("1.2 million barrels a day", 1.2e6, "barrels/day"),
        ("32.8bcm", 32.8e9, "m3"),
        ("95 million kroner (€9m)", 95e6, None),
        ("£34bn", 34e9, "GBP"),
    ],
)
def test_one_quantity(text, value, unit):
    (found,) = quantities(f"It was {text} in all.")
    assert (found.value, found.unit) == (pytest.approx(value), unit)


def test_from_and_to_are_two_amounts():
    found = quantities("It fell from $7.2 billion to $1.4 billion.")
    assert [q.value for q in found] == [7.2e9, 1.4e9]


def test_two_amounts_joined_by_and_stay_two():
    assert [q.value for q in quantities("They paid $3 million and $4 million.")] == [3e6, 4e6]


def test_shared_currency_name_is_the_near_states():
    assert quantities("500 million pesos", ("CHL",))[0].unit == "CLP"
    assert quantities("500 million pesos", ("MEX",))[0].unit == "MXN"
    assert quantities("500 million pesos")[0].unit is None


def test_percentage_points_are_no_percentage():
    assert [q.kind for q in quantities("It rose 3 percentage points.")] != ["share"]


def test_approximation_is_marked():
    assert quantities("nearly 400 soldiers")[0].approximate
    assert not quantities("exactly 400 soldiers")[0].approximate


@given(st.integers(min_value=1, max_value=10**12))
def test_grouped_digits_are_read_as_written(number):
    (found,) = quantities(f"It cost ${number:,}.")
    assert found.value == number


@given(st.text(max_size=80))
def test_spans_lie_in_the_text_and_apart(text):
    found = quantities(text)
    for one, other in pairwise(found):
        assert one.end <= other.start
    assert all(0 <= q.start < q.end <= len(text) for q in found)


def test_first_state_of_several_tells_the_currency():
    assert quantities("9 million dinars", ("JOR", "IRQ"))[0].unit == "JOD"
    assert quantities("9 million dinars", ("IRQ", "JOR"))[0].unit == "IQD"


def test_number_takes_the_unit_of_what_it_is_compared_with():
    found = quantities("It came to $8 billion, down from 9 billion a year earlier.")
    assert [(q.value, q.unit) for q in found] == [(8e9, "USD"), (9e9, "USD")]

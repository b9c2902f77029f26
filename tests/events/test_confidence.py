"""Confidence: raw scores as shares, in the order of the scores and within what was measured."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from communique.events import confidence

if TYPE_CHECKING:
    from collections.abc import Callable

    Measure = Callable[[float], float]

MEASURES = [confidence.of_frame, confidence.of_both, confidence.of_typer]
SCORES = st.floats(0, 1)


@pytest.mark.parametrize("measure", MEASURES)
@given(one=SCORES, other=SCORES)
def test_a_higher_score_is_never_less_sure(measure: Measure, one: float, other: float) -> None:
    low, high = sorted((one, other))
    assert 0 < measure(low) <= measure(high) < 1


def test_the_typer_by_itself_is_less_sure_than_with_a_frame() -> None:
    for score in (0.7, 0.8, 0.9, 1.0):
        assert confidence.of_typer(score) < confidence.of_both(score)

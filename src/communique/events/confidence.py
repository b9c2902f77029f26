"""How sure a coding is: the scores of frames and typer as shares of codings that came out right.

Raw scores only rank. The knots below were read off the even half of the development data of
``benchmarks/events.py``, which prints how the shares come out.
"""

from __future__ import annotations

from itertools import pairwise

# Raw score and share right, by what has told the event: a frame by itself, a frame on which the
# typer was asked, the typer by itself. Between knots the share is interpolated.
_FRAME = ((0.60, 0.75), (0.85, 0.87), (0.95, 0.89))
_WEIGHED = ((0.40, 0.50), (0.90, 0.62), (1.00, 0.91))
_TYPER = ((0.80, 0.35), (0.95, 0.55), (1.00, 0.82))

# By a frame that is only near: of 64 such events in sentences written to try them 61 were right,
# but no newspaper writes so plainly; how near the verb is tells nothing more.
_NEAREST = 0.6


def of_frame(score: float) -> float:
    """The confidence of what a frame tells by itself."""
    return _share(score, _FRAME)


def of_both(score: float) -> float:
    """The confidence of what frame and typer tell together."""
    return _share(score, _WEIGHED)


def of_typer(score: float) -> float:
    """The confidence of what the typer tells by itself."""
    return _share(score, _TYPER)


def of_nearest() -> float:
    """The confidence of what a verb tells that no frame has, by the frame nearest to it."""
    return _NEAREST


def _share(score: float, knots: tuple[tuple[float, float], ...]) -> float:
    if score <= knots[0][0]:
        return knots[0][1]
    for (low, first), (high, last) in pairwise(knots):
        if score <= high:
            return first + (last - first) * (score - low) / (high - low)
    return knots[-1][1]

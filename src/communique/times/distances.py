"""How far a deed stands from another time, where that time itself is not told.

"Two years before the war Chad expelled him" tells no day, but that it is none of the report.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from communique.times import clauses

if TYPE_CHECKING:
    from collections.abc import Iterable

    from communique.language.tokens import Token
    from communique.times.reading import Expression

# The longest distance that still belongs to what is being reported.
_WINDOW = 31
_DAYS = {"day": 1, "week": 7, "month": 30.4, "year": 365, "decade": 3650, "century": 36500}
# What a report looks ahead to: "six months before the *vote*" may be today.
_SCHEDULED = frozenset(
    """election elections vote votes poll polls referendum ballot runoff run-off primary primaries
    summit conference congress games olympics championship championships tournament cup match
    visit trip tour trial hearing verdict deadline expiry expiration handover inauguration
    ceremony festival holiday holidays christmas ramadan easter start opening launch end term
    anniversary jubilee centenary talks meeting negotiations session deployment delivery
    retirement departure arrival withdrawal wedding coronation season winter summer""".split()
)
_COMING = frozenset("next upcoming coming planned expected scheduled forthcoming looming".split())


def _span(expression: Expression) -> float | None:
    """How many days an expression counts, back where less than none."""
    offset = expression.reading.offset
    if offset is None or offset.unit not in _DAYS:
        return None
    return offset.count * _DAYS[offset.unit]


def years_later(held: Iterable[Expression]) -> bool:
    """Whether a clause is told to come a year or more after what was told before it."""
    return any((_span(expression) or 0) >= _DAYS["year"] for expression in held)


def days_before(held: Iterable[Expression]) -> bool:
    """Whether a clause is told to come some days before a time that is not known."""
    return any(
        (offset := expression.reading.offset) is not None
        and offset.unit in {"day", "week"}
        and abs(offset.count * _DAYS[offset.unit]) <= _WINDOW
        for expression in held
    )


def long_before(
    verb: Token, held: Iterable[Expression], link: tuple[Token, Expression, int] | None
) -> bool:
    """Whether a past deed came long before a time that is not known, but is past itself.

    "Two years *earlier* Chad jailed him", "jailed him a decade *before independence*".
    """
    if clauses.tense(verb) not in {"past", "pluperfect"}:
        return False
    if link is not None:
        other, expression, sign = link
        return sign > 0 and _is_long_ago(expression) and _is_over(other)
    return any(
        expression.edtf is None
        and (offset := expression.reading.offset) is not None
        and not offset.clause
        and (_is_long_ago(expression) or goes_on(expression))
        for expression in held
    )


def goes_on(expression: Expression) -> bool:
    """Whether a story of old goes on: "*the following spring* it fell" cannot follow the news."""
    offset = expression.reading.offset
    return (
        offset is not None
        and offset.count > 0
        and not offset.rough
        and (offset.unit == "season" or (offset.unit == "year" and offset.count == 1))
    )


def _is_long_ago(expression: Expression) -> bool:
    span = _span(expression)
    return span is not None and span < -_WINDOW


def _is_over(base: Token) -> bool:
    """Whether what a deed is measured from is told as past, or is nothing looked ahead to."""
    if clauses.is_verb(base):
        return clauses.tense(base) in {"past", "pluperfect"}
    coming = any(c.lower_ in _COMING for c in base.lefts)
    return base.lower_ not in _SCHEDULED and not coming

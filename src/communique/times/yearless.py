"""The year of a month or day that is told without one, in a story that has told its year."""

from __future__ import annotations

from typing import TYPE_CHECKING

from communique.times import clauses, edtf, narrative
from communique.times.dates import nearest_year

if TYPE_CHECKING:
    from datetime import date

    from communique.language.parse import Parse
    from communique.times.clock import StoryClock
    from communique.times.reading import Expression

# Words before a time that the story does not point back to.
_NOT_POINTED_AT = frozenset({"since", "than", "as", "like", "unlike", "with"})


def told_year(
    parse: Parse,
    told: list[Expression],
    number: int,
    clock: StoryClock,
    anchor: date | None,
    *,
    back: bool = False,
) -> int | None:
    """The year that the story is in, for a month or day without one.

    Args:
        parse: the parse.
        told: its expressions of time, of which those before this one have their values.
        number: which of them has no year.
        clock: the clock of the parse.
        anchor: the day of reporting.
        back: whether the text as a whole looks back.
    """
    expression = told[number]
    line = parse.text.rfind("\n", 0, expression.start)
    # "In October of that year" points back beyond the paragraph, to a year told on the line.
    pointing = parse.doc[expression.last - 1].lower_ == "year"
    # "That September" is of what was told last, however it was told.
    first = expression.first
    deictic = "that" in {parse.doc[first].lower_, parse.doc[max(first - 1, 0)].lower_}
    # A text that looks back goes on in the next paragraph as well, and so do "that August" and
    # a paragraph that opens with what had been done by then.
    line_kept = not pointing and not back and not deictic and not _had_been(parse, expression, line)
    near = expression.start
    for before in reversed(told[:number]):
        far = 1500 if pointing else 400
        if (before.start < line and line_kept) or near - before.end > far:
            return None
        if before.reading.offset is not None and not before.reading.offset.clause:
            near = before.start  # "Over the next 34 days", "the next month": still the story.
            continue
        if before.edtf is None or before.reading.kind in {"set", "duration"}:
            continue
        if deictic and clock.past(before.edtf, before.reading.basis):
            governors = {p.lower_ for p in narrative.prepositions(parse.doc, before)}
            if not governors & _NOT_POINTED_AT:
                last, month = before.edtf.split("/")[-1], (expression.reading.partial or (1,))[0]
                return narrative.year_of(parse.doc, last, month, expression)
            continue
        if before.start < line and not narrative.on_line(parse.doc, before):
            continue
        if before.reading.basis == "relative" and before.reading.partial is None:
            if pointing:
                continue
            return None
        if edtf.precision(before.edtf) == "interval":
            return None
        start, _ = edtf.bounds(before.edtf)
        if start is None or anchor is None:
            return start.year if start is not None else None
        if not clock.past(before.edtf, before.reading.basis):
            return None
        month, day = expression.reading.partial or (1, None)
        usual = nearest_year(anchor, month, day, "past")
        if start.year >= usual:
            return None
        if not narrative.goes_on(parse.doc, before, expression, usual - start.year):
            continue
        return narrative.year_of(parse.doc, before.edtf, month, expression)
    return None


def _had_been(parse: Parse, expression: Expression, line: int) -> bool:
    """Whether a paragraph's first sentence, in the past perfect, holds a time."""
    verb = clauses.verb_of(parse.doc[expression.root])
    opening = parse.sentence_at(expression.start)
    return (
        verb is not None and opening.start_char <= line + 1 and clauses.tense(verb) == "pluperfect"
    )

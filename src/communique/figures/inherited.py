"""The time that an amount takes from what was told before it.

"Exports rose to $61m in 1997. The neighbour sold goods worth $190m."
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import msgspec

from communique.figures.earlier import year_before
from communique.figures.lexicon import lexicon
from communique.figures.periods import YEAR_EARLIER, own_times, stated_base

if TYPE_CHECKING:
    from collections.abc import Iterable

    from communique.language import Parse
    from communique.language.tokens import Span
    from communique.record import Figure

SAME_TIME = re.compile(r"\b(?:same|that) (?:period|time|year|month|months|quarter)\b")
# Words that open a sentence on what was so before all that has been told.
_EARLIER = frozenset({"before", "until", "once", "previously", "formerly"})
# What is told of a stretch of time, and so of the same one from paragraph to paragraph.
_COUNTED = frozenset({"tourists", "remittances", "investment"})
_THEN = re.compile(
    r"(?:Just |Only )?(?:in )?(?:a|one|the) (?:year (?:earlier|before|ago)|previous year)\b",
    re.IGNORECASE,
)
# How far, in characters, an article reckons on in the time of an amount.
_FAR = 1200


def dated_alike(
    parse: Parse, sentence: Span, figure: Figure, models: Iterable[Figure | None], *, here: bool
) -> Figure:
    """A figure, with the time of the first of the models that it goes on with if it has none.

    Args:
        parse: the parse.
        sentence: the sentence the figure is told in.
        figure: the figure.
        models: the figure told last, and the last of a time that is over among those like it.
        here: whether the figure told last is of this paragraph, or of the sentence before.
    """
    base = figure.change.base_period if figure.change is not None else None
    if figure.period is not None or figure.measure == "rank":
        return figure
    last, past = models
    if (earlier := _year_earlier(sentence, figure, last)) is not None:
        return msgspec.structs.replace(figure, period=earlier)
    if not own_times(parse, sentence) <= {base} or sentence[0].lower_ in _EARLIER:
        return figure
    if last is not None and last.period and _goes_on(sentence, figure, last, here=here):
        model = last
        if past is not None and is_to_come(parse, last.period):
            model = past if sentence.root.tag_ == "VBD" else last
    elif past is not None and _reckons_on(sentence, figure, past):
        model = past
    else:
        return figure
    told = stated_base(parse, sentence, model.period)
    told = told or (model.change.base_period if model.change is not None else None)
    change = figure.change
    if change is not None and change.base_period is None:
        change = msgspec.structs.replace(change, base_period=told)
    elif change is not None and YEAR_EARLIER.search(sentence.text) and model.period is not None:
        # "against 21 percent a year ago", of half a year
        then = year_before(model.period) or ""
        if change.base_period == then[:4]:
            change = msgspec.structs.replace(change, base_period=then)
    return msgspec.structs.replace(figure, period=model.period, change=change)


def _year_earlier(sentence: Span, figure: Figure, last: Figure | None) -> str | None:
    """The time of what was so a year before the figure told last: "A year earlier it was $9m"."""
    if last is None or last.period is None or figure.change is not None:
        return None
    same = (figure.indicator, figure.flow) == (last.indicator, last.flow)
    then = same and figure.between == last.between and is_then(sentence)
    return year_before(last.period) if then else None


def is_then(sentence: Span) -> bool:
    """Whether a sentence begins with a time before the one told last: "A year earlier".

    Args:
        sentence: the sentence.
    """
    return _THEN.match(sentence.text) is not None


def with_time(parse: Parse, sentence: Span, figure: Figure, time: str | None) -> Figure:
    """A figure of trade with the time of the sentence before, which told of a state's trade.

    "Its deficit narrowed in the eight months to February. Imports from China were up."

    Args:
        parse: the parse.
        sentence: the sentence the figure is told in.
        figure: the figure.
        time: the time of the sentence before, where that told no figure.
    """
    if time is None or figure.period is not None or figure.measure == "rank":
        return figure
    if not _flows(figure) or sentence.root.tag_ != "VBD" or is_to_come(parse, time):
        return figure
    base = figure.change.base_period if figure.change is not None else None
    if not own_times(parse, sentence) <= {base}:
        return figure
    change = figure.change
    if change is not None and change.base_period is None:
        told = stated_base(parse, sentence, time)
        change = msgspec.structs.replace(change, base_period=told)
    return msgspec.structs.replace(figure, period=time, change=change)


def family(figure: Figure) -> str:
    """What an article reckons in the same time: all trade, or what a figure measures.

    Args:
        figure: a figure.
    """
    return "trade" if _flows(figure) else figure.indicator


def is_of_earlier(sentence: Span, figure: Figure, before: Figure | None) -> bool:
    """Whether a figure only tells what the one before it was earlier: it sets no time anew.

    "Exports were $9 million in 2023. That compares with $7 million in 2022. Imports rose."

    Args:
        sentence: the sentence the figure is told in.
        figure: the figure.
        before: the figure told before the sentence.
    """
    if before is None or before.period is None or figure.period is None:
        return False
    same = (figure.indicator, figure.flow, figure.between) == (
        before.indicator, before.flow, before.between,
    )  # fmt: skip
    root = sentence.root
    then = root.lemma_ == "compare" or any(
        c.dep_ == "aux" and c.lower_ == "had" for c in root.lefts
    )
    then = then or is_then(sentence)
    held = root.lemma_ == "be" and any(c.lower_ in {"up", "down"} for c in root.rights)
    return same and figure.period < before.period and (then or held)


def is_to_come(parse: Parse, period: str) -> bool:
    """Whether a time begins only after a text was written.

    Args:
        parse: the parse.
        period: EDTF.
    """
    return period > (parse.info.published or "9999")[: len(period.split("/")[0])]


def _goes_on(sentence: Span, figure: Figure, before: Figure, *, here: bool) -> bool:
    """Whether a figure is of the time of the one told last."""
    past = sentence.root.tag_ == "VBD"
    return (
        (here or SAME_TIME.search(sentence.text) is not None)
        and ((_flows(figure) and _flows(before)) or _like(sentence, figure, before))
        and (figure.between == before.between or (here and _shares(figure, before) and past))
        and (figure.measure != "share" or figure.change is not None or past)
    )


def _reckons_on(sentence: Span, figure: Figure, past: Figure) -> bool:
    """Whether a figure told in a paragraph of its own is of the time of one like it."""
    counted = _flows(figure) or figure.indicator in _COUNTED
    near = figure.evidence.start - past.evidence.start <= _FAR
    return counted and near and sentence.root.tag_ == "VBD" and _shares(figure, past)


def _shares(figure: Figure, before: Figure) -> bool:
    """Whether two figures have a state in common."""
    return bool({*figure.between, figure.of} & {*before.between, before.of} - {None})


def _like(sentence: Span, figure: Figure, before: Figure) -> bool:
    """Whether a figure is told as the one before it was: "It also gave grants of $5 million"."""
    handed = lexicon().indicators[figure.indicator].handed
    counted = figure.indicator in _COUNTED
    told = handed and lexicon().indicators[before.indicator].handed and before.of == figure.of
    counted = counted and (_flows(before) or before.indicator == figure.indicator)
    past = sentence.root.tag_ == "VBD"
    if figure.indicator == before.indicator == "tourists":
        # "British visitors fell by 5 percent", after those of another state
        return past and bool({*figure.between} & {*before.between})
    return (
        past
        and figure.between == before.between
        and (counted or (told and any(t.lower_ == "also" for t in sentence)))
    )


def _flows(figure: Figure) -> bool:
    """Whether a figure is one of trade, in goods of any kind or in one."""
    return figure.indicator == "trade balance" or figure.flow is not None

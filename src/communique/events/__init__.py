"""What, and whether: events by frames on the parse, with their status and timing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from communique.events.coding import Told, event, told
from communique.events.frames import lexicon
from communique.events.linking import joined, same
from communique.events.matching import Matcher

if TYPE_CHECKING:
    from communique.language import Parse
    from communique.record import Span

__all__ = ["annotate"]


def annotate(parse: Parse) -> None:
    """Sets ``parse.events``: what the sentences tell, each event once with all its tellings."""
    matcher = Matcher(lexicon())
    tellings: list[Told] = []
    for sentence in parse.sentences:
        matches = joined(matcher.sentence(parse, sentence))
        if matches:
            evidence = parse.quote(sentence.start_char, sentence.end_char)
            tellings += [told(parse, match, evidence) for match in matches]
    groups: list[list[Told]] = []
    for telling in tellings:
        group = next((known for known in groups if same(known[0], telling)), None)
        if group is None:
            groups.append([telling])
        else:
            group.append(telling)
    parse.events = [
        event(parse, _fullest(parse, group), number, _elsewhere(parse, group))
        for number, group in enumerate(groups, start=1)
    ]


def _fullest(parse: Parse, group: list[Told]) -> Told:
    """The telling of an event that names most of its parties; the body's before the title's."""
    return max(
        group,
        key=lambda told: (
            len(told.match.actors) + len(told.match.recipients),
            not parse.in_title(told.match.trigger),
        ),
    )


def _elsewhere(parse: Parse, group: list[Told]) -> tuple[Span, ...]:
    """The triggers of the other tellings of an event."""
    fullest = _fullest(parse, group)
    triggers = [telling.match.trigger for telling in group if telling is not fullest]
    return tuple(parse.quote(token.idx, token.idx + len(token.text)) for token in triggers)

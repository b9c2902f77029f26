"""What, and whether: events by frames on the parse and a learned typer, with status and timing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from communique.events import antecedents
from communique.events.among import name_some
from communique.events.casualties import casualties, rehome
from communique.events.coding import Told, event, told
from communique.events.counterparts import find_counterparts
from communique.events.crowds import name_crowds
from communique.events.dating import date_later
from communique.events.echoes import echoed
from communique.events.explaining import Considered, Explanation
from communique.events.foes import strike_foes
from communique.events.frames import lexicon
from communique.events.launchers import name_launchers
from communique.events.linking import joined, retold, same
from communique.events.listing import strike_listed
from communique.events.matching import Matcher
from communique.events.nearest import widened
from communique.events.pairs import Candidate, candidates, remaining
from communique.events.resumption import resume
from communique.events.typer import typer
from communique.events.weighing import Weighing

if TYPE_CHECKING:
    from communique.language import Parse
    from communique.record import Span

__all__ = ["Events", "Explanation"]


class Events:
    """Finds the events of parses.

    Args:
        typed: whether the learned typer is asked beside the frames, where its weights are.
    """

    def __init__(self, *, typed: bool = True) -> None:
        model = typer() if typed else None
        # Verbs that no frame has the typer reads; without it those nearest in meaning stand in.
        self._matcher = Matcher(lexicon() if model is not None else widened())
        self._weighing = Weighing(model) if model is not None else None

    def annotate(self, parse: Parse) -> None:
        """Sets ``parse.events``: what is told, each event once with all its tellings."""
        groups: list[list[Told]] = []
        for telling in self._tellings(parse):
            group = next((known for known in groups if _one(parse, known[0], telling)), None)
            if group is None:
                groups.append([telling])
            else:
                group.append(telling)
        parse.events = [
            event(parse, _fullest(parse, group), number, _elsewhere(parse, group))
            for number, group in enumerate(groups, start=1)
        ]

    def explain(self, parse: Parse) -> Explanation:
        """What is considered in a parse: the frames at each trigger, the typer on each pair."""
        considered = [
            Considered.of(trigger, attempts)
            for sentence in parse.sentences
            for trigger, attempts in self._matcher.attempts(parse, sentence)
        ]
        considered.sort(key=lambda one: one.trigger.i)
        tellings, others = self._found(parse)
        rated = self._weighing.rated(parse, tellings, others) if self._weighing else []
        return Explanation(tuple(considered), tuple(rated))

    def _tellings(self, parse: Parse) -> list[Told]:
        tellings, others = self._found(parse)
        if self._weighing is not None:
            tellings = self._weighing.weigh(parse, tellings, others)
        tellings = sorted(tellings, key=lambda telling: telling.match.trigger.i)
        if echoes := echoed(parse, tellings):
            tellings = sorted([*tellings, *echoes], key=lambda telling: telling.match.trigger.i)
        name_launchers(tellings)
        strike_foes(parse, tellings)
        rehome(parse, tellings)
        name_some(parse, tellings)
        name_crowds(parse, tellings)
        if harmed := casualties(parse, tellings):
            tellings = sorted([*tellings, *harmed], key=lambda telling: telling.match.trigger.i)
        resume(lexicon(), tellings)
        antecedents.complete(tellings)
        strike_listed(parse, tellings)
        date_later(parse, tellings)
        return [t for t in find_counterparts(parse, tellings) if not _with_the_press(t)]

    def _found(self, parse: Parse) -> tuple[list[Told], list[Candidate]]:
        """What the frames tell, and, for the typer, the pairs that they leave unlinked."""
        tellings: list[Told] = []
        others: list[Candidate] = []
        for sentence in parse.sentences:
            matches, otherwise = self._matcher.sentence(parse, sentence)
            matches = joined(matches)
            if matches:
                evidence = parse.quote(sentence.start_char, sentence.end_char)
                tellings += [told(parse, match, evidence) for match in matches]
            if self._weighing is not None:
                pairs = candidates(parse, sentence, matches)
                pairs = pairs if matches or pairs else remaining(parse, sentence)
                others += [pair for pair in pairs if pair.trigger.i not in otherwise]
        return tellings, others


def _with_the_press(telling: Told) -> bool:
    """Whether somebody speaks to journalists alone: "told the BBC by telephone that"."""
    match = telling.match
    if telling.type != "CONSULT" or not match.actors:
        return False
    others = [*match.actors[1:], *match.recipients]
    return bool(others) and all(".JRN" in party.actor for party in others)


def _one(parse: Parse, first: Told, second: Told) -> bool:
    """Whether two tellings are of one event; a title's is retold by the text in fuller words."""
    titled = parse.in_title(first.match.trigger) and not parse.in_title(second.match.trigger)
    return same(first, second) or (titled and retold(first, second))


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

"""The rules and their examples: every entry's own sentences, coded as any article is."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from communique.errors import LexiconError
from communique.events.frames import Frame, lexicon
from communique.events.status import Operator
from communique.record import Document, DocumentInfo

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from communique.coder import Coder
    from communique.events.frames import Example
    from communique.record import ActorRef, Event, Record

#: The day on which examples are taken to be published.
PUBLISHED = "2020-06-15"


@dataclass(frozen=True, slots=True)
class Result:
    """One example of one entry, and what is wrong with it (``None``: it comes out)."""

    kind: str
    id: str
    text: str
    failure: str | None


def listing(kind: str | None) -> list[str]:
    """The entries of a kind, one a line, or the kinds with the number of their entries.

    Raises:
        LexiconError: there is no such kind.
    """
    from communique.data import entries

    frames = lexicon().frames
    lines = {
        "frames": [
            f"{frame.id}\t{frame.type}\t{', '.join((*frame.verbs, *frame.nouns, *frame.adjectives))}"
            for frame in frames.values()
        ],
        "operators": [
            f"{entry.id}\t{entry.effect}\t{', '.join(entry.words)}"
            for entry in entries("operators.yaml", Operator)
        ],
    }
    if kind is None:
        return [f"{name}\t{len(found)}" for name, found in lines.items()]
    if kind not in lines:
        raise LexiconError(f"no kind of rule is called {kind!r}: there are {', '.join(lines)}")
    return lines[kind]


def check(names: Sequence[str] = ()) -> Iterator[Result]:
    """Codes the examples and counter-examples of the rules.

    Args:
        names: kinds, ids, or the beginnings of ids, to keep to; all without.
    """
    from communique.coder import Coder
    from communique.data import entries

    coder = Coder()
    for frame in lexicon().frames.values():
        if _chosen(names, "frames", frame.id):
            yield from _frame(coder, frame)
    for entry in entries("operators.yaml", Operator):
        if _chosen(names, "operators", entry.id):
            yield from _operator(coder, entry)


def _chosen(names: Sequence[str], kind: str, entry: str) -> bool:
    return not names or kind in names or any(entry.startswith(name) for name in names)


def _frame(coder: Coder, frame: Frame) -> Iterator[Result]:
    for example in frame.examples:
        record = _coded(coder, example.text)
        yield Result("frames", frame.id, example.text, _mismatch(frame, example, record))
    for text in frame.counterexamples:
        found = [event for event in _coded(coder, text).events if event.rule == frame.id]
        failure = f"must not match, but does: {text}" if found else None
        yield Result("frames", frame.id, text, failure)


def _mismatch(frame: Frame, example: Example, record: Record) -> str | None:
    """Why no event of a record is what an example says."""
    of_type = [event for event in record.events if event.type == frame.type]
    if not of_type:
        found = ", ".join(f"{event.type} by {event.rule}" for event in record.events) or "nothing"
        return f"{frame.type} expected, {found} found: {example.text}"
    for event in of_type:
        status = example.status is None or example.status == event.status
        if (
            _named(example.actors, event.actors)
            and _named(example.recipients, event.recipients)
            and status
        ):
            return None
    return f"other parties or status: {_told(of_type[0])}: {example.text}"


def _named(wanted: Sequence[str], found: Sequence[ActorRef]) -> bool:
    ids = [ref.actor for ref in found]
    return all(any(actor.startswith(name) for actor in ids) for name in wanted)


def _told(event: Event) -> str:
    actors = ", ".join(ref.actor for ref in event.actors) or "nobody"
    recipients = ", ".join(ref.actor for ref in event.recipients) or "nobody"
    return f"{actors} -> {recipients}, {event.status}"


def _operator(coder: Coder, entry: Operator) -> Iterator[Result]:
    for example in entry.examples:
        statuses = {event.status for event in _coded(coder, example.text).events}
        failure = None
        if example.status not in statuses:
            found = ", ".join(sorted(statuses)) or "no event"
            failure = f"{example.status} expected, {found} found: {example.text}"
        yield Result("operators", entry.id, example.text, failure)


def _coded(coder: Coder, text: str) -> Record:
    info = DocumentInfo(
        id="example",
        source=None,
        title=None,
        publisher=None,
        authors=(),
        published=PUBLISHED,
        updated=None,
        language="en",
    )
    return coder.code(Document(info=info, text=text))

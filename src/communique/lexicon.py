"""The rules and their examples: every entry's own sentences, coded as any article is."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from communique.agreements.acts import Act
from communique.agreements.lexicon import Duty
from communique.attribution.cues import cues, media
from communique.data import entries
from communique.derived import turns
from communique.derived.contradictions import Rule, contradicting
from communique.derived.turns import Turn
from communique.errors import LexiconError
from communique.events.frames import lexicon as frame_lexicon
from communique.events.status import Operator
from communique.figures.lexicon import Indicator
from communique.figures.ranks import Role
from communique.figures.words import WordClass, of_figure
from communique.record import Document, DocumentInfo
from communique.times.periods import Period

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from communique.attribution.cues import Cue
    from communique.events.frames import Example, Frame
    from communique.figures.words import Told
    from communique.language import Parse
    from communique.record import ActorRef

    # What a parse shows instead of a rule; None where the rule holds.
    Test = Callable[[Parse], str | None]

#: The day on which examples are taken to be published.
PUBLISHED = "2020-06-15"


@dataclass(frozen=True, slots=True)
class Entry:
    """A rule of some kind: what triggers it, and sentences in which it must hold or must not."""

    id: str
    words: tuple[str, ...]
    examples: tuple[tuple[str, Test], ...]
    counterexamples: tuple[tuple[str, Test], ...] = ()


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
    if kind is None:
        return [f"{name}\t{len(list(found()))}" for name, found in _KINDS.items()]
    if kind not in _KINDS:
        raise LexiconError(f"no kind of rule is called {kind!r}: there are {', '.join(_KINDS)}")
    return [f"{entry.id}\t{', '.join(entry.words)}" for entry in _KINDS[kind]()]


def check(names: Sequence[str] = ()) -> Iterator[Result]:
    """Codes the examples and counter-examples of the rules.

    Args:
        names: kinds, ids, or the beginnings of ids, to keep to; all without.
    """
    from communique.coder import Coder

    # A rule is tested by itself: the learned typer might make up for it, or overrule it.
    coder = Coder(typed=False)
    for kind, found in _KINDS.items():
        for entry in found():
            if names and kind not in names and not entry.id.startswith(tuple(names)):
                continue
            for text, test in entry.examples:
                shown = test(coder.parse(_document(text)))
                yield Result(kind, entry.id, text, shown and f"{shown}: {text}")
            for text, test in entry.counterexamples:
                failure = None if test(coder.parse(_document(text))) else f"must not hold: {text}"
                yield Result(kind, entry.id, text, failure)


def _document(text: str) -> Document:
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
    return Document(info=info, text=text)


def _frames() -> Iterator[Entry]:
    for frame in frame_lexicon().frames.values():
        yield Entry(
            id=frame.id,
            words=(*frame.verbs, *frame.nouns, *frame.adjectives),
            examples=tuple((one.text, _codes(frame, one)) for one in frame.examples),
            counterexamples=tuple((text, _matches(frame)) for text in frame.counterexamples),
        )


def _codes(frame: Frame, example: Example) -> Test:
    def test(parse: Parse) -> str | None:
        of_type = [event for event in parse.events if event.type == frame.type]
        if not of_type:
            found = ", ".join(f"{e.type} by {e.rule}" for e in parse.events) or "nothing"
            return f"{frame.type} expected, {found} found"
        for event in of_type:
            status = example.status is None or example.status == event.status
            parties = _named(example.actors, event.actors)
            if status and parties and _named(example.recipients, event.recipients):
                return None
        event = of_type[0]
        return f"{_ids(event.actors)} -> {_ids(event.recipients)}, {event.status}, by {event.rule}"

    return test


def _matches(frame: Frame) -> Test:
    return lambda parse: _unless(
        any(event.rule == frame.id for event in parse.events), "the frame does not match"
    )


def _named(wanted: Iterable[str], found: Sequence[ActorRef]) -> bool:
    return all(any(ref.actor.startswith(name) for ref in found) for name in wanted)


def _ids(parties: Iterable[ActorRef]) -> str:
    return ", ".join(ref.actor for ref in parties) or "nobody"


def _operators() -> Iterator[Entry]:
    def has(status: str) -> Test:
        return lambda parse: _unless(
            status in {event.status for event in parse.events},
            f"{status} expected, {sorted({e.status for e in parse.events})} found",
        )

    for entry in entries("operators.yaml", Operator):
        examples = tuple((one.text, has(one.status)) for one in entry.examples)
        yield Entry(id=entry.id, words=entry.words, examples=examples)


def _cues() -> Iterator[Entry]:
    def reports(cue: Cue) -> Test:
        heads = {lemma.split()[0] for lemma in cue.lemmas}

        def test(parse: Parse) -> str | None:
            spans = [s.cue for s in parse.statements if s.cue is not None]
            words = {
                form
                for token in parse.doc
                if any(span.start <= token.idx < span.end for span in spans)
                for form in (token.lemma_.lower(), token.lower_)
            }
            return _unless(bool(heads & words), "no statement stands on this cue")

        return test

    for cue in cues():
        yield Entry(
            id=cue.id,
            words=cue.lemmas,
            examples=tuple((text, reports(cue)) for text in cue.examples),
            counterexamples=tuple((text, reports(cue)) for text in cue.counterexamples),
        )


def _media() -> Iterator[Entry]:
    def through(medium: str) -> Test:
        return lambda parse: _unless(
            medium in {statement.medium for statement in parse.statements},
            f"no statement has the medium {medium}",
        )

    for entry in media():
        test = through(entry.medium)
        yield Entry(
            id=entry.medium,
            words=entry.nouns,
            examples=tuple((text, test) for text in entry.examples),
            counterexamples=tuple((text, test) for text in entry.counterexamples),
        )


def _periods() -> Iterator[Entry]:
    def named(period: Period) -> Test:
        names = {period.name.lower(), *(alias.lower() for alias in period.aliases)}
        return lambda parse: _unless(
            any(_holds_name(parse.text[t.start : t.end], names) for t in parse.times),
            "the period is not found",
        )

    for period in entries("periods", Period):
        yield Entry(
            id=period.name,
            words=tuple(period.aliases),
            examples=tuple((text, named(period)) for text in period.examples),
            counterexamples=tuple((text, named(period)) for text in period.counterexamples),
        )


def _holds_name(words: str, names: set[str]) -> bool:
    return any(name in words.lower() for name in names)


def _obligations() -> Iterator[Entry]:
    def binds(kind: str) -> Test:
        return lambda parse: _unless(
            kind in {o.kind for agreement in parse.agreements for o in agreement.obligations},
            f"no obligation of {kind}",
        )

    for entry in entries("agreements/obligations.yaml", Duty):
        yield Entry(
            id=entry.id,
            words=entry.cues,
            examples=tuple((one.text, binds(one.kind)) for one in entry.examples),
            counterexamples=tuple((one.text, binds(one.kind)) for one in entry.counterexamples),
        )
    for act in entries("agreements/acts.yaml", Act):
        yield Entry(
            id=act.kind,
            words=(*sorted(act.verbs), *sorted(act.things)),
            examples=tuple((text, binds(act.kind)) for text in act.examples),
            counterexamples=tuple((text, binds(act.kind)) for text in act.counterexamples),
        )


def _turns() -> Iterator[Entry]:
    def takes(entry: Turn, when: str | None = None) -> Test:
        def test(parse: Parse) -> str | None:
            from communique.coder import record_of

            told = [getattr(turned, entry.id) for turned in turns(record_of(parse)).values()]
            times = [
                time
                for value in told
                for time in ([value] if isinstance(value, str) else value or ())
            ]
            if when is None:
                return _unless(bool(times), f"no agreement has {entry.id}")
            return _unless(when in times, f"{when} expected, {times} found")

        return test

    for entry in entries("agreements/turns.yaml", Turn):
        yield Entry(
            id=entry.id,
            words=(*entry.frames, *entry.leaving),
            examples=tuple((one.text, takes(entry, one.when)) for one in entry.examples),
            counterexamples=tuple((text, takes(entry)) for text in entry.counterexamples),
        )


def _indicators() -> Iterator[Entry]:
    def measures(indicator: str, value: float | None = None) -> Test:
        def test(parse: Parse) -> str | None:
            values = [f.value for f in parse.figures if f.indicator == indicator]
            if value is None:
                return _unless(bool(values), f"no figure of {indicator}")
            return _unless(value in values, f"{value:g} expected, {values} found")

        return test

    for entry in entries("figures/indicators.yaml", Indicator):
        yield Entry(
            id=entry.id,
            words=(*(word for cue in entry.cues for word in cue.words), *entry.counted),
            examples=tuple((one.text, measures(entry.id, one.value)) for one in entry.examples),
            counterexamples=tuple((text, measures(entry.id)) for text in entry.counterexamples),
        )


def _words() -> Iterator[Entry]:
    for entry in entries("figures/words.yaml", WordClass):
        yield _told(entry.id, entry.words, entry)


def _ranks() -> Iterator[Entry]:
    for entry in entries("figures/ranks.yaml", Role):
        yield _told(entry.id, entry.roles, entry)


def _told(name: str, words: tuple[str, ...], entry: WordClass | Role) -> Entry:
    """An entry whose examples tell a figure, and whose counter-examples none."""

    def says(one: Told) -> Test:
        def test(parse: Parse) -> str | None:
            wanted = one.said()
            told = [f for f in parse.figures if wanted.items() <= of_figure(f).items()]
            found = "; ".join(str(of_figure(f)) for f in parse.figures) or "no figure"
            return _unless(bool(told), f"{wanted} expected, {found} found")

        return test

    def any_figure(parse: Parse) -> str | None:
        return _unless(bool(parse.figures), "no figure")

    return Entry(
        id=name,
        words=words,
        examples=tuple((one.text, says(one)) for one in entry.examples),
        counterexamples=tuple((text, any_figure) for text in entry.counterexamples),
    )


def _contradictions() -> Iterator[Entry]:
    def quarrels(parse: Parse) -> str | None:
        told = contradicting(parse.figures)
        return _unless(any(told.values()), f"no contradiction in {len(told)} figures")

    for entry in entries("figures/contradictions.yaml", Rule):
        yield Entry(
            id=entry.id,
            words=(*entry.indicators, *entry.words, *entry.alone),
            examples=tuple((text, quarrels) for text in entry.examples),
            counterexamples=tuple((text, quarrels) for text in entry.counterexamples),
        )


def _unless(holds: bool, otherwise: str) -> str | None:
    return None if holds else otherwise


_KINDS: dict[str, Callable[[], Iterator[Entry]]] = {
    "frames": _frames,
    "operators": _operators,
    "cues": _cues,
    "media": _media,
    "periods": _periods,
    "obligations": _obligations,
    "turns": _turns,
    "indicators": _indicators,
    "words": _words,
    "ranks": _ranks,
    "contradictions": _contradictions,
}

"""Records for the exports: the golden ones, and one made by hand that has the awkward cases."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from communique.record import (
    Actor,
    ActorRef,
    DocumentInfo,
    Event,
    Mention,
    Place,
    Record,
    Span,
    When,
)

GOLDEN = Path(__file__).parent.parent / "golden"
TEXT = (
    "Talks end in Geneva\n\n"
    "Gen. Ali of Sudan said Chad's army shelled rebels. Egypt, Chad and Sudan met in Geneva.\n"
    "Protesters marched on Friday."
)


def span(words: str) -> Span:
    start = TEXT.index(words)
    return Span(start=start, end=start + len(words), text=words)


def ref(actor: str, words: str | None = None) -> ActorRef:
    if words is None:
        return ActorRef(actor=actor)
    where = span(words)
    return ActorRef(actor=actor, start=where.start, end=where.end, text=where.text)


def event(number: int, **changes: Any) -> Event:
    fields: dict[str, Any] = {
        "id": f"e{number}",
        "type": "CONSULT",
        "mode": None,
        "cameo": "040",
        "quad": 1,
        "intensity": 2.1,
        "contexts": (),
        "trigger": span("met"),
        "actors": (),
        "recipients": (),
        "when": When(edtf="2024-05-03", basis="explicit"),
        "status": "actual",
        "timing": "current",
        "place": None,
        "attribution": (),
        "evidence": span("Egypt, Chad and Sudan met in Geneva."),
        "confidence": 0.87,
        "rule": "consult.meet",
    }
    return Event(**(fields | changes))


def actor(name: str, words: str, country: str | None, sector: str | None, label: str) -> Actor:
    where = span(words)
    mention = Mention(start=where.start, end=where.end, text=where.text, form="name")
    return Actor(
        id=name,
        name=label,
        kind="state" if sector is None else "group",
        country=country,
        sector=sector,
        role=None,
        mentions=(mention,),
    )


ACTORS = (
    actor("SDN", "Sudan", "SDN", None, "Sudan"),
    actor("TCD.MIL", "Chad's army", "TCD", "MIL", "Military\tof Chad"),
    actor("TCD", "Chad", "TCD", None, "Chad"),
    actor("EGY", "Egypt", "EGY", None, "Egypt"),
)
SHELLING = event(
    1,
    type="ASSAULT",
    mode="heavy-weapons",
    cameo="194",
    quad=4,
    intensity=-9.3,
    contexts=("military", "territory"),
    trigger=span("shelled"),
    actors=(ref("TCD.MIL", "Chad's army"),),
    recipients=(ref("UNK.REB", "rebels"), ref("IGO:african-union")),
    when=When(edtf="2024-02~/2024-04", basis="explicit"),
    evidence=span("Gen. Ali of Sudan said Chad's army shelled rebels."),
)
MEETING = event(
    2,
    actors=(ref("EGY", "Egypt"), ref("TCD", "Chad"), ref("SDN", "Sudan"), ref("EGY")),
    place=Place(
        name="Geneva", country="CHE", lat=46.2, lon=6.15,
        **{name: getattr(span("Geneva"), name) for name in ("start", "end", "text")},
    ),
    mentions=(span("Talks"),),
)  # fmt: skip
MARCH = event(
    3,
    type="PROTEST",
    mode="demo",
    cameo=None,
    quad=4,
    intensity=-6.6,
    trigger=span("marched"),
    actors=(ref("UNK.CVL", "Protesters"),),
    when=When(edtf=None, basis="unknown"),
    evidence=span("Protesters marched on Friday."),
)
PLANNED = event(4, actors=(ref("EGY"),), recipients=(ref("SDN"),), status="planned")
PAST = event(5, actors=(ref("EGY"),), recipients=(ref("SDN"),), timing="historical")
EVENTS = (SHELLING, MEETING, MARCH, PLANNED, PAST)


def record(name: str = "sha256:ab", events: tuple[Event, ...] = EVENTS, **info: Any) -> Record:
    known = {
        "id": name,
        "source": "https://www.example.org/geneva",
        "title": "Talks end in Geneva",
        "publisher": "Lake Courier",
        "authors": (),
        "published": "2024-05-05T01:30+02:00",
        "updated": None,
        "language": "en",
    }
    return Record(
        document=DocumentInfo(**(known | info)),
        text=TEXT,
        actors=ACTORS,
        events=events,
        statements=(),
        agreements=(),
        figures=(),
    )


@pytest.fixture
def awkward() -> Record:
    return record()


@pytest.fixture(scope="session")
def golden() -> list[Record]:
    return [Record.from_json(path.read_bytes()) for path in sorted(GOLDEN.glob("*.json"))]

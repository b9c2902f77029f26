"""The record: JSON both ways, spans verified, tables."""

from __future__ import annotations

import json

import msgspec
import pytest

from communique.errors import RecordError
from communique.record import Actor, DocumentInfo, Mention, Record, columns, schema

INFO = DocumentInfo(
    id="d1",
    source=None,
    title=None,
    publisher=None,
    authors=(),
    published="2020-06-15",
    updated=None,
    language="en",
)


def record(
    text: str = "Iran met Iraq.", start: int = 0, end: int = 4, words: str = "Iran"
) -> Record:
    mention = Mention(start=start, end=end, text=words, form="name")
    actor = Actor(
        id="IRN",
        name="Iran",
        kind="state",
        country="IRN",
        sector=None,
        role=None,
        mentions=(mention,),
    )
    return Record(
        document=INFO,
        text=text,
        actors=(actor,),
        events=(),
        statements=(),
        agreements=(),
        figures=(),
    )


def test_json_goes_both_ways() -> None:
    first = record()
    assert Record.from_json(first.to_json()) == first
    assert Record.from_json(first.to_json(indent=2)) == first
    assert json.loads(first.to_json())["schema"] == "communique/1"


@pytest.mark.parametrize(
    ("start", "end", "words"),
    [(0, 4, "Iraq"), (0, 5, "Iran"), (-4, 0, ""), (4, 4, ""), (9, 99, "x")],
)
def test_a_span_that_does_not_quote_the_text_is_refused(start: int, end: int, words: str) -> None:
    with pytest.raises(RecordError, match="quotes"):
        record(start=start, end=end, words=words)


def test_a_tampered_record_is_refused() -> None:
    broken = record().to_json().replace("Iran met", "Oman met")
    with pytest.raises(RecordError):
        Record.from_json(broken)


@pytest.mark.parametrize("data", ["", "{}", "[1]", '{"schema": "other/1"}', "not json"])
def test_what_is_no_record_is_refused(data: str) -> None:
    with pytest.raises(RecordError):
        Record.from_json(data)


def test_records_do_not_change() -> None:
    with pytest.raises(AttributeError):
        record().text = "other"  # type: ignore[misc]


def test_schema_describes_every_section() -> None:
    found = schema()
    assert found["$schema"].endswith("2020-12/schema")
    properties = found["$defs"]["Record"]["properties"]
    assert {"document", "text", "actors", "events", "statements", "agreements", "figures"} < set(
        properties
    )


@pytest.mark.parametrize("library", ["polars", "pandas"])
def test_tables_have_their_columns_also_when_empty(library: str) -> None:
    pytest.importorskip(library)
    for section in ("actors", "events", "statements", "agreements", "figures"):
        frame = record().to_frame(section, library)  # type: ignore[arg-type]
        assert list(frame.columns) == columns(section)  # type: ignore[arg-type]
        assert len(frame) == (1 if section == "actors" else 0)


def test_notices_tell_why_a_record_is_empty() -> None:
    assert record().notices == ()
    foreign = msgspec.structs.replace(INFO, language="fr", published=None)
    told = Record(
        document=foreign,
        text="Bonjour.",
        actors=(),
        events=(),
        statements=(),
        agreements=(),
        figures=(),
    ).notices
    assert "not in English" in told[0]
    assert "publication date" in told[1]

"""W3C Web Annotation."""

from __future__ import annotations

import io
import json
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

import pytest

from communique.exports.annotations import (
    SECTIONS,
    annotate,
    document_iri,
    write_annotations,
    write_lines,
)
from communique.exports.dyads import HAPPENED
from tests.exports.conftest import TEXT, record

if TYPE_CHECKING:
    from collections.abc import Iterator

    from communique.record import Record


def targets(annotation: dict[str, Any]) -> Iterator[dict[str, Any]]:
    target = annotation["target"]
    yield from target if isinstance(target, list) else [target]


def test_every_assertion_has_its_annotation(golden: list[Record]) -> None:
    for told in golden:
        found = list(annotate(told))
        assert len(found) == sum(len(getattr(told, section)) for section in SECTIONS)
        assert len({annotation["id"] for annotation in found}) == len(found)


def test_both_selectors_find_the_same_words(golden: list[Record]) -> None:
    seen = 0
    for told in golden:
        for annotation in annotate(told, sections=(*SECTIONS, "actors")):
            for target in targets(annotation):
                position, words = target["selector"]
                assert position["type"] == "TextPositionSelector"
                assert words["type"] == "TextQuoteSelector"
                start, end = position["start"], position["end"]
                assert told.text[start:end] == words["exact"]
                assert told.text[:start].endswith(words["prefix"])
                assert told.text[end:].startswith(words["suffix"])
                assert len(words["prefix"]) == min(start, 32)
                assert len(words["suffix"]) == min(len(told.text) - end, 32)
                seen += 1
    assert seen > 500


def test_annotations_have_the_terms_of_the_model(golden: list[Record]) -> None:
    for annotation in annotate(golden[0]):
        assert annotation["type"] == "Annotation"
        assert urlsplit(annotation["id"]).scheme == "urn"
        assert {body["type"] for body in annotation["body"]} == {"TextualBody"}
        purposes = {body["purpose"] for body in annotation["body"]}
        assert purposes == {"describing", "tagging"}
        for target in targets(annotation):
            assert urlsplit(target["source"]["id"]).scheme == "sha256"


def test_the_assertion_itself_is_a_body(awkward: Record) -> None:
    first = next(annotate(awkward))
    bodies = first["body"]
    assert bodies[0]["value"] == (
        "TCD.MIL -> UNK.REB, IGO:african-union: "
        "ASSAULT heavy-weapons (actual, current, 2024-02~/2024-04)"
    )
    tags = [body["value"] for body in bodies if body["purpose"] == "tagging"]
    assert tags == [
        "events", "ASSAULT", "heavy-weapons", "actual", "current", "military", "territory",
    ]  # fmt: skip
    assert bodies[-1]["format"] == "application/json"
    assert json.loads(bodies[-1]["value"])["trigger"]["text"] == "shelled"
    assert first["target"]["source"]["via"] == "https://www.example.org/geneva"
    assert first["target"]["selector"][1]["exact"] in TEXT


def test_a_page_is_one_object_and_lines_are_many(golden: list[Record]) -> None:
    page, lines = io.StringIO(), io.StringIO()
    count = write_annotations(golden, page)
    assert write_lines(golden, lines) == count
    read = json.loads(page.getvalue())
    assert read["@context"] == "http://www.w3.org/ns/anno.jsonld"
    assert read["type"] == "AnnotationPage"
    assert len(read["items"]) == count
    apart = [json.loads(line) for line in lines.getvalue().splitlines()]
    assert [{k: v for k, v in one.items() if k != "@context"} for one in apart] == read["items"]
    assert {one["@context"] for one in apart} == {read["@context"]}


def test_an_empty_page_is_json() -> None:
    page = io.StringIO()
    assert write_annotations([], page) == 0
    assert json.loads(page.getvalue())["items"] == []


def test_a_selection_keeps_events_home(awkward: Record) -> None:
    assert len(list(annotate(awkward))) == 5
    assert len(list(annotate(awkward, selection=HAPPENED))) == 3


@pytest.mark.parametrize(
    ("name", "iri"),
    [("sha256:ab", "sha256:ab"), ("https://a.org/x y", "https://a.org/x%20y")],
)
def test_document_ids_become_iris(name: str, iri: str) -> None:
    assert document_iri(record(name)) == iri


def test_a_document_id_that_is_no_iri_becomes_a_urn() -> None:
    found = document_iri(record("row 7"))
    assert found.startswith("urn:uuid:")
    assert found == document_iri(record("row 7")) != document_iri(record("row 8"))

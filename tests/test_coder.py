"""Properties of the whole way: spans hold, coding is deterministic, documents do not touch."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from communique.errors import DocumentTooLargeError, ModelError
from communique.record import MAX_CHARACTERS, Document, DocumentInfo, Record

if TYPE_CHECKING:
    from communique.coder import Coder

QUICK = settings(
    max_examples=60,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
SENTENCES = [
    "Israel attacked Syria on Monday.",
    "Kim Jong-un met President Xi in Beijing.",
    "“We will not yield,” the ministry said on its website.",
    "He said that Iran, which had denied the strike, would retaliate.",
    "Trade between China and Peru fell 12% in 2019 to $3 billion.",
    "The treaty of 1961, signed by both countries, obliges them to defend each other.",
    "According to Reuters, two soldiers were killed near Kabul.",
    "EU foreign ministers agreed to lift sanctions against Belarus next week.",
    "In 1967 Israel attacked Egypt.",
    "",
    "\n",
]


def document(text: str, *, number: int = 0, published: str | None = "2020-06-15") -> Document:
    info = DocumentInfo(
        id=f"d{number}",
        source=None,
        title=None,
        publisher=None,
        authors=(),
        published=published,
        updated=None,
        language="en",
    )
    return Document(info=info, text=text)


@given(st.text(max_size=400))
@QUICK
def test_any_text_gives_a_record_whose_spans_hold(coder: Coder, text: str) -> None:
    # A record refuses spans that do not hold when it is made, and again when it is read.
    record = coder.code(document(text))
    assert Record.from_json(record.to_json()) == record
    assert record.text == text


@given(
    st.lists(st.sampled_from([*SENTENCES, "“", "”", '"', "(", " - ", "\n\n", "’s "]), max_size=12)
)
@QUICK
def test_torn_prose_gives_a_record(coder: Coder, parts: list[str]) -> None:
    record = coder.code(document(" ".join(parts)))
    for event in record.events:
        assert event.confidence <= 1
        assert event.actors or event.recipients
        assert event.evidence.start <= event.trigger.start < event.trigger.end <= event.evidence.end


@given(st.permutations(range(len(SENTENCES))))
@settings(QUICK, max_examples=15)
def test_the_order_of_documents_changes_no_record(coder: Coder, order: list[int]) -> None:
    alone = {n: coder.code(document(SENTENCES[n], number=n)) for n in order}
    together = list(coder.code_many(document(SENTENCES[n], number=n) for n in order))
    assert together == [alone[n] for n in order]


def test_coding_is_deterministic(coder: Coder) -> None:
    text = "\n".join(SENTENCES)
    assert coder.code(document(text)) == coder.code(document(text))


_ARTICLES = Path(__file__).parents[1] / "examples" / "articles"


def test_another_process_codes_alike() -> None:
    # Each process gives strings other hashes, and sets of them another order.
    coded = [
        subprocess.run(
            [sys.executable, "-m", "communique.cli", "code", str(_ARTICLES), "--format", "jsonl"],
            env={**os.environ, "PYTHONHASHSEED": seed},
            capture_output=True,
            check=True,
        ).stdout
        for seed in ("1", "2")
    ]
    assert coded[0] == coded[1]
    assert coded[0].count(b"\n") == len(list(_ARTICLES.iterdir()))


def test_documents_are_read_as_they_are_coded(coder: Coder) -> None:
    read: list[int] = []

    def documents():  # type: ignore[no-untyped-def]
        for number in range(400):
            read.append(number)
            yield document("Iran met Iraq. " * 100, number=number)

    first = next(coder.code_many(documents()))
    assert first.document.id == "d0"
    assert len(read) < 400


def test_what_is_not_english_keeps_its_place(coder: Coder) -> None:
    french = document("Le président a rencontré le roi.", number=1)
    info = french.info.__class__(**{**_fields(french.info), "language": "fr"})
    mixed = [document(SENTENCES[0]), Document(info=info, text=french.text), document(SENTENCES[8])]
    records = list(coder.code_many(mixed))
    assert [bool(record.events) for record in records] == [True, False, True]
    assert records[1].actors == ()


def _fields(info: DocumentInfo) -> dict[str, object]:
    return {name: getattr(info, name) for name in info.__struct_fields__}


def test_one_that_is_too_large_does_not_cost_the_others(coder: Coder) -> None:
    huge = document("a " * MAX_CHARACTERS, number=1)
    failed: list[tuple[str, Exception]] = []
    records = list(
        coder.code_many(
            [document(SENTENCES[0]), huge, document(SENTENCES[8], number=2)],
            on_error=lambda one, error: failed.append((one.info.id, error)),
        )
    )
    assert [record.document.id for record in records] == ["d0", "d2"]
    assert [name for name, _ in failed] == ["d1"]
    with pytest.raises(DocumentTooLargeError, match="split it"):
        coder.code(huge)


@pytest.mark.parametrize(
    "text",
    [
        '"' * 300_000,
        "x" * 900_000,
        "word " * 100_000,
        "“" * 5_000 + "Iran attacked Iraq.",
        "Iran attacked Iraq. " * 2_000,
        "\0\0\0",
        "()" * 50_000,
    ],
    ids=["quotes", "one word", "words", "open quotes", "long line", "nulls", "brackets"],
)
def test_what_is_hardly_prose_is_coded_all_the_same(coder: Coder, text: str) -> None:
    assert coder.code(document(text)).text == text


def test_without_a_date_no_time_is_made_up(coder: Coder) -> None:
    record = coder.code(document("Israel attacked Syria on Monday.", published=None))
    (event,) = record.events
    assert event.when.edtf is None
    assert event.when.basis == "unknown"


def test_a_model_that_is_not_there_is_told() -> None:
    from communique.coder import Coder

    with pytest.raises(ModelError, match="no_such_model"):
        Coder("no_such_model")

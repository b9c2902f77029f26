"""Questions: by pair, day, type, status and timing, and in SQL."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any

import msgspec
import polars
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from communique.errors import LedgerError
from communique.ledger import Ledger
from communique.record import Document
from tests.ledger.making import full, record

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture(scope="module")
def ledger(tmp_path_factory: pytest.TempPathFactory) -> Ledger:
    ledger = Ledger(tmp_path_factory.mktemp("queries"))
    ledger.add(
        [
            record("d1", ("PRK", "CHN"), ("CHN.GOV:xi-jinping", "PRK.GOV:kim-jong-un")),
            record("d2", ("USA", "CHN"), ("PRK", "USA"), ("PRKX", "CHN")),
            record("d3", ("PRK", "CHN"), when="1950/1953", status="negated", kind="ASSAULT"),
            record("d4", ("PRK.MIL", "CHN"), when=None),
            full(),
        ]
    )
    return ledger


def ids(found: Any) -> list[str]:
    return [f"{row['document']}.{row['id']}" for row in found.to_pylist()]


@pytest.mark.parametrize(
    ("question", "found"),
    [
        ({"between": ("PRK", "CHN")}, ["d3.e1", "full.e1", "d1.e1", "d1.e2", "d4.e1"]),
        ({"between": ("CHN", "PRK")}, ["d3.e1", "full.e1", "d1.e1", "d1.e2", "d4.e1"]),
        ({"between": ("PRK.GOV", "CHN")}, ["full.e1", "d1.e2"]),
        ({"between": ("PRK.GOV:kim", "CHN")}, []),
        ({"between": ("PRK.GOV:kim-jong-un", "CHN.GOV")}, ["full.e1", "d1.e2"]),
        ({"between": ("PRK", "PRK")}, []),
        ({"between": ("it's", "CHN")}, []),
        ({"between": ("PRK", "CHN"), "since": 2018}, ["full.e1", "d1.e1", "d1.e2"]),
        ({"between": ("PRK", "CHN"), "until": "1951-05"}, ["d3.e1"]),
        ({"between": ("PRK", "CHN"), "since": dt.date(1953, 12, 31), "until": "1960"}, ["d3.e1"]),
        ({"since": "2021-07-11"}, ["full.e1"]),
        ({"type": "ASSAULT"}, ["d3.e1"]),
        ({"type": ["ASSAULT", "CONSULT"], "status": ("planned", "negated")}, ["d3.e1", "full.e1"]),
        ({"timing": "future"}, ["full.e1"]),
        ({"type": []}, []),
    ],
)
def test_events(ledger: Ledger, question: dict[str, Any], found: list[str]) -> None:
    assert ids(ledger.events(**question)) == found


def test_the_other_tables(ledger: Ledger) -> None:
    for ask in (ledger.statements, ledger.agreements, ledger.figures):
        assert len(ask(between=("CHN", "PRK"))) == 1
        assert len(ask(between=("CHN", "USA"))) == 0
    assert len(ledger.agreements(since=1961, until=1961)) == 1
    assert len(ledger.agreements(since=1962)) == 0
    assert len(ledger.figures(since="2020-06", until="2020-07")) == 1
    assert len(ledger.statements(since=1900)) == 0  # Its time is not known.


def test_libraries_take_the_answer(ledger: Ledger) -> None:
    found = ledger.events(between=("PRK", "CHN"))
    frame = polars.from_arrow(found)
    assert isinstance(frame, polars.DataFrame)
    assert frame["actors"].list.len().to_list() == [1, 2, 1, 1, 1]
    assert found.to_pandas().loc[0, "when_edtf"] == "1950/1953"
    assert not {"month", "states", "position"} & set(found.column_names)


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ({"between": "PRK"}, "between takes two actors"),
        ({"between": ("PRK",)}, "between takes two actors"),
        ({"between": ("PRK", "")}, "between takes two actors"),
        ({"since": "yesterday"}, "'yesterday' is not a day"),
        ({"until": "1950/1953"}, "is not a day"),
        ({"type": "MEET"}, "there is no type 'MEET': it is one of AGREE"),
        ({"status": ["actual", "real"]}, "there is no status 'real'"),
        ({"timing": "now"}, "there is no timing 'now'"),
    ],
)
def test_questions_that_make_no_sense(ledger: Ledger, question: dict[str, Any], told: str) -> None:
    with pytest.raises(LedgerError, match=told):
        ledger.events(**question)


def test_only_the_columns_asked_for(ledger: Ledger) -> None:
    whole = ledger.events()
    found = ledger.events(columns=("status", "type"))
    assert found.column_names == ["status", "type"]
    assert found.to_pylist() == whole.select(["status", "type"]).to_pylist()
    for columns in (("type", "mood"), ()):
        with pytest.raises(LedgerError, match="events has no column"):
            ledger.events(columns=columns)


def test_sql(ledger: Ledger) -> None:
    found = ledger.sql(
        "WITH t AS (SELECT unnest(actors).actor AS doer FROM events) "
        "SELECT doer, count(*) AS n FROM t JOIN documents ON true GROUP BY ALL ORDER BY ALL"
    )
    assert found.column_names == ["doer", "n"]
    assert found.to_pylist()[0] == {"doer": "CHN.GOV:xi-jinping", "n": 5}
    assert len(ledger.sql("DESCRIBE events")) > 20
    assert len(ledger.sql("EXPLAIN SELECT 1")) == 1
    assert len(ledger.sql("explain (analyze) SELECT count(*) FROM events")) == 1


@pytest.mark.parametrize(
    ("query", "told"),
    [
        ("DELETE FROM events", "this is DELETE"),
        ("CREATE TABLE t AS SELECT 1", "this is CREATE"),
        ("INSERT INTO agreements SELECT * FROM agreements", "this is INSERT"),
        ("COPY events TO '{}/out.csv'", "this is COPY"),
        ("ATTACH '{}/other.db'", "this is ATTACH"),
        ("SET enable_external_access = true", "this is SET"),
        ("INSTALL httpfs", "this is LOAD"),
        ("SELECT 1; SELECT 2", "one statement at a time: there are 2"),
        ("", "one statement at a time: there are 0"),
        ("SELECT * FROM read_text('{}/secret.txt')", "file system operations are disabled"),
        ("SELECT * FROM '{}/secret.csv'", "disabled|does not exist"),
        ("SELECT * FROM glob('{}/*')", "file system operations are disabled"),
        ("/* a */ EXPLAIN ANALYZE COPY events TO '{}/out.csv'", "this is COPY"),
        ("SELECT * FROM ledger", "Table with name ledger does not exist"),
        ("SELECT nothing FROM events", "nothing"),
        ("SELEKT 1", "syntax error"),
    ],
)
def test_sql_reads_the_ledger_only(ledger: Ledger, tmp_path: Path, query: str, told: str) -> None:
    (tmp_path / "secret.txt").write_text("secret")
    (tmp_path / "secret.csv").write_text("a,b\n1,2\n")
    before = ledger.sql("SELECT count(*) FROM events")
    with pytest.raises(LedgerError, match=told):
        ledger.sql(query.format(tmp_path))
    assert sorted(path.name for path in tmp_path.iterdir()) == ["secret.csv", "secret.txt"]
    assert ledger.sql("SELECT count(*) FROM events") == before


_ACTORS = st.sampled_from(["A", "A.GOV", "A.GOV:x", "AB", "B", "B.MIL", "C"])


@settings(max_examples=10, deadline=None)
@given(
    st.lists(st.tuples(_ACTORS, _ACTORS), min_size=1, max_size=12),
    st.lists(st.tuples(_ACTORS, _ACTORS), min_size=1, max_size=6),
)
def test_between_is_what_a_plain_loop_finds(
    tmp_path_factory: pytest.TempPathFactory,
    pairs: list[tuple[str, str]],
    asked: list[tuple[str, str]],
) -> None:
    ledger = Ledger(tmp_path_factory.mktemp("between"))
    ledger.add([record("d", *pairs)])

    def below(actor: str, top: str) -> bool:
        return actor == top or actor.startswith((f"{top}.", f"{top}:"))

    for one, other in asked:
        wanted = {
            f"d.e{number}"
            for number, (doer, target) in enumerate(pairs, 1)
            if (below(doer, one) and below(target, other))
            or (below(doer, other) and below(target, one))
        }
        assert set(ids(ledger.events(between=(one, other)))) == wanted


def test_actors_by_what_articles_call_them(ledger: Ledger) -> None:
    assert ledger.actor("PRK") == "PRK"
    assert ledger.actor("prk.mil") == "PRK.MIL"
    assert ledger.actor("FJI.GOV") == "FJI.GOV"  # An id, be it there or not.
    assert not ledger.has_actor("FJI.GOV")
    assert ledger.has_actor("CHN.GOV")
    assert ledger.actor("kim") == "PRK.GOV:kim-jong-un"
    with pytest.raises(LedgerError, match="no article in the ledger names 'Atlantis'"):
        ledger.actor("Atlantis")


def test_since_after_until(ledger: Ledger) -> None:
    with pytest.raises(LedgerError, match="since 2021 lies after until 2020"):
        ledger.events(since=2021, until=2020)


def test_records_one_after_the_other(ledger: Ledger) -> None:
    assert sorted(ledger.iter_records(batch=2), key=lambda r: r.document.id) == ledger.records()


def test_documents_that_have_yet_to_be_coded(ledger: Ledger) -> None:
    known = record("d1", ("PRK", "CHN"), ("CHN.GOV:xi-jinping", "PRK.GOV:kim-jong-un"))
    there = Document(info=known.document, text=known.text)
    others = [
        Document(info=known.document, text="Corrected."),
        Document(info=msgspec.structs.replace(known.document, source="b.txt"), text=known.text),
        Document(info=msgspec.structs.replace(known.document, id="d9"), text=known.text),
    ]
    assert list(ledger.missing([there, *others], batch=2)) == others


@pytest.mark.parametrize(("setting", "value"), [
    # A bar would stand among the answers; what the ends of files say is read once.
    ("enable_progress_bar", False), ("parquet_metadata_cache", True),
])  # fmt: skip
def test_settings_hold_for_every_question(ledger: Ledger, setting: str, value: bool) -> None:
    found = ledger.sql(f"SELECT current_setting('{setting}') AS found").to_pylist()
    assert found == [{"found": value}]


def test_what_two_do_together_is_between_them(tmp_path: Path) -> None:
    told = record("d", ("TCD", "NER.GOV"), ("TCD", "MLI"))
    met, other = told.events
    met = msgspec.structs.replace(met, actors=(*met.actors, *met.recipients), recipients=())
    # Of a deed of both to a third, neither is the target.
    both = msgspec.structs.replace(other, actors=met.actors)
    ledger = Ledger(tmp_path / "ledger")
    ledger.add([msgspec.structs.replace(told, events=(met, both))])
    assert ids(ledger.events(between=("NER", "TCD"))) == ["d.e1"]
    assert ids(ledger.events(between=("TCD", "NER.GOV"))) == ["d.e1"]
    assert ids(ledger.events(between=("NER", "MLI"))) == ["d.e2"]
    assert len(ledger.linked(between=("NER", "TCD"))) == 1
    assert ledger.series(between=("TCD", "NER"))["consult"].to_pylist() == [1]

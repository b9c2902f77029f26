"""Ledgers of an earlier and of a later communique."""

from __future__ import annotations

import pyarrow as pa
import pytest
from deltalake import DeltaTable, write_deltalake

from communique.errors import LedgerError, MissingExtraError
from communique.ledger import Ledger, layout, migrating
from tests.ledger.making import ended, full, quarrelling, record


def test_a_ledger_of_a_later_communique_is_refused(
    tmp_path: object, monkeypatch: pytest.MonkeyPatch
) -> None:
    ledger = Ledger(tmp_path)  # type: ignore[arg-type]
    monkeypatch.setattr(layout, "SCHEMA", 0)
    with pytest.raises(LedgerError, match=r"later communique \(schema 3, this one knows 0\)"):
        Ledger(ledger.path)
    with pytest.raises(LedgerError, match="schema 3, and this communique knows 0"):
        ledger.add([full()])


def test_a_column_more_is_null_in_old_rows(
    tmp_path: object, monkeypatch: pytest.MonkeyPatch
) -> None:
    ledger = Ledger(tmp_path)  # type: ignore[arg-type]
    ledger.add([full()])
    wanted = layout.schema("events").append(pa.field("weight", pa.float64()))
    plain = layout.schema
    monkeypatch.setattr(layout, "schema", lambda name: wanted if name == "events" else plain(name))
    later = Ledger(ledger.path)
    assert len(later.events()) == 1
    with pytest.raises(LedgerError, match=r"bring it up to date with Ledger\.migrate"):
        later.compact()
    assert later.migrate()
    assert not later.migrate()
    assert later.sql("SELECT weight FROM events").to_pylist() == [{"weight": None}]
    assert later.check().ok
    assert "weight" not in later.at(1).events().column_names
    assert later.records() == [full()]


def test_a_step_makes_columns_from_the_old_ones(
    tmp_path: object, monkeypatch: pytest.MonkeyPatch
) -> None:
    ledger = Ledger(tmp_path)  # type: ignore[arg-type]
    ledger.add([full(), record("b", ("PRK", "CHN"))])
    monkeypatch.setattr(layout, "SCHEMA", layout.SCHEMA + 2)
    first, second = layout.SCHEMA - 2, layout.SCHEMA - 1
    monkeypatch.setitem(migrating.STEPS, first, {"events": {"rule": "upper(rule)"}})
    monkeypatch.setitem(
        migrating.STEPS, second, {"events": {"rule": "'v3:' || rule", "old": "quad"}}
    )
    with pytest.raises(LedgerError, match="migrate"):
        ledger.add([record("c", ("PRK", "CHN"))])
    assert ledger.migrate()
    assert ledger.sql("SELECT DISTINCT rule FROM events").to_pylist() == [
        {"rule": "v3:CONSULT.MEET"}
    ]
    assert ledger.info().schema == layout.SCHEMA
    assert ledger.add([record("c", ("PRK", "CHN"))]).added == 1
    assert ledger.check(deep=True).ok
    assert ledger.at(1).events().column("rule").to_pylist() == ["consult.meet"] * 2
    assert [commit.operation for commit in ledger.history()][-2:] == ["migrate", "add"]


def test_what_follows_from_records_is_made_of_those_of_an_older_ledger(
    tmp_path: object, monkeypatch: pytest.MonkeyPatch
) -> None:
    told = [ended(), full(), record("b", ("PRK", "CHN"))]
    with monkeypatch.context() as patch:
        patch.setattr(layout, "SCHEMA", 1)
        patch.setattr(layout, "DERIVED", {})
        layout.schema.cache_clear()
        older = Ledger(tmp_path)  # type: ignore[arg-type]
        older.add(told)
    layout.schema.cache_clear()
    ledger = Ledger(older.path)
    assert "ended" not in ledger.agreements().column_names
    assert ledger.migrate()
    assert ledger.info().schema == layout.SCHEMA
    assert ledger.sql(
        "SELECT document, entered, renewed, breached, ended FROM agreements ORDER BY 1"
    ).to_pylist() == [
        {"document": "ended", "entered": "1992", "renewed": [], "breached": [], "ended": "2002"},
        {"document": "full", "entered": None, "renewed": [], "breached": [], "ended": None},
    ]
    assert ledger.check(deep=True).ok
    assert {one.document.id: one for one in ledger.records()} == {
        one.document.id: one for one in told
    }


def test_contradictions_are_made_of_the_records_of_an_older_ledger(
    tmp_path: object, monkeypatch: pytest.MonkeyPatch
) -> None:
    told = [quarrelling(), full()]
    with monkeypatch.context() as patch:
        patch.setattr(layout, "SCHEMA", 2)
        patch.setattr(layout, "DERIVED", {"agreements": layout.DERIVED["agreements"]})
        layout.schema.cache_clear()
        older = Ledger(tmp_path)  # type: ignore[arg-type]
        older.add(told)
    layout.schema.cache_clear()
    ledger = Ledger(older.path)
    assert "contradicts" not in ledger.figures().column_names
    assert ledger.migrate()
    rows = "SELECT id, contradicts FROM figures WHERE document = 'quarrel' ORDER BY 1"
    assert ledger.sql(rows).to_pylist() == [
        {"id": "f1", "contradicts": ["f2"]},
        {"id": "f2", "contradicts": ["f1"]},
        {"id": "f3", "contradicts": []},
    ]
    assert ledger.check(deep=True).ok
    assert {one.document.id: one for one in ledger.records()} == {
        one.document.id: one for one in told
    }


def test_a_migration_that_is_killed_changes_nothing(
    tmp_path: object, monkeypatch: pytest.MonkeyPatch
) -> None:
    ledger = Ledger(tmp_path)  # type: ignore[arg-type]
    ledger.add([full()])
    # Some tables are in the new columns and no commit says so.
    rows = DeltaTable(ledger.path / "events").to_pyarrow_table().drop_columns(["rule"])
    write_deltalake(
        ledger.path / "events", rows, mode="overwrite", schema_mode="overwrite",
        partition_by=["month"],
    )  # fmt: skip
    assert ledger.records() == [full()]
    assert ledger.add([record("b", ("PRK", "CHN"))]).added == 1
    assert len(ledger.records()) == 2
    assert ledger.check(deep=True).ok


def test_nested_fields_conform() -> None:
    old = pa.table({"a": [[{"x": 1}], None, [], [{"x": 2}, None]]})
    wanted = pa.schema(
        [
            ("a", pa.list_(pa.struct([("x", pa.int64()), ("y", pa.string())]))),
            ("b", pa.int64()),
        ]
    )
    assert layout.conform(old, wanted).to_pylist() == [
        {"a": [{"x": 1, "y": None}], "b": None},
        {"a": None, "b": None},
        {"a": [], "b": None},
        {"a": [{"x": 2, "y": None}, None], "b": None},
    ]


def test_without_the_extra(monkeypatch: pytest.MonkeyPatch) -> None:
    import sys

    for name in [name for name in sys.modules if name.startswith("communique.ledger.")]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setitem(sys.modules, "deltalake", None)
    monkeypatch.setitem(sys.modules, "duckdb", None)
    import communique.ledger

    with pytest.raises(MissingExtraError, match=r"communique\[ledger\]"):
        _ = communique.ledger.Ledger

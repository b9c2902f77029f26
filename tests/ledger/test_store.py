"""The ledger: adding, correcting, reading at a version, order and leftovers."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import msgspec
import pytest
from deltalake import DeltaTable, write_deltalake
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from communique.errors import LedgerError
from communique.ledger import Ledger, commits, layout
from communique.ledger.encoding import encode
from tests.ledger.making import full, record

if TYPE_CHECKING:
    from pathlib import Path

NOTHING = dt.timedelta(0)


@pytest.fixture
def ledger(tmp_path: Path) -> Ledger:
    return Ledger(tmp_path / "ledger")


def rows(ledger: Ledger) -> dict[str, list[str]]:
    return {
        name: sorted(map(repr, ledger.sql(f"SELECT * FROM {name}").to_pylist()))
        for name in layout.TABLES
    }


def whole(ledger: Ledger) -> None:
    found = ledger.check(deep=True)
    assert found.ok, found.problems


def test_a_record_comes_out_as_it_went_in(ledger: Ledger) -> None:
    given_ = [full(), record("bare", published=None), record("d1", ("PRK", "CHN"), ("USA", "RUS"))]
    outcome = ledger.add(given_)
    assert (outcome.added, outcome.version) == (3, 1)
    assert ledger.records() == sorted(given_, key=lambda item: item.document.id)
    assert ledger.records(["full"]) == [full()]
    assert ledger.records([]) == []
    whole(ledger)
    assert Ledger(ledger.path).records() == ledger.records()


def test_evidence_and_mentions_have_rows_of_their_own(ledger: Ledger) -> None:
    ledger.add([full()])
    found = ledger.sql("SELECT section, role, text FROM evidence ORDER BY ALL").to_pylist()
    assert {(row["section"], row["role"]) for row in found} == {
        ("events", "evidence"),
        ("statements", "content"),
        ("statements", "quote"),
        ("agreements", "evidence"),
        ("agreements", "obligation"),
        ("figures", "evidence"),
    }
    mentions = ledger.sql("SELECT text FROM event_mentions ORDER BY position").column(0)
    assert mentions.to_pylist() == [full().events[0].evidence.text, "A pact binds both.",
                                    "Trade fell 80 %."]  # fmt: skip


def test_the_same_article_twice_changes_nothing(ledger: Ledger) -> None:
    ledger.add([full()])
    outcome = ledger.add([full(), full()])
    assert (outcome.version, outcome.unchanged, outcome.added) == (1, 2, 0)
    assert len(ledger.history()) == 2


def test_twice_in_one_batch_is_once(ledger: Ledger) -> None:
    outcome = ledger.add([full(), full()])
    assert (outcome.added, outcome.unchanged) == (1, 1)
    whole(ledger)


@pytest.mark.parametrize("batch", [1, 10])
def test_a_corrected_article_replaces_its_record(ledger: Ledger, batch: int) -> None:
    first = record("a", ("PRK", "CHN"), ("PRK", "USA"), source="https://example.org/1")
    other = record("z", ("USA", "RUS"))
    by_source = record("b", ("PRK", "KOR"), source="https://example.org/1", published="2021-08-01")
    by_id = record("z", ("USA", "FRA"))
    outcome = ledger.add([first, other, by_source, by_id], batch=batch)
    assert (outcome.added, outcome.replaced) == (2, 2)
    assert ledger.records() == [by_source, by_id]
    whole(ledger)


def test_a_correction_is_one_version_and_the_former_can_be_read(ledger: Ledger) -> None:
    ledger.add([record("a", ("PRK", "CHN"))])
    former = ledger.at(1)
    outcome = ledger.add([record("a", ("PRK", "KOR"))])
    assert (outcome.version, outcome.replaced) == (2, 1)
    assert former.events().column("recipients").to_pylist()[0][0]["actor"] == "CHN"
    assert ledger.at(1).records() == former.records() == [record("a", ("PRK", "CHN"))]
    assert ledger.records() == [record("a", ("PRK", "KOR"))]
    assert (former.version, ledger.version) == (1, 2)
    assert [commit.operation for commit in ledger.history()] == ["create", "add", "add"]


def test_an_older_form_does_not_replace_a_newer_one(ledger: Ledger) -> None:
    old = record("a", ("PRK", "CHN"), source="s", updated="2021-07-11T20:00")
    new = record("b", ("PRK", "KOR"), source="s", updated="2021-07-12")
    for order in ([old, new], [new, old], [new, old, new]):
        ledger.add(order)
        assert ledger.records() == [new]
    assert ledger.add([old]).outdated == 1
    whole(ledger)


def test_rows_of_a_table_are_not_one_article(ledger: Ledger) -> None:
    told = [record(name, ("PRK", "CHN"), source="news.csv:3") for name in "ab"]
    ledger.add([told[0]])
    assert ledger.add([told[1]]).added == 1
    assert ledger.records() == told
    whole(ledger)


def test_another_coding_of_the_same_text_replaces_when_asked(ledger: Ledger) -> None:
    ledger.add([record("a", ("PRK", "CHN"), confidence=0.5)])
    again = record("a", ("PRK", "CHN"), confidence=0.75)
    assert ledger.add([again]).unchanged == 1
    assert ledger.records()[0].events[0].confidence == 0.5
    assert ledger.add([again], recoded=True).replaced == 1
    assert ledger.add([again], recoded=True).unchanged == 1
    assert ledger.records() == [again]


def test_an_id_with_a_quote_in_it(ledger: Ledger) -> None:
    ledger.add([record("it's", ("PRK", "CHN"), source="o'clock")])
    assert ledger.add([record("it's", ("PRK", "KOR"), source="o'clock")]).replaced == 1
    assert len(ledger.records(["it's"])) == 1


def test_two_parts_of_one_id_are_refused(ledger: Ledger) -> None:
    one = record("a", ("PRK", "CHN"))
    double = msgspec.structs.replace(one, events=one.events * 2)
    with pytest.raises(LedgerError, match="document a has two events of one id"):
        ledger.add([double])
    assert ledger.version == 0


_PAIRS = st.lists(st.sampled_from([("PRK", "CHN"), ("CHN", "PRK.GOV"), ("USA", "RUS")]), max_size=3)
_RECORDS = st.dictionaries(
    st.text("abc'é", min_size=1, max_size=3),
    st.tuples(_PAIRS, st.sampled_from([None, "2021-06-30", "2021-07-01T08:00"])),
    max_size=6,
)


@settings(
    max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(data=st.data(), drawn=_RECORDS, batch=st.integers(1, 4))
def test_any_order_and_batches_make_the_same_tables(
    tmp_path_factory: pytest.TempPathFactory, data: st.DataObject, drawn: dict, batch: int
) -> None:
    told = [record(name, *pairs, published=day) for name, (pairs, day) in drawn.items()]
    corrected = [
        record(name, ("FRA", "DEU"), published=day, updated="2022-01-01")
        for name, (_, day) in list(drawn.items())[:3]
        if day is not None  # Without both dates, the one that comes later is the correction.
    ]
    order = data.draw(st.permutations(told + corrected + told[:2]))
    one = Ledger(tmp_path_factory.mktemp("one"))
    one.add(told + corrected)
    other = Ledger(tmp_path_factory.mktemp("other"))
    other.add(order, batch=batch)
    assert rows(one) == rows(other)
    whole(other)
    other.compact(keep=NOTHING)
    assert rows(one) == rows(other)
    whole(other)


def test_compact_leaves_a_file_a_month_and_the_same_rows(ledger: Ledger) -> None:
    months = ["2021-06-01", "2021-07-01", None]
    told = [
        record(f"d{number}", ("PRK", "CHN"), published=months[number % 3]) for number in range(9)
    ]
    ledger.add(told, batch=1)
    before = rows(ledger)
    assert ledger.info().files["events"] == 9
    first = ledger.at(1)
    assert ledger.compact() == 0
    assert ledger.info().files["events"] == 3
    assert len(first.events()) == 1
    assert ledger.compact(keep=NOTHING) > 20
    assert rows(ledger) == before
    with pytest.raises(LedgerError, match="version 1 was cleared by compact"):
        ledger.at(1)
    assert ledger.compact(keep=NOTHING) == 0
    found = ledger.check(deep=True)
    assert found.ok
    assert not found.leftovers
    assert ledger.info().first_month == "2021-06"
    assert ledger.info().documents == 9


def test_what_a_killed_writer_left_is_not_seen_and_rolled_back(ledger: Ledger) -> None:
    ledger.add([record("a", ("PRK", "CHN"))])
    before = rows(ledger)
    # Some tables are written and others not; and a commit is half written.
    torn = encode([record("b", ("PRK", "KOR"))])
    for name in ("documents", "events"):
        write_deltalake(ledger.path / name, torn[name], mode="append")
    DeltaTable(ledger.path / "actors").delete("document = 'a'")
    (ledger.path / commits.FOLDER / "x.tmp").write_bytes(b'{"version"')
    assert rows(Ledger(ledger.path)) == before
    found = ledger.check(deep=True)
    assert found.ok
    assert len(found.leftovers) == 6
    ledger.add([record("c", ("USA", "RUS"))])
    assert [item.document.id for item in ledger.records()] == ["a", "c"]
    whole(ledger)
    assert ledger.compact() >= 3
    assert not ledger.check().leftovers
    assert len(ledger.at(1).events()) == 1


def test_check_finds_what_is_damaged(ledger: Ledger) -> None:
    ledger.add([record("a", ("PRK", "CHN")), record("b", ("PRK", "KOR"), published="2020-01-01")])
    first, second = sorted((ledger.path / "events").rglob("*.parquet"))
    content = first.read_bytes()
    first.write_bytes(content[:-1])
    second.unlink()
    problems = ledger.check().problems
    assert len(problems) == 2
    assert "bytes instead of" in problems[0]
    assert "is missing" in problems[1]


@pytest.mark.parametrize(
    ("change", "told"),
    [
        ("lost", "event_mentions: document a has 0 rows instead of 1"),
        ("doubled", "events: document a has rows twice"),
        ("foreign", "events: document ghost has 1 rows instead of 0"),
        ("source", "documents: several have the source s"),
    ],
)
def test_check_finds_what_is_lost_or_doubled(ledger: Ledger, change: str, told: str) -> None:
    ledger.add([record("a", ("PRK", "CHN"), source="s")])
    assert ledger.check().ok
    if change == "lost":
        DeltaTable(ledger.path / "event_mentions").delete("document = 'a'")
    elif change == "doubled":
        write_deltalake(
            ledger.path / "events", encode([record("a", ("PRK", "CHN"))])["events"], mode="append"
        )
    elif change == "foreign":
        ghost = encode([record("ghost", ("PRK", "CHN"))])["events"]
        write_deltalake(ledger.path / "events", ghost, mode="append")
    else:
        twin = encode([record("twin", source="s")])["documents"]
        write_deltalake(ledger.path / "documents", twin, mode="append")
    log = ledger._log
    head = log.read()
    tables = {name: DeltaTable(ledger.path / name).version() for name in layout.TABLES}
    log.write(msgspec.structs.replace(head, version=head.version + 1, tables=tables))
    assert told in ledger.check().problems


def test_a_folder_with_something_else_is_refused(tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("mine")
    with pytest.raises(LedgerError, match=r"not a ledger.*notes\.txt"):
        Ledger(tmp_path)
    with pytest.raises(LedgerError, match="not a folder"):
        Ledger(tmp_path / "notes.txt")


def test_a_ledger_half_made_is_made_to_the_end(tmp_path: Path) -> None:
    made = Ledger(tmp_path / "whole")
    made.path.rename(tmp_path / "half")
    half = tmp_path / "half"
    (half / commits.FOLDER / f"{0:020}.json").unlink()
    (half / "figures" / "_delta_log" / f"{0:020}.json").unlink()
    assert Ledger(half).add([full()]).added == 1


def test_a_version_that_is_not_there(ledger: Ledger) -> None:
    with pytest.raises(LedgerError, match="there is no version 7, the newest is 0"):
        ledger.at(7)


def test_a_writer_that_waits_in_vain_says_so(ledger: Ledger) -> None:
    hasty = Ledger(ledger.path, wait=0.05)
    with ledger._log.lock(), pytest.raises(LedgerError, match="another writer has held"):
        hasty.add([full()])
    assert hasty.add([full()]).added == 1


def test_batches_have_a_record_at_least(ledger: Ledger) -> None:
    with pytest.raises(LedgerError, match="a batch has one record at least"):
        ledger.add([], batch=0)

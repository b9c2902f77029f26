"""Several writers at once, and writers that are killed."""

from __future__ import annotations

import random
import subprocess
import sys
import time
from pathlib import Path
from threading import Thread

from communique.ledger import Ledger
from tests.ledger.making import record

ROOT = Path(__file__).parents[2]
#: Adds documents FIRST to LAST one by one, each followed by a correction of the one before it.
WRITER = """
import sys
from communique.ledger import Ledger
from tests.ledger.test_writers import told
path, first, last, batch = sys.argv[1], *map(int, sys.argv[2:])
print("ready", flush=True)
Ledger(path).add(told(first, last), batch=batch)
"""


def told(first: int, last: int) -> list:
    found = []
    for number in range(first, last):
        pairs = [("PRK", "CHN")] * (number % 3 + 1)
        source = f"https://example.org/{number}"
        found.append(record(f"d{number}", *pairs, source=source))
        if number % 4 == 0:
            correction = record(f"c{number}", ("PRK", "KOR"), source=source, updated="2021-08-01")
            found.append(correction)
    return found


def expected(last: int) -> list:
    latest = {item.document.source: item for item in told(0, last)}
    return sorted(latest.values(), key=lambda item: item.document.id)


def writer(path: Path, first: int, last: int, batch: int) -> subprocess.Popen[str]:
    order = [sys.executable, "-c", WRITER, str(path), str(first), str(last), str(batch)]
    return subprocess.Popen(order, cwd=ROOT, stdout=subprocess.PIPE, text=True)


def test_writers_at_once_lose_and_double_nothing(tmp_path: Path) -> None:
    path = tmp_path / "ledger"
    # They make the ledger at once too, and half of each one's documents are its neighbour's too.
    running = [writer(path, first, first + 16, 4) for first in (0, 8, 16)]
    assert [process.wait(timeout=120) for process in running] == [0, 0, 0]
    for process in running:
        process.stdout.close()  # type: ignore[union-attr]
    ledger = Ledger(path)
    assert ledger.records() == expected(32)
    found = ledger.check(deep=True)
    assert found.ok, found.problems
    assert not found.leftovers


def test_a_writer_killed_at_random_moments(tmp_path: Path) -> None:
    path = tmp_path / "ledger"
    ledger = Ledger(path)
    chance = random.Random(6)
    last = 120
    known = {item.document.source for item in told(0, last)}
    for _ in range(4):
        process = writer(path, 0, last, 3)
        assert process.stdout is not None
        process.stdout.readline()
        time.sleep(chance.uniform(0.05, 0.8))
        process.kill()
        process.wait()
        process.stdout.close()
        found = ledger.check(deep=True)
        assert found.ok, found.problems
        sources = [item.document.source for item in ledger.records()]
        assert len(set(sources)) == len(sources)
        assert set(sources) <= known
    ledger.add(told(0, last))
    assert ledger.records() == expected(last)
    ledger.compact()
    found = ledger.check(deep=True)
    assert found.ok, found.problems
    assert not found.leftovers


def test_readers_are_not_blocked_and_see_whole_versions(tmp_path: Path) -> None:
    ledger = Ledger(tmp_path / "ledger")
    thread = Thread(target=lambda: Ledger(ledger.path).add(told(0, 24), batch=2))
    thread.start()
    counts = []
    while thread.is_alive():
        rows = ledger.sql(
            "SELECT count(*) AS n, coalesce(sum(n_events), 0) AS told, "
            "(SELECT count(*) FROM events) AS events FROM documents"
        ).to_pylist()[0]
        assert rows["told"] == rows["events"]
        counts.append(rows["n"])
    thread.join()
    assert counts == sorted(counts)
    with ledger._log.lock():  # While another one writes, for as long as it likes.
        assert len(Ledger(ledger.path).events()) == sum(len(item.events) for item in expected(24))

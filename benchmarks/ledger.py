"""The ledger: adding, asking for a pair's timeline, several writers, killed writers, size.

    python benchmarks/ledger.py [--events 1000000] [--timeline 10000000] [--writers 4]
        [--writer-events 100000] [--kills 20] [--kill-events 8000] [--size-events 200000]
        [--seed 1] [--folder DIR]

Records come from a seeded generator: articles over ten years, countries drawn by Zipf's law, about
four events an article. For the timeline, articles are coded to rows once and given other ids and
countries again and again, since making ten million events as records takes longer than storing
them. A quick run: ``--events 20000 --timeline 200000 --kills 3 --writer-events 8000``; 0 leaves a
measure out.
"""

from __future__ import annotations

import argparse
import datetime as dt
import json
import os
import random
import resource
import shutil
import signal
import sqlite3
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from bisect import bisect
from itertools import accumulate, islice
from pathlib import Path
from typing import TYPE_CHECKING, Any

import duckdb
import pyarrow as pa
import pyarrow.compute as pc
from rich.console import Console
from rich.table import Table

from communique.exports.ledgers import TIMELINE
from communique.ledger import Ledger, layout
from communique.ledger.adding import Added, Plan
from communique.ledger.encoding import encode
from communique.record import (
    Actor,
    ActorRef,
    DocumentInfo,
    Event,
    Figure,
    Mention,
    Record,
    Span,
    Statement,
    When,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

EVENTS_A_RECORD = 4
FIRST = dt.date(2014, 1, 1)
DAYS = 3650
# (type, quad, intensity, the words)
DEEDS = [
    ("CONSULT", 1, 2.0, "met envoys of"),
    ("AGREE", 1, 4.0, "signed an accord with"),
    ("SUPPORT", 1, 3.5, "voiced its backing for"),
    ("AID", 2, 7.0, "sent grain to"),
    ("COOPERATE", 2, 6.0, "shared intelligence with"),
    ("ACCUSE", 3, -2.0, "accused"),
    ("REJECT", 3, -4.0, "turned down an offer of"),
    ("THREATEN", 3, -6.0, "threatened to strike"),
    ("SANCTION", 4, -6.5, "froze the assets of"),
    ("ASSAULT", 4, -10.0, "shelled positions of"),
]
REASONS = (
    "after weeks of talks behind closed doors", "as a summit drew near", "despite a protest note",
    "while markets fell for a third day", "in a move that surprised diplomats",
    "on the eve of a national holiday", "following a vote in parliament",
    "amid a dispute over fishing grounds", "two days after the border was closed",
)  # fmt: skip


def countries() -> tuple[list[str], list[float]]:
    """Codes, and the running sums of their weights by Zipf's law."""
    codes = ["USA", "RUS", "CHN", "ISR", "IRN", "IND", "PAK", "JPN", "KOR", "PRK", "TUR", "SYR"]
    letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
    other = random.Random(0)
    while len(codes) < 195:
        code = "".join(other.choices(letters, k=3))
        if code not in codes:
            codes.append(code)
    return codes, list(accumulate(1 / (rank + 1) for rank in range(195)))


CODES, WEIGHTS = countries()


def records(seed: int, start: int, stop: int, of: int) -> Iterator[Record]:
    """The records of numbers ``start`` to ``stop``, of so many over all the years."""
    for number in range(start, stop):
        yield record(random.Random(f"{seed} {number}"), number, of)


def record(chance: random.Random, number: int, of: int, corrected: bool = False) -> Record:
    """One article, with its spans where its text has them."""
    published = FIRST + dt.timedelta(days=number * DAYS // of)
    text = f"Dispatch {number}\n\n"
    named: dict[str, list[Mention]] = {}
    events = []

    def name(code: str) -> ActorRef:
        nonlocal text
        mention = Mention(start=len(text), end=len(text) + 3, text=code, form="name")
        named.setdefault(code, []).append(mention)
        text += code
        return ActorRef(actor=code, start=mention.start, end=mention.end, text=code)

    for index in range(chance.randint(1, 2 * EVENTS_A_RECORD - 1)):
        kind, quad, intensity, words = chance.choice(DEEDS)
        one, other = pair(chance)
        begun = len(text)
        doer = name(one)
        trigger = Span(start=len(text) + 1, end=len(text) + 1 + len(words), text=words)
        text += f" {words} "
        target = name(other)
        sum_ = chance.randint(2, 98)
        text += f" {chance.choice(REASONS)}, {sum_} officials said{' again' if corrected else ''}."
        evidence = Span(start=begun, end=len(text), text=text[begun:])
        text += " "
        day = published - dt.timedelta(days=chance.choice((0, 0, 0, 1, 1, 2, 5, 40, 4000)))
        past = (published - day).days > 31
        events.append(
            Event(
                id=f"e{index + 1}",
                type=kind,  # type: ignore[arg-type]
                mode=None,
                cameo="040",
                quad=quad,
                intensity=intensity,
                contexts=("diplomatic",),
                trigger=trigger,
                actors=(doer,),
                recipients=(target,),
                when=When(edtf=day.isoformat(), basis="relative"),
                status=chance.choice(("actual", "actual", "actual", "planned", "hypothetical")),
                timing="historical" if past else "current",
                place=None,
                attribution=(),
                evidence=evidence,
                confidence=round(chance.uniform(0.5, 1), 2),
                rule=f"{kind.lower()}.sense",
            )
        )
    last = events[-1]
    figure = Figure(
        id="f1",
        indicator="trade",
        flow="total",
        of=None,
        between=tuple(sorted((last.actors[0].actor, last.recipients[0].actor))),
        measure="level",
        value=float(chance.randint(10**6, 10**10)),
        unit="USD",
        period=str(published.year),
        change=None,
        source=None,
        evidence=last.evidence,
    )
    said = Statement(
        id="s1",
        speaker=last.actors[0],
        addressees=last.recipients,
        cue=None,
        content=(last.evidence,),
        quotes=(),
        kind="indirect",
        medium=None,
        when=When(edtf=published.isoformat(), basis="document"),
        attribution=(),
    )
    info = DocumentInfo(
        id=f"sha256:{chance.getrandbits(256):064x}",
        source=f"https://news.example/{published:%Y/%m/%d}/dispatch-{number}",
        title=f"Dispatch {number}",
        publisher="The Example",
        authors=("Ana Ruiz",),
        published=f"{published.isoformat()}T09:00",
        updated=f"{published.isoformat()}T18:00" if corrected else None,
        language="en",
    )
    actors = tuple(
        Actor(
            id=code, name=code, kind="state", country=code, sector=None, role=None,
            mentions=tuple(mentions),
        )
        for code, mentions in named.items()
    )  # fmt: skip
    return Record(
        document=info,
        text=text.rstrip(),
        actors=actors,
        events=tuple(events),
        statements=(said,) if chance.random() < 0.5 else (),
        agreements=(),
        figures=(figure,) if chance.random() < 0.1 else (),
    )


def pair(chance: random.Random) -> tuple[str, str]:
    """Two countries, seldom ones less often."""
    one = other = bisect(WEIGHTS, chance.random() * WEIGHTS[-1])
    while other == one:
        other = bisect(WEIGHTS, chance.random() * WEIGHTS[-1])
    return CODES[one], CODES[other]


def corrections(seed: int, start: int, stop: int, of: int) -> Iterator[Record]:
    """Records with, after each tenth, a correction of it."""
    for number in range(start, stop):
        yield record(random.Random(f"{seed} {number}"), number, of)
        if number % 10 == 0:
            yield record(random.Random(f"{seed} {number} again"), number, of, corrected=True)


def processor() -> float:
    """Seconds of the processor that this process and its children have used."""
    return sum(
        resource.getrusage(who).ru_utime + resource.getrusage(who).ru_stime
        for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)
    )


def adding(folder: Path, events: int, seed: int, console: Console) -> Ledger:
    """Adds records with so many events, again, and puts them in order."""
    count = events // EVENTS_A_RECORD
    ledger = Ledger(folder / "adding")
    table = Table("step", "documents", "events", "seconds", "events a second", title="Adding")
    spent = making = 0.0
    source = records(seed, 0, count, count)
    while True:
        begun = time.perf_counter()
        chunk = list(islice(source, 20_000))
        making += time.perf_counter() - begun
        if not chunk:
            break
        begun = time.perf_counter()
        ledger.add(chunk, batch=5000)
        spent += time.perf_counter() - begun
    rows = ledger.info().rows

    def tell(step: str, documents: int, told: int, seconds: float) -> None:
        table.add_row(
            step, f"{documents:,}", f"{told:,}", f"{seconds:.1f}", f"{told / seconds:,.0f}"
        )

    tell("added, 5,000 articles a batch", rows["documents"], rows["events"], spent)
    again = list(records(seed, 0, min(count, 20_000), count))
    told = sum(len(item.events) for item in again)
    begun = time.perf_counter()
    outcome = ledger.add(again, batch=5000)
    assert outcome.unchanged == len(again), outcome
    tell("the first of them again: unchanged", len(again), told, time.perf_counter() - begun)
    begun = time.perf_counter()
    ledger.compact(keep=dt.timedelta(0))
    tell("compact", rows["documents"], rows["events"], time.perf_counter() - begun)
    begun = time.perf_counter()
    found = ledger.check()
    tell("check", rows["documents"], rows["events"], time.perf_counter() - begun)
    assert found.ok, found
    assert not found.leftovers, found
    console.print(table)
    console.print(f"check: ok; making the synthetic records took {making:.1f} s, not counted\n")
    return ledger


def timeline(folder: Path, events: int, seed: int, console: Console) -> None:
    """A pair's timeline out of so many events."""
    ledger = Ledger(folder / "timeline")
    base = list(records(seed, 0, min(100_000, events // EVENTS_A_RECORD), 100_000))
    rows = encode(base)
    chance = random.Random(seed)
    begun = time.perf_counter()
    have = copies = 0
    while have < events:
        # Other articles with other pairs: each copy has its own ids and its own countries.
        shuffled = again(rows, copies, chance) if copies else rows
        with ledger._writing() as (head, tables):
            added = Added(-1, added=len(base))
            ledger._write(head, tables, Plan(outcome=added), shuffled)
        copies += 1
        have += len(rows["events"])
    stored = time.perf_counter() - begun
    begun = time.perf_counter()
    ledger.compact(keep=dt.timedelta(0))
    ordered = time.perf_counter() - begun
    table = Table("question", "rows", "first, new reader", "then, median of 9", "worst of 9")
    table.title = f"Out of {ledger.info().rows['events']:,} events"
    seldom = (CODES[60], CODES[90])
    asked: list[tuple[str, dict[str, Any]]] = [
        ("PRK and CHN: a timeline", {"between": ("PRK", "CHN"), "columns": TIMELINE}),
        ("PRK and CHN, all columns", {"between": ("PRK", "CHN")}),
        (
            "PRK and CHN, actual, since 2018",
            {"between": ("PRK", "CHN"), "since": 2018, "status": "actual"},
        ),
        ("USA and RUS (the largest pair)", {"between": ("USA", "RUS")}),
        (f"{seldom[0]} and {seldom[1]} (a small one)", {"between": seldom}),
    ]  # fmt: skip
    for name, question in asked:
        # A new reader has to read the logs of the table first.
        reader = Ledger(ledger.path)
        begun = time.perf_counter()
        found = len(reader.events(**question))
        first = time.perf_counter() - begun
        times = []
        for _ in range(9):
            begun = time.perf_counter()
            reader.events(**question)
            times.append(time.perf_counter() - begun)
        median = statistics.median(times)
        table.add_row(
            name, f"{found:,}", f"{first:.3f} s", f"{median:.3f} s", f"{max(times):.3f} s"
        )
    begun = time.perf_counter()
    plain = ledger.sql("SELECT type, count(*) FROM events GROUP BY ALL")
    table.add_row(
        "sql: all events by type", str(len(plain)), f"{time.perf_counter() - begun:.3f} s", "", ""
    )
    console.print(table)
    begun = time.perf_counter()
    found = ledger.check()
    assert found.ok, found.problems[:5]
    console.print(
        f"stored in {stored:.0f} s, ordered in {ordered:.0f} s, "
        f"checked (ok) in {time.perf_counter() - begun:.0f} s, "
        f"{sum(ledger.info().bytes.values()) / 1e9:.2f} GB\n"
    )


def again(rows: dict[Any, pa.Table], copy: int, chance: random.Random) -> dict[Any, pa.Table]:
    """Rows of other documents: other ids and sources, and countries in another's place."""
    made = {}
    swapped = dict(zip(CODES, chance.sample(CODES[:60], 60) + CODES[60:], strict=True))
    # The pair that is asked for keeps its share.
    for code in ("PRK", "CHN"):
        holder = next(key for key, value in swapped.items() if value == code)
        swapped[holder], swapped[code] = swapped[code], code
    old, new = pa.array(list(swapped)), pa.array(list(swapped.values()))
    for name, table in rows.items():
        for column in ("document", "source"):
            if column in table.column_names:
                index = table.column_names.index(column)
                made_ = pc.binary_join_element_wise(table.column(column), f"-{copy}", "")
                table = table.set_column(index, table.schema.field(column), made_)
        if name == "events":
            sides = {}
            for side in ("actors", "recipients"):
                ids = table.column(side).combine_chunks()
                struct = ids.flatten()
                codes = new.take(pc.index_in(struct.field("actor"), old))
                sides[side] = codes
                inner = [codes, *(struct.field(part) for part in ("start", "end", "text"))]
                replaced = pa.StructArray.from_arrays(inner, fields=list(ids.type.value_type))
                lists = pa.ListArray.from_arrays(ids.offsets, replaced, type=ids.type)
                index = table.column_names.index(side)
                table = table.set_column(index, table.schema.field(side), lists)
            low = pc.min_element_wise(sides["actors"], sides["recipients"])
            high = pc.max_element_wise(sides["actors"], sides["recipients"])
            states = pc.binary_join_element_wise("", low, high, "", " ")
            index = table.column_names.index("states")
            table = table.set_column(index, table.schema.field("states"), states)
        order = [(key, "ascending") for key in ("month", *layout.ORDER[name])]
        made[name] = table.sort_by(order)
    return made


def start_writer(path: Path, seed: int, start: int, stop: int, of: int, batch: int) -> Any:
    """Starts a process that adds records."""
    order = json.dumps([str(path), seed, start, stop, of, batch])
    return subprocess.Popen([sys.executable, __file__, "--write", order])


def write(order: str) -> None:
    """What such a process does."""
    path, seed, start, stop, of, batch = json.loads(order)
    Ledger(path).add(corrections(seed, start, stop, of), batch=batch)


def contents(ledger: Ledger) -> dict[str, tuple[int, str]]:
    """Rows and a digest of every table that does not depend on the order of rows."""
    found = {}
    for name in layout.TABLES:
        rows = ledger.sql(
            f"SELECT count(*), coalesce(sum(hash(rows)::HUGEINT), 0)::VARCHAR FROM {name} AS rows"
        )
        found[name] = (rows.column(0)[0].as_py(), rows.column(1)[0].as_py())
    return found


def writers(folder: Path, events: int, number: int, seed: int, console: Console) -> None:
    """Several writers at once, of which neighbours add some articles both, beside one."""
    count = events // EVENTS_A_RECORD
    share = count // number
    alone = Ledger(folder / "alone")
    begun = time.perf_counter()
    start_writer(alone.path, seed, 0, share * number, count, 1000).wait()
    single = time.perf_counter() - begun
    together = Ledger(folder / "together")
    asked: list[float] = []
    done = threading.Event()

    def ask() -> None:
        while not done.is_set():
            start = time.perf_counter()
            together.events(between=("PRK", "CHN"))
            asked.append(time.perf_counter() - start)
            time.sleep(0.2)

    reader = threading.Thread(target=ask)
    reader.start()
    begun = time.perf_counter()
    # Each also adds a tenth of its neighbour's articles.
    ends = [min(share * (i + 1) + share // 10, share * number) for i in range(number)]
    running = [
        start_writer(together.path, seed, share * index, end, count, 1000)
        for index, end in enumerate(ends)
    ]
    codes = [process.wait() for process in running]
    several = time.perf_counter() - begun
    done.set()
    reader.join()
    assert not any(codes), codes
    found = together.check()
    assert found.ok, found.problems[:5]
    same = contents(alone) == contents(together)
    assert same, (contents(alone), contents(together))
    rows = together.info().rows
    table = Table("writers", "documents", "events", "seconds", "events a second", title="Writers")
    for name, seconds in (("1", single), (str(number), several)):
        table.add_row(
            name, f"{rows['documents']:,}", f"{rows['events']:,}", f"{seconds:.1f}",
            f"{rows['events'] / seconds:,.0f}",
        )  # fmt: skip
    console.print(table)
    console.print(
        f"ratio {single / several:.2f} on {len(os.sched_getaffinity(0))} cores (each writer also "
        f"starts, makes its records and adds a tenth of its neighbour's); same tables: {same}; "
        f"check: ok; a reader meanwhile: {len(asked)} timelines, median "
        f"{statistics.median(asked):.3f} s, worst {max(asked):.3f} s\n"
    )


def killed(folder: Path, events: int, kills: int, seed: int, console: Console) -> None:
    """A writer that is killed at random moments, with a check after each."""
    count = events // EVENTS_A_RECORD
    whole = Ledger(folder / "whole")
    begun = time.perf_counter()
    start_writer(whole.path, seed, 0, count, count, 50).wait()
    seconds = time.perf_counter() - begun
    ledger = Ledger(folder / "killed")
    chance = random.Random(seed)
    table = Table("kill", "after", "documents", "events", "problems", "left over", title="Killed")
    lost = 0
    for number in range(kills):
        writer = start_writer(ledger.path, seed, 0, count, count, 50)
        # Not before it has begun to write; with a bit more than the whole's share each time.
        moment = chance.uniform(0.25, 1) * max(seconds / 4, 1.5)
        time.sleep(moment)
        writer.send_signal(signal.SIGKILL)
        writer.wait()
        before = ledger.check(deep=True)
        lost += len(before.problems)
        info = ledger.info()
        table.add_row(
            str(number + 1), f"{moment:.2f} s", f"{info.documents:,}", f"{info.rows['events']:,}",
            str(len(before.problems)), "; ".join(before.leftovers)[:60] or "-",
        )  # fmt: skip
    start_writer(ledger.path, seed, 0, count, count, 50).wait()
    ledger.compact(keep=dt.timedelta(0))
    last = ledger.check(deep=True)
    same = contents(whole) == contents(ledger)
    console.print(table)
    console.print(
        f"{kills} kills, {lost} problems; then run to its end: same tables as the writer that was "
        f"not killed: {same}; problems {len(last.problems)}, left over {len(last.leftovers)}\n"
    )
    assert same
    assert last.ok, last.problems[:5]


def size(ledger: Ledger, events: int, folder: Path, console: Console) -> None:
    """The same rows as CSV and in SQLite."""
    view = ledger._view()
    months: list[str] = []
    have = 0
    for file in view.tables["events"].files:
        if have >= events:
            break
        months.append(file.month)
        have += file.rows
    totals = [0, 0, 0, 0]
    table = Table("table", "rows", "ledger MB", "CSV MB", "CSV gzip MB", "SQLite MB")
    table.title = "Size"
    for name in layout.TABLES:
        files = [file for file in view.tables[name].files if file.month in months]
        if not files:
            continue
        ours = sum(file.bytes for file in files)
        plain, zipped = folder / f"{name}.csv", folder / f"{name}.csv.gz"
        lite = folder / f"{name}.sqlite"
        connection = duckdb.connect()
        kinds = view.tables[name].schema
        columns = ", ".join(
            f'to_json("{field.name}")::VARCHAR AS "{field.name}"'
            if pa.types.is_list(field.type)
            else f'"{field.name}"'
            for field in kinds
        )
        paths = [str(file.path) for file in files]
        connection.execute(
            f"CREATE VIEW flat AS SELECT {columns} FROM read_parquet({paths}, "
            "hive_partitioning = true, hive_types = {'month': VARCHAR})"
        )
        connection.execute(f"COPY flat TO '{plain}' (HEADER)")
        connection.execute(f"COPY flat TO '{zipped}' (HEADER, COMPRESSION gzip)")
        database = sqlite3.connect(lite)
        quoted = ", ".join(f'"{column}"' for column in kinds.names)
        database.execute(f"CREATE TABLE t ({quoted})")
        rows = connection.execute("SELECT * FROM flat")
        while batch := rows.fetchmany(50_000):
            marks = ", ".join("?" * len(kinds.names))
            flat = [[str(v) if isinstance(v, dt.date) else v for v in row] for row in batch]
            database.executemany(f"INSERT INTO t VALUES ({marks})", flat)
        database.commit()
        database.close()
        sizes = [ours, *(path.stat().st_size for path in (plain, zipped, lite))]
        totals = [total + one for total, one in zip(totals, sizes, strict=True)]
        told = sum(file.rows for file in files)
        table.add_row(name, f"{told:,}", *(f"{one / 1e6:.1f}" for one in sizes))
        for path in (plain, zipped, lite):
            path.unlink()
    table.add_row("all", "", *(f"{one / 1e6:.1f}" for one in totals), end_section=True)
    table.add_row("to the ledger", "", *(f"{one / totals[0]:.2f}" for one in totals))
    console.print(table)
    console.print("SQLite without an index; lists as JSON in CSV and SQLite\n")


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    options.add_argument("--events", type=int, default=1_000_000)
    options.add_argument("--timeline", type=int, default=10_000_000)
    options.add_argument("--writers", type=int, default=4)
    options.add_argument("--writer-events", type=int, default=100_000)
    options.add_argument("--kills", type=int, default=20)
    options.add_argument("--kill-events", type=int, default=8_000)
    options.add_argument("--size-events", type=int, default=200_000)
    options.add_argument("--seed", type=int, default=1)
    options.add_argument("--folder", type=Path, help="where to write (default: a temporary one)")
    options.add_argument("--write", help=argparse.SUPPRESS)
    chosen = options.parse_args()
    if chosen.write:
        write(chosen.write)
        return
    console = Console(width=max(100, Console().width))
    if chosen.folder is not None:
        chosen.folder.mkdir(parents=True, exist_ok=True)
    folder = Path(tempfile.mkdtemp(prefix="ledger-", dir=chosen.folder))
    begun = processor()
    try:
        if chosen.kills:
            killed(folder, chosen.kill_events, chosen.kills, chosen.seed, console)
        if chosen.writer_events:
            writers(folder, chosen.writer_events, chosen.writers, chosen.seed, console)
        if chosen.events:
            ledger = adding(folder, chosen.events, chosen.seed, console)
            size(ledger, chosen.size_events, folder, console)
        if chosen.timeline:
            timeline(folder, chosen.timeline, chosen.seed, console)
        console.print(f"{processor() - begun:.0f} s of the processor in all")
    finally:
        shutil.rmtree(folder)


if __name__ == "__main__":
    main()

"""Whether a ledger is whole: nothing lost, nothing doubled, nothing damaged; what is left over."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING

import msgspec

from communique.errors import LedgerError
from communique.ledger import layout, storage
from communique.ledger.adding import names_one
from communique.ledger.encoding import text_digest

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from communique.ledger.commits import Log
    from communique.ledger.layout import Table
    from communique.ledger.views import View

_IDS: dict[Table, str] = {
    "documents": "document",
    **dict.fromkeys(layout.PARTS, "document, id"),
    "event_mentions": "document, event, position",
}


class Check(msgspec.Struct, frozen=True):
    """What a check found.

    Attributes:
        version: the version that was checked.
        documents: how many documents it has.
        problems: what is lost, doubled or damaged; nothing in a ledger that is whole.
        leftovers: what a writer that was killed has left (or one that is writing has begun).
            Readers do not see it: the next writer rolls it back, ``compact`` deletes its files.
    """

    version: int
    documents: int
    problems: tuple[str, ...]
    leftovers: tuple[str, ...]

    @property
    def ok(self) -> bool:
        """Whether there are no problems."""
        return not self.problems


def check(root: Path, log: Log, view: View, *, deep: bool) -> Check:
    """Checks a version; see ``Ledger.check``."""
    problems = [*_commits(log), *_files(view)]
    if not problems:
        # Without all files there is nothing to ask.
        try:
            problems += [*_counts(view), *_doubled(view), *_children(view)]
            problems += _records(view) if deep else ()
        except LedgerError as error:
            problems.append(str(error))
    try:
        leftovers = tuple(_leftovers(root, log, view))
    except (LedgerError, OSError) as error:
        # Without the log of a table nobody can say what it needs.
        leftovers = ()
        if str(error) not in problems:
            problems.append(str(error))
    return Check(view.commit.version, view.commit.rows["documents"], tuple(problems), leftovers)


def clear_drafts(root: Path, log: Log) -> int:
    """Deletes what killed writers left half written; returns how many files."""
    drafts = _drafts(root, log)
    for path in drafts:
        path.unlink()
    return len(drafts)


def _commits(log: Log) -> Iterator[str]:
    versions = log.versions()
    for missing in sorted(set(range(versions[-1] + 1)) - set(versions)):
        yield f"the commit of version {missing} is missing"
    for version in versions:
        try:
            log.read(version)
        except LedgerError as error:
            yield str(error)


def _files(view: View) -> Iterator[str]:
    for name in layout.TABLES:
        try:
            files = view.tables[name].files
        except LedgerError as error:
            yield str(error)
            continue
        for file in files:
            try:
                size = file.path.stat().st_size
            except OSError:
                yield f"{name}: the file {file.path} is missing"
                continue
            if size != file.bytes:
                yield f"{name}: the file {file.path} has {size} bytes instead of {file.bytes}"


def _counts(view: View) -> Iterator[str]:
    for name in layout.TABLES:
        (found,) = view.ask(f"SELECT count(*) FROM {name}").column(0).to_pylist()
        if found != view.commit.rows[name]:
            yield f"{name}: there are {found} rows instead of {view.commit.rows[name]}"


def _doubled(view: View) -> Iterator[str]:
    for name, key in _IDS.items():
        found = view.ask(
            f"SELECT document FROM {name} GROUP BY {key} HAVING count(*) > 1 ORDER BY 1"
        )
        for document in found.column(0).to_pylist():
            yield f"{name}: document {document} has rows twice"
    sources = view.ask(
        "SELECT source FROM documents WHERE source IS NOT NULL GROUP BY 1 HAVING count(*) > 1"
    )
    for source in filter(names_one, sources.column(0).to_pylist()):
        yield f"documents: several have the source {source}"


def _children(view: View) -> Iterator[str]:
    for name in layout.TABLES[1:]:
        number = layout.count(name)
        found = view.ask(
            f"""
            SELECT document, coalesce(rows, 0), coalesce({number}, 0)
            FROM (SELECT month, document, count(*) AS rows FROM {name} GROUP BY ALL)
            FULL JOIN (SELECT month, document, {number} FROM documents) USING (month, document)
            WHERE coalesce(rows, 0) <> coalesce({number}, 0)
            ORDER BY document
            """,
        )
        for document, rows, wanted in zip(*(c.to_pylist() for c in found.columns), strict=True):
            yield f"{name}: document {document} has {rows} rows instead of {wanted}"


def _records(view: View) -> Iterator[str]:
    rows = view.ask("SELECT document, text_digest FROM documents ORDER BY 1")
    digests = dict(zip(*(column.to_pylist() for column in rows.columns), strict=True))
    documents = iter(digests)
    while chosen := list(itertools.islice(documents, 1000)):
        try:
            for record in view.records(chosen):
                if text_digest(record) != digests[record.document.id]:
                    yield f"documents: the text of {record.document.id} is not the one added"
        except LedgerError as error:
            yield str(error)


def _leftovers(root: Path, log: Log, view: View) -> Iterator[str]:
    kept = [
        log.read(version)
        for version in log.versions()
        if view.commit.kept_from <= version <= view.commit.version
    ]
    for name, version in storage.Tables(root).versions().items():
        if version > view.commit.tables[name]:
            yield f"{name}: written on to version {version} without a commit"
    for name in layout.TABLES:
        needed = storage.files_of_versions(root / name, [commit.tables[name] for commit in kept])
        found = set(storage.data_files(root / name)) - needed
        if found:
            yield f"{name}: {len(found)} files that no version needs"
    for path in _drafts(root, log):
        yield f"{path}: half written"


def _drafts(root: Path, log: Log) -> list[Path]:
    return [
        *log.drafts(),
        *(path for name in layout.TABLES for path in storage.drafts(root / name)),
    ]

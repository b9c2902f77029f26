"""The ledger's own log: which versions of its tables belong together.

Delta Lake makes a write to one table atomic, and a ledger has eight. So every write ends with one
small file, ``_ledger/00000000000000000042.json``, that names the version of each table; it appears
in one step or not at all, and nothing that it does not name is part of the ledger. Readers take
the newest such file and need no lock. Writers take turns by a lock that the operating system frees
when its holder is killed; whatever that one had written beyond the last file is rolled back by the
next writer.
"""

from __future__ import annotations

import os
import re
import uuid
from contextlib import contextmanager
from typing import TYPE_CHECKING, Literal

import msgspec
from filelock import FileLock, Timeout

from communique.errors import LedgerError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

FOLDER = "_ledger"
_NAME = re.compile(r"(\d{20})\.json")
Operation = Literal["create", "add", "compact", "migrate"]


class Commit(msgspec.Struct, frozen=True, kw_only=True):
    """One version of a ledger.

    Attributes:
        version: its number, from 0.
        time: when it was written, ISO 8601 in UTC.
        operation: what made it.
        schema: the version of the columns' meaning.
        tables: the Delta version of every table.
        rows: how many rows every table has.
        added: documents that it added.
        replaced: documents that took the place of others.
        kept_from: the oldest version that can still be read.
    """

    version: int
    time: str
    operation: Operation
    schema: int
    tables: dict[str, int]
    rows: dict[str, int]
    added: int = 0
    replaced: int = 0
    kept_from: int = 0


class Log:
    """The commits of the ledger in a folder.

    Args:
        root: the folder of the ledger.
        wait: seconds to wait for another writer.
    """

    def __init__(self, root: Path, wait: float) -> None:
        self.folder = root / FOLDER
        self._wait = wait
        self._newest = -1

    def exists(self) -> bool:
        """Whether there is a ledger: one commit at least."""
        return self._newest >= 0 or bool(self.versions())

    def versions(self) -> list[int]:
        """The numbers of all commits, in order."""
        try:
            names = [path.name for path in self.folder.iterdir()]
        except FileNotFoundError:
            return []
        return sorted(int(found[1]) for name in names if (found := _NAME.fullmatch(name)))

    def newest(self) -> int:
        """The number of the newest commit; -1 where there is none."""
        if self._newest < 0:
            self._newest = max(self.versions(), default=-1)
        # From the last one known onwards: a step for each commit since.
        while self._file(self._newest + 1).exists():
            self._newest += 1
        return self._newest

    def read(self, version: int | None = None) -> Commit:
        """A commit, the newest without a number.

        Raises:
            LedgerError: there is no such version, or its file is damaged.
        """
        number = self.newest() if version is None else version
        file = self._file(number)
        try:
            return msgspec.json.decode(file.read_bytes(), type=Commit)
        except FileNotFoundError:
            raise LedgerError(
                f"{self.folder.parent}: there is no version {number}, the newest is {self.newest()}"
            ) from None
        except msgspec.DecodeError as error:
            raise LedgerError(f"{file}: this is not a commit of a ledger: {error}") from None

    def write(self, commit: Commit) -> None:
        """Makes a commit: from here on readers see it.

        Raises:
            LedgerError: another writer made one of this number.
        """
        self.folder.mkdir(parents=True, exist_ok=True)
        draft = self.folder / f"{uuid.uuid4().hex}.tmp"
        draft.write_bytes(msgspec.json.encode(commit))
        try:
            # A link, since it fails where the name is taken; a rename would replace it.
            os.link(draft, self._file(commit.version))
        except FileExistsError:
            raise LedgerError(
                f"{self.folder.parent}: version {commit.version} was written by another writer: "
                "does the file system keep locks?"
            ) from None
        finally:
            draft.unlink()
        self._newest = commit.version

    def drafts(self) -> list[Path]:
        """Commits that were not finished by writers that were killed."""
        return sorted(self.folder.glob("*.tmp"))

    @contextmanager
    def lock(self) -> Iterator[None]:
        """Holds the right to write.

        Raises:
            LedgerError: another writer held it all the time.
        """
        self.folder.mkdir(parents=True, exist_ok=True)
        lock = FileLock(self.folder / "lock", timeout=self._wait)
        try:
            lock.acquire()
        except Timeout:
            raise LedgerError(
                f"{self.folder.parent}: another writer has held the ledger for {self._wait:g} "
                "seconds: try again later"
            ) from None
        try:
            yield
        finally:
            lock.release()

    def _file(self, version: int) -> Path:
        return self.folder / f"{version:020}.json"

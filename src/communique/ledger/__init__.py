"""The ledger: a folder of Delta Lake tables that records of articles are added to and asked of.

>>> import tempfile
>>> from communique.ledger import Ledger
>>> ledger = Ledger(tempfile.mkdtemp())
>>> ledger.sql("SELECT count(*) AS events FROM events").to_pylist()
[{'events': 0}]
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

from communique.errors import MissingExtraError

if TYPE_CHECKING:
    from communique.ledger.adding import Added
    from communique.ledger.checking import Check
    from communique.ledger.commits import Commit
    from communique.ledger.store import Info, Ledger, Snapshot

__all__ = ["Added", "Check", "Commit", "Info", "Ledger", "Snapshot"]

_HOMES = {"Added": "adding", "Check": "checking", "Commit": "commits"}
_EXTRA = ("deltalake", "duckdb", "filelock", "pyarrow")


def __getattr__(name: str) -> object:
    # The libraries below are an extra, and slow to import: only when used.
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    try:
        home = import_module(f"{__name__}.{_HOMES.get(name, 'store')}")
    except ModuleNotFoundError as error:
        if error.name not in _EXTRA:
            raise
        raise MissingExtraError(error.name, "ledger") from error
    return getattr(home, name)

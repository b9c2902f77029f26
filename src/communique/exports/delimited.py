"""Tab-separated rows without quotes, as GDELT, Phoenix, POLECAT and ICEWS have them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from typing import TextIO

#: What a cell may hold; ``None`` is an empty one.
Cell = str | int | float | None
# What would break a row: these formats have no way to quote it.
_BREAKS = re.compile(r"[\t\r\n\v\f\x1c-\x1e\x85\u2028\u2029]+")


def write_rows(
    columns: Sequence[str], rows: Iterable[Sequence[Cell]], stream: TextIO, *, header: bool
) -> int:
    """Writes rows, each of the length of ``columns``; returns how many.

    Tabs and line breaks within a cell become a space.
    """
    if header:
        stream.write("\t".join(columns) + "\n")
    count = 0
    for row in rows:
        if len(row) != len(columns):
            raise ValueError(f"a row of {len(row)} cells for {len(columns)} columns")
        stream.write("\t".join(map(_text, row)) + "\n")
        count += 1
    return count


def _text(cell: Cell) -> str:
    return "" if cell is None else _BREAKS.sub(" ", str(cell))

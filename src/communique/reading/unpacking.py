"""Compressed input: recognised by its first bytes, and expanded within bounds."""

from __future__ import annotations

import gzip
import io
import zlib
from typing import Any, BinaryIO, cast

from communique.errors import InputError
from communique.reading import encodings

_GZIP = b"\x1f\x8b"
# Past so many bytes a compressed input may not hold more than so many times its own size: text
# shrinks to a tenth, a bomb to a thousandth.
_EXPANDED, _RATIO = 64_000_000, 100


def unpacked(raw: BinaryIO) -> tuple[io.BufferedReader[Any], bool]:
    """A stream that can be looked into, and whether it was compressed."""
    stream: io.BufferedReader[Any] = (
        raw if isinstance(raw, io.BufferedReader) else io.BufferedReader(cast("Any", raw))
    )
    if not stream.peek(2).startswith(_GZIP):
        return stream, False
    return io.BufferedReader(_Expanded(_Counted(stream)), encodings.SAMPLE), True


class _Expanded(io.RawIOBase):
    """What a gzip stream expands to, up to a bound."""

    def __init__(self, packed: _Counted) -> None:
        self._packed = packed
        self._file = gzip.GzipFile(fileobj=packed, mode="rb")  # type: ignore[call-overload]
        self._size = 0

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: object) -> int:
        view = memoryview(buffer)  # type: ignore[arg-type]
        try:
            data = self._file.read(len(view))
        except (EOFError, OSError, zlib.error) as error:
            raise InputError(f"the gzip data is broken: {error}") from error
        self._size += len(data)
        if self._size > _EXPANDED and self._size > _RATIO * max(self._packed.size, 1):
            raise InputError(
                f"the compressed data expands more than {_RATIO} times: it is not read further"
            )
        view[: len(data)] = data
        return len(data)


class _Counted:
    """A binary stream that counts what was read from it."""

    def __init__(self, stream: io.BufferedReader[Any]) -> None:
        self._stream = stream
        self.size = 0

    def read(self, size: int = -1) -> bytes:
        data = self._stream.read(size)
        self.size += len(data)
        return data

"""Bytes -> text: which encoding they are in, and whether they are text at all.

The project reads English, so UTF-8 comes first, then Windows-1252 where a page has a few of its
signs (curly quotes, dashes, accents) among ASCII; anything else is left to charset-normalizer.
"""

from __future__ import annotations

import codecs
import re
import unicodedata

from communique.errors import InputError

#: The bytes at the start that the encoding of a long input is told from.
SAMPLE = 1 << 18
_BOMS = (
    # UTF-32 first: its little-endian mark begins with the mark of UTF-16.
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_MAGIC = (
    (b"%PDF-", "a PDF: save its text first"),
    (b"PK\x03\x04", "a zip archive or an office document: unpack it or save its text first"),
    (b"PK\x05\x06", "an empty zip archive"),
    (b"7z\xbc\xaf\x27\x1c", "a 7z archive: unpack it first"),
    (b"Rar!\x1a\x07", "a RAR archive: unpack it first"),
    (b"BZh", "compressed with bzip2: unpack it, or use gzip"),
    (b"\xfd7zXZ\x00", "compressed with xz: unpack it, or use gzip"),
    (b"\x28\xb5\x2f\xfd", "compressed with zstd: unpack it, or use gzip"),
    (b"\x1f\x8b", "compressed with gzip inside an input that is itself compressed: unpack it"),
    (b"\x89PNG", "an image"),
    (b"\xff\xd8\xff", "an image"),
    (b"GIF8", "an image"),
    (b"\x7fELF", "a program"),
    (b"SQLite format 3\x00", "an SQLite database: export its table as CSV first"),
    (b"\xd0\xcf\x11\xe0", "an old office document: save its text first"),
    (b"{\\rtf", "an RTF document: save its text first"),
)
# What stands above ASCII in Windows-1252 in English prose: signs of typography, and letters.
_WESTERN = re.compile(rb"[\x80\x82\x84-\x87\x91-\x97\x99\xa0\xa3\xa7\xa9\xab\xae\xb0\xb4\xb7\xba"
                      rb"\xbb\xbc-\xbe\xbf-\xd6\xd8-\xf6\xf8-\xff]")  # fmt: skip
_HIGH = re.compile(rb"[\x80-\xff]")
_MULTIBYTE = re.compile(rb"[\xc3-\xf4][\x80-\xbf]+")
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")
_CONTROL_BYTES = bytes([*range(9), *range(14, 27), *range(28, 32), 127])
_DECLARED = re.compile(rb"""(?:charset|encoding)\s*=\s*["']?\s*([A-Za-z0-9_.:-]{2,40})""", re.I)
# At most one character in so many may be undecodable, else the guess at the encoding is wrong.
_CLEAN = 200

_NEWLINE = re.compile(r"\r\n?|[\x0b\x0c\x1c-\x1e\x85\u2028\u2029]")
_INVISIBLE = re.compile(r"[\x00-\x08\x0e-\x1b\x1f\x7f-\x84\x86-\x9f\xad\u061c\u180e"
                        r"\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\ufff9-\ufffb]")  # fmt: skip
_SPACES = re.compile(r"[\xa0\u1680\u2000-\u200a\u202f\u205f\u3000]")
_SURROGATE = re.compile(r"[\ud800-\udfff]")
_UNSPACED = re.compile(r"[^\w\s]{31,}")
_TRAILING = re.compile(r"[ \t]+$", re.M)
_BLANKS = re.compile(r"\n{3,}")


def decode(data: bytes, *, encoding: str | None = None, declared: bool = False) -> str:
    """The text that bytes hold.

    Args:
        data: the whole input.
        encoding: the encoding, where the user knows it.
        declared: believe a ``charset=`` near the start (HTML) where the bytes are not UTF-8.

    Raises:
        InputError: the bytes are not text, or not in the encoding that was given.
    """
    refuse_magic(data)
    codec = encoding or detect(data, declared=declared)
    try:
        text = data.decode(codec)
    except LookupError as error:
        raise InputError(f"there is no encoding named {codec!r}") from error
    except UnicodeError as error:
        if encoding is not None:
            raise InputError(f"this is not text in the encoding {encoding!r}: {error}") from error
        text = data.decode(codec, errors="replace")
    check_text(text)
    return text


def detect(data: bytes, *, declared: bool = False) -> str:
    """The name of the codec for bytes, told from them or from their first ``SAMPLE``.

    Raises:
        InputError: the bytes are text in no encoding.
    """
    for mark, codec in _BOMS:
        if data.startswith(mark):
            return codec
    if _is_utf8(data):
        return "utf-8"
    wide = _wide(data[:SAMPLE])
    if wide is not None:
        return wide
    if declared and (named := _DECLARED.search(data[:2048])) is not None:
        try:
            codec = codecs.lookup(named[1].decode("ascii")).name
            data.decode(codec)
        except (LookupError, UnicodeError):
            pass
        else:
            return codec
    return _guess(data)


def refuse_magic(data: bytes) -> None:
    """Refuses data that begins as a known kind of file that is no text.

    Raises:
        InputError: it does; the message says which kind, and what to do.
    """
    for magic, kind in _MAGIC:
        if data.startswith(magic):
            raise InputError(f"this is not text but {kind}")


def check_text(text: str) -> None:
    """Refuses text that is none: control characters, or signs that could not be decoded.

    Raises:
        InputError: there are too many of them.
    """
    controls = len(_CONTROL.findall(text))
    if controls > 4 + len(text) // 100:
        raise InputError("this is not text but binary data")
    broken = text.count("\ufffd")
    if broken > 4 + len(text) // _CLEAN:
        raise InputError(
            f"{broken:,} characters cannot be decoded: name the encoding, or save it as UTF-8"
        )


def normalize(text: str) -> str:
    r"""Text as it goes into the record: Unicode NFC, ``\n`` for newlines, nothing invisible.

    Spaces of any width become plain ones; trailing blanks go, as do all but one of blank lines.

    >>> normalize("caf\u0065\u0301\xa0noir \r\n\r\n\r\n\u200bend")
    'café noir\n\nend'
    """
    text = _INVISIBLE.sub("", _NEWLINE.sub("\n", text))
    if not text.isascii():
        text = _SURROGATE.sub("\ufffd", _SPACES.sub(" ", text))
        # Canonical ordering takes quadratic time over a run of combining marks: runs are cut to the
        # 30 marks of Unicode's stream-safe format (UAX 15, section 13), beyond any real script's.
        text = _UNSPACED.sub(lambda run: _cut_marks(run[0]), text)
        text = unicodedata.normalize("NFC", text)
    return _BLANKS.sub("\n\n", _TRAILING.sub("", text)).strip()


def _cut_marks(run: str) -> str:
    kept = []
    marks = 0
    for sign in run:
        marks = marks + 1 if unicodedata.combining(sign) else 0
        if marks <= 30:
            kept.append(sign)
    return "".join(kept)


def _is_utf8(data: bytes) -> bool:
    try:
        # A sample may end in the middle of a character: an incremental decoder allows that.
        codecs.getincrementaldecoder("utf-8")().decode(data, final=False)
    except UnicodeDecodeError as error:
        valid = sum(1 for _ in _MULTIBYTE.finditer(data, 0, SAMPLE))
        sample = data[:SAMPLE].decode("utf-8", errors="replace")
        broken = sample.count("\ufffd")
        # Nearly clean: damaged in one place, among characters that only UTF-8 explains.
        return valid > 4 * max(broken, 1) and (broken > 0 or error.start > SAMPLE)
    return data.count(b"\0") * 8 < len(data)


def _wide(data: bytes) -> str | None:
    """UTF-16 without a mark: in Latin script every other byte is zero."""
    if len(data) < 8:
        return None
    half = len(data) // 2
    for start, codec in ((1, "utf-16-le"), (0, "utf-16-be")):
        if data[start::2].count(0) > 0.6 * half and data[1 - start :: 2].count(0) < 0.05 * half:
            return codec
    return None


def _guess(data: bytes) -> str:
    sample = data[:SAMPLE]
    if len(sample) - len(sample.translate(None, _CONTROL_BYTES)) > 4 + len(sample) // 100:
        raise InputError("this is not text but binary data")
    high = len(_HIGH.findall(sample))
    if high * 10 < len(sample) and len(_WESTERN.findall(sample)) == high:
        return "cp1252"
    import charset_normalizer

    # 16 KiB tell an encoding; the search over all of them is slow on more.
    best = charset_normalizer.from_bytes(sample[: 1 << 14]).best()
    if best is None:
        raise InputError("this is not text, or in an encoding that cannot be told: name it")
    return best.encoding

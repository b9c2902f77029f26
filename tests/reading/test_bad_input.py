from __future__ import annotations

import gzip
import io
import sys
import unicodedata
import zipfile
from types import SimpleNamespace
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from communique.errors import (
    CommuniqueError,
    DateError,
    DocumentTooLargeError,
    InputError,
)
from communique.reading import Failure, Notice, read, read_text
from communique.record import MAX_CHARACTERS, Document

from .pages import BODY, DUMP

if TYPE_CHECKING:
    from pathlib import Path


def outcome(path: Path | str, **options: object) -> list[Document | Failure]:
    return list(read(path, **options))  # type: ignore[arg-type]


def failure(path: Path | str) -> Failure:
    [one] = outcome(path)
    assert isinstance(one, Failure)
    return one


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"", "empty"),
        (b" \r\n\t\n", "empty"),
        (bytes(range(256)) * 50, "binary"),
        (b"%PDF-1.7 rest", "PDF"),
        (b"\x89PNG\r\n\x1a\n" + bytes(100), "image"),
        (b"\x1f\x8bnot gzip at all", "gzip data is broken"),
        (bytes(5000), "binary"),
    ],
)
def test_no_text(tmp_path: Path, data: bytes, message: str) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(data)
    told = failure(path)
    assert isinstance(told.error, InputError)
    assert message in str(told.error)
    assert told.source == str(path)


def test_missing_file_url_and_odd_name(tmp_path: Path) -> None:
    assert "no such file" in str(failure(tmp_path / "none.txt"))
    assert "not fetched" in str(failure("https://example.org/a.html"))
    assert isinstance(failure("a\0b").error, InputError)
    assert "no files" in str(failure(tmp_path))


def test_others_still_come_out(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(DUMP)
    (tmp_path / "b.txt").write_bytes(b"\0\1\2\3" * 100)
    (tmp_path / "c.txt").write_text("Kenya opened its border with Somalia on Friday.")
    kinds = [type(one).__name__ for one in outcome(tmp_path)]
    assert kinds == ["Document", "Failure", "Document"]
    mixed = list(read([tmp_path / "none", tmp_path / "c.txt"]))
    assert [type(one).__name__ for one in mixed] == ["Failure", "Document"]


def test_folder_with_a_file_that_cannot_be_opened(tmp_path: Path) -> None:
    # A link to nothing: permissions do not hold for every user who runs this.
    (tmp_path / "a.txt").symlink_to(tmp_path / "nothing")
    (tmp_path / "b.txt").write_text("Kenya opened its border with Somalia on Friday.")
    broken, document = outcome(tmp_path)
    assert isinstance(broken, Failure)
    assert "a.txt" in broken.source
    assert isinstance(document, Document)


def test_fifty_megabytes(tmp_path: Path) -> None:
    path = tmp_path / "big.txt"
    path.write_bytes(b"The army crossed the river. " * 1_900_000)
    assert isinstance(failure(path).error, DocumentTooLargeError)
    with pytest.raises(DocumentTooLargeError, match="split it"):
        read_text("a " * MAX_CHARACTERS)


def test_a_line_of_a_million_characters() -> None:
    text = ("The army crossed the river. " * 40_000)[:MAX_CHARACTERS].strip()
    assert read_text(text).text == text


@pytest.mark.parametrize("sign", ['"', "(", "a\u0301\u0316", "http://", "By ", "\u0301\u0316", "{",
                                  "1/", "©", ". ", "A ", "- ", "\n", "Sept. "])  # fmt: skip
def test_a_million_of_one_sign(sign: str) -> None:
    text = "War " + sign * (900_000 // len(sign))
    assert len(read_text(text).text) >= 3


def test_nul_bytes_surrogates_and_newlines() -> None:
    document = read_text(
        "Talks\0 resume\r\nEnvoys\u00a0met \ud800 again.\r\n\r\n\r\nNo\u200b more."
    )
    assert document.text == "Talks resume\n\nEnvoys met \ufffd again.\n\nNo more."
    document.text.encode()


def test_gzip_and_its_bombs(tmp_path: Path) -> None:
    good, bomb, packed = tmp_path / "a.txt.gz", tmp_path / "b.txt.gz", tmp_path / "c.zip"
    good.write_bytes(gzip.compress(DUMP.encode()))
    [document] = outcome(good)
    assert isinstance(document, Document)
    assert document.info.authors == ("Kari Lund",)
    bomb.write_bytes(gzip.compress(b"war " * 20_000_000))
    assert isinstance(failure(bomb).error, DocumentTooLargeError)
    lines = tmp_path / "d.jsonl.gz"
    lines.write_bytes(bomb.read_bytes())
    assert any("expands" in str(one) for one in outcome(lines))
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("a.txt", DUMP)
    assert "zip archive" in str(failure(packed))


@pytest.mark.parametrize("codec", ["utf-8", "utf-8-sig", "utf-16", "utf-32", "utf-16-le", "cp1252"])
def test_encodings(codec: str) -> None:
    text = "Café talks “resume” in Malmö, the ministers of both countries said on Monday."
    assert read_text(text.encode(codec)).text == text


def test_encoding_given_and_wrong() -> None:
    text = "Premiér přijel do Brna, řekl mluvčí vlády."
    assert read_text(text.encode("cp1250"), encoding="cp1250").text == text
    with pytest.raises(InputError, match="encoding 'ascii'"):
        read_text(text.encode(), encoding="ascii")
    with pytest.raises(InputError, match="no encoding named"):
        read_text(text.encode(), encoding="nonsense")


def test_dates_bad_missing_and_to_come() -> None:
    with pytest.raises(DateError):
        read("-", published="soon")
    with pytest.raises(DateError):
        read_text(DUMP, published="soon")
    assert read_text(BODY).info.published is None
    told: list[Notice] = []
    assert (
        read_text(BODY, published="2190-01-01", notify=told.append).info.published == "2190-01-01"
    )
    assert "future" in told[0].message


def test_the_same_document_twice_and_two_with_one_id(tmp_path: Path) -> None:
    told: list[Notice] = []
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_text(DUMP)
    (tmp_path / "c.jsonl").write_text(
        '{"id": "x", "text": "Kenya opened its border."}\n'
        '{"id": "x", "text": "Kenya closed its border."}\n'
        '{"id": "x", "text": "Kenya opened its border."}\n'
        '{"id": "x", "text": "Kenya closed its border."}\n'
    )
    documents = outcome(tmp_path, notify=told.append)
    ids = [one.info.id for one in documents if isinstance(one, Document)]
    assert ids[1:] == ["x", "x#2"]
    assert ids[0].startswith("sha256:")
    assert len(told) == 4


def test_standard_input(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", SimpleNamespace(buffer=io.BytesIO(DUMP.encode())))
    [document] = outcome("-")
    assert isinstance(document, Document)
    assert document.info.source is None
    assert document.info.title == DUMP.split("\n")[0]


def test_unknown_options() -> None:
    with pytest.raises(InputError, match="no format"):
        read("-", kind="docx")  # type: ignore[arg-type]
    with pytest.raises(InputError, match="no fact"):
        read("-", columns={"headline": "x"})


@settings(max_examples=150, deadline=None)
@given(
    st.one_of(
        st.binary(max_size=400), st.text(max_size=400).map(lambda t: t.encode("utf-8", "replace"))
    )
)
def test_any_bytes_give_a_document_or_an_error_of_ours(data: bytes) -> None:
    try:
        document = read_text(data)
    except CommuniqueError:
        return
    text = document.text
    assert text.strip() == text != ""
    assert unicodedata.is_normalized("NFC", text)
    assert document.info.title is None or text.startswith(document.info.title)
    assert "\r" not in text
    assert "\0" not in text


@settings(max_examples=100, deadline=None)
@given(
    st.lists(
        st.sampled_from([*DUMP.split("\n"), "", BODY, "By", "Published:", "12 May 2020", "Title:"])
    )
)
def test_lines_in_any_order(lines: list[str]) -> None:
    try:
        first = read_text("\n".join(lines))
    except InputError:
        assert not "".join(lines).strip()
        return
    assert read_text("\n".join(lines)) == first

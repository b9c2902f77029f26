from __future__ import annotations

import contextlib
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from communique.errors import CommuniqueError, InputError
from communique.reading import read, read_text
from communique.record import Document

from .pages import PAGE

if TYPE_CHECKING:
    from pathlib import Path

_PARTS = ["<p>", "</p>", "<div>", "<!--", "-->", "war ", "<script>", "</", "&#0;",
          "<time datetime='x'>", "&amp", "<article>", "<html>", "\n"]  # fmt: skip


def test_facts_of_a_page(tmp_path: Path) -> None:
    path = tmp_path / "page.html"
    path.write_text(PAGE)
    [document] = read(path)
    assert isinstance(document, Document)
    info = document.info
    assert info.title == "Norway and Chile sign pact"
    assert info.published == "2019-06-03T08:15+02:00"
    assert info.updated == "2019-06-03T10:40+02:00"
    assert info.authors == ("Kari Lund", "Jorge Paz")
    assert info.publisher == "Fjord Daily Post"
    assert info.source == "https://fjordpost.example/2019/06/pact"
    paragraphs = document.text.split("\n")
    assert paragraphs[:2] == ["Norway and Chile sign pact", ""]
    assert paragraphs[2].startswith("Norway and Chile signed an agreement")
    assert "Share this" not in document.text
    assert "Home" not in document.text
    assert "Copyright" not in document.text


def test_a_page_without_marks_has_no_date() -> None:
    document = read_text(
        "<html><body><p>Kenya opened its border with Somalia on Friday.</p></body>"
    )
    assert document.info.published is None
    assert document.text == "Kenya opened its border with Somalia on Friday."


def test_dates_of_meta_elements_and_of_lines() -> None:
    body = (
        "<p>Kenya opened its border with Somalia on Friday.</p><p>It had been shut for years.</p>"
    )
    meta = '<meta property="article:published_time" content="2020-05-01T07:00:00Z">'
    assert (
        read_text(f"<html><head>{meta}</head><body>{body}").info.published
        == "2020-05-01T07:00+00:00"
    )
    line = "<p>Published: 1 May 2020, 07:00</p>"
    assert read_text(f"<html><body>{line}{body}").info.published == "2020-05-01T07:00"


@pytest.mark.parametrize(
    "broken",
    [
        PAGE[: PAGE.index("</article>") - 60],
        PAGE.replace("</p>", "").replace("</article>", "<<>"),
        PAGE.replace('"@graph": [', '"@graph": [[['),
        PAGE.replace("<article>", "<div><span><b>"),
    ],
)
def test_broken_html(broken: str) -> None:
    assert "signed an agreement on fisheries" in read_text(broken).text


def test_pages_that_hold_nothing() -> None:
    for page in ("<html></html>", "<p>", "<html><body><script>x = 1</script></body></html>"):
        with pytest.raises(InputError):
            read_text(page)


def test_declared_encoding() -> None:
    page = f"<html><head><meta charset='iso-8859-2'></head><body><p>{'Łódź i Gdańsk. ' * 9}</p>"
    assert "Łódź i Gdańsk" in read_text(page.encode("iso-8859-2")).text


def test_deep_nesting_is_an_error_of_ours_or_text() -> None:
    with contextlib.suppress(InputError):
        assert "war" in read_text("<div>" * 50_000 + "war").text


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from(_PARTS)))
def test_any_tags(parts: list[str]) -> None:
    with contextlib.suppress(CommuniqueError):
        assert read_text("<html>" + "".join(parts), kind="html").text

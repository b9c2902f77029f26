"""HTML: the article of a saved page, its dates, authors, publisher and canonical address.

The body comes from trafilatura. Facts come first from what the page says of itself to machines
(JSON-LD, then meta elements), then from htmldate and trafilatura, and last from the lines around
the body.
"""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

from communique.errors import DocumentTooLargeError, InputError
from communique.reading import bylines, dates, documents, encodings

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from communique.record import Document

#: Bytes of a page: markup and scripts are many times the text.
MAX_BYTES = 10_000_000
_ARTICLE_TYPE = re.compile(r"Article|Posting|Report|Story|NewsArticle|WebPage", re.I)
_PUBLISHED = (
    "article:published_time", "og:published_time", "og:article:published_time", "datepublished",
    "publish-date", "publishdate", "publish_date", "pubdate", "publication_date", "published_time",
    "parsely-pub-date", "sailthru.date", "dc.date.issued", "dcterms.created", "dc.date",
    "citation_publication_date", "article.published", "date", "originalpublicationdate",
)  # fmt: skip
_UPDATED = (
    "article:modified_time", "og:updated_time", "og:modified_time", "datemodified", "lastmod",
    "last-modified", "dcterms.modified", "dc.date.modified", "updated_time", "article.updated",
)  # fmt: skip
_TITLE = ("og:title", "twitter:title", "headline", "dc.title", "citation_title", "parsely-title")
_AUTHOR = ("author", "article:author", "parsely-author", "dc.creator", "byl", "sailthru.author",
           "citation_author")  # fmt: skip
_SITE = ("og:site_name", "application-name", "publisher", "dc.publisher", "cre", "copyright")
_URL = ("og:url", "twitter:url", "parsely-link")
# Elements as deep as this come from no writer, and break recursive readers of the tree.
_DEPTH = 400


def document(
    page: str,
    facts: documents.Facts,
    notify: Callable[[documents.Notice], None],
    *,
    where: str,
) -> Document:
    """The document of one page.

    Raises:
        InputError: no article can be found in the page.
        DocumentTooLargeError: the page, or its text, is too large.
    """
    if not page.strip("\ufeff\0 \t\r\n"):
        raise InputError("it is empty")
    if len(page) > MAX_BYTES:
        raise DocumentTooLargeError(
            f"{len(page):,} characters of HTML, at most {MAX_BYTES:,} are read"
        )
    encodings.check_text(page)
    page = re.sub(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]", "", page)
    body, found = _extract(page)
    if not body.strip():
        raise InputError("no article can be found in this page: save its text instead")
    return documents.make(body, facts.over(found), notify, where=where, titled=False)


def _extract(page: str) -> tuple[str, documents.Facts]:
    import trafilatura

    # Readers of wild pages fail in ways of their own; whatever they raise means the same here.
    try:
        tree = trafilatura.load_html(page)
        if tree is None or _depth(tree) > _DEPTH:
            raise InputError("this is not HTML that can be read")
        told = _Told(tree)
        extracted = trafilatura.bare_extraction(
            tree, include_comments=False, include_tables=False, with_metadata=True
        )
        body = (getattr(extracted, "text", None) or "") if extracted is not None else ""
        if not body.strip():
            body = _paragraphs(trafilatura.load_html(page))
        found = _facts(page, told, extracted)
    except InputError:
        raise
    except Exception as error:
        raise InputError(f"this page cannot be read ({type(error).__name__}: {error})") from error
    return body, found


def _depth(tree: Any) -> int:
    deepest = depth = 0
    from lxml import etree  # type: ignore[import-untyped, unused-ignore]

    for action, _ in etree.iterwalk(tree, events=("start", "end")):
        depth += 1 if action == "start" else -1
        deepest = max(deepest, depth)
    return deepest


def _paragraphs(tree: Any) -> str:
    """The text of a page too short or too odd for trafilatura: all that is no script."""
    if tree is None:
        return ""
    for element in list(tree.iter("script", "style", "noscript", "nav", "footer", "title", "head")):
        if element.getparent() is not None:
            element.drop_tree()
    blocks = ("p", "div", "h1", "h2", "h3", "li", "br", "td", "section", "blockquote", "article")
    for element in tree.iter(*blocks):
        element.tail = "\n" + (element.tail or "")
        element.text = ("\n" if element.tag != "br" else "") + (element.text or "")
    lines = (" ".join(line.split()) for line in tree.text_content().split("\n"))
    return "\n".join(line for line in lines if line)


class _Told:
    """What a page says to machines: its meta elements and its JSON-LD."""

    def __init__(self, tree: Any) -> None:
        self.meta: dict[str, list[str]] = {}
        for element in tree.iter("meta"):
            content = (element.get("content") or "").strip()
            for key in ("property", "name", "itemprop", "http-equiv"):
                name = element.get(key)
                if name and content:
                    self.meta.setdefault(name.strip().lower(), []).append(content)
        self.linked: list[dict[str, Any]] = []
        for element in tree.iter("script"):
            if "ld+json" in (element.get("type") or "").lower():
                self.linked += _objects(element.text or "")
        # An article before the page that holds it.
        self.linked.sort(key=lambda thing: "WebPage" in str(thing.get("@type")))
        links = ((link.get("rel") or "", link.get("href")) for link in tree.iter("link"))
        self.canonical = next((href for rel, href in links if rel.lower() == "canonical"), None)
        self.times = [
            (element.get("datetime") or element.get("content") or "", str(element.get("itemprop")))
            for element in tree.iter("time")
        ]
        self.heading = [" ".join(element.text_content().split()) for element in tree.iter("h1")]

    def first(self, names: tuple[str, ...]) -> str | None:
        """The content of the first of these meta elements."""
        return next((self.meta[name][0] for name in names if name in self.meta), None)

    def date(self, key: str, names: tuple[str, ...]) -> str | None:
        """A date by its JSON-LD key, meta elements, or marked time elements, as ISO 8601."""
        values: list[object] = [thing.get(key) for thing in self.linked]
        values += [self.meta[name][0] for name in names if name in self.meta]
        values += [value for value, prop in self.times if prop.lower() == key.lower()]
        for value in values:
            stamp = dates.parse(value) if isinstance(value, str) else None
            if stamp is not None:
                return stamp.iso()
        return None


def _objects(script: str) -> Iterator[dict[str, Any]]:
    script = re.sub(r"^\s*(?:<!--|//\s*<!\[CDATA\[)|(?:-->|//\s*\]\]>)\s*$", "", script)
    try:
        pending = [json.loads(script, strict=False)]
    except (ValueError, RecursionError):
        return
    while pending:
        thing = pending.pop(0)
        if isinstance(thing, list):
            pending = thing + pending
        elif isinstance(thing, dict):
            # One type or a list of them: the words are all that counts.
            if _ARTICLE_TYPE.search(str(thing.get("@type"))):
                yield thing
            pending += [thing[key] for key in ("@graph", "mainEntity") if key in thing]


def _facts(page: str, told: _Told, extracted: Any) -> documents.Facts:
    publisher = next(filter(None, (_name(thing.get("publisher")) for thing in told.linked)), None)
    publisher = told.first(_SITE[:1]) or publisher or told.first(_SITE[1:4])
    publisher = publisher or _text(getattr(extracted, "sitename", None))
    title = next(filter(None, (_text(thing.get("headline")) for thing in told.linked)), None)
    title = title or told.first(_TITLE) or _text(getattr(extracted, "title", None))
    if title is None and len(told.heading) == 1:
        title = told.heading[0] or None
    published = told.date("datePublished", _PUBLISHED) or next(
        (stamp.iso() for value, _ in told.times if (stamp := dates.parse(value)) is not None), None
    )
    return documents.Facts(
        source=_address(told, extracted),
        title=_bare_title(title, publisher),
        publisher=publisher,
        authors=_authors(told, extracted),
        published=published or _htmldate(page),
        updated=told.date("dateModified", _UPDATED),
    )


def _htmldate(page: str) -> str | None:
    import htmldate

    # The quick search reads what marks a date of publication; the extensive one would also take
    # any date or year in the text, which is worse than none. Dates to come are left to the caller.
    found = htmldate.find_date(
        page, extensive_search=False, original_date=True, max_date="2199-12-31"
    )
    return found if isinstance(found, str) else None


def _authors(told: _Told, extracted: Any) -> tuple[str, ...]:
    names: list[str] = []
    for thing in told.linked:
        author = thing.get("author")
        for one in author if isinstance(author, list) else [author]:
            name = _name(one)
            if name is not None:
                names += _people(name)
        if names:
            break
    if not names:
        names = [
            name for key in _AUTHOR for value in told.meta.get(key, ()) for name in _people(value)
        ]
    if not names:
        for one in str(getattr(extracted, "author", None) or "").split(";"):
            names += _people(one)
    return tuple(dict.fromkeys(names))


def _people(text: str) -> tuple[str, ...]:
    if "://" in text or bylines.is_outlet(text):
        return ()
    said = bylines.byline(text) or bylines.people(text)
    return said.authors if said is not None else ()


def _name(thing: object) -> str | None:
    if isinstance(thing, list):
        return next(filter(None, map(_name, thing)), None)
    if isinstance(thing, dict):
        thing = thing.get("name")
    return _text(thing)


def _text(thing: object) -> str | None:
    return documents.line(thing) if isinstance(thing, str) else None


def _address(told: _Told, extracted: Any) -> str | None:
    addresses = [told.canonical, told.first(_URL), getattr(extracted, "url", None)]
    for thing in told.linked:
        page = thing.get("mainEntityOfPage")
        addresses += [page.get("@id") if isinstance(page, dict) else page, thing.get("url")]
    told_of = (one.strip() for one in addresses if isinstance(one, str))
    return next((one for one in told_of if one.startswith(("http://", "https://"))), None)


def _bare_title(title: str | None, publisher: str | None) -> str | None:
    """A title without the name of the site that pages append."""
    if title is None:
        return None
    parts = re.split(r"\s+[|»·]\s+|\s+[-–—]\s+(?=[^-–—|]*$)", title)
    if len(parts) > 1:
        last = parts[-1].strip()
        if last.casefold() == (publisher or "").casefold() or bylines.is_outlet(last):
            return title[: title.rindex(last)].rstrip(" |»·-–—") or title
    return title

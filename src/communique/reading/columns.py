"""Which column of a table holds which fact of an article: by usual names, or by the user's."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from communique.errors import InputError

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

Fact = Literal["id", "published", "updated", "title", "text", "url", "publisher", "authors"]
#: The names that a column may have for a fact, the best first; case, spaces and signs do not count.
DEFAULTS: dict[Fact, tuple[str, ...]] = {
    "id": ("id", "doc_id", "document_id", "docid", "article_id", "story_id", "uid", "uuid", "guid"),
    "published": (
        "published", "date", "published_at", "publication_date", "date_published", "published_date",
        "publish_date", "pub_date", "pubdate", "date_publish", "publishedat", "datetime",
        "timestamp", "story_date", "article_date", "time",
    ),
    "updated": ("updated", "modified", "updated_at", "date_modified", "last_modified"),
    "title": ("title", "headline", "head_line", "article_title"),
    "text": (
        "text", "body", "content", "event_text", "article_text", "full_text", "article_body",
        "article", "maintext", "main_text", "story", "raw_text", "plain_text", "document",
    ),
    "url": ("url", "link", "source_url", "canonical_url", "permalink", "source"),
    "publisher": (
        "publisher", "outlet", "newspaper", "publication", "site_name", "sitename", "source_name",
        "source_domain", "domain", "source",
    ),
    "authors": ("authors", "author", "byline", "creator"),
}  # fmt: skip
#: Words of the name of a column that tell its fact where no usual name does.
_WORDS: dict[Fact, frozenset[str]] = {
    "text": frozenset({"text", "body", "content", "fulltext", "story"}),
    "title": frozenset({"title", "headline"}),
    "published": frozenset({"published", "pubdate", "date"}),
    "publisher": frozenset({"publisher", "outlet", "newspaper", "paper", "feed"}),
    "authors": frozenset({"author", "authors", "byline", "writer", "reporter"}),
}


@dataclass(frozen=True, slots=True)
class Columns:
    """Which column holds which fact."""

    named: Mapping[str, str]

    def __post_init__(self) -> None:
        for fact in self.named:
            if fact not in DEFAULTS:
                raise InputError(f"no fact is called {fact!r}: the facts are {', '.join(DEFAULTS)}")

    def find(self, present: Iterable[str]) -> dict[Fact, str]:
        """The column of each fact among those that there are.

        Raises:
            InputError: a column named by the user, or every column of text, is missing.
        """
        names = list(present)
        keys: dict[str, str] = {}
        for name in names:
            keys.setdefault(column_key(name), name)
        found: dict[Fact, str] = {}
        for fact, defaults in DEFAULTS.items():
            wanted = self.named.get(fact)
            if wanted is not None:
                column = wanted if wanted in names else keys.get(column_key(wanted))
                if column is None:
                    raise InputError(f"there is no column {wanted!r} for {fact}; {_listed(names)}")
                found[fact] = column
                continue
            for default in defaults:
                if column_key(default) in keys:
                    found[fact] = keys[column_key(default)]
                    break
            else:
                close = _like(fact, [name for name in names if name not in found.values()])
                if close is not None:
                    found[fact] = close
        if "text" not in found:
            raise InputError(
                "no column holds the text: name it (--column text=NAME, and so for other facts); "
                f"{_listed(names)}"
            )
        return found


def column_key(name: str) -> str:
    """The name of a column without case, spaces and signs."""
    return re.sub(r"[\W_]+", "", name).casefold()


def _like(fact: Fact, names: list[str]) -> str | None:
    """The only column with a word of a fact in its name: "story_text", "newsBody", "feed_name"."""
    wanted = _WORDS.get(fact, frozenset())
    close = [
        name
        for name in names
        if wanted & {part.casefold() for part in re.findall(r"[A-Z]?[a-z]+|[A-Z]+", name)}
    ]
    return close[0] if len(close) == 1 else None


def _listed(names: list[str]) -> str:
    shown = ", ".join(repr(name) for name in names[:30])
    return f"the columns are {shown}" if names else "there are no columns"

"""Facts and a text -> Document: what is the same for every format."""

from __future__ import annotations

import hashlib
import logging
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

import msgspec

from communique.errors import CommuniqueError, DocumentTooLargeError, InputError
from communique.reading import article, dates, encodings, language
from communique.record import MAX_CHARACTERS, Document, DocumentInfo

if TYPE_CHECKING:
    from collections.abc import Callable

_MAX_FACT = 500

_log = logging.getLogger("communique.reading")


@dataclass(frozen=True, slots=True)
class Failure:
    """An input, or a part of one, of which no document could be made, and why."""

    source: str
    error: CommuniqueError

    def __str__(self) -> str:
        return f"{self.source}: {self.error}"


@dataclass(frozen=True, slots=True)
class Notice:
    """Something to know of an input that was read all the same, or skipped for a good reason."""

    source: str
    message: str

    def __str__(self) -> str:
        return f"{self.source}: {self.message}"


def log_notice(notice: Notice) -> None:
    """What becomes of a notice that nobody asked for: a warning in the log."""
    _log.warning("%s", notice)


@dataclass(frozen=True, slots=True)
class Facts:
    """What is known of a document from outside its text."""

    id: str | None = None
    source: str | None = None
    title: str | None = None
    publisher: str | None = None
    authors: tuple[str, ...] = ()
    published: str | None = None
    updated: str | None = None

    def over(self, other: Facts) -> Facts:
        """These facts, and the other ones where these say nothing."""
        return Facts(
            **{
                name: getattr(self, name) or getattr(other, name)
                for name in self.__dataclass_fields__
            }
        )


def make(
    text: str,
    facts: Facts,
    notify: Callable[[Notice], None],
    *,
    where: str,
    titled: bool = True,
) -> Document:
    """A document of a text and of what is known of it.

    Args:
        text: the text as it was found.
        facts: they stand over what the text says of itself.
        notify: is told what a reader must know.
        where: the input, for messages.
        titled: whether the first line of the text may be its title.

    Raises:
        InputError: there is no text.
        DocumentTooLargeError: there is too much of it.
    """
    check_size(len(text))
    encodings.check_text(text)
    text = encodings.normalize(text)
    if not text:
        raise InputError("there is no text in it")
    title = line(facts.title)
    told = article.take_apart(text, title=title, titled=titled)
    found = Facts(
        source=told.url,
        title=line(told.title),
        publisher=line(told.publisher),
        authors=told.authors,
        published=told.published,
        updated=told.updated,
    )
    facts = replace(
        facts,
        id=line(facts.id),
        title=title,
        publisher=line(facts.publisher),
        authors=tuple(name for name in map(line, facts.authors) if name),
    ).over(found)
    if facts.published is None:
        # Of a page that tells only when it was updated, this is the day its words came out.
        facts = replace(facts, published=facts.updated)
    body = told.body
    if facts.title is not None:
        body = f"{facts.title}\n\n{body}" if body else facts.title
    check_size(len(body))
    if facts.published is not None and dates.is_future(facts.published):
        notify(Notice(where, f"the date of publication, {facts.published}, lies in the future"))
    info = DocumentInfo(
        id=facts.id or _digest(facts, body),
        source=facts.source,
        title=facts.title,
        publisher=facts.publisher,
        authors=facts.authors,
        published=facts.published,
        updated=facts.updated,
        language=language.tell(body),
    )
    return Document(info=info, text=body)


def check_size(characters: int) -> None:
    """Refuses what is too long for one document.

    Raises:
        DocumentTooLargeError: it has more than ``MAX_CHARACTERS``.
    """
    if characters > MAX_CHARACTERS:
        raise DocumentTooLargeError(
            f"{characters:,} characters in one document, at most {MAX_CHARACTERS:,} are read: "
            "split it into articles"
        )


def line(text: str | None) -> str | None:
    """A fact on one line, of bounded length; ``None`` for nothing."""
    if text is None:
        return None
    return " ".join(encodings.normalize(text[: 4 * _MAX_FACT]).split())[:_MAX_FACT].strip() or None


def _digest(facts: Facts, text: str) -> str:
    # The path is left out: a document is the same wherever its file lies.
    told = [facts.title, facts.publisher, facts.authors, facts.published, facts.updated, text]
    return "sha256:" + hashlib.sha256(msgspec.json.encode(told)).hexdigest()


@dataclass(slots=True)
class Distinct:
    """Keeps the ids of a batch distinct."""

    notify: Callable[[Notice], None]
    _seen: dict[str, bytes] = field(default_factory=dict)

    def admit(self, document: Document, where: str) -> Document | None:
        """The document, with another id where its own is taken; ``None`` where it came before."""
        content = hashlib.blake2b(document.text.encode(), digest_size=16).digest()
        first = name = document.info.id
        number = 1
        while name in self._seen:
            if self._seen[name] == content:
                self.notify(Notice(where, f"skipped: the same document came before (id {name})"))
                return None
            number += 1
            name = f"{first}#{number}"
        self._seen[name] = content
        if name == first:
            return document
        self.notify(
            Notice(where, f"the id {first} was given to another text before: this one is {name}")
        )
        return msgspec.structs.replace(
            document, info=msgspec.structs.replace(document.info, id=name)
        )

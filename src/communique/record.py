"""The record: what communique returns for one document.

Types of the public contract ``communique/1``: frozen, slotted, and JSON both ways. All offsets are
character offsets (Unicode code points, half-open) into the record's own ``text``; a record whose
spans do not quote the text is refused on construction.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any, Literal, get_args, get_origin, get_type_hints

import msgspec

from communique.errors import MissingExtraError, RecordError

if TYPE_CHECKING:
    from collections.abc import Iterator

#: Characters that one document may hold. A longer one is an archive, not an article.
MAX_CHARACTERS = 1_000_000
SCHEMA: Literal["communique/1"] = "communique/1"

EventType = Literal[
    "AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT", "REQUEST",
    "ACCUSE", "REJECT", "THREATEN", "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT",
]  # fmt: skip
Status = Literal["actual", "ongoing", "planned", "hypothetical", "negated", "denied"]
Timing = Literal["current", "historical", "future"]
Basis = Literal["explicit", "relative", "tense", "period", "document", "unknown"]
ActorKind = Literal["person", "state", "organization", "group"]
MentionForm = Literal["name", "alias", "nominal", "pronoun"]
StatementKind = Literal["direct", "indirect", "mixed"]
Measure = Literal["level", "share", "change", "rank"]
Flow = Literal["total", "exports", "imports"]
Section = Literal["actors", "events", "statements", "agreements", "figures"]


class _Part(
    msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, forbid_unknown_fields=True
):
    """A part of the record. Fields without a default are always written, the others when set."""


class Span(_Part, frozen=True):
    """A stretch of the record's text: ``text[start:end]``, with the words themselves."""

    start: int
    end: int
    text: str


class Mention(_Part, frozen=True):
    """A place where an actor is named, described, or meant by a pronoun."""

    start: int
    end: int
    text: str
    form: MentionForm


class ActorRef(_Part, frozen=True):
    """An actor in a part (doer, recipient, speaker, source), and the words that put it there."""

    actor: str
    start: int | None = None
    end: int | None = None
    text: str | None = None


class DocumentInfo(_Part, frozen=True):
    """What is known of the document itself; ``published`` and ``updated`` are ISO 8601."""

    id: str
    source: str | None
    title: str | None
    publisher: str | None
    authors: tuple[str, ...]
    published: str | None
    updated: str | None
    language: str | None


class Document(_Part, frozen=True):
    """An article that has been read: its facts and its cleaned text (title, blank line, body)."""

    info: DocumentInfo
    text: str


class Actor(_Part, frozen=True):
    """An actor of the document, with all its mentions in the order of the text."""

    id: str
    name: str
    kind: ActorKind
    country: str | None
    sector: str | None
    role: str | None
    mentions: tuple[Mention, ...]


class When(_Part, frozen=True):
    """A time in EDTF (level 1 and intervals; ``None`` when not known) and what it stands on."""

    edtf: str | None
    basis: Basis
    start: int | None = None
    end: int | None = None
    text: str | None = None


class Place(_Part, frozen=True):
    """Where an event took place; ``lat`` and ``lon`` in degrees (WGS 84)."""

    name: str
    country: str | None
    lat: float | None
    lon: float | None
    start: int
    end: int
    text: str


class Event(_Part, frozen=True):
    """Who did what to whom, when, whether it happened, and according to whom."""

    id: str
    type: EventType
    mode: str | None
    cameo: str | None
    quad: int
    intensity: float
    contexts: tuple[str, ...]
    trigger: Span
    actors: tuple[ActorRef, ...]
    recipients: tuple[ActorRef, ...]
    when: When
    status: Status
    timing: Timing
    place: Place | None
    attribution: tuple[ActorRef, ...]
    evidence: Span
    confidence: float
    rule: str
    mentions: tuple[Span, ...] = ()


class Statement(_Part, frozen=True):
    """What a speaker said: the words reported, their cue, and the chain of sources."""

    id: str
    speaker: ActorRef
    addressees: tuple[ActorRef, ...]
    cue: Span | None
    content: tuple[Span, ...]
    quotes: tuple[Span, ...]
    kind: StatementKind
    medium: str | None
    when: When
    attribution: tuple[ActorRef, ...]


class Obligation(_Part, frozen=True):
    """What an agreement binds its parties to, under which condition, in the words of the text."""

    kind: str
    condition: str | None
    start: int
    end: int
    text: str


class Agreement(_Part, frozen=True):
    """A treaty, pact, accord, memorandum, ceasefire or communique; dates in EDTF."""

    id: str
    name: str
    kind: str
    parties: tuple[str, ...]
    signed: str | None
    obligations: tuple[Obligation, ...]
    mentions: tuple[Span, ...]
    evidence: tuple[Span, ...]


class Change(_Part, frozen=True):
    """A relative change (-0.8 is down by 80 percent) against ``base_period``."""

    value: float
    base_period: str | None = None
    implied_base: float | None = None


class Source(_Part, frozen=True):
    """Whom a figure is according to."""

    actor: str | None
    text: str
    start: int
    end: int


class Figure(_Part, frozen=True):
    """An amount that describes a relation between states; shares and changes are fractions."""

    id: str
    indicator: str
    flow: Flow | None
    of: str | None
    between: tuple[str, ...]
    measure: Measure
    value: float | None
    unit: str | None
    period: str | None
    change: Change | None
    source: Source | None
    evidence: Span


class Record(_Part, frozen=True, tag_field="schema", tag=SCHEMA):
    """The whole record of one document.

    Raises:
        RecordError: a span does not quote ``text``.
    """

    document: DocumentInfo
    text: str
    actors: tuple[Actor, ...]
    events: tuple[Event, ...]
    statements: tuple[Statement, ...]
    agreements: tuple[Agreement, ...]
    figures: tuple[Figure, ...]

    def __post_init__(self) -> None:
        text = self.text
        for part in (self.actors, self.events, self.statements, self.agreements, self.figures):
            for start, end, words in _spans(part):
                if text[start:end] != words or not 0 <= start < end <= len(text):
                    raise RecordError(
                        f"document {self.document.id}: the span {start}:{end} quotes {words!r}, "
                        f"but the text there reads {text[start:end]!r}"
                    )

    @property
    def notices(self) -> tuple[str, ...]:
        """What a reader of this record must know: why it is empty, or why it has no dates."""
        told = []
        language = self.document.language
        if not self.text.strip():
            told.append("the document has no text: nothing is asserted")
        elif language is None:
            told.append("the language of the text could not be told: nothing is asserted")
        elif language != "en":
            told.append(f"the text is not in English (language {language!r}): nothing is asserted")
        if self.text.strip() and self.document.published is None:
            told.append("no publication date is known: relative dates are left unknown")
        return tuple(told)

    def to_json(self, *, indent: int | None = None) -> str:
        """The record as JSON, on one line or indented by ``indent`` spaces."""
        encoded = msgspec.json.encode(self)
        if indent is not None:
            encoded = msgspec.json.format(encoded, indent=indent)
        return encoded.decode()

    @classmethod
    def from_json(cls, data: str | bytes) -> Record:
        """The record that ``to_json`` wrote.

        Raises:
            RecordError: the JSON is not a record of this schema, or a span does not hold.
        """
        try:
            return msgspec.json.decode(data, type=cls)
        except msgspec.DecodeError as error:
            raise RecordError(f"this is not a record of schema {SCHEMA}: {error}") from error

    def rows(self, section: Section) -> list[dict[str, Any]]:
        """A section as flat rows: ``when`` as ``when_edtf``, lists of actors as lists of ids."""
        head = {"document": self.document.id, "published": self.document.published}
        return [{**head, **_flat(part)} for part in getattr(self, section)]

    def to_frame(self, section: Section, library: Literal["polars", "pandas"] = "polars") -> Any:
        """A section as a data frame: one row an event, statement, actor, agreement or figure.

        Args:
            section: ``"events"``, ``"statements"``, ``"actors"``, ``"agreements"``, ``"figures"``.
            library: the kind of frame, ``"polars"`` or ``"pandas"``.

        Raises:
            MissingExtraError: the library is not installed.
        """
        rows = self.rows(section)
        header = columns(section)
        if library == "pandas":
            try:
                import pandas
            except ImportError as error:
                raise MissingExtraError("pandas", "tables") from error
            return pandas.DataFrame(rows, columns=header)
        try:
            import polars
        except ImportError as error:
            raise MissingExtraError("polars", "tables") from error
        if not rows:
            return polars.DataFrame(schema=header)
        return polars.DataFrame(rows, infer_schema_length=None).select(header)


_PARTS: dict[str, type[_Part]] = {
    "actors": Actor,
    "events": Event,
    "statements": Statement,
    "agreements": Agreement,
    "figures": Figure,
}
_NESTED: dict[str, tuple[str, ...]] = {
    # The column a nested part becomes, and the fields of it that a table keeps.
    "when": ("edtf", "basis"),
    "trigger": ("text",),
    "evidence": ("text", "start", "end"),
    "place": ("name", "country", "lat", "lon"),
    "speaker": ("actor", "text"),
    "cue": ("text",),
    "change": ("value", "base_period", "implied_base"),
    "source": ("actor", "text"),
}


def columns(section: Section) -> list[str]:
    """The columns of a section's table: what ``Record.rows`` and ``Record.to_frame`` give."""
    part = _PARTS[section]
    found = ["document", "published"]
    for name in part.__struct_fields__:
        if name in _NESTED and not (part is Agreement and name == "evidence"):
            found += [f"{name}_{field}" for field in _NESTED[name]]
        else:
            found.append(name)
    return found


def schema() -> dict[str, Any]:
    """The JSON Schema (2020-12) of the record."""
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": SCHEMA,
        **msgspec.json.schema(Record),
    }


def _spans(part: object) -> Iterator[tuple[int, int, str]]:
    left: list[object] = [part]
    while left:
        item = left.pop()
        if isinstance(item, tuple):
            left += item
        elif isinstance(item, _Part):
            spanned, nested = _fields(type(item))
            if spanned and item.start is not None:  # type: ignore[attr-defined]
                yield item.start, item.end, item.text  # type: ignore[attr-defined]
            for name in nested:
                left.append(getattr(item, name))


@cache
def _fields(kind: type[_Part]) -> tuple[bool, tuple[str, ...]]:
    """Whether a part may be a span itself, and which of its fields may hold other parts."""
    hints = get_type_hints(kind)
    nested = tuple(name for name in kind.__struct_fields__ if _holds_parts(hints[name]))
    return "start" in kind.__struct_fields__, nested


def _holds_parts(hint: Any) -> bool:
    inner = get_args(hint) if get_origin(hint) is not Literal else ()
    return any(map(_holds_parts, inner)) or (isinstance(hint, type) and issubclass(hint, _Part))


def _flat(part: _Part) -> dict[str, Any]:
    row: dict[str, Any] = {}
    for name in part.__struct_fields__:
        value = getattr(part, name)
        if name in _NESTED and not isinstance(value, tuple):
            for field in _NESTED[name]:
                row[f"{name}_{field}"] = getattr(value, field) if value is not None else None
        elif isinstance(value, tuple):
            row[name] = [_cell(item) for item in value]
        else:
            row[name] = value
    return row


def _cell(item: object) -> object:
    if isinstance(item, ActorRef):
        return item.actor
    if isinstance(item, _Part):
        return item.text  # type: ignore[attr-defined]
    return item

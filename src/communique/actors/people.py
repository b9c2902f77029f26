"""Leaders and ministers: who held which office of which state on a day."""

from __future__ import annotations

from collections import defaultdict
from functools import cache
from typing import TYPE_CHECKING

from communique.actors.gazetteer import fold, tables
from communique.actors.states import effective_office
from communique.data import rows

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from communique.actors.gazetteer import Tenure

_RANK = {"state": 0, "government": 0, "party": 1, "foreign": 2, "defence": 3, "other": 4}
# Heads of bodies whom a family name alone means as it does heads of state.
_HEADS_OF_BODIES = frozenset(
    {
        "un secretary-general", "nato secretary-general", "european commission president",
        "european council president", "eu foreign policy chief", "iaea director general",
    }
)  # fmt: skip
# Where the head of the party has the power of the state.
ONE_PARTY = frozenset(
    """CHN PRK VNM LAO CUB SUN DDR POL HUN CSK BGR ROU ALB YUG MNG YMD KHM ETH AGO MOZ IRQ SYR LBY
    VDR""".split()
)
# Where the family name comes first, a person's short name is the first word of the full name.
_BOTH_WAYS = frozenset({"TWN", "HKG", "MAC"})
FAMILY_FIRST = frozenset({"CHN", "PRK", "KOR", "TWN", "HKG", "MAC", "KHM", "ROC", "KRE"})


def rank(tenure: Tenure) -> int:
    """How high an office stands: the lower, the likelier a bare family name is its holder's."""
    return _RANK.get(tenure.office, 5) + (3 if "ceremonial" in tenure.title else 0)


def led(tenure: Tenure) -> bool:
    """Whether a tenure was the lead of a state: where a king only reigns, the premier's."""
    office = effective_office(tenure.country, tenure.start)
    return rank(tenure) == 0 and tenure.office == office


# Where texts go on to speak of leaders by the given name.
_BY_GIVEN_NAME = frozenset("THA LAO ETH ERI ISL MYS IDN MMR IRQ BGD".split())
_PARTICLES = frozenset(
    {"al", "el", "de", "van", "von", "bin", "ibn", "der", "den", "da", "dos", "du"}
)


def held(tenure: Tenure, date: str) -> bool:
    """Whether a tenure ran on a day (``YYYY-MM-DD``, or ``""`` for today)."""
    if not date:
        return not tenure.end
    return _begun(tenure, date) and (not tenure.end or date[: len(tenure.end)] <= tenure.end)


def _begun(tenure: Tenure, date: str) -> bool:
    return not tenure.start or date[: len(tenure.start)] >= tenure.start


def _led_beside(tenure: Tenure, other: Tenure) -> bool:
    """Whether a tenure is the lead of a state or government, held when the other began."""
    start = other.start
    return (
        tenure.office in ("state", "government")
        and other.office not in ("state", "government")
        and _begun(tenure, start)
        and (not tenure.end or tenure.end[: len(start)] > start)
    )


def ended_lately(tenure: Tenure, date: str) -> bool:
    """Whether an office ended no more than about a month before a day: of a dead commander."""
    if len(tenure.end) < 7 or not date:
        return False
    year, month = (int(part) for part in tenure.end.split("-")[:2])
    return int(date[:4]) * 12 + int(date[5:7]) - year * 12 - month < 2


def titled(noun: str | None, title: str) -> bool:
    """Whether a title is that of a role noun, no deputy's: "president" of "Chechen president".

    >>> titled("president", "chechen president"), titled("president", "vice president")
    (True, False)
    """
    title = title.lower()
    return noun is not None and (
        title == noun
        or (title.endswith(f" {noun}") and not title.startswith(("former", "vice", "deputy")))
    )


class Offices:
    """The tenures of all offices, by country, by person and by family name."""

    def __init__(self, tenures: list[Tenure]) -> None:
        of_office: dict[tuple[str, str], list[Tenure]] = defaultdict(list)
        of_person: dict[str, list[Tenure]] = defaultdict(list)
        by_family: dict[str, list[Tenure]] = defaultdict(list)
        by_title: dict[tuple[str, str], list[Tenure]] = defaultdict(list)
        for tenure in tenures:
            if tenure.office in ("party", "other"):
                by_title[tenure.country, tenure.title.lower()].append(tenure)
            of_office[tenure.country, tenure.office].append(tenure)
            of_person[tenure.person].append(tenure)
            for name in tenure.called:
                by_family[name].append(tenure)
        # In tuples, which Python's collector need not look through.
        self.of_office = {office: tuple(found) for office, found in of_office.items()}
        self.of_person = {person: tuple(found) for person, found in of_person.items()}
        self.by_family = {name: tuple(found) for name, found in by_family.items()}
        self.by_title = {title: tuple(found) for title, found in by_title.items()}
        self._by_name: dict[str, list[Tenure]] = {}

    def holder(self, country: str, office: str, date: str) -> Tenure | None:
        """Who held an office on a day; where two are said to have, the later comer.

        Args:
            country: the code of a state.
            office: ``state``, ``government``, ``foreign``, ``defence``, or ``leader`` for whoever
                has the power.
            date: ``YYYY-MM-DD``; ``""`` is today.
        """
        if office == "leader":
            office = effective_office(country, date)
            other = "state" if office == "government" else "government"
            return self._holder(country, office, date) or self._holder(country, other, date)
        return self._holder(country, office, date)

    def _holder(self, country: str, office: str, date: str) -> Tenure | None:
        found = [t for t in self.of_office.get((country, office), ()) if held(t, date)]
        return max(found, key=lambda t: ("ceremonial" not in t.title, t.start)) if found else None

    def holders(self, country: str, office: str, date: str) -> list[Tenure]:
        """All who are said to have held an office on a day."""
        return [t for t in self.of_office.get((country, office), ()) if held(t, date)]

    def at(self, person: str, date: str) -> Tenure | None:
        """The highest office that a person held on a day, else the last one taken up before it."""
        tenures = self.of_person.get(person)
        if not tenures:
            return None
        current = [t for t in tenures if held(t, date)]
        if current:
            return min(current, key=rank)
        past = [t for t in tenures if not date or _begun(t, date)]
        if not past:
            return min(tenures, key=lambda t: t.start)
        last = max(past, key=lambda t: t.start)
        # A president who kept the army for himself is remembered as president.
        return next((t for t in past if _led_beside(t, last)), last)

    def retired(self, person: str, date: str) -> bool:
        """Whether all offices of a person ended before a day."""
        tenures = self.of_person.get(person, ())
        return bool(tenures) and all(
            t.end and (not date or date[: len(t.end)] > t.end) for t in tenures
        )

    def of_named(self, names: Iterable[str]) -> Iterator[Tenure]:
        """The tenures of the people of these full names, as the tables spell them."""
        if not self._by_name:
            for tenures in self.of_person.values():
                self._by_name.setdefault(tenures[0].name, []).extend(tenures)
        for name in names:
            yield from self._by_name.get(name, ())

    def entitled(self, country: str, title: str, date: str) -> list[Tenure]:
        """Who had a title of no ministry on a day: "hamas leader", in lower case."""
        return [t for t in self.by_title.get((country, title), ()) if held(t, date)]

    def at_work(self, person: str, date: str) -> bool:
        """Whether a person held an office on a day."""
        return any(held(t, date) for t in self.of_person.get(person, ()))

    def begun(self, person: str, date: str) -> bool:
        """Whether a person had held an office by a day."""
        return not date or any(_begun(t, date) for t in self.of_person.get(person, ()))

    def renowned(self, family: str, date: str) -> list[Tenure]:
        """Who in office on a day is known by the family name alone, whatever a text tells of.

        Heads of state, of government and of the great bodies; a foreign minister, or who
        would be president, whose name nobody else in the tables bears.
        """
        tenures = self.by_family.get(family, ())
        now = [t for t in tenures if held(t, date)]
        # The head of the United Nations goes before a president of his name.
        if heads := [t for t in now if t.title in _HEADS_OF_BODIES]:
            return heads
        alone = len({t.person for t in tenures}) == 1
        return [
            t
            for t in now
            if t.office in ("state", "government")
            or (alone and (t.office == "foreign" or t.title == "presidential candidate"))
        ]

    def called(self, family: str, date: str) -> list[Tenure]:
        """Who of that family name was in office on a day, highest offices first."""
        found = [t for t in self.by_family.get(fold(family), ()) if held(t, date)]
        return sorted(found, key=rank)


def family_names(name: str, country: str) -> list[str]:
    """The short names under which a text goes on to speak of a person.

    >>> family_names("Xi Jinping", "CHN"), family_names("Bashar al-Assad", "SYR")
    (['Xi'], ['al-Assad', 'Assad'])
    """
    words = fold(name).split()
    if len(words) < 2:
        return words
    if country in FAMILY_FIRST:
        # "Joseph Wu" writes his family name last, whatever his land's custom.
        western = country in _BOTH_WAYS and words[0].lower() in _given_names()
        return [words[-1]] if western and len(words) == 2 else [words[0]]
    last = words[-1]
    found = []
    if len(words) > 2 and words[-2].lower() in _PARTICLES:
        found.append(f"{words[-2]} {last}")
    found.append(last)
    if country in _BY_GIVEN_NAME:
        found.append(words[0])
    if "-" in last:
        head, _, tail = last.partition("-")
        if head.lower() in _PARTICLES:
            found.append(tail)
    return found


# Where a text without umlauts may write them as two letters, and another drops them.
UMLAUTED = frozenset("DEU DDR AUT CHE LIE LUX DNK NOR SWE FIN ISL EST".split())
_TWO_LETTERS = str.maketrans(
    {
        "ä": "ae", "ö": "oe", "ü": "ue", "ø": "oe", "å": "aa", "æ": "ae", "ß": "ss",
        "Ä": "Ae", "Ö": "Oe", "Ü": "Ue", "Ø": "Oe", "Å": "Aa", "Æ": "Ae",
    }
)  # fmt: skip


def spelled_out(name: str) -> str:
    """A name with its umlauts as two letters; itself where it has none.

    >>> spelled_out("Schüssel"), spelled_out("Chirac")
    ('Schuessel', 'Chirac')
    """
    return name if name.isascii() else name.translate(_TWO_LETTERS)


def spelled_plain(name: str, country: str) -> str:
    """A name of a land of umlauts without those that are written as two letters.

    >>> spelled_plain("Schuessel", "AUT"), spelled_plain("Suez", "EGY")
    ('Schussel', 'Suez')
    """
    if country not in UMLAUTED:
        return name
    for two, one in (("ae", "a"), ("oe", "o"), ("ue", "u"), ("aa", "a")):
        name = name.replace(two, one).replace(two.title(), one.upper())
    return name


@cache
def _given_names() -> dict[str, str]:
    return {fold(row["name"]).lower(): row["gender"] for row in rows("actors/given_names.tsv")}


def gender_of_name(name: str) -> str:
    """The gender that a full name tells by its given name: ``"m"``, ``"f"`` or ``""``.

    >>> gender_of_name("Angela Merkel"), gender_of_name("Xi Jinping"), gender_of_name("Putin")
    ('f', 'm', '')
    """
    parts = fold(name).lower().split()
    if len(parts) < 2:
        return ""
    known = _given_names()
    return known.get(parts[0]) or known.get(parts[-1], "")


def gender_of_given(name: str, country: str | None = None) -> str:
    """The gender that a person's given name tells, and no family name.

    Args:
        name: the full name.
        country: the person's state, which may write the family name first.

    >>> gender_of_given("Mahamoud Sana"), gender_of_given("Sana Mahamoud")
    ('', 'f')
    """
    if country == "MMR":
        return ""  # Where no word of a name is a given one: Aung San Suu Kyi.
    if country in FAMILY_FIRST:
        return gender_of_name(name)
    parts = fold(name).lower().split()
    return _given_names().get(parts[0], "") if len(parts) > 1 else ""


@cache
def _vacancies() -> dict[tuple[str, str], list[tuple[str, str, str]]]:
    found: dict[tuple[str, str], list[tuple[str, str, str]]] = {}
    for row in rows("actors/vacancies.tsv"):
        spell = (row["from"], row["to"], row["why"])
        found.setdefault((row["country"], row["office"]), []).append(spell)
    return found


def vacancy(country: str, office: str, date: str) -> str:
    """Why a state had nobody in an office on a day (``YYYY-MM-DD``); empty where it had one.

    >>> vacancy("CRI", "defence", "2010-06-30"), vacancy("CRI", "foreign", "2010-06-30")
    ('no armed forces since 1948', '')
    """
    for start, end, why in _vacancies().get((country, office), ()):
        if start <= date[: len(start)] and (not end or date[: len(end)] <= end):
            return why
    return ""


@cache
def offices() -> Offices:
    """The tenures of the package's own tables."""
    return Offices(tables().tenures)

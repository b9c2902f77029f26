"""The states and territories: names, and which of those that share a name stood at a date."""

from __future__ import annotations

from functools import cache

import msgspec

from communique.data import rows

# Pairs that the trade calls "the North" and "the South", with the years in which it did so. The
# article's own names decide between them.
THEATRES: tuple[tuple[str, str, str, int, int], ...] = (
    ("Korea", "PRK", "KOR", 1945, 9999),
    ("Vietnam", "VDR", "RVN", 1954, 1976),
    ("Yemen", "YAR", "YMD", 1962, 1994),
    ("Sudan", "SDN", "SSD", 2005, 9999),
    ("Cyprus", "NCY", "CYP", 1974, 9999),
)
# What two states of one name are called together.
_TWINS = {
    "Koreas": ("PRK", "KOR"), "Vietnams": ("VDR", "RVN"), "Yemens": ("YAR", "YMD"),
    "Sudans": ("SDN", "SSD"), "Germanys": ("DEU", "DDR"), "Congos": ("COD", "COG"),
}  # fmt: skip
# Where the effective leader is the head of government although there is a head of state.
_PARLIAMENTARY = frozenset(
    """ALB AND ARM AUS AUT BEL BGD BGR BHS BIH BLZ BRB CAN CHE CZE DEU DNK ESP EST ETH FIN FJI
    GBR GEO GRC GRD HRV HUN IND IRL IRQ ISL ISR ITA JAM JPN KHM KNA KOS LAO LBN LCA LSO LTU
    LUX LVA MDA MKD MLT MNE MUS MYS NLD NOR NPL NZL PAK PNG POL PRT SGP SLB SOM SRB SVK SVN
    SWE THA TTO TUV VCT VUT WSM XKX XKO
    """.split()
)


class State(msgspec.Struct, frozen=True):
    """A state or territory, of today or of the past."""

    code: str
    name: str
    official: str
    names: tuple[str, ...]
    adjectives: tuple[str, ...]
    demonyms: tuple[str, ...]
    seats: tuple[str, ...]
    start: str
    end: str

    def stood(self, date: str) -> bool:
        """Whether the state existed on a day (ISO 8601; ``""`` is today)."""
        if not date:
            return not self.end
        begun = not self.start or self.start <= date[: len(self.start)]
        return begun and (not self.end or date[: len(self.end)] <= self.end)


def several(cell: str) -> tuple[str, ...]:
    """The values of a cell that holds several.

    >>> several("Beijing|Peking")
    ('Beijing', 'Peking')
    """
    return tuple(part.strip() for part in cell.split("|") if part.strip())


@cache
def states() -> dict[str, State]:
    """All states by their codes."""
    found = {}
    for row in rows("actors/states.tsv"):
        found[row["code"]] = State(
            code=row["code"],
            name=row["name"],
            official=row["official"],
            names=several(row["names"]),
            adjectives=several(row["adjectives"]),
            demonyms=several(row["demonyms"]),
            seats=several(row["seats"]),
            start=row["from"],
            end=row["to"],
        )
    return found


@cache
def state_words() -> frozenset[str]:
    """The names and adjectives of states that are one word, in lower case."""
    return frozenset(
        name.lower()
        for state in states().values()
        for name in (state.name, *state.names, *state.adjectives)
        if " " not in name
    )


def adjective(code: str) -> str:
    """The adjective of a state, or its name where it has none."""
    state = states().get(code)
    if state is None:
        return code
    return state.adjectives[0] if state.adjectives else state.name


def state_name(code: str) -> str:
    """The short English name of a state."""
    state = states().get(code)
    return code if state is None else state.name


def of_state(code: str) -> str:
    """The name of a state as it follows "of".

    >>> of_state("USA"), of_state("CHN")
    ('the United States', 'China')
    """
    name = state_name(code)
    opens = name.startswith(("United ", "Republic ", "Democratic ", "Federated "))
    article = opens or name.endswith(
        ("Islands", "Republic", "Union", "Kingdom", "Empire", "Federation", "Netherlands",
         "Philippines", "Bahamas", "Maldives", "Gambia", "Comoros", "Seychelles")
    )  # fmt: skip
    return f"the {name}" if article else name


def theatre_of(plural: str) -> tuple[str, ...]:
    """The states that a name in the plural tells together; none where it is no such name.

    >>> theatre_of("Koreas"), theatre_of("Georgias")
    (('PRK', 'KOR'), ())
    """
    return _TWINS.get(plural, ())


@cache
def said_of(year: str = "") -> dict[str, frozenset[str]]:
    """The states that a descriptive word may be said of: "kingdom", "island", "landlocked".

    Args:
        year: the year of the text, in which a republic of today may have been a kingdom; ``""``
            is today.

    >>> [code in said_of("1950")["kingdom"] for code in ("EGY", "JOR", "SYR")]
    [True, True, False]
    """
    table = rows("actors/descriptions.tsv")
    said = {
        row["word"]: frozenset(
            cell.partition(":")[0]
            for cell in several(row["states"])
            if _within(cell.partition(":")[2], year)
        )
        for row in table
    }
    said["republic"] = frozenset(states()) - said["monarchy"] - said.pop("realm", frozenset())
    return said


def _within(years: str, year: str) -> bool:
    """Whether a year lies in a span ("1922-1953", "-2008", "1993-"); in an empty one all do."""
    begun, _, ended = years.partition("-")
    return (begun or "0000") <= (year or "9999") and (not ended or (year or "9999") <= ended)


@cache
def _leading() -> dict[str, tuple[tuple[str, str, str], ...]]:
    """The spells in which a state was led from another office than it usually is."""
    found: dict[str, tuple[tuple[str, str, str], ...]] = {}
    for row in rows("actors/leading.tsv"):
        spell = (row["office"], row["from"], row["to"])
        found[row["country"]] = (*found.get(row["country"], ()), spell)
    return found


def effective_office(code: str, date: str = "") -> str:
    """The office whose holder is called a state's leader: ``state`` or ``government``.

    Args:
        code: the state.
        date: the day, ``YYYY-MM-DD``; ``""`` is today.

    >>> effective_office("TUR", "2010-05-01"), effective_office("TUR", "2020-05-01")
    ('government', 'state')
    """
    for office, start, end in _leading().get(code, ()):
        day = date or "9999-12-31"
        if start <= day[: len(start)] and (not end or day[: len(end)] <= end):
            return office
    return "government" if code in _PARLIAMENTARY else "state"

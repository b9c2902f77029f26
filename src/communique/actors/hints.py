"""What titles and appositions tell of those whose names stand with them."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(slots=True)
class Hint:
    """What a title or apposition tells of a person or organisation."""

    countries: list[str] = field(default_factory=list)
    sector: str | None = None
    office: str | None = None
    role: str | None = None
    bodies: list[str] = field(default_factory=list)
    gender: str = ""
    former: bool = False
    ids: tuple[str, ...] = ()
    ruled: bool = False  # whether the body is called after its leader ("the Assad regime")
    told: bool = False  # whether an adjective or a name before the noun tells the states
    led: bool = False  # whether the noun means somebody of those who follow: "the rebels' leader"
    located: bool = False  # whether the states are but where they are
    host: str | None = None  # where an embassy is
    owned: bool = False  # whether a noun before it tells whose it is ("a government airbase")
    body: bool = False  # whether the noun means a body ("a Danish toy maker") and no person
    people: int | None = None  # the word for a people that tells the state ("the Abkhaz leader")
    guessed: bool = False  # whether the countries stand in no words of the phrase


def gender_of(noun: str) -> str:
    """The gender that a title or role noun tells, ``"m"``, ``"f"`` or ``""``."""
    last = noun.rsplit(" ", 1)[-1].rstrip(".")
    if last in ("mr", "king", "prince", "sheikh", "emir", "sultan", "pope", "imam", "shah", "sir"):
        return "m"
    if last in ("mrs", "ms", "miss", "queen", "princess", "empress", "lady", "sheikha"):
        return "f"
    if last.endswith("woman") or last in ("actress", "mother", "wife", "daughter", "sister"):
        return "f"
    if last.endswith("man") and last not in ("human", "german"):
        return "m"
    return "m" if last in ("father", "husband", "son", "brother") else ""

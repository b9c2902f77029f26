"""Names found in running text, and the tables behind them."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from communique.actors.gazetteer import Gazetteer, fold, gazetteer, tables
from communique.actors.people import offices
from communique.actors.states import states
from communique.data import rows

if TYPE_CHECKING:
    from communique.actors import Actors


def kinds(text: str) -> list[tuple[str, set[str]]]:
    return [
        (text[start:end], {f"{s.kind}:{s.key}" for s in senses})
        for start, end, senses in gazetteer().find(text)
    ]


def test_names_end_at_words() -> None:
    assert kinds("Malians and romance, Omanis") == [
        ("Malians", {"demonym:MLI"}), ("Omanis", {"demonym:OMN"}),
    ]  # fmt: skip


def test_the_longest_name_wins() -> None:
    ((name, senses),) = kinds("Equatorial Guinea")
    assert name == "Equatorial Guinea"
    assert "state:GNQ" in senses


def test_folding_keeps_the_length() -> None:
    text = "Côte d’Ivoire, São Tomé, Łódź, Yaoundé"
    assert len(fold(text)) == len(text)
    assert fold(text) == "Cote d'Ivoire, Sao Tome, Lodz, Yaounde"


def test_every_state_is_found_by_its_name() -> None:
    missing = []
    for code, state in states().items():
        found = {s.key for _, _, senses in gazetteer().find(state.name) for s in senses}
        if code not in found:
            missing.append(state.name)
    # A name with a bracketed part or a mask inside is found by its other names.
    assert len(missing) <= 3, missing


_ARTICLES = sorted((Path(__file__).parents[2] / "examples/articles").glob("*.txt"))


@pytest.mark.parametrize("text", ["", "A", " Iran", "Chad", "the U", *_ARTICLES], ids=str)
def test_the_names_of_one_text_are_found_without_all_others(text: str | Path) -> None:
    read = text if isinstance(text, str) else text.read_text("utf8")
    few, all_names = (Gazetteer(tables().names, tables().senses) for _ in range(2))
    all_names.scan("")  # Makes the automaton of all names.
    assert list(few.find(read)) == list(all_names.find(read))
    assert list(few.find(read[: len(read) // 2])) == list(all_names.find(read[: len(read) // 2]))


def test_every_city_is_found_as_the_news_spells_it() -> None:
    for row in rows("actors/cities.tsv"):
        found = {s.key for _, _, senses in gazetteer().find(row["name"]) for s in senses}
        assert any(key.endswith(f"/{row['country']}") for key in found), row["name"]


def test_there_are_fifty_thousand_names() -> None:
    assert len(tables().names) > 50_000


@pytest.mark.parametrize(
    ("country", "office", "date", "name"),
    [
        ("FRA", "state", "2003-03-01", "Jacques Chirac"),
        ("GBR", "leader", "1982-05-01", "Margaret Thatcher"),
        ("PRK", "leader", "2005-09-19", "Kim Jong-il"),
        ("USA", "leader", "1995-09-19", "Bill Clinton"),
        ("DEU", "leader", "2000-01-01", "Gerhard Schroder"),
    ],
)
def test_offices_have_holders(country: str, office: str, date: str, name: str) -> None:
    tenure = offices().holder(country, office, date)
    assert tenure is not None
    assert fold(tenure.name).replace("oe", "o") == name


@pytest.mark.parametrize(
    ("person", "date", "title"),
    [
        ("LKA.GOV:maithripala-sirisena", "2021-01-01", "president"),
        ("KEN.GOV:daniel-arap-moi", "2004-01-01", "president"),
        ("NAM.GOV:nahas-angula", "2016-01-01", "defense minister"),
        ("GBR.GOV:david-cameron", "2025-01-01", "foreign secretary"),
        ("BFA.GOV:youssouf-ouedraogo", "2010-01-01", "foreign minister"),
    ],
)
def test_an_office_held_beside_the_lead_names_nobody(person: str, date: str, title: str) -> None:
    tenure = offices().at(person, date)
    assert tenure is not None
    assert tenure.title == title


@pytest.mark.parametrize(
    ("country", "office", "date", "name"),
    [
        ("MUS", "defence", "2010-06-01", "Navin Ramgoolam"),
        ("CAF", "foreign", "2006-01-01", "Jean-Paul Ngoupande"),
        ("MLI", "defence", "2014-01-15", "Soumeylou Boubeye Maiga"),
        ("ZMB", "defence", "2014-06-01", "Edgar Lungu"),
        ("GUY", "defence", "2005-06-01", "Bharrat Jagdeo"),
        ("NRU", "foreign", "1998-01-01", "Kinza Clodumar"),
        ("MLT", "defence", "2008-06-01", "Lawrence Gonzi"),
    ],
)
def test_ministries_have_holders(country: str, office: str, date: str, name: str) -> None:
    tenure = offices().holder(country, office, date)
    assert tenure is not None
    assert tenure.name == name


@pytest.mark.parametrize("office", ["foreign", "defence"])
def test_an_office_is_not_both_empty_and_held(office: str) -> None:
    for row in rows("actors/vacancies.tsv"):
        if row["office"] != office:
            continue
        last = row["to"] or "2026-06-30"
        for year in range(max(int(row["from"][:4] or 1990), 1990), int(last[:4]) + 1):
            day = f"{year}-06-30"
            within = row["from"] <= day and day[: len(last)] < last
            assert not (within and offices().holder(row["country"], office, day)), (row, year)


@pytest.mark.parametrize(
    "text",
    [
        "Officials in Ankara said no.", "the army fired on protesters", "He left.",
        "“No,” came the reply.", "Kim agreed.", "they were attacked by gunmen",
    ],
)  # fmt: skip
def test_paragraphs_with_actors_are_worth_parsing(actors: Actors, text: str) -> None:
    assert actors.worth(text)


@pytest.mark.parametrize("text", ["Share this article", "----", "4 min read", "Advertisement"])
def test_furniture_is_not(actors: Actors, text: str) -> None:
    assert not actors.worth(text)

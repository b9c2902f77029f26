"""What only a whole article tells: acronyms, sides, regimes, neighbours, who is taken up again."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from communique.actors.acronyms import is_short, plain
from tests.actors.test_mentions import means

if TYPE_CHECKING:
    from collections.abc import Callable

    from communique.language import Parse

    Annotate = Callable[..., Parse]

Cases = tuple[str, str, dict[str, tuple[str, ...]]]


def check(annotated: Annotate, text: str, date: str, expected: dict[str, tuple[str, ...]]) -> None:
    found = means(annotated(text, date))
    assert {words: found.get(words) for words in expected} == expected


ACRONYMS: list[Cases] = [
    ("The Rapid Support Forces (RSF) left the town. The RSF denied it.", "2022-05-05",
     {"RSF": ("SDN.PRM:rsf",), "The RSF": ("SDN.PRM:rsf",)}),
    ("The Rapid Support Forces left the town. RSF fighters fled.", "2022-05-05",
     {"RSF fighters": ("SDN.PRM:rsf",)}),
    ("Reporters Without Borders condemned the raid. RSF called for an inquiry.", "2022-05-05",
     {"RSF": ("NGO:rsf",)}),
    ("RSF condemned the arrest.", "2022-05-05", {"RSF": ("NGO:rsf",)}),
    ("The Rural Students Federation (RSF) sued the ministry. The RSF won.", "2022-05-05",
     {"The RSF": ("UNK.SOC:rural-students-federation",)}),
    ("The United Nations World Food Programme closed its office.", "2022-05-05",
     {"The United Nations World Food Programme": ("UNO:wfp",)}),
]  # fmt: skip


@pytest.mark.parametrize(("text", "date", "expected"), ACRONYMS)
def test_the_text_explains_its_acronyms(
    annotated: Annotate, text: str, date: str, expected: dict[str, tuple[str, ...]]
) -> None:
    check(annotated, text, date, expected)


def test_short_forms() -> None:
    assert is_short("U.N.")
    assert not is_short("--")
    assert plain("U.N.") == "UN"


RELATIONS: list[Cases] = [
    ("Chad closed its border. Libya urged its neighbour to reopen it.", "2015-01-01",
     {"its neighbour": ("TCD",)}),
    ("Ghana and Fiji signed a deal. Togo warned its neighbour.", "2015-01-01",
     {"its neighbour": ("GHA",)}),
    ("Norway, an ally of Denmark, sent jets.", "2015-01-01", {"an ally": ("NOR",)}),
    ("Peru recalled its envoy. The Andean country said it felt insulted.", "2015-01-01",
     {"The Andean country": ("PER",), "it": ("PER",)}),
    ("Oman wrote to Iraq. The sultanate asked for oil.", "2015-01-01",
     {"The sultanate": ("OMN",)}),
    ("China sent ships around Taiwan. The island put its army on alert.", "2022-08-05",
     {"The island": ("TWN",)}),
    ("Rebels in Yemen fired at Saudi Arabia. An Iranian official mocked the kingdom.", "2019-01-01",
     {"the kingdom": ("SAU",)}),
    ("Cuba jailed two priests. The American president condemned the regime.", "2015-01-01",
     {"the regime": ("CUB.GOV",)}),
    ("The two Koreas exchanged letters.", "2015-01-01", {"The two Koreas": ("PRK", "KOR")}),
    ("Kenya expelled a banker. Oslo protested. The two countries trade in tea.", "2015-01-01",
     {"The two countries": ("KEN", "NOR")}),
    ("The regimes of Mali and Niger quit the bloc. The juntas bought tanks.", "2024-02-01",
     {"The juntas": ("MLI.GOV", "NER.GOV")}),
    ("The army shelled the M23 near Goma in Congo. Both sides blamed the rain.", "2023-01-01",
     {"Both sides": ("COD.MIL", "COD.REB:m23")}),
]  # fmt: skip


@pytest.mark.parametrize(("text", "date", "expected"), RELATIONS)
def test_nouns_that_relate(
    annotated: Annotate, text: str, date: str, expected: dict[str, tuple[str, ...]]
) -> None:
    check(annotated, text, date, expected)


AGAIN: list[Cases] = [
    ("The FARC freed a sergeant in Colombia. The guerrillas kept a major.", "2009-03-01",
     {"The guerrillas": ("COL.REB:farc",)}),
    ("The Houthis fired a missile. The Iran-backed rebels hit a ship.", "2020-03-01",
     {"The Iran-backed rebels": ("YEM.REB:houthis",)}),
    ("King Salman met the envoy. The king thanked him.", "2019-03-01",
     {"The king": ("SAU.GOV:king-salman",)}),
    ("Pakistan's high commissioner, Tariq Bano, was summoned. The envoy kept quiet.", "2015-01-01",
     {"The envoy": ("PAK.GOV:tariq-bano",)}),
    ("General Adam Oka and General Ruben Ife met. The two generals shook hands.", "2015-01-01",
     {"The two generals": ("UNK.MIL:adam-oka", "UNK.MIL:ruben-ife")}),
    ("Sen. Rosa Alba voted no in Peru. The senator wept.", "2015-01-01",
     {"Sen. Rosa Alba": ("PER.LEG:rosa-alba",), "The senator": ("PER.LEG:rosa-alba",)}),
    ("Pavel Sokol, known as Vuk, led the rebels in Chad. Vuk fled.", "2015-01-01",
     {"Vuk": ("UNK.UNK:pavel-sokol",)}),
]  # fmt: skip


@pytest.mark.parametrize(("text", "date", "expected"), AGAIN)
def test_role_nouns_that_take_up(
    annotated: Annotate, text: str, date: str, expected: dict[str, tuple[str, ...]]
) -> None:
    check(annotated, text, date, expected)


SERVICE: list[Cases] = [
    ("NATO Secretary-General Javier Solana flew to Rome.", "1999-02-01",
     {"NATO Secretary-General Javier Solana": ("IGO:javier-solana",)}),
    ("Jan Kubis, the U.N. special representative for Iraq, flew home.", "2016-02-01",
     {"the U.N. special representative": ("UNO:jan-kubis",)}),
    ("Ethnic Albanians fled from Kosovo.", "1999-02-01", {"Ethnic Albanians": ("XKX.CVL",)}),
    ("Pro-Russian rebels shelled a school in Ukraine.", "2014-09-01",
     {"Pro-Russian rebels": ("UKR.REB",)}),
    ("Norway closed the embassy in Tripoli.", "2014-09-01", {"the embassy": ("NOR.GOV:embassy",)}),
    ("In Moscow, the defence ministry promised a pause. Colonel Oleg Bure gave no date.",
     "2016-09-01", {"Colonel Oleg Bure": ("RUS.MIL:oleg-bure",)}),
    ("The ministers called on all parties to stop.", "2014-09-01", {"all parties": None}),
    ("Egypt's prime minister lives in exile.", "1900-01-01", {"exile": None}),
]  # fmt: skip


@pytest.mark.parametrize(("text", "date", "expected"), SERVICE)
def test_in_whose_service(
    annotated: Annotate, text: str, date: str, expected: dict[str, tuple[str, ...]]
) -> None:
    check(annotated, text, date, expected)


def test_a_report_sent_from_abroad_is_not_set_there(annotated: Annotate) -> None:
    text = (
        "DUBAI (Meridian) - Yemen's army retook Taiz on Sunday. Rebels fled. Yemen has been at war "
        "for years. Yemen asked for help. Police closed the port."
    )
    found = means(annotated(text, "2019-01-01"))
    assert found["Rebels"] == ("YEM.REB",)
    assert found["Police"] == ("YEM.COP",)


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("The army recaptured Vardok from the rebels in Mali.", "Vardok"),
        ("Fighting erupted in Chad on Friday.", "Fighting"),
        ("The exercise, code-named Iron Heron, began in Norway.", "Heron"),
        ("Troops entered San Telmo del Rio in Peru.", "San"),
    ],
)
def test_towns_and_exercises_are_no_persons(annotated: Annotate, text: str, word: str) -> None:
    parse = annotated(text, "2015-01-01")
    assert not [a for a in parse.actors.values() if word in a.name]

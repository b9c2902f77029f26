"""What comes from one state after another, and what goes on being given."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.figures.conftest import Read


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # Each amount has its own "from" or "to".
        (
            "Nepal received 40 tonnes of relief goods from India and 90 tonnes from Japan.",
            [("aid", "IND", ("IND", "NPL"), 40), ("aid", "JPN", ("JPN", "NPL"), 90)],
        ),
        (
            "Poland bought 3 million tonnes of coal from Russia and 2 million tonnes from Norway.",
            [("coal", "POL", ("POL", "RUS"), 3e6), ("coal", "POL", ("NOR", "POL"), 2e6)],
        ),
        (
            "Jordan got $3 billion from Qatar in loans and $2 billion from Kuwait.",
            [("loan", "QAT", ("JOR", "QAT"), 3e9), ("loan", "KWT", ("JOR", "KWT"), 2e9)],
        ),
        # More of what was given last, by another.
        (
            "Spain gave Malawi $30 million in aid. Italy will provide $4 million.",
            [("aid", "ESP", ("ESP", "MWI"), 3e7), ("aid", "ITA", ("ITA", "MWI"), 4e6)],
        ),
        (
            "Spain sent Malawi 40 tonnes of food aid. Italy promised to send 90 tonnes.",
            [("aid", "ESP", ("ESP", "MWI"), 40), ("aid", "ITA", ("ITA", "MWI"), 90)],
        ),
        (
            "China lent Malawi $30 million. Qatar has promised a further $4 million.",
            [("loan", "CHN", ("CHN", "MWI"), 3e7), ("loan", "QAT", ("MWI", "QAT"), 4e6)],
        ),
        # Nobody gives to himself.
        (
            "Spain gave Malawi $30 million in aid. Malawi's parliament approved $4 million.",
            [("aid", "ESP", ("ESP", "MWI"), 3e7)],
        ),
        # Who buys is the one to whom another sends more of the same.
        (
            "Nepal bought 53,000 tonnes of rice from India. Japan sent 10,000 tonnes.",
            [("grain", "NPL", ("IND", "NPL"), 53_000), ("grain", "JPN", ("JPN", "NPL"), 10_000)],
        ),
        # A bare number is a share too.
        (
            "Iraq accounts for 50 percent of Serbia's oil imports and Gabon for 15.",
            [("oil", "SRB", ("IRQ", "SRB"), 0.5), ("oil", "SRB", ("GAB", "SRB"), 0.15)],
        ),
        # Duties on one side's goods, and the other's answer.
        (
            "Peru began collecting duties of 25 percent on Chilean wine, and Chile hit back with "
            "taxes on Peruvian fish.",
            [("tariff", "PER", ("CHL", "PER"), 0.25)],
        ),
        # A people without a state of its name.
        (
            "Some 90,000 Rohingya have crossed from Myanmar into Bangladesh.",
            [("refugees", "MMR", ("BGD", "MMR"), 90_000)],
        ),
    ],
)
def test_whose_it_is(
    read: Read, text: str, expected: list[tuple[str, str, tuple[str, ...], float]]
) -> None:
    assert [(f.indicator, f.of, f.between, f.value) for f in read(text)] == expected


@pytest.mark.parametrize(
    ("text", "period"),
    [
        ("In May Serbia signed a deal to buy 2 billion cubic metres of Russian gas.", None),
        ("Serbia bought 2 billion cubic metres of Russian gas in May 2021.", "2021-05"),
        ("The war has cost Eritrea 13,000 dead and Ethiopia is weary since 2020.", None),
        ("The fighting with Ethiopia has cost Eritrea 13,000 dead since 2020.", "2020/2022-05-10"),
    ],
)
def test_the_time_of_what_was_agreed(read: Read, text: str, period: str | None) -> None:
    assert read(text)[0].period == period


def test_a_change_has_the_base_of_the_one_before(read: Read) -> None:
    text = (
        "Japan's exports to Peru fell 15 percent in March from a year earlier. Imports from the "
        "country were down 8 percent."
    )
    first, second = read(text)
    assert (first.period, second.period) == ("2022-03", "2022-03")
    assert second.change is not None
    assert second.change.base_period == "2021-03"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # Shares that say only where they come from or go to.
        (
            "Mali buys its fuel abroad. Some 60 percent comes from Senegal and 20 percent from "
            "Gabon.",
            [("oil", "imports", "MLI", ("MLI", "SEN")), ("oil", "imports", "MLI", ("GAB", "MLI"))],
        ),
        (
            "Chile lives by its exports. Some 40 percent go to China.",
            [("trade", "exports", "CHL", ("CHL", "CHN"))],
        ),
        ("Mali has a young people. Some 60 percent come from the north of Senegal.", []),
        # Two buyers of one verb.
        (
            "Chile sells 45 percent of its wine to China and 12 percent to the United States.",
            [
                ("trade", "exports", "CHL", ("CHL", "CHN")),
                ("trade", "exports", "CHL", ("CHL", "USA")),
            ],
        ),
        # A share in a firm is none in trade.
        ("Qatar's fund bought 10 percent of the German carmaker.", []),
    ],
)
def test_shares_of_goods_told_before(
    read: Read, text: str, expected: list[tuple[str, str, str, tuple[str, ...]]]
) -> None:
    figures = read(text)
    assert [(f.indicator, f.flow, f.of, f.between) for f in figures] == expected
    assert all(f.measure == "share" for f in figures)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # A state owns the tariff that it announces.
        (
            "The tariff on Chinese cars will quadruple to 100 percent this year, Washington said.",
            [("tariff", "USA", 1.0)],
        ),
        # Nationals who must leave.
        ("Chad ordered 90,000 Sudanese to leave within a month.", [("detainees", "SDN", 90_000)]),
        # What is owed for goods is debt.
        ("Malawi's debt to Zambia for gas has reached $9 million.", [("debt", "MWI", 9e6)]),
    ],
)
def test_what_it_is(read: Read, text: str, expected: list[tuple[str, str, float]]) -> None:
    assert [(f.indicator, f.of, f.value) for f in read(text)] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # Harm below a verb of telling, or of more than one kind.
        (
            "Some 300 Peruvian soldiers are believed to have been killed in fighting with Chile.",
            [("deaths", "PER", ("CHL", "PER"), 300)],
        ),
        ("Some 300 people in Peru are believed to have been invited to Chile.", []),
        (
            "Peruvian troops killed or wounded 300 Chileans.",
            [("casualties", "CHL", ("CHL", "PER"), 300)],
        ),
        (
            "Peru said it had killed, wounded or captured 300 Chilean soldiers.",
            [("casualties", "CHL", ("CHL", "PER"), 300)],
        ),
        # Whoever holds prisoners holds those of another.
        (
            "Peru and Chile fought. Peru holds 2,500 prisoners of war.",
            [("prisoners", "CHL", ("CHL", "PER"), 2500)],
        ),
        # Those who crossed a border are some of those who fled.
        (
            "Some 75,000 Malians fled their homes, of whom 9,000 crossed into Niger.",
            [("refugees", "MLI", (), 75_000), ("refugees", "MLI", ("MLI", "NER"), 9_000)],
        ),
        (
            "Chad expelled 75,000 people of Sudanese origin.",
            [("detainees", "SDN", ("SDN", "TCD"), 75_000)],
        ),
        # Who asks for reparations is not the one to pay them.
        (
            "Mali demanded 50 million euros in compensation from Niger.",
            [("reparations", "NER", ("MLI", "NER"), 5e7)],
        ),
        # A part of a loan that is for goods.
        (
            "Qatar lent Malawi $9 million, including $2 million for fuel.",
            [("loan", "QAT", ("MWI", "QAT"), 9e6), ("loan", "QAT", ("MWI", "QAT"), 2e6)],
        ),
    ],
)
def test_who_is_counted(
    read: Read, text: str, expected: list[tuple[str, str, tuple[str, ...], float]]
) -> None:
    assert [(f.indicator, f.of, f.between, f.value) for f in read(text)] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # All of whom a part is told are not of the one who has the part.
        (
            "Australia will send 4,500 of the 8,000 peacekeepers to Chad.",
            [("troops", "AUS", ("AUS", "TCD"), 4_500)],
        ),
        ("Two in five foreign tourists in Tunisia are Libyans.", []),
        # Things that are else given may be bought.
        (
            "Hungary ordered 300 ambulances from Turkey.",
            [("trade", "HUN", ("HUN", "TUR"), 300)],
        ),
        # Whoever pays those harmed pays reparations.
        (
            "Sudan will pay $9 million to American victims of the attack.",
            [("reparations", "SDN", ("SDN", "USA"), 9e6)],
        ),
        # With whose aid one's own is held against is no party to it.
        (
            "Norway's aid to Malawi, at 9 million euros last year, is double that of Ireland.",
            [("aid", "NOR", ("MWI", "NOR"), 9e6)],
        ),
        # A participle goes on with the subject of its verb.
        (
            "Danish exports to Mali collapsed, dropping by half to 9 million euros, while imports "
            "from there rose to 4 million euros.",
            [("trade", "DNK", ("DNK", "MLI"), 9e6), ("trade", "DNK", ("DNK", "MLI"), 4e6)],
        ),
    ],
)
def test_of_whom_a_part_is_told(
    read: Read, text: str, expected: list[tuple[str, str, tuple[str, ...], float]]
) -> None:
    assert [(f.indicator, f.of, f.between, f.value) for f in read(text)] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # The goods that one's imports are of, told by the verb of the one who sells them.
        (
            "Russia banned imports of food from Norway, which sold it $9 million worth of fish.",
            [("trade", "exports", "NOR", ("NOR", "RUS"), 9e6)],
        ),
        # What is worth so much has its own word.
        (
            "Poland has handed Ukraine 240 tanks and aid worth $9 million.",
            [
                ("arms", None, "POL", ("POL", "UKR"), 240),
                ("aid", None, "POL", ("POL", "UKR"), 9e6),
            ],
        ),
        # Who gives "a further" sum gives to the same.
        (
            "Qatar promised Somalia $5 million and Turkey a further $3 million a year.",
            [
                ("aid", None, "QAT", ("QAT", "SOM"), 5e6),
                ("aid", None, "TUR", ("SOM", "TUR"), 3e6),
            ],
        ),
        # Who is named right before each sum gets it.
        (
            "Japan gave Chad $3 million and Mali $2 million.",
            [
                ("aid", None, "JPN", ("JPN", "TCD"), 3e6),
                ("aid", None, "JPN", ("JPN", "MLI"), 2e6),
            ],
        ),
        (
            "Serbia's trade with Russia was $3 billion, three times that with Turkey.",
            [("trade", "total", "SRB", ("RUS", "SRB"), 3e9)],
        ),
    ],
)
def test_of_which_side(
    read: Read,
    text: str,
    expected: list[tuple[str, str | None, str, tuple[str, ...], float]],
) -> None:
    assert [(f.indicator, f.flow, f.of, f.between, f.value) for f in read(text)] == expected

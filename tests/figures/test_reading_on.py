"""Amounts that take their time, goods or partner from what an article has told before."""

from __future__ import annotations

import pytest


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # The time of the trade told in another paragraph, and what it is held against.
        (
            "Peru's exports to Chile fell to $60 million in the year ended June from $70 million "
            "a year earlier.\n\nChile put a tariff of 20 percent on Peruvian figs in 2019.\n\n"
            "Peru's sales to Bolivia rose by 10 percent to $11 million.",
            ("trade", "exports", "PER", ("BOL", "PER"), 11e6, "2020-07/2021-06", 0.1),
        ),
        # What is still to come is not the time of what has been.
        (
            "Algeria supplied Italy with 9 bcm of gas in the first eight months of 2021. Under "
            "an accord it will deliver another 3 bcm by 2024. Russian deliveries dropped by 40 "
            "percent to 6 bcm.",
            ("gas", "exports", "RUS", ("ITA", "RUS"), 6e9, "2021-01/2021-08", -0.4),
        ),
        # Halves, and months up to the middle of one.
        (
            "Peru sold Chile coal for $80 million in the first half, three times as much as a "
            "year earlier, the office said.",
            ("coal", "exports", "PER", ("CHL", "PER"), 8e7, "2021-01/2021-06", 2.0),
        ),
        (
            "Iranian exports to Iraq fell 40 percent in the four months to July 21, to $900 "
            "million.",
            ("trade", "exports", "IRN", ("IRN", "IRQ"), 9e8, "2021-03-21/2021-07-21", -0.4),
        ),
        # Parts of what was told last, by goods.
        (
            "Peru's exports to Chile fell to $60 million in 2019. Copper made up about a quarter "
            "of that.",
            ("trade", "exports", "PER", ("CHL", "PER"), 0.25, "2019", None),
        ),
        (
            "Peru's exports to Chile fell to $60 million in 2019. Figs accounted for 18 percent "
            "of the total, down from 30 percent in 2015.",
            ("trade", "exports", "PER", ("CHL", "PER"), 0.18, "2019", -0.4),
        ),
        # The share of another.
        (
            "Algeria supplied 36 percent of Italy's gas imports in 2019, overtaking Russia, whose "
            "share fell to 20 percent from 40 percent in 2018.",
            ("gas", "imports", "ITA", ("ITA", "RUS"), 0.2, "2019", -0.5),
        ),
        # Those next in rank, in the sentence or in one of their own.
        (
            "Nepal's remittances from Qatar were the largest, "
            "at $1.3 billion in 2019, followed by Malaysia with $1.1 billion and Kuwait "
            "with $900 million.",
            ("remittances", None, "NPL", ("KWT", "NPL"), 9e8, "2019", None),
        ),
        (
            "Russia sold China 2 million barrels of oil a day in May. It is China's largest oil "
            "supplier. Oman was next with 1.1 million barrels a day.",
            ("oil", None, "CHN", ("CHN", "RUS"), 1, None, None),
        ),
        (
            "In May Russia sold China 2 million barrels of oil a day, making it China's top "
            "supplier. Oman was next with 1.1 million barrels a day.",
            ("oil", "exports", "OMN", ("CHN", "OMN"), 1.1e6, "2021-05", None),
        ),
        (
            "Japan was the largest buyer of Peruvian goods in 2019 with $2 billion.",
            ("trade", "exports", "PER", ("JPN", "PER"), 2e9, "2019", None),
        ),
        # What is to be brought to another level.
        (
            "Spain has 900 soldiers in Mali and wants to cut them to 300.",
            ("troops", None, "ESP", ("ESP", "MLI"), 300, None, None),
        ),
        (
            "Peru put a tariff of 130 percent on Chilean wheat in 2019 and lowered it to 70 "
            "percent in May.",
            ("tariff", None, "PER", ("CHL", "PER"), 0.7, "2021-05", None),
        ),
        # Numbers in the order of those they are of.
        (
            "Poland and Bulgaria bought 10 bcm and 3 bcm of gas from Russia in 2019.",
            ("gas", "imports", "BGR", ("BGR", "RUS"), 3e9, "2019", None),
        ),
        # Another host of those counted.
        (
            "Some 400,000 Nepalis work in Qatar. Malaysia employed 500,000 of them in 2019.",
            ("workers", None, "NPL", ("MYS", "NPL"), 500_000, "2019", None),
        ),
        (
            "Chad hosts 90,000 Sudanese refugees. Egypt is home to 80,000.",
            ("refugees", None, "SDN", ("EGY", "SDN"), 80_000, None, None),
        ),
        (
            "The number of Nepalis working in India was put at 2 million.",
            ("workers", None, "NPL", ("IND", "NPL"), 2e6, None, None),
        ),
        # Up to now, since what began some time.
        (
            "CAIRO, Nov 9 - More than 90,000 people have fled from Sudan to Egypt since fighting "
            "broke out in April, an agency said on Thursday, in a flight without end.",
            ("refugees", None, "SDN", ("EGY", "SDN"), 90_000, "2021-04/2021-12-01", None),
        ),
        # Who tells of his own tells on of his own; who dies with others is of theirs.
        (
            "Chilean shells hit Peru. Lima said two of its soldiers had died on Friday and nine "
            "people had been hurt.",
            ("injuries", None, "PER", (), 9, "2021-11-26", None),
        ),
        (
            "Chilean shells killed three Peruvian soldiers and two civilians.",
            ("deaths", None, "PER", ("CHL", "PER"), 2, None, None),
        ),
        # Aid that is frozen; others who give.
        (
            "Norway suspended 20 million euros in aid to Mali, and Italy froze 30 million euros "
            "that it had set aside.",
            ("aid", None, "ITA", ("ITA", "MLI"), 3e7, None, None),
        ),
        (
            "Mali needs help\n\nNiger has sent food to Mali. Norway promised 20 million euros in "
            "aid and Turkey has flown in 30 tonnes of supplies.",
            ("aid", None, "TUR", ("MLI", "TUR"), 30, None, None),
        ),
        (
            "Norway gave Mali 20 million euros in aid. Italy said it would add 5 million euros.",
            ("aid", None, "ITA", ("ITA", "MLI"), 5e6, None, None),
        ),
        (
            "Italian investors pledged $30 million to Mali.",
            ("investment", None, "ITA", ("ITA", "MLI"), 3e7, None, None),
        ),
        # Goods of one state that cross a border; gas that flows.
        (
            "Peruvian goods worth $9 million crossed into Chile in 2019.",
            ("trade", "exports", "PER", ("CHL", "PER"), 9e6, "2019", None),
        ),
        (
            "Italy burns Algerian gas. Flows from Algeria to Italy came to 9 bcm in 2019.",
            ("gas", "exports", "DZA", ("DZA", "ITA"), 9e9, "2019", None),
        ),
        # Imports from a neighbour are not the neighbour's.
        (
            "Peru's exports to Chile fell to $60 million in 2019.\n\nImports from the neighbouring "
            "country rose to $9 million.",
            ("trade", "imports", "PER", ("CHL", "PER"), 9e6, "2019", None),
        ),
    ],
)
def test_reads_on(read, text, expected):
    found = [
        (
            f.indicator, f.flow, f.of, f.between, f.value, f.period,
            None if f.change is None else f.change.value,
        )
        for f in read(text, "2021-12-01")
    ]  # fmt: skip
    assert expected in found, found


@pytest.mark.parametrize(
    "text",
    [
        # Payments are no exports; a level is no change.
        "The yuan's share of Russia's export payments to China rose to 16 percent in May.",
        "Peru's exports of steel to Chile fell as furnaces lowered output to 70 percent.",
    ],
)
def test_no_share_and_no_change(read, text):
    assert read(text) == []


def test_a_headline_that_rounds_what_the_text_tells(read):
    title = "Peru's trade with Chile tops $90 million"
    text = f"{title}\n\nTrade between Peru and Chile reached $94 million in 2019."
    assert [f.value for f in read(text, title=title)] == [9.4e7]


@pytest.mark.parametrize(
    ("text", "source"),
    [
        (
            "Italy bought 9 bcm of gas from Algeria in 2019, data from the grid operator Snam "
            "showed.",
            "data from the grid operator Snam",
        ),
        (
            "The labour ministry in Kathmandu put the number of Nepalis working in India at 2 "
            "million.",
            "labour ministry in Kathmandu",
        ),
    ],
)
def test_who_tells(read, text, source):
    (figure,) = read(text)
    assert figure.source is not None
    assert figure.source.text == source


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # What says only of what make arms are names no party.
        (
            "Poland sent Ukraine 30 Soviet-era tanks.",
            [("arms", None, "POL", ("POL", "UKR"), 30, "tanks")],
        ),
        # Sums of the sum told last.
        (
            "Kuwait will invest $35 million in Egypt. Of the sum, $24 million is for a port, and "
            "$11 million will come from deposits.",
            [
                ("investment", None, "KWT", ("EGY", "KWT"), 2.4e7, "USD"),
                ("investment", None, "KWT", ("EGY", "KWT"), 1.1e7, "USD"),
            ],
        ),
        # One gives to "it", and so does the next.
        (
            "Ecuador asked for help. The United States promised it $3 million in aid in July and "
            "Spain 2 million euros.",
            [("aid", None, "ESP", ("ECU", "ESP"), 2e6, "EUR")],
        ),
        # One owes several, some of which are no states.
        (
            "Egypt's foreign debt stands at $165 million. It owes Kuwait $13 million and Qatar "
            "about $9 million.",
            [
                ("debt", None, "EGY", ("EGY", "KWT"), 1.3e7, "USD"),
                ("debt", None, "EGY", ("EGY", "QAT"), 9e6, "USD"),
            ],
        ),
        # Each amount has its own partner, and a share that of the amount beside it.
        (
            "Egypt bought 8 million tonnes of Russian wheat in 2019, 70 percent of its purchases, "
            "and 1 million tonnes from Romania.",
            [
                ("grain", "imports", "EGY", ("EGY", "RUS"), 8e6, "tonnes"),
                ("grain", "imports", "EGY", ("EGY", "RUS"), 0.7, None),
                ("grain", "imports", "EGY", ("EGY", "ROU"), 1e6, "tonnes"),
            ],
        ),
        (
            "China imported 33 million tonnes of soybeans from Peru in 2019, compared with 51 "
            "million tonnes from Brazil.",
            [
                ("grain", "imports", "CHN", ("CHN", "PER"), 3.3e7, "tonnes"),
                ("grain", "imports", "CHN", ("BRA", "CHN"), 5.1e7, "tonnes"),
            ],
        ),
        (
            "Peru's trade deficit with Chile widened to $75 million in 2019. That with the "
            "European Union was $15 million and that with Bolivia $7 million.",
            [("trade balance", None, "PER", ("BOL", "PER"), 7e6, "USD")],
        ),
        # Who buys what another makes.
        (
            "China and Peru quarrel. China bought Peruvian goods worth just $13 million in 2019.",
            [("trade", "imports", "CHN", ("CHN", "PER"), 1.3e7, "USD")],
        ),
        # Soldiers lost of those told.
        (
            "Iran has 1,500 men in the Syrian army's camps. Iran keeps 900 soldiers in Syria and "
            "has lost 160 of them since October.",
            [("deaths", None, "IRN", ("IRN", "SYR"), 160, "persons")],
        ),
        # Assets are of those whose name they bear.
        (
            "Peru blames Chile, which froze $7 million of Peruvian assets.",
            [("frozen assets", None, "PER", ("CHL", "PER"), 7e6, "USD")],
        ),
        # What a pipeline carries.
        (
            "A pipeline carries 550,000 barrels of oil a day from Iraq to Turkey.",
            [("oil", "exports", "IRQ", ("IRQ", "TUR"), 550_000, "barrels/day")],
        ),
    ],
)
def test_each_with_its_own(read, text, expected):
    found = [(f.indicator, f.flow, f.of, f.between, f.value, f.unit) for f in read(text)]
    for one in expected:
        assert one in found, found


def test_a_base_in_the_unit_of_its_level(read):
    (figure,) = read(
        "Egypt's gas imports from Israel rose to 1,150 million cubic feet a day in January from "
        "900 million a year ago."
    )
    assert figure.change is not None
    assert round(figure.change.value, 3) == 0.278
    assert figure.change.base_period == "2021-01"


def test_a_rank_set_beside_its_state(read):
    found = read("Trade between Turkey and Iraq, its third-largest export market, is growing.")
    assert [(f.measure, f.value, f.of, f.between) for f in found] == [
        ("rank", 3, "TUR", ("IRQ", "TUR"))
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # A share told after a sentence on something else; who is next we do not know.
        (
            "Peru supplied 56 percent of the 9 million tonnes of wheat that Chile imported in "
            "2019. The ports were full. The United States, its next biggest supplier, accounted "
            "for 14 percent.",
            [
                ("grain", "imports", "CHL", ("CHL", "PER"), 0.56, "2019"),
                ("grain", "imports", "CHL", ("CHL", "USA"), 0.14, "2019"),
            ],
        ),
        # Shares in gaps, and of the goods told of.
        (
            "India bought 2 million barrels of Russian oil a day in May. Russian barrels made up "
            "41 percent of India's imports, while Iraq's share slid to 19 percent and Oman's to "
            "11.",
            [
                ("oil", "imports", "IND", ("IND", "RUS"), 0.41, "2021-05"),
                ("oil", "imports", "IND", ("IND", "IRQ"), 0.19, "2021-05"),
                ("oil", "imports", "IND", ("IND", "OMN"), 0.11, "2021-05"),
            ],
        ),
        # Some of those counted, in other states.
        (
            "Pakistan hosts 900,000 Afghan refugees. Some 25,000 of them have been promised a home "
            "in Canada and 20,000 in Britain.",
            [
                ("refugees", None, "AFG", ("AFG", "CAN"), 25_000, None),
                ("refugees", None, "AFG", ("AFG", "GBR"), 20_000, None),
            ],
        ),
        # Who came home had been where the text has told.
        (
            "Jordan shelters 900,000 Syrian refugees. About 4,000 Syrians returned home in May.",
            [("refugees", None, "SYR", ("JOR", "SYR"), 4000, "2021-05")],
        ),
        # Whom a later verb names is no party.
        (
            "China and Fiji quarrel. Germany sold China goods for $9 million in 2019 and has urged "
            "both sides to talk.",
            [("trade", "exports", "DEU", ("CHN", "DEU"), 9e6, "2019")],
        ),
        # A deficit told without a word of trade.
        (
            "The European Union ran a deficit of 181 billion euros with China in 2019.",
            [("trade balance", None, "EUR", ("CHN", "EUR"), 1.81e11, "2019")],
        ),
        # The country on which a text is, whichever it is taken for.
        (
            "France and Mali\n\nFrance has had 4,500 soldiers in Mali since January 2013. It sent "
            "Mali 20 tanks. Chad still has 1,100 troops in the country.",
            [("troops", None, "TCD", ("MLI", "TCD"), 1100, None)],
        ),
        # The World Bank is not all the world, and gives its own.
        (
            "France and Mali\n\nMali needs help. France gave 280 million euros in aid and the "
            "World Bank 250 million dollars.",
            [("aid", None, "FRA", ("FRA", "MLI"), 2.8e8, None)],
        ),
        # What trains can carry does not tell against what was offered.
        (
            "Egypt has bought 240,000 tonnes of wheat from France.\n\nKazakhstan offered 200,000 "
            "tonnes but its railways can carry no more than 30,000 tonnes a month.",
            [("grain", "exports", "KAZ", ("EGY", "KAZ"), 200_000, None)],
        ),
    ],
)
def test_told_in_passing(read, text, expected):
    found = [
        (f.indicator, f.flow, f.of, f.between, f.value, f.period) for f in read(text, "2021-12-01")
    ]
    for one in expected:
        assert one in found, found


@pytest.mark.parametrize(
    "text",
    [
        # A firm's workers; how many live somewhere.
        "A car parts maker with 1,000 workers in Kaunas said China had told it to leave.",
        "Lithuania has 2.8 million people and China 1.4 billion.",
    ],
)
def test_nobody_sent(read, text):
    assert read(text) == []


def test_a_headline_that_counts_the_same_otherwise(read):
    title = "Pakistan expels 450,000 Afghans"
    text = f"{title}\n\nSome 450,000 Afghan refugees have left Pakistan since May."
    assert [f.indicator for f in read(text, title=title)] == ["refugees"]


def test_a_base_told_as_what_is_doubled(read):
    (figure,) = read(
        "Brazil exported 84,000 tonnes of wheat to China in January, double the 42,000 tonnes of "
        "a year earlier."
    )
    assert (figure.value, figure.period) == (84_000, "2022-01")
    assert figure.change is not None
    assert (figure.change.value, figure.change.base_period) == (1.0, "2021-01")


def test_a_city_of_a_million_has_no_currency(read):
    found = read("Sweden gave Mali 90 million kronor. Stockholm, a city of one million, offered "
                 "5,000 kronor to anyone.")  # fmt: skip
    assert [f.value for f in found] == [9e7]

"""Figures that a sentence of its own holds against, takes up or parts from those told before."""

from __future__ import annotations

import pytest


def told(figures):
    return [(f.indicator, f.flow, f.of, f.between, f.measure, f.value, f.period) for f in figures]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # What an amount was before, in a sentence that compares.
        (
            "Peru's exports to Chile came to $174 million in 2019. The figure compares with $150 "
            "million the year before and a record $190 million in 2016.",
            [
                ("trade", "exports", "PER", ("CHL", "PER"), "level", 150e6, "2018"),
                ("trade", "exports", "PER", ("CHL", "PER"), "level", 190e6, "2016"),
            ],
        ),
        (
            "Some 4,000 Chileans fled to Peru in May 2019. That was up from 1,200 in April.",
            [("refugees", None, "CHL", ("CHL", "PER"), "level", 1_200, "2019-04")],
        ),
        # It sets no time for what is told after it.
        (
            "Peru's exports to Chile came to $174 million in 2019. That compares with $150 million "
            "in 2018. Imports fell to $90 million.",
            [("trade", "imports", "PER", ("CHL", "PER"), "level", 90e6, "2019")],
        ),
        # Shares of the trade of the state whose partners rank.
        (
            "Bolivia remained Peru's largest export market. It took 12 percent of the country's "
            "exports, while Chile accounted for 8 percent and Ecuador for 7.",
            [
                ("trade", "exports", "PER", ("BOL", "PER"), "share", 0.12, None),
                ("trade", "exports", "PER", ("CHL", "PER"), "share", 0.08, None),
                ("trade", "exports", "PER", ("ECU", "PER"), "share", 0.07, None),
            ],
        ),
        # What a supplier covers is not its own.
        (
            "Moldova is short of power. Romania supplies 80 percent of its electricity.",
            [("electricity", "imports", "MDA", ("MDA", "ROU"), "share", 0.8, None)],
        ),
        # Each number has the place behind it.
        (
            "Russia, which keeps 5,000 troops in Tajikistan and 500 at an air base in Kyrgyzstan, "
            "called for restraint.",
            [
                ("troops", None, "RUS", ("RUS", "TJK"), "level", 5_000, None),
                ("troops", None, "RUS", ("KGZ", "RUS"), "level", 500, None),
            ],
        ),
        # The time of a deed told next is its own.
        (
            "Malawi owes China $300 million, and in January asked it to wait.",
            [("debt", None, "MWI", ("CHN", "MWI"), "level", 300e6, None)],
        ),
        (
            "Imports from Chile were $86 million, while Peru's exports to that country climbed to "
            "$19 million.",
            [("trade", "exports", "PER", ("CHL", "PER"), "level", 19e6, None)],
        ),
        # Parts of a sum.
        (
            "Norway gave Moldova 1.1 billion crowns in aid. Of that, 350 million was for schools.",
            [("aid", None, "NOR", ("MDA", "NOR"), "level", 350e6, None)],
        ),
        (
            "Italy gave Chad $90 million in loans and grants, a third of it for schools.",
            [("loan", None, "ITA", ("ITA", "TCD"), "share", 0.3333, None)],
        ),
        # The dead of either side.
        (
            "Fighting between Peru and Chile left 55 people dead, 36 of them on the Peruvian side "
            "and 19 on the Chilean.",
            [
                ("deaths", None, "PER", ("CHL", "PER"), "level", 36, None),
                ("deaths", None, "CHL", ("CHL", "PER"), "level", 19, None),
            ],
        ),
        # Servicemen are held as soldiers are.
        (
            "Peru is holding three Chilean servicemen.",
            [("prisoners", None, "CHL", ("CHL", "PER"), "level", 3, None)],
        ),
        # The next in rank.
        (
            "Russia remained Tajikistan's biggest source of remittances, ahead of Kazakhstan, with "
            "$384 million.",
            [("remittances", None, "KAZ", ("KAZ", "TJK"), "level", 384e6, None)],
        ),
    ],
)
def test_what_is_carried_on(read, text, expected):
    found = told(read(text))
    for one in expected:
        assert one in found, found


def test_a_part_of_what_it_was(read):
    (figure,) = read(
        "Trade between Peru and Chile fell to $9 million in the first half of 2019, a tenth of "
        "what it was in the same period of 2016."
    )
    assert figure.change is not None
    assert (figure.change.value, figure.change.base_period) == (-0.9, "2016-01/2016-06")


def test_the_currency_of_the_article(read):
    text = (
        "Kenya's exports to Uganda came to 126 billion shillings in 2019.\n\nThe minister met "
        "farmers.\n\nTanzania bought Kenyan goods worth 48 billion shillings."
    )
    assert [f.unit for f in read(text)] == ["KES", "KES"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # Of what an aside tells is not what the clause around it does.
        (
            "Turkey's deficit with Germany, which takes 41 percent of its exports, narrowed to $7 "
            "billion.",
            [("trade balance", None, "TUR", ("DEU", "TUR"), "level", 7e9, None)],
        ),
        # Those who have fled, by their number.
        (
            "The number of Sudanese who have fled to Chad has passed 150,000. Some 6,000 crossed "
            "the border on Sunday alone. In May an average of 1,200 arrived each day.",
            [
                ("refugees", None, "SDN", ("SDN", "TCD"), "level", 150_000, None),
                ("refugees", None, "SDN", ("SDN", "TCD"), "level", 1_200, "2022-05"),
            ],
        ),
        (
            "Peru's exports to Chile came to $90 million in the first half of 2019. A year earlier "
            "they had been $70 million.",
            [("trade", "exports", "PER", ("CHL", "PER"), "level", 70e6, "2018-01/2018-06")],
        ),
        # Arms that are some of those told before.
        (
            "Poland has ordered 48 jets from Japan. Twelve of the planes are flying; the other 36 "
            "have been delayed.",
            [
                ("arms", None, "JPN", ("JPN", "POL"), "level", 12, None),
                ("arms", None, "JPN", ("JPN", "POL"), "level", 36, None),
            ],
        ),
        (
            "Poland bought American weapons for $20 billion in 2019, including 96 helicopters for "
            "$10 billion.",
            [
                ("arms", None, "USA", ("POL", "USA"), "level", 96, "2019"),
                ("arms", None, "USA", ("POL", "USA"), "level", 10e9, "2019"),
            ],
        ),
        (
            "Poland has given Ukraine 10 MiG-29 fighters.",
            [("arms", None, "POL", ("POL", "UKR"), "level", 10, None)],
        ),
        # Each rate is on whose goods it says.
        (
            "Turkey levies 15 percent on German cars and 40 percent on those made in China.",
            [
                ("tariff", None, "TUR", ("DEU", "TUR"), "level", 0.15, None),
                ("tariff", None, "TUR", ("CHN", "TUR"), "level", 0.4, None),
            ],
        ),
        (
            "Peru imported 850,000 tonnes of maize, 650,000 of them from Chile.",
            [("grain", "imports", "PER", ("CHL", "PER"), "level", 650_000, None)],
        ),
        (
            "Germany is Peru's second-largest seller, behind Chile, which sold it goods worth $36 "
            "million.",
            [("trade", "exports", "CHL", ("CHL", "PER"), "level", 36e6, None)],
        ),
        (
            "Zambia owes China $4.1 billion. France is owed $170 million.",
            [("debt", None, "ZMB", ("FRA", "ZMB"), "level", 170e6, None)],
        ),
    ],
)
def test_what_is_some_of_it(read, text, expected):
    found = told(read(text))
    for one in expected:
        assert one in found, found


@pytest.mark.parametrize(
    "text",
    [
        # All the soldiers of an army.
        "Peru signed a pact with Chile. The army has 205,000 soldiers.",
        # Others than those a text is on.
        "Peru owes Chile a lot. Fighting in Darfur has killed 1,100 people, local doctors said.",
    ],
)
def test_what_is_no_figure(read, text):
    assert read(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # What a supplier covers of what a state needs.
        (
            "Norway has become Germany's main supplier of gas and covers 33 percent of the "
            "country's needs. Russia had delivered 55 percent.",
            [
                ("gas", "imports", "DEU", ("DEU", "NOR"), "share", 0.33, None),
                ("gas", "imports", "DEU", ("DEU", "RUS"), "share", 0.55, None),
            ],
        ),
        # Bare millions and thousands of goods, in the unit told last.
        (
            "Germany imported 2.3 billion cubic metres of gas from Norway in May 2021. Deliveries "
            "from Russia reached 2.9 billion.",
            [("gas", "exports", "RUS", ("DEU", "RUS"), "level", 2.9e9, "2021-05")],
        ),
        (
            "India imported 1.9 million barrels a day of crude from Russia in 2021. Purchases from "
            "Iraq declined by a third to 190,000.",
            [("oil", "imports", "IND", ("IND", "IRQ"), "level", 190_000, "2021")],
        ),
        # A gas exporter's energy.
        (
            "France began sending gas to Germany. It is to supply 100 gigawatt hours a day.",
            [("gas", "exports", "FRA", ("DEU", "FRA"), "level", 100_000, None)],
        ),
        (
            "France sold Germany 5.6 terawatt hours of electricity in 2021.",
            [("electricity", "exports", "FRA", ("DEU", "FRA"), "level", 5.6e6, "2021")],
        ),
        # People parted by state.
        (
            "Fiji\n\nA record 1.2 million visitors came to Fiji in 2019, 330,000 of them from "
            "Japan and 130,000 from China.",
            [
                ("tourists", None, "JPN", ("FJI", "JPN"), "level", 330_000, "2019"),
                ("tourists", None, "CHN", ("CHN", "FJI"), "level", 130_000, "2019"),
            ],
        ),
        (
            "The exodus goes on. Some 7 million Syrians have left, 1.4 million of them in Lebanon "
            "and 900,000 in Jordan.",
            [
                ("refugees", None, "SYR", ("LBN", "SYR"), "level", 1.4e6, None),
                ("refugees", None, "SYR", ("JOR", "SYR"), "level", 900_000, None),
            ],
        ),
        # Whose goods face a duty, and who levies it.
        (
            "The United States put a tariff of 20 percent on Peru's goods. Wine from Chile will be "
            "taxed at 10 percent.",
            [("tariff", None, "USA", ("CHL", "USA"), "level", 0.1, None)],
        ),
        (
            "The United States will hold off for 30 days on its 25 percent tariff on goods from "
            "Mexico.",
            [("tariff", None, "USA", ("MEX", "USA"), "level", 0.25, None)],
        ),
        # The two told right before.
        (
            "Djibouti and Ethiopia\n\nChina is Ethiopia's biggest trading partner. Two-way trade "
            "amounted to $2.7 billion in 2018.",
            [("trade", "total", None, ("CHN", "ETH"), "level", 2.7e9, "2018")],
        ),
        # The losses of a side.
        (
            "Israeli strikes killed 7,028 Palestinians. More than 18,000 have been wounded.",
            [("injuries", None, "PSE", ("ISR", "PSE"), "level", 18_000, None)],
        ),
        # An aside in a gap.
        (
            "Chile takes 18 percent of Peru's exports, Bolivia 14 and Ecuador, in third place, 9.",
            [("trade", "exports", "PER", ("ECU", "PER"), "share", 0.09, None)],
        ),
    ],
)
def test_what_is_told_apart(read, text, expected):
    found = told(read(text))
    for one in expected:
        assert one in found, found


def test_times_and_a_half(read):
    (figure,) = read(
        "Peru's imports from Chile came to $250 million in 2019, two and a half times as much as "
        "in 2018."
    )
    assert figure.change is not None
    assert figure.change.value == 1.5


def test_what_is_wrecked_goes_nowhere(read):
    assert read("Ukraine said it had destroyed 31 Russian tanks in two days.") == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # What a bare number is held against has the unit that it has.
        (
            "Japan's exports to Peru were 260 billion yen in May 2021, leaving it a surplus of "
            "180 billion, compared with 220 billion a year ago.",
            [("trade balance", None, "JPN", ("JPN", "PER"), "level", 180e9, "2021-05")],
        ),
        # Arrivals, and those from elsewhere.
        (
            "Tourism is growing in Fiji. Chinese arrivals in Fiji rose by 6 percent to 726,000 in "
            "2019. Those from Japan numbered 403,000, and 170,000 came from Peru.",
            [
                ("tourists", None, "CHN", ("CHN", "FJI"), "level", 726_000, "2019"),
                ("tourists", None, "JPN", ("FJI", "JPN"), "level", 403_000, "2019"),
                ("tourists", None, "PER", ("FJI", "PER"), "level", 170_000, "2019"),
            ],
        ),
        (
            "Tourism is growing in Fiji. Some 290,000 Japanese travelled to Fiji in 2019.",
            [("tourists", None, "JPN", ("FJI", "JPN"), "level", 290_000, "2019")],
        ),
        # Soldiers hosted by another.
        (
            "Peru hosts 28,500 Chilean troops; Ecuador hosts 54,000.",
            [("troops", None, "CHL", ("CHL", "ECU"), "level", 54_000, None)],
        ),
        # Shares of money sent home by where it comes from.
        (
            "Fiji grew. Of the remittances, 31 percent came from Peru and 20 percent from Mali.",
            [
                ("remittances", None, "PER", ("FJI", "PER"), "share", 0.31, None),
                ("remittances", None, "MLI", ("FJI", "MLI"), "share", 0.2, None),
            ],
        ),
        # Goods told right after who ranks as their seller.
        (
            "Peru bought tea from Chile. Russia has become Peru's top supplier of coal. Mills took "
            "7 million tonnes of it in 2021.",
            [("coal", "imports", "PER", ("PER", "RUS"), "level", 7e6, "2021")],
        ),
        (
            "Chile remained Peru's main supplier with a third of all imports.",
            [("trade", "imports", "PER", ("CHL", "PER"), "share", 0.3333, None)],
        ),
        (
            "The United States, which has given Peru $9 million in aid each year, withheld $5 "
            "million of it in May 2021.",
            [("aid", None, "USA", ("PER", "USA"), "level", 5e6, "2021-05")],
        ),
    ],
)
def test_what_is_told_of_others(read, text, expected):
    found = told(read(text))
    for one in expected:
        assert one in found, found


def test_the_same_month_of_last_year_is_a_base(read):
    (figure,) = read(
        "Peru's exports to Chile came to $9 million in March, a fifth more than in the same month "
        "of last year."
    )
    assert figure.period == "2022-03"
    assert figure.change is not None
    assert (figure.change.value, figure.change.base_period) == (0.2, "2021-03")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # All that somebody received, in parts by who gave them.
        (
            "Chile supplied 35 percent of the weapons that Peru received in 2019, Japan 17 percent "
            "and Italy 11 percent.",
            [
                ("arms", "imports", "PER", ("CHL", "PER"), "share", 0.35, None),
                ("arms", "imports", "PER", ("JPN", "PER"), "share", 0.17, None),
                ("arms", "imports", "PER", ("ITA", "PER"), "share", 0.11, None),
            ],
        ),
        # Each from its own seller.
        (
            "Peru got 228 howitzers from Chile and 280 tanks from Italy.",
            [
                ("arms", None, "CHL", ("CHL", "PER"), "level", 228, None),
                ("arms", None, "ITA", ("ITA", "PER"), "level", 280, None),
            ],
        ),
        # Whose customer somebody is, beside him.
        (
            "Japan buys fish. Deliveries from Chile to Peru, its main customer, fell by 4 percent.",
            [("trade", "exports", "CHL", ("CHL", "PER"), "rank", 1, None)],
        ),
        (
            "Peru sold Chile goods worth $86 million in 2019 and bought goods for $54 million. Its "
            "surplus of $32 million was the largest in ten years.",
            [("trade balance", None, "PER", ("CHL", "PER"), "level", 32e6, "2019")],
        ),
        (
            "Turkey sold Peru weapons worth $123 million in 2019; $77 million of that was sold in "
            "May 2019 alone.",
            [("arms", None, "TUR", ("PER", "TUR"), "level", 77e6, "2019-05")],
        ),
        # The dead before their noun.
        (
            "Chile has counted 525 dead Peruvian soldiers in the war.",
            [("deaths", None, "PER", ("CHL", "PER"), "level", 525, None)],
        ),
    ],
)
def test_whose_it_is_among_many(read, text, expected):
    found = told(read(text))
    for one in expected:
        assert one in found, found


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Moldova is short of gas. It takes less than 5 percent of its gas from Russia.",
            [("gas", "imports", "MDA", ("MDA", "RUS"), "share", 0.05, None)],
        ),
        (
            "Peru bought 78 percent of its weapons from Chile, among them 91 jets.",
            [
                ("arms", "imports", "PER", ("CHL", "PER"), "share", 0.78, None),
                ("arms", None, "CHL", ("CHL", "PER"), "level", 91, None),
            ],
        ),
        (
            "Chile sent 12 howitzers to Peru in 2018 and another 18 in 2019.",
            [("arms", None, "CHL", ("CHL", "PER"), "level", 18, "2019")],
        ),
        (
            "Peru hosts 30,000 Venezuelans. Chile hosts 20,000, Ecuador 12,000 and Bolivia, which "
            "has tightened its rules, only 900.",
            [("refugees", None, "VEN", ("BOL", "VEN"), "level", 900, None)],
        ),
    ],
)
def test_what_is_got_from_others(read, text, expected):
    found = told(read(text))
    for one in expected:
        assert one in found, found


def test_a_base_is_of_the_level_before_it(read):
    first, second = read(
        "Trade between Fiji and Japan reached $90 million in 2019, against $60 million in 2018 and "
        "$45 million in 2017."
    )
    assert first.change is not None
    assert (first.change.value, first.change.base_period) == (0.5, "2018")
    assert (second.value, second.period, second.change) == (45e6, "2017", None)

"""Amounts that share a partner, goods or a time with what was told before, or have their own."""

from __future__ import annotations

import pytest


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # What a sentence without amounts tells of goods, the next goes on with.
        (
            "Zambia will start importing electricity from Mozambique. Under the contract "
            "Mozambique is to deliver 120 megawatts.",
            [("electricity", "exports", "MOZ", ("MOZ", "ZMB"), 120, None)],
        ),
        # The same goods from another partner, with a change and its level.
        (
            "Zambia's electricity imports from Mozambique rose in 2019 to 940 GWh. Imports from "
            "Namibia were down 20% at 80 GWh.",
            [("electricity", "imports", "ZMB", ("NAM", "ZMB"), 80_000, "2019")],
        ),
        # A change that came later than the level before it is one of its own.
        (
            "Peru sold Chile 3 million tonnes of coal in 2019, but deliveries fell by 30 percent "
            "last year.",
            [
                ("coal", "exports", "PER", ("CHL", "PER"), 3e6, "2019"),
                ("coal", "exports", "PER", ("CHL", "PER"), -0.3, "2021"),
            ],
        ),
        # A share that another is held against.
        (
            "Exports to Japan made up 31 percent of all Chilean exports in 2019, against 12 "
            "percent for Brazil.",
            [
                ("trade", "exports", "CHL", ("CHL", "JPN"), 0.31, "2019"),
                ("trade", "exports", "CHL", ("BRA", "CHL"), 0.12, "2019"),
            ],
        ),
        # What has been done since a day is done in all the time up to now.
        (
            "Japan has lent Laos $400 million since 2015.",
            [("loan", None, "JPN", ("JPN", "LAO"), 4e8, "2015/2022-05-10")],
        ),
        # What has grown since then is so now.
        (
            "Laos's exports to Japan have grown since 2015 to $400 million.",
            [("trade", "exports", "LAO", ("JPN", "LAO"), 4e8, None)],
        ),
        # Harm that is joined to other harm.
        (
            "At least 900 Eritrean soldiers have been killed in Ethiopia since May 2021, and 1,300 "
            "wounded, an envoy said.",
            [("injuries", None, "ERI", ("ERI", "ETH"), 1300, "2021-05/2022-05-10")],
        ),
        # One more loan of those told.
        (
            "Italy agreed to lend Chad $30 million. Ministers met in Rome. An earlier loan of $20 "
            "million was spent on roads.",
            [("loan", None, "ITA", ("ITA", "TCD"), 2e7, None)],
        ),
        # Arms that are some of those ordered; who buys is told before.
        (
            "Peru has ordered 14 helicopters from Italy; the first four arrived in January.",
            [("arms", None, "ITA", ("ITA", "PER"), 4, "2022-01")],
        ),
        (
            "Peru and Italy\n\nPeru ordered helicopters from Italy. A plan to buy 11 tanks from "
            "Poland for $90 million was dropped under Chilean pressure.",
            [
                ("arms", None, "POL", ("PER", "POL"), 11, None),
                ("arms", None, "POL", ("PER", "POL"), 9e7, None),
            ],
        ),
        # A part of a sum, without its currency.
        (
            "Norway has pledged Malawi 10 million euros, of which 4 million has been paid.",
            [("aid", None, "NOR", ("MWI", "NOR"), 4e6, None)],
        ),
        # People sent out of the state that the paragraph is on.
        (
            "Chile now asks for visas. Some 80 Haitians have been deported, a ministry said.",
            [("detainees", None, "HTI", ("CHL", "HTI"), 80, None)],
        ),
        # Another host, told with the border that they crossed.
        (
            "Some 3,000 refugees crossed into Austria from Hungary. Croatia has registered 9,000 "
            "people at its border with Serbia.",
            [("refugees", None, None, ("HRV", "SRB"), 9000, None)],
        ),
        (
            "Visitors to Malta from Italy rose 4 percent to 80,000 in the first half of 2019, an "
            "office said. British visitors fell by 5 percent.",
            [("tourists", None, "GBR", ("GBR", "MLT"), -0.05, "2019-01/2019-06")],
        ),
        # More debt of the state told of last.
        (
            "Ghana's foreign debt stands at $30 billion. It owes China $2 billion.",
            [("debt", None, "GHA", ("CHN", "GHA"), 2e9, None)],
        ),
        # Money has nothing to do with the arms of the next verb.
        (
            "Norway and Ukraine\n\nNorway has given Ukraine $70 million so far and sent 12 tanks.",
            [("aid", None, "NOR", ("NOR", "UKR"), 7e7, None)],
        ),
        # Goods for relief are aid, and credit for exports a loan.
        (
            "Kuwait has sent Nepal relief goods worth $9 million.",
            [("aid", None, "KWT", ("KWT", "NPL"), 9e6, None)],
        ),
        (
            "Spain promised Angola a $90 million export credit.",
            [("loan", None, "ESP", ("AGO", "ESP"), 9e7, None)],
        ),
        # Goods that are taxed have a worth.
        (
            "Peru has put duties of up to 25 percent on Chilean goods worth $90 million.",
            [("tariff", None, "PER", ("CHL", "PER"), 9e7, None)],
        ),
        # What was done today was done on a day.
        (
            "The last 900 Spanish soldiers left Mali today.",
            [("troops", None, "ESP", ("ESP", "MLI"), 900, "2022-05-10")],
        ),
        # Whom somebody had killed.
        (
            "Peru mourns nine Peruvians whom Chilean soldiers killed in 2019.",
            [("deaths", None, "PER", ("CHL", "PER"), 9, "2019")],
        ),
        # Who is provided with goods imports them.
        (
            "Norway provides 55 percent of Denmark's gas.",
            [("gas", "imports", "DNK", ("DNK", "NOR"), 0.55, None)],
        ),
        # Soldiers whom another holds.
        (
            "Chile is holding 18 Peruvian soldiers.",
            [("prisoners", None, "PER", ("CHL", "PER"), 18, None)],
        ),
        # Time stops at a semicolon.
        (
            "Some 90,000 Bolivians work in Chile; the government wrote to them last week.",
            [("workers", None, "BOL", ("BOL", "CHL"), 90_000, None)],
        ),
        # What was before a war was not in the year told last.
        (
            "Egypt imported 2 million tonnes of wheat from Romania in 2021. Before the war in "
            "Ukraine, Egypt bought half of its wheat from Russia.",
            [("grain", "imports", "EGY", ("EGY", "RUS"), 0.5, None)],
        ),
        # The article before a state that is sold something.
        (
            "Japan sold the United States goods worth $90 billion in 2019.",
            [("trade", "exports", "JPN", ("JPN", "USA"), 9e10, "2019")],
        ),
        # What another owner sells the same buyer.
        (
            "Japan buys 38 percent of Chile's exports and 18 percent of Peru's.",
            [
                ("trade", "exports", "CHL", ("CHL", "JPN"), 0.38, None),
                ("trade", "exports", "PER", ("JPN", "PER"), 0.18, None),
            ],
        ),
        # Where a part of all exports went.
        (
            "Bolivia exported goods worth $9 billion in 2019, 31 percent of them to Brazil.",
            [("trade", "exports", "BOL", ("BOL", "BRA"), 0.31, "2019")],
        ),
        # Some of the dead, by their state or by what they were.
        (
            "Peru and Chile agreed to a truce in fighting that killed 38 people, 25 of them "
            "Chileans.",
            [("deaths", None, "CHL", ("CHL", "PER"), 25, None)],
        ),
        # Who counts his own dead.
        (
            "Peru fought Chile for a week, and Chile put its dead at 40, eight of them civilians.",
            [
                ("deaths", None, "CHL", ("CHL", "PER"), 40, None),
                ("deaths", None, "CHL", ("CHL", "PER"), 8, None),
            ],
        ),
        # Goods that face a tariff are not of the state that takes it.
        (
            "Chile and Peru quarrel. Peru raised its duties, and Chilean goods now face a tariff "
            "of 45 percent in Peru.",
            [("tariff", None, "PER", ("CHL", "PER"), 0.45, None)],
        ),
        # Whom a purchase defies is no party to it.
        (
            "Turkey agreed to buy gas from Iran worth $20 billion, defying an American law.",
            [("gas", "imports", "TUR", ("IRN", "TUR"), 2e10, None)],
        ),
        # The same goods from another, whose they are.
        (
            "Morocco's wheat imports from France rose to 900,000 tonnes in 2019. Romanian "
            "shipments came to 200,000 tonnes.",
            [("grain", "exports", "ROU", ("MAR", "ROU"), 200_000, "2019")],
        ),
        # Shares behind a rank, of him who sells.
        (
            "Japan was the largest buyer of Chilean goods in 2019, with 19 percent of exports, "
            "followed by Peru with 13 percent.",
            [
                ("trade", "exports", "CHL", ("CHL", "JPN"), 0.19, "2019"),
                ("trade", "exports", "CHL", ("CHL", "PER"), 0.13, "2019"),
            ],
        ),
        # Each balance has its partner.
        (
            "Chile ran a trade surplus of $4 billion with Japan in 2019 and a deficit of $3 "
            "billion with Brazil.",
            [
                ("trade balance", None, "CHL", ("CHL", "JPN"), 4e9, "2019"),
                ("trade balance", None, "CHL", ("BRA", "CHL"), 3e9, "2019"),
            ],
        ),
        # A loan asked for is of the one who is asked; assets are not of him who freezes them.
        (
            "Iceland has asked Norway for a loan of 4 billion euros.",
            [("loan", None, "NOR", ("ISL", "NOR"), 4e9, None)],
        ),
        (
            "Italy froze 4 billion euros of Libyan assets.",
            [("frozen assets", None, "LBY", ("ITA", "LBY"), 4e9, None)],
        ),
        # The words of the first sum are those of the second.
        (
            "Norway will send Malawi 5 million euros in aid, and Japan $11 million.",
            [("aid", None, "JPN", ("JPN", "MWI"), 1.1e7, None)],
        ),
        # Models before their arms.
        (
            "Italy has delivered 14 Black Hawk helicopters to Peru.",
            [("arms", None, "ITA", ("ITA", "PER"), 14, None)],
        ),
        # Where somebody strikes is no party.
        (
            "An Israeli raid on Gaza killed 38 Egyptian soldiers in 1955.",
            [("deaths", None, "EGY", ("EGY", "ISR"), 38, "1955")],
        ),
        # More of the same people.
        (
            "Uganda hosts 380,000 Sudanese refugees; some 37,000 have come this year.",
            [("refugees", None, "SDN", ("SDN", "UGA"), 37_000, "2022")],
        ),
        # Who sent something in the sentence before gets nothing.
        (
            "Nepal needs help\n\nNepal lies in ruins. An Indian plane brought 50 doctors to Nepal. "
            "Norway has promised 10 million euros.",
            [("aid", None, "NOR", ("NOR", "NPL"), 1e7, None)],
        ),
        # What is worth so much, before what is set apart behind it.
        (
            "Canada sells India steel worth $90 million a year, about half of India's imports.",
            [("trade", "exports", "CAN", ("CAN", "IND"), 9e7, None)],
        ),
        # Whoever is told to leave is expelled.
        (
            "Chile expelled six Peruvian diplomats, and Peru ordered four Chileans to leave.",
            [("diplomats", None, "CHL", ("CHL", "PER"), 4, None)],
        ),
        # Those to whom all has gone so far.
        (
            "France and Mali\n\nChad has sent Mali 2,000 soldiers. Togo has sent Mali 540. Donors "
            "met on Monday. Japan promised $120 million.",
            [("aid", None, "JPN", ("JPN", "MLI"), 1.2e8, None)],
        ),
        (
            "Peru's foreign debts are many: its debts to foreign governments come to $42 billion.",
            [("debt", None, "PER", (), 4.2e10, None)],
        ),
        # Soldiers of any kind are lost.
        (
            "Belgium lost ten paratroopers in a battle with Rwanda.",
            [("deaths", None, "BEL", ("BEL", "RWA"), 10, None)],
        ),
    ],
)
def test_what_goes_on(read, text, expected):
    found = [(f.indicator, f.flow, f.of, f.between, f.value, f.period) for f in read(text)]
    for one in expected:
        assert one in found, found


@pytest.mark.parametrize(
    ("text", "source"),
    [
        (
            "Malians sent home $700 million from France in 2019, central bank data show, twice as "
            "much as in 2009.",
            "central bank data",
        ),
        (
            "Laos owed China $6 billion in 2019, treasury records show, against $5 billion in "
            "2018.",
            "treasury records",
        ),
    ],
)
def test_who_tells_a_sentence_in_its_midst(read, text, source):
    (figure,) = read(text)
    assert figure.source is not None
    assert figure.source.text == source


def test_gas_and_oil_by_the_day(read):
    assert [f.unit for f in read("Iran sold Iraq 9 million cubic metres of gas a day.")] == [
        "m3/day"
    ]


def test_a_goal_is_no_trade(read):
    text = "Trade between Peru and Chile was $3 billion in 2019, a third of the goal of $9 billion."
    assert [f.value for f in read(text)] == [3e9]


@pytest.mark.parametrize(
    ("text", "change", "base"),
    [
        (
            "Peru's exports to Chile fell to $30 million in March from $40 million in the same "
            "month of 2020.",
            -0.25,
            "2020-03",
        ),
        (
            "Peru imported 600,000 tonnes of wheat from Canada between January and March, the farm "
            "ministry in Lima said on Thursday, three times as much as in the same months of 2021.",
            2.0,
            "2021-01/2021-03",
        ),
    ],
)
def test_the_same_months_of_another_year(read, text, change, base):
    (figure,) = read(text)
    assert figure.change is not None
    assert (figure.change.value, figure.change.base_period) == (change, base)


def test_a_partner_is_one_in_all_goods(read):
    text = "Peru sold Chile 90,000 barrels of crude in 2019. Japan is Peru's largest trade partner."
    assert [f.indicator for f in read(text) if f.measure == "rank"] == ["trade"]


def test_a_bare_base_is_of_the_unit_of_its_level(read):
    text = "Chile's wheat exports to Peru fell to 180,000 tonnes from 600,000 after a poor harvest."
    (figure,) = read(text)
    assert figure.change is not None
    assert figure.change.implied_base == 600_000


def test_a_bare_base_behind_the_year_of_its_level(read):
    text = "Angola sent Zambia 90,000 barrels of oil a day in 2014, down from 120,000 in 2012."
    (figure,) = read(text)
    assert figure.change is not None
    assert (figure.change.base_period, figure.change.implied_base) == ("2012", 120_000)

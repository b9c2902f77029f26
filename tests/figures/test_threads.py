"""Figures that go on with what the article has told: its pair of states, its time, its trade."""

from __future__ import annotations

import pytest

import communique


def told(found):
    return [(f.indicator, f.flow, f.value, f.of, f.between) for f in found]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # Paragraphs of one sentence go on with the one before.
        (
            "Mali's imports from Niger fell 5 percent to $90 million in 2019.\n"
            "Exports to its neighbour rose to $70 million.",
            [
                ("trade", "imports", 90e6, "MLI", ("MLI", "NER")),
                ("trade", "exports", 70e6, "MLI", ("MLI", "NER")),
            ],
        ),
        # What goes from another goes to the buyer of whom the text has spoken.
        (
            "Chile's oil imports from Peru fell in May to 300,000 barrels.\n"
            "Shipments from Brazil climbed 9 percent to 700,000 barrels.",
            [
                ("oil", "imports", 300_000, "CHL", ("CHL", "PER")),
                ("oil", "exports", 700_000, "BRA", ("BRA", "CHL")),
            ],
        ),
        # Soldiers of others are where those told last are.
        (
            "Spain has 300 soldiers in Mali.\nIt gave Mali eight trucks and six helicopters.\n"
            "France leads the mission with 900 soldiers; Italy contributes 200.",
            [
                ("troops", None, 300, "ESP", ("ESP", "MLI")),
                ("arms", None, 6, "ESP", ("ESP", "MLI")),
                ("troops", None, 900, "FRA", ("FRA", "MLI")),
                ("troops", None, 200, "ITA", ("ITA", "MLI")),
            ],
        ),
        # The balance of the trade told before.
        (
            "Exports from Ghana to Mali came to $90 million in 2019. That left a surplus of $20 "
            "million.",
            [
                ("trade", "exports", 90e6, "GHA", ("GHA", "MLI")),
                ("trade balance", None, 20e6, "GHA", ("GHA", "MLI")),
            ],
        ),
        # Duties on goods worth a sum.
        (
            "Peru began to collect 15 percent tariffs on about $300 million of Chilean imports.",
            [
                ("tariff", None, 0.15, "PER", ("CHL", "PER")),
                ("tariff", None, 300e6, "PER", ("CHL", "PER")),
            ],
        ),
        # Whose imports the article tells of, though three states stand before.
        (
            "Brazil overtook Chile as the biggest exporter to Peru in 2019.\n"
            "Imports from Brazil rose 5 percent to $400 million. Those from Chile fell 8 percent "
            "to $300 million.\nThe deficit with Chile shrank to $90 million, while the gap with "
            "Brazil hit $70 million.",
            [
                ("trade", "imports", 1, "PER", ("BRA", "PER")),
                ("trade", "imports", 400e6, "PER", ("BRA", "PER")),
                ("trade", "imports", 300e6, "PER", ("CHL", "PER")),
                ("trade balance", None, 90e6, "PER", ("CHL", "PER")),
                ("trade balance", None, 70e6, "PER", ("BRA", "PER")),
            ],
        ),
        # Cubic metres of the gas told of, for two buyers.
        (
            "Bolivia's gas exports to Brazil rose to 9 bcm in 2018.\n"
            "Supplies to Chile rose 44 percent to 3 bcm and those to Argentina 53 percent.",
            [
                ("gas", "exports", 9e9, "BOL", ("BOL", "BRA")),
                ("gas", "exports", 3e9, "BOL", ("BOL", "CHL")),
                ("gas", "exports", 0.53, "BOL", ("ARG", "BOL")),
            ],
        ),
        # More of the refugees told of, with other hosts; but not those of whom nothing is said.
        (
            "Chad shelters 90,000 Sudanese refugees. Egypt has registered 60,000 arrivals and "
            "Uganda 7,000. Sweden took in 8,000 asylum seekers.",
            [
                ("refugees", None, 90_000, "SDN", ("SDN", "TCD")),
                ("refugees", None, 60_000, "SDN", ("EGY", "SDN")),
                ("refugees", None, 7_000, "SDN", ("SDN", "UGA")),
            ],
        ),
        # Further duties of one sentence; a share of goods is no rate.
        (
            "Peru put tariffs of 90 percent on Chilean wine and 45 percent on fruit.\n"
            "It will scrap tariffs on 30 percent of Chilean goods.",
            [
                ("tariff", None, 0.9, "PER", ("CHL", "PER")),
                ("tariff", None, 0.45, "PER", ("CHL", "PER")),
            ],
        ),
        # Where a change of people led; those who are some of the dead.
        (
            "Some 300 Peruvian soldiers, including 20 pilots, died in the war with Chile. Chilean "
            "tourist numbers in Peru fell 76 percent to 86,000.",
            [
                ("deaths", None, 300, "PER", ("CHL", "PER")),
                ("deaths", None, 20, "PER", ("CHL", "PER")),
                ("tourists", None, 86_000, "CHL", ("CHL", "PER")),
            ],
        ),
        # To whom a joined verb hands something is no party here.
        (
            "Peru agreed to supply Chile with 18 helicopters for $30 million and sold Bolivia "
            "missiles for $50 million.",
            [
                ("arms", None, 18, "PER", ("CHL", "PER")),
                ("arms", None, 30e6, "PER", ("CHL", "PER")),
                ("arms", None, 50e6, "PER", ("BOL", "PER")),
            ],
        ),
        # All of a debt is owed to no one of its creditors; gold mines are no arms.
        (
            "China holds half of Laos's foreign debt of $2 billion, and has put $300 million into "
            "gold mines there.",
            [
                ("debt", None, 0.5, "LAO", ("CHN", "LAO")),
                ("debt", None, 2e9, "LAO", ()),
                ("investment", None, 300e6, "CHN", ("CHN", "LAO")),
            ],
        ),
        # A share is of what follows "of".
        (
            "Japan buys 60 percent of Qatar's gas and a quarter of all its exports.",
            [
                ("gas", "exports", 0.6, "QAT", ("JPN", "QAT")),
                ("trade", "exports", 0.25, "QAT", ("JPN", "QAT")),
            ],
        ),
        # What is paid for goods the other way; a sum in the currency told before.
        (
            "Mali exported goods worth 8 billion dollars to Niger in 2019 and bought machinery for "
            "two billion.",
            [
                ("trade", "exports", 8e9, "MLI", ("MLI", "NER")),
                ("trade", "imports", 2e9, "MLI", ("MLI", "NER")),
            ],
        ),
        # Men, not planes; by way of whom they come is no party.
        (
            "Some 300 Syrian fighters were sent to Libya by way of Turkey.",
            [("troops", None, 300, "SYR", ("LBY", "SYR"))],
        ),
        # The soldiers of the other side; those who have fallen.
        (
            "In the war between Armenia and Azerbaijan, Baku says it has killed 2,700 troops.",
            [("deaths", None, 2_700, "ARM", ("ARM", "AZE"))],
        ),
        # Capacity, a share of value, migrants who only stand near a state: no figures.
        ("Peru sells Chile gas through a pipeline that can carry 10 billion cubic metres.", []),
        ("Mali imports food from Niger, as the franc lost half of its value.", []),
        ("Mali stopped its trains to Niger after 300 migrants refused to leave.", []),
        # Nationals whom others take in, in a text on those who flee; numbers in turn; some of them.
        (
            "The exodus from Venezuela goes on.\nPeru has taken in 853,000 Venezuelans. Ecuador "
            "had 330,000 in July. Chile and Argentina have sheltered 288,000 and 145,000.\nSpain "
            "has promised to resettle 12,000 of them; it admitted 1,608 last year.",
            [
                ("refugees", None, 853_000, "VEN", ("PER", "VEN")),
                ("refugees", None, 330_000, "VEN", ("ECU", "VEN")),
                ("refugees", None, 288_000, "VEN", ("CHL", "VEN")),
                ("refugees", None, 145_000, "VEN", ("ARG", "VEN")),
                ("refugees", None, 12_000, "VEN", ("ESP", "VEN")),
                ("refugees", None, 1_608, "VEN", ("ESP", "VEN")),
            ],
        ),
        # What is written off is no report; a commission of the union is the union.
        (
            "France will write off $90 million of Mali's debt, the minister said.",
            [("debt", None, 90e6, "MLI", ("FRA", "MLI"))],
        ),
        (
            "The European Commission plans tariffs of 47 percent on solar panels from China.",
            [("tariff", None, 0.47, "EUR", ("CHN", "EUR"))],
        ),
        # The balance of the one that runs it.
        (
            "Trade between Mali and Niger came to $90 million in 2019. Mali ran a deficit of $20 "
            "million.",
            [
                ("trade", "total", 90e6, None, ("MLI", "NER")),
                ("trade balance", None, 20e6, "MLI", ("MLI", "NER")),
            ],
        ),
        # Where soldiers died who were counted before.
        (
            "Spain has 300 soldiers in Mali and France 900. Some 38 French soldiers have "
            "died there.",
            [
                ("troops", None, 300, "ESP", ("ESP", "MLI")),
                ("troops", None, 900, "FRA", ("FRA", "MLI")),
                ("deaths", None, 38, "FRA", ("FRA", "MLI")),
            ],
        ),
        # Nobody is his own partner; who is left with a deficit has it; owed for gas is a debt.
        (
            "Peru's exports to Chile grew to $600 million in 2016. Imports from Chile, the top "
            "supplier, rose to $900 million, leaving Lima with a deficit of about $300 million.",
            [
                ("trade", "exports", 600e6, "PER", ("CHL", "PER")),
                ("trade", "imports", 900e6, "PER", ("CHL", "PER")),
                ("trade balance", None, 300e6, "PER", ("CHL", "PER")),
            ],
        ),
        (
            "Ukraine owes Turkmenistan $400 million for natural gas.",
            [("debt", None, 400e6, "UKR", ("TKM", "UKR"))],
        ),
        (
            "Peru bought Chilean goods worth $400 million in 2016 and sold Chile $100 million.",
            [
                ("trade", "imports", 400e6, "PER", ("CHL", "PER")),
                ("trade", "exports", 100e6, "PER", ("CHL", "PER")),
            ],
        ),
        # Men of many nations are of none; those of a contingent, before and after.
        (
            "Poland, which commands 6,200 troops from 15 nations in Iraq, will cut its contingent "
            "there from 2,400 to 1,500.",
            [("troops", None, 1_500, "POL", ("IRQ", "POL"))],
        ),
        # All of a state's trade is with nobody alone.
        (
            "Mali's imports from Niger fell 5 percent to $90 million in 2019.\n"
            "Mali's total exports rose to $700 million.",
            [
                ("trade", "imports", 90e6, "MLI", ("MLI", "NER")),
                ("trade", "exports", 700e6, "MLI", ()),
            ],
        ),
        # A frontier is no other state's.
        (
            "Peru has 300 soldiers in Chile.\nThe Peruvian army has 2,000 soldiers on the "
            "frontier.",
            [("troops", None, 300, "PER", ("CHL", "PER"))],
        ),
    ],
)
def test_relations(read, text, expected):
    assert told(read(text)) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # A change behind the level it led to.
        (
            "Peru bought 300,000 tonnes of wheat from Chile in May 2021, down 20 percent "
            "from April.",
            [(300_000, "2021-05", -0.2, "2021-04")],
        ),
        # The second of two clauses has its own trade, and the time of the first.
        (
            "Peru's exports to Chile fell 18 percent in 2020 to $52 million, while imports dropped "
            "12 percent to $88 million.",
            [(52e6, "2020", -0.18, "2019"), (88e6, "2020", -0.12, "2019")],
        ),
        # The time of the sentence before, and the year before it.
        (
            "Peru's exports to Chile were $52 million in the first half of 2020.\n"
            "Imports from Chile rose to $30 million from $20 million a year earlier.",
            [
                (52e6, "2020-01/2020-06", None, None),
                (30e6, "2020-01/2020-06", 0.5, "2019-01/2019-06"),
            ],
        ),
        # What a level is held against.
        (
            "Peru invested $700 million in Chile in 2001, against $2 billion in 1997.",
            [(700e6, "2001", -0.65, "1997")],
        ),
        # From when to when; a fiscal year is held against the one before.
        ("Peru sold Chile 20 tanks from 2007 to 2010.", [(20, "2007/2010", None, None)]),
        (
            "Peru's exports to Chile rose by 12 percent in the year to March 2022.",
            [(0.12, "2021-04/2022-03", 0.12, "2020-04/2021-03")],
        ),
        # From one year to another; the subject of a verb, however far.
        (
            "German exports to Kenya leapt by 50 percent between 2018 and 2021, to 90 million "
            "euros.",
            [(90e6, "2021", 0.5, "2018")],
        ),
        (
            "Trade between Mali and Niger, which peaked at $7 billion in 2008, was down to $2 "
            "billion in 2018.",
            [(7e9, "2008", None, None), (2e9, "2018", None, None)],
        ),
        # More by a sum than before.
        (
            "Peru's exports to Chile came to $35 billion in 2019, some $5 billion more than in "
            "2018.",
            [(35e9, "2019", 0.1667, "2018")],
        ),
        # The time of what was given goes on with what was "also" given.
        (
            "Japan lent Laos $30 million in 2009. It also gave grants of $5 million.",
            [(30e6, "2009", None, None), (5e6, "2009", None, None)],
        ),
        # A share that fell from another has the time of the trade told before.
        (
            "Imports of Peru from Chile fell to $30 million in 2019. Chile's share of Peruvian "
            "imports fell to 13 percent, the lowest since 2004, from 16 percent in 2018.",
            [(30e6, "2019", None, None), (0.13, "2019", -0.1875, "2018")],
        ),
        # When something was told is not when it was so.
        (
            "Chad said on Monday that its army had killed 30 Sudanese soldiers.",
            [(30, None, None, None)],
        ),
    ],
)  # fmt: skip
def test_times_and_changes(read, text, expected):
    assert [
        (f.value, f.period, f.change and f.change.value, f.change and f.change.base_period)
        for f in read(text)
    ] == expected


def test_rank_without_an_owner_is_of_the_theme(read):
    text = (
        "Kenya's trade with Uganda grew. Kenya sold Uganda cement. "
        "Uganda remained the largest export market."
    )
    (figure,) = (f for f in read(text) if f.measure == "rank")
    assert (figure.of, figure.between) == ("KEN", ("KEN", "UGA"))


def test_captured_after_killed(read):
    found = told(read("Chad's army killed 30 Sudanese soldiers and captured 12 at the border."))
    assert [(f[0], f[2], f[3]) for f in found] == [("deaths", 30, "SDN"), ("prisoners", 12, "SDN")]


def test_who_tells_within_what_is_told(read):
    text = (
        "The clashes in Chad killed 90 people, the U.N. human rights office said, including 20 "
        "children."
    )
    assert [f.source and f.source.text for f in read(text)] == ["U.N. human rights office"] * 2


def test_title_is_not_told_twice():
    record = communique.code(
        "Peru sells Chile 12 tanks\n\nPeru has sold Chile 12 tanks, officials said on Monday.\n",
        published="2022-05-10",
    )
    assert [f.value for f in record.figures] == [12]


def test_victims_are_of_a_war_that_the_events_tell_of():
    record = communique.code(
        "Chadian troops attacked Sudanese forces at the border on Monday. Some 30 Sudanese "
        "soldiers have died so far.",
        published="2022-05-10",
    )
    (figure,) = record.figures
    assert (figure.of, figure.between) == ("SDN", ("SDN", "TCD"))


def test_what_exports_are_made_of_is_no_tie(read):
    text = (
        "Angola's imports from Cuba fell 12% in 2022 to $4.6 million, while oil, which makes up "
        "more than 90% of Angola's exports, goes mostly to China."
    )
    (figure,) = read(text)
    assert (figure.indicator, figure.flow, figure.value) == ("trade", "imports", 4_600_000)


def test_a_time_before_a_semicolon_is_not_that_of_last_year(read):
    text = (
        "Before the 1998 war Peru took half of Chile's exports; last year trade between the two "
        "was worth $3 million."
    )
    assert read(text)[-1].period not in (None, "1998")


def test_turnover_is_trade_of_both_ways(read):
    text = (
        "Turnover between Peru and Chile grew by 13% to $26 million in 2021, and Peru took 28% of "
        "Chile's exports."
    )
    level, share = read(text)
    assert (level.flow, level.change.value, level.period) == ("total", 0.13, "2021")
    assert (share.of, share.flow, share.value) == ("CHL", "exports", 0.28)


def test_goods_of_a_state_are_a_tie_where_they_open_a_sentence(read):
    (figure,) = read("Russian gas makes up 40 per cent of Germany's gas imports.")
    assert set(figure.between) == {"DEU", "RUS"}

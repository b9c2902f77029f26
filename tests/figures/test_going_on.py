"""Numbers that go on with what was told before: in the sentence, or in the one before it."""

from __future__ import annotations

import pytest


def told(found):
    return [(f.indicator, f.value, f.of, f.between) for f in found]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # A gap with "another", after a bare number of a new clause.
        (
            "Chad shelters 90,000 Sudanese. Libya has taken in 70,000 and Egypt another 60,000.",
            ("refugees", 60_000, "SDN", ("EGY", "SDN")),
        ),
        # More of them somewhere else.
        (
            "Chad shelters 90,000 Malian refugees. In Niger there are 70,000.",
            ("refugees", 70_000, "MLI", ("MLI", "NER")),
        ),
        (
            "Some 9,000 Peruvian soldiers stand at the border and 600 are already inside Ecuador.",
            ("troops", 600, "PER", ("ECU", "PER")),
        ),
        # Those who do alike in another clause are no partners.
        (
            "Nepal needs help. Japan gave $10 million to Nepal; Norway has promised $4 million.",
            ("aid", 4e6, "NOR", ("NOR", "NPL")),
        ),
        # Sums that share the verb of the one before.
        (
            "Nepal is poor. Japan offered Nepal $9 million, Norway $4 million and Peru $2 million.",
            ("aid", 2e6, "PER", ("NPL", "PER")),
        ),
        # A share of what was told last.
        (
            "Chile's exports to Peru fell to $70 million in 2018. Japan took 40 percent of them.",
            ("trade", 0.4, "CHL", ("CHL", "JPN")),
        ),
        # A share of what a clause tells.
        (
            "Copper accounts for 31 percent of what Peru buys from Chile.",
            ("trade", 0.31, "PER", ("CHL", "PER")),
        ),
        # Another partner of the same owner.
        (
            "Chile's exports to Peru fell to $70 million. Sales to Bolivia came to $30 million.",
            ("trade", 30e6, "CHL", ("BOL", "CHL")),
        ),
        # Part of what was counted, with a giver of its own.
        (
            "Peru wants to buy 90 tanks from Italy, after the Spanish government refused to sell "
            "it 60 of them.",
            ("arms", 60, "ESP", ("ESP", "PER")),
        ),
        # The deal told last.
        (
            "Italy sold Peru 12 tanks. The sale, worth $30 million, is the first.",
            ("arms", 30e6, "ITA", ("ITA", "PER")),
        ),
        # What those counted, or the goods measured, cost.
        (
            "Peru bought 12 tanks for $30 million from Italy.",
            ("arms", 30e6, "ITA", ("ITA", "PER")),
        ),
        (
            "Peru sold Italy 900,000 barrels of oil, worth $30 million.",
            ("oil", 30e6, "PER", ("ITA", "PER")),
        ),
        # What a state takes for what it sells.
        (
            "Peru sold Chile $30 million worth of goods and took only $8 million in return.",
            ("trade", 8e6, "PER", ("CHL", "PER")),
        ),
        # Goods of the one who sells to others.
        (
            "Peru's exports reached $90 million in 2019. Chile took goods worth $30 million.",
            ("trade", 30e6, "CHL", ("CHL", "PER")),
        ),
        # A tariff that goods pay.
        (
            "Peru put a tariff of 20 percent on Chilean wine. Beer pays 30 percent.",
            ("tariff", 0.3, "PER", ("CHL", "PER")),
        ),
        # Nationals among others.
        (
            "Of the diplomats in Lima, Peru expelled nine Chileans.",
            ("diplomats", 9, "CHL", ("CHL", "PER")),
        ),
    ],
)
def test_goes_on_with_what_was_told(read, text, expected):
    assert expected in told(read(text))


@pytest.mark.parametrize(
    ("text", "periods"),
    [
        # The time of the exports is that of the imports, whose own is their base.
        (
            "Peru's exports to Chile rose 8 percent to $90 million in 2019. Imports from Chile "
            "grew to $60 million from $40 million in 2015.",
            ["2019", "2019"],
        ),
        # "The same year" is that of the number before, not of its base.
        (
            "Peru's exports to Chile came to $90 million in 2019, down from $95 million in 2015. "
            "Chile sold it goods worth $50 million in the same year.",
            ["2019", "2019"],
        ),
        # What opens a sentence holds for all that is joined.
        (
            "In May 2019 supplies from Chile fell, and Peru bought 5 million cubic metres of gas "
            "from Bolivia.",
            ["2019-05"],
        ),
        # What once was so has no time.
        (
            "Wine sales from Chile to Peru, once worth $90 million a year, came to $40 million in "
            "2019.",
            [None, "2019"],
        ),
    ],
)
def test_times(read, text, periods):
    found = [f for f in read(text) if f.measure == "level"]
    assert [f.period for f in found] == periods


@pytest.mark.parametrize(
    ("text", "change"),
    [
        (
            "Remittances from Chile to Peru were $80 million in 2019, a fifth less than in 2018.",
            (-0.2, "2018", 100e6),
        ),
        (
            "Peru's exports to Chile fell to $75 million in 2019 from $100 million in 2015.",
            (-0.25, "2015", 100e6),
        ),
    ],
)
def test_changes(read, text, change):
    (figure,) = read(text)
    assert figure.change is not None
    assert (figure.change.value, figure.change.base_period) == change[:2]
    assert figure.change.implied_base == change[2]


def test_a_bare_base_is_of_the_kind_of_its_number(read):
    text = "Peru put a tariff of 20 percent on Chilean wine. Beer pays 30 percent, up from 20."
    beer = read(text)[-1]
    assert beer.change is not None
    assert (beer.value, beer.change.value, beer.change.implied_base) == (0.3, 0.5, 0.2)


@pytest.mark.parametrize(
    "text",
    [
        # "Hundreds" is no number.
        "Hundreds of Peruvian soldiers were killed by Chilean shells.",
        "Chile gave Peru millions of dollars in aid.",
        # Those whom no state has sent.
        "Chile told Peru's embassy to send home 20 employees.",
    ],
)
def test_no_number(read, text):
    assert read(text) == []


def test_nationals_are_counted_with_what_they_are_among(read):
    found = read("Tourists return to Peru: 80,000 came in May, of whom 13,000 were Chileans.")
    assert ("tourists", 13_000, "CHL") in [(f.indicator, f.value, f.of) for f in found]


def test_sources_of_later_clauses_do_not_tell_the_first(read):
    first, second = read(
        "Peru keeps 3,000 soldiers in Chile and, according to American diplomats, 200 Peruvian "
        "marines guard the coast of Chile."
    )
    assert first.source is None
    assert second.source is not None


def test_who_finds_refuge_is_no_source(read):
    (figure,) = read("Some 5,000 Peruvians have found refuge in Chile.")
    assert figure.source is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # Trade with one, in an article on another; then with further partners.
        (
            "Peru looks abroad\n\nPeru sells copper. Trade with Chile reached $90 million in 2019; "
            "with Japan it was $80 million and with Italy $70 million.",
            [
                ("trade", 90e6, None, ("CHL", "PER")),
                ("trade", 80e6, None, ("JPN", "PER")),
                ("trade", 70e6, None, ("ITA", "PER")),
            ],
        ),
        # Goods without a name are those told before.
        (
            "Peru buys oil from Iraq. In 2018 it bought 40,000 tons of oil from Iraq. It took "
            "50,000 tons from Iraq in 2019.",
            [("oil", 40_000, "PER", ("IRQ", "PER")), ("oil", 50_000, "PER", ("IRQ", "PER"))],
        ),
        # Two verbs of one subject.
        (
            "Peru took 7,900 gigawatt hours from Chile in 2019 and owes about $50 million.",
            [("electricity", 7.9e6, "PER", ("CHL", "PER")), ("debt", 50e6, "PER", ("CHL", "PER"))],
        ),
        # The dead of the other side.
        (
            "Peru lost 90 soldiers in the war with Ecuador. Ecuador says that 40 of its men died.",
            [("deaths", 90, "PER", ("ECU", "PER")), ("deaths", 40, "ECU", ("ECU", "PER"))],
        ),
        # Who only lets it pass is no partner.
        (
            "Peru sold 90,000 barrels of oil to Chile through Bolivia.",
            [("oil", 90_000, "PER", ("CHL", "PER"))],
        ),
        # Against another's.
        (
            "In 2019 Italy put $40 million into Peru, against $30 million from Japan.",
            [("investment", 40e6, "ITA", ("ITA", "PER"))],
        ),
    ],
)
def test_partners_of_joined_clauses(read, text, expected):
    found = told(read(text))
    for one in expected:
        assert one in found, found


@pytest.mark.parametrize(
    "text",
    [
        "Peru handed over the bodies of six Chilean soldiers.",
        "Peru's president met the families of 60 Chilean soldiers.",
        # Nor is how old somebody was.
        "Chile's army opened an investigation into the death of a 22-year-old Peruvian man.",
    ],
)
def test_what_counts_nobody(read, text):
    assert read(text) == []


def test_above_the_year_before(read):
    (figure,) = read(
        "Peru's exports to Chile came to $174 million in 2019, 16 percent above the year before."
    )
    assert figure.change is not None
    assert (figure.change.value, figure.change.base_period) == (0.16, "2018")


def test_before_a_war_of_some_year_is_not_that_year(read):
    (figure,) = read("Before the war of 1998 Peru took two-thirds of Ecuador's exports.")
    assert figure.period is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # Shares of another's trade, told with the partner alone.
        (
            "Chile takes 18 percent of Peru's exports, Bolivia 14 and Ecuador 9.",
            [("trade", 0.14, "PER", ("BOL", "PER")), ("trade", 0.09, "PER", ("ECU", "PER"))],
        ),
        (
            "Chile accounts for 44 percent of Peru's exports, and Bolivia for 6 percent.",
            [("trade", 0.44, "PER", ("CHL", "PER")), ("trade", 0.06, "PER", ("BOL", "PER"))],
        ),
        (
            "Chile takes 18 percent of Peru's exports. Bolivia takes 14 percent.",
            [("trade", 0.14, "PER", ("BOL", "PER"))],
        ),
        # Nationals counted beside others.
        (
            "Last year 900,000 Canadians visited Cuba, 149,000 Britons and 115,000 Germans.",
            [
                ("tourists", 900_000, "CAN", ("CAN", "CUB")),
                ("tourists", 149_000, "GBR", ("CUB", "GBR")),
                ("tourists", 115_000, "DEU", ("CUB", "DEU")),
            ],
        ),
        # Goods told before.
        (
            "Coal from Chile is cheap. Peru imported 89,000 tonnes of it from Chile in 2018.",
            [("coal", 89_000, "PER", ("CHL", "PER"))],
        ),
        # A part of a sum.
        (
            "The United States gave Peru $90 million in aid, of which $40 million is for schools.",
            [("aid", 90e6, "USA", ("PER", "USA")), ("aid", 40e6, "USA", ("PER", "USA"))],
        ),
        # What stands behind a semicolon is another's.
        (
            "Chile sold Peru goods worth $80 million; Bolivia sold it $20 million worth of goods.",
            [("trade", 80e6, "CHL", ("CHL", "PER"))],
        ),
    ],
)
def test_what_is_told_side_by_side(read, text, expected):
    found = told(read(text))
    for one in expected:
        assert one in found, found


def test_who_kills_is_not_whose_the_dead_are(read):
    text = "Peru mourns the killings of four people by Chilean troops."
    assert [f.of for f in read(text) if f.indicator == "deaths"] != ["CHL"]

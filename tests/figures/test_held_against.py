"""Amounts that are held against others: what they came from, what they are a multiple of."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.figures.conftest import Read


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # A bare number has the unit, and the millions, of the level that it led to.
        (
            "Oman sold 600,000 barrels a day to Japan in March, up from 400,000 in February.",
            [(600_000, "2022-03", 0.5, "2022-02")],
        ),
        (
            "Norway's gas exports to Poland fell to 3 bcm in 2021, down from 4 the year before.",
            [(3e9, "2021", -0.25, "2020")],
        ),
        (
            "Peru sold 1.2 million tonnes of copper to Chile in 2021, against 800,000 in 2015.",
            [(1.2e6, "2021", 0.5, "2015")],
        ),
        # A year is none.
        (
            "Peru's exports to Chile rose to $4 billion, up 25 percent from 2015.",
            [(4e9, None, 0.25, "2015")],
        ),
        # A day behind the base is when the rate was changed.
        (
            "Peru cut its tariff on Chilean wine to 10 percent from 20 percent on May 6.",
            [(0.1, "2022-05-06", -0.5, None)],
        ),
        # A year to come has no year before it.
        (
            "Peru and Chile plan to double their trade to $8 billion by 2030.",
            [(8e9, "2030", 1.0, None)],
        ),
        # A multiple of what another does is no change, and he is no party.
        (
            "Chad has taken in 400,000 Sudanese refugees, more than twice as many as Kenya.",
            [(400_000, None, None, None)],
        ),
        (
            "Chad has taken in 400,000 Sudanese refugees, more than twice as many as in 2015.",
            [(400_000, None, 1.0, "2015")],
        ),
        (
            "Danish visitors to Malta fell to 9,000 in 2021, less than half the number of 2019.",
            [(9_000, "2021", -0.5, "2019")],
        ),
    ],
)
def test_what_an_amount_is_held_against(
    read: Read, text: str, expected: list[tuple[float, str | None, float | None, str | None]]
) -> None:
    figures = read(text)
    assert [
        (f.value, f.period, f.change and f.change.value, f.change and f.change.base_period)
        for f in figures
    ] == expected
    assert all(len(f.between) == 2 for f in figures)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # People whom a bare number counts as the subject of its verb.
        ("Nepali workers in Qatar numbered 48,000 last year.", [("NPL", 48_000, "2021")]),
        ("Russian tourists in Sri Lanka topped 200,000.", [("RUS", 200_000, None)]),
        ("Italian soldiers in Lebanon were cut to 900.", [("ITA", 900, None)]),
        # Two places of one verb share its time.
        (
            "In 1985 France had 1,200 soldiers in Chad and 900 in Gabon.",
            [("FRA", 1_200, "1985"), ("FRA", 900, "1985")],
        ),
        # A relative clause tells of what its noun is, with whom it is.
        (
            "Chinese loans to Laos, which stood at $90 million in 2013, are called too high.",
            [("CHN", 9e7, "2013")],
        ),
        # Planes called fighters are nobody's men.
        ("Peru ordered 20 Rafale fighters from France.", [("FRA", 20, None)]),
        # Oil that nothing burns.
        ("Malaysia sold Kenya 90,000 tonnes of palm oil.", [("MYS", 90_000, None)]),
    ],
)
def test_whose_a_number_is(
    read: Read, text: str, expected: list[tuple[str, float, str | None]]
) -> None:
    assert [(f.of, f.value, f.period) for f in read(text)] == expected


def test_a_partner_in_all_goods_has_shares_of_both_ways(read: Read) -> None:
    text = "India is Nepal's top trading partner, with 60 percent of its imports."
    share, rank = read(text)
    assert (share.of, share.flow, share.value) == ("NPL", "imports", 0.6)
    assert (rank.of, rank.measure) == ("NPL", "rank")


def test_who_comes_before_another_does_not_hold_its_rank(read: Read) -> None:
    (rank,) = read("Kenya's biggest arms supplier after the United States is Germany.")
    assert (rank.of, rank.between) == ("KEN", ("DEU", "KEN"))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # A change in a part, without "by".
        (
            "Kenya's exports to Uganda brought in $9 million in 2021, up a third on 2019.",
            [("level", 9e6, "2021", 0.3333, "2019")],
        ),
        # A level set apart is not where the change led.
        (
            "Kenya's exports to Uganda, which had stood at $9 million, fell a fifth last year.",
            [("level", 9e6, None, None, None), ("change", -0.2, "2021", -0.2, "2020")],
        ),
        # A rate may change by a factor.
        (
            "India doubled its tariff on American apples to 40 percent.",
            [("level", 0.4, None, 1.0, None)],
        ),
    ],
)
def test_what_led_to_an_amount(
    read: Read,
    text: str,
    expected: list[tuple[str, float, str | None, float | None, str | None]],
) -> None:
    assert [
        (f.measure, f.value, f.period, f.change and f.change.value,
         f.change and f.change.base_period)
        for f in read(text)
    ] == expected  # fmt: skip

"""A month without its year: the year of the story told, or the last before publication."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from communique.language import Parse

Read = Callable[..., Parse]

# The text moves on to the day of reporting.
NOW = [
    (
        "Ties soured in 2018, when Oslo barred the firm, and worsened in April, when the "
        "premier called for an inquiry.",
        "April",
        "2020-04",
    ),
    ("Talks opened in 2017 and broke down in June over fishing rights.", "June", "2020-06"),
    (
        "The premier, who took office in 2010, dismissed his army chief in April.",
        "April",
        "2020-04",
    ),
    ("A treaty signed in 1987 lapsed in August.", "August", "2020-08"),
    ("The 2018 truce collapsed in March after a raid on a convoy.", "March", "2020-03"),
    ("The accord of 1994 fell apart in May.", "May", "2020-05"),
    (
        "The army has ruled since 1989. In October it shot dead three protesters.",
        "October",
        "2020-10",
    ),
    (
        "Exports were lower than in 2015. In September the ministry banned imports of barley.",
        "September",
        "2020-09",
    ),
    ("The two states went to war in 1998. Elections are to be held in May.", "May", "2021-05"),
    ("The border was closed in 2016. It will open again in March.", "March", "2021-03"),
    (
        "Critics had warned of it in 2012, but the government signed the contract in July.",
        "July",
        "2020-07",
    ),
    ("The minister was jailed in 2017 and was freed in August.", "August", "2020-08"),
]
# It tells on of the year it has named.
THEN = [
    (
        "The two countries fought in 2011 and agreed to a ceasefire in December of that year.",
        "December",
        "2011-12",
    ),
    ("They signed the pact in August 1994. They had met in May.", "May", "1994-05"),
    # A tale goes forward.
    ("They signed the pact in August 1994. In May they ratified it.", "May", "1995-05"),
    ("Oslo seized a ship in December 2016 but released it in March.", "March", "2017-03"),
    (
        "In 1994 the rebels attacked from the north. In July they took the capital.",
        "July",
        "1994-07",
    ),
    (
        "War broke out in 1992, and in April the militia laid siege to the capital.",
        "April",
        "1992-04",
    ),
    (
        "In 2011 protests spread to the coast, and in October the rebels killed the ruler.",
        "October",
        "2011-10",
    ),
    ("The army seized power in March 1976. In June it banned all parties.", "June", "1976-06"),
    (
        "The king fled in 1979. The new rulers held a vote in April and wrote a "
        "constitution by December.",
        "April",
        "1979-04",
    ),
    (
        "In August 2008 Georgian troops shelled the town. Russia recognised the region "
        "that month and closed the border in September.",
        "September",
        "2008-09",
    ),
    ("When war came in 1991, the embassy closed in March.", "March", "1991-03"),
    (
        "The union broke up in 1991. Minsk, which had declared independence in August, "
        "hosted the talks.",
        "August",
        "1991-08",
    ),
    (
        "The accord was signed in 1993 by two leaders who shook hands on a lawn in September.",
        "September",
        "1993-09",
    ),
    (
        "Rebels took the town in May 2013, lost it in July and burned it in October.",
        "October",
        "2013-10",
    ),
]


@pytest.mark.parametrize(("text", "month", "wanted"), [*NOW, *THEN])
def test_a_bare_month(read_times: Read, text: str, month: str, wanted: str) -> None:
    parse = read_times(text, "2020-11-28")
    start = text.index(month)
    assert [m.edtf for m in parse.times if m.start <= start < m.end] == [wanted]


SPANS = [
    ("Exports fell in the first two months of 2026.", "two months of 2026", "2026-01/2026-02"),
    ("Arrivals doubled in the first ten months of last year.", "ten months", "2019-01/2019-10"),
    ("It bought less oil in the last five months of 2024.", "five months", "2024-08/2024-12"),
    ("The deficit grew in the year to March 2021.", "March 2021", "2020-04/2021-03"),
    ("Sales came to $2bn in the year to September.", "year to", "2019-10/2020-09"),
    ("Profits halved in the six months to June 2019.", "June 2019", "2019-01/2019-06"),
    ("Aid rose in the 12 months ending in January 2020.", "January 2020", "2019-02/2020-01"),
    ("Four ships were hit in the first ten days of March.", "days", "2020-03-01/2020-03-10"),
    ("He moved the vote from May to June 2018.", "June 2018", "2018-05/2018-06"),
    ("The army took the island in July and August 1974.", "July", "1974-07/1974-08"),
    ("Rebels held the port in May and June 2019.", "May", "2019-05/2019-06"),
    ("Talks were held in December and January 2018.", "December", "2017-12/2018-01"),
    ("Elections were held in May and October 2018.", "October 2018", "2018-10"),
]


@pytest.mark.parametrize(("text", "words", "wanted"), SPANS)
def test_a_stretch_with_its_end(read_times: Read, text: str, words: str, wanted: str) -> None:
    parse = read_times(text, "2020-11-28")
    start = text.index(words)
    near = [m.edtf for m in parse.times if m.start < start + len(words) and start < m.end]
    assert near == [wanted]


EVENTS = [
    # Counted from the main line, not from an aside or a deadline.
    (
        "The council met on Monday, where it heard an envoy who had flown in on Sunday. "
        "Hours earlier, soldiers shelled the port.",
        "shelled",
        "2021-03-08~",
    ),
    (
        "Mali expelled an envoy on Tuesday and gave him until the end of the following day to "
        "leave. It had recalled its own ambassador three days earlier.",
        "recalled",
        "2021-03-06",
    ),
    # What is signed says so when it is signed.
    ("Late on Monday he signed a decree recognising the region.", "recognising", "2021-03-08"),
    # The day of a journey to come.
    (
        "The premier is to fly to Rome on Thursday, where he will meet the pope.",
        "meet",
        "2021-03-11",
    ),
    ("He flew to Rome on Sunday, where he will meet the pope.", "meet", None),
    (
        "Merkel will visit Oslo before flying to Sweden on Friday, where she will meet the king.",
        "meet",
        "2021-03-12",
    ),
    (
        "He is to address a house before travelling to Rome on Thursday, where he will meet it.",
        "meet",
        "2021-03-11",
    ),
    # What is voted stands in the time of the vote.
    ("The Kenyan parliament voted on Monday to call up reservists.", "call", "2021-03-08"),
    ("Deputies voted on Friday to recall the envoy.", "recall", "2021-03-05"),
    # Since when something has been refused.
    (
        "Chinese ministers have refused to take their calls since June.",
        "refused",
        "2020-06/2021-03-10",
    ),
    ("Iran has declined to meet the envoy since 2019.", "declined", "2019/2021-03-10"),
]


@pytest.mark.parametrize(("text", "word", "wanted"), EVENTS)
def test_an_event(read_times: Read, text: str, word: str, wanted: str | None) -> None:
    parse = read_times(text, "2021-03-10")
    token = next(t for t in parse.doc if t.text == word)
    assert parse.clock.at(token).when.edtf == wanted


@pytest.mark.parametrize(
    ("text", "word", "background"),
    [
        # Below a promise of long ago.
        ("In 1994 Russia undertook to respect it after Kiev gave up its weapons.", "gave", True),
        ("In 1990 Chad pledged to leave when the rebels laid down their arms.", "laid", True),
        ("On Monday Chad pledged to leave after the rebels laid down their arms.", "laid", False),
        # What went on for days before is of late.
        (
            "The envoy left Aden on Monday, where he had negotiated for five days.",
            "negotiated",
            False,
        ),
        ("The talks ended. Both sides had haggled for 20 hours.", "haggled", False),
        ("On Monday he left the city, where he had studied for years.", "studied", True),
    ],
)
def test_what_is_long_past(read_times: Read, text: str, word: str, background: bool) -> None:
    parse = read_times(text, "2021-03-10")
    token = next(t for t in parse.doc if t.text == word)
    assert parse.clock.at(token).background is background

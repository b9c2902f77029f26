"""A month without its year: the year of the story told, or the last before publication."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from communique.language import Parse

Read = Callable[..., Parse]

# The text moves on to the day of reporting.
NOW = [
    (
        "Ties soured in 2018, when Oslo barred the firm, and worsened in April, when the premier called for an inquiry.",
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
        "The king fled in 1979. The new rulers held a vote in April and wrote a constitution by December.",
        "April",
        "1979-04",
    ),
    (
        "In August 2008 Georgian troops shelled the town. Russia recognised the region that month and closed the border in September.",
        "September",
        "2008-09",
    ),
    ("When war came in 1991, the embassy closed in March.", "March", "1991-03"),
    (
        "The union broke up in 1991. Minsk, which had declared independence in August, hosted the talks.",
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

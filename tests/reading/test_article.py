from __future__ import annotations

import pytest

from communique.reading import read_text
from communique.reading.article import take_apart
from communique.reading.bylines import byline, credit, people
from communique.reading.furniture import is_furniture

from .pages import DUMP


def test_facts_come_out_and_furniture_goes() -> None:
    document = read_text(DUMP)
    info = document.info
    assert info.title == "Norway and Chile sign fisheries pact"
    assert (info.published, info.updated) == ("2019-06-03T08:15", "2019-06-03T10:40")
    assert info.authors == ("Kari Lund",)
    assert info.publisher == "Fjord Daily Post"
    assert info.language == "en"
    assert document.text.split("\n") == [DUMP.split("\n")[0], "", *DUMP.split("\n")[3:6]]


def test_facts_given_stand_over_those_told() -> None:
    info = read_text(DUMP, published="1 May 2020", publisher="Other", title="Pact").info
    assert (info.published, info.publisher, info.title) == ("2020-05-01", "Other", "Pact")


@pytest.mark.parametrize(
    ("head", "published", "updated", "publisher", "authors"),
    [
        ("Levant Herald, July 21, 2024\nBy Ana Ruiz", "2024-07-21", None, "Levant Herald",
         ["Ana Ruiz"]),
        ("Friday, 14 April 2023 — updated 21:16", "2023-04-14", "2023-04-14T21:16", None, []),
        ("By ANA RUIZ and J. T. LIM, Coast Times", None, None, "Coast Times",
         ["Ana Ruiz", "J. T. Lim"]),
        ("26 October 2019 | 14:37 GMT\nAna Ruiz in Lima and Jan Smit in Quito",
         "2019-10-26T14:37+00:00", None, None, ["Ana Ruiz", "Jan Smit"]),
        ("Source: Delta Press Agency\nUpdated 2 hours ago\n3 min read", None, None,
         "Delta Press Agency", []),
        ("By Ana Ruiz | Published May 3, 2020 at 4:05 p.m.", "2020-05-03T16:05", None, None,
         ["Ana Ruiz"]),
    ],
)  # fmt: skip
def test_heads(
    head: str, published: str | None, updated: str | None, publisher: str | None, authors: list[str]
) -> None:
    body = "Envoys of both sides met again in Oslo.\nThey agreed on nothing."
    told = take_apart(f"Talks resume in Oslo\n{head}\n{body}")
    assert (told.title, told.body) == ("Talks resume in Oslo", body)
    assert (told.published, told.updated, told.publisher) == (published, updated, publisher)
    assert list(told.authors) == authors


@pytest.mark.parametrize(
    "foot",
    [
        "Copyright 1999 Delta News Service. All rights reserved.",
        "© Delta News Service. Sign up for our daily briefing.",
        "Delta News Service © 1999",
        "(Reporting by Ana Ruiz in Lima; Editing by P. Lowell)\n"
        "Originally published by Delta News Service",
    ],
)  # fmt: skip
def test_feet(foot: str) -> None:
    body = "Envoys of both sides met again in Oslo.\nThey agreed on nothing."
    told = take_apart(f"Talks resume in Oslo\n{body}\n{foot}\nShare this article:  Mail | Print")
    assert told.body == body
    assert told.publisher == "Delta News Service"
    assert told.authors in ((), ("Ana Ruiz",))


def test_database_dump_with_labels() -> None:
    told = take_apart(
        "The Delta Times\n\nJuly 11, 2021 Sunday\n\nEnvoys Meet Again in Oslo\n\n"
        "BYLINE: Ana Ruiz\n\n"
        "SECTION: Section A; Pg. 4\n\nLENGTH: 512 words\n\nEnvoys of both sides met again.\n\n"
        "They agreed on nothing.\n\nLOAD-DATE: July 12, 2021"
    )
    assert told.title == "Envoys Meet Again in Oslo"
    assert told.publisher == "The Delta Times"
    assert (told.published, told.updated) == ("2021-07-11", "2021-07-12")
    assert told.authors == ("Ana Ruiz",)
    assert told.body == "Envoys of both sides met again.\n\nThey agreed on nothing."


def test_prose_is_no_title_and_no_byline() -> None:
    text = "The minister resigned on Friday.\n\nBy Friday evening Parliament had met. It voted."
    told = take_apart(text)
    assert told.title is None
    assert told.body == text


def test_lines_broken_at_a_width_are_joined() -> None:
    told = take_apart(
        "Envoys meet again\n\n"
        "Envoys of both sides met again in Oslo on Monday, a week after the\n"
        "first round of talks ended in a quarrel over the order of the flags\n"
        "in the hall of the ministry, officials of the host country said.\n\n"
        "They agreed on nothing, and will meet again in the spring, when the\n"
        "ice is gone."
    )
    assert len(told.body.split("\n\n")) == 2
    assert "after the first round" in told.body


def test_agency_and_date_of_a_dateline() -> None:
    told = take_apart("Talks resume\nSEOUL, July 11, 2021 (Delta) -- Envoys met.\nNo more.")
    assert (told.publisher, told.published) == ("Delta", "2021-07-11")
    assert told.body.startswith("SEOUL, July 11, 2021 (Delta) -- ")


def test_end_mark_of_an_agency() -> None:
    assert take_apart("Talks resume\nEnvoys met in Oslo. Enditem").body == "Envoys met in Oslo."


def test_furniture_alone_stays_text() -> None:
    assert take_apart("Share this article", titled=False).body == "Share this article"


@pytest.mark.parametrize(
    "prose",
    [
        "Any use of force is prohibited by the charter.",
        "The report was published on Monday by a panel of the United Nations.",
        "Support for the government fell.",
        "North Korea rejects nuclear policy",
        "The two sides agreed to share intelligence.",
        "Share the burden, alliance chief tells members",
        "Video by satellite showed columns of tanks moving towards the northern border.",
    ],
)
def test_prose_is_no_furniture(prose: str) -> None:
    assert not is_furniture(prose, outside=True)


def test_bylines() -> None:
    said = byline("By Leyla Haddad, Northgate Times")
    assert said is not None
    assert (said.authors, said.publisher) == (("Leyla Haddad",), "Northgate Times")
    assert byline("By contrast, France and Germany have said nothing") is None
    assert people("Ana Ruiz, Jan Smit", places=True) is None
    wire = byline("By Reuters")
    assert wire is not None
    assert wire.publisher == "Reuters"
    assert credit("with the help of his brother") is None


@pytest.mark.parametrize(
    ("head", "published", "authors"),
    [
        ("Posted by Ana Ruiz on May 3, 2020 at 4:05 pm", "2020-05-03T16:05", ["Ana Ruiz"]),
        ("By Ana Ruiz\nBusiness reporter, Oslo", None, ["Ana Ruiz"]),
        ("Published May 3, 2020\nANA M. RUIZ", "2020-05-03", ["Ana M. Ruiz"]),
        ("\uff12\uff10\uff12\uff10年\uff15月\uff13日", "2020-05-03", []),
    ],
)
def test_heads_of_rarer_forms(head: str, published: str | None, authors: list[str]) -> None:
    body = "OSLO, Norway — Envoys of both sides met again.\nThey agreed on nothing."
    told = take_apart(f"Talks resume in Oslo\n{head}\n{body}")
    assert (told.title, told.body) == ("Talks resume in Oslo", body)
    assert (told.published, list(told.authors)) == (published, authors)


def test_name_of_the_desk_stands_over_the_title() -> None:
    told = take_apart(
        "KTV Business\nNorway and Chile strike salmon deal\n11 hours ago\n"
        "Norway and Chile struck a deal on salmon.\nBoth praised it."
    )
    assert (told.title, told.publisher) == ("Norway and Chile strike salmon deal", "KTV Business")


def test_who_helped_is_no_publisher() -> None:
    told = take_apart(
        "Talks resume in Oslo\nEnvoys met again.\nThey agreed.\nAdditional reporting by Reuters"
    )
    assert told.publisher is None
    assert told.body == "Envoys met again.\nThey agreed."


def test_other_stories_below_the_article_go() -> None:
    body = "Envoys of both sides met again in Oslo.\nThey agreed on nothing."
    told = take_apart(
        f"Talks resume in Oslo\n{body}\nMore on this story\nWhat are the sticking points?\n"
        "24 September 2020\nRelated internet links\n"
        "The station is not responsible for the content of external sites."
    )
    assert told.body == body
    assert told.published is None


def test_article_goes_on_below_a_heading_of_other_stories() -> None:
    text = (
        "Envoys of both sides met again in Oslo.\nRelated stories\n"
        "They agreed on nothing.\nThey will meet again in the spring.\nNobody was surprised."
    )
    assert "Nobody was surprised." in take_apart(text).body


@pytest.mark.parametrize(
    "line", ["Do you have a story to tell? Write to us.", "3 responses to “Talks resume”", "ab/kr"]
)
def test_furniture_outside_the_article(line: str) -> None:
    assert is_furniture(line, outside=True)
    assert not is_furniture("They responded to the offer on Monday.", outside=True)


@pytest.mark.parametrize(
    ("lead", "published"),
    [
        ("Nairobi, July 9, 2023\n", "2023-07-09"),
        ("Port Louis, Mauritius, 9 July 2023\n", "2023-07-09"),
        ("MUSCAT: 23 May 2022 - ", "2022-05-23"),
        ("New Delhi [India], May 3, 2020 (ANI): ", "2020-05-03"),
        ("Asmara, 9 July 2023 (ENA) - ", "2023-07-09"),
        ("In Paris on 3 May 2020 ", None),
        ("The Treaty of Paris, 3 September 1783, ", None),
    ],
)
def test_day_of_a_dateline(lead: str, published: str | None) -> None:
    told = take_apart(f"Talks resume in Oslo\n{lead}Envoys met again.\nThey agreed on nothing.")
    assert told.published == published


def test_a_page_that_tells_only_its_update() -> None:
    text = "Talks resume in Oslo\nUpdated: 23 March 2023 at 22:10\nEnvoys met.\nThey agreed."
    info = read_text(text).info
    assert info.published == info.updated == "2023-03-23T22:10"

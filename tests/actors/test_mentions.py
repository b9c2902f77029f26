"""Sentences, and the actors that their words mean."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    from communique.language import Parse

    Annotate = Callable[..., Parse]


def means(parse: Parse) -> dict[str, tuple[str, ...]]:
    """The mentions of a parse by their words, the first of the same words."""
    found: dict[str, tuple[str, ...]] = {}
    for mention in parse.mentions:
        found.setdefault(parse.text[mention.start : mention.end], mention.actors)
    return found


@pytest.mark.parametrize(
    ("text", "date", "expected"),
    [
        ("Slovak officials warned Hungary.", "2010-01-01",
         {"Slovak officials": ("SVK.GOV",), "Hungary": ("HUN",)}),
        ("The leaders of Estonia and Latvia met.", "2010-01-01",
         {"The leaders of Estonia and Latvia": ("EST.GOV", "LVA.GOV"), "Estonia": ("EST",)}),
        ("Peru's foreign ministry protested.", "2010-01-01",
         {"Peru's foreign ministry": ("PER.GOV:foreign-ministry",), "Peru": ("PER",)}),
        ("The Russian president visited Minsk.", "2011-02-01",
         {"The Russian president": ("RUS.GOV:dmitry-medvedev",)}),
        ("The Russian president visited Minsk.", "2013-02-01",
         {"The Russian president": ("RUS.GOV:vladimir-putin",)}),
        ("Relations between Madrid and Rabat improved.", "2010-01-01",
         {"Madrid": ("ESP",), "Rabat": ("MAR",)}),
        ("Mr. Blair thanked Australia.", "2003-04-01", {"Australia": ("AUS",)}),
        ("Ghanaian and Togolese troops fired at each other.", "2010-01-01",
         {"Ghanaian and Togolese troops": ("GHA.MIL", "TGO.MIL")}),
        ("Saudi warplanes bombed a base in Yemen.", "2016-01-01",
         {"Saudi warplanes": ("SAU.MIL",), "Yemen": ("YEM",)}),
        ("The African Union suspended Mali.", "2021-06-03", {"Mali": ("MLI",)}),
        ("Students in Jakarta burned tyres.", "2019-10-01", {"Students": ("IDN.EDU",)}),
    ],
)  # fmt: skip
def test_words_mean_actors(
    annotated: Annotate, text: str, date: str, expected: dict[str, tuple[str, ...]]
) -> None:
    found = means(annotated(text, date))
    assert {words: found.get(words) for words in expected} == expected


def test_a_short_name_is_followed_to_the_full_one(annotated: Annotate) -> None:
    parse = annotated(
        "Zambian lawyer Grace Mwale sued the ministry. Mwale said she would win. Her aides agreed."
    )
    (mwale,) = [a for a in parse.actors.values() if a.name == "Grace Mwale"]
    assert mwale.kind == "person"
    assert mwale.country == "ZMB"
    assert [m.text for m in mwale.mentions if m.form == "pronoun"] == ["she", "Her"]
    assert "Mwale" in [m.text for m in mwale.mentions]


def test_the_title_names_whom_the_text_names_in_full(annotated: Annotate) -> None:
    title = "Mwale sues ministry"
    parse = annotated(
        f"{title}\n\nGrace Mwale, a lawyer, sued the ministry on Friday.", title=title
    )
    (mwale,) = [a for a in parse.actors.values() if "Mwale" in a.name]
    assert [m.text for m in mwale.mentions][:2] == ["Mwale", "Grace Mwale"]


def test_pronouns_do_not_mean_their_own_subject(annotated: Annotate) -> None:
    parse = annotated("Angela Merkel met Emmanuel Macron. Merkel thanked him.", "2018-06-01")
    assert means(parse)["him"] == ("FRA.GOV:emmanuel-macron",)


def test_it_is_no_actor_where_it_stands_for_nothing(annotated: Annotate) -> None:
    parse = annotated("It is important that Ghana and Togo talk.")
    assert not [m for m in parse.mentions if m.form == "pronoun"]


def test_two_countries_are_the_last_two(annotated: Annotate) -> None:
    parse = annotated("Bolivia wrote to Chile. The two countries have argued for a century.")
    assert set(means(parse)["The two countries"]) == {"BOL", "CHL"}


def test_an_office_without_a_state_is_of_the_one_told_of(annotated: Annotate) -> None:
    parse = annotated("Croatia held a vote. The president welcomed it.", "2019-01-01")
    assert means(parse)["The president"] == ("HRV.GOV:kolinda-grabar-kitarovic",)


def test_former_holders_are_not_in_office(annotated: Annotate) -> None:
    parse = annotated("Former French President Jacques Chirac praised Lebanon.", "2010-01-01")
    (chirac,) = [a for a in parse.actors.values() if a.name == "Jacques Chirac"]
    assert chirac.id == "FRA.ELI:jacques-chirac"
    assert chirac.sector == "ELI"


def test_the_north_needs_a_theatre(annotated: Annotate) -> None:
    assert "PRK" in annotated("Seoul warned the North.").actors
    assert "PRK" not in annotated("Snow fell across the North on Monday.").actors


def test_a_place_is_told_apart_from_an_actor(annotated: Annotate) -> None:
    parse = annotated("Gunmen attacked Kenyan soldiers in Kismayo on Tuesday.")
    assert means(parse)["Kenyan soldiers"] == ("KEN.MIL",)
    (place,) = parse.places
    assert (place.name, place.country) == ("Kismayo", "SOM")
    assert place.lat == pytest.approx(-0.36, abs=0.2)


def test_no_two_actors_share_a_name_and_all_spans_quote(annotated: Annotate) -> None:
    parse = annotated(
        "Kenya's Supreme Court and Uganda's Supreme Court disagreed. The foreign ministry of Kenya "
        "and the Ugandan foreign ministry kept quiet. Juma Okello, a Kenyan officer, left."
    )
    names = [actor.name.lower() for actor in parse.actors.values()]
    assert len(names) == len(set(names)) > 4
    for actor in parse.actors.values():
        assert actor.mentions
        for mention in actor.mentions:
            assert parse.text[mention.start : mention.end] == mention.text


def test_mentions_are_in_order_and_every_id_is_an_actor(annotated: Annotate) -> None:
    parse = annotated("Iran and Iraq talked. They agreed that the two states would trade.")
    assert [m.start for m in parse.mentions] == sorted(m.start for m in parse.mentions)
    assert {i for m in parse.mentions for i in m.actors} == set(parse.actors)


def test_a_document_without_words_has_no_actors(annotated: Annotate) -> None:
    parse = annotated("")
    assert parse.actors == {}
    assert parse.mentions == []

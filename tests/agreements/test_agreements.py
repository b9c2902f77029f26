"""Agreements of whole texts: names linked, parties, dates, obligations."""

from __future__ import annotations

import pytest


def one(found):
    (agreement,) = found
    return agreement


def words(agreement):
    return [mention.text for mention in agreement.mentions]


def test_all_names_of_a_treaty_are_one(read):
    found = one(
        read(
            "Treaty renewed by Laos and Mongolia\n\n"
            "The Laotian-Mongolian Treaty of Friendship, which was signed on March 3, 1979, was "
            "renewed on Monday. The 1979 treaty is the oldest of its kind. Laos and Mongolia "
            "praised their treaty of friendship. The pact runs for ten years.",
            "Treaty renewed by Laos and Mongolia",
        )
    )
    assert found.name == "Laotian-Mongolian Treaty of Friendship"
    assert found.parties == ("LAO", "MNG")
    assert found.signed == "1979-03-03"
    assert len(found.mentions) >= 5


def test_two_treaties_stay_apart(read):
    found = read(
        "Peru and Chile signed a free trade agreement in 2006. "
        "The two also signed a border treaty in 1999. The trade agreement cut tariffs."
    )
    assert [(a.parties, a.signed) for a in found] == [
        (("CHL", "PER"), "2006"),
        (("CHL", "PER"), "1999"),
    ]
    assert words(found[0]) == ["free trade agreement", "trade agreement"]


def test_the_most_exact_date_wins(read):
    found = one(
        read(
            "The 1984 treaty between Peru and Chile still holds. "
            "Peru and Chile signed the treaty on May 2, 1984."
        )
    )
    assert found.signed == "1984-05-02"


def test_anniversary_gives_the_year(read):
    found = one(read("Peru and Chile marked the 40th anniversary of their treaty of friendship."))
    assert found.signed == "1981"
    assert found.parties == ("CHL", "PER")


def test_anniversary_needs_a_publication_date(read):
    text = "Peru and Chile marked the 40th anniversary of their treaty of friendship."
    assert one(read(text, None, None)).signed is None


def test_known_treaty_needs_no_help(read):
    found = one(read("Washington quit the INF Treaty. The treaty banned a class of missiles."))
    assert found.parties == ("SUN", "USA")
    assert found.signed == "1987-12-08"
    assert words(found) == ["INF Treaty", "treaty"]


@pytest.mark.parametrize(
    "text",
    [
        "Peru and Chile signed a defense pact in 2001.",
        "A defense pact was signed by Peru and Chile in 2001.",
        "Peru signed a defense pact with Chile in 2001.",
        "The defense pact between Peru and Chile was signed in 2001.",
    ],
)
def test_parties_and_date_by_any_construction(read, text):
    found = one(read(text))
    assert (found.kind, found.parties, found.signed) == ("pact", ("CHL", "PER"), "2001")


@pytest.mark.parametrize(
    "text",
    [
        "Peru and Chile will sign a border treaty in 2025.",
        "Peru and Chile did not sign a border treaty in 2020.",
        "Peru and Chile hope to sign a border treaty in 2025.",
    ],
)
def test_what_is_not_signed_has_no_date(read, text):
    assert all(a.signed is None for a in read(text))


def test_mutual_defence_with_its_condition(read):
    found = one(
        read(
            "Under the terms of the 1951 treaty, the United States must come to the aid of "
            "Thailand if it is attacked."
        )
    )
    duty = next(o for o in found.obligations if o.kind == "mutual defence")
    assert duty.condition == "if it is attacked"
    assert "come to the aid" in duty.text


@pytest.mark.parametrize(
    "text",
    [
        "Both presidents were in agreement on trade.",
        "The two reached agreement after long talks in Lima.",
        "The company signed a licensing agreement with a Chilean bank.",
        "He got a great deal of praise in Peru and Chile.",
        "The Republican National Convention opened on Monday.",
        "The coalition agreement in Germany was signed in 2021.",
        "The treaty was discussed.",
    ],
)
def test_what_is_no_agreement_between_states(read, text):
    assert read(text) == []


def test_spans_quote_the_text(read):
    text = "Peru’s 1929 treaty with Chile, the Treaty of Lima, still holds."
    for found in read(text):
        for span in (*found.mentions, *found.evidence, *found.obligations):
            assert text[span.start : span.end] == span.text


def test_no_text_no_agreements(read):
    assert read("") == []


def test_new_truce_is_not_the_treaty_of_history(read):
    found = read(
        "India and Pakistan began a ceasefire on Monday. Under the Simla Agreement of 1972 they "
        "settle disputes by peaceful means. The United States welcomed the truce."
    )
    assert [(a.kind, a.parties, a.signed) for a in found] == [
        ("ceasefire", ("IND", "PAK"), None),
        ("agreement", ("IND", "PAK"), "1972-07-02"),
    ]
    assert words(found[0]) == ["ceasefire", "truce"]


def test_treaty_to_come_is_not_the_one_in_force(read):
    found = read(
        "Peru and Chile are preparing a border treaty. The 1929 treaty between Peru and Chile "
        "still holds."
    )
    assert [(a.parties, a.signed) for a in found] == [
        (("CHL", "PER"), None),
        (("CHL", "PER"), "1929"),
    ]


def test_later_agreement_has_its_own_date(read):
    found = read(
        "Peru and Chile signed a fisheries agreement on May 3, 2021. The Lima Fisheries Convention "
        "of 1964 was ended by Peru."
    )
    assert [a.signed for a in found] == ["2021-05-03", "1964"]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Peru and Chile signed a memorandum of understanding in May 2021.", "memorandum"),
        ("Peru and Chile signed a deal in May 2021.", "agreement"),
        ("Lima joined an agreement on border posts that Peru and Chile signed in May 2021.",
         "agreement"),
    ],
)  # fmt: skip
def test_what_two_states_sign_needs_no_more(read, text, kind):
    found = one(read(text))
    assert (found.kind, found.parties, found.signed) == (kind, ("CHL", "PER"), "2021-05")


def test_limits_are_told_by_the_verb_itself(read):
    found = one(
        read("Peru and Chile signed a treaty in 2021 that limits each side to 1,550 warheads.")
    )
    (duty,) = (o for o in found.obligations if o.kind == "arms limits")
    assert duty.text == "limits each side to 1,550 warheads"


def test_clause_may_hang_on_what_an_agreement_is_about(read):
    found = one(
        read(
            "Peru and Chile signed a memorandum of understanding on security at the frontier, "
            "which obliges them to share intelligence."
        )
    )
    assert "cooperation" in {o.kind for o in found.obligations}


def test_headline_is_no_name(read):
    found = one(
        read(
            "Lima and Santiago seal troop pact\n\n"
            "Peru and Chile signed a Reciprocal Access Agreement on Monday.",
            "Lima and Santiago seal troop pact",
        )
    )
    assert found.name == "Reciprocal Access Agreement"


def test_date_set_aside_after_the_name(read):
    found = one(
        read(
            "Under the Treaty of Friendship, signed on 3 May 1904, Peru gave up its claim to the "
            "valley. In return Chile promised to grant Peru free transit to the sea."
        )
    )
    assert found.signed == "1904-05-03"
    assert {o.kind for o in found.obligations} >= {"territory", "transit"}


def test_headline_verb_is_no_part_of_the_name(read):
    found = one(
        read(
            "Peru and Chile sign border pact\n\nPeru and Chile signed a border pact on Monday.",
            "Peru and Chile sign border pact",
        )
    )
    assert found.name == "border pact"
    assert found.parties == ("CHL", "PER")


def test_protocol_added_to_a_treaty_is_another_text(read):
    found = read("A protocol that Peru and Chile added to their treaty of 1929 still binds them.")
    assert [a.kind for a in found] == ["protocol", "treaty"]


def test_people_of_another_state_are_no_party(read):
    found = one(
        read("The State Treaty, which Austria signed in 1955, protects its Slovene minority.")
    )
    assert found.parties == ("AUT",)


def test_talks_on_an_agreement_are_of_one_to_come(read):
    found = read(
        "The Comprehensive Economic and Trade Agreement, which Peru and Chile signed in 2009, cut "
        "duties. The two are to open talks on a digital trade agreement."
    )
    assert words(found[0]) == ["Comprehensive Economic and Trade Agreement"]


def test_name_of_a_known_treaty_with_another_year_is_another(read):
    found = one(read("Ethiopia and Eritrea signed the Algiers Agreement of 12 December 2000."))
    assert found.parties == ("ERI", "ETH")
    assert found.signed == "2000-12-12"


def test_parties_told_in_the_title_or_the_sentence_before(read):
    found = one(
        read(
            "Peru's gas deal with Chile expires\n\nA ten-year agreement under which Peru sold gas "
            "to Chile expired on Monday. The agreement was signed in Lima in March 2011.",
            "Peru's gas deal with Chile expires",
        )
    )
    assert (found.name, found.parties, found.signed) == ("gas deal", ("CHL", "PER"), "2011-03")
    assert {o.kind for o in found.obligations} == {"supply"}


def test_accord_under_which_something_is_has_the_states_of_its_clause(read):
    found = one(read("France has 900 soldiers in Chad under a 1976 military accord."))
    assert (found.parties, found.signed) == (("FRA", "TCD"), "1976")


def test_accord_by_which_a_war_was_ended(read):
    found = one(read("Peru and Chile fought. They ended the war with the Lima accord of 1929."))
    assert (found.parties, found.signed) == (("CHL", "PER"), "1929-06-03")


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Peru, Chile renew fish deal", "fish deal"),
        ("Peru and Chile signed a $5 billion currency swap.", "currency swap"),
        ("Peru and Chile signed a historic border treaty.", "border treaty"),
        ("Peru signed its own trade agreement with Chile.", "trade agreement"),
    ],
)
def test_what_is_no_part_of_a_name(read, text, name):
    assert one(read(text)).name == name


def test_time_since_a_signature_is_not_its_date(read):
    found = one(read("Two years after Peru and Chile signed the border treaty, trade is booming."))
    assert found.signed is None


def test_purpose_of_an_accord_is_no_party(read):
    found = one(read("Peru and Chile signed an accord on transit to Bolivia in May 2019."))
    assert (found.parties, found.signed) == (("CHL", "PER"), "2019-05")


def test_relative_clause_of_a_signatory_signs_nothing(read):
    found = one(read("Britain, which left the EU in 2020, signed a trade agreement with Norway."))
    assert found.parties == ("GBR", "NOR")


def test_body_with_the_name_of_a_treaty_is_no_treaty(read):
    assert read("The Collective Security Treaty Organization met in Minsk.") == []


def test_ceasefire_of_the_day_is_not_the_armistice_of_old(read):
    found = read(
        "The ceasefire between Peru and Chile holds. The armistice of 1949 set a demilitarized "
        "zone between Peru and Chile."
    )
    assert [(a.kind, a.signed) for a in found] == [("ceasefire", None), ("armistice", "1949")]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("The accord between Peru and Chile lets their boats fish in each other's waters.",
         "fishing"),
        ("The accord between Peru and Chile obliges Peru to deliver 2 billion cubic metres of gas.",
         "supply"),
        ("The accord between Peru and Chile obliges each not to back rebels in the other.",
         "no support for rebels"),
        ("The treaty between Peru and Chile obliges Peru to withdraw its troops.",
         "troop withdrawal"),
    ],
)  # fmt: skip
def test_what_accords_oblige_to(read, text, kind):
    assert kind in {o.kind for o in one(read(text)).obligations}

"""What is signed today, what was signed before, and what is told of either further off."""

from __future__ import annotations


def duties(found):
    return [(o.kind, o.text) for o in found[0].obligations]


def mentions(agreement):
    return [span.text for span in agreement.mentions]


def test_what_is_done_to_agreements_alone_may_stand_further_off(read):
    (found,) = read(
        "Ghana and Togo signed a fishing agreement on Saturday. Boats of both may land in Lome. "
        "Parliament must ratify it. It has been criticised by owners of trawlers."
    )
    assert mentions(found) == ["fishing agreement", "it", "It"]


def test_nobody_has_signed_what_is_to_come(read):
    (found,) = read("Talks went on over the Windsor Framework.", published="2023-02-01")
    assert found.signed is None
    (found,) = read(
        "Mali will leave the fort by June, 2022, under an accord signed with Niger.",
        published="2021-09-01",
    )
    assert found.signed is None


def test_what_was_made_on_a_day(read):
    (found,) = read(
        "Ghana and Togo have concluded a border accord, both said on Monday. The accord was made "
        "by an exchange of letters on May 13.",
        published="2021-06-20",
    )
    assert found.signed == "2021-05-13"


def test_the_accord_is_no_truce_told_by_the_way(read):
    accord, _ = read(
        "Chad and Libya signed a peace agreement on Friday.\n\n"
        + "Farmers and traders had hoped for more. " * 10
        + "\n\nA ceasefire between Chad and Libya had been broken within hours. Mali is to "
        "guarantee the accord."
    )
    assert mentions(accord) == ["peace agreement", "accord"]


def test_alliances_are_no_treaties(read):
    assert not [a for a in read("NATO and the Warsaw Pact held talks.") if a.name == "Warsaw Pact"]


def test_accords_signed_today_are_not_those_of_history(read):
    (found,) = read(
        "GENEVA - Sudan and Chad signed accords here on Thursday that open their border. The "
        "Geneva accords were hailed in Cairo.",
        published="2021-09-03",
    )
    assert (found.parties, found.signed) == (("SDN", "TCD"), "2021-09-02")
    assert mentions(found) == ["accords", "Geneva accords"]


def test_who_puts_his_name_to_it(read):
    (found,) = read(
        "Mali and Niger have signed a border treaty, an embassy said on Thursday. The ministers "
        "put their signatures to the 40-page treaty on 27 August.",
        published="2021-09-03",
    )
    assert (found.parties, found.signed) == (("MLI", "NER"), "2021-08-27")


def test_agreed_in_principle_is_not_signed(read):
    (found,) = read(
        "Fiji and Tonga agreed in principle on Thursday on a defence pact. The visiting forces "
        "agreement will say which courts try soldiers."
    )
    assert (found.parties, found.signed) == (("FJI", "TON"), None)
    assert mentions(found) == ["defence pact", "visiting forces agreement"]


def test_verbs_that_share_their_object_tell_one_duty(read):
    (found,) = read("Under the accord with Mali, Niger must destroy or sell some 900 tanks.")
    assert duties([found]) == [("arms limits", "must destroy or sell some 900 tanks")]


def test_who_did_something_after_signing(read):
    (found,) = read("The presidents of Chad and Niger embraced after signing a border treaty.")
    assert found.parties == ("NER", "TCD")


def test_what_must_be_somewhere(read):
    (found,) = read(
        "The accord between Chad and Niger bans chemical weapons. Inspectors must be in both "
        "countries by May."
    )
    assert "inspection" in [kind for kind, _ in duties([found])]


def test_a_lead_names_in_full_what_the_title_marks(read):
    (found,) = read(
        "Lima and Quito mark year of pact\n\n"
        "Peru and Ecuador on Thursday marked the first anniversary of their Comprehensive "
        "Partnership Treaty, a year after they signed the pact in Cuenca.",
        title="Lima and Quito mark year of pact",
    )
    assert found.parties == ("ECU", "PER")
    assert [one.text for one in found.mentions] == [
        "pact",
        "Comprehensive Partnership Treaty",
        "pact",
    ]

"""Agreements as whole articles tell them: several beside each other, in news and history."""

from __future__ import annotations


def duties(found):
    return [(o.kind, o.text) for o in found[0].obligations]


def test_what_came_of_it_and_when_it_takes_effect_are_no_duties(read):
    assert not duties(
        read("The accord between Chad and Libya has ended most of the fighting in the desert.")
    )
    assert not duties(
        read(
            "The accord between Chad and Libya, signed in May, takes effect once both have told "
            "each other of its approval."
        )
    )


def test_what_a_duty_hangs_on_tells_no_kind(read):
    (found,) = read(
        "Under a memorandum between Chad and Libya, the customs posts would reopen once Chad had "
        "paid its arrears of $5 million."
    )
    assert [o.kind for o in found.obligations] == ["border"]
    assert found.obligations[0].condition == "once Chad had paid its arrears of $5 million"


def test_should_opens_a_condition(read):
    (found,) = read(
        "Under the accord, Peru and Chile share a port. Should fighting break out again, officers "
        "of both armies must meet within a day."
    )
    assert ("consultation", "Should fighting break out again") in [
        (o.kind, o.condition[0].upper() + o.condition[1:] if o.condition else None)
        for o in found.obligations
    ]


def test_one_signed_on_another_day_is_another(read):
    first, second = read(
        "Oman and Yemen signed a border treaty in Muscat on May 3, 2019. It fixes the line in the "
        "desert.\nThey had made peace before. That agreement, initialled in January and signed in "
        "Salalah on March 13, 2019, obliges Yemen to release its prisoners."
    )
    assert (first.signed, second.signed) == ("2019-05-03", "2019-03-13")


def test_rebels_make_peace_with_their_own_state(read):
    milf, mnlf = read(
        "The Philippines and the Moro Islamic Liberation Front signed a peace agreement in 2014. "
        "The pact replaced the 1996 accord with the Moro National Liberation Front."
    )
    assert milf.parties == ("PHL", "PHL.REB:milf")
    assert mnlf.parties == ("PHL", "PHL.REB:mnlf")


def test_the_name_of_what_the_lead_is_about(read):
    (found,) = read(
        "The peace agreement between Chad and Libya has ended the war, officials said on Monday.\n"
        "The Comprehensive Agreement on the Aouzou, concluded on March 27, 2014, lets both fish in "
        "the lake. A peace agreement is a promise, said one of them.",
        title="Ten years of peace",
    )
    assert found.name == "Comprehensive Agreement on the Aouzou"
    assert found.parties == ("LBY", "TCD")
    assert len(found.mentions) == 2


def test_what_two_have_or_cancel_is_theirs(read):
    (memorandum,) = read(
        "Peru and Bolivia share a memorandum, signed in 2021 and extended in 2023, that allows "
        "barges to load at the terminals of Peru."
    )
    assert (memorandum.parties, memorandum.signed) == (("BOL", "PER"), "2021")
    (accords,) = read("Niger sent the envoy home and abrogated five military accords with France.")
    assert accords.parties == ("FRA", "NER")

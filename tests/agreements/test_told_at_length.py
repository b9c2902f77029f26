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


def test_titles_without_a_noun_for_agreements(read):
    (found,) = read(
        "A treaty between Fiji and Samoa came into force on Wednesday. The Vanua Union, as the two "
        "governments call it, was signed in Apia in November 2020. Should either wish to leave the "
        "Vanua Union, it must give a year's notice."
    )
    assert (found.name, found.signed) == ("Vanua Union", "2020-11")
    assert len(found.mentions) == 3


def test_what_it_is_known_as_is_its_name(read):
    (found,) = read(
        "Chad's 2015 peace agreement with Libya, mediated by Algeria and known as the Oran Accord, "
        "has held. The Oran Accord obliges both to extradite smugglers."
    )
    assert (found.name, found.signed, found.parties) == ("Oran Accord", "2015", ("LBY", "TCD"))


def test_a_law_that_is_signed_is_no_title(read):
    (found,) = read(
        "The trade pact between Peru and Chile was signed in May. The Fisheries Act was signed a "
        "day later."
    )
    assert len(found.mentions) == 1


def test_a_charter_and_a_declaration_that_states_sign(read):
    (found,) = read(
        "Mali and Niger signed a charter in Gao. It says that any attack on the sovereignty and "
        "territory of one of the parties will be considered an aggression against the other."
    )
    assert (found.kind, duties([found])[0][0]) == ("charter", "mutual defence")


def test_who_makes_it_in_an_aside(read):
    whose, pact = read(
        "Taiwan, whose treaty of friendship with Tuvalu dates from 1979, protested. Beijing, which "
        "concluded a security pact with the Solomon Islands in 2022, was silent."
    )
    assert (whose.parties, whose.signed) == (("TUV", "TWN"), "1979")
    assert pact.parties == ("CHN", "SLB")


def test_by_which_they_did_something(read):
    (found,) = read(
        "In the communique of May 15, 1978, by which Peru and Chile established diplomatic "
        "relations, nobody spoke of the islands."
    )
    assert found.parties == ("CHL", "PER")
    assert [kind for kind, _ in duties([found])] == ["recognition"]


def test_two_halves_of_what_is_laid_down(read):
    (found,) = read(
        "The treaty between Peru and Chile bars both from posting troops along the border. A panel "
        "is to oversee compliance; disputes that it cannot settle may go to a court. Article 7 "
        "obliges both to drop their lawsuits."
    )
    kinds = [kind for kind, _ in duties([found])]
    assert kinds[-3:] == ["inspection", "dispute settlement", "dispute settlement"]


def test_what_an_agreement_demands_is_none_itself(read):
    (found,) = read(
        "The deal between Greece and Egypt, signed in 2020, permits each side to drill and "
        "requires both to consult before they strike an agreement with a third country."
    )
    assert found.parties == ("EGY", "GRC")
    assert [kind for kind, _ in duties([found])] == ["consultation"]


def test_three_that_are_told_as_new_ones(read):
    trade, security, return_ = read(
        "Kenya and Somalia sealed three agreements in Nairobi on July 9, 2019. Under a trade "
        "protocol, Somalia will let in tea duty-free. A memorandum on security provides that both "
        "exchange intelligence. The third text, a repatriation accord, commits Kenya to house "
        "the refugees. The security memorandum runs for five years."
    )
    assert {a.signed for a in (trade, security, return_)} == {"2019-07-09"}
    assert {a.parties for a in (trade, security, return_)} == {("KEN", "SOM")}
    assert [duties([a])[0][0] for a in (trade, security, return_)] == [
        "trade", "cooperation", "migration",
    ]  # fmt: skip
    assert [m.text for m in security.mentions][1:] == [
        "memorandum on security",
        "security memorandum",
    ]


def test_one_turned_into_another(read):
    accord, treaty = read(
        "The border accord of 1975 between Peru and Chile was turned into a treaty in 1980. It "
        "obliges both to extradite smugglers."
    )
    assert accord.parties == treaty.parties == ("CHL", "PER")
    assert (accord.signed, treaty.signed) == ("1975", "1980")


def test_what_follows_up_another(read):
    memorandum, accord = read(
        "Turkey and Libya signed a memorandum on their sea border in 2019. In 2022 the two "
        "followed it up with a preliminary accord on hydrocarbons. Greece has its own 1977 "
        "agreement with Italy."
    )[:2]
    assert memorandum.parties == accord.parties == ("LBY", "TUR")


def test_that_agreement_is_the_last_one_told(read):
    truce, accord = read(
        "Colombia's government has a truce with the ELN, a movement that rejected the 2016 peace "
        "accord. Under the 2016 accord the FARC handed its weapons to the United Nations.\n"
        "Norway and Cuba were guarantors of that agreement."
    )
    assert [m.text for m in accord.mentions][-1] == "agreement"
    assert [m.text for m in truce.mentions] == ["truce"]
    assert accord.parties == ("COL", "COL.REB:farc")


def test_provided_that_binds_nobody(read):
    (found,) = read(
        "Under an accord between Senegal and Mauritania, 500 canoes may fish across the border, "
        "provided that they land part of their catch."
    )
    (duty,) = found.obligations
    assert (duty.kind, duty.condition) == (
        "fishing", "provided that they land part of their catch",
    )  # fmt: skip


def test_what_is_paid_in_return_and_what_is_drawn_in_it(read):
    protocol, border = read(
        "A fisheries protocol between Senegal and Norway ran out on Sunday. The protocol allowed "
        "45 vessels to catch tuna. Norway paid 3 million euros annually in return.\n"
        "Lebanon and Israel drew their sea border in an agreement of October 27, 2022."
    )
    assert [kind for kind, _ in duties([protocol])] == ["fishing", "payment"]
    assert [kind for kind, _ in duties([border])] == ["border"]


def test_the_deal_that_the_lead_announces(read):
    deal, old = read(
        "Kosovo and Serbia settled a long row on Wednesday, said the mediator, who announced the "
        "deal on television.\nUnder its terms, Serbia will release its prisoners.\n"
        "The Kumanovo agreement of 1999 between NATO and Yugoslavia ended the war. If the new deal "
        "is breached, he said, sanctions will follow."
    )
    assert (deal.parties, len(deal.mentions)) == (("SRB", "XKX"), 2)
    assert [kind for kind, _ in duties([deal])] == ["prisoners"]
    assert old.name.startswith("Kumanovo")


def test_when_it_died_is_no_condition(read):
    (found,) = read(
        "The treaty between Peru and Chile, which banned missiles in the desert, died when Peru "
        "left it in 2019."
    )
    assert [(o.kind, o.condition) for o in found.obligations] == [("arms limits", None)]


def test_two_are_bound_by_one_verb(read):
    found = duties(
        read(
            "The accord between Peru and Chile committed Peru to withdraw its troops within thirty "
            "days and the Chilean government to repair the railway."
        )
    )
    assert [kind for kind, _ in found] == ["troop withdrawal", "construction"]
    assert "railway" not in found[0][1]


def test_what_is_given_in_return_gives_nothing_back(read):
    found = duties(
        read(
            "Under the 1944 treaty between Mexico and the United States, Mexico must deliver 350 "
            "acre-feet a year; in return the United States sends water to a province."
        )
    )
    assert {kind for kind, _ in found} == {"water sharing"}


def test_the_name_of_the_accord_of_the_lead(read):
    (found,) = read(
        "A year later, Tigray's leaders accuse the government of failing to carry out the accord "
        "that ended the war.\nThe Pretoria agreement, signed on November 2, 2022, between Ethiopia "
        "and the Tigray People's Liberation Front, committed the front to disarm.",
    )
    assert [m.text for m in found.mentions] == ["accord", "Pretoria agreement"]


def test_their_other_agreement_has_a_year_of_its_own(read):
    found = read(
        "Peru and Chile signed an accompanying agreement on claims. The two also talk about their "
        "continental shelf agreement, signed in 1974."
    )
    assert [a.signed for a in found] == [None, "1974"]

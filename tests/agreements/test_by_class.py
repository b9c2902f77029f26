"""Agreements by the classes in which they are told: duties, anaphora, names, dates."""

from __future__ import annotations


def duties(found):
    return [(o.kind, o.text) for o in found[0].obligations]


def test_each_duty_has_the_words_of_its_own_clause(read):
    found = duties(
        read(
            "Under the river agreement between Mali and Niger, Mali pays part of the costs "
            "of the dam "
            "and Niger releases water in summer."
        )
    )
    assert ("payment", "pays part of the costs of the dam") in found
    assert any(kind == "water sharing" and text.startswith("Niger") for kind, text in found)


def test_a_treaty_of_several_verbs(read):
    found = dict(
        duties(
            read(
                "The treaty between Oman and Yemen obliged both countries to open embassies, "
                "fixed their "
                "border and forbade either to let its territory be used for attacks on the other."
            )
        )
    )
    assert {"recognition", "border", "no hostile use of territory"} <= set(found)
    assert "embassies" not in found["border"]


def test_what_the_parties_do_is_told_in_the_sentences_after(read):
    found = duties(
        read(
            "The accord between Chad and Libya obliges both to consult each other. Libya "
            "will pay $5 "
            "million a year for the port. The weather was fine. Chad will pay a million for "
            "the roads."
        )
    )
    assert [kind for kind, _ in found] == ["consultation", "payment"]


def test_the_next_sentence_may_tell_of_another_agreement(read):
    found = duties(
        read(
            "The accord between Chad and Libya obliges both to consult each other. Under a treaty "
            "with Niger, Libya will pay $5 million a year."
        )
    )
    assert [kind for kind, _ in found] == ["consultation"]


def test_in_the_text_and_under_it(read):
    found = duties(
        read(
            "In the communique between Peru and Bolivia, signed in 1972, Bolivia waived all "
            "claims to "
            "reparations. Under it Peru will spend $5 million on roads."
        )
    )
    assert [kind for kind, _ in found] == ["waiver of claims", "aid"]


def test_what_it_is_on_and_what_is_done_under_it(read):
    assert ("bases", "the stationing of Russian border guards in Armenia") in duties(
        read(
            "Russia and Armenia renewed a pact on the stationing of Russian border guards in "
            "Armenia."
        )
    )
    assert duties(read("Russia leases the base at Kant under an agreement with Kyrgyzstan.")) == [
        ("bases", "leases the base at Kant")
    ]


def test_the_protocol_is_one_told_before(read):
    found = read(
        "Ghana and Togo agreed on a protocol on border police. The protocol is to be signed in May."
    )
    assert [len(one.mentions) for one in found] == [2]
    assert not read("The protocol of the palace is strict in Ghana.")


def test_who_replaces_another_is_meant_afterwards(read):
    first, second = read(
        "Ghana and Togo signed a fishing agreement on Saturday. It replaces a 2015 memorandum of "
        "understanding, which lapsed. Under the deal Ghana will pay for the boats."
    )
    assert [span.text for span in first.mentions] == ["fishing agreement", "It", "deal"]
    assert second.signed == "2015"


def test_a_truce_may_have_the_name_of_a_declaration(read):
    (found,) = read(
        "Chad and Libya signed a ceasefire on Friday. The Niamey Declaration, named after the city "
        "where it was signed, obliges both to withdraw."
    )
    assert found.name == "Niamey Declaration"
    assert found.parties == ("LBY", "TCD")


def test_initials(read):
    (found,) = read(
        "Paraguay and Taiwan have an economic cooperation agreement. The ECA was signed "
        "in Asuncion "
        "on July 12, 2017."
    )
    assert found.signed == "2017-07-12"
    assert [span.text for span in found.mentions] == ["economic cooperation agreement", "ECA"]


def test_a_name_of_a_place_is_of_the_one_treaty_told_of(read):
    (found,) = read(
        "The peace treaty between Jordan and Israel was signed on October 26, 1994.\n\n"
        + "Farmers and traders had hoped for more. " * 10
        + '\n\n"The Wadi Araba accord was made by kings," said a diplomat.'
    )
    assert len(found.mentions) == 2


def test_the_date_that_stands_with_the_verb(read):
    (found,) = read(
        "India and Fiji have signed a fishing agreement, officials said on Monday. The pact was "
        "signed in Suva on Saturday.",
        published="2020-06-15",
    )
    assert found.signed == "2020-06-13"


def test_years_ago_on_a_day(read):
    (found,) = read(
        "Twenty-five years ago on Saturday, Jordan and Israel signed the peace treaty.",
        published="2019-10-26",
    )
    assert found.signed == "1994-10-26"


def test_a_clause_on_two_states_is_of_their_treaty(read):
    (found,) = read(
        "The treaty of friendship between Mali and Niger, which was signed in 1990 and "
        "obliges both "
        "to consult each other, has seven articles."
    )
    assert (found.name, found.parties, found.signed) == (
        "treaty of friendship",
        ("MLI", "NER"),
        "1990",
    )
    assert [o.kind for o in found.obligations] == ["friendship", "consultation"]


def test_a_sentence_may_begin_with_the_name(read):
    (found,) = read(
        "Tonga debated a military pact with Fiji.\n\nThe Visiting Forces Agreement, signed in "
        "February 2018, sets rules for troops. Tonga wants the agreement ratified by May."
    )
    assert [span.text for span in found.mentions] == [
        "military pact",
        "Visiting Forces Agreement",
        "agreement",
    ]
    assert found.parties == ("FJI", "TON")


def test_a_treaty_known_by_name_is_not_any_told_before(read):
    found = read(
        "Sudan wants to amend an agreement with Russia on a naval base. The deal was "
        "never ratified. "
        "Sudan joined the Abraham Accords in January."
    )
    assert len(found) == 2


def test_that_agreement_is_the_last_and_the_new_one_is_the_latest(read):
    old, new = read(
        "Chad and Libya signed a water treaty in 1959. They signed an agreement on the "
        "river in 2010. "
        "The treaty was never kept. The new agreement sets up a commission."
    )
    assert [len(one.mentions) for one in (old, new)] == [2, 2]
    peace, pact = read(
        "Chad and Libya signed the Tripoli agreement in 2010. Chad and Niger renewed a "
        "1992 pact on "
        "border guards. That agreement obliges Niger to pay half of the cost."
    )
    assert [o.kind for o in pact.obligations if o.kind == "payment"]
    assert not [o.kind for o in peace.obligations if o.kind == "payment"]


def test_the_text_of_a_protocol(read):
    (found,) = read("Bulgaria and Turkey have agreed on the text of a readmission protocol.")
    assert (found.kind, found.parties, found.signed) == ("protocol", ("BGR", "TUR"), None)


def test_in_return_a_party_is_to_do_something(read):
    found = duties(
        read(
            "The accord between Russia and Sudan allows Russia to keep 300 troops at the port. In "
            "return Russia is to supply Sudan with weapons."
        )
    )
    assert [kind for kind, _ in found] == ["bases", "aid"]


def test_a_treaty_of_history_by_its_parties_and_words(read):
    (found,) = read("The Philippines and the United States praised their Mutual Defence Treaty.")
    assert found.signed == "1951-08-30"


def test_who_brought_it_about_is_no_party_and_what_will_be_signed_is_not_signed(read):
    deal, armistice = read(
        "Lebanon and Israel have reached a deal on their sea border, both said on Tuesday. The "
        "US-brokered agreement will be signed within weeks. The 1949 armistice between them drew a "
        "line on land only. The accord is no recognition."
    )
    assert (deal.parties, deal.signed) == (("ISR", "LBN"), None)
    assert [span.text for span in deal.mentions][1:] == ["agreement", "accord"]
    assert (armistice.parties, armistice.signed) == (("ISR", "LBN"), "1949")
    assert "border" in [o.kind for o in armistice.obligations]


def test_what_is_brought_in_by_the_way_is_not_meant_next(read):
    found = read(
        "Fiji and Tonga signed a fishing treaty in May. The treaty takes the place of a protocol "
        "that expired in March. Shipowners called the pact a disaster."
    )
    assert [len(one.mentions) for one in found] == [3, 1]


def test_under_its_text_and_conditions_of_times(read):
    found = read(
        "Samoa and Tonga renewed the Basic Border Agreement. Under the renewed text, police must "
        "hand over armed men. Mali cancelled a grazing accord with Niger in October, under which "
        "herders could use pastures in times of drought."
    )
    assert [o.kind for o in found[0].obligations if o.kind == "extradition"]
    (grazing,) = [o for o in found[1].obligations if o.kind == "land use"]
    assert grazing.condition == "in times of drought"


def test_fronted_signature(read):
    (found,) = read(
        "Signed on June 14, 1983, the treaty between Jamaica and Cuba requires both to surrender "
        "people wanted for murder."
    )
    assert found.signed == "1983-06-14"
    assert [o.kind for o in found.obligations] == ["extradition"]


def test_customs_unions_are_no_unions_of_workers(read):
    (found,) = read("Kenya and Uganda signed a customs union protocol on Friday.")
    assert found.kind == "protocol"
    assert not read("The teachers' union protocol on pay was signed in Nairobi by both.")


def test_what_is_signed_to_do_something_or_doing_it(read):
    (found,) = read(
        "Turkey and Armenia signed two protocols on Saturday to restore diplomatic ties and reopen "
        "their border. The protocols must be approved. Both praised the deal."
    )
    assert (found.kind, found.parties, len(found.mentions)) == ("protocol", ("ARM", "TUR"), 3)
    assert [o.kind for o in found.obligations] == ["recognition", "border"]
    bars = duties(
        read("Russia and Iran signed a convention on the Caspian, barring warships of others.")
    )
    assert [kind for kind, _ in bars] == ["no foreign forces"]


def test_a_treaty_of_history_by_its_year(read):
    (found,) = read("Manila told Washington that it stands by the 1951 Mutual Defense Treaty.")
    assert (found.parties, found.signed) == (("PHL", "USA"), "1951-08-30")


def test_a_condition_that_begins_the_sentence(read):
    (found,) = read(
        "India and Nepal signed a water treaty on Friday. If the flow falls below a third, the "
        "treaty says, the two governments must consult."
    )
    (duty,) = [o for o in found.obligations if o.kind == "consultation"]
    assert duty.condition == "If the flow falls below a third"


def test_what_is_done_under_it_and_what_it_pays(read):
    found = duties(
        read(
            "Some 120 Spanish boats have fished off Morocco under a four-year accord between Rabat "
            "and the European Union that pays the kingdom 36 million euros a year."
        )
    )
    assert [kind for kind, _ in found] == ["fishing", "payment"]


def test_capitals_of_a_name_that_are_refused_elsewhere(read):
    (found,) = read(
        "Spain and Morocco spoke of the 1991 Treaty of Friendship, Good Neighbourliness and "
        "Cooperation."
    )
    assert found.name == "Treaty of Friendship, Good Neighbourliness and Cooperation"


def test_those_who_are_to_sign_are_parties(read):
    (found,) = read("Namibia, Botswana and Zambia are to sign an accord on a road in August.")
    assert (found.parties, found.signed) == (("BWA", "NAM", "ZMB"), None)


def mentions(agreement):
    return [span.text for span in agreement.mentions]


def test_it_is_the_agreement(read):
    (found,) = read(
        "Ghana and Togo signed a fishing agreement on Saturday. It will come into force once "
        "both parliaments have ratified it."
    )
    assert mentions(found) == ["fishing agreement", "It", "it"]


def test_it_is_a_state(read):
    (found,) = read(
        "Ghana signed a fishing agreement with Togo on Saturday. It needs money for its navy."
    )
    assert mentions(found) == ["fishing agreement"]


def test_what_it_did_is_a_duty(read):
    (found,) = read(
        "The accord between Peru and Chile fixed the last 48 miles of the frontier. It also gave "
        "Bolivia free navigation on the lake."
    )
    assert {o.kind for o in found.obligations} == {"border", "transit"}


def test_who_is_not_a_party(read):
    (found,) = read("The 1959 treaty between Mali and Niger, to which Chad is not a party, holds.")
    assert found.parties == ("MLI", "NER")


def test_an_agreement_told_in_an_aside_is_not_the_deal(read):
    first, _ = read(
        "Ghana and Togo signed a peace accord on Saturday. Mali and Niger, which drew up the "
        "Lome Protocol of 1999, praised the deal."
    )
    assert mentions(first) == ["peace accord", "deal"]


def test_talks_on_an_agreement(read):
    (found,) = read("Ghana and Togo are in talks on an agreement that would open the border.")
    assert found.parties == ("GHA", "TGO")
    assert found.signed is None


def test_what_it_is_on_ends_before_an_aside(read):
    (found,) = read(
        "Ghana and Togo signed an agreement on rail transit on the sidelines of the summit."
    )
    assert found.name == "agreement on rail transit"


def test_what_firms_agree_is_no_agreement_of_states(read):
    assert not read("A supply deal between Gazprom and Eni was renewed in 2020.")


def test_the_neighbours_are_those_told_of(read):
    (found,) = read(
        "Ghana and Togo opened a bridge on Monday. In 1998 the neighbours signed a border treaty."
    )
    assert (found.parties, found.signed) == (("GHA", "TGO"), "1998")


def test_what_troops_are_there_under(read):
    (found,) = read("A French garrison of 850 men is stationed in Chad under a 1976 agreement.")
    assert duties([found]) == [("bases", "A French garrison of 850 men is stationed in Chad")]


def test_verbs_whose_past_is_not_regular(read):
    assert ("troop withdrawal", "withdrew from its last bases in Georgia") in duties(
        read("Under an agreement reached in 2005, Russia withdrew from its last bases in Georgia.")
    )


def test_in_return(read):
    found = duties(
        read(
            "The treaty between Bolivia and Chile gave Chile sovereignty over the coast. In return "
            "Chile built a railway to La Paz."
        )
    )
    assert [kind for kind, _ in found] == ["territory", "construction"]


def test_whose_a_treaty_with_one_is(read):
    (found,) = read("Chad belongs to no bloc. A 1992 treaty with Libya was terminated in 1999.")
    assert found.parties == ("LBY", "TCD")
    (found,) = read("A 1992 treaty with Libya was terminated by Chad in 1999.")
    assert found.parties == ("LBY", "TCD")


def test_a_name_of_history_in_another_year(read):
    (found,) = read(
        "The Sochi agreement, which Georgia and Russia signed on June 24, 1992, still holds."
    )
    assert (found.parties, found.signed) == (("GEO", "RUS"), "1992-06-24")


def test_a_war_is_no_date_of_signature(read):
    (found,) = read("The 1950-53 war ended with an armistice signed by North Korea and China.")
    assert found.signed is None


def test_the_plan_is_the_ceasefire_plan(read):
    (found,) = read(
        "Georgia and Russia agreed to a six-point ceasefire plan. The plan commits both to "
        "renounce the use of force."
    )
    assert mentions(found) == ["six-point ceasefire plan", "plan"]
    assert {kind for kind, _ in duties([found])} == {"ceasefire terms", "non-aggression"}


def test_contracts_between_states(read):
    (found,) = read(
        "Turkmenistan threatened to walk away from a gas supply contract with Iran. The contract "
        "was signed in 1996."
    )
    assert (found.kind, found.parties, found.signed) == ("contract", ("IRN", "TKM"), "1996")
    assert not read("A contract with a singer of Peru was signed in 1996.")


def test_a_centenary(read):
    (found,) = read(
        "Bolivia and Chile marked the centenary of the Treaty of Peace and Friendship.",
        published="2004-10-20",
    )
    assert (found.parties, found.signed) == (("BOL", "CHL"), "1904")


def test_who_helped_is_no_part_of_the_name(read):
    (found,) = read("Georgia and Russia signed a French-brokered truce on Friday.")
    assert found.name == "truce"


def test_what_replaces_another_has_its_parties(read):
    old, new = read(
        "North Korea signed a pact with Moscow in 1961; it was replaced in 2000 by a friendship "
        "treaty without a military clause."
    )
    assert mentions(old) == ["pact", "it"]
    assert (new.parties, new.signed) == (("PRK", "RUS"), "2000")


def test_it_was_extended(read):
    (found,) = read("Peru and Chile signed an accord in 2009; it was extended in 2020.")
    assert mentions(found) == ["accord", "it"]
    assert found.signed == "2009"


def test_the_draft_is_of_one_to_come(read):
    first, _ = read(
        "Peru and Chile are to sign a border treaty next month. Under a treaty that they signed in "
        "1990, both sides fish in the lake. The draft was agreed in Lima."
    )
    assert mentions(first) == ["border treaty", "draft"]


def test_dating_from(read):
    (found,) = read(
        "Peru is bound to Chile by a treaty of friendship, cooperation and mutual assistance "
        "dating from 1961."
    )
    assert found.name == "treaty of friendship, cooperation and mutual assistance"
    assert found.signed == "1961"


def test_no_treaty_is_none(read):
    assert not read("Peru and Chile fought in 1990, but no peace treaty was ever signed.")


def test_a_memorandum_on_something_after_a_day(read):
    (found,) = read(
        "Peru signed a memorandum with Chile on Monday on a centre that will monitor the truce."
    )
    assert ("ceasefire terms", "a centre that will monitor the truce") in duties([found])


def test_the_truce_is_that_of_the_news(read):
    first, _ = read(
        "Chad and Libya signed a ceasefire on Friday.\n\n"
        + "Farmers and traders had hoped for more. " * 10
        + "\n\nA ceasefire signed in 1994 had ended "
        "a first war. Thousands of people had died by then.\n\nBoth sides say they will keep "
        "the truce."
    )
    assert mentions(first) == ["ceasefire", "truce"]


def test_an_agreement_to_do_something(read):
    (found,) = read(
        "Iran and Oman reached an agreement to curb Iran's nuclear program in exchange for an end "
        "to sanctions."
    )
    assert {kind for kind, _ in duties([found])} == {"arms limits", "sanctions relief"}


def test_who_is_no_party_is_part_of_the_provision(read):
    (found,) = read(
        "The accord between Iran and Oman obliges Iran to close a reactor. International "
        "inspectors will have access to its sites."
    )
    assert {kind for kind, _ in duties([found])} == {"arms limits", "inspection"}


def test_what_is_told_beside_a_duty_is_none(read):
    (found,) = read(
        "The treaty between Iran and Oman obliges each to consult the other, and some 2,000 "
        "Iranian troops are based in Oman."
    )
    assert {kind for kind, _ in duties([found])} == {"consultation"}


def test_close_to_an_agreement(read):
    (found,) = read("Peru and Chile are close to an agreement to let judges settle their dispute.")
    assert (found.parties, found.signed) == (("CHL", "PER"), None)
    assert [kind for kind, _ in duties([found])] == ["dispute settlement"]


def test_the_title_of_what_was_just_signed(read):
    (found,) = read(
        "Peru and Chile signed an agreement on Monday. The comprehensive strategic partnership "
        "treaty provides for cooperation in space."
    )
    assert found.name == "comprehensive strategic partnership treaty"


def test_known_as(read):
    (found,) = read(
        "Peru, Chile and Bolivia signed a security pact, known as PERCHB, on Monday. PERCHB binds "
        "them to consult each other."
    )
    assert mentions(found) == ["security pact", "PERCHB", "PERCHB"]


def test_a_name_after_the_place_of_signature(read):
    (found,) = read(
        "Kenya and Uganda signed an agreement in Arusha on Friday. Kenya has a trade deal with "
        "Peru.\n\nRwanda welcomed the Arusha accord."
    )[:1]
    assert mentions(found) == ["agreement", "Arusha accord"]


def test_the_pact_of_one_named_by_its_people(read):
    found = read(
        "Afghanistan has looked for friends. The Indian pact, concluded in October 2011, provides "
        "for the training of officers."
    )
    assert found[0].parties == ("AFG", "IND")


def test_a_treaty_called_after_what_it_is_on(read):
    (found,) = read(
        "Norway and Russia signed a treaty in 1920. The Svalbard Treaty forbids bases there."
    )
    assert found.name == "Svalbard Treaty"
    assert "SJM" not in found.parties


def test_under_a_deal(read):
    (found,) = read("Peru and Chile exchanged 24 prisoners under a deal brokered by Cuba.")
    assert [kind for kind, _ in duties([found])] == ["prisoners"]


def test_what_had_been_done_before_is_no_duty(read):
    found = duties(
        read(
            "In the Lima Memorandum of 1994, Peru and Chile undertook to respect the borders of "
            "Bolivia after it gave up the nuclear weapons that it had."
        )
    )
    assert [kind for kind, _ in found] == ["border"]

"""What a text lays out: points in a list, paragraphs of duties, what two agreed before."""

from __future__ import annotations


def kinds(agreement):
    return [o.kind for o in agreement.obligations]


def test_points_of_a_list(read):
    (truce,) = read(
        "Chad and the FACT rebels agreed on Monday to stop fighting. Here is what the agreement "
        "says:\n"
        "- Both sides cease all hostilities at once.\n"
        "- The rebels will hand in their heavy weapons within ten days.\n"
        "- An interim administration is to be set up.\n"
        "Togo will host the next talks on mines.",
        published="2021-09-01",
    )
    assert set(kinds(truce)) == {"ceasefire terms", "arms limits", "political settlement"}
    assert len(truce.obligations) == 4


def test_a_paragraph_of_duties(read):
    (treaty,) = read(
        "Peru and Chile signed a treaty on the Lauca in Lima.\n"
        "Peru may divert a tenth of the river's flow. Chile gets half of the electricity and in "
        "exchange will finance the road to the dam."
    )
    assert kinds(treaty) == ["water sharing", "supply", "construction"]
    (treaty,) = read(
        "Peru and Chile signed a treaty on the Lauca in Lima.\n"
        "Peru will hold elections in June. Chile will build a new port at Arica."
    )
    assert not kinds(treaty)


def test_what_two_agreed_before_it_is_called_a_deal(read):
    (deal,) = read(
        "The leaders of Chad and Libya agreed on Monday to an exchange of all remaining prisoners. "
        "The deal was welcomed by Egypt.",
        published="2021-09-01",
    )
    assert deal.parties == ("LBY", "TCD")
    assert deal.signed == "2021-08-30"
    assert kinds(deal) == ["prisoners"]


def test_who_looks_on_signs_nothing(read):
    (treaty,) = read(
        "The presidents of Chad and Libya signed a border treaty, with President Macron of France "
        "looking on as a witness."
    )
    assert treaty.parties == ("LBY", "TCD")


def test_a_state_and_its_own_workers_sign_nothing_between_states(read):
    assert not read(
        "Nigeria's government and the nurses' union reached an agreement on Tuesday to end strikes."
    )
    assert not read("The striker signed a deal with German coach Klaus Weber.")


def test_what_is_not_laid_down(read):
    (treaty,) = read(
        "The 2010 treaty between Chad and Libya does not restrict missiles of a shorter range."
    )
    assert not kinds(treaty)


def test_who_says_so_is_no_part_of_a_duty(read):
    (deal,) = read(
        "Under the border accord between Chad and Libya, Chad must free 90 prisoners, a Libyan "
        "official said."
    )
    assert "free 90 prisoners" in deal.obligations[-1].text
    assert "said" not in deal.obligations[-1].text


def test_announced_after_signing(read):
    (treaty,) = read(
        "Peru and Chile have ended a dispute over the Lauca, their ministers announced on Thursday "
        "after signing a treaty in Lima.",
        published="2021-09-04",
    )
    assert treaty.signed == "2021-09-02"


def test_a_group_that_a_duty_names_is_one_of_rebels(read):
    (deal,) = read(
        "Oman and Yemen agreed on Friday to reopen their embassies. As part of the deal, Oman "
        "promised to stop arming the Houthis.",
        published="2021-09-04",
    )
    assert kinds(deal) == ["recognition", "no support for rebels"]


def test_in_several_told_one_by_one_the_tagger_may_take_the_verb_for_a_noun(read):
    first, second = read(
        "Chad and Niger signed two agreements on Friday. The first abolishes visas for holders of "
        "ordinary passports. The second binds Niger to sell 50 megawatts of electricity a year."
    )
    assert (kinds(first), kinds(second)) == (["free movement"], ["supply"])


def test_a_breached_convention_and_a_general_agreement(read):
    (convention,) = read(
        "Chad accused Niger of violating a 1961 convention on the rivers between them."
    )
    assert (convention.kind, convention.parties) == ("convention", ("NER", "TCD"))
    (agreement,) = read("Chad and Niger signed a general agreement on trade in May 1998.")
    assert agreement.signed == "1998-05"


def test_the_same_day_is_that_of_the_other_signing(read):
    found = read(
        "Chad and Niger signed a visa agreement in Niamey on January 8. It obliges consulates to "
        "decide within ten days. A readmission agreement, signed on the same day, obliges both to "
        "take back their nationals.",
        published="2021-02-01",
    )
    assert [agreement.signed for agreement in found] == ["2021-01-08", "2021-01-08"]


def test_who_keeps_its_day_together_made_it(read):
    (accord,) = read(
        "Peru and Chile celebrated the fifteenth birthday of the Tacna Bridge Agreement. It "
        "commits Chile to advance half of the cost as a soft loan.",
        published="2021-09-01",
    )
    assert (accord.parties, accord.signed) == (("CHL", "PER"), "2006")
    assert kinds(accord) == ["credit"]


def test_what_it_had_opened_was_laid_down(read):
    (accord,) = read(
        "The overflight accord of 2013 between Algeria and France had opened the airspace of the "
        "Sahara to French planes."
    )
    assert "transit" in kinds(accord)


def test_two_who_accept_a_truce_start_it(read):
    (truce,) = read("Israel and Hamas accepted a Gaza truce on Tuesday.", published="2014-08-27")
    assert truce.parties == ("ISR", "PSE.REB:hamas")
    assert truce.signed == "2014-08-26"


def test_an_agreement_the_ministers_signed(read):
    (agreement,) = read(
        "Cuba will send 35 doctors to Haiti under a cooperation agreement the health ministers of "
        "the two signed in Havana on Sunday.",
        published="2022-05-31",
    )
    assert agreement.signed == "2022-05-29"


def test_firms_bind_no_state(read):
    assert not read("Canada's Bombardier and Air Baltic of Latvia concluded a deal for seven jets.")


def test_what_is_given_meanwhile_is_a_duty_of_its_own(read):
    (memorandum,) = read(
        "Under a memorandum between China and Tanzania, Beijing will dispatch 80 technicians, "
        "while Dar es Salaam exempts spare parts from import duties."
    )
    assert [(o.kind, o.text) for o in memorandum.obligations] == [
        ("aid", "will dispatch 80 technicians"),
        ("trade", "Dar es Salaam exempts spare parts from import duties"),
    ]


def test_parties_and_workers_of_one_state_bind_no_state(read):
    assert not read(
        "Malawi and Zambia share a lake. In Blantyre the Malawi Congress Party and its rivals "
        "concluded an electoral pact."
    )


def test_those_whom_a_mediator_gives_a_draft_are_its_parties(read):
    (accord,) = read(
        "Mediator Nelson Mandela has handed the Burundian government and the rebel movements the "
        "draft of a peace accord."
    )
    assert accord.parties == ("BDI", "BDI.REB")


def test_who_meet_to_sign_have_signed(read):
    (treaty,) = read(
        "The foreign ministers of Britain and France met at the palace on Sunday to sign a border "
        "treaty.",
        published="1955-05-16",
    )
    assert (treaty.parties, treaty.signed) == (("FRA", "GBR"), "1955-05-15")


def test_the_day_of_a_name_is_past(read):
    (memorandum,) = read(
        "Austria will be neutral, as promised to the Soviet Union in the Moscow Memorandum of "
        "April 15.",
        published="1955-05-16",
    )
    assert memorandum.signed == "1955-04-15"


def test_what_is_signed_with_another_is_on_the_land_of_its_name(read):
    (deal,) = read("Yugoslavia signed a Kosovo pullout deal with NATO on Wednesday.")
    assert deal.parties == ("IGO:nato", "YUG")


def test_a_party_told_before_in_its_paragraph(read):
    (accord,) = read(
        "Cyprus and Egypt drew a median line in 2003. A further accord of 2013 obliges each to "
        "tell the other before it drills."
    )
    assert accord.parties == ("CYP", "EGY")


def test_a_paragraph_that_tells_by_when(read):
    (declaration,) = read(
        "Armenia and Azerbaijan signed a declaration on peace on Monday.\n"
        "The armies halt at their positions. Armenia returns the Kelbajar district by December 1. "
        "Displaced people go home."
    )
    assert set(kinds(declaration)) >= {"ceasefire terms", "territory", "migration"}


def test_the_memorandum_is_the_ceasefire_just_signed(read):
    (ceasefire,) = read(
        "The Angolan army and the UNITA rebels signed a ceasefire in Luanda on Thursday. The "
        "memorandum foresees the quartering of 50,000 fighters in 35 camps.",
        published="2002-04-05",
    )
    assert "arms limits" in kinds(ceasefire)


def test_what_flows_in_a_case_told_first(read):
    (accord,) = read(
        "Germany and Denmark signed an accord on Wednesday. It obliges Germany to lay a cable. "
        "Should Denmark run short, up to 400 megawatts flow back."
    )
    assert [(o.kind, o.condition, o.text) for o in accord.obligations][-1] == (
        "supply",
        "Should Denmark run short",
        "up to 400 megawatts flow back",
    )


def test_when_a_protocol_began_to_bind(read):
    (protocol,) = read(
        "On March 12, 1936, a protocol of mutual assistance obliged Mongolia and the Soviet Union "
        "to come to each other's help."
    )
    assert protocol.signed == "1936-03-12"


def test_two_firms_that_agree_make_no_agreement_of_their_states(read):
    assert not read(
        "Nissan and Renault have agreed to loosen their alliance. Under the new accord the French "
        "group must cut its stake to 15 percent."
    )

"""Whom articles about several states take up: missions, bodies in titles, whose men, who is meant.

Each class has a few passages of its own, and the like that is something else.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    from communique.language import Parse

    Annotate = Callable[..., Parse]

# day, text, words of the last mention so called, the actors that it means; none: no mention
CASES: list[tuple[str, str, str, tuple[str, ...]]] = [
    # A place in front, then the subject with an apposition: the parser takes it for the place's.
    ("2009-05-04", "In Asuncion, a spokesman for the Paraguayan navy, Captain Luis Mora, denied "
     "it. The navy had no ships there, he said.", "he", ("PRY.MIL:luis-mora",)),
    ("2009-05-04", "In Oslo, a spokeswoman for the defence ministry, Anna Roe, praised Denmark.",
     "Anna Roe", ("NOR.GOV:anna-roe",)),
    ("2009-05-04", "Chad closed its border with Sudan. In Lusaka, education ministry spokesman "
     "Juma Phiri said the government had been told.", "the government", ("ZMB.GOV",)),
    # Missions of bodies in states.
    ("2016-03-01", "The U.N. mission in Mali said five men had died.", "The U.N. mission",
     ("UNO:minusma",)),
    ("1994-03-01", "The United Nations mission in Rwanda asked for troops. The mission has few.",
     "The mission", ("UNO:unamir",)),
    ("2016-03-01", "The OSCE mission in Ukraine said that its drone was shot down.", "its",
     ("IGO:osce",)),
    ("2016-03-01", "The Egyptian mission in Geneva protested.", "The Egyptian mission",
     ("EGY.GOV",)),
    ("2016-03-01", "The head of the U.N. mission in South Sudan, Carlos Roe, warned of war.",
     "Carlos Roe", ("UNO:carlos-roe",)),
    # A body that is named in a title only.
    ("2022-10-20", "NATO Secretary-General Jens Stoltenberg met Anna Roe. The alliance was ready.",
     "The alliance", ("IGO:nato",)),
    ("2015-10-20", "Siemens chief executive Joe Kaeser flew to Riyadh. The company hopes for "
     "orders.", "The company", ("DEU.BUS:siemens",)),
    # The name of a company goes on.
    ("2022-10-20", "Gazprom blamed Siemens Energy for the leak.", "Siemens Energy",
     ("DEU.BUS:siemens-energy",)),
    # Who several were said to be.
    ("1997-05-14", "Brazil, Chile and Argentina are guarantors of the treaty between Peru and "
     "Ecuador. The guarantors urged calm.", "The guarantors", ("BRA", "CHL", "ARG")),
    ("1999-05-14", "Togo and Ghana were hosts of the talks. The hosts left early.", "The hosts",
     ("TGO", "GHA")),
    # What is demanded, another does; but those who are many ask for themselves.
    ("2009-05-04", "A Thai patrol crossed the border. The Cambodian ministry demanded that they be "
     "withdrawn.", "they", ("THA.MIL",)),
    ("2009-05-04", "Zambian miners blocked a road. They demanded that they be paid.", "they",
     ("ZMB.LAB",)),
    # Who lost soldiers lost its own, and an officer's men are soldiers.
    ("2025-02-12", "Uganda, which lost nine soldiers in Goma, accused Rwanda.", "nine soldiers",
     ("UGA.MIL",)),
    ("2025-02-12", "A Burundian officer said that his men had left.", "his men", ("BDI.MIL",)),
    ("2025-02-12", "A Burundian teacher said that his men had left.", "his men", ("BDI.CVL",)),
    # Whom an infinitive's subject does what with.
    ("2022-10-20", "Norway's defence ministry answered. It said Iran wished to distract from its "
     "losses.", "its", ("IRN",)),
    ("2009-05-04", "Chad and Niger quarrelled. The king wrote to the two governments and expected "
     "them to meet.", "them", ("TCD", "NER")),
    ("2022-10-20", "Danish police found a bomb. They did not say who was behind it.", "it", ()),
    # An office that no state has is of the body told of.
    ("2014-09-03", "The United Nations rejected the charge. A Filipino general resigned, a "
     "spokesman for the secretary-general said.", "a spokesman", ("UNO",)),
    # What the text calls him goes before offices that he held or will hold.
    ("1997-05-14", "Opposition leader Javier Perez de Cuellar criticised the government.",
     "Opposition leader Javier Perez de Cuellar", ("PER.OPP:javier-perez-de-cuellar",)),
    ("2004-03-02", "The Chief Justice of the Supreme Court of Fiji, Ana Tora, was sworn in. She "
     "thanked Australia.", "She", ("FJI.JUD:ana-tora",)),
    # Of whom one is, and whom a name after the comma names.
    ("2003-07-25", "Anna Mbeki, one of South Africa's best-known writers, was jailed. She wept.",
     "She", ("ZAF.CVL:anna-mbeki",)),
    ("1999-06-14", "President Boris Yeltsin promoted the general who led the column, Viktor "
     "Zavarzin.", "the general", ("RUS.MIL:viktor-zavarzin",)),
    # "The other side" is not his who speaks.
    ("2025-07-26", "Chad accused Niger of a raid. A minister in Niamey said the other side must "
     "leave first.", "the other side", ("TCD",)),
    ("2025-07-26", "Chad and Niger fought. France would trade with either country.",
     "either country", ("TCD", "NER")),
    # A premier in the chair of a bloc is still his state's; but not so a mere chief.
    ("2025-07-26", "Malaysian Prime Minister Anwar Ibrahim, who chairs ASEAN this year, asked for "
     "a truce.", "Malaysian Prime Minister Anwar Ibrahim", ("MYS.GOV:anwar-ibrahim",)),
    # Whose premier it is of whom a kinsman is told.
    ("2025-07-26", "Anwar Ibrahim telephoned. Hun Sen, the father of the prime minister, thanked "
     "him.", "the prime minister", ("KHM.GOV:hun-manet",)),
    # A commander dead for days is one of the rebels, and long gone he is none.
    ("2008-03-03", "Colombia killed Raul Reyes. The dead guerrilla had a laptop.",
     "The dead guerrilla", ("COL.REB:raul-reyes",)),
    ("2008-03-03", "The FARC, which has fought the state for decades, freed a man. It wants talks.",
     "the state", ("COL",)),
    ("2008-03-03", "Venezuela armed. The FARC holds hostages. It wants talks.", "It",
     ("COL.REB:farc",)),
    # Not of the one who asks is "its neighbour".
    ("2008-03-03", "Ecuador protested. Brazil asked Colombia to apologise to its neighbour.",
     "its neighbour", ("ECU",)),
    ("2003-07-25", "New Zealand gave the Solomon Islands a boat. The islands lie far away.",
     "The islands", ("SLB",)),
    ("2003-07-25", "He asked why a country without an air force would attack Fiji.",
     "an air force", ()),
    ("2012-04-05", "It was for the Africans to act, Paris said.", "the Africans", ()),
    ("2012-04-05", "Algeria said that unknown men had seized its consul in Mali.", "unknown men",
     ("UNK.CVL",)),
    ("1999-06-14", "Kenya accused the Somali police of burning huts as they left.", "they",
     ("SOM.COP",)),
    # What stands beside like forces, and what does not.
    ("2017-09-15", "Oman told Chad that Thai drones and helicopters had come.", "helicopters",
     ("THA.MIL",)),
    ("2017-09-15", "Oman heard that Thai soldiers and students had met.", "students", ("OMN.EDU",)),
    # Who says what he stands in himself.
    ("2017-09-15", "Juan Roe, a spokesman for the Peruvian government, knew little. His "
     "government would check, he told reporters.", "he", ("PER.GOV:juan-roe",)),
    ("2017-09-15", "Peru summoned the Thai charge d'affaires and handed him a note.", "him",
     ("THA.GOV",)),
    # Honours and ages by which one is taken up.
    ("2017-09-15", "Aung San Suu Kyi stayed at home. The Nobel laureate was ill, her aides said.",
     "her", ("MMR.GOV:aung-san-suu-kyi",)),
    ("2016-09-15", "President Robert Mugabe flew to Asia. The 92-year-old was ill, aides said.",
     "The 92-year-old", ("ZWE.GOV:robert-mugabe",)),
    # The army that rebels fight, the civilians among whom foreign soldiers stand.
    ("2017-09-15", "MANILA - The Philippines protested. Karen rebels attacked posts in Myanmar. "
     "The military answered with bombs.", "The military", ("MMR.MIL",)),
    ("1996-04-19", "TYRE, Lebanon (AP) - Fijian soldiers held the base at Qana. They said that "
     "villagers were inside.", "villagers", ("LBN.CVL",)),
    ("2017-09-15", "DHAKA (AP) - Bangladesh spoke. A mob stopped a boat near Sittwe in Myanmar. "
     "Police fired.", "Police", ("MMR.COP",)),
    # A faith sets no militants apart.
    ("1996-04-19", "Hezbollah fired rockets. Israel blamed the Shiite militants.",
     "the Shiite militants", ("LBN.REB:hezbollah",)),
    ("1996-04-19", "Fiji said guerrillas of Hezbollah had fired.", "guerrillas of Hezbollah",
     ("LBN.REB:hezbollah",)),
    # A tribunal of a union; banks are no blocs; airlines are one.
    ("2006-04-06", "Uruguay asked a Mercosur tribunal for help.", "a Mercosur tribunal",
     ("IGO:mercosur",)),
    ("2006-04-06", "Mercosur met. The World Bank lent Peru money. The bloc was silent.", "The bloc",
     ("IGO:mercosur",)),
    ("2022-11-04", "Ethiopian Airlines said it was ready.", "it",
     ("ETH.BUS:ethiopian-airlines",)),
    # As what one took office is nobody else, nor what a state is said to be.
    ("2006-04-06", "Tabare Vazquez took office as Uruguay's first leftist president.",
     "Uruguay's first leftist president", ()),
    ("2006-04-06", "Syria is the main power broker in Lebanon.", "the main power broker", ()),
    # A colony, a ship of a town's name, a commander who speaks for himself.
    ("2013-08-17", "Spain checks cars from Gibraltar. The British territory protested.",
     "The British territory", ("GIB",)),
    ("2013-08-17", "Spain saw HMS Westminster sail.", "Westminster", ()),
    ("1996-04-19", "Shimon Peres was sorry. His army chief, Lt. Gen. Amnon Shahak, said he saw no "
     "error.", "he", ("ISR.MIL:amnon-lipkin-shahak",)),
    ("1996-04-19", "Juan Roe, a Peruvian banker, was jailed. His lawyer said he was ill.", "he",
     ("PER.BUS:juan-roe",)),
    ("2016-11-04", "The treaty between Peru and Chile was signed. Newspapers called it a gift.",
     "it", ()),
    # Whom somebody is for or against is not what he is; the fiery leader is whom the text names.
    ("2006-09-29", "President Mikhail Saakashvili of Georgia laughed. The pro-Western leader left.",
     "The pro-Western leader", ("GEO.GOV:mikheil-saakashvili",)),
    ("2010-05-01", "Iran thanked Turkey. The Turkish leader was pleased.", "The Turkish leader",
     ("TUR.GOV:recep-tayyip-erdogan",)),
    ("2001-05-01", "India spoke to Pakistan. The Pakistani leader agreed.", "The Pakistani leader",
     ("PAK.GOV:pervez-musharraf",)),
    # The state that has acted just before has a ministry; whose officers a spokesman speaks of.
    ("2006-09-29", "TBILISI (AP) - Russia recalled its envoy from Georgia. The foreign ministry "
     "told Russian citizens to stay away.", "The foreign ministry",
     ("RUS.GOV:foreign-ministry",)),
    ("2024-06-19", "MANILA (AP) - The Philippines protested. Foreign ministry spokesman Lin Jian "
     "of China said law enforcement officers had acted with restraint.", "law enforcement officers",
     ("CHN.COP",)),
    # Men counted before; residents of the capital; enemy troops; customers are not the company.
    ("2006-09-29", "Georgia held four Russian sailors. The minister said the men were spies.",
     "the men", ("RUS.MIL",)),
    ("1998-08-24", "KINSHASA, Congo (AP) - Angola sent tanks to Congo. Residents of the capital "
     "had no power.", "Residents", ("COD.CVL",)),
    ("2020-10-10", "Armenia shelled Azerbaijan. Baku said enemy troops had fired first.",
     "enemy troops", ("ARM.MIL",)),
    ("2006-09-29", "Gazprom warned its southern customer.", "its southern customer", ()),
    ("1998-08-24", "President Nelson Mandela called regional leaders to Pretoria.",
     "regional leaders", ()),
    # Counterparts each by name, three at once, each to the other.
    ("2020-10-10", "Russian Foreign Minister Sergei Lavrov met his Armenian and Azeri "
     "counterparts.",
     "his Armenian and Azeri counterparts",
     ("ARM.GOV:zohrab-mnatsakanyan", "AZE.GOV:jeyhun-bayramov")),
    ("2020-10-10", "France, Russia and the United States spoke of Armenia. The trio wanted peace.",
     "The trio", ("FRA", "RUS", "USA")),
    ("2018-07-16", "Costa Rica said 8,000 Nicaraguans had come. Its president appealed to his "
     "people not to turn them away.", "them", ("NIC.CVL",)),
    # Whose spokesman, ambassador and chamber it is.
    ("2022-05-09", "COLOMBO (AP) - Police fired tear gas. An army spokesman denied it.",
     "An army spokesman", ("LKA.MIL",)),
    ("2011-11-30", "The U.N. Security Council met. Russia warned it. Its ambassador, Vitaly "
     "Churkin, left.", "Vitaly Churkin", ("RUS.GOV:vitaly-churkin",)),
    ("2011-11-30", "LONDON (AP) - Britain spoke. Iranian lawmakers were angry. The assembly voted.",
     "The assembly", ("IRN.LEG",)),
    # A carrier, two juntas, rebels of their years.
    ("2019-02-27", "Air Canada stopped its flights. The Canadian carrier turned a plane back.",
     "The Canadian carrier", ("CAN.BUS:air-canada",)),
    ("2023-07-31", "Mali and Burkina Faso warned Niger. The two juntas are friends.",
     "The two juntas", ("BFA.GOV", "MLI.GOV")),
    ("1994-06-05", "The Rwandan Patriotic Front took a town.", "The Rwandan Patriotic Front",
     ("RWA.REB:rpf",)),
    ("2022-05-09", "COLOMBO (AP) - Sri Lanka was tense. The U.S. ambassador condemned the attack "
     "on peaceful protesters.", "peaceful protesters", ("LKA.OPP",)),
    # A land has one king; a new paragraph is set where the text is.
    ("1996-05-05", "King Hassan of Morocco spoke in Rabat. " + "The sun shone on the hills. " * 14
     + "Algeria had asked Libya for it. The king gave up his claim.", "The king",
     ("MAR.GOV:hassan-ii",)),
    ("2021-04-18", "OSLO, April 18 - Norway expelled 18 Chadian diplomats. Norwegian police are "
     "looking for two men who carried Chadian passports. The same pair were charged by Britain "
     "with a murder. Chad has refused to extradite them.\nInvestigators now believe that the arms "
     "were meant for a dealer.", "Investigators", ("NOR.COP",)),
]  # fmt: skip


@pytest.mark.parametrize(("day", "text", "words", "expected"), CASES)
def test_whom_a_phrase_takes_up(
    annotated: Annotate, day: str, text: str, words: str, expected: tuple[str, ...]
) -> None:
    parse = annotated(text, day)
    found = [m.actors for m in parse.mentions if parse.text[m.start : m.end] == words]
    assert sorted(found[-1] if found else ()) == sorted(expected)

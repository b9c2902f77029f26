"""Whom a phrase means by what the text has told before: individuals, sides, unions, owners."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    from communique.language import Parse

    Annotate = Callable[..., Parse]

GUN = "Gunmen have occupied airfields in Ukraine. Russia denies that they are its soldiers.\n"

# text, the last of the words in it, the actors
CASES = [
    # A nameless individual is told of again.
    ("An EU diplomat took part in the talks. Russia protested.\nThe diplomat shrugged.",
     "The diplomat", ("EUR",)),
    ("Russia recalled its envoy. An African Union official met the rebels in Sudan. "
     "The official said the truce held.", "The official", ("IGO:african-union",)),
    # A place in front says whose a body is, whatever body was told of before.
    ("The government in Kiev recalled its envoy.\n" + GUN + "In Tokyo, the government said it "
     "would suspend talks with Russia.", "the government", ("JPN.GOV",)),
    # One of several is not "it".
    ("Russia, Britain and France undertook to respect the borders of Ukraine after it gave up the "
     "weapons that the Soviet Union had left behind.", "it", ("UKR",)),
    # "Whose" stands for the name before it.
    ("So did the United States, whose envoy visited Aden this week.", "envoy", ("USA.GOV",)),
    ("Turkey, whose army shelled the town, denied it.", "army", ("TUR.MIL",)),
    # A counterpart holds the like office.
    ("The Omani foreign minister met his Kenyan counterpart, Jonah Wekesa, in Muscat.", "Wekesa",
     ("KEN.GOV:jonah-wekesa",)),
    # A body named after "of", whatever stands behind it.
    ("Iran mourned the loss of Syrian army posts.", "Syrian army", ("SYR.MIL:syrian-arab-army",)),
    # No business.
    ("The president of Turkey watched a parade in the company of the Greek king.", "company", None),
    # Each of two, and both.
    ("Chad and Niger signed a pact. Each side undertook to withdraw its troops.", "Each side",
     ("TCD", "NER")),
    ("Peru and Ecuador met on Monday. Each country agreed to free ten men.", "Each country",
     ("PER", "ECU")),
    ("The raid was blamed on the Kenyan army and al-Shabab. Norway called on both to stop.", "both",
     ("KEN.MIL", "SOM.REB:al-shabab")),
    ("Sudan and Egypt exchanged fire. The UN criticised both.", "both", ("SDN", "EGY")),
    ("Iran and Oman held talks. Both condemned Israel.", "Both", ("IRN", "OMN")),
    ("Iran said both ships had sunk.", "both", None),
    # Papers tell whose somebody is.
    ("Police in Oslo arrested two men who carried Russian passports.", "two men", ("RUS.CVL",)),
    ("Spain expelled a woman who held Serbian citizenship.", "woman", ("SRB.CVL",)),
    ("Danish police held three men with Iranian passports.", "three men", ("IRN.CVL",)),
    # Nobody says of which state sources and travellers are.
    ("Chad met Niger. Diplomats said that France had sent troops.", "Diplomats", ("UNK.GOV",)),
    ("Chad met Niger. Officials close to the talks said Chad would sign.", "Officials",
     ("UNK.GOV",)),
    ("Norwegian officials familiar with the matter said Oslo would object.", "officials",
     ("NOR.GOV",)),
    ("Kenya and Uganda will open two crossings to tourists.", "tourists", ("UNK.CVL",)),
    # A capital for the sentence's sake, a stuff, what somebody serves as, and nobody.
    ("Sirens wailed over the south of Cyprus.", "Sirens", None),
    ("Loudspeakers blared in Juba. The army of Sudan met.", "Loudspeakers", None),
    ("He was poisoned in England with a nerve agent.", "nerve agent", None),
    ("Shells with a blister agent fell in Iraq.", "blister agent", None),
    ("The king of Norway signed as a witness.", "witness", None),
    ("Oman acted as mediator.", "mediator", None),
    ("A settlement has eluded every mediator in Cyprus.", "every mediator", None),
    ("The Houthis are to hand over 181 detainees to Saudi Arabia.", "over", None),
    # A union that is no more.
    ("Serbia and Montenegro signed a border accord on Friday.", "Serbia", ("SRB",)),
    ("Serbia and Montenegro signed a border accord on Friday.", "Montenegro", ("MNE",)),
    ("Hungary bordered on the former Serbia and Montenegro.", "Montenegro", ("SCG",)),
    # Who leads, and does not invite himself.
    ("María Holguín, a former Colombian foreign minister, was appointed by the United Nations. "
     "President Nikos Christodoulides met the Turkish Cypriot leader, Ersin Tatar. The "
     "secretary-general, António Guterres, may invite both leaders to New York.", "leaders",
     ("CYP.GOV:nikos-christodoulides", "CYP.GOV:ersin-tatar")),
    ("In Libya, Prime Minister Abdul Hamid Dbeibah met General Khalifa Haftar, and President "
     "Emmanuel Macron of France came. The UN urged both leaders to vote.", "both leaders",
     ("LBY.GOV:abdul-hamid-dbeibah", "LBY.MIL:khalifa-hifter")),
    ("President Xi Jinping of China met President Vladimir Putin of Russia. Both leaders praised "
     "Iran.", "Both leaders", ("CHN.GOV:xi-jinping", "RUS.GOV:vladimir-putin")),
    # Ministers are of those who face one another, not of the place where they sign.
    ("Ethiopia and Eritrea went to war over a town. Ethiopian troops captured it, and in June the "
     "foreign ministers signed a truce in Algiers.", "ministers", ("ETH.GOV", "ERI.GOV")),
    # Who speaks after a body is one of it.
    ("The European Commission will propose a law in March, a senior official said.", "official",
     ("EUR:european-commission",)),
    # The police are many, and know what they suspect.
    ("Finnish commandos boarded a tanker, and the police said they suspected the crew.", "they",
     ("FIN.COP",)),
    # Sides that are to stop fighting are those that fight.
    ("Kenya accused Uganda of shelling a village. Tanzania's president met an envoy of Rwanda on "
     "Monday and signed a trade pact. The African Union called on both sides to end the fighting.",
     "both sides", ("KEN", "UGA")),
    ("Kenya accused Uganda of fraud. Rwanda signed a pact with Tanzania. Both sides praised it.",
     "Both sides", ("RWA", "TZA")),
    # A base of the government's.
    ("Syrian rebels fought on. They captured a government airbase near Homs.", "airbase",
     ("SYR.MIL",)),
    # A sea bears the name of a state.
    ("Finnish commandos boarded a tanker in the Gulf of Finland.", "Gulf of Finland", None),
    # Several bodies, or men, of a kind.
    ("Hamas and Fatah signed an accord in Cairo. Both groups want elections.", "Both groups",
     ("PSE.REB:hamas", "PSE.PTY:fatah")),
    ("Sony sued Samsung in Tokyo. The two companies settled in May.", "The two companies",
     ("JPN.BUS:sony", "KOR.BUS:samsung")),
    ("Yitzhak Rabin met Yasser Arafat in Oslo. The two men wept.", "The two men",
     ("ISR.ELI:yitzhak-rabin", "PSE.ELI:yasser-arafat")),
    ("Two Russians were held in Prague. Milos Zeman rang Andrej Babis. The two men had guns.",
     "The two men", ("RUS.CVL",)),
    # They are many, and no navy or government.
    ("Iran's navy held four Indian fishermen. They had strayed by mistake.", "They",
     ("IND.CVL",)),
    ("Polish miners went on strike. The government accused them of greed. They laughed.", "They",
     ("POL.LAB",)),
    # Armed groups of one state, and gangs.
    ("The PKK killed two soldiers.", "PKK", ("TUR.REB:pkk",)),
    ("Somali pirates seized a ship off Kenya.", "pirates", ("SOM.CRM:somali-pirates",)),
]  # fmt: skip


@pytest.mark.parametrize(("text", "words", "meant"), CASES)
def test_reference(
    annotated: Annotate, text: str, words: str, meant: tuple[str, ...] | None
) -> None:
    parse = annotated(text, "2021-07-11")
    start = text.rindex(words)
    found = [m.actors for m in parse.mentions if m.start < start + len(words) and start < m.end]
    assert (found[0] if found else None) == meant


def test_a_union_stands_in_its_own_time(annotated: Annotate) -> None:
    parse = annotated("Serbia and Montenegro signed a border accord on Friday.", "2004-05-01")
    assert [m.actors for m in parse.mentions] == [("SCG",)]

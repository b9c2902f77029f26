"""People of any calling, of peoples without a state, of unknown home, of ships; sides at war."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.actors.test_mentions import means

if TYPE_CHECKING:
    from collections.abc import Callable

    from communique.language import Parse

    Annotate = Callable[..., Parse]

# text, the words, the actors (``None``: no mention of those words)
CASES: list[tuple[str, str, tuple[str, ...] | None]] = [
    # A calling makes an actor where the phrase tells the state.
    ("Chad fined a Danish toy maker.", "a Danish toy maker", ("DNK.BUS",)),
    ("Zollo, a Danish toy maker, sued Chad.", "Zollo", ("DNK.BUS:zollo",)),
    ("A Hungarian count sued Romania.", "A Hungarian count", ("HUN.CVL",)),
    ("Qatar jailed a Brazilian striker.", "a Brazilian striker", ("BRA.CVL",)),
    ("Police in Chile beat strikers.", "strikers", ("CHL.LAB",)),
    ("The maker of the film left Chad.", "The maker", None),
    ("Chad thanked Mary Potter, and she met an archer.", "an archer", None),
    # Peoples are of the state of theirs of which the text speaks.
    ("Turkey jailed two Kurdish lawmakers.", "two Kurdish lawmakers", ("TUR.LEG",)),
    ("Iraq and the Kurds signed a truce.", "the Kurds", ("IRQ.CVL",)),
    ("Iraq's Kurdish lawmakers left, and Turkey and Turkish traders cheered.",
     "Iraq's Kurdish lawmakers", ("IRQ.LEG",)),
    ("Russia jailed two Crimean Tatars.", "two Crimean Tatars", ("UKR.CVL",)),
    ("The council told the Abkhaz side to halt.", "the Abkhaz side",
     ("GEO.REB:abkhaz-separatists",)),
    ("Turkey protested. The Russian side denied it.", "The Russian side", ("RUS",)),
    ("Troops massed on the Russian side.", "the Russian side", None),
    # Where gunmen were seen is not where they are from.
    ("Gunmen attacked a hotel in Kenya.", "Gunmen", ("UNK.UAF",)),
    ("Three masked men in Kenya abducted a nurse.", "Three masked men", ("UNK.UAF",)),
    ("Pro-Russian gunmen seized a station in Ukraine.", "Pro-Russian gunmen", ("UKR.UAF",)),
    ("Somali gunmen crossed into Kenya.", "Somali gunmen", ("SOM.UAF",)),
    # Crews are military on warships, and no arm of a state on others.
    ("The crew of the Russian frigate fired on Finland.", "The crew", ("RUS.MIL",)),
    ("Libya arrested the captain of a Greek tanker.", "the captain", ("GRC.CVL",)),
    ("Finland boarded a tanker. It arrested the captain.", "the captain", ("UNK.CVL",)),
    ("Finland honoured a captain of the navy.", "a captain", ("FIN.MIL",)),
    # Nobody knows whose what struck was.
    ("Two missiles struck a port in Chad.", "Two missiles", None),
    ("Chadian missiles struck a port.", "Chadian missiles", ("TCD.MIL",)),
    # The sides inside a state.
    ("The warring parties in Yemen agreed to a swap.", "The warring parties",
     ("YEM.GOV", "YEM.REB")),
    ("The two sides in Chad's war signed a truce.", "The two sides", ("TCD.GOV", "TCD.REB")),
    ("The Sudanese army shelled the Rapid Support Forces. The warring parties in Sudan met.",
     "The warring parties", ("SDN.MIL:sudanese-armed-forces", "SDN.REB:rsf")),
    # Whose the troops are that somebody sends, or is asked to send.
    ("Turkey's parliament voted on sending troops to a base in Qatar.", "troops", ("TUR.MIL",)),
    ("Sudan, which has troops in Yemen, said nothing.", "troops", ("SDN.MIL",)),
    ("Chad appealed to the United Nations to send peacekeepers.", "peacekeepers", ("UNO.MIL",)),
    ("Venezuela and Ecuador moved troops to the frontier.", "troops", ("VEN.MIL", "ECU.MIL")),
    ("The police, whose officers burned villages in Kenya, denied it.", "whose officers",
     ("KEN.COP",)),
    # Colleagues are of the like office.
    ("The Kenyan foreign minister met his Ugandan colleague.", "his Ugandan colleague",
     ("UGA.GOV:jeje-odongo",)),
    ("The emir of Qatar thanked his Kuwaiti guest.", "his Kuwaiti guest", ("KWT.CVL",)),
    # A spokesman who speaks right after is theirs.
    ("Students marched in Chad. The Pentagon praised Qatar. A spokesman declined to comment.",
     "A spokesman", ("USA.GOV",)),
    # The seat of a body, and those who serve it.
    ("The European Union met. Brussels promised aid to Chad.", "Brussels", ("EUR",)),
    ("Belgium met Chad. Brussels promised aid.", "Brussels", ("BEL",)),
    ("The European Union promised aid. Ana Rossi, the enlargement commissioner, said so.",
     "Ana Rossi", ("EUR:ana-rossi",)),
    # A name begins inside another's article.
    ("The rebels handed the town to the Australians.", "the Australians", ("AUS",)),
    ("A spokesman for the National Movement for the Liberation of Azawad denied it.",
     "the National Movement for the Liberation of Azawad", ("MLI.REB:mnla",)),
    ("A bank lent Chad US$25m.", "US$", None),
    ("His party, the Union of Forces for Change, won in Togo.",
     "the Union of Forces for Change", ("TGO.PTY:union-of-forces-for-change",)),
    ("Denmark's Maersk and Germany's Zollo-Bergen have left Chad.", "Denmark's Maersk",
     ("MNC:maersk",)),
    # A former state ends on a day.
    ("Kinshasa said so, and the new government sent soldiers.",
     "Kinshasa", ("COD",)),
    # Two that send, and who forms a cabinet.
    ("Senegal and Guinea, which sent 2,600 soldiers, must withdraw.", "2,600 soldiers",
     ("SEN.MIL", "GIN.MIL")),
    ("The European Union will send observers to the border of Chad.", "observers", ("EUR",)),
    # Foreign forces are not the context's; what one is called in quotation marks is nobody.
    ("Chad's parliament demanded that all foreign forces leave.", "all foreign forces",
     ("UNK.MIL",)),
    ("The army of Chad is judge and jury.", "judge", None),
    ("Chad called Roe \"a good revolutionary\".", "a good revolutionary", None),
    ("The judge, now in opposition, left Chad.", "opposition", None),
    ("A shot came from the Venezuelan bank of the river.", "the Venezuelan bank", None),
    ("Plotters cut the power in Chad.", "the power", None),
    # A name apposed to a body behind a title is the title's.
    ("A spokesman for the Chadian foreign ministry, Anna Odhi, wept.", "A spokesman",
     ("TCD.GOV:anna-odhi",)),
    ("Luca Rossi, an Italian nurse, fled Chad.", "Luca Rossi", ("ITA.MED:luca-rossi",)),
    # A capital that is somebody's family name here; a month that is.
    ("Malta's prime minister, Joseph Muscat, met Chad. Muscat wept.", "Muscat",
     ("MLT.GOV:joseph-muscat",)),
    ("Chad elected an admiral in May, a man of the sea.", "May", None),
    ("The European Union met. Dimitris Avramopoulos, the commissioner for migration, left.",
     "Dimitris Avramopoulos", ("EUR:dimitris-avramopoulos",)),
    # Who leads a body by what is said of him.
    ("The African Union met. Alpha Oumar Konaré, who heads its commission, spoke.",
     "Alpha Oumar Konaré", ("IGO:alpha-oumar-konare",)),
]  # fmt: skip


@pytest.mark.parametrize(("text", "words", "expected"), CASES)
def test_who_is_meant(
    annotated: Annotate, text: str, words: str, expected: tuple[str, ...] | None
) -> None:
    days = {"Joseph Muscat": "2019-05-05", "Dimitris": "2019-05-05", "Alpha": "2005-02-08"}
    days["new government"] = "1997-10-16"
    date = next((day for name, day in days.items() if name in text), "2023-05-05")
    found = means(annotated(text, date)).get(words)
    assert (sorted(found) if found else found) == (sorted(expected) if expected else expected)


PRONOUNS = [
    ("Angolan soldiers came. A French officer saw them. They had come to punish Chad.", "They",
     ("AGO.MIL",)),
    ("Chad blamed Roe, a Danish priest, and demanded that Benin deport him.", "him",
     ("DNK.REL:roe",)),
    ("Benin met Chad. A spokeswoman for Maersk said that its engineers left.",
     "its", ("MNC:maersk",)),
    ("Benin feared the Chadian warlord Harun Odhi. A monk who met him wept.", "him",
     ("TCD.REB:harun-odhi",)),
    ("Togo sued Benin. Nauru, itself nearly bankrupt, said it would help.", "itself", ("NRU",)),
    ("Chad's force would stay for as long as it took.", "it", None),
    ("The Kremlin denied it. \"It is the same old story,\" a spokesman said.", "It", None),
    ("Their officers arrived. Soldiers of Chad left; their commander has forbidden them to talk.",
     "them", ("TCD.MIL",)),
    ("Chad fined Benin over its courts.", "its", ("BEN",)),
    ("Chad cut ties with Benin in May, saying it had armed the rebels.", "it", ("BEN",)),
    ("Police arrested two writers in Chad. Their lawyers wept.", "Their", ("TCD.CVL",)),
    ("Togo's opposition leader Aku Mensa fled. His lawyer said police had beaten him.", "him",
     ("TGO.OPP:aku-mensa",)),
]  # fmt: skip


@pytest.mark.parametrize(("text", "word", "expected"), PRONOUNS)
def test_pronouns(
    annotated: Annotate, text: str, word: str, expected: tuple[str, ...] | None
) -> None:
    parse = annotated(text, "2023-05-05")
    at = text.rindex(f" {word} " if f" {word} " in text else word)
    at += text[at] == " "
    found = [m.actors for m in parse.mentions if m.start == at and m.end == at + len(word)]
    assert (found[0] if found else None) == expected


def test_who_is_called_so_is_taken_up_before_who_may_be(annotated: Annotate) -> None:
    parse = annotated(
        "Benin feared the Chadian warlord Harun Odhi. The commander Idris Bello fought him.\n"
        "A cousin of the warlord wept.", "2023-05-05"
    )  # fmt: skip
    assert means(parse)["the warlord"] == ("TCD.REB:harun-odhi",)


def test_a_leader_does_not_recognise_himself(annotated: Annotate) -> None:
    parse = annotated(
        "Togo's army made Faure Gnassingbé president. Nigeria's president, Olusegun Obasanjo, "
        "refused to recognise the new leader.", "2005-02-08"
    )  # fmt: skip
    assert means(parse)["the new leader"] == ("TGO.GOV:faure-gnassingbe",)

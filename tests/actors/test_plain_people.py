"""People whom few words tell: by their nation alone, as others, as a crew, as staff of a house."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.actors.test_mentions import means

if TYPE_CHECKING:
    from collections.abc import Callable

    from communique.language import Parse

    Annotate = Callable[..., Parse]

Cases = list[tuple[str, dict[str, tuple[str, ...] | None]]]

NATIONS: Cases = [
    ("A Lebanese and two Portuguese were arrested in Oman.", {"Lebanese": ("LBN.CVL",)}),
    ("Oman freed nine men, Kuwaitis and Togolese among them.",
     {"Kuwaitis": ("KWT.CVL",), "Togolese": ("TGO.CVL",)}),
    ("One Dutch was missing and a Swiss drowned off Malta.",
     {"One Dutch": ("NLD.CVL",), "a Swiss": ("CHE.CVL",)}),
    ("A Chinese and Russian delegation arrived in Lima.",
     {"A Chinese and Russian delegation": ("CHN.GOV", "RUS.GOV")}),
    ("A Swiss-based bank failed.", {"A Swiss": None}),
    ("The Togolese accused Benin of fraud.", {"The Togolese": ("TGO",)}),
]  # fmt: skip

OTHERS: Cases = [
    ("Kenyan guards killed two Somali herders and took 13 others away.",
     {"13 others": ("SOM.AGR",)}),
    ("Two Turkish soldiers were killed and several others were wounded in Syria.",
     {"several others": ("TUR.MIL",)}),
    ("Malian soldiers shot three Tuareg nomads; five others fled.",
     {"five others": ("MLI.CVL",)}),
    ("Iran freed two Swedes and four others.", {"four others": None}),
    ("Two Pakistani pilots were captured while others walked.", {"others": None}),
]  # fmt: skip

CREWS: Cases = [
    ("Twelve Indian crew were taken off the freighter by pirates. The sailors were unhurt.",
     {"Twelve Indian crew": ("IND.CVL",), "The sailors": ("IND.CVL",)}),
    ("Iran took eighteen Filipinos off a tanker. The seamen were unhurt.",
     {"The seamen": ("PHL.CVL",)}),
    ("The Chilean fishermen wept. Their boat had been sunk by Peru.",
     {"Their boat": ("CHL.CVL",)}),
    ("A tanker seized by Iran was moored in Oman.", {"A tanker": None}),
    ("The Indian crew of a frigate rescued a Dane.", {"The Indian crew": ("IND.MIL",)}),
]  # fmt: skip

HOUSES: Cases = [
    ("An analyst at a Melbourne bank said that China was rich.", {"An analyst": ("AUS.EDU",)}),
    ("A researcher with a Brussels institute blamed Chad.", {"A researcher": ("BEL.EDU",)}),
    ("A lawyer with a Nairobi firm said that Uganda would lose.", {"A lawyer": ("KEN.SOC",)}),
    ("An analyst said that China was rich.", {"An analyst": ("UNK.EDU",)}),
    ("Diplomats here could not confirm what the Pakistani spokesman said.",
     {"Diplomats": ("UNK.GOV",)}),
]  # fmt: skip

OFFICERS: Cases = [
    ("The dockers' union in Peru struck. Luis Arana, its general secretary, spoke.",
     {"Luis Arana": ("PER.LAB:luis-arana",)}),
    ("Uganda buried two men. Inspector Grace Auma, a police spokeswoman, spoke.",
     {"Inspector Grace Auma": ("UGA.COP:grace-auma",)}),
    ("At the United Nations, Secretary General Thant left for Pakistan.",
     {"Secretary General Thant": ("UNO:thant",)}),
    ("Togo's minister flew to Accra. His Ghanaian opposite number, Ama Ofori, met him.",
     {"His Ghanaian opposite number": ("GHA.GOV:ama-ofori",)}),
    ("The Danish foreign minister met his Swedish opposite number.",
     {"his Swedish opposite number": ("SWE.GOV:ann-linde",)}),
    ("A coalition of unions in Belgium struck.", {"A coalition": ("BEL.LAB",)}),
    ("The mayor leads a coalition of leftists in Peru.", {"a coalition": ("PER.PTY",)}),
    ("Bolivia's president accused Chile. He told the nation that it was at war.",
     {"the nation": ("BOL",)}),
    ("Two Chinese were shot when a strike in Zambia's south turned violent, police said.",
     {"police": ("ZMB.COP",)}),
]  # fmt: skip

STRANGERS: Cases = [
    ("A Chilean who drove for the firm was deported from Ecuador.", {"A Chilean": ("CHL.CVL",)}),
    ("A freed Frenchwoman spoke in Uganda. “He came daily,” she said.", {"she": ("FRA.CVL",)}),
    ("The Kenyan official smiled. A Swede was arrested in Quito. He wept.", {"He": ("SWE.CVL",)}),
    ("A court in Fiji jailed a Dutch teacher.\n\nAnna Visser had taught in Suva. She appealed.",
     {"Anna Visser": ("NLD.EDU:anna-visser",), "She": ("NLD.EDU:anna-visser",)}),
    ("A court in Fiji met a Dutch teacher and a Danish nurse.\n\nAnna Visser had taught in Suva.",
     {"Anna Visser": ("UNK.UNK:anna-visser",)}),
    ("Sweden's ambassador attended the trial in Quito. The embassy has filed two protests.",
     {"The embassy": ("SWE.GOV:embassy",)}),
    ("An aid worker with a Norwegian charity said that three babies had died on the Afghan side.",
     {"An aid worker": ("NOR.SOC",), "three babies": ("AFG.CVL",)}),
    ("A Canadian mining company sued Ecuador. The firm won.",
     {"The firm": ("CAN.BUS:mining-company",)}),
    ("Togo's foreign minister, Koffi Mensah, worried aloud about peace; his Kenyan counterpart"
     " told him that the matter was closed.",
     {"him": ("TGO.GOV:koffi-mensah",)}),
]  # fmt: skip

TAKEN_UP: Cases = [
    ("Soldiers captured an American in Nicaragua. The prisoner, Eugene Hall of Marinette, wept.",
     {"Eugene Hall": ("USA.CVL:eugene-hall",), "Marinette": None}),
    ("Seventeen missionaries, sixteen Americans and a Canadian, were abducted in Haiti.",
     {"Seventeen missionaries": ("USA.REL", "CAN.REL")}),
    ("Six envoys, two of them Swedes, left Peru. Ten soldiers, Russians, died in Chad.",
     {"Six envoys": ("PER.GOV",), "Ten soldiers": ("RUS.MIL",)}),
    ("Haitian police blamed 400 Mawozo, a gang. Its leader, Wilson Joseph, vanished.",
     {"Wilson Joseph": ("HTI.CRM:wilson-joseph",)}),
    ("William Nguyen, an American student, was tried in Hanoi. Judges read the charge. A lawyer"
     " spoke. Police stood by. The hall was full. Rain fell. The American had been beaten.",
     {"The American": ("USA.EDU:william-nguyen",)}),
    ("KHARTOUM, Sudan - Rebels left. Joe Biden said the United States would not pay. President"
     " Omar Khalil met his cabinet.", {"Omar Khalil": None, "his": ("SDN.GOV:omar-khalil",)}),
    ("Two Cambodians were arrested by Thai police. The Cambodians wept.",
     {"The Cambodians": ("KHM.CVL",)}),
    ("Two Cambodians were fined. Cambodia protested. The Cambodians recalled an envoy.",
     {"The Cambodians": ("KHM",)}),
    ("A Moroccan and a Spanish tourist were hurt. The Spaniard is in hospital.",
     {"The Spaniard": ("ESP.CVL",)}),
    ("Thirteen Italian airmen landed in Congo. The Italians had brought food.",
     {"The Italians": ("ITA.MIL",)}),
    ("Rebels in Congo captured 13 Italian airmen. Togo asked about the prisoners.",
     {"the prisoners": ("ITA.MIL",)}),
    ("Gunmen in Mali abducted two Swiss. Chad offered to free the hostages.",
     {"the hostages": ("CHE.CVL",)}),
    ("Congo's premier met the Italian ambassador. The envoy asked for the bodies.",
     {"The envoy": ("ITA.GOV",)}),
    ("A shopkeeper who gave his name only as Halil said he would leave Turkey.",
     {"Halil": ("TUR.BUS",), "he": ("TUR.BUS",)}),
    ("Thai police arrested two men. Colonel Siriwat Deephor, a police spokesman, spoke.",
     {"Colonel Siriwat Deephor": ("THA.COP:siriwat-deephor",)}),
    ("Cambodia's defence ministry denied that its troops had fired.",
     {"its troops": ("KHM.MIL",)}),
]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "expected"), [*NATIONS, *OTHERS, *CREWS, *HOUSES, *OFFICERS, *STRANGERS, *TAKEN_UP]
)
def test_plain_people(
    annotated: Annotate, text: str, expected: dict[str, tuple[str, ...] | None]
) -> None:
    found = means(annotated(text, "2021-07-11"))
    assert {words: found.get(words) for words in expected} == expected


def test_the_headline_tells_of_whom_the_text_takes_up(annotated: Annotate) -> None:
    headline = "Swedish engineer jailed in Ecuador"
    body = "A judge in Quito on Monday jailed a man over a crash. The engineer denied the charge."
    found = means(annotated(f"{headline}\n\n{body}", "2021-07-11", headline))
    assert found["The engineer"] == ("SWE.EDU",)

"""Which state or person a phrase means that names none in full: each class with three passages.

Nouns agree in kind with what they take up, "the two" may be told by a town alone, a surname means
who led, and what a text says of a namesake goes before the tables.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    from communique.language import Parse

    Annotate = Callable[..., Parse]

# day, text, the last of the words in it, the actors of the first mention there; None: none at all
CASES = [
    # A kingdom is a monarchy of its day, a republic none, an island lies in the sea.
    ("1975-05-02", "Morocco sent troops to the border with Algeria. The republic would not yield.",
     "The republic", ("DZA",)),
    ("1956-05-02", "Iraq closed its border with Syria. The kingdom asked Britain for jets.",
     "The kingdom", ("IRQ",)),
    ("1966-05-02", "Libya asked Tunisia for doctors. The kingdom has oil.", "The kingdom",
     ("LBY",)),
    ("1983-10-26", "The United States invaded Grenada on Tuesday. Britain said it had not been "
     "consulted. The island has few roads.", "The island", ("GRD",)),
    ("2016-10-26", "Fiji signed a deal with France. The island nation will get two boats.",
     "island", ("FJI",)),
    ("2016-10-26", "Malta asked Libya for help. Tunis looked on. The island is small.",
     "The island", ("MLT",)),
    # Who urges another, of whom the passage tells, speaks of its topic.
    ("2016-05-04", "Kenya closed a camp near Somalia. The United States urged Nairobi to think "
     "again. The country hosts many.", "The country", ("KEN",)),
    ("2016-05-04", "Laos thanked Japan for the bridge. The country has few roads.", "The country",
     ("LAO",)),
    ("1998-05-04", "Burundi held a vote. Its army kept order. Belgium called on Burundi to free "
     "ten men. The country has been at war for years.", "The country", ("BDI",)),
    # The two, of whom one is told by a town or an adjective.
    ("1999-05-04", "Ethiopian jets bombed an airport near Asmara. Guns roared as the two armies "
     "fought.", "the two armies", ("ERI.MIL", "ETH.MIL")),
    ("2015-03-03", "Havana has reopened its embassy in Washington. The two countries had no ties "
     "for decades.", "The two countries", ("CUB", "USA")),
    ("1962-03-03", "The Indonesian navy clashed with Dutch ships off New Guinea. The two "
     "governments agreed to meet.", "The two governments", ("IDN", "NLD")),
    # Each, and the other.
    ("2010-03-04", "North Korea and South Korea each accused the other of firing first.",
     "the other", ("KOR", "PRK")),
    ("1985-03-03", "Iran and Iraq bombed cities. Each accused the other of using gas.", "Each",
     ("IRN", "IRQ")),
    ("1985-03-03", "Iran and Iraq bombed cities. Each accused the other of using gas.",
     "the other", ("IRN", "IRQ")),
    ("1985-03-03", "Peru had one embassy in Cairo and closed the other.", "the other", None),
    # The troops of two who clash.
    ("2018-05-30", "Moscow withdrew its engineers from China, and nine years later their troops "
     "clashed on a river.", "their troops", ("CHN.MIL", "RUS.MIL")),
    ("1978-05-30", "Vietnam protested to Cambodia in May, and in June their armies clashed.",
     "their armies", ("KHM.MIL", "VNM.MIL")),
    ("1978-05-30", "Uganda threatened Tanzania, and their soldiers fought at the border.",
     "their soldiers", ("TZA.MIL", "UGA.MIL")),
    # Whoever lands troops has them.
    ("1974-08-15", "Turkey landed troops in Cyprus on Saturday.", "troops", ("TUR.MIL",)),
    # Leaders by surname alone.
    ("2007-04-24", "Russia mourned. Yeltsin had sent tanks against the deputies.", "Yeltsin",
     ("RUS.ELI:boris-yeltsin",)),
    ("2019-04-24", "Libya has had no peace. Gaddafi was killed in 2011.", "Gaddafi",
     ("LBY.ELI:muammar-el-qaddafi",)),
    ("2023-04-16", "Brazil sent an envoy to Beijing on Friday. Lula met Xi.", "Lula",
     ("BRA.GOV:luiz-inacio-lula-da-silva",)),
    ("2023-05-02", "The Philippines began drills. Mr Marcos met Joe Biden.", "Mr Marcos",
     ("PHL.GOV:ferdinand-marcos-jr",)),
    ("1986-02-25", "Crowds filled Manila. Mr Marcos fled to Hawaii.", "Mr Marcos",
     ("PHL.GOV:ferdinand-marcos",)),
    ("2024-06-20", "Vladimir Putin landed in Pyongyang. Kim embraced him.", "Kim",
     ("PRK.GOV:kim-jong-un",)),
    ("2011-04-20", "The United States will arm them. Clinton told reporters so.", "Clinton",
     ("USA.GOV:hillary-clinton",)),
    ("1987-03-14", "Ghana shut its border. Rawlings told him so.", "Rawlings",
     ("GHA.GOV:jerry-rawlings",)),
    ("1970-07-22", "Cyprus was split. Makarios, who had fled to London, asked the Security "
     "Council for help.",
     "Makarios", ("CYP.GOV:makarios-iii",)),
    ("1987-03-14", "Ghana shut its border. Farmers told him so.", "Farmers", ("GHA.AGR",)),
    # What is denied, and not who is said to have done it.
    ("2019-07-22", "Iran denied the accusation and called it a lie.", "it", None),
    ("2019-07-22", "Norway published the letter and sent it to Lima.", "it", None),
    ("2019-07-22", "Cyprus spoke. The army took the town, and refugees fled south.", "refugees",
     ("UNK.REF",)),
    # A namesake in another state's service; those who command armies.
    ("1982-06-20", "Raul Castro, the US ambassador, met rebels in El Salvador.", "Raul Castro",
     ("USA.GOV:raul-castro",)),
    ("2010-06-20", "Raul Castro, the Cuban president, met the pope.", "Raul Castro",
     ("CUB.GOV:raul-castro",)),
    ("2011-06-20", "General Ashfaq Kayani, the army chief, said little.", "Kayani",
     ("PAK.MIL:ashfaq-parvez-kayani",)),
    # Where a court sits, whose a paper is, who spies.
    ("2022-06-10", "A court in Grodno jailed a Polish journalist on Friday.", "A court",
     ("BLR.JUD",)),
    ("1983-06-10", "Argentina's claim to South Georgia stood.", "South Georgia", None),
    ("2010-07-20", "Peru was to blame, the Caracas daily El Universal said.", "El Universal",
     ("VEN.JRN:el-universal-of-venezuela",)),
    ("1985-07-20", "French intelligence sank the ship in Auckland.", "French intelligence",
     ("FRA.SPY",)),
    ("2001-07-20", "Sudan blamed Israeli intelligence for it.", "Israeli intelligence",
     ("ISR.SPY",)),
    ("2022-07-20", "The United States shared intelligence with Ukraine.", "intelligence", None),
    ("2022-07-20", "Ukraine asked Turkey to shield its ships from Russian attacks.", "its ships",
     ("TUR.MIL",)),
    # Nobody knows from where they are, unless they flee a land.
    ("2019-03-20", "Greece moved refugees to the mainland.", "refugees", ("UNK.REF",)),
    ("2019-03-20", "Turkey spoke. Smugglers had brought the boats.", "Smugglers", ("UNK.CRM",)),
    ("2015-03-20", "Refugees fled Syria.", "Refugees", ("SYR.REF",)),
    # A host leads where one has come to.
    ("1998-01-25", "President Jacques Chirac flew to Cairo. He asked his host to wait.",
     "his host", ("EGY.GOV:hosni-mubarak",)),
    ("2010-05-05", "Barack Obama arrived in Seoul. His host said little.", "His host",
     ("KOR.GOV:lee-myung-bak",)),
    ("2004-03-20", "Spain will leave Iraq. Jose Luis Rodriguez Zapatero said so. The socialist "
     "leader had promised it.", "The socialist leader", ("ESP.PTY:jose-luis-rodriguez-zapatero",)),
    # Whose raid it was.
    ("1998-03-20", "A government raid killed six rebels in Sierra Leone.", "government",
     ("SLE.GOV",)),
    ("1983-03-20", "Peru was shaken. An army offensive drove them out.", "army", ("PER.MIL",)),
    ("1983-03-20", "Peru was shaken. Government attacks killed ten.", "Government", ("PER.GOV",)),
]  # fmt: skip


@pytest.mark.parametrize(("date", "text", "words", "meant"), CASES)
def test_meant(
    annotated: Annotate, date: str, text: str, words: str, meant: tuple[str, ...] | None
) -> None:
    parse = annotated(text, date)
    start = text.rindex(words)
    found = [m.actors for m in parse.mentions if m.start < start + len(words) and start < m.end]
    assert (tuple(sorted(found[0])) if found else None) == meant

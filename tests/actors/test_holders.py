"""Who holds an office, held it or speaks for a body, told by what the text has told before."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    from communique.language import Parse

    Annotate = Callable[..., Parse]

# text, its day, the last of the words in it, the actors
CASES = [
    # Heads of bodies of no state.
    ("Boutros Boutros-Ghali, the secretary-general, recalled his men.", "1994-05-01",
     "Boutros-Ghali", ("UNO:boutros-boutros-ghali",)),
    ("Peru rang the OAS. Its secretary-general, Jose Miguel Insulza, flew to Lima.", "2009-05-01",
     "Insulza", ("IGO:jose-miguel-insulza",)),
    ("Fatou Bensouda, the chief prosecutor, wept.", "2014-05-01", "Bensouda",
     ("IGO:fatou-bensouda",)),
    ("Jean-Claude Juncker rang Athens.", "2016-05-01", "Juncker", ("EUR:jean-claude-juncker",)),
    ("Jean-Claude Juncker rang Athens.", "2012-05-01", "Juncker",
     ("LUX.GOV:jean-claude-juncker",)),
    # Who is gone.
    ("Timoci Bavadra fled to Nadi. The army held the deposed prime minister there.", "1987-10-01",
     "the deposed prime minister", ("FJI.ELI:timoci-bavadra",)),
    ("Crowds in Colombo cheered. The ousted president has fled Sri Lanka.", "2022-08-01",
     "The ousted president", ("LKA.ELI:gotabaya-rajapaksa",)),
    # The leader whom the text names, be he head of state or of government.
    ("Eduard Shevardnadze fled. The Georgian leader accused Russia.", "1993-09-30",
     "The Georgian leader", ("GEO.GOV:eduard-shevardnadze",)),
    # Rebels, and the queen.
    ("Jonas Savimbi met an envoy. The rebel chief wants arms.", "1986-05-01", "The rebel chief",
     ("AGO.REB:jonas-savimbi",)),
    ("The Queen was said to be sad.", "1987-05-01", "The Queen", ("GBR.GOV:elizabeth-ii",)),
    # Courts of no state.
    ("The International Criminal Court tried a Kenyan. The judges freed him.", "2014-05-01",
     "The judges", ("IGO.JUD:icc",)),
    ("The International Criminal Court tried a Kenyan. Judges in Nairobi did not.", "2014-05-01",
     "Judges", ("KEN.JUD",)),
    # Where they sit tells whose they are.
    ("Zambia fought on. Few recognised the government in Luanda.", "1976-05-01",
     "the government in Luanda", ("AGO.GOV",)),
    ("Zambia fought on. In Lisbon the foreign minister, Rui Salgado, resigned.", "1976-05-01",
     "Rui Salgado", ("PRT.GOV:rui-salgado",)),
    ("Tamil politicians in Jaffna rejoiced. India sent rice.", "2020-05-01", "politicians",
     ("LKA.PTY",)),
    # One's own land, troops and members.
    ("India's foreign minister, S. Jaishankar, asked what his country got.", "2022-05-01",
     "his country", ("IND",)),
    ("Cuban troops won. John Vorster, South Africa's prime minister, pulled the troops back.",
     "1976-05-01", "the troops", ("ZAF.MIL",)),
    ("The African Union split. Eleven member states walked out.", "2010-05-01", "member states",
     ("IGO:african-union",)),
    ("China rang Sri Lanka. The islanders yawned.", "2022-05-01", "The islanders", ("LKA.CVL",)),
    ("African leaders met in Lome. Togo's president spoke. The bishop begged the leaders to stay.",
     "2010-05-01", "the leaders", ("UNK.GOV:african-states",)),
    # The two of one sentence; those who fight a state from within; who only hopes.
    ("Jonas Savimbi met an envoy of Zaire. The two men spoke of arms.", "1986-05-01",
     "The two men", ("AGO.REB:jonas-savimbi", "ZAR.GOV")),
    ("Vladislav Ardzinba signed a truce with Georgia. Both sides broke it.", "1993-09-01",
     "Both sides", ("GEO.REB", "GEO")),
    ("Ecuador accused Colombia of arson. Japan hoped the two countries would make peace.",
     "2007-01-01", "the two countries", ("ECU", "COL")),
    # The office in which he died, told with the body.
    ("Dag Hammarskjold, the secretary-general of the United Nations, was buried.", "1961-10-01",
     "Hammarskjold", ("UNO:dag-hammarskjold",)),
    # A lord who is an envoy; an ambassador told of before his name.
    ("Lord Ashworth, a British envoy, flew to Ndola.", "1961-10-01", "Ashworth",
     ("GBR.GOV:ashworth",)),
    ("Bolivia expelled the Mexican ambassador. Jeanine Anez said that Lucia Paredes, the "
     "ambassador, had lied.", "2019-12-31", "Lucia Paredes", ("MEX.GOV:lucia-paredes",)),
    # Called by his nation.
    ("Dag Hammarskjold flew to Ndola. Belgium had urged the Swede to stay.", "1961-09-10",
     "the Swede", ("UNO:dag-hammarskjold",)),
    ("Josep Borrell, a Spaniard, rang both.", "2020-12-31", "a Spaniard",
     ("EUR:josep-borrell",)),
    ("The Swedes voted on Sunday.", "2020-12-31", "The Swedes", ("SWE",)),
    # Papers of the place in front; parts of those told of; the same man again.
    ("Chad fought on. In Moscow the newspapers were silent.", "1987-05-01", "the newspapers",
     ("SUN.JRN",)),
    ("Seven Thais crossed the border. A court in Phnom Penh freed five of them.", "2011-05-01",
     "them", ("THA.CVL",)),
    ("Evo Morales fled. Alberto Fernandez granted him asylum, and prosecutors issued a warrant "
     "for him.", "2019-12-31", "him", ("BOL.ELI:evo-morales",)),
    # A family name that is a town's as well.
    ("Police in La Paz came for Juan Ramon Quintana.", "2019-12-31", "Quintana",
     ("UNK.UNK:juan-ramon-quintana",)),
    # A strongman beside the president; two generals; a nurse who is the woman told of.
    ("Omar Torrijos wept. The Panamanian strongman kept his word.", "1977-09-12",
     "The Panamanian strongman", ("PAN.GOV:omar-torrijos",)),
    ("Alfredo Stroessner met Augusto Pinochet. The two generals were jeered.", "1977-09-12",
     "The two generals", ("PRY.GOV:alfredo-stroessner", "CHL.GOV:augusto-pinochet")),
    ("Nauru held an Iranian woman. The woman, a nurse, is in Brisbane.", "2016-03-08", "a nurse",
     ("IRN.CVL",)),
    # Judges of the court told of; neighbours of whom the text tells.
    ("Papua New Guinea's Supreme Court sat on. Australia told the judges to hurry.",
     "2016-03-08", "the judges", ("PNG.JUD",)),
    ("Thailand and Cambodia fought. Vietnam urged its two neighbours to stop.", "2011-02-08",
     "its two neighbours", ("THA", "KHM")),
    ("Spaak said that the United Nations had used force where it should have talked.",
     "1961-10-01", "it", ("UNO",)),
    # A party is one in opposition too.
    ("The opposition Labor Party in Canberra was silent.", "2016-03-08", "Labor Party",
     ("AUS.PTY:australian-labor-party",)),
    # A summit abroad is no home.
    ("Addis Ababa, Ethiopia - Kenya's president defied the court. Kenya will not yield. Kenya's "
     "deputies cheered. Victims told a reporter that Kenya had failed them.", "2013-10-01",
     "Victims", ("KEN.CVL",)),
]  # fmt: skip


@pytest.mark.parametrize(("text", "date", "words", "meant"), CASES)
def test_holders(
    annotated: Annotate, text: str, date: str, words: str, meant: tuple[str, ...]
) -> None:
    parse = annotated(text, date)
    end = text.rindex(words) + len(words)
    start = text.rindex(words)
    found = [m.actors for m in parse.mentions if m.start < end and m.end > start]
    assert meant in found, found

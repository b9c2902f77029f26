"""Who is meant by what a text says of rulers and ruled, of its own setting, of several at once."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from communique.actors.colonial import powers
from communique.actors.people import vacancy

if TYPE_CHECKING:
    from collections.abc import Callable

    from communique.language import Parse

    Annotate = Callable[..., Parse]

# day, text, words in it, the actors of the last mention there; None: none at all
CASES = [
    # Who ruled whom.
    ("2014-03-03", "Chad asked for helicopters. The former colonial power promised six.",
     "The former colonial power", ("FRA",)),
    ("1999-03-03", "Mozambique thanked its former colonial ruler for the grain.",
     "its former colonial ruler", ("PRT",)),
    ("2002-03-03", "Spain and Equatorial Guinea fell out. Its former colony wants the islands "
     "charted.", "Its former colony", ("GNQ",)),
    ("1996-03-03", "Jamaica sold bauxite to Japan. The former British colony needs cash.",
     "The former British colony", ("JAM",)),
    ("2005-03-03", "Turkmenistan sold gas to Iran. The former Soviet republic has few friends.",
     "The former Soviet republic", ("TKM",)),
    ("1995-03-03", "Greece closed its border with Macedonia. The former Yugoslav republic "
     "protested.", "The former Yugoslav republic", ("MKD",)),
    ("1995-03-03", "The colony of bees was moved to Chad.", "The colony", None),
    # What kind of state: one noun of two words.
    ("2004-03-03", "Tonga protested to France. The island nation said its boats had been sunk off "
     "Noumea. The country will sue.", "The country", ("TON",)),
    ("2009-03-03", "Lesotho asked South Africa for water pumps. The mountain kingdom is dry.",
     "The mountain kingdom", ("LSO",)),
    ("2009-03-03", "Latvia expelled Belarus's consul. The republic accuses him of spying.",
     "The republic", ("LVA",)),
    # Ministries and banks without a state are those of the land.
    ("2001-03-03", "Ghana protested on Monday. President John Kufuor will fly to Togo. The foreign "
     "ministry summoned two envoys.", "The foreign ministry", ("GHA.GOV:foreign-ministry",)),
    ("2001-03-03", "Zambia devalued the kwacha. The central bank raised its rate.",
     "The central bank", ("ZMB.GOV:central-bank",)),
    ("2001-03-03", "All foreign forces left Chad.", "foreign forces", None),
    # Bodies told by what they are.
    ("2012-03-03", "ECOWAS suspended Mali. The regional bloc closed its borders.",
     "The regional bloc", ("IGO:ecowas",)),
    ("2012-03-03", "Guinea-Bissau was shunned. The West African bloc sent an envoy.",
     "The West African bloc", ("IGO:ecowas",)),
    ("2012-03-03", "Amnesty International spoke of torture. The rights group named six jails.",
     "The rights group", ("NGO:amnesty-international",)),
    # "Which withdrew its envoy": of whom the clause tells.
    ("2014-03-03", "Qatar was scolded by Kuwait, which recalled its envoy.", "its envoy",
     ("KWT.GOV",)),
    # To whom something is done, and in whose power they are.
    ("2018-03-03", "Canada barred Burundi's leaders. Nine officials were put on a list.",
     "Nine officials", ("BDI.GOV",)),
    ("2013-03-03", "Palau's police seized Indonesian fishermen. Six fishermen were jailed.",
     "Six fishermen", ("IDN.CVL",)),
    ("2003-03-03", "Police in Suva fired. A man said officers had beaten him.", "officers",
     ("FJI.COP",)),
    ("1998-03-03", "Eritrea accused Ethiopia of theft after soldiers crossed the river.",
     "soldiers", ("ETH.MIL",)),
    ("1993-03-03", "Fighters overran a post of Russian troops in Tajikistan, killing 20 soldiers.",
     "20 soldiers", ("RUS.MIL",)),
    # Several at once.
    ("2015-03-03", "Presidents Alpha Conde of Guinea and Macky Sall of Senegal flew to Mali.",
     "Presidents", ("GIN.GOV:alpha-conde", "SEN.GOV:macky-sall")),
    ("2003-03-03", "Latvia and Russia talked. The three Baltic states will leave.",
     "The three Baltic states", ("EST", "LTU", "LVA")),
    ("2003-03-03", "Oman and Kuwait talked to Iran. The two Gulf Arab states want calm.",
     "The two Gulf Arab states", ("KWT", "OMN")),
    ("2024-03-03", "The junta in Niger left the bloc together with Mali and Burkina Faso. The "
     "three countries will tax its goods.", "The three countries", ("BFA", "MLI", "NER")),
    ("1996-03-03", "Yemen and Eritrea quarrel. France mediates between the two capitals.",
     "the two capitals", ("ERI", "YEM")),
    ("1993-03-03", "Prime Minister Juan Roe of Belize called. Prime Minister Adam Oka of Jamaica "
     "answered. Britain congratulated both prime ministers.", "both prime ministers",
     ("BLZ.GOV:juan-roe", "JAM.GOV:adam-oka")),
    ("2009-03-03", "Prime Minister Adam Oka of Jamaica flew to Belize.",
     "Prime Minister Adam Oka",
     ("JAM.GOV:adam-oka",)),
    ("2009-03-03", "Presidents Alpha Roe of Niger and Adam Oka of Chad met in Lome.", "Adam Oka",
     ("TCD.GOV:adam-oka",)),
    ("2010-03-03", "French and NATO troops left Kabul.", "French and NATO troops",
     ("FRA.MIL", "IGO:nato")),
    # One's own forces are commanded, a guest's are not one's own.
    ("2010-03-03", "Police in Oslo watched. A Danish general will lead the troops.",
     "the troops", ("DNK.MIL",)),
    # A surname that is a town's too.
    ("2011-03-03", "Alfredo Moreno, Chile's foreign minister, left. Moreno thanked Peru.", "Moreno",
     ("CHL.GOV:alfredo-moreno",)),
    # Ranks written with a hyphen.
    ("1997-03-03", "Brigadier-General Adam Oka resigned in Chad. The general wept bitterly.",
     "The general", ("TCD.MIL:adam-oka",)),
    # What stands beside a state, or where a body has its seat.
    ("2008-03-03", "Eritrea massed troops. The tiny Red Sea state has few friends.",
     "The tiny Red Sea state", ("ERI",)),
    ("2008-03-03", "Human Rights Watch spoke of torture. The New York-based group asked Chad to "
     "act.", "The New York-based group", ("NGO:human-rights-watch",)),
    # Of several those of a kind.
    ("2007-03-03", "Nepal and Bhutan talked in India. The two kingdoms share a river.",
     "The two kingdoms", ("BTN", "NPL")),
    ("2007-03-03", "Kenya wrote to Somalia. Sixty of them drowned.", "them", None),
    # Whose men are kept abroad, who is called home, who is no native.
    ("2008-03-03", "France keeps 900 men in Gabon.", "900 men", ("FRA.MIL",)),
    ("1999-03-03", "Nicaragua protested. It recalled the ambassador in Tegucigalpa.",
     "the ambassador", ("NIC.GOV",)),
    ("2007-03-03", "POKHARA, Nepal (X) - Nepal said no. The United States said yes. Ambassador "
     "Adam Oka left.", "Ambassador Adam Oka", ("USA.GOV:adam-oka",)),
    # What a subject has that a clause tells of.
    ("1999-03-03", "The ministry said Colombia had defended its rights.", "its", ("COL",)),
    # Speakers of a language sit in no parliament.
    ("1998-03-03", "Police in Riga beat Russian-speakers.", "speakers", None),
    # Whose ministry calls another's police names; whose army is trained.
    ("1998-03-03", "RIGA (X) - Latvia said no. Russia was angry. Foreign Ministry spokesman Adam "
     "Oka condemned the Latvian police.", "Foreign Ministry spokesman Adam Oka",
     ("RUS.GOV:adam-oka",)),
    ("2012-03-03", "Angola sent officers to Guinea-Bissau to train its army.", "its army",
     ("GNB.MIL",)),
    # Who is gone is called so; all of an area at once.
    ("2012-03-03", "Kumba Yala spoke in Bissau. The ex-president denied it.", "The ex-president",
     ("GNB.ELI:kumba-yala",)),
    ("1998-03-03", "The three Baltic presidents signed it.", "The three Baltic presidents",
     ("EST.GOV", "LTU.GOV", "LVA.GOV")),
    # A capital that opens a paragraph acts.
    ("1998-03-03", "The envoy left.\n\nWashington froze aid.", "Washington", ("USA",)),
    # Who speaks after his quotation is not of the state that he names in it.
    ("2006-03-03", "N'DJAMENA (X) - Chad fought. Sudan denied it. It was Chad's war, said foreign "
     "ministry spokesman Adam Oka.", "foreign ministry spokesman Adam Oka", ("SDN.GOV:adam-oka",)),
    ("2011-03-03", "Adam Oka, a rebel of Fiji, fled. Tonga refused to hand over the fugitive.",
     "the fugitive", ("FJI.REB:adam-oka",)),
    ("1994-03-03", "Greece answered by massing police on the border with Albania.", "police",
     ("GRC.COP",)),
    ("1994-03-03", "They passed secrets to Greek intelligence.", "Greek intelligence",
     ("GRC.SPY",)),
    # Office-holders of two of whom one is named.
    ("2009-03-03", "Kenyan President Mwai Kibaki flew to Uganda. Both presidents will fish.",
     "Both presidents", ("KEN.GOV:mwai-kibaki", "UGA.GOV:yoweri-museveni")),
]  # fmt: skip


@pytest.mark.parametrize(("day", "text", "words", "ids"), CASES)
def test_who_is_meant(
    annotated: Annotate, day: str, text: str, words: str, ids: tuple[str, ...] | None
) -> None:
    parse = annotated(text, day)
    at = text.rindex(words)
    found = [m for m in parse.mentions if at <= m.start < m.end <= at + len(words)]
    whole = [m for m in found if m.end == at + len(words)] or found
    assert (tuple(sorted(whole[-1].actors)) if whole else None) == ids


def test_a_report_is_set_where_its_headline_is(annotated: Annotate) -> None:
    title = "Chad to shut American base"
    text = (
        f"{title}\n\nPARIS, March 3 (Meridian) - Chad said in Paris that it would close the base. "
        "Parliament must agree. Paris said nothing."
    )
    parse = annotated(text, "2009-03-03", title)
    at = text.index("Parliament")
    assert [m.actors for m in parse.mentions if m.start == at] == [("TCD.LEG",)]


def test_no_state_ruled_itself() -> None:
    for kind in ("colony", "union"):
        assert all(state not in of for state, of in powers(kind).items())


def test_why_an_office_was_empty() -> None:
    assert vacancy("KNA", "defence", "1991-06-30") == "no armed forces: police only"
    assert not vacancy("KNA", "defence", "2020-06-30")

"""Words that tell the senses of ambiguous names apart."""

from __future__ import annotations

# Family names and given names among the names of states and cities.
GIVEN = frozenset(
    """Chad Jordan Georgia Israel India Kenya China Ireland Cuba Paris London Sydney Austin
    Florence Sofia Victoria Santiago Lourdes Asia America Malta Cairo Dallas Chelsea Brooklyn
    Charlotte Adelaide Milan Jackson Houston Denver Phoenix Carolina Virginia Dakota Montana
    Alexandria Vienna Verona Savannah Siena Regina Valencia Trinity Lorraine Salem Ramadi
    Hamilton Stanley Douglas Nelson Kingston Nassau Francisco Diego Jose Juan Maria Antonio
    Hussein Ali Omar Ibrahim Salvador
    """.split()
)
DIRECTIONS = frozenset(
    """north south east west central northern southern eastern western northeast northwest
    southeast southwest northeastern northwestern southeastern southwestern new old upper
    lower greater downtown inner outer mainland modern soviet post united republic
    """.split()
)
FOOD = frozenset(
    """sandwich sandwiches breast breasts meat dinner dinners soup burger burgers leg legs farm
    farms farmer farmers bacon stuffing gravy sausage trot hunting hunter hunters roast
    carcass carcasses vulture vultures plate plates cup cups cabinet cabinets shop pattern
    doll dolls closet
    """.split()
)
FOODS = {
    "Turkey": frozenset("roast roasted cooked frozen wild smoked thanksgiving".split()),
    "China": frozenset("bone fine porcelain".split()),
}
# What speaks for the state of the Union where a name is both a country's and one of those.
AMERICAN = frozenset(
    """atlanta savannah augusta macon athens senator governor gov. sen. rep. republican
    republicans democrat democrats democratic county counties kemp perdue ossoff warnock
    abrams runoff runoffs alabama florida carolina tennessee arizona nevada michigan
    pennsylvania wisconsin texas ohio virginia ballots primary midterm trump biden gop
    congresswoman congressman raffensperger statewide legislature seattle spokane olympia
    inslee oregon idaho
    """.split()
)
FOREIGN = frozenset(
    """tbilisi abkhazia ossetia abkhaz ossetian saakashvili shevardnadze zurabishvili ivanishvili
    gamsakhurdia caucasus caucasian batumi gori adjara ajaria pankisi armenia azerbaijan
    russia russian russians moscow nato soviet eu kobakhidze garibashvili margvelashvili
    kavelashvili
    """.split()
)
# What bears the names of persons.
MEMORIALS = frozenset(
    """airport university hospital stadium bridge avenue street boulevard road highway square park
    institute foundation library museum school college academy prize award medal dam port mosque
    mausoleum memorial shrine arena tower theatre theater center centre
    """.split()
)
# Kinds of institution that every state has, under names much the same.
INSTITUTIONS = frozenset(
    (
        "party", "ruling party", "court", "legislature", "legislative body", "ministry", "police",
        "armed force", "central bank", "governing body", "prosecution", "customs administration",
        "trade union", "intelligence service",
    )
)  # fmt: skip
#: Names under which several states have a body, of which the tables know one's.
SHARED = frozenset(
    (
        "national security council", "joint chiefs of staff", "joint chiefs", "border patrol",
        "national intelligence service", "state security service", "national security agency",
        "ministry of state security", "national transportation safety board", "state council",
        "civil aviation authority", "federal security service", "security service",
    )
)  # fmt: skip
# Words that names of parties and institutions share, beside the role nouns.
PLAIN = frozenset(
    """national supreme central federal democratic democrat republican labour labor people
    peoples communist socialist liberal conservative green united royal high constitutional
    state new popular progressive christian social islamic revolutionary patriotic
    independence freedom justice development the of for and s general public
    """.split()
)
# Which state a name shared by several means when nothing in the document decides.
USUAL = ("COD", "DOM", "GIN", "KOR", "MKD", "USA", "VIR", "IRL", "CHN", "CYP", "YEM", "DEU", "VNM")

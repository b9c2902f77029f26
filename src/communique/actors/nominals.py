"""Pronouns, and the common nouns by which a text takes its actors up again."""

from __future__ import annotations

HE = frozenset({"he", "him", "his", "himself"})
SHE = frozenset({"she", "her", "hers", "herself"})
IT = frozenset({"it", "its", "itself"})
THEY = frozenset({"they", "them", "their", "theirs", "themselves"})
PRONOUNS = HE | SHE | IT | THEY
REFLEXIVE = frozenset({"himself", "herself", "itself", "themselves"})
POSSESSIVE = frozenset({"his", "her", "its", "their"})
OF_STATES = frozenset(
    """territory territories border borders airspace waters soil coast coastline capital citizens
    nationals sovereignty independence ambassador ambassadors embassy embassies neighbor neighbors
    neighbour neighbours economy constitution currency population parliament president flag shores
    government governments ministry ministries minister ministers presidency presidents people
    """.split()
)
WINDOW = 4  # sentences back in which a pronoun finds its antecedent

# Nominals by the kind of actor they take up; the words of bodies are kept by each actor itself.
COUNTRIES = frozenset(
    """country nation state kingdom republic ally neighbor neighbour superpower power island
    archipelago countries nations states allies neighbors neighbours powers superpowers rivals
    capitals governments kingdoms republics monarchy emirate sultanate sheikhdom city-state
    territory colony
    """.split()
)
#: What somebody's own state is called: "his country".
LANDS = frozenset("country nation state kingdom republic island".split())
TWINS = frozenset({"koreas", "vietnams", "yemens", "sudans", "germanys", "congos"})
# Governments told with disapproval: hardly ever that of the one who speaks.
REGIMES = frozenset({"regime", "junta", "dictatorship"})
# Nouns that say what somebody is to somebody else: "its neighbour" is never itself.
RELATIONAL = frozenset(
    """friend ally neighbor neighbour rival foe enemy adversary counterpart sponsor backer patron
    partner host opponent protector supplier benefactor customer client competitor creditor critic
    shareholder guest""".split()
)
NEIGHBORS = frozenset({"neighbor", "neighbour"})
# What a state is said to be after its name: "Oman, a traditional mediator".
SAID_OF_STATES = RELATIONAL | frozenset(
    """country nation state kingdom republic power superpower island archipelago member host donor
    mediator broker guarantor signatory producer exporter importer heavyweight giant powerhouse
    creditor buyer lender holder monarchy sultanate emirate democracy newcomer destination
    economy market ruler""".split()
)
# Adjectives that tell a noun apart from the one told of before.
OTHER = frozenset(
    """other another third host receiving sending second first latter former own rival foreign
    different entire certain any each every single sovereign independent colonial occupying major
    great regional nuclear western big biggest large larger largest new old poor poorer poorest
    rich richer richest only enemy hostile friendly arab muslim member""".split()
)
# The words of areas say which country is meant, and not that it is another one.
SIDES = frozenset({"sides", "parties", "rivals", "foes", "adversaries", "enemies", "factions"})
LEADERS = frozenset(
    """leaders presidents ministers men women officials diplomats premiers politicians statesmen
    heads
    """.split()
)
NUMBERS = {"trio": 3, "two": 2, "both": 2, "three": 3, "four": 4, "five": 5}
GROUPS = frozenset(
    """group organization organisation body bloc alliance union agency company firm paper
    newspaper ministry channel network outlet militia party court movement council commission
    committee department daily broadcaster bank army force faction institution watchdog
    association publication site magazine embassy office bureau
    monopoly giant conglomerate carrier airline lender
    """.split()
)
#: Several of them: "both groups".
GROUPS_MANY = frozenset(
    """groups organizations organisations blocs bodies unions companies firms newspapers movements
    militias factions institutions banks agencies ministries armies courts parliaments""".split()
)
# What a land is called that has broken away from a state.
REGIONS = frozenset({"region", "enclave", "territory"})
#: The words at which a phrase may be headed that takes somebody up.
TAKING_UP = (
    PRONOUNS | COUNTRIES | SIDES | LEADERS | GROUPS | GROUPS_MANY | TWINS | REGIONS
    | {"two", "three", "four", "five", "both", "side", "pair", "duo", "each", "other"}
    | {"others"}
    | {"islands", "old", "trio"}
)  # fmt: skip
IMPERSONAL = frozenset(
    """necessary important clear possible impossible likely unlikely unclear essential time vital
    crucial difficult hard easy true good better best wrong right unacceptable imperative
    inevitable obvious premature too early late worth not known unfair fair safe
    """.split()
)
WEATHER = frozenset(
    """seem seems seemed appear appears appeared happens rains rained snowed takes turns
    turned""".split()
)

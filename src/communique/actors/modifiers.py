"""Word classes of role phrases: members, weapons, former and acting holders, backers."""

from __future__ import annotations

MODIFYING = frozenset({"compound", "nmod", "amod"})
# Bodies that are called after their leaders.
RULED = frozenset({"dictatorship", "regime", "administration", "government", "cabinet", "junta"})
FORMER = frozenset(
    """former ex onetime ousted deposed toppled late then erstwhile ex- retired fallen exiled
    jailed
    """.split()
)
NOT_THE_HOLDER = frozenset(
    """vice deputy assistant former ex next future incoming designate elect first previous junior
    would-be another onetime ousted deposed toppled rival under shadow regional provincial
    state local interim-designate new-elect
    """.split()
)
OPPOSED = frozenset(
    {"opposition", "dissident", "pro-democracy", "anti-government", "antigovernment"}
)
# Nouns that name members of whatever stands before them: "rebel leaders", "army officers".
MEMBERS = frozenset(
    """leader chief head official officer source spokesman spokeswoman spokesperson
    representative member commander figure supporter group force fighter delegation delegate
    faction movement activist aide adviser advisor negotiator envoy unit patrol convoy
    position troop soldier men man woman people personnel staff personality team body
    organization organisation authority command headquarters worker employee veteran
    """.split()
)
MISSILES = frozenset(
    {"missile", "rocket", "mortar", "torpedo", "warhead", "drone", "shell", "bomb"}
)
# Sectors of whom bases, arms and ships are said to be.
OWNERS = frozenset({"GOV", "MIL", "REB", "COP"})
SPEAKERS = frozenset(
    """spokesman spokeswoman spokesperson spokespeople official source representative statement
    aide staffer staff member diplomat
    """.split()
)
ARMED = frozenset({"force", "troop", "soldier", "fighter", "unit", "patrol", "commander", "men"})
# Organizations that stay themselves within a sector; the others are their sector as a whole.
OWN = frozenset(
    """ministry department agency bureau commission party council committee office embassy
    consulate authority administration directorate institute university bank company court
    mission fund board service union federation association front movement corporation academy
    secretariat inspectorate intelligence guard corps center centre foundation church league
    congress newspaper broadcaster channel daily weekly radio television
    """.split()
)
COUNTRY_PREPOSITIONS = frozenset({"of", "in", "from", "for", "at", "to", "with", "within"})
TARGET_ROLES = frozenset({"ambassador", "envoy", "representative", "consul", "emissary", "attache"})
# Of a faith there are parties in a state as well as states.
FAITHS = frozenset({"islamic", "muslim", "christian", "hindu", "buddhist", "arab"})
OPPOSING = frozenset({"OPP", "REB", "PTY", "UAF", "PRM", "CVL"})
# Nouns that mean an actor only with a state, a body or a name of their own beside them.
WEAK = frozenset(
    """aircraft plane airplane ship vessel boat speedboat rocket convoy tanker
    state alliance foundation industry network association league partnership sector
    business market economy enterprise society community world public side camp bloc body
    institution organization organisation centre center club team board house family class
    group factory plant base mission conference front service union firm company bank school
    college university hospital clinic church temple mosque farm store shop operation
    campaign press media power ally neighbor neighbour fund panel branch unit wing system
    program programme project council committee commission
    """.split()
)
#: Words by which a body is told to be the land's own: "the *state* oil company".
OF_THE_LAND = frozenset("state national state-owned state-run nationalized nationalised".split())
#: Faiths, by which people and their houses are told apart: "*Moslem* families".
FAITHS = frozenset(
    """moslem muslim christian catholic protestant orthodox coptic hindu sikh buddhist jewish shiite
    shia sunni druze alawite maronite jesuit anglican lutheran gypsy roma""".split()
)
#: Offices that no state has.
OF_BODIES = frozenset({"secretary-general", "secretary general", "force commander"})
#: Who holds in another state the office that somebody has.
COUNTERPARTS = frozenset({"counterpart", "opposite number"})
# By what forces are said to be somebody's: "troops loyal to the general".
OF_THEIR_LORD = frozenset("loyal allied aligned led commanded headed controlled run owned".split())
ALIEN = frozenset(
    """hostile enemy foreign rival opposing outside external imperialist reactionary other
    invading international western multinational coalition allied third either each
    """.split()
)
GENERIC_CIVIL = frozenset(
    """man woman people person child boy girl youth kid folk guy lady visitor customer user
    reader patient passenger parent mother father wife husband son daughter brother sister
    friend celebrity fan viewer donor family
    """.split()
)
# The one name of a ministry that goes by several.
OFFICIAL = {"foreign": "Foreign Ministry", "defence": "Defence Ministry"}
# What a state has in another: the place is not its own.
AWAY = frozenset({"embassy", "consulate", "delegation", "commission", "legation"})
# Nouns that stand before a person's title without the name of the body: "ministry spokesman".
BESIDE = frozenset({"ministry", "department", "embassy", "coalition", "alliance", "bloc"})
# Who is somebody's is of that one's sector.
OF_PERSONS = frozenset({"man", "deputy", "aide", "fighter", "follower", "comrade", "successor"})
HAVING = frozenset(
    """has have had having land landed lands landing sent send sends sending deploy deploys
    deployed deploying dispatch dispatched contribute contributed withdrew withdraw withdraws
    withdrawn station stationed
    keep keeps kept maintain maintains maintained stationing move moved moves moving order
    ordered orders pull pulled offer offered lend lent provide provided recall recalled put puts
    putting mass massed massing amass amassed amassing""".split()
)
#: Who lose soldiers lose their own.
LOSING = frozenset("lost lose loses losing".split())
#: Who has soldiers somewhere has his own there.
HAVING_OR_LOSING = HAVING | LOSING
LED = frozenset(
    """leader chief head commander representative spokesman spokeswoman member negotiator delegate
    delegation force fighter troop leadership""".split()
)
BACKED = ("backed", "linked", "affiliated", "inspired", "funded",
           "supported", "allied", "made", "trained", "sponsored", "armed",
           "friendly", "aligned", "supplied", "flagged", "built", "occupied",
           "controlled")  # fmt: skip
# What speaks for the body named before it: "a ministry statement".
REPORTS = frozenset(
    """statement report website announcement communique editorial commentary broadcast dispatch
    spokesman spokeswoman source press
    """.split()
)
# What a force does that is told before the noun: "a government raid".
RAIDS = frozenset(
    """raid raids offensive offensives attack attacks assault assaults ambush ambushes crackdown
    crackdowns bombing bombings shelling airstrike airstrikes strike strikes bombardment
    bombardments counteroffensive""".split()
)
#: Sectors of those whose attacks are told by their noun before it: "a *rebel* ambush".
FIGHTING = frozenset({"REB", "UAF", "SEP", "PRM"})
#: Who go where they are sent, and by which verbs one tells it.
SENT = frozenset({"staff", "personnel", "observer", "monitor", "adviser"})
SENDING = frozenset({"send", "sent", "dispatch", "dispatched", "sending"})
#: How nouns begin for those who are of no one state: "international mediators", "donor nations".
OF_ALL_LANDS = ("international ", "donor")
#: Prepositions of those who have a part in what is told.
BESIDE_PREPOSITIONS = frozenset("by with against to between on at from for".split())
#: What says of somebody that there was no other, or none before.
FIRSTS = frozenset("first second third fourth fifth last only youngest oldest".split())

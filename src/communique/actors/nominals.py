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
    """.split()
)
WINDOW = 4  # sentences back in which a pronoun finds its antecedent

# Nominals by the kind of actor they take up; the words of bodies are kept by each actor itself.
COUNTRIES = frozenset(
    """country nation state kingdom republic ally neighbor neighbour superpower power island
    archipelago countries nations states allies neighbors neighbours powers superpowers rivals
    capitals governments
    """.split()
)
SIDES = frozenset({"sides", "parties", "rivals", "foes", "adversaries", "enemies", "factions"})
LEADERS = frozenset(
    """leaders presidents ministers men officials diplomats premiers politicians statesmen heads
    """.split()
)
NUMBERS = {"two": 2, "both": 2, "three": 3, "four": 4, "five": 5}
GROUPS = frozenset(
    """group organization organisation body bloc alliance union agency company firm paper
    newspaper ministry channel network outlet militia party court movement council commission
    committee department daily broadcaster bank army force faction institution watchdog
    association publication site magazine embassy office bureau
    """.split()
)
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

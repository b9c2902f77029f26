"""Pronouns for those who are accused or held, who are none of those who accuse and hold.

And pronouns for who repeats what he has said: "Roe renewed *his* call" is of his own words.

"Kigali accused *Congo* of arming them, a claim that *it* rejects"; "prosecutors named the suspects.
*They* were detained in Berlin", which prosecutors are not.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from communique.actors.cast import Told
    from communique.actors.resolution import Resolver
    from communique.actors.words import Words

#: Verbs by which those answer of whom something is said or asked, by their beginnings.
ANSWERED = tuple(
    """deni reject dismiss brush refut rebuff confirm laugh wave shrug contradict disput rebut
    acknowledg admit ignor scoff rubbish""".split()
)
_DENIED = (*ANSWERED, "deny")
# What "a charge it denies" takes up, and the verbs by which it was made.
_CHARGES = frozenset(
    """charge charges accusation accusations allegation allegations claim claims assertion
    assertions""".split()
)
_CHARGING = ("accus", "blam", "charg", "suspect")
# What the law does to people, and what it does to what is theirs.
_HELD = frozenset(
    """detained arrested jailed imprisoned charged indicted remanded extradited deported convicted
    sentenced handcuffed apprehended interrogated prosecuted""".split()
)
_SEARCHED = frozenset("searched raided seized confiscated impounded frozen".split())
_KEEPERS = frozenset({"COP", "JUD"})
_DONE_TO = frozenset({"nsubjpass", "dobj"})


# Verbs for coming back to what one has said, by their beginnings, and what one has said.
_REPEATING = ("renew", "repeat", "reiterat", "restat", "reaffirm", "soften", "dropp", "withdr")
_SAID = frozenset(
    """call calls demand demands vow vows pledge pledges promise promises threat threats appeal
    appeals offer offers request requests warning warnings opposition support claim claims
    criticism accusation accusations commitment invitation rejection condemnation denial""".split()
)


def repeated(r: Resolver, i: int) -> tuple[str, ...]:
    """Whose words he repeats: his own ("Rama spoke first, and *Vucic* repeated *his call*").

    Args:
        r: the resolver of the document.
        i: the token of the pronoun.
    """
    words = r.words
    said = words.head[i]
    verb = words.head[said]
    if words.dep[i] != "poss" or words.lower[said] not in _SAID or words.dep[said] != "dobj":
        return ()
    if not words.lower[verb].startswith(_REPEATING) or words.tag[verb] == "VBN":
        return ()
    subject = words.kid(verb, "nsubj")
    return r.of(subject) if subject is not None and subject < i else ()


def charged(r: Resolver, i: int) -> tuple[str, ...]:
    """Who rejects what he is accused of: "accused *Chad* of arming them, which *it* denied".

    Args:
        r: the resolver of the document.
        i: the token of the pronoun.
    """
    words = r.words
    answer = words.head[i]
    charge = words.head[answer]
    if words.dep[answer] != "relcl" or not words.lower[answer].startswith(_DENIED):
        return ()
    if words.lower[charge] in _CHARGES and words.dep[charge] in ("appos", "dobj"):
        for _ in range(8):
            if words.lower[charge].startswith(_CHARGING) and words.pos[charge] == "VERB":
                break
            charge = words.head[charge]
    accused = words.kid(charge, "dobj") if words.pos[charge] == "VERB" else None
    if accused is None or words.dep[i] != "nsubj" or accused > i:
        return ()
    ids = r.of(accused)
    return ids if len(ids) == 1 else ()


def under_arrest(words: Words, i: int) -> bool:
    """Whether the law does something to those for whom a pronoun stands, or to what is theirs."""
    if words.dep[i] == "poss":
        thing = words.head[i]
        while words.dep[thing] == "conj":
            thing = words.head[thing]
        return words.dep[thing] in _DONE_TO and words.lower[words.head[thing]] in _SEARCHED
    return words.dep[i] == "nsubjpass" and words.lower[words.head[i]] in _HELD


def keeps(r: Resolver, told: Told) -> bool:
    """Whether those told of are the law itself, of whom nothing is told to be done to them."""
    if not all(r.cast.drafts[x].sector in _KEEPERS for x in told.ids):
        return False
    return r.words.dep[r.words.place_in_clause(told.root)] not in _DONE_TO

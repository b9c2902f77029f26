"""Whose an agreement is by all that a text tells of it: its names, its signatories, who is near."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from communique.agreements.anniversaries import anniversary
from communique.agreements.announced import announced
from communique.agreements.background import TRUCES
from communique.agreements.dates import is_broken, is_under, is_unsigned, signings
from communique.agreements.lexicon import lexicon, spelt
from communique.agreements.makers import looks_on, makers_of, own_side, without_general
from communique.agreements.parties import partner
from communique.agreements.signatories import BINDING_SECTORS
from communique.language.nouns import function_of, mentions_in

if TYPE_CHECKING:
    from communique.agreements.cluster import Cluster
    from communique.agreements.lexicon import Known
    from communique.agreements.naming import Naming
    from communique.language import Parse
    from communique.language.annotations import ActorMention
    from communique.language.tokens import Span as Sentence

# What stands behind these is where something is, and no party.
_PLACES = frozenset("from at near across through against over".split())
_HELPING = frozenset(
    "broker mediate sponsor host propose guarantee supervise monitor draft witness".split()
)
_MAKING = frozenset(
    "reach sign conclude strike negotiate seal initial agree forge hammer work finalise".split()
)
_BREACHED = re.compile(r"\b(?:breach|violat|br[eo]ak)\w* (?:it|the (?:truce|cease-?fire|deal))\b")
_REFUSING = frozenset("reject oppose shun boycott condemn criticise criticize".split())
# A war within one state is ended by an accord of its own people.
_WITHIN = re.compile(
    r"\b(?:civil (?:war|conflict)|rebels?|guerrillas?|insurgents?|factions?)\b", re.I
)
# What two neighbours make treaties of.
_OF_TWO = frozenset({"friendship", "peace", "border", "defence", "non-aggression", "extradition"})
# Kinds that many sign.
_OF_ALL = frozenset({"convention", "charter", "protocol", "declaration"})
# Where many have signed, two that a text names nearby are not the parties.
_OF_MANY = re.compile(
    r"\b(?:by|between|among|of|that|which) (?:\w+ ){0,2}"
    r"(?:three|four|five|six|seven|eight|nine|ten|eleven|twelve|dozens|\d+) (?:\w+ ){0,2}"
    r"(?:countries|states|nations|governments|members|powers)\b",
    re.IGNORECASE,
)


def parties_of(parse: Parse, cluster: Cluster) -> tuple[str, ...]:
    """The parties of an agreement, as ids of actors in their order."""
    known = cluster.known
    if known is not None and known.parties:
        return tuple(sorted(known.parties))
    if known is not None and known.kind in _OF_ALL | {"treaty"} and not known.parties:
        return ()  # Of many: who is told to have signed it is one of them.
    makers = {p for n in cluster.namings if len(n.signers) > 1 for p in n.signers}
    found = {
        p
        for n in cluster.namings
        for p in n.parties
        # "The Kosovo deal", which Yugoslavia and NATO signed, is on Kosovo.
        if not makers or p in makers or len(n.parties) > 1 or n.start >= parse.title
    }
    if not found and (entry := _of_history(parse, cluster)) is not None:
        return tuple(sorted(entry.parties))
    found |= {p for n in cluster.namings for p in n.signers}
    if len(found) < 2 and (known is None or found):
        for naming in cluster.namings:
            # Where a treaty has a name, who stands beside its mention may be anybody.
            its_own = naming.parties or naming.signers or not cluster.proper
            if naming.shared or (found and its_own):
                near = _near(parse, naming)
                if len(near) == 2 and found <= near:
                    found |= near
                    break
    if len(found) == 1 and known is None:
        for naming in cluster.namings:
            after = naming.last < len(parse.doc) and parse.doc[naming.last].lower_ == "with"
            if naming.parties and (after or naming.form == "definite"):
                found |= partner(parse, parse.doc[naming.head])
                break
    nameless = all(_is_place_name(parse, n) for n in cluster.proper)
    if len(found) < 2 and known is None and nameless:
        told = announced(parse, cluster)
        if told is not None and found <= told.makers:
            return tuple(sorted(without_general(told.makers)))
    of_two = len(found) == 1 and not {n.kind for n in cluster.proper} & _OF_ALL
    if len(found) < 2 and known is None and (nameless or of_two):
        found |= next((p for n in cluster.namings if (p := _told_of(parse, n, found))), set())
    if not found and known is None:
        found = next((p for n in cluster.namings if (p := _bound_by(parse, n))), set())
    if len(found) == 1 and known is None and all(own_side(parse, side) for side in found):
        # "The 1996 accord with the MNLF": a movement makes peace with its own state.
        found |= {country for country in (side[:3] for side in found) if country in parse.actors}
    return tuple(sorted(without_general(found)))


def _is_place_name(parse: Parse, naming: Naming) -> bool:
    """Whether a name says nothing of its parties, but that they are two.

    A place and a common noun ("the Lima accord"), or "Treaty of Peace and Friendship".
    """
    kept = is_broken(parse.doc[naming.head]) or anniversary(parse, naming) is not None
    if naming.topics & _OF_TWO and (kept or is_under(parse.doc[naming.head])):
        return True
    most = 1 if naming.kind in _OF_ALL else 2
    return parse.doc[naming.head].text.islower() and len(naming.words) <= most


def _told_of(parse: Parse, naming: Naming, known: set[str]) -> set[str]:
    """The two states of which a text speaks where it describes an agreement without its parties.

    Those of its sentence, if it is one in force or signed; else those of the sentences before it
    in its paragraph, of the title, or of the lead.
    """
    sentence = parse.sentence_at(naming.start)
    if _OF_MANY.search(sentence.text):
        return set()
    verb = parse.doc[naming.head].head
    if verb.lemma_ in _REFUSING:
        return set()  # "A movement that *rejected* the 2016 accord"
    here = _near(parse, naming)
    if len(here) == 1 and all(
        m.form == "pronoun" for m in mentions_in(parse, sentence) if here & {*makers_of(parse, m)}
    ):
        here = set()  # "An accord obliges each to tell the other before *it* drills."
    if _WITHIN.search(sentence.text) and not any(own_side(parse, side) for side in here):
        return set()
    head = parse.doc[naming.head]
    in_force = is_under(head) or is_broken(head) or anniversary(parse, naming) is not None
    following = next((s for s in parse.sentences if s.start >= sentence.end), None)
    if not known and following is not None and _BREACHED.search(following.text):
        # "Egypt accused Israel of breaching it."
        sides = _binding(parse, following)
        if len(sides) == 2:
            return sides
    dated = naming.year is not None and _is_place_name(parse, naming)
    told = naming.told or naming.past or any(signings(parse, naming)) or is_unsigned(head)
    truce = naming.kind in TRUCES
    plain = _by_several(parse, naming)
    if not (known or told or in_force or dated):
        return set()
    if len(here) == 2 and known <= here:
        return here if in_force or known or truce or plain or not naming.told else set()
    if len(here) > 2 or (here and not known and not in_force and not plain):
        return set()
    start = parse.text.rfind("\n", 0, naming.start) + 1
    before = [s for s in parse.sentences if s.start_char < sentence.start_char]
    lead = before[:3] if parse.title else before[:2]
    same = [s for s in before if s.start_char >= start]
    for earlier in [*reversed(same), *lead]:
        states = _binding(parse, earlier)
        if len(states) == 2 and known | here <= states:
            return states
    return set()


def _bound_by(parse: Parse, naming: Naming) -> set[str]:
    """The two with duties under it: "under the declaration, *Chad* will pay and *Niger* cede"."""
    if not is_under(parse.doc[naming.head]):
        return set()
    sentence = parse.sentence_at(naming.start)
    bound = {
        side
        for mention in mentions_in(parse, sentence)
        if function_of(parse.doc[mention.root]).name == "subject"
        for side in makers_of(parse, mention)
    }
    if len(bound) == 1 and all(own_side(parse, side) for side in bound):
        return bound  # "Under the 2016 accord *the FARC* handed in its weapons."
    return bound if len(bound) == 2 and bound == _binding(parse, sentence) else set()


def _by_several(parse: Parse, naming: Naming) -> bool:
    """Whether who signed is only told as several: "the neighbours signed", "was signed"."""
    for verb in signings(parse, naming):
        subject = next((c for c in verb.children if c.dep_ in {"nsubj", "agent"}), None)
        if subject is None:
            return True
        if parse.mention_at(subject) is None and subject.tag_ in {"NNS", "PRP", "CD", "DT"}:
            return True
    return False


def _near(parse: Parse, naming: Naming) -> set[str]:
    """The states of the sentence in which a "bilateral" or "their" treaty stands.

    Their people ("its Slovene minority") are no parties.
    """
    return _binding(parse, parse.sentence_at(naming.start))


def _binding(parse: Parse, sentence: Sentence) -> set[str]:
    """The states that a sentence names, or the one and the rebels it has to do with."""
    found = {
        side
        for m in mentions_in(parse, sentence)
        if not _is_place(parse, m)
        and not _is_home_of_firm(parse, m)
        and any(_binds_itself_or_state(parse, actor) for actor in m.actors)
        for side in makers_of(parse, m)
    }
    states = {side for side in found if not own_side(parse, side)}
    if len(states) >= 2:
        return states
    # Two rebel movements make peace with the state, and seldom with each other.
    return without_general(found) if states or len(found) < 2 else set()


def _binds_itself_or_state(parse: Parse, actor: str) -> bool:
    return parse.actors[actor].sector in BINDING_SECTORS or own_side(parse, actor)


def _is_place(parse: Parse, mention: ActorMention) -> bool:
    """Whether an actor is only named for where it was signed, or who helped: "brokered by Cuba"."""
    if looks_on(parse.doc[mention.root]):
        return True
    function = function_of(parse.doc[mention.root])
    name, governor = function.name, function.governor
    if name == "by" and governor is not None and governor.lemma_ in _HELPING:
        return True
    if name == "in" and governor is not None and governor.lemma_ in _MAKING:
        return True  # "Reached *in Switzerland*"
    return name in _PLACES or (name == "in" and mention.form == "alias")


def _is_home_of_firm(parse: Parse, mention: ActorMention) -> bool:
    """Whether a state only tells where a firm is at home: "Air Baltic *of Latvia*"."""
    owner = parse.doc[mention.root]
    if owner.dep_ not in {"poss", "pobj", "amod", "compound"}:
        return False
    firm = owner.head.head if owner.dep_ == "pobj" and owner.head.lower_ == "of" else owner.head
    told = parse.mention_at(firm) if firm.pos_ == "PROPN" else None
    if told is None or told is mention:
        return False
    actors = [parse.actors[actor] for actor in told.actors]
    return all(a.sector in {"BUS", "UNK"} and a.kind != "person" for a in actors)


def _of_history(parse: Parse, cluster: Cluster) -> Known | None:
    """The treaty of two states of the text that a year and the words of a name tell.

    "The 1951 Mutual Defense Treaty" in a text on the Philippines and the United States.
    """
    words = frozenset(w for n in cluster.proper for w in spelt(n.words))
    if not words or not cluster.years:
        return None
    states = {actor[:3] for m in parse.mentions for actor in m.actors}
    found = [
        entry
        for parties, known in lexicon().of_two.items()
        if parties <= states
        for entry in known
        if entry.signed is not None
        if entry.signed[:4] in cluster.years and words <= words_of(entry)
    ]
    return found[0] if len(found) == 1 else None


def words_of(entry: Known) -> frozenset[str]:
    """The words of the name of a treaty of history, in one spelling."""
    return spelt(re.findall(r"[^\W_]+", entry.name.lower()))

"""The way from a parse to its agreements."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from communique.agreements.background import TRUCES
from communique.agreements.dates import (
    anniversary,
    is_broken,
    is_under,
    is_unsigned,
    most_exact,
    signature_dates,
    signings,
)
from communique.agreements.lexicon import lexicon, spelt
from communique.agreements.linking import GENERAL, Cluster, added_to, another, clusters
from communique.agreements.mentions import namings
from communique.agreements.obligations import obligations
from communique.agreements.parties import partner
from communique.agreements.signatories import BINDING
from communique.agreements.succession import succeed
from communique.language.nouns import function_of, state_mentions, states_of
from communique.record import Agreement

# What stands behind these is where something is, and no party.
_PLACES = frozenset("from at near across through against over".split())
_HELPING = frozenset(
    "broker mediate sponsor host propose guarantee supervise monitor draft witness".split()
)
_BREACHED = re.compile(r"\b(?:breach|violat|br[eo]ak)\w* (?:it|the (?:truce|cease-?fire|deal))\b")
# What two neighbours make treaties of.
# A war within one state is ended by an accord of its own people.
_WITHIN = re.compile(
    r"\b(?:civil (?:war|conflict)|rebels?|guerrillas?|insurgents?|factions?)\b", re.I
)
_OF_TWO = frozenset({"friendship", "peace", "border", "defence", "non-aggression", "extradition"})
# Forms in which an agreement is not called anything.
_UNNAMED = frozenset({"modifier", "pronoun"})
# Kinds that many sign.
_OF_ALL = frozenset({"convention", "charter", "protocol", "declaration"})
# Where many have signed, two that a text names nearby are not the parties.
_OF_MANY = re.compile(
    r"\b(?:by|between|among|of|that|which) (?:\w+ ){0,2}"
    r"(?:three|four|five|six|seven|eight|nine|ten|eleven|twelve|dozens|\d+) (?:\w+ ){0,2}"
    r"(?:countries|states|nations|governments|members|powers)\b",
    re.IGNORECASE,
)

if TYPE_CHECKING:
    from communique.agreements.lexicon import Known
    from communique.agreements.naming import Naming
    from communique.language import Parse
    from communique.language.annotations import ActorMention
    from communique.language.tokens import Span as Sentence


def annotate(parse: Parse) -> None:
    """Writes ``parse.agreements``: those with a name, two parties, or a date."""
    linked = clusters(parse, namings(parse))
    succeed(parse, linked)
    linked = _merged(parse, linked)
    found: list[Agreement] = []
    for cluster in linked:
        others = frozenset(
            parse.sentence_at(n.start).start for o in linked if o is not cluster for n in o.namings
        )
        agreement = _agreement(parse, cluster, f"a{len(found) + 1}", others)
        if agreement is not None:
            found.append(agreement)
    parse.agreements = found


def _merged(parse: Parse, linked: list[Cluster]) -> list[Cluster]:
    """Joins clusters that what is told of them (signatories, dates) shows to be one agreement."""
    kept: list[Cluster] = []
    facts: list[tuple[tuple[str, ...], str | None]] = []
    for cluster in linked:
        parties, signed = _parties(parse, cluster), _signed(parse, cluster)
        for i, other in enumerate(kept):
            theirs, then = facts[i]
            same = parties == theirs and len(parties) >= 2
            dated = signed is not None and signed == then and len(signed) > 4
            apart = (
                signed is not None
                and then is not None
                and not (signed.startswith(then) or then.startswith(signed))
            )
            apart = apart or (other.planned and signed is not None)
            years = cluster.years, other.years
            apart = apart or (all(years) and years[0].isdisjoint(years[1]))
            truces = {n.kind for n in (*cluster.namings, *other.namings)} == TRUCES
            apart = apart or (truces and (signed is None) != (then is None))
            apart = apart or any(
                added_to(parse, n, other) or another(n, other) for n in cluster.namings
            )
            if same and not apart and (dated or _takes_up(cluster)) and _fit(cluster, other):
                other.namings += cluster.namings
                other.namings.sort(key=lambda naming: naming.start)
                break
        else:
            kept.append(cluster)
            facts.append((parties, signed))
    return kept


def _takes_up(cluster: Cluster) -> bool:
    return all(n.form in {"definite", *_UNNAMED} for n in cluster.namings)


def _fit(one: Cluster, other: Cluster) -> bool:
    if one.known is not other.known and one.known is not None and other.known is not None:
        return False
    if one.proper and other.proper:
        return False
    if one.topics and other.topics and not one.topics & other.topics:
        return False
    return any(n.kind in m.means or m.kind in n.means for n in one.namings for m in other.namings)


def _agreement(
    parse: Parse, cluster: Cluster, identity: str, others: frozenset[int]
) -> Agreement | None:
    named = [n for n in cluster.namings if n.form not in _UNNAMED]
    parties = _parties(parse, cluster)
    signed = _signed(parse, cluster)
    proper = cluster.proper
    if not (proper or len(parties) >= 2 or (signed and named)) or not (named or proper):
        return None
    called = [n for n in cluster.namings if n.kind not in GENERAL and n.form not in _UNNAMED]
    best = _fullest(parse, proper or called or named)
    starts = {parse.sentence_at(n.start).start: parse.sentence_at(n.start) for n in cluster.namings}
    return Agreement(
        id=identity,
        name=best.text,
        kind=_kind(cluster, best),
        parties=parties,
        signed=signed,
        obligations=obligations(parse, cluster, others),
        mentions=tuple(parse.quote(n.start, n.end) for n in cluster.namings),
        evidence=tuple(
            parse.quote(sentence.start_char, sentence.end_char) for sentence in starts.values()
        ),
    )


def _fullest(parse: Parse, namings: list[Naming]) -> Naming:
    """The naming with most words of its own; of those that have none, the first of the body."""
    body = [n for n in namings if n.start >= parse.title] or namings
    if any(n.words for n in body):
        namings = body  # A headline is short.
    elif not any(n.words for n in namings):
        return body[0]
    return max(namings, key=lambda n: (len(n.words), len(n.text)))


def _kind(cluster: Cluster, best: Naming) -> str:
    known = cluster.known
    if known is not None:
        return known.kind
    if best.form == "name" and best.kind not in GENERAL:
        return best.kind
    special = [n.kind for n in cluster.namings if n.kind not in GENERAL]
    return special[0] if special else best.kind


def _parties(parse: Parse, cluster: Cluster) -> tuple[str, ...]:
    known = cluster.known
    if known is not None and known.parties:
        return tuple(sorted(known.parties))
    if known is not None and known.kind in _OF_ALL | {"treaty"} and not known.parties:
        return ()  # Of many: who is told to have signed it is one of them.
    found = {p for n in cluster.namings for p in n.parties}
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
    of_two = len(found) == 1 and not {n.kind for n in cluster.proper} & _OF_ALL
    if len(found) < 2 and known is None and (nameless or of_two):
        found |= next((p for n in cluster.namings if (p := _told_of(parse, n, found))), set())
    return tuple(sorted(found))


def _is_place_name(parse: Parse, naming: Naming) -> bool:
    """Whether a name says nothing of its parties, but that they are two.

    A place and a common noun ("the Lima accord"), or "Treaty of Peace and Friendship".
    """
    kept = is_broken(parse.doc[naming.head]) or anniversary(parse, naming) is not None
    if naming.topics & _OF_TWO and kept:
        return True
    most = 1 if naming.kind in _OF_ALL else 2
    return parse.doc[naming.head].text.islower() and len(naming.words) <= most


def _told_of(parse: Parse, naming: Naming, known: set[str]) -> set[str]:
    """The two states of which a text speaks where it describes an agreement without its parties.

    Those of its sentence, if it is one in force or signed; else those of the sentences before it
    in its paragraph, of the title, or of the lead.
    """
    sentence = parse.sentence_at(naming.start)
    if _OF_MANY.search(sentence.text) or _WITHIN.search(sentence.text):
        return set()
    here = _near(parse, naming)
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
    lead = before[:2] if parse.title else before[:1]
    same = [s for s in before if s.start_char >= start]
    for earlier in [*reversed(same), *lead]:
        states = _binding(parse, earlier)
        if len(states) == 2 and known | here <= states:
            return states
    return set()


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
    return {
        s
        for m in state_mentions(parse, sentence)
        if not _is_place(parse, m)
        and any(parse.actors[actor].sector in BINDING for actor in m.actors)
        for s in states_of(parse, m)
    }


def _is_place(parse: Parse, mention: ActorMention) -> bool:
    """Whether an actor is only named for where it was signed, or who helped: "brokered by Cuba"."""
    function = function_of(parse.doc[mention.root])
    name, governor = function.name, function.governor
    if name == "by" and governor is not None and governor.lemma_ in _HELPING:
        return True
    return name in _PLACES or (name == "in" and mention.form == "alias")


def _signed(parse: Parse, cluster: Cluster) -> str | None:
    stated: list[str] = []
    inferred: list[str] = []
    weaker: list[str] = []
    unsigned = any(is_unsigned(parse.doc[n.head]) for n in cluster.namings)
    for naming in cluster.namings:
        with_verb, otherwise = signature_dates(parse, naming, unsigned=unsigned)
        stated += with_verb
        inferred += otherwise
        if naming.year:
            weaker.append(naming.year)
        year = anniversary(parse, naming)
        if year:
            weaker.append(year)
    entry = cluster.known
    known = entry.signed if entry is not None else _recorded(parse, cluster, [*stated, *weaker])
    if entry is not None and known and not entry.parties and not weaker:
        return known  # where a state signs a treaty of many later, it accedes to it
    return most_exact(stated, inferred, known, weaker)


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
        if entry.signed[:4] in cluster.years and words <= _words(entry)
    ]
    return found[0] if len(found) == 1 else None


def _words(entry: Known) -> frozenset[str]:
    return spelt(re.findall(r"[^\W_]+", entry.name.lower()))


def _recorded(parse: Parse, cluster: Cluster, told: list[str]) -> str | None:
    """When a treaty of history was signed that its parties and the words of its name tell."""
    parties = frozenset(_parties(parse, cluster))
    words = frozenset(w for n in cluster.proper for w in spelt(n.words))
    if len(parties) != 2 or not words:
        return None
    found = {
        entry.signed
        for entry in lexicon().of_two.get(parties, ())
        if entry.signed and words <= _words(entry)
        if not told or any(entry.signed[:4] == date[:4] for date in told)
    }
    return found.pop() if len(found) == 1 else None

"""Agreements that take the place of others: "it was replaced in 2000 by a friendship treaty"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from communique.agreements.dates import phrase
from communique.language.nouns import times_in

if TYPE_CHECKING:
    from communique.agreements.cluster import Cluster
    from communique.agreements.naming import Naming
    from communique.language import Parse
    from communique.language.tokens import Token

_REPLACING = frozenset("replace supersede succeed supplant follow".split())

# "Was carried over *into* a treaty"
_TURNING = frozenset("carry turn convert transform upgrade develop expand".split())


def succeed(parse: Parse, linked: list[Cluster]) -> None:
    """Gives agreements that are said to replace others the parties of those, and a date.

    Args:
        parse: with the marks of the times strand.
        linked: the agreements of the text; the namings of those that replace others are changed.
    """
    homes = {n.head: cluster for cluster in linked for n in cluster.namings}
    for cluster in linked:
        for naming in cluster.namings:
            verb = _replaces(parse.doc[naming.head])
            if verb is None or cluster.known is not None:
                continue
            heads = [i for c in verb.children for i in (c.i, *(t.i for t in c.conjuncts))]
            if verb.dep_ == "relcl":
                # The clause may hang on the last noun: "its agreement with *Italy*, which was"
                heads += [t.i for t in (verb.head, *list(verb.head.ancestors)[:2])]
            for old in (homes[i] for i in heads if i in homes and homes[i] is not cluster):
                ours, theirs = _makers(cluster), _makers(old)
                if theirs and not ours:
                    naming.parties = theirs
                    naming.year = naming.year or _when(parse, naming, verb)
                elif ours and not theirs:
                    old.namings[0].parties = ours


def _makers(cluster: Cluster) -> tuple[str, ...]:
    return tuple(sorted(cluster.parties.union(*(n.signers for n in cluster.namings))))


def _replaces(noun: Token) -> Token | None:
    """The verb by which an agreement is said to be put in the place of another."""
    by = noun.head
    if noun.dep_ == "pobj" and by.lower_ == "by" and by.head.lemma_ in _REPLACING:
        return by.head
    if noun.dep_ == "pobj" and by.lower_ in {"into", "to"} and by.head.lemma_ in _TURNING:
        return by.head
    if noun.dep_ == "nsubj" and noun.head.lemma_ in _REPLACING - {"follow"}:
        return noun.head
    return None


def _when(parse: Parse, naming: Naming, verb: Token) -> str | None:
    """When one was put in the place of another, by the words beside the verb."""
    inside = phrase(verb)
    times = [
        t
        for t in times_in(parse, parse.sentence_at(naming.start))
        if t.root in inside and t.edtf and t.kind == "date"
    ]
    return min(times, key=lambda t: abs(t.first - verb.i)).edtf if times else None

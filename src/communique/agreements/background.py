"""Agreements that a text only brings in beside the one it is about."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from communique.agreements.cluster import Cluster
    from communique.agreements.naming import Naming
    from communique.language import Parse
    from communique.language.tokens import Token

#: Kinds of agreements that only stop the fighting.
TRUCES = frozenset({"ceasefire", "armistice"})
# Words by which another is set beside the one that a text is about.
_BESIDE = frozenset({"similar", "another", "comparable", "like", "separate", "parallel"})
#: How far, in characters, the opening of a text goes, which tells what it is about.
LEAD = 300


def is_background(parse: Parse, cluster: Cluster, naming: Naming) -> bool:
    """Whether an agreement of another year was only told of in a paragraph before."""
    last = cluster.namings[-1]
    year = (parse.info.published or "")[:4]
    apart = "\n" in parse.text[last.end : naming.start]
    title_or_lead = cluster.namings[0].start <= parse.title + LEAD
    return apart and not title_or_lead and bool(cluster.years) and max(cluster.years) < year


def in_aside(parse: Parse, told: Naming, naming: Naming) -> bool:
    """Whether an agreement is told in an aside of the sentence that goes on about another."""
    here, there = parse.doc[told.head], parse.doc[naming.head]
    if parse.sentence_at(told.start).start != parse.sentence_at(naming.start).start:
        return False
    for above in here.ancestors:
        if above.dep_ == "relcl":
            return not above.is_ancestor(there)
    return False


def is_beside(parse: Parse, naming: Naming) -> bool:
    """Whether a naming sets an agreement beside the one told before: "a separate accord"."""
    words = parse.doc[naming.head].children
    return naming.form == "indefinite" and any(c.lower_ in _BESIDE for c in words)


def is_compared(noun: Token) -> bool:
    """Whether an agreement is only brought in to compare: "*unlike the treaty of 1951*"."""
    return noun.dep_ == "pobj" and noun.head.lower_ in {"unlike", "like", "than", "besides"}


def is_standard(noun: Token, naming: Naming) -> bool:
    """Whether a treaty of all is only what something else keeps to: "*under the Geneva ones*"."""
    known = naming.known
    of_all = known is not None and not known.parties and known.kind in {"convention", "charter"}
    return (
        of_all and noun.dep_ == "pobj" and noun.head.lower_ in {"under", "with", "by", "to", "of"}
    )


def in_passing(parse: Parse, cluster: Cluster) -> bool:
    """Whether an agreement is only brought in by the way, so that "the accord" is another.

    "Promised *in a protocol*", "takes the place *of a protocol*", "the armistice of 1949".
    """
    late = cluster.namings[0].start > parse.title + LEAD
    if cluster.kinds and cluster.kinds <= TRUCES and (cluster.years or late):
        return True
    only = cluster.namings[0]
    if len(cluster.namings) == 1 and is_beside(parse, only):
        return True  # "A similar agreement with Nauru is being negotiated."
    by_the_way = only.form == "indefinite" and parse.doc[only.head].dep_ == "pobj"
    return len(cluster.namings) == 1 and bool(cluster.kinds) and by_the_way

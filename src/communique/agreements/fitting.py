"""Whether a naming can be of an agreement, by its words, kind, parties, year and topic."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from communique.agreements.background import TRUCES
from communique.agreements.cluster import GENERAL

if TYPE_CHECKING:
    from collections.abc import Iterable

    from communique.agreements.cluster import Cluster
    from communique.agreements.naming import Naming
    from communique.language import Parse

# Forms that say nothing but that there is an agreement one knows or will hear of.
ANAPHORIC = {"definite", "modifier", "bare"}
# Kinds of texts, whose name may be that of what was only described before: a truce, an accord.
_TEXTS = frozenset({"declaration", "memorandum", "protocol", "communique", "accord", "agreement"})
# How far, in characters, a name may stand after the description that it names.
NEAR = 300
# Several sign on several days, and reports differ by one.
_ONE_CEREMONY = timedelta(days=7)


def added_to(parse: Parse, naming: Naming, cluster: Cluster) -> bool:
    """Whether one is said to be put to the other: "a protocol that both added to the treaty"."""
    token = parse.doc[naming.head]
    if token.dep_ != "pobj" or token.head.lower_ != "to":
        return False
    last = cluster.namings[-1]
    return last.kind != naming.kind and parse.doc[last.head].is_ancestor(token)


def compatible(naming: Naming, cluster: Cluster) -> bool:
    """Whether nothing speaks against a naming being of the agreement of a cluster."""
    known = cluster.known
    if naming.known is not None and known is not None and naming.known is not known:
        return False
    if naming.known is not None and naming.known is known:
        return True
    if naming.form == "name" and cluster.proper and not (naming.known and known):
        alike = [_alike(naming, other) for other in cluster.proper]
        if not any(alike):
            return False
    if not _kinds_fit(naming, cluster) and not titles(naming, cluster):
        return False
    ours, theirs = makers(naming.parties, [naming]), makers(cluster.parties, cluster.namings)
    if ours and theirs:
        small, large = sorted((ours, theirs), key=len)
        if not {one[:3] for one in small} <= {one[:3] for one in large}:
            return False
        groups, their_groups = ({one for one in side if ":" in one} for side in (ours, theirs))
        if groups and their_groups and groups.isdisjoint(their_groups):
            return False  # The accord with one rebel movement is not that with another.
    years = years_of(naming)
    if told_apart(naming, cluster):
        return False
    if years and cluster.years and not years & cluster.years:
        return False
    if years and cluster.planned:
        return False
    if another(naming, cluster) or _signed_apart(naming, cluster):
        return False
    last = cluster.namings[-1]
    if naming.kind not in GENERAL and not cluster.kinds and naming.start - last.end > 2 * NEAR:
        return False  # "the memorandum" is not the agreement told of long before
    if years and not cluster.years and {naming.kind, *cluster.kinds} == TRUCES:
        return False  # the ceasefire of the day and "the armistice of 1949"
    if old_peace(naming, cluster):
        return False
    if naming.form != "name" and cluster.known is not None and not cluster.topics:
        return True
    return not (naming.topics and cluster.topics and not naming.topics & cluster.topics)


def old_peace(naming: Naming, cluster: Cluster) -> bool:
    """Whether one is a peace of some year ("the 2016 peace accord"), the other a new truce."""
    of_peace = "peace" in naming.words and naming.kind not in TRUCES and bool(years_of(naming))
    return of_peace and not cluster.years and bool(cluster.kinds) and cluster.kinds <= TRUCES


def told_apart(naming: Naming, cluster: Cluster) -> bool:
    """Whether what has makers and a year of its own is none that was told for the first time.

    "They signed a preliminary accord on hydrocarbons. *Its 1977 agreement with Italy* ..."
    """
    first = cluster.namings[0]
    of_its_own = naming.parties or (naming.words and naming.form == "definite")
    return (
        bool(of_its_own and years_of(naming))
        and first.form == "indefinite"
        and bool(first.words - naming.words)
        and not naming.topics & cluster.topics
        and not cluster.years & years_of(naming)
    )


def _signed_apart(naming: Naming, cluster: Cluster) -> bool:
    """Whether both are said to be signed, and on days that are not those of one ceremony."""
    days = {day for n in cluster.namings for day in n.days}
    gaps = [
        abs(date.fromisoformat(one) - date.fromisoformat(other))
        for one in naming.days
        for other in days
    ]
    return bool(gaps) and min(gaps) > _ONE_CEREMONY


def another(naming: Naming, cluster: Cluster) -> bool:
    """Whether "the secret deal" has a word of its own that the truce told before does not have."""
    if naming.form != "definite" or naming.kind in {n.kind for n in cluster.namings}:
        return False
    words = {w for n in cluster.namings for w in n.words}
    # "The Somaliland deal" only says whose it is.
    words |= {w for party in naming.parties for w in party.partition(":")[2].split("-")}
    return bool(naming.words - words) and not naming.topics & cluster.topics


def makers(parties: Iterable[str], namings: Iterable[Naming]) -> frozenset[str]:
    """The parties that namings give, and both signatories where two are told."""
    return frozenset(parties).union(*(n.signers for n in namings if len(n.signers) >= 2))


def years_of(naming: Naming) -> set[str]:
    """The years in which a naming says that it was signed."""
    years = {date[:4] for date in naming.told}
    if naming.year:
        years.add(naming.year[:4])
    if naming.known is not None and naming.known.signed:
        years.add(naming.known.signed[:4])
    return years


def _kinds_fit(naming: Naming, cluster: Cluster) -> bool:
    return any(
        other.kind in naming.means or naming.kind in other.means for other in cluster.namings
    )


def titles(naming: Naming, cluster: Cluster) -> bool:
    """Whether a name is the title of what was just told to be made: a truce, "the Declaration"."""
    last = cluster.namings[-1]
    return (
        naming.form == "name"
        and naming.known is None
        and naming.kind in _TEXTS
        and last.form == "indefinite"
        and naming.start - last.end <= NEAR
        and len(last.signers) >= 2
    )


def _alike(one: Naming, other: Naming) -> bool:
    """Whether two proper names can be of one agreement: same words, fewer, or initials."""
    if not one.words or not other.words:
        return bool(one.parties and one.parties == other.parties) or one.text == other.text
    small, large = sorted((one.words, other.words), key=len)
    if small <= large:
        return True
    for short, long in ((one, other), (other, one)):
        initials = "".join(w[0] for w in long.text.split() if w[0].isupper())
        if any(w.isupper() and w in initials for w in short.text.split() if len(w) > 1):
            return True
    return False


def evidence(naming: Naming, cluster: Cluster) -> bool:
    """Whether something speaks for a naming being of the agreement of a cluster."""
    if naming.parties and cluster.parties & set(naming.parties):
        return True
    if naming.year and naming.year[:4] in cluster.years:
        return True
    if naming.topics & cluster.topics:
        return True
    return any(n.form in ANAPHORIC and not n.parties for n in cluster.namings)


def is_it(parse: Parse, naming: Naming, cluster: Cluster) -> bool:
    """Whether an indefinite phrase says what the agreement is: "..., a treaty of friendship"."""
    token = parse.doc[naming.head]
    if token.dep_ == "attr":
        subject = next((c for c in token.head.children if c.dep_ == "nsubj"), None)
        return subject is not None and any(n.head == subject.i for n in cluster.namings)
    if token.dep_ == "appos":
        return any(n.head == token.head.i for n in cluster.namings)
    return False

"""The way from a parse to its agreements."""

from __future__ import annotations

from typing import TYPE_CHECKING

from communique.agreements.dates import anniversary, most_exact, signatories, signature_dates
from communique.agreements.linking import GENERAL, Cluster, added_to, clusters
from communique.agreements.mentions import namings
from communique.agreements.obligations import obligations
from communique.language.nouns import state_mentions, states_of
from communique.record import Agreement

# Sectors that bind their state; none for the state itself.
_BINDING = frozenset({None, "", "GOV", "LEG", "MIL", "UNK"})

if TYPE_CHECKING:
    from communique.agreements.mentions import Naming
    from communique.language import Parse


def annotate(parse: Parse) -> None:
    """Writes ``parse.agreements``: those with a name, two parties, or a date."""
    linked = _merged(parse, clusters(parse, namings(parse)))
    found: list[Agreement] = []
    for cluster in linked:
        agreement = _agreement(parse, cluster, f"a{len(found) + 1}")
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
            apart = apart or any(added_to(parse, n, other) for n in cluster.namings)
            if same and not apart and (dated or _takes_up(cluster)) and _fit(cluster, other):
                other.namings += cluster.namings
                other.namings.sort(key=lambda naming: naming.start)
                break
        else:
            kept.append(cluster)
            facts.append((parties, signed))
    return kept


def _takes_up(cluster: Cluster) -> bool:
    return all(n.form in {"definite", "modifier"} for n in cluster.namings)


def _fit(one: Cluster, other: Cluster) -> bool:
    if one.known is not other.known and one.known is not None and other.known is not None:
        return False
    if one.proper and other.proper:
        return False
    if one.topics and other.topics and not one.topics & other.topics:
        return False
    return any(n.kind in m.means or m.kind in n.means for n in one.namings for m in other.namings)


def _agreement(parse: Parse, cluster: Cluster, identity: str) -> Agreement | None:
    named = [n for n in cluster.namings if n.form != "modifier"]
    parties = _parties(parse, cluster)
    signed = _signed(parse, cluster)
    proper = cluster.proper
    if not (proper or len(parties) >= 2 or (signed and named)) or not (named or proper):
        return None
    best = _fullest(proper or named)
    starts = {parse.sentence_at(n.start).start: parse.sentence_at(n.start) for n in cluster.namings}
    return Agreement(
        id=identity,
        name=best.text,
        kind=_kind(cluster, best),
        parties=parties,
        signed=signed,
        obligations=obligations(parse, cluster),
        mentions=tuple(parse.quote(n.start, n.end) for n in cluster.namings),
        evidence=tuple(
            parse.quote(sentence.start_char, sentence.end_char) for sentence in starts.values()
        ),
    )


def _fullest(namings: list[Naming]) -> Naming:
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
    found = {p for n in cluster.namings for p in n.parties}
    found |= {p for n in cluster.namings for p in signatories(parse, n)}
    if len(found) < 2 and (known is None or found):
        for naming in cluster.namings:
            if naming.shared or found:
                near = _near(parse, naming)
                if len(near) == 2 and found <= near:
                    found |= near
                    break
    return tuple(sorted(found))


def _near(parse: Parse, naming: Naming) -> set[str]:
    """The states of the sentence in which a "bilateral" or "their" treaty stands.

    Their people ("its Slovene minority") are no parties.
    """
    sentence = parse.sentence_at(naming.start)
    return {
        s
        for m in state_mentions(parse, sentence)
        if any(parse.actors[actor].sector in _BINDING for actor in m.actors)
        for s in states_of(parse, m)
    }


def _signed(parse: Parse, cluster: Cluster) -> str | None:
    stated: list[str] = []
    weaker: list[str] = []
    for naming in cluster.namings:
        stated += signature_dates(parse, naming)
        if naming.year:
            weaker.append(naming.year)
        year = anniversary(parse, naming)
        if year:
            weaker.append(year)
    known = cluster.known.signed if cluster.known is not None else None
    return most_exact(stated, known, weaker)

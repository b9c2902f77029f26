"""The way from a parse to its agreements."""

from __future__ import annotations

from typing import TYPE_CHECKING

from communique.agreements.anniversaries import anniversary
from communique.agreements.announced import agreed_on
from communique.agreements.background import TRUCES, is_beside
from communique.agreements.cluster import GENERAL, Cluster
from communique.agreements.dates import is_unsigned, most_exact, signature_dates
from communique.agreements.fitting import added_to, another, old_peace, told_apart
from communique.agreements.lexicon import lexicon, spelt
from communique.agreements.linking import clusters
from communique.agreements.mentions import namings
from communique.agreements.obligations import obligations
from communique.agreements.sides import parties_of, words_of
from communique.agreements.succession import succeed
from communique.record import Agreement

# Forms in which an agreement is not called anything.
_UNNAMED = frozenset({"modifier", "pronoun"})

if TYPE_CHECKING:
    from communique.agreements.naming import Naming
    from communique.language import Parse


def annotate(parse: Parse) -> None:
    """Writes ``parse.agreements``: those with a name, two parties, or a date."""
    linked = clusters(parse, namings(parse))
    succeed(parse, linked)
    linked = _merged(parse, linked)
    found: list[Agreement] = []
    for cluster in linked:
        others = [n for o in linked if o is not cluster for n in o.namings]
        agreement = _agreement(parse, cluster, f"a{len(found) + 1}", others)
        if agreement is not None:
            found.append(agreement)
    parse.agreements = found


def _merged(parse: Parse, linked: list[Cluster]) -> list[Cluster]:
    """Joins clusters that what is told of them (signatories, dates) shows to be one agreement."""
    kept: list[Cluster] = []
    facts: list[tuple[tuple[str, ...], str | None]] = []
    for cluster in linked:
        parties, signed = parties_of(parse, cluster), _signed(parse, cluster)
        for i, other in enumerate(kept):
            theirs, then = facts[i]
            same = parties == theirs and len(parties) >= 2
            dated = signed is not None and signed == then and len(signed) > 4
            apart = (
                signed is not None
                and then is not None
                and not (signed.startswith(then) or then.startswith(signed))
            )
            apart = apart or (_numbered(cluster) and _numbered(other))
            apart = apart or (other.planned and signed is not None)
            years = cluster.years, other.years
            apart = apart or (all(years) and years[0].isdisjoint(years[1]))
            truces = {n.kind for n in (*cluster.namings, *other.namings)} == TRUCES
            apart = apart or (truces and (signed is None) != (then is None))
            apart = apart or any(is_beside(parse, n) for n in cluster.namings)
            apart = apart or _called_otherwise(cluster, other)
            apart = apart or any(
                added_to(parse, n, other)
                or another(n, other)
                or old_peace(n, other)
                or told_apart(n, other)
                for n in cluster.namings
            )
            if same and not apart and (dated or _takes_up(cluster)) and _fit(cluster, other):
                other.namings += cluster.namings
                other.namings.sort(key=lambda naming: naming.start)
                break
        else:
            kept.append(cluster)
            facts.append((parties, signed))
    return kept


def _called_otherwise(cluster: Cluster, other: Cluster) -> bool:
    """Whether a second one is told as new in words of its own: "a visa pact, a *transit* pact"."""
    ours = cluster.namings[0]
    theirs = {word for n in other.namings for word in n.words}
    return ours.form == "indefinite" and bool(theirs and ours.words and not ours.words & theirs)


def _takes_up(cluster: Cluster) -> bool:
    return all(n.form in {"definite", *_UNNAMED} for n in cluster.namings)


def _numbered(cluster: Cluster) -> bool:
    """Whether it is one of several that are told one by one."""
    return any(n.number for n in cluster.namings)


def _fit(one: Cluster, other: Cluster) -> bool:
    if one.known is not other.known and one.known is not None and other.known is not None:
        return False
    if one.proper and other.proper:
        return False
    if one.topics and other.topics and not one.topics & other.topics:
        return False
    return any(n.kind in m.means or m.kind in n.means for n in one.namings for m in other.namings)


def _agreement(
    parse: Parse, cluster: Cluster, identity: str, others: list[Naming]
) -> Agreement | None:
    named = [n for n in cluster.namings if n.form not in _UNNAMED]
    parties = parties_of(parse, cluster)
    signed = _signed(parse, cluster) or agreed_on(parse, cluster, parties)
    proper = cluster.proper
    if not (proper or len(parties) >= 2 or (signed and named)) or not (named or proper):
        return None
    if _numbered(cluster):
        named = [n for n in named if not n.plural] or named
    called = [n for n in named if n.kind not in GENERAL]
    if all(" " not in n.text for n in called):
        called = named  # "The migration pact" rather than "the treaty"
    best = _fullest(parse, proper or called)
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
    today = (parse.info.published or "9999")[:10]
    entry = cluster.known
    known = entry.signed if entry is not None else _recorded(parse, cluster, [*stated, *weaker])
    if entry is not None and known and not entry.parties and not weaker and known <= today:
        return known  # where a state signs a treaty of many later, it accedes to it
    if known and known > today:
        known = None  # The text is of the time before.
    stated, inferred = (
        [date for date in dates if date[:10] <= today] for dates in (stated, inferred)
    )
    return most_exact(stated, inferred, known, weaker)


def _recorded(parse: Parse, cluster: Cluster, told: list[str]) -> str | None:
    """When a treaty of history was signed that its parties and the words of its name tell."""
    parties = frozenset(parties_of(parse, cluster))
    words = frozenset(w for n in cluster.proper for w in spelt(n.words))
    if len(parties) != 2 or not words:
        return None
    found = {
        entry.signed
        for entry in lexicon().of_two.get(parties, ())
        if entry.signed and words <= words_of(entry)
        if not told or any(entry.signed[:4] == date[:4] for date in told)
    }
    return found.pop() if len(found) == 1 else None

"""Persons of the tables in the service that the text tells: of a body, of a party, of a rebellion.

The tables know an office-holder by a state; one who speaks for NATO or the United Nations is
NATO's or theirs, and one whose office is over, or has not begun, is what the text calls him.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from msgspec.structs import replace

from communique.actors.gazetteer import slug
from communique.actors.modifiers import COUNTERPARTS, FORMER, NOT_THE_HOLDER, SPEAKERS

if TYPE_CHECKING:
    from communique.actors.gazetteer import Tenure
    from communique.actors.resolution import Resolver
    from communique.actors.roles import Role
    from communique.actors.theatres import Reading

# The bodies in whose name a title opens, by the code of their people.
_BODIES = (
    (re.compile(r"(?i)(un|u\.n\.|united nations|iaea|who|unhcr)\b"), "UNO"),
    (re.compile(r"(?i)(eu|e\.u\.|european (union|commission(er)?|council|parliament|"
                r"central bank))\b"), "EUR"),
    (re.compile(r"(?i)(nato|african union|au|osce|imf|world bank|opec|asean|arab league|"
                r"commonwealth|oas|ecowas|wto|world trade organi[sz]ation|icc|"
                r"international criminal court|"
                r"oau|interpol|opcw|council of europe|sadc|igad)\b"), "IGO"),
)  # fmt: skip
_SERVING = frozenset(
    """secretary-general general chief envoy commissioner representative spokesman spokeswoman
    spokesperson president director head rapporteur administrator coordinator mediator chairman
    ambassador negotiator official commander investigator inspector adviser monitor expert
    """.split()
)
_LEADING = frozenset({"heads", "leads", "chairs", "runs", "headed", "led", "chaired"})
# What history goes on to call those who are gone.
_OF_BODIES = frozenset({"secretary-general", "secretary general", "director-general"})
_RULERS = frozenset({"dictator", "ruler", "strongman", "leader", "despot", "king", "emperor"})
_OUT_OF_OFFICE = frozenset({"ELI", "PTY"})


def body_of(tenure: Tenure) -> str | None:
    """The code of the body of no state in which an office is: of "NATO secretary-general"."""
    if tenure.office != "other" or "ambassador" in tenure.title.lower():
        return None
    return next((code for name, code in _BODIES if name.match(tenure.title)), None)


def told_of(resolver: Resolver, reading: Reading) -> tuple[str | None, Role | None]:
    """What the title before a name, or the apposition after it, says of a person of the tables.

    Returns:
        The code of a body of no state, and the role noun; ``None`` where nothing is said.
    """
    words, cover = resolver.words, resolver.scene.cover
    edge = min(words.left(reading.root), reading.first)
    stretches = [(edge, reading.first)]
    stretches += [
        (words.left(k), _end(resolver, k))
        for k in resolver.appositions(reading.root)
        if k >= reading.last and k not in cover
    ]
    over = words.head[reading.root]
    if words.dep[reading.root] == "appos" and over < reading.first and over not in cover:
        stretches.append((words.left(over), _end(resolver, over)))  # "his deputy, Jean Roe"
    led = _leads(resolver, reading.root)
    if led is not None:
        # A premier "who chairs the bloc this year" is his own state's.
        title = _role(resolver, *stretches[0])
        if title is None or title.office is None:
            return led
    rank: tuple[str | None, Role | None] | None = None
    for first, last in stretches:
        role = _role(resolver, first, last)
        if role is None:
            continue
        if role.is_rank and len(stretches) > 1 and rank is None:
            rank = None, role  # The office that an apposition tells says more.
            continue
        if any(words.lower[k] in FORMER or words.lower[k] in _PAST for k in range(first, last)):
            continue
        body = next((code for name, code in _BODIES if name.match(role.noun)), None)
        if "ambassador" in role.noun:
            body = None
        heads = {last - 1, *(k for k in range(first, last) if k in resolver.roles_at)}
        for k in (noun for head in sorted(heads) for noun in _of(resolver, head)):
            known = cover.get(k)
            if known is not None and known.kind == "entity" and known.country is None:
                body = body or known.key.partition(":")[0].partition(".")[0]
        for k in range(first, last):
            known = cover.get(k)
            if known is None or known.kind != "entity" or words.dep[known.root] == "pobj":
                continue
            if known.country is None and role.words[-1] in _SERVING:
                body = known.key.partition(":")[0].partition(".")[0]
                break
        if body is None and role.noun == "commissioner":
            union = any(x.key.startswith("EUR") for x in resolver.scene.readings)
            body = "EUR" if union else None
        if role.sector is None and body is None:
            role = _of_force(resolver, sorted(heads), role)
        serves = role.words[-1] in _SERVING - {"ambassador"}  # Which only states have.
        if body is None and words.lower[first] == "its" and serves:
            general = role.noun in _OF_BODIES  # No state has a secretary-general.
            body = _told_before(resolver, first, subject=not general)
        return body, role
    return rank or (None, None)


def _of_force(resolver: Resolver, heads: list[int], role: Role) -> Role:
    """The office with the sector of the force that it heads: "the chief of the police"."""
    for noun in (x for head in heads for x in _of(resolver, head)):
        led = resolver.roles_at.get(noun)
        if led is not None and led.role.kind in ("force", "body") and led.role.sector:
            return replace(role, sector=led.role.sector)
    return role


def _told_before(resolver: Resolver, first: int, subject: bool = True) -> str | None:
    """The body of no state whose "its secretary-general" is: that told of last."""
    words = resolver.words
    for known in reversed(resolver.scene.readings):
        if known.first >= first or words.sent[first] - words.sent[known.first] > 1:
            continue
        if known.kind != "entity" or (subject and not words.is_subject(known.root)):
            continue
        if known.country is not None:
            return None
        return known.key.partition(":")[0].partition(".")[0]
    return None


def _leads(resolver: Resolver, root: int) -> tuple[str, Role] | None:
    """The body of no state that a relative clause says that a person leads: "who heads NATO"."""
    words, cover = resolver.words, resolver.scene.cover
    clause = words.kid(root, "relcl")
    if clause is None or words.lower[clause] not in _LEADING:
        return None
    noun = words.kid(clause, "dobj")
    role = resolver.lexicon.named("head")
    if noun is not None and role is not None and words.lower[words.left(noun)] == "its":
        body = _told_before(resolver, noun, subject=False)
        return (body, role) if body is not None else None
    for k in (noun, *_of(resolver, noun)) if noun is not None and role is not None else ():
        known = cover.get(k)
        if known is not None and known.kind == "entity" and known.country is None and role:
            return known.key.partition(":")[0].partition(".")[0], role
    return None


def _of(resolver: Resolver, head: int) -> list[int]:
    """The nouns in the "of" phrases of a title: "the secretary general of the OAS"."""
    words = resolver.words
    found = []
    for k in words.kids[head]:
        if words.dep[k] == "prep" and words.lower[k] == "of":
            noun = words.kid(k, "pobj")
            if noun is not None:
                found.append(noun)
    return found


_PAST = NOT_THE_HOLDER & {"former", "ex", "onetime", "ousted", "deposed", "toppled", "late"}


def _end(resolver: Resolver, k: int) -> int:
    match = resolver.roles_at.get(k)
    return match.last if match is not None else k + 1


def _role(resolver: Resolver, first: int, last: int) -> Role | None:
    """The office that a title tells: rather than the rank that stands before the name."""
    rank = None
    for k in range(last - 1, first - 1, -1):
        match = resolver.roles_at.get(k)
        if match is None or match.role.kind != "person" or resolver.words.is_plural(k):
            continue
        if not match.role.is_rank:
            return match.role
        rank = rank or match.role
    return rank


def identified(
    ident: str, name: str, body: str | None, role: Role | None
) -> tuple[str, str | None, str | None] | None:
    """The id, country and sector of a person by what the text says; ``None``: as in the tables."""
    country, _, sector = ident.partition(":")[0].partition(".")
    if body is not None and role is not None:
        return f"{body}:{slug(name)}", None, role.sector
    if role is not None and sector != role.sector == "OPP":
        # The text goes before offices that he held once, or will hold.
        return f"{country}.OPP:{slug(name)}", country, "OPP"
    if role is not None and role.words[-1] in _RULERS:
        return None
    speaks = role is not None and role.words[-1] in SPEAKERS | COUNTERPARTS
    if role is not None and role.sector is None and speaks and sector == "PTY":
        return f"{country}.GOV:{slug(name)}", country, "GOV"  # Not yet the minister he will be.
    if role is not None and role.sector and sector in _OUT_OF_OFFICE and role.sector != sector:
        return f"{country}.{role.sector}:{slug(name)}", country, role.sector
    return None

"""The ids of role phrases: a sector of a state, of a body, or an organisation within it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from communique.actors.cast import SECTOR_NAMES
from communique.actors.gazetteer import slug
from communique.actors.modifiers import OFFICIAL, OWN, SPEAKERS
from communique.actors.states import of_state, states

if TYPE_CHECKING:
    from communique.actors.hints import Hint
    from communique.actors.resolution import Resolver
    from communique.actors.roles import Match, Role


class Sectors:
    """Gives role phrases their ids and adds these to the cast.

    Args:
        resolver: the resolver of the document.
    """

    def __init__(self, resolver: Resolver) -> None:
        self.r = resolver

    def of_body(self, ident: str, role: Role, hint: Hint) -> str:
        """The actor meant by members of a body: "NATO troops", "Hamas fighters"."""
        r = self.r
        draft = r.cast.drafts[ident]
        noun = singular(role.words[role.head])
        armed = ("MIL", "COP", "REB", "UAF", "PRM")
        if draft.sector in armed and role.kind in ("person", "force"):
            draft.nouns.add(noun)  # "Two officers of the army ... the officers"
        forces = role.kind in ("force", "person") and role.sector == "MIL"
        if forces and draft.kind == "organization" and draft.sector == "GOV" and draft.country:
            return r.cast.sector(draft.country, "MIL")  # A ministry's troops are the army's.
        if hint.former or draft.country in states() or draft.sector == "JRN" or noun in SPEAKERS:
            return ident
        if role.sector in ("MIL", "COP") and ":" not in ident:
            name = f"{draft.name} forces"
            return r.cast.add(f"{ident}.{role.sector}", name, "group", None, role.sector).id
        return ident

    def of_union(self, code: str, name: str, sector: str, match: Match) -> str:
        """The id of a sector of a body that is no state ("EUR.BUS")."""
        noun = singular(match.role.words[match.role.head])
        if sector == "GOV":
            self.r.cast.drafts[code].nouns.add(noun)
            return code
        ident = f"{code}.{sector}"
        draft = self.r.cast.add(ident, f"{SECTOR_NAMES[sector]} of {name}", "group", None, sector)
        draft.nouns.add(noun)
        return ident

    def of_state(self, country: str | None, sector: str, match: Match) -> str:
        """The id of the sector of a state, or of the organisation that a role noun names in it."""
        r, words, role = self.r, self.r.words, match.role
        noun = singular(role.words[role.head])
        if role.kind == "body" and noun in OWN and not words.is_plural(match.head):
            medium = self._medium(country, match) if sector == "JRN" else None
            if medium is not None:
                return medium
            name = _title(self._own_name(match))
            if noun == "ministry" or "affairs" in role.words:
                name = OFFICIAL.get(role.office or "", name)
            if slug(name) != noun or noun in ("embassy", "consulate", "ministry"):
                return self.organization(country, sector, name, noun)
        ident = r.cast.sector(country, sector)
        r.cast.drafts[ident].nouns.add(noun)
        return ident

    def organization(self, country: str | None, sector: str, name: str, noun: str) -> str:
        """An organisation of a state that the text describes more than names."""
        r = self.r
        ident = f"{country or 'UNK'}.{sector}:{slug(name)}"
        full = f"{name} of {of_state(country)}" if country else name
        draft = r.cast.add(ident, full, "organization", country, sector)
        draft.nouns.update({noun, "firm", "company"} if noun in ("firm", "company") else {noun})
        return ident

    def _medium(self, country: str | None, match: Match) -> str | None:
        """The news agency of a state, for "the North's state news agency"."""
        words = self.r.words
        said = {words.lower[k] for k in range(words.left(match.head), match.head + 1)}
        if country is None or "agency" not in said or not said & {"state", "official", "national"}:
            return None
        for entity in self.r.scene.tables.entities.values():
            if (
                entity.country == country
                and entity.sector == "JRN"
                and "agency" in entity.sort
                and (entity.tie.startswith(("state", "official", "party", "government", "public")))
            ):
                return self.r.entity(entity.id)
        return None

    def _own_name(self, match: Match) -> str:
        """The words of the role noun with the plain nouns before it ("customs agency")."""
        words, r = self.r.words, self.r
        first = match.first
        while first > 0:
            k = first - 1
            if words.dep[k] != "compound" or k < words.left(match.head):
                break
            inside = r.scene.cover.get(k)
            if inside is not None and not (
                inside.kind == "state"
                and words.pos[match.head] == "PROPN"
                and inside.first == k
                and k - 1 >= 0
                and words.pos[k - 1] == "PROPN"
            ):
                break
            first = k
        parts = [words.lower[k] for k in range(first, match.last)]
        return " ".join(parts).replace(" - ", "-").replace(" 's", "'s")


def _title(name: str) -> str:
    small = {"of", "for", "and", "the", "in", "on", "to", "'s"}
    return " ".join(w if w in small else w[:1].upper() + w[1:] for w in name.split())


def singular(noun: str) -> str:
    """The singular of a noun.

    >>> singular("armies"), singular("gunmen")
    ('army', 'gunman')
    """
    if noun.endswith("ies") and len(noun) > 4:
        return noun[:-3] + "y"
    if noun.endswith("men"):
        return noun[:-3] + "man"
    return noun[:-1] if noun.endswith("s") and not noun.endswith("ss") else noun

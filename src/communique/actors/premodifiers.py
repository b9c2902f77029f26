"""The words before a role noun: whose it is, and what it was or is ("ousted Chadian rulers")."""

from __future__ import annotations

from typing import TYPE_CHECKING

from communique.actors.modifiers import (
    ARMED,
    BACKED,
    BESIDE,
    FORMER,
    MEMBERS,
    MODIFYING,
    NOT_THE_HOLDER,
    OPPOSED,
    OWN,
    OWNERS,
    RULED,
    TARGET_ROLES,
)
from communique.actors.peoples import peoples
from communique.actors.sectors import singular
from communique.actors.whose import append

if TYPE_CHECKING:
    from communique.actors.hints import Hint
    from communique.actors.resolution import Resolver
    from communique.actors.roles import Match, Role


# Unions of states to which these send envoys.
BODIES = frozenset({"UNO", "EUR", "IGO:nato", "IGO:african-union"})
_OWNED = ("registered", "owned", "operated", "chartered")


class Premodifiers:
    """Reads the words before role nouns for a resolver.

    Args:
        resolver: the resolver of the document.
    """

    def __init__(self, resolver: Resolver) -> None:
        self.r = resolver

    def read(self, match: Match, edge: int, hint: Hint) -> None:
        """Reads the words from the edge of a phrase to its role noun into a hint.

        Args:
            match: the role noun.
            edge: the first token of the phrase.
            hint: what the phrase tells.
        """
        r, words = self.r, self.r.words
        i = edge
        while i < match.first:
            reading = r.scene.cover.get(i)
            if reading is not None:
                if words.dep[reading.root] != "poss" and not self._only_backs(reading.last - 1):
                    if reading.kind == "entity":
                        hint.bodies.append(r.entity(reading.key))
                    elif reading.country and reading.kind == "person":
                        if words.lower[match.head] in RULED:
                            append(hint.countries, reading.country)
                            hint.ruled = True
                    elif told := r.names.demonyms.told(reading):
                        hint.bodies.append(told)
                    elif reading.country and reading.kind != "mask":
                        append(hint.countries, reading.country)
                i = reading.last
                continue
            word = words.lower[i]
            if word in FORMER:
                hint.former = True
            if word in NOT_THE_HOLDER:
                hint.office = None
            if word in OPPOSED:
                hint.sector = "OPP"
                hint.office = None
            inner = r.roles_at.get(i)
            if word == "ethnic" and i + 1 in r.scene.cover:
                i = r.scene.cover[i + 1].last  # Ethnic Albanians need not be of Albania.
                continue
            if inner is not None and words.dep[i] != "poss" and inner.role.noun in BESIDE:
                again = r.recall.again(inner)
                hint.bodies.extend(
                    x for x in again if ":" in x and r.cast.drafts[x].country is None
                )
            if inner is not None and words.dep[i] != "poss":
                self._modified_by(match.role, inner.role, hint)
                if inner.role.kind == "body" and inner.role.noun.split()[-1] in OWN:
                    found = r.of(i)
                    hint.bodies.extend(found)
                    for ident in found:
                        country = r.cast.drafts[ident].country
                        if country:
                            append(hint.countries, country)
            owned = hint.countries or words.kid(match.head, "poss") is not None
            people = None if owned else r.peoples.state(i)
            if people is not None:
                # "Tamil politicians in Jaffna": of the land that the clause names.
                where = r.homes.place_in(match.head)
                at_home = where if where in peoples().get(word, ((), ""))[0] else people
                hint.countries.append(at_home or people)
                hint.people = i
                armed = match.role.noun == "side" or hint.sector == "REB"
                movement = r.peoples.movement(i) if armed else None
                hint.bodies.extend([movement] if movement else [])
            run = r.run_at.get(i)
            noun = words.lower[match.head]
            if run is not None and noun in RULED and words.dep[run.root] in MODIFYING:
                country = r.composer.holders.ruler(run)
                if country:
                    append(hint.countries, country)
                    hint.ruled = True
                    i = run.last
                    continue
            if run is not None and run.root == i and words.dep[i] in MODIFYING:
                hint.bodies.extend(
                    ident for ident in r.of(i) if r.cast.drafts[ident].kind != "person"
                )
            i += 1
        if words.lower[match.last : match.last + 3] == ["at", "the", "time"]:
            hint.office = None  # "The president *at the time*" need not be today's.
        untold = match.first < match.head and not (hint.countries or hint.bodies)
        self._posted(match, hint)
        self._delegated(match, hint)
        people = r.peoples.state(match.first) if untold else None
        if people is not None:  # "Kurdish rebel" is a role noun itself.
            where = r.homes.place_in(match.head)
            known = peoples().get(words.lower[match.first], ((), ""))[0]
            hint.countries.append(where if where and where in known else people)
            hint.people = match.first
        civil = match.role.kind == "equipment" and hint.countries
        if civil and any(words.lower[k].endswith(_OWNED) for k in range(edge, match.first)):
            hint.sector = "BUS"  # "A British-registered ship" is no warship.
        if hint.former:
            hint.office = None
            if hint.sector in ("GOV", "LEG", "JUD", None) and match.role.kind == "person":
                hint.sector = "ELI"

    def _posted(self, match: Match, hint: Hint) -> None:
        """Takes a body for where a state's envoy is posted: "*Israel's* UN ambassador"."""
        words = self.r.words
        envoy = match.role.kind == "person" and match.role.words[-1] in TARGET_ROLES
        owner = words.kid(match.head, "poss")
        reading = self.r.scene.cover.get(owner) if owner is not None and envoy else None
        sent = reading is not None and reading.kind in ("state", "seat") and reading.country
        if sent or (hint.countries and match.role.noun == "ambassador"):
            hint.bodies[:] = [x for x in hint.bodies if x not in BODIES]
            hint.sector = "GOV"
        if (
            match.role.noun == "representative"
            and (sent or hint.countries)
            and hint.sector == "LEG"
        ):
            title = words.raw[match.head][:1].isupper()
            hint.sector = "LEG" if title else "GOV"  # "The *U.S. representative* told the council"

    def _delegated(self, match: Match, hint: Hint) -> None:
        """Takes those whom a body or a group sends for its own: "representatives of *the bank*"."""
        words = self.r.words
        if match.role.noun != "representative" or hint.sector != "LEG":
            return
        for k in words.kids[match.head]:
            if words.lower[k] == "of" and words.dep[k] == "prep":
                for noun in words.kids[k]:
                    sending = self.r.roles_at.get(noun)
                    if sending is not None and sending.role.kind != "equipment":
                        hint.sector = sending.role.sector

    def _modified_by(self, role: Role, modifier: Role, hint: Hint) -> None:
        """A role noun before a role noun: "rebel leaders", "government forces", "army chief"."""
        head = singular(role.words[role.head])
        if modifier.sector is None:
            return
        if role.kind == "equipment" and modifier.sector in OWNERS:
            hint.sector = "MIL" if modifier.sector == "GOV" else modifier.sector
            hint.owned = True
        elif modifier.noun == "opposition":
            hint.sector, hint.office = "OPP", None
        elif head in ARMED and modifier.sector == "GOV":
            hint.sector = "MIL"
        elif role.sector is None or head in MEMBERS:
            hint.sector, hint.office = modifier.sector, None

    def _only_backs(self, i: int) -> bool:
        """Whether the name is part of "U.S.-backed": the backer is not the one backed."""
        words = self.r.words
        raw = words.lower[i]
        if i > 1 and words.raw[i - 1] == "-" and words.lower[i - 2] in ("pro", "anti"):
            return True
        if "-" in raw and raw.rsplit("-", 1)[-1].startswith(BACKED):
            return True
        return i + 2 < words.n and words.raw[i + 1] == "-" and words.lower[i + 2].startswith(BACKED)

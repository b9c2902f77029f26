"""Role noun phrases composed on the parse: "Chinese officials", "leaders of Iran and Iraq".

A role noun gives the sector; the words on which it hangs give the state: adjectives and names
before it, its possessor, and what follows in a phrase with "of", "in", "from", "for".
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from communique.actors.alike import of_union
from communique.actors.befalling import bears_on
from communique.actors.crews import Crews, airborne
from communique.actors.hints import Hint, gender_of
from communique.actors.holders import Holders
from communique.actors.meetings import met, spoke
from communique.actors.missions import mission
from communique.actors.modifiers import (
    BESIDE,
    BESIDE_PREPOSITIONS,
    COUNTERPARTS,
    GENERIC_CIVIL,
    HAVING_OR_LOSING,
    LED,
    MEMBERS,
    MISSILES,
    OF_ALL_LANDS,
    OF_BODIES,
    RULED,
    SENDING,
    SENT,
    SPEAKERS,
    TARGET_ROLES,
)
from communique.actors.nobody import means_nobody
from communique.actors.nominals import REGIMES
from communique.actors.others import captives
from communique.actors.places import LOCATIVE
from communique.actors.premodifiers import Premodifiers
from communique.actors.sectors import Sectors, singular
from communique.actors.service import ruler
from communique.actors.speakers import Speakers
from communique.actors.states import states
from communique.actors.strangers import is_alien, is_stranger, of_several
from communique.actors.weak import is_weak
from communique.actors.whose import Whose

if TYPE_CHECKING:
    from communique.actors.resolution import Resolver
    from communique.actors.roles import Match

_FIGHTING = frozenset(
    "fight fights fighting fought battle battles battling battled resist resisting resisted".split()
)
_RULING = frozenset(
    """government army forces regime junta rulers rule president police authorities
    dictatorship""".split()
)


class Composer:
    """Composes the phrases of role nouns for a resolver."""

    def __init__(self, resolver: Resolver) -> None:
        self.r = resolver
        self.sectors = Sectors(resolver)
        self.whose = Whose(resolver)
        self.before = Premodifiers(resolver)
        self.speakers = Speakers(resolver)
        self.crews = Crews(resolver)
        self.holders = Holders(resolver)

    def hint(self, match: Match, stop: int | None = None, edge: int | None = None) -> Hint:
        """What the phrase of a role noun tells, without asking the rest of the document.

        Args:
            match: the role noun.
            stop: the first token that no longer belongs to the phrase on its left (the name, for
                a title before one).
            edge: where the phrase begins, if not at the role's own left edge.
        """
        words = self.r.words
        role = match.role
        hint = Hint(
            led=singular(role.words[role.head]) in LED,
            sector=role.sector,
            office=role.office,
            role=role.noun,
            gender=gender_of(role.noun),
            body=role.kind == "body",
        )
        edge = words.left(match.head) if edge is None else edge
        edge = min(edge, match.first)
        if role.country:
            hint.countries.append(role.country)
            return hint
        if len(role.words) > 1 and role.words[0] in BESIDE and match.first == edge:
            hint.bodies.extend(self.r.recall.body(role.words[0], match.first))
        self.before.read(match, edge, hint)
        hint.told = bool(hint.countries)
        beside = hint.told and role.noun in COUNTERPARTS | {"colleague"}
        if not (hint.told and role.kind == "person"):
            self.whose.possessor(match, edge, hint)  # "His Kuwaiti guest" is of Kuwait alone.
        if beside or role.noun in COUNTERPARTS:
            self.speakers.counterpart(match, hint)
        self.whose.complements(match, hint, stop)
        if not hint.countries and not hint.bodies:
            self.whose.agent(match, hint)
            self.whose.papers(match, hint)
            self.whose.nations(match, hint)
            self.whose.beside(match, hint)
        if not hint.countries and not hint.bodies and role.office:
            self.whose.kin(match, hint)
        if not hint.countries and not hint.bodies and role.noun in OF_BODIES:
            hint.bodies.extend(self.speakers.served(match))
        office = role.office and role.kind == "person" and not words.is_plural(match.head)
        if office and words.definite(match.head) and not hint.countries and not hint.bodies:
            fronted = self.r.homes.fronted(match.head)  # "In Lisbon the foreign minister"
            fronted = fronted or self.r.homes.petitioned(match.head)
            hint.countries.extend([fronted] if fronted else [])
        sent = role.kind in ("force", "equipment") or words.lower[match.head] in TARGET_ROLES
        over = words.lower[words.head[words.quantified(match.head)]]
        sent = sent or over in SENDING or role.noun in SENT
        sent = sent or (over in HAVING_OR_LOSING and role.sector in ("MIL", "COP"))
        men = role.noun == "man" and words.kid(match.head, "nummod") is not None
        if (sent or men) and not hint.countries and not hint.bodies:
            self.whose.lord(match, hint)
            if men and hint.countries:
                hint.sector = "MIL"  # "Norway keeps 600 men there."
        return hint

    def compose(self, match: Match, hint: Hint) -> tuple[str, ...]:
        """The actors that a role phrase means when no person's name stands with it."""
        r, words = self.r, self.r.words
        role, head = match.role, match.head
        plural = words.is_plural(head)
        noun = singular(role.words[role.head])
        if role.kind == "person" and not plural and len(hint.bodies) == 1 and words.definite(head):
            led = self.holders.leading(match, hint.bodies[0])
            if led is not None:
                return (led,)
        abroad = mission(r, match, hint)
        if abroad is not None:
            return (abroad,)
        if hint.bodies and (role.kind != "body" or role.sector is None or noun in MEMBERS):
            ids = [self.sectors.of_body(ident, role, hint) for ident in hint.bodies]
            if (
                hint.told
                and role.sector
                and any(words.dep[k] == "cc" for k in range(words.left(head), head))
            ):
                # "French and NATO troops"
                ids += [self.sectors.of_state(c, role.sector, match) for c in hint.countries]
            return tuple(dict.fromkeys(ids))
        known = self.holders.known(match, hint)
        if known is not None:
            return (known,)
        if not plural and (agency := r.recall.agency(match, noun, hint.bodies)):
            return agency
        crew = self.crews.compose(match, hint)
        if crew is not None:
            return crew
        if hint.office and role.kind == "person" and not plural and len(hint.countries) == 1:
            holder = self.holders.holder(role, hint, words.definite(head) or self._determined(head))
            if holder:
                return (holder,)
        if role.noun in COUNTERPARTS and plural and hint.told and hint.office:
            others = self.holders.each(role, hint)
            if others:
                return others
        sector = hint.sector
        if role.noun == "officer" and not hint.bodies:
            sector = r.recall.force(head) or sector
        if role.noun == "fighter" and hint.people is None and airborne(words, head):
            sector = "MIL"
        if means_nobody(r, match, hint):
            return ()
        if noun in REGIMES and not hint.countries and not hint.bodies and words.definite(head):
            told = r.again(match)
            country = None if told else r.relations.regime(head)
            if told or country:
                return told or (r.cast.sector(country, "GOV"),)
        if hint.located and role.sector == "REB" and plural and words.definite(head):
            told = r.recall.again(match)  # "talks with the rebels in Oslo"
            if told:
                return told
        sold = (role.kind == "body" and role.sector == "BUS") or noun == "carrier"
        if sold and len(hint.countries) == 1:
            told = r.recall.described(match, hint.countries[0])
            if told:
                return told
        if role.kind == "person" and not plural and hint.countries and words.definite(head):
            told = r.recall.again(match, hint.countries[0])
            if told and (not hint.office or role.noun == "diplomat"):
                return told
        if sector is None and role.kind in ("person", "people", "force"):
            sector = "MIL" if role.kind == "force" else ("GOV" if noun in SPEAKERS else None)
            if sector is None and not hint.countries:
                return ()
            sector = sector or "GOV"
        if (
            noun == "side"
            and not plural
            and words.preposition(head) not in LOCATIVE | {"on", "from"}
        ):
            owner = words.kid(head, "poss")
            for ident in r.of(owner) if owner is not None and len(hint.countries) == 1 else ():
                of = r.cast.drafts[ident]
                if of.kind == "person" and of.sector in ("REB", "OPP", "PTY", "PRM", "UAF"):
                    return (r.cast.sector(of.country, of.sector),)
            # "The Russian side said": the state.
            return tuple(r.cast.state(c) for c in hint.countries)
        if sector is None:
            return ()
        warring = role.words[0] in ("warring", "rival") and plural and role.sector == "UAF"
        if warring and len(hint.countries) == 1:
            return r.coreference.plurals.facing.within(hint.countries[0])
        stranger = is_stranger(words, match, hint)
        if stranger:
            hint.countries.clear()
            if not match.role.stranger:
                return (r.cast.sector(None, sector),)
        countries: list[str | None] = list(hint.countries)
        there = r.areas.people(match, sector) if not countries and not hint.bodies else ()
        if there:
            return there
        if hint.bodies and not countries:
            # "UN agencies", "EU-based airlines": of a body that is no state.
            over = r.cast.drafts[hint.bodies[0]]
            if over.country in states() and noun not in RULED:
                countries = [over.country]  # "the Houthi-run television"
            elif over.country is None and ":" not in over.id and "." not in over.id:
                return (self.sectors.of_union(over.id, over.name, sector, match),)
            elif over.country is None and role.kind == "body":
                return (over.id,)  # "a Mercosur tribunal"
        fronted = None
        papers = plural and sector == "JRN" and words.definite(head)
        if not countries and role.kind in ("body", "force") and (papers or not plural):
            fronted = r.homes.fronted(head)
        if fronted:
            countries = [fronted]
        if not countries and plural and words.definite(head):
            told = of_union(r, head) or met(r, match)
            told = told or r.coreference.plurals.offices(match, sector)
            if told:
                return told
        if sector == "JUD" and (court := self.speakers.court(match, hint)):
            return court
        if not countries and noun == "islander":
            countries = [*r.relations.island(head)]
        if not countries:
            again = r.again(match) or captives(r, match) or spoke(r, match)
            if again:
                return again
            body = self.speakers.body(head) if noun in SPEAKERS and not plural else None
            if body is not None:
                return (self.sectors.of_body(body, role, hint),)
            body_before = self.speakers.of_subject(match)
            if body_before:
                return body_before
            if words.lower[words.left(head)] in ("any", "no"):
                return ()
            if words.lower[words.left(head)] == "another" and role.kind in ("body", "force"):
                return ()  # "another army of occupation"
            if noun == "peacekeeper":
                return self.speakers.peacekeepers(head)
            foes = {words.lower[k] for k in range(words.left(head), head)} & {"enemy"}
            other = r.coreference.plurals.facing.other(head) if foes and sector == "MIL" else ()
            if len(other) == 1 and other[0] in states():
                return (r.cast.sector(other[0], sector),)
            if is_alien(words, match) or of_several(words, match):
                plain = role.kind in ("person", "people", "force") and self._affected(head)
                return (r.cast.sector(None, sector),) if plain else ()
            # Whose a missile was that hit a ship, and what came by helicopter, nobody knows.
            bare = words.left(head) == head and not plural
            unknown = noun in MISSILES or bare or not words.is_subject(head)
            if role.kind == "equipment" and not hint.owned and unknown:
                return ()
            taken_in = sector == "REF" and plural and not self._affected(head)
            if stranger and not taken_in:
                return (r.cast.sector(None, sector),)
            if is_weak(words, match) or (
                plural and not words.is_subject(head) and not self._affected(head)
            ):
                return ()
            own = self.speakers.own_men(match) or ruler(r, head, sector)
            countries = [own or self._from_context(match, sector, hint.host)]
        if hint.ruled:
            return tuple(r.cast.sector(country, sector) for country in countries)
        return tuple(self.sectors.of_state(country, sector, match) for country in countries)

    def _affected(self, head: int) -> bool:
        """Whether the noun is an object, an agent or a possessor, whom something befalls."""
        words = self.r.words
        head = words.quantified(head)
        if words.is_subject(head):
            return True
        top = words.place_in_clause(head)
        if words.dep[top] == "ROOT" and words.kid(top, "acl", "relcl") is not None:
            return True  # A subject whose verb was taken for its participle.
        if words.preposition(head) == "of":
            return bears_on(words, words.head[words.head[top]])
        beside = words.preposition(head) in BESIDE_PREPOSITIONS
        return words.dep[top] in ("dobj", "dative", "poss") or beside

    def _determined(self, head: int) -> bool:
        words = self.r.words
        edge = words.lower[words.left(head)]
        return edge not in ("a", "an", "any", "no", "every", "each", "some")

    def _from_context(self, match: Match, sector: str, host: str | None = None) -> str | None:
        """The state of a role phrase that names none: of its place, the dateline, the document."""
        r = self.r
        if match.role.noun.startswith(OF_ALL_LANDS):
            return None
        if r.words.definite(match.head) and not r.words.is_plural(match.head):
            told = r.homes.headed(match) or r.homes.sent_by(match)
            if told is not None:
                return told
        if host is not None:
            found = r.homes.last_state(match.head, sector, away=host)
            return found if found != host else None
        if r.homes.from_town(match.head):
            return r.homes.of_text(match.head)
        if sector == "REB" and (foe := self._fought(match.head)) is not None:
            return foe
        if sector == "REB" and (beside := self._beside_government(match.head)) is not None:
            return beside
        if singular(match.role.words[match.role.head]) in GENERIC_CIVIL:
            return r.homes.place_in(match.head) or r.homes.sufferers(match.head)
        found = r.homes.place_in(match.head) or r.homes.last_state(match.head, sector)
        named = r.words.lower[match.last] == "in" if match.last < r.words.n else False
        if match.role.kind == "body" and r.words.definite(match.head) and not named:
            # A parliament whose speaker is in Oslo need not be Norway's.
            found = r.homes.last_state(match.head, sector) or found
        found = found or r.homes.of_text(match.head)
        return None if r.homes.acted_upon(found, match.head, through=False) else found

    def _beside_government(self, head: int) -> str | None:
        """The state of the government that does something with rebels, wherever they meet.

        "Chad's government and *a rebel group* signed a truce in Cairo."
        """
        words, cover = self.r.words, self.r.scene.cover
        partner = words.head[head] if words.dep[head] == "conj" else words.kid(head, "conj")
        if partner is None or words.lower[partner] not in _RULING:
            return None
        below = [words.kid(k, "pobj") for k in words.kids[partner] if words.lower[k] == "of"]
        for at in (*words.kids[partner], partner, *below):
            reading = cover.get(at) if at is not None else None
            if reading is not None and reading.country in states():
                return reading.country
        return None

    def _fought(self, head: int) -> str | None:
        """The state that rebels fight: "the rebels *fighting the Chadian army*", or where they do.

        Foreign troops may be fought anywhere: "the rebels fighting Soviet troops in Kabul".
        """
        words, cover = self.r.words, self.r.scene.cover
        for clause in words.kids[head]:
            if words.dep[clause] not in ("acl", "relcl") or words.lower[clause] not in _FIGHTING:
                continue
            foes, places = [], []
            for k in (clause, *words.kids[clause]):
                thing = words.kid(k, "dobj", "pobj")
                if thing is None:
                    continue
                if k == clause or words.lower[k] in ("against", "with"):
                    if words.lower[thing] in _RULING:
                        foes += [*words.kids[thing], thing]
                    for below in words.kids[thing]:
                        place = words.kid(below, "pobj") if words.lower[below] == "in" else None
                        places += [place] if place is not None else []
                elif words.lower[k] in ("in", "inside", "across"):
                    places.append(thing)
            for at in (*places, *foes):
                reading = cover.get(at)
                if reading is not None and reading.country in states():
                    return reading.country
        return None

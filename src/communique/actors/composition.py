"""Role noun phrases composed on the parse: "Chinese officials", "leaders of Iran and Iraq".

A role noun gives the sector; the words on which it hangs give the state: adjectives and names
before it, its possessor, and what follows in a phrase with "of", "in", "from", "for".
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from communique.actors.gazetteer import ENTITY_CODES
from communique.actors.hints import Hint, gender_of
from communique.actors.modifiers import (
    ALIEN,
    ARMED,
    ASKED,
    BACKED,
    COUNTRY_PREPOSITIONS,
    FORMER,
    GENERIC_CIVIL,
    MEMBERS,
    MODIFYING,
    NOT_THE_HOLDER,
    OF_THEIR_LORD,
    OPPOSED,
    OWN,
    RULED,
    SPEAKERS,
    TARGET_ROLES,
    WEAK,
)
from communique.actors.sectors import Sectors, singular
from communique.actors.states import states

if TYPE_CHECKING:
    from communique.actors.resolution import Resolver
    from communique.actors.roles import Match, Role


class Composer:
    """Composes the phrases of role nouns for a resolver."""

    def __init__(self, resolver: Resolver) -> None:
        self.r = resolver
        self.sectors = Sectors(resolver)

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
            sector=role.sector, office=role.office, role=role.noun, gender=gender_of(role.noun)
        )
        edge = words.left(match.head) if edge is None else edge
        edge = min(edge, match.first)
        if role.country:
            hint.countries.append(role.country)
            return hint
        self._modifiers(match, edge, match.first, hint)
        self._possessor(match, edge, hint)
        self._complements(match, hint, stop)
        if not hint.countries and not hint.bodies:
            self._agent(match, hint)
        return hint

    def _modifiers(self, match: Match, edge: int, first: int, hint: Hint) -> None:
        r, words = self.r, self.r.words
        i = edge
        while i < first:
            reading = r.scene.cover.get(i)
            if reading is not None:
                if words.dep[reading.root] != "poss" and not self._only_backs(reading.last - 1):
                    if reading.kind == "entity":
                        hint.bodies.append(r.entity(reading.key))
                    elif reading.country and reading.kind == "person":
                        if words.lower[match.head] in RULED:
                            _append(hint.countries, reading.country)
                            hint.ruled = True
                    elif reading.country and reading.kind != "mask":
                        _append(hint.countries, reading.country)
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
            if inner is not None and words.dep[i] != "poss":
                self._modified_by(match.role, inner.role, hint)
                if inner.role.kind == "body" and inner.role.noun.split()[-1] in OWN:
                    found = r.of(i)
                    hint.bodies.extend(found)
                    for ident in found:
                        country = r.cast.drafts[ident].country
                        if country:
                            _append(hint.countries, country)
            run = r.run_at.get(i)
            noun = words.lower[match.head]
            if run is not None and noun in RULED and words.dep[run.root] in MODIFYING:
                country = r.persons.ruler(run)
                if country:
                    _append(hint.countries, country)
                    hint.ruled = True
                    i = run.last
                    continue
            if run is not None and run.root == i and words.dep[i] in MODIFYING:
                hint.bodies.extend(
                    ident for ident in r.of(i) if r.cast.drafts[ident].kind != "person"
                )
            i += 1
        if hint.former:
            hint.office = None
            if hint.sector in ("GOV", "LEG", "JUD", None) and match.role.kind == "person":
                hint.sector = "ELI"

    def _modified_by(self, role: Role, modifier: Role, hint: Hint) -> None:
        """A role noun before a role noun: "rebel leaders", "government forces", "army chief"."""
        head = singular(role.words[role.head])
        if modifier.sector is None:
            return
        if modifier.noun == "opposition":
            hint.sector, hint.office = "OPP", None
        elif head in ARMED and modifier.sector == "GOV":
            hint.sector = "MIL"
        elif role.sector is None or head in MEMBERS:
            hint.sector, hint.office = modifier.sector, None

    def _only_backs(self, i: int) -> bool:
        """Whether the name is part of "U.S.-backed": the backer is not the one backed."""
        words = self.r.words
        raw = words.lower[i]
        if "-" in raw and raw.rsplit("-", 1)[-1].startswith(BACKED):
            return True
        return i + 2 < words.n and words.raw[i + 1] == "-" and words.lower[i + 2].startswith(BACKED)

    def _possessor(self, match: Match, edge: int, hint: Hint) -> None:
        r, words = self.r, self.r.words
        for k in words.kids[match.head]:
            if words.dep[k] == "poss" and k < match.head:
                self._from_ids(r.of(k), hint)
                reading = r.scene.cover.get(k)
                if reading is not None and reading.kind in ("city", "region") and reading.country:
                    _append(hint.countries, reading.country)
        if not hint.countries and not hint.bodies:
            # A possessor that the parser hung on the name that follows the title.
            for k in range(edge, match.first):
                if words.dep[k] == "poss":
                    self._from_ids(r.of(k), hint)

    def _complements(self, match: Match, hint: Hint, stop: int | None) -> None:
        words = self.r.words
        head = match.head
        role = match.role
        for k in words.kids[head]:
            if k <= head or words.dep[k] != "prep" or k < match.last or (stop and k > stop):
                continue
            preposition = words.lower[k]
            if preposition not in COUNTRY_PREPOSITIONS:
                continue
            called = singular(role.words[role.head])
            target = called in TARGET_ROLES
            if called == "representative" and preposition in ("to", "at") and hint.sector == "LEG":
                hint.sector = "GOV"  # An envoy, no lawmaker.
            if preposition in ("to", "in", "with") and (target or preposition in ("to", "with")):
                continue
            if hint.countries and preposition in ("in", "at", "for", "within"):
                continue
            pobj = words.kid(k, "pobj")
            if pobj is None:
                continue
            for noun in (pobj, *words.conjuncts(pobj)):
                self._from_noun(noun, preposition, hint)

    def _agent(self, match: Match, hint: Hint) -> None:
        """Whose they are by a participle: "missiles fired by the army", "troops loyal to him"."""
        words = self.r.words
        for k in words.kids[match.head]:
            if k < match.head or words.dep[k] not in ("acl", "amod"):
                continue
            if match.role.kind != "equipment" and words.lower[k] not in OF_THEIR_LORD:
                continue
            by = words.kid(k, "agent", "prep")
            if by is None or words.lower[by] not in ("by", "to", "with"):
                continue
            noun = words.kid(by, "pobj")
            if noun is not None:
                self._from_ids(self.r.of(noun), hint)

    def _from_noun(self, noun: int, preposition: str, hint: Hint) -> None:
        r = self.r
        reading = r.scene.cover.get(noun)
        if reading is not None and reading.kind in ("state", "seat", "city", "region"):
            if reading.country:
                _append(hint.countries, reading.country)
            return
        if preposition in ("of", "for", "at", "from") or reading is not None:
            self._from_ids(r.of(noun), hint)
            if r.of(noun):
                return
        # "in the Syrian city of Homs": a place described.
        for k in r.words.kids[noun]:
            inner = r.scene.cover.get(k)
            if (
                inner is not None
                and inner.country
                and r.words.dep[k] in ("amod", "compound", "poss")
            ):
                _append(hint.countries, inner.country)
                hint.office = None

    def _from_ids(self, ids: tuple[str, ...], hint: Hint) -> None:
        drafts = self.r.cast.drafts
        for ident in ids:
            draft = drafts.get(ident)
            if draft is None:
                continue
            if draft.kind == "organization" or (draft.kind == "group" and ":" in ident):
                hint.bodies.append(ident)
                hint.office = None  # "the president of the union" has no office of state.
            elif draft.country is None and ident[:3] in ENTITY_CODES:
                hint.bodies.append(ident)
                hint.office = None
            elif hint.sector is None and draft.kind == "group":
                hint.sector = draft.sector
            if draft.country and draft.country in states():
                _append(hint.countries, draft.country)
            if draft.kind == "person" and hint.office:
                hint.office = None

    def compose(self, match: Match, hint: Hint) -> tuple[str, ...]:
        """The actors that a role phrase means when no person's name stands with it."""
        r, words = self.r, self.r.words
        role, head = match.role, match.head
        plural = words.is_plural(head)
        noun = singular(role.words[role.head])
        if hint.bodies and (role.kind != "body" or role.sector is None or noun in MEMBERS):
            return tuple(
                dict.fromkeys(self.sectors.of_body(ident, role, hint) for ident in hint.bodies)
            )
        if hint.office and role.kind == "person" and not plural and len(hint.countries) == 1:
            holder = self._holder(role, hint, words.definite(head) or self._determined(head))
            if holder:
                return (holder,)
        sector = hint.sector
        if sector is None and role.kind in ("person", "people", "force"):
            sector = "MIL" if role.kind == "force" else ("GOV" if noun in SPEAKERS else None)
            if sector is None and not hint.countries:
                return ()
            sector = sector or "GOV"
        if sector is None:
            return ()
        countries: list[str | None] = list(hint.countries)
        area = r.areas.before(head) if not countries and not hint.bodies else None
        if area is not None:
            of_states = sector == "GOV" and (plural or role.kind == "person")
            return (r.areas.group(area[1]) if of_states else r.cast.sector(None, sector),)
        if hint.bodies and not countries:
            # "UN agencies", "EU-based airlines": of a body that is no state.
            over = r.cast.drafts[hint.bodies[0]]
            if over.country is None and ":" not in over.id and "." not in over.id:
                return (self.sectors.of_union(over.id, over.name, sector, match),)
        if not countries:
            again = r.again(match)
            if again:
                return again
            if words.lower[words.left(head)] in ("any", "no"):
                return ()
            if self._alien(head, match.first):
                plain = role.kind in ("person", "people", "force") and self._affected(head)
                return (r.cast.sector(None, sector),) if plain else ()
            if role.kind == "equipment" and not words.is_subject(head):
                return ()
            if self._is_weak(match) or (
                plural and not words.is_subject(head) and not self._affected(head)
            ):
                return ()
            countries = [self._from_context(match, sector)]
        if hint.ruled:
            return tuple(r.cast.sector(country, sector) for country in countries)
        return tuple(self.sectors.of_state(country, sector, match) for country in countries)

    def _alien(self, head: int, first: int) -> bool:
        """Whether the words before the noun say that it is of another state than the context's."""
        lower = self.r.words.lower
        return any(lower[k] in ALIEN for k in range(self.r.words.left(head), first))

    def _is_weak(self, match: Match) -> bool:
        """Whether the noun means no actor by itself: "the group", but "the rights group"."""
        role, words = match.role, self.r.words
        if singular(role.words[role.head]) not in WEAK:
            return False
        if len(role.words) > 1 and (words.is_plural(match.head) or words.tag[match.head] == "NNP"):
            return False
        counted = words.quantified(match.head) != match.head
        return not (counted and words.preposition(words.quantified(match.head)) == "against")

    def _affected(self, head: int) -> bool:
        """Whether the noun is an object, an agent or a possessor, whom something befalls."""
        words = self.r.words
        head = words.quantified(head)
        if words.is_subject(head):
            return True
        top = words.place_in_clause(head)
        if words.dep[top] == "ROOT" and words.kid(top, "acl") is not None:
            return True  # A subject whose verb was taken for its participle.
        if words.preposition(head) == "of":
            return words.lower[words.head[words.head[top]]] in ASKED
        return words.dep[top] in ("dobj", "dative", "poss") or words.preposition(head) in (
            "by",
            "with",
            "against",
            "to",
            "between",
            "on",
            "at",
            "from",
            "for",
        )

    def _determined(self, head: int) -> bool:
        words = self.r.words
        edge = words.lower[words.left(head)]
        return edge not in ("a", "an", "any", "no", "every", "each", "some")

    def _holder(self, role: Role, hint: Hint, certain: bool) -> str | None:
        country = hint.countries[0]
        if not certain or not role.held_in(country) or hint.office is None:
            return None
        tenure = self.r.offices.holder(country, hint.office, self.r.date)
        if (
            role.noun == "president"
            and tenure is not None
            and "president" not in tenure.title.lower()
        ):
            other = self.r.offices.holder(country, "government", self.r.date)
            if other is not None and "president" in other.title.lower():
                tenure = other
        if tenure is None or not role.fits(tenure.title):
            return None
        return self.r.person(tenure.person)

    def _from_context(self, match: Match, sector: str) -> str | None:
        """The state of a role phrase that names none: of its place, the dateline, the document."""
        r = self.r
        if singular(match.role.words[match.role.head]) in GENERIC_CIVIL:
            return r.homes.place_in(match.head) or r.scene.dateline
        found = r.homes.place_in(match.head) or r.homes.last_state(match.head, sector)
        found = found or r.scene.dateline or r.scene.main_state()
        return None if r.homes.acted_upon(found, match.head, through=False) else found


def _append(into: list[str], item: str) -> None:
    if item not in into:
        into.append(item)

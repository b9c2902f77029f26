"""Role noun phrases composed on the parse: "Chinese officials", "leaders of Iran and Iraq".

A role noun gives the sector; the words on which it hangs give the state: adjectives and names
before it, its possessor, and what follows in a phrase with "of", "in", "from", "for".
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from communique.actors.hints import Hint, gender_of
from communique.actors.modifiers import (
    ALIEN,
    ARMED,
    ASKED,
    BACKED,
    BESIDE,
    FORMER,
    GENERIC_CIVIL,
    LED,
    MEMBERS,
    MODIFYING,
    NOT_THE_HOLDER,
    OPPOSED,
    OWN,
    OWNERS,
    RULED,
    SPEAKERS,
    TARGET_ROLES,
    WEAK,
)
from communique.actors.nominals import REGIMES
from communique.actors.sectors import Sectors, singular
from communique.actors.states import states
from communique.actors.whose import Whose, append

if TYPE_CHECKING:
    from communique.actors.resolution import Resolver
    from communique.actors.roles import Match, Role


class Composer:
    """Composes the phrases of role nouns for a resolver."""

    def __init__(self, resolver: Resolver) -> None:
        self.r = resolver
        self.sectors = Sectors(resolver)
        self.whose = Whose(resolver)

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
        )
        edge = words.left(match.head) if edge is None else edge
        edge = min(edge, match.first)
        if role.country:
            hint.countries.append(role.country)
            return hint
        if len(role.words) > 1 and role.words[0] in BESIDE and match.first == edge:
            hint.bodies.extend(self.r.recall.body(role.words[0], match.first))
        self._modifiers(match, edge, match.first, hint)
        hint.told = bool(hint.countries)
        if not (hint.told and role.noun == "counterpart"):
            self.whose.possessor(match, edge, hint)
        if role.noun == "counterpart" and hint.sector is None:
            hint.sector = self._beside(match)
        self.whose.complements(match, hint, stop)
        if not hint.countries and not hint.bodies:
            self.whose.agent(match, hint)
        sent = role.kind in ("force", "equipment") or words.lower[match.head] in TARGET_ROLES
        if sent and not hint.countries and not hint.bodies:
            self.whose.lord(match, hint)
        return hint

    def _beside(self, match: Match) -> str:
        """The sector of whose counterpart somebody is: that of a minister is in government."""
        words = self.r.words
        for k in words.kids[match.head]:
            if words.dep[k] == "poss" and k < match.head:
                for ident in self.r.of(k):
                    sector = self.r.cast.drafts[ident].sector
                    if sector is not None:
                        return sector
        return "GOV"

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
                            append(hint.countries, reading.country)
                            hint.ruled = True
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
            run = r.run_at.get(i)
            noun = words.lower[match.head]
            if run is not None and noun in RULED and words.dep[run.root] in MODIFYING:
                country = r.persons.ruler(run)
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
        if hint.former:
            hint.office = None
            if hint.sector in ("GOV", "LEG", "JUD", None) and match.role.kind == "person":
                hint.sector = "ELI"

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
        if self._means_none(match, hint):
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
        if role.kind == "person" and not plural and hint.countries and words.definite(head):
            told = r.recall.again(match, hint.countries[0])
            if told and (not hint.office or role.noun == "diplomat"):
                return told
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
            if over.country in states() and noun not in RULED:
                countries = [over.country]  # "the Houthi-run television"
            elif over.country is None and ":" not in over.id and "." not in over.id:
                return (self.sectors.of_union(over.id, over.name, sector, match),)
        fronted = None
        if not countries and role.kind in ("body", "force") and not plural:
            fronted = r.homes.fronted(head)
        if fronted:
            countries = [fronted]
        if not countries and plural and role.office and words.definite(head) and not fronted:
            told = r.coreference.plurals.offices(head, sector)
            if told:
                return told
        if not countries:
            again = r.again(match)
            if again:
                return again
            body = self._speaking_body(head) if noun in SPEAKERS and not plural else None
            if body is not None:
                return (self.sectors.of_body(body, role, hint),)
            if words.lower[words.left(head)] in ("any", "no"):
                return ()
            if self._alien(head, match.first):
                plain = role.kind in ("person", "people", "force") and self._affected(head)
                return (r.cast.sector(None, sector),) if plain else ()
            if role.kind == "equipment" and not (words.is_subject(head) or hint.owned):
                return ()
            if self._is_weak(match) or (
                plural and not words.is_subject(head) and not self._affected(head)
            ):
                return ()
            countries = [self._from_context(match, sector, hint.host)]
        if hint.ruled:
            return tuple(r.cast.sector(country, sector) for country in countries)
        return tuple(self.sectors.of_state(country, sector, match) for country in countries)

    def _speaking_body(self, head: int) -> str | None:
        """The body of no state of which a nameless official tells in the same breath.

        "The Commission will propose a law, a senior official said."
        """
        words = self.r.words
        verb = words.clause(head)
        said = words.kid(verb, "ccomp") if words.is_subject(head) else None
        subject = words.kid(said, "nsubj", "nsubjpass") if said is not None else None
        if subject is None or subject > head:
            return None
        ids = self.r.of(subject)
        if len(ids) != 1:
            return None
        draft = self.r.cast.drafts[ids[0]]
        return ids[0] if draft.kind == "organization" and draft.country is None else None

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

    def _means_none(self, match: Match, hint: Hint) -> bool:
        """Whether the noun is no actor here: "in exile", "the use of force", "all parties"."""
        words, role, head = self.r.words, match.role, match.head
        if role.noun == "front" and words.preposition(head) == "in":
            return words.left(head) == head
        if role.noun == "company" and words.lower[max(match.first - 2, 0) : match.first] == [
            "in",
            "the",
        ]:
            return True  # "In the company of the king": beside him.
        told = hint.countries and not (hint.located and role.noun == "party")
        if told or hint.bodies:
            return False
        left = words.lower[words.left(head)]
        if role.noun == "exile" and words.preposition(head) in ("in", "into", "from"):
            return True
        if role.noun == "force" and words.left(head) == head and not words.is_plural(head):
            return True
        if role.noun == "party" and words.is_plural(head):
            return left in (
                "all",
                "both",
                "the",
                "these",
                "other",
            ) and match.first - 1 <= words.left(head)
        if role.noun in ("television", "radio") and words.preposition(head) == "on":
            return words.left(head) == head
        if role.kind == "person" and words.dep[head] in ("attr", "oprd") and left in ("a", "an"):
            return True  # What somebody is said to be is nobody else.
        if role.noun == "member" and not hint.sector:
            return any(words.dep[k] == "prep" and words.lower[k] == "of" for k in words.kids[head])
        return role.noun == "radio" and words.is_plural(head)

    def _from_context(self, match: Match, sector: str, host: str | None = None) -> str | None:
        """The state of a role phrase that names none: of its place, the dateline, the document."""
        r = self.r
        if host is not None:
            found = r.homes.last_state(match.head, sector, away=host)
            return found if found != host else None
        if singular(match.role.words[match.role.head]) in GENERIC_CIVIL:
            return r.homes.place_in(match.head) or r.scene.dateline
        found = r.homes.place_in(match.head) or r.homes.last_state(match.head, sector)
        found = found or r.scene.dateline or r.scene.main_state()
        return None if r.homes.acted_upon(found, match.head, through=False) else found

"""What titles before a name, and appositions after it, tell of whoever bears it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from communique.actors.hints import Hint, gender_of
from communique.actors.modifiers import OF_BODIES, TARGET_ROLES
from communique.actors.nominals import POSSESSIVE
from communique.actors.others import captives
from communique.actors.people import gender_of_name
from communique.actors.states import states

if TYPE_CHECKING:
    from communique.actors.resolution import Resolver
    from communique.actors.roles import Match
    from communique.actors.runs import Run

#: Titles of birth or honour, beside which an office may stand.
PEERS = frozenset("lord lady baroness baron viscount earl sir dame".split())
# Bodies called after the office of the one who heads them.
_OFFICES = frozenset({"commissioner", "secretary-general", "rapporteur", "representative"})
# Who is at work in the land in which a sentence sets him.
_AT_HOME = frozenset({"GOV", "LEG", "JUD", "COP", "MIL"})
# Whose president is none of the state's.
_SOCIETIES = frozenset({"SOC", "LAB", "EDU", "MED", "REL", "BUS", "OPP", "PTY", "JRN"})
_MOVEMENTS = frozenset({"OPP", "PTY", "REB", "PRM", "UAF"})


class Titles:
    """Reads titles and appositions for a resolver.

    Args:
        resolver: the resolver of the document.
    """

    def __init__(self, resolver: Resolver) -> None:
        self.r = resolver

    def title_hint(self, first: int, root: int) -> Hint:
        """What the titles before a name tell."""
        words = self.r.words
        edge = min(words.left(root), first)
        for k in range(first - 1, edge - 1, -1):
            match = self.r.roles_at.get(k)
            if (
                match is not None
                and match.last <= first
                and match.role.kind in ("person", "people")
            ):
                for t in range(match.first, match.last):
                    self.r.consumed.add(t)
                self.r.done.setdefault(k, ())
                hint = self.r.composer.hint(match, stop=first, edge=edge)
                office = self.r.roles_at.get(match.first - 1) if match.role.is_rank else None
                called = match
                if office is not None and office.role.kind == "person" and office.first >= edge:
                    called = office
                    # "army chief General Roe": the rank says less than the office before it.
                    hint = self.r.composer.hint(office, stop=first, edge=edge)
                    self.r.consumed.update(range(office.first, office.last))
                    self.r.done.setdefault(office.head, ())
                self._of_state(hint, root + 1)
                if not hint.countries and not hint.bodies:
                    self.r.composer.speakers.of_body(called, hint, root)
                self.at_home(hint, first)
                if words.is_plural(match.head):
                    for other, country in self._listed(match)[1:]:
                        self._share(hint, other, country)
                return hint
        hint = Hint()
        if first:
            hint.gender = gender_of(words.lower[first - 1])
            if words.lower[first - 1].rstrip(".") in (
                "mr",
                "mrs",
                "ms",
                "miss",
                "dr",
                "gen",
                "col",
            ):
                hint.role = None
        return hint

    def at_home(self, hint: Hint, first: int) -> None:
        """Guesses the state of whom a title tells that names none: that of those told of."""
        r = self.r
        if hint.countries or hint.bodies or not hint.role:
            return
        if hint.role == "commissioner" and any(x.key.startswith("EUR") for x in r.scene.readings):
            hint.bodies.append(r.entity("EUR"))  # "Ana Roe, the enlargement commissioner"
            return
        if hint.sector == "JUD" and (tribunal := r.composer.speakers.tribunal(first)):
            hint.bodies.extend(tribunal)
            return
        if hint.role in OF_BODIES:
            hint.bodies.extend(r.composer.speakers.body_before(first))
            return  # No state has a secretary-general.
        abroad = hint.role in TARGET_ROLES
        run = r.run_at.get(first)
        # "In Oslo, ministry spokesman Jan Roe": an envoy or rebel may be there from elsewhere.
        here = run is not None and not abroad and hint.sector in _AT_HOME
        fronted = r.homes.fronted(run.root) if run is not None and here else None
        if hint.sector in ("PRM", "CRM", "UAF"):
            fronted = r.homes.of_text(first)  # Nobody's agents, and not those of whoever acts.
        served = fronted or r.homes.last_state(first, hint.sector or "GOV", abroad=abroad)
        served = served or r.homes.of_text(first)
        if r.homes.acted_upon(served, first):
            served = None
        if served and hint.office == "state" and self._led_by_another(served, hint, run):
            served = r.homes.of_text(first)
        if served and self._speaks(hint.role):
            hint.sector = hint.sector or "GOV"
        if served and hint.sector == "MIL" and self._of_rebels(first, served, hint.role):
            hint.sector = "REB"
        if served and hint.sector:
            hint.countries.append(served)
            hint.guessed = True

    def _of_rebels(self, first: int, country: str, role: str) -> bool:
        """Whether those who tell of a commander are rebels: "the group mourned *a commander*".

        But whom rebels do something to is none of them: "the rebels killed a commander, Ali Roe".
        """
        words = self.r.words
        if not role.endswith("commander"):
            return False
        told = [
            t for t in self.r.cast.recent()
            if t.sentence == words.sent[first] and t.root < first and t.subject and len(t.ids) == 1
        ]  # fmt: skip
        last = max(told, key=lambda t: t.root, default=None)
        of = self.r.cast.drafts[last.ids[0]] if last is not None else None
        if last is None or of is None or of.sector != "REB" or of.country != country:
            return False
        run = self.r.run_at.get(first)
        top = words.place_in_clause(run.root if run is not None else first)
        while words.dep[top] == "appos":
            top = words.place_in_clause(words.head[top])
        harmed = words.dep[top] in ("dobj", "nsubjpass") and words.head[top] == words.clause(
            last.root
        )
        return not harmed

    def _led_by_another(self, country: str, hint: Hint, run: Run | None) -> bool:
        """Whether the text names somebody else as the one who has a state's highest office."""
        name = run.name.lower() if run is not None else ""
        return any(
            draft.kind == "person"
            and draft.country == country
            and draft.sector == "GOV"
            and (draft.role or "") == hint.role
            and draft.name.lower().rpartition(" ")[2] not in name
            for draft in self.r.cast.drafts.values()
        )

    @staticmethod
    def _speaks(role: str) -> bool:
        return role.split()[-1] in ("spokesman", "spokeswoman", "spokesperson", "official")

    def later(self, run: Run) -> Hint | None:
        """What an apposition after a name tells: "Anna Roe, a spokeswoman for the army"."""
        for k in self.r.appositions(run.root):
            if k >= run.last:
                match = self.r.roles_at.get(k) or self.one_of(k)
                if match is None or k in self.r.run_at or self.r.words.is_plural(k):
                    continue
                body = match.role.kind == "body" and not gender_of_name(run.name)
                if match.role.kind == "person" or body:
                    hint = self.r.composer.hint(match)
                    self._of_society(match, hint)
                    if match.role.kind == "person":
                        self._again(match, hint)
                        self.at_home(hint, run.first)
                    return hint
        return None

    def _of_society(self, match: Match, hint: Hint) -> None:
        """Who heads a society or union is of no government: "Ana Roe, president of the society"."""
        words = self.r.words
        if hint.sector not in ("GOV", None) or match.role.kind != "person":
            return
        for k in words.kids[match.head]:
            noun = words.kid(k, "pobj") if words.dep[k] == "prep" and k > match.head else None
            if words.dep[k] == "poss" and words.lower[k] in POSSESSIVE:
                noun = k  # "The unions and *their* chairman, Jan Roe"
            elif noun is None or words.lower[k] != "of":
                continue
            ids = self.r.of(noun)
            draft = self.r.cast.drafts[ids[0]] if len(ids) == 1 else None
            if draft is not None and draft.kind != "person" and draft.sector in _SOCIETIES:
                hint.sector, hint.office = draft.sector, None

    def one_of(self, k: int) -> Match | None:
        """The noun of those of whom he is one: "one of the lawyers", "the richest of the kings"."""
        words = self.r.words
        most = words.tag[k] in ("JJS", "RBS")
        most = most or any(words.lower[x] == "most" for x in words.kids[k])
        of = words.kid(k, "prep") if most or words.lower[k] == "one" else None
        noun = words.kid(of, "pobj") if of is not None and words.lower[of] == "of" else None
        match = self.r.roles_at.get(noun) if noun is not None else None
        return match if match is not None and match.role.kind == "person" else None

    def _again(self, match: Match, hint: Hint) -> None:
        """Takes whose the one is whom the apposition takes up: "Ana Roe, the ambassador"."""
        if hint.countries or hint.bodies or not self.r.words.definite(match.head):
            return
        again = self.r.recall.again(match)
        draft = self.r.cast.drafts[again[0]] if len(again) == 1 else None
        if draft is not None and draft.kind != "person" and draft.country in states():
            hint.countries.append(str(draft.country))

    def same_person(self, match: Match) -> tuple[str, ...]:
        """Whom a nameless person's apposition means again: "the woman, a nurse"."""
        r, words, head = self.r, self.r.words, match.head
        over = words.head[head]
        first = r.roles_at.get(over)
        alike = first is not None and first.role.kind == "person" == match.role.kind
        if words.dep[head] != "appos" or not alike or over > head or over in r.run_at:
            return ()
        if words.lower[words.left(head)] not in ("a", "an") or words.is_plural(over):
            return ()
        ids = r.of(over)
        r.cast.mention(words.left(head), match.last, head, ids, "nominal")
        return ids

    def several(self, match: Match) -> tuple[str, ...]:
        """Who several are whose title stands before their names, however they are parsed.

        "Presidents Roe of Chad and Doe of Niger": each with the state that he is "of".
        """
        r, words, role = self.r, self.r.words, match.role
        ids: list[str] = []
        if not words.is_plural(match.head) or role.kind != "person":
            return ()
        for root, country in self._listed(match):
            self._share(Hint(sector=role.sector, role=role.noun), root, country)
            ids += r.of(root)
        r.cast.mention(words.left(match.head), match.last, match.head, tuple(ids), "nominal")
        return tuple(ids)

    def _share(self, hint: Hint, root: int, country: str | None) -> None:
        """Gives one of several names, of whom no table knows, the title of them all."""
        if root in self.r.run_at and root not in self.r.done and country is not None:
            self.r.hints[root] = Hint(countries=[country], sector=hint.sector, role=hint.role)

    def _of_state(self, hint: Hint, at: int) -> None:
        """Reads the state that stands after a name: "Prime Minister Roe of Jamaica"."""
        words = self.r.words
        if hint.countries or hint.bodies or at + 1 >= words.n or words.lower[at] != "of":
            return
        place = self.r.scene.cover.get(at + 1 + (words.lower[at + 1] == "the"))
        if place is not None and place.kind in ("state", "seat") and place.country is not None:
            hint.countries.append(place.country)

    def _listed(self, match: Match) -> list[tuple[int, str | None]]:
        r, words = self.r, self.r.words
        found: list[tuple[int, str | None]] = []
        k = match.last
        if not words.is_plural(match.head) or match.role.kind != "person":
            return found
        named = words.kid(match.head, "appos")
        if words.raw[k : k + 1] == [","] and named is not None and named > k:
            k += 1  # "The ministers, Ana Roe and Jan Lo, met"
        while k < words.n and words.sent[k] == words.sent[match.head]:
            reading, run = r.scene.cover.get(k), r.run_at.get(k)
            if reading is not None and reading.kind == "person" and reading.first == k:
                root, k = reading.root, reading.last
            elif run is not None and run.first == k and r.persons.standing.personal(run):
                root, k = run.root, run.last
            else:
                break
            country = None
            if k + 2 < words.n and words.lower[k] == "of":
                at = k + 1 + (words.lower[k + 1] == "the")
                place = r.scene.cover.get(at)
                if place is not None and place.kind in ("state", "seat"):
                    country, k = place.country, place.last
            found.append((root, country))
            while k < words.n and words.lower[k] in (",", "and"):
                k += 1
        return found if len(found) > 1 else []

    def body_before(self, run: Run) -> Hint | None:
        """What the noun for a body right before its name tells: "the opposition party MDC"."""
        words, k = self.r.words, run.first - 1
        match = self.r.roles_at.get(k)
        if match is None or match.role.kind != "body" or words.dep[k] != "compound":
            return None
        if words.head[k] != run.root or match.role.sector not in _MOVEMENTS | {"JRN"}:
            return None
        self.r.consumed.add(match.head)
        hint = self.r.composer.hint(match, stop=run.first)
        if match.role.sector != "REB":
            self.at_home(hint, run.first)  # Rebels may fight elsewhere than they are told of.
        return hint

    def named_after(self, run: Run) -> Hint | None:
        """What the name of an office tells: "the High Commissioner for Refugees, Ana Roe"."""
        words = self.r.words
        over = self.r.scene.cover.get(words.head[run.root])
        if words.dep[run.root] != "appos" or over is None or over.kind != "entity" or run.single:
            return None
        if over.first >= run.first or over.country is not None:
            return None
        head = words.lower[over.first : over.last]
        office = next((w for w in head if w in _OFFICES), None)
        return Hint(bodies=[self.r.entity(over.key)], role=office) if office else None

    def apposed_name(self, match: Match, hint: Hint) -> tuple[str, ...]:
        """The person or body named in apposition to a role noun ("the president, Luis Arce")."""
        words = self.r.words
        heads = [match.head]
        for k in words.kids[match.head]:
            # "the envoy to Libya, Anna Roe": hung on the state, which is nobody's name.
            noun = words.kid(k, "pobj") if words.dep[k] == "prep" and k > match.head else None
            while noun is not None and match.role.kind == "person" and self._bare_of(noun):
                heads.append(noun)  # Also "the head of the mission in Libya, Anna Roe".
                below = words.kid(noun, "prep")
                noun = words.kid(below, "pobj") if below is not None else None
        for k in (k for head in heads for k in words.kids[head]):
            if words.dep[k] != "appos" or k < match.head:
                continue
            if match.role.kind in ("body", "force") and self._names_person(k):
                continue
            reading = self.r.scene.cover.get(k)
            if reading is not None and reading.kind in ("person", "entity"):
                return self.r.of(reading.root)
            run = self.r.run_at.get(k)
            if run is not None:
                self._of_society(match, hint)
                if not hint.countries and not hint.bodies:
                    self.r.composer.speakers.of_body(match, hint)
                    lands = (self.r.cast.drafts[x].country for x in captives(self.r, match))
                    hint.countries.extend(x for x in lands if x in states())
                if match.role.kind == "person":
                    self._again(match, hint)
                    if match.role.sector != "CVL":
                        self.at_home(hint, run.first)
                self.r.hints[run.root] = hint
                return self.r.of(run.root)
        return ()

    def _names_person(self, k: int) -> bool:
        """Whether a name apposed to a body is a person's, and so nobody whom it means."""
        run, reading = self.r.run_at.get(k), self.r.scene.cover.get(k)
        if reading is not None:
            return reading.kind == "person"
        return run is not None and bool(gender_of_name(run.name))

    def _bare_of(self, noun: int) -> bool:
        """Whether a noun after a title is no person's, so that a person apposed has the title.

        "The envoy to Libya, Anna Roe", "a spokesman for the ministry, Jan Roe".
        """
        match = self.r.roles_at.get(noun)
        named = noun in self.r.scene.cover
        run = self.r.run_at.get(noun)
        if run is not None and not gender_of_name(run.name):
            return any(
                self.r.words.dep[k] == "appos" and k in self.r.run_at
                for k in self.r.words.kids[noun]
            )  # "the governor of Entre Rios, Jorge Roe"
        return named or (match is not None and match.role.kind in ("body", "force"))

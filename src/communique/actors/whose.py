"""Whose a role noun is: its possessor, what stands in phrases with "of" and "in", who sends it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from communique.actors.gazetteer import ENTITY_CODES
from communique.actors.modifiers import (
    AWAY,
    COUNTRY_PREPOSITIONS,
    HAVING,
    LOSING,
    OF_PERSONS,
    OF_THEIR_LORD,
    TARGET_ROLES,
)
from communique.actors.seats import body_at
from communique.actors.sectors import singular
from communique.actors.service import IN_SERVICE, lords, sender
from communique.actors.standing import PLACES
from communique.actors.states import states
from communique.actors.strangers import HOUSES

if TYPE_CHECKING:
    from communique.actors.hints import Hint
    from communique.actors.resolution import Resolver
    from communique.actors.roles import Match


# Papers and standing that tell whose somebody is, and verbs of those who have them.
_PAPERS = frozenset("passport passports citizenship nationality papers".split())
_BEARING = frozenset(
    """carried carry carrying carries held hold holding holds had have has having bore bear bearing
    travelled traveled travelling traveling travel used using use possessed possess""".split()
)
# Who does so with "the troops" has them.
_BACK = frozenset("pull pulled pulls withdraw withdrew withdraws withdrawn recall recalled".split())
# Those who are said to be somebody's by "to": "an adviser to the rebels".
_SERVING = frozenset("adviser advisor aide counsel assistant confidant deputy".split())
_ARMED = frozenset({"MIL", "COP", "REB", "PRM", "UAF"})
# What is done to arms by him who has them no more.
_MADE = frozenset(
    """supplied provided made manufactured built produced donated sold delivered given designed
    developed financed paid""".split()
)
# Whom bodies of the society have as well as states, and the sectors of such bodies.
_PRESIDING = frozenset(
    {"president", "vice president", "secretary-general", "secretary general", "general secretary"}
)
_JOINED = frozenset("LAB EDU SOC PTY OPP BUS REL AGR MED JRN".split())
# What is done to ships and planes by those whose they are not.
_TAKEN = frozenset(
    """seized captured held hit struck attacked sunk boarded stormed damaged intercepted detained
    hijacked downed bombed commandeered confiscated impounded shadowed stopped freed rescued
    """.split()
)
_OF_FORCES = frozenset({"force", "equipment"})
_SEATED = frozenset({"government", "regime", "junta", "administration", "parliament"})
_FORCES = frozenset({"force", "forces", "troop", "soldier", "militia", "army", "militiaman"})


class Whose:
    """Reads the states and bodies to which role nouns belong into their hints.

    Args:
        resolver: the resolver of the document.
    """

    def __init__(self, resolver: Resolver) -> None:
        self.r = resolver

    def possessor(self, match: Match, edge: int, hint: Hint) -> None:
        """Reads the possessor before a noun: "the general's troops"."""
        r, words = self.r, self.r.words
        for k in words.kids[match.head]:
            if words.dep[k] == "poss" and k < match.head:
                whom = self._antecedent(k) if words.lower[k] == "whose" else r.of(k)
                self.from_ids(whom, hint)
                owners = {self.r.cast.drafts[x].sector for x in whom} & (_JOINED | {"CVL"})
                if match.role.kind == "equipment" and owners:
                    hint.sector = min(str(x) for x in owners)  # The sailors' ship is no warship.
                reading = r.scene.cover.get(k)
                if reading is not None and reading.kind in ("city", "region") and reading.country:
                    append(hint.countries, reading.country)
                if self._is_state(k):
                    self._send(match, hint)
        if not hint.countries and not hint.bodies:
            # A possessor that the parser hung on the name that follows the title.
            for k in range(edge, match.first):
                if words.dep[k] == "poss":
                    self.from_ids(r.of(k), hint)

    def _is_state(self, noun: int) -> bool:
        reading = self.r.scene.cover.get(noun)
        return reading is not None and reading.kind in ("state", "seat")

    def _send(self, match: Match, hint: Hint) -> None:
        """Who represents a state is sent by it: "the representative *of Chad*" is no lawmaker."""
        if match.role.noun == "representative" and hint.sector == "LEG":
            hint.sector = "GOV"

    def _antecedent(self, i: int) -> tuple[str, ...]:
        """Who "whose" stands for: the noun of its clause, else the name right before its comma."""
        words = self.r.words
        verb = words.clause(i)
        for _ in range(4):
            if words.dep[verb] == "relcl" or words.head[verb] == verb:
                break
            verb = words.clause(words.head[verb])
        ids = self.r.of(words.head[verb]) if words.dep[verb] == "relcl" else ()
        if ids and i and words.raw[i - 1] == "," and words.lower[i] == "which":
            # "Senegal and Guinea, which sent soldiers"
            top = words.place_in_clause(words.head[verb])
            several = [x for k in (top, *words.conjuncts(top)) if k < i for x in self.r.of(k)]
            ids = tuple(dict.fromkeys(several)) or ids
        at = i - 2
        if ids or at < 0 or words.raw[i - 1] != ",":
            return ids
        run, reading = self.r.run_at.get(at), self.r.scene.cover.get(at)
        root = reading.root if reading is not None else run.root if run is not None else at
        return self.r.of(root)

    def complements(self, match: Match, hint: Hint, stop: int | None) -> None:
        """Reads the phrases after a noun: "of Chad", "in Homs", "for the union"."""
        words = self.r.words
        head = match.head
        role = match.role
        shared = [
            k
            for c in words.conjuncts(head)
            # "Soldiers and policemen from Fiji" are both from there.
            if words.left(c) == c and words.is_plural(c) and c in self.r.roles_at
            for k in words.kids[c]
            if words.lower[k] == "from" and words.dep[words.head[c]] != "ROOT"
        ]
        # "The chief justice of the court *of Fiji*"
        inner = words.kids[match.last - 1] if match.last - 1 > head else []
        for k in (*words.kids[head], *inner, *shared, *self._posted(match)):
            if k <= head or words.dep[k] != "prep" or k < match.last or (stop and k > stop):
                continue
            preposition = words.lower[k]
            if preposition not in COUNTRY_PREPOSITIONS:
                continue
            called = singular(role.words[role.head])
            target = called in TARGET_ROLES
            if called in AWAY and preposition in ("in", "at"):
                pobj = words.kid(k, "pobj")
                reading = self.r.scene.cover.get(pobj) if pobj is not None else None
                hint.host = reading.country if reading is not None else None
                continue  # "the embassy in Sanaa" is not Yemen's.
            if preposition == "at" and role.kind == "equipment":
                continue  # "Missiles at Haifa" are not Haifa's.
            if preposition == "from" and target and hint.countries:
                continue  # "recalled its ambassador from Oslo"
            owned = hint.bodies or (target and hint.countries)
            if preposition == "for" and owned:
                continue  # "the U.N. special representative for Sudan"
            if called == "representative" and preposition in ("to", "at") and hint.sector == "LEG":
                hint.sector = "GOV"  # An envoy, no lawmaker.
            serves = preposition == "to" and called in _SERVING and not hint.countries
            barred = not serves and preposition in ("to", "in", "with")
            if barred and (target or preposition in ("to", "with")):
                works = words.kid(k, "pobj") if preposition == "with" and not target else None
                if works is None or words.lower[works] not in HOUSES:
                    continue  # But "a lawyer with a Nairobi firm" is of Kenya.
            if hint.countries and preposition in ("in", "at", "for", "within"):
                continue
            if preposition == "in" and self._had(head):
                continue  # "has troops in Chad": not Chad's.
            if preposition in ("in", "from") and self._exiled(head):
                continue  # "exiled activists in London": not of Britain.
            hint.located = hint.located or (not hint.countries and preposition in ("in", "at"))
            pobj = words.kid(k, "pobj")
            if pobj is None:
                continue
            for noun in (pobj, *words.conjuncts(pobj)):
                self._from_noun(noun, "of" if serves else preposition, hint)
            if preposition in ("of", "for") and self._is_state(pobj):
                self._send(match, hint)
        seat = self.r.scene.cover.get(match.last + 1)
        if (
            role.noun in _SEATED
            and not hint.countries
            and not hint.bodies
            and seat is not None
            and seat.kind == "seat"
            and words.lower[match.last] == "in"
        ):
            # "backed the government in Luanda", whatever the parser hung the capital on.
            append(hint.countries, str(seat.country))

    def _posted(self, match: Match) -> tuple[int, ...]:
        """The "at" right behind those who work there: "ordered staff *at* the embassy to leave"."""
        words, at = self.r.words, match.last
        if match.role.sector != "LAB" or at >= words.n or words.lower[at] != "at":
            return ()
        return (at,) if words.head[at] != match.head else ()

    def _exiled(self, head: int) -> bool:
        """Whether those are told of who live in a land that is not theirs."""
        words = self.r.words
        return any(words.lower[k] in ("exiled", "émigré", "emigre") for k in words.kids[head])

    def kin(self, match: Match, hint: Hint) -> None:
        """The state of whose kin or friend he is: "Roe, the father *of the premier*"."""
        words, r = self.r.words, self.r
        if words.preposition(match.head) != "of":
            return
        noun = words.head[words.head[words.place_in_clause(match.head)]]
        named = words.head[noun]
        if words.dep[noun] != "appos" or r.roles_at.get(noun) is None or named > noun:
            return
        for ident in r.of(named):
            draft = r.cast.drafts[ident]
            if draft.kind == "person" and draft.country in states():
                append(hint.countries, str(draft.country))

    def beside(self, match: Match, hint: Hint) -> None:
        """The state of like forces before it: "Chadian drones *and helicopters*"."""
        words, r, head = self.r.words, self.r, match.head
        first = r.roles_at.get(words.head[head])
        if words.dep[head] != "conj" or words.left(head) != match.first or first is None:
            return
        if first.role.sector != match.role.sector or first.role.kind not in _OF_FORCES:
            return
        read = (r.scene.cover.get(k) for k in words.kids[first.head] if k < first.head)
        for reading in read:
            if reading is not None and reading.country in states():
                append(hint.countries, str(reading.country))

    def nations(self, match: Match, hint: Hint) -> None:
        """Whose they are by what follows: "five journalists, *three Britons and two Swedes*"."""
        words, r = self.r.words, self.r
        if match.role.kind not in ("person", "people") or not words.is_plural(match.head):
            return
        for k in r.appositions(match.head):
            for noun in (k, *words.conjuncts(k)):
                reading = r.scene.cover.get(noun)
                told = reading is not None and reading.kind in ("demonym", "adjective")
                if "them" in words.lower[match.head : noun]:
                    break  # "Six envoys, two of them Swedes"
                if reading is not None and told and r.names.demonyms.people(reading):
                    append(hint.countries, str(reading.country))

    def papers(self, match: Match, hint: Hint) -> None:
        """Whose they are by the papers they have: "two men who carried Russian passports"."""
        words = self.r.words
        if match.role.kind not in ("person", "people"):
            return
        head = words.quantified(match.head)
        for clause in (k for k in words.kids[head] if k > head):
            if words.dep[clause] in ("relcl", "acl") and words.lower[clause] in _BEARING:
                things = [words.kid(clause, "dobj")]
            elif words.dep[clause] == "prep" and words.lower[clause] in ("with", "on"):
                things = [words.kid(clause, "pobj")]
            else:
                continue
            things += [words.kid(k, "pobj") for k in words.kids[clause] if words.dep[k] == "prep"]
            for thing in things:
                if thing is None or words.lower[thing] not in _PAPERS:
                    continue
                for k in words.kids[thing]:
                    reading = self.r.scene.cover.get(k)
                    if reading is not None and reading.country in states() and k < thing:
                        append(hint.countries, reading.country)

    def agent(self, match: Match, hint: Hint) -> None:
        """Whose they are by a participle: "missiles fired by the army", "troops loyal to him"."""
        words = self.r.words
        for k in words.kids[match.head]:
            if k < match.head or words.dep[k] not in ("acl", "amod"):
                continue
            if match.role.kind != "equipment" and words.lower[k] not in OF_THEIR_LORD:
                continue
            if words.lower[k] in _MADE | _TAKEN:
                continue  # "Howitzers supplied by Paris" are those of whom they were given to.
            by = words.kid(k, "agent", "prep")
            if by is None or words.lower[by] not in ("by", "to", "with"):
                continue
            noun = words.kid(by, "pobj")
            if noun is not None:
                self.from_ids(self.r.of(noun), hint)
        if match.role.sector in IN_SERVICE and not hint.countries and not hint.bodies:
            for noun in lords(words, match.head):
                self.from_ids(self.r.of(noun), hint)

    def lord(self, match: Match, hint: Hint) -> None:
        """Whose they are by who sends or has them: "the alliance has 430 aircraft in Italy"."""
        words = self.r.words
        top = words.quantified(match.head)
        if words.dep[top] != "dobj" or words.lower[words.head[top]] not in HAVING | LOSING:
            return
        sent = match.role.kind == "force" or singular(words.lower[match.head]) in TARGET_ROLES
        moved = words.lower[words.head[top]] in _BACK and sent
        if words.definite(match.head) and not moved:
            return
        subject = sender(words, words.head[top])
        if subject is None or subject > top:
            return
        if words.lower[subject] in ("which", "who", "that"):
            ids = self._antecedent(subject)
        else:
            ids = tuple(x for k in (subject, *words.conjuncts(subject)) for x in self.r.of(k))
        drafts = self.r.cast.drafts
        for ident in ids:
            draft = drafts[ident]
            if draft.kind == "person" and draft.country in states() and draft.sector == "GOV":
                append(hint.countries, str(draft.country))
        self.from_ids(tuple(x for x in ids if drafts[x].kind != "person"), hint)

    def _had(self, head: int) -> bool:
        """Whether somebody has or sends what a noun means."""
        words = self.r.words
        top = words.quantified(head)
        sent = words.dep[top] == "dobj" and words.lower[words.head[top]] in HAVING | LOSING
        return sent and not words.definite(head) and sender(words, words.head[top]) is not None

    def _from_noun(self, noun: int, preposition: str, hint: Hint) -> None:
        r = self.r
        reading = r.scene.cover.get(noun)
        if reading is not None and reading.kind in ("state", "seat", "city", "region"):
            if reading.first in r.names.seats:
                hint.bodies.append(r.entity(body_at(str(reading.country))))
            elif reading.country:
                append(hint.countries, reading.country)
            return
        if preposition in ("of", "for", "at", "from") or reading is not None:
            self.from_ids(r.of(noun), hint)
            if r.of(noun):
                return
        if preposition == "from" and noun not in r.roles_at and r.words.lower[noun] not in PLACES:
            return  # "To shield its ships from Russian attacks": they are not Russian.
        if r.words.lower[noun] == "capital" and r.words.definite(noun) and preposition == "of":
            home = r.homes.of_text(noun)
            if home is not None and not any(k in r.scene.cover for k in r.words.kids[noun]):
                append(hint.countries, home)  # "residents of the capital"
                return
        # "in the Syrian city of Homs": a place described.
        for k in r.words.kids[noun]:
            inner = r.scene.cover.get(k)
            if (
                inner is not None
                and inner.country
                and r.words.dep[k] in ("amod", "compound", "poss")
            ):
                append(hint.countries, inner.country)
                hint.office = None

    def from_ids(self, ids: tuple[str, ...], hint: Hint) -> None:
        """Takes what the actors tell of those who are theirs."""
        drafts = self.r.cast.drafts
        for ident in ids:
            draft = drafts.get(ident)
            if draft is None or draft.id.startswith("UNK.UNK"):
                continue
            # "Delegates of both sides", of an army and its rebels: the army is one of two bodies.
            side = len(ids) > 1 and draft.sector in ("MIL", "REB", "PRM")
            if draft.kind == "organization" or (draft.kind == "group" and (":" in ident or side)):
                hint.bodies.append(ident)
                hint.office = None  # "the president of the union" has no office of state.
            elif draft.country is None and ident[:3] in ENTITY_CODES:
                hint.bodies.append(ident)
                hint.office = None
            elif (
                draft.kind == "person"
                and hint.role in _FORCES
                and draft.sector in ("REB", "PRM", "UAF")
            ):
                hint.sector = draft.sector  # A rebel's forces are no army.
            elif draft.kind == "person" and hint.role == "chief of staff":
                hint.sector = draft.sector or hint.sector  # A president's, of no army.
            elif draft.kind == "person" and hint.role in OF_PERSONS:
                # "his men", "the general's deputy"; but a president's fighters are no officials.
                if draft.sector in ("REB", "PRM", "UAF", "MIL", "COP") or hint.sector == "LEG":
                    hint.sector, hint.office = draft.sector, None
            elif draft.kind == "group" and (
                hint.sector is None
                or (hint.role == "man" and draft.sector in _ARMED)  # An officer's men.
                or (hint.role == "officer" and draft.sector in ("COP", "SPY", "REB", "PRM"))
                or (hint.led and draft.sector not in ("GOV", "LEG", "JUD"))
                or (hint.role in _PRESIDING and draft.sector in _JOINED)
                or (hint.role == "coalition" and draft.sector in _JOINED | {"REB", "PRM"})
            ):
                hint.sector, hint.office = draft.sector, None
            if draft.country and draft.country in states():
                append(hint.countries, draft.country)
            if draft.kind == "person" and hint.office:
                hint.office = None


def append(into: list[str], item: str) -> None:
    """Adds what is not in a list yet."""
    if item not in into:
        into.append(item)

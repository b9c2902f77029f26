"""Where a sentence is set: the place of its clause, that which opens it, that told of before."""

from __future__ import annotations

from typing import TYPE_CHECKING

from communique.actors.modifiers import TARGET_ROLES
from communique.actors.places import is_where
from communique.actors.states import states

if TYPE_CHECKING:
    from communique.actors.resolution import Resolver
    from communique.actors.roles import Match

# Whither people go: they are not from there.
_THITHER = frozenset({"into", "to", "toward", "towards", "onto"})
# Who tells of what has happened where they live.
_LOCAL = frozenset({"COP", "MED", "CVL", "AGR"})

# What those do who talk to one another, and what they hold.
_MEETING = ("meet", "met", "negotiat", "talk", "parley")
_TALKS = ("talks", "negotiation", "meeting", "truce", "ceasefire", "deal", "accord", "agreement")


class Setting:
    """Finds the states of the places in which things are told to happen.

    Args:
        resolver: the resolver of the document.
    """

    def __init__(self, resolver: Resolver) -> None:
        self.r = resolver

    def place_in(self, head: int) -> str | None:
        """The state of the place that the clause of a token names ("in Cairo"), or is told of.

        "Sent him to Chile, *where a court* had tried him": a court of Chile.
        """
        words = self.r.words
        if any(words.lower[k] == "exiled" for k in words.kids[head]):
            return None  # "Exiled activists in London": of wherever they fled from.
        sentence, verb = words.sent[head], words.clause(head)
        if words.dep[verb] == "relcl" and any(words.lower[k] == "where" for k in words.kids[verb]):
            where = self.r.scene.cover.get(words.head[verb])
            if where is not None and where.country is not None:
                return where.country
        if self._at_one_table(verb):
            return None
        held = self._of_the_act(verb)
        if held is not None:
            return held
        verbs = {verb}
        over = words.clause(words.head[verb])
        if words.tag[verb] == "VBG" and words.dep[verb] == "advcl" and not words.kid(over, "dobj"):
            verbs.add(over)  # "Blew up in Cairo, killing *four people*"
        verbs |= self._told_by_locals(verb, head)
        for reading in self.r.scene.readings:
            if words.sent[reading.first] != sentence:
                continue
            over = words.head[reading.root]
            beside = reading.kind == "adjective" and words.lower[over] == "side"
            if beside and words.preposition(over) == "on" and words.clause(over) in verbs:
                return reading.country  # "Died on the Afghan side"
            if reading.kind not in (
                "state",
                "seat",
                "city",
                "region",
            ):
                continue
            place = words.clause(reading.root)
            if place not in verbs or words.preposition(reading.root) in _THITHER:
                continue
            if self._seated(verb, reading.first, head):
                continue
            if is_where(words, reading.first, reading.root):
                return reading.country
        return None

    def _of_the_act(self, verb: int) -> str | None:
        """Where an act was in which those suffered: "an attack *in Mali* in which 30 were killed".

        Who condemns or mourns it may do so from anywhere.
        """
        words = self.r.words
        if words.dep[verb] != "relcl":
            return None
        start = words.left_edge(verb)
        within = start + 1 < words.n and words.lower[start] in ("in", "during")
        opener = words.lower[start + within]
        if opener != "which" and not (opener == "that" and words.lower[start - 1] != ","):
            return None
        over = words.clause(words.head[verb])
        found = [
            reading.country
            for reading in self.r.scene.readings
            if over < reading.first
            and reading.root < start
            and words.sent[over] == words.sent[verb]
            if reading.kind in ("state", "seat", "city", "region") and reading.country
            if is_where(words, reading.first, reading.root)
        ]
        return found[-1] if found else None

    def _at_one_table(self, verb: int) -> bool:
        """Whether rebels are met: where that may be, they and who meets them need not be from.

        "A government delegation will *meet* the guerrillas in Geneva."
        """
        words, scene = self.r.words, self.r.scene
        thing = words.kid(verb, "dobj")
        over = words.lower[thing] if thing is not None else ""
        if not words.lower[verb].startswith(_MEETING) and not over.startswith(_TALKS):
            return False
        subject = words.kid(verb, "nsubj")
        met = self.r.cast.mention_of(subject) if subject is not None else None
        if met is not None and any(self.r.cast.drafts[x].sector == "REB" for x in met.actors):
            return True  # "*Its negotiators* met the government in Oslo."
        number = words.parse.sentences[words.sent[verb]]
        for k in range(number.start, number.end):
            match, reading = self.r.roles_at.get(k), scene.cover.get(k)
            named = reading is not None and reading.kind == "entity"
            sector = scene.tables.entities[reading.key].sector if reading and named else None
            rebel = (match is not None and match.role.sector == "REB") or sector == "REB"
            if rebel and words.clause(k) == verb:
                return True
        return False

    def _told_by_locals(self, verb: int, head: int) -> set[int]:
        """The verbs of what people of the place say: "A bus sank in Chad, *police* said"."""
        words = self.r.words
        match = self.r.roles_at.get(words.place_in_clause(head))
        told = words.kid(verb, "ccomp")
        if match is None or told is None or not told < head < verb or not words.is_subject(head):
            return set()
        if match.role.sector not in _LOCAL:
            return set()
        if words.definite(match.head) and match.role.noun != "police":
            return set()
        return {told, *(k for k in words.kids[told] if words.dep[k] in ("advcl", "conj"))}

    def headed(self, match: Match) -> str | None:
        """The state that the headline tells of one: "Swedish engineer jailed": *the engineer*."""
        r, words = self.r, self.r.words
        if match.role.kind != "person" or match.role.office or not words.parse.title:
            return None
        for other in r.roles_at.values():
            if words.start[other.head] >= words.parse.title or other.role is not match.role:
                continue
            if words.is_plural(other.head):
                continue
            for k in range(words.left(other.head), other.first):
                told = r.scene.cover.get(k)
                if told is not None and told.kind in ("adjective", "state"):
                    return told.country
        return None

    def sent_by(self, match: Match) -> str | None:
        """Whose "the embassy" is: of the envoy told of last, else of the other state told of."""
        r, words = self.r, self.r.words
        noun = words.lower[match.head]
        if noun not in ("embassy", "consulate") or noun != match.role.noun:
            return None
        home = r.homes.of_text(match.head)
        other = None
        for told in r.cast.backwards():
            if told.root >= match.head or len(told.ids) != 1:
                continue
            country = r.cast.drafts[told.ids[0]].country
            known = r.roles_at.get(told.root)
            if known is not None and known.role.words[-1] in TARGET_ROLES and country in states():
                return country
            if other is None and country in states() and country != home:
                other = country
        return other if home is not None else None

    def _seated(self, verb: int, place: int, head: int) -> bool:
        """Whether a place that opens a sentence is but the seat of a body of no state.

        "In Geneva, the U.N. office asked the authorities": not those of Switzerland.
        """
        subject = self.r.words.kid(verb, "nsubj", "nsubjpass")
        if subject is None or not place < subject or subject == head:
            return False
        ids = self.r.of(subject)
        return bool(ids) and all(self.r.cast.drafts[x].country is None for x in ids)

    def fronted(self, head: int) -> str | None:
        """The state of the place that opens the sentence of a subject: "In Mali, the army"."""
        words = self.r.words
        top = head
        while words.dep[top] == "pobj" and words.dep[words.head[top]] == "prep":
            top = words.head[words.head[top]]  # "In Oslo, a spokesman for the ministry"
        if not words.is_subject(top):
            return None
        first = words.parse.sentences[words.sent[head]].start
        while first < head and words.raw[first] in "“”\"'‘":
            first += 1
        if words.lower[first] not in ("in", "at", "across", "from", "outside", "near"):
            return None
        verbs = [words.clause(head)]
        while words.dep[verbs[-1]] == "conj" and words.pos[words.head[verbs[-1]]] == "VERB":
            verbs.append(words.head[verbs[-1]])  # "In Mali crowds rallied and *police* fired"
        for k in range(first + 1, min(first + 6, head)):
            reading = self.r.scene.cover.get(k)
            if reading is None or reading.kind not in ("state", "seat", "city", "region"):
                continue
            return reading.country if words.clause(reading.root) in verbs else None
        return None

    def staged(self, before: int) -> str | None:
        """The state into which a sentence before has led the paragraph: "In Berlin, ministers met".

        Whoever does there what that sentence tells must be of that state: a body of no state may
        meet anywhere.
        """
        words = self.r.words
        for number in range(words.sent[before] - 1, -1, -1):
            first = words.parse.sentences[number].start
            if "\n" in words.parse.text[words.start[first] : words.start[before]]:
                return None
            if words.lower[first] != "in" or first + 2 >= before:
                continue
            place = self.r.scene.cover.get(first + 1)
            if place is None or place.kind not in ("state", "seat", "city"):
                continue
            if place.last >= words.n or words.raw[place.last] != ",":
                continue
            subject = words.kid(words.clause(words.head[first]), "nsubj")
            mark = self.r.cast.mention_of(subject) if subject is not None else None
            if mark is None:
                return None
            told = {self.r.cast.drafts[x].country for x in mark.actors}
            return place.country if told == {place.country} else None
        return None

    def from_town(self, head: int) -> bool:
        """Whether those are from a place of which nothing is known: "fishermen from Bluefields"."""
        words = self.r.words
        for k in words.kids[head]:
            noun = words.kid(k, "pobj") if words.lower[k] == "from" else None
            if noun is not None and words.pos[noun] == "PROPN":
                return noun not in self.r.scene.cover
        return False

    def setting(self, before: int) -> str | None:
        """The state of the place that opens the sentence before, in the same paragraph."""
        words = self.r.words
        number = words.sent[before]
        for k in (number - 1, number - 2):
            if k < 0:
                break
            sentence = words.parse.sentences[k]
            if "\n" in words.parse.text[words.start[sentence.start] : words.start[before]]:
                break
            root = next((i for i in range(sentence.start, sentence.end) if words.head[i] == i), 0)
            near = self._towns(sentence.start, sentence.end) if k == number - 1 else set()
            if len(near) == 1:
                return near.pop()  # "Mobs stopped a boat near Sittwe. Police fired."
            subject = words.kid(root, "nsubj", "nsubjpass")
            if subject is None or self._seated(root, sentence.start, -1):
                continue
            found = self.fronted(subject)
            if found:
                return found
        return None

    def _towns(self, first: int, last: int) -> set[str]:
        """The states of the towns in which a stretch of the text says that something happens."""
        words = self.r.words
        return {
            str(x.country)
            for x in self.r.scene.readings
            if first <= x.first < last and x.kind in ("city", "region") and x.country
            if is_where(words, x.first, x.root)
        }

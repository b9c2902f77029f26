"""Which of its senses a name has here: Georgia the state or the state, Jordan the land or the man.

The decision rests on the words beside the name and on what else the document speaks of, never on
the order of the tables.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from communique.actors.ambiguity import (
    AMERICAN,
    FOREIGN,
    USUAL,
)
from communique.actors.institutions import dismiss_shared, elsewhere
from communique.actors.nonames import is_bare_name, is_led, is_no_name
from communique.actors.people import offices
from communique.actors.places import (
    commemorates,
    datelines,
    in_american_state,
    in_its_state,
    is_fought_over,
    is_taken,
    is_where,
    sent_from,
)
from communique.actors.states import states
from communique.actors.theatres import Reading, read_directions, settle_koreans
from communique.actors.unions import found_in

if TYPE_CHECKING:
    from communique.actors.gazetteer import Gazetteer, Sense, SenseKind, Tables
    from communique.actors.roles import Roles
    from communique.actors.words import Words

_CAPITAL = 20_000  # inhabitants that a capital has at least, with few exceptions
_PAPERS = frozenset({"daily", "newspaper", "paper", "weekly", "tabloid", "channel", "broadcaster"})
_MOVEMENTS = frozenset({"REB", "PTY", "PRM", "UAF", "CRM", "OPP"})
# Names of bodies that were made up for them, and are no words.
_COINED = frozenset("interpol europol eurojust frontex opec mercosur unasur asean ecowas".split())
_SOME = frozenset("many some most few other several".split())


class Scene:
    """What a document speaks of: its names read in their senses, its states weighed.

    Args:
        words: the tokens of the document.
        gazetteers: the automata to ask; names found by an earlier one hide those of a later.
        tables: what the senses mean.
        date: the day of the article, ``YYYY-MM-DD`` or ``""``.
        lexicon: the role nouns, which tell titles and names that any state may have.
    """

    def __init__(
        self,
        words: Words,
        gazetteers: list[Gazetteer],
        tables: Tables,
        date: str,
        lexicon: Roles,
    ) -> None:
        self.words = words
        self.tables = tables
        self.date = date
        self._gazetteers = gazetteers
        self.titles = lexicon.titles
        #: The words of all role nouns: a name of them alone may be any state's.
        self.plain = lexicon.vocabulary
        self.weights: Counter[str] = Counter()
        self.cover: dict[int, Reading] = {}
        self.readings: list[Reading] = []
        words.closed = datelines(words)
        hits = self._hits(gazetteers)
        self.covered = {i for first, last, _, _ in hits for i in range(first, last)}
        #: The senses of each name, by the token that ends it.
        self.senses_at = {last - 1: senses for _, last, senses, _ in hits}
        hits = [hit for hit in hits if not is_no_name(self, *hit)]
        self._lower: frozenset[str] | None = None
        for _, _, senses, _ in hits:
            self._weigh(senses)
        for first, last, senses, _ in hits:
            reading = self._read(first, last, senses)
            if reading is not None:
                self.readings.append(reading)
                for i in range(reading.first, reading.last):
                    self.cover[i] = reading
        settle_koreans(words, self.readings, self.cover)
        for reading in read_directions(words, self.cover, self.weights, date):
            self.cover[reading.first] = reading
            self.readings.append(reading)
            self.weights[reading.key] += 1
        self.readings.sort(key=lambda r: r.first)
        self.dateline, self.headed = sent_from(self)
        dismiss_shared(self)

    def _hits(self, gazetteers: list[Gazetteer]) -> list[tuple[int, int, list[Sense], bool]]:
        words, found = self.words, []
        taken: set[int] = set()
        for gazetteer in gazetteers:
            for start, end, senses in found_in(words.parse.text, gazetteer, self.date):
                first, last = words.tokens(start, end)
                if taken.isdisjoint(range(first, last)):
                    # Part of a token only: "U.S.-backed".
                    part = words.start[first] != start or words.end[last - 1] > end + 1
                    found.append((first, last, senses, part))
                    taken.update(range(first, last))
        return found

    def _weigh(self, senses: list[Sense]) -> None:
        """Counts the states that a name surely speaks of."""
        codes = set()
        for sense in senses:
            if sense.kind in ("state", "adjective", "demonym", "seat"):
                codes.add(sense.key)
            elif sense.kind == "person":
                codes.add(sense.key[:3])
        if not codes:
            cities = [self.tables.city(sense.key) for sense in senses if sense.kind == "city"]
            greatest = max(cities, key=lambda city: city.population, default=None)
            if greatest is not None and greatest.population > 100_000:
                codes.add(greatest.country)
        if len(codes) > 1:
            # Vienna is Austria's alone since Austria-Hungary is no more.
            known = states()
            codes = {c for c in codes if c not in known or known[c].stood(self.date)} or codes
        if any(sense.kind == "region" for sense in senses) and len(codes) == 1:
            codes.add("USA")
        if len(codes) == 1:
            self.weights[codes.pop()] += 2
        else:
            for code in sorted(codes):  # Ties between states go by their order.
                self.weights[code] += 0

    def _near(self) -> frozenset[str]:
        if self._lower is None:
            self._lower = frozenset(self.words.lower)
        return self._lower

    def _read(self, first: int, last: int, senses: list[Sense]) -> Reading | None:
        words = self.words
        root = words.root(first, last)
        kinds = {sense.kind for sense in senses}
        if kinds == {"mask"}:
            return Reading("mask", senses[0].key, first, last, root, None)
        if "entity" in kinds and not self._is_entity(first, last, senses):
            kinds.discard("entity")
            senses = [s for s in senses if s.kind != "entity"]
            if words.lower[first] == "the" and last - first == 2:
                # "The Australian ambassador": no newspaper.
                return self._under_article(first + 1)
        regions = [s for s in senses if s.kind == "region"]
        cities = [s for s in senses if s.kind == "city"]
        if kinds & {"state", "seat", "city"} and in_american_state(words, last, self.tables):
            where = next((s.key for s in cities if s.key.endswith("/USA")), None)
            return Reading("city", where or senses[0].key, first, last, root, "USA", where)
        if regions and kinds & {"state", "seat"} and self._is_region(first, last, kinds):
            sense = regions[0]
            country = self.tables.city(sense.key).country
            return Reading("region", sense.key, first, last, root, country, sense.key)
        for kind in ("person", "entity", "state", "adjective", "demonym", "seat", "region", "city"):
            of_kind = [s for s in senses if s.kind == kind]
            if not of_kind:
                continue
            if kind == "adjective" and "demonym" in kinds and self._is_noun(root):
                continue
            if kind == "seat":
                # The capital of a state that is gone is a city of another.
                stood = [s for s in of_kind if states()[s.key].stood(self.date)]
                of_kind = stood or ([] if cities else of_kind)
                if not of_kind or not self._is_capital(of_kind, cities):
                    continue
            reading = self._make(of_kind, cities, first, last, root)
            if reading is not None:
                return reading
        return None

    def _is_entity(self, first: int, last: int, senses: list[Sense]) -> bool:
        """Whether a body's name of one word is a name here, and no adjective or common noun."""
        words = self.words
        word = last - 1
        if any(s.kind == "demonym" for s in senses) and self._are_counted(first):
            return False  # "45,000 *Turkish Cypriots*": so many of them, and not those who rule.
        if last - first > 2:
            return True
        if words.raw[word].isupper():
            return True
        if (
            first
            and words.lower[first - 1] in ("of", "for")
            and (words.lower[first] in self.plain and words.lower[word] in self.plain)
            and words.raw[first][:1].isupper() == words.raw[word][:1].isupper()
            and not any(s.key.startswith(("UNO", "IGO", "EUR")) for s in senses)
            and not any(
                self.tables.entities[s.key].sector in _MOVEMENTS
                for s in senses
                if s.kind == "entity"
            )
        ):
            return False  # "Minister of Foreign Affairs"; but "the loss of Syrian army posts".
        if words.lower[first] == "the" and last - first == 2:
            return words.dep[word] not in ("amod", "compound", "nmod") or words.head[word] < last
        if last - first == 2:
            return True
        if words.tag[word] == "NN" and words.lower[first - 1 : first] == ["the"]:
            # "Since the Cominform expelled it": a capital within a sentence, whatever the tag.
            headline = words.parse.in_title(words.parse.doc[word])
            return words.raw[word][:1].isupper() and not headline
        named = words.pos[word] == "ADJ" and words.dep[word] == "compound"  # "*Houthi* gunmen"
        # "*Interpol* has issued a notice": no word but the name, whatever the tag.
        named = named or (words.raw[word][:1].isupper() and words.lower[word] in _COINED)
        return words.pos[word] == "PROPN" or named or words.raw[word][:1] > "\u0080"

    def _are_counted(self, first: int) -> bool:
        """Whether a number stands before a name, or a word for one: "thousands of"."""
        words = self.words
        i = first - 1
        if i > 0 and words.lower[i] == "of":
            return words.lower[i - 1].endswith("s") or words.pos[i - 1] == "NUM"
        return i >= 0 and (words.pos[i] == "NUM" or words.lower[i] in _SOME)

    def _under_article(self, i: int) -> Reading | None:
        text = self.words.raw[i]
        for _, _, senses in self._gazetteers[-1].find(text):
            adjectives = [s for s in senses if s.kind == "adjective"]
            if adjectives:
                return self._make(adjectives, [], i, i + 1, i)
        return None

    def _make(
        self, senses: list[Sense], cities: list[Sense], first: int, last: int, root: int
    ) -> Reading | None:
        sense = senses[0]
        kind = sense.kind
        if kind == "city":
            sense = max(senses, key=lambda s: self._city_weight(s.key))
            city = self.tables.city(sense.key)
            lands = [self.tables.city(x.key).country for x in senses if x.kind == "city"]
            if city.population < 100_000 and (
                is_led(self, first, last)
                or not (
                    is_where(self.words, first, root)
                    or in_its_state(self.words, last, lands)
                    or (self._is_near(city.country) and is_taken(self.words, root, seat=False))
                    or (len(set(lands)) == 1 and is_fought_over(self.words, root))
                )
            ):
                return None  # Small places bear the names of people; "in" tells them apart.
            return Reading("city", sense.key, first, last, root, city.country, sense.key)
        if kind == "region":
            return Reading(
                "region", sense.key, first, last, root,
                self.tables.city(sense.key).country, sense.key,
            )  # fmt: skip
        if kind == "entity":
            senses = [s for s in senses if not elsewhere(self, s.key, first, last)]
            if not senses:
                return None
            beside = self._place_of_paper(first)
            sense = max(
                senses,
                key=lambda s: (
                    self.tables.entities[s.key].country in beside,
                    *self._entity_weight(s.key),
                ),
            )
            entity = self.tables.entities[sense.key]
            return Reading("entity", sense.key, first, last, root, entity.country)
        if kind == "person":
            if commemorates(self.words, last) or self._goes_on(last):
                return None
            sense = max(
                senses,
                key=lambda s: (
                    offices().at_work(s.key, self.date),
                    self.weights[s.key[:3]],
                    offices().begun(s.key, self.date),
                ),
            )
            return Reading("person", sense.key, first, last, root, sense.key[:3])
        code = self._which_state([s.key for s in senses])
        where = next((s.key for s in cities if s.key.endswith(f"/{code}")), None)
        if where and kind == "seat" and self.tables.city(where).population < _CAPITAL:
            where = None  # White House is also a town.
        return Reading(kind, code, first, last, root, code, where)

    def _is_near(self, country: str) -> bool:
        """Whether a state is spoken of, or one that it borders on."""
        beside = self.tables.borders.get(country, "").split("|")
        return self.weights[country] > 0 or any(self.weights[code] > 0 for code in beside)

    def _goes_on(self, last: int) -> bool:
        """Whether a person's name is only the beginning of somebody else's ("Juan Carlos Roe")."""
        words = self.words
        return (
            last < words.n
            and words.dep[last - 1] == "compound"
            and words.head[last - 1] >= last
            and is_bare_name(self, last)
            and words.sent[last] == words.sent[last - 1]
        )

    def _which_state(self, codes: list[str]) -> str:
        """Which of the states that share a name: the one that stood, is spoken of, is usual."""
        if len(codes) == 1:
            return codes[0]
        known = states()

        def rank(code: str) -> tuple[bool, bool, int, bool, int]:
            state = known.get(code)
            stood = state is None or state.stood(self.date)
            return (
                stood,
                # In its own years a former state goes before the one that followed it.
                bool(self.date) and state is not None and bool(state.end) and stood,
                self.weights[code],
                state is None or not state.end,
                -USUAL.index(code) if code in USUAL else -len(USUAL),
            )

        return max(codes, key=rank)

    def _city_weight(self, key: str) -> tuple[int, int]:
        city = self.tables.city(key)
        return (min(self.weights[city.country], 1), city.population)

    def _place_of_paper(self, first: int) -> frozenset[str]:
        """The states of the place before a paper's calling: "the Caracas daily El Universal"."""
        lower = self.words.lower
        if first < 2 or lower[first - 1] not in _PAPERS:
            return frozenset()
        return frozenset(
            self.tables.city(s.key).country if s.kind == "city" else s.key
            for s in self.senses_at.get(first - 2, ())
            if s.kind in ("adjective", "city", "seat", "state")
        )

    def _entity_weight(self, ident: str) -> tuple[bool, int, bool]:
        entity = self.tables.entities[ident]
        year = self.date[:4]
        alive = not year or (
            (not entity.start or entity.start[:4] <= year)
            and (not entity.end or year <= entity.end[:4])
        )
        told = entity.country in self.weights  # Be it by a name that two states have: "Congo".
        return (alive, self.weights[entity.country or ""], told)

    def _is_noun(self, root: int) -> bool:
        """Whether an adjective of a state stands as a noun here ("the Chinese", "Iranians")."""
        words = self.words
        if words.is_plural(root):
            return True
        return words.dep[root] not in ("amod", "compound", "nmod", "conj", "advmod") and (
            words.dep[root] not in ("acomp", "attr") or words.tag[root].startswith("N")
        )

    def _is_region(self, first: int, last: int, kinds: set[SenseKind]) -> bool:
        """Whether a name that a country shares with a state of the Union is the latter's."""
        words = self.words
        following = words.lower[last] if last < words.n else ""
        if following == "state" or (
            following == "'s" and last + 1 < words.n and words.lower[last + 1] == "governor"
        ):
            return True
        if "seat" in kinds:
            return False
        near = self._near()
        american, foreign = len(near & AMERICAN), len(near & FOREIGN)
        if first >= 2 and words.raw[first - 1] == "," and words.raw[first - 2][0].isupper():
            return american >= foreign
        return american > foreign

    def _is_capital(self, seats: list[Sense], cities: list[Sense]) -> bool:
        """Whether a name is the capital's rather than that of a greater city elsewhere."""
        codes = {s.key for s in seats}
        if not cities:
            return True
        greatest = max(cities, key=lambda s: self.tables.city(s.key).population)
        if self.tables.city(greatest.key).country in codes or greatest.key.endswith("/PRK"):
            return True
        if not any(self.tables.city(s.key).country in codes for s in cities):
            return True
        return any(self.weights[code] > 0 for code in codes)

    def main_state(self) -> str | None:
        """The state that the document speaks of most, if one stands out."""
        ranked = [(code, n) for code, n in self.weights.most_common(2) if n]
        if not ranked:
            return None
        if len(ranked) == 2 and ranked[0][1] == ranked[1][1]:
            return None
        return ranked[0][0]

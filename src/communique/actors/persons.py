"""Names that no table has: persons and organisations that stand in an actor's place.

Also the way from a short name back to the full one, within the document and to the office-holders
of the day.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from communique.actors.gazetteer import fold, slug
from communique.actors.hints import Hint, gender_of
from communique.actors.introductions import Introductions
from communique.actors.modifiers import OF_BODIES, RULED
from communique.actors.namesakes import in_power, remembered
from communique.actors.organizations import Organizations
from communique.actors.people import (
    FAMILY_FIRST,
    family_names,
    gender_of_given,
    gender_of_name,
    held,
    led,
    rank,
    spelled_out,
    spelled_plain,
    titled,
)
from communique.actors.standing import Standing
from communique.actors.states import states

if TYPE_CHECKING:
    from communique.actors.gazetteer import Tenure
    from communique.actors.resolution import Resolver
    from communique.actors.runs import Run
    from communique.record import ActorKind

_APPOINTING = frozenset("named appointed elected chose picked nominated".split())

_BANDS = frozenset({"REB", "UAF", "PRM"})
# Sectors of callings by which nobody goes on who was in office.
_CALLINGS = frozenset("BUS LAB AGR CVL REF MED".split())


class Persons:
    """Who is meant by a name that the gazetteer does not hold.

    Args:
        resolver: the resolver of the document.
    """

    def __init__(self, resolver: Resolver) -> None:
        self.r = resolver
        self.organizations = Organizations(resolver)
        self.standing = Standing(resolver)
        self.introductions = Introductions(resolver)
        self.full: dict[str, str] = {}
        self.short: dict[str, list[str]] = {}
        # Where the text names in full whom it has called by the family name before.
        self._ahead: dict[str, Run] = {}

    def look_ahead(self, runs: list[Run]) -> None:
        """Notes the full names of a document before its short names are read."""
        for run in runs:
            parts = fold(run.name).lower().split()
            if 1 < len(parts) < 5 and self.organizations.sector(run) is None:
                self._ahead.setdefault(parts[-1], run)

    def full_before(self, family: str, before: int) -> bool:
        """Whether a text names somebody of a family name in full before a token."""
        words = self.r.words
        return any(
            reading.kind == "person"
            and reading.last - reading.first > 1
            and words.lower[reading.last - 1] == family
            for reading in self.r.scene.readings
            if reading.first < before
        )

    def known(self, name: str) -> bool:
        """Whether a name is that of somebody whom the text has told of."""
        key = fold(name).lower()
        return key in self.full or key in self.short or key in self._ahead

    def know(self, ident: str, name: str, country: str | None) -> None:
        """Keeps the short names of someone named in full."""
        self.full.setdefault(fold(name).lower(), ident)
        names = family_names(name, country or "")
        words = fold(name).split()
        if len(words) > 1 and len(words[-1]) > 2:
            names.append(words[-1])
            # "Mr Schuessel" of Wolfgang Schüssel, and the other way about.
            last = name.split()[-1]
            for other in (spelled_out(last), spelled_plain(last, country or "")):
                if other != last:
                    names.append(fold(other))
        for short in names:
            known = self.short.setdefault(short.lower(), [])
            if ident in known:
                known.remove(ident)
            known.append(ident)

    def identify(self, run: Run, hint: Hint) -> tuple[str, ...]:
        """The actor that a run of proper nouns names; none where it names no actor."""
        r = self.r
        first = self.organizations.opened(run)
        if first < run.first:
            words = r.words
            run.first, run.root, run.single = first, first, False
            run.name = words.parse.text[words.start[first] : words.end[run.last - 1]]
        name = fold(run.name)
        key = name.lower()
        known = self.full.get(key)
        if known is not None:
            return (known,)
        if run.single and (band := self._band(run, key)):
            return band
        if run.single and key not in self.short and self._home_of_another(run):
            return ()
        if not run.name.isascii() and key not in self.short:
            name = self._spelled(run.name) or name
            key = name.lower()
        sector = self.organizations.sector(run)
        opposed = sector == "PTY" and hint.sector == "OPP"  # "The opposition Labor Party"
        if hint.body and hint.sector and not gender_of_name(name) and not opposed:
            sector = hint.sector  # "His party, the Union of Forces" is no trade union.
        if sector is None:
            if run.single and key not in self.short and key in self._ahead:
                r.of(self._ahead.pop(key).root)
            if (
                not run.single
                and run.first == r.words.parse.sentences[r.words.sent[run.first]].start
            ):
                # A capital for the sentence's sake: "Notice Reyes".
                rest = key.partition(" ")[2]
                if rest in self.full or (rest in self.short and not gender_of_name(name)):
                    key = rest
            shorts = self.short.get(key) or (
                self.short.get(key.split()[-1]) if self._abbreviates(key) else None
            )
            if shorts and run.single:
                shorts = in_power(r, run.name, self._of_the_family(run, key, shorts), run.root)
            if shorts and (run.single or not self.standing.is_thing(run, hint)):
                return (shorts[-1],)
            tenure = self._in_office(run, name, hint)
            if tenure is not None:
                return (r.person(tenure.person),)
            named = self.introductions.also_known(run)
            if named:
                self.short.setdefault(key, []).append(named[0])
                return named
            self.introductions.affiliate(run, hint)
            self.introductions.nameless(run, hint)
            self.introductions.heading(run, hint)
            self.introductions.presented(run, hint)
            self.introductions.one_of(run, hint)
        if not self.standing.acts(run, hint, sector):
            return ()
        if self.standing.is_thing(run, hint) and not self.organizations.abbreviated(run):
            return ()
        return (self._new(run, hint, sector),)

    def _band(self, run: Run, key: str) -> tuple[str, ...]:
        """The armed group told of that the last word of its name means: "the *Tigers*"."""
        cast, lower = self.r.cast, self.r.words.lower
        for told in cast.backwards() if key.endswith("s") else ():
            draft = cast.drafts[told.ids[0]]
            named = len(told.ids) == 1 and told.form == "name" and ":" in draft.id
            named = named and draft.sector in _BANDS and lower[told.root] == key
            if named and told.root < run.root:
                return told.ids
        return ()

    def _home_of_another(self, run: Run) -> bool:
        """Whether a name tells the town of somebody named before it: "Jan Roe of *Marinette*"."""
        words = self.r.words
        way = words.head[run.root]
        if words.dep[run.root] != "pobj" or words.lower[way] not in ("of", "from"):
            return False
        other = self.r.run_at.get(words.head[way])
        return other is not None and other.last == way and bool(gender_of_name(other.name))

    def _spelled(self, name: str) -> str | None:
        """The spelling of a name with umlauts under which somebody is known: "Schuessel"."""
        other = fold(spelled_out(name))
        last = other.rpartition(" ")[2]
        known = other.lower() in self.short or last in self.r.offices.by_family
        return other if known and fold(name).rpartition(" ")[2] != last else None

    def _of_the_family(self, run: Run, key: str, shorts: list[str]) -> list[str]:
        """Whom "the elder Roe" means where two of the name are told of."""
        words, drafts = self.r.words, self.r.cast.drafts
        if run.first == 0 or words.lower[run.first - 1] not in ("elder", "late", "senior"):
            return shorts
        others = [
            ident
            for ident, draft in drafts.items()
            if draft.kind == "person" and key in fold(draft.name).lower().split()
        ]
        gone = [ident for ident in others if drafts[ident].sector == "ELI"]
        return gone or [x for x in others if x != shorts[-1]] or shorts

    def _abbreviates(self, key: str) -> bool:
        """Whether a longer name ends in a short name known by a fitting first name ("J. Doe")."""
        words = key.split()
        if len(words) < 2:
            return False
        for ident in self.short.get(words[-1], ()):
            known = fold(self.r.cast.drafts[ident].name).lower().split()
            if known and (known[0] == words[0] or words[0].rstrip(".") == known[0][0]):
                return True
        return False

    def _in_office(self, run: Run, name: str, hint: Hint) -> Tenure | None:
        """The leader or minister of the day whom a family name (or a rarer full name) means."""
        r = self.r
        family = name if run.single or " " not in name else name.split()[-1]
        candidates = list(r.offices.by_family.get(family, ()))
        if not candidates and " " in name:
            # Where the family name comes first, and no further name is needed to be known by.
            family = name.split()[0]
            candidates = [
                t
                for t in r.offices.by_family.get(family, ())
                if len(set(fold(t.name).split()) & set(name.split())) > 1
            ]
        if not candidates:
            return None
        if name != family and name.replace("-", " ").lower() not in (
            t.name.replace("-", " ").lower() for t in candidates
        ):
            first = name.split()[0].lower()
            candidates = [
                t for t in candidates
                if t.country not in FAMILY_FIRST and fold(t.name).split()[0].lower() == first
            ]  # fmt: skip
            if not candidates:
                return None
        if hint.role in OF_BODIES:
            general = [t for t in candidates if "secretary-general" in t.title]
            candidates = [t for t in general if held(t, r.date)]
        elif hint.countries:
            told = [t for t in candidates if t.country in hint.countries]
            if not told and hint.guessed:
                told = [t for t in candidates if t.office == hint.office and held(t, r.date)]
            candidates = told
        elif name == family and not hint.office:
            if not self.standing.acts(run, hint) or run.root != run.last - 1:
                return None
            weights = r.scene.weights
            strong = [t for t in candidates if weights[t.country] > 0]
            famous = [t for t in candidates if t.office in ("state", "government")]
            candidates = strong or r.offices.renowned(family, r.date) or famous
        if name == family and hint.office in ("state", "government", "foreign", "defence"):
            # "President Roe" is no vice president of that name.
            candidates = [
                t for t in candidates if t.office == hint.office or titled(hint.role, t.title)
            ]
        gender = self._addressed(run)
        if gender:
            # "Mr Roe" is not his wife.
            candidates = [t for t in candidates if gender_of_name(t.name) in ("", gender)]
        now = [t for t in candidates if held(t, r.date)]
        if name == family and not any(rank(t) < 4 and r.scene.weights[t.country] for t in now):
            now = self._famous(candidates) or now
        if hint.office in ("state", "government", "foreign", "defence"):
            now = [t for t in now or candidates if t.office == hint.office] or now
        if not now and (hint.countries or hint.office or name != family):
            if not (hint.countries or hint.office):
                candidates = [t for t in candidates if self._may_be(t, name, hint)]
            now = [t for t in candidates if not r.date or not t.start or t.start <= r.date]
            now = sorted(now or candidates, key=lambda t: t.start)[-1:]
        if not now and not r.date and len({t.person for t in candidates}) == 1:
            now = candidates[-1:]
        if not now and name == family and not hint.countries and hint.sector not in _CALLINGS:
            now = remembered(name, r.offices, r.date)
        if not now:
            return None
        weights = r.scene.weights
        return min(now, key=lambda t: (-weights[t.country], rank(t), not led(t)))

    def _may_be(self, tenure: Tenure, name: str, hint: Hint) -> bool:
        """Whether a name may mean who is out of office: of a state told of, if not by all of it.

        Nor is a shopkeeper of his name he.
        """
        if hint.sector in _CALLINGS:
            return False
        whole = fold(tenure.name).lower() == name.lower()
        return whole or self.r.scene.weights[tenure.country] > 0

    def _famous(self, candidates: list[Tenure]) -> list[Tenure]:
        """The former leader of a state under discussion whom a family name alone still means.

        Of several he who led longest, and none where somebody of the name is to be told apart.
        """
        r = self.r
        gone = [
            t for t in candidates
            if r.date and led(t) and r.scene.weights[t.country] and t.end and t.start <= r.date
        ]  # fmt: skip
        return sorted(gone, key=lambda t: int(t.start[:4] or 0) - int(t.end[:4]))[:1]

    def _new(self, run: Run, hint: Hint, sector: str | None) -> str:
        r, words = self.r, self.r.words
        name, last = run.name, run.last
        if sector is not None:
            extended = self.organizations.extended(run)
            if extended > last:
                last = run.last = extended
                name = " ".join(
                    words.parse.text[words.start[run.first] : words.end[last - 1]].split()
                )
                known = self.full.get(fold(name).lower())
                if known is not None:
                    return known
        country = hint.countries[0] if hint.countries else self._country(run)
        if sector is not None and country is None:
            country = self.organizations.country(run, sector)
            if country and words.lower[run.last - 1] in RULED:
                return r.cast.sector(country, sector)  # "the Clinton Administration"
        personal = bool(hint.role) or self.standing.personal(run)
        kind: ActorKind = "person" if sector is None and personal else "organization"
        if kind == "organization":
            name = self.organizations.with_place(run, name)
        sector = hint.sector if kind == "person" else (sector if sector != "UNK" else hint.sector)
        of = r.cast.drafts[hint.bodies[0]].sector if hint.bodies else None
        armed = of in ("REB", "PRM", "UAF", "CRM")
        if kind == "person" and hint.bodies and (armed or not hint.sector):
            sector = r.cast.drafts[hint.bodies[0]].sector
        if sector == "UNK":
            sector = None
        ident = f"{country or 'UNK'}.{sector or 'UNK'}:{slug(name) or 'unnamed'}"
        parent = self.organizations.parent(run) if sector is not None and kind != "person" else None
        if parent is not None and country is None:
            ident = f"{parent.partition(':')[0]}:{slug(name)}"
        if kind == "person" and country is None and hint.bodies:
            # Somebody of a body of no state: the code is the body's.
            ident = f"{hint.bodies[0].partition(':')[0]}:{slug(name)}"
        draft = r.cast.add(
            ident, name, kind, country, sector, hint.role if kind == "person" else None
        )
        if kind == "person":
            draft.gender = hint.gender or self._addressed(run) or gender_of_given(name, country)
            self.know(ident, name, country)
        else:
            draft.nouns.add(words.lower[run.root])
            draft.nouns.update({"group", "organization", "organisation"})
            if sector in ("BUS", None):
                draft.nouns.update({"company", "firm"})
            self.full.setdefault(fold(name).lower(), ident)
            self.organizations.acronym(ident, last, self.full)
        return ident

    def _country(self, run: Run) -> str | None:
        """The state that the phrase around the name tells."""
        r, words = self.r, self.r.words
        if run.first > 1 and words.raw[run.first - 1] in ("'s", "’s"):
            # Whatever the parser made of "Denmark's Acme and Norway's Other".
            reading = r.scene.cover.get(run.first - 2)
            if reading is not None and reading.kind == "state":
                return reading.country
        for k in range(words.left(run.root), run.first):
            reading = r.scene.cover.get(k)
            if reading is not None and reading.country and reading.kind not in ("person", "mask"):
                return reading.country if reading.country in states() else None
        for k in range(run.first, run.last):
            reading = r.scene.cover.get(k)
            inner = reading is not None and reading.kind in ("state", "adjective", "entity")
            if inner and reading is not None and reading.country:
                return reading.country
        over = words.head[run.root]
        if words.dep[run.root] in ("dobj", "oprd") and words.lower[over] in _APPOINTING:
            # "The rebels named Ana Roe" their leader: one of theirs.
            subject = words.kid(over, "nsubj")
            for at in (words.head[over] if subject is None else subject,):
                country = next((r.cast.drafts[x].country for x in r.of(at)), None)
                if country in states():
                    return country
        for k in words.kids[run.root]:
            if words.dep[k] == "poss" and k < run.first:
                for ident in r.of(k):
                    country = r.cast.drafts[ident].country
                    if country:
                        return country
            if words.dep[k] == "prep" and words.lower[k] in ("of", "in") and k >= run.last:
                pobj = words.kid(k, "pobj")
                reading = r.scene.cover.get(pobj) if pobj is not None else None
                if reading is not None and reading.kind in ("state", "seat", "city", "region"):
                    return reading.country
        return None

    def _addressed(self, run: Run) -> str:
        words = self.r.words
        return gender_of(words.lower[run.first - 1]) if run.first else ""

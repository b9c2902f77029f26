"""Names that no table has: persons and organisations that stand in an actor's place.

Also the way from a short name back to the full one, within the document and to the office-holders
of the day.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from communique.actors.gazetteer import fold, slug
from communique.actors.hints import Hint, gender_of
from communique.actors.people import FAMILY_FIRST, family_names, gender_of_name, held, rank
from communique.actors.places import LOCATIVE
from communique.actors.runs import ACTING, NOT_ACTORS, goes_on
from communique.actors.states import states

if TYPE_CHECKING:
    from communique.actors.gazetteer import Tenure
    from communique.actors.resolution import Resolver
    from communique.actors.runs import Run
    from communique.record import ActorKind

_THINGS = frozenset(
    """river sea ocean gulf strait straits bay lake mountain mountains mount island islands
    valley desert canal street avenue road square bridge airport port dam plant war act treaty
    agreement accord accords pact protocol convention declaration resolution charter
    memorandum constitution law bill award prize day week month year summit games cup olympics
    operation doctrine plan initiative project program programme report review deal crisis
    affair scandal revolution spring uprising museum mall monument land memorial grant grants
    cemetery stage theater theatre gallery library show film movie book novel song album
    trophy medal shirt city town village falls forest beach ave. blvd. st. rd. peak cape creek
    canyon ridge hill hills inauguration conference forum dialogue talks hearing hearings
    trial case massacre genocide holocaust highway building tower house hall palace castle
    park stadium hotel church cathedral mosque temple hospital prison camp base centre center
    district province county museum mall monument land memorial grant grants cemetery stage
    theater theatre gallery library show film movie book novel song album magazine cup trophy
    medal games shirt city town village lake falls forest beach street ave. blvd. st. rd. peak
    cape creek canyon ridge hill hills inauguration convention conference forum dialogue talks
    hearing hearings trial case state region peninsula border line wall zone dollar index list
    statement note letter fund amendment missile rocket covenant protocol
    """.split()
)
_ORGANIZED = {
    "inc": "BUS", "inc.": "BUS", "corp": "BUS", "corp.": "BUS", "ltd": "BUS", "ltd.": "BUS",
    "llc": "BUS", "plc": "BUS", "co": "BUS", "co.": "BUS", "ag": "BUS", "sa": "BUS", "group": "BUS",
    "bank": "BUS", "airlines": "BUS", "airways": "BUS", "motors": "BUS", "holdings": "BUS",
    "energy": "BUS", "petroleum": "BUS", "oil": "BUS", "times": "JRN", "post": "JRN", "news": "JRN",
    "herald": "JRN", "tribune": "JRN", "gazette": "JRN", "tv": "JRN", "radio": "JRN",
    "university": "EDU", "college": "EDU", "school": "EDU", "institute": "EDU",
    "administration": "GOV", "army": "MIL", "brigade": "MIL", "brigades": "REB", "front": "REB",
    "police": "COP", "court": "JUD", "tribunal": "JUD", "senate": "LEG", "congress": "LEG",
    "assembly": "LEG", "parliament": "LEG", "knesset": "LEG", "duma": "LEG", "church": "REL",
    "party": "PTY", "union": "LAB", "foundation": "SOC", "association": "SOC", "network": "SOC",
    "watch": "SOC", "league": "SOC", "movement": "SOC", "alliance": "PTY", "coalition": "PTY",
    "democrats": "PTY", "republicans": "PTY", "conservatives": "PTY", "labour": "PTY",
    "command": "MIL", "guard": "MIL", "guards": "MIL", "corps": "MIL", "force": "MIL",
    "forces": "MIL", "fleet": "MIL", "navy": "MIL", "agency": "GOV", "ministry": "GOV",
    "department": "GOV", "commission": "GOV", "committee": "GOV", "council": "GOV",
    "bureau": "GOV", "authority": "GOV", "office": "GOV", "secretariat": "GOV", "cabinet": "GOV",
}  # fmt: skip
_OPENING_THINGS = frozenset(
    """operation hurricane typhoon cyclone storm mount lake cape project article section chapter
    resolution flight highway route interstate""".split()
)
_SUFFIXES = frozenset({"inc", "inc.", "corp", "corp.", "ltd", "ltd.", "plc", "co", "co.", "llc"})
_NAMED_WITH = frozenset({"of", "for", "and", "&", "on", "the", "in", "de", "du"})
_ABBREVIATED = re.compile(r"(?:[A-Z]\.){2}")
_POSTAL = frozenset(
    """Ala. Ariz. Ark. Calif. Colo. Conn. Del. Fla. Ga. Ill. Ind. Kan. Ky. La. Md. Mass. Mich.
    Minn. Miss. Mo. Mont. Neb. Nev. Okla. Ore. Pa. Tenn. Tex. Vt. Va. Wash. Wis. Wyo. Ont.
    Que.
    """.split()
)
_DATED = frozenset({"on", "since", "until", "till", "by", "during", "before", "after"})


class Persons:
    """Who is meant by a name that the gazetteer does not hold.

    Args:
        resolver: the resolver of the document.
    """

    def __init__(self, resolver: Resolver) -> None:
        self.r = resolver
        self.full: dict[str, str] = {}
        self.short: dict[str, list[str]] = {}
        # Where the text names in full whom it has called by the family name before.
        self._ahead: dict[str, Run] = {}

    def look_ahead(self, runs: list[Run]) -> None:
        """Notes the full names of a document before its short names are read."""
        for run in runs:
            parts = fold(run.name).lower().split()
            if 1 < len(parts) < 5 and self._organized(run) is None:
                self._ahead.setdefault(parts[-1], run)

    def know(self, ident: str, name: str, country: str | None) -> None:
        """Keeps the short names of someone named in full."""
        self.full.setdefault(fold(name).lower(), ident)
        names = family_names(name, country or "")
        words = fold(name).split()
        if len(words) > 1 and country not in FAMILY_FIRST:
            names.append(words[-1])
        for short in names:
            known = self.short.setdefault(short.lower(), [])
            if ident in known:
                known.remove(ident)
            known.append(ident)

    def identify(self, run: Run, hint: Hint) -> tuple[str, ...]:
        """The actor that a run of proper nouns names; none where it names no actor."""
        r = self.r
        name = fold(run.name)
        key = name.lower()
        known = self.full.get(key)
        if known is not None:
            return (known,)
        sector = self._organized(run)
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
            if shorts and (run.single or not self._is_thing(run, hint)):
                return (shorts[-1],)
            tenure = self._in_office(run, name, hint)
            if tenure is not None:
                return (r.person(tenure.person),)
        if not self._acts(run, hint, sector) or self._is_thing(run, hint):
            return ()
        return (self._new(run, hint, sector),)

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
        candidates = r.offices.by_family.get(family, [])
        if not candidates and " " in name:
            candidates = r.offices.by_family.get(name.split()[0], [])
            family = name.split()[0]
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
        if hint.countries:
            candidates = [t for t in candidates if t.country in hint.countries]
        elif name == family and not hint.office:
            if not self._acts(run, hint) or run.root != run.last - 1:
                return None
            weights = r.scene.weights
            strong = [t for t in candidates if weights[t.country] > 0]
            famous = [t for t in candidates if t.office in ("state", "government")]
            candidates = strong or famous
        now = [t for t in candidates if held(t, r.date)]
        if hint.office in ("state", "government", "foreign", "defence"):
            same = [t for t in now or candidates if t.office == hint.office]
            now = same or now
        if not now and (hint.countries or hint.office or name != family):
            now = [t for t in candidates if not r.date or not t.start or t.start <= r.date]
            now = sorted(now or candidates, key=lambda t: t.start)[-1:]
        if not now and not r.date and len({t.person for t in candidates}) == 1:
            now = candidates[-1:]
        if not now:
            return None
        weights = r.scene.weights
        return min(now, key=lambda t: (-weights[t.country], rank(t)))

    def _organized(self, run: Run) -> str | None:
        """The sector of a run that names an organisation; ``None`` for one that does not."""
        words = self.r.words
        last = run.last - 1
        for k in range(run.last - 1, run.first - 1, -1):
            word = words.lower[k]
            match = self.r.roles_at.get(k)
            if (
                match is not None
                and match.role.kind in ("body", "force")
                and run.last - run.first > 1
            ):
                return match.role.sector or _ORGANIZED.get(word) or "UNK"
            if match is not None and match.role.kind == "body" and goes_on(words, run.last):
                return match.role.sector or _ORGANIZED.get(word) or "UNK"
            if word in _ORGANIZED and run.last - run.first > 1 and (k == last or k > run.first):
                return _ORGANIZED[word]
        raw = words.raw[last]
        if run.single and raw.isupper() and 2 <= len(raw.replace(".", "")) <= 7:
            return "UNK"
        return None

    def _is_thing(self, run: Run, hint: Hint) -> bool:
        words = self.r.words
        if hint.role:
            return False
        last = words.lower[run.last - 1]
        if words.title_case(run.root) and not gender_of_name(run.name):
            return True
        if run.single and last in _SUFFIXES:
            return True  # The "Inc" after the name of a company.
        if run.last + 1 < words.n and words.raw[run.last] == ",":
            # "Venafro, Italy": a place too small for the gazetteer.
            after = self.r.scene.cover.get(run.last + 1)
            if after is not None and after.kind in ("state", "region") and not self._within(run):
                return True
        if last in _THINGS or any(c.isdigit() for c in run.name):
            return True
        if words.lower[run.first] in _OPENING_THINGS:
            return True
        if _ABBREVIATED.fullmatch(run.name) or run.name in _POSTAL:
            return True
        return words.lower[run.first] in NOT_ACTORS or last in NOT_ACTORS

    def _within(self, run: Run) -> bool:
        """Whether a coordination goes on after the run: "Smith, France and Italy"."""
        words = self.r.words
        return bool(words.conjuncts(run.root)) or words.dep[run.root] == "conj"

    def _acts(self, run: Run, hint: Hint, sector: str | None = None) -> bool:
        """Whether the name stands where an actor may stand."""
        words = self.r.words
        if hint.role:
            return True
        top = words.place_in_clause(run.root)
        dep = words.dep[top]
        if words.tag[run.root] == "MD":
            return True
        if dep == "appos":
            return words.pos[words.head[top]] in ("NOUN", "PROPN")
        if dep == "pobj":
            preposition = words.lower[words.head[top]]
            if preposition in LOCATIVE or (preposition in _DATED and run.single):
                return False
            if self._vague(run) and sector in (None, "UNK"):
                return preposition in ("by", "with", "against", "to", "between")
            return preposition not in ("during",)
        return dep in ACTING and (dep not in ("attr", "oprd") or not self._vague(run))

    def _vague(self, run: Run) -> bool:
        """Whether only capitals say that the run names an actor: "the Promised Land", "PTSD"."""
        return not self._personal(run) or (run.single and run.name.isupper())

    def _new(self, run: Run, hint: Hint, sector: str | None) -> str:
        r, words = self.r, self.r.words
        name, last = run.name, run.last
        if sector is not None:
            extended = self._extended(run)
            if extended > last:
                last = run.last = extended
                name = " ".join(
                    words.parse.text[words.start[run.first] : words.end[last - 1]].split()
                )
                known = self.full.get(fold(name).lower())
                if known is not None:
                    return known
        country = hint.countries[0] if hint.countries else self._country(run)
        if sector is not None:
            name = self._with_place(run, name)
        kind: ActorKind = "person" if sector is None and self._personal(run) else "organization"
        sector = hint.sector if kind == "person" else (sector if sector != "UNK" else hint.sector)
        if kind == "person" and hint.bodies and not hint.sector:
            sector = r.cast.drafts[hint.bodies[0]].sector
        if sector == "UNK":
            sector = None
        ident = f"{country or 'UNK'}.{sector or 'UNK'}:{slug(name) or 'unnamed'}"
        parent = self._parent(run) if sector is not None and kind != "person" else None
        if parent is not None and country is None:
            ident = f"{parent.partition(':')[0]}:{slug(name)}"
        if kind == "person" and country is None and hint.bodies:
            # Somebody of a body of no state: the code is the body's.
            ident = f"{hint.bodies[0].partition(':')[0]}:{slug(name)}"
        draft = r.cast.add(
            ident, name, kind, country, sector, hint.role if kind == "person" else None
        )
        if kind == "person":
            draft.gender = hint.gender or self._addressed(run) or gender_of_name(name)
            self.know(ident, name, country)
        else:
            draft.nouns.add(words.lower[run.root])
            draft.nouns.update({"group", "organization", "organisation"})
            self.full.setdefault(fold(name).lower(), ident)
            self._acronym(ident, last)
        return ident

    def _with_place(self, run: Run, name: str) -> str:
        """The name with the place that opens it: "Boston" of the Boston Herald."""
        words, cover = self.r.words, self.r.scene.cover
        reading = cover.get(run.first - 1)
        if reading is None or reading.kind not in ("city", "state", "seat", "region"):
            return name
        if words.dep[reading.root] != "compound" or reading.last != run.first:
            return name
        return (
            f"{words.parse.text[words.start[reading.first] : words.end[reading.last - 1]]} {name}"
        )

    def _parent(self, run: Run) -> str | None:
        """The body of no state whose name stands before the organisation's ("the U.N. ...")."""
        r = self.r
        for k in range(r.words.left(run.root), run.first):
            reading = r.scene.cover.get(k)
            if reading is not None and reading.kind == "entity" and reading.country is None:
                return r.entity(reading.key)
        return None

    def _extended(self, run: Run) -> int:
        """The end of an organisation's name that goes on with "of" or "for" and capitals."""
        words, cover = self.r.words, self.r.scene.cover
        last = run.last
        while last + 1 < words.n and words.lower[last] in _NAMED_WITH:
            k = last + 1
            while k < words.n and words.lower[k] in ("the", "of", "and"):
                k += 1
            if k >= words.n or words.pos[k] != "PROPN" or words.sent[k] != words.sent[run.first]:
                break
            if words.lower[last] in ("and", "in", "on") and (last == run.last or k in cover):
                break
            while k < words.n and words.pos[k] == "PROPN":
                k += 1
            last = k
        return last

    def _acronym(self, ident: str, last: int) -> None:
        """Keeps the acronym in brackets after a name: "the Free Town League (FTL)"."""
        words = self.r.words
        if last + 2 < words.n and words.raw[last] == "(" and words.raw[last + 2] == ")":
            short = words.raw[last + 1]
            if short.isupper() and len(short) > 1:
                self.full.setdefault(short.lower(), ident)

    def _country(self, run: Run) -> str | None:
        """The state that the phrase around the name tells."""
        r, words = self.r, self.r.words
        for k in range(words.left(run.root), run.first):
            reading = r.scene.cover.get(k)
            if reading is not None and reading.country and reading.kind not in ("person", "mask"):
                return reading.country if reading.country in states() else None
        for k in range(run.first, run.last):
            reading = r.scene.cover.get(k)
            inner = reading is not None and reading.kind in ("state", "adjective", "entity")
            if inner and reading is not None and reading.country:
                return reading.country
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

    def _personal(self, run: Run) -> bool:
        words = self.r.words
        if run.last - run.first > 5:
            return False
        return words.lower[words.left(run.root)] not in ("the", "a", "an", "this", "its", "their")

    def _addressed(self, run: Run) -> str:
        words = self.r.words
        return gender_of(words.lower[run.first - 1]) if run.first else ""

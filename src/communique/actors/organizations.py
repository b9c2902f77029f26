"""Organisations that no table knows: what their names tell of their sector and their state.

A name in capitals is an organisation's by its head noun ("the Mine Workers' Federation"), by what
follows it ("the Committee on Trade"), or by the acronym that the text gives it in brackets.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from communique.actors.gazetteer import fold
from communique.actors.modifiers import RULED
from communique.actors.places import is_where
from communique.actors.runs import NOT_ACTORS, goes_on
from communique.actors.states import states

if TYPE_CHECKING:
    from communique.actors.resolution import Resolver
    from communique.actors.runs import Run
    from communique.actors.theatres import Reading

THINGS = frozenset(
    """accord accords act affair agreement airport album amendment avenue ave. award base
    bay beach bill blvd. book border bridge building camp canal canyon cape case castle cathedral
    cemetery center centre charter church city conference constitution convention covenant creek
    crisis dam day deal declaration desert dialogue district doctrine dollar falls film forest
    forum fund gallery games genocide grant grants gulf hall hearing hearings highway hill hills
    holocaust hospital hotel house inauguration index initiative island islands lake land law
    letter library line list magazine mall massacre medal memorandum memorial missile monument
    month mosque mount mountain mountains movie museum note novel ocean olympics operation pact
    palace park peak peninsula plan plant port prison prize program programme project protocol
    province county rd. region report resolution review revolution ridge river road rocket scandal
    sea shirt show song spring square st. stadium stage state statement strait straits street summit
    talks temple theater theatre tower town treaty trial trophy uprising valley village wall war
    week year zone cup""".split()
)
OPENING_THINGS = frozenset(
    """operation hurricane typhoon cyclone storm mount lake cape project article section chapter
    resolution flight highway route interstate san santa santo puerto ciudad fort
    hms uss hmas hmcs""".split()
)
SUFFIXES = frozenset({"inc", "inc.", "corp", "corp.", "ltd", "ltd.", "plc", "co", "co.", "llc"})
_OF_UNIONS = frozenset("congress council confederation federation central organisation".split())
_ORGANIZED = {
    "inc": "BUS", "inc.": "BUS", "corp": "BUS", "corp.": "BUS", "ltd": "BUS", "ltd.": "BUS",
    "llc": "BUS", "plc": "BUS", "co": "BUS", "co.": "BUS", "ag": "BUS", "sa": "BUS",
    "group": "BUS", "bank": "BUS", "airlines": "BUS", "airways": "BUS", "motors": "BUS",
    "holdings": "BUS", "steel": "BUS", "logistics": "BUS", "systems": "BUS", "technologies": "BUS",
    "shipping": "BUS", "pharmaceuticals": "BUS", "electronics": "BUS", "telecom": "BUS",
    "industries": "BUS", "entertainment": "BUS", "mining": "BUS", "insurance": "BUS",
    "energy": "BUS", "petroleum": "BUS", "oil": "BUS", "times": "JRN", "post": "JRN",
    "news": "JRN", "herald": "JRN", "tribune": "JRN", "gazette": "JRN", "tv": "JRN",
    "radio": "JRN", "university": "EDU", "college": "EDU", "school": "EDU", "institute": "EDU",
    "administration": "GOV", "army": "MIL", "brigade": "MIL", "brigades": "REB", "front": "REB",
    "police": "COP", "court": "JUD", "tribunal": "JUD", "jurisdiction": "JUD", "senate": "LEG",
    "congress": "LEG", "assembly": "LEG", "parliament": "LEG", "knesset": "LEG", "duma": "LEG",
    "church": "REL", "party": "PTY", "union": "LAB", "foundation": "SOC", "association": "SOC",
    "network": "SOC", "watch": "SOC", "league": "SOC", "movement": "SOC", "federation": "SOC",
    "campaign": "SOC", "society": "SOC", "alliance": "PTY", "coalition": "PTY", "democrats": "PTY",
    "republicans": "PTY", "conservatives": "PTY", "labour": "PTY", "command": "MIL",
    "guard": "MIL", "guards": "MIL", "corps": "MIL", "force": "MIL", "forces": "MIL",
    "fleet": "MIL", "navy": "MIL", "agency": "GOV", "ministry": "GOV", "department": "GOV",
    "commission": "GOV", "committee": "GOV", "council": "GOV", "bureau": "GOV", "authority": "GOV",
    "office": "GOV", "secretariat": "GOV", "cabinet": "GOV",
}  # fmt: skip
_NAMED_WITH = frozenset({"of", "for", "and", "&", "on", "the", "in", "de", "du"})
# Sectors of bodies that act at home: the state that their sentence tells is theirs.
_AT_HOME = frozenset({"GOV", "LEG", "JUD", "COP", "MIL", "LAB", "PTY"})


class Organizations:
    """What the names of unknown organisations tell.

    Args:
        resolver: the resolver of the document.
    """

    def __init__(self, resolver: Resolver) -> None:
        self.r = resolver

    def sector(self, run: Run) -> str | None:
        """The sector of a run that names an organisation; ``None`` for one that does not.

        ``"UNK"`` stands for an organisation of which the name tells no sector.
        """
        words = self.r.words
        last = run.last - 1
        lengthy = run.last - run.first > 1 or self.placed(run)
        for k in range(run.last - 1, run.first - 1, -1):
            word = words.lower[k]
            if word in _OF_UNIONS and self._of_unions(run):
                return "LAB"
            match = self.r.roles_at.get(k)
            if match is not None and match.role.kind in ("body", "force"):
                named = lengthy or (match.role.kind == "body" and goes_on(words, run.last))
                if named:
                    told = match.role.sector or self._of_members(run)
                    return told or _ORGANIZED.get(word) or "UNK"
            if word in ("ag", "sa", "co") and (words.raw[k].islower() or k != last):
                continue  # "Mossa Ag Attaher" is no company.
            if word in ("ag", "sa") and not words.raw[k].isupper():
                continue
            if word in _ORGANIZED and lengthy:
                opens = run.first == k < last and words.lower[k + 1] in ("for", "of", "against")
                if k in (last, *range(run.first + 1, last)) or opens:
                    return _ORGANIZED[word]
        raw = words.raw[last]
        if run.single and raw.isupper() and 2 <= len(raw.replace(".", "")) <= 7:
            return "UNK"
        if self.abbreviated(run):
            return "UNK"
        return None

    def _of_unions(self, run: Run) -> bool:
        """Whether a body consists of unions: "the Zimbabwe Congress *of Trade Unions*"."""
        words = self.r.words
        return any(words.raw[k] == "Unions" for k in range(run.first, self.extended(run)))

    def _of_members(self, run: Run) -> str | None:
        """The sector of those of whom a body consists: "the Federation of Mine Workers"."""
        words = self.r.words
        for k in range(run.last, self.extended(run)):
            if words.lower[k] in ("for", "against"):
                break  # "the Association for Political Prisoners" is not theirs.
            match = self.r.roles_at.get(k)
            if match is not None and match.role.kind in ("person", "people"):
                return match.role.sector
        return None

    def abbreviated(self, run: Run) -> bool:
        """Whether the acronym of a name follows it in brackets: "Lake Trade Watch (LTW)"."""
        words = self.r.words
        end = self.extended(run)
        if end + 2 >= words.n or words.raw[end] != "(" or words.raw[end + 2] != ")":
            return False
        short = words.raw[end + 1]
        first = words.left(run.root)
        initials = [words.raw[k][0] for k in range(min(first, run.first), end)]
        capitals = [c for c in initials if c.isupper()]
        return (
            len(short) > 2
            and short.isalpha()
            and short.isupper()
            and short[0] in capitals[:2]
            and sum(c in capitals for c in short) >= len(short) - 1
        )

    def opened(self, run: Run) -> int:
        """Where a name begins that a common noun in capitals opens: "Jurisdiction for Peace"."""
        words, k = self.r.words, run.first - 2
        if k < 0 or words.lower[k + 1] not in ("for", "against"):
            return run.first
        raw, known = words.raw[k], self.r.roles_at.get(k)
        if not raw[0].isupper() or raw.isupper() or k in self.r.scene.cover or k in words.closed:
            return run.first
        if words.pos[k] not in ("NOUN", "PROPN") or words.is_plural(k):
            return run.first
        if (known is not None and known.role.kind != "body") or k in self.r.run_at:
            return run.first
        top = words.place_in_clause(k)
        acts = words.is_subject(top) or words.dep[top] in ("dobj", "poss")
        return k if acts and words.head[k + 1] == k else run.first

    def extended(self, run: Run) -> int:
        """The end of an organisation's name that goes on with "of" or "for" and capitals."""
        words, cover = self.r.words, self.r.scene.cover
        last = run.last
        while last + 1 < words.n and words.lower[last] in _NAMED_WITH:
            k = last + 1
            while k < words.n and words.lower[k] in ("the", "of", "and"):
                k += 1
            if k >= words.n or words.pos[k] != "PROPN" or words.sent[k] != words.sent[run.first]:
                break
            if words.lower[k].rstrip(".") in NOT_ACTORS:
                break  # "The ministry of the DPRK *on Thursday*"
            opens = last == run.last and not (words.lower[last] == "on" and goes_on(words, last))
            if words.lower[last] in ("and", "in", "on") and (opens or k in cover):
                break
            while k < words.n and words.pos[k] == "PROPN" and words.lower[k] not in NOT_ACTORS:
                k += 1
            last = k
        return last

    def acronym(self, ident: str, last: int, full: dict[str, str]) -> None:
        """Keeps the acronym in brackets after a name: "the Free Town League (FTL)"."""
        words = self.r.words
        if last + 2 < words.n and words.raw[last] == "(" and words.raw[last + 2] == ")":
            short = words.raw[last + 1]
            if short.isupper() and len(short) > 1:
                full.setdefault(fold(short).lower(), ident)

    def with_place(self, run: Run, name: str) -> str:
        """The name with the place that opens it: "Boston" of the Boston Herald."""
        words = self.r.words
        if not self.placed(run):
            return name
        reading = self.r.scene.cover[run.first - 1]
        return (
            f"{words.parse.text[words.start[reading.first] : words.end[reading.last - 1]]} {name}"
        )

    def placed(self, run: Run) -> bool:
        """Whether a place, or a company of which this is a part, opens the name."""
        reading = self.r.scene.cover.get(run.first - 1)
        if reading is None:
            return False
        if reading.kind not in ("city", "state", "seat", "region") and not self._company(reading):
            return False
        return self.r.words.dep[reading.root] == "compound" and reading.last == run.first

    def _company(self, reading: Reading) -> bool:
        """Whether a name is a company's, of which a longer one may begin: "Siemens Energy"."""
        entity = self.r.scene.tables.entities.get(reading.key)
        return reading.kind == "entity" and entity is not None and entity.sector == "BUS"

    def parent(self, run: Run) -> str | None:
        """The body of no state whose name stands before the organisation's ("the U.N. ...")."""
        r = self.r
        for k in range(r.words.left(run.root), run.first):
            reading = r.scene.cover.get(k)
            if reading is not None and reading.kind == "entity" and reading.country is None:
                return r.entity(reading.key)
        return None

    def country(self, run: Run, sector: str | None) -> str | None:
        """The state of a body that acts at home: the one that its sentence tells, or the report's.

        The state that it acts upon ("the council condemned Chad") is none of its own.
        """
        r, words = self.r, self.r.words
        for k in range(run.first, run.last):
            inside = r.scene.cover.get(k)
            if inside is not None and inside.country in states():
                return inside.country
        before = r.scene.cover.get(run.first - 1)
        if before is not None and self._company(before) and self.placed(run):
            return before.country
        if words.lower[run.last - 1] in RULED:
            named = replace(run, name=run.name.rpartition(" ")[0])
            return r.composer.holders.ruler(named)
        if sector not in _AT_HOME:
            return None
        number = words.sent[run.first]
        near = [x for x in r.scene.readings if words.sent[x.first] == number and x.country]
        told = {
            x.country
            for x in near
            if x.kind in ("adjective", "city", "region")
            or is_where(words, x.first, x.root)
            or words.dep[words.place_in_clause(x.root)] == "poss"
        }
        if len(told) == 1 and len({x.country for x in near}) == 1:
            return told.pop()
        return r.scene.dateline

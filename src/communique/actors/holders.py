"""Who holds the office that a role phrase tells, be it of a state, a people or an armed group."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from communique.actors.gazetteer import fold
from communique.actors.modifiers import FORMER
from communique.actors.people import held, rank

if TYPE_CHECKING:
    from communique.actors.gazetteer import Tenure
    from communique.actors.hints import Hint
    from communique.actors.resolution import Resolver
    from communique.actors.roles import Match, Role
    from communique.actors.runs import Run

_ARMED = frozenset({"REB", "UAF", "PRM"})
_OUSTED = frozenset("ousted deposed toppled overthrown".split())
_QUEENS = ("queen", "monarch")


class Holders:
    """Finds office-holders for a resolver.

    Args:
        resolver: the resolver of the document.
    """

    def __init__(self, resolver: Resolver) -> None:
        self.r = resolver

    def ruler(self, run: Run) -> str | None:
        """The state of the leader after whom a government is called: "the Assad regime"."""
        r = self.r
        name = fold(run.name)
        ids = r.persons.full.get(name.lower()) or next(
            iter(r.persons.short.get(name.lower(), ())), None
        )
        if ids is not None:
            return r.cast.drafts[ids].country
        family = name.rpartition(" ")[2]
        leaders = [
            t for t in r.offices.by_family.get(family, ()) if t.office in ("state", "government")
        ]
        now = [t for t in leaders if held(t, r.date)]
        if not now:
            begun = (t for t in leaders if not r.date or t.start <= r.date)
            now = sorted(begun, key=lambda t: t.start)
            now = now[-1:]
        weights = r.scene.weights
        return min(now, key=lambda t: (-weights[t.country], rank(t))).country if now else None

    def holder(self, role: Role, hint: Hint, certain: bool) -> str | None:
        """The one who holds the office of the one state that a phrase tells.

        Args:
            role: the role noun.
            hint: what the phrase tells.
            certain: whether the phrase means just one ("the president").
        """
        country = hint.countries[0]
        if not certain or not role.held_in(country) or hint.office is None:
            return None
        if hint.people is not None:
            head = self.r.peoples.head(hint.people, role.noun)
            if head is not None:
                return head
        tenure = self._tenure(role, hint.office, country)
        if hint.office == "leader":
            told = self.told_leader(country, tenure)
            if told is not None:
                return told
        drafts = self.r.cast.drafts
        if tenure is not None and role.fits(tenure.title):
            named = [x for x, d in drafts.items() if d.kind == "person" and d.name == tenure.name]
            if named and not hint.former:
                return named[0]  # The text names him: who was so before is another.
        for ident, draft in drafts.items():
            # Whom the text itself calls so, whoever took the office that month.
            titled = draft.titled and draft.role == role.noun and draft.country == country
            if titled and draft.kind == "person" and draft.sector == "GOV" and not hint.former:
                return ident
        if tenure is None or not role.fits(tenure.title):
            return None
        return self.r.person(tenure.person)

    def each(self, role: Role, hint: Hint) -> tuple[str, ...]:
        """Who hold an office in several states: "his Omani and Kuwaiti counterparts"."""
        found = []
        for country in hint.countries:
            alone = replace(hint, countries=[country])
            holder = self.holder(role, alone, certain=True)
            found.append(holder or self.r.cast.sector(country, hint.sector or "GOV"))
        return tuple(found)

    def _tenure(self, role: Role, office: str, country: str) -> Tenure | None:
        tenure = self.r.offices.holder(country, office, self.r.date)
        if (
            role.noun == "president"
            and tenure is not None
            and "president" not in tenure.title.lower()
        ):
            other = self.r.offices.holder(country, "government", self.r.date)
            if other is not None and "president" in other.title.lower():
                tenure = other
        return tenure

    def told_leader(self, country: str, usual: Tenure | None) -> str | None:
        """The head of a state or of its government whom the text names: "the Georgian leader"."""
        found = {}
        offices = ("state", "government", "party")
        for tenure in (t for o in offices for t in self.r.offices.holders(country, o, self.r.date)):
            if tenure.office == "party" and "military" not in tenure.title.lower():
                continue  # "Military leader" of Panama, but no party's leader.
            for ident, draft in self.r.cast.drafts.items():
                if draft.kind == "person" and draft.name == tenure.name:
                    found[ident] = tenure.person
        if usual is not None and usual.person in found.values():
            return None
        return next(iter(found)) if len(found) == 1 else None

    def leading(self, match: Match, body: str) -> str | None:
        """The one whose title of the day the phrase is: "the Hamas leader", if it is one alone."""
        r = self.r
        reading = r.scene.cover.get(match.first - 1)
        country = r.cast.drafts[body].country
        if reading is None or country is None:
            return None
        title = " ".join(r.words.lower[reading.first : match.last])
        found = {t.person for t in r.offices.entitled(country, title, r.date)}
        return r.person(found.pop()) if len(found) == 1 else None

    def known(self, match: Match, hint: Hint) -> str | None:
        """Whom a definite phrase takes up although it tells no state, or one who is gone."""
        words, role = self.r.words, match.role
        if role.kind != "person" or words.is_plural(match.head) or hint.bodies:
            return None
        if not words.definite(match.head):
            return None
        first, _, rest = role.noun.partition(" ")
        base = self.r.lexicon.named(rest) if first in FORMER else role
        if base is not None and base.office and (hint.former or base is not role):
            return self._gone(match, base, hint)
        if hint.countries:
            return None
        if hint.sector == "REB":
            return self._rebel(match)
        if role.noun == "queen" and words.raw[match.head][:1].isupper():
            return self._queen()
        return None

    def _gone(self, match: Match, role: Role, hint: Hint) -> str | None:
        """Who was driven from an office or has left it: "the deposed prime minister"."""
        r, words, office = self.r, self.r.words, role.office
        country = hint.countries[0] if hint.countries else None
        told = []
        for tenure in r.offices.of_named(d.name for d in r.cast.drafts.values()):
            fits = tenure.office == office and role.fits(tenure.title)
            over = tenure.end and (not r.date or tenure.end <= r.date[: len(tenure.end)])
            here = country is None or tenure.country == country
            if fits and over and here and not held(tenure, r.date):
                told.append(tenure)
        ousted = any(words.lower[k] in _OUSTED for k in range(words.left(match.head), match.last))
        country = country or r.homes.of_text(match.head)
        if not told and ousted and country is not None and r.date and office is not None:
            year = str(int(r.date[:4]) - 1)
            told = [
                t
                for t in r.offices.of_office.get((country, office), ())
                if year <= t.end <= r.date[: len(t.end)] and role.fits(t.title)
            ]
        if not told:
            return None
        return self._last_told(told, words.start[match.head]) or r.person(
            max(told, key=lambda t: t.end).person
        )

    def _last_told(self, tenures: list[Tenure], before: int) -> str | None:
        """Which of several the text has named last before a place in it."""
        names = {t.name for t in tenures}
        found = [
            (mention.start, draft.id)
            for draft in self.r.cast.drafts.values()
            if draft.kind == "person" and draft.name in names
            for mention in draft.mentions
            if mention.start < before
        ]
        return max(found)[1] if found else None

    def _rebel(self, match: Match) -> str | None:
        """The rebel told of last: "the rebel chief"."""
        words, drafts = self.r.words, self.r.cast.drafts
        for told in self.r.cast.backwards():
            if told.root >= match.head or words.sent[match.head] - told.sentence > 4:
                continue
            draft = drafts[told.ids[0]]
            if len(told.ids) == 1 and draft.kind == "person" and draft.sector in _ARMED:
                return draft.id
        return None

    def _queen(self) -> str | None:
        """The queen of the land that the text is set in, else that of England."""
        r = self.r
        for country in (r.scene.dateline, r.scene.main_state(), "GBR"):
            tenure = r.offices.holder(country, "state", r.date) if country else None
            if tenure is not None and tenure.title.lower() in _QUEENS:
                return r.person(tenure.person)
        return None

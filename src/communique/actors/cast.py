"""The cast of one document: each actor once, with its mentions in the order of the text."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from communique.actors.gazetteer import fold
from communique.actors.states import of_state, state_name
from communique.language.annotations import ActorMention
from communique.record import Actor, Mention

if TYPE_CHECKING:
    from communique.actors.words import Words
    from communique.record import ActorKind, MentionForm

#: What a sector of a state is called where the text gives it no name of its own.
SECTOR_NAMES = {
    "GOV": "government", "MIL": "military", "COP": "police", "JUD": "judiciary",
    "LEG": "legislature", "OPP": "opposition", "REB": "rebels", "SPY": "intelligence services",
    "PTY": "parties", "PRM": "paramilitaries", "UAF": "armed men", "UNK": "unidentified actors",
    "AGR": "farmers", "BUS": "business", "CRM": "criminals", "CVL": "civilians",
    "EDU": "educators and students", "ELI": "former officials", "JRN": "media",
    "LAB": "workers", "MED": "medical workers", "REF": "refugees", "REL": "clergy and believers",
    "SOC": "civil society",
}  # fmt: skip


_REACH = 160  # mentions


@dataclass(slots=True)
class Draft:
    """An actor as far as the text has told of it.

    ``nouns`` are the common nouns that may take it up again ("the ministry"); ``gender`` is
    ``"m"``, ``"f"`` or ``""``.
    """

    id: str
    name: str
    kind: ActorKind
    country: str | None
    sector: str | None
    role: str | None = None
    gender: str = ""
    titled: bool = False  # whether the text itself has told the role
    nouns: set[str] = field(default_factory=set)
    mentions: list[ActorMention] = field(default_factory=list)


@dataclass(slots=True)
class Told:
    """A mention as the search for antecedents sees it."""

    root: int
    sentence: int
    ids: tuple[str, ...]
    subject: bool
    plural: bool
    form: MentionForm


class Cast:
    """Gathers the actors of a document and their mentions.

    Args:
        words: the tokens of the document.
    """

    def __init__(self, words: Words) -> None:
        self.words = words
        self.drafts: dict[str, Draft] = {}
        self.told: list[Told] = []
        # Where a report began, of a text of several, and how much was told before it.
        self._report, self._before = 0, 0
        self._taken: dict[int, ActorMention] = {}

    def add(
        self,
        ident: str,
        name: str,
        kind: ActorKind,
        country: str | None,
        sector: str | None,
        role: str | None = None,
    ) -> Draft:
        """The actor of an id, new or known; a role told later is kept."""
        draft = self.drafts.get(ident)
        if draft is None:
            draft = self.drafts[ident] = Draft(ident, name, kind, country, sector, role)
        elif role and not draft.role:
            draft.role = role
        return draft

    def state(self, code: str) -> str:
        """The id of a state, added to the cast."""
        self.add(code, state_name(code), "state", code, None)
        return code

    def sector(self, country: str | None, sector: str, kind: ActorKind = "group") -> str:
        """The id of a sector of a state (or of an unknown one), added to the cast."""
        ident = f"{country or 'UNK'}.{sector}"
        noun = SECTOR_NAMES.get(sector, sector)
        if ident not in self.drafts:
            name = f"{noun} of {of_state(country)}" if country else f"unidentified {noun}"
            self.add(ident, name[0].upper() + name[1:], kind, country, sector)
        return ident

    def mention(
        self, first: int, last: int, root: int, ids: tuple[str, ...], form: MentionForm
    ) -> None:
        """Records that the tokens ``first`` to ``last`` mean the actors."""
        if not ids or root in self._taken:
            return
        words = self.words
        while last - 1 > first and words.dep[last - 1] in ("case", "punct"):
            last -= 1
        mark = ActorMention(words.start[first], words.end[last - 1], first, last, root, ids, form)
        self._taken[root] = mark
        for ident in ids:
            self.drafts[ident].mentions.append(mark)
        plural = len(ids) > 1 or words.is_plural(root) or words.lower[root] in ("they", "them")
        subject = words.is_subject(root)
        self.told.append(Told(root, words.sent[root], ids, subject, plural, form))

    def hear(self, root: int, ids: tuple[str, ...]) -> None:
        """Lets a name within another's title be taken up again: the NATO of its general."""
        words = self.words
        self.told.append(Told(root, words.sent[root], ids, False, False, "name"))

    def enter(self, report: int) -> None:
        """Comes to the report that begins at an offset: nobody told of in others is taken up."""
        if report != self._report:
            self._report, self._before = report, len(self.told) if report else 0

    def here(self) -> list[Told]:
        """The mentions of this report."""
        return self.told[self._before :]

    def recent(self) -> list[Told]:
        """The latest mentions, as many as an antecedent may be off."""
        return self.here()[-_REACH:]

    def backwards(self) -> list[Told]:
        """The latest mentions from the last of the text on: the nearest antecedent first."""
        return sorted(self.recent(), key=lambda told: -told.root)

    def mention_of(self, root: int) -> ActorMention | None:
        """The mention headed by a token."""
        return self._taken.get(root)

    def finish(self) -> tuple[dict[str, Actor], list[ActorMention]]:
        """The actors that are mentioned, with names that no two share, and all mentions."""
        marks = sorted(self._taken.values(), key=lambda m: (m.start, -m.end))
        of: dict[str, dict[tuple[int, int], Mention]] = {}
        text = self.words.parse.text
        for mark in marks:
            for ident in mark.actors:
                of.setdefault(ident, {}).setdefault(
                    (mark.start, mark.end),
                    Mention(
                        start=mark.start, end=mark.end, text=text[mark.start : mark.end],
                        form=mark.form,
                    ),
                )  # fmt: skip
        actors: dict[str, Actor] = {}
        names: set[str] = set()
        for ident, mentions in of.items():
            draft = self.drafts[ident]
            name = _unique(draft, names)
            names.add(fold(name).lower())
            actors[ident] = Actor(
                id=ident, name=name, kind=draft.kind, country=draft.country,
                sector=draft.sector, role=draft.role, mentions=tuple(mentions.values()),
            )  # fmt: skip
        return actors, marks


def _unique(draft: Draft, taken: set[str]) -> str:
    """The actor's name, told apart by country, role or id where another actor has it already."""
    told_apart = [
        draft.name,
        f"{draft.name} ({state_name(draft.country)})" if draft.country else "",
        f"{draft.name} ({draft.role or draft.sector})" if draft.role or draft.sector else "",
        f"{draft.name} ({draft.id})",
    ]
    return next(name for name in told_apart if name and fold(name).lower() not in taken)

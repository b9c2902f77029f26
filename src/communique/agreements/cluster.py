"""The namings of one agreement, and what they say of it together."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from communique.agreements.lexicon import Known
    from communique.agreements.naming import Naming

#: What a general word ("agreement") gives way to when an agreement is called several kinds.
GENERAL = frozenset({"agreement", "accord", "pact"})


@dataclass(slots=True)
class Cluster:
    """The namings of one agreement."""

    namings: list[Naming] = field(default_factory=list)

    @property
    def known(self) -> Known | None:
        """The treaty of history it is, if it is one."""
        return next((n.known for n in self.namings if n.known is not None), None)

    @property
    def parties(self) -> frozenset[str]:
        """The states that its namings give."""
        known = self.known
        if known is not None and known.parties:
            return frozenset(known.parties)
        return frozenset(p for n in self.namings for p in n.parties)

    @property
    def years(self) -> frozenset[str]:
        """The years of signature that its namings give."""
        own = {n.year[:4] for n in self.namings if n.year}
        own |= {date[:4] for n in self.namings for date in n.told}
        known = self.known
        if known is not None and known.signed:
            own.add(known.signed[:4])
        return frozenset(own)

    @property
    def topics(self) -> frozenset[str]:
        """What it is about."""
        return frozenset(t for n in self.namings for t in n.topics)

    @property
    def proper(self) -> list[Naming]:
        """Its proper names."""
        return [n for n in self.namings if n.form == "name"]

    @property
    def kinds(self) -> frozenset[str]:
        """The kinds its namings call it, but for the general words that may mean any."""
        return frozenset(n.kind for n in self.namings) - GENERAL

    @property
    def planned(self) -> bool:
        """Whether it is told as one to come."""
        return any(n.planned for n in self.namings)

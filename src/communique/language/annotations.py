"""What the strands leave on the parse for the strands after them: plain marks on the text."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, Protocol

if TYPE_CHECKING:
    from communique.language.tokens import Token
    from communique.record import ActorRef, MentionForm, When

TimeKind = Literal["date", "range", "duration", "set", "period"]


@dataclass(frozen=True, slots=True)
class ActorMention:
    """A stretch of text that means one actor or several ("the two countries").

    ``start`` and ``end`` are characters, ``first`` and ``last`` tokens (half-open), ``root`` the
    token that heads the phrase. ``actors`` holds actor ids; ``form`` is the record's.
    """

    start: int
    end: int
    first: int
    last: int
    root: int
    actors: tuple[str, ...]
    form: MentionForm


@dataclass(frozen=True, slots=True)
class PlaceMention:
    """A stretch of text that names a place; ``lat`` and ``lon`` in degrees where known."""

    start: int
    end: int
    first: int
    last: int
    root: int
    name: str
    country: str | None
    lat: float | None = None
    lon: float | None = None


@dataclass(frozen=True, slots=True)
class TimeMention:
    """An expression of time and its value in EDTF (``None`` where it cannot be known)."""

    start: int
    end: int
    first: int
    last: int
    root: int
    edtf: str | None
    kind: TimeKind
    basis: Literal["explicit", "relative", "period"]


@dataclass(frozen=True, slots=True)
class Moment:
    """Where an event stands in time: its ``when``, and whether the text tells it as background."""

    when: When
    background: bool


class Clock(Protocol):
    """What the times strand leaves: the time of anything told by a token of the parse."""

    def at(self, token: Token) -> Moment:
        """The time in which the clause or noun phrase headed by ``token`` stands."""
        ...


class Voices(Protocol):
    """What the attribution strand leaves: who says what a token of the parse tells."""

    def chain(self, token: Token) -> tuple[ActorRef, ...]:
        """The speakers of the words around ``token``, innermost first; empty: the article's own."""
        ...

    def hearer(self, token: Token) -> ActorRef | None:
        """The one to whom the words around a token are said, where they are quoted as spoken."""
        ...

    def is_cue(self, token: Token) -> bool:
        """Whether the token is the cue of a statement (the "said" of "he said")."""
        ...

    def issuers(self, text: Token) -> list[Token]:
        """The heads of the phrases that tell who issued a text: "*the note* accused Chad"."""
        ...


class NoClock:
    """The clock of a parse on which the times strand has not run: nothing is known."""

    def at(self, token: Token) -> Moment:
        """An unknown time."""
        del token
        from communique.record import When

        return Moment(When(edtf=None, basis="unknown"), background=False)


class NoVoices:
    """The voices of a parse on which the attribution strand has not run: the article's own."""

    def chain(self, token: Token) -> tuple[ActorRef, ...]:
        """No speaker."""
        del token
        return ()

    def is_cue(self, token: Token) -> bool:
        """No cue."""
        del token
        return False

    def hearer(self, token: Token) -> ActorRef | None:
        """Nobody."""
        del token
        return None

    def issuers(self, text: Token) -> list[Token]:
        """Nobody."""
        del text
        return []

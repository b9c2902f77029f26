"""A stretch of text that names or describes an agreement, and the initials of one."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

from communique.agreements.names import JOINING

if TYPE_CHECKING:
    from communique.agreements.lexicon import Known
    from communique.language import Parse
    from communique.language.tokens import Token

Form = Literal["name", "definite", "indefinite", "bare", "modifier", "pronoun"]

_CAPITALS = re.compile(r"\b[A-Z]{3,8}\b")
# "The pact, known as AUKUS", "the agreement (ECA)"
_CALLED = re.compile(
    r"(?: \(|,? or (?:the )?|,? (?:also |better )?(?:known|called|dubbed|nicknamed) (?:as )?"
    r"(?:the )?)"
    r"(?P<name>[A-Z]{3,8})\b"
)


@dataclass(slots=True)
class Naming:
    """A stretch of text that names or describes an agreement.

    ``start`` and ``end`` are characters without the leading article, ``head`` the token of the
    noun; ``form`` tells how it refers; ``parties`` and ``year`` (EDTF, of signature) are what its
    own words say. ``last`` is the token after its last; ``told`` and ``signers`` are when and by
    which states its sentence says that it was signed, ``planned`` whether it is yet to be;
    ``weak`` is one that means an agreement only if the text has named one of its kind before ("the
    protocol"), ``past`` one that is told as replaced or expired; ``of`` is the naming whose
    initials it is; ``fresh`` is one called new, ``plural`` one of
    several; ``signings`` is what ``dates.signings`` found; ``among`` are the several that were told
    together of which it is the one with a ``number``; ``days`` are those on which it
    is said to have been signed.
    """

    start: int
    end: int
    head: int
    kind: str
    means: tuple[str, ...]
    form: Form
    text: str
    known: Known | None = None
    parties: tuple[str, ...] = ()
    year: str | None = None
    topics: frozenset[str] = frozenset()
    shared: bool = False
    words: frozenset[str] = field(default_factory=frozenset)
    last: int = 0
    told: tuple[str, ...] = ()
    signers: tuple[str, ...] = ()
    planned: bool = False
    weak: bool = False
    past: bool = False
    of: Naming | None = None
    fresh: bool = False
    plural: bool = False
    signings: list[Token] | None = None
    among: Naming | None = None
    number: int = 0
    days: frozenset[str] = frozenset()


def initials(parse: Parse, named: list[Naming]) -> list[Naming]:
    """The namings of agreements by the initials of one that is spelt out before: "the ECA"."""
    short: dict[str, Naming] = {}
    called: set[str] = set()
    for naming in named:
        words = [w for w in re.findall(r"[^\W\d_]+", naming.text) if w.lower() not in JOINING]
        letters = "".join(w[0] for w in words).upper()
        if len(letters) >= 3 and naming.known is None:
            short.setdefault(letters, naming)
        alias = _CALLED.match(parse.text, naming.end)
        if alias is not None:
            short.setdefault(alias["name"], naming)
            called.add(alias["name"])
    found: list[Naming] = []
    for match in _CAPITALS.finditer(parse.text) if short else ():
        full = short.get(match.group())
        if full is None or match.start() < full.end:
            continue
        if any(n.start <= match.start() < n.end for n in named):
            continue
        span = parse.doc.char_span(match.start(), match.end(), alignment_mode="expand")
        mention = parse.mention_at(span[0]) if span is not None else None
        known = mention is not None and not mention.actors[0].startswith("UNK.UNK")
        if span is None or (known and match.group() not in called):
            continue
        found.append(
            Naming(
                match.start(),
                match.end(),
                span[len(span) - 1].i,
                full.kind,
                full.means,
                "definite",
                match.group(),
                None,
                full.parties,
                full.year,
                full.topics,
                last=span.end,
                of=full,
            )
        )
    return found

"""What killed people, told by a clause that the parser hangs on where it struck, or on who told.

``mending.py`` calls this rule beside its own.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from communique.language.clauses import children, hang

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from spacy.tokens.token import Token

_HARMING = frozenset("killed wounded injured destroyed damaged maimed left".split())
_DEADLY = frozenset(
    """bomb bombs attack attacks blast blasts explosion explosions strike strikes airstrike
    airstrikes raid raids missile missiles rocket rockets shell shells shelling bombing bombings
    ambush shooting grenade grenades drone drones device assault""".split()
)
_TOLLS = frozenset("killing injuring wounding damaging destroying leaving".split())
_BLOWS = ("attack", "bomb", "shell", "raid", "str", "ambush", "storm", "hit", "fir", "explod")
_WHERE = frozenset("at on in near outside inside into against".split())


def rules(word: str, label: str, tag: str) -> tuple[Callable[[Token], None], ...]:
    """The rules that a token's word, label and tag may call for."""
    if label in {"advcl", "conj"} and word in _TOLLS:
        return (_toll,)
    if label == "relcl" and word in _HARMING and tag in {"VBD", "VBN"}:
        return (_what_killed,)
    return ()


def _toll(verb: Token) -> None:
    """ "Condemned rebels *who attacked* a base, *killing* six": the attack did, and no words."""
    comma = verb.nbor(-1)
    if comma.text != "," or verb.head.i > verb.i or verb.head.lower_.startswith(_BLOWS):
        return
    last = comma.nbor(-1)
    for above in (last, *last.ancestors):
        if above.i <= verb.head.i:
            return
        if above.dep_ == "relcl" and above.lower_.startswith(_BLOWS):
            hang(verb, above, "advcl")
            return


def _what_killed(verb: Token) -> None:
    """ "Set off a bomb at *an academy that killed* six": the bomb did, and no academy."""
    subject = next(children(verb, "nsubj"), None)
    place = verb.head
    if subject is None or subject.lower_ not in {"that", "which"}:
        return
    while place.dep_ == "pobj" and place.head.lower_ in _WHERE and place.lower_ not in _DEADLY:
        above = place.head.head
        deadly = above if above.lower_ in _DEADLY else next(_struck_with(above), None)
        if deadly is not None and deadly.i < place.i:
            hang(verb, deadly, "relcl")
            return
        place = above


def _struck_with(verb: Token) -> Iterator[Token]:
    return (c for c in children(verb, "dobj", "nsubjpass") if c.lower_ in _DEADLY)

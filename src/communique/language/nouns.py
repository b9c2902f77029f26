"""Nouns and what they stand with: extent of phrases, functions in the clause, states meant."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from communique.language.annotations import ActorMention, TimeMention
    from communique.language.parse import Parse
    from communique.language.tokens import Span, Token

Mark = TypeVar("Mark", "ActorMention", "TimeMention")
_MODIFIER = {"poss", "amod", "compound", "nmod", "npadvmod", "nummod", "quantmod"}
_FUNCTION = {
    "nsubj": "subject", "csubj": "subject", "nsubjpass": "undergoer", "dobj": "object",
    "dative": "dative", "attr": "attribute", "agent": "by",
}  # fmt: skip
#: Verbs (and nouns) by which somebody tells what follows, rather than does it.
TELLING = frozenset(
    """say report show announce claim estimate state note tell add declare indicate reveal suggest
    believe warn acknowledge confirm admit put calculate write publish insist argue allege
    find disclose""".split()
)


@dataclass(frozen=True, slots=True)
class Function:
    """How a noun stands in its clause.

    ``modifies`` holds the nouns it modifies, innermost first ("Chinese" in "Chinese oil firms");
    ``name`` is "subject", "undergoer", "object", "dative", "attribute", a preposition, or "";
    ``governor`` is the verb or noun that the outermost phrase hangs on.
    """

    modifies: tuple[Token, ...]
    name: str
    governor: Token | None


def function_of(token: Token) -> Function:
    """The function of the phrase that ``token`` heads or modifies."""
    modified: list[Token] = []
    here = token
    for _ in range(12):
        if here.dep_ in {"conj", "appos"} and here.head.i != here.i:
            here = here.head
        elif here.dep_ in _MODIFIER and here.head.i != here.i:
            here = here.head
            modified.append(here)
        else:
            break
    if here.dep_ == "pobj":
        preposition = here.head
        name = preposition.lower_
        governor = preposition.head
        if governor.dep_ in {"prep", "advmod"} and governor.i == preposition.i - 1:
            governor = governor.head  # "out of Syria", "away from Syria"
            name = "from" if name in {"of", "from"} else name
        return Function(tuple(modified), name, governor)
    name = _FUNCTION.get(here.dep_, "")
    return Function(tuple(modified), name, here.head if here.head.i != here.i else None)


def phrase_start(noun: Token) -> int:
    """The index of the first token of the phrase that a noun heads: its modifiers on the left."""
    first = noun.i
    for child in noun.lefts:
        if child.dep_ in {*_MODIFIER, "det", "predet"}:
            first = min(first, child.left_edge.i)
    return first


def verb_above(token: Token) -> Token | None:
    """The verb of the innermost clause that a token stands in."""
    here = token
    for _ in range(40):
        if here.pos_ in {"VERB", "AUX"} and here.dep_ not in {"aux", "auxpass", "amod"}:
            return here
        if here.head.i == here.i:
            return None
        here = here.head
    return None


def states_of(parse: Parse, mention: ActorMention) -> tuple[str, ...]:
    """The countries of the actors of a mention, each once, in their order."""
    found: list[str] = []
    for identity in mention.actors:
        actor = parse.actors.get(identity)
        if actor is None:
            continue
        # "EUR", "EUR.GOV", "EUR:european-commission"
        of_union = identity.startswith("EUR") and identity[3:4] in {"", ".", ":"}
        country = actor.country or ("EUR" if of_union else None)
        if country and country not in found:
            found.append(country)
    return tuple(found)


def mentions_in(parse: Parse, sentence: Span) -> list[ActorMention]:
    """The actor mentions that begin in a sentence, in text order."""
    return _within(parse.mentions, sentence)


def times_in(parse: Parse, sentence: Span) -> list[TimeMention]:
    """The expressions of time that begin in a sentence, in text order."""
    return _within(parse.times, sentence)


def _within(marks: list[Mark], sentence: Span) -> list[Mark]:
    first = bisect_left(marks, sentence.start_char, key=lambda mark: mark.start)
    last = bisect_left(marks, sentence.end_char, lo=first, key=lambda mark: mark.start)
    return marks[first:last]


def state_mentions(parse: Parse, sentence: Span) -> list[ActorMention]:
    """The mentions of a sentence that mean states, or people and bodies of states."""
    return [mention for mention in mentions_in(parse, sentence) if states_of(parse, mention)]


def telling_subject(token: Token) -> bool:
    """Whether a token heads the subject of a verb of saying that has a clause as its object."""
    function = function_of(token)
    verb = function.governor
    if function.name != "subject" or verb is None or verb.lemma_ not in TELLING:
        return False
    if any(child.dep_ == "prt" for child in verb.children):
        return False  # "will write off the debt, the minister said"
    return _reports(verb)


def _reports(verb: Token) -> bool:
    """Whether a clause hangs on a verb of saying, or it closes one ("..., officials said")."""
    if any(child.dep_ in {"ccomp", "xcomp"} for child in verb.children):
        return True
    if verb.dep_ in {"parataxis", "ccomp"}:
        return True
    return not any(child.dep_ in {"dobj", "prep", "oprd"} for child in verb.children)

"""Idioms that say whether a thing is done: "off the table", "within an inch of"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from communique.events import moods
from communique.events.fears import no_threat
from communique.events.lasting import PERIODS
from communique.events.operators import Operator, operators

if TYPE_CHECKING:
    from communique.language import Parse
    from communique.language.tokens import Token
    from communique.record import Status

_BY_HOW_LITTLE = frozenset(
    """inch inches ace whisker hair hairsbreadth breath minute minutes hour hours second seconds day
    days vote votes step steps point points""".split()
)
# Verbs of who has a part in what is done.
_PARTAKING = frozenset("mediate participate engage partake intervene".split())
_FIRST = frozenset("first second third fourth fifth last only".split())
# Verbs by which time goes by.
_PASSING = frozenset("pass go elapse".split())
_MOMENTS = frozenset("moment minute instant second day".split())
# Verbs that laugh at what is claimed, and nouns that say that there is nothing in it.
_SCOFFING = frozenset("scoff sneer laugh jeer bristle pour heap".split())
_NOTHING_IN_IT = frozenset("truth substance basis foundation shred grain scrap iota ounce".split())
# Verbs that tell of a thing that it comes to nothing, by what stands with them.
_FADING = {
    "fizzle": frozenset({"out"}), "peter": frozenset({"out"}), "die": frozenset({"down", "away"}),
    "blow": frozenset({"over"}), "run": frozenset({"out"}), "wind": frozenset({"up", "down"}),
}  # fmt: skip
# Verbs that say little themselves, and the objects with which they tell of no deed.
_LIGHT = frozenset("make bear have hold take give draw pay keep".split())
_HOLLOW = frozenset(
    """mention reference allusion allowance distinction comparison parallel resemblance similarity
    relevance bearing secret sense difference inspiration heed""".split()
)
_APART = frozenset({"disagree", "differ"})
_IN_THEIR_YEAR = frozenset("enter reach mark near drag stretch".split())


def set_in(verb: Token) -> Operator | None:
    """The operator that a phrase after "be" is: "is *on the cards*", "is *out of the question*"."""
    for child in verb.children:
        if child.dep_ != "prep" or child.i < verb.i:
            continue
        words, step = [child.lower_], child
        while True:
            below = next((c for c in step.children if c.dep_ in {"pobj", "prep"}), None)
            if below is None:
                break
            words.append(below.lower_ if below.dep_ == "prep" else below.lemma_.lower())
            if below.dep_ == "pobj":
                break
            step = below
        if (found := operators().get(" ".join(words))) is not None:
            return found
    return None


def in_headline(parse: Parse, token: Token) -> bool:
    """Whether a word stands in a headline: in the title, or in a line without a full stop."""
    sentence = parse.sentence_at(token.idx)
    return parse.in_title(token) or not (sentence[-1].is_punct or sentence[-1].is_quote)


def goes_with(event: Token, preposition: str, verb: Token) -> bool:
    """Whether an event is told to be a means or a companion of what a verb tells.

    "Could respond *by attacking*", "vowed to reply *with raids*", "will meet Xi before *flying*".
    """
    if verb.pos_ not in {"VERB", "AUX"}:
        return False
    if event.dep_ == "pobj":
        if verb.lemma_ in _CLOSING and not any(c.dep_ == "dobj" for c in verb.rights):
            return preposition in {"with", "in"}  # "The talks *ended with* a pledge."
        if verb.lemma_ in operators():
            return False  # "Is *toying* with a visit"
        if preposition == "in" and verb.lemma_ in _PARTAKING:
            return moods.is_new(event)  # "Asked it to mediate *in talks*"
        return preposition in {"with", "alongside", "through"} and moods.is_new(event)
    if verb.lemma_ in _CLOSING and preposition == "with":
        return not any(c.dep_ == "dobj" for c in verb.rights)
    return event.dep_ == "pcomp" and preposition in {"by", "while", "in", "before"}


def nowhere_near(verb: Token) -> bool:
    """Whether somebody is told to be in no state to do a thing: "is *in no position* to"."""
    return any(
        moods.negated(noun)
        for child in verb.children
        if child.dep_ == "prep" and child.lower_ in {"in", "under", "of"}
        for noun in child.children
        if noun.dep_ == "pobj"
    )


def barely_missed(noun: Token) -> bool:
    """Whether what "of" joins to a noun just did not come about: "within an *inch* of".

    "Was *minutes away* from signing" too, but "is minutes away" tells what will come.
    """
    if noun.lower_ == "away" and noun.head.tag_ == "VBD":
        return any(c.lower_ in _BY_HOW_LITTLE for c in noun.lefts)
    return noun.lower_ in _BY_HOW_LITTLE and noun.head.lower_ == "within"


def but_for(preposition: Token) -> bool:
    """Whether it is told what would have been without a thing, which there was: "*without* it"."""
    verb = preposition.head
    helpers = {c.lower_ for c in verb.children if c.dep_ in {"aux", "auxpass"}}
    return preposition.lower_ == "without" and {"would", "have"} <= helpers


def in_event(noun: Token) -> Status | None:
    """What a noun under "in" makes of what it is of: "in the *event* of", "in the *absence* of"."""
    if noun.dep_ != "pobj" or noun.head.lower_ != "in":
        return None
    if noun.lower_ in {"event", "case"}:
        return "hypothetical"
    return "negated" if noun.lower_ in {"absence", "lieu", "place"} else None


def is_high_time(noun: Token) -> bool:
    """Whether a clause on "time" tells what has not been done yet: "it is high *time* that"."""
    return (
        noun.lower_ == "time"
        and noun.dep_ == "attr"
        and not any(c.dep_ == "det" or c.lower_ in _FIRST for c in noun.lefts)
    )


def is_moment(noun: Token) -> bool:
    """Whether a clause on a noun tells upon what another follows: "*the moment* it joins"."""
    return (
        noun.lower_ in _MOMENTS
        and noun.dep_ in {"npadvmod", "dobj", "tmod"}
        and any(c.lower_ == "the" for c in noun.lefts)
        and not any(c.dep_ == "amod" for c in noun.lefts)
    )


_CLOSING = frozenset("end conclude finish close culminate".split())
_ENDING = frozenset("come draw grind be".split())
_ENDS = frozenset("end close halt stop standstill conclusion".split())
_ONCE_HELD = frozenset(
    """talk meeting summit conference visit negotiation session dialogue exercise drill manoeuvre
    maneuver tour trial hearing round discussion consultation forum mission war""".split()
)


def scoffed_at(claim: Token) -> bool:
    """Whether a claim is denied by a phrase: "scoffed *at reports*", "no truth *in* them"."""
    if claim.dep_ != "pobj" or claim.head.lower_ not in {"at", "on", "in", "to", "for"}:
        return False
    above = claim.head.head
    if above.pos_ == "VERB":
        # "There was no *truth*, he said, in the story"
        clause = next((c for c in above.children if c.dep_ == "ccomp" and c.i < above.i), above)
        nothing = next((c for c in clause.children if c.lemma_ in _NOTHING_IN_IT), None)
        above = nothing or above
    if above.lemma_ in _NOTHING_IN_IT:
        return moods.negated(above)
    above = above.head if above.pos_ == "NOUN" and above.dep_ == "dobj" else above
    return above.lemma_ in _SCOFFING


def without_fail(verb: Token) -> bool:
    """Whether it is told that a thing is done again and again: "*hardly a day passes* without"."""
    if verb.lemma_ not in _PASSING:
        return False
    time = next((c for c in verb.children if c.dep_ == "nsubj"), None)
    if time is None or time.lemma_.lower() not in PERIODS:
        return False
    words = {w.lower_ for w in (*time.subtree, *(c for c in verb.lefts if c.dep_ == "advmod"))}
    return bool(words & {"hardly", "scarcely", "barely", "not", "no", "rarely", "seldom"})


def lasting(parse: Parse, noun: Token, verb: Token) -> Status | None:
    """What a verb with a phrase says of how long its subject lasts."""
    if _is_over(verb):
        return "ongoing" if moods.negated(verb) else moods.mood(parse, verb) or "negated"
    return in_its_year(verb) or ("negated" if _came_to_an_end(noun, verb) else None)


def _came_to_an_end(noun: Token, verb: Token) -> bool:
    """Whether what was going on was ended: "the siege *came to an end*", but talks were held."""
    if verb.lemma_ not in _ENDING or noun.lemma_.lower() in _ONCE_HELD or moods.negated(verb):
        return False
    return any(
        end.lemma_ in _ENDS
        for to in verb.rights
        if to.dep_ == "prep" and to.lower_ in {"to", "at"}
        for end in to.children
    )


def in_its_year(verb: Token) -> Status | None:
    """Whether a verb tells that its subject lasts: "the siege *entered* its second year"."""
    if verb.lemma_ == "show":
        signs = [c for c in verb.children if c.dep_ == "dobj" and c.lemma_ == "sign"]
        return "ongoing" if signs and moods.negated(verb) else None
    if verb.lemma_ not in _IN_THEIR_YEAR | {"be"}:
        return None
    for child in verb.children:
        below = [child] if child.dep_ == "dobj" else []
        if child.dep_ == "prep" and child.lower_ in {"in", "into"}:
            below = [c for c in child.children if c.dep_ == "pobj"]
        for time in below:
            owned = any(c.dep_ == "poss" for c in time.lefts)
            if owned and time.lemma_.lower() in PERIODS:
                return "ongoing"
    return None


def _is_over(verb: Token) -> bool:
    """Whether a verb tells that what its subject names has ended by itself: "is *over*"."""
    words = {c.lower_ for c in verb.children if c.dep_ in {"advmod", "prep", "prt", "acomp"}}
    if verb.lemma_ == "be":
        return "over" in words and not any(
            c.lower_ == "over" and any(g.dep_ == "pobj" for g in c.children) for c in verb.children
        )
    return bool(words & _FADING.get(verb.lemma_, frozenset()))


def settled(verb: Token) -> Status | None:
    """What a clause's own form settles, whatever is above it: "*each time* it attacks"."""
    return "ongoing" if each_time(verb) else rued(verb)


def rued(verb: Token) -> Status | None:
    """What is wished that it had been, and was not: "wishes that Chad *had warned* them"."""
    if verb.tag_ not in {"VBN", "VBD"} or moods.negated(verb):
        return None
    first = verb.head if verb.dep_ == "conj" else verb
    if first.dep_ != "ccomp" or first.head.lemma_ != "wish":
        return None
    had = any(c.dep_ == "aux" and c.lower_ in {"had", "'d", "’d"} for c in first.children)
    return "negated" if had else None


def each_time(clause: Token) -> bool:
    """Whether a negated clause tells what never fails: "hardly a day on which it *does not*"."""
    head = clause.head
    if clause.dep_ == "relcl" and head.pos_ == "NOUN":
        head = head.head
    return clause.dep_ in {"relcl", "advcl"} and without_fail(head) and moods.negated(clause)


_NAMING = frozenset({"name", "identify", "quote"})
_ASKING = frozenset({"decline", "ask", "refuse", "request", "want", "wish", "prefer"})


def on_anonymity(verb: Token) -> bool:
    """Whether a verb but says that somebody shall not be named: "who *declined to be named*"."""
    if verb.lemma_ in _NAMING:
        asked = verb.dep_ == "xcomp" and verb.head.lemma_ in _ASKING
        return asked and any(c.dep_ == "auxpass" for c in verb.lefts)
    return verb.lemma_ in _ASKING and any(
        c.dep_ == "xcomp" and c.lemma_ in _NAMING and on_anonymity(c) for c in verb.rights
    )


def no_deed(verb: Token) -> bool:
    """Whether a verb tells of no deed: something is "no threat", or hollow words are its object.

    "*Made no mention* of Hamas": the typer, which reads the words between two names, would make a
    refusal of them.
    """
    if any(c.dep_ == "xcomp" and c.lemma_ in _APART for c in (verb, *verb.children)):
        return True  # "Agreed to disagree"
    if verb.lemma_ in _LIGHT and any(
        child.dep_ == "dobj" and child.lemma_ in _HOLLOW for child in verb.children
    ):
        return True
    return no_threat(verb)

"""The day of a deed that only a later sentence tells: "The attack took place *on Friday*".

A lead tells what was done, and the sentences after it when: by a noun that takes the deed up, by
its verb of those to whom it was done, or by a blow on the place that was hit.
"""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING

from communique.events import syntax
from communique.events.frames import QUAD, lexicon
from communique.events.functions import TEXTS
from communique.language.nouns import times_in

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from communique.events.coding import Told
    from communique.language import Parse
    from communique.language.annotations import Moment
    from communique.language.tokens import Span, Token

# How many sentences on the day may be told.
_REACH = 2
_DEFINITE = frozenset({"the", "this", "that", "these", "those"})
# Nouns for any attack.
_ATTACKS = frozenset(
    """attack strike raid assault bombing bombardment shelling explosion blast killing incident
    ambush shooting massacre operation""".split()
)
# Verbs that say that something took place, and those that tell its toll.
_HAPPENING = frozenset(
    """happen occur take come begin start last erupt unfold kill wound injure hit destroy damage
    strike leave claim""".split()
)
_DOING = frozenset("carry launch stage conduct mount".split())
_BY_TEXTS = frozenset({"under", "by", "in"})
_MAKING = frozenset("sign conclude reach initial agree seal strike adopt".split())
# Verbs of which the time is that of the deed that is their object.
_CARRYING = frozenset("fight wage hold launch conduct stage mount survive endure suffer".split())
_BLOWS = frozenset("hit strike rock attack bomb shell raid storm destroy".split())


def date_later(parse: Parse, tellings: Sequence[Told]) -> None:
    """Gives deeds without a day of their own the day that the sentences after them tell."""
    starts: list[int] = []
    for telling in tellings:
        trigger = telling.match.trigger
        if telling.status in {"actual", "denied"} and telling.moment.when.edtf is None:
            telling.moment = _when_it_was(parse, trigger) or telling.moment
        if not _is_undated(parse, telling):
            continue
        own = _when_signed(parse, trigger) or _when_it_was(parse, trigger)
        if own is not None:
            telling.moment = own
            continue
        starts = starts or [sentence.start for sentence in parse.sentences]
        number = bisect_right(starts, telling.match.trigger.i)
        for sentence in parse.sentences[number : number + _REACH]:
            if not times_in(parse, sentence):
                continue
            found = next(_told_in(parse, telling, sentence), None)
            if found is not None:
                telling.moment, word = found
                _share_doers(telling, tellings, word)
                break


def _when_signed(parse: Parse, verb: Token) -> Moment | None:
    """When the text was made that lays down a deed: "a pact *signed in 1961* under which both"."""
    text = verb.head
    if verb.dep_ != "relcl" or text.lower_ not in TEXTS:
        return None
    under = (c for c in verb.lefts if c.dep_ == "prep" and c.lower_ in _BY_TEXTS)
    if not any(c.lower_ == "which" for preposition in under for c in preposition.children):
        return None
    for made in text.children:
        if made.dep_ == "acl" and made.lemma_ in _MAKING:
            moment = parse.clock.at(made)
            return moment if moment.when.basis in {"explicit", "relative"} else None
    return None


def _when_it_was(parse: Parse, verb: Token) -> Moment | None:
    """When the deed was that is a verb's object: "fought *a war between 1998 and 2000*"."""
    if verb.pos_ != "VERB" or verb.lemma_ not in _CARRYING:
        return None
    for thing in verb.rights:
        moment = parse.clock.at(thing) if thing.dep_ == "dobj" else None
        if moment is None or moment.when.start is None:
            continue
        inside = thing.idx < moment.when.start <= thing.right_edge.idx
        if inside and moment.when.basis in {"explicit", "relative"}:
            return moment
    return None


def _share_doers(telling: Told, tellings: Sequence[Told], word: Token) -> None:
    """Makes one of a deed and its retelling that names no doer: "*were released* on Friday"."""
    for other in tellings:
        if other.match.trigger.i == word.i and other.type == telling.type:
            other.match.actors = other.match.actors or list(telling.match.actors)


def _is_undated(parse: Parse, telling: Told) -> bool:
    """Whether a deed is told without a day, and not ahead: whose day is that of the report."""
    trigger = telling.match.trigger
    done = telling.status in {"actual", "denied"} and not telling.moment.background
    known = telling.moment.when.basis not in {"tense", "document"}
    return done and not known and QUAD[telling.type] != 3 and not parse.in_title(trigger)


def _told_in(parse: Parse, telling: Told, sentence: Span) -> Iterator[tuple[Moment, Token]]:
    """The days that a sentence gives the deed, each with the word that takes it up."""
    for token in sentence:
        if token.pos_ == "NOUN" and token.dep_ in {"nsubj", "nsubjpass"}:
            if _takes_up(token, telling) and _of_the_same(parse, token, telling):
                yield from _day(parse, token, *((token.head,) if _takes_place(token) else ()))
        elif token.pos_ == "VERB" and token.dep_ in {"ROOT", "ccomp"} and _goes_on(
            parse, token, telling
        ):  # fmt: skip
            yield from _day(parse, token)


def _takes_up(noun: Token, telling: Told) -> bool:
    """Whether a definite noun is one for the deed: "*the release*", "*the attack*"."""
    if not any(c.lower_ in _DEFINITE for c in noun.lefts):
        return False
    lemma = noun.lemma_.lower()
    if telling.type == "ASSAULT":
        return lemma in _ATTACKS
    verb = telling.match.trigger.lemma_.lower()
    kinds = {sense.frame.type for sense in lexicon().nouns.get(lemma, ())}
    return telling.type in kinds and lemma[:4] == verb[:4]


def _of_the_same(parse: Parse, noun: Token, telling: Told) -> bool:
    """Whether nothing is said to be done to but what the deed was done to."""
    told = {t.lemma_ for t in parse.sentence_at(telling.match.trigger.idx)}
    things = syntax.prepositional(noun, ("of", "on", "against"))
    return all(t.lemma_ in told or t.lower_.endswith("day") or t.like_num for t in things)


def _takes_place(noun: Token) -> bool:
    """Whether its verb only says that it took place, or what it brought."""
    return noun.head.lemma_ in (_HAPPENING if noun.dep_ == "nsubj" else _DOING)


def _goes_on(parse: Parse, verb: Token, telling: Told) -> bool:
    """Whether a verb tells the deed again: of those it was done to, or of the place hit."""
    match = telling.match
    undergone = syntax.undergoers(verb)
    if len(undergone) != 1:
        return False
    (thing,) = undergone
    if telling.type == "ASSAULT" and verb.lemma_ in _BLOWS and thing.pos_ == "NOUN":
        places = {t.lemma_ for t in parse.sentence_at(match.trigger.idx) if t.pos_ == "NOUN"}
        definite = any(c.lower_ in _DEFINITE for c in thing.lefts)
        return definite and thing.lemma_ in places and not _by_another(parse, verb, telling)
    definite = thing.pos_ == "NOUN" and any(c.lower_ in _DEFINITE for c in thing.lefts)
    if not (definite or thing.pos_ == "PRON") or verb.lemma_ not in lexicon().verbs:
        return False
    kinds = {sense.frame.type for sense in lexicon().verbs[verb.lemma_]}
    mention = parse.mention_at(thing)
    done_to = {party.actor for party in match.recipients}
    theirs = mention is not None and bool(done_to) and set(mention.actors) <= done_to
    return telling.type in kinds and theirs and not _by_another(parse, verb, telling)


def _by_another(parse: Parse, verb: Token, telling: Told) -> bool:
    """Whether somebody else is said to have done it."""
    own = {party.actor[:3] for party in telling.match.actors}
    marks = [parse.mention_at(noun) for noun in syntax.subjects(verb)]
    return any(
        actor[:3] not in own | {"UNK"}
        for mark in marks
        if mark is not None
        for actor in mark.actors
    )


def _day(parse: Parse, *tokens: Token) -> Iterator[tuple[Moment, Token]]:
    """The day in whose words one of some tokens stands, if it is told in their clause."""
    for token in tokens:
        moment = parse.clock.at(token)
        when = moment.when
        inside = when.start is not None and (
            token.left_edge.idx <= when.start <= token.right_edge.idx
        )
        if inside and when.edtf is not None and len(when.edtf) == len("2000-01-31"):
            yield moment, token
            return

"""Where the words of one duty end and those of the next begin: "must pay *and leave the zone*"."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from communique.agreements.binding import (
    BINDING,
    GIVING,
    LIMITING,
    goes_on,
    is_due,
    is_misread,
    start_of,
)

if TYPE_CHECKING:
    from communique.language import Parse
    from communique.language.tokens import Token

#: Words by which a clause goes on beside another.
MEANWHILE = frozenset({"while", "whereas", "instead"})
# So many words stand before the second of a row of infinitives.
_ROW = 2
_DENYING = frozenset({"not", "never"})
# How far before an infinitive an aside may begin that belongs to it.
_ASIDE = 16
_BEFORE_VERB = frozenset({"nsubj", "nsubjpass", "aux", "auxpass", "neg"})
_NAMING_TAGS = frozenset({"DT", "NN", "NNS", "NNP", "NNPS", "JJ", "POS", "PRP$"})


def joints(parse: Parse, first: int, last: int) -> list[int]:
    """Where a stretch goes on with another duty: "pay the costs *and Peru* releases water"."""
    found = [t.i + 1 for t in parse.doc[first:last] if t.text == ";"]
    found += _bound_too(parse, first, last)
    for verb in parse.doc[first:last]:
        if verb.dep_ == "conj" and verb.head.pos_ == "VERB" and (goes_on(verb) or binds_too(verb)):
            found.append(start_of(verb))  # "Bars navies, and it requires *each to give notice*"
            continue
        if is_misread(verb) and first < verb.i and verb.nbor(-1).lower_ == "and":
            found.append(verb.i)  # "Gives it a parliament *and reserves* it two seats"
            continue
        if (own := _own_duty(verb)) is not None:
            found.append(own)  # "A fund into which *the government must pay*"
            continue
        finite = verb.tag_ in {"VBZ", "VBD", "VBP"}
        lost = _lost_subject(verb) if finite else None
        if finite and verb.i > first and verb.nbor(-1).lower_ == "and":
            lost = verb.i  # "Bans missiles with a warhead *and lets* inspectors in"
        if lost is not None and lost > first:
            found.append(lost)
            continue
        if verb.dep_ == "advcl" and any(c.lower_ in MEANWHILE for c in verb.lefts):
            found.append(verb.left_edge.i)  # "Sends nurses *while Peru lifts duties*"
            continue
        if verb.dep_ == "conj" and verb.pos_ == "ADP" and verb.lower_ == verb.head.lower_:
            found.append(verb.i)  # "Provides for a new post *and for the withdrawal*"
            continue
        if (aside := _past_aside(verb)) is not None:
            found.append(aside)  # "To let it pass and, in a drought, *to release more*"
            continue
        if _is_listed(verb):
            denied = verb.nbor(-2).lower_ in _DENYING
            found.append(
                verb.i - 1 - denied
            )  # "To stop attacks, *to free all hostages* and not to recruit"
            continue
        if verb.i > first and verb.nbor(-1).lower_ == "or":
            continue  # "From opening fire *or using explosives*"
        # The first of several may be the word that binds itself, before the stretch.
        if verb.dep_ != "conj" or verb.pos_ not in {"VERB", "AUX"} or verb.head.i < first - 1:
            continue
        if verb.head.pos_ not in {"VERB", "AUX"}:
            continue
        between = verb.doc[verb.head.i + 1 : verb.i]
        if len(between) == 1 and between[0].dep_ == "cc":
            continue  # "Must *destroy or move* 19,000 tanks"
        start = min(
            (c.left_edge.i for c in verb.lefts if c.dep_ in _BEFORE_VERB or _in_return(c)),
            default=verb.i,
        )
        while start > first and parse.doc[start - 1].dep_ in {"cc", "punct"}:
            start -= 1
        # "And" itself belongs to neither.
        while start < verb.i and parse.doc[start].dep_ in {"cc", "punct"}:
            start += 1
        found.append(start)
    return sorted(set(found))


def _own_duty(verb: Token) -> int | None:
    """Where a duty begins that a clause on something tells: "a fund into which *Peru must pay*"."""
    whom = any(g.tag_ in {"WP", "WDT"} for c in verb.lefts if c.dep_ == "prep" for g in c.children)
    if not (verb.dep_ == "relcl" or (verb.dep_ == "advcl" and whom)):
        return None  # "For whom employers must provide housing"
    if verb.head.i > verb.i or not is_due(verb):
        return None
    if any(c.dep_ == "aux" and c.lower_ in {"may", "can", "would", "could"} for c in verb.lefts):
        return None
    subject = next((c for c in verb.lefts if c.dep_ in {"nsubj", "nsubjpass"}), None)
    if subject is None or subject.tag_ in {"WDT", "WP"}:
        return None
    return subject.left_edge.i if subject.left_edge.i > verb.head.i + 1 else None


def binds_too(verb: Token) -> bool:
    """Whether a second verb binds somebody: "bans mines and *requires* the rebels to leave"."""
    alone = not any(c.dep_ in _BEFORE_VERB for c in verb.lefts)
    return alone and verb.lemma_ in BINDING - LIMITING - GIVING and start_of(verb) > verb.i


def _past_aside(verb: Token) -> int | None:
    """Where an aside begins after "and" before an infinitive: "pay and, *if asked, to leave*"."""
    if verb.tag_ != "VB" or verb.i < _ASIDE or verb.nbor(-1).tag_ != "TO":
        return None
    if verb.nbor(-2).text != ",":
        return None
    before = verb.doc[verb.i - _ASIDE : verb.i - 2]
    return next((t.i + 2 for t in before if t.lower_ == "and" and t.nbor().text == ","), None)


def _is_listed(verb: Token) -> bool:
    """Whether an infinitive after a comma stands in a row of them, whatever the parser makes of it.

    "To stop attacks, *to free all hostages* and not to recruit children".
    """
    if verb.tag_ != "VB" or verb.i < _ROW or verb.nbor(-1).tag_ != "TO":
        return False
    denied = verb.nbor(-2).lower_ in _DENYING and verb.i > _ROW
    before = verb.nbor(-3 if denied else -2).lower_
    if before == "and" and verb.i > _ROW + 1:
        return any(t.tag_ == "TO" for t in verb.sent[: verb.i - 1 - verb.sent.start])
    if before != ",":
        return False
    after = [t.lower_ for t in verb.doc[verb.i + 1 : verb.sent.end] if t.lower_ not in _DENYING]
    return ("and", "to") in pairwise(after)


def _in_return(word: Token) -> bool:
    """Whether "in return" begins here: "gets the power *and in exchange* will pay"."""
    return word.lower_ == "in" and any(c.lower_ in {"return", "exchange"} for c in word.children)


def _bound_too(parse: Parse, first: int, last: int) -> list[int]:
    """Where one verb binds a second party too: "obliges Peru to pay *and Chile to leave*"."""
    found: list[int] = []
    before = False
    for token in parse.doc[first : last - 1]:
        if token.tag_ != "TO" or token.nbor().tag_ != "VB":
            continue
        start = token.i
        while start > first and parse.doc[start - 1].tag_ in _NAMING_TAGS:
            start -= 1
        if before and first < start < token.i and parse.doc[start - 1].lower_ == "and":
            found.append(start)
        before = True
    return found


def _lost_subject(verb: Token) -> int | None:
    """Where the subject of a joined clause begins that the parser joined to the noun before it.

    "Pays for the dam *and Niger releases* water".
    """
    if verb.i < 2 or any(c.dep_ in {"nsubj", "nsubjpass", "aux", "mark"} for c in verb.children):
        return None
    name = verb.nbor(-1)
    start = name.left_edge.i
    if name.pos_ not in {"NOUN", "PROPN"} or name.dep_ != "conj" or start < 1:
        return None
    return start if verb.doc[start - 1].lower_ in {"and", "while", "but"} else None

"""Which event nouns are told by themselves, and which only as what a verb takes.

"Rejected talks" tells no talks and "launched an attack" one attack; "was charged with murder" and
"demanded sanctions" tell of a deed besides.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from communique.events import syntax
from communique.events.control import causer
from communique.events.frames import QUAD
from communique.events.operators import operator

if TYPE_CHECKING:
    from collections.abc import Iterator

    from communique.events.matching import Match
    from communique.language import Parse
    from communique.language.tokens import Token

#: Types whose nouns name, after a preposition, what the deed is done to: "the release of hostages".
DEEDS = frozenset({"ASSAULT", "COERCE", "RETREAT"})
_TALKS = frozenset("talk negotiation discussion consultation dialogue".split())


def standing(found: dict[int, Match]) -> list[Match]:
    """The matches of a sentence that tell an event of their own, in the order of the text.

    Args:
        found: the best match at each trigger, by the trigger's place in the document.
    """
    consumed: dict[int, Match] = {}
    demanded: set[int] = set()
    for match in found.values():
        for noun in (*match.anchors, *match.objects):
            if noun.i not in found:
                continue
            told = found[noun.i]
            # A deed is told wherever it stands: "charged *with murder*".
            if noun not in match.anchors or QUAD[told.frame.type] in {1, 3}:
                consumed[noun.i] = match
            if _demanded(told, match):
                # Who demands a deed does not do it: "demanded *sanctions* against Belarus".
                demanded.add(noun.i)
                if match.frame.type != "CONCEDE":
                    own = {actor.actor for actor in match.actors}
                    told.actors = [actor for actor in told.actors if actor.actor not in own]
                    if told.frame.mode == "withdraw" and not told.actors:
                        told.actors, told.recipients = told.recipients, []
    kept: list[Match] = []
    ordered = _ordered(found)
    ended = {below.trigger.i for match in found.values() for below in _ended(match)}
    ended |= {verb for match in found.values() for verb in _topics(match)}
    for i, match in sorted(found.items()):
        if match.frame.type in ordered.get(i, ()) or i in ended:
            continue
        crowd = match.frame.type == "PROTEST" and match.trigger.pos_ == "VERB"  # A bare number.
        if not match.actors and not match.recipients and not crowd:
            continue  # Its doers asked for it: "demanded *an apology*".
        taker = consumed.get(i)
        spared = i in demanded or match.trigger.pos_ == "VERB"
        if taker is None or spared or _own_doer(match, taker):
            kept.append(match)
        elif match.frame.type == taker.frame.type:
            taker.refine(match)
    return kept


def _ended(match: Match) -> list[Match]:
    """The dealings that a penalty ends, which it tells: "*stopped* supplying them"."""
    if match.frame.type != "SANCTION" or match.trigger.pos_ != "VERB":
        return []
    return [below for below in match.inner if below.trigger.pos_ == "VERB"]


def _topics(match: Match) -> Iterator[int]:
    """What talks that are no more were on: "suspended talks with Russia on *easing* the rules"."""
    if match.frame.type not in {"SANCTION", "REJECT"} or not match.objects:
        return
    if any(noun.lemma_ in _TALKS for noun in match.objects):
        for word in match.trigger.subtree:
            if word.dep_ == "pcomp" and word.head.lower_ in {"on", "about"}:
                yield word.i


def _ordered(found: dict[int, Match]) -> dict[int, set[str]]:
    """The types of what is ordered done, by the verb of the order: "*ordered* ships deployed"."""
    types: dict[int, set[str]] = {}
    for match in found.values():
        orders = causer(match.trigger) if match.trigger.pos_ == "VERB" else None
        if orders is not None:
            types.setdefault(orders.i, set()).add(match.frame.type)
    return types


def _demanded(match: Match, taker: Match) -> bool:
    """Whether a verb asks for the deed that it takes, or orders it, and tells no own threat."""
    known = operator(taker.trigger, match.trigger)
    return (
        taker.frame.type in {"THREATEN", "REQUEST", "CONCEDE"}
        and (QUAD[match.frame.type] == 4 or match.frame.type in {"RETREAT", "CONCEDE"})
        and known is not None
        and known.id == "demand"
    )


def _own_doer(match: Match, taker: Match) -> bool:
    """Whether an event noun that a verb takes names its own doer: "ignored a threat *by* Iran"."""
    if match.frame.type == taker.frame.type:
        return False
    owned = bool(syntax.prepositional(match.trigger, ("by",)))
    if not owned and match.frame.type in DEEDS | {"THREATEN"}:
        # A deed is done whatever is said of it: "recognized *Chad's* annexation".
        owned = any(c.dep_ == "poss" and c.pos_ != "PRON" for c in match.trigger.children)
    return owned and {a.actor for a in match.actors}.isdisjoint(a.actor for a in taker.actors)


def is_but_named(parse: Parse, noun: Token) -> bool:
    """Whether a noun is a month or a word of a name: "in *March*", "the *Liberation* Front"."""
    if noun.text == "March" and all(child.dep_ != "det" for child in noun.children):
        return True
    mention = parse.mention_at(noun)
    return mention is not None and mention.form == "name" and mention.root != noun.i

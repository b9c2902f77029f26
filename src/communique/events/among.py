"""Whose those are to whom a deed is done, told of some of them: "nine tourists, *two Danes among
them*", "12 sailors, including *four Indians*", "14 people, most of them *Palestinians*".
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from communique.events import syntax
from communique.events.parties import reference

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from communique.events.coding import Told
    from communique.language import Parse
    from communique.language.tokens import Token
    from communique.record import ActorRef

_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
# How far behind those done to the nationals may stand, in tokens.
_REACH = 14


def name_some(parse: Parse, tellings: Sequence[Told]) -> None:
    """Adds nationals told to be among those whom a deed strikes; guesses of their home give way."""
    for telling in tellings:
        match = telling.match
        if match.trigger.pos_ != "VERB" or not match.recipients:
            continue
        for noun in syntax.undergoers(match.trigger):
            some = list(_some_of(parse, noun))
            if not some:
                continue
            own = {actor.actor[:3] for actor in match.actors} | {"UNK"}
            known = [
                party
                for party in match.recipients
                if party.actor[:3] not in own or party in some or _names_home(party)
            ]
            named = {party.actor for party in known}
            match.recipients = [*known, *(p for p in some if p.actor not in named)]


def _names_home(party: ActorRef) -> bool:
    """Whether the words for a party say of which state it is: "12 *Peruvian* miners"."""
    words = (party.text or "").split()
    return any(word[:1].isupper() for word in words[1:] or words)


def _some_of(parse: Parse, noun: Token) -> Iterator[ActorRef]:
    """The nationals of an aside right behind a noun of people."""
    doc = noun.doc
    if noun.tag_ not in {"NNS", "NNPS", "CD", "NN"}:
        return
    end = min(noun.sent.end, noun.i + _REACH)
    aside = next((i for i in range(noun.i + 1, end) if doc[i].text in {",", "(", "-", "—"}), None)
    if aside is None or any(t.tag_ in _FINITE for t in doc[noun.i + 1 : aside]):
        return
    close = aside + 1
    while close < noun.sent.end and doc[close].tag_ not in _FINITE and doc[close].text not in {
        ";", ")",
    }:  # fmt: skip
        close += 1
    words = [token.lower_ for token in doc[aside + 1 : close]]
    of_them = "them" in words and words[words.index("them") - 1] in {"among", "of"}
    if not of_them and words[:1] != ["including"]:
        return
    at = words.index("them") if of_them else 0
    before = of_them and words[at - 1] == "among" and at > 1
    low, high = (aside + 1, aside + at) if before else (aside + 2 + at, close)
    for i in range(low, min(high, low + 8)):
        token = doc[i]
        if token.text == ",":
            break
        mention = parse.mention_at(token)
        if mention is None or mention.root != i or not token.text[:1].isupper():
            continue
        for actor in mention.actors:
            country, _, sector = actor.partition(":")[0].partition(".")
            if sector == "CVL" and country != "UNK":
                yield reference(parse, actor, mention)

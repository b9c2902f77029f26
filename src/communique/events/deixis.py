"""Whom "I", "we", "our army" and "you" mean in what somebody says, and states no phrase names."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from communique.data import rows
from communique.language.annotations import ActorMention
from communique.record import Actor, Mention

if TYPE_CHECKING:
    from communique.language import Parse
    from communique.language.tokens import Token
    from communique.record import MentionForm, Span

_I = frozenset({"i", "me", "myself"})
_WE = frozenset({"we", "us", "ourselves"})
_YOU = frozenset({"you", "yourself", "yourselves"})
_OWN = frozenset({"our", "my"})
# What somebody calls his that others share: "my country", not "my brother".
_SHARED = frozenset("country nation people homeland state land side compatriot".split())
# Sectors whose people do not speak for their state.
_NOT_THE_STATE = frozenset("REB OPP SEP CVL BUS EDU LAB MED AGR ELI REL SOC NGO REF PTY".split())
# What "our" says of the paper itself: "our correspondent".
_PAPERS = frozenset(
    "newspaper paper correspondent reporter reader website site magazine staff writer".split()
)
# Those of a state whom its leaders call theirs: "my government", "my soldiers".
_OF_STATES = frozenset("GOV MIL COP LEG JUD SPY".split())


def meant_by_speaker(parse: Parse, noun: Token, here: ActorMention | None) -> ActorMention | None:
    """Whom a word means that means somebody else in each mouth.

    "I" is the speaker, "you" who is spoken to, "we" and "our soldiers" are the speaker's state or
    body, and those of it. In what nobody says, "we" is the state for which a leader or letter is
    written.
    """
    word = noun.lower_
    own = next((c.lower_ for c in noun.lefts if c.lower_ in _OWN), None)
    if here is None:
        if word in _I | _YOU:
            return _person(parse, noun)
        if word not in _WE and own is None:
            return None
        if own == "my" and noun.lemma_ not in _SHARED:
            return None
        sector = ""
    else:
        if here.form != "nominal" or own is None:
            return None
        if any(c.tag_ == "JJ" and c.text[:1].isupper() for c in noun.lefts):
            return None  # "Our *Sudanese* brothers" are of Sudan.
        sector = here.actors[0].partition(":")[0].partition(".")[2] if here.actors else ""
        if own == "my" and sector not in _OF_STATES:
            return None
    chain = parse.voices.chain(noun)
    speaker = chain[0].actor if chain else _written_for(parse, noun)
    if speaker is None or (own == "my" and not chain):
        return None
    country, _, body = speaker.partition(":")[0].partition(".")
    if country == "UNK" or body == "JRN":
        return None
    whose = speaker if body in _NOT_THE_STATE else country
    actor = f"{country}.{sector}" if sector else whose
    if here is not None and here.actors == (actor,):
        return None
    start, end = (noun.idx, noun.idx + len(noun.text)) if here is None else (here.start, here.end)
    join(parse, actor, parse.quote(start, end), "pronoun" if here is None else "nominal")
    first, last = (noun.i, noun.i + 1) if here is None else (here.first, here.last)
    return ActorMention(start, end, first, last, noun.i, (actor,), "pronoun")


def _person(parse: Parse, pronoun: Token) -> ActorMention | None:
    """The speaker as "I", and the one to whom he speaks as "you"."""
    if pronoun.lower_ in _I:
        chain = parse.voices.chain(pronoun)
        found = chain[0] if chain else None
    else:
        found = parse.voices.hearer(pronoun)
    if found is None or found.actor.startswith("UNK") or found.actor not in parse.actors:
        return None
    start = pronoun.idx
    return ActorMention(
        start, start + len(pronoun), pronoun.i, pronoun.i + 1, pronoun.i, (found.actor,), "pronoun"
    )


def _written_for(parse: Parse, noun: Token) -> str | None:
    """The state of a leader or letter, in which its writer says "our army": the title's."""
    if noun.lemma_ in _PAPERS:
        return None
    named = {a[:3] for m in parse.mentions if m.start < parse.title for a in m.actors}
    states = named & _state_names().keys()
    return states.pop() if len(states) == 1 else None


def join(parse: Parse, actor: str, span: Span, form: MentionForm) -> None:
    """Notes an actor whom no phrase names, but an event has: a host, the state of "us"."""
    if actor in parse.actors or actor in parse.joined:
        return
    country, _, sector = actor.partition(".")
    parse.joined[actor] = Actor(
        id=actor,
        name=_state_names().get(country, country) if not sector else actor,
        kind="state" if not sector else "group",
        country=country,
        sector=sector or None,
        role=None,
        mentions=(Mention(start=span.start, end=span.end, text=span.text, form=form),),
    )


@cache
def _state_names() -> dict[str, str]:
    return {row["code"]: row["name"] for row in rows("actors/states.tsv")}

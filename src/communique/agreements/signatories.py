"""Who signed an agreement, is to sign it, or talks about it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from communique.agreements.dates import (
    LAYING_DOWN,
    NEARING,
    PREPARING,
    SIGNING,
    TALKS,
    governors,
    phrase,
    signings,
)
from communique.agreements.makers import leads_men, looks_on, makers_of, own_side
from communique.agreements.names import TIME_WORDS
from communique.agreements.parties import is_of_firms, is_relative
from communique.language.nouns import mentions_in

if TYPE_CHECKING:
    from collections.abc import Iterator

    from communique.agreements.naming import Naming
    from communique.language import Parse
    from communique.language.annotations import ActorMention
    from communique.language.tokens import Token

#: Sectors that bind their state; none for the state itself.
BINDING_SECTORS = frozenset({None, "", "GOV", "LEG", "MIL", "UNK"})
# Those with whom a state makes agreements that are none between states.
_OWN = frozenset({"LAB", "BUS", "MED", "EDU", "CRM", "JUD"})
_MAKING = frozenset(
    """begin start prepare negotiate draft plan finalize finalise initial renew ratify declare
    announce observe have offer propose extend prolong complete unveil publish near share accept
    finish""".split()
)
_CELEBRATING = frozenset("celebrate mark commemorate observe".split())
_DAYS = frozenset("anniversary birthday jubilee year decade signing centenary".split())
# With an agreement, that is.
_CROWNING = frozenset("follow seal crown end close conclude cap".split())
_PUTTING = frozenset({"put", "set", "affix"})
_OFFERING = frozenset({"offer", "propose"})
_HANDING = frozenset("hand give present submit send provide".split())
_DRAFTS = frozenset("text term draft wording detail outline".split())


def signatories(parse: Parse, naming: Naming) -> list[str]:
    """The states that a text says have signed an agreement."""
    found: list[str] = []
    nearby = mentions_in(parse, parse.sentence_at(naming.start))
    verbs = [*signings(parse, naming), *_beginnings(parse, naming)]
    for verb in verbs:
        if verb.lemma_ in _PUTTING:
            continue  # Who puts his name to a text may be anybody's envoy.
        heads = [c for c in verb.children if c.dep_ in {"nsubj", "agent"}]
        if verb.dep_ == "relcl" and verb.head.i != naming.head:
            # "*Beijing*, which concluded a pact with Honiara"
            heads = [verb.head if is_relative(c) else c for c in heads]
        if verb.dep_ == "xcomp" and not heads:
            # "*Chad and Niger* are to sign a treaty", "hope to sign"
            heads = [c for c in verb.head.children if c.dep_ == "nsubj"]
        if verb.dep_ == "pcomp" and not heads:
            # "*Chad and Niger* embraced after signing a treaty"
            heads = [c for c in verb.head.head.children if c.dep_ == "nsubj"]
        if verb.dep_ == "advcl" and not heads and verb.tag_ == "VB":
            # "*The ministers joined Figl* to sign a treaty"
            heads = [c for c in verb.head.children if c.dep_ in {"nsubj", "dobj"}]
        if verb.lemma_ in _OFFERING:
            heads += [c for c in verb.children if c.dep_ == "dative"]
        heads += [
            c for c in verb.children
            if c.dep_ == "prep" and c.lower_ in {"with", "between", "by"}
        ]  # fmt: skip
        tokens = {i for head in heads for i in phrase(head)}
        if _are_firms(parse, [m for m in nearby if m.root in tokens]):
            continue
        for mention in nearby:
            if mention.root in tokens and _binds(parse, mention):
                found += makers_of(parse, mention, bodies=True)
    noun = parse.doc[naming.head]
    got = {i for head in _receivers(noun) for i in phrase(head)}
    found += [s for m in nearby if m.root in got and _binds(parse, m) for s in makers_of(parse, m)]
    if noun.dep_ == "pobj" and noun.head.lower_ == "in" and noun.head.head.lemma_ in LAYING_DOWN:
        # "In a protocol signed on April 13, the two agreed to ..."
        verb = noun.head.head
        inside = {i for c in verb.children if c.dep_ == "nsubj" for i in phrase(c)}
        for mention in nearby:
            if mention.root in inside and _binds(parse, mention):
                found += makers_of(parse, mention)
    dated = (t for t in noun.subtree if t.text in TIME_WORDS or t.like_num)
    for child in (*noun.children, *(c for t in dated for c in t.children)):
        # "the treaty of 1965, under which the two countries normalized relations"
        if child.dep_ == "relcl" and any(
            g.lower_ == "which" and g.dep_ == "pobj" for c in child.children for g in c.children
        ):
            if any(c.dep_ == "neg" for c in child.children):
                continue  # "to which Ethiopia is not a party"
            inside = {t.i for t in child.subtree}
            within = [m for m in nearby if m.root in inside and _binds(parse, m)]
            subjects = {t.i for c in child.children if c.dep_ == "nsubj" for t in c.subtree}
            everyone = {s for m in within for s in makers_of(parse, m)}
            for mention in within:
                # "under which Peru sold gas to Chile": where there are two, both are parties.
                if mention.root in subjects or len(everyone) == 2:
                    found += makers_of(parse, mention)
    return list(dict.fromkeys(found))


def _are_firms(parse: Parse, signing: list[ActorMention]) -> bool:
    """Whether those who sign are firms, whose homes are only told: "*Canada's* Bombardier"."""
    firms = {m.root for m in signing if is_of_firms(parse, m)}
    if not firms:
        return False
    apart = (m for m in signing if parse.doc[m.root].dep_ not in {"poss", "pobj", "amod"})
    return not any(parse.actors[a].kind == "state" for m in apart for a in m.actors)


def with_own_people(parse: Parse, naming: Naming) -> bool:
    """Whether a state made an agreement only with its own workers or firms: "with its unions".

    Or parties and others of one state did, which bind no state.
    """
    noun = parse.doc[naming.head]
    heads = [c for c in noun.children if c.dep_ == "prep" and c.lower_ in {"between", "with"}]
    for verb in signings(parse, naming):
        heads += [c for c in verb.children if c.dep_ in {"nsubj", "agent"} or c.lower_ == "with"]
    tokens = {i for head in heads for i in phrase(head)}
    nearby = mentions_in(parse, parse.sentence_at(naming.start))
    made = [parse.actors[a] for m in nearby if m.root in tokens for a in m.actors]
    if len({actor.country for actor in made} - {None}) != 1:
        return False
    none_binds = all(
        actor.sector == "PTY" or (actor.sector in {None, "UNK"} and actor.kind == "person")
        for actor in made
    )
    return none_binds or any(actor.sector in _OWN for actor in made)


def _binds(parse: Parse, mention: ActorMention) -> bool:
    """Whether who signs binds a state: not rebels of whom a text only lets guess where they are."""
    sectors = {parse.actors[actor].sector for actor in mention.actors if actor in parse.actors}
    if looks_on(parse.doc[mention.root]):
        return False
    if mention.form == "name" or not sectors or sectors & BINDING_SECTORS:
        return True
    return any(own_side(parse, a) or leads_men(parse, a) for a in mention.actors)


def _celebrations(noun: Token) -> Iterator[Token]:
    """The verb by which both keep its day: "Peru and Chile *mark* thirty years of the accord"."""
    if noun.dep_ != "pobj" or noun.head.lower_ != "of":
        return
    day = noun.head.head
    if day.dep_ == "pobj" and day.head.lower_ == "of":
        day = day.head.head  # "The anniversary of the signing of the accord"
    verb = day.head
    kept = day.dep_ == "dobj" and day.lemma_ in _DAYS and verb.lemma_ in _CELEBRATING
    if kept and any(c.dep_ == "nsubj" and list(c.conjuncts) for c in verb.children):
        yield verb


def _receivers(noun: Token) -> Iterator[Token]:
    """Those whom a mediator gives a draft: "handed *both sides* the draft of an accord"."""
    here = noun
    if here.dep_ == "pobj" and here.head.lower_ == "of" and here.head.head.lemma_ in _DRAFTS:
        here = here.head.head
    elif not any(c.lower_ == "draft" for c in noun.lefts):
        return
    above = here.head
    verb = above.head if here.dep_ == "pobj" and above.lower_ == "with" else above
    if verb.lemma_ not in _HANDING:
        return
    for child in verb.children:
        if child.dep_ in {"dobj", "dative"} and child.i != here.i and child.pos_ != "ADP":
            yield from (child, *child.conjuncts)
        elif child.lower_ == "to":
            yield from child.children


def _beginnings(parse: Parse, naming: Naming) -> Iterator[Token]:
    """The verbs by which its parties make an agreement that is told for the first time.

    "Peru and Chile began a ceasefire", "are negotiating a treaty".
    """
    noun = parse.doc[naming.head]
    if noun.dep_ == "dobj" and noun.head.lemma_ == "have" and naming.form == "name":
        yield noun.head  # "The two already have the Torres Strait Treaty"
    yield from _celebrations(noun)
    if naming.form != "indefinite":
        yield from (t for t in governors(noun) if t.lemma_ == "initial" and t.pos_ == "VERB")
    above = noun.head
    by_it = noun.dep_ == "pobj" and above.lower_ == "with" and above.head.lemma_ in _CROWNING
    if by_it and naming.form == "indefinite":
        yield above.head  # "Followed it up *with a preliminary accord*"
    if naming.form == "indefinite":
        for token in governors(noun):
            if token.pos_ == "VERB" and token.lemma_ in _MAKING | PREPARING | SIGNING:
                yield token
            elif token.lemma_ in _DRAFTS:
                # "Agreed on *the text of* a protocol"
                made = _MAKING | PREPARING | SIGNING
                yield from (t for t in governors(token) if t.lemma_ in made)
            elif token.lower_ in NEARING:
                yield token.head  # "Are *close to* an agreement"
            elif token.lemma_ in TALKS and token.pos_ == "NOUN":
                # "Are in *talks on* an agreement", "talks between them on a treaty"
                yield token
                if token.dep_ in {"dobj", "pobj", "nsubjpass"}:
                    yield token.head.head if token.dep_ == "pobj" else token.head

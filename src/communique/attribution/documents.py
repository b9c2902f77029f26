"""Documents that speak: letters, editorials and reports, who issued them, and to whom they went."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from communique.attribution.clauses import child
from communique.attribution.communiques import issuers_told
from communique.attribution.cues import media_by_noun
from communique.attribution.holders import conjoined, speaker_of
from communique.attribution.media import medium_noun
from communique.attribution.speakers import actors_of

if TYPE_CHECKING:
    from communique.language import Parse
    from communique.language.tokens import Token

_ISSUE = frozenset(
    """publish issue release send write post run carry deliver draft sign pen address circulate
    dispatch make give compose exchange receive swap put file submit conduct commission produce
    print read author compile prepare distribute share unveil present broadcast air adopt
    endorse""".split()
)
_PUTTING = frozenset("draft submit file circulate put write author sponsor pen prepare".split())
# Bodies that a document is named after: "a ministry statement".
_BODIES = {"ministry", "government", "embassy", "company", "police", "campaign", "palace", "army"}
# Those who speak by what is heard "on" them or stands "in" them.
_STATIONS = frozenset(
    """radio television tv channel station network broadcaster newspaper daily weekly paper magazine
    journal tabloid""".split()
)
_RECEIVE = {"receive", "get"}
# Whom one speaks with or before, by the medium: "an interview *with* CNN".
_BEFORE = {"with": {"interview", "phone"}, "before": {"speech", "testimony"}}
# Documents that a later word of the other kind may take up ("a letter … in that message").
_SAME = {"message": "letter", "article": "editorial"}
# Nouns that may take up a document of any kind, by the kind that they are of themselves.
_ANY = {"text": "letter", "document": "document"}
_POINTING = {"the", "that", "this", "these", "those", "its", "his", "her", "their"}


@dataclass(slots=True)
class Issued:
    """A document that the text mentions: who issued it and to whom, as heads of noun phrases."""

    noun: Token
    medium: str
    issuers: list[Token]
    addressees: list[Token]


class Documents:
    """The documents that a text mentions, in the order of the text."""

    def __init__(self, parse: Parse) -> None:
        self._parse = parse
        nouns = media_by_noun()
        self._found: list[Issued] = []
        for token in parse.doc:
            if (token.lower_ in nouns or token.lemma_ in nouns) and token.pos_ in {"NOUN", "PROPN"}:
                medium = medium_noun(token)
                if medium is not None and token.dep_ != "compound":
                    self._found.append(_issued(token, medium.medium))
        self._at = {issued.noun.i: issued for issued in self._found}

    def of(self, noun: Token) -> Issued | None:
        """The document that a noun means, with issuers and addressees carried over.

        A document with no issuer of its own, taken up by "the editorial" or "that message", is the
        last one of its kind.
        """
        own = self._at.get(noun.i)
        if own is None:
            return None
        first = noun.left_edge.lower_
        if not own.issuers and (told := issuers_told(self._parse, noun)):
            return Issued(noun, own.medium, told, own.addressees)
        if (own.issuers and own.addressees) or first not in _POINTING:
            return own
        kind = _SAME.get(own.medium, own.medium)
        issuers = self._who(own.issuers)
        for earlier in reversed(self._found):
            alike = kind in (_SAME.get(earlier.medium, earlier.medium), _ANY.get(noun.lower_))
            if earlier.noun.i >= noun.i or not alike:
                continue
            if not earlier.issuers or (issuers and not issuers & self._who(earlier.issuers)):
                continue
            if own.issuers and not earlier.addressees:
                continue
            if own.issuers:
                return Issued(noun, own.medium, own.issuers, earlier.addressees)
            medium = earlier.medium if own.medium in _SAME else own.medium
            return Issued(noun, medium, earlier.issuers, own.addressees or earlier.addressees)
        return own

    def letter_of(self, speaker: Token, before: int) -> tuple[str, list[Token]] | None:
        """The medium of what a speaker "wrote", when letters are told of, and its addressees.

        Whoever sent a letter writes in it; whoever received one writes back to its sender.
        """
        who = self._who([speaker])
        for issued in reversed(self._found):
            if issued.noun.i >= before or _SAME.get(issued.medium, issued.medium) != "letter":
                continue
            if who & self._who(issued.issuers):
                others = [t for t in issued.issuers if not who & self._who([t])]
                return issued.medium, issued.addressees or others
            if who & self._who(issued.addressees):
                return issued.medium, issued.issuers
        return None

    def _who(self, nouns: list[Token]) -> set[str]:
        """What tells the referents of noun phrases: actors where they are known, else words."""
        found: set[str] = set()
        for noun in nouns:
            found |= set(actors_of(self._parse, noun)) or {noun.lower_}
        return found


def _issued(noun: Token, medium: str) -> Issued:
    issuers: list[Token] = []
    addressees: list[Token] = []
    own = child(noun, "poss")
    if own is not None:
        issuers.append(own)
    teller = _told_in(noun)
    if teller is not None:
        issuers += [teller, *conjoined(teller)]
    for c in noun.children:
        if c.dep_ in {"prep", "agent"}:
            held = child(c, "pobj")
            if held is None:
                continue
            if c.lower_ in {"by", "from"}:
                issuers += [held, *conjoined(held)]
            elif c.lower_ == "to" or (c.lower_ in _BEFORE and medium in _BEFORE[c.lower_]):
                addressees += [held, *conjoined(held)]
            elif (
                (c.lower_ in {"on", "in"} and held.lemma_ in _STATIONS)
                or (
                    c.lower_ == "in" and medium in {"editorial", "article"} and held.pos_ == "PROPN"
                )
                or (
                    c.lower_ == "of"
                    and held.pos_ == "PROPN"
                    and medium in {"editorial", "statement"}
                )
            ):
                issuers.append(held)
        elif c.dep_ in {"acl", "relcl"} and c.lemma_ in _ISSUE and not _only_put(noun, c):
            agent = child(c, "agent")
            held = child(agent, "pobj") if agent is not None else None
            if held is None and c.dep_ == "relcl":
                held = child(c, "nsubj")
                held = None if held is not None and held.lower_ in {"that", "which"} else held
            if held is not None and teller is None:
                issuers += [held, *conjoined(held)]
            addressees += _to(c)
    verb = noun.head
    if noun.dep_ == "dobj" and verb.lemma_ in _ISSUE:
        doer = speaker_of(verb)
        if doer is not None:
            if verb.lemma_ in _RECEIVE:
                addressees += [doer, *conjoined(doer)]
                # "Received a note *from Chad*", where the phrase hangs on the verb.
                sent = [c for c in verb.children if c.dep_ == "prep" and c.lower_ == "from"]
                held = child(sent[0], "pobj") if sent and not issuers else None
                issuers += [held, *conjoined(held)] if held is not None else []
            elif not issuers:
                issuers += [doer, *conjoined(doer)]
        addressees += _to(verb)
    elif noun.dep_ == "nsubjpass" and verb.lemma_ in _ISSUE and not issuers:
        agent = child(verb, "agent")
        held = child(agent, "pobj") if agent is not None else None
        if held is not None:
            issuers.append(held)
    if not issuers:
        named = [c for c in noun.children if c.dep_ in {"compound", "nmod"} and c.pos_ == "PROPN"]
        bodies = [c for c in noun.children if c.dep_ == "compound" and c.lemma_ in _BODIES]
        whose = [c for c in noun.children if c.dep_ == "amod" and c.text[:1].isupper()]
        whose = whose if medium == "statement" else []  # "A *Turkish* readout said"
        issuers += bodies[-1:] if bodies and whose else named[-1:] or bodies[-1:] or whose[-1:]
    return Issued(noun, medium, issuers, addressees)


def _only_put(noun: Token, verb: Token) -> bool:
    """Whether those are told who put a text to a body, whose it is once it has adopted it."""
    draft = any(c.lower_ == "draft" for c in noun.lefts)
    return noun.lemma_ == "resolution" and verb.lemma_ in _PUTTING and not draft


def _told_in(noun: Token) -> Token | None:
    """Who says something in a text that is new: "*the army* said in a statement"."""
    preposition = noun.head
    if noun.dep_ != "pobj" or preposition.lower_ != "in" or preposition.head.pos_ != "VERB":
        return None
    if noun.left_edge.lower_ not in {"a", "an"} or preposition.head.lemma_ in _ISSUE:
        return None
    return speaker_of(preposition.head)


def _to(verb: Token) -> list[Token]:
    found: list[Token] = []
    for c in verb.children:
        if c.dep_ == "dative" and c.pos_ in {"NOUN", "PROPN", "PRON"}:
            found += [c, *conjoined(c)]
        elif c.dep_ in {"prep", "dative"} and c.lower_ == "to":
            held = child(c, "pobj")
            if held is not None:
                found += [held, *conjoined(held)]
        elif c.dep_ in {"advcl", "xcomp"} and c.lemma_ in {"congratulate", "thank", "tell", "ask",
                                                           "urge", "invite", "assure"}:  # fmt: skip
            # "sent a letter congratulating the king": it went to the king.
            held = child(c, "dobj")
            if held is not None:
                found += [held, *conjoined(held)]
    for noun in verb.children:
        if noun.dep_ == "dobj":
            for c in noun.children:
                if c.dep_ == "acl" and c.tag_ == "VBG" and c.lemma_ in {
                    "congratulate", "thank", "tell", "ask", "urge", "invite", "assure",
                }:  # fmt: skip
                    held = child(c, "dobj")
                    if held is not None:
                        found += [held, *conjoined(held)]
    return found

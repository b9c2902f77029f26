"""Duties of no kind that has a name: "must keep the shrine open", "binds both to sing no songs".

What is surely laid down is told even where nothing says of what kind it is.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from communique.agreements.binding import BOUND, is_due
from communique.agreements.lexicon import lexicon
from communique.agreements.paragraphs import STATES
from communique.language.nouns import TELLING

if TYPE_CHECKING:
    from communique.language import Parse
    from communique.language.tokens import Span, Token

#: The kind of a duty that none of those with a name fits.
OTHER = "other"
_BINDING = frozenset(
    """oblige obligate bind commit require compel forbid bar ban prohibit stipulate mandate
    undertake pledge promise agree vow call""".split()
)
_BANNING = frozenset("ban bar prohibit forbid outlaw".split())
# What becomes of the agreement itself is no duty of anybody, nor is it one to keep it.
_LIFE = frozenset(
    """ratify sign initial renew terminate denounce honour honor implement
    abide comply fulfil fulfill breach violate expire lapse fail seek hope expect try
    become seem mean prove need continue face wait talk remain follow happen result ensue""".split()
)
_DEMANDS = frozenset("oblige obligate require commit compel forbid bar ban prohibit".split())
# What becomes of it where it is the subject itself: "it runs for ten years".
_ITS_LIFE = frozenset(
    """take last run enter extend apply hold stay continue remain cost help cover include replace
    supersede end begin start come bring lead mark serve follow need be have approve publish
    announce""".split()
)
_ENDING = frozenset("denounce terminate suspend end cancel quit leave renew extend".split())
_GIVING = frozenset("undertake pledge promise agree vow accept".split())
_LIMITED = re.compile(r"\b(?:no more than|not more than|at most|no longer than|only (?:if|when))\b")
_PARTS = frozenset(
    "article chapter clause annex provision text document paper protocol appendix side".split()
)
_EACH = frozenset("each both either neither nobody none it they side sides party parties".split())
_TERM = re.compile(
    r"\b(?:by|within|until|for|before) "
    r"(?:the end of|[A-Z][a-z]+ \d|next|\d|\w+ (?:days|weeks|months|years))"
    r"|\b(?:a|each|every) year\b"
)
_PRESENT = frozenset({"VBZ", "VBP"})
_PLAIN = frozenset("must shall will".split())
_NOT = frozenset({"not", "never", "n't", "cannot"})
_FEW = 4
_HIGH = 3


def is_duty(parse: Parse, sentence: Span, part: tuple[int, int], start: int) -> bool:
    """Whether the words of a part of a stretch surely lay something down, of whatever kind it is.

    Args:
        parse: with the marks of the strands before.
        sentence: in which it stands.
        part: its first token and the one after its last.
        start: where the stretch begins.
    """
    first, last = part
    if sentence.start_char < parse.title or last - first < _FEW:
        return False
    top = _top(parse, first, last)
    if top is None or top.lemma_ in TELLING:
        return False
    if top.lemma_ in _DEMANDS and top.tag_ in {"VBZ", "VBD"}:
        return True
    whom = first == start and any(t.lower_ == "to" for t in top.lefts)
    opens = any(
        t.tag_ == "TO" and (t.i < first + 2 or t.nbor(-1).text == ",")
        for t in parse.doc[first:last]
    )
    if whom or opens:
        # "Binds the two to keep what they share from others *and to limit access to it*"
        opening = parse.doc[max(start - 1, sentence.start) : start + 1]
        if any(t.lemma_ in _BINDING for t in opening):
            return True
    if _is_of_itself(top):
        return False
    if not _is_near(parse, sentence, start) and not _is_of_parties(parse, top, sentence):
        return False
    if top.tag_ in _PRESENT and top.lemma_ not in STATES and _is_under(sentence):
        return True
    return _binds(top) or any(_binds(verb) for verb in _before(top))


def _top(parse: Parse, first: int, last: int) -> Token | None:
    """The verb on which the words of a part hang."""
    return next(
        (
            t
            for t in parse.doc[first:last]
            if t.pos_ in {"VERB", "AUX"} and t.dep_ not in {"aux", "auxpass"}
            if t.dep_ == "ROOT" or not first <= t.head.i < last
        ),
        None,
    )


def ends_it(parse: Parse, first: int, last: int) -> bool:
    """Whether a part tells how an agreement may end: "either may *denounce it* with notice"."""
    top = _top(parse, first, last)
    if top is not None and top.lemma_ in {"let", "allow", "permit"}:
        # "Its break clause lets either side *leave*": whoever else leaves may be let go.
        for verb in (t for t in top.subtree if t.lemma_ in {"leave", "quit", "withdraw"}):
            doers = {c.lemma_.lower() for c in (*verb.lefts, *top.children) if c.i < verb.i}
            if doers & {"side", "party", "state", "country", "either", "each"}:
                return not any(c.dep_ == "dobj" or c.lower_ == "from" for c in verb.children)
    if top is None or top.lemma_ not in _ENDING:
        return False
    kinds = {*lexicon().kinds, "it", "text", "document"}
    undergone = {"dobj"} | ({"nsubjpass"} if any(c.dep_ == "auxpass" for c in top.lefts) else set())
    return any(c.dep_ in undergone and c.lemma_.lower() in kinds for c in top.children)


def _before(verb: Token) -> list[Token]:
    """The verbs with which one is joined: "must pay *and leave*"."""
    found: list[Token] = []
    while verb.dep_ == "conj" and verb.head.pos_ in {"VERB", "AUX"} and len(found) < _HIGH:
        if any(c.dep_ in {"nsubj", "nsubjpass"} for c in verb.lefts):
            break
        verb = verb.head
        found.append(verb)
    return found


def _binds(verb: Token) -> bool:
    if verb.lemma_ in _GIVING and any(c.dep_ in {"xcomp", "ccomp"} for c in verb.children):
        return True
    if verb.lemma_ in _BANNING and verb.tag_ in {"VBZ", "VBD", "VBG", "VBP"}:
        return True
    helpers = {c.lower_ for c in verb.lefts if c.dep_ in {"aux", "neg"}}
    if helpers & _PLAIN:
        return True
    if helpers & {"may", "can", "could"}:
        none = any(
            t.lower_ in {"neither", "no", "nobody", "none", "nor"}
            for c in verb.lefts
            if c.dep_ in {"nsubj", "nsubjpass"}
            for t in (c, *c.lefts)
        )
        limited = _LIMITED.search(" ".join(t.lower_ for t in verb.subtree)) is not None
        return bool(helpers & _NOT) or none or limited
    if verb.lemma_ in {"be", "have"} | BOUND and is_due(verb):
        return verb.lemma_ not in {"allow", "permit", "entitle", "expect"} or bool(helpers & _NOT)
    if verb.tag_ == "VB" and not helpers and verb.dep_ in {"xcomp", "ccomp"}:
        return verb.head.lemma_ in {"help", "let"} and _binds(verb.head)  # "Agreed to help train"
    if "to" in helpers and verb.tag_ == "VB":
        above = verb.head
        for _ in range(2):
            if above.lower_ == "for" and above.head.lemma_ in _BINDING:
                return True  # "Calls for the fighters to gather"
            if above.pos_ == "VERB":
                break
            above = above.head
        return above.lemma_ in _BINDING
    return False


def _is_of_itself(verb: Token) -> bool:
    """Whether something is told of the agreement itself: "will enter into force", "may end it"."""
    if verb.lemma_ in _LIFE:
        return True
    if verb.lemma_ in {"take", "enter", "come"} and any(
        g.lower_ in {"effect", "force"} for c in verb.children for g in (c, *c.children)
    ):
        return True  # "Will take effect", "comes into force"
    subjects = {
        c.lemma_.lower()
        for v in (verb, *_before(verb))
        for c in v.children
        if c.dep_ in {"nsubj", "nsubjpass"}
    }
    objects = {c.lemma_.lower() for c in verb.children if c.dep_ == "dobj"}
    kinds = {*lexicon().kinds, "text", "document", "plan", "parliament", "mandate", "term"}
    if kinds & (subjects | objects):
        return True
    return "it" in subjects | objects and verb.lemma_ in _ITS_LIFE


def _is_near(parse: Parse, sentence: Span, start: int) -> bool:
    """Whether a sentence names an agreement or a part of it, or goes on with what binds."""
    told = {t.lemma_.lower() for t in sentence}
    opening = parse.doc[max(start - 1, sentence.start) : start + 1]
    return bool(told & (_PARTS | lexicon().kinds.keys())) or any(
        t.lemma_ in _BINDING for t in opening
    )


def _is_of_parties(parse: Parse, verb: Token, sentence: Span) -> bool:
    """Whether what a sentence tells is due is so for parties, or to be done to something.

    "Peru *must* open its books", "any breach *has to be* reported": what will happen may be
    anything, and others have duties of their own ("hospitals must treat the wounded").
    """
    subject = next(
        (
            c
            for v in (verb, *_before(verb), *verb.ancestors)
            for c in v.lefts
            if c.dep_ in {"nsubj", "nsubjpass"}
        ),
        None,
    )
    if subject is None:
        return True
    due = {t.lower_ for t in (verb, *verb.ancestors) for t in t.lefts if t.dep_ == "aux"}
    own = any(c.dep_ == "poss" and c.pos_ == "PRON" for c in subject.lefts)
    both = any(t.lower_ in _EACH for t in (subject, *subject.lefts))
    mention = parse.mention_at(subject)
    state = mention is not None and all(parse.actors[a].kind == "state" for a in mention.actors)
    if "will" in due and not both:
        return state and _TERM.search(sentence.text) is not None
    passive = subject.dep_ == "nsubjpass" or any(
        c.dep_ == "auxpass" for v in (verb, *verb.children) for c in v.lefts
    )
    return state or own or both or (passive and mention is None)


def _is_under(sentence: Span) -> bool:
    """Whether a sentence tells what is so under an agreement."""
    return any(
        c.dep_ == "pobj" and (c.lemma_.lower() in lexicon().kinds or c.lower_ == "which")
        for t in sentence
        if t.lower_ == "under"
        for c in t.children
    )

"""What the sentences after one that names an agreement go on to tell of its demands."""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import TYPE_CHECKING

from communique.agreements.background import is_compared
from communique.agreements.binding import BINDING, GIVING, IN_TURN, MODAL, is_due, start_of
from communique.agreements.extent import YEAR
from communique.agreements.lexicon import lexicon, plain
from communique.agreements.paragraphs import STATES
from communique.language.nouns import TELLING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from communique.agreements.naming import Naming
    from communique.language import Parse
    from communique.language.annotations import ActorMention
    from communique.language.tokens import Span, Token

_DEMANDS = frozenset("oblige obligate require commit bind forbid bar ban prohibit".split())
# What agreements are called by their titles.
_TITLES = frozenset(
    "union compact initiative plan partnership framework arrangement scheme".split()
)
_EACH = frozenset("it they both each either neither side sides party parties".split())
# What parties are told to have by an agreement in force: "the rebels *get* ten seats".
_CONFERRING = frozenset(
    """get receive keep retain gain cede renounce recognize recognise confirm affirm reaffirm waive
    respect""".split()
)
_DEMANDING = frozenset("must should".split())
_PART = frozenset("some all most others half many".split())
# Whoever sends them does so because it was laid down.
_WATCHERS = frozenset("peacekeeper observer monitor inspector".split())
_SUBJECTS = {"nsubj", "nsubjpass"}
_MAKERS = frozenset("neighbour neighbor side country government leader state capital".split())
# Those who are heard on an agreement, and bound by none.
_BYSTANDERS = frozenset({"OPP", "PTY", "JRN", "NGO"})
_BOTH = frozenset({"neither", "either", "each"})
_RETURN = frozenset({"return", "exchange", "turn"})
_TEXTS = frozenset("draft text document paper".split())
# How many sentences after one that names an agreement may go on with what it demands.
_FAR = 12
_FINITE = frozenset({"VBD", "VBZ", "VBP"})
_UNDER_IT = re.compile(
    r"(?:Under|In) (?:it|them|its (?:[\w-]+ )?(?:terms|provisions)|the (?:[\w-]+ )?"
    r"(?:text|document|draft|terms|plan|provisions))\b"
)


def sequel(
    parse: Parse,
    before: Span,
    heads: dict[int, Naming],
    others: frozenset[int],
    read: set[int],
    makers: frozenset[str],
) -> Iterator[tuple[Span, tuple[int, int]]]:
    """The stretches of the sentences that go on with what an agreement demands.

    A sentence that tells nothing of it may stand between them, but then the next must say that it
    is about duties: "Under its terms", "In return", "Peru must".
    """
    if before.start in others and not _is_main(before, heads):
        return  # "They" are those that the sentence tells of.
    if any(c.dep_ == "neg" for c in before.root.children):
        return  # "They have never signed a treaty. Moscow must ..."
    inside = [n for h, n in heads.items() if before.start <= h < before.end]
    if all(is_compared(parse.doc[n.head]) for n in inside):
        return  # "*Unlike the treaty of 1951*, the text is silent on help. It commits both to ..."
    if any(n.past for n in inside):
        return  # "It expired in 1980. Washington promised ..."
    old = all((n.year or "9999") < (parse.info.published or "")[:4] for n in inside)
    if old and before.start not in read and not _is_main(before, heads):
        return  # "Russia had troops there *under a truce of 2020*. The opposition promised ..."
    made = any(n.form == "indefinite" and (len(n.signers) > 1 or n.planned) for n in inside)
    binding = made or before.start in read
    binding = binding or any(t.lemma_ in BINDING or t.lower_ in MODAL for t in before)
    # "*The deal*, signed on Thursday, is worth a billion. The bloc will provide boats."
    news = any(n.form == "indefinite" and (len(n.signers) > 1 or n.planned) for n in heads.values())
    binding = binding or (news and not old and _has_subject(before, heads))
    last, missed, history = before, False, None
    for following in _after(parse, before):
        if following.start in others and not missed and _is_history(parse, following):
            # "A protocol of 1996 bars both from it. [...] In return Peru will pay."
            missed, history = True, following
            continue
        if (
            history is not None
            and "\n" not in (parse.text[history.start_char : following.start_char])
        ):
            continue
        if following.start in read or following.start in others or _is_of_next(following):
            return
        clause = _goes_on(following)
        if (
            old
            and following[0].lower_ == "in"
            and ("\n" in parse.text[last.start_char : following.start_char])
        ):
            return  # "In return for the pullback" goes on with the news.
        if clause is None and (binding or missed):
            clause = _of_parties(parse, following, makers)
            if missed and old and _content(following).tag_ == "VBD":
                clause = None  # What ministers agreed now is not in a treaty of old.
            apart = missed or "\n" in parse.text[last.start_char : following.start_char]
            named = any(following.start <= h < following.end for h in heads)
            made_by_it = named or (not missed and _is_new(following))
            if clause is not None and apart and not (made_by_it or _is_strict(following)):
                clause = None
        if clause is None and not missed and _has_subject(before, heads):
            clause = _of_itself(following)
        if clause is not None:
            yield following, clause
            binding, missed, last = True, False, following
        elif missed or len(following) > 1:
            if missed:
                return
            missed = True


def _is_history(parse: Parse, sentence: Span) -> bool:
    """Whether a sentence tells of years before that of the report."""
    years = YEAR.findall(sentence.text)
    return bool(years) and max(years) < (parse.info.published or "")[:4]


def _is_of_next(sentence: Span) -> bool:
    """Whether a sentence turns to what is to come after: "talks on *a successor*", "a draft"."""
    return any(
        t.lower_ in {"successor", "draft", "replacement"}
        and any(c.lower_ in {"a", "its", "the"} for c in t.lefts)
        and t.dep_ not in {"nsubj", "nsubjpass", "compound"}
        for t in sentence
        if not (
            t.dep_ == "pobj" and t.head.lower_ in {"under", "in"} and t.nbor(-1).lower_ == "the"
        )
    )


def _is_main(sentence: Span, heads: Iterable[int]) -> bool:
    """Whether an agreement is the subject or object of its sentence."""
    functions = {"nsubj", "nsubjpass", "dobj", "attr"}
    return any(c.dep_ in functions and c.i in heads for c in sentence.root.children)


def _has_subject(sentence: Span, heads: Iterable[int]) -> bool:
    """Whether the subject of a sentence is the agreement."""
    return any(c.dep_ in _SUBJECTS and c.i in heads for c in sentence.root.children)


def _of_itself(sentence: Span) -> tuple[int, int] | None:
    """What an agreement did: "*It removed* tariffs on beef."."""
    root = sentence.root
    if sentence[0].lower_ != "it" or root.pos_ != "VERB" or root.lemma_ in {*TELLING, "take"}:
        return None
    return root.i, sentence.end


def _is_doing(verb: Token) -> bool:
    """Whether a verb tells what is under way: "*is releasing* prisoners"."""
    return verb.tag_ == "VBG" and any(c.lemma_ == "be" for c in verb.lefts)


def _after(parse: Parse, sentence: Span) -> Iterator[Span]:
    """The sentences that follow one, as far as its agreement may still be meant."""
    i = bisect_right(parse.sentences, sentence.start, key=lambda s: s.start)
    yield from parse.sentences[i : i + _FAR]


def _is_strict(sentence: Span) -> bool:
    """Whether a sentence in a paragraph of its own tells what is laid down, not what will happen.

    "Peru must pay", "Each side is to open an office", "Chile agreed to build".
    """
    told = _content(sentence)
    if told.lemma_ in GIVING or (told.lemma_ in {"be", "have"} and is_due(told)):
        return True
    if any(t.lemma_.lower() in _WATCHERS for t in told.subtree):
        return True
    if told.lemma_ in _CONFERRING and told.tag_ in _FINITE and _is_of_both(told):
        return True  # "*Both countries confirm* their border."
    if (any(t.lower_ in _BOTH for t in told.subtree) or _is_of_both(told)) and is_due(told):
        return True  # "Lorries from *either* country may use it"
    modal = next((c.lower_ for c in told.children if c.dep_ == "aux"), "")
    barred = modal in {"may", "can"} and any(c.dep_ == "neg" for c in told.children)
    if modal in {"must", "shall"} or barred:
        return True
    subject = next((c for c in told.children if c.dep_ in _SUBJECTS), None)
    return subject is not None and subject.lower_ in _EACH - {"it", "they"}


def _is_of_both(verb: Token) -> bool:
    subject = next((c for c in verb.lefts if c.dep_ in _SUBJECTS), None)
    return subject is not None and any(t.lower_ in {"both", "each"} for t in subject.subtree)


def _is_new(sentence: Span) -> bool:
    """Whether a sentence is about what an agreement brings about: "*a committee* will watch"."""
    subject = next((c for c in _content(sentence).children if c.dep_ in _SUBJECTS), None)
    if subject is None or subject.pos_ != "NOUN":
        return False
    words = [c for c in subject.children if c.i < subject.i]
    return any(c.lower_ in {"a", "an"} or c.dep_ == "nummod" for c in words)


def _content(sentence: Span) -> Token:
    """The verb of what a sentence tells, also where somebody is said to tell it."""
    root = sentence.root
    if root.lemma_ in TELLING:
        told = next((c for c in root.children if c.dep_ == "ccomp"), None)
        return told if told is not None and told.pos_ in {"VERB", "AUX"} else root
    return root


def _of_parties(parse: Parse, sentence: Span, makers: frozenset[str]) -> tuple[int, int] | None:
    """What a party is told to do after what the agreement demands: "Peru *will pay* for it"."""
    root = _content(sentence)
    if not is_due(root) and (first := _first_of_two(sentence)) is not None:
        root = first
    if root is not sentence.root and any(c.lower_ in _DEMANDING for c in root.children):
        return None  # "*Moscow must return them*, Tokyo says": what one side wants.
    subject = next((c for c in root.children if c.dep_ in _SUBJECTS), None)
    if not is_due(root) and root.lemma_ not in GIVING:
        # "The rebels drop their demand and *will hand* in their weapons."
        joined = (c for c in root.children if c.dep_ == "conj" and is_due(c))
        root = next((c for c in joined if not any(g.dep_ == "nsubj" for g in c.lefts)), root)
    mention = parse.mention_at(subject) if subject is not None else None
    if subject is None or (mention is None and not _is_told_of(subject, root)):
        return None
    if subject.lemma_.lower() in lexicon().kinds:
        return None  # "The accord would be a success, he said."
    if mention is not None and all(parse.actors[a].kind == "person" for a in mention.actors):
        return None
    if mention is not None and any(parse.actors[a].sector in _BYSTANDERS for a in mention.actors):
        return None  # "*Opposition leaders* promised a referendum."
    if mention is not None and len(makers) > 1 and _is_of_others(parse, mention, makers):
        return None
    if root.lemma_ in TELLING and root.lemma_ not in {"agree"}:
        return None
    if root.lemma_ in STATES - {"be", "have", "remain", "continue"} and is_due(root):
        return None  # "Mali will need time."
    confers = root.lemma_ in _CONFERRING and root.tag_ in {"VBZ", "VBP"}
    # "*Neither side hands* over people for political offences."
    each = any(c.lower_ in _BOTH for c in subject.lefts) or subject.lower_ in _BOTH
    # "*Ten of them join* the army", "*observers supervise* it", "*if it fails, gas flows* back"
    each = each or subject.tag_ == "CD" or subject.lemma_.lower() in _WATCHERS
    each = each or subject.lower_ in {"rest", "others"} or _is_conditional(sentence)
    confers = confers or (each and root.tag_ in {"VBZ", "VBP"} and root.lemma_ not in STATES)
    # "The Union *paid* 3 million euros a year *in return*."
    returned = root.tag_ in _FINITE and IN_TURN.search(sentence.text) is not None
    if not is_due(root) and root.lemma_ not in GIVING and not confers and not returned:
        return None
    party = mention is not None and all(parse.actors[a].kind == "state" for a in mention.actors)
    if root.head is not root and root.head is sentence.root and root.right_edge.i < root.head.i:
        return subject.left_edge.i, sentence.end
    beside = next(
        (
            c
            for c in root.lefts
            if c.dep_ in {"parataxis", "ccomp"}
            and (is_due(c) or (c.tag_ in _FINITE and IN_TURN.search(sentence.text)))
        ),
        None,
    )
    if beside is not None and root is sentence.root:
        return sentence.start, sentence.end  # "A panel will watch it; quarrels may go to a court."
    if _is_conditional(sentence) and (comma := _first_comma(sentence)):
        return comma + 1, sentence.end
    # "*Inspectors* will have access": who is no party is part of what is laid down.
    makers_too = subject.lemma_.lower() in _MAKERS and root.lemma_ in GIVING
    party = party or (makers_too and not any(c.lower_ in _BOTH for c in subject.lefts))
    return root.i if party else subject.left_edge.i, sentence.end


def _first_of_two(sentence: Span) -> Token | None:
    """What is due in the first of two clauses: "*they will leave*; until then they are guests"."""
    root = sentence.root
    if not any(t.text == ";" for t in sentence):
        return None
    beside = (c for c in root.lefts if c.dep_ in {"parataxis", "ccomp"} and is_due(c))
    return next(beside, None) if root.lemma_ not in TELLING else None


def _is_titled(verb: Token) -> bool:
    """Whether what binds is called by a title of its own: "*The Falepili Union* commits both"."""
    subject = next((c for c in verb.lefts if c.dep_ == "nsubj"), None)
    if subject is None or verb.lemma_ not in _DEMANDS or verb.tag_ not in _FINITE:
        return False
    words = [c for c in subject.lefts if c.dep_ == "compound"]
    return subject.lower_ in _TITLES and bool(words) and all(c.text[:1].isupper() for c in words)


def _is_conditional(sentence: Span) -> bool:
    return sentence[0].lower_ in {"if", "should", "unless"}


def _first_comma(sentence: Span) -> int | None:
    return next((t.i for t in sentence if t.text == ","), None)


def _is_of_others(parse: Parse, mention: ActorMention, makers: frozenset[str]) -> bool:
    """Whether somebody is a state that is no party: it keeps no promise of the parties."""
    told = [parse.actors[actor] for actor in mention.actors]
    states = {actor.country for actor in told if actor.kind == "state"}
    return len(states) == len(told) and not states & {maker[:3] for maker in makers}


def _is_told_of(subject: Token, root: Token) -> bool:
    """Whether a sentence goes on about parties, or what an agreement makes: "a panel will"."""
    if subject.lower_ in _EACH:
        return True
    if subject.lemma_.lower() in _MAKERS and root.lemma_ in GIVING:
        return True  # "*The neighbours* also agreed to reopen their skies."
    named = subject.pos_ == "NOUN" or subject.tag_ == "CD" or subject.lower_ in _PART
    watches = subject.tag_ == "CD" or subject.lemma_.lower() in _WATCHERS
    return named and (is_due(root) or watches or _is_conditional(subject.sent))


def is_topic(sentence: Span, heads: Iterable[int]) -> bool:
    """Whether "it" in the next sentence can be an agreement of this one: not beside its subject."""
    subject = next((c for c in sentence.root.children if c.dep_ in _SUBJECTS), None)
    if subject is None or subject.i in heads:
        return True
    named = subject.lemma_.lower() in lexicon().kinds or any(
        name.start <= subject.idx - sentence.start_char < name.end
        for name in lexicon().known_names.find(plain(sentence.text))
    )
    return not named


def _goes_on(sentence: Span) -> tuple[int, int] | None:
    """The sentence after one of the agreement that goes on about it: "It obliges both to ..."."""
    first = sentence[0]
    root = sentence.root
    if _UNDER_IT.match(sentence.text):
        return root.i, sentence.end
    if first.lower_ == "in" and len(sentence) > 2 and sentence[1].lower_ in _RETURN:
        # "In return Chile promised to build a railway."
        told = root.lemma_ in BINDING or is_due(root) or root.tag_ in _FINITE or _is_doing(root)
        return (start_of(root), sentence.end) if told and root.lemma_ not in TELLING else None
    if first.lower_ not in {"it", "they", "both", "each", "either", "the"}:
        return None
    if first.lower_ == "the" and _is_titled(root):
        return start_of(root), sentence.end
    draft = first.lower_ == "the" and len(sentence) > 1 and sentence[1].lower_ in _TEXTS
    if (first.lower_ in {"it", "they"} or draft) and root.lemma_ in BINDING:
        particle = any(c.dep_ == "prt" for c in root.children)  # "It *sets up* a zone."
        return root.i if particle else root.i + 1, sentence.end
    return None

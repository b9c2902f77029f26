"""Where a text tells what an agreement demands: the stretches in which duties are read."""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import TYPE_CHECKING

from communique.agreements.extent import ASIDE
from communique.agreements.lexicon import lexicon, plain
from communique.agreements.names import TIME_WORDS
from communique.language.nouns import TELLING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from communique.agreements.linking import Cluster
    from communique.language import Parse
    from communique.language.tokens import Span, Token

# Words by which a text tells what an agreement demands, and those that bring a condition in.
_BINDING = frozenset(
    """oblige obligate bind commit require provide call stipulate mandate guarantee prohibit ban bar
    forbid limit cap restrict allow compel demand state say pledge promise undertake agree vow
    entitle establish set force ask specify impose abolish cede grant divide share recognise
    recognize create open end give protect let permit enable fix allot allocate
    settle normalise normalize""".split()
)
_SIGNING = frozenset("sign conclude ink initial seal reach strike adopt renew".split())
_ON = frozenset({"on", "for", "governing", "regulating"})
_EACH = frozenset("it they both each either neither side sides party parties".split())
# What parties are told to have done in an agreement.
_GIVING = frozenset(
    """agree promise pledge undertake vow let allow permit grant cede recognise recognize give
    guarantee accept""".split()
)
_TEXTS = frozenset("draft text document paper".split())
_LIMITING = frozenset(
    """ban bar prohibit forbid limit cap restrict abolish cede grant divide share recognise
    recognize create open end give protect fix settle let normalise normalize""".split()
)
_MODAL = frozenset("must shall should will would may can".split())
_TERMS = re.compile(
    r"\b(?:under|according to|in line with|as part of|pursuant to)\s+(?:the\s+)?"
    r"(?:terms? of\s+|provisions? of\s+|article \w+ of\s+)?(?:the |this |that |its |their |a )?"
    r"(?:[\w-]+\s+){0,3}$",
    re.IGNORECASE,
)
_UNDER_IT = re.compile(
    r"Under (?:it|them|its (?:[\w-]+ )?(?:terms|provisions)|the (?:[\w-]+ )?"
    r"(?:text|document|draft|terms|plan|provisions))\b"
)
_IN_TEXT = re.compile(r"In (?:the |this |that |a |their )?(?:[\w-]+ ){0,2}")


def told(
    parse: Parse, cluster: Cluster, others: frozenset[int]
) -> Iterator[tuple[Span, tuple[int, int]]]:
    """The stretches (tokens) in which a text tells what the agreement demands."""
    sentences = {
        parse.sentence_at(n.start).start: parse.sentence_at(n.start) for n in cluster.namings
    }
    heads = {n.head: n for n in cluster.namings}
    read: set[int] = set()
    subjects: list[tuple[Span, tuple[int, int]]] = []
    for sentence in sentences.values():
        inside = [h for h in heads if sentence.start <= h < sentence.end]
        for head in inside:
            under = _under(parse, sentence, parse.doc[head], heads[head].start)
            clause = _clause(parse, sentence, parse.doc[head])
            if under is not None and clause is not None and clause[0] < under[1]:
                clause = None  # What is so under it holds that already.
            for stretch in (under, clause):
                if stretch is not None:
                    read.add(sentence.start)
                    yield sentence, stretch
            if under is not None or clause is not None:
                continue
            if (on := about(parse.doc[head])) is not None:
                subjects.append((sentence, on))
    for before in sentences.values():
        binding = any(t.lemma_ in _BINDING or t.lower_ in _MODAL for t in before)
        topic = _is_topic(before, heads)
        for following in _after(parse, before):
            if before.start in others and not _is_main(before, heads):
                break  # "They" are those that the sentence tells of.
            if following.start in read or following.start in others or not topic:
                break
            clause = (
                _goes_on(following)
                or (_of_parties(parse, following) if binding else None)
                or (_of_itself(following) if _has_subject(before, heads) else None)
            )
            if clause is None:
                break
            binding = True
            yield following, clause
    yield from subjects


def about(noun: Token) -> tuple[int, int] | None:
    """The tokens that tell what an agreement is on: "a pact *on the stationing of guards*"."""
    after = [*noun.rights]
    if noun.dep_ == "dobj":
        # "Signed a memorandum with Peru on Friday *on a centre that ...*"
        after += [c for c in noun.head.rights if c.i > noun.right_edge.i]
    on = next(
        (
            c
            for c in after
            if c.dep_ == "prep" and c.lower_ in _ON and (c.head == noun or c.lower_ == "on")
            if not any(t.text in TIME_WORDS or t.like_num or t.lower_ in ASIDE for t in c.children)
        ),
        None,
    )
    if on is None:
        return None
    inside = noun.doc[on.i + 1 : on.right_edge.i + 1]
    end = next((t.i for t in inside if t.text in {",", ";"}), on.right_edge.i + 1)
    return on.i + 1, end


def _is_main(sentence: Span, heads: Iterable[int]) -> bool:
    """Whether an agreement is the subject or object of its sentence."""
    functions = {"nsubj", "nsubjpass", "dobj", "attr"}
    return any(c.dep_ in functions and c.i in heads for c in sentence.root.children)


def _has_subject(sentence: Span, heads: Iterable[int]) -> bool:
    """Whether the subject of a sentence is the agreement."""
    return any(c.dep_ in {"nsubj", "nsubjpass"} and c.i in heads for c in sentence.root.children)


def _is_due(verb: Token) -> bool:
    """Whether a verb tells what must or will be done: "will supply", "is to supply"."""
    if verb.lemma_ == "be":
        return any(
            c.dep_ == "xcomp" and any(g.lower_ == "to" for g in c.lefts) for c in verb.children
        )
    return any(c.dep_ == "aux" and c.lower_ in _MODAL for c in verb.children)


def _of_itself(sentence: Span) -> tuple[int, int] | None:
    """What an agreement did: "*It removed* tariffs on beef."."""
    root = sentence.root
    if sentence[0].lower_ != "it" or root.pos_ != "VERB" or root.lemma_ in TELLING:
        return None
    return root.i, sentence.end


def _after(parse: Parse, sentence: Span) -> Iterator[Span]:
    """The sentences that follow one in its paragraph."""
    i = bisect_right(parse.sentences, sentence.start, key=lambda s: s.start)
    end = parse.text.find("\n", sentence.end_char)
    for following in parse.sentences[i : i + 4]:
        if -1 < end <= following.start_char:
            return
        yield following


def _of_parties(parse: Parse, sentence: Span) -> tuple[int, int] | None:
    """What a party is told to do after what the agreement demands: "Peru *will pay* for it"."""
    root = sentence.root
    subject = next((c for c in root.children if c.dep_ in {"nsubj", "nsubjpass"}), None)
    mention = parse.mention_at(subject) if subject is not None else None
    if subject is None or (mention is None and not _is_told_of(subject, root)):
        return None
    if mention is not None and all(parse.actors[a].kind == "person" for a in mention.actors):
        return None
    if root.lemma_ in TELLING and root.lemma_ not in {"agree"}:
        return None
    if not _is_due(root) and root.lemma_ not in _GIVING:
        return None
    party = mention is not None and all(parse.actors[a].kind == "state" for a in mention.actors)
    # "*Inspectors* will have access": who is no party is part of what is laid down.
    return root.i if party else subject.left_edge.i, sentence.end


def _is_told_of(subject: Token, root: Token) -> bool:
    """Whether a sentence goes on about parties, or what an agreement makes: "a panel will"."""
    return subject.lower_ in _EACH or (subject.pos_ == "NOUN" and _is_due(root))


def _is_topic(sentence: Span, heads: Iterable[int]) -> bool:
    """Whether "it" in the next sentence can be an agreement of this one: not beside its subject."""
    subject = next((c for c in sentence.root.children if c.dep_ in {"nsubj", "nsubjpass"}), None)
    if subject is None or subject.i in heads:
        return True
    named = subject.lemma_.lower() in lexicon().kinds or any(
        name.start <= subject.idx - sentence.start_char < name.end
        for name in lexicon().known_names.find(plain(sentence.text))
    )
    return not named


def _under(parse: Parse, sentence: Span, noun: Token, start: int) -> tuple[int, int] | None:
    """What is told to be so under an agreement, or to stand in it."""
    before = parse.text[sentence.start_char : start]
    if _IN_TEXT.fullmatch(before):
        # "In the communique Japan recognized the People's Republic."
        root = sentence.root
        if root.pos_ == "VERB" and root.lemma_ not in TELLING:
            return root.i, sentence.end
    if _TERMS.search(before):
        verb = sentence.root
        governing = noun.head.head if noun.dep_ == "pobj" else noun
        if governing.tag_ == "VBN" and governing.dep_ == "relcl" and governing.i < noun.i:
            # "The Nile, *whose waters are divided under* an agreement between them"
            return governing.left_edge.i, noun.head.i
        if any(t.lemma_ in _BINDING or t.lower_ in _MODAL for t in sentence):
            return _after_binding(sentence, verb)
        if verb.pos_ in {"VERB", "AUX"} and verb.lemma_ not in TELLING:
            if verb.i < noun.i:
                # "Russia leases the base *under* an agreement"
                return _with_undergoer(verb), noun.head.i if noun.dep_ == "pobj" else noun.i
            return _with_undergoer(verb), sentence.end
    return None


def _with_undergoer(verb: Token) -> int:
    """Where what is told begins: "*troops are stationed* there under it", "leases the base"."""
    passive = verb.lemma_ == "be" or any(c.dep_ == "auxpass" for c in verb.children)
    subject = next((c for c in verb.lefts if c.dep_ in {"nsubj", "nsubjpass"}), None)
    return subject.left_edge.i if passive and subject is not None else verb.i


def _clause(parse: Parse, sentence: Span, noun: Token) -> tuple[int, int] | None:
    """What the words on an agreement tell of it: "the treaty obliges", "an accord that pays"."""
    # In "a memorandum on security at the border, which obliges", the clause may hang on the border.
    tail = [t for t in noun.subtree if t.i > noun.i and t.dep_ in {"pobj", "conj"}]
    # "Sign a treaty *next month* that would allow"
    near = parse.doc[noun.i + 1 : min(noun.i + 7, sentence.end)]
    tail += [t for t in near if t.dep_ == "npadvmod" or t.text in TIME_WORDS]
    done: tuple[int, int] | None = None
    for token in (noun, noun.head, *tail):
        # "the treaty obliges them to ...", "which obliges ...", "a treaty requiring ..."
        if token.pos_ == "VERB" and token.lemma_ in _BINDING and _is_subject(noun, token):
            others = (c for c in token.children if c.dep_ == "conj" and _has_own_subject(c))
            end = next((c.left_edge.i for c in others), token.right_edge.i + 1)
            return _from(token), min(end, sentence.end)
        active = token is noun.head and noun.dep_ == "nsubj" and token.pos_ == "VERB"
        if active and token.lemma_ not in TELLING:
            done = token.i, min(token.right_edge.i + 1, sentence.end)  # "The treaty *drew* a line"
        for child in token.children:
            aim = child.dep_ == "acl" and child.tag_ == "VB" and token is noun
            if aim and any(c.lower_ == "to" for c in child.lefts):
                # "An agreement *to curb its program in exchange for aid*"
                return child.left_edge.i, min(child.right_edge.i + 1, sentence.end)
            if token is not noun.head and child.dep_ in {"relcl", "acl"}:
                for verb in (child, *_joined(child)):
                    if verb.lemma_ in _BINDING:
                        edge = max(child.right_edge.i, verb.right_edge.i)
                        both = verb is not child and child.dep_ == "relcl" and _tells_of(child)
                        # "Which *draws their border* and lets islanders fish"
                        start = child.i if both else _from(verb)
                        return start, min(edge + 1, sentence.end)
                if child.dep_ == "relcl" and _tells_of(child):
                    done = child.i, min(child.right_edge.i + 1, sentence.end)  # "that *pays* $5"
                if any(g.dep_ == "pobj" and g.lower_ == "which" for c in child.children
                       for g in c.children):  # fmt: skip
                    end = min(child.right_edge.i + 1, sentence.end)
                    if _lost_joint(parse.doc[end : min(end + 2, sentence.end)]):
                        end = sentence.end  # The parser lost the verb of what is joined.
                    which = next(t.i for t in child.subtree if t.lower_ == "which")
                    return which + 1, end
    for verb in (noun.head, noun.head.head):
        # "Signed a treaty *to restore ties*", "signed a treaty, *barring warships*"
        if verb.lemma_ in _SIGNING and verb.pos_ == "VERB":
            for child in verb.children:
                purpose = child.tag_ == "VB" and any(c.lower_ == "to" for c in child.lefts)
                result = child.tag_ == "VBG" and child.lemma_ in _BINDING
                if child.i > noun.i and child.dep_ in {"advcl", "xcomp", "acl"}:
                    if result:
                        return _from(child), min(child.right_edge.i + 1, sentence.end)
                    if purpose:
                        return child.i, min(child.right_edge.i + 1, sentence.end)
    for child in noun.children:
        # "The agreement, signed in 2014 *to give* them the use of bases"
        if child.dep_ == "acl" and child.lemma_ in _SIGNING:
            for goal in child.children:
                if goal.tag_ == "VB" and any(c.lower_ == "to" for c in goal.lefts):
                    return goal.i, min(goal.right_edge.i + 1, sentence.end)
    # "Cancelled an accord with Kenya in October, *under which* herders could use pastures."
    for token in parse.doc[noun.i + 1 : sentence.end - 1]:
        if token.lower_ in {"under", "by"} and token.nbor().lower_ == "which":
            return token.i + 2, sentence.end
    # Where the parser loses the verb: "the treaty between them obliges each not to ...".
    for i in _past_aside(sentence, noun):
        token = parse.doc[i]
        binds = token.lemma_ in _BINDING or token.lower_.removesuffix("s") in _BINDING
        if binds and token.dep_ != "pcomp":
            return _from(token), sentence.end
        if token.pos_ == "VERB" or token.text in {",", ";"}:
            break
    return done


def _past_aside(sentence: Span, noun: Token) -> Iterator[int]:
    """The places after a noun at which its verb may stand, also past what commas set aside."""
    doc = sentence.doc
    start = noun.i + 1
    if start < sentence.end and doc[start].text == ",":
        close = next((i for i in range(start + 1, sentence.end) if doc[i].text == ","), None)
        if close is None:
            return
        start = close + 1
        yield from range(start, min(sentence.end, start + 3))
        return
    yield from range(start, min(sentence.end, noun.i + 9))


def _lost_joint(after: Span) -> bool:
    """Whether what follows a clause goes on with it, wherever the parser hangs it.

    "Under which they can fish *and may* land", "by which it gave way *and was* paid".
    """
    tags = [t.tag_ for t in after]
    return tags[:1] == ["MD"] or (tags[:1] == ["CC"] and tags[-1] in {"MD", "VBD", "VBZ"})


def _has_own_subject(verb: Token) -> bool:
    return any(c.dep_ in {"nsubj", "nsubjpass", "expl"} for c in verb.lefts)


def _tells_of(clause: Token) -> bool:
    """Whether a relative clause tells what the thing itself does."""
    return clause.lemma_ not in TELLING and any(
        c.dep_ == "nsubj" and c.lower_ in {"which", "that"} for c in clause.children
    )


def _joined(clause: Token) -> list[Token]:
    """The verbs that go on with a relative clause, also where the parser hangs them higher up.

    "A deal that was signed in 2016 *and binds* Jordan to buy gas".
    """
    found = [c for c in clause.children if c.dep_ in {"xcomp", "conj"}]
    after = clause.doc[clause.right_edge.i + 1 : clause.right_edge.i + 3]
    if len(after) == 2 and after[0].lower_ == "and" and after[1].tag_ in {"VBZ", "VBD"}:
        found.append(after[1])
    return found


def _from(verb: Token) -> int:
    """Where a duty begins: at the word that binds where it tells what is bound, else after it."""
    clauses = any(c.dep_ in {"xcomp", "ccomp"} and c.i > verb.i for c in verb.children)
    return verb.i + 1 if clauses and verb.lemma_ not in _LIMITING else verb.i


def _is_subject(noun: Token, verb: Token) -> bool:
    return noun.head.i == verb.i and noun.dep_ in {"nsubj", "nsubjpass"}


def _after_binding(sentence: Span, root: Token) -> tuple[int, int]:
    """What follows the word that binds; without one, what follows the subject."""
    if root.lemma_ == "be" and _is_due(root):
        return _with_undergoer(
            root
        ), sentence.end  # "Troops *are to* leave, and others *will* stay"
    for token in sentence:
        if token.lemma_ in _BINDING and token.pos_ == "VERB":
            return _from(token), sentence.end
    for token in sentence:
        if token.lower_ in _MODAL and token.dep_ == "aux":
            return token.i, sentence.end
    return root.i, sentence.end


def _goes_on(sentence: Span) -> tuple[int, int] | None:
    """The sentence after one of the agreement that goes on about it: "It obliges both to ..."."""
    first = sentence[0]
    root = sentence.root
    if _UNDER_IT.match(sentence.text):
        return root.i, sentence.end
    if first.lower_ == "in" and len(sentence) > 2 and sentence[1].lower_ in {"return", "exchange"}:
        # "In return Chile promised to build a railway."
        told = root.lemma_ in _BINDING or _is_due(root) or root.tag_ == "VBD"
        return (_from(root), sentence.end) if told and root.lemma_ not in TELLING else None
    if first.lower_ not in {"it", "they", "both", "each", "either", "the"}:
        return None
    draft = first.lower_ == "the" and len(sentence) > 1 and sentence[1].lower_ in _TEXTS
    if (first.lower_ in {"it", "they"} or draft) and root.lemma_ in _BINDING:
        return root.i + 1, sentence.end
    return None

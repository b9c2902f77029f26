"""Where a text tells what an agreement demands: the stretches in which duties are read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from communique.agreements.announced import ENDED, agreed_to
from communique.agreements.background import is_standard
from communique.agreements.binding import (
    BINDING,
    GIVING,
    MODAL,
    goes_on,
    is_due,
    is_misread,
    start_of,
)
from communique.agreements.extent import ASIDE
from communique.agreements.lists import listed
from communique.agreements.names import TIME_WORDS
from communique.agreements.paragraphs import laid_down
from communique.agreements.provisions import provisions
from communique.agreements.sequels import is_topic, sequel
from communique.agreements.under import under_it
from communique.language.nouns import TELLING

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from communique.agreements.cluster import Cluster
    from communique.language import Parse
    from communique.language.tokens import Span, Token

_SIGNING = frozenset("sign conclude ink initial seal reach strike adopt renew".split())
_WANTING = frozenset("want need see get have".split())
_WATCHING = frozenset("watch monitor supervise police oversee guarantee observe".split())
_OUTCOMES = frozenset(
    """end stop bring lead help fail collapse hold last prove work expire lapse come calm survive
    stay remain be become make cause raise run boost hurt break lose win""".split()
)
_ON = frozenset({"on", "for", "governing", "regulating"})


def told(
    parse: Parse, cluster: Cluster, others: frozenset[int]
) -> Iterator[tuple[Span, tuple[int, int]]]:
    """The stretches (tokens) in which a text tells what the agreement demands."""
    sentences = {
        parse.sentence_at(n.start).start: parse.sentence_at(n.start) for n in cluster.namings
    }
    heads = {n.head: n for n in cluster.namings}
    if len(heads) == 1 and all(is_standard(parse.doc[h], n) for h, n in heads.items()):
        return  # "Treated under the Geneva Conventions. The dead must be handed over."
    read: set[int] = set()
    makers = cluster.parties.union(*(n.signers for n in cluster.namings if len(n.signers) > 1))
    subjects: list[tuple[Span, tuple[int, int]]] = []
    for sentence, item in listed(parse, sentences, others):
        read.add(sentence.start)
        yield sentence, item
    if (due := agreed_to(parse, cluster)) is not None and due[0].start not in others:
        read.add(due[0].start)
        yield due
    for sentence in sentences.values():
        if sentence.start in read:
            continue
        inside = [h for h in heads if sentence.start <= h < sentence.end]
        for head in inside:
            under = under_it(parse, sentence, parse.doc[head], heads[head].start)
            clause = _clause(parse, sentence, parse.doc[head])
            if under and clause and clause[0] < under[1] and under[0] < clause[1]:
                clause = None  # What is so under it holds that already.
            for stretch in (under, _aside(parse.doc[head], clause), clause):
                if stretch is not None:
                    read.add(sentence.start)
                    yield sentence, stretch
            if under is not None or clause is not None:
                continue
            if (on := about(parse.doc[head])) is not None:
                subjects.append((sentence, on))
    for before in sentences.values():
        if is_topic(before, heads):
            yield from sequel(parse, before, heads, others, read, makers)
    yield from provisions(parse, sentences, others, read)
    # "Within a month of the accord's entry into force", a sentence may tell of anything.
    topical = {s for s, sentence in sentences.items() if s in read or _is_topical(sentence, heads)}
    yield from laid_down(parse, topical, others, read, makers)
    yield from subjects


def _is_topical(sentence: Span, heads: Collection[int]) -> bool:
    """Whether a sentence is about an agreement, and does not only date something by it."""
    inside = [t for t in sentence if t.i in heads]
    return any(not any(c.dep_ == "case" for c in t.children) for t in inside)


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
    end = next((t.i for t in inside if t.text in {",", ";"} or t.is_space), on.right_edge.i + 1)
    return on.i + 1, end


def _clause(parse: Parse, sentence: Span, noun: Token) -> tuple[int, int] | None:
    """What the words on an agreement tell of it: "the treaty obliges", "an accord that pays"."""
    told_as = noun.head
    if (
        noun.dep_ == "appos"
        and _is_subject(told_as, told_as.head)
        and not parse.mention_at(told_as)
    ):
        noun = told_as  # "*The third text*, an accord on refugees, commits Kenya to ..."
    # In "a memorandum on security at the border, which obliges", the clause may hang on the border.
    tail = [t for t in noun.subtree if t.i > noun.i and t.dep_ in {"pobj", "conj"}]
    # "Sign a treaty *next month* that would allow"
    near = parse.doc[noun.i + 1 : min(noun.i + 7, sentence.end)]
    tail += [t for t in near if t.dep_ == "npadvmod" or t.text in TIME_WORDS]
    if noun.head.lemma_ in TELLING and _is_subject(noun, noun.head):
        # "*Neither side may let* a third use its soil, the treaty says."
        said = next((c for c in noun.head.children if c.dep_ == "ccomp"), None)
        if said is not None and is_due(said):
            return said.left_edge.i, min(said.right_edge.i + 1, sentence.end)
    done: tuple[int, int] | None = None
    for token in (noun, noun.head, *tail):
        # "the treaty obliges them to ...", "which obliges ...", "a treaty requiring ..."
        came_of_it = _came_of_it(token)
        binds = token.lemma_ in BINDING and not (came_of_it and token.lemma_ == "end")
        if token.pos_ == "VERB" and binds and _is_subject(noun, token) and not _is_denied(token):
            others = (
                c
                for c in token.children
                if c.dep_ == "conj" and _has_own_subject(c) and not goes_on(c)
            )
            end = next((c.left_edge.i for c in others), token.right_edge.i + 1)
            return start_of(token), _with_return(sentence, min(end, sentence.end))
        active = token is noun.head and noun.dep_ == "nsubj" and token.pos_ == "VERB"
        # "Wants the agreement *revised*"
        active = active and not (token.dep_ == "ccomp" and token.head.lemma_ in _WANTING)
        active = active and not came_of_it
        if active and _is_denied(token):
            return None  # "The treaty *does not restrict* missile defences."
        # "The protocol *takes effect* once both have ratified it."
        active = active and not any(
            g.lower_ in {"effect", "force"} for c in token.children for g in (c, *c.children)
        )
        told = token.lemma_ in TELLING and not any(c.dep_ == "dobj" for c in token.children)
        if active and not told:
            done = token.i, min(token.right_edge.i + 1, sentence.end)  # "The treaty *drew* a line"
        for child in token.children:
            aim = child.dep_ == "acl" and child.tag_ == "VB" and token is noun
            if aim and any(c.lower_ == "to" for c in child.lefts):
                # "An agreement *to curb its program in exchange for aid*"
                return child.left_edge.i, min(child.right_edge.i + 1, sentence.end)
            if token is not noun.head and child.dep_ in {"relcl", "acl"}:
                if _ends_war(child):
                    continue
                for verb in (child, *_joined(child)):
                    if verb.lemma_ in BINDING:
                        edge = max(child.right_edge.i, verb.right_edge.i)
                        both = verb is not child and child.dep_ == "relcl" and _tells_of(child)
                        # "Which *draws their border* and lets islanders fish"
                        start = child.i if both else start_of(verb)
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
                if child.dep_ == "advcl" and child.i > noun.i and _tells_of(child):
                    # "Signed a deal with Tunisia *last July, which offered* it money"
                    start = start_of(child) if child.lemma_ in BINDING else child.i
                    return start, min(child.right_edge.i + 1, sentence.end)
                purpose = child.tag_ == "VB" and any(c.lower_ == "to" for c in child.lefts)
                result = child.tag_ == "VBG" and child.lemma_ in BINDING
                if child.i > noun.i and child.dep_ in {"advcl", "xcomp", "acl"}:
                    if result:
                        return start_of(child), min(child.right_edge.i + 1, sentence.end)
                    if purpose:
                        return child.i, min(child.right_edge.i + 1, sentence.end)
    for child in noun.children:
        # "The agreement, signed in 2014 *to give* them the use of bases"
        if child.dep_ == "acl" and child.lemma_ in _SIGNING:
            for goal in child.children:
                if goal.tag_ == "VB" and any(c.lower_ == "to" for c in goal.lefts):
                    return goal.i, min(goal.right_edge.i + 1, sentence.end)
    watched = noun.head.head if noun.dep_ == "pobj" else noun.head
    if watched.lemma_ in _WATCHING and is_due(watched) and noun.dep_ in {"pobj", "dobj"}:
        # "*Officers of four neighbours will watch* over the truce"
        return watched.left_edge.i, min(watched.right_edge.i + 1, sentence.end)
    # "Cancelled an accord with Kenya in October, *under which* herders could use pastures."
    for token in parse.doc[noun.i + 1 : sentence.end - 1]:
        if token.lower_ in {"under", "by"} and token.nbor().lower_ == "which":
            return token.i + 2, sentence.end
    # Where the parser loses the verb: "the treaty between them obliges each not to ...".
    if noun.dep_ == "dobj" and noun.head.dep_ == "advcl":
        return done  # "*Should Benghazi ratify the memorandum*, Athens would ask for ..."
    for i in _past_aside(sentence, noun):
        token = parse.doc[i]
        binds = token.lemma_ in BINDING or is_misread(token)
        if token.lemma_ == "end" and _came_of_it(token):
            break
        if binds and token.dep_ != "pcomp":
            return start_of(token), sentence.end
        if token.pos_ == "VERB" or token.text in {",", ";"}:
            break
    return done


def _aside(noun: Token, clause: tuple[int, int] | None) -> tuple[int, int] | None:
    """What is told by the way to be due: "the truce, *which monitors will watch*, commits both"."""
    for verb in noun.subtree:
        edge = verb.right_edge.i
        if verb.dep_ != "relcl" or clause is None or edge >= clause[0] or not is_due(verb):
            continue
        if any(c.dep_ in {"nsubj", "nsubjpass"} and c.lower_ == "which" for c in verb.lefts):
            aux = next((c.i for c in verb.lefts if c.dep_ == "aux"), verb.i)
            return (start_of(verb) if verb.lemma_ in BINDING else aux), edge + 1
    return None


def _ends_war(clause: Token) -> bool:
    """Whether a clause tells what an agreement brings: "a pact *ending a row of ten years*"."""
    return (
        clause.tag_ == "VBG"
        and clause.lemma_ in {"end", "settle", "resolve"}
        and any(c.dep_ == "dobj" and c.lemma_ in ENDED for c in clause.children)
    )


def _is_denied(verb: Token) -> bool:
    """Whether something is said not to be laid down: "does not cover drones"."""
    helped = any(c.lower_ in {"does", "do", "did"} for c in verb.children)
    return helped and any(c.dep_ == "neg" for c in verb.children)


def _came_of_it(verb: Token) -> bool:
    """Whether a verb tells what an agreement led to: "the accord *has ended* the fighting".

    What it "had opened" may be what it laid down.
    """
    if verb.tag_ != "VBN":
        return False
    if verb.lemma_ not in _OUTCOMES and any(c.lower_ == "had" for c in verb.children):
        return False
    return any(c.lower_ in {"has", "have", "had"} for c in verb.children)


def _with_return(sentence: Span, end: int) -> int:
    """Where a stretch ends that what is given for it may follow: "*; in return Peru promised*"."""
    doc = sentence.doc
    if end < sentence.end and doc[end].text == ";":
        after = doc[end + 1 : sentence.end]
        if any(t.lemma_ in GIVING or t.lower_ in MODAL for t in after[:8]):
            return sentence.end
    return end


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
    if verb.tag_ == "VB" and any(c.dep_ == "aux" and c.lower_ == "to" for c in verb.lefts):
        return False  # "Commits Peru to leave, *and Chile to pay*": it is bound too.
    if verb.lemma_ in GIVING - {"agree"} or (verb.lemma_ == "be" and is_due(verb)):
        return False  # "Obliges Peru to leave; in return *Chile promised* to pay"
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


def _is_subject(noun: Token, verb: Token) -> bool:
    return noun.head.i == verb.i and noun.dep_ in {"nsubj", "nsubjpass"}

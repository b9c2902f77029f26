"""Whether a text is still in the time it has told: for a month that comes without its year.

A time that a main clause tells opens a story ("In 1994 the rebels attacked. In July they took the
capital"); one that only tells more of a noun does not ("the premier, who took office in 2010,
resigned in July"), and a bare month after it is the last one before the day of reporting.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from communique.times import clauses, distances, edtf, nouns
from communique.times.offsets import of_hours

if TYPE_CHECKING:
    from collections.abc import Iterator

    from communique.language.tokens import Doc, Token
    from communique.times.reading import Expression

# With these a year is where something is counted or compared from, not when it is told of.
_NOT_TOLD_IN = frozenset({"since", "than", "as", "like", "unlike", "with", "from", "until", "till"})
_INSIDE = frozenset({"compound", "nmod", "nummod", "amod", "poss"})
_ASIDE = frozenset({"relcl", "acl"})
# Years after which a story is so old that a bare month still belongs to it.
_LONG = 4
# Labels of the clauses that carry a text on.
_MAIN = frozenset({"ROOT", "ccomp", "parataxis", "conj"})
_SUBJECT = frozenset({"nsubj", "nsubjpass"})

_WARS = frozenset({"war", "coup", "conflict", "intifada"})


def prepositions(doc: Doc, expression: Expression) -> list[Token]:
    """The prepositions and conjunctions that govern an expression, from the nearest outwards."""
    found: list[Token] = []
    step = doc[expression.root]
    for _ in range(4):
        if step.dep_ in {"prep", "mark"} or step.pos_ in {"ADP", "SCONJ"}:
            found.append(step)
        if step.head == step or clauses.is_verb(step):
            break
        step = step.head
    return found


def aside(verb: Token) -> Token | None:
    """The clause on a noun in which a verb stands; ``None`` on the main line of the text."""
    step = verb
    while step.head != step:
        if step.dep_ in _ASIDE:
            return step
        step = step.head
    return None


def of_noun(doc: Doc, expression: Expression) -> bool:
    """Whether a time tells a noun apart: "the 2018 treaty", "the accord of 1994"."""
    token = doc[expression.root]
    before = doc[expression.first - 1].lower_ if expression.first else ""
    if token.dep_ in _INSIDE and token.head.pos_ in {"NOUN", "PROPN"}:
        return before not in {"in", "by"}  # "In 1973 soldiers bombed", as a parser may have it.
    return any(p.lower_ == "of" and p.head.pos_ == "NOUN" for p in prepositions(doc, expression))


def on_line(doc: Doc, told: Expression) -> bool:
    """Whether a time is told of what a main clause tells, not in an aside or of a noun."""
    verb = clauses.verb_of(doc[told.root])
    clause = aside(verb) if verb is not None else None
    # "In the meadow where they pushed the gate open in 1989" goes on with the story.
    going_on = clause is None or any(c.lower_ in {"where", "when"} for c in clause.lefts)
    return verb is not None and going_on and not of_noun(doc, told)


def off_line(doc: Doc, told: Expression, pointing: Expression) -> bool:
    """Whether a time is none that a later sentence counts from: a deadline, or told in an aside.

    "The council met on Monday to hear an envoy who flew in on Sunday. Hours earlier ..."
    """
    if doc[told.root].sent.start == doc[pointing.root].sent.start:
        return False
    if any(p.lower_ in {"by", "until", "till"} for p in prepositions(doc, told)):
        return True
    verb = clauses.verb_of(doc[told.root])
    then = pointing.reading.offset is not None and pointing.reading.offset.unit is None
    if (
        then
        and verb is not None
        and any(c.lower_ == "since" and c.dep_ == "mark" for c in verb.lefts)
    ):
        return True  # "The deadliest since he *fell in 2024*. At the time ..."
    if of_hours(pointing, told):
        # "Has denied it since the war broke out *in 2022*. *Hours earlier*, drones ..."
        since = (*prepositions(doc, told), *(verb.lefts if verb is not None else ()))
        if any(word.lower_ == "since" for word in since):
            return True
    if verb is None or aside(verb) is None:
        return False
    return not distances.goes_on(pointing)  # "The following spring" cannot follow the news.


def year_of(doc: Doc, told: str, month: int, bare: Expression) -> int | None:
    """The year of a month in a story that has told a time: a tale goes forward.

    "Seized in December 2024 and released in March" is of the following year; the past perfect and
    "that year" look back.
    """
    start, _ = edtf.bounds(told)
    if start is None:
        return None
    verb = clauses.verb_of(doc[bare.root])
    back = doc[bare.last - 1].lower_ == "year" or (
        verb is not None and clauses.tense(verb) == "pluperfect"
    )
    dated = edtf.precision(told.rstrip("~")) in {"day", "month"}
    return start.year + (dated and not back and month < start.month)


def whither(verb: Token, noun: Token) -> Token | None:
    """The verb of a journey to come, of a clause on where it goes: "fly to Rome, where he will"."""
    placed = any(c.lower_ == "where" or c.dep_ == "prep" for c in verb.lefts)
    governor = clauses.verb_of(noun) if verb.dep_ == "relcl" and placed else None
    if governor is not None and governor.dep_ == "pcomp":
        # "Is to address them before travelling to Rome on Thursday, where he will"
        above = clauses.verb_of(governor.head)
        ahead = above is not None and clauses.tense(above) in {"future", "would", "infinitive"}
        return governor if ahead else None
    if governor is None or clauses.tense(governor) not in {"future", "would", "infinitive"}:
        return None
    return governor


def goes_on(doc: Doc, told: Expression, bare: Expression, years: int) -> bool:
    """Whether a bare month or day still belongs to the year of a time told before it.

    Args:
        doc: the document.
        told: the time told before, with its year.
        bare: the month or day without one.
        years: how many years the told time lies before that of the last such month.
    """
    if doc[bare.last - 1].lower_ == "year":
        return True  # "In December of that year."
    governors = {p.lower_ for p in prepositions(doc, told)}
    if governors & _NOT_TOLD_IN and not _opens_range(doc, told):
        return False
    here, there = clauses.verb_of(doc[bare.root]), clauses.verb_of(doc[told.root])
    marks = {c.lower_ for c in there.lefts if c.dep_ == "mark"} if there is not None else set()
    if marks & {"since", "than", "until", "till"}:
        return False  # "The worst fighting *since it seized power in 2021*."
    if here is not None and not _tells_past(here):
        return False
    if here is None or there is None:
        return True
    if _back_to_now(there, here):
        return False
    together = here.sent.start == there.sent.start
    if together and of_noun(doc, told):
        return False
    clause = aside(there)
    if clause is not None and not (clause == here or clause.is_ancestor(here)):
        return False
    if not together or here == there or (there.is_ancestor(here) and here.dep_ != "conj"):
        return True
    if clauses.tense(there) == "pluperfect" and clauses.tense(here) == "past":
        return here.is_ancestor(there) and there.dep_ == "advcl"
    return not _next_step(told, here, there, years)


def _back_to_now(there: Token, here: Token) -> bool:
    """Whether a main clause in the perfect stands between a story and a clause after it.

    "Ties broke down in 2011. Qatar *has since sent* aid. In March it shipped rice."
    """
    for token in here.doc[there.right_edge.i + 1 : here.i]:
        if token.dep_ not in _MAIN or token == here or not clauses.is_verb(token):
            continue
        if clauses.tense(token) == "perfect" and any(c.dep_ in _SUBJECT for c in token.lefts):
            return aside(token) is None
    return False


def _opens_range(doc: Doc, told: Expression) -> bool:
    """Whether "from" opens a stretch of time: "from 1991 to 1994"."""
    return edtf.precision(told.edtf or "") == "interval" and doc[told.first - 1].lower_ == "from"


def _tells_past(verb: Token) -> bool:
    form = clauses.tense(verb)
    while form == "infinitive" and verb.dep_ == "xcomp" and clauses.is_verb(verb.head):
        verb = verb.head  # "Elections are to be held in May."
        form = clauses.tense(verb)
    if form in {"future", "modal", "perfect"}:
        return False
    return form != "present" or verb.lemma_ in clauses.REPORTING


def _next_step(told: Expression, here: Token, there: Token, years: int) -> bool:
    """Whether a joined clause tells the next step of a development: "soured in 2018, worsened in
    April".

    A year before its verb ("in 1992 war broke out, and in April ...") frames the whole sentence.
    """
    if edtf.precision((told.edtf or "").rstrip("~")) != "year" or told.root < there.i:
        return False
    step = here
    while step.dep_ == "conj" and step != there:
        step = step.head
    if step != there:
        return False
    subject = any(c.dep_ in {"nsubj", "nsubjpass"} for c in here.children)
    return not subject or years < _LONG


# Answers to what has been told, in the time of the story.
_REPLIES = frozenset("deny reply respond retort protest answer counter apologise apologize".split())
_HONOUR = frozenset(
    "praise honour honor thank salute commemorate remember mourn applaud decorate".split()
)
_REMEMBERED = frozenset(
    """survivor veteran dead fallen descendant memory sacrifice hero heroism widow orphan martyr
    bravery courage""".split()
)


def replies(verb: Token) -> bool:
    """Whether a clause answers what was told before it."""
    return verb.lemma_ in _REPLIES


def remembers(verb: Token) -> bool:
    """Whether a clause honours those who are left of the story: it stands outside it."""
    return verb.lemma_ in _HONOUR and any(
        c.dep_ in {"dobj", "nsubjpass"} and c.lemma_.lower() in _REMEMBERED for c in verb.children
    )


def clause_before(verb: Token) -> Token | None:
    """The main clause before a semicolon in the same sentence, which the parser hangs below."""
    for child in verb.lefts:
        if child.dep_ not in {"ccomp", "parataxis"}:
            continue
        after = child.right_edge.i + 1
        if after < len(child.doc) and child.doc[after].lower_ == ";":
            return child
    return None


#: What is in the air for a short while.
FLYING = frozenset("drone missile rocket shell balloon projectile".split())
_SEVERAL = frozenset({"several", "many", "two", "three", "four"})


def harmed(token: Token) -> Iterator[Token]:
    """The clauses that tell how the victims of a deed fared, in its time.

    "They are wanted for the murder of a spy, who was poisoned in 2018."
    """
    lemma = token.lemma_.lower()
    if lemma in _BLOWS:
        # "An explosion at a depot in which two men *were killed* in 2014"
        for clause in token.subtree:
            if clause.dep_ == "relcl" and clause.lemma_ in _HARM and not any(
                t.lower_ in {"who", "whom", "whose"} for t in clause.lefts
            ):  # fmt: skip
                yield clause
    if lemma not in _HARM:
        return
    for child in token.children:
        victims = [child] if child.dep_ == "dobj" else []
        if child.dep_ == "prep" and child.lower_ in {"of", "on", "against"}:
            victims = [c for c in child.children if c.dep_ == "pobj"]
        for victim in victims:
            named = [victim, *(c for c in victim.children if c.dep_ == "appos")]
            for clause in (c for noun in named for c in noun.children):
                if clause.dep_ == "relcl" and clause.lemma_ in _HARM:
                    yield clause


_HARM = frozenset(
    """poison poisoning kill killing shoot shooting stab stabbing murder assassinate assassination
    abduct abduction kidnap kidnapping attack assault attempt execute execution torture wound injure
    die survive perish vanish disappear fall drown behead jail imprison""".split()
)
# Deeds whose toll a relative clause tells.
_BLOWS = frozenset(
    """explosion blast bombing bombardment attack raid shelling strike fire crash ambush shooting
    massacre battle clash siege""".split()
)


def neighbours(verb: Token) -> Iterator[tuple[str, Token]]:
    """The events that a clause came shortly before or after: "shortly before the signing"."""
    for child in verb.children:
        if child.dep_ == "prep" and child.lower_ in {"before", "after"}:
            if not any(c.lower_ in _SOON for c in child.children):
                continue
            for noun in child.children:
                if noun.dep_ == "pobj" and any(c.lower_ == "the" for c in noun.children):
                    yield child.lower_, noun


_SOON = frozenset({"shortly", "soon", "immediately", "right", "just", "hours", "minutes"})


def beside(verb: Token) -> Token | None:
    """The verb of which a clause tells after what it was done: "it struck *after he had rung*"."""
    if verb.dep_ != "advcl":
        return None
    marks = {c.lower_ for c in verb.lefts if c.dep_ in {"mark", "advmod"}}
    return verb.head if marks & {"after", "once", "because", "when"} else None


_BY_WHEN = frozenset({"when", "as", "before"})


def turning_points(verb: Token) -> Iterator[Token]:
    """The clauses that tell by when a thing was done: "*by the time he came*, they had left"."""
    for child in verb.children:
        if child.dep_ == "advcl":
            if any(c.lower_ in _BY_WHEN and c.dep_ != "prep" for c in child.lefts):
                yield child
        elif child.dep_ == "prep" and child.lower_ in {"by", "at"}:
            for noun in child.children:
                if noun.lower_ in {"time", "moment"}:
                    yield from (c for c in noun.children if c.dep_ in {"relcl", "acl"})


def counted(verb: Token, *, wars: bool = False) -> bool:
    """Whether a perfect tells how often a thing was done: "have fought *three wars* since then".

    Args:
        verb: the verb.
        wars: whether it must be what happens but now and then.
    """
    if not clauses.is_verb(verb) or clauses.tense(verb) != "perfect":
        return False
    for child in verb.rights:
        if wars and child.lemma_ not in _WARS:
            continue
        much = any(c.dep_ == "nummod" or c.lower_ in _SEVERAL for c in child.lefts)
        if much and (child.lower_ == "times" or (child.dep_ == "dobj" and nouns.eventive(child))):
            return True
        if child.lower_ in {"twice", "thrice"}:
            return True
    return False

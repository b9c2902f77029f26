"""Phrases: what hangs on a noun or verb by a preposition, by coordination, or in a clause of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from communique.events.antecedents import TAKING_UP, matter
from communique.events.verbs import BACKING, is_infinitive, stranded

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from communique.language.tokens import Token

RELATIVE = frozenset({"who", "which", "that", "whom", "whose"})
_SUBJECTS = {"nsubj", "csubj", "nsubjpass", "csubjpass"}
_NOMINAL = {"NOUN", "PROPN", "PRON", "NUM", "ADJ", "DET"}
#: Nouns that stand for what they are "of" when they head an argument: "a group of soldiers".
TRANSPARENT = frozenset(
    """group number dozen score hundred thousand million majority minority lot couple pair series
    handful some many several all both one most half rest last bulk remainder third quarter part
    member crowd wave team list set round type kind sort company squadron column convoy contingent
    unit platoon band squad posse""".split()
)
# Deeds of which "of" names whom they are done to, by word and by ending.
_SUFFERED = frozenset(
    """invasion siege murder seizure capture arrest assassination abduction detention execution
    torture occupation annexation expulsion deportation blockade destruction persecution attack
    raid strike assault beheading kidnap hijack demolition ambush massacre imprisonment overthrow
    ouster removal poisoning""".split()
)
_SERVING = frozenset({"serve", "fight", "belong", "participate"})
_DOING = ("ing", "ings")
# Pronouns that stand for one of a body: "no *one* in the cabinet".
_SOMEBODY = frozenset(
    "one nobody somebody someone anybody anyone everybody everyone none those many few".split()
)
# As what those take part who are no side to what is done.
_BYSTANDERS = frozenset(
    """guarantors mediators observers witnesses hosts facilitators guarantor mediator observer
    witness host facilitator""".split()
)
# Verbs that say what something is, in somebody's words.
_CALLING = frozenset("call describe term dub label style brand see regard view".split())
# "According to Kim", "due to the war": not what the verb is done to.
_NO_PARTICLES = frozenset("according due owing prior thanks next compared contrary subject".split())

# Participles that tell with a hyphen who drew a thing up or made it.
_BROUGHT_ABOUT = frozenset(
    """drafted sponsored brokered mediated proposed tabled hosted negotiated authored penned
    facilitated organised organized written made built designed supplied manufactured
    produced""".split()
)


def prepositional(head: Token, prepositions: tuple[str, ...]) -> list[Token]:
    """The nouns that hang on a verb or noun by one of some prepositions.

    A preposition of several words ("out of", "on behalf of") is found by its last word.
    """
    found: list[Token] = []
    for child in head.children:
        if child.lower_ in {"with", "for"} and _standing_by(child):
            continue
        if child.dep_ in {"prep", "agent", "dative"} and child.lower_ in prepositions:
            found += _below(child) or [n for noun in stranded(head, child) for n in spread(noun)]
        elif child.dep_ in {"prep", "advmod", "prt"} and child.lower_ not in _NO_PARTICLES:
            # "out of Syria", "together with Russia": a preposition below another.
            for grand in child.children:
                if grand.dep_ == "prep" and grand.lower_ in prepositions:
                    found += _below(grand)
    return found


def _standing_by(preposition: Token) -> bool:
    """Whether a phrase names those who but stand by: "with Norway and Cuba *as guarantors*"."""
    if preposition.lower_ == "for":  # "*But for Chad*, Mali would have paid": it is not for them.
        return preposition.i > 0 and preposition.nbor(-1).lower_ == "but"
    doc, way = preposition.doc, preposition.right_edge.i + 1
    if preposition.right_edge.lower_ in _BYSTANDERS:
        return preposition.right_edge.head.lower_ == "as"
    noun = doc[way + 1] if way + 1 < len(doc) and doc[way].lower_ == "as" else None
    return noun is not None and noun.head.i == way and noun.lower_ in _BYSTANDERS


def _below(preposition: Token) -> list[Token]:
    nouns = [c for c in preposition.children if c.dep_ == "pobj"]
    for clause in preposition.children:
        if clause.dep_ == "pcomp":
            nouns += _named_in(clause)
    for child in preposition.children:
        if child.dep_ == "conj" and child.lower_ == preposition.lower_:
            nouns += [c for c in child.children if c.dep_ == "pobj"]  # "On A and *on B*"
    return [n for noun in nouns for n in spread(noun)]


def _named_in(clause: Token) -> list[Token]:
    """What a "what" clause says a thing is: "strikes on *what it said were hideouts*"."""
    named: list[Token] = []
    what = False
    for verb in (clause, *(c for c in clause.children if c.dep_ == "ccomp")):
        what = what or any(c.lower_ == "what" for c in verb.children)
        named += [c for c in verb.children if c.dep_ in {"attr", "oprd"} and c.lower_ != "what"]
        if verb.i != clause.i and verb.pos_ == "NOUN":
            named.append(verb)  # "What it called *bases*", which the parser takes for a clause.
    return named if what else []


def with_conjuncts(token: Token) -> list[Token]:
    """A token and those coordinated with it, in their order."""
    return [token, *_conjuncts(token)]


def _conjuncts(token: Token) -> Iterator[Token]:
    for child in token.children:
        if child.dep_ == "conj":
            yield child
            yield from _conjuncts(child)


def spread(noun: Token) -> list[Token]:
    """The heads an argument stands for: coordinated ones, the group of a "group of soldiers"."""
    found: list[Token] = []
    for token in with_conjuncts(noun):
        if token.i != noun.i and (token.pos_ not in _NOMINAL or _excluded(token)):
            continue
        if token.lower_ in RELATIVE and (clause := _relative(_governor(token))) is not None:
            found += _antecedents(clause)
            continue
        if token.lower_ in TAKING_UP and (told := matter(token)) is not None:
            found.append(told)
            continue
        whole = token.lemma_ in TRANSPARENT or token.like_num  # "Detained *eleven of them*"
        inner = prepositional(token, ("of",)) if whole else []
        if token.lower_ in _SOMEBODY:
            inner = inner or prepositional(token, ("in", "from"))
        found += inner or [token]
        found += joined_by_phrase(token.children)
    return found


def _governor(pronoun: Token) -> Token:
    """On what a relative pronoun hangs: on a verb, if by a preposition: "*from which* it left"."""
    above = pronoun.head
    return above.head if above.pos_ == "ADP" and pronoun.dep_ == "pobj" else above


def _relative(verb: Token) -> Token | None:
    """The relative clause that a verb heads or goes on: "who came *and who stayed*"."""
    while verb.dep_ == "conj" and verb.head.pos_ in {"VERB", "AUX"}:
        verb = verb.head
    return verb if verb.dep_ == "relcl" else None


def _antecedents(clause: Token) -> list[Token]:
    """Of whom a relative clause is told: of both in "Chad and Mali, which sent *their* envoys"."""
    noun = first = clause.head
    while first.dep_ == "conj":
        first = first.head
    others = [t for t in with_conjuncts(first) if t.i < clause.i and t.i != noun.i]
    # Hung on the first of them, it is told of all: "*Peru* and Chile, which fought a war".
    plural = noun == first or clause.tag_ == "VBP" or any(c.tag_ == "VBP" for c in clause.lefts)
    plural |= any(c.lower_ == "their" for t in clause.rights for c in (t, *t.lefts))
    return sorted([noun, *others]) if others and plural else [noun]


def _excluded(noun: Token) -> bool:
    """Whether a conjunct is named as the one of whom it is not told: "but *not France*"."""
    return any(child.dep_ == "neg" for child in noun.lefts)


def joined_by_phrase(children: Iterable[Token]) -> list[Token]:
    """Who takes part by a phrase: "the Union, *along with Chile*", "Egypt *as well as Jordan*"."""
    found: list[Token] = []
    for child in children:
        before = {c.lower_ for c in child.lefts}
        together = child.lower_ == "with" and before & {"along", "together", "jointly"}
        if together or (child.lower_ == "alongside" and child.dep_ == "prep"):
            found += _below(child)
        elif child.lower_ in {"along", "together"}:
            found += [n for c in child.children if c.lower_ == "with" for n in _below(c)]
    return found


def listed(verb: Token, subject: Token) -> list[Token]:
    """A name before the subject and a comma: "*Egypt*, Sudan condemn Ethiopia"."""
    before = subject.left_edge.i - 2
    name = verb.doc[before] if before >= 0 and verb.doc[before + 1].text == "," else None
    if name is None or name.head.i != verb.i or not name.is_sent_start or name.pos_ != "PROPN":
        return []
    return [name] if name.dep_ in {"npadvmod", "dep", "nmod"} else []


def together(verb: Token) -> list[Token]:
    """The phrases after a verb that name who does it too: "signed it *together with Chad*"."""
    who = [c for c in verb.lefts if c.dep_ == "nsubj" and c.lower_ in RELATIVE]
    return [
        c
        # "Oslo, *which together with Bern* mediated": the parser hangs it on the pronoun.
        for c in (*(k for w in who for k in w.rights), *verb.rights)
        if (c.lower_ == "together" and c.dep_ in {"advmod", "prep"})
        or (c.lower_ == "with" and any(w.lower_ in {"together", "jointly"} for w in c.lefts))
    ]


def has_made(name: Token) -> bool:
    """Whether a name but tells who brought a thing about: "a *British*-drafted resolution"."""
    made = name.head
    return name.dep_ in {"npadvmod", "compound", "amod"} and (
        made.lower_ in _BROUGHT_ABOUT and made.i == name.i + 2 and made.dep_ in {"amod", "nmod"}
    )


def extracted(verb: Token) -> list[Token]:
    """Of whom a clause of a report on a noun is told: "*a group* that the army says fled"."""
    report = verb.head
    if verb.dep_ != "ccomp" or report.dep_ != "relcl" or verb.tag_ == "VB":
        return []
    if any(c.dep_ in _SUBJECTS and c.lower_ not in RELATIVE for c in verb.children):
        return []
    pronouns = [c for c in (*report.lefts, *verb.lefts) if c.lower_ in RELATIVE]
    told = [c for c in report.lefts if c.dep_ in _SUBJECTS and c.lower_ not in RELATIVE]
    return spread(report.head) if pronouns and told else []


def in_clauses(noun: Token, preposition: str) -> list[Token]:
    """What stands in the clauses that tell of a noun: "sanctions that it had imposed *on Iran*"."""
    return [
        inner
        for clause in noun.children
        if clause.dep_ in {"relcl", "acl"} and clause.pos_ == "VERB"
        if preposition != "by" or clause.lemma_ not in BACKING
        if clause.lemma_ not in _SERVING  # "Troops who *serve* in an African force"
        for inner in prepositional(clause, (preposition,))
    ]


def is_suffered(deed: Token) -> bool:
    """Whether "of" and "on" tell to whom a deed was done: "condemned the siege *of Gaza*"."""
    return deed.lemma_ in _SUFFERED or deed.lower_.endswith(_DOING)


def called(clause: Token) -> list[Token]:
    """What a thing is called for which a clause stands: "denounced what it called *bullying*"."""
    if clause.lemma_ not in _CALLING or all(child.lower_ != "what" for child in clause.lefts):
        return []
    names = [n for c in clause.children if c.dep_ == "oprd" for n in spread(c)]
    return names or prepositional(clause, ("as",))


def mutual(nouns: list[Token]) -> bool:
    """Whether one of some nouns is "each other" or "one another", or somebody's of each other."""
    for noun in nouns:
        for token in (noun, *noun.children):
            if token.lower_ == "other" and any(c.lower_ == "each" for c in token.children):
                return True
            if token.lower_ == "another" and token.i and token.nbor(-1).lower_ == "one":
                return True
    return False


def each_the_other(doers: list[Token], nouns: list[Token]) -> bool:
    """Whether one does it to the other: "*each* accused *the other*"."""
    each = any("each" in {n.lower_, *(c.lower_ for c in n.lefts)} for n in doers)
    return each and any(n.lower_ in {"other", "others"} for n in nouns)


def purposes(verb: Token) -> list[Token]:
    """The infinitives that tell to what end a thing is done: "sent doctors *to help* Liberia"."""
    heads = [verb, *(child for child in verb.children if child.dep_ == "dobj")]
    return [
        child
        for head in heads
        for child in head.children
        if child.i > head.i
        and child.tag_ == "VB"
        and child.dep_ in {"advcl", "xcomp", "acl", "relcl"}
        and any(c.lower_ == "to" for c in child.lefts)
    ]


def accompanying(verb: Token) -> list[Token]:
    """The participles that tell what is done with a thing: "marched, *accusing* Chad of it"."""
    return [c for c in verb.children if c.dep_ == "advcl" and c.tag_ == "VBG" and c.i > verb.i]


def for_clauses(verb: Token) -> list[Token]:
    """The infinitives with a doer of their own after "for": "called for *Chad to leave*"."""
    return [
        child
        for child in verb.children
        if child.i > verb.i
        and child.dep_ in {"advcl", "ccomp", "xcomp"}
        and any(c.lower_ == "for" and c.dep_ == "mark" for c in child.lefts)
        and any(c.lower_ == "to" for c in child.lefts)
    ]


def told_clauses(noun: Token) -> list[Token]:
    """The finite clauses that tell what a noun is of: "the suspicion *that Iran was behind it*"."""
    return [
        child
        for child in noun.children
        if child.dep_ in {"acl", "ccomp", "relcl"}
        and child.tag_ in {"VBD", "VBZ", "VBP", "VBN"}
        and any(c.lower_ == "that" and c.dep_ == "mark" for c in child.lefts)
    ]


def doubted(clause: Token) -> bool:
    """Whether a clause is negated, asked, or tells what will or would be."""
    return any(
        child.dep_ == "neg"
        or child.lower_ in {"if", "whether", "never"}
        or (child.dep_ == "aux" and child.lower_ in {"will", "would", "should", "must", "shall"})
        for child in clause.children
    )


def occasions(verb: Token) -> list[Token]:
    """The finite clauses that tell upon what a thing is done: "protested *when ships sank it*"."""
    return [
        child
        for child in verb.children
        if child.dep_ == "advcl"
        and any(c.lower_ in {"when", "after", "because", "as", "since"} for c in child.lefts)
    ]


def conditions(verb: Token) -> list[Token]:
    """The clauses that tell on what condition a thing is done: "will strike *if Chad attacks*"."""
    return [
        child
        for child in verb.children
        if child.dep_ == "advcl"
        and any(c.lower_ in {"if", "unless", "should"} for c in child.lefts)
    ]


_RELATIVE = frozenset({"WDT", "WP", "WRB", "WP$"})


def named_by(verb: Token) -> bool:
    """Whether a relative clause says how its noun is called: "the rocks (that) Greeks *call* Imia".

    The noun is the object, and what looks like one is the name.
    """
    if verb.dep_ != "relcl" or verb.lemma_ not in {"call", "name", "term", "dub"}:
        return False
    objects = [child for child in verb.children if child.dep_ == "dobj"]
    own = [child for child in objects if child.tag_ not in _RELATIVE and child.lower_ != "that"]
    doers = [child for child in verb.children if child.dep_ == "nsubj"]
    relative = {child.tag_ for child in verb.children if child not in objects} & _RELATIVE
    told = [child for child in doers if child.tag_ not in _RELATIVE and child.lower_ != "that"]
    return bool(own and told and not relative)


def wanted(verb: Token) -> Token | None:
    """Of whom a relative clause tells what is meant for them: "*the envoys* it means to expel"."""
    above = verb.head
    if verb.dep_ != "xcomp" or above.dep_ != "relcl" or not is_infinitive(verb):
        return None
    own = any(c.dep_ in _SUBJECTS and c.lower_ not in RELATIVE for c in above.children)
    if not own or any(c.dep_ in {"dobj", "pobj"} for c in above.rights):
        return None
    return above.head if above.head.pos_ in {"NOUN", "PROPN"} else None


def owners(verb: Token) -> list[Token]:
    """Whose a deed is that is told as a noun: "*Armenian* shelling of villages"."""
    if verb.tag_ != "VBG" or verb.dep_ not in {"nsubj", "nsubjpass", "dobj", "pobj", "ccomp"}:
        return []
    if not any(c.lower_ == "of" and c.dep_ == "prep" for c in verb.rights):
        return []
    owners = [c for c in verb.lefts if c.dep_ in {"poss", "amod", "compound", "nmod"}]
    named = [c for c in owners if c.dep_ == "poss" or c.text[:1].isupper()]
    return named or prepositional(verb, ("by",))  # "*Shelling* of towns *by rebels* went on."


def shared(verb: Token) -> list[Token]:
    """The object that a verb shares with those joined to it: "shelled, raided, burned *it*"."""
    step = verb
    while not any(c.dep_ in {"prep", "ccomp", "xcomp", "prt"} for c in step.children):
        later = [c for c in step.children if c.dep_ == "conj" and c.pos_ == "VERB"]
        if not later or any(c.dep_ in _SUBJECTS for c in later[0].children):
            break
        step = later[0]
        if own := [c for c in step.children if c.dep_ == "dobj"]:
            return spread(own[-1])
    return []


def main_beside(word: Token) -> Token | None:
    """The verb whose subject does what a clause on a word beside it tells.

    "*A day* after signing it, Chad left"; "shelved *plans* to sign it", where the parser takes the
    plans for a verb.
    """
    aside = "dobj" if word.pos_ == "VERB" else "npadvmod"
    return word.head if word.dep_ == aside and word.head.pos_ == "VERB" else None

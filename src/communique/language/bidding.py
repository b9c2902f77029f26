"""Calls, threats, promises and commands whose clauses the parser hangs astray.

"*Calls* grew for Chad to pay", "*threats* to bomb it alarmed Mali", "“*Stop*,” he told Chad".
``mending.py`` calls these rules beside its own.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from communique.language import commanding
from communique.language.clauses import children, hang

if TYPE_CHECKING:
    from collections.abc import Callable

    from spacy.tokens.token import Token

# What is done by calling somebody on the telephone.
_OVER_THE_PHONE = frozenset(
    """apologise apologize express convey congratulate thank condole discuss offer assure reassure
    inform brief wish complain protest condemn denounce warn greet tell explain invite""".split()
)
_SUBJECTS = {"nsubj", "nsubjpass"}
_BEING = frozenset("is are was were".split())
# Nouns that take an infinitive, whoever is to do it.
_BIDS = frozenset(
    """call calls demand demands appeal appeals plea pleas pressure clamour clamor pressures
    request requests petitions hopes""".split()
)
_AIMS = frozenset(
    """threat threats plan plans plot plots attempt attempts effort efforts bid bids vow vows
    pledge pledges promise promises move moves decision decisions offer offers proposal proposals
    refusal refusals failure failures""".split()
)
_PROMISING = frozenset(
    """undertook undertaken undertakes pledged vowed promised consented volunteered sworn swore
    covenanted""".split()
)
_FEARS = frozenset("fear fears dread talk rumours rumors warnings danger risk threat hopes".split())
_DENYING = ("deny", "deni", "admit", "avoid", "resume", "stop", "regret")
# Verbs of speech that bring in a command.
_BIDDING = frozenset(
    """told tells urged urges said says warned warns begged asked implored advised shouted cried
    demanded ordered pleaded exhorted chanted yelled""".split()
)
# Verbs that are nouns or adjectives too, where they do not open a quotation.
_COMMANDS = frozenset(
    """apologise apologize retreat lower hand cease scrap slash free open return halt release
    withdraw lift drop stop back support condemn arrest clear ready arm disarm pay ban trade
    talk face own answer vote""".split()
)
_CLOSING = frozenset({"”", '"', "''", "’", "'"})
_OPENING = frozenset({"“", '"', "``", "‘", "'"})


def rules(word: str, label: str, tag: str) -> tuple[Callable[[Token], None], ...]:
    """The rules that a token's word, label and tag may call for."""
    return (*_own(word, label, tag), *commanding.rules(word, label, tag))


def _own(word: str, label: str, tag: str) -> tuple[Callable[[Token], None], ...]:
    if label == "dobj" and tag == "VBG":
        return (_denied_doing,)
    if word in {"of", "for"} and label == "prep":
        return (_voiced_there,)
    if label == "appos" and tag == "NNP":
        return (_forbids_him,)
    if label in {"dep", "prep"} and tag == "VB":
        return (_opens_a_quotation,)
    if word in _COMMANDS and tag in {"NN", "NNP", "JJ", "JJR", "RB"}:
        return (_opens_a_quotation,)
    if label == "ROOT" and tag == "VB":
        return (_alarmed,)
    if label == "ROOT" and tag == "VBG":
        return (_growing_calls,)
    if word == "court" and tag == "VB" and label in {"xcomp", "advcl"}:
        return (_taken_to_court,)
    if label == "pobj" and tag == "NN" and word.endswith("ing"):
        return (_back_to_doing,)
    if label == "advcl" and tag in {"VB", "VBN"}:
        return (_quoted, _undertook_to, _calls_grow_for, _called_for)
    if label == "xcomp" and tag == "VB" and word in _OVER_THE_PHONE:
        return (_telephoned,)
    if label in {"acl", "relcl"} and tag in {"VB", "VBN"}:
        return (_called_for,)
    if label in {"ccomp", "advcl", "conj", "dep", "parataxis"} and word in _BIDDING:
        return (_told_after_it,)
    return ()


def _telephoned(verb: Token) -> None:
    """ "Called Mr Saied *to apologise*": for what he called, and nothing that he asks for."""
    calls = verb.head
    if not calls.lower_.startswith("call") or not any(children(verb, "aux")):
        return
    called = next(children(calls, "dobj"), None)
    if called is not None and called.tag_ in {"NN", "NNP", "PRP"} and called.i < verb.i:
        verb.dep_ = "advcl"


def _has_to(verb: Token) -> bool:
    return any(c.lower_ == "to" for c in children(verb, "aux"))


def _taken_to_court(noun: Token) -> None:
    """ "Took Croatia *to court*": a place, and no infinitive."""
    verb, to = noun.head, next(children(noun, "aux"), None)
    if to is None or to.i != noun.i - 1 or any(children(noun, "dobj")):
        return
    if verb.i < noun.i and any(children(verb, "dobj", "nsubjpass")):
        hang(to, verb, "prep")
        hang(noun, to, "pobj")
        to.tag_, noun.tag_ = "IN", "NN"


def _back_to_doing(act: Token) -> None:
    """ "Returned to *bombing* camps": a verb, where it has an object of its own."""
    bare = not any(children(act, "det", "amod", "poss", "compound"))
    if bare and any(c.i > act.i for c in children(act, "dobj")):
        act.tag_, act.dep_ = "VBG", "pcomp"


def _growing_calls(participle: Token) -> None:
    """ "There *are growing calls* for it": the calls grow, and nobody grows them."""
    there = next(children(participle, "expl"), None)
    being = next((c for c in children(participle, "aux") if c.lower_ in _BEING), None)
    noun = next(children(participle, "dobj"), None)
    if there is None or being is None or noun is None or noun.i < participle.i:
        return
    rest = [c for c in participle.children if c.i not in {being.i, noun.i}]
    hang(being, being, "ROOT")
    hang(noun, being, "attr")
    for child in rest:
        hang(child, being, child.dep_)
    hang(participle, noun, "amod")


def _own_doer(clause: Token, noun: Token) -> None:
    """Gives an infinitive its doer after "for", which hangs on the noun or on a phrase of it."""
    if any(children(clause, *_SUBJECTS)):
        return
    mark = next(
        (
            t
            for t in noun.doc[noun.i + 1 : clause.i]
            if t.lower_ == "for" and t.dep_ == "prep" and any(children(t, "pobj"))
        ),
        None,
    )
    if mark is None:
        return
    doer = next(children(mark, "pobj"))
    to = next(children(clause, "aux"))
    if doer.right_edge.i + 1 != to.i:
        return
    hang(mark, clause, "mark")
    passive = any(children(clause, "auxpass"))
    hang(doer, clause, "nsubjpass" if passive else "nsubj")


def _calls_grow_for(clause: Token) -> None:
    """ "*Calls* mounted in Rome *for Chad to pay*": what is called for, no end of the growing."""
    verb = clause.head
    noun = next((c for c in children(verb, *_SUBJECTS, "attr") if c.lower_ in _BIDS), None)
    if noun is None or not _has_to(clause) or not max(noun.i, verb.i) < clause.i:
        return
    if any(c.i > verb.i for c in children(verb, "dobj")) or any(children(verb, "auxpass")):
        return
    if noun.dep_ == "attr" and not any(children(verb, "expl")):
        return
    if all(c.lower_ != "for" for c in verb.doc[max(noun.i, verb.i) : clause.i]):
        return
    hang(clause, noun, "advcl")
    _own_doer(clause, noun)


def _called_for(clause: Token) -> None:
    """ "Calls in parliament *for Chad to pay*": who shall pay, and no parliament for Chad."""
    if clause.head.lower_ in _BIDS and clause.head.i < clause.i and _has_to(clause):
        _own_doer(clause, clause.head)


def _opens_a_quotation(verb: Token) -> None:
    """ "“*Lower* your tariffs,” he told India": a command, and no noun or adjective."""
    quote = verb.nbor(-1) if verb.i > verb.sent.start else verb
    if quote.text not in _OPENING or quote.whitespace_:
        return  # It closes a quotation: "“Stop,” *Ban* Ki-moon told them".
    if any(children(verb, "det", "amod", "compound", "nsubj")):
        return
    cue = quote.head if verb.head.i == quote.i else verb.head
    if cue.tag_ not in {"VBD", "VBZ"} or cue.i < verb.i:
        return
    verb.tag_ = "VB"
    hang(quote, cue, "punct")
    hang(verb, cue, "ccomp")


def _forbids_him(name: Token) -> None:
    """ "The treaty *forbids Pakistan* to station troops": an object, of a verb with none."""
    verb = name.head
    if verb.tag_[:2] == "VB" and name.left_edge.i == verb.i + 1 and not any(children(verb, "dobj")):
        name.dep_ = "dobj"


def _denied_doing(act: Token) -> None:
    """ "Denied *shooting* at them": what somebody denies to have done himself, and no thing."""
    verb = act.head
    bare = not any(children(act, "det", "amod", "poss", "compound", "nsubj"))
    bare = bare and all(c.lower_ != "of" for c in children(act, "prep"))
    if bare and act.i == verb.i + 1 and verb.lower_.startswith(_DENYING):
        act.dep_ = "xcomp"


def _voiced_there(preposition: Token) -> None:
    """ "There are fears in *Taipei of* a blockade": the fears are of it, and no place."""
    place = preposition.head
    there = place.head
    if place.tag_ != "NNP" or there.lower_ not in {"in", "among"} or there.dep_ != "prep":
        return
    noun = there.head
    if noun.lower_ in (_FEARS if preposition.lower_ == "of" else _BIDS) and noun.i < there.i:
        hang(preposition, noun, "prep")


def _quoted(verb: Token) -> None:
    """ "“*Open* the border,” they shouted": what they shouted, and not to what end."""
    before = verb.nbor(-1).text if verb.i > verb.sent.start else ""
    if before in _OPENING and verb.i < verb.head.i and verb.head.lower_ in _BIDDING:
        verb.dep_ = "ccomp"


def _undertook_to(clause: Token) -> None:
    """ "Has *undertaken to free* them": what is promised, and not to what end."""
    verb = clause.head
    to = next(children(clause, "aux"), None)
    if verb.lower_ in _PROMISING and to is not None and to.lower_ == "to" and to.i == verb.i + 1:
        clause.dep_ = "xcomp"


def _alarmed(verb: Token) -> None:
    """ "*Threats* by rebels to bomb a mosque *alarmed* Mali": the verb, no adjective of Mali."""
    noun = next((c for c in children(verb, "nsubj") if c.lower_ in _AIMS), None)
    if noun is None or not _has_to(verb) or noun.i > verb.i:
        return
    words = [w for w in verb.subtree if w.i > verb.i and w.tag_ in {"VBD", "VBN", "JJ"}]
    main = next((w for w in words if w.lower_.endswith("ed") and _moves(w, verb)), None)
    if main is None:
        return
    if main.dep_ == "amod":
        thing = main.head
        before = [c for c in thing.lefts if c.i < main.i]
        if before:  # "To send arms to *Mali angered Algeria*"
            hang(before[-1], thing.head, thing.dep_)
            for child in before[:-1]:
                hang(child, before[-1], child.dep_)
        hang(main, main, "ROOT")
        hang(thing, main, "dobj")
    hang(main, main, "ROOT")
    main.tag_ = "VBD"
    hang(noun, main, "nsubj")
    for child in list(children(verb, "punct")):
        hang(child, main, "punct")
    hang(verb, noun, "acl")


def _moves(word: Token, verb: Token) -> bool:
    """Whether a word without helpers stands right before a name, which it does something to."""
    if any(children(word, "aux", "auxpass", "nsubj", "mark")) or word.i + 1 >= len(word.doc):
        return False
    after = word.nbor(1)
    if word.dep_ == "amod":
        return word.head.i == after.i and after.tag_ == "NNP" and after.dep_ in {"dobj", "pobj"}
    return word.dep_ in {"advcl", "conj", "ccomp"} and word.head.i == verb.i


def _told_after_it(cue: Token) -> None:
    """ "“*Stop* arming them,” the envoy *told* Iran": the words of the envoy, and no report."""
    command = cue.head
    doc, start = cue.doc, cue.sent.start
    if command.dep_ != "ROOT" or command.i > cue.i or doc[start].text not in _OPENING:
        return
    if not any(children(cue, "nsubj")) or any(children(command, *_SUBJECTS)):
        return
    first = cue.left_edge.i
    if first < 2 or doc[first - 1].text not in _CLOSING or doc[first - 2].text not in {",", "!"}:
        return
    hang(cue, cue, "ROOT")
    for child in [c for c in children(command, "punct") if c.i >= first - 2 or c.i == start]:
        hang(child, cue, "punct")
    hang(command, cue, "ccomp")

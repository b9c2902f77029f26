"""Whether it happened: negation, modality, conditions, intentions, orders, fears, questions.

The status of an event is read off the clause that tells it and then off every word above that
clause which takes it as its complement; what is nearest to "did not happen" wins.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from communique.events import claims, clauses, idioms, moods, predicates, verbs
from communique.events.control import binds, causer, plea, summoned, threatened
from communique.events.culprits import is_staging
from communique.events.operators import Operator, operator, operators, outcome, phrase
from communique.events.predicates import BEING, COMING_TO_BE, PUTTING
from communique.language.falsehoods import FALSE

if TYPE_CHECKING:
    from communique.language import Parse
    from communique.language.tokens import Token
    from communique.record import Status

__all__ = ["Operator", "operators", "status"]

_RANK: dict[Status | None, int] = {
    None: 0, "actual": 0, "ongoing": 1, "planned": 2, "hypothetical": 3, "negated": 4, "denied": 5,
}  # fmt: skip
_DEPTH = 12
_CLAUSES = frozenset("xcomp ccomp csubj csubjpass oprd acomp".split())
_NOUNS = frozenset("dobj nsubj nsubjpass attr compound oprd dative".split())
# Phrases by which a clause or noun is set against what was done: "instead of attacking".
_INSTEAD = frozenset({"without", "instead", "short", "far", "rather", "lieu"})
# Prepositions that put a noun below an operator: "threat of", "call for", "refrain from".
_GOVERNING = frozenset("of for to from with against into toward towards at as".split())
_TALKING = frozenset({"talk", "argue", "trick", "scare", "rule", "back", "opt"})
_TOPICAL = frozenset({"about", "over", "on", "upon", "in"})
# What may be in force, and be told by a phrase: "at war", "under sanctions".
_IN_FORCE = frozenset({"at", "under", "in"})
_LASTING = frozenset("keep continue remain persist go".split())
_NOT_YET = frozenset({"when", "once", "after", "until", "till", "before", "as"})


def status(parse: Parse, trigger: Token, *, material: bool = False) -> Status:
    """The status of the event that a trigger tells.

    Args:
        parse: the parse, for what is title and for the time of clauses.
        trigger: the verb, noun or adjective that tells the event.
        material: whether it is a deed rather than words: one told in the simple present of a
            running text is a habit or a state that holds.

    Returns:
        ``actual``, ``ongoing``, ``planned``, ``hypothetical``, ``negated`` or ``denied``, as the
        record defines them.
    """
    if material and trigger.dep_ == "acomp" and trigger.head.lemma_ in BEING:
        trigger = trigger.head  # "Is subject to sanctions": a state that holds.
    return _standing(parse, trigger, lasting=material, depth=0) or "actual"


def _standing(parse: Parse, token: Token, *, lasting: bool, depth: int) -> Status | None:
    if (settled := idioms.settled(token)) is not None:
        return settled
    own = moods.mood(parse, token, lasting=lasting)
    given = _given(parse, token, depth) if depth < _DEPTH else None
    return max(own, given, key=_RANK.__getitem__)


def _given(parse: Parse, token: Token, depth: int) -> Status | None:
    """What the words above a clause or event noun make of it."""
    head, dep = token.head, token.dep_
    if head.i == token.i:
        return None
    if dep == "conj":
        return _coordinated(parse, token, depth)
    if predicates.defined(token):
        return "hypothetical"
    if dep in {"pobj", "pcomp"}:
        return _below_preposition(parse, token, depth)
    if dep == "advcl":
        return _adverbial(parse, token, depth)
    if dep in {"relcl", "acl"}:
        return _on_noun(parse, token, depth)
    if dep in _CLAUSES:
        return _complement(parse, token, depth)
    if dep in _NOUNS:
        return _argument(parse, token, depth)
    return None


def _coordinated(parse: Parse, token: Token, depth: int) -> Status | None:
    head = token.head
    if token.pos_ not in {"VERB", "AUX"} or head.pos_ not in {"VERB", "AUX"}:
        # Nouns: "no attacks or arrests", "threats of war and sanctions".
        own = moods.mood(parse, head) if token.pos_ == head.pos_ else None
        return max(own, _given(parse, head, depth + 1), key=_RANK.__getitem__)
    if any(c.lower_ == "than" and c.dep_ == "cc" and c.i < token.i for c in head.children):
        return "negated"  # "Will expel him rather *than let* Sudan arrest him"
    if verbs.is_finite(token) and not verbs.is_finite(head) and not verbs.shares(token):
        # "Denied attacking Iran and accused it": the parser hung the second verb too low.
        return None
    if {token.tag_, head.tag_} == {"VB", "VBG"} and head.head.tag_ == token.tag_:
        # "To stop attacking her and apologize", likewise.
        return _given(parse, head.head, depth + 1)
    return _given(parse, head, depth + 1)


def _below_preposition(parse: Parse, token: Token, depth: int) -> Status | None:
    preposition, word, head = token.head, token.head.lower_, token.head.head
    if word == "with" and token.dep_ == "pcomp" and any(c.dep_ == "nsubj" for c in token.children):
        return None  # "Denied it, *with its envoy accusing* Chad": a clause of its own.
    if preposition.dep_ == "conj" and head.pos_ == "ADP":
        head = head.head
    if head.dep_ == "prep" and word == "of" and head.lower_ == "out":
        if token.dep_ == "pobj" and head.head.lemma_ not in _TALKING:
            return None  # "Scrapped it *out of anger* that Chad had freed him"
        head = head.head  # "Talked Iran *out of* attacking"
    head = phrase(clauses.said_before(preposition) or head)  # "Shied *away from* attacking"
    if word == "but" and token.tag_ == "VB":
        having = head.head if head.pos_ == "NOUN" else head
        return None if having.tag_ == "VBD" else "hypothetical"  # "Has no choice but to attack"
    around = {word, head.lower_, *(c.lower_ for c in preposition.children if c.dep_ == "advmod")}
    if preposition.i and preposition.nbor(-1).lower_ == "far":
        around.add("far")
    if idioms.without_fail(head):
        return "ongoing"  # "Hardly a day passes *without* shelling"
    if around & _INSTEAD or idioms.barely_missed(head):
        return "hypothetical" if idioms.but_for(preposition) else "negated"
    if word == "against" and token.dep_ == "pcomp" and head.lemma_ == "be":
        return "negated"
    if depth and token.lemma_ in predicates.CLAIMS and idioms.scoffed_at(token):
        return "denied"
    if word == "barring" or (word == "given" and moods.is_new(token)):
        return "hypothetical"
    if word == "of" and (in_event := idioms.in_event(head)) is not None:
        return in_event
    head = claims.share_of(head, word)
    if head.lemma_ in claims.HOLDING and token.dep_ == "pobj":
        return _given(parse, head, depth + 1)
    if token.dep_ == "pcomp" and word in _TOPICAL and head.pos_ == "VERB":
        # "Suspended talks on easing visa rules": the phrase belongs to the object.
        head = next((c for c in head.children if c.dep_ == "dobj" and operator(c)), head)
    head = plea(token) or head
    if head.lemma_ in BEING | {"keep", "place", "live"} and word in _IN_FORCE:
        found = _standing(parse, head, lasting=True, depth=depth + 1)
        return found if token.dep_ == "pobj" else None
    if idioms.goes_with(token, word, head):
        found = _standing(parse, head, lasting=False, depth=depth + 1)
        open_ = {"planned", "hypothetical"} | ({"negated"} if word != "before" else set())
        return found if found in open_ else None
    if token.dep_ == "pobj" and word not in _GOVERNING | _TOPICAL:
        return None
    if token.dep_ == "pcomp" and word not in _GOVERNING - {"for"} | _TOPICAL:
        known = operator(head)
        if word != "for" or known is None or known.effect != "hypothetical":
            return None
    if word in _TOPICAL and token.dep_ == "pobj" and head.lemma_ not in claims.TAKEN_ON:
        if head.pos_ != "NOUN" and not (word == "about" and moods.is_new(token)):
            return None
        if not moods.is_new(token):
            return None
    return _under(parse, token, head, depth)


def _adverbial(parse: Parse, token: Token, depth: int) -> Status | None:
    head = phrase(token.head)
    if head.pos_ == "ADV" and head.lower_ in {"soon", "long", "far", "much"}:
        if head.lower_ == "much" or (head.lower_ == "far" and clauses.has_to(token)):
            return _standing(parse, head.head, lasting=False, depth=depth + 1)  # "So far as to go"
        head = head.head  # "As soon *as Syria frees him*"
    marks = {c.lower_ for c in token.children if c.dep_ in {"mark", "advmod", "cc", "prep"}}
    if "instead" in marks or ("than" in marks and clauses.preferred(token)):
        return "negated"  # "Rather than attack Iran, ..."
    if clauses.is_to_be(token):
        if (noun := claims.noun_of(token)) is not None:
            return _under(parse, token, noun, depth)
        if claims.is_said_there(token) or clauses.voiced(token, head):
            return _standing(parse, head, lasting=False, depth=depth + 1)
        if operator(head, token) is not None:
            return _under(parse, token, head, depth)
        if head.lemma_ == "be" and idioms.nowhere_near(head):
            return "negated"
        return _set_in(parse, head, depth) or "hypothetical"
    if "to" in {c.lower_ for c in token.children if c.dep_ == "aux"}:
        return None  # "to have attacked"
    if head.pos_ not in {"VERB", "AUX"}:
        return None
    first = token.left_edge
    if token.tag_ == "VBG" and first.i and first.nbor(-1).dep_ == "prt":
        return _under(parse, token, head, depth)  # "Ruled out *recognising* it"
    if marks & {"when", "whenever", "once"} and binds(head) and not verbs.is_past(token):
        return "hypothetical"  # "Whenever one is invaded, the charter binds the others"
    if "as" in marks and idioms.in_headline(parse, token):
        return None  # "Envoy told to go *as Chad backs Libya*": two things at once.
    if "as" in marks and token.head.lower_ == "long":
        return clauses.so_long_as(parse, token, head)
    if "as" in marks and token.lemma_ in _LASTING:
        return None
    if marks & _NOT_YET and (found := clauses.upon(parse, token, head)) is not None:
        return found
    if marks & {"until", "till"} and token.tag_ in {"VBZ", "VBP", "VB"}:
        return "hypothetical"
    if token.tag_ == "VBG" and not verbs.helpers_of(token) and not marks & {"after", "while"}:
        main = _standing(parse, head, lasting=False, depth=depth + 1)
        return main if main in {"planned", "hypothetical"} else None
    return None


def _set_in(parse: Parse, verb: Token, depth: int) -> Status | None:
    """What a phrase after "be" makes of what it is said of: "is *on track* to"."""
    known = idioms.set_in(verb) if verb.lemma_ in BEING else None
    if known is None:
        return None
    return outcome(known.effect, _standing(parse, verb, lasting=False, depth=depth + 1))


def _on_noun(parse: Parse, token: Token, depth: int) -> Status | None:
    """A clause on a noun: "plans to attack", "the accusation that he attacked", "who attacked"."""
    head = token.head
    if moods.of_headline(parse, token):
        return None
    if token.tag_ == "VB" and clauses.has_to(token):
        if (ended := summoned(token)) is not None:
            return _standing(parse, ended, lasting=False, depth=depth + 1)
        if clauses.is_first(head):
            told = head.dep_ == "attr" and not moods.negated(head.head)  # "Was the first to leave"
            return _standing(parse, head.head, lasting=False, depth=depth + 1) if told else None
        head = phrase(head)
        if operator(head, token) is None:  # "Saw *no need* to attack"
            return "negated" if moods.negated(head) or head.lower_ == "nothing" else "hypothetical"
        return _under(parse, token, head, depth)
    if idioms.is_high_time(head):
        return "hypothetical"
    if head.lower_ in FALSE and head.dep_ in {"oprd", "attr"}:
        # "Called it a *lie* that", "it is a lie that"
        if head.head.lemma_ in BEING:
            return predicates.so(head.head, head)
        return None if moods.negated(head.head) else "denied"
    if token.dep_ == "relcl" and clauses.is_cleft(head):
        return _standing(parse, head.head, lasting=False, depth=depth + 1)
    if idioms.is_moment(head) and token.dep_ == "relcl":
        return clauses.upon(parse, token, head.head)
    if head.lower_ in {"event", "case"} and head.dep_ == "pobj" and head.head.lower_ == "in":
        return "hypothetical"  # "In the event that Chad attacks"
    if clauses.only_refers(token):
        return None
    if token.tag_ in {"VBN", "VBG"} and not verbs.is_finite(token):
        if token.tag_ == "VBG" and (held := clauses.feared(token)) is not None:
            return _under(parse, token, held, depth)
        # "Was the general arrested?", in which the parser takes the participle for an attribute.
        if head.dep_ == "nsubj" and head.head.pos_ == "AUX" and moods.asked(head.head):
            return "hypothetical"
        if is_staging(token):
            return _standing(parse, head, lasting=False, depth=depth + 1)  # "A raid *plotted* by"
        if (finder := claims.held_by(token) or claims.found(token)) is not None:
            return claims.to_come(_standing(parse, finder, lasting=False, depth=depth + 1))
        if moods.negated(head) or (head.dep_ == "pobj" and head.head.lower_ == "without"):
            return "negated"  # "With no accord *signed*", "without an accord *signed*"
        orders = clauses.wished(token) or causer(token)
        return _under(parse, token, orders, depth) if orders is not None else None
    if head.lemma_ in predicates.CLAIMS:
        if moods.negated(head):
            return "negated"
        return _given(parse, head, depth + 1)
    return _under(parse, token, phrase(head), depth)


def _complement(parse: Parse, token: Token, depth: int) -> Status | None:
    head = token.head
    if token.dep_ == "ccomp" and (noun := claims.noun_of(token)) is not None:
        return _under(parse, token, noun, depth)
    said = token.pos_ in {"ADJ", "ADP"} and token.dep_ in {"acomp", "oprd"}
    if said and head.lemma_ in COMING_TO_BE:
        return _standing(parse, head, lasting=False, depth=depth + 1)
    if head.lemma_ in BEING or (head.dep_ == "ROOT" and head.pos_ == "AUX"):
        if (what := claims.what_is(head)) is not None:
            return _under(parse, token, what, depth)  # "What Chad *fears* is that it falls."
        # "It is possible that ...", "is likely to ...": the predicate decides.
        for child in head.children:
            if child.dep_ in {"acomp", "attr", "oprd"} and child.i != token.i:
                if child.lower_ in FALSE | predicates.TRUE:
                    return predicates.so(head, child)
                if operator(child) is not None or child.lower_ == "clear":
                    return _under(parse, token, child, depth)
        if token.tag_ == "VBN" and head.lower_ in {"was", "were"} and clauses.has_to(token):
            return "hypothetical"  # "Was to have signed it", and did not.
        if token.dep_ == "ccomp" and moods.mood(parse, head) == "hypothetical":
            return "hypothetical"  # "It may be that Sudan attacked."
    open_to_all = token.tag_ == "VB" or any(c.lower_ == "whoever" for c in token.lefts)
    if token.dep_ == "csubj" and open_to_all and head.tag_ in {"VBZ", "MD", "VB"}:
        return "hypothetical"  # "*To expel* an envoy is easy", "whoever *attacks* us will pay"
    if head.pos_ == "ADJ":
        if any(c.lower_ == "too" for c in head.children):
            return "negated"  # "too weak to attack"
        return _under(parse, token, head, depth)
    yet = any(c.dep_ == "advmod" and c.lower_ == "yet" for c in head.children)
    if yet and head.lemma_ in {"have", "be"}:
        return "negated"  # "has yet to sign"
    if token.dep_ == "xcomp" and clauses.must(head):
        return max("hypothetical", _under(parse, token, head, depth), key=_RANK.__getitem__)
    return _under(parse, token, head, depth)


def _argument(parse: Parse, token: Token, depth: int) -> Status | None:
    """An event noun as subject, object or predicate: told by its verb, or only spoken of."""
    head, dep = token.head, token.dep_
    if depth and dep == "nsubj" and token.lemma_ in predicates.CLAIMS and head.lemma_ in BEING:
        # "The report that Iran attacked is false."
        predicate = [c for c in head.children if c.dep_ in {"acomp", "attr", "oprd"}]
        truth = FALSE | predicates.TRUE
        if (found := next((c for c in predicate if c.lower_ in truth), None)) is not None:
            return predicates.so(head, found)
        if predicates.groundless(head):
            return None if moods.negated(head) else "denied"
    if dep == "compound":
        return _under(parse, token, head, depth)
    if head.pos_ not in {"VERB", "AUX"}:
        return _under(parse, token, head, depth) if dep == "dobj" else None
    if token.lemma_ in predicates.CLAIMS and depth and predicates.called_false(token):
        return None if moods.negated(head) else "denied"
    if token.lemma_ in predicates.CLAIMS and head.lemma_ in predicates.REJECTING:
        if not depth or moods.negated(head):
            return None
        return "negated" if token.lemma_ in {"idea", "notion"} else "denied"
    if token.lemma_ in predicates.OFFERED and head.lemma_ in predicates.DECLINING:
        return None  # "Chad's offer was *declined*": it was made.
    if head.lemma_ in PUTTING and (known := idioms.set_in(head)) is not None:
        return outcome(known.effect, _standing(parse, head, lasting=False, depth=depth + 1))
    if dep == "nsubj":
        if (said := _predicated(parse, token, head, depth)) is not None:
            return said
        if head.lemma_ in claims.HAPPENING:
            lasts = head.lemma_ != "be" or predicates.in_force(head)
            return _standing(parse, head, lasting=lasts, depth=depth + 1)
        return claims.entertained(parse, token)
    if dep == "attr":
        return _standing(parse, head, lasting=False, depth=depth + 1)
    if dep == "nsubjpass" and (would := claims.entertained(parse, token)) is not None:
        return would
    return _under(parse, token, head, depth)


def _predicated(parse: Parse, token: Token, verb: Token, depth: int) -> Status | None:
    """What is said of an event noun that makes it doubtful: "sanctions *seem unlikely*"."""
    if (found := idioms.lasting(parse, token, verb) or _set_in(parse, verb, depth)) is not None:
        return found
    if verb.lemma_ not in BEING:
        return None
    for child in verb.children:
        if child.pos_ == "ADJ" and child.dep_ in {"acomp", "oprd"} and operator(child):
            return _under(parse, token, child, depth)
    return None


def _under(parse: Parse, token: Token, head: Token, depth: int) -> Status | None:
    """What a verb, noun or adjective makes of the clause or event noun it takes."""
    known = claims.reaching(head, token)
    clause = token.pos_ in {"VERB", "AUX"}
    if known is not None:
        if known.effect == "denied" and any(c.lower_ == "nor" for c in head.head.children):
            return "hypothetical"  # "Would neither confirm *nor deny* it"
        if (kept := _kept(parse, head, known, depth)) is not None:
            return kept if kept != "actual" else None
        if head.lower_ == "about" and head.head.lower_ in {"was", "were"}:
            return "hypothetical"  # "Was about to attack", and did not.
        if known.effect == "planned" and binds(head):
            return "hypothetical"
        if threatened(parse, token):
            return "planned"
        effect = claims.effect(known, head, token)
        standing = _standing(parse, head, lasting=effect == "carried", depth=depth + 1)
        finite = token.dep_ == "ccomp" and head.lemma_ != "let"  # "Did not *let* him go"
        return outcome(effect, standing, finite=finite)
    if not clause:
        # A light verb tells the event that is its object; others only speak of it.
        if claims.is_told_by(head, token):
            return _standing(parse, head, lasting=True, depth=depth + 1)
        return None
    if token.dep_ == "ccomp":
        return clauses.unreported(parse, head, token)
    found = _standing(parse, head, lasting=False, depth=depth + 1)
    if found == "negated" and token.dep_ in {"csubj", "csubjpass"} and verbs.is_finite(token):
        return "hypothetical"  # "Whether he attacked is not known."
    return found if found in {"planned", "hypothetical", "negated", "denied"} else None


def _kept(parse: Parse, plan: Token, known: Operator, depth: int) -> Status | None:
    """Whether a plan is told to have been carried out or broken: "kept its promise to"."""
    verb = plan.head
    if plan.pos_ != "NOUN" or plan.dep_ not in {"dobj", "nsubjpass", "pobj"}:
        return None
    if plan.dep_ == "pobj":
        verb = verb.head
    if claims.undone(verb, plan):
        return outcome("negated", _standing(parse, verb, lasting=False, depth=depth + 1))
    kept = known.effect == "planned" and plan.dep_ != "pobj" and claims.keeps(verb, plan)
    if not kept and not claims.heeded(verb, plan):
        return None
    return _standing(parse, verb, lasting=False, depth=depth + 1) or "actual"

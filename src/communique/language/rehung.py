"""Clauses that the parser hangs on the word beside the one they belong to.

"The war closed with the *Accords, signed* in 1988 by Chad and Libya"; "Chad denied that its troops
remain *and was* no party to the truce", which is told by its number.

``mending.py`` calls these rules beside its own.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from communique.language.clauses import children, hang

if TYPE_CHECKING:
    from collections.abc import Callable

    from spacy.tokens.token import Token

_OF_PACTS = frozenset(
    "signed concluded ratified initialled initialed negotiated agreed adopted reached".split()
)
_PACTS = frozenset(
    """accord accords agreement agreements treaty treaties pact truce ceasefire armistice protocol
    protocols declaration convention charter deal memorandum communique peace""".split()
)
_SINGULAR = frozenset("was is has does".split())
_PLURAL = frozenset({"NNS", "NNPS"})
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})

_HARMING = frozenset("killing wounding injuring maiming".split())
# What states have with others, and what they do to it and to no state.
_BONDS = frozenset(
    """tie ties relations relationship links contacts cooperation trade talks negotiations alliance
    embargo blockade sanctions restrictions tariffs duties ban curbs treaty pact agreement truce
    ceasefire accord deal visas flights imports exports""".split()
)
_DONE_TO_BONDS = frozenset(
    """severed cut broken broke suspended downgraded frozen froze restored resumed normalised
    normalized upgraded reduced established imposed lifted eased tightened halted renewed scrapped
    signed ratified abandoned broached interrupted reinstated reimposed discontinued""".split()
)
# What texts do to those who are bound by them.
_OBLIGING = frozenset(
    """oblige obliges obliged obligate obligates obligated commit commits committed bind binds bound
    require requires required compel compels compelled entitle entitles entitled forbid forbids
    allow allows allowed permit permits permitted enable enables enabled""".split()
)
_CHARGED = frozenset("convicted accused acquitted cleared suspected guilty".split())
_BETWEEN = frozenset("with on against to between from".split())

_SAID = frozenset(
    "said says told stated wrote declared announced reported claimed alleged concluded".split()
)
# Steps that governments take against each other, by what they are taken upon.
_ENVOYS = frozenset(
    "ambassador ambassadors envoy envoys diplomat diplomats charge attache attaches".split()
)
_STEPS = {
    "imposed": frozenset("sanction sanctions penalties tariffs curbs restrictions".split()),
    "slapped": frozenset("sanction sanctions penalties tariffs".split()),
    "expelled": _ENVOYS,
    "recalled": _ENVOYS,
    "summoned": _ENVOYS,
    "ordered": _ENVOYS,
    "lodged": frozenset("protest protests complaint complaints".split()),
    "closed": frozenset("embassy consulate consulates border airspace crossing".split()),
    "shut": frozenset("embassy consulate consulates border airspace crossing".split()),
    "suspended": frozenset("ties relations cooperation aid visas flights trade".split()),
    "severed": frozenset("ties relations".split()),
    "cut": frozenset("ties relations aid".split()),
    "froze": frozenset("assets accounts funds".split()),
}


_GIFTS = frozenset(
    """pledge pledges promise promises offer offers gift gifts donation donations grant grants
    supply delivery deliveries sale sales provision transfer shipment shipments loan
    dispatch""".split()
)
# What is said to be under way before it is said for what: "*plans* are afoot *to seize* it".
_PLANS = frozenset(
    """plan plans move moves effort efforts preparations preparation bid attempt attempts scheme
    schemes plot plots campaign drive push proposal proposals steps talks discussions moves work
    arrangements""".split()
)
_AFOOT = frozenset("afoot underway advanced ready".split())
_PHRASED = {"under": "way", "in": "hand", "at": "hand", "on": "foot"}
_MADE = frozenset("made laid drawn hatched considered discussed prepared mooted".split())


def rules(word: str, label: str, tag: str) -> tuple[Callable[[Token], None], ...]:
    """The rules that a token's word, label and tag may call for."""
    if label == "advcl" and word in _OF_PACTS and tag in {"VBN", "VBD"}:
        return (_pact_signed,)
    if word in _HARMING and label == "advcl":
        return (_harm_of_the_main_deed,)
    if label in {"relcl", "acl"} and tag == "VB":
        return (_obliged_to,)
    if label == "relcl" and word in _DONE_TO_BONDS:
        return (_of_the_bond,)
    if label == "appos" and tag == "NNP":
        return (_name_after_a_name,)
    if label == "conj" and word in _STEPS and tag in {"VBD", "VBN"}:
        return (_said_and_took_a_step,)
    if label == "prep" and word == "of":
        return (_charge_after_its_day, _given_by_somebody)
    if word == "imagine" and tag[:2] == "NN" and label == "nsubj":
        return (_imagined,)
    if word in {"more", "another"} and label in {"amod", "det"}:
        return (_one_more,)
    if word in _PLANS and label in {"nsubj", "nsubjpass"}:
        return (_plans_afoot,)
    if word in _SINGULAR and label in {"conj", "aux", "auxpass"}:
        return (_told_by_number,)
    return ()


def _pact_signed(verb: Token) -> None:
    """ "Closed with the Accords, *signed* in 1988 by Chad": it is they that were signed."""
    if verb.i < 2 or verb.nbor(-1).text != "," or any(c.dep_ in _SUBJECTS for c in verb.children):
        return
    noun = verb.nbor(-2)
    if noun.lower_ in _PACTS and noun.head.i != verb.i and not any(children(verb, "mark")):
        verb.tag_ = "VBN"
        hang(verb, noun, "acl")


def _obliged_to(verb: Token) -> None:
    """ "Obliges *China to give* aid": what China has to do, and not which China is meant."""
    bound = verb.head
    over = bound.head
    if bound.lower_ in _OBLIGING and any(children(bound, "dobj")):
        verb.dep_ = "xcomp"  # Hung on the verb already, as if that were a noun.
        return
    if bound.dep_ != "dobj" or over.lower_ not in _OBLIGING or any(children(verb, *_SUBJECTS)):
        return
    if any(c.lower_ == "to" for c in children(verb, "aux")) and bound.right_edge.i >= verb.i:
        hang(verb, over, "xcomp")


def _of_the_bond(verb: Token) -> None:
    """ "Restored ties with *Mali, which it had cut* in 2012": the ties were cut, and not Mali."""
    place = verb.head
    way = place.head
    which = next((c for c in children(verb, "dobj", "nsubjpass") if c.lower_ == "which"), None)
    if which is None or place.dep_ != "pobj" or way.lower_ not in _BETWEEN:
        return
    if which.dep_ == "dobj" and not any(children(verb, "nsubj")):
        return
    bond = way.head
    if bond.lower_ in _BONDS and bond.i < way.i and which.i > place.i:
        hang(verb, bond, "relcl")


def _harm_of_the_main_deed(verb: Token) -> None:
    """ "A bomb went off before the envoy arrived, *killing* five": the bomb killed them."""
    clause = verb.head
    for _ in range(2):
        if clause.dep_ == "advcl" and any(c.lower_ == "before" for c in children(clause, "mark")):
            if verb.nbor(-1).text == ",":
                hang(verb, clause.head, "advcl")
            return
        clause = clause.head


def _charge_after_its_day(of: Token) -> None:
    """ "Convicted Roe *in 2021 of shelling* a town": the charge is no part of the year."""
    day = of.head
    verb = day.head.head
    if day.dep_ == "pobj" and verb.lower_ in _CHARGED and (day.like_num or day.ent_type_ == "DATE"):
        hang(of, verb, "prep")


def _name_after_a_name(name: Token) -> None:
    """ "In a letter to his counterpart, Li, *Khan* thanked him": the second name is who does."""
    first = name.head
    edge = first.left_edge
    if first.dep_ != "nsubj" or first.tag_ != "NNP" or edge.i < 3 or edge.nbor(-1).text != ",":
        return
    role, verb = edge.nbor(-2), first.head
    opening = next((c for c in verb.lefts if c.dep_ == "prep"), None)
    if role.tag_ != "NN" or role.dep_ != "pobj" or opening is None or opening.lower_ != "in":
        return
    if name.left_edge.nbor(-1).text == "," and opening.i <= role.i <= opening.right_edge.i:
        hang(name, verb, "nsubj")
        hang(first, role, "appos")


def _said_and_took_a_step(verb: Token) -> None:
    """ "Norway said Russian *spies had* stolen files and *expelled* three diplomats": Norway did.

    People and things take no step between states; a state of which it is said may.
    """
    below = verb.head
    while below.dep_ == "conj" and below.head.i < below.i:
        below = below.head
    matrix = below.head
    if below.dep_ != "ccomp" or matrix.lower_ not in _SAID or not matrix.i < below.i < verb.i:
        return
    if any(c.dep_ in {"aux", "auxpass", "mark", *_SUBJECTS} for c in verb.lefts):
        return
    if not any(c.lower_ in _STEPS[verb.lower_] for c in children(verb, "dobj")):
        return
    subject = next((c for c in below.lefts if c.dep_ in _SUBJECTS), None)
    if subject is not None and subject.tag_ in {"NN", "NNS"}:
        verb.tag_ = "VBD"
        hang(verb, matrix, "conj")


def _told_by_number(helper: Token) -> None:
    """ "Chad denied that its *troops remain* and *was* no party to it": Chad was none."""
    verb = helper if helper.dep_ == "conj" else helper.head
    inner = verb.head
    if (
        verb.dep_ != "conj"
        or inner.dep_ != "ccomp"
        or any(c.dep_ in _SUBJECTS for c in verb.children)
    ):
        return
    over = inner.head
    below = next((c for c in inner.children if c.dep_ in _SUBJECTS), None)
    above = next((c for c in over.children if c.dep_ in _SUBJECTS), None)
    if below is None or above is None or below.tag_ not in _PLURAL:
        return
    if above.tag_ in {"NN", "NNP"} and not any(children(above, "conj")):
        hang(verb, over, "conj")


def _plans_afoot(plans: Token) -> None:
    """Hangs what is planned, and where, on the plans."""
    verb = plans.head
    if not _is_afoot(verb):
        return
    told = [d for c in (verb, *children(verb, "acomp")) for d in children(c, "advcl", "xcomp")]
    for deed in told:
        if deed.tag_ == "VB" and any(c.lower_ == "to" for c in children(deed, "aux")):
            hang(deed, plans, "acl")
            for place in children(verb, "prep"):
                if place.lower_ == "in" and plans.i < place.i < deed.i and not _phrase(place):
                    hang(place, plans, "prep")
            return


def _is_afoot(verb: Token) -> bool:
    if verb.lower_ in _MADE:
        return any(children(verb, "auxpass"))
    if verb.lower_ not in {"are", "is", "were", "was"}:
        return False
    return any(
        c.lower_ in _AFOOT or _phrase(c) for c in children(verb, "acomp", "advmod", "prep", "attr")
    )


def _phrase(preposition: Token) -> bool:
    """Whether a preposition opens a phrase as "under way"."""
    noun = _PHRASED.get(preposition.lower_)
    return noun is not None and any(c.lower_ == noun for c in preposition.children)


def _given_by_somebody(preposition: Token) -> None:
    """ "A pledge by Norway *of ten million doses*": it is the doses that are pledged."""
    giver = preposition.head
    by = giver.head
    if giver.tag_ not in {"NNP", "NNPS"} or by.lower_ not in {"by", "from"}:
        return
    gift = by.head
    if gift.lower_ in _GIFTS and by.i < giver.i < preposition.i:
        hang(preposition, gift, "prep")


def _imagined(name: Token) -> None:
    """ "*Imagine*, the writer says, that Chad had taken it": a bidding, and nobody's name."""
    if name.is_sent_start and any(c.lower_ == "that" for c in children(name.head, "mark")):
        name.tag_ = "VB"
        hang(name, name.head, "intj")


def _one_more(word: Token) -> None:
    """ "*One more rocket* and Israel will answer": upon what it will, and no doer beside it."""
    noun, verb = word.head, word.head.head
    counted = word.lower_ == "another" or any(c.lower_ in {"one", "any"} for c in noun.lefts)
    if noun.dep_ not in _SUBJECTS or not noun.left_edge.is_sent_start or not counted:
        return
    helper = next((c for c in children(verb, "aux") if c.lower_ in {"will", "would"}), None)
    if helper is None or helper.i < 2:
        return
    doer = helper.nbor(-1)
    opening = doer.left_edge.nbor(-1) if doer.left_edge.i else doer
    if opening.lower_ != "and" or not noun.i < doer.i or doer.tag_ not in {"NNP", "NNPS", "NNS"}:
        return
    hang(doer, verb, "nsubj")
    hang(noun, verb, "dep")

"""What readouts and wire reports of diplomacy join to the wrong word, mended in heads and tags.

"Macron, *his counterpart Duda and Scholz* met"; "praised the troops who fought there, *and invited*
the premier"; "has denied that men crossed *and accuses* Chad"; "warned Chad *should it attack*";
"*Briefing envoys*, the minister said it". ``mending.py`` calls these rules beside its own.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from communique.language.clauses import children, hang, join

if TYPE_CHECKING:
    from collections.abc import Callable

    from spacy.tokens.token import Token

_SUBJECTS = ("nsubj", "nsubjpass", "expl", "csubj")
_NAMES = frozenset({"NNP", "NNPS"})
_PEERS = frozenset({"counterpart", "counterparts", "colleague", "host", "guest", "predecessor"})
_OWNED = frozenset({"poss"})
# What speakers do to those who hear them, in the form that opens a sentence.
_SPEAKING_TO = frozenset("briefing addressing updating lobbying welcoming hosting".split())
_WISHING = frozenset("congratulated congratulates congratulating thanked thanks thanking".split())
_VISITS = frozenset("visit trip stopover tour".split())
_ANSWERED = frozenset("reciprocated followed responded answered returned began ended".split())
_MONTHS = frozenset(
    """january february march april may june july august september october november
    december""".split()
)
# What leaders do by words, and those whom they praise do not.
_OF_LEADERS = frozenset(
    """accused urged demanded called warned blamed condemned denounced criticised criticized
    rejected praised thanked vowed pledged promised threatened asked requested ordered offered
    invited hailed welcomed summoned congratulated proposed expressed reaffirmed voiced reiterated
    announced appealed commended lauded applauded agreed conveyed""".split()
)

_PERFECT = frozenset({"had", "has", "have"})
_BELOW = frozenset("xcomp pcomp prep ccomp advcl conj".split())


def rules(word: str, label: str, tag: str) -> tuple[Callable[[Token], None], ...]:
    """The rules that a token's word, label and tag may call for."""
    if word in _PEERS and label == "appos":
        return (_his_peer_too,)
    if word in _SPEAKING_TO and label in {"compound", "amod"}:
        return (_briefing_them,)
    if label == "conj" and tag in {"VBD", "VBN"}:
        praised = (_praised_and_invited,) if word in _OF_LEADERS else ()
        return (*praised, _had_done_too) if tag == "VBN" else praised
    if label == "conj" and tag == "VBZ":
        return (_denies_and_accuses,)
    if word == "should" and label == "aux":
        return (_should_it_attack,)
    if word in {"month", "year", "week"} and label == "npadvmod":
        return (_his_election_then,)
    if word == "with" and label == "prep":
        return (_answered_with_a_visit,)
    return ()


def _his_peer_too(peer: Token) -> None:
    """ "Macron, *his counterpart Duda and Scholz* met": three people, one of them told twice."""
    first = peer.head
    owner = next(children(peer, *_OWNED), None)
    if owner is None or first.tag_ not in _NAMES or peer.left_edge.nbor(-1).text != ",":
        return
    name = next((c for c in children(peer, "appos") if c.tag_ in _NAMES), None)
    if name is None or any(children(first, "conj")):
        return
    holder = name if any(children(name, "conj")) else peer
    third = next((c for c in children(holder, "conj") if c.tag_[:2] == "NN"), None)
    if third is None or third.left_edge.nbor(-1).lower_ not in {"and", ","}:
        return
    for joint in list(children(holder, "cc")):
        hang(joint, peer, "cc")
    hang(peer, first, "conj")
    hang(third, peer, "conj")


def _briefing_them(opening: Token) -> None:
    """ "*Briefing envoys* in Oslo, *Roe said* it": they hear it, and the second noun says it."""
    heard = opening.head
    cue = heard.head
    if not opening.is_sent_start or heard.dep_ != "nsubj" or heard.i < opening.i:
        return
    speaker = next((c for c in children(cue, "nsubj") if c.i > heard.i), None)
    if speaker is None or speaker.left_edge.nbor(-1).text != ",":
        return
    hang(opening, cue, "advcl")
    hang(heard, opening, "dobj")
    opening.tag_ = "VBG"
    for child in list(heard.children):
        if child.dep_ == "prep":
            hang(child, opening, "prep")


def _praised_and_invited(verb: Token) -> None:
    """ "Praised the troops who fought there, *and invited* him": who praised them has done both."""
    clause = verb.head
    if clause.dep_ != "relcl" or clause.lower_ in _OF_LEADERS or clause.i > verb.i:
        return
    if any(children(verb, *_SUBJECTS, "aux", "auxpass", "mark")) or clause.tag_ != "VBD":
        return
    noun = clause.head
    main = next((t for t in noun.ancestors if t.tag_[:2] == "VB"), None)
    if main is None or main.tag_ != "VBD" or main.lower_ not in _OF_LEADERS or main.i > noun.i:
        return
    join(verb, main)
    for joint in [c for c in children(clause, "cc") if c.i < verb.i]:
        hang(joint, main, "cc")
    verb.tag_ = "VBD"


def _had_done_too(verb: Token) -> None:
    """ "Had urged it to *stop* arming *and had thanked* it": who urged has thanked, by its "had".

    What somebody is to do stands in no perfect of its own.
    """
    helpers = {c.lower_ for c in children(verb, "aux")}
    below = verb.head
    if not helpers or not helpers <= _PERFECT or below.i > verb.i:
        return
    if below.tag_ not in {"VB", "VBG"}:
        return
    if any(children(verb, *_SUBJECTS, "mark")):
        return
    over = below
    while over.dep_ in _BELOW and over.head.i < over.i:
        over = over.head
        if helpers & {c.lower_ for c in children(over, "aux")} and over.tag_ == "VBN":
            for joint in [c for c in children(below, "cc") if c.i < verb.i]:
                hang(joint, over, "cc")
            hang(verb, over, "conj")
            return


def _denies_and_accuses(verb: Token) -> None:
    """ "Has denied that men crossed *and accuses* Chad": no past goes on in the present."""
    below = verb.head
    if below.dep_ != "ccomp" or below.tag_ != "VBD" or below.i > verb.i:
        return
    over = below.head
    if any(children(verb, *_SUBJECTS, "aux", "auxpass", "mark")) or over.i > below.i:
        return
    present = over.tag_ == "VBZ" or any(c.lower_ == "has" for c in children(over, "aux"))
    if not present or any(children(below, "aux")):
        return
    for joint in [c for c in children(below, "cc") if c.i < verb.i]:
        hang(joint, over, "cc")
    hang(verb, over, "conj")


def _should_it_attack(helper: Token) -> None:
    """ "Chad warned Mali of consequences *should it attack*": a condition, and no main clause."""
    verb = helper.head
    subject = next((c for c in children(verb, *_SUBJECTS) if helper.i < c.i < verb.i), None)
    if subject is None or verb.dep_ != "ROOT" or verb.tag_ != "VB":
        return
    main = next((c for c in children(verb, "ccomp") if c.i < helper.i), None)
    if main is None or main.tag_ not in {"VBD", "VBZ", "VBN"} or any(children(main, "mark")):
        return
    if verb.sent[-1].text == "?" or not any(children(main, *_SUBJECTS)):
        return
    main.head, main.dep_ = main, "ROOT"
    hang(verb, main, "advcl")


def _answered_with_a_visit(preposition: Token) -> None:
    """ "Followed *with a visit* to Chad *in June 2024*": when it was done, and no June."""
    verb = preposition.head
    visit = next(children(preposition, "pobj"), None)
    if visit is None or visit.lower_ not in _VISITS or verb.lower_ not in _ANSWERED:
        return
    for phrase in list(children(visit, "prep")):
        when = next(children(phrase, "pobj"), None)
        month = when is not None and (when.lower_ in _MONTHS or when.lower_.endswith("day"))
        if month and phrase.lower_ in {"in", "on"}:
            hang(phrase, verb, "prep")


def _his_election_then(unit: Token) -> None:
    """ "Congratulated him on his election *earlier this month*": when he was elected."""
    top = unit
    while top.head.dep_ in {"advmod", "npadvmod"} and top.head.i != top.i:
        top = top.head
    verb = top.head
    reason = next((c for c in children(verb, "prep") if c.lower_ in {"on", "for"}), None)
    if verb.lower_ not in _WISHING or reason is None or reason.i > top.left_edge.i:
        return
    deed = next(children(reason, "pobj"), None)
    if deed is not None and deed.right_edge.i == top.left_edge.i - 1:
        hang(top, deed, top.dep_)

"""Verbs that the parser takes for participles, nouns or parts of another clause."""

from __future__ import annotations

from typing import TYPE_CHECKING

from communique.language.clauses import children, hang

if TYPE_CHECKING:
    from collections.abc import Callable

    from spacy.tokens.token import Token

_NOUNS = {"NN", "NNS", "NNP", "NNPS"}
# Nouns that may stand before a noun for an attack, and are verbs elsewhere.
_MEANS = frozenset("drone rocket missile shell mortar bomb artillery ground air land sea".split())
_STRIKES = frozenset("strike strikes attack attacks raid raids barrage barrages salvo".split())
_GIVING = ("give", "gave", "send", "sent", "lend", "lent", "grant", "offer", "sell", "sold")
_GAVE = frozenset("give gives gave given giving lend lends lent lending".split())
_VERBS = frozenset({"VBD", "VBZ", "VBP", "VBG", "VBN", "VB"})
_OF_WORDS = ("accus", "said", "say", "blam", "report", "condemn", "alleg", "claim")
_HARMING = frozenset("killing injuring wounding damaging destroying".split())
_SAYING = frozenset(
    """said says told warned added insisted vowed declared announced stressed pledged promised
    stated claimed argued acknowledged""".split()
)
_NO_NOUNS = frozenset(
    """obliges enters forbids expires binds commits requires prohibits obligates entitles enables
    allows governs stipulates provides""".split()
)
# What is told of an agreement, and not of a state that is party to it.
_OF_TEXTS = frozenset(
    """signed initialled ratified concluded renewed expired expires lapsed entered entering came
    obliges obliged binds bound commits committed requires required provides forbids forbade bans
    banned obligates allows stipulates governs""".split()
)
_TEXTS = frozenset(
    "treaty agreement accord pact protocol convention memorandum deal truce ceasefire".split()
)
_BETWEEN = {"relcl", "acl", "appos", "prep", "amod", "advcl"}


# How those are who have been held, and places that have been closed.
_HELD = frozenset(
    """held detained jailed imprisoned incarcerated interned locked cooped penned confined closed
    shut sealed blocked blockaded banned barred suspended frozen occupied besieged surrounded
    encircled deployed stationed severed blacklisted exiled trapped""".split()
)
_REMAINING = frozenset("remain remains remained stay stays stayed".split())


def rules(word: str, label: str, tag: str) -> tuple[Callable[[Token], None], ...]:
    """The rules that a token's word, label and tag may call for."""
    if tag == "NNS" and word in _NO_NOUNS:
        return (_no_noun,)
    if word == "that" and label == "mark":
        return (_insisted_that,)
    if label == "relcl" and word in _OF_TEXTS:
        return (_of_the_text,)
    if label == "conj":
        if tag == "VBD":
            return (_own_subject, _could_not_have_been, _was_not_doing)
        if tag in {"VBZ", "VBP"} and word not in _MEANS:
            return (_own_subject, _was_not_doing) if tag == "VBZ" else (_own_subject,)
        if tag == "VBN":
            return (_own_subject,)
        if tag == "VB":
            return (_by_both,) if word in _MEANS else (_was_not_doing,)
        return (_by_both,) if word in _MEANS and tag in {"VBP", "NN"} else ()
    if label == "advcl" and tag == "VBD":
        return (_own_subject,)
    if label == "advcl" and word in _HARMING:
        return (_harming,)
    if label == "acomp" and word in _HELD:
        return (_remains_held,)
    if word == "by" and label == "prep":
        return (_named_by,)
    if label == "xcomp" and tag == "NN" and word.endswith("ing"):
        return (_ceased_doing,)
    if label == "compound":
        return (_given_things,) if tag == "NNP" else (_no_name,) if tag == "VBD" else ()
    if tag == "NNP" and label in {"acl", "xcomp", "advcl"}:
        return (_to_a_name,)
    if word == "home" and label == "dobj":
        return (_called_home,)
    return (_lost,) if label == "amod" and tag in {"VBN", "VBD"} else ()


def _own_subject(verb: Token) -> None:
    """ "Spoke of Mali and *the premier rang* Chad": a joined clause has its own subject.

    The parser joins it to the noun before "and"; but then nothing joins the second verb.
    """
    if verb.i < 2 or any(children(verb, "nsubj", "nsubjpass", "expl", "csubj", "mark")):
        return
    helpers = list(children(verb, "aux", "auxpass"))
    if helpers and (verb.tag_ != "VBN" or helpers[0].tag_ not in {"VBZ", "VBP", "VBD"}):
        return
    name = (helpers[0] if helpers else verb).nbor(-1)
    if name.tag_ == "RB" and name.head.i == verb.i:
        name = name.nbor(-1)
    while name.dep_ in {"pobj", "prep"} and name.head.i < name.i:
        name = name.head  # "And the head *of the army* rang"
    joint = name.left_edge.i - 1
    if name.dep_ != "conj" or name.tag_ not in _NOUNS or joint < 1:
        return
    before = verb.doc[joint]
    if before.lower_ not in {"and", "but", "while"} or name.right_edge.i > verb.i:
        return
    main = verb.head
    if not main.i < joint or any(c.dep_ == "cc" and c.i > joint for c in main.children):
        return
    hang(name, verb, "nsubjpass" if any(children(verb, "auxpass")) else "nsubj")
    hang(before, main, "cc")


def _no_name(verb: Token) -> None:
    """ "Retook it in March, and *Chad overran El Fada*": a verb, and no part of a name."""
    doer, place = next(children(verb, "nsubj"), None), verb.head
    while place.dep_ == "compound" and place.head.i > place.i:
        place = place.head
    main = next((w for w in place.ancestors if w.tag_ in {"VBD", "VBZ", "VBP"}), None)
    if doer is None or doer.i > verb.i or place.i < verb.i or main is None or main.i > doer.i:
        return
    joint = next((c for c in children(place.head, "cc") if c.i < doer.i), None)
    later = [c for c in place.rights if c.dep_ in {"prep", "advmod", "npadvmod"}]
    hang(verb, main, "conj")
    if joint is not None:
        hang(joint, main, "cc")
    hang(place, verb, "dobj")
    for child in later:
        hang(child, verb, child.dep_)


def _of_the_text(verb: Token) -> None:
    """ "A treaty between Oman and Yemen, *which was signed* in 1992": the treaty was."""
    relative = next(children(verb, "nsubj", "nsubjpass"), None)
    if relative is None or relative.lower_ not in {"which", "that"}:
        return
    name = verb.head
    while name.dep_ in {"conj", "compound"}:
        name = name.head
    if verb.head.tag_ not in {"NNP", "NNPS"} or name.dep_ != "pobj":
        return
    text = name.head.head
    while text.lower_ not in _TEXTS and text.dep_ == "pobj" and text.head.lower_ == "of":
        text = text.head.head  # "A treaty *of friendship* between them"
    if text.lower_ in _TEXTS and text.i < verb.i:
        hang(verb, text, "relcl")


def _no_noun(verb: Token) -> None:
    """ "The deal *enters* into force", "it *obliges* them": forms that are no plural of a noun."""
    verb.tag_ = "VBZ"
    duty = verb.head
    if verb.dep_ == "nsubj" and duty.i > verb.i and any(c.lower_ == "to" for c in duty.lefts):
        # "The treaty *obliges* Chile to protect it": what is to be done hangs on the verb.
        above, label = duty.head, duty.dep_
        hang(verb, verb if label == "ROOT" else above, label)
        hang(duty, verb, "xcomp")
    if verb.dep_ == "conj" and verb.head.tag_ in _NOUNS:
        _joined_to_a_noun(verb)
        return
    if any(children(verb, "nsubj", "nsubjpass")):
        return
    subject = next((c for c in children(verb, "compound", "nmod") if c.i == verb.i - 1), None)
    if subject is None:
        return
    subject.dep_ = "nsubj"
    for word in list(verb.children):
        if word.i < subject.i and word.dep_ in {"det", "amod", "compound", "poss", "nmod"}:
            hang(word, subject, word.dep_)


def _joined_to_a_noun(verb: Token) -> None:
    """ "Was signed in 1990 *and obliges both* to consult": it goes on with the verb before it."""
    doc = verb.doc
    main = next((t for t in reversed(doc[max(0, verb.i - 12) : verb.i]) if t.tag_ in _VERBS), None)
    if main is None or main.is_ancestor(verb):
        return
    hang(verb, main, "conj")
    if verb.i + 2 >= len(doc):
        return
    thing = doc[verb.i + 1]
    if thing.tag_ in {*_NOUNS, "DT", "PRP"} and thing.head.i < verb.i:
        hang(thing, verb, "dobj")
    duty = next((t for t in doc[verb.i + 2 : verb.i + 5] if t.tag_ == "VB"), None)
    if duty is not None and any(c.lower_ == "to" for c in duty.lefts) and duty.head.i < verb.i:
        hang(duty, verb, "xcomp")


def _could_not_have_been(verb: Token) -> None:
    """ "Said that it *would go* to the polls and *held* out hope": what he did who said it.

    After "would", a past tense is joined to no verb but the one above.
    """
    beside = verb.head
    while beside.dep_ in {"conj", "xcomp"} and beside.head.i != beside.i:
        beside = beside.head
    cue = beside.head
    if beside.dep_ != "ccomp" or cue.lower_ not in _SAYING or not cue.i < beside.i < verb.i:
        return
    helpers = list(children(beside, "aux", "auxpass"))
    if not any(c.tag_ == "MD" for c in helpers):
        return
    if len(helpers) > 1 and verb.lower_.endswith("ed"):
        return  # "Would be seized and *searched*", "would have fled and *appealed*"
    if any(children(verb, "nsubj", "nsubjpass", "aux", "auxpass", "mark")):
        return
    joint = next((c for c in verb.head.children if c.dep_ == "cc" and c.i < verb.i), None)
    if cue.dep_ == "advcl" and joint is not None and joint.nbor(-1).text == ",":
        opened = any(c.dep_ == "mark" and c.i < cue.i for c in cue.lefts)
        if opened and cue.head.tag_ == "VBD" and cue.head.i < cue.i:
            cue = cue.head  # "It invaded, after they said they would join, *and took* the port."
    hang(verb, cue, "conj")
    if joint is not None and joint.i > beside.i:
        hang(joint, cue, "cc")


def _was_not_doing(verb: Token) -> None:
    """ "Accused it of arming rebels and *cut ties*": what the main verb's subject did besides.

    No past tense goes on with a participle: "seized boats that were fishing and *held* sailors".
    """
    beside = verb.head
    if beside.tag_ != "VBG" or beside.dep_ not in {"pcomp", "relcl", "acl", "xcomp", "ccomp"}:
        return
    if any(children(verb, "nsubj", "nsubjpass", "aux", "auxpass", "mark", "expl")):
        return
    main = beside.head
    while main.tag_ not in _VERBS and main.head.i != main.i:
        main = main.head
    if main.tag_ not in {"VBD", verb.tag_} or not main.i < beside.i < verb.i:
        return
    joint = next((c for c in beside.children if c.dep_ == "cc" and c.i < verb.i), None)
    hang(verb, main, "conj")
    verb.tag_ = main.tag_
    if joint is not None:
        hang(joint, main, "cc")


def _named_by(by: Token) -> None:
    """ "Was declared persona non grata *by Chad*": who declared it, and no part of the words."""
    word = by.head
    while word.dep_ in {"dobj", "compound", "pobj"}:
        word = word.head
    verb = word.head
    if word.dep_ == "oprd" and any(children(verb, "auxpass")) and not any(children(verb, "agent")):
        hang(by, verb, "agent")


def _harming(verb: Token) -> None:
    """ "Accused it of shelling a village, *killing* six": by the shelling, not by the words."""
    cue = verb.head
    if cue.i > verb.i or verb.nbor(-1).text != "," or not cue.lower_.startswith(_OF_WORDS):
        return
    deed = next((c for c in children(cue, "ccomp", "pcomp") if cue.i < c.i < verb.i), None)
    whom = next(children(cue, "dobj"), cue)
    for preposition in (*children(cue, "prep"), *children(whom, "prep")):
        deed = next((c for c in children(preposition, "pcomp") if c.i < verb.i), deed)
    if deed is not None:
        hang(verb, deed, "advcl")


def _by_both(means: Token) -> None:
    """ "Carried out missile and *drone strikes*": one noun before another, and no verb."""
    doc = means.doc
    if means.i < 2 or means.i + 1 >= len(doc) or doc[means.i - 1].dep_ != "cc":
        return
    first, joint, blow = doc[means.i - 2], doc[means.i - 1], doc[means.i + 1]
    if first.tag_ not in {"NN", "NNP"} or blow.lower_ not in _STRIKES:
        return
    if blow.head.i != means.i or means.head.i not in {first.i, first.head.i}:
        return
    hang(blow, blow if first.head.i == first.i else first.head, first.dep_)
    for child in list(first.lefts):
        hang(child, blow, child.dep_)
    for child in [c for c in means.children if c.i > blow.i]:
        hang(child, blow, child.dep_)
    hang(first, blow, "nmod")
    hang(joint, first, "cc")
    hang(means, first, "conj")
    means.tag_ = "NN"


def _given_things(name: Token) -> None:
    """ "Voted to send *Ukraine* weapons": to whom they are sent, and no kind of weapons."""
    things = name.head
    verb = things.head
    first = name.left_edge
    if not verb.lower_.startswith(_GIVING) or verb.i != first.i - 1 or things.i != name.i + 1:
        return
    if any(part.tag_ != "NNP" for part in name.children):
        return
    # "Gave *Sri Lanka* fuel", but "offered *EU* membership" and "sent *UN* monitors".
    one_mass = things.tag_ == "NN" and verb.lower_ in _GAVE and not name.text.isupper()
    if things.dep_ == "dobj" and (things.tag_ == "NNS" or one_mass):
        hang(name, verb, "dative")


def _ceased_doing(act: Token) -> None:
    """ "Ceased *buying* wheat": a verb, where it has an object of its own."""
    if any(children(act, "dobj")) and not any(children(act, "det", "amod", "poss")):
        act.tag_ = "VBG"


def _called_home(home: Token) -> None:
    """ "Called its *envoy home*": the envoy is called, and nobody's home."""
    verb = home.head
    called = home.nbor(-1) if home.i else home
    if called.head.i != home.i or called.dep_ not in {"compound", "poss", "amod", "nmod"}:
        return
    if called.tag_ not in _NOUNS or verb.i > called.i:
        return
    for child in list(home.children):
        if child.i < called.i:
            hang(child, called, child.dep_)
    hang(called, verb, "dobj")
    home.tag_, home.dep_ = "RB", "advmod"


def _lost(verb: Token) -> None:
    """ "Peru, which had lost the war, *severed relations*": what it did, no further apposition.

    The noun before the insertion heads the sentence, which without this verb would have none.
    """
    thing = verb.head
    subject = thing.head
    if thing.dep_ not in {"appos", "conj"} or subject.dep_ != "ROOT" or subject.tag_ not in _NOUNS:
        return
    if thing.left_edge.i != verb.i or subject.i > verb.i or verb.nbor(-1).text != ",":
        return
    doc = verb.doc
    inserted = [c for c in subject.rights if c.dep_ in _BETWEEN and c.i < verb.i]
    if not inserted or not any(doc[i].text == "," for i in range(subject.i + 1, verb.i - 1)):
        return
    if not any(c.text in {".", "!", "?"} for c in subject.children):
        return  # A headline or a list of names.
    if any(children(subject, "cc")):
        return
    rest = [c for c in subject.rights if c.i > verb.i and c.i != thing.i]
    hang(verb, verb, "ROOT")
    verb.tag_ = "VBD"
    hang(subject, verb, "nsubj")
    hang(thing, verb, "dobj")
    for child in rest:
        hang(child, verb, child.dep_)


def _insisted_that(mark: Token) -> None:
    """ "He continues to insist, most recently on Monday, *that he paid*": what he insists on."""
    verb = mark.head
    if verb.dep_ != "ROOT" or mark.i > verb.i or mark.i == 0 or mark.nbor(-1).text != ",":
        return
    before = [c for c in children(verb, "ccomp") if c.i < mark.i]
    if len(before) != 1 or not any(children(before[0], "nsubj")):
        return
    main = before[0]
    cue = next(children(main, "xcomp"), main)
    if any(children(cue, "ccomp", "dobj")):
        return
    main.head, main.dep_ = main, "ROOT"
    hang(verb, cue, "ccomp")
    for child in list(children(verb, "punct")):
        hang(child, main, "punct")


def _to_a_name(name: Token) -> None:
    """A name taken for a verb after "to": "sent a request *to Bolivia* for his extradition"."""
    to = name.doc[name.left_edge.i]
    if to.lower_ != "to" or to.dep_ != "aux" or any(children(name, "dobj", "nsubj")):
        return
    after = [child for child in name.children if child.i > name.i and child.dep_ == "prep"]
    noun = name.head
    hang(to, noun, "prep")
    to.tag_, to.pos_ = "IN", "ADP"
    hang(name, to, "pobj")
    for child in after:
        hang(child, noun, "prep")


def _remains_held(participle: Token) -> None:
    """ "They *remain locked up* by Mali": a passive that lasts, and no mere adjective."""
    verb = participle.head
    if verb.lower_ not in _REMAINING or participle.i < verb.i:
        return
    participle.tag_, participle.dep_ = "VBN", verb.dep_
    participle.head = participle if verb.head == verb else verb.head
    for child in list(verb.children):
        if child != participle and child.dep_ != "auxpass":
            label = "nsubjpass" if child.dep_ == "nsubj" else child.dep_
            child.head, child.dep_ = participle, label
    verb.head, verb.dep_ = participle, "auxpass"

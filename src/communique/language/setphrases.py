"""Set phrases of verbs, mended where the parser takes them apart: "took it *to task*".

``mending.py`` calls these rules beside its own.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from communique.language.clauses import CALLING, children, hang

if TYPE_CHECKING:
    from collections.abc import Callable

    from spacy.tokens.token import Token

_DECLARING = ("declar", "announc", "impos", "proclaim", "order", "decree", "approv")
_LASTING = frozenset("begin start take last run end come expire coincide enter continue".split())
_NAMING = ("declar", "brand", "nam", "pronounc")
_LETTING = ("let", "allow", "permit")
# By particle, how verbs begin that are hardly used with a preposition of its form.
_WITH_PARTICLE = {
    "down": (
        "close", "closing", "shut", "shot", "shoot", "gun", "mow", "hunt", "track", "vot", "turn",
        "struck", "strik", "slap", "burn", "pull", "forc", "shout", "tear", "tore", "knock",
        "hand", "bring", "brought", "star", "fac",
    ),
    "along": ("string", "strung"),
    "off": (
        "call", "broke", "break", "shrug", "laugh", "wav", "seal", "cordon", "cut", "beat",
        "fought", "fight", "fend", "ward", "stav", "head", "brush", "fob", "writ", "wrote", "hold",
        "put", "pack", "spark", "scar", "bump", "pick", "laid", "kill",
    ),
    "on": ("laid", "lay"),
    "over": ("hand", "sign", "turn", "smooth", "paper", "gloss"),
    "out": (
        "carr", "order", "throw", "threw", "kick", "boot", "turf", "wip", "weed", "flush", "smok",
        "bail", "hand", "met", "singl", "phas", "shut", "freez", "froze", "chuck", "root", "rul",
        "snuff", "winkl", "driv", "drove", "forc", "dol", "shell", "iron", "hound",
    ),
    "up": (
        "blew", "blow", "round", "lock", "tore", "tear", "set", "beat", "break", "broke", "patch",
        "draw", "drew", "rough", "wind", "wound", "stir", "prop", "step", "whip", "shor", "drum",
        "stump", "bang", "burn", "shoot", "shot", "beef", "call", "rak", "carv", "smash",
    ),
    "in": ("call", "rein", "usher", "haul", "rop", "turn", "hem"),
    "through": ("wav", "nod", "steamroll", "railroad", "ram"),
}  # fmt: skip
# By preposition, what things are put on or to by a set phrase, and the verbs that put them there.
_PUT_THERE = {
    "on": frozenset("hold ice notice trial alert shelf agenda burner display standby".split()),
    "to": frozenset("torch sword flames flight rout shame rest test death".split()),
    "at": frozenset("length bay loggerheads risk".split()),
    "under": frozenset("siege curfew quarantine arrest surveillance sanctions embargo".split()),
}
_PUTTING = ("put", "plac", "keep", "kept", "held", "hold")
# How a border is kept or left, and how the parser may hang it there.
_SHUT = frozenset({"closed", "shut", "sealed"})
_BESIDE = frozenset({"oprd", "advcl", "dep", "acl", "ccomp", "xcomp"})
_HOLDING = ("keep", "kept", "leave", "leaving", "left")
_WITH_A_CLAUSE = frozenset("nsubj nsubjpass aux auxpass mark agent dobj".split())
# Nouns that look like verbs, by the nouns before them.
_SECOND = {
    "footing": frozenset({"war"}),
    "run": frozenset("bombing strafing supply bomb".split()),
    "runs": frozenset("bombing strafing supply bomb".split()),
    "shot": frozenset({"warning"}),
    "swap": frozenset("prisoner spy hostage body".split()),
}
_WHEN = frozenset(
    """january february march april may june july august september october november december spring
    summer autumn winter public parliament""".split()
)
_OWNING = ("den", "claim", "disclaim", "accept", "admit", "assum", "reject", "tak", "took", "shar")
_TAKING = frozenset("take takes took taken taking bring brings brought bringing".split())
# Nouns for the end of what the noun under "to" names.
_ENDING = frozenset("halt end stop cut cuts limits limit curb curbs".split())
_TERMS = frozenset({"years", "months", "life"})
_GIVING = frozenset("give gives gave given giving hand hands handed handing".split())
_QUOTES = frozenset({'"', "“", "``", "'", "‘"})
_STANDING = frozenset("stand stands stood standing".split())
_HELD = frozenset("hold holds held holding call calls called calling".split())
_BROUGHT_TO = frozenset("task shoulder account book heel".split())
# In what people speak.
_IN_WORDS = frozenset(
    """letter letters statement speech interview message note communique declaration resolution
    report editorial article tweet post address video broadcast sermon vote""".split()
)


def rules(word: str, label: str, tag: str) -> tuple[Callable[[Token], None], ...]:
    """The rules that a token's word, label and tag may call for."""
    marks: list[tuple[bool, Callable[[Token], None]]] = [
        (word == "in" and label == "prep", _years_in_prison),
        (word in {"open", "shut"} and label == "amod", _door_left_open),
        (word == "open" and label == "dep", _thrown_open),
        (word in _SHUT and label in _BESIDE, _kept_shut),
        (word == "following" and label == "prep" and tag == "VBG", _after_it),
        (word in _SECOND and label == "acl", _second_of_two),
        (word == "tools" and label == "pobj", _to_down_tools),
        (word in {"on", "onto", "at"} and label == "prep", _blame_put_on),
        (word in _PUT_THERE and label == "prep", _put_there),
        (word in {"in", "through"} and label == "ccomp", _let_them_in),
        (label == "ccomp" and tag in {"NN", "NNS"}, _allowed_through),
        (word in _TERMS and label == "npadvmod", _given_years),
        (word in {"aid", "help", "trade"} and tag == "VB", _end_to_aid),
        (word in _BROUGHT_TO and label in {"xcomp", "advcl"}, _taken_to_task),
        (word in _WITH_PARTICLE and label == "prep", _particle),
        (word in {"free", "loose"} and label in {"amod", "advmod"}, _set_free),
        (label == "appos" and tag == "NN", _called_so),
        (label == "ccomp" and tag == "VB", _declared_to_begin),
        (label == "xcomp" and tag == "NN", _to_do),
        (word in {"grata", "gratae"}, _unwelcome),
        (word == "by" and label in {"prep", "agent"}, _pending_trial),
    ]
    return tuple(rule for marked, rule in marks if marked)


def _blame_put_on(preposition: Token) -> None:
    """On whom blame is put, no part of what for: "laid the blame for the raid *on Chad*"."""
    wrong = preposition.head
    if wrong.dep_ != "pobj" or wrong.head.lower_ != "for":
        return
    blame = wrong.head.head
    if blame.tag_.startswith("VB"):
        blame = next(children(blame, "dobj"), blame)
    taken = blame.head.lower_.startswith(_OWNING)  # "Denied responsibility for a raid *on Chad*"
    if blame.lower_ in {"blame", "responsibility", "fault"} and blame.dep_ == "dobj" and not taken:
        hang(preposition, blame.head, "prep")


def _put_there(preposition: Token) -> None:
    """Where a thing is put by a set phrase, no part of it: "put a bid for a loan *on hold*"."""
    end = next(children(preposition, "pobj"), None)
    thing = preposition.head
    if end is None or end.lower_ not in _PUT_THERE[preposition.lower_] or thing.tag_[:2] != "NN":
        return
    verb = next((above for above in thing.ancestors if above.tag_[:2] == "VB"), None)
    if verb is not None and verb.i < thing.i and verb.lower_.startswith(_PUTTING):
        hang(preposition, verb, "prep")


def _taken_to_task(noun: Token) -> None:
    """A noun taken for a verb: "took the ministry *to task*", "stood shoulder *to shoulder*"."""
    to = next(children(noun, "aux"), None)
    if to is None or noun.i != to.i + 1 or noun.head.lower_ not in _TAKING | _STANDING | _HELD:
        return
    to.tag_ = "IN"
    noun.tag_ = "NN"
    hang(to, noun.head, "prep")
    for child in list(noun.children):
        if child.i != to.i:
            hang(child, noun.head, child.dep_)
    hang(noun, to, "pobj")


def _end_to_aid(noun: Token) -> None:
    """A noun taken for a verb after an end of it: "announced a halt to *aid* to Mali"."""
    before = noun.nbor(-1) if noun.i else noun
    if before.lower_ != "to" or any(c.dep_ in {"dobj", "nsubj"} for c in noun.children):
        return
    end = noun.head.head if noun.head.i == before.i else noun.head
    if end.lower_ not in _ENDING or end.i != before.i - 1 or not end.tag_.startswith("NN"):
        return
    before.tag_ = "IN"
    noun.tag_ = "NN"
    hang(before, end, "prep")
    hang(noun, before, "pobj")


def _particle(word: Token) -> None:
    """What a verb with a particle is done to, no place: "*closed down* the daily The Sun"."""
    verb = word.head
    if word.i != verb.i + 1 or not verb.lower_.startswith(_WITH_PARTICLE.get(word.lower_, ())):
        return
    if any(children(verb, "dobj", "auxpass")) or not verb.tag_.startswith("VB"):
        return
    for thing in list(children(word, "pobj")):
        if word.lower_ == "on" and any(children(thing, "det")):
            return  # "Laid *on the* table": no thing laid on
        if word.lower_ == "in" and (thing.lower_ in _WHEN or thing.like_num):
            return  # "Turned *in May*"
        if word.lower_ == "in" and (thing.lower_ in _IN_WORDS or thing.tag_ == "NNP"):
            return  # "Called *in a letter* for talks", "called *in Paris* for talks"
        hang(thing, verb, "dobj")
        hang(word, verb, "prt")


def _set_free(word: Token) -> None:
    """ "Set *free* ten sailors": what becomes of them, and not what they are like."""
    verb = word.nbor(-1) if word.i else word
    if verb.lower_.startswith(("set", "turn", "let")) and verb.tag_[:2] == "VB":
        hang(word, verb, "prt")


def _called_so(said: Token) -> None:
    """What somebody is called, taken for another name of his: "called its leader *a criminal*"."""
    thing, first = said.head, said.left_edge
    if first.text in _QUOTES:
        first = first.nbor(1)
    elif first.i and first.nbor(-1).text in _QUOTES:
        first = first.nbor(-1)  # "Called the vote *“a farce”*"
    before = first.nbor(-1) if first.i else said
    if thing.dep_ == "appos" and before.text == ",":
        thing = thing.head  # "Called the minister, Jan Roe, *a liar*"
    elif before.i != thing.i and first.i != thing.i + 1:
        return
    verb = thing.head
    if thing.dep_ != "dobj":
        return
    if verb.lower_.startswith(CALLING) and any(c.lower_ in {"a", "an"} for c in said.lefts):
        hang(said, verb, "oprd")


def _declared_to_begin(verb: Token) -> None:
    """What is declared, taken for a clause: "announced *a truce to begin* at midnight"."""
    above = verb.head
    if verb.lower_ not in _LASTING or not above.lower_.startswith(_DECLARING):
        return
    if not any(c.lower_ == "to" for c in children(verb, "aux")):
        return
    for thing in list(children(verb, "nsubj")):
        if thing.i > above.i:
            hang(thing, above, "dobj")
            hang(verb, thing, "relcl")


def _to_do(verb: Token) -> None:
    """A verb taken for a noun, though it has an object: "offered *to host talks*"."""
    to = verb.nbor(-1) if verb.i else verb
    if to.tag_ == "TO" and to.head.i == verb.i and any(children(verb, "dobj")):
        verb.tag_ = "VB"


def _years_in_prison(preposition: Token) -> None:
    """Where a sentence is served, hung on the verb: "gave him ten years *in prison*"."""
    years = preposition.head
    if years.dep_ != "npadvmod" or years.lower_ not in {"years", "months", "life"}:
        return
    if any(c.lower_ in {"prison", "jail"} for c in children(preposition, "pobj")):
        hang(preposition, years.head, "prep")


def _given_years(term: Token) -> None:
    """How long somebody is sent to prison, taken for how long it lasts: "gave him *ten years*"."""
    verb = term.head
    if verb.lower_ not in _GIVING:
        return
    whom = next(children(verb, "dobj", "dative", "nsubjpass"), None)
    if whom is None or (whom.dep_ != "nsubjpass" and whom.right_edge.i + 1 != term.left_edge.i):
        return
    if whom.dep_ == "dobj":
        whom.dep_ = "dative"
    term.dep_ = "dobj"


def _door_left_open(adjective: Token) -> None:
    """How a door is left, no adjective of it: "left the door *open* to Mali"."""
    door = adjective.head
    if door.lower_ != "door" or door.dep_ != "dobj" or adjective.i < door.i:
        return
    for child in list(children(adjective, "prep")):
        hang(child, door.head, "prep")
    hang(adjective, door.head, "oprd")


def _after_it(following: Token) -> None:
    """ "Cut ties *following* the raid": after it, and nobody follows anything."""
    following.tag_ = "IN"


def _kept_shut(participle: Token) -> None:
    """How a border is kept, a particle of its verb: "*kept* its frontier with Chad *closed*"."""
    verb = participle.head if participle.dep_ != "acl" else participle.head.head
    border = next(children(verb, "dobj"), None)
    if border is None or not verb.lower_.startswith(_HOLDING) or not verb.i < border.i:
        return
    if border.i > participle.i or any(c.dep_ in _WITH_A_CLAUSE for c in participle.children):
        return
    for child in list(participle.children):
        hang(child, verb, child.dep_)
    participle.tag_ = "RP"
    hang(participle, verb, "prt")


def _thrown_open(adjective: Token) -> None:
    """What becomes of a door: "threw *open* its ports"."""
    if adjective.head.lower_.startswith(("throw", "threw", "fling", "flung")):
        hang(adjective, adjective.head, "oprd")


def _second_of_two(noun: Token) -> None:
    """A noun taken for a verb after the first of a pair: "a *bombing run*", "a *war footing*"."""
    first = noun.head
    if first.i != noun.i - 1 or first.lower_ not in _SECOND[noun.lower_]:
        return
    hang(noun, first.head, first.dep_)
    for child in list(first.children):
        if child.i != noun.i:
            hang(child, noun, child.dep_)
    hang(first, noun, "compound")
    noun.tag_ = "NN"
    for by in children(noun, "agent"):
        by.dep_ = "prep"


def _pending_trial(by: Token) -> None:
    """Who jails somebody until his trial: "was held in custody pending trial *by a court*"."""
    trial = by.head
    if trial.dep_ != "pobj" or trial.head.lower_ not in {"pending", "awaiting"}:
        return
    verb = next((w for w in trial.ancestors if any(children(w, "auxpass"))), None)
    if verb is not None and verb.tag_ == "VBN" and not any(children(verb, "agent")):
        hang(by, verb, "agent")


def _unwelcome(last: Token) -> None:
    """ "Declared two envoys *personae non gratae*", the words taken apart."""
    if last.i < 3 or not last.nbor(-2).lower_.startswith("persona"):
        return
    first, negation = last.nbor(-2), last.nbor(-1)
    verb = next((w for w in first.ancestors if w.tag_[:2] == "VB" and w.i < first.i), None)
    if verb is None or not verb.lower_.startswith(_NAMING):
        return
    people = [c for word in (first, last) for c in word.children if c.i < first.i]
    heads = [c for c in people if c.tag_.startswith("N") or c.dep_ == "nsubj"]
    hang(first, verb, "oprd")
    first.tag_ = "NNS" if first.lower_.endswith("e") else "NN"
    for word in (negation, last):
        hang(word, first, "compound")
    if heads and not any(children(verb, "dobj", "nsubjpass")):
        hang(heads[-1], verb, "dobj")
        for child in (c for c in people if c.i != heads[-1].i):
            hang(child, heads[-1], child.dep_)
    for child in [c for word in (negation, last) for c in word.children if c.i > last.i]:
        hang(child, verb, child.dep_)
    for child in [c for c in first.children if c.i > last.i]:
        hang(child, verb, "prep" if child.dep_ == "prep" else child.dep_)


def _let_them_in(particle: Token) -> None:
    """Who is let in, taken for the subject of "in": "*let* a team of observers *in*"."""
    verb = particle.head
    if not verb.lower_.startswith(_LETTING):
        return
    for thing in list(children(particle, "nsubj")):
        hang(thing, verb, "dobj")
    hang(particle, verb, "prt")


def _allowed_through(thing: Token) -> None:
    """What is let through, taken for a clause: "allowed the aid *convoy* through"."""
    if thing.head.lower_.startswith(_LETTING) and not any(
        children(thing, "nsubj", "cop", "aux", "mark")
    ):
        hang(thing, thing.head, "dobj")


def _to_down_tools(tools: Token) -> None:
    """ "Are due *to down tools*": a verb, and no tools that are down."""
    mark, down = tools.head, tools.nbor(-1)
    if mark.lower_ != "to" or down.lower_ != "down" or mark.i != down.i - 1:
        return
    down.tag_, mark.tag_ = "VB", "TO"
    hang(down, mark.head, "xcomp")
    hang(mark, down, "aux")
    hang(tools, down, "dobj")

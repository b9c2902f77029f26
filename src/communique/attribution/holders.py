"""Who holds a report: the subject, agent or possessor of a cue, and whom it is told to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from communique.attribution.clauses import child, is_passive
from communique.attribution.cues import cue_words
from communique.attribution.media import medium_noun

if TYPE_CHECKING:
    from communique.attribution.cues import Cue
    from communique.language.tokens import Token

_NOMINAL = {"NOUN", "PROPN", "PRON", "NUM", "DET", "ADJ"}
# Auxiliaries that a past form cannot share, and those that it can.
_BARE = {"did", "would", "could", "will", "can", "may", "might", "must", "should", "does", "do"}
_HAVING = {"had", "have", "has"}
_HEARING = {"hear", "learn", "understand", "gather"}
# Verbs of those to whom a claim is put, and who do not make it: "faces accusations of".
_ANSWERING = frozenset(
    """face reject deny dismiss refute rebut dispute ignore answer counter confront investigate
    probe fight contest shrug brush receive draw attract deflect evade escape hear
    examine""".split()
)
# Verbs of speech behind which the speaker may stand.
_BEHIND = frozenset(
    """say add note report claim insist warn explain announce declare write argue admit recall
    predict conclude stress remark reply respond complain joke ask state tell confirm""".split()
)
_NOT_WHO = {"it", "there", "this", "that", "what"}

# Verbs whose infinitive is their subject's, whatever they have for an object: "telephoned the king
# *to demand*".
_OWN_END = frozenset(
    """promise use take telephone phone call ring cable meet summon visit write contact address
    convene""".split()
)


def speaker_of(cue: Token, depth: int = 0) -> Token | None:
    """The head of the noun phrase that holds what a verb or adjective reports.

    A passive is told by its agent; a participle or infinitive by the subject of what it hangs on,
    a relative clause by its pronoun or antecedent.
    """
    if depth > 6:
        return None
    if cue.dep_ in {"acomp", "oprd", "attr"} and cue.pos_ in {"ADJ", "NOUN"}:
        return speaker_of(cue.head, depth + 1)
    if is_passive(cue) and cue.dep_ != "acomp":
        agent = child(cue, "agent")
        return child(agent, "pobj") if agent is not None else None
    if cue.lemma_ in _HEARING and (source := child(cue, "prep")) is not None:
        heard = child(source, "pobj") if source.lower_ == "from" else None
        if heard is not None and source.i > cue.i:
            return heard  # "He had heard *from the army* that the bridge was down."
    matrix = rejoined(cue)
    if matrix is not None:
        return speaker_of(matrix, depth + 1)
    own = child(cue, "nsubj")
    if own is not None:
        if own.lower_ in {"that", "which", "who"} and cue.dep_ == "relcl":
            return own if own.lower_ != "that" else cue.head
        if own.lower_ == "what":
            return None
        return own
    found = _beside(cue) or _inverted(cue) or trailing(cue) or _through_head(cue, depth)
    return found or _in_headline(cue)


def rejoined(cue: Token) -> Token | None:
    """The verb of saying that a cue goes on with, where it was joined to what is said.

    In "She said they would leave and urged both to wait" a past form has no part in the auxiliary
    of the verb below; after "had" a comma must say so.
    """
    below = cue.head
    if cue.dep_ != "conj" or cue.tag_ not in {"VBD", "VBN"} or below.dep_ != "ccomp":
        return None
    matrix = below.head
    if matrix.tag_ != "VBD" or matrix.i > below.i or matrix.pos_ != "VERB":
        return None
    if any(c.dep_ in {"aux", "auxpass", "nsubj", "nsubjpass", "mark"} for c in cue.lefts):
        return None
    if not any(c.dep_ == "ccomp" or (c.dep_ == "xcomp") for c in cue.rights):
        return None
    auxiliaries = {c.lower_ for c in below.lefts if c.dep_ == "aux"}
    if auxiliaries & _BARE:
        return matrix
    joint = next((c for c in below.children if c.dep_ == "cc" and c.i < cue.i), None)
    apart = joint is not None and cue.doc[joint.i - 1].text == ","
    if joint is not None and apart and cue.doc[joint.i - 2].like_num:
        apart = False  # "On May 3, 2024, and": the comma is of the date.
    return matrix if auxiliaries & _HAVING and apart else None


def trailing(cue: Token) -> Token | None:
    """The speaker at a sentence's end whom a parser hung on what is said.

    "The union may lift the ban, its chief, Ana Roe, said on Monday."
    """
    doc, head = cue.doc, cue.head
    if cue.dep_ != "conj" or cue.tag_ not in {"VBD", "VBZ"} or cue.i < head.i:
        return None
    if any(c.dep_ in {"ccomp", "dobj", "nsubj", "nsubjpass"} for c in cue.children):
        return None
    if any(c.dep_ == "cc" for c in head.rights):
        return None
    noun = doc[cue.i - 1] if doc[cue.i - 1].text != "," else doc[cue.i - 2]
    if noun.dep_ != "appos" or noun.pos_ not in {"NOUN", "PROPN"}:
        return None
    top = noun.head if noun.head.dep_ == "appos" else noun
    before = top.left_edge.i - 1
    return top if before > head.i and doc[before].text == "," else None


def _in_headline(cue: Token) -> Token | None:
    """Who does one thing and "*, says* that" in a headline, whose first verb looks like a noun."""
    before = cue.i - 1
    if cue.dep_ != "ROOT" or cue.tag_ != "VBZ" or cue.doc[before].text != ",":
        return None
    first = cue.doc[cue.sent.start]
    return first if first.pos_ == "PROPN" and first.i < before else None


def _inverted(cue: Token) -> Token | None:
    """The speaker of "…,” said the general": right after the cue, whatever the parser calls it."""
    doc = cue.doc
    if cue.tag_ not in {"VBD", "VBZ", "VBP"} or cue.i == 0 or cue.lemma_ not in cue_words():
        return None  # "Levied duties, *suspended* imports": who suspends them stands before.
    if doc[cue.i - 1].text not in {",", "”", '"', "''", "?", "!", "’", "'", "—"}:
        return None
    if cue.dep_ == "conj" and doc[cue.i - 1].text == ",":
        listed = any(c.dep_ in {"xcomp", "conj"} for c in cue.rights)
        if listed or cue.lemma_ not in _BEHIND:
            return None  # "Praised the pact, *urged* Ghana to join it": one deed of a list.
    for c in cue.rights:
        if cue.lemma_ == "tell" and medium_noun(c) is not None:
            return None  # "“…,” the envoy, Ana Roe, *told* a news conference."
        if c.dep_ in {"dobj", "attr", "oprd", "dep", "npadvmod", "appos"} and c.pos_ in {
            "NOUN", "PROPN", "PRON", "NUM",
        }:  # fmt: skip
            return c if c.left_edge.i == cue.i + 1 else None
    return None


def _through_head(cue: Token, depth: int) -> Token | None:
    head, dep = cue.head, cue.dep_
    if head == cue:
        return None
    if dep == "conj" and head.pos_ in {"VERB", "AUX"}:
        return speaker_of(head, depth + 1) if not is_passive(head) else child(head, "nsubjpass")
    if dep in {"xcomp", "advcl", "ccomp", "dep", "parataxis"} and head.pos_ in {
        "VERB",
        "AUX",
        "ADJ",
    }:
        controls = dep == "xcomp" and any(c.tag_ == "TO" for c in cue.children)
        controlled = child(head, "dobj") if controls else None
        if controlled is not None and head.lemma_ not in _OWN_END:
            return controlled
        if is_passive(head):
            return child(head, "nsubjpass")
        return speaker_of(head, depth + 1)
    if dep in {"acl", "relcl"} and head.pos_ in {"NOUN", "PROPN", "PRON"}:
        if any(c.tag_ == "TO" for c in cue.children):
            # "an effort to deny": whoever makes the effort.
            return possessor_of(head, depth + 1)
        return head
    if dep == "pcomp" and head.pos_ in {"ADP", "SCONJ"}:
        verb = head.head
        if verb.pos_ in {"VERB", "AUX"}:
            if head.lower_ in {"for", "of", "as"} and child(verb, "dobj") is not None:
                return child(verb, "dobj")
            return child(verb, "nsubjpass") if is_passive(verb) else speaker_of(verb, depth + 1)
        if verb.pos_ == "NOUN":
            return possessor_of(verb, depth + 1)
    return None


def possessor_of(noun: Token, depth: int = 0) -> Token | None:
    """Whose claim, plan or letter a noun tells of: possessor, "by" or "from", or who makes it."""
    if depth > 6:
        return None
    own = child(noun, "poss")
    if own is not None:
        return own
    for prep in noun.children:
        if prep.dep_ in {"prep", "agent"} and prep.lower_ in {"by", "from"}:
            found = child(prep, "pobj")
            if found is not None:
                return found
    for prep in noun.children:
        if prep.dep_ == "prep" and prep.lower_ in {"of", "among"} and noun.lemma_ in {
            "view", "opinion", "belief", "claim", "hope", "fear", "word", "statement", "testimony",
            "demand", "editorial", "report", "promise", "conviction",
        }:  # fmt: skip
            found = child(prep, "pobj")
            if found is not None and (found.pos_ == "PROPN" or found.pos_ == "PRON"):
                return found
    # "Rejected *Libyan* charges"
    states = [c for c in noun.lefts if c.dep_ == "amod" and c.text[:1].isupper()]
    if states:
        return states[-1]
    verb = noun.head
    if noun.dep_ in {"dobj", "attr"} and verb.pos_ in {"VERB", "AUX"}:
        return speaker_of(verb, depth + 1) if verb.lemma_ not in _ANSWERING else None
    if noun.dep_ == "pobj" and verb.head.pos_ in {"VERB", "AUX"} and verb.lower_ in {
        "in", "with", "on", "of", "at",
    }:  # fmt: skip
        return speaker_of(verb.head, depth + 1)
    compound = [c for c in noun.children if c.dep_ in {"compound", "nmod"} and c.pos_ == "PROPN"]
    return compound[-1] if compound else None


def experiencer_of(participle: Token) -> Token | None:
    """Who is "convinced" or "worried": the subject, though the form is a passive's."""
    own = child(participle, "nsubjpass", "nsubj")
    if own is None and participle.dep_ in {"acomp", "oprd"}:
        return child(participle.head, "nsubj")
    if own is None and participle.dep_ == "conj":
        return experiencer_of(participle.head)
    return own or _beside(participle)


def _beside(cue: Token) -> Token | None:
    """The subject right before a finite cue that the parser hung on another verb."""
    i = cue.i - 1
    doc = cue.doc
    while i > cue.sent.start and doc[i].pos_ in {"AUX", "ADV", "PART"}:
        i -= 1
    noun = doc[i]
    hung = noun.head.i > cue.i or (noun.head.head == cue and noun.head.pos_ == "AUX")
    if noun.dep_ in {"nsubj", "nsubjpass"} and hung:
        return noun
    return None


def addressees_of(cue: Token, entry: Cue) -> list[Token]:
    """The heads of the noun phrases to whom a cue speaks."""
    found: list[Token] = []
    for c in cue.children:
        if (
            (c.dep_ == "nsubjpass" and "object" in entry.addressee)
            or (c.dep_ == "dative" and c.pos_ in _NOMINAL and c.i > cue.i)
            or (
                c.dep_ == "dobj"
                and "object" in entry.addressee
                and c.pos_ in _NOMINAL
                and c.i > cue.i
            )
        ):
            found.append(c)
        elif c.dep_ in {"prep", "dative"} and c.lower_ in entry.addressee:
            held = child(c, "pobj")
            if held is not None and held.pos_ in {"NOUN", "PROPN", "PRON"}:
                found.append(held)
        elif (
            c.dep_ == "ccomp"
            and "object" in entry.addressee
            and any(t.tag_ == "TO" for t in c.children)
        ):
            asked = child(c, "nsubj")
            if asked is not None:
                found.append(asked)
    named = [t for t in found if t.lower_ not in _NOT_WHO]
    return [*named, *(t for n in named for t in conjoined(n))]


def conjoined(noun: Token) -> list[Token]:
    """The conjuncts of a noun: Xi and Li for the Kim of "Kim, Xi and Li"."""
    found: list[Token] = []
    for c in noun.children:
        if c.dep_ == "conj" and c.pos_ in {"NOUN", "PROPN", "PRON"}:
            found += [c, *conjoined(c)]
    return found

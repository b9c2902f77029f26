"""Several speakers in a sentence that the parser ran together.

Two that close it ("…, police and a doctor said") are hung on the last noun of what they say; of two
who each say something ("Chad says it won, and a witness said …") the second is taken for what the
first one says. ``speech.py`` calls these rules.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from communique.language.clauses import children, hang

if TYPE_CHECKING:
    from spacy.tokens.token import Token

_SUBJECT = {"nsubj", "nsubjpass"}
_QUOTING = frozenset("quoted quotes cited cites reported reports".split())
_CLOSING_MARKS = {'"', "”", "''", "’’"}
# Words that a speaker and his name may take.
_NAMED_WITHIN = 14
_MARKS = {"mark", "aux", "auxpass", "neg"}
# Who tells his name, and how.
_GIVING = frozenset("gave gives identified introduced".split())
_NAMES = frozenset("name himself herself".split())
# Text that is read out, and nouns that the parser makes of the participle after it.
_READ = frozenset({"message", "statement", "letter", "speech", "address", "communique", "text"})


def is_a_paper(daily: Token) -> None:
    """ "*The Granma daily* accused Washington": what does something is no adverb."""
    daily.tag_ = "NN"


def paper_quotes(paper: Token) -> None:
    """ "*A Kenyan daily* quoted officers as saying": a paper did, and no daily officers."""
    verb = paper.nbor(1) if paper.i + 1 < len(paper.doc) else paper
    if verb.lower_ not in _QUOTING or not paper.i or paper.nbor(-1).tag_ not in {"JJ", "NNP", "DT"}:
        return
    noun = verb.head
    if verb.tag_ == "VBN" and verb.dep_ == "amod" and noun.i > verb.i:
        hang(verb, noun.head if noun.head.i != noun.i else verb, noun.dep_)
        for child in [c for c in noun.children if c.dep_ in {"prep", "punct"} and c.i > noun.i]:
            hang(child, verb, child.dep_)
        hang(noun, verb, "dobj")
    elif any(children(verb, *_SUBJECT)) or verb.tag_ not in {"VBD", "VBZ"}:
        return
    for child in [c for c in verb.lefts if c.i < paper.i and c.dep_ in {"det", "amod", "compound"}]:
        hang(child, paper, child.dep_)
    verb.tag_ = "VBZ" if verb.lower_ in {"quotes", "cites", "reports"} else "VBD"
    hang(paper, verb, "nsubj")
    paper.tag_ = "NN"


def after_quote(cue: Token) -> None:
    """ "“We trust Libya,” *its envoy, Jo Roe, said*": who speaks stands after the closing mark."""
    doc, start = cue.doc, cue.sent.start
    if cue.i < start + 4:
        return
    first = max(start + 1, cue.i - _NAMED_WITHIN)
    mark = next((i for i in range(cue.i - 2, first, -1) if doc[i].text in _CLOSING_MARKS), None)
    if mark is None or doc[mark - 1].text not in {",", "?", "!"}:
        return
    given = list(children(cue, *_SUBJECT))
    # "“*Lift* it,” its envoy told them": a command may be taken for whoever speaks.
    commands = [c for c in given if c.i < mark and c.tag_ == "VB"]
    if len(given) > len(commands):
        return
    for token in doc[mark + 1 : cue.i]:
        if token.head.i < mark:
            hung = token.dep_ in {"appos", "conj"}
            hung = hung or (token.dep_ in {"dobj", "npadvmod"} and token.head.tag_ == "VB")
            if hung and token.left_edge.i == mark + 1:
                hang(token, cue, "nsubj")
                for command in commands:
                    command.dep_ = "ccomp"
            return


def two_closing(cue: Token) -> None:
    """ "Rebels burned a church in Mali, *residents and a priest said*": both have said it."""
    doc = cue.doc
    if cue.i < 4 or any(children(cue, "mark")):
        return
    second = next(iter(children(cue, *_SUBJECT)), None)
    if second is None:
        first = _joined(cue)
        if first is not None and any(c.i < cue.i for c in children(cue, "ccomp")):
            hang(first, cue, "nsubj")
        return
    joint = doc[second.left_edge.i - 1] if second.left_edge.i > 1 else None
    if joint is None or joint.lower_ != "and" or second.i > cue.i:
        return
    first = doc[joint.i - 1]
    comma = first.left_edge.i - 1
    if first.dep_ != "conj" or first.tag_[:2] != "NN" or first.head.i > comma > 0:
        return
    if doc[comma].text != ",":
        return
    hang(first, cue, "nsubj")
    hang(second, first, "conj")
    hang(joint, first, "cc")
    hang(doc[comma], cue, "punct")


def _joined(cue: Token) -> Token | None:
    """The first of two who stand right before a verb without a subject, joined to what is said."""
    doc = cue.doc
    for i in range(cue.i - 1, max(cue.sent.start, cue.i - 16), -1):
        token = doc[i]
        if token.dep_ != "conj" or token.tag_[:2] != "NN" or token.right_edge.i != cue.i - 1:
            continue
        comma = token.left_edge.i - 1
        if comma > 0 and doc[comma].text == "," and token.head.i < comma:
            return token if any(children(token, "cc")) else None
    return None


def each_says(cue: Token) -> None:
    """ "Chad says it won, *and a witness said* that it lost": none of Chad's words."""
    doc, said = cue.doc, cue.head
    speaker = next(iter(children(cue, *_SUBJECT)), None)
    if speaker is None or speaker.tag_[:2] != "NN" or speaker.i > cue.i:
        return
    if any(children(cue, *_MARKS)) or not any(c.i > cue.i for c in children(cue, "ccomp")):
        return
    apart = cue.dep_ == "conj" and said.dep_ != "ccomp"  # Only the "and" is hung on what is said.
    verb = said if cue.dep_ == "ccomp" or apart else said.head
    if verb.tag_ not in {"VBD", "VBZ", "VBP"} or verb.i > cue.i or not any(children(verb, "nsubj")):
        return
    if (apart or cue.dep_ == "ccomp") and not any(
        c.i < speaker.i for c in children(verb, "ccomp") if c.i != cue.i
    ):
        return
    joint = doc[speaker.left_edge.i - 1]
    if joint.lower_ not in {"and", "but", "while"} or joint.dep_ not in {"cc", "mark"}:
        return
    if joint.i + 1 < len(doc) and joint.nbor(1).lower_ == "that":
        return
    hang(cue, verb, "conj")
    hang(joint, verb, "cc")
    if doc[joint.i - 1].text == ",":
        hang(doc[joint.i - 1], verb, "punct")


def read_out(participle: Token) -> None:
    """ "In a message *read* on the radio": a participle of the message, and no reading."""
    text = participle.nbor(-1) if participle.i else participle
    if text.lower_ not in _READ or text.dep_ != "compound" or text.head != participle:
        return
    if participle.dep_ != "pobj" or participle.head.i >= text.i:
        return
    way = participle.head
    for child in list(participle.lefts):
        if child != text:
            hang(child, text, child.dep_)
    text.head = way
    text.dep_ = "pobj"
    participle.tag_ = "VBN"
    participle.pos_ = "VERB"
    hang(participle, text, "acl")


def before_semicolon(mark: Token) -> None:
    """ "Chad's envoy, Jo Roe, *worried*; Mali's told him": the first of two clauses, no phrase."""
    verb = mark.head
    subjects = list(children(verb, "nsubj"))
    if len(subjects) != 2 or not subjects[0].i < mark.i < subjects[1].left_edge.i:
        return
    first = subjects[0]
    told = [c for c in children(first, "acl", "relcl") if c.tag_ in {"VBD", "VBN"}]
    if len(told) != 1 or any(children(told[0], *_SUBJECT, "agent")) or told[0].i > mark.i:
        return
    if told[0].tag_ == "VBN" and told[0].nbor(-1).text != ",":
        return
    told[0].tag_ = "VBD"
    hang(told[0], verb, "parataxis")
    hang(first, told[0], "nsubj")


def named_as(mark: Token) -> None:
    """ "A man who gave his name only as *Ali said* he fled": a name, and who speaks is the man."""
    cue = mark.head
    gave = cue.head
    name = next(iter(children(cue, "nsubj")), None)
    if name is None or name.left_edge.i != mark.i + 1 or name.tag_[:3] != "NNP":
        return
    if cue.dep_ != "advcl" or gave.dep_ != "relcl" or gave.lower_ not in _GIVING:
        return
    man = gave.head
    if man.dep_ != "ROOT" or not any(c.lower_ in _NAMES for c in children(gave, "dobj")):
        return
    cue.head, cue.dep_ = cue, "ROOT"
    man.head, man.dep_ = cue, "nsubj"
    hang(mark, gave, "prep")
    hang(name, mark, "pobj")
    mark.tag_, mark.pos_ = "IN", "ADP"
    for child in list(cue.lefts):
        if man.i < child.i < mark.i:
            hang(child, mark, "advmod")
    for child in list(man.rights):
        if child.i > cue.i:
            hang(child, cue, child.dep_)

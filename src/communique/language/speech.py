"""Speakers and what they say, hung by the parser on one another's verbs.

A verb of speech may stand inside the sentence that it brings in ("Kenya, said the minister, would
not go") or close it ("…, the minister told parliament"). ``mending.py`` calls these rules.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from communique.language.clauses import children, hang
from communique.language.speakers import (
    after_quote,
    before_semicolon,
    each_says,
    is_a_paper,
    named_as,
    paper_quotes,
    read_out,
    two_closing,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from spacy.tokens.token import Token

_SUBJECT = {"nsubj", "nsubjpass"}
_FINITE = {"VBD", "VBZ"}
_SAYING = frozenset(
    """said says told tells announced announces added adds wrote writes argued argues claimed
    claims insisted insists explained declared warned warns reported reports noted
    acknowledged""".split()
)
_COMPLAINING = frozenset("complained complains conceded concedes admitted admits denied".split())
_READ_OUT = frozenset({"read", "broadcast"})
_ISSUED = frozenset("made published released sent seen dated written obtained posted".split())
_DENYING = frozenset("denied rejected dismissed demanded condemned accused urged vowed".split())
_TEXTS = frozenset(
    """statement letter speech resolution communique declaration editorial interview message
    address sermon article report""".split()
)
# Where, when and through whom things are said: nouns of which no clause tells what they hold.
_SETTINGS = frozenset(
    """time day week month year morning evening night television radio conference briefing
    parliament assembly council court session hearing meeting summit rally embassy spokesman
    spokeswoman lawyer lawyers reporters journalists lawmakers deputies diplomats""".split()
)
_THROUGH = frozenset("in at on through via before during to by".split())
_LEADING_TO = frozenset(
    """prompting drawing sparking triggering provoking forcing fuelling fueling raising""".split()
)
_CALLING = frozenset("called calls call calling appealed pleaded".split())
_WARNING = frozenset("warned warns warning spoke argued cautioned".split())
_BY = frozenset("radio telephone phone letter fax e-mail email telegram video".split())
_DAYS = frozenset("monday tuesday wednesday thursday friday saturday sunday".split())
_PRONOUNS = frozenset("he she it they".split())
_PAPERS = frozenset(
    """newspaper daily weekly agency broadcaster magazine channel station website network
    tabloid""".split()
)
_QUOTED = frozenset({"“", "”", '"', "''", "``"})
# What may stand between a closing verb of speech and the end of its sentence: to whom, when, where.
_CLOSING = frozenset("dobj dative npadvmod prep punct advmod prt aux".split())


def rules(word: str, label: str, tag: str) -> tuple[Callable[[Token], None], ...]:
    """The rules that a token's word, label and tag may call for."""
    if label in {"dobj", "nsubj"} and tag == "NN" and word in _PAPERS:
        return (_told_to_a_paper,)
    if word in {"daily", "weekly"} and tag in {"JJ", "RB"}:
        told = {"advmod": _told_by_a_daily, "nsubj": is_a_paper}.get(label)
        return (paper_quotes, told) if told is not None else (paper_quotes,)
    if label == "ccomp" and tag in {"VBD", "VBN"} and word in _ISSUED:
        return (_text_issued,)
    if label == "advcl" and tag == "VBG" and word in _LEADING_TO:
        return (_what_came_of_it,)
    if label == "relcl" and tag == "NNS":
        return (_whom_it_accuses,)
    if label == "acl" and tag == "VBN" and (word in _SAYING or word in _DENYING):
        return (_pronoun_said, _said_by_a_name)
    if label in {"acl", "relcl"} and tag in {"VBD", "VBN", "VB", "VBZ", "VBP", "VBG"}:
        return (_said_in_a_text,)
    if word == "of" and label == "prep":
        return (_accused_on_a_day_of,)
    if word in {"for", "against"} and label == "prep":
        return (_called_in_a_text_for,)
    if label == "ROOT" and tag == "VBG":
        return (_doing_beside,)
    if word == "read" and label == "ROOT" and tag == "NN":
        return (_was_read,)
    if word == "as" and label == "mark":
        return (named_as,)
    if word == ";" and label == "punct":
        return (before_semicolon,)
    if word in _READ_OUT and label == "pobj" and tag == "NN":
        return (read_out,)
    if word in _COMPLAINING and tag in _FINITE and label in {"ccomp", "conj"}:
        return (each_says,)
    if word not in _SAYING or tag not in _FINITE:
        return ()
    if label in {"ROOT", "parataxis", "ccomp", "advcl"}:
        return (
            each_says, after_quote, two_closing, _said_by_the_next, _spoken_to, _closing,
            _named_twice,
        )  # fmt: skip
    return (each_says, _closing) if label in {"conj", "relcl", "acl", "dep"} else ()


def _told_by_a_daily(daily: Token) -> None:
    """ "The ruling *party daily* Nhan Dan urged": the paper, and no party that does so daily."""
    noun = daily.head
    if noun.i != daily.i - 1 or noun.dep_ != "nsubj" or noun.tag_ != "NN":
        return
    named = [c for c in children(noun.head, "nsubj") if c.left_edge.i == daily.i + 1]
    if named and named[0].tag_ == "NNP":
        hang(noun, named[0], "compound")
        hang(daily, named[0], "compound")
        daily.tag_ = "NN"


def _told_to_a_paper(noun: Token) -> None:
    """ "Told *the newspaper* Adevarul that": what the name is, and no second hearer.

    So with what "the newspaper Adevarul said".
    """
    if noun.i + 1 >= len(noun.doc):
        return
    top = noun.nbor(1)
    while top.dep_ == "compound" and top.head.i == top.i + 1:
        top = top.head
    if noun.dep_ == "nsubj":
        named = top.head == noun.head and top.dep_ == "npadvmod" and top.i < top.head.i
        if named and top.tag_ == "NNP" and not top.text.endswith("day"):
            hang(top, noun, "appos")
        return
    if top.head == noun.head and top.dep_ in {"dobj", "dative", "oprd"} and top.tag_ == "NNP":
        hang(noun, top, "compound")
        top.dep_ = "dobj"


def _text_issued(participle: Token) -> None:
    """ "In a letter to the king *made public* on Monday, the envoy asked": a part of the phrase."""
    cue = participle.head
    before = list(participle.lefts)
    if len(before) != 1 or before[0].dep_ != "prep" or cue.i < participle.i:
        return
    text = next(children(before[0], "pobj"), None)
    if text is None or text.right_edge.i != participle.i - 1:
        return
    hang(before[0], cue, "prep")
    hang(participle, text, "acl")
    participle.tag_ = "VBN"


def _what_came_of_it(participle: Token) -> None:
    """ "Said that it would sue Chile, *prompting* a protest": what came of his saying so."""
    if participle.i == 0 or participle.nbor(-1).text != ",":
        return
    step = participle.head
    for _ in range(5):
        if step.dep_ == "ccomp" and step.head.i < step.i and step.head.lower_ in _SAYING:
            hang(participle, step.head, "advcl")
            return
        step = step.head


def _whom_it_accuses(verb: Token) -> None:
    """ "Uganda, *which Chad accuses* of it, denied that": a verb in -s, and no plural."""
    pronoun = next((c for c in verb.lefts if c.tag_ in {"WDT", "WP"}), None)
    if pronoun is not None and any(c.tag_[:2] == "NN" for c in children(verb, "nsubj")):
        verb.tag_ = "VBZ"


def _said_in_a_text(clause: Token) -> None:
    """ "Denied in a statement *that it had shelled* them": what is denied, and no statement."""
    text = clause.head
    for _ in range(3):  # "In a resolution read from *the stage that*"
        if text.lower_ in _TEXTS:
            break
        text = text.head
    if text.lower_ not in _TEXTS:
        _said_there(clause)
        return
    if text.dep_ != "pobj" or text.head.lower_ not in {"in", "at"}:
        return
    verb, opener = text.head.head, clause.left_edge
    if opener.lower_ != "that" or opener.dep_ != "mark" or verb.i > text.i:
        return
    _hang_on_cue(clause, verb)


def _said_there(clause: Token) -> None:
    """ "Denied at the time *that it had shelled* them": what is denied, and no time of that."""
    place, opener = clause.head, clause.left_edge
    if place.lower_ not in _SETTINGS or opener.lower_ != "that":
        return
    verb = place.head
    if place.dep_ == "pobj" and verb.lower_ in _THROUGH:
        verb = verb.head
    elif place.dep_ != "npadvmod":
        return
    # "On the day *that it left*" stays, unless the clause has a past behind that of its verb.
    early = any(c.lower_ == "had" for c in children(clause, "aux")) and clause.tag_ == "VBN"
    if verb.i < place.i and (opener.dep_ == "mark" or (opener.dep_ == "advmod" and early)):
        opener.dep_, opener.tag_ = "mark", "IN"
        _hang_on_cue(clause, verb)


def _hang_on_cue(clause: Token, verb: Token) -> None:
    telling = verb.lower_ in _SAYING or verb.lower_ in _DENYING or verb.lower_ in _COMPLAINING
    if telling and not any(children(verb, "ccomp", "dobj")):
        hang(clause, verb, "ccomp")


def _said_by_a_name(verb: Token) -> None:
    """ "The LDP, which ran the town, *denied* that": no participle, where nothing else is told."""
    name = verb.head
    if name.dep_ != "ROOT" or name.tag_[:2] != "NN" or verb.nbor(-1).text != ",":
        return
    agent = next(children(verb, "agent"), None)
    means = next(children(agent, "pobj"), None) if agent is not None else None
    if not any(children(verb, "ccomp", "dobj")):
        return
    if agent is not None and (means is None or means.lower_ not in _BY):
        return
    if agent is not None:
        agent.dep_ = "prep"  # "Denied *by radio* that": by what means, and by nobody.
    verb.tag_ = "VBD"
    verb.head, verb.dep_ = verb, "ROOT"
    name.head, name.dep_ = verb, "nsubj"
    for token in list(name.rights):
        if token.i > verb.i:
            token.head = verb


def _accused_on_a_day_of(preposition: Token) -> None:
    """ "Accused Chad *on Monday of shelling* it": what it is accused of, and no day of that."""
    day = preposition.head
    verb = day.head.head
    if day.lower_ in _DAYS and day.dep_ == "pobj" and verb.lower_.startswith(("accus", "warn")):
        hang(preposition, verb, "prep")


def _called_in_a_text_for(preposition: Token) -> None:
    """ "Called in a joint statement *for* a vote": what is called for hangs on the verb."""
    text = preposition.head
    for _ in range(2):  # "Warned in an interview with *Al-Ahram* against meddling"
        if text.lower_ in _TEXTS:
            break
        text = text.head.head
    verb = text.head.head
    if text.lower_ not in _TEXTS or text.dep_ != "pobj" or text.head.lower_ != "in":
        return
    against = preposition.lower_ == "against"
    if verb.lower_ in (_WARNING if against else _CALLING):
        hang(preposition, verb, "prep")


def _doing_beside(participle: Token) -> None:
    """ "Lawmakers, *shouting* abuse, *demanded* a vote": the finite verb is the main one."""
    subject = next(children(participle, *_SUBJECT), None)
    if subject is None or any(children(participle, "aux", "auxpass")):
        return
    verb = next(
        (
            c
            for c in children(participle, "dep", "conj", "ccomp", "advcl")
            if c.tag_ in {"VBD", "VBZ"} and c.i > participle.i and not any(children(c, *_SUBJECT))
        ),
        None,
    )
    before = participle.nbor(-1) if participle.i else None
    if verb is None or before is None or before.text != "," or verb.nbor(-1).text != ",":
        return
    verb.head, verb.dep_ = verb, "ROOT"
    hang(subject, verb, "nsubj")
    participle.head, participle.dep_ = verb, "advcl"
    for token in list(participle.children):
        if token.i > verb.i or (token.i < subject.i):
            token.head = verb


def _was_read(verb: Token) -> None:
    """ "“We agree,” the statement *read*": a verb, where it has a subject."""
    if any(children(verb, "nsubj")) and any(children(verb, "ccomp")):
        verb.tag_ = "VBD"


def _said_by_the_next(cue: Token) -> None:
    """ "*Kenya*, said the minister, *would not go*": what stands before is of the clause."""
    before = [c for c in cue.lefts if c.dep_ in _SUBJECT]
    speaker = next((c for c in cue.rights if c.dep_ in {*_SUBJECT, "dobj"}), None)
    if len(before) != 1 or speaker is None or speaker.left_edge.i != cue.i + 1:
        return
    first = before[0]
    if cue.nbor(-1).text != "," or first.i >= cue.i - 1 or first.tag_[:2] != "NN":
        return
    verb = cue.head if cue.head.i > cue.i else next(
        (c for c in children(cue, "ccomp", "conj") if c.i > speaker.i), None
    )  # fmt: skip
    if verb is None or any(children(verb, *_SUBJECT, "mark", "expl")) or verb.tag_ == "VBG":
        return
    if not any(t.text == "," for t in cue.doc[speaker.i : verb.i]):
        return
    hang(first, verb, "nsubjpass" if any(children(verb, "auxpass")) else "nsubj")
    speaker.dep_ = "nsubj"


def _spoken_to(cue: Token) -> None:
    """ "*Iran*, the envoy told Fox News, *must go*": a name hung on the verb of speech."""
    given = [c for c in cue.lefts if c.dep_ in {*_SUBJECT, "npadvmod", "dep"}]
    if len(given) != 2 or given[1].dep_ not in _SUBJECT or given[0].tag_[:2] != "NN":
        return
    first, speaker = given
    verb = cue.head if cue.head.i > cue.i else next(
        (c for c in children(cue, "ccomp", "conj") if c.i > cue.i), None
    )  # fmt: skip
    if verb is None or any(children(verb, *_SUBJECT, "mark", "expl")) or verb.tag_ == "VBG":
        return
    if any(children(cue, "cc")) or cue.doc[speaker.left_edge.i - 1].text != ",":
        return
    if any(t.text == "," for t in cue.doc[cue.i : verb.i]):
        hang(first, verb, "nsubjpass" if any(children(verb, "auxpass")) else "nsubj")
        if verb.dep_ == "conj":
            verb.dep_ = "ccomp"


def _pronoun_said(cue: Token) -> None:
    """ "Its site, *it said* on Monday, was down": a verb of speech taken for a participle."""
    speaker = cue.head
    verb = speaker.head
    if speaker.lower_ not in _PRONOUNS or speaker.i != cue.i - 1 or verb.i < cue.i:
        return
    if speaker.dep_ not in _SUBJECT or cue.i < 2 or cue.nbor(-2).text != ",":
        return
    cue.tag_ = "VBD"
    hang(cue, verb, "parataxis")
    hang(speaker, cue, "nsubj")
    first = next((c for c in verb.lefts if c.dep_ in {"npadvmod", "dep"}), None) or next(
        (c for c in cue.lefts if c.dep_ in {"npadvmod", "dep"}), None
    )
    if first is not None and first.i < speaker.i:
        hang(first, verb, "nsubj")


def _named_twice(cue: Token) -> None:
    """ "Oslo froze aid to Mali, *its envoy, Jo Olm, told* the press": no appositions of Mali."""
    if cue.i < 4 or any(children(cue, *_SUBJECT)) or cue.nbor(-1).text != ",":
        return
    name = cue.nbor(-2)
    thing = name.head
    if name.dep_ != "appos" or thing.dep_ == "appos" or not any(children(cue, "ccomp")):
        return
    apposed = [c for c in thing.rights if c.dep_ == "appos" and thing.i < c.i <= name.i]
    if len(apposed) != 2 or apposed[0].tag_[:2] != "NN" or apposed[1] != name:
        return
    speaker = apposed[0]
    if speaker.nbor(speaker.left_edge.i - 1 - speaker.i).text != ",":
        return
    hang(speaker, cue, "nsubj")
    hang(name, speaker, "appos")
    for mark in list(children(thing, "punct")):
        if mark.i > thing.i:
            hang(mark, cue, "punct")


def _closing(cue: Token) -> None:
    """ "Chad demanded that it hand over the man whom he accuses, *the minister told* parliament".

    A verb of speech that closes a sentence, its speaker after a comma, says all that stands before.
    """
    doc, root = cue.doc, cue.sent.root
    if cue == root or cue.i < root.i:
        return
    speaker = next((c for c in cue.lefts if c.dep_ in _SUBJECT), None)
    if speaker is None or speaker.tag_ in {"WP", "WDT"} or any(children(cue, "mark", "cc")):
        return
    start = speaker.left_edge.i
    if start <= root.i or doc[start - 1].text != ",":
        return
    if any(c.i < start or c.dep_ in {"ccomp", "xcomp", "conj"} for c in cue.children):
        return
    if any(c.dep_ not in _CLOSING for c in cue.rights):
        return
    end = cue.sent.end
    if any(not t.is_punct and not t.is_space for t in doc[cue.right_edge.i + 1 : end]):
        return
    if any(t.text in _QUOTED for t in doc[cue.sent.start : end]):
        return
    cue.head, cue.dep_ = cue, "ROOT"
    root.head, root.dep_ = cue, "ccomp"
    for token in doc[cue.i + 1 : end]:
        if token.head.i < cue.i:
            token.head = cue
    mark = doc[start - 1]
    if start - 1 <= mark.head.right_edge.i:
        mark.head = cue

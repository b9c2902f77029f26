"""Whether those counted were killed or hurt: by the verb they stand under, or the noun of it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from communique.figures.lexicon import lexicon
from communique.figures.words import lemmas
from communique.language.nouns import function_of

if TYPE_CHECKING:
    from communique.figures.amounts import Amount
    from communique.language.tokens import Span, Token

# "puts Peru's dead at", "the death toll ... to"
_TOLL = re.compile(
    r"\bdeath toll\b|\bnumber of dead\b|\b(?:dead|fatalities|losses)"
    r"(?: (?:since|in|from|over|during) [\w ]{1,30})? (?:at|were|to)\b"
)


# What people are told to be before their noun.
_STATES = {
    "dead": "deaths", "slain": "deaths", "fallen": "deaths", "wounded": "injuries",
    "injured": "injuries",
}  # fmt: skip


def harm_of(
    sentence: Span, amount: Amount, noun: Token | None, *, nationals: bool = False
) -> str | None:
    """Whether a count is one of people killed or hurt: the indicator, or ``None``."""
    doc = sentence.doc
    verbs = lexicon().verbs
    people = noun is None or nationals or noun.lemma_ in lemmas("persons") or counts_people(noun)
    if not people:
        return None
    if noun is None and amount.quantity.value <= 1:
        return None  # "no one was hurt"
    for token in (noun, doc[amount.last - 1], doc[amount.first]):
        if token is None:
            continue
        function = function_of(token)
        verb = function.governor
        entry = verbs.get(verb.lemma_) if verb is not None else None
        if verb is not None and verb.lemma_ == "fall" and noun is not None and counts_people(noun):
            entry = lexicon().indicators["deaths"]  # "21 of their soldiers had fallen"
        below = _told_to_have(verb) if verb is not None else None
        if below is not None and function.name == "undergoer":
            return below  # "are believed to have died"
        caught = verb is not None and verb.lemma_ in lemmas("capturing")
        if verb is not None and caught and function.name == "object" and _and_more(verb):
            return "casualties"  # "killed, wounded or captured 300 men"
        if entry is not None and entry.victims and verb is not None:
            suffers = verb.lemma_ in {"die", "perish", "fall"}
            if function.name in ({"subject"} if suffers else {"object", "undergoer"}):
                return "casualties" if _and_more(verb) else entry.id
    state = next((c.lower_ for c in noun.lefts if c.lower_ in _STATES), None) if noun else None
    if state is not None and noun is not None and counts_people(noun):
        return _STATES[state]  # "named 525 dead soldiers"
    above = doc[amount.first].head if noun is None or noun.dep_ == "pobj" else noun.head
    above = noun.head if noun is not None and noun.head.lower_ == "of" and (
        noun.head.i < amount.first
    ) else above  # fmt: skip
    if above.lower_ == "of" and above.i < amount.first and above.head.lemma_.lower() in lemmas(
        "killing"
    ):  # fmt: skip
        return "deaths"  # "the death of 64 of its men"
    for clause in (c for c in noun.children if c.dep_ == "relcl") if noun is not None else ():
        # "ten Turks whom its commandos killed"
        entry = verbs.get(clause.lemma_)
        harmed = {c.lower_ for c in clause.children if c.dep_ in {"dobj", "nsubjpass"}}
        if entry is not None and entry.victims and harmed & {"whom", "who", "that"}:
            return entry.id
    before = [doc[i] for i in range(max(sentence.start, amount.first - 4), amount.first)]
    for token in reversed(before):
        entry = verbs.get(token.lemma_)
        if entry is not None and entry.victims and token.tag_ != "VBN":
            return entry.id
        if token.pos_ not in {"ADV", "ADP", "ADJ", "DET"}:
            break
    if noun is not None and _loses_life(noun):
        return "deaths"
    joined = next((c for c in noun.children if c.dep_ == "conj"), None) if noun else None
    if joined is not None and counts_people(joined) and joined.i + 1 < sentence.end and (
        joined.nbor().lower_ == "dead"
    ):  # fmt: skip
        return "deaths"  # "reported 21 civilians and five soldiers dead"
    end = noun.i + 1 if noun is not None else amount.last
    for token in doc[end : min(sentence.end, end + 5)]:
        entry = verbs.get(token.lemma_)
        if entry is not None and entry.victims and token.tag_ in {"VBN", "VBD"}:
            return entry.id
        if token.lower_ in {"dead", "wounded", "injured"}:
            return "deaths" if token.lower_ == "dead" else "injuries"
        if token.pos_ not in {"AUX", "ADV", "PART"} and token.lower_ not in {"reported", "left"}:
            break
    left = sentence.text[: doc[amount.first].idx - sentence.start_char].lower()
    told = noun is None or (counts_people(noun) and sentence.doc[amount.first - 1].lower_ == "at")
    if told and _TOLL.search(left):
        return "deaths"
    return None


def _told_to_have(verb: Token) -> str | None:
    """The harm done to those who are "believed to have died", "said to have been killed"."""
    if verb.lemma_ not in lemmas("reputing") or verb.tag_ != "VBN":
        return None
    for clause in (c for c in verb.children if c.dep_ in {"xcomp", "ccomp", "oprd", "advcl"}):
        entry = lexicon().verbs.get(clause.lemma_)
        passive = any(c.dep_ == "auxpass" for c in clause.children)
        dies = clause.lemma_ in {"die", "perish"}
        if entry is not None and entry.victims and (passive or dies):
            return entry.id
    # "were feared dead", whatever the parser makes of "dead"
    after = verb.nbor().lower_ if verb.i + 1 < len(verb.doc) else ""
    return "deaths" if after == "dead" else None


def _and_more(verb: Token) -> bool:
    """Whether those counted were harmed in one way or another: "killed or wounded 300 men"."""
    joined = [c for c in verb.children if c.dep_ == "conj" and c.pos_ == "VERB"]
    around = [*joined, verb.head] if verb.dep_ == "conj" else joined
    for other in around:
        entry = lexicon().verbs.get(other.lemma_)
        own = lexicon().verbs.get(verb.lemma_)
        between = verb.doc[min(verb.i, other.i) + 1 : max(verb.i, other.i)]
        harms = entry is not None and (entry.victims or other.lemma_ in lemmas("capturing"))
        if harms and entry is not own and all(
            t.pos_ in {"CCONJ", "PUNCT", "VERB"} for t in between
        ):  # fmt: skip
            return True
    return False


def counts_people(noun: Token) -> bool:
    """Whether a noun is one of people that figures count: soldiers, refugees, workers."""
    entry = lexicon().counted.get(noun.lemma_.lower())
    return entry is not None and entry.unit == "persons" and not entry.victims


def _loses_life(noun: Token) -> bool:
    """Whether those who are the subject of a clause lose their lives in it."""
    verb = noun.head
    return (
        noun.dep_ == "nsubj"
        and verb.lemma_ == "lose"
        and any(c.dep_ == "dobj" and c.lemma_ == "life" for c in verb.children)
    )

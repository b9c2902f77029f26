"""Lives that are told because they have ended: the deeds of one whose death is the news.

"The former president of Portugal, who negotiated with Indonesia, died on Friday. He met ...": what
he did has no day of its own in the text, and is none of the days of the report.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from communique.times import clauses

if TYPE_CHECKING:
    from communique.language.parse import Parse
    from communique.language.tokens import Token

_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_DYING = frozenset({"die", "pass"})
_FORMER = frozenset({"former", "late", "ex", "erstwhile", "retired", "veteran"})
# An age in a head, as only of those who died in their beds: "dies at 81", "dead aged 91".
_AGED = re.compile(
    r"\b(?:dies|died|dead|passes away),? (?:at|aged)(?: age)? \d{2,3}\b|\bobituary\b"
)
_AGE = re.compile(r"\b(?:was|at|aged) (?:the age of )?\d{2,3}\b(?! (?:people|others))")
# Sentences in which a death that is the news is told.
_HEAD = 3


class Lives:
    """Those of whose death a text tells, as of one who lived long."""

    def __init__(self, parse: Parse) -> None:
        self._parse = parse
        self._found: frozenset[str] | None = None

    def lived(self, verb: Token) -> bool:
        """Whether a clause in the past tells of the life of one whose death is the news."""
        if not self._dead or verb.lemma_ in _DYING:
            return False
        if verb.tag_ not in {"VBD", "VBN"} or clauses.tense(verb) not in {"past", "pluperfect"}:
            return False
        doers = [child for child in verb.children if child.dep_ in _SUBJECTS]
        step = verb
        while not doers and step.dep_ == "conj" and clauses.is_verb(step.head):
            step = step.head
            doers = [child for child in step.children if child.dep_ in _SUBJECTS]
        if verb.dep_ == "relcl" and any(c.lower_ in {"who", "which", "that"} for c in doers):
            doers = [verb.head, *([verb.head.head] if verb.head.dep_ == "appos" else [])]
        return any(self._is_dead(doer) for doer in doers)

    def _is_dead(self, doer: Token) -> bool:
        mention = self._parse.mention_at(doer)
        return mention is not None and bool(self._dead.intersection(mention.actors))

    @property
    def _dead(self) -> frozenset[str]:
        if self._found is None:
            self._found = frozenset(self._find())
        return self._found

    def _find(self) -> set[str]:
        parse = self._parse
        head = parse.text[: parse.title].lower()
        told = [s for s in parse.sentences if s.start_char >= parse.title][:_HEAD]
        obituary = _AGED.search(head) is not None
        opening = parse.text[parse.title : told[-1].end_char] if told else ""
        of_age = _AGE.search(opening) is not None
        found: set[str] = set()
        for sentence in (s for s in parse.sentences if told and s.end_char <= told[-1].end_char):
            for verb in sentence:
                if verb.lemma_ not in _DYING or (verb.lower_ == "passed" and not _away(verb)):
                    continue
                for child in verb.lefts:
                    mention = parse.mention_at(child) if child.dep_ == "nsubj" else None
                    if mention is None or len(mention.actors) != 1:
                        continue
                    words = {w.lower_ for w in parse.doc[child.left_edge.i : verb.i]}
                    if obituary or words & _FORMER or of_age:
                        found.update(mention.actors)
        return {actor for actor in found if parse.actors[actor].kind == "person"}


def _away(verb: Token) -> bool:
    return any(c.lower_ == "away" for c in verb.rights)

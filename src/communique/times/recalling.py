"""The time of an event that the text has told before and points back to."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING

from communique.times import clauses, nouns

if TYPE_CHECKING:
    from collections.abc import Callable

    from communique.language.annotations import Moment
    from communique.language.parse import Parse
    from communique.language.tokens import Token

# Times that say nothing of their own about the event.
_WEAK = frozenset({"tense", "document"})


class Memory:
    """What a text has told, for phrases that point back to it."""

    def __init__(self, parse: Parse, at: Callable[[Token], Moment]) -> None:
        self._parse = parse
        self._doc = parse.doc
        self._at = at
        self._starts = [s.start for s in parse.sentences]

    def recalled(self, token: Token) -> Moment | None:
        """The time of an event told before that a clause points back to: "In that message".

        A bare "the" points back too, but only to what the text has told as long past.
        """
        for noun, pointing in nouns.pointers(token):
            found = self._antecedent(noun, token)
            if found is not None and (pointing or found.background):
                return found
        return None

    def told_of(self, noun: Token, token: Token) -> Moment | None:
        """The time of the act that a noun names, wherever it was told: "before the signing"."""
        lemma = noun.lemma_.lower()
        for word in reversed(self._doc[: token.i]):
            if word.pos_ != "VERB" or not lemma.startswith(word.lemma_[:6]):
                continue
            if len(word.lemma_) < 4 or not clauses.is_verb(word):
                continue
            found = self._at(word)
            if found.when.edtf is not None and found.when.basis not in _WEAK:
                return found
        return self._antecedent(noun, token)

    def _antecedent(self, noun: Token, token: Token) -> Moment | None:
        """The time of the last event before that bears the noun's name, or else a like one."""
        sentence = max(bisect_right(self._starts, token.i) - 1, 0)
        first = self._parse.sentences[max(sentence - 3, 0)].start
        terms = noun.lemma_ in nouns.TERMS  # of whatever treaty was told of
        lemma = "treaty" if terms else noun.lemma_.lower()
        own = clauses.verb_of(token)
        earlier = [
            word
            for word in reversed(self._doc[first : noun.i])
            if word.pos_ in {"NOUN", "PROPN", "VERB"}
            and nouns.same(lemma, word.lemma_.lower())
            and clauses.verb_of(word) != own
            # "That message" is one: not the messages told of before.
            and (terms or word.pos_ == "VERB" or word.tag_.endswith("S") == noun.tag_.endswith("S"))
        ]
        exact = [word for word in earlier if word.lemma_.lower() == lemma]
        for word in (exact or earlier)[:1]:
            found = self._at(word)
            if found.when.edtf is not None and found.when.basis not in _WEAK:
                return found
        return None

"""Part of speech, morphology and irregular lemmas, by table.

spaCy's attribute ruler runs a matcher over every token for what is, in the English models, almost
wholly a function of the token's tag, word form and dependency. Working that function out once for
each combination that occurs gives the same at a tenth of the cost.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from spacy.attrs import DEP, LOWER, TAG
from spacy.language import Language

if TYPE_CHECKING:
    from spacy.tokens import Doc

_ATTRIBUTES = {"TAG", "LOWER", "DEP"}
_TESTS = {"IN", "NOT_IN"}


class TagTable:
    """A spaCy component that gives each token the attributes its tag, form and relation imply."""

    def __init__(self) -> None:
        self._rules: list[tuple[dict[str, Any], dict[str, str]]] = []
        self._seen: dict[tuple[int, ...], dict[str, str]] = {}

    def read(self, patterns: list[dict[str, Any]]) -> None:
        """Takes over an attribute ruler's patterns of one token, in their order."""
        for entry in patterns:
            for pattern in entry["patterns"]:
                if len(pattern) == 1 and set(pattern[0]) <= _ATTRIBUTES:
                    tests = [test for test in pattern[0].values() if isinstance(test, dict)]
                    if all(set(test) <= _TESTS for test in tests):
                        self._rules.append((pattern[0], entry["attrs"]))

    def __call__(self, doc: Doc) -> Doc:
        """Sets part of speech, morphology and irregular lemmas."""
        seen = self._seen
        keys = map(tuple, doc.to_array([TAG, LOWER, DEP]).tolist())
        for token, key in zip(doc, keys, strict=True):
            attrs = seen.get(key)
            if attrs is None:
                attrs = seen[key] = self._look_up(token.tag_, token.lower_, token.dep_)
            if "POS" in attrs:
                token.pos_ = attrs["POS"]
            if "MORPH" in attrs:
                token.set_morph(attrs["MORPH"].strip("_"))  # type: ignore[attr-defined]
            if "LEMMA" in attrs:
                token.lemma_ = attrs["LEMMA"]
        return doc

    def _look_up(self, tag: str, word: str, dependency: str) -> dict[str, str]:
        values = {"TAG": tag, "LOWER": word, "DEP": dependency}
        attrs: dict[str, str] = {}
        for pattern, given in self._rules:
            if all(_holds(test, values[name]) for name, test in pattern.items()):
                attrs.update(given)
        return attrs


def _holds(test: str | dict[str, list[str]], value: str) -> bool:
    if isinstance(test, str):
        return value == test
    return value in test.get("IN", [value]) and value not in test.get("NOT_IN", [])


@Language.factory("communique_tags")
def _make(nlp: Language, name: str) -> TagTable:
    del nlp, name
    return TagTable()

"""Part of speech and lemmas, by table.

spaCy's attribute ruler runs a matcher over every token for what is, in the English models, almost
wholly a function of the token's tag, word form and dependency. Working that function out once for
each combination that occurs gives the same at a tenth of the cost; so do lemmas by rule.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
from spacy.attrs import DEP, LEMMA, ORTH, POS, TAG
from spacy.language import Language
from spacy.util import minibatch

from communique.language.headlines import Headlines
from communique.language.mending import Mender

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from spacy.pipeline import Lemmatizer
    from spacy.tokens import Doc, Token

_ATTRIBUTES = {"TAG", "LOWER", "DEP"}
_TESTS = {"IN", "NOT_IN"}


# Plurals of which the lemmatizer takes a rarer noun for the singular.
_SINGULARS = {
    "taxes": "tax", "bases": "base", "barracks": "barracks", "arms": "arm", "axes": "axe",
    "doses": "dose",
}  # fmt: skip
# Pasts that the lemmatizer does not know, or the tagger takes for a present or a noun.
_PASTS = {
    "retook": "retake", "redrew": "redraw", "redrawn": "redraw", "remade": "remake",
    "resold": "resell", "forwent": "forgo", "stole": "steal", "forsook": "forsake",
    "greenlit": "greenlight", "forswore": "forswear", "foreswore": "forswear",
    "overflew": "overfly", "strove": "strive", "foresaw": "foresee",
}  # fmt: skip
# Verbs whose past is their plain form.
_UNCHANGED = frozenset(
    """put hit cut let set shut hurt cost burst cast split spread quit bid rid shed thrust beat read
    bet wed broadcast forecast offset upset reset knit fit run come become overrun""".split()
)


class TagTable:
    """A spaCy component that gives each token the attributes its tag, form and relation imply.

    Before that it mends what the parser gets wrong in whole classes of constructions, so that tags
    and lemmas follow from the mended parse.

    Args:
        headlines: what reads headlines as sentences.
    """

    def __init__(self, headlines: Headlines | None = None) -> None:
        self._headlines = headlines
        self._mend = Mender()
        self._rules: list[tuple[dict[str, Any], dict[str, str]]] = []
        self._of_tag: dict[str, list[tuple[dict[str, Any], dict[str, str]]]] = {}
        self._lemmatizer: Lemmatizer | None = None
        self._seen: dict[tuple[int, ...], tuple[int, int, int]] = {}
        self._irregular: frozenset[str] | None = None

    def read(self, patterns: list[dict[str, Any]]) -> None:
        """Takes over an attribute ruler's patterns of one token, in their order."""
        for entry in patterns:
            for pattern in entry["patterns"]:
                if len(pattern) == 1 and set(pattern[0]) <= _ATTRIBUTES:
                    tests = [test for test in pattern[0].values() if isinstance(test, dict)]
                    if all(set(test) <= _TESTS for test in tests):
                        self._rules.append((pattern[0], entry["attrs"]))

    def lemmatize(self, lemmatizer: Lemmatizer) -> None:
        """Takes over the work of a lemmatizer, whose lemmas are those of a form and its tag."""
        self._lemmatizer = lemmatizer

    def pipe(self, docs: Iterable[Doc], batch_size: int = 64) -> Iterator[Doc]:
        """Does the same for many documents; the headlines of a batch are parsed together."""
        for batch in minibatch(docs, batch_size):  # type: ignore[no-untyped-call]
            if self._headlines is not None:
                self._headlines.mend(batch)
            yield from map(self._tagged, batch)

    def __call__(self, doc: Doc) -> Doc:
        """Sets part of speech and lemmas."""
        if self._headlines is not None:
            self._headlines.mend([doc])
        return self._tagged(doc)

    def _tagged(self, doc: Doc) -> Doc:
        self._mend(doc)
        if not len(doc):
            return doc
        seen = self._seen
        values = []
        for i, key in enumerate(map(tuple, doc.to_array([ORTH, TAG, DEP]).tolist())):
            value = seen.get(key)
            if value is None:
                value = seen[key] = self._worked_out(doc[i])
            values.append(value)
        doc.from_array([TAG, POS, LEMMA], np.array(values, np.uint64))  # type: ignore[arg-type]
        return doc

    def _is_present(self, token: Token) -> bool:
        """Whether a form that the tagger has for a past is none: "they *demolish* houses"."""
        word = token.lower_
        if token.tag_ != "VBD" or word in _UNCHANGED or self._lemmatizer is None:
            return False
        index = self._lemmatizer.lookups.get_table("lemma_index", {})
        return word in index.get("verb", ()) and word not in self._pasts()

    def _pasts(self) -> frozenset[str]:
        """The irregular forms of verbs: "found", which is a verb of its own too."""
        if self._irregular is None and self._lemmatizer is not None:
            forms = self._lemmatizer.lookups.get_table("lemma_exc", {}).get("verb", {})
            self._irregular = frozenset(forms)
        return self._irregular or frozenset()

    def _worked_out(self, token: Token) -> tuple[int, int, int]:
        """Tag, part of speech and lemma of a token as spaCy numbers them."""
        past = _PASTS.get(token.lower_)
        if past is not None and token.tag_ in {"VB", "VBP", "NN"}:
            token.tag_ = "VBD"
        elif self._is_present(token):
            token.tag_ = "VBP"
        attrs = self._look_up(token.tag_, token.lower_, token.dep_)
        if "POS" in attrs:
            token.pos_ = attrs["POS"]
        if "MORPH" in attrs:
            token.set_morph(attrs["MORPH"].strip("_"))  # type: ignore[attr-defined]
        if "LEMMA" in attrs:
            token.lemma_ = attrs["LEMMA"]
        elif past is not None:
            token.lemma_ = past
        elif self._lemmatizer is not None:
            token.lemma_ = self._lemmatizer.lemmatize(token)[0]
        if token.lower_ == "lay" and any(c.dep_ == "dobj" for c in token.rights):
            token.lemma_ = "lay"  # "Rebels *lay* down arms": no past of "lie"
        return token.tag, token.pos, token.lemma

    def _look_up(self, tag: str, word: str, dependency: str) -> dict[str, str]:
        values = {"TAG": tag, "LOWER": word, "DEP": dependency}
        attrs: dict[str, str] = {}
        if tag not in self._of_tag:
            self._of_tag[tag] = [
                rule for rule in self._rules if "TAG" not in rule[0] or _holds(rule[0]["TAG"], tag)
            ]
        for pattern, given in self._of_tag[tag]:
            if all(_holds(test, values[name]) for name, test in pattern.items()):
                attrs.update(given)
        if tag == "NNS" and word in _SINGULARS:
            attrs["LEMMA"] = _SINGULARS[word]
        return attrs


def _holds(test: str | dict[str, list[str]], value: str) -> bool:
    if isinstance(test, str):
        return value == test
    return value in test.get("IN", [value]) and value not in test.get("NOT_IN", [])


@Language.factory("communique_tags")
def _make(nlp: Language, name: str) -> TagTable:
    return TagTable(Headlines(nlp, name))

"""The strings and word forms of a spaCy vocabulary, each looked up once."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.lexeme import Lexeme
    from spacy.vocab import Vocab


class Vocabulary:
    """What a spaCy vocabulary knows: ``strings`` by their hash, ``lexemes`` by their form."""

    def __init__(self, vocab: Vocab) -> None:
        self.strings: dict[int, str] = _Strings(vocab)
        self.lexemes: dict[str, Lexeme] = _Lexemes(vocab)


class _Strings(dict[int, str]):
    def __init__(self, vocab: Vocab) -> None:
        self._store = vocab.strings

    def __missing__(self, key: int) -> str:
        found = self[key] = self._store[key]
        return found


class _Lexemes(dict[str, "Lexeme"]):
    def __init__(self, vocab: Vocab) -> None:
        self._vocab = vocab

    def __missing__(self, form: str) -> Lexeme:
        found = self[form] = self._vocab[form]
        return found

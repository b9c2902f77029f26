"""Patterns of many words, and the words that patterns need."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from communique.language.patterns import Needles, Phrases, alternatives

WORDS = st.lists(st.text("abc-. ", min_size=1, max_size=5), min_size=1, max_size=12)


@given(words=WORDS, text=st.text("abc-. ", max_size=30))
def test_alternatives_find_what_a_list_of_words_finds(words: list[str], text: str) -> None:
    listed = "|".join(re.escape(word) for word in sorted(set(words), key=len, reverse=True))
    wanted = [m.span() for m in re.finditer(f"(?:{listed})", text)]
    assert [m.span() for m in re.finditer(f"(?:{alternatives(words)})", text)] == wanted


def test_needles_stand_as_whole_words() -> None:
    needles = Needles([["treaty", "pact"], ["€", "euro"], ["m"]])
    assert needles.within("Two pacts were signed") == {0}
    assert needles.within("an impact of 40m euros") == {1, 2}
    assert needles.within("It cost €3") == {1}
    assert needles.within("Europe, treatyless") == frozenset()
    assert needles.within("") == frozenset()


def test_a_letter_that_grows_in_lower_case_moves_no_offset() -> None:
    assert Needles([["pact"]]).within("İİİ pact") == {0}


def test_phrases_are_found_as_alternatives_of_a_pattern_are() -> None:
    words = ["North", "North Sea", "Sea Lion", "U.S."]
    pattern = re.compile(rf"(?<![A-Za-z])(?:{alternatives(words)})(?![A-Za-z])")
    phrases = Phrases(words)
    for text in ("North Sea Lions", "North Seas", "UpNorth", "the U.S. North", "North", ""):
        assert [f.text for f in phrases.find(text)] == pattern.findall(text)
        assert phrases.sub(" ", text) == pattern.sub(" ", text)

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml

from communique.language import Parse
from communique.times import anchor_of, expressions
from communique.times.reading import Pattern

Read = Callable[..., Parse]

CASES: dict[str, Any] = yaml.safe_load(
    (Path(__file__).parents[2] / "benchmarks" / "data" / "times.yaml").read_text("utf-8")
)
#: Not right as yet; listed so that a change either way is seen.
MISSED = {("The sanctions imposed on 18 December remain.", "18 December")}


def _flat(section: str) -> list[Any]:
    return [
        pytest.param(*case, id=f"{name}: {case[1][:50]} [{case[2]}]")
        for name, cases in CASES[section].items()
        for case in cases
    ]


@pytest.mark.parametrize(("published", "text", "words", "wanted"), _flat("expressions"))
def test_value(
    read_times: Read, published: str | None, text: str, words: str, wanted: str | None
) -> None:
    parse = read_times(text, published)
    start = text.index(words)
    near = [m for m in parse.times if m.start < start + len(words) and start < m.end]
    if wanted == "-":
        assert not near
    elif (text, words) in MISSED:
        assert near[0].edtf != wanted
    else:
        assert wanted in [m.edtf for m in near]


@pytest.mark.parametrize(
    ("published", "text", "word", "wanted", "basis", "background"), _flat("clock")
)
def test_event_time(
    read_times: Read, published: str | None, text: str, word: str, wanted: str | None, basis: str,
    background: bool,
) -> None:  # fmt: skip
    parse = read_times(text, published)
    at = text.index(word)
    token = next(t for t in parse.doc if t.idx <= at < t.idx + len(t))
    moment = parse.clock.at(token)
    assert (moment.when.edtf, moment.when.basis, moment.background) == (wanted, basis, background)
    if moment.when.start is not None:
        assert text[moment.when.start : moment.when.end] == moment.when.text


def test_mentions_are_sorted_apart_and_quote_their_tokens(read_times: Read) -> None:
    text = (
        "From March to May 2018, and again on Monday, the envoys met. Two days later, on the "
        "60th anniversary of the pact of 1959, they fought over the Korean War."
    )
    parse = read_times(text)
    assert len(parse.times) >= 5
    for mention in parse.times:
        assert parse.doc[mention.first].idx <= mention.start < mention.end
        assert mention.first <= mention.root < mention.last
    for before, after in zip(parse.times, parse.times[1:], strict=False):
        assert before.end <= after.start


def test_the_title_stands_at_publication(read_times: Read) -> None:
    title = "Army shells port as leader to visit capital"
    parse = read_times(f"{title}\n\nThe army shelled the port.", title=title)
    shells = next(t for t in parse.doc if t.text == "shells")
    assert parse.clock.at(shells).when.edtf == "2019-03-14"


def test_a_dateline_with_its_year_dates_an_undated_text(read_times: Read) -> None:
    text = "KYIV, March 14, 2022 (Reuters) - Shells hit a school on Sunday."
    parse = read_times(text, None)
    assert str(anchor_of(parse)) == "2022-03-14"
    assert [m.edtf for m in parse.times] == ["2022-03-14", "2022-03-13"]


def test_a_dateline_without_year_dates_nothing(read_times: Read) -> None:
    parse = read_times("KYIV, March 14 (Reuters) - Shells hit a school on Sunday.", None)
    assert {m.edtf for m in parse.times} == {None}


@pytest.mark.parametrize(
    "text",
    ["", "\n\n", "2019", "Monday", "the", "10 days after", "x" * 5000, "0000-00-00",
     "March 99, 2019",
     "the 9999th anniversary of the pact", "99999 years ago", "in 5000 centuries", "1 BC", "'80s"],
)  # fmt: skip
def test_odd_texts_break_nothing(read_times: Read, text: str) -> None:
    parse = read_times(text)
    for token in parse.doc:
        assert parse.clock.at(token).when.basis


def test_an_unparsable_publication_date_is_none(read_times: Read) -> None:
    parse = read_times("The envoy arrived on Sunday.", "soon")
    assert [m.edtf for m in parse.times] == [None]


def test_a_pattern_is_not_passed_over_where_it_matches(monkeypatch: pytest.MonkeyPatch) -> None:
    """The head words and the words that patterns need leave out no expression."""
    texts = [case[1] for cases in CASES["expressions"].values() for case in cases]
    texts += ["Since İstanbul fell in 1453, the 1960s, Q3 2019, FY2020, ’89 and THE NINETIES."]
    quick = [list(expressions._candidates(text)) for text in texts]
    monkeypatch.setattr(expressions, "_heads", expressions._HEADS.finditer)
    needless = [Pattern("".join(p.heads), p.source, p.read) for p in expressions._ALL]
    monkeypatch.setattr(expressions, "_ALL", needless)
    monkeypatch.setattr(expressions, "_BY_KINDS", {})
    for text, found in zip(texts, quick, strict=True):
        spans = [(e.start, e.end) for e in expressions._candidates(text)]
        assert [(e.start, e.end) for e in found] == spans, text

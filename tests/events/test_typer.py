"""The learned typer: what holds whatever its weights are, and where it has none."""

from __future__ import annotations

import importlib
import re
import sys
from typing import TYPE_CHECKING, get_args

import pytest

from communique.events.typer import FOLDER, NONE, Pair, Rating, typer
from communique.record import EventType

if TYPE_CHECKING:
    from pathlib import Path

    from communique.events.typer import Typer

# The package names its function as the module is named.
MODULE = importlib.import_module("communique.events.typer")
CLEAR = [
    ("<a>Israel</a> bombed <r>Syria</r>.", "ASSAULT"),
    ("<r>Syria</r> was bombed by <a>Israel</a>.", "ASSAULT"),
    ("<a>France</a> condemned <r>Russia</r>.", "ACCUSE"),
    ("<a>The United States</a> imposed sanctions on <r>Iran</r>.", "SANCTION"),
    ("<a>Germany</a> gave <r>Mali</r> emergency food aid.", "AID"),
    ("<a>The Chinese president</a> met <r>the Russian president</r> in Beijing.", "CONSULT"),
    ("<a>Belarusian police</a> arrested <r>twelve protesters</r> in Minsk.", "COERCE"),
    ("<a>Students</a> marched against <r>the Chilean government</r>.", "PROTEST"),
    ("<a>Turkey</a> threatened to attack <r>Greece</r>.", "THREATEN"),
]


def marked(text: str) -> Pair:
    """The pair of a sentence in which it is marked as in the training data."""
    plain, at = "", {}
    for part in re.split(r"(</?[ar]>)", text):
        if re.fullmatch(r"</?[ar]>", part):
            at[part] = len(plain)
        else:
            plain += part
    return Pair(plain, (at["<a>"], at["</a>"]), (at["<r>"], at["</r>"]))


@pytest.fixture(scope="module")
def weights() -> Typer:
    found = typer()
    if found is None:
        pytest.skip("the typer's weights are not installed")
    return found


def near(one: Rating, other: Rating, by: float) -> bool:
    return all(abs(one.types[kind] - other.types[kind]) < by for kind in one.types)


def test_the_best_is_the_likeliest() -> None:
    assert Rating({NONE: 0.2, "AID": 0.5, "AGREE": 0.3}).best == "AID"


def test_a_rating_is_a_distribution_over_types_and_none(weights: Typer) -> None:
    ratings = weights.rate([marked(text) for text, _ in CLEAR])
    assert len(ratings) == len(CLEAR)
    for rating in ratings:
        assert set(rating.types) == {NONE, *get_args(EventType)}
        assert sum(rating.types.values()) == pytest.approx(1, abs=1e-4)
        assert all(0 <= p <= 1 for p in rating.types.values())
        assert rating.mode("AID") is None


@pytest.mark.parametrize(("text", "kind"), CLEAR)
def test_a_clear_pair_is_told(weights: Typer, text: str, kind: str) -> None:
    (rating,) = weights.rate([marked(text)])
    assert rating.best == kind
    assert rating.types[kind] > 0.5


def test_of_two_pairs_of_a_sentence_each_has_its_own_type(weights: Typer) -> None:
    one, other = weights.rate(
        [
            marked("<a>Norway</a> condemned <r>Russia</r> after Israel bombed Syria."),
            marked("Norway condemned Russia after <a>Israel</a> bombed <r>Syria</r>."),
        ]
    )
    assert (one.best, other.best) == ("ACCUSE", "ASSAULT")


def test_order_is_kept_whatever_the_lengths(weights: Typer) -> None:
    tails = ["", " A spokesman said so on Monday, as the ministers of ten states gathered." * 2]
    pairs = [marked(text + tail) for tail in tails for text, _ in CLEAR]
    forth = weights.rate(pairs)
    back = weights.rate(pairs[::-1])[::-1]
    assert all(near(one, other, 1e-3) for one, other in zip(forth, back, strict=True))
    assert [rating.best for rating in forth[: len(CLEAR)]] == [kind for _, kind in CLEAR]


def test_what_is_rated_beside_a_pair_does_not_change_what_it_is(weights: Typer) -> None:
    pairs = [marked(text) for text, _ in CLEAR]
    # More than one batch; the scales of the int8 graph are those of the batch, hence the margin.
    together = weights.rate(pairs * 5)
    for number, rating in enumerate(together):
        (alone,) = weights.rate([pairs[number % len(pairs)]])
        assert rating.best == alone.best
        assert near(rating, alone, 0.05)


def test_nothing_asked_nothing_said(weights: Typer) -> None:
    assert weights.rate([]) == []


def test_a_pair_is_found_in_a_sentence_without_end(weights: Typer) -> None:
    padding = "and the committee heard yet another report on the harvest " * 200
    text = f"{padding}while <a>Israel</a> bombed <r>Syria</r> {padding}."
    (rating,) = weights.rate([marked(text)])
    assert rating.best == "ASSAULT"


@pytest.mark.parametrize(
    "text",
    [
        "<a>Côte d’Ivoire</a> ⚔️ <r>\U0001f1eb\U0001f1f7 Frankreich</r> 北京",
        "<a>x</a><r>y</r>",
        "<a>a b</a> [unused1] [unused3] [SEP] <r>c</r>",
        "<a>Fiji</a> " + "at last " * 3000 + "met <r>Tonga</r>.",
    ],
)
def test_any_pair_is_rated(weights: Typer, text: str) -> None:
    (rating,) = weights.rate([marked(text)])
    assert sum(rating.types.values()) == pytest.approx(1, abs=1e-4)


def test_without_weights_there_is_no_typer(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(MODULE, "files", lambda package: tmp_path)
    assert typer.__wrapped__() is None


def test_without_its_runtime_there_is_no_typer(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / FOLDER
    folder.mkdir()
    folder.joinpath("typer.onnx").touch()
    monkeypatch.setattr(MODULE, "files", lambda package: tmp_path)
    monkeypatch.setitem(sys.modules, "onnxruntime", None)
    assert typer.__wrapped__() is None

"""The learned typer: how likely each event type is to link two marked parties of a sentence.

A small transformer (MiniLM fine-tuned by ``training/typer/train.py`` on this project's own
sentences), as an int8 ONNX graph. It is a second opinion beside the frames: without its weights or
without onnxruntime the coder works on frames alone.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from operator import itemgetter
from typing import TYPE_CHECKING, Any

import msgspec
import numpy as np

if TYPE_CHECKING:
    from collections.abc import Sequence
    from importlib.resources.abc import Traversable

    from numpy.typing import NDArray

FOLDER = "typer"
#: What stands for a pair of which no event is told.
NONE = "NONE"
_BATCH = 32
# Starting a batch takes as long as reading so many pieces, and what is padded is read as well: a
# batch takes the longer pairs while that is cheaper than starting another.
_START = 25
# Characters kept on each side of the pair: the clause, not the whole of an endless sentence.
_MARGIN = 40


@dataclass(frozen=True, slots=True)
class Pair:
    """A sentence with two stretches of it marked: the doer and the one it is done to.

    ``actor`` and ``recipient`` are character offsets (half-open) into ``text``; they are apart.
    """

    text: str
    actor: tuple[int, int]
    recipient: tuple[int, int]


@dataclass(frozen=True, slots=True)
class Rating:
    """What the typer makes of a pair.

    Attributes:
        types: a probability for each type and ``NONE``.
        modes: the score of each mode of each type, ``None`` for no mode.
    """

    types: dict[str, float]
    modes: tuple[tuple[str, str | None, float], ...] = ()

    @property
    def best(self) -> str:
        """The likeliest type, or ``NONE``."""
        return max(self.types, key=self.types.__getitem__)

    def mode(self, kind: str) -> str | None:
        """The likeliest mode of a type."""
        scores = [(score, mode) for of, mode, score in self.modes if of == kind]
        return max(scores, key=itemgetter(0))[1] if scores else None


class _Labels(msgspec.Struct, frozen=True):
    """``labels.json``: the names of the outputs, in their order, and how the input is marked."""

    marks: dict[str, str]
    max_pieces: int
    type: tuple[str, ...]
    mode: tuple[str, ...]
    status: tuple[str, ...]
    timing: tuple[str, ...]


class Typer:
    """The typer of a folder of weights; use ``typer()`` for the package's own."""

    def __init__(self, folder: Traversable) -> None:
        import onnxruntime
        from tokenizers import Tokenizer

        self._labels = msgspec.json.decode(
            folder.joinpath("labels.json").read_bytes(), type=_Labels
        )
        parted = [name.partition(".") for name in self._labels.mode]
        self._modes = ([kind for kind, _, _ in parted], [mode or None for _, _, mode in parted])
        self._tokenizer = Tokenizer.from_str(
            folder.joinpath("tokenizer.json").read_text(encoding="utf-8")
        )
        self._tokenizer.no_padding()
        options = onnxruntime.SessionOptions()
        # One thread, as the parser: the other cores belong to other processes.
        options.intra_op_num_threads = 1
        options.log_severity_level = 3
        self._session = onnxruntime.InferenceSession(
            folder.joinpath("typer.onnx").read_bytes(),
            options,
            providers=["CPUExecutionProvider"],
            # The fused kernel is slower than the two that it stands for.
            disabled_optimizers=["SkipLayerNormFusion"],
        )
        marks = self._labels.marks
        self._starts = tuple(self._tokenizer.token_to_id(marks[mark]) for mark in ("<a>", "<r>"))

    def rate(self, pairs: Sequence[Pair]) -> list[Rating]:
        """The ratings of pairs, in their order; run in batches of like length."""
        if not pairs:
            return []
        encoded = self._tokenizer.encode_batch([self._marked(pair) for pair in pairs])
        pieces = [encoding.ids for encoding in encoded]
        found: dict[int, Rating] = {}
        for batch in _batches([len(row) for row in pieces]):
            types, modes = self._run([pieces[number] for number in batch])
            for number, of_types, of_modes in zip(
                batch, types.tolist(), modes.tolist(), strict=True
            ):
                found[number] = self._rating(of_types, of_modes)
        return [found[number] for number in range(len(pairs))]

    def _run(self, rows: list[list[int]]) -> tuple[NDArray[Any], NDArray[Any]]:
        longest = max(len(row) for row in rows)
        pieces = np.zeros((len(rows), longest), np.int64)
        mask = np.zeros_like(pieces)
        marks = np.zeros((len(rows), 2), np.int64)
        for number, row in enumerate(rows):
            pieces[number, : len(row)] = row
            mask[number, : len(row)] = 1
            marks[number] = [row.index(mark) if mark in row else 0 for mark in self._starts]
        given = {"pieces": pieces, "mask": mask, "marks": marks}
        types, modes = self._session.run(["type", "mode"], given)
        return _softmax(types), modes

    def _rating(self, types: list[float], modes: list[float]) -> Rating:
        return Rating(
            dict(zip(self._labels.type, types, strict=True)),
            tuple(zip(*self._modes, modes, strict=True)),
        )

    def _marked(self, pair: Pair) -> str:
        """The text around a pair with its marks, as the training data has them."""
        first = min(pair.actor[0], pair.recipient[0])
        last = max(pair.actor[1], pair.recipient[1])
        start = pair.text.rfind(" ", 0, max(first - _MARGIN, 0)) + 1
        end = pair.text.find(" ", last + _MARGIN)
        text = pair.text[start:] if end < 0 else pair.text[start:end]
        marks = self._labels.marks
        cuts = [
            (pair.actor[0], marks["<a>"]),
            (pair.actor[1], marks["</a>"]),
            (pair.recipient[0], marks["<r>"]),
            (pair.recipient[1], marks["</r>"]),
        ]
        for at, mark in sorted(cuts, reverse=True):
            text = f"{text[: at - start]} {mark} {text[at - start :]}"
        return text


@cache
def typer() -> Typer | None:
    """The package's typer, loaded once; ``None`` where its weights or onnxruntime are missing."""
    folder = files("communique.data").joinpath(FOLDER)
    if not folder.joinpath("typer.onnx").is_file():
        return None
    try:
        return Typer(folder)
    except ImportError:
        return None


def _batches(lengths: list[int]) -> list[list[int]]:
    """The numbers of rows of like length together."""
    batches: list[list[int]] = []
    longest = 0
    for number in sorted(range(len(lengths)), key=lengths.__getitem__):
        batch = batches[-1] if batches else []
        padded = (lengths[number] - longest) * len(batch)
        if not batch or len(batch) == _BATCH or padded > _START:
            batches.append(batch := [])
        batch.append(number)
        longest = lengths[number]
    return batches


def _softmax(scores: NDArray[Any]) -> NDArray[Any]:
    shifted = np.exp(scores - scores.max(-1, keepdims=True))
    return shifted / shifted.sum(-1, keepdims=True)  # type: ignore[no-any-return]

"""A word's context read block by block: the same numbers as spaCy's, in half the time.

The second part of a spaCy model gives each word the context of its neighbours, by some layers of a
window, a maxout, a norm and a residual (Honnibal's "embed, encode, attend, predict"). thinc runs
each step of each layer over the whole of a batch, by way of memory; here a block of words goes
through all of them while it stands in the processor's cache.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np
from thinc.api import Model

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from numpy.typing import NDArray

    Matrix = NDArray[np.float32]

# Rows of a block: some hundred kilobytes with what is worked out from it.
_ROWS = 768
_EPSILON = 1e-8  # thinc's, against a variance of nothing


class _Layer(NamedTuple):
    """A window of three words, a maxout and a norm: what is added to each word.

    Attributes:
        weights: of the window, by pieces: (3 x width, pieces x width).
        bias: (pieces x width).
        scale, shift: of the norm: (width).
    """

    weights: Matrix
    bias: Matrix
    scale: Matrix
    shift: Matrix


def convolve_in_blocks(network: Model[Any, Any]) -> None:
    """Makes a ``tok2vec`` network read the contexts of a batch in blocks.

    A network that is built in another way than spaCy's small models are stays as it is.
    """
    if len(network.layers) != 2 or not network.layers[1].name.startswith("with_array"):
        return
    padded = network.layers[1]
    parts = padded.layers[0].layers
    layers = [_layer(part) for part in parts]
    known = [layer for layer in layers if layer is not None]
    if not parts or len(known) != len(parts) or "pad" not in padded.attrs:
        return
    network.layers[1] = Model(
        "convolve_in_blocks",
        _forward,
        layers=[padded],
        attrs={"convolutions": known, "pad": padded.attrs["pad"]},
    )


def _layer(residual: Model[Any, Any]) -> _Layer | None:
    """What a residual layer of a window, a maxout and a norm has learned; ``None`` for another."""
    steps = list(_steps(residual))
    if [step.name for step in steps if step.name != "dropout"] != [
        "expand_window",
        "maxout",
        "layernorm",
    ]:
        return None
    window, maxout, norm = steps[:3]
    weights, bias = np.asarray(maxout.get_param("W")), np.asarray(maxout.get_param("b"))
    width, pieces, wide = weights.shape
    if window.attrs.get("window_size") != 1 or wide != 3 * width:
        return None
    return _Layer(
        np.ascontiguousarray(weights.transpose(2, 1, 0).reshape(wide, pieces * width)),
        np.ascontiguousarray(bias.T.reshape(pieces * width)),
        np.asarray(norm.get_param("G")),
        np.asarray(norm.get_param("b")),
    )


def _steps(model: Model[Any, Any]) -> Iterator[Model[Any, Any]]:
    if not model.layers:
        yield model
    for layer in model.layers:
        yield from _steps(layer)


def _forward(
    model: Model[list[Matrix], list[Matrix]], texts: list[Matrix], is_train: bool
) -> tuple[list[Matrix], Callable[[list[Matrix]], list[Matrix]]]:
    if is_train:
        raise NotImplementedError("communique does not train the models of spaCy")
    layers, pad = model.attrs["convolutions"], model.attrs["pad"]
    read: list[Matrix] = []
    for block in _blocks(texts, pad):
        read += _read(block, layers, pad)
    return read, lambda _: []


def _blocks(texts: list[Matrix], pad: int) -> Iterator[list[Matrix]]:
    """Texts, none of them cut, in blocks of at most so many rows where none is longer."""
    block: list[Matrix] = []
    rows = pad
    for text in texts:
        if block and rows + len(text) + pad > _ROWS:
            yield block
            block, rows = [], pad
        block.append(text)
        rows += len(text) + pad
    if block:
        yield block


def _read(texts: list[Matrix], layers: list[_Layer], pad: int) -> list[Matrix]:
    """The words of some texts in their contexts, with ``pad`` empty rows around each text."""
    width = texts[0].shape[1]
    starts = [pad]
    for text in texts:
        starts.append(starts[-1] + len(text) + pad)
    rows = np.zeros((starts[-1], width), np.float32)
    for start, text in zip(starts, texts, strict=False):
        rows[start : start + len(text)] = text
    windows = np.zeros((len(rows), 3 * width), np.float32)
    for layer in layers:
        windows[1:, :width] = rows[:-1]
        windows[:, width : 2 * width] = rows
        windows[:-1, 2 * width :] = rows[1:]
        pieces = windows @ layer.weights
        pieces += layer.bias
        best = pieces[:, :width]
        for at in range(width, pieces.shape[1], width):
            best = np.maximum(best, pieces[:, at : at + width])
        best -= best.mean(1, keepdims=True)
        variance = np.einsum("ij,ij->i", best, best) / width + _EPSILON
        best *= (variance**-0.5)[:, None]
        best *= layer.scale
        best += layer.shift
        rows += best
    return [rows[start : start + len(text)] for start, text in zip(starts, texts, strict=False)]

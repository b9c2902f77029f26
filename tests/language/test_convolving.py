"""Contexts read in blocks come out as the model's own layers give them."""

from __future__ import annotations

import numpy as np
import spacy
from thinc.api import NumpyOps

from communique.language import DEFAULT_MODEL
from communique.language.convolving import convolve_in_blocks

_TEXTS = ("The army left the city.", "", "It fell. " * 500, "The end", *["So it goes on."] * 300)


def test_reading_in_blocks_changes_no_number() -> None:
    nlp = spacy.load(DEFAULT_MODEL, exclude=["ner", "parser", "tagger"])
    network = nlp.get_pipe("tok2vec").model  # type: ignore[attr-defined]
    for node in network.walk():
        node.ops = NumpyOps(use_blis=False)
    docs = [nlp.make_doc(text) for text in _TEXTS]
    before = network.predict(docs)
    convolve_in_blocks(network)
    assert network.layers[1].name == "convolve_in_blocks"
    after = network.predict(docs)
    assert list(map(len, after)) == list(map(len, docs))
    for own, block in zip(before, after, strict=True):
        assert np.allclose(own, block, atol=1e-4)
    assert [len(of_one) for of_one in network.predict([nlp.make_doc("")])] == [0]


def test_a_network_of_another_kind_stays_as_it_is() -> None:
    network = spacy.blank("en").add_pipe("tagger").model  # type: ignore[attr-defined]
    layers = list(network.layers)
    convolve_in_blocks(network)
    assert network.layers == layers

"""Words embedded once come out as the model's own embedding gives them."""

from __future__ import annotations

import numpy as np
import spacy
from thinc.api import NumpyOps

from communique.language import DEFAULT_MODEL
from communique.language.embedding import embed_once


def test_embedding_once_changes_no_number() -> None:
    nlp = spacy.load(DEFAULT_MODEL, exclude=["ner", "parser", "tagger"])
    network = nlp.get_pipe("tok2vec").model  # type: ignore[attr-defined]
    for node in network.walk():
        node.ops = NumpyOps(use_blis=False)
    docs = [
        nlp.make_doc(text) for text in ("The army left the city.", "", "The city fell. The end")
    ]
    before = network.predict(docs)
    embed_once(network)
    after = network.predict(docs)
    assert [len(of_one) for of_one in after] == [6, 0, 6]
    for own, shared in zip(before, after, strict=True):
        # How a matrix is cut for a processor moves the last digits.
        assert np.allclose(own, shared, rtol=1e-4, atol=1e-5)
    assert [len(of_one) for of_one in network.predict([nlp.make_doc("")])] == [0]


def test_a_network_of_another_kind_stays_as_it_is() -> None:
    network = spacy.blank("en").add_pipe("tagger").model  # type: ignore[attr-defined]
    layers = list(network.layers)
    embed_once(network)
    assert network.layers == layers

"""Every entry of the data does what its examples say."""

from __future__ import annotations

import re

import pytest

from communique.agreements.lexicon import Duty, Kind, Known, Topic, lexicon
from communique.agreements.pronouns import Pronoun
from communique.data import entries, rows

KNOWN = entries("agreements/known.yaml", Known)


@pytest.mark.parametrize(
    "entry", entries("agreements/kinds.yaml", Kind), ids=lambda entry: entry.nouns[0]
)
def test_kinds(entry, read):
    assert entry.examples
    assert entry.counterexamples
    told = "Peru and Chile signed {}." if entry.needs == "signing" else "Both sides spoke of {}."
    for words in entry.examples:
        (found,) = read(told.format(f"{words} in the talks"))
        assert found.kind == entry.id, words
    for words in entry.counterexamples:
        assert read(f"He spoke of {words} to Chile.") == [], words


@pytest.mark.parametrize(
    "entry", entries("agreements/obligations.yaml", Duty), ids=lambda entry: entry.id
)
def test_obligations(entry, read):
    assert entry.examples
    assert entry.counterexamples
    for example in entry.examples:
        (found,) = read(example.text)
        assert example.kind in {o.kind for o in found.obligations}, example.text
    for example in entry.counterexamples:
        for found in read(example.text):
            assert example.kind not in {o.kind for o in found.obligations}, example.text


@pytest.mark.parametrize(
    "entry", entries("agreements/topics.yaml", Topic), ids=lambda entry: entry.id
)
def test_topics(entry):
    assert entry.examples
    for words in entry.examples:
        told = [w for w in lexicon().topics if re.search(rf"\b{re.escape(w)}\b", words)]
        assert entry.id in {lexicon().topics[word] for word in told}, words


@pytest.mark.parametrize(
    "entry", entries("agreements/refusals.yaml", Topic), ids=lambda entry: entry.id
)
def test_refusals(entry, read):
    assert entry.examples
    for words in entry.examples:
        assert read(f"Officials of Peru and Chile discussed {words}.") == [], words


@pytest.mark.parametrize(
    "entry", entries("agreements/pronouns.yaml", Pronoun), ids=lambda entry: entry.id
)
def test_pronouns(entry, read):
    def taken_up(text):
        words = {m.text.lower() for found in read(text) for m in found.mentions}
        return bool(words & {"it", *entry.verbs})

    assert entry.examples
    assert entry.counterexamples
    for text in entry.examples:
        assert taken_up(text), text
    for text in entry.counterexamples:
        assert not taken_up(text), text


@pytest.mark.parametrize("entry", KNOWN, ids=lambda entry: entry.name)
def test_known_agreements_are_found_by_every_name(entry, read):
    for name in (entry.name, *entry.aliases):
        (found,) = read(f"Diplomats spoke at length of the {name}.", published="2026-06-01")
        assert found.kind == entry.kind, name
        assert found.parties == tuple(sorted(entry.parties)), name
        assert found.signed == entry.signed, name


def test_known_names_are_unique_and_well_formed():
    names = [name for entry in KNOWN for name in (entry.name, *entry.aliases)]
    assert len(names) == len(set(names))
    states = {row["code"] for row in rows("actors/states.tsv")} | {"EUR"}
    groups = {row["id"] for row in rows("actors/groups.tsv")}
    for entry in KNOWN:
        assert {p for p in entry.parties if "." not in p} <= states, entry.name
        assert {p for p in entry.parties if "." in p} <= groups, entry.name
        assert entry.signed is None or re.fullmatch(r"\d{4}(-\d\d){0,2}", entry.signed)

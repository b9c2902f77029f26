"""The same event across articles: who, whom, type, time, place and words, in whatever order."""

from __future__ import annotations

import itertools
import random
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from communique.ledger import Ledger
from communique.ledger.clusters import Linker, average_linkage, link
from communique.ledger.linked import SCHEMA, linked
from communique.ledger.linking import blocks, likeness
from communique.ledger.tellings import Telling, make, tellings
from tests.ledger.making import record

if TYPE_CHECKING:
    from pathlib import Path

AIRPORT = "Israel bombed the airport of Damascus on Friday, killing four soldiers."
HANGAR = "Israeli jets attacked the Damascus airport on Friday; four soldiers died in a hangar."
DEPOT = "Israel bombed a depot of rockets near Aleppo on Friday."


def told(document: str, sentence: str = AIRPORT, **changes: Any) -> Telling:
    row = {
        "document": document,
        "id": "e1",
        "type": "ASSAULT",
        "mode": None,
        "status": "actual",
        "actors": [("ISR", "Israel")],
        "recipients": [("SYR", None)],
        "when_edtf": "2021-03-12",
        "when_basis": "relative",
        "place_name": None,
        "place_country": None,
        "place_lat": None,
        "place_lon": None,
        "sentences": [sentence],
        "context": sentence,
        "headline": False,
        "publisher": "The Paper",
        "published": "2021-03-12",
    }
    return make(row | changes)


def together(*given: Telling) -> bool:
    return len(set(link(given).values())) == 1


def test_other_words_for_the_same_event() -> None:
    assert link([told("a"), told("b", HANGAR)]) == {("a", "e1"): "a#e1", ("b", "e1"): "a#e1"}


@pytest.mark.parametrize(
    "changes",
    [
        {"sentence": DEPOT},
        {"when_edtf": "2021-03-14"},
        {"type": "CONSULT"},
        {"status": "planned"},
        {"status": "denied"},
        {"recipients": [("LBN", "Lebanon")]},
        {"actors": [("SYR", None)], "recipients": [("ISR", "Israel")]},
        {"when_basis": "document", "published": "2021-03-20"},
    ],
)
def test_what_keeps_events_apart(changes: dict[str, Any]) -> None:
    sentence = changes.pop("sentence", AIRPORT)
    assert not together(told("a"), told("b", sentence, **changes))


@pytest.mark.parametrize(
    "changes",
    [
        {"type": "COERCE"},
        {"status": "ongoing"},
        {"actors": [("ISR.MIL", None)], "recipients": [("SYR.GOV", None)]},
        {"when_edtf": "2021-03-11/2021-03-12"},
        {"when_edtf": "2021-03-13"},
        {"when_edtf": None, "when_basis": "unknown", "published": "2021-03-13"},
        {"when_basis": "tense", "when_edtf": "2021-03-14", "published": "2021-03-14"},
        {"recipients": []},
    ],
)
def test_what_does_not(changes: dict[str, Any]) -> None:
    assert together(told("a"), told("b", **changes))


def test_places_apart_speak_against_one_event() -> None:
    places = [("Aleppo", 36.2, 37.16), ("Damascus", 33.51, 36.29), ("Aleppo suburb", 36.22, 37.1)]
    aleppo, damascus, suburb = (
        told(name, place_name=name, place_country="SYR", place_lat=lat, place_lon=lon)
        for name, lat, lon in places
    )
    assert likeness(aleppo, damascus) < likeness(aleppo, suburb)
    turkish = told("x", place_name="Ankara", place_country="TUR")
    assert likeness(aleppo, turkish) < likeness(aleppo, suburb)


def test_either_party_of_a_meeting_may_stand_first() -> None:
    sentence = "The ministers of France and Germany met in Toulouse about the fighter."
    sides: dict[str, Any] = {"type": "CONSULT", "actors": [("FRA", None), ("DEU", None)]}
    one = told("a", sentence, recipients=[], **sides)
    other = told(
        "b", sentence, **(sides | {"actors": [("DEU", None)], "recipients": [("FRA", None)]})
    )
    assert together(one, other)
    with_others = told("c", sentence, recipients=[("ITA", None)], **sides)
    assert together(one, with_others)
    another = told(
        "d", sentence, **(sides | {"actors": [("DEU", None)], "recipients": [("ITA", None)]})
    )
    assert not together(one, another)


def test_other_persons_of_the_same_states() -> None:
    sentence = "They met about the fighter."
    leaders = [("FRA.GOV:emmanuel-macron", None), ("DEU.GOV:angela-merkel", None)]
    ministers = [("FRA.GOV:florence-parly", None), ("DEU.GOV:annegret-kramp-karrenbauer", None)]
    sides: dict[str, Any] = {"type": "CONSULT", "recipients": []}
    one = told("a", sentence, actors=leaders, **sides)
    other = told("b", sentence, actors=ministers, **sides)
    unnamed = told("c", sentence, actors=[("FRA.GOV", None), ("DEU.GOV", None)], **sides)
    assert likeness(one, other) < likeness(one, unnamed)


def test_coarse_times_meet_their_like_only() -> None:
    war = told("a", when_edtf="1950/1953", when_basis="period")
    again = told("b", when_edtf="1950/1953", when_basis="period")
    day = told("c", when_edtf="1950-06-25", when_basis="explicit")
    assert together(war, again)
    assert not together(war, day)


def test_times_at_the_ends_of_the_calendar() -> None:
    first = told("a", when_edtf="0001-01-01", when_basis="explicit")
    last = told("b", when_edtf="9999-12-31", when_basis="explicit")
    open_end = told("c", when_edtf="2014/..", when_basis="explicit")
    assert len(set(link([first, last, open_end]).values())) == 3


def test_months_do_not_cut_an_event() -> None:
    assert together(told("a", when_edtf="2021-03-31"), told("b", when_edtf="2021-04-01"))


def test_one_party_is_told_by_a_name() -> None:
    jets = {"actors": [("ISR.MIL", None)], "recipients": []}
    whole, half = told("a"), told("b", HANGAR, **jets)
    assert together(whole, half)
    assert not together(whole, told("c", "Israeli jets bombed Gaza.", **jets))


def test_an_article_with_two_events_keeps_them() -> None:
    text = AIRPORT + " " + DEPOT
    one, other = told("a", AIRPORT, context=text), told("a", DEPOT, context=text, id="e2")
    assert len(set(link([one, other]).values())) == 2
    headline = told("a", "Raid near Damascus.", context=text, id="e3", headline=True)
    assert likeness(headline, one) > likeness(other, one)


def many(count: int = 120) -> list[Telling]:
    chance = random.Random(7)
    words = "airport hangar depot villa convoy bridge port school Aleppo Homs Latakia Hama".split()
    found = []
    for number in range(count):
        sentence = "Israel hit the " + " and ".join(chance.sample(words, 4)) + "."
        day = 1 + chance.randrange(6)
        found.append(
            told(
                f"{number:03}",
                sentence,
                when_edtf=f"2021-03-{day:02}",
                published=f"2021-03-{day + chance.randrange(2):02}",
                when_basis=chance.choice(["relative", "tense"]),
                recipients=chance.choice([[("SYR", None)], [], [("SYR", None), ("LBN", None)]]),
            )
        )
    return found


@settings(max_examples=15, deadline=None)
@given(st.randoms(use_true_random=False), st.integers(1, 40))
def test_order_and_batches_do_not_matter(chance: random.Random, size: int) -> None:
    given_ = many(60)
    wanted = link(given_)
    assert 1 < len(set(wanted.values())) < len(given_)
    chance.shuffle(given_)
    linker = Linker()
    for batch in itertools.batched(given_, size) if hasattr(itertools, "batched") else [given_]:
        linker.add(batch)
    assert linker.clusters == wanted


def test_what_is_removed_or_corrected_leaves_no_trace() -> None:
    given_ = many(80)
    linker = Linker()
    linker.add(given_)
    # Corrected twice: into another event, and back.
    moved = replace(given_[0], doers=frozenset({"IRN"}))
    assert given_[0].key in linker.add([moved])
    assert linker.clusters == link([moved, *given_[1:]])
    linker.add([given_[0]])
    assert linker.clusters == link(given_)
    linker.remove([telling.key[0] for telling in given_[40:]])
    assert linker.clusters == link(given_[:40])
    assert not linker.remove(["nothing"])


def test_add_tells_whose_cluster_has_changed() -> None:
    linker = Linker()
    assert linker.add([told("b", published="2021-03-13")]) == {("b", "e1")}
    # The cluster is named after the first report.
    assert linker.add([told("a", HANGAR)]) == {("a", "e1"), ("b", "e1")}
    assert linker.add([told("c", DEPOT)]) == {("c", "e1")}


def test_only_candidates_are_compared() -> None:
    linker = Linker()
    states = [f"A{a}{b}" for a in "ABCDEFGHIJ" for b in "ABCDEFGHIJ"]
    linker.add(
        told(f"{number}", actors=[(one, None)], recipients=[(other, None)])
        for number, (one, other) in enumerate(itertools.pairwise(states))
    )
    assert linker.compared == 0
    linker.add([told("again", actors=[("AAA", None)], recipients=[("AAB", None)])])
    assert linker.compared == 1


def test_blocks_are_few() -> None:
    # Pair, family and month; then the document's, and the names of those that leave out a party.
    found = list(blocks(told("a")))
    assert [block for block in found if block[0] == "pair"] == [
        ("pair", "ISR SYR", "force", "2021-03")
    ]
    assert len(found) < 8


def test_average_linkage_is_not_led_along_a_chain() -> None:
    chain = np.array([[0, 0.6, 0.0, 0.0], [0.6, 0, 0.5, 0.0], [0, 0.5, 0, 0.6], [0, 0, 0.6, 0]])
    assert average_linkage(chain, 0.3) == [[0, 1], [2, 3]]
    assert average_linkage(np.zeros((0, 0)), 0.3) == []
    assert average_linkage(np.ones((3, 3)), 0.3) == [[0, 1, 2]]


def plainly(likenesses: np.ndarray, least: float) -> list[list[int]]:
    """Average linkage by its definition: the two clusters most alike, again and again."""
    clusters = [[number] for number in range(len(likenesses))]
    while len(clusters) > 1:
        means = {
            (a, b): likenesses[np.ix_(clusters[a], clusters[b])].mean()
            for a, b in itertools.combinations(range(len(clusters)), 2)
        }
        a, b = max(means, key=lambda pair: (means[pair], [-number for number in pair]))
        if means[a, b] < least:
            break
        clusters[a] = sorted(clusters[a] + clusters.pop(b))
    return clusters


@settings(max_examples=200, deadline=None)
@given(st.integers(1, 12), st.randoms(use_true_random=False))
def test_average_linkage_joins_all_that_is_alike_enough(size: int, chance: random.Random) -> None:
    matrix = np.zeros((size, size))
    for i, j in itertools.combinations(range(size), 2):
        # Few values, so that many are equal, and such that sums are exact.
        matrix[i, j] = matrix[j, i] = chance.choice([0.0, 0.25, 0.5, 0.75, 1.0])
    found = average_linkage(matrix, 0.5)
    assert sorted(itertools.chain(*found)) == list(range(size))
    assert found == plainly(matrix, 0.5)
    for one, other in itertools.combinations(found, 2):
        assert matrix[np.ix_(one, other)].mean() < 0.5


def test_likeness_is_the_same_from_both_sides() -> None:
    for one, other in itertools.combinations(many(25), 2):
        assert likeness(one, other) == likeness(other, one)
        assert 0 <= likeness(one, other) <= 1


def test_a_ledger_gives_each_event_once(tmp_path: Path) -> None:
    ledger = Ledger(tmp_path)
    assert linked(ledger).schema == SCHEMA
    records = [
        record("d1", ("ISR", "SYR"), verb="bombed the airport of", kind="ASSAULT"),
        record("d2", ("ISR", "SYR"), verb="bombed the airport of", kind="ASSAULT", confidence=0.95,
               published="2021-07-12T08:00"),
        record("d3", ("ISR", "SYR"), verb="burned a depot of rockets in Aleppo in", kind="ASSAULT"),
        record("d4", ("ISR", "EGY"), verb="met", status="planned"),
    ]  # fmt: skip
    ledger.add(records)
    found = linked(ledger, status=("actual", "ongoing")).to_pylist()
    assert [row["cluster"] for row in found] == ["d1#e1", "d3#e1"]
    event = found[0]
    assert (event["actors"], event["recipients"]) == (["ISR"], ["SYR"])
    assert (event["first_report"], event["last_report"]) == ("2021-07-11T19:04", "2021-07-12T08:00")
    assert (event["documents"], event["outlets"]) == (2, ["The Paper"])
    assert [mention["document"] for mention in event["mentions"]] == ["d1", "d2"]
    assert len(linked(ledger, between=("EGY", "ISR"))) == 1
    # What a ledger tells of an event is what the records tell.
    assert {
        (mention["document"], mention["event"]): row["cluster"]
        for row in linked(ledger).to_pylist()
        for mention in row["mentions"]
    } == link(tellings(records))

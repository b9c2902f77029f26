"""Tellings -> events: which tellings of many articles are of one event, as they come in."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

import numpy as np

from communique.ledger.linking import LEAST, blocks, likeness

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from numpy.typing import NDArray

    from communique.ledger.linking import Block
    from communique.ledger.tellings import Key, Telling


def link(tellings: Iterable[Telling]) -> dict[Key, str]:
    """The events that tellings are of.

    Args:
        tellings: in any order: the answer is the same.

    Returns:
        For each telling (document, event) the name of its cluster: that of the first report of the
        event, ``"document#event"``.
    """
    linker = Linker()
    linker.add(tellings)
    return linker.clusters


class Linker:
    """Links tellings as they come; only what they may touch is linked again.

    The clusters follow from the set of tellings, not from the order or the batches of adding.
    """

    def __init__(self) -> None:
        self.clusters: dict[Key, str] = {}
        self.compared = 0
        self._tellings: dict[Key, Telling] = {}
        self._blocks: dict[Block, dict[Key, None]] = defaultdict(dict)
        self._likeness: dict[Key, dict[Key, float]] = {}

    def add(self, tellings: Iterable[Telling]) -> set[Key]:
        """Adds tellings; one with the key of another takes its place.

        Returns:
            The keys of those whose cluster is new or another one.
        """
        coming = {telling.key: telling for telling in tellings}
        touched = self._forget(coming)
        for key, telling in coming.items():
            self._compare(key, telling)
        return self._relink(touched | coming.keys())

    def remove(self, documents: Iterable[str]) -> set[Key]:
        """Takes the tellings of documents away; returns those whose cluster is another one."""
        gone = set(documents)
        return self._relink(self._forget(key for key in list(self._tellings) if key[0] in gone))

    def _compare(self, key: Key, telling: Telling) -> None:
        mine = list(blocks(telling))
        found: dict[Key, None] = {}
        for block in mine:
            for name in _partners(block):
                found.update(self._blocks.get(name, {}))
        likenesses = self._likeness[key] = {}
        self.compared += len(found)
        for other in found:
            value = likeness(telling, self._tellings[other])
            if value > 0:
                likenesses[other] = self._likeness[other][key] = value
        self._tellings[key] = telling
        for block in mine:
            self._blocks[block][key] = None

    def _forget(self, keys: Iterable[Key]) -> set[Key]:
        """Takes tellings away; returns those that they were like."""
        touched: set[Key] = set()
        for key in keys:
            telling = self._tellings.pop(key, None)
            if telling is None:
                continue
            for block in blocks(telling):
                self._blocks[block].pop(key, None)
                if not self._blocks[block]:
                    del self._blocks[block]
            for other in self._likeness.pop(key):
                del self._likeness[other][key]
                touched.add(other)
            touched.discard(key)
            del self.clusters[key]
        return {key for key in touched if key in self._tellings}

    def _relink(self, touched: Iterable[Key]) -> set[Key]:
        changed: set[Key] = set()
        done: set[Key] = set()
        for key in touched:
            if key in done:
                continue
            part = self._connected(key)
            done |= part
            for cluster in self._linked(sorted(part, key=self._order)):
                name = "#".join(cluster[0])
                for member in cluster:
                    if self.clusters.get(member) != name:
                        self.clusters[member] = name
                        changed.add(member)
        return changed

    def _order(self, key: Key) -> tuple[str, Key]:
        return self._tellings[key].published or "9999", key

    def _connected(self, key: Key) -> set[Key]:
        """All that hangs together with a telling by likenesses that may link."""
        found, waiting = {key}, [key]
        while waiting:
            for other, value in self._likeness[waiting.pop()].items():
                if value >= LEAST and other not in found:
                    found.add(other)
                    waiting.append(other)
        return found

    def _linked(self, part: list[Key]) -> Iterator[list[Key]]:
        if len(part) == 1:
            yield part
            return
        matrix = np.zeros((len(part), len(part)))
        for i, key in enumerate(part):
            row = self._likeness[key]
            for j in range(i + 1, len(part)):
                value = row.get(part[j])
                if value is None:
                    # Never candidates of each other, but of others that are alike.
                    value = likeness(self._tellings[key], self._tellings[part[j]])
                matrix[i, j] = matrix[j, i] = value
        for members in average_linkage(matrix, LEAST):
            yield [part[member] for member in members]


def average_linkage(likenesses: NDArray[np.float64], least: float) -> list[list[int]]:
    """Clusters of average linkage: two are joined while their members are alike on the average.

    Args:
        likenesses: a symmetric matrix, n by n.
        least: the average likeness below which clusters are not joined.

    Returns:
        The members of each cluster by their numbers, in order. Of equal likenesses the one of the
        smallest numbers is joined first.

    >>> average_linkage(np.array([[0, 0.9, 0.1], [0.9, 0, 0.2], [0.1, 0.2, 0]]), 0.5)
    [[0, 1], [2]]
    """
    count = len(likenesses)
    if not count:
        return []
    # Sums, not averages: those of averages of averages would differ in their last bits.
    sums = np.array(likenesses, dtype=float)
    sizes = np.ones(count)
    gone = np.zeros(count, dtype=bool)
    members = [[number] for number in range(count)]

    def averages(rows: NDArray[np.intp]) -> NDArray[np.float64]:
        found = sums[rows] / (sizes[rows, None] * sizes)
        found[:, gone] = -1.0
        found[np.arange(len(rows)), rows] = -1.0
        found[gone[rows]] = -1.0
        return found

    # The best of each row is kept: a step then costs a few rows, not the matrix.
    every = averages(np.arange(count))
    best = every.argmax(axis=1)
    values = every[np.arange(count), best]
    while True:
        i = int(np.argmax(values))
        j = int(best[i])
        if values[i] < least:
            break
        i, j = min(i, j), max(i, j)
        sums[i] += sums[j]
        sums[:, i] = sums[i]
        sizes[i] += sizes[j]
        gone[j] = True
        members[i] += members[j]
        members[j] = []
        # An average is no more than the better of two: only rows whose best was one of them, or
        # that are as like the joined one as to their best, have another one now.
        stale = (best == i) | (best == j) | (sums[i] / (sizes * sizes[i]) >= values)
        stale[[i, j]] = True
        rows = np.flatnonzero(stale)
        now = averages(rows)
        best[rows] = now.argmax(axis=1)
        values[rows] = now.max(axis=1)
    return [sorted(cluster) for cluster in members if cluster]


def _partners(block: Block) -> Iterator[Block]:
    """The blocks whose tellings are candidates for one in a block."""
    if block[0] == "whole":
        yield ("half", *block[1:])
        return
    yield block
    if block[0] == "half":
        yield ("whole", *block[1:])

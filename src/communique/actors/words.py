"""The parse as plain lists: what the rules of this strand ask of a token, by its number."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from communique.language import Parse

LEFT = frozenset(
    {"det", "amod", "compound", "nmod", "poss", "nummod", "predet", "quantmod", "advmod"}
)
MODIFIES = frozenset({"amod", "compound", "nmod", "advmod", "quantmod", "npadvmod"})
SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj", "agent"})


# Words behind which a name but measures another.
_COMPARING = frozenset({"than", "like", "unlike", "behind", "besides"})
# Nouns that count the noun in their "of" phrase: "dozens of demonstrators".
QUANTITIES = frozenset(
    """dozens hundreds thousands tens scores millions number numbers handful majority crowd
    crowds couple pair band bands squad squads posse most many some several half one two three
    none all each few lot lots trio group groups wave waves rest bulk percent share any both either
    neither
    """.split()
)


class Words:
    """The tokens of a parse: words, tags and relations by token number.

    Args:
        parse: the parse of a document.
    """

    __slots__ = (
        "_plain",
        "_titled",
        "closed",
        "dep",
        "end",
        "head",
        "kids",
        "lower",
        "n",
        "parse",
        "pos",
        "raw",
        "sent",
        "start",
        "tag",
    )  # fmt: skip

    def __init__(self, parse: Parse) -> None:
        doc = parse.doc
        self.parse = parse
        self._titled: dict[int, bool] = {}
        self._plain: frozenset[str] | None = None
        #: Tokens at which no phrase of the text proper begins: those of datelines.
        self.closed: set[int] = set()
        self.n = n = len(doc)
        self.pos = [token.pos_ for token in doc]
        self.tag = [token.tag_ for token in doc]
        self.dep = [token.dep_ for token in doc]
        self.lower = [token.lower_ for token in doc]
        self.raw = [token.text for token in doc]
        self.head = [token.head.i for token in doc]
        self.start = doc.starts
        self.end = [token.idx + len(token.text) for token in doc]
        self.kids = [[child.i for child in token.children] for token in doc]
        self.sent = [0] * n
        for number, sentence in enumerate(parse.sentences):
            for i in range(sentence.start, sentence.end):
                self.sent[i] = number

    def token(self, char: int) -> int:
        """The token that holds a character (or the last one before it)."""
        return max(bisect_right(self.start, char) - 1, 0)

    def tokens(self, start: int, end: int) -> tuple[int, int]:
        """The tokens, half-open, that hold the characters ``start`` to ``end``."""
        first = max(bisect_right(self.start, start) - 1, 0)
        last = bisect_left(self.start, end)
        return first, max(last, first + 1)

    def root(self, first: int, last: int) -> int:
        """The token of a stretch that heads it: the last one whose head stands outside."""
        head = self.head
        for i in range(last - 1, first - 1, -1):
            if not first <= head[i] < last or head[i] == i:
                if self.dep[i] in ("punct", "case") and i > first:
                    continue
                return i
        return last - 1

    def left_edge(self, i: int) -> int:
        """The leftmost token below ``i``."""
        kids = self.kids
        while kids[i] and kids[i][0] < i:
            i = kids[i][0]
        return i

    def left(self, i: int) -> int:
        """Where the noun phrase headed by ``i`` begins: its determiners and modifiers."""
        edge = i
        for k in reversed(self.kids[i]):
            if k > i:
                continue
            if self.dep[k] in LEFT or (self.dep[k] == "punct" and self.raw[k] in "-–'’"):
                edge = self.left_edge(k)
            elif self.dep[k] not in ("cc", "conj") and self.raw[k] not in "()":
                break
        if self.closed:
            while edge < i and edge in self.closed:
                edge += 1
        while edge < i and (
            self.dep[edge] in ("punct", "cc") or self.pos[edge] in ("PUNCT", "SPACE")
        ):
            edge += 1
        return edge

    def kid(self, i: int, *deps: str) -> int | None:
        """The first token below ``i`` that stands in one of the relations to it."""
        for k in self.kids[i]:
            if self.dep[k] in deps:
                return k
        return None

    def clause(self, i: int) -> int:
        """The verb (or other head) of the clause in which a token stands."""
        for _ in range(20):
            if self.pos[i] in ("VERB", "AUX") or self.head[i] == i:
                break
            i = self.head[i]
        return i

    def within(self, i: int, k: int) -> bool:
        """Whether a token stands below another."""
        for _ in range(8):
            if self.head[i] == k:
                return i != k
            if self.head[i] == i:
                break
            i = self.head[i]
        return False

    def quote_between(self, first: int, last: int) -> bool:
        """Whether a quotation ends between two tokens."""
        return any(self.raw[k] in ("”", '"', "''") for k in range(first + 1, last))

    def conjuncts(self, i: int) -> list[int]:
        """The tokens coordinated with ``i`` on its right, in order."""
        found = []
        queue = [i]
        while queue:
            at = queue.pop()
            for k in self.kids[at]:
                if self.dep[k] == "conj":
                    found.append(k)
                    queue.append(k)
        return sorted(found)

    def place_in_clause(self, i: int) -> int:
        """The first of a coordination, whose relation to the clause is that of its members."""
        seen = 0
        while self.dep[i] == "conj" and self.head[i] < i and seen < 20:
            i = self.head[i]
            seen += 1
        return i

    def title_case(self, i: int) -> bool:
        """Whether the sentence of a token is set as a headline, where capitals tell nothing."""
        number = self.sent[i]
        known = self._titled.get(number)
        if known is None:
            sentence = self.parse.sentences[number]
            inside = range(sentence.start, sentence.end)
            lengthy = [self.raw[k] for k in inside if len(self.raw[k]) > 3]
            known = len(lengthy) > 2 and 0.7 * len(lengthy) <= sum(w[0].isupper() for w in lengthy)
            # A headline gives its verb a capital too.
            known = known and not any(
                self.pos[k] == "VERB" and self.raw[k].islower() and len(self.raw[k]) > 3
                for k in inside
            )
            self._titled[number] = known
        return known

    def plain(self) -> frozenset[str]:
        """The words that the text also writes with a small letter."""
        if self._plain is None:
            self._plain = frozenset(raw for raw in self.raw if raw.islower())
        return self._plain

    def preposition(self, i: int) -> str:
        """The preposition that governs ``i`` (or its coordination), in lower case, or ``""``."""
        i = self.place_in_clause(i)
        if self.dep[i] in ("pobj", "pcomp"):
            return self.lower[self.head[i]]
        return ""

    def compared(self, i: int) -> bool:
        """Whether a name is but one with which another is compared: "second *after China*"."""
        top = self.place_in_clause(i)
        at = self.head[top]
        if self.dep[top] != "pobj":
            return False
        if self.lower[at] == "of":
            return self.lower[self.head[at]] == "ahead"
        # "After China left" is no such phrase, nor is "went after China".
        alone = self.lower[at] == "after" and at > 0 and self.raw[at - 1] == ","
        return alone or self.lower[at] in _COMPARING

    def quantified(self, i: int) -> int:
        """The quantity of which ``i`` is told ("dozens of students"), else ``i`` itself."""
        for _ in range(3):
            if self.dep[i] != "pobj" or self.lower[self.head[i]] != "of":
                break
            quantity = self.head[self.head[i]]
            if self.lower[quantity] not in QUANTITIES:
                break
            i = quantity
        return i

    def is_subject(self, i: int) -> bool:
        """Whether ``i`` (or its coordination) is the subject of a clause or a passive's agent."""
        i = self.place_in_clause(i)
        if self.dep[i] in SUBJECTS:
            return True
        return self.dep[i] == "pobj" and self.dep[self.head[i]] == "agent"

    def is_plural(self, i: int) -> bool:
        """Whether a noun is in the plural; an acronym is not ("the FARC")."""
        if self.tag[i] not in ("NNS", "NNPS") or self.raw[i].isupper():
            return False
        return self.raw[i][1:2] not in ("'", "’")  # "A charge d'affaires" is one.

    def definite(self, i: int) -> bool:
        """Whether the phrase headed by ``i`` begins with "the", "this", "that" or "both"."""
        return self.lower[self.left(i)] in ("the", "this", "that", "these", "those", "both")

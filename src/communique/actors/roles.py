"""Role nouns: which words name a kind of actor, and where they stand in a document."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

import msgspec

from communique.actors.modifiers import FIGHTING, RAIDS
from communique.data import rows

if TYPE_CHECKING:
    from collections.abc import Container

    from communique.actors.words import Words

# Offices that a text gives to the one who has the power in a state.
_LEADING = frozenset({"leader", "ruler", "strongman", "dictator", "head of state"})
# Titles whose holder is not the holder of the state's office of that name.
_NOT_IN_OFFICE = frozenset(
    """coup leader|chief minister|minister-president|president-elect|president elect|
    prime minister-designate|prime minister designate|chancellor-designate|general secretary|kaiser|
    tsar|czar|mikado|grand vizier|captain regent|prince regent|regent|co-prince""".replace("\n", "")
    .replace("    ", "").split("|")
)  # fmt: skip
# An office that only some states give to that minister; elsewhere the words mean something else.
_ONLY_IN = {
    "chancellor": {"DEU", "AUT", "DDR"},
    "secretary of state": {"USA", "VAT"},
    "foreign secretary": {"GBR"},
    "defense secretary": {"USA", "PHL"}, "defence secretary": {"USA", "GBR", "PHL"},
    "defense chief": set(), "defence chief": set(),
    "taoiseach": {"IRL"}, "shah": {"IRN"},
}  # fmt: skip
# Words of the table that are far more often no actors when they stand alone.
_TOO_COMMON = frozenset({"charge", "post", "mine"})
_CROWNED = (
    "king", "queen", "monarch", "emperor", "empress", "emir", "amir", "sultan", "sovereign",
    "grand duke", "prince", "shah",
)  # fmt: skip
_RANKS = frozenset(
    """general colonel major captain lieutenant brigadier admiral commodore marshal sergeant
    corporal lieutenant-general lieutenant-colonel sheikh ayatollah mullah imam""".split()
)
# Offices that are called general and are no ranks.
_OFFICES_GENERAL = frozenset(
    """secretary attorney consul director inspector governor solicitor auditor surgeon
    postmaster""".split()
)
# Titles as they are abbreviated before a name.
_SHORTENED = {
    "sen.": "senator", "rep.": "representative", "gov.": "governor", "gen.": "general",
    "lt.": "lieutenant", "col.": "colonel", "maj.": "major", "capt.": "captain",
    "adm.": "admiral", "brig.": "brigadier", "sgt.": "sergeant", "cpl.": "corporal",
    "cmdr.": "commander", "amb.": "ambassador",
}  # fmt: skip
# Who are strangers with these words before them are so without them.
_UNTOLD = frozenset({"unidentified", "unknown", "lone", "masked", "suspected", "armed"})
_PLURALS = {"man": "men", "woman": "women", "child": "children", "person": "persons"}


class Role(msgspec.Struct, frozen=True, gc=False):
    """A role noun: its sector (``None``: that of whom it serves), its kind and its office.

    ``words`` are the words of the noun and ``head`` the place among them of the one that inflects.
    ``country`` is the one state that has the office, where a table says so ("VAT:state").
    ``weak`` nouns are actors only where the phrase tells their state ("a Danish toy maker"), and
    in no name; ``stranger`` nouns tell people whose home a report does not know ("gunmen").
    """

    noun: str
    words: tuple[str, ...]
    head: int
    sector: str | None
    kind: str
    office: str | None
    country: str | None = None
    weak: bool = False
    stranger: bool = False
    single: bool = False  # whether the noun has the sense only in the singular

    @property
    def is_rank(self) -> bool:
        """Whether the noun is a rank, beside which an office may stand ("army chief General")."""
        first, _, last = self.noun.replace("-", " ").rpartition(" ")
        return last in _RANKS and first not in _OFFICES_GENERAL

    def fits(self, title: str) -> bool:
        """Whether the noun may name somebody of that title: a king is no president."""
        title = title.lower()
        if self.words[-1] in _CROWNED:
            return any(word in title for word in _CROWNED)
        if self.words[0] == "governor" and len(self.words) > 1:
            return "governor" in title
        return self.words[-1] != "president" or "president" in title

    def held_in(self, country: str) -> bool:
        """Whether the noun names the office itself in that state."""
        only = _ONLY_IN.get(self.noun)
        return only is None or country in only


class Match(msgspec.Struct, frozen=True):
    """A role noun in a text: the tokens ``first`` to ``last``, headed by ``head``."""

    role: Role
    first: int
    last: int
    head: int


class Roles:
    """The lexicon of role nouns, by their heads."""

    def __init__(self, roles: list[Role]) -> None:
        by_head: dict[str, list[Role]] = {}
        for role in roles:
            forms = _forms(role.words[role.head])
            for form in forms[:1] if role.single else forms:
                by_head.setdefault(form, []).append(role)
        for of_head in by_head.values():
            of_head.sort(key=lambda r: (-len(r.words), not r.single))
        #: By the head; in tuples, which Python's collector need not look through.
        self._by_head = {form: tuple(of_head) for form, of_head in by_head.items()}
        #: By the head and the word before it, ``""`` where the head is the first.
        self._by_words: dict[str, dict[str, tuple[Role, ...]]] = {}
        for form, of_head in by_head.items():
            by_before: dict[str, list[Role]] = {}
            for role in of_head:
                before = role.words[role.head - 1] if role.head else ""
                by_before.setdefault(before, []).append(role)
            self._by_words[form] = {word: tuple(found) for word, found in by_before.items()}
        #: All words of all role nouns: a name made of them alone may be any state's.
        self.vocabulary = frozenset(
            form for role in roles if not role.weak for word in role.words for form in _forms(word)
        )
        self.titles = frozenset(
            word
            for role in roles
            if role.kind == "person" and len(role.words) < 4 and not role.weak
            for word in role.words
            if word != "."
        )

    def named(self, noun: str) -> Role | None:
        """The role noun of these words, in the singular and in lower case."""
        for role in self._by_head.get(noun.rpartition(" ")[2], ()):
            if role.noun == noun:
                return role
        return None

    def single(self, word: str) -> Role | None:
        """The role noun of one word, singular or plural, in lower case."""
        for role in self._by_head.get(word, ()):
            if len(role.words) == 1:
                return role
        return None

    def find(self, words: Words, covered: Container[int]) -> dict[int, Match]:
        """The role nouns of a document by the token that heads them; the longest at each."""
        found: dict[int, Match] = {}
        heads = self._by_words
        lower = words.lower
        inside: set[int] = set()
        for i, word in enumerate(lower):
            if word not in heads or i in covered or i in inside:
                continue
            if words.pos[i] not in ("NOUN", "PROPN", "ADJ"):
                continue
            candidates = heads[word].get("", ())
            longer = heads[word].get(lower[i - 1], ()) if i else ()
            if longer:
                candidates = tuple(
                    sorted((*longer, *candidates), key=lambda r: (-len(r.words), not r.single))
                )
            for role in candidates:
                first = i - role.head
                last = first + len(role.words)
                if first < 0 or last > words.n:
                    continue
                if first > 1 and role.kind != "person" and _hyphened(words, first):
                    continue  # "six-party talks"
                if all(
                    k == role.head or lower[first + k] == part for k, part in enumerate(role.words)
                ):
                    if any(k in covered for k in range(first, last)):
                        continue
                    if len(role.words) == 1 and _is_condition(words, i, covered):
                        continue
                    if role.weak and not words.raw[i].islower():
                        break  # Potters and Archers are people of that name.
                    for k in range(first, i):
                        # "Secretary" is but a part of a secretary-general.
                        if words.raw[k + 1] == "-" and k in found:
                            del found[k]
                    head = words.root(first, last) if words.raw[i - 1] == "-" else i
                    found[head] = Match(role, first, last, head)
                    inside.update(range(i + 1, last))
                    break
        return {
            i: m for i, m in found.items()
            if words.pos[i] != "ADJ" or words.dep[i] not in ("amod", "acomp", "advmod")
            or len(m.role.words) > 1
            or (m.role.sector in FIGHTING and words.lower[words.head[i]] in RAIDS)
        }  # fmt: skip


def _is_condition(words: Words, i: int, covered: Container[int]) -> bool:
    """Whether a noun tells a condition or a place: "state of siege", "department of Pando"."""
    if words.lower[i] not in ("state", "states", "department", "departments"):
        return False
    if i + 1 >= words.n or words.lower[i + 1] != "of" or words.raw[i][0].isupper():
        return False
    noun = words.kid(i + 1, "pobj", "pcomp")
    if noun is None or noun in covered:
        return False
    named = words.pos[noun] == "PROPN"
    return named if words.lower[i].startswith("department") else not named


def _hyphened(words: Words, i: int) -> bool:
    return words.raw[i - 1] == "-" and words.end[i - 1] == words.start[i]


@cache
def _forms(word: str) -> tuple[str, ...]:
    """A noun's singular and plural.

    >>> _forms("policeman"), _forms("army")
    (('policeman', 'policemen'), ('army', 'armies'))
    """
    for singular, plural in _PLURALS.items():
        if word.endswith(singular):
            return (word, word[: -len(singular)] + plural)
    if word.endswith("y") and word[-2:-1] not in "aeiou":
        return (word, word[:-1] + "ies")
    if word.endswith(("s", "x", "ch", "sh", "z")):
        return (word, word + "es")
    return (word, word + "s")


@cache
def roles() -> Roles:
    """The lexicon of the package's own tables."""
    found = []
    strangers = {row["noun"] for row in rows("actors/strangers.tsv")}
    told = [*rows("actors/roles.tsv"), *rows("actors/equipment.tsv")]
    for row in (*told, *rows("actors/trades.tsv")):
        noun = row["word"].strip().lower()
        parts = tuple(noun.replace("-", " - ").replace("'s", " 's").split())
        if not parts or row["kind"] == "kind" or noun in _TOO_COMMON:
            continue
        head = len(parts) - 1
        for k, part in enumerate(parts):
            if k and part in ("of", "for", "to", "in", "at"):
                head = k - 1
                break
        country, _, office = row.get("office", "").strip().rpartition(":")
        if noun in _LEADING:
            office = "leader"
        elif noun in _NOT_IN_OFFICE:
            office = ""
        role = Role(
            noun=_SHORTENED.get(noun, noun), words=parts, head=head,
            sector=row["sector"].strip() or None, kind=row["kind"].strip() or "person",
            office=office or None, country=country or None, weak="number" in row,
            stranger=noun in strangers
            or (parts[0] in _UNTOLD and noun.partition(" ")[2] in strangers),
            single=row.get("number") == "singular",
        )  # fmt: skip
        found.append(role)
        if noun in _SHORTENED:
            # The tokenizer keeps the full stop of some abbreviations apart.
            found.append(msgspec.structs.replace(role, words=(noun[:-1], ".")))
    return Roles(found)

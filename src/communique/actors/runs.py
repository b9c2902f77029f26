"""Runs of proper nouns that no table knows: where a name may stand, without its titles."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from communique.actors.people import gender_of_name, rank

if TYPE_CHECKING:
    from communique.actors.resolution import Resolver
    from communique.actors.theatres import Reading
    from communique.actors.words import Words

PARTICLES = frozenset(
    """al el bin ibn de van von der den da dos del di la le ul ud ur abu ter ten bint du""".split()
)
# Capitalised words that are no actors.
NOT_ACTORS = frozenset(
    """january february march april june july august september october november december jan feb
    mar apr jun jul aug sep sept oct nov dec monday tuesday wednesday thursday friday saturday
    sunday mon tue wed thu fri sat sun christmas easter ramadan eid god allah internet covid
    covid-19 coronavirus ebola nobel parliamentary english arabic french spanish twitter
    facebook youtube instagram google web bible koran quran quran islam christianity judaism
    buddhism hinduism am pm gmt est edt utc gdp hiv aids dna ak-47 i-95 mideast west east
    north south world europe asia africa earth moon mars photo image video read more
    advertisement related breaking exclusive copyright ii iii iv etc dozens hundreds thousands
    scores tens millions many most some several few both all none others olympics olympic
    africans asians europeans westerners zionists
    diwali passover thanksgiving brexit nasdaq dow ftse dollar euro yuan won yen
    """.split()
)
_TIMES = frozenset(
    """january february march april may june july august september october november december monday
    tuesday wednesday thursday friday saturday sunday christmas easter ramadan eid""".split()
)
_TIMED = frozenset({"pobj", "npadvmod"})
_MONTHLY = frozenset("in since until till by last next this early late mid from of".split())
_GENITIVES = frozenset(
    """people workers women peasants farmers teachers children veterans peoples citizens soldiers
    mothers nurses""".split()
)
ACTING = frozenset(
    {"nsubj", "nsubjpass", "dobj", "dative", "poss", "attr", "oprd", "iobj", "agent"}
)
# Family names of leaders that open a sentence oftener as what the words mean.
_COMMON = frozenset(
    """ash ban banks bush brown cook gross key king long major mills moon note park parts price rock
    said saw store talon than vital wade win young""".split()
)
# Who speak and act for a company or body without being told apart from it.
MANAGERS = frozenset(
    """management executives executive managers bosses chairman leadership directors""".split()
)


@dataclass(slots=True)
class Run:
    """Capitalised words in a row that no table knows: ``name`` is what is left without titles."""

    first: int
    last: int
    root: int
    name: str
    single: bool


def find_runs(resolver: Resolver) -> list[Run]:
    """The runs of proper nouns outside all names of the gazetteer."""
    words, cover = resolver.words, resolver.scene.cover
    found = []
    pos = words.pos
    for i, part in enumerate(pos):
        if i in cover or i in words.closed or (part != "PROPN" and not _opens(words, i)):
            continue
        if _is_time(words, i) or (i and _joins(words, cover, i - 1, i)):
            continue
        last = i + 1
        while last < words.n:
            if pos[last] == "PROPN" and last not in cover and words.sent[last] == words.sent[i]:
                last += 1
            elif _links(words, cover, last):
                last += 2
            else:
                break
        run = _trim(resolver, i, min(last, words.n))
        if run is not None and not _is_month(words, run):
            found.append(run)
    return found + _mistagged(resolver, found)


def _is_time(words: Words, i: int) -> bool:
    """Whether a name of a day or month is no part of the one after it: "on *Monday* Putin met"."""
    return words.lower[i] in _TIMES and words.dep[i] in _TIMED


def _is_month(words: Words, run: Run) -> bool:
    """Whether a run is a month that is a name as well: "in May", "between May 1998 and June"."""
    at = words.lower[run.first - 1] if run.first else ""
    dated = run.last < words.n and words.raw[run.last].isdigit()
    return run.name == "May" and (at in _MONTHLY or dated)


def _mistagged(resolver: Resolver, runs: list[Run]) -> list[Run]:
    """Family names that the tagger took for another part of speech ("Otieno accused")."""
    words, cover = resolver.words, resolver.scene.cover
    named = {run.name.rpartition(" ")[2].lower() for run in runs if not run.single}
    named.update(
        words.lower[reading.last - 1]
        for reading in resolver.scene.readings
        if reading.kind == "person"
    )
    found = []
    for i, word in enumerate(words.lower):
        if word not in named and word != "may" and not _led(resolver, i):
            continue
        if words.pos[i] == "PROPN" or i in cover or not words.raw[i][0].isupper():
            continue
        if word == "may":
            # A modal verb stands before no past tense: "May said".
            if words.tag[i] != "MD" or i + 1 >= words.n or words.tag[i + 1] not in ("VBD", "VBZ"):
                continue
        elif words.dep[i] not in ACTING:
            continue
        found.append(Run(i, i + 1, i, words.raw[i], True))
    return found


def _led(resolver: Resolver, i: int) -> bool:
    """Whether a word of another tag is a leader of the day ("Macron visits", "Rawlings said").

    In a sentence, a noun in the plural is one of a state told of; what opens it, any leader's name.
    """
    words, scene = resolver.words, resolver.scene
    if not words.raw[i][0].isupper() or words.lower[i] in words.plain() | _COMMON:
        return False
    if i in resolver.roles_at or words.dep[i] not in ("nsubj", "nsubjpass", "poss"):
        return False
    opens = i == 0 or words.sent[i - 1] != words.sent[i]
    opens = opens and words.kid(i, "prep", "compound", "amod", "relcl") is None
    if not opens and (words.tag[i] != "NNS" or words.dep[i] != "nsubj"):
        return False
    offices = resolver.offices
    if opens and offices.renowned(words.raw[i], scene.date):
        return True
    return any(
        rank(t) == 0 and scene.weights[t.country] and (not scene.date or t.start <= scene.date)
        for t in offices.by_family.get(words.raw[i], ())
    )


def _joins(words: Words, cover: dict[int, Reading], k: int, i: int) -> bool:
    """Whether token ``i`` belongs to a run that began before it."""
    if words.sent[k] != words.sent[i]:
        return False
    if words.pos[k] == "PROPN" and k not in cover:
        return not _is_time(words, k)
    return _links(words, cover, k) and (
        k > 0 and words.pos[k - 1] == "PROPN" and k - 1 not in cover
    )


def _opens(words: Words, i: int) -> bool:
    """Whether a common noun opens a name: the "People" of "People's Liberation Army"."""
    return (
        words.lower[i] in _GENITIVES
        and words.raw[i][0].isupper()
        and (
            i + 2 < words.n
            and words.raw[i + 1] in ("'s", "’s", "'", "’")
            and words.raw[i + 2][:1].isupper()
        )
    )


def _links(words: Words, cover: dict[int, Reading], k: int) -> bool:
    """Whether a token joins two parts of one name: "bin", "-", the "'s" of "People's Party"."""
    return _particle(words, cover, k) or _hyphen(words, cover, k) or _genitive(words, cover, k)


def _genitive(words: Words, cover: dict[int, Reading], k: int) -> bool:
    return (
        0 < k < words.n - 1
        and words.raw[k] in ("'s", "’s", "'", "’")
        and words.lower[k - 1] in _GENITIVES
        and words.raw[k + 1][:1].isupper()
        and k + 1 not in cover
    )


def _particle(words: Words, cover: dict[int, Reading], k: int) -> bool:
    return (
        k + 1 < words.n
        and words.lower[k] in PARTICLES
        and words.pos[k + 1] == "PROPN"
        and k + 1 not in cover
        and k not in cover
    )


def _hyphen(words: Words, cover: dict[int, Reading], k: int) -> bool:
    return (
        k + 1 < words.n
        and words.raw[k] in "-–"
        and words.start[k] == words.end[k - 1]
        and words.start[k + 1] == words.end[k]
        and words.pos[k + 1] in ("PROPN", "NOUN", "X")
        and k + 1 not in cover
    )


def _trim(resolver: Resolver, first: int, last: int) -> Run | None:
    """A run without the titles before the name; ``None`` where no name is left."""
    words, titles = resolver.words, resolver.titles
    roles_at = resolver.roles_at
    if last - 1 in roles_at and roles_at[last - 1].role.kind != "person":
        pass  # "Islamic Resistance Movement": the role noun is the head of a name.
    else:
        # A title may reach into the run: "Assistant Secretary of *State* Ana Roe".
        over = (roles_at.get(k) for k in range(max(first - 4, 0), first))
        cut = max((m.last for m in over if m and m.role.kind == "person"), default=first)
        for k in range(first, last - 1):
            match = roles_at.get(k)
            if (
                match is not None
                and match.role.kind == "person"
                and (len(match.role.words) > 1 or not gender_of_name(f"{words.raw[k]} -"))
            ):
                cut = max(cut, match.last)
            elif words.lower[k].rstrip(".") in _ADDRESS:
                cut = max(cut, k + 1)
        first = max(first, cut)
        while first < last and (words.lower[first] in titles and words.lower[first] in _RANKS):
            first += 1
    if first + 1 < last and words.raw[first] == "alias":
        first += 1  # "Roe, alias Mateo"
    if first >= last or not words.raw[first][:1].isupper():
        return None
    hyphened = last - first > 3 and words.raw[last - 2] in "-–"  # "Kwak Jong-keun"
    if last - first > 1 and words.raw[last - 1].islower() and not hyphened:
        return None  # A common noun that the tagger took for a name: "a Nuuk crabber".
    named = last - first > 1 and gender_of_name(" ".join(words.raw[first:last]))  # "Jan Roe"
    if words.lower[first].rstrip(".") in NOT_ACTORS and not named:
        return None
    root = words.root(first, last)
    match = roles_at.get(root)
    if (
        match is not None
        and first >= match.first
        and (match.role.kind == "person" or not goes_on(words, last))
    ):
        # Nothing beyond a role noun in capitals: "Foreign Ministry", "Chief Justice of the Court".
        return None
    titled = root in roles_at and roles_at[root].role.kind == "person" and first < root
    if titled and not gender_of_name(" ".join(words.raw[first:last])):
        return None  # "Majority Leader", but "Howard Dean".
    start, end = words.start[first], words.end[last - 1]
    name = " ".join(words.parse.text[start:end].split())
    if not any(c.isalpha() for c in name) or len(name) < 2:
        return None
    return Run(first, last, root, name, last - first == 1)


def goes_on(words: Words, last: int) -> bool:
    """Whether a name in capitals goes on after a role noun: "Ministry of Mining"."""
    if last >= words.n:
        return False
    k = last + 1 if words.lower[last] in ("of", "for") else words.n
    if words.lower[last] == "on" and words.lower[last - 1] in _ON_MATTERS:
        k = last + 1
    if k < words.n and words.lower[k] == "the":
        k += 1
    return (
        k < words.n
        and words.pos[k] == "PROPN"
        and words.raw[k][0].isupper()
        and words.lower[k].rstrip(".") not in NOT_ACTORS
    )


# Bodies named after the matter that they are on: "Committee on Trade".
_ON_MATTERS = frozenset(
    """committee subcommittee commission council panel board tribunal caucus conference center
    centre group""".split()
)
_ADDRESS = frozenset(
    """mr mrs ms miss dr sir lord lady prof professor gen lt col maj capt sgt cpl adm rev fr st
    sen rep gov hon amb judge justice sheikh mullah ayatollah imam cardinal archbishop bishop
    brig vice-adm maj-gen lt-gen hajj haji maulana mufti
    """.split()
)
_RANKS = frozenset(
    """general major colonel captain lieutenant brigadier admiral marshal sergeant prime vice
    deputy first foreign chief secretary minister president premier chairman chancellor
    speaker
    """.split()
)

"""Several of a kind taken up by one noun: "both groups", "the two companies", "the two men"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from communique.actors.nominals import NUMBERS, WINDOW
from communique.actors.sectors import singular
from communique.actors.states import states

if TYPE_CHECKING:
    from communique.actors.resolution import Resolver
    from communique.actors.roles import Match

_OFTEN = 3  # names
_GOING_BETWEEN = ("mediat", "arbitrat", "shuttl", "urg", "ask", "call", "invit", "appeal")
#: Of whom nobody says that they lead.
NOT_LED = frozenset({"ELI", "JRN", "CVL", "SPY"})
# Those who meet for the states of a union.
_LEADING = frozenset({"leaders", "heads", "ministers"})
# By which sentence a text has told what it is about.
_OPENING = 3
_UNIONS = frozenset({"EUR", "UNO"})
# The sectors of those who are called so although no table says it of them.
_OF_NOUNS: dict[str, frozenset[str | None]] = {
    "group": frozenset({"REB", "UAF", "PRM", "CRM", "OPP", "PTY", "SOC", "NGO"}),
    "organization": frozenset({"REB", "UAF", "PRM", "OPP", "SOC", "NGO", None}),
    "organisation": frozenset({"REB", "UAF", "PRM", "OPP", "SOC", "NGO", None}),
    "bloc": frozenset({None}),
    "movement": frozenset({"REB", "UAF", "OPP", "PTY"}),
    "militia": frozenset({"REB", "UAF", "PRM"}),
    "faction": frozenset({"REB", "UAF", "PTY"}),
    "company": frozenset({"BUS"}),
    "firm": frozenset({"BUS"}),
}


def bodies(resolver: Resolver, i: int, number: int, acting: set[str]) -> tuple[str, ...]:
    """The last so many bodies whom a noun fits: "both groups", "the two companies".

    Args:
        resolver: the resolver of the document.
        i: the noun.
        number: how many there are.
        acting: who acts upon them, and is none of them.
    """
    words, drafts = resolver.words, resolver.cast.drafts
    noun = singular(words.lower[i])
    sectors = _OF_NOUNS.get(noun, frozenset())
    found: list[str] = []
    for told in resolver.cast.backwards():
        if told.root >= i or words.sent[i] - told.sentence > 2 * WINDOW:
            continue
        for x in reversed(told.ids):
            draft = drafts[x]
            named = draft.kind in ("organization", "group") and (":" in x or x in _UNIONS)
            fits = noun in draft.nouns or draft.sector in sectors
            if named and fits and x not in found and x not in acting:
                found.append(x)
        if len(found) >= number:
            return tuple(reversed(found[:number]))
    return ()


def counted(resolver: Resolver, i: int, number: int) -> tuple[str, ...]:
    """Nameless people told in the same number just before: "two Russians ... the two men"."""
    words = resolver.words
    if words.lower[i] not in ("men", "women"):
        return ()
    for told in resolver.cast.backwards():
        if told.root >= i:
            continue
        if words.sent[i] - told.sentence > 2:
            break
        alike = any(NUMBERS.get(words.lower[k]) == number for k in words.kids[told.root])
        if alike and told.form == "nominal" and len(told.ids) == 1:
            return told.ids
    return ()


def taken_men(resolver: Resolver, i: int) -> tuple[str, ...]:
    """Nameless people told in a number, or as held, just before: "four Russians ... the men"."""
    words = resolver.words
    for told in resolver.cast.backwards():
        if told.root >= i or told.form != "nominal" or len(told.ids) != 1:
            continue
        if words.sent[i] - told.sentence > 4:
            break
        counted = words.kid(told.root, "nummod") is not None
        match = resolver.roles_at.get(told.root)
        person = match is None or match.role.kind == "person"
        if told.plural and counted and person:
            return told.ids
    return ()


def together(resolver: Resolver, i: int, number: int, acting: set[str]) -> tuple[str, ...]:
    """So many people whom the last sentence that tells of them tells: "Roe met an envoy of Chad".

    Nameless individuals count like those named, but not who acts upon them.
    """
    words, drafts = resolver.words, resolver.cast.drafts
    for sentence in range(words.sent[i], max(words.sent[i] - 3, -1), -1):
        found: list[str] = []
        for told in sorted(resolver.cast.recent(), key=lambda t: t.root):
            if told.sentence != sentence or told.root >= i or len(told.ids) != 1:
                continue
            named = drafts[told.ids[0]].kind == "person"
            if not named and not (told.form == "nominal" and resolver.individual(told.root)):
                continue
            if told.ids[0] not in found and told.ids[0] not in acting:
                found.append(told.ids[0])
        if len(found) == number:
            return tuple(found)
        if len(found) > number:
            return ()
    return ()


def listed_after(resolver: Resolver, i: int, number: int) -> tuple[str, ...]:
    """Those whom an apposition names: "the two groups that fought, UNITA and the FNLA"."""
    words = resolver.words
    for k in words.kids[i]:
        if words.dep[k] != "appos" or k < i:
            continue
        ids = [x for c in (k, *words.conjuncts(k)) for x in resolver.of(c)]
        if len(set(ids)) == number:
            return tuple(ids)
    return ()


def in_sentence(resolver: Resolver, i: int, number: int) -> tuple[str, ...]:
    """Three states or more that the last sentence that tells of several tells as acting.

    "The junta in Niger left together with Mali and Chad": its own state is one of them. Two are
    those of the leaders told of just before in the same sentence.
    """
    words, drafts = resolver.words, resolver.cast.drafts
    if number < 3:
        return _of_leaders(resolver, i) if number == 2 else ()
    here = words.sent[i]
    for sentence in range(here - 1, max(here - WINDOW, 0) - 1, -1):
        found: list[str] = []
        for told in resolver.cast.recent():
            if told.sentence != sentence or words.dep[told.root] in ("amod", "compound"):
                continue
            for ident in told.ids:
                draft = drafts[ident]
                acts = draft.kind == "state" or draft.sector in ("GOV", "MIL")
                if acts and draft.country in states() and draft.country not in found:
                    found.append(str(draft.country))
        if len(found) == number:
            return tuple(resolver.cast.state(code) for code in found)
        if len(found) > number:
            return ()
    return ()


def _of_leaders(resolver: Resolver, i: int) -> tuple[str, ...]:
    """The states of two leaders of whom alone a sentence tells: "Roe met Lo, *the two*"."""
    words, drafts = resolver.words, resolver.cast.drafts
    found: dict[str, None] = {}
    for told in resolver.cast.backwards():
        if told.root >= i:
            continue
        if told.sentence != words.sent[i]:
            break
        for draft in (drafts[x] for x in told.ids):
            if draft.kind != "person" or draft.sector != "GOV" or draft.country not in states():
                return ()
            found[str(draft.country)] = None
    return tuple(map(resolver.cast.state, reversed(found))) if len(found) == 2 else ()


def goes_between(resolver: Resolver, i: int) -> bool:
    """Whether the states of those who act are no party: "Roe mediates between the two"."""
    words = resolver.words
    verb = words.clause(i)
    acts = words.lower[verb].startswith(_GOING_BETWEEN)
    over = words.lower[words.head[words.head[i]]] if words.preposition(i) == "between" else ""
    return not words.is_subject(i) and (acts or over.startswith(_GOING_BETWEEN))


def leaders_at_home(resolver: Resolver, i: int, acting: set[str]) -> list[str]:
    """Those who lead in the state that the text is about, in the order of the text.

    Where there are two, of a land divided or of a government and its foes, "both leaders" whom
    somebody urges or invites are these and no guest.
    """
    drafts, home = resolver.cast.drafts, resolver.homes.of_text(i)
    told = (
        x for t in sorted(resolver.cast.told, key=lambda t: t.root) if t.root < i for x in t.ids
    )
    return [
        x
        for x in dict.fromkeys(told)
        if drafts[x].kind == "person"
        and drafts[x].country == home
        and drafts[x].sector not in NOT_LED
        and "minister" not in (drafts[x].role or "").replace("prime minister", "")
        and x not in acting
    ]


def in_title(resolver: Resolver, number: int, often: int = 0) -> tuple[str, ...]:
    """The states that the headline names, which is read last, if they are so many.

    Args:
        resolver: the resolver of the document.
        number: how many.
        often: how often the text must speak of those that count.
    """
    words = resolver.words
    end = words.parse.title
    told = dict.fromkeys(
        str(x.country)
        for x in resolver.scene.readings
        if words.start[x.first] < end and x.country in states()
        if resolver.scene.weights[str(x.country)] >= 2 * often
    )
    sent = resolver.scene.dateline
    if end and number > 2 and len(told) == number - 1 and sent is not None:
        told.setdefault(sent)  # "Roe sends troops to the border of Chad and Niger"
    return tuple(resolver.cast.state(code) for code in told) if len(told) == number else ()


def titled_pair(resolver: Resolver, acting: set[str]) -> tuple[str, ...]:
    """The two states that the headline names and the text speaks of often, unless they act."""
    pair = in_title(resolver, 2, _OFTEN + 1)
    return pair if acting.isdisjoint(pair) else ()


def main_pair(resolver: Resolver, i: int, *, surely: bool = True) -> tuple[str, ...]:
    """The two states of which a text speaks far more often than of any other, told before.

    Args:
        resolver: the resolver of the document.
        i: the token before which they are told.
        surely: whether it must speak of them twice as often as of a third.
    """
    weights = resolver.scene.weights
    often = [(code, n) for code, n in weights.most_common(3) if code in states()]
    if len(often) < 2 or often[1][1] < 2 * _OFTEN:
        return ()
    if len(often) > 2 and often[2][1] * (2 if surely else 1.25) > often[1][1]:
        lead = () if surely else _lead_pair(resolver, i)
        return lead if {x[:3] for x in lead} <= {code for code, _ in often} else ()
    told = {x.country for x in resolver.scene.readings if x.first < i}
    pair = [code for code, _ in often[:2] if code in told]
    return tuple(resolver.cast.state(code) for code in pair) if len(pair) == 2 else ()


def _lead_pair(resolver: Resolver, before: int) -> tuple[str, ...]:
    """The two states that the opening of a text tells together: "Chad and Mali agreed"."""
    words, scene = resolver.words, resolver.scene
    for reading in scene.readings:
        if words.parse.in_title(words.parse.doc[reading.first]) or reading.first in words.closed:
            continue
        if reading.first >= before or words.sent[reading.first] > _OPENING:
            break
        top = words.place_in_clause(reading.root)
        cover = (scene.cover.get(k) for k in (top, *words.conjuncts(top)))
        codes = dict.fromkeys(str(x.country) for x in cover if x and x.country in states())
        if len(codes) == 2 and (words.is_subject(top) or words.preposition(top) in ("of", "from")):
            return tuple(resolver.cast.state(code) for code in codes)
    return ()


def chief_men(resolver: Resolver, i: int, doers: set[str]) -> tuple[str, ...]:
    """One who acts for each of the two states that a text is about, of those told shortly before.

    "Roe and Lo" are "both men" though an envoy of a third state has been told of since.
    """
    drafts, words = resolver.cast.drafts, resolver.words
    pair = main_pair(resolver, i, surely=False)
    found: dict[str, str] = {}
    for told in resolver.cast.backwards():
        if told.root >= i or words.sent[i] - told.sentence > 2 * WINDOW:
            continue
        for x in told.ids:
            draft = drafts[x]
            acts = draft.kind == "person" and draft.sector == "GOV" and x not in doers
            if acts and draft.country in pair:
                found.setdefault(str(draft.country), x)
    return tuple(found[code] for code in pair) if len(pair) == len(found) == 2 else ()


def in_one_clause(resolver: Resolver, ids: tuple[str, ...], before: int) -> bool:
    """Whether one clause shortly before a token has told of all of some actors."""
    words = resolver.words
    clauses: dict[int, set[str]] = {}
    for told in resolver.cast.recent():
        if told.form == "pronoun":
            continue
        if told.root < before and words.sent[before] - told.sentence <= WINDOW:
            verb = words.clause(told.root)
            clauses.setdefault(verb, set()).update(told.ids)
            if told.subject and words.dep[verb] == "ccomp":  # "Chad demands that *Libya* go"
                clauses.setdefault(words.head[verb], set()).update(told.ids)
    return any(found.issuperset(ids) for found in clauses.values())


def of_union(resolver: Resolver, i: int) -> tuple[str, ...]:
    """The body whose leaders a text has told of last: "EU leaders met. *The leaders* pledged"."""
    words, drafts = resolver.words, resolver.cast.drafts
    if words.lower[i] not in _LEADING:
        return ()
    for told in sorted(resolver.cast.here(), key=lambda t: -t.root):
        if told.root >= i or told.form != "nominal" or words.lower[told.root] not in _LEADING:
            continue
        draft = drafts[told.ids[0]]
        whole = len(told.ids) == 1 and draft.kind == "organization" and draft.country is None
        if whole or words.sent[i] - told.sentence <= 2:
            return told.ids if whole else ()
    return ()


def office_holders(resolver: Resolver, i: int, match: Match, named: list[str]) -> tuple[str, ...]:
    """Who holds an office in the two states told of where not both are named: "both presidents".

    Args:
        resolver: the resolver of the document.
        i: the noun.
        match: its role.
        named: those whom it fits and the text names.
    """
    office = match.role.office
    if office not in ("state", "government"):
        return ()
    plurals = resolver.coreference.plurals
    latest_two = plurals.last(i, 2, "state")
    pairs = [in_title(resolver, 2), main_pair(resolver, i), latest_two]
    here = not named or plurals.one_breath(i, latest_two, within=2)
    for pair in reversed(pairs) if here else pairs:
        tenures = [
            resolver.offices.holder(code, office, resolver.date)
            for code in pair
            if match.role.held_in(code)
        ]
        fit = [t for t in tenures if t is not None and match.role.fits(t.title)]
        people = [t.person for t in fit]
        if len(people) == 2 and set(named) <= set(people):
            return tuple(map(resolver.person, people))
    return ()


def named_office(match: Match) -> bool:
    """Whether a noun tells the office itself: a president is no premier."""
    return match.role.office is not None and match.role.noun != "leader"


def latest(resolver: Resolver, said: frozenset[str], number: int, before: int) -> tuple[str, ...]:
    """The last so many states told of a kind or area: "the two kingdoms", "both Gulf states"."""
    words, drafts = resolver.words, resolver.cast.drafts
    found: list[str] = []
    for told in resolver.cast.backwards():
        if told.root >= before or words.sent[before] - told.sentence > 2 * WINDOW:
            continue
        for ident in told.ids:
            code = drafts[ident].country
            if code in said and code is not None and code not in found:
                found.append(code)
    found = found[:number]
    return tuple(map(resolver.cast.state, reversed(found))) if len(found) == number else ()


def told_near(r: Resolver, i: int, number: int) -> tuple[str, ...]:
    """The states of which a sentence and the two before it tell, if they are so many.

    "Peru and Chile agreed in May. Bolivia followed, and *the three* signed a pact."
    """
    here = r.words.sent[i]
    found = dict.fromkeys(
        ident
        for told in sorted(r.cast.recent(), key=lambda t: t.root)
        if told.root < i and here - told.sentence <= 2
        for ident in told.ids
        if r.cast.drafts[ident].kind == "state"
    )
    return tuple(found) if len(found) == number else ()


def said_to_be(resolver: Resolver, i: int) -> tuple[str, ...]:
    """Several of whom a noun was said: "Peru and Chile were hosts. *The hosts* agreed"."""
    words = resolver.words
    word = words.lower[i]
    for k in range(i - 1, max(i - 200, -1), -1):
        if words.lower[k] != word or words.dep[k] not in ("attr", "appos"):
            continue
        over = words.head[k]
        first = words.kid(over, "nsubj") if words.dep[k] == "attr" else over
        if first is None:
            continue
        told = (x for at in (first, *words.conjuncts(first)) for x in resolver.of(at) if at != k)
        ids = tuple(dict.fromkeys(told))
        if len(ids) > 1:
            return ids
    return ()

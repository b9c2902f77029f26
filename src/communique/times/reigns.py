"""Leaders and states that are gone: a clause that names them tells of their time."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from communique.data import rows
from communique.times import edtf

if TYPE_CHECKING:
    from datetime import date

    from communique.language.annotations import ActorMention
    from communique.language.parse import Parse
    from communique.language.tokens import Token

_TABLES = ("africa", "americas", "asia", "europe")
# Offices whose holder lends a time his name.
_OFFICES = frozenset({"state", "government", "party"})
_YEAR = 366
# Days after which what a leader did in office is no news any more.
_SEASON = 92
_FORMER = frozenset({"former", "ex", "onetime", "retired", "old"})


@cache
def _reigns() -> dict[tuple[str, str], str]:
    """The term of each former leader, by country and name; the longest of several."""
    found: dict[tuple[str, str], tuple[int, str]] = {}
    for table in _TABLES:
        for row in rows(f"actors/leaders_{table}.tsv"):
            if row["office"] not in _OFFICES or not row["from"] or not row["to"]:
                continue
            first, last = edtf.bounds(row["from"])[0], edtf.bounds(row["to"])[1]
            if first is None or last is None:
                continue
            days = (last - first).days
            long = days > _YEAR
            value = (
                edtf.interval(row["from"][:4], row["to"][:4])
                if long
                else edtf.interval(row["from"], row["to"])
            )
            key = row["country"], row["name"]
            if key not in found or found[key][0] < days:
                found[key] = days, value
    return {key: value for key, (_, value) in found.items()}


@cache
def _ends() -> dict[str, date]:
    """The last day of each state that is no more."""
    ends = {row["code"]: edtf.bounds(row["to"])[1] for row in rows("actors/states.tsv")}
    return {code: end for code, end in ends.items() if end is not None}


@cache
def _terms() -> dict[tuple[str, str], list[tuple[str, str]]]:
    """The terms of each leader, by country and name."""
    found: dict[tuple[str, str], list[tuple[str, str]]] = {}
    for table in _TABLES:
        for row in rows(f"actors/leaders_{table}.tsv"):
            if row["office"] in _OFFICES:
                found.setdefault((row["country"], row["name"]), []).append((row["from"], row["to"]))
    return found


def left_office(parse: Parse, person: Token, day: date, days: int = _SEASON) -> bool:
    """Whether a word names a leader whose last term was over on a day, and that for so many."""
    mention = parse.mention_at(person)
    for actor in mention.actors if mention is not None else ():
        known = parse.actors[actor]
        terms = _terms().get((known.country or "", known.name), [])
        ends = [edtf.bounds(last)[1] if last else None for _, last in terms]
        if ends and all(end is not None and (day - end).days > days for end in ends):
            return True
    return False


def end_of_doer(parse: Parse, verb: Token) -> date | None:
    """The last day of the state that does what a verb tells, if it is no more."""
    for child in verb.children:
        if child.dep_ not in {"nsubj", "nsubjpass"}:
            continue
        mention = parse.mention_at(child)
        if mention is None or any(c.lower_ in _FORMER for c in child.children):
            continue  # "A former Yugoslav general was arrested."
        for actor in mention.actors:
            end = _ends().get(parse.actors[actor].country or "")
            if end is not None:
                return end
    return None


def under_leader(parse: Parse, verb: Token) -> tuple[str, ActorMention] | None:
    """The time (EDTF) of the leader under whom something was done, with the words that name him."""
    for child in verb.children:
        if child.dep_ != "prep" or child.lower_ != "under":
            continue
        for noun in child.children:
            mention = parse.mention_at(noun) if noun.dep_ == "pobj" else None
            for actor in mention.actors if mention is not None else ():
                person = parse.actors[actor]
                value = _reigns().get((person.country or "", person.name))
                if value is not None and mention is not None:
                    return value, mention
    return None

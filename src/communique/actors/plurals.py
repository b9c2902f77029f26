"""Several actors taken up by one noun: "both sides", "the three countries", "the two generals"."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from communique.actors.acting import acting, subjects
from communique.actors.alike import (
    NOT_LED,
    bodies,
    chief_men,
    counted,
    goes_between,
    in_one_clause,
    in_sentence,
    in_title,
    latest,
    leaders_at_home,
    listed_after,
    main_pair,
    named_office,
    office_holders,
    said_to_be,
    taken_men,
    titled_pair,
    together,
    told_near,
)
from communique.actors.callings import called
from communique.actors.facing import SURE, Facing
from communique.actors.meetings import company
from communique.actors.mutual import both, leading_two, members_of, placed
from communique.actors.nominals import (
    COUNTRIES,
    GROUPS,
    LEADERS,
    NUMBERS,
    POSSESSIVE,
    REGIMES,
    SIDES,
    WINDOW,
)
from communique.actors.sectors import singular
from communique.actors.states import said_of, states, theatre_of

if TYPE_CHECKING:
    from communique.actors.cast import Told
    from communique.actors.resolution import Resolver
    from communique.actors.roles import Match

_BETWEEN = frozenset({"UNO", "NGO", "IMG"})
_ARMS = frozenset({"army", "navy", "military"})
# Nouns for whoever leads, of what office ever.
_LED = frozenset({"leaders", "men", "women", "politicians", "statesmen"})
_WHOEVER = frozenset({"men", "women", "politicians", "statesmen"})


class Plurals:
    """Finds the actors that a plural noun with a number, or a dual, takes up.

    Args:
        resolver: the resolver of the document.
    """

    def __init__(self, resolver: Resolver) -> None:
        self.r = resolver
        self.facing = Facing(resolver)

    def several(self, i: int, number: int, definite: bool, described: bool) -> tuple[str, ...]:
        """The actors that the noun at a token means; none where it takes none up.

        Args:
            i: the token.
            number: how many there are, 0 where the phrase does not say.
            definite: whether the phrase has an article or the like.
            described: whether words of its own tell the noun apart.
        """
        words = self.r.words
        word = words.lower[i]
        listed = listed_after(self.r, i, number) if number else ()
        if listed:
            return listed
        known = theatre_of(words.raw[i])
        if known:
            return tuple(self.r.cast.state(code) for code in known)
        if word in SIDES and words.is_plural(i):
            return self._sides(i, number, described) if number or definite else ()
        if not words.is_plural(i):
            return ()
        edge = words.lower[words.left(i)]
        if word == "members" and (body := members_of(self.r, i, definite)):
            return body
        if (
            (word in COUNTRIES or word == "members")
            and number
            and (definite or edge in NUMBERS or edge in POSSESSIVE)
        ):
            kind = said_of(self.r.date[:4]).get(singular(word))
            titled = titled_pair(self.r, acting(self.r, i)) if number == 2 else ()
            if kind is not None:
                kind &= self.r.coreference.descriptions.fitting(i, words.left(i)) or kind
                near = latest(self.r, kind, number, i)
                told = bool(near) and self.one_breath(i, near, within=1)
                return titled if titled and kind.issuperset(titled) and not told else near
            ids = self._together(i, number) or (in_title(self.r, number) if number > 2 else ())
            ids = ids or in_sentence(self.r, i, number) or leading_two(self.r, i, number)
            if not ids:
                ids = self.last(i, number, "state")
                chief = main_pair(self.r, i, surely=False) if number == 2 else ()
                apart = chief and not in_one_clause(self.r, ids, i)
                ids = chief if apart and acting(self.r, i).isdisjoint(chief) else ids
            if number == 2 and not self.one_breath(i, ids, within=1):
                facing = titled or self._opposite(i)
                ids = titled or (facing if not set(facing).isdisjoint(ids) else ids)
                ids = ids if facing else main_pair(self.r, i) or ids
            ids = ids if len(ids) == number else in_title(self.r, number)
            return ids if len(ids) == number else ()
        if singular(word) in _ARMS and number == 2 and not described:
            # "Both armies"
            ids = self._opposite(i) or self._together(i, 2) or self.last(i, 2, "state")
            return tuple(self.r.cast.sector(x[:3], "MIL") for x in ids) if len(ids) == 2 else ()
        if singular(word) in REGIMES and number == 2 and not described:  # "The two juntas"
            ids = self._together(i, 2) or main_pair(self.r, i) or both(self, i)
            return tuple(self.r.cast.sector(x[:3], "GOV") for x in ids) if len(ids) == 2 else ()
        if singular(word) in REGIMES and definite and not number and not described:
            return self._together(i, 0)
        if number and definite and not described:
            if singular(word) in GROUPS:
                return bodies(self.r, i, number, subjects(self.r, i))
            return counted(self.r, i, number) or self._people(i, number)
        bare = word in ("men", "women") and words.left(i) == i - 1 and edge == "the"
        if bare and words.kid(i, "prep", "relcl", "acl") is None:
            return taken_men(self.r, i)
        return said_to_be(self.r, i) if definite and not number and not described else ()

    def pair(self, i: int) -> tuple[str, ...]:
        """Who is meant by "the two" or "the pair"."""
        words = self.r.words
        if words.lower[words.left(i)] not in ("the", "between") or words.kid(i, "prep") is not None:
            return ()
        number = NUMBERS.get(words.lower[i], 2)
        if number > 2:  # "The four accuse Doha"
            near = self._together(i, number) or told_near(self.r, i, number)
            near = near or (both(self, i, number) if words.lower[i] == "trio" else ())
            return near if words.is_subject(i) else ()
        if words.lower[i] in ("pair", "duo"):
            # "two Russian citizens ... the pair"
            for told in reversed(self.r.cast.recent()):
                if words.sent[i] - told.sentence > 2:
                    break
                counted = any(words.lower[k] == "two" for k in words.kids[told.root])
                if counted and told.root < i and told.form == "nominal" and len(told.ids) == 1:
                    return told.ids
        ids = self.last(i, 2, "person" if self._persons_near(i) else "state")
        return ids if len(ids) == 2 else ()

    def each(self, i: int) -> tuple[str, ...]:
        """Who is meant by "each side", "each country" or "both": the two told of."""
        word = self.r.words.lower[i]
        if word == "both":
            return both(self, i)
        if word in ("side", "party"):
            return self._sides(i, 2, False)
        if word not in COUNTRIES:
            return ()
        # "Either country", at the end of a text about two that names a third.
        chief = main_pair(self.r, i) if self.r.words.lower[self.r.words.left(i)] == "either" else ()
        ids = chief or self._together(i, 2) or self.last(i, 2, "state")
        return ids if len(ids) == 2 and (chief or self.one_breath(i, ids)) else ()

    # Persons

    def _people(self, i: int, number: int) -> tuple[str, ...]:
        """The last so many persons whom the noun fits: "both generals" are no ministers."""
        words, drafts = self.r.words, self.r.cast.drafts
        match = self.r.roles_at.get(i)
        if match is None or match.role.kind != "person":
            return ()
        found: list[str] = []
        doers = subjects(self.r, i)
        if words.lower[i] in ("men", "women"):
            both = together(self.r, i, number, doers)
            if number == 2 and not in_one_clause(self.r, both, i):
                both = chief_men(self.r, i, doers) or both
            if both:
                return both
        at_home = leaders_at_home(self.r, i, doers) if doers and words.lower[i] in _LED else []
        if len(at_home) == number == 2:
            return tuple(at_home)
        reach = (6 if named_office(match) else 2) * WINDOW
        for told in self.r.cast.backwards():
            if told.root >= i or words.sent[i] - told.sentence > reach:
                continue
            for ident in reversed(told.ids):
                draft = drafts[ident]
                if ident in found or draft.kind != "person" or ident in doers:
                    continue
                if draft.sector == "ELI" and named_office(match):
                    continue
                if called(match.role.noun, draft.role, draft.nouns):
                    found.append(ident)
        if len(found) >= number:
            return tuple(reversed(found[:number]))
        if match.role.is_rank:
            both = together(self.r, i, number, doers)
            if both:
                return both
        heads = office_holders(self.r, i, match, found) if number == 2 else ()
        if heads:
            return heads
        if words.lower[i] in LEADERS and (not named_office(match) or words.lower[i] in _LED):
            # Men and statesmen need not be in office.
            out = NOT_LED - {"ELI"} if words.lower[i] in _WHOEVER else NOT_LED
            gender = {"men": "f", "women": "m"}.get(words.lower[i], "?")
            led = [
                x
                for x in self.last(i, number + len(doers) + 3, "person")
                if x not in doers and x[:3] not in _BETWEEN and drafts[x].sector not in out
                if drafts[x].gender != gender
            ]
            return tuple(led[-number:]) if len(led) >= number else ()
        return ()

    def _persons_near(self, i: int) -> bool:
        words, drafts = self.r.words, self.r.cast.drafts
        near = [
            t for t in self.r.cast.recent() if t.root < i and 0 <= words.sent[i] - t.sentence <= 1
        ]
        people = {x for t in near for x in t.ids if drafts[x].kind == "person"}
        lands = {x for t in near for x in t.ids if drafts[x].kind == "state"}
        return (len(people) >= 2 and words.is_subject(i)) or len(lands) < 2 <= len(people)

    # States

    def _together(self, i: int, number: int) -> tuple[str, ...]:
        """So many states or governments that one phrase has told together."""
        words, drafts = self.r.words, self.r.cast.drafts
        apart = subjects(self.r, i)
        newer: set[str] = set()
        for told in self.r.cast.backwards():
            if told.root >= i or words.sent[i] - told.sentence > 2 * WINDOW:
                continue
            alike = len(told.ids) > 1 and all(
                drafts[x].kind == "state" or (drafts[x].sector == "GOV" and ":" not in x)
                for x in told.ids
            )
            if alike and len(told.ids) == (number or len(told.ids)):
                if number and len(newer - set(told.ids)) >= max(number - 1, 1):
                    return ()
                if number == 0:
                    # "The juntas": the governments of the states told together.
                    return tuple(self.r.cast.sector(x[:3], "GOV") for x in told.ids)
                return tuple(self.r.cast.state(x[:3]) for x in told.ids)
            beside = words.dep[told.root] in ("amod", "compound", "poss")
            if number and not (beside or words.compared(told.root)):
                newer.update(x for x in told.ids if drafts[x].kind == "state" and x not in apart)
        return ()

    def offices(self, match: Match, sector: str) -> tuple[str, ...]:
        """Whose "the foreign ministers" are: of the two states told together before.

        They may be told one after the other where a number tells two: "the two ambassadors". So
        "the three ministers" are of three states that one phrase has told.
        """
        words, drafts, i = self.r.words, self.r.cast.drafts, match.head
        told_of = [words.lower[k] for k in words.kids[i] if words.dep[k] == "nummod"]
        number = NUMBERS.get(told_of[0], 0) if told_of else 2
        if number < 2:
            return ()  # "The 27 heads of state"
        two = number > 2 or not {"two", "both"}.isdisjoint(words.lower[words.left(i) : i])
        far = two and sector in ("GOV", "MIL")
        if not far and match.role.office is None:
            return ()
        if sector == "MIL" and (armed := self.facing.armies(i, acting(self.r, i))):
            return armed
        for told in self.r.cast.backwards():
            if told.root >= i or not 0 < words.sent[i] - told.sentence + 1 <= WINDOW:
                continue
            ids = list(told.ids)
            if words.dep[told.root] != "conj":
                marks = [self.r.cast.mention_of(k) for k in words.conjuncts(told.root)]
                ids += [x for mark in marks if mark is not None for x in mark.actors]
            if len(set(ids)) == number and all(drafts[x].kind == "state" for x in ids):
                return tuple(self.r.cast.sector(x, sector) for x in ids)
        if number > 2:
            return ()
        pair = self._opposite(i)
        if far and not pair:
            pair = main_pair(self.r, i) or self.last(i, 2, "state")
        return tuple(self.r.cast.sector(x, sector) for x in pair) if len(pair) == 2 else ()

    def one_breath(self, i: int, ids: tuple[str, ...], within: int = 999) -> bool:
        """Whether one of so many sentences before a token has told of them all."""
        first = self.r.words.sent[i] - within
        told: dict[int, set[str]] = defaultdict(set)
        for t in self.r.cast.recent():
            if t.root < i and t.sentence >= first:
                told[t.sentence].update(t.ids)
                told[t.sentence].update(str(self.r.cast.drafts[x].country) for x in t.ids)
        return any(found.issuperset(ids) for found in told.values())

    def _opposite(self, i: int) -> tuple[str, ...]:
        """The two states that the text sets against one another."""
        drafts = self.r.cast.drafts
        pairs = {
            pair: score
            for pair, score in self.facing.pairs(i, acting(self.r, i)).items()
            if all(drafts[x].kind == "state" for x in pair)
        }
        if not pairs:
            return ()
        best, *rest = sorted(pairs, key=lambda pair: -pairs[pair])
        sure = SURE if not rest or pairs[best] > 2 * pairs[rest[0]] else 2 * SURE
        return tuple(sorted(best, key=self._order)) if pairs[best] > sure else ()

    def last(self, i: int, number: int, kind: str) -> tuple[str, ...]:
        """The latest so many distinct actors of a kind before a token, in the order of the text."""
        drafts = self.r.cast.drafts
        told = sorted(
            (t for t in self.r.cast.recent() if t.root < i), key=lambda t: t.root, reverse=True
        )
        found: list[str] = []
        apart: set[str] = set()
        if kind == "state":
            # States named as such go before those of the persons and bodies that are named.
            sentence = self.r.words.sent[i]
            apart = acting(self.r, i) if goes_between(self.r, i) else subjects(self.r, i)
            for t in told:
                near = sentence - t.sentence <= WINDOW
                # Where somebody is, is no party to what is told.
                near = near and (t.form == "alias" or self._no_place(t))
                found += [
                    ident
                    for ident in reversed(t.ids)
                    if near and ident not in found and drafts[ident].kind == "state"
                    if ident not in apart
                ]
            if len(found) >= number:
                return tuple(reversed(found[:number]))
            found = []
        for t in told:
            ids = [self._as(x, kind) for x in t.ids]
            for x in reversed(ids):
                if x is not None and x not in found and x in drafts and x not in apart:
                    found.append(x)
            if len(found) >= number:
                break
        if kind == "state" and number == 2 and len(found) == 1:
            found += placed(self.r, i, found[0])
        return tuple(reversed(found[:number]))

    def _no_place(self, told: Told) -> bool:
        words = self.r.words
        if words.preposition(told.root) != "in":
            return not words.compared(told.root)
        return words.lower[words.clause(told.root)] not in ("is", "was", "are", "were", "been")

    def _as(self, ident: str, kind: str) -> str | None:
        draft = self.r.cast.drafts[ident]
        if kind == "any":
            return ident if draft.kind != "person" else None
        if kind == "person":
            return ident if draft.kind == "person" else None
        if draft.kind == "state":
            return ident
        country = draft.country
        if country in states() and (draft.kind == "person" or draft.sector in ("GOV", "MIL")):
            return self.r.cast.state(str(country))
        return None

    # Sides

    def _sides(self, i: int, number: int, described: bool) -> tuple[str, ...]:
        """The two that the document sets against one another or at one table."""
        if number != 2 and (told := company(self.r, i)):
            return told
        if number in (0, 2):
            best = self.facing.sides(i, acting(self.r, i))
            if best:
                headed = in_title(self.r, 2)
                if any(x.startswith("IGO") for x in best) and headed:
                    best = frozenset(headed)  # The alliance is a side where no headline has two.
                return tuple(sorted(best, key=self._order))
            inside = self.facing.inside(i)
            if inside is not None:
                return self.facing.within(inside)
        if not number or (described and number != 2):
            return ()
        apart = acting(self.r, i)
        ids = self.last(i, number, "state")
        if len(ids) < number and not described:
            ids = self.last(i, number, "any")
        away = apart.isdisjoint(ids) or self.r.words.is_subject(i)
        away = away and (number != 2 or self.one_breath(i, ids))
        return ids if len(ids) == number and away else ()

    def _order(self, ident: str) -> tuple[int, str]:
        mentions = self.r.cast.drafts[ident].mentions
        return mentions[0].start if mentions else 0, ident

"""Who stands against whom: the two that the clauses of a text set against one another."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from communique.actors.alike import main_pair
from communique.actors.nominals import RELATIONAL
from communique.actors.places import LOCATIVE
from communique.actors.states import states

if TYPE_CHECKING:
    from collections.abc import Iterator

    from communique.actors.cast import Told
    from communique.actors.resolution import Resolver

Pairs = dict[frozenset[str], float]
SURE = 0.3
# What it adds that a text tells of two states more than of any other.
_CHIEF = 0.4
# Whose sides no conflict has: those who report it, suffer it or go between.
_NO_SIDES = frozenset({"JRN", "CVL", "REF", "SOC", "MED", "EDU", "LAB", "BUS", "REL"})
_BETWEEN = frozenset({"UNO", "NGO", "IMG"})
_ARMED = frozenset({"MIL", "REB", "PRM"})
# Words of clauses in which two stand against one another or at one table, by their beginnings.
_FACING = tuple(
    """accus attack fight fought shell talk negotiat sign agree truce war clash exchang blam kill
    bomb meet met ceasefire cease-fire deal treat conflict disput battl strik struck threat deni
    deny oppos invad fire fires fired captur seiz retak retook ambush raid violat reject break
    broke drove drive recall expel summon sued suing quarrel row rift tension deport retaliat
    blam seize seizing demand sanction protest""".split()
)
# Of these, those of a quarrel, in which nobody fights.
_QUARRELLING = tuple(
    """accus threat deni deny oppos reject recall expel summon sued suing quarrel row rift tension
    deport retaliat blam demand sanction protest conflict disput""".split()
)
_DEMANDING = ("demand", "warn", "insist")
_FIGHTING = tuple(
    """accus attack fight fought shell clash kill bomb conflict battl strik struck invad fire
    captur seiz retak retook ambush raid violat drove recaptur trade war""".split()
)
_TO_STOP = frozenset("violence fighting hostilities shelling bloodshed clashes restraint".split())
# To these those return who have fought or quarrelled.
_TALKING = frozenset("dialogue talks negotiations table truce peace ceasefire".split())
_RETURNING = frozenset("return resume back restart".split())
_GOING_BETWEEN = ("broker", "mediat", "host", "guarant", "chair", "back", "stand", "stood", "thank")
# Remarks upon what two others did, of which he who makes them is none.
_REMARKING = ("welcom", "commend", "prais", "hail", "applaud", "congratulat", "thank", "salut")
_MIXED = frozenset({"GOV", "MIL"})
_REBELS = frozenset({"REB", "PRM", "SEP"})
# How fast those fade who are told of, where nobody nearer stands apart.
_FAR = 0.04
# Whither somebody goes, he does not stand against.
_GOING = frozenset("flee fled fleeing escape escaped travel travelled traveled return".split())


class Facing:
    """Finds adversaries for a resolver.

    Args:
        resolver: the resolver of the document.
    """

    def __init__(self, resolver: Resolver) -> None:
        self.r = resolver

    def pairs(self, i: int, acting: set[str], *, far: bool = False) -> Pairs:
        """The pairs that the text before a token sets against one another, with how surely.

        Args:
            i: the token.
            acting: who acts upon what the token means, and is none of them.
            far: whether it counts little how far above they are told of.
        """
        words = self.r.words
        here = words.sent[i]
        hostile = self._hostile(i)
        clauses: dict[int, list[Told]] = defaultdict(list)
        for told in self.r.cast.here():
            over = words.head[words.head[words.place_in_clause(told.root)]]
            preposition = words.preposition(told.root)
            if preposition in LOCATIVE or (preposition == "of" and words.lower[over] in RELATIONAL):
                continue
            if told.root < i and told.sentence <= here:
                verb = words.clause(told.root)
                clauses[verb].append(told)
                over = words.head[verb]
                clause = told.subject and words.dep[verb] == "ccomp"
                if clause and words.lower[over].startswith(_DEMANDING):
                    clauses[over].append(told)  # "Chad demanded that *Libya* leave"
        pairs: Pairs = defaultdict(float)
        for verb, told_here in clauses.items():
            fade = 0.35
            facing = self._faces(verb, told_here)
            if hostile:
                # Who is to stop fighting is told where they fight, however far above.
                fought = words.lower[verb].startswith(_FIGHTING)
                at_odds = words.lower[verb].startswith(_QUARRELLING)
                facing *= 1.0 if fought else 0.6 if at_odds else 0.3
                fade = 0.15 if fought or at_odds else 0.35
            fade = min(fade, _FAR) if far else fade
            near = facing / (1 + fade * (here - told_here[0].sentence))
            subjects = [
                x
                for t in told_here
                if words.dep[words.place_in_clause(t.root)] == "nsubj"
                for x in self._parties(t)
            ]
            others = [
                x
                for t in told_here
                if not t.subject and (words.dep[t.root] != "poss" or self._lost(t.root, verb))
                for x in self._parties(t)
            ]
            if len(set(others)) > 1 and words.lower[verb].startswith(_REMARKING):
                subjects = []
            # "American and Saudi diplomats carry drafts": who acts as one has no sides.
            tops = {words.place_in_clause(t.root) for t in told_here if t.subject}
            apart = facing >= 1.0 or len(tops) != 1
            if len(set(subjects)) == 2 and apart:
                self._count(pairs, subjects[0], subjects[-1], near)
            for one in set(subjects):
                for other in set(others):
                    self._count(pairs, one, other, near)
            between = any(words.preposition(t.root) == "between" for t in told_here)
            if between and len(set(others)) == 2:
                self._count(pairs, others[0], others[-1], 1.5 * near)
            for one, other in self._joined(told_here):
                self._count(pairs, one, other, 1 / (1 + fade * (here - told_here[0].sentence)))
        chief = frozenset(main_pair(self.r, i, surely=False))
        if pairs.get(chief, 0.0) > SURE:
            pairs[chief] += _CHIEF
        for pair in list(pairs):
            if not acting.isdisjoint(pair) or pairs[pair] < SURE:
                del pairs[pair]
        return pairs

    def sides(self, i: int, acting: set[str]) -> frozenset[str]:
        """The two whom the text sets against one another most; none where it does so with none.

        Two of whom it told once, far above, are not its sides where it is all about two others.
        """
        near = self.pairs(i, acting)
        pairs = near or self.pairs(i, acting, far=True)
        best = max(pairs, key=lambda pair: pairs[pair], default=frozenset[str]())
        chief = main_pair(self.r, i) if best and not near else ()
        abroad = len({x[:3] for x in best}) == 2
        return frozenset(chief) if chief and abroad and acting.isdisjoint(chief) else best

    def _joined(self, told_here: list[Told]) -> Iterator[tuple[str, str]]:
        """Those of one state who are told in one phrase: "envoys of *the army and the rebels*"."""
        words, drafts = self.r.words, self.r.cast.drafts
        for told in told_here:
            over = words.head[told.root]
            # "Envoys of the army *and of* the rebels"
            again = {*words.conjuncts(over)} | {
                k for k in words.kids[words.head[over]] if words.lower[k] == words.lower[over]
            }
            for other in told_here:
                above = words.head[other.root]
                beside = other.root in words.conjuncts(told.root) or not again.isdisjoint(
                    (above, words.head[above])
                )
                if other.root < told.root or not beside or above == over:
                    continue
                for one in self._parties(told):
                    for two in self._parties(other):
                        a, b = drafts[one], drafts[two]
                        if a.country == b.country and {a.sector, b.sector} & _REBELS:
                            yield one, two

    def armies(self, i: int, acting: set[str]) -> tuple[str, ...]:
        """The army and those who fight it at home, where no others stand as much apart."""
        drafts, pairs = self.r.cast.drafts, self.pairs(i, acting)
        best = sorted(max(pairs, key=lambda pair: pairs[pair], default=()))
        own = {(drafts[x].country, drafts[x].sector in _ARMED) for x in best}
        return tuple(best) if len(own) == 1 and own.pop()[1] else ()

    def other(self, i: int) -> tuple[str, ...]:
        """Whom those face who speak of "the other side", or who do what its clause tells."""
        words, drafts = self.r.words, self.r.cast.drafts
        verb = words.clause(i)
        own: set[str] = set()
        for _ in range(4):
            subject = words.kid(verb, "nsubj")
            if subject is not None and subject != i:
                told = [drafts[x] for x in self.r.of(subject)]
                own = {d.id for d in told} | {str(d.country) for d in told}
                break
            if words.head[verb] == verb:
                break
            verb = words.clause(words.head[verb])
        pairs = {p: n for p, n in self.pairs(i, set()).items() if len(p & own) == 1}
        if not pairs:
            return ()
        return tuple(max(pairs, key=lambda p: pairs[p]) - own)

    def inside(self, i: int) -> str | None:
        """The one state in whose conflict there are sides: "the two sides in Chad's war"."""
        words = self.r.words
        for k in words.kids[i]:
            noun = words.kid(k, "pobj") if words.dep[k] == "prep" else None
            if noun is None or words.lower[k] not in ("in", "of", "to") or words.conjuncts(noun):
                continue
            for place in (noun, *words.kids[noun]):
                reading = self.r.scene.cover.get(place)
                if reading is not None and reading.country in states():
                    return reading.country
        return None

    def within(self, country: str) -> tuple[str, ...]:
        """The two sides of a conflict inside a state: those told of, else government and rebels."""
        drafts, cast = self.r.cast.drafts, self.r.cast
        armed = [
            x for x, d in drafts.items()
            if d.country == country and d.kind != "person" and d.sector in _ARMED and d.mentions
        ]  # fmt: skip
        own = [x for x in armed if ":" in x] or armed
        if len(own) == 2:
            return tuple(sorted(own, key=lambda x: drafts[x].mentions[0].start))
        rebels = own[0] if len(own) == 1 and drafts[own[0]].sector == "REB" else None
        return cast.sector(country, "GOV"), rebels or cast.sector(country, "REB")

    def _hostile(self, i: int) -> bool:
        """Whether those whom the noun means are asked to stop fighting: "both sides to halt"."""
        words = self.r.words
        end = words.parse.sentences[words.sent[i]].end
        near = (*words.lower[max(0, i - 4) : i], *words.lower[i + 1 : end])
        if not _TALKING.isdisjoint(near) and not _RETURNING.isdisjoint(near):
            return True  # "Called on both sides to *return to dialogue*"
        return not _TO_STOP.isdisjoint(near)

    def _lost(self, owner: int, verb: int) -> bool:
        """Whether a possessor has what is attacked or taken: "captured *the army's* base"."""
        words = self.r.words
        attacked = words.dep[words.head[owner]] in ("dobj", "nsubjpass")
        return attacked and words.lower[verb].startswith(_FIGHTING)

    def _faces(self, verb: int, told_here: list[Told]) -> float:
        """How surely a clause tells of two sides, by its verb and the nouns of its phrases."""
        words = self.r.words
        # "*War* erupted between them", "held *talks*": nouns tell it as verbs do.
        nouns = (words.kid(verb, "nsubj"), words.kid(verb, "dobj"))
        heads = [words.lower[verb], *(words.lower[k] for k in nouns if k is not None)]
        for told in told_here:
            top = words.place_in_clause(told.root)
            if words.dep[top] == "pobj":
                heads.append(words.lower[words.head[words.head[top]]])
        if heads[0] in _GOING or any(head.startswith(_GOING_BETWEEN) for head in heads):
            return 0.0
        return 1.0 if any(head.startswith(_FACING) for head in heads) else 0.4

    def _count(self, pairs: Pairs, one: str, other: str, weight: float) -> None:
        drafts = self.r.cast.drafts
        a, b = drafts[one], drafts[other]
        if a.country != b.country:
            one, other = self._whole(one), self._whole(other)
        elif a.sector != b.sector and {a.sector, b.sector} <= _ARMED:
            weight *= 2  # "The army and the rebels" of one land are sides whatever they do.
        elif "state" in (a.kind, b.kind) and not {a.sector, b.sector} & _ARMED - {"MIL"}:
            return  # A state and a part of it are no two sides.
        if one != other:
            pairs[frozenset((one, other))] += weight

    def _whole(self, ident: str) -> str:
        """The state itself of a government, army or office-holder that faces another state."""
        draft = self.r.cast.drafts[ident]
        if draft.country in states() and (draft.sector in _MIXED):
            return self.r.cast.state(str(draft.country))
        return ident

    def _group(self, country: str, sector: str) -> str:
        """The armed group of a rebel: the one of his land that is told of."""
        drafts = self.r.cast.drafts
        own = [
            x
            for x, d in drafts.items()
            if d.country == country and d.sector == sector and d.kind != "person" and ":" in x
        ]
        return own[0] if len(own) == 1 else self.r.cast.sector(country, sector)

    def _parties(self, told: Told) -> list[str]:
        """The parties to a conflict that a mention tells."""
        drafts = self.r.cast.drafts
        found = []
        for ident in told.ids:
            draft = drafts[ident]
            if draft.sector in _NO_SIDES or ident[:3] in _BETWEEN:
                continue
            if ident == "UNK.MIL" and self.r.scene.weights.total() > 0:
                continue  # "Foreign troops" of no state told, where states are.
            if draft.kind == "person" and draft.sector in _ARMED - {"MIL"}:
                ident = self._group(str(draft.country), str(draft.sector))
            elif draft.kind == "person":
                if draft.country not in states() or draft.sector not in _MIXED:
                    continue
                ident = self.r.cast.state(str(draft.country))
            found.append(ident)
        return found

"""Where a pronoun or nominal stands, and what the grammar of its sentence says of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from communique.actors.nominals import HE, IT, NUMBERS, OF_STATES, POSSESSIVE, SHE, THEY
from communique.actors.words import QUANTITIES

if TYPE_CHECKING:
    from communique.actors.binding import Binding
    from communique.actors.words import Words

# What those have to whom something is done: the families are not the policemen's.
OF_VICTIMS = frozenset(
    """family families relatives parents mother mothers father wife widow widows children lawyer
    lawyers captors abductors kidnappers killers attackers release bodies body corpse corpses
    funeral funerals fate whereabouts injuries wounds death deaths detention arrest arrests
    ordeal plight""".split()
)
# Who speak for themselves, whosever they are: "his army chief said he".
_IN_COMMAND = frozenset(
    """chief minister commander general deputy successor counterpart rival opponent predecessor
    secretary ally ambassador envoy""".split()
)
_TOWARD = frozenset({"with", "against", "on", "to", "from"})
# Verbs by which one takes the side of another in "its war", and what it fights.
_BACKING = ("back", "arm", "support", "help", "aid", "assist", "suppl", "encourag")
_WARS = frozenset("war fight struggle conflict battle campaign dispute standoff".split())
_OVER = frozenset({"over", "for", "about", "of"})
CHARGES = tuple(
    """accus blam critici condemn denounc rebuk fine fined protest complain punish sanction charge
    charg censur chid scold lambast attack reprimand warn suspend expel castigat slam blast berat
    upbraid reproach fault assail lash excoriat admonish chastis tore tear rap deplor
    decri""".split()
)
# What is cut with those whose deed one resents.
_CUT = ("ties", "relation", "links", "contact", "talks", "cooperation", "aid", "assist", "sales")
# What is laid on another, kept from him or lifted for what he has done, and words of praise for it.
_STEPS = tuple(
    """sanction tariff dut embargo ban restriction curb penalt quota blockade loan fund deliver
    export import shipment airspace border embassy ambassador envoy consul protest complaint
    support boycott visa privilege""".split()
)
# What befalls who takes such a step, and what he does before it.
_SUFFERING = frozenset(
    """lost lose came died fell drowned suffered said found failed learned learnt received
    warned""".split()
)
_PRAISING = tuple("prais commend reward thank congratulat threaten".split())
# What a state does to another's, and what of it: nobody attacks his own navy.
_ASSAILING = tuple(
    """attack bomb shell invad strike struck raid hit sink sank seiz captur occup storm blockad
    destroy kill murder shot fir kidnap abduct expel detain poison overran overr ambush shoot
    torpedo ram besieg surround storm""".split()
)
_ASSAILED = frozenset(
    """army navy air military fleet troops forces soldiers ships warships vessels jets planes base
    bases positions capital territory ports port coast embassy consulate cities towns tankers tanker
    convoy airport airports airfields refineries facilities sites installations border posts post
    bombers drones aircraft submarine submarines pilot pilots crew captain crewmen vessel ship
    trawler trawlers boat boats freighter freighters island islands peacekeepers peacekeeper soldier
    sailors sailor citizens nationals diplomats envoy ambassador villages village fishermen marines
    outpost outposts checkpoint consulates embassies garrison civilians""".split()
)
# What some of a thing are counted by: "two of its ships".
_COUNTED = QUANTITIES | NUMBERS.keys()


@dataclass(slots=True)
class Place:
    """Where a pronoun or nominal stands, and what the grammar of its sentence says of it."""

    token: int
    subject: bool
    verb: int
    doing: int  # the verb whose subject does what the clause tells: "*wanted* to leave its camp"
    controller: int | None
    partner: int | None
    addressee: int | None
    lands: bool  # whether what is owned is what only states have: "its territory"
    suffered: bool  # whether what is owned is what those have to whom something is done
    blamed: frozenset[int]  # whose deeds are told as what is held against them
    parallel: int | None  # the object of the clause before: "beat Oslo, and Bern beat it"
    assailant: int | None  # who attacks what is owned
    owners: frozenset[int]  # the like possessor in the subject: "his lawyer said he"
    burdened: int | None  # who is to do what a clause of time goes with: "made them wave as they"
    joined: tuple[int, int] | None  # between which tokens an object is gone on about
    relative: int | None  # who does so in the clause that tells of him: "Oslo, which recalled its"


# Verbs that take whom they ask with "on" or "to".
_CALLING = ("call", "appeal", "plead", "prevail")


class Vantage:
    """Reads where pronouns and nominals stand.

    Args:
        words: the tokens of the document.
        binding: what the grammar says.
    """

    def __init__(self, words: Words, binding: Binding) -> None:
        self.words = words
        self.binding = binding

    def place(self, i: int) -> Place:
        """Where the pronoun or noun at a token stands."""
        words = self.words
        verb = words.clause(i)
        owner = words.lower[i] in POSSESSIVE
        noun = words.lower[words.head[i]]
        return Place(
            token=i,
            subject=words.is_subject(i) or owner,
            verb=verb,
            doing=self._doing(verb),
            controller=self.binding.controller(verb),
            partner=self.binding.partner(i),
            addressee=self.binding.addressee(i, verb),
            lands=owner and noun in OF_STATES,
            suffered=owner and noun in OF_VICTIMS,
            blamed=self.blamed(i, verb),
            parallel=self._parallel(i, verb),
            assailant=self._assailant(i),
            owners=self._owners(i, verb),
            relative=self._relative(i, verb) if owner else None,
            joined=self._joined(i, verb),
            burdened=self._burdened(i, verb),
        )

    def _doing(self, verb: int) -> int:
        """The verb whose subject is that of an infinitive, too: "wanted to end its war"."""
        words = self.words
        for _ in range(3):
            over = words.head[verb]
            if words.dep[verb] != "xcomp" or words.kid(verb, "nsubj", "nsubjpass") is not None:
                break
            if words.kid(over, "dobj") is not None or words.pos[over] not in ("VERB", "AUX"):
                break
            verb = over
        return verb

    def _joined(self, i: int, verb: int) -> tuple[int, int] | None:
        """Between what an object stands that a joined clause goes on about.

        "Spoke to *both kings* and expected them to go", "met *the envoy* and thanked him".
        """
        words = self.words
        if words.is_subject(i) and words.tag[verb] == "VB" and words.head[verb] < i:
            verb = words.head[verb]
        elif words.dep[i] == "poss" and self._assailant(i) is not None:
            pass  # "Closed *the mission* and expelled its diplomats"
        elif words.dep[i] not in ("dobj", "dative"):
            return None
        if words.dep[verb] != "conj" or words.kid(verb, "nsubj", "nsubjpass") is not None:
            return None
        return words.head[verb], verb

    def _burdened(self, i: int, verb: int) -> int | None:
        """Who does what a clause of time or reason goes with, if he is the object above it.

        "Accused *the police* of burning it as they left".
        """
        words = self.words
        over = words.head[verb]
        if words.dep[verb] != "advcl" or not words.is_subject(i):
            return None
        for k in words.kids[over]:
            # The parser may hang it on the accusation.
            if words.dep[k] == "prep" and words.kid(k, "pcomp") is not None and k < verb:
                return words.kid(over, "dobj")
        if words.dep[over] not in ("pcomp", "xcomp") or words.kid(over, "nsubj") is not None:
            return None
        above = words.clause(words.head[over])
        if above == over:
            return None
        # "Called *on Roe* to raise it when he went"
        called = words.kid(above, "prep") if words.lower[above].startswith(_CALLING) else None
        named = words.kid(called, "pobj") if called is not None and called < over else None
        return words.kid(above, "dobj") or named

    def _relative(self, i: int, verb: int) -> int | None:
        """The noun that a relative clause tells of, where it is the subject of the clause."""
        words = self.words
        if words.dep[verb] != "relcl":
            return None
        subject = words.kid(verb, "nsubj")
        told = subject is not None and subject < i and words.lower[subject] in ("which", "who")
        return words.head[verb] if told else None

    def _owners(self, i: int, verb: int) -> frozenset[int]:
        """The like possessor in the subject of the clause that tells: "his lawyer said he"."""
        words = self.words
        kin = next((k for k in (HE, SHE, THEY) if words.lower[i] in k), None)
        if kin is None or words.dep[i] == "poss":
            return frozenset()
        found: set[int] = set()
        for at in (verb, words.clause(words.head[verb])):
            subject = words.kid(at, "nsubj", "nsubjpass")
            if subject is not None and subject < i and words.lower[subject] not in _IN_COMMAND:
                found.update(
                    k for k in words.kids[subject]
                    if words.dep[k] == "poss" and words.lower[k] in kin
                )  # fmt: skip
        return frozenset(found)

    def _sharing(self, i: int) -> int | None:
        """Whose the noun is that this is joined to: "barred Mali's army and *its* chief"."""
        words = self.words
        noun = words.head[i]
        if words.dep[i] != "poss" or words.lower[i] not in IT or words.dep[noun] != "conj":
            return None
        if words.lower[i + 1] == "own" or words.pos[words.head[noun]] != "NOUN":
            return None
        first = words.head[noun]
        owner = words.kid(first, "poss")
        if owner is None and words.lower[first + 1] == "of":
            owner = words.kid(first + 1, "pobj")
        return owner if owner is not None and words.pos[owner] == "PROPN" else None

    def _done_for(self, i: int) -> int | None:
        """The verb that sides with whose war it is: "armed Chad in *its* war"."""
        words = self.words
        noun = words.head[i]
        at = words.head[noun]
        if words.dep[i] != "poss" or words.lower[i] not in IT or words.lower[noun] not in _WARS:
            return None
        if words.dep[noun] != "pobj" or words.lower[at] != "in":
            return None
        over = words.head[at]
        if words.dep[over] == "dobj":
            over = words.head[over]
        return over if words.lower[over].startswith(_BACKING) else None

    def blamed(self, i: int, verb: int) -> frozenset[int]:
        """Against whom a deed is held: "fined Poland over its courts", "cut ties with Iran"."""
        words = self.words
        noun = words.head[i]
        if (shared := self._sharing(i)) is not None:
            return frozenset({shared})
        if (over := self._done_for(i)) is not None:
            return self._targets(over)
        if words.lower[i] in POSSESSIVE and words.dep[i] == "poss" and words.dep[noun] == "pobj":
            at = words.head[noun]
            if words.lower[at] in _OVER:
                over = words.head[at]
                if words.pos[over] != "VERB" and words.dep[over] == "dobj":
                    over = words.head[over]  # "lodged a protest with Oslo over its patrols"
                told = words.kid(over, "dobj")
                charged = words.lower[over].startswith(CHARGES) or (
                    # "Broke off *ties* with Oslo over its raids"
                    told is not None and words.lower[told].startswith((*CHARGES, *_CUT))
                )
                return self._targets(over) if charged else frozenset()
        if words.dep[i] == "dobj" and words.dep[verb] == "ccomp":
            # "blamed Roe and demanded that Oslo deport him"
            over = words.head[words.head[verb]]
            if words.dep[words.head[verb]] == "conj" and words.lower[over].startswith(CHARGES):
                return self._targets(over)
        doer = noun if words.dep[i] == "poss" and words.lower[i] in POSSESSIVE else i
        suffers = words.lower[verb] in _SUFFERING
        if words.dep[doer] == "nsubj" and words.dep[verb] == "advcl" and not suffers:
            # "condemned Sudan after it attacked": blame falls on whoever did what is told.
            over = words.head[verb]
            reason = any(words.lower[k] in ("after", "because") for k in words.kids[verb])
            step = words.kid(over, "dobj")
            charged = words.lower[over].startswith((*CHARGES, *_PRAISING)) or (
                # "Imposed *sanctions* on Sudan after it attacked"
                step is not None and words.lower[step].startswith((*_CUT, *_STEPS))
            )
            return self._targets(over) if reason and charged else frozenset()
        if words.dep[i] == "nsubj" and words.dep[verb] == "ccomp":
            # What had been done is the reason for what is done to those who did it.
            saying = words.head[verb]
            had = any(words.dep[k] == "aux" and words.lower[k] == "had" for k in words.kids[verb])
            if had and words.tag[saying] == "VBG" and words.dep[saying] == "advcl":
                return self._targets(words.head[saying])
        return frozenset()

    def _parallel(self, i: int, verb: int) -> int | None:
        """The object of the clause that one goes on: "invaded Poland, and Moscow attacked *it*"."""
        words = self.words
        if words.dep[i] != "dobj" or words.dep[verb] != "conj":
            return None
        if words.kid(verb, "nsubj") is None:
            return None
        over = words.head[verb]
        told = words.kid(over, "dobj")
        aim = words.kid(over, "xcomp") if told is None else None
        to = words.kid(aim, "dative") if aim is not None else None
        # "Agreed to sell radars to *Chad*, and Bern has given it guns"
        return words.kid(to, "pobj") if to is not None else told

    def _assailant(self, i: int) -> int | None:
        """Who attacks what a possessor has: "if Iran closed it, *Oman* would attack its navy"."""
        words = self.words
        thing = words.head[i]
        if words.dep[i] == "poss" and words.preposition(thing) == "against":
            # "threatened to use force against its tankers"
            own = words.lower[thing] not in _ASSAILED or words.lower[i + 1] == "own"
            return None if own else words.kid(self._doing(words.clause(i)), "nsubj")
        if words.dep[i] != "poss":
            return None
        owned, part = thing, words.head[words.head[thing]]
        if words.preposition(thing) == "of" and words.lower[part] in _COUNTED:
            thing = part  # "Seized three of its ships"
        if words.dep[thing] not in ("dobj", "nsubjpass"):
            return None
        verb = words.head[thing]
        helped = words.tag[verb] == "VB" and words.lower[verb].startswith(("train", "advis"))
        assailed = helped or words.lower[verb].startswith(_ASSAILING)
        if words.lower[owned] not in _ASSAILED or not assailed:
            return None
        if any(words.lower[k] == "own" for k in words.kids[owned]):
            return None
        if words.tag[verb] == "VBG" and words.dep[verb] == "advcl":
            verb = words.head[verb]  # "Shot down a jet, *capturing* its pilot"
        return words.kid(verb, "nsubj") or words.kid(words.head[verb], "nsubj")

    def _targets(self, verb: int) -> frozenset[int]:
        """The objects of a verb, and those in phrases with "with", "against", "on" and the like."""
        words = self.words
        told = words.kid(verb, "dobj")
        found = {told} if told is not None else set()
        for k in (*words.kids[verb], *(words.kids[told] if told is not None else ())):
            if words.dep[k] == "prep" and words.lower[k] in _TOWARD:
                noun = words.kid(k, "pobj")
                found.update({noun} if noun is not None else ())
        return frozenset(found)

"""Who stands where a frame asks for its parties: its functions filled from around a trigger."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from communique.events import control, papers, phrases, syntax, verbs
from communique.events.asking import asked_by
from communique.events.complements import complements, governing_verb
from communique.events.fears import FEARED, fearful
from communique.events.frames import lexicon
from communique.events.functions import below, clause_nouns, hurt_when
from communique.events.homes import abroad, foreign, is_self, on_land, others
from communique.events.jointly import met_meanwhile
from communique.events.makers import enacters, judges, makers, within
from communique.events.opposing import opponents
from communique.events.outcomes import doers_of
from communique.events.parties import (
    NO_STATES,
    hosts,
    mentions,
    merged,
    parties,
    state_of,
    states_of_the_pact,
)
from communique.events.surroundings import Surroundings

if TYPE_CHECKING:
    from collections.abc import Sequence

    from communique.events.frames import Frame
    from communique.events.matching import Match
    from communique.language.tokens import Token
    from communique.record import ActorRef

# Types of what is done with one's own men: of which sector they are, and the modes of it.
_ONE_S_OWN = {
    "MOBILIZE": (".MIL", frozenset[str]()),
    "RETREAT": (".MIL", frozenset({"withdraw"})),
    "SANCTION": (".GOV", frozenset({"withdraw"})),
}
# Types of what is done to another state, if one is told.
_DEALINGS = frozenset({"SANCTION", "AID", "COOPERATE"})
# Types of which one befalls whom another of the same breath does.
_PENALTIES = frozenset({"SANCTION", "COERCE"})
# Types of what is said in a letter to him who gets it.
_WRITTEN = frozenset({"REQUEST", "ACCUSE", "SUPPORT", "THREATEN", "REJECT", "CONCEDE", "AGREE"})
# The frames of signing an agreement.
_SIGNING = frozenset({"support.sign", "support.conclude-treaty"})
# What a protest voices, and before whom.
_VOICED = frozenset({"REQUEST", "ACCUSE", "REJECT", "THREATEN"})
_VOICED_AT = ("at", "against", "on", "with", "from", "by", "of")
# Verbs by which one gets to whom one would ask.
_REACHING = frozenset(
    """summon write call telephone phone ring cable meet visit fly travel go come arrive head rush
    hurry journey return address approach contact wire sail drive""".split()
)
_CALLING = frozenset("call telephone phone ring cable".split())
# What nobody but those themselves can do in whose land or house it is due.
_OWN_WORK = frozenset(
    """reform election vote referendum poll transition disarmament democratization overhaul
    restructuring devaluation reconciliation""".split()
)
_HELPED = ("in", "for", "to", "among", "of")


@dataclass(frozen=True, slots=True)
class Site:
    """Where a frame is tried: what its clause tells, and the nouns it asked for."""

    around: Surroundings
    frame: Frame
    told: list[Match]
    anchors: list[Token]
    clauses: list[Token]

    def bind(self) -> tuple[list[ActorRef], list[ActorRef]]:
        """The doers and those done to, by the functions of the frame."""
        frame, trigger = self.frame, self.around.trigger
        actors = self._first(frame.actor)
        if frame.type == "ASSAULT" and "in" in frame.actor:
            # "Killed in a raid *in northern Iraq*": where it was, not who did it.
            where = [n for deed in (trigger, *self.anchors) for n in below(deed, "in")]
            lands = parties(self.around.parse, [n for n in where if n not in self.anchors])
            actors = [party for party in actors if party not in lands]
        undergone = {"object", "of" if frame.type == "ASSAULT" else ""} & set(frame.recipient)
        if trigger.pos_ in {"NOUN", "PROPN"} and not actors and not undergone:
            # What has no object is done by whom it is "of": "the resignation of the cabinet".
            actors = parties(self.around.parse, syntax.prepositional(trigger, ("of",)))
        if not actors and frame.type in _ONE_S_OWN and syntax.is_passive(trigger):
            # "Soldiers were moved up", "its envoy was withdrawn": by whose they are.
            sector, modes = _ONE_S_OWN[frame.type]
            moved = self.around.parties("object") if frame.mode in modes or not modes else []
            actors = [p for p in moved if p.actor.partition(":")[0].endswith(sector)]
        if not actors and trigger.dep_ == "relcl":
            actors = parties(self.around.parse, papers.enacting(trigger))
        if not frame.reciprocal:
            own = actors if frame.type in _DEALINGS else ()
            found = self._first(frame.recipient, own)
            recipients = foreign(frame, actors, found)
            if frame.type == "ASSAULT" and (hurt := hurt_when(trigger)):
                recipients = merged(parties(self.around.parse, hurt), recipients)
            drawn = frame.type == "ACCUSE" and frame.recipient == ("subject",)
            if drawn and trigger.dep_ == "advcl" and syntax.is_passive(trigger.head):
                # "He was jailed, *drawing* criticism": of those who jailed him.
                doers = parties(self.around.parse, syntax.agents(trigger.head))
                recipients = doers or [
                    state_of(self.around.parse, actor[:3], mention)
                    for mention in mentions(self.around.parse, syntax.undergoers(trigger.head))
                    for actor in mention.actors
                    if actor[:3] not in NO_STATES
                ]
            if not recipients and self.around.verbal and judges(frame.type, trigger):
                made = parties(self.around.parse, makers(trigger, self.around.objects))
                recipients = (others if within(trigger, actors) else abroad)(actors, made)
                refused = [n for clause in self.clauses for n in syntax.undergoers(clause)]
                enacted = enacters([*self.around.objects, *refused])
                recipients = recipients or others(actors, parties(self.around.parse, enacted))
            if not recipients and self.around.verbal and trigger.head.lemma_ in _CALLING:
                # "Telephoned *the king* to express regret"
                spoken = frame.type in _WRITTEN - {"REQUEST"}
                recipients = self._of_meeting(actors) if spoken else recipients
            if frame.type == "SUPPORT" and self.around.verbal and is_self(recipients, actors):
                # "Telephoned *the king* to congratulate him": nobody congratulates himself.
                recipients = self._of_meeting(actors) or recipients
            if frame.type == "ACCUSE" and recipients:
                recipients = self._without_victims(recipients)
            if not recipients and frame.type in _WRITTEN and (verb := papers.letter_with(trigger)):
                sent = (*syntax.prepositional(verb, ("to",)), *self._datives(verb))
                recipients = abroad(actors, parties(self.around.parse, sent))
            returned = frame.type == "RETREAT" and frame.mode == "return"
            if not recipients and (returned or frame.type == "COOPERATE") and self.around.verbal:
                recipients = self._of_beggar(actors)  # "*Chad* demanded that Mali return the ship"
            if not recipients and frame.type == "REQUEST":
                asked = self._of_meeting if self.around.verbal else self._considering
                recipients = asked(actors)
            if frame.type == "AID" and self.around.verbal:
                actors = self._thanked(actors)
            # "Urged *Mali* to protect its civilians": helped are those at home.
            if not (recipients or found) and frame.type == "AID" and self.around.verbal:
                # "Sent doctors *to help Liberia*": helped is whom the purpose names.
                recipients = (
                    abroad(actors, self._of_purpose())
                    or abroad(actors, hosts(self.around.parse, self.around.nouns("to")))
                    or self._of_beggar(actors)
                    or self._of_attacked()
                )
            if frame.type == "PROTEST" and not recipients:
                recipients = self._of_demands()
            if frame.type == "SANCTION" and self.around.verbal:
                own_side = {party.actor for party in actors}
                if all(party.actor in own_side for party in recipients):
                    recipients = self._of_the_first(own_side) or recipients
            if not recipients and actors and frame.type in FEARED and self.around.verbal:
                recipients = fearful(self.around.parse, trigger, actors)
            if frame.type == "ASSAULT" and not (actors or recipients) and frame.agentless:
                # "A bomb went off *in Kabul*": nobody is named but where it did.
                where = syntax.prepositional(trigger, ("in", "at", "near", "outside"))
                recipients = hosts(self.around.parse, where) if "in" in frame.recipient else []
            return actors, recipients or on_land(frame, self.around, actors)
        recipients = []
        for function in (*frame.recipient, "with", "between", "among"):
            recipients = merged(recipients, self._parties(function))
        if not actors and frame.type == "CONSULT" and not self.around.verbal:
            met = met_meanwhile(self.around.parse, trigger) if recipients else []
            actors = abroad(recipients, met)
        if frame.id in _SIGNING and self.around.verbal and len(actors) + len(recipients) < 2:
            if trigger.dep_ in {"acl", "relcl"} and syntax.is_passive(trigger):
                both = self._declaring() or states_of_the_pact(self.around.parse, trigger)
                if {p.actor[:3] for p in (*actors, *recipients)} <= {p.actor[:3] for p in both}:
                    actors, recipients = both, []
            elif actors:
                recipients = merged(recipients, abroad(actors, self._of_contract()))
        return actors, recipients

    def _datives(self, verb: Token) -> list[Token]:
        found = [c for c in verb.children if c.dep_ in {"dative", "nsubjpass"}]
        return [n for c in found for n in ([c] if c.pos_ != "ADP" else c.children)]

    def _declaring(self) -> list[ActorRef]:
        """Who says together what was signed: "in a statement *signed* today, A and B agreed to"."""
        verb = next((w for w in self.around.trigger.ancestors if w.pos_ == "VERB"), None)
        both = parties(self.around.parse, syntax.subjects(verb)) if verb is not None else []
        return both if len({party.actor[:3] for party in both}) > 1 else []

    def _of_contract(self) -> list[ActorRef]:
        """Whom what is signed is for: "signed a contract to supply *Turkey* with chicken"."""
        return parties(
            self.around.parse,
            [
                noun
                for thing in self.around.objects
                for clause in thing.children
                if clause.dep_ == "acl" and clause.tag_ == "VB"
                for noun in (*syntax.undergoers(clause), *syntax.prepositional(clause, _HELPED))
            ],
        )

    def _without_victims(self, blamed: list[ActorRef]) -> list[ActorRef]:
        """The blamed without those to whom the deed was done: "condemned the siege *of Gaza*"."""
        # "Blamed the attack *on* Chad": what the frame itself asks for names who did it.
        blaming = {"on"} & set(self.frame.recipient)
        suffered = [
            noun
            for deed in self.around.objects
            if phrases.is_suffered(deed)
            for noun in syntax.prepositional(deed, tuple({"of", "on", "against"} - blaming))
        ]
        victims = {party.start for party in parties(self.around.parse, suffered)}
        return [party for party in blamed if party.start not in victims]

    def _of_the_first(self, doers: set[str]) -> list[ActorRef]:
        """On whom the first of joined penalties falls: "taxed *Chad's wine*, halted imports"."""
        first = self.around.trigger
        while first.dep_ == "conj" and first.head.pos_ == "VERB":
            if any(child.dep_ in {"nsubj", "nsubjpass"} for child in first.children):
                return []
            first = first.head
        senses = lexicon().verbs.get(first.lemma_, ())
        if first is self.around.trigger or all(s.frame.type not in _PENALTIES for s in senses):
            return []
        beside = Surroundings(self.around.parse, first, {})
        for function in ("on", "against", "object"):
            found = [p for p in beside.parties(function) if p.actor not in doers]
            if found and "@ties" in self.frame.object:  # Ties are cut with a state.
                homes = {
                    actor[:3]: mention
                    for mention in mentions(self.around.parse, beside.nouns(function))
                    for actor in mention.actors
                    if actor[:3] not in NO_STATES
                }
                return [state_of(self.around.parse, *home) for home in homes.items()] or found
            if found:
                return found
        return []

    def _of_purpose(self) -> list[ActorRef]:
        around = self.around
        return parties(
            around.parse,
            [
                noun
                for clause in phrases.purposes(around.trigger)
                for noun in (*syntax.undergoers(clause), *syntax.prepositional(clause, _HELPED))
            ],
        )

    def _of_demands(self) -> list[ActorRef]:
        """Against whom a protest is by what it demands: "struck *to press Fiji* for higher pay"."""
        trigger = self.around.trigger
        verb = trigger if self.around.verbal else governing_verb(trigger)
        if verb is None or verb.pos_ != "VERB":
            return []
        nouns = opponents((verb, *self.anchors))
        for clause in (*phrases.purposes(verb), *phrases.accompanying(verb)):
            senses = lexicon().verbs.get(clause.lemma_, ())
            if not any(sense.frame.type in _VOICED for sense in senses):
                continue
            nouns += syntax.undergoers(clause)
            nouns += syntax.prepositional(clause, _VOICED_AT)
            nouns += [n for told in complements(clause) for n in syntax.subjects(told)]
        own = {party.actor for party in self._first(self.frame.actor)}
        return [party for party in parties(self.around.parse, nouns) if party.actor not in own]

    def _considering(self, askers: list[ActorRef]) -> list[ActorRef]:
        """Who has what is asked before him: "*Chad* is studying a request from Mali"."""
        verb = control.considered(self.around.trigger)
        if verb is None:
            return []
        passive = syntax.is_passive(verb)
        doers = syntax.agents(verb) if passive else syntax.subjects(verb)
        return abroad(askers, parties(self.around.parse, doers))

    def _of_meeting(self, askers: list[ActorRef]) -> list[ActorRef]:
        """Who is met to be asked: "summoned *the envoy* to demand", "flew *to Oslo* to plead"."""
        verb = self.around.trigger
        main = control.summoned(verb) or verb.head
        if verb.dep_ == "conj" and main.lemma_ == "summon" and not syntax.is_passive(main):
            # "Summoned *the envoy* and demanded that it be returned"
            return abroad(askers, parties(self.around.parse, syntax.undergoers(main)))
        if verb.dep_ not in {"advcl", "xcomp", "acl", "relcl"} or not verbs.is_infinitive(verb):
            return []
        if main.pos_ != "VERB" or main.lemma_ not in _REACHING:
            return []
        met = [*syntax.undergoers(main), *syntax.prepositional(main, ("to", "with", "in"))]
        return abroad(askers, parties(self.around.parse, met))

    def _of_beggar(self, givers: list[ActorRef]) -> list[ActorRef]:
        """Who asks for aid is whom it is asked for: "*Bolivia* begged Brazil to send food"."""
        trigger = self.around.trigger
        verb = control.beggar(trigger) or control.thanker(trigger)
        if verb is not None and verb.pos_ == "ADJ":
            verb = verb.head  # "*Laos* was grateful for the boats it was sent"
        if verb is None or syntax.is_passive(verb):
            return []
        own = {giver.actor for giver in givers}
        asking = parties(self.around.parse, syntax.subjects(verb))
        return [party for party in asking if party.actor not in own]

    def _thanked(self, givers: list[ActorRef]) -> list[ActorRef]:
        """Who gave what somebody gives thanks for: none thanks another for what he gave himself."""
        verb = control.thanker(self.around.trigger)
        if verb is None or all(noun.pos_ != "PRON" for noun in self.around.subjects):
            return givers
        own = {party.actor[:3] for party in parties(self.around.parse, syntax.subjects(verb))}
        if not all(giver.actor[:3] in own for giver in givers):
            return givers
        return parties(self.around.parse, syntax.undergoers(verb)) or givers

    def _of_attacked(self) -> list[ActorRef]:
        """Who is helped if attacked: "if *Azerbaijan* is attacked, Turkey must send weapons"."""
        held = phrases.conditions(self.around.trigger)
        passive = [n for k in held if syntax.is_passive(k) for n in syntax.undergoers(k)]
        return parties(self.around.parse, passive)

    def _first(self, functions: tuple[str, ...], own: Sequence[ActorRef] = ()) -> list[ActorRef]:
        """Those of the first function that has any; people of no known home give way to others.

        So do those of the states of ``own``: "banned *American* investment in Myanmar".
        """
        nameless: list[ActorRef] = []
        homes = {"UNK", *(party.actor[:3] for party in own)}
        for name in functions:
            found = self._parties(name)
            if name in {"object", "dative"} and self._only_hears():
                found = [party for party in found if ".JRN" not in party.actor]
            if found and not all(party.actor[:4].rstrip(".:") in homes for party in found):
                return found
            nameless = nameless or found
        return nameless

    def _only_hears(self) -> bool:
        """Whether who is told something is but told it: "told *reporters* that Chad would pay"."""
        return self.frame.type in _WRITTEN - {"REQUEST"} and self.around.trigger.lemma_ == "tell"

    def _parties(self, function: str) -> list[ActorRef]:
        around = self.around
        if function == "complement":
            if self.frame.type in {"REQUEST", "PROTEST"}:
                # Asked is whoever shall do it.
                doers = [noun for clause in self.clauses for noun in asked_by(clause)]
                own = {party.actor for party in around.parties("subject")}
                asked = parties(around.parse, doers) or self._concerned(own)
                duty = any(map(verbs.is_duty, self.clauses))
                if around.trigger.lemma_ in control.RAISING:
                    return [party for party in asked if party.actor not in own]
                if asked and not duty and all(party.actor in own for party in asked):
                    # "Asked to buy tanks *from Chad*": whoever would have a part in it.
                    asked = parties(around.parse, clause_nouns(around.trigger))
                if any(map(control.is_command, self.clauses)):
                    # "Look at Iraq," he told reporters: they are asked for nothing.
                    asked = [party for party in asked if ".JRN" not in party.actor]
                return asked
            if self.frame.type == "ACCUSE":
                # Blamed is whoever is said to do it: "complained that *Chad* sheltered rebels".
                clauses = self.clauses or phrases.occasions(around.trigger)
                doers = [n for c in clauses for n in (syntax.called(c) or syntax.subjects(c))]
                if not doers and self.frame.predicate:  # "Said *Chad* was involved in the raid"
                    doers = [n for c in clauses if c.lemma_ != "be" for n in syntax.undergoers(c)]
                return parties(around.parse, doers)
            found = [party for match in self.told for party in match.recipients + match.actors]
            # "Offered to help find *the killers*": for those it is not done.
            nouns = parties(around.parse, clause_nouns(around.trigger, self.clauses))
            return merged(found, []) or [p for p in nouns if ".CRM" not in p.actor]
        if function == "doer":
            # "Said *Lithuania* would pay a price", "let the *hostages* go"
            # "There would be consequences": by nobody.
            told = [c for c in self.clauses if all(t.dep_ != "expl" for t in c.lefts)]
            doers = [noun for clause in told for noun in syntax.subjects(clause)]
            found = parties(around.parse, doers)
            if found or not self.frame.complement_object:
                return found
            # "Said any *Israeli* raid would be met with force"
            return parties(around.parse, [n for c in told for n in doers_of(c)])
        if function == "condition":
            # Warned is whose doing would be answered: "would retaliate if *Manila* sent ships".
            clauses = [around.trigger, *self.clauses]
            held = [n for c in clauses for k in phrases.conditions(c) for n in syntax.subjects(k)]
            return parties(around.parse, held)
        found = around.parties(function)
        if not found and function not in {"subject", "object", "dative"}:
            # "Ready for talks *with India*": the phrase hangs on a noun that the frame asks for.
            under = [n for noun in self.anchors for n in below(noun, function)]
            under = under or [n for o in around.objects for n in phrases.in_clauses(o, function)]
            if self.frame.complement_verbs and not under:
                under = [n for c in self.clauses for n in syntax.prepositional(c, (function,))]
            found = parties(around.parse, under)
        return found

    def _concerned(self, own: set[str]) -> list[ActorRef]:
        """Whose it is to see to what is due: "said that elections *in Mali* must be held"."""
        due = [n for c in self.clauses if verbs.is_duty(c) for n in syntax.undergoers(c)]
        own_work = [affair for affair in due if affair.lemma_ in _OWN_WORK]
        nouns = [n for affair in own_work for n in syntax.prepositional(affair, ("in", "of"))]
        return [p for p in parties(self.around.parse, nouns) if p.actor not in own]

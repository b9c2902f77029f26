"""Of which state a phrase is that names none: by its clause, by who was told of last."""

from __future__ import annotations

from typing import TYPE_CHECKING

from communique.actors.alike import main_pair
from communique.actors.places import is_where, report_sent_from
from communique.actors.setting import Setting
from communique.actors.states import states
from communique.actors.words import MODIFIES

if TYPE_CHECKING:
    from communique.actors.theatres import Reading


_CIVIL = frozenset({"CVL", "AGR", "EDU", "MED", "REL", "LAB", "REB"})
_OF_STATES = frozenset({"GOV", "MIL", "COP", "LEG", "JUD"})
_WHO = frozenset({"who", "which", "that"})
# What is done to others than one's own people.
_HARM = frozenset(
    """kill kills killed killing wound wounds wounded wounding injure injures injured injuring
    bomb bombs bombed bombing bombard bombarded shell shells shelled shelling attack attacks
    attacked attacking ambush ambushed capture captures captured capturing kidnap kidnapped
    kidnapping abduct abducted massacre massacred slaughter slaughtered murdered executed tortured
    raped""".split()
)
# What is done with one's own forces.
_COMMANDING = frozenset(
    """lead leads led command commands commanded head heads headed order orders ordered rally
    rallied inspect inspects inspected deploy deploys deployed mobilise mobilised mobilize
    mobilized instruct instructed purge purged send sends sent""".split()
)
# What one state does to those of another, and what of them is then told: "were put on the list".
_LISTING = frozenset(
    """bar barred bars ban banned bans sanctioned sanctions sanction blacklisted blacklists
    blacklist imposed impose imposes froze freeze freezes targeted targets listed listing put
    placed added named hit expelled expels expel""".split()
)
# What one does to those of another state, by the beginnings of the verbs.
_TOWARD = tuple(
    """accus blam call condemn critici denounc demand expel handed invit protest rebuk reject
    summon thank threaten urg warn""".split()
)
# Verbs by which citizens turn to those who rule them, by their beginnings.
_CALLING_ON = tuple("urg tell told beg implor exhort advis shout petition plead appeal".split())
_CITIZENS = frozenset("JRN CVL LEG OPP PTY EDU LAB REL SOC MED AGR ELI".split())

# Remarks upon what was done elsewhere, by the beginnings of the verbs.
_REMARKING = tuple("condemn deplor denounc mourn lament decr regret".split())
_WRONGS = frozenset(
    """violated violate violates breached broke broken ignored flouted lied interfered
    threatened""".split()
)
_OPPOSED = frozenset({"OPP", "PTY"})
_OUSTED = frozenset("ousted overthrew overthrown toppled deposed unseated dethroned".split())
_QUOTES = frozenset({'"', "“", "``", "''"})
# How many tokens after a deed the ministry stands that announces it.
_NEAR = 30


class Homes(Setting):
    """Finds the states of phrases that tell none themselves.

    Args:
        resolver: the resolver of the document.
    """

    def of_text(self, before: int) -> str | None:
        """The state in which a text is set, as far as it tells by a token."""
        staged = self.staged(before)
        return staged or self.sent_from(before) or self.r.scene.main_state()

    def sent_from(self, before: int) -> str | None:
        """The state from which a report is sent, or that of its headline, if told of since."""
        scene, drafts = self.r.scene, self.r.cast.drafts
        if len(self.r.words.parse.reports) > 1:
            return report_sent_from(scene, before)
        if scene.headed is None:
            return scene.dateline
        pair = {scene.dateline, scene.headed}
        told = [t for t in self.r.cast.recent() if t.root < before and len(t.ids) == 1]
        told = [t for t in told if drafts[t.ids[0]].country in pair]
        subjects = [t for t in told if t.subject]
        last = max(subjects or told, key=lambda t: t.root, default=None)
        return drafts[last.ids[0]].country if last is not None else scene.dateline

    def sufferers(self, head: int) -> str | None:
        """The state of people to whom a thing is done, if the text is about that state.

        "Washington deported thousands of people", written in Oslo: not of Norway.
        """
        words, home = self.r.words, self.sent_from(head)
        verb = words.clause(head)
        subject = words.kid(verb, "nsubj")
        top = words.place_in_clause(words.quantified(head))
        if home is None or subject is None or words.dep[top] not in ("dobj", "pobj"):
            return home
        if words.dep[verb] == "relcl" and words.lower[subject] in _WHO:
            subject = words.head[verb]
        mark = self.r.cast.mention_of(subject)
        lands = {self.r.cast.drafts[x].country for x in mark.actors} if mark is not None else set()
        if words.dep[verb] == "relcl" and self._remarked(words.clause(words.head[verb]), home):
            return None  # "Oslo condemned a raid in which gunmen killed *ten people*"
        pair = {x[:3] for x in main_pair(self.r, head, surely=False)}
        if not lands or lands & {None, home} or not pair or lands <= pair >= {home}:
            return home
        sentence = words.parse.sentences[words.sent[head]]
        here = (self.r.scene.cover.get(k) for k in range(sentence.start, sentence.end))
        return home if any(x is not None and x.country == home for x in here) else None

    def _remarked(self, verb: int, home: str) -> bool:
        """Whether those of a state remark upon what was done: no word that it was done there."""
        words, drafts = self.r.words, self.r.cast.drafts
        subject = words.kid(verb, "nsubj")
        mark = self.r.cast.mention_of(subject) if subject is not None else None
        if mark is None or not words.lower[verb].startswith(_REMARKING):
            return False
        return any(drafts[x].country == home for x in mark.actors)

    def _others(self, before: int, verb: int) -> frozenset[str]:
        """Whose people or bodies those blame or ask who do so: "condemned the Omani police"."""
        words = self.r.words
        subject = words.kid(verb, "nsubj")
        if subject is None or subject < before or not words.lower[verb].startswith(_TOWARD):
            return frozenset()
        end = words.parse.sentences[words.sent[verb]].end
        return frozenset(
            str(reading.country)
            for k in range(verb + 1, end)
            if (reading := self.r.scene.cover.get(k)) is not None
            and reading.kind == "adjective"
            and words.head[reading.root] in self.r.roles_at
        )

    def petitioned(self, head: int) -> str | None:
        """The state of citizens who call on an official: "a *Danish* paper urged the premier"."""
        words, drafts = self.r.words, self.r.cast.drafts
        top = words.head[head] if words.dep[head] == "pobj" else head
        verb = words.head[top]
        called = words.dep[top] in ("dobj", "dative", "prep") and verb < top
        subject = words.kid(verb, "nsubj") if called else None
        if subject is None or not words.lower[verb].startswith(_CALLING_ON):
            return None
        mark = self.r.cast.mention_of(subject)
        if mark is None:
            return None
        own = {drafts[x].country for x in mark.actors if drafts[x].sector in _CITIZENS}
        return next(iter(own)) if len(own) == 1 else None

    def _ousted(self, i: int) -> str | None:
        """The state whose ruler those oust of whom none is told: "soldiers ousted Chad's king"."""
        words = self.r.words
        verb = words.clause(i)
        if words.lower[verb] not in _OUSTED:
            return None
        by = words.dep[words.head[i]] == "agent"
        ruler = words.kid(verb, "nsubjpass") if by else words.kid(verb, "dobj")
        if ruler is None or not (by or words.is_subject(i)):
            return None
        readings = (self.r.scene.cover.get(k) for k in range(words.left(ruler), ruler + 1))
        lands = {x.country for x in readings if x is not None and x.country in states()}
        drafts = self.r.cast.drafts
        told = lands or {drafts[x].country for x in self.r.of(ruler)} & states().keys()
        return next(iter(told)) if len(told) == 1 else None

    def _opposed(self, i: int) -> str | None:
        """The state of the ruler whom those in opposition blame or urge: their own."""
        words, drafts = self.r.words, self.r.cast.drafts
        verb = words.clause(i)
        subject, ruler = words.kid(verb, "nsubj"), words.kid(verb, "dobj")
        if ruler is None or subject is None or not words.left(subject) <= i <= subject < ruler:
            return None
        told = (
            [drafts[x] for x in self.r.of(ruler)] if words.lower[verb].startswith(_TOWARD) else []
        )
        ruling = told[:1] == told and all(x.kind == "person" and x.sector == "GOV" for x in told)
        return told[0].country if told and ruling and told[0].country in states() else None

    def _guests(self, i: int) -> set[str | None]:
        """The states of those who are received by agents of another: "met by the chief"."""
        words = self.r.words
        for _ in range(4):
            at = words.head[i]
            if words.dep[i] == "pobj" and words.dep[at] == "agent":
                guest = words.kid(words.head[at], "nsubjpass")
                mark = self.r.cast.mention_of(guest) if guest is not None else None
                drafts = self.r.cast.drafts
                return {drafts[x].country for x in mark.actors} if mark is not None else set()
            i = at
        return set()

    def _foe(self, verb: int) -> int | None:
        """The rebel or opponent who says what a clause tells: of his own state and its army."""
        words = self.r.words
        if words.dep[verb] != "ccomp":
            return None
        speaker = words.kid(words.head[verb], "nsubj")
        mark = self.r.cast.mention_of(speaker) if speaker is not None else None
        sectors = {self.r.cast.drafts[x].sector for x in mark.actors} if mark is not None else set()
        return speaker if sectors & {"REB", "OPP"} else None

    def _spokesman(self, i: int, verb: int) -> int | None:
        """The spokesman or the paper who says what those do of whom he tells: his own state's.

        "A spokesman in Oslo said officers had fired", "*Le Temps* said the general staff".
        """
        words, drafts = self.r.words, self.r.cast.drafts
        if words.dep[verb] != "ccomp" or not words.is_subject(i):
            return None
        speaker = words.kid(words.head[verb], "nsubj")
        mark = self.r.cast.mention_of(speaker) if speaker is not None and speaker < i else None
        if mark is None or len(mark.actors) != 1:
            return None
        draft = drafts[mark.actors[0]]
        own = draft.kind == "person" and draft.sector in ("GOV", "MIL")
        # "The army said two soldiers *were killed*": an army counts its own dead.
        own = own or (draft.sector == "MIL" and words.dep[i] == "nsubjpass")
        # What papers of the world tell is of any state.
        paper = "newspaper" in draft.nouns and draft.country not in ("USA", "GBR", "FRA")
        return speaker if own or paper else None

    def _announced(self, i: int, verb: int) -> int | None:
        """Who does what a ministry announces at the end: "*Chad* has recalled its envoy, it said".

        Not what one state does to harm another, which the other may tell as well.
        """
        words = self.r.words
        deed = words.kid(verb, "ccomp")
        if (
            deed is None
            or not words.is_subject(i)
            or deed > i
            or words.lower[deed] in _HARM | _WRONGS
        ):
            return None
        quoted = any(words.raw[k] in _QUOTES for k in range(words.left(deed), words.left(deed) + 1))
        subject = words.kid(deed, "nsubj")
        return subject if subject is not None and not quoted and i - deed < _NEAR else None

    def _same_paragraph(self, first: int, last: int) -> bool:
        """Whether no paragraph begins between two tokens."""
        words = self.r.words
        return "\n" not in words.parse.text[words.start[first] : words.start[last]]

    def acted_upon(self, country: str | None, before: int, through: bool = True) -> bool:
        """Whether a document speaks of a state only as what the sentence of a token acts upon.

        "Students condemned Chad": they need not be of Chad.

        Args:
            country: the state.
            before: the token.
            through: whether its people and bodies count as well ("met the Chadian envoy").
        """
        told = [x for x in self.r.scene.readings if x.country == country]
        return bool(told) and all(self._acted_upon(x, before, through) for x in told)

    def _acted_upon(self, reading: Reading, before: int, through: bool) -> bool:
        words = self.r.words
        if not through and reading.kind not in ("state", "seat"):
            return False
        root = words.place_in_clause(reading.root)
        for _ in range(4):
            if not through or words.dep[root] not in MODIFIES:
                break
            root = words.place_in_clause(words.head[root])
        return (
            reading.first > before
            and words.sent[reading.first] == words.sent[before]
            and not is_where(words, reading.first, reading.root)
            and words.dep[root] in ("dobj", "dative", "pobj")
            and words.preposition(root) != "from"  # "refugees from Chad"
        )

    def _dulled(
        self, best: tuple[float, str] | None, home: str | None, sentence: int
    ) -> tuple[float, str] | None:
        """The state in which a text is set, less likely where a paragraph tells of others."""
        if best is None or home is None:
            return best
        paragraph = self.r.coreference.salience.paragraph
        near = {
            self.r.cast.drafts[x].country
            for told in self.r.cast.recent()
            if 0 <= sentence - told.sentence <= 1
            and paragraph(sentence) == paragraph(told.sentence)
            for x in told.ids
        } & states().keys()
        return best if not near or home in near else (-10.0, home)

    def last_state(
        self, before: int, sector: str, away: str | None = None, abroad: bool = False
    ) -> str | None:
        """The state spoken of last before a token, as a subject rather than otherwise.

        Args:
            before: the token.
            sector: the sector of whom it tells.
            away: a state that is none of it.
            abroad: whether those are told who are seldom at home ("Ambassador Roe").
        """
        words = self.r.words
        ruled = self._opposed(before) if sector in _OPPOSED else None
        ruled = self._ousted(before) if sector in _OF_STATES else ruled
        if ruled is not None and ruled != away:
            return ruled
        sentence = words.sent[before]
        best: tuple[float, str] | None = None
        home = self.of_text(before)
        object_of = words.dep[words.place_in_clause(before)] in ("dobj", "dative")
        setting = None if object_of else self.setting(before)
        verb, definite = words.clause(before), words.definite(before)
        others = self._others(before, verb)
        if home is not None and home not in (away, *others) and not abroad:
            best = (0.0, home)
        acted_on = not words.is_subject(before)
        harmed = words.lower[verb] in _HARM
        listed = words.dep[words.place_in_clause(before)] == "nsubjpass"
        listed_harm = listed and harmed and sector == "CVL"
        listed = listed and words.lower[verb] in _LISTING and sector in ("GOV", "LEG", "MIL", "JUD")
        # "Conte, who formed a cabinet"
        who = words.kid(verb, "nsubj") if words.dep[verb] == "relcl" else None
        antecedent = words.head[verb] if who is not None and words.lower[who] in _WHO else None
        speaker = words.kid(verb, "nsubj")
        said_after = speaker is not None and verb < before <= speaker
        controller = self.r.coreference.binding.controller(verb)
        best = self._dulled(best, home, sentence)
        blamed = self.r.coreference.vantage.blamed(before, verb)
        foe = self._foe(verb)
        speaks = self._spokesman(before, verb) if sector in _OF_STATES else None
        guests = self._guests(before)
        announced = self._announced(before, verb) if sector == "GOV" else None
        recent = self.r.cast.recent()
        if acted_on:  # Who does it comes first: he may rule out the home of the text.
            recent = sorted(recent, key=lambda t: words.clause(t.root) != verb)
        for told in recent:
            if told.root >= before or sentence - told.sentence > 3 or len(told.ids) != 1:
                continue
            draft = self.r.cast.drafts[told.ids[0]]
            country = draft.country
            paper = draft.sector == "JRN" and told.root != speaks
            if country not in states() or country == away or paper:
                continue
            score = -20.0 * (sentence - told.sentence) - 0.05 * (before - told.root)
            score += 15 * told.subject + 5 * (draft.sector == sector)
            score += 20 * (country == home) * (-1 if abroad else 1) + 30 * (country == setting)
            score += 60 * (told.root in blamed or told.root == foe) - 60 * (country in guests)
            score -= 40 * (country in others)
            if country != home and draft.sector == "REB" and sector in ("MIL", "COP"):
                score += 25 * (sentence - told.sentence < 2)  # The army that rebels fight.
            if country != home and draft.sector == "MIL" and sector in _CIVIL:
                score -= 35  # Those among whom foreign soldiers stand are at home.
            one = draft.kind == "person" or self.r.individual(told.root)
            if one and draft.sector in _CIVIL and country != home:
                score -= 40  # A stranger told of has no people around him.
            if acted_on and (
                (told.subject and words.clause(told.root) == verb)
                or told.root in (antecedent, controller)
            ):
                # "Oslo urged the army": of another state; "Oslo sent troops": of its own.
                own = words.lower[verb] in _COMMANDING or not definite
                own = own and not words.lower[verb].startswith(_TOWARD)
                own = own and sector not in ("REB", "UAF")
                # A court that rejects "the government's appeal" is of the same state.
                own = own or (draft.sector in ("JUD", "LEG", "OPP") and sector in ("GOV", "LEG"))
                # Rebels who attack "the police" attack those of their own state.
                own = own or (draft.sector == "REB" and sector in ("MIL", "COP", "GOV", "LEG"))
                fought = draft.sector == "REB" and sector in ("MIL", "COP") and harmed
                score += (30 if fought else 10) if own else -40 - 20 * (country == home)
                if not own and country == home:
                    best = None if best is not None and best[1] == home else best
            if told.root == speaks:
                score += 25
            if told.root == announced:
                score += 35
            if listed and told.subject and words.lower[words.clause(told.root)] in _LISTING:
                score -= 80  # "Oslo barred Chad's leaders. 21 officials were put on the list."
            if acted_on and harmed and sentence == told.sentence and not told.subject:
                score += 50 * (draft.sector == sector)  # "a post of Russian troops, killing six"
            if said_after and told.sentence == sentence and told.root < verb:
                score -= 30  # "Chad's war is its own," said the spokesman: of another state.
            alike = draft.sector == sector or (draft.kind == "state" and sector in _OF_STATES)
            if told.subject and sentence - told.sentence == 1 and alike:
                first = words.dep[words.clause(told.root)] == "ROOT" and draft.kind == "state"
                first = first and sector == "GOV"
                score += 15 if self._same_paragraph(told.root, before) else 8 * first
            if listed_harm and country == home:
                score += 20  # "Thousands *have been slain* by soldiers": at home.
            if acted_on and harmed and sentence == told.sentence and country != home:
                score -= 40  # A foreign torpedo killed sailors: not those of its own state.
            if best is None or score > best[0]:
                best = (score, str(country))
        return best[1] if best else None

"""How likely a mention is the antecedent of a pronoun: salience by recency, place and agreement."""

from __future__ import annotations

from collections import Counter
from itertools import pairwise
from typing import TYPE_CHECKING

from communique.actors.modifiers import SPEAKERS
from communique.actors.nominals import HE, IT, POSSESSIVE, SHE, THEY
from communique.actors.vantage import CHARGES

if TYPE_CHECKING:
    from communique.actors.cast import Told
    from communique.actors.resolution import Resolver
    from communique.actors.vantage import Place

# What one says to or of another, who is then the topic.
_SPOKEN_OF = (*CHARGES, "urg", "call", "ask")
# Taken up by "they" though they have no plural.
_COLLECTIVE = frozenset(
    """police gendarmerie staff crew personnel public pair duo trio couple family team""".split()
)
_BANDS = frozenset({"REB", "UAF", "PRM", "CRM"})

_BROKERED = frozenset("brokered mediated guaranteed sponsored witnessed facilitated".split())
_SAYING = frozenset(
    """said says told tells added adds warned warns noted wrote insisted argued declared stressed
    urged demanded vowed called denied explained replied""".split()
)
# What demonstrators do, and hardly those who are set against them.
_MARCHING = frozenset(
    """marched march marching rallied rally rallying demonstrated demonstrating protested
    protesting chanted chanting shouted shouting paraded picketed""".split()
)
_SET_AGAINST = frozenset({"COP", "MIL", "GOV", "JUD", "SPY"})
# What is brought to bear on another: "under Chad's pressure, its leaders gave in".
_PRESSING = frozenset("pressure rule threat occupation fire protection auspices umbrella".split())

# What befalls people in the midst of what they do, by the beginnings of the verbs, and what who
# does it to them does meanwhile: "shelled the marchers *as they withdrew*".
_CATCHING = tuple(
    """arrest detain shot shoot kill murder gunned fired opened ambush seiz captur kidnap abduct
    beat attack wound injur stabbed rounded intercept caught caned tear-gassed teargassed whipped
    clubbed bombed shelled struck hit""".split()
)
_MOVING = tuple("advanc retreat withdr pull push sweep swept overran enter seiz storm".split())
# How an ally is helped, and what may befall it.
_HELPING = tuple(
    """help aid assist defend protect support back shield give send come came provide arm rescue
    supply reinforce lend""".split()
)
_HARMED = tuple("attack invad threaten assault bomb occup raid shell struck overrun".split())
_IN_CASE = ("if", "should", "when", "whenever", "once", "were")


class Salience:
    """Weighs antecedents for a resolver.

    Args:
        resolver: the resolver of the document.
    """

    def __init__(self, resolver: Resolver) -> None:
        self.r = resolver
        self._paragraphs: list[int] | None = None

    def paragraph(self, sentence: int) -> int:
        """The number of the paragraph in which a sentence stands."""
        if self._paragraphs is None:
            words = self.r.words
            text = words.parse.text
            starts = [s.start_char for s in words.parse.sentences]
            self._paragraphs = [0]
            for at, following in pairwise(starts):
                gap = text[at:following].rstrip(" ").endswith("\n")
                self._paragraphs.append(self._paragraphs[-1] + gap)
        return self._paragraphs[sentence]

    def _aside(self, at: Place, told: Told) -> bool:
        """Whether a mention stands in a relative clause that the pronoun is outside of."""
        words = self.r.words
        clause = words.clause(told.root)
        if words.dep[clause] != "relcl":
            return False
        k = at.token
        for _ in range(12):
            if k == clause:
                return False
            if words.head[k] == k:
                break
            k = words.head[k]
        return True

    def _mediated(self, told: Told) -> bool:
        """Whether those told only brought two together: "a treaty *brokered by* Chad and Mali"."""
        words = self.r.words
        root = words.place_in_clause(told.root)
        by = words.head[root]
        return words.dep[root] == "pobj" and words.lower[words.head[by]] in _BROKERED

    def _opens_before(self, at: Place, told: Told) -> bool:
        """Whether a possessor opens a clause with whose subject a pronoun stands.

        "Under *Chad's* policy on poachers, *its* rangers have shot dozens."
        """
        words, i, root = self.r.words, at.token, told.root
        if words.dep[root] != "poss" or words.dep[i] != "poss" or words.sent[root] != words.sent[i]:
            return False
        owned, fronted = words.head[i], words.head[root]
        if not words.is_subject(owned) or words.dep[fronted] != "pobj" or root > i:
            return False
        above = words.head[words.head[fronted]]
        return above == words.head[owned] and words.lower[fronted] not in _PRESSING

    def _of_a_crowd(self, ids: tuple[str, ...]) -> bool:
        """Whether some are people who may demonstrate, and not those who watch over them."""
        drafts = [self.r.cast.drafts[x] for x in ids]
        return all(d.kind == "group" and d.sector not in _SET_AGAINST for d in drafts)

    def _unharmed(self, some: int, told: Told, ids: tuple[str, ...]) -> float:
        """How much less likely some are meant to whom nothing was done: "two *of them* were shot".

        Nor those who did it, nor whoever was told of beside them.
        """
        words = self.r.words
        if words.dep[some] != "nsubjpass":
            return 0.0
        clause = words.clause(told.root)
        active = told.subject and words.kid(clause, "nsubjpass") is None
        less = 45.0 if active and words.dep[clause] != "relcl" else 0.0
        ruling = any(self.r.cast.drafts[x].sector in _SET_AGAINST for x in ids)
        return less + (20.0 if ruling else 0.0)

    def _undoing(self, at: Place) -> int | None:
        """Who is to do something for those whom a relative clause says to be wronged.

        "Chad urged *Libya* to compensate the villagers whom *its* planes had bombed."
        """
        words, i = self.r.words, at.token
        if words.dep[i] != "poss" or not words.is_subject(words.head[i]):
            return None
        if words.dep[at.verb] != "relcl" or words.lower[i] not in IT:
            return None
        deed = words.clause(words.head[at.verb])
        while words.dep[deed] == "conj" and words.kid(deed, "nsubj") is None:
            deed = words.head[deed]
        if words.dep[deed] not in ("ccomp", "xcomp"):
            return None
        return words.kid(deed, "nsubj") or self.r.coreference.binding.controller(deed)

    def score(self, at: Place, told: Told, ids: tuple[str, ...]) -> float:
        """How likely a mention is the antecedent; only the order of the scores tells.

        Args:
            at: the place of the pronoun.
            told: the mention.
            ids: the actors that it would mean.
        """
        words, i, verb, subject = self.r.words, at.token, at.verb, at.subject
        word, sentence = words.lower[i], words.sent[i]
        score = -25.0 * (sentence - told.sentence)
        score += 20.0 if told.subject else 0.0
        score += 6.0 if told.subject and subject else 0.0
        score += 8.0 if told.subject and words.dep[words.head[told.root]] == "ROOT" else 0.0
        score -= 0.05 * min(i - told.root, 100)
        score -= 6.0 * (self.paragraph(sentence) - self.paragraph(told.sentence))
        score -= 12.0 if words.dep[told.root] == "poss" and told.sentence != sentence else 0.0
        score -= 4.0 if words.preposition(told.root) else 0.0
        score += 5.0 if told.form == "pronoun" else 0.0
        score -= 15.0 if words.dep[told.root] in ("amod", "compound", "nmod") else 0.0
        if told.sentence == 0 and sentence > 1:
            score -= 5.0
        score += 10.0 if len(ids) > 1 else 0.0
        if word in THEY and len(ids) == 1:
            many = told.plural or words.lower[told.root] in _COLLECTIVE
            # An armed group is many, as the fishermen are whom a navy holds; the navy is one.
            armed = ":" in ids[0] and self.r.cast.drafts[ids[0]].sector in _BANDS
            score += 4.0 if many else (-10.0 if armed else -34.0)
        if told.subject and words.dep[verb] == "ccomp":
            # "The army fired, and the police said they knew nothing of it."
            over = words.head[verb]
            while words.dep[over] == "conj" and words.kid(over, "nsubj", "nsubjpass") is None:
                over = words.head[over]  # "Roe met Lo and *told* them that he would go"
            score += 10.0 if words.clause(told.root) == over else 0.0
            if words.lower[over].startswith("demand") and words.clause(told.root) == over:
                # What is demanded another does, unless those ask who are many: for themselves.
                passive = word in IT and words.kid(verb, "auxpass") is not None
                score -= 0.0 if told.plural or passive else 60.0
        where = words.dep[verb] == "relcl" and words.kid(verb, "advmod") is not None
        if told.subject and (where or words.dep[verb] == "advcl") and word in IT | THEY:
            # "said that the army had fired where it should have waited", and "spoke of crimes that
            # the troops committed when they took the town"
            over = words.clause(words.head[verb])
            below = words.dep[over] == ("ccomp" if word in IT else "relcl")
            score += 30.0 if below and words.clause(told.root) == over else 0.0
        if told.form == "pronoun" and not told.subject and not subject and word in HE | SHE:
            # "granted him asylum, and the court issued a warrant for him"
            same = words.lower[told.root] == word and told.sentence == sentence
            same = same and (words.dep[told.root] == "poss") <= (word in POSSESSIVE)
            score += 32.0 if same and words.clause(told.root) != verb else 0.0
        clause = words.clause(told.root)
        if told.subject and clause in (verb, at.doing):
            owned = word in POSSESSIVE and word in IT and not at.blamed
            owned = owned and words.dep[words.head[i]] != "nsubj"
            score += 40.0 if owned else 12.0 * (clause == verb)
        if word in IT and self._opens_before(at, told):
            score += 20.0
        if word in THEY and subject and words.lower[verb] in _MARCHING:
            # "Police fired at the crowd as *they* marched"
            score += 60.0 if told.plural and self._of_a_crowd(ids) else 0.0
        if word == "them" and words.preposition(i) == "of":
            # "The police fined the pair. One *of them* said": no police are counted.
            score -= 45.0 if words.lower[told.root] in _COLLECTIVE - {"pair", "couple"} else 0.0
            score -= self._unharmed(words.head[words.head[i]], told, ids)
        if word in THEY and self._mediated(told):
            score -= 65.0
        if self._aside(at, told):
            owner = words.kid(told.root, "poss")
            # "The king, *whose troops* stood by, met the gunmen. They ..."
            whose = owner is not None and words.lower[owner] == "whose"
            score -= 34.0 if whose and sentence != told.sentence else 20.0
        if words.dep[verb] == "advcl" and told.sentence == sentence and not told.subject:
            # "shot down an airliner as it landed"
            over = words.head[verb]
            score += 10.0 if words.dep[told.root] == "dobj" and words.head[told.root] == over else 0
            score += 45.0 if word in THEY and subject and self._caught(verb, told) else 0.0
            score += 70.0 if words.dep[i] == "nsubjpass" and self._shielded(verb, told) else 0.0
        if told.sentence == sentence and not told.subject:
            score -= 0.15 * min(i - told.root, 60)
        if subject and told.subject and told.sentence == sentence and word in IT | HE | SHE:
            # "Oslo cut ties after Bern shut its mission; *it* restored them": the first subject.
            between = words.raw[told.root : i]
            score += 14.0 if ";" in between and words.dep[clause] in ("ROOT", "parataxis") else 0.0
            score += 30.0 if ":" in between else 0.0  # "Roe is not so sure: *he* says"
        if word in HE | SHE and subject and words.lower[verb] in _SAYING:
            # "Roe warned that the fugitive must be handed over. “We wait,” *he* said."
            on = sentence - told.sentence == 1 and words.dep[clause] == "ROOT" and told.subject
            score += 15.0 if on and words.lower[clause] in _SAYING else 0.0
        if len(ids) == 1 and word in HE | SHE:
            draft = self.r.cast.drafts[ids[0]]
            score += 5.0 if draft.gender else 0.0  # Likelier than one whose gender may be any.
            score += 5.0 * min(len(draft.mentions) - 1, 3) if draft.kind == "person" else 0.0
        if told.root in at.owners:
            score += 40.0
        score += 60.0 if told.root in at.blamed else 0.0
        score += 60.0 if told.root == at.relative else 0.0
        if at.joined is not None and at.joined[0] < told.root < at.joined[1]:
            # "Praised Chad and *offered it* help": nobody nearer is there.
            near = 45.0 if word in IT and words.dep[i] == "dative" else 25.0
            score += near if words.dep[told.root] in ("dobj", "pobj", "dative") else 0.0
        score += 50.0 if told.root == at.parallel else 0.0
        score += 60.0 if told.root == self._undoing(at) else 0.0
        named = words.head[told.root] if words.dep[told.root] == "appos" else told.root
        score += 45.0 if at.burdened is not None and at.burdened in (told.root, named) else 0.0
        if told.root == at.assailant:
            score -= 170.0 if at.lands else 65.0
        if at.suffered and words.dep[words.place_in_clause(told.root)] in ("dobj", "nsubjpass"):
            score += 40.0
        over = words.head[words.head[told.root]]
        if word in IT and words.lower[over] in SPEAKERS and words.is_subject(over):
            score += 24.0  # "A spokeswoman for the company said that its"
        score += 45.0 if told.root == at.controller else 0.0
        score += 40.0 if told.root == at.partner else 0.0
        score += 22.0 if told.root == at.addressee else 0.0
        if word in IT and self._one_of_several(told):
            score -= 40.0
        if word in HE | SHE and not told.subject and self._one_of_two_men(told):
            score -= 30.0  # "Forged by Roe and Lo. *He*": who spoke of them.
        if at.lands and self.r.cast.drafts[ids[0]].kind == "state":
            score += 65.0 if told.sentence == sentence else 40.0
            # The search goes up clause by clause (Hobbs 1978).
            clause = words.clause(told.root)
            score += 40.0 if clause in (verb, words.clause(words.head[verb])) else 0.0
        return score

    def _shielded(self, harmed: int, told: Told) -> bool:
        """Whether some are helped in case they are attacked: "must aid *Chad if it* is invaded"."""
        words = self.r.words
        over, mark = words.head[harmed], words.kid(harmed, "mark", "advmod", "aux")
        if mark is None or words.lower[mark] not in _IN_CASE:
            return False
        if not words.lower[harmed].startswith(_HARMED):
            return False
        if not words.lower[over].startswith(_HELPING):
            return False
        top = told.root
        while words.head[top] != over and words.dep[top] in ("pobj", "prep", "dobj", "dative"):
            top = words.head[top]
        return words.head[top] == over and words.dep[top] in ("dobj", "prep", "dative")

    def _caught(self, doing: int, told: Told) -> bool:
        """Whether people are caught at what they do: "shot two men *as they* fled"."""
        words = self.r.words
        over, mark = words.head[doing], words.kid(doing, "mark", "advmod")
        if mark is None or words.lower[mark] not in ("as", "while", "when"):
            return False
        if words.lower[doing].startswith(_MOVING) or not words.lower[over].startswith(_CATCHING):
            return False
        people = all(self.r.cast.drafts[x].kind in ("group", "person") for x in told.ids)
        top = told.root
        while words.head[top] != over and words.dep[top] in ("pobj", "prep"):
            top = words.head[top]
        return people and words.head[top] == over and words.dep[top] in ("dobj", "prep")

    def named(self, candidates: list[Told]) -> Counter[str]:
        """How often candidates tell of each state, by itself or through its people."""
        drafts = self.r.cast.drafts
        return Counter(
            str(country)
            for told in candidates
            if len(told.ids) == 1 and (country := drafts[told.ids[0]].country) is not None
        )

    def topic(self, at: Place, told: Told, ident: str, named: Counter[str]) -> float:
        """How much likelier "the country" means a state for being what the passage is about.

        Who urges or blames another, of whom the passage has told before, speaks of its topic;
        unless the country goes on to blame.
        """
        words = self.r.words
        often = named[str(self.r.cast.drafts[ident].country)]
        score = 6.0 * min(often - 1, 3)
        score += 30.0 if ident == self.r.homes.of_text(at.token) else 0.0
        verb = words.clause(told.root)
        if words.dep[at.token] == "poss" and told.subject and words.dep[at.verb] == "ccomp":
            # "A spokeswoman said the kingdom's forces stood ready": her own.
            score += 40.0 if verb == self._sayer(at.verb) else 0.0
        blames = at.subject and words.lower[at.verb].startswith(_SPOKEN_OF)
        if words.lower[verb].startswith(_SPOKEN_OF) and not blames:
            if told.subject:
                score -= 15.0 if often < 2 else 0.0
            elif often > 1 and words.dep[words.place_in_clause(told.root)] in ("dobj", "pobj"):
                score += 60.0 if self._goes_on(at, verb) else 20.0
        return score

    def _sayer(self, verb: int) -> int:
        """The verb whose subject says what a clause tells, through those joined to it."""
        words = self.r.words
        over = words.head[verb]
        while words.dep[over] == "conj" and words.kid(over, "nsubj") is None:
            over = words.head[over]
        return over

    def _goes_on(self, at: Place, verb: int) -> bool:
        """Whether those speak of a country who have just spoken to or of another state.

        "Roe urged Oslo to wait. His ministry said the country was being used."
        """
        words, drafts = self.r.words, self.r.cast.drafts
        if words.dep[at.verb] != "ccomp" or not 0 < words.sent[at.token] - words.sent[verb] < 3:
            return False
        speaker = words.kid(words.head[at.verb], "nsubj")
        before = words.kid(verb, "nsubj")
        if speaker is None or before is None:
            return False
        homes = [{drafts[x].country for x in self.r.of(k)} for k in (speaker, before)]
        return bool(homes[0]) and homes[0] == homes[1]

    def _one_of_two_men(self, told: Told) -> bool:
        """Whether a person is told beside another whom the pronoun would mean as well."""
        drafts = self.r.cast.drafts
        marks = [self.r.cast.mention_of(k) for k in self.r.words.conjuncts(told.root)]
        others = [drafts[x] for mark in marks if mark is not None for x in mark.actors]
        genders = {drafts[told.ids[0]].gender, *(x.gender for x in others)} - {""}
        persons = bool(others) and all(x.kind == "person" for x in others)
        return persons and len(told.ids) == 1 and len(genders) < 2

    def _one_of_several(self, told: Told) -> bool:
        """Whether a mention is told beside others, which "it" does not single out again."""
        words = self.r.words
        others = words.conjuncts(told.root)
        # "Britain, whose ships use it more than any but those of Japan": they are no actors.
        joined = any(
            self.r.cast.mention_of(k) is not None or words.pos[k] == "PROPN" for k in others
        )
        return words.dep[told.root] == "conj" or joined

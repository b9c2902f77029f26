"""Role nouns with an article that take up an actor told of before: "the rebels", "the general"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from communique.actors.callings import called, of_other_affairs
from communique.actors.modifiers import BESIDE, FIGHTING, FIRSTS, FORMER, TARGET_ROLES
from communique.actors.nominals import REGIMES
from communique.actors.sectors import singular

if TYPE_CHECKING:
    from communique.actors.cast import Draft, Told
    from communique.actors.resolution import Resolver
    from communique.actors.roles import Match

_REACH = 12  # sentences
_NEAR = 5  # sentences
_ARMED = frozenset({"REB", "UAF", "PRM"})
# Nouns for the same men.
_TROOPS = frozenset({"troop", "soldier", "force"})
_ONE = frozenset({"a", "an", "one", "another", "the"})
# What the members of any armed group may be called.
_BANDS = frozenset(
    """rebel guerrilla militant insurgent fighter jihadist separatist extremist militiaman militia
    paramilitary gunman terrorist group movement faction""".split()
)
# Those of them who are called after what they want.
_OF_A_CAUSE = frozenset({"separatist", "jihadist", "islamist", "secessionist", "loyalist"})
# What is said of armed groups that tells them from no others of the text.
_CREEDS = frozenset(
    """shiite shi'ite shia sunni islamist islamic muslim marxist maoist leninist jihadist christian
    communist salafist wahhabi""".split()
)
# Honours and callings by which the one told of last is taken up, whatever he does.
_HONOURS = frozenset(
    """nobel laureate|nobel peace laureate|nobel peace prize laureate|nobel peace prize winner|
    nobel prize winner|politician|statesman|veteran politician""".replace("\n", "")
    .replace("    ", "").split("|")
)  # fmt: skip
_PUBLIC = frozenset({"GOV", "ELI", "OPP", "PTY", "LEG", "REB"})
_CHAMBERS = frozenset({"assembly", "chamber", "legislature"})
# Nouns of bodies that in the plural are several, or those who rule.
_SINGLE = frozenset("authority court ministry party union council committee commission".split())
_PROTESTERS = frozenset(
    """protester demonstrator activist environmentalist campaigner striker marcher rioter picket
    blockader""".split()
)
# What a named man is called who holds no office.
_EPITHETS = frozenset({"fugitive", "defector", "renegade", "deserter", "exile"})
# Who has no equal in his land.
_CROWNED = frozenset("king queen sultan emir emperor shah pope".split())


class Recall:
    """Finds who is taken up by a role noun that tells no state.

    Args:
        resolver: the resolver of the document.
    """

    def __init__(self, resolver: Resolver) -> None:
        self.r = resolver

    def again(self, match: Match, country: str | None = None) -> tuple[str, ...]:
        """The actor that a definite role phrase takes up; none where it is a new one.

        Args:
            match: the role noun.
            country: the state that the phrase tells, if it tells one ("the Oslo envoy").
        """
        r, words, head, role = self.r, self.r.words, match.head, match.role
        home = r.homes.of_text(head)
        headline = words.parse.in_title(words.parse.doc[head])
        bare = words.left(head) == match.first
        visiting = "visiting" in words.lower[words.left(head) : match.first]
        if (told_so := self._said_of(match)) is not None:
            return told_so
        if words.is_plural(head) and words.kid(head, "nummod") is not None and country is None:
            some = self._some_of(match)
            if some:
                return some
        if not words.definite(head) and not (bare and (headline or self._beside(match))):
            return ()
        latest: tuple[bool, bool, int, tuple[str, ...]] | None = None
        band = role.noun if role.noun in _BANDS else ""
        gone = self._gone(match)
        at_home = self.at_home(match) if country is None else None
        own = match.role.kind == "person" or match.role.noun in _BANDS
        acting = self._acting(head) if own else set()
        titled_in = self._fought_in(match) if headline else set()
        for told in r.cast.recent():
            if len(told.ids) != 1 or (told.root >= head) != headline:
                continue
            draft = r.cast.drafts[told.ids[0]]
            # Somebody's own title finds him further off.
            titled = draft.kind == "person" and draft.titled
            reach = _REACH * 3 if titled else _REACH
            if role.noun in _CROWNED and role.noun in {*draft.nouns, draft.role}:
                reach = len(words.parse.sentences)  # A land has one king.
            if not headline and words.sent[head] - told.sentence > reach:
                continue
            if country is not None and draft.country != country:
                continue
            governed = "government" in words.lower[words.left(head) : head]
            if governed and home is not None and draft.country != home:
                continue
            if visiting and draft.country == (r.scene.dateline or home):
                continue  # "The *visiting* president" is not at home.
            if role.kind == "force" and self._guest(head, told, draft, home):
                continue
            if titled_in and draft.country not in titled_in:
                continue  # "*Rebels* raid Malian town", in a report that names others elsewhere.
            if draft.id in acting:
                continue  # Nobody "recognises the new leader" who is himself.
            if at_home is not None and ":" not in draft.id and draft.country != at_home:
                continue
            if draft.kind == "person" and gone is not None and gone != (draft.sector == "ELI"):
                continue  # "The new leader" is not the one who is gone, "the late" one is.
            if draft.sector == "ELI" and role.noun == "government" and not gone:
                continue  # "The previous government ... *the government*": that of today.
            if not self._fits(match, draft, told):
                continue
            # Who has been called just so goes before those who may be called so.
            exact = match.role.noun in draft.nouns
            exact = exact or (draft.kind != "person" and role.noun not in _OF_A_CAUSE)
            if role.sector in ("MIL", "COP") and draft.kind == "group":
                # "*The soldiers*" are those called so before, and no troops told of since.
                exact = exact and words.lower[told.root] == words.lower[head]
            if role.noun == "rebel" and home is not None and draft.country != home:
                exact = "rebel" in draft.nouns  # Those of another land, if they were called so.
            # Of armed bands those who have been called so not long ago.
            just_so = band in draft.nouns and words.sent[head] - told.sentence <= _NEAR
            here = (exact, just_so, -told.root if headline else told.root, told.ids)
            if latest is None or here[:3] >= latest[:3]:
                latest = here
        if latest is not None:
            if band:
                r.cast.drafts[latest[3][0]].nouns.add(band)
            return latest[3]
        if country is None and match.role.office and match.role.kind == "person":
            return self._in_office(match)
        return ()

    def _fought_in(self, match: Match) -> set[str]:
        """The states of which a title speaks that tells of fighters by a noun alone."""
        words, number = self.r.words, self.r.words.sent[match.head]
        if match.role.sector not in FIGHTING:
            return set()
        readings = (x for x in self.r.scene.readings if words.sent[x.first] == number)
        return {reading.country for reading in readings if reading.country}

    def _said_of(self, match: Match) -> tuple[str, ...] | None:
        """The subject of whom it is said that he is the first: "Roe became *the first* leader"."""
        words, head = self.r.words, match.head
        if match.role.kind != "person" or words.dep[head] != "attr":
            return None
        if all(words.lower[k] not in FIRSTS for k in words.kids[head]):
            return None
        subject = words.kid(words.head[head], "nsubj")
        mark = self.r.cast.mention_of(subject) if subject is not None and subject < head else None
        if mark is None or len(mark.actors) != 1:
            return None
        return mark.actors if self.r.cast.drafts[mark.actors[0]].kind == "person" else None

    def _guest(self, head: int, told: Told, draft: Draft, home: str | None) -> bool:
        """Whether a named army of another state than the text's was told of too long ago."""
        named = ":" in draft.id and draft.kind == "organization" and draft.sector == "MIL"
        far = self.r.words.sent[head] - told.sentence > 1
        return named and far and home is not None and draft.country != home

    def force(self, head: int) -> str | None:
        """Whose officers are meant: of the police, where the text has told of these just before."""
        words, drafts = self.r.words, self.r.cast.drafts
        if words.left(head) != head and words.kid(head, "amod", "compound") is not None:
            return None
        for told in self.r.cast.backwards():
            if words.sent[head] - told.sentence > 3:
                break
            sectors = {drafts[x].sector for x in told.ids}
            if told.root < head and sectors & {"MIL", "COP"}:
                return "COP" if "COP" in sectors else None
        return None

    def _some_of(self, match: Match) -> tuple[str, ...]:
        """Of whom some are told: "seized Indian fishermen. Twelve fishermen were jailed"."""
        r, words, head = self.r, self.r.words, match.head
        for told in r.cast.backwards():
            if told.root >= head or words.lower[told.root] != words.lower[head]:
                continue
            if words.sent[head] - told.sentence > 2 or len(told.ids) != 1:
                return ()
            named = any(k in r.scene.cover for k in words.kids[told.root] if k < told.root)
            return told.ids if named and told.form == "nominal" else ()
        return ()

    def at_home(self, match: Match) -> str | None:
        """The state of those who speak of "the government" in the land that the text is set in."""
        r, words, head = self.r, self.r.words, match.head
        if match.role.kind not in ("body", "force") or match.role.sector in ("BUS", None):
            return None
        verb = words.clause(head)
        home = r.homes.of_text(head)
        for _ in range(3):
            while words.dep[verb] == "conj" and words.pos[words.head[verb]] in ("VERB", "AUX"):
                verb = words.head[verb]
            if words.dep[verb] != "ccomp":
                return None
            verb = words.clause(words.head[verb])
            subject = words.kid(verb, "nsubj")
            if subject is not None and subject < head:
                mark = r.cast.mention_of(subject)
                told = {r.cast.drafts[x].country for x in mark.actors} if mark else set()
                home = r.homes.fronted(subject) or home
                return home if told == {home} else None
        return None

    def _gone(self, match: Match) -> bool | None:
        """Whether the words before a noun say that he is out of office; ``None``: nothing."""
        words = self.r.words
        before = {words.lower[k] for k in range(words.left(match.head), match.first)}
        if before & {"new", "incoming", "next"}:
            return False
        if match.role.noun.startswith(("ex-", "former ")):
            return True
        return True if before & (FORMER - {"then", "jailed"} | {"dead"}) else None

    def _acting(self, head: int) -> set[str]:
        """The person who is the subject of the clause in which a noun is an object."""
        words = self.r.words
        if words.dep[head] not in ("dobj", "dative"):
            return set()
        verb = words.head[head]
        for _ in range(3):
            subject = words.kid(verb, "nsubj", "nsubjpass")
            if subject is not None:
                mark = self.r.cast.mention_of(subject)
                return set(mark.actors) if mark is not None and subject < head else set()
            if words.dep[verb] != "xcomp":
                break
            verb = words.head[verb]
        return set()

    def described(self, match: Match, country: str) -> tuple[str, ...]:
        """The company of no known state that "the Danish company" takes up."""
        r, words, head = self.r, self.r.words, match.head
        if not words.definite(head) or words.is_plural(head):
            return ()
        noun = singular(words.lower[head])
        for told in r.cast.backwards():
            draft = r.cast.drafts[told.ids[0]]
            if told.root >= head or words.sent[head] - told.sentence > _REACH:
                continue
            fits = len(told.ids) == 1 and draft.kind == "organization" and noun in draft.nouns
            if fits and ":" in draft.id and draft.country in (None, "MNC", country):
                return told.ids
        return ()

    def agency(self, match: Match, noun: str, bodies: list[str]) -> tuple[str, ...]:
        """Which agency or paper is meant by whose it is: "the Interfax agency", "the U.N. one"."""
        head = match.head
        if noun != "agency" and (match.role.sector != "JRN" or match.role.kind != "body"):
            return ()
        named = next((x for x in bodies if self.r.cast.drafts[x].sector == "JRN"), None)
        if named is not None:
            return (named,)
        if noun != "agency" or "UNO" not in bodies or not self.r.words.definite(head):
            return ()
        return tuple(x for x in self.body("agency", head) if x.startswith("UNO:"))

    def body(self, noun: str, before: int) -> tuple[str, ...]:
        """The body of no state told of last that is called by a noun: "coalition spokesman"."""
        drafts = self.r.cast.drafts
        for told in self.r.cast.backwards():
            draft = drafts[told.ids[0]]
            if told.root < before and len(told.ids) == 1 and noun in draft.nouns:
                return told.ids if draft.country is None and ":" in draft.id else ()
        return ()

    def _beside(self, match: Match) -> bool:
        """Whether the noun stands before another: "ministry spokesman" of the ministry told of."""
        words = self.r.words
        return match.role.noun in BESIDE and words.dep[match.head] in (
            "compound",
            "nmod",
        )

    def _fits(self, match: Match, draft: Draft, told: Told) -> bool:
        words, role = self.r.words, match.role
        plural = words.is_plural(match.head)
        if role.kind == "person" and not plural:
            if draft.kind == "person":
                title = draft.role or ""
                if self._gone(match):
                    title = title.removeprefix("former ")
                party = role.sector == draft.sector == "PTY" and role.noun.endswith(" leader")
                if role.noun in _EPITHETS:
                    named = told.form == "name" and not draft.id.startswith("UNK.UNK")
                    return named and draft.sector != "GOV"
                if role.noun in _HONOURS:
                    return told.form != "nominal" and draft.sector in _PUBLIC
                noun = role.noun.removeprefix("ex-").removeprefix("former ")
                return party or called(noun, title, draft.nouns)
            return self._introduced(match, told)
        if draft.kind == "person":
            return False
        word = words.lower[match.head]
        noun = singular(word)
        one = draft.kind == "organization" and ":" in draft.id and not told.plural
        if plural and role.kind in ("body", "people") and one and noun in _SINGLE:
            return False  # "The authorities" are no Ports Authority.
        if plural and draft.kind == "group" and ":" not in draft.id and told.form != "nominal":
            return False
        if noun in _CHAMBERS and not plural and draft.sector == "LEG":
            return words.sent[match.head] - told.sentence < 3
        if noun in _BANDS and self._apart(match):
            return False
        if of_other_affairs(role.noun, draft.id):
            return False
        if plural and noun in _PROTESTERS and ":" not in draft.id:
            return singular(words.lower[told.root]) in _PROTESTERS
        troops = noun in _TROOPS and draft.sector == "MIL" and ":" not in draft.id
        if troops and plural and not draft.nouns.isdisjoint(_TROOPS):
            return True
        if not draft.nouns.isdisjoint((word, noun)):
            if draft.sector == role.sector or role.sector is None:
                return True
            if {draft.sector, role.sector} <= _ARMED and role.sector != "REB":
                return True
            homeless = draft.id.startswith("NGO:") and role.sector in ("SOC", "OPP", "MED")
            if homeless and role.kind == "body":
                return True  # "The rights group"
            # "the coalition" of a body that is called so, whatever a coalition is elsewhere.
            own = draft.country is None or draft.name.lower().endswith(noun)
            return draft.kind == "organization" and own
        if noun in REGIMES and draft.sector == "GOV" and ":" not in draft.id:
            return not draft.nouns.isdisjoint(REGIMES | {"ruler", "rulers"})
        if noun not in _BANDS or role.sector not in _ARMED:
            return False
        if role.sector == "REB":
            return draft.sector == "REB"
        if ":" not in draft.id:  # "Five guerrillas stormed it. The *gunmen* ..."
            many = told.plural and plural and told.form == "nominal"
            return draft.sector == "REB" and many and words.sent[match.head] - told.sentence < 3
        return draft.sector in _ARMED

    def _introduced(self, match: Match, told: Told) -> bool:
        """Whether a nameless individual is told of again: "an EU diplomat ... the diplomat"."""
        words = self.r.words
        first = self.r.roles_at.get(told.root)
        if first is not None and first.role.words[-1] in TARGET_ROLES:
            # "The Italian ambassador ... the envoy": a state has one.
            nearby = words.sent[match.head] - told.sentence < 3 and told.form == "nominal"
            single = not words.is_plural(told.root)
            return nearby and single and called(match.role.noun, first.role.noun, ())
        return (
            first is not None
            and told.form == "nominal"
            and first.role.words[first.role.head] == match.role.words[match.role.head]
            and not words.is_plural(told.root)
            and words.lower[words.left(told.root)] in _ONE
        )

    def _apart(self, match: Match) -> bool:
        """Whether a name before the noun tells others apart: "the Hutu militia"."""
        words = self.r.words
        for k in range(words.left(match.head), match.first):
            named = words.pos[k] == "PROPN" or (words.pos[k] == "ADJ" and words.raw[k].istitle())
            if words.lower[k] in _CREEDS:
                continue
            if named and words.raw[k + 1] != "-" and words.dep[k] != "npadvmod":
                return k > words.left(match.head)
        return False

    def _in_office(self, match: Match) -> tuple[str, ...]:
        r, words, head = self.r, self.r.words, match.head
        if words.is_plural(head) or not words.definite(head) or match.role.office is None:
            return ()
        doers = [r.cast.drafts[x] for x in self._acting(head)]
        acting = {draft.country for draft in doers}
        away = acting.pop() if len(acting) == 1 else None
        # "The opposition criticised the foreign minister": that of its own land.
        own = away if all(d.sector in ("OPP", "PTY", "LEG") for d in doers) else None
        country = own or r.homes.last_state(head, "GOV", away) or r.homes.of_text(head)
        if country and match.role.held_in(country):
            tenure = r.offices.holder(country, match.role.office, r.date)
            told = r.composer.holders.told_leader(country, tenure)
            if match.role.office == "leader" and told is not None:
                return (told,)  # "The fiery leader" is the one whom the text names.
            if tenure is not None and match.role.fits(tenure.title):
                return (r.person(tenure.person),)
        return ()

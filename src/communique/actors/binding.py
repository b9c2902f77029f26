"""What the grammar of a sentence says of its pronouns: whom they may not mean, whom they do."""

from __future__ import annotations

from typing import TYPE_CHECKING

from communique.actors.nominals import LANDS, NUMBERS, POSSESSIVE, REFLEXIVE
from communique.actors.words import QUANTITIES

if TYPE_CHECKING:
    from communique.actors.cast import Told
    from communique.actors.resolution import Resolver

_RELATIVE = frozenset({"who", "which", "that"})
_APPOINTING = frozenset(
    """named appointed elected chose picked nominated names appoints elects naming appointing
    electing sent dispatched""".split()
)
# Prepositions of a participle that tells what the subject did besides.
_WHILE = frozenset("after before since while by without upon on when despite besides".split())
_TAKING = ("invad", "annex", "occup", "captur", "conquer", "seiz")
_PRAISING = ("prais", "thank", "commend", "applaud", "congratulat", "hail", "honour", "honor")
_ACCUSING = ("accus", "blam", "denounc")
_DEMANDING = ("demand", "request", "ask", "urg", "propos", "order")
# Verbs whose object is spoken to.
_TELLING = frozenset(
    """tell tells told telling assure assures assured promise promises promised inform informs
    informed warn warns warned remind reminded""".split()
)

# Verbs whose object is a means, and does nothing itself.
_USING = frozenset(
    """use uses used using fire fires fired firing employ employed deploy deploys deployed impose
    imposes imposed wield wielded""".split()
)
_DUTIES = frozenset({"must", "should", "can", "could", "ought"})

_HELP = frozenset("aid rescue defence defense help assistance side relief".split())
_COMING = frozenset(
    """come comes came coming go goes went going rush rushes rushed rushing leap leaps leapt sprang
    fly flew hurried""".split()
)

# Who fears, and what he fears of others, by the beginnings of the verbs.
_FEARING = ("fear", "worr", "dread")
_AFRAID = frozenset({"afraid", "fearful", "worried", "scared", "anxious"})
_HOSTILE = tuple(
    """attack bomb storm invad kill shell strik seiz raid arrest deport kidnap expel captur burn
    loot massacr execut abduct overrun besieg shoot jail torture target""".split()
)


class Binding:
    """The places in the parse that bind a pronoun or keep an antecedent from it.

    Args:
        resolver: the resolver of the document.
    """

    def __init__(self, resolver: Resolver) -> None:
        self.r = resolver

    def controller(self, verb: int) -> int | None:
        """Who is to do the deed of an infinitive: "Oslo urged Bern to withdraw its envoy"."""
        words = self.r.words
        if words.dep[verb] == "pcomp" and words.tag[verb] == "VBG":
            # "Praised Chad for defending *its* land"
            praising = words.head[words.head[verb]]
            praised = words.lower[praising].startswith(_PRAISING)
            return words.kid(praising, "dobj") if praised else None
        if words.dep[verb] not in ("xcomp", "ccomp") or words.tag[verb] != "VB":
            return None
        over = words.head[verb]
        if words.lower[over].startswith(("promis", "threaten", "vow")):
            return None
        return words.kid(over, "dobj") if words.kid(verb, "nsubj") is None else None

    def partner(self, i: int) -> int | None:
        """Whom a possessor stands beside: "the king and his ministers"."""
        words = self.r.words
        if words.lower[i] not in POSSESSIVE or words.dep[i] != "poss":
            return None
        noun = words.head[i]
        return words.place_in_clause(noun) if words.dep[noun] == "conj" else None

    def addressee(self, i: int, verb: int) -> int | None:
        """To whom is said what tells of "him": "told the envoy that Oslo stood with him"."""
        words = self.r.words
        if words.lower[i] in POSSESSIVE or words.dep[verb] != "ccomp":
            return None
        if words.is_subject(i) and not self._bidden(i, verb):
            return None
        over = words.head[verb]
        if words.lower[over] not in _TELLING:
            return None
        return words.kid(over, "dobj", "dative")

    def _bidden(self, i: int, verb: int) -> bool:
        """Whether several are told what to do: "told both that *they must* stop"."""
        words = self.r.words
        if words.lower[i] != "they":
            return False
        return any(words.dep[k] == "aux" and words.lower[k] in _DUTIES for k in words.kids[verb])

    def taken(self, i: int) -> bool:
        """Whether a land is taken by a state, so that it is another: "invaded the territory"."""
        words = self.r.words
        if words.dep[i] not in ("dobj", "nsubjpass"):
            return False
        return words.lower[words.head[i]].startswith(_TAKING)

    def bound(self, i: int, told: Told) -> bool:
        """Whether the grammar forbids the antecedent: "Kim described him" is not of Kim."""
        words = self.r.words
        if told.sentence != words.sent[i]:
            return False
        word = words.lower[i]
        mark = self.r.cast.mention_of(told.root)
        if mark is not None and mark.first <= i < mark.last:
            return True
        top, other = words.place_in_clause(i), words.place_in_clause(told.root)
        part = words.head[top]
        number = words.head[part]
        counted = words.tag[number] == "CD" or words.lower[number] in QUANTITIES | NUMBERS.keys()
        if words.dep[top] == "pobj" and words.lower[part] == "of" and counted:
            top = words.place_in_clause(words.head[part])  # "freed five of them"
        owned = words.head[told.root]
        if words.dep[told.root] == "poss" and words.lower[owned] in LANDS:
            other = words.place_in_clause(owned)  # "His country stands with him": another.
        if word in REFLEXIVE:
            return False
        if mark is not None and self._spoken_to(i, mark.first, mark.last):
            return True
        # But "his government would check, he told reporters".
        apart = any(words.raw[k] in (";", ":") for k in range(told.root, i))
        if told.form != "pronoun" and not apart and self._told_by(top, told.root):
            return True
        if self._described_by(i, told.root):
            return True
        if self._asks_it(i, other) or self._tells_of(i, told.root) or self._fears_it(i, other):
            return True
        if self._helped(i) and self._subject_of(words.clause(i)) == other:
            return True
        if word in POSSESSIVE and words.dep[i] == "poss":
            # "Kim and his aides" may be of Kim; "his talks with Xi" is not of Xi if before.
            return words.head[told.root] == words.head[i] and words.dep[told.root] == "poss"
        if words.head[top] == words.head[other]:
            return True
        if words.dep[top] in ("dobj", "dative") and self._subject_of(words.head[top]) == other:
            return True  # "needs help to feed them"
        if words.dep[top] == "pobj" and words.dep[words.head[top]] in ("prep", "agent", "dative"):
            over = words.head[words.head[top]]
            subject = words.kid(over, "nsubj", "nsubjpass")
            if subject is not None and words.lower[subject] in _RELATIVE:
                return self._subject_of(over) == other  # "an envoy who met with him"
        # An object of a preposition of the same verb.
        return (
            words.dep[top] == "pobj"
            and words.head[words.head[top]] == words.head[other]
            and words.dep[other] in ("nsubj", "dobj", "nsubjpass")
            and words.sent[i] == told.sentence
        )

    def _helped(self, i: int) -> bool:
        """Whether somebody else comes to help: "came to *its* aid" is not of who came."""
        words = self.r.words
        help_, to = words.head[i], words.head[words.head[i]]
        if words.dep[i] != "poss" or words.lower[help_] not in _HELP or words.lower[to] != "to":
            return False
        return words.lower[words.head[to]] in _COMING

    def _told_by(self, i: int, other: int) -> bool:
        """Whether a pronoun tells what a phrase stands in: "the premier, he said, had lied"."""
        words = self.r.words
        if words.dep[i] != "nsubj":
            return False
        verb = words.head[i]
        told = words.clause(other)
        if words.head[verb] == told and told > verb and words.raw[i - 1] == ",":
            return True  # put in between commas
        for _ in range(4):
            if words.dep[told] == "ccomp" and words.head[told] == verb:
                return True
            if words.head[told] == told:
                return False
            told = words.clause(words.head[told])
        return False

    def _asks_it(self, i: int, other: int) -> bool:
        """Whether somebody asks what a pronoun is to do: "Mali demanded that *it* leave".

        So of "told Chad that *it* must leave" and "asked Chad whether *it* would".
        """
        words = self.r.words
        verb = words.head[i]
        if words.dep[i] not in ("nsubj", "nsubjpass") or words.dep[verb] != "ccomp":
            return False
        over, helper = words.head[verb], words.kid(verb, "aux")
        if words.lower[i] not in ("it", "they") or self._subject_of(over) != other:
            return False
        if words.lower[over] in _TELLING and words.kid(over, "dobj", "dative") is not None:
            return helper is not None and words.lower[helper] in ("must", "should")
        mark = words.kid(verb, "mark")
        asked = words.lower[over] in ("ask", "asks", "asked", "asking")
        if asked and mark is not None and words.lower[mark] in ("whether", "if"):
            return words.kid(over, "dobj", "dative") is not None
        bare = words.tag[verb] in ("VB", "VBP") and helper is None
        return bare and words.lower[over].startswith(_DEMANDING)

    def _fears_it(self, i: int, other: int) -> bool:
        """Whether somebody fears what others may do: "troops fear that *they* will attack"."""
        words = self.r.words
        verb = words.head[i]
        if words.dep[i] != "nsubj" or words.dep[verb] != "ccomp":
            return False
        over = words.head[verb]
        if words.lower[over] in _AFRAID:
            over = over if words.kid(over, "nsubj") is not None else words.head[over]
        elif not words.lower[over].startswith(_FEARING):
            return False
        return self._subject_of(over) == other and words.lower[verb].startswith(_HOSTILE)

    def _tells_of(self, i: int, other: int) -> bool:
        """Whether a pronoun does a deed to whom its clause tells of: "freed those *they* held".

        So of places: "flew to Gabon, where *they* surrendered".
        """
        words = self.r.words
        verb = words.head[i]
        if words.dep[i] not in ("nsubj", "nsubjpass") or words.dep[verb] != "relcl":
            return False
        return words.head[verb] == other and not words.conjuncts(other)

    def _spoken_to(self, i: int, first: int, last: int) -> bool:
        """Whether a name is called in a quote that a pronoun brings in: "“Go, Roe,” *he* said"."""
        words = self.r.words
        if words.dep[i] != "nsubj" or not 0 < first < last < i - 1 or i - last > 30:
            return False
        if words.raw[first - 1] != "," or words.raw[last] not in (",", ".", "?", "!"):
            return False
        return words.raw[last + 1] in ("”", '"', "''", "’")

    def accused(self, i: int) -> tuple[str, ...]:
        """Whom the one who speaks accused right before: "He accused Chad. “*They* lied,” he"."""
        words = self.r.words
        number = words.sent[i]
        opening = words.parse.sentences[number]
        quoted = words.raw[opening.start] in ("“", '"', "``")
        if not quoted or not number or words.lower[i] != "they" or words.dep[i] != "nsubj":
            return ()
        if any(words.raw[k] in ("”", "''") for k in range(opening.start, i)):
            return ()
        before = words.parse.sentences[number - 1]
        for verb in range(before.end - 1, before.start - 1, -1):
            if not words.lower[verb].startswith(_ACCUSING) or words.pos[verb] != "VERB":
                continue
            whom = words.kid(verb, "dobj")
            ids = self.r.of(whom) if whom is not None else ()
            return ids if all(self.r.cast.drafts[x].kind != "person" for x in ids) else ()
        return ()

    def _described_by(self, i: int, other: int) -> bool:
        """Whether a phrase is in the name of whom "its chairman" is said: "Chad's king, who is"."""
        words = self.r.words
        noun = words.head[i]
        if words.dep[i] != "poss" or words.dep[noun] not in ("attr", "oprd"):
            return False
        verb = words.clause(noun)
        return words.dep[verb] == "relcl" and words.head[other] in (
            words.head[verb],
            words.head[words.head[verb]],
        )

    def _subject_of(self, verb: int) -> int | None:
        """The subject that an infinitive or participle takes from the verb above it."""
        words = self.r.words
        for _ in range(4):
            subject = words.kid(verb, "nsubj", "nsubjpass")
            if subject is not None:
                relative = words.lower[subject] in _RELATIVE and words.dep[verb] == "relcl"
                return words.place_in_clause(words.head[verb]) if relative else subject
            if words.dep[verb] not in ("xcomp", "advcl", "acl", "conj", "pcomp"):
                return None
            over = words.clause(words.head[verb])
            told = words.kid(over, "dobj")
            appointed = words.lower[over] in _APPOINTING and words.dep[verb] == "advcl"
            told = words.kid(over, "dobj", "oprd") if appointed else told
            if words.lower[over] in _USING and told is not None and not self.r.of(told):
                told = None  # "Used tear gas to disperse *them*": not the police who used it.
            during = words.lower[words.head[verb]] in _WHILE  # "freed him *after* beating him"
            controls = (words.dep[verb] in ("xcomp", "pcomp") and not during) or appointed
            if controls and told is not None and told < verb:
                return told  # "accused Uganda of invading it", "named Roe to replace him"
            if words.dep[verb] == "xcomp" and words.lower[over].startswith(("appeal", "call")):
                # "appealed to his people not to turn them away"
                asked = words.kid(over, "prep", "dative")
                noun = words.kid(asked, "pobj") if asked is not None and asked < verb else None
                if noun is not None:
                    return noun
            verb = over
        return None

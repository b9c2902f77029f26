"""Frames: what a verb, noun or adjective tells of, and where its parties stand in the parse."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from functools import cache
from typing import Literal

import msgspec

from communique.data import entries
from communique.errors import LexiconError
from communique.record import EventType

Complement = Literal["any", "cooperation", "conflict", "agentless"]

#: Quad class and intensity of each PLOVER type (PLOVER manual, sections 3 and 7).
QUAD: dict[str, int] = {
    "AGREE": 1, "CONSULT": 1, "SUPPORT": 1, "CONCEDE": 1,
    "COOPERATE": 2, "AID": 2, "RETREAT": 2,
    "REQUEST": 3, "ACCUSE": 3, "REJECT": 3, "THREATEN": 3,
    "PROTEST": 4, "SANCTION": 4, "MOBILIZE": 4, "COERCE": 4, "ASSAULT": 4,
}  # fmt: skip
INTENSITY: dict[str, float] = {
    "AGREE": 4.2, "CONSULT": 2.1, "SUPPORT": 4.6, "CONCEDE": 5.0, "COOPERATE": 6.8, "AID": 7.4,
    "RETREAT": 7.6, "REQUEST": -5.0, "ACCUSE": -2.0, "REJECT": -4.2, "THREATEN": -5.1,
    "PROTEST": -6.6, "SANCTION": -5.2, "MOBILIZE": -5.3, "COERCE": -7.2, "ASSAULT": -9.3,
}  # fmt: skip


#: What makes a companion of the word after "of": "show *of force*".
OF = "of-"


class Example(msgspec.Struct, frozen=True, forbid_unknown_fields=True, gc=False):
    """A sentence that a frame must code, with the ids (or their beginnings) it must find."""

    text: str
    actors: tuple[str, ...] = ()
    recipients: tuple[str, ...] = ()
    status: str | None = None


class Frame(msgspec.Struct, frozen=True, forbid_unknown_fields=True, gc=False):
    """One sense of some triggers.

    Words are lemmas; ``@name`` stands for a class of ``frames/classes.yaml``. A verb may have a
    particle ("carry out"), a noun or an object a modifier ("air strike"; "diplomatic relation"), a
    noun what it is of ("show of force").

    Attributes:
        id: ``type.sense``, unique.
        verbs, nouns, adjectives: the triggers.
        object: words one of which must head the direct object (for a noun trigger, nothing).
        object_not: words that must not.
        with_prep: a prepositional phrase that must stand below the trigger: ``{on: [strike]}``;
            an empty list takes any noun.
        without_prep: the same, for one that must not ("met *in the final*").
        subject, subject_not: words one of which must (must not) head the subject; a sector in
            capitals (``CVL``) stands for all actors of that sector.
        actor, recipient: grammatical functions in the order they are tried: ``subject``,
            ``object``, ``dative``, ``possessor`` (of the object), a preposition, ``out of``,
            ``complement`` (the parties of the clause that follows), ``doer`` (who does what that
            clause tells), or ``condition`` (who does what is told in an if-clause).
        reciprocal: all parties are doers and nobody is done to (meetings, talks, agreements).
        complement: the frame needs a clause that tells an aimed-at event ("threatened to …").
            ``agentless`` asks for a conflict that the clause tells of nobody's doing.
        complement_verbs: verbs one of which must head the clause ("ordered them *to leave*").
        complement_not: verbs that must not head the clause ("refused to *comment*").
        complement_object: words one of which the clause must have for its object ("said Chad would
            pay *a price*").
        own: the clause must tell what its speaker's own side will do ("warned that *its army*
            would strike").
        conditional: it must be told as what the speaker will do on a condition ("said it would
            strike *if* …").
        predicate: the frame needs a clause that says of somebody that he is one of these, of or
            behind one of the words of each: ``{responsible: [attack], behind: [attack]}``.
        duty: the frame needs a clause that says what somebody must or should do.
        infinitive: the frame needs a clause that says what somebody is *to do*.
        no_predicate: the frame does not hold where the verb says what its object is ("called them
            *liars*").
        bare: the verb has neither object nor clause ("cancelled at the last minute").
        needs_recipient: the frame does not hold without a recipient that is a known actor.
        agentless: the frame holds without a known doer ("was arrested", "was assassinated"): its
            triggers never tell of an accident.
        foreign: nobody of the doer's own state is done to: who protects its ships aids nobody.
        transitive: the frame does not hold without a direct object ("returned to his mosque").
        counterpart: where nobody is named whom it is aimed at, it is aimed at the other state that
            the text around tells of ("lodged a protest"); with ``needs_recipient``, it does not
            hold where the text tells of none.
        blamed: its noun tells a deed only where somebody is said to have done it: explosions are
            mostly accidents ("said Chad was behind the *explosion*").
        pact: it tells of an agreement: where nobody is named who made it, those have whom the text
            named before as its parties ("the treaty entered into force"); ``passive`` if one alone
            may do it, so that they have it only where nobody is said to ("the treaty was signed").
        idiom: its words mean together what none of them does ("held its fire"): it needs no second
            opinion.
        likeness: how near its verb is in meaning to the verbs of the frame that it was made of, for
            the frames of ``nearest.py``.
    """

    id: str
    type: EventType
    cameo: str
    mode: str | None = None
    contexts: tuple[str, ...] = ()
    verbs: tuple[str, ...] = ()
    nouns: tuple[str, ...] = ()
    adjectives: tuple[str, ...] = ()
    object: tuple[str, ...] = ()
    object_not: tuple[str, ...] = ()
    with_prep: dict[str, tuple[str, ...]] = {}
    without_prep: dict[str, tuple[str, ...]] = {}
    subject: tuple[str, ...] = ()
    subject_not: tuple[str, ...] = ()
    actor: tuple[str, ...] = ("subject",)
    recipient: tuple[str, ...] = ("object",)
    reciprocal: bool = False
    complement: Complement | None = None
    complement_verbs: tuple[str, ...] = ()
    complement_not: tuple[str, ...] = ()
    complement_object: tuple[str, ...] = ()
    own: bool = False
    conditional: bool = False
    predicate: dict[str, tuple[str, ...]] = {}
    duty: bool = False
    infinitive: bool = False
    no_predicate: bool = False
    bare: bool = False
    needs_recipient: bool = False
    agentless: bool = False
    foreign: bool = False
    transitive: bool = False
    counterpart: bool = False
    blamed: bool = False
    pact: bool | Literal["passive"] = False
    idiom: bool = False
    likeness: float = 1.0
    examples: tuple[Example, ...] = ()
    counterexamples: tuple[str, ...] = ()


class WordClass(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A class of words that frames name as ``@id``; a word may itself be an ``@id``."""

    id: str
    about: str
    words: tuple[str, ...]


_NO_WORDS: frozenset[str] = frozenset()


class Sense(msgspec.Struct, frozen=True, gc=False):
    """A frame as one of its triggers has it.

    Attributes:
        phrase: what makes a phrase with the trigger ("out", "air"); ``None`` for a single word.
        companions: its words.
        objects: words one of which must head the object; none where any object will do.
        prepositions: what must stand below the trigger or its object.
    """

    phrase: str | None
    frame: Frame
    companions: frozenset[str]
    objects: frozenset[str]
    prepositions: tuple[str, ...]


@dataclass(slots=True)
class Lexicon:
    """The frames by trigger. Keys are lemmas; a phrasal verb or compound is under its head."""

    verbs: dict[str, list[Sense]] = field(default_factory=lambda: defaultdict(list))
    nouns: dict[str, list[Sense]] = field(default_factory=lambda: defaultdict(list))
    adjectives: dict[str, list[Sense]] = field(default_factory=lambda: defaultdict(list))
    frames: dict[str, Frame] = field(default_factory=dict)
    classes: dict[str, frozenset[str]] = field(default_factory=dict)
    _words: dict[tuple[str, ...], frozenset[str]] = field(default_factory=dict)

    def add(self, frame: Frame) -> None:
        """Takes a frame into the index.

        Raises:
            LexiconError: its id is taken, or it names a class that there is not.
        """
        if frame.id in self.frames:
            raise LexiconError(f"frame {frame.id}: the id is used twice")
        self.frames[frame.id] = frame
        for words in (
            frame.object,
            frame.object_not,
            frame.subject,
            frame.subject_not,
            frame.complement_object,
        ):
            self.words(words, frame.id)
        for verb in self._spelled(frame.verbs, frame.id):
            head, _, particle = verb.partition(" ")
            first, _, head = head.rpartition("-")
            particle = f"{first.replace('-', ' ')} {particle}".strip()
            self.verbs[head].append(self._sense(particle, frame))
        for noun in self._spelled(frame.nouns, frame.id):
            # The tokenizer parts words at hyphens: "cease-fire" is "fire" with "cease" before it.
            noun, _, thing = noun.replace("-", " ").partition(" of ")
            modifier, _, head = noun.rpartition(" ")
            self.nouns[head].append(
                self._sense(f"{modifier} {OF}{thing}" if thing else modifier, frame)
            )
        for adjective in self._spelled(frame.adjectives, frame.id):
            self.adjectives[adjective].append(self._sense("", frame))

    def _sense(self, phrase: str, frame: Frame) -> Sense:
        return Sense(
            phrase or None,
            frame,
            frozenset(phrase.split()) if phrase else _NO_WORDS,
            self.words(frame.object, frame.id),
            tuple(frame.with_prep),
        )

    def words(self, names: tuple[str, ...], frame: str = "") -> frozenset[str]:
        """The words that a frame's list stands for, with its classes spelled out."""
        found = self._words.get(names)
        if found is None:
            found = self._words[names] = frozenset(self._spelled(names, frame))
        return found

    def _spelled(self, names: tuple[str, ...], frame: str) -> list[str]:
        spelled: list[str] = []
        for name in names:
            if name.startswith("@"):
                if name[1:] not in self.classes:
                    raise LexiconError(f"frame {frame}: there is no word class {name}")
                spelled += sorted(self.classes[name[1:]])
            else:
                spelled.append(name)
        return spelled


@cache
def lexicon() -> Lexicon:
    """The frames that come with communique, indexed once.

    Raises:
        LexiconError: an entry is malformed.
    """
    found = Lexicon()
    raw = {entry.id: entry.words for entry in entries("classes.yaml", WordClass)}

    def spell(name: str, seen: tuple[str, ...] = ()) -> frozenset[str]:
        if name in seen or name not in raw:
            raise LexiconError(f"word class @{name}: not defined, or defined by itself")
        words: set[str] = set()
        for word in raw[name]:
            words |= spell(word[1:], (*seen, name)) if word.startswith("@") else {word}
        return frozenset(words)

    found.classes = {name: spell(name) for name in raw}
    for frame in entries("frames", Frame):
        found.add(frame)
    return found

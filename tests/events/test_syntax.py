"""Constructions: who does and undergoes what a verb tells, wherever the sentence puts them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from communique.events import complements, syntax, verbs

if TYPE_CHECKING:
    from collections.abc import Iterable

    from communique.language.tokens import Token
    from tests.events.conftest import Read


def word(read: Read, text: str, wanted: str) -> Token:
    """The one token of a sentence that is a word."""
    (token,) = [token for token in read(text).doc if token.text == wanted]
    return token


def words(tokens: Iterable[Token]) -> list[str]:
    return [token.text for token in tokens]


@pytest.mark.parametrize(
    ("text", "verb", "doers", "done_to"),
    [
        # Control by the object of a verb, by whom a noun asks
        ("Egypt directed the police to release students.", "release", "police", "students"),
        ("Peru's plea to Chile to send troops failed.", "send", "Chile", "troops"),
        ("Iran gave its army the order to shell towns.", "shell", "army", "towns"),
        ("Peru talked Chile out of attacking Brazil.", "attacking", "Chile", "Brazil"),
        # What something is called
        ("Iran denounced what Iraq called bullying.", "denounced", "Iran", "bullying"),
        # Active and passive
        ("Israel bombed Syria.", "bombed", "Israel", "Syria"),
        ("Syria was bombed by Israel.", "bombed", "Israel", "Syria"),
        ("Syria was bombed.", "bombed", "", "Syria"),
        ("Moldova was offered a loan by Romania.", "offered", "Romania", "loan"),
        # Coordination of parties, of verbs, of passives
        ("Israel and Jordan attacked Syria and Iraq.", "attacked", "Israel Jordan", "Syria Iraq"),
        ("Israel bombed Syria and attacked Lebanon.", "attacked", "Israel", "Lebanon"),
        ("Hamas was condemned and attacked by Israel.", "attacked", "Israel", "Hamas"),
        ("The man was arrested and denied the charge.", "denied", "man", "charge"),
        # Relative and reduced relative clauses
        ("The soldiers who attacked the village fled.", "attacked", "soldiers", "village"),
        ("The village that soldiers attacked was empty.", "attacked", "soldiers", "village"),
        ("The diplomats expelled by Chile left.", "expelled", "Chile", "diplomats"),
        ("Rebels attacking villages fled.", "attacking", "Rebels", "villages"),
        # Control and raising
        ("Turkey wants to attack Greece.", "attack", "Turkey", "Greece"),
        ("Egypt urged Iran to attack Iraq.", "attack", "Iran", "Iraq"),
        ("Iran was urged to attack Iraq.", "attack", "Iran", "Iraq"),
        ("Egypt called on Iran to free the prisoners.", "free", "Iran", "prisoners"),
        ("Lebanon accused Israel of bombing Tyre.", "bombing", "Israel", "Tyre"),
        ("France criticised Hungary for detaining migrants.", "detaining", "Hungary", "migrants"),
        ("Russia's plan to invade Georgia failed.", "invade", "Russia", "Georgia"),
        ("Russia denied a plan to invade Georgia.", "invade", "Russia", "Georgia"),
        # Groups stand for what they are of
        ("A group of soldiers attacked the base.", "attacked", "soldiers", "base"),
        ("Dozens of rebels attacked a number of villages.", "attacked", "rebels", "villages"),
        # The first of two objects is whom it is given to
        ("France handed Ukraine a letter.", "handed", "France", "letter"),
    ],
)  # fmt: skip
def test_who_does_it_and_what_is_done_to(
    read: Read, text: str, verb: str, doers: str, done_to: str
) -> None:
    trigger = word(read, text, verb)
    assert words(syntax.subjects(trigger)) == doers.split()
    assert words(syntax.undergoers(trigger)) == done_to.split()


@pytest.mark.parametrize(
    ("text", "verb", "passive"),
    [
        ("Israel bombed Syria.", "bombed", False),
        ("Israel has bombed Syria.", "bombed", False),
        ("Syria has been bombed.", "bombed", True),
        ("The towns bombed by Israel burned.", "bombed", True),
        ("Reports that Sudan had trucked men there were false.", "trucked", False),
    ],
)
def test_the_passive(read: Read, text: str, verb: str, passive: bool) -> None:
    assert syntax.is_passive(word(read, text, verb)) is passive


@pytest.mark.parametrize(
    ("text", "verb", "found"),
    [
        ("France handed Ukraine a letter.", "handed", "Ukraine"),
        ("France gave tanks to Ukraine and Moldova.", "gave", "Ukraine Moldova"),
        ("Ukraine was given tanks by France.", "given", "Ukraine"),
        ("France sold tanks.", "sold", ""),
    ],
)
def test_to_whom(read: Read, text: str, verb: str, found: str) -> None:
    assert words(syntax.datives(word(read, text, verb))) == found.split()


def test_a_phrasal_verb_has_its_particle(read: Read) -> None:
    assert syntax.particle(word(read, "Rebels carried out the attack.", "carried")) == "out"
    assert syntax.particle(word(read, "Rebels carried the wounded.", "carried")) is None


@pytest.mark.parametrize(
    ("text", "head", "prepositions", "found"),
    [
        ("Talks with Iran and Iraq failed.", "Talks", ("with",), "Iran Iraq"),
        ("Russia pulled out of Syria.", "pulled", ("of",), "Syria"),
        ("Russia talked with Iran about Iraq.", "talked", ("about", "with"), "Iran Iraq"),
        ("Russia talked with Iran.", "talked", ("about",), ""),
        ("Russia attacked Georgia, according to Poland.", "attacked", ("to",), ""),
    ],
)
def test_what_hangs_on_a_preposition(
    read: Read, text: str, head: str, prepositions: tuple[str, ...], found: str
) -> None:
    assert words(syntax.prepositional(word(read, text, head), prepositions)) == found.split()


@pytest.mark.parametrize(
    ("text", "head", "found"),
    [
        ("Turkey threatened to attack Greece.", "threatened", "attack"),
        ("Turkey threatened to bomb and invade Greece.", "threatened", "bomb invade"),
        ("Iran said that Iraq attacked Kuwait.", "said", "attacked"),
        ("Lebanon accused Israel of bombing Tyre.", "accused", "bombing"),
        ("Iran promised to continue to develop relations.", "promised", "continue develop"),
        ("Turkey attacked Greece.", "attacked", ""),
    ],
)
def test_the_clauses_a_verb_takes(read: Read, text: str, head: str, found: str) -> None:
    assert words(complements.complements(word(read, text, head))) == found.split()


@pytest.mark.parametrize(
    ("text", "noun", "verb"),
    [
        ("Rebels launched an attack.", "attack", "launched"),
        ("The attack was launched by rebels.", "attack", "launched"),
        ("Rebels died in an attack.", "attack", "died"),
        ("Rebels planned raids and attacks.", "attacks", "planned"),
        ("The end of the attack pleased Iran.", "attack", None),
    ],
)
def test_the_verb_over_an_event_noun(read: Read, text: str, noun: str, verb: str | None) -> None:
    governor = complements.governing_verb(word(read, text, noun))
    assert (governor.text if governor is not None else None) == verb


@pytest.mark.parametrize(
    ("text", "trigger", "refused"),
    [
        ("Serbia will not meet Kosovo.", "meet", True),
        ("Serbia won't meet Kosovo.", "meet", True),
        ("Serbia would never meet Kosovo.", "meet", True),
        ("Serbia will not hold talks with Kosovo.", "talks", True),
        ("Serbia will meet Kosovo.", "meet", False),
        ("Serbia did not meet Kosovo.", "meet", False),
    ],
)
def test_will_not(read: Read, text: str, trigger: str, refused: bool) -> None:
    assert verbs.will_not(word(read, text, trigger)) is refused


def test_coordinated_words_come_in_their_order(read: Read) -> None:
    first = word(read, "France, Spain and Italy met.", "France")
    assert words(syntax.with_conjuncts(first)) == ["France", "Spain", "Italy"]

"""Parse corrections: each class of construction that the parser gets wrong, on sentences of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from communique.record import Document, DocumentInfo

if TYPE_CHECKING:
    from communique.coder import Coder
    from communique.language.tokens import Doc, Token


def parsed(coder: Coder, text: str) -> Doc:
    info = DocumentInfo(
        id="test", source=None, title=None, publisher=None, authors=(), published=None,
        updated=None, language="en",
    )  # fmt: skip
    return coder.parse(Document(info=info, text=text)).doc


def word(doc: Doc, text: str) -> Token:
    return next(token for token in doc if token.text == text)


@pytest.mark.parametrize(
    ("text", "dependent", "head", "label"),
    [
        # An emphatic pronoun is no subject, and "had" before it no verb of its own.
        (
            "It called the ban a favour to Paris, which had itself recalled its envoy from Mali.",
            "which",
            "recalled",
            "nsubj",
        ),
        ("The minister had himself visited Iran in May.", "minister", "visited", "nsubj"),
        (
            "Oslo, which has itself expelled Iranian envoys, objected.",
            "itself",
            "expelled",
            "npadvmod",
        ),
        # After an insertion stands the main verb, and no participle.
        (
            "Bolivia, which lost its coast to Chile in a war, severed relations with Santiago.",
            "relations",
            "severed",
            "dobj",
        ),
        ("Zambian jets, based at the airport, strafed rebel columns.", "jets", "strafed", "nsubj"),
        # A name is said of the noun before it.
        (
            "Tensions rose over the removal from a Warsaw park of a bust of the Soviet general "
            "Ivan Chernyakhovsky, whose army entered Vilnius.",
            "Chernyakhovsky",
            "general",
            "appos",
        ),
        # A name before an adverb is its verb's subject.
        (
            "The M19 briefly held Palmira in 1985, withdrew and took up arms again.",
            "M19",
            "held",
            "nsubj",
        ),
        # What a name is doing is no noun.
        (
            "Angola is mediating between the two; talks in Luanda in March ended without a result.",
            "Angola",
            "mediating",
            "nsubj",
        ),
        # A sentence of three words and a name is no phrase.
        ("Chad sheltered Sudanese rebels.", "rebels", "sheltered", "dobj"),
        ("Uganda sheltered rebels from Kenya.", "Uganda", "sheltered", "nsubj"),
        # So many are handed over, and not more than that.
        ("The Houthis are to hand over 181 detainees to Oman.", "over", "hand", "prt"),
        ("Kenya handed over 12 rebels to Uganda.", "over", "handed", "prt"),
        ("Kenya seized over 12 boats.", "over", "12", "quantmod"),
        # "On" with a noun of its own is a preposition.
        ("Norway condemned Chad and Mali and called on both to halt.", "on", "called", "prep"),
        # A name after a preposition is no subject.
        (
            "After Uri, Narendra Modi, the prime minister, told officials that he was away.",
            "Modi",
            "told",
            "nsubj",
        ),
        ("Bolivia has been given 40 ambulances by Japan.", "by", "given", "agent"),
        ("Seoul deplored the demolition by Japan of the bridge.", "by", "demolition", "prep"),
        ("Seoul deplored the demolition by Japan of the bridge.", "of", "demolition", "prep"),
        ("India, not Pakistan, closed the crossing.", "not", "Pakistan", "neg"),
        ("Soldiers believed to be Eritrean shelled a village.", "Soldiers", "shelled", "nsubj"),
        ("Soldiers believed to be Eritrean shelled a village.", "believed", "Soldiers", "acl"),
        ("Pakistani shelling killed two soldiers.", "shelling", "killed", "nsubj"),
        ("Sudan stopped lorries carrying food from entering Juba.", "from", "stopped", "prep"),
        ("Brazil pledged Haiti five million dollars.", "Haiti", "pledged", "dative"),
        ("Brazil pledged Haiti five million dollars.", "dollars", "pledged", "dobj"),
        ("They accused the militia of massacring civilians.", "civilians", "massacring", "dobj"),
        ("American drones attacked militants in Yemen.", "in", "militants", "prep"),
        ("Kenyan police arrested forty men but released most.", "most", "released", "dobj"),
        ("The army re-arrested him.", "him", "arrested", "dobj"),
        ("It was not Chad that shelled Libya.", "shelled", "Chad", "relcl"),
        ("Chad, the king told reporters, had shelled Libya.", "Chad", "shelled", "nsubj"),
        ("Chad, the king told reporters, had shelled Libya.", "king", "told", "nsubj"),
        ("Is Chad shelling Libyan towns?", "Chad", "shelling", "nsubj"),
        ("Is Chad expelling Libyan diplomats?", "Chad", "expelling", "nsubj"),
        ("Is Chad expelling Libyan diplomats?", "diplomats", "expelling", "dobj"),
        ("If Chad shells Libyan villages, Egypt will help.", "Chad", "shells", "nsubj"),
        ("If Chad shells Libyan villages, Egypt will help.", "villages", "shells", "dobj"),
        ("Chad had better apologise to Libya.", "had", "apologise", "aux"),
        ("Chad denied the claim that it had funded rebels.", "funded", "claim", "acl"),
        ("Chad dismissed as invented a report of raids.", "report", "dismissed", "dobj"),
        ("Far from bombing Qatar, Chad sent food.", "Chad", "sent", "nsubj"),
        ("Chad bombed camps inside Libya.", "inside", "camps", "prep"),
        ("Chad said boats had fled and accused Libya.", "accused", "said", "conj"),
        ("Chad said rebels would leave and accused Libya.", "accused", "said", "conj"),
        ("Chad left the talks; Libya had refused a deal.", "left", "refused", "parataxis"),
        ("On Friday Turkey and Iran signed a pact.", "Turkey", "signed", "nsubj"),
        ("On Thursday Oman, Chad and Iran initialled a pact.", "Oman", "initialled", "nsubj"),
        (
            "Chad bombed it on Friday and Malian planes struck a Libyan town.",
            "Friday",
            "on",
            "pobj",
        ),
        (
            "Chad bombed it on Friday and Malian planes struck a Libyan town.",
            "planes",
            "struck",
            "nsubj",
        ),
        ("The premier flew to Oslo days after the vote.", "Oslo", "to", "pobj"),
        ("Troops seized two stations run by a union and held its staff.", "held", "seized", "conj"),
        (
            "It was signed by Presidents Jamil Mahuad of Ecuador and Alberto Fujimori of Peru.",
            "Fujimori",
            "Mahuad",
            "conj",
        ),
    ],
)
def test_what_hangs_on_what(coder: Coder, text: str, dependent: str, head: str, label: str) -> None:
    token = word(parsed(coder, text), dependent)
    assert (token.head.text, token.dep_) == (head, label)


@pytest.mark.parametrize(
    ("text", "dependent", "head"),
    [
        # Neither an act nor somebody who acts.
        ("Norway sold the island by Friday.", "by", "sold"),
        ("Norway closed the border by land.", "by", "closed"),
        # What is kept from nothing.
        ("Norway freed sailors coming from Peru.", "from", "coming"),
        # An apposition and a conjunct that are such.
        ("Norway, the host, told reporters it had left.", "host", "Norway"),
        ("Far from Chad, Niger and Mali, troops arrived.", "Niger", "Chad"),
        # No apposition is made an object of where a comma says it is one.
        ("Norway praised Lima, the capital.", "capital", "Lima"),
    ],
)
def test_what_is_left_as_it_is(coder: Coder, text: str, dependent: str, head: str) -> None:
    assert word(parsed(coder, text), dependent).head.text == head


@pytest.mark.parametrize(
    ("text", "form", "lemma"),
    [
        ("The Arab League readmitted Syria.", "readmitted", "readmit"),
        ("Washington defunded the agency.", "defunded", "defund"),
        ("Norway raised taxes.", "taxes", "tax"),
        ("Norway has bases in Peru.", "bases", "base"),
        ("The army re-arrested him.", "arrested", "arrest"),
    ],
)
def test_lemmas(coder: Coder, text: str, form: str, lemma: str) -> None:
    assert word(parsed(coder, text), form).lemma_ == lemma


@pytest.mark.parametrize(
    ("text", "name", "label"),
    [
        ("Sweden gave South Sudan grain.", "Sudan", "dative"),
        ("Norway lent Sri Lanka money.", "Lanka", "dative"),
        ("Paraguay sent a request to Bolivia for the extradition of a general.", "Bolivia", "pobj"),
    ],
)
def test_whom_a_thing_is_given(coder: Coder, text: str, name: str, label: str) -> None:
    assert word(parsed(coder, text), name).dep_ == label

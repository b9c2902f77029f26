"""What a number that counts people or things measures: by the noun, or by the verb of harm."""

from __future__ import annotations

from typing import TYPE_CHECKING

from communique.figures.amounts import Claim
from communique.figures.custody import in_custody
from communique.figures.harm import harm_of
from communique.figures.lexicon import adjectives, demonyms, lexicon
from communique.figures.things import by_noun
from communique.figures.uncounted import (
    is_age,
    is_difference,
    is_of_firm,
    is_of_many,
    is_remains,
    is_whole,
)
from communique.figures.words import lemmas, phrases
from communique.language.nouns import function_of, verb_above

if TYPE_CHECKING:
    from communique.figures.amounts import Amount
    from communique.language import Parse
    from communique.language.tokens import Span, Token

_RUN = {"ADJ", "NOUN", "PROPN", "NUM"}
_REACHED = frozenset({"to", "at"})
_WHEN = frozenset({"last", "this"})
_DOING = {"work": "workers", "study": "students"}


def claim_count(parse: Parse, sentence: Span, amount: Amount) -> Claim | None:
    """What a count measures by the noun it counts, or ``None``: it is no figure between states."""
    known = lexicon()
    if is_difference(sentence, amount) or is_age(sentence, amount) or is_whole(sentence, amount):
        return None
    noun = _shared_noun(sentence, amount) or counted_noun(sentence, amount)
    if noun is None and (tallied := _tallied(sentence, amount)) is not None:
        return tallied
    if noun is None and (force := _strength(sentence, amount)) is not None:
        return force
    if noun is None and (numbered := _numbered(sentence, amount)) is not None:
        return numbered
    if noun is None and (alike := _do_alike(sentence, amount)) is not None:
        return alike
    if noun is not None and (is_of_many(sentence, amount, noun) or is_remains(noun)):
        return None
    if noun is not None and is_of_firm(noun):
        return None
    nationals = noun is not None and _nationals(parse, noun)
    harm = harm_of(sentence, amount, noun, nationals=nationals)
    if harm is not None and not known.disaster_pattern.search(sentence.text):
        indicator = known.indicators[harm]
        last = noun.i + 1 if noun is not None else amount.last
        return Claim(indicator, None, "people", amount.first, last, "persons")
    if harm is None and (held := in_custody(sentence, amount, noun)) is not None:
        return held
    if noun is None or harm is not None:
        return None
    if (under := _under_verb(sentence, amount, noun)) is not None:
        return under
    if nationals:
        function = function_of(noun)
        if amount.quantity.value <= 1:
            return None  # "for every Syrian returned, one Syrian"
        if function.name in {"subject", "undergoer"} and phrases("exile").search(sentence.text):
            return Claim(known.indicators["refugees"], None, "people", amount.first, noun.i + 1,
                         "persons")  # fmt: skip
        if function.name == "subject" and phrases("holidaying").search(sentence.text):
            return Claim(known.indicators["tourists"], None, "people", amount.first, noun.i + 1,
                         "persons")  # fmt: skip
        travels = function.governor is not None and function.governor.lemma_ in lemmas("travelling")
        if function.name == "subject" and travels and phrases("tourism").search(parse.text):
            return Claim(known.indicators["tourists"], None, "people", amount.first, noun.i + 1,
                         "persons")  # fmt: skip
        if _sheltered(noun):
            return Claim(known.indicators["refugees"], None, "people", amount.first, noun.i + 1,
                         "persons")  # fmt: skip
        doing = noun.nbor().lower_ if noun.i + 1 < sentence.end else ""
        if doing in _DOING:
            return Claim(known.indicators[_DOING[doing]], None, "people", amount.first,
                         noun.i + 1, "persons")  # fmt: skip
        governor = function.governor
        if function.name not in {"subject", "undergoer", "object"} and (
            among := _among(sentence, amount, noun)
        ):
            return among
        expelled = governor is not None and (
            governor.lemma_ in lemmas("expulsion") or _sent_away(governor)
        )
        if expelled and any(t.lemma_ == "diplomat" for t in sentence):
            return Claim(known.indicators["diplomats"], None, "people", amount.first,
                         noun.i + 1, "persons")  # fmt: skip
        told = known.verbs.get(governor.lemma_) if governor is not None else None
        if expelled and function.name in {"object", "undergoer", "subject"}:
            told = known.indicators["detainees"]  # "ordered 90,000 Chadians to leave"
            return Claim(told, None, "people", amount.first, noun.i + 1, "persons")
        if told is None or told.victims:
            return None
        if told.needs_verb and function.name not in {"object", "undergoer"}:
            return None
        return Claim(told, None, "people", amount.first, noun.i + 1, "persons")
    return by_noun(sentence, amount, noun)


def _sheltered(noun: Token) -> bool:
    """Whether a clause says that those counted are sheltered: "Syrians whom it says it hosts"."""
    clauses = [c for c in noun.children if c.dep_ == "relcl"]
    clauses += [t for c in clauses for t in c.children if t.dep_ == "ccomp"]
    told = (lexicon().verbs.get(c.lemma_) for c in clauses if c.lemma_ not in lemmas("fleeing"))
    return any(entry is not None and entry.id == "refugees" for entry in told)


def _sent_away(verb: Token) -> bool:
    """Whether somebody is told to leave: "ordered six Canadians to leave"."""
    told = verb.head if verb.lemma_ == "leave" and verb.dep_ in {"xcomp", "ccomp"} else verb
    return told.lemma_ in {"order", "tell", "ask"} and any(
        c.lemma_ in {"leave", "go"} for c in told.children if c.dep_ in {"xcomp", "ccomp"}
    )


def _under_verb(sentence: Span, amount: Amount, noun: Token) -> Claim | None:
    """The claim of a noun that counts only under some verbs: lives lost, soldiers captured."""
    lemma = noun.lemma_.lower()
    lemma = f"{lemma[:-3]}man" if lemma.endswith("men") else lemma  # "servicemen" has no lemma
    for indicator, verbs in lexicon().counted_with.get(lemma, ()):
        if indicator.victims and lexicon().disaster_pattern.search(sentence.text):
            return None
        function = function_of(noun)
        flight = function.name == "subject" and _flees(function.governor)
        above = function.governor if function.name in {"object", "undergoer"} or flight else None
        participles = [c for c in noun.children if c.dep_ in {"acl", "amod"}]
        # Where the parser takes "hand over 38 soldiers" for "over 38 soldiers".
        near = noun.doc[max(sentence.start, amount.first - 3) : amount.first]
        if any(
            t.lemma_ in verbs and t.pos_ in {"VERB", "ADJ"}
            for t in (*([above] if above is not None else []), *participles, *near)
        ):
            return Claim(indicator, None, "people", amount.first, noun.i + 1, "persons")
    return None


def _flees(verb: Token | None) -> bool:
    """Whether those who are the subject of a verb leave a state for another by it."""
    if verb is None or verb.lemma_ in lemmas("fleeing"):
        return verb is not None
    if verb.lemma_ not in lemmas("crossing-over"):
        return False
    ways = {c.lower_ for c in verb.children if c.dep_ == "prep"}
    return bool(ways & {"from", "into"}) or any(
        c.lemma_ in {"border", "frontier"} for c in verb.children if c.dep_ == "dobj"
    )


def counted_noun(sentence: Span, amount: Amount) -> Token | None:
    """The noun that a number counts: the head of the words that follow it."""
    doc = sentence.doc
    i = amount.last
    if i < sentence.end and doc[i].lower_ == "of":
        i += 1
    head: Token | None = None
    if i + 1 < sentence.end and doc[i].lemma_ == "be" and doc[i + 1].text in demonyms():
        return doc[i + 1]  # "of whom 500 were Indians"
    while i < min(sentence.end, amount.last + 9):
        token = doc[i]
        if token.lower_ in {"and", "or"} or (token.lower_ in {"last", "this", "next"}):
            break
        following = doc[i + 1].lower_ if i + 1 < sentence.end else ""
        if token.text in demonyms() and following in _DOING:
            return token  # "180,000 Egyptians work in Qatar", whatever the parser makes of "work"
        if token.pos_ in _RUN and not (token.like_num and head is not None):
            # A new phrase, not more of this one: "gave Egypt $3 million", "2,000 troops Monday".
            if token.pos_ in {"NOUN", "PROPN"} and (head is None or token.pos_ == "NOUN"):
                head = token
            elif head is not None and token.pos_ == "PROPN" and not (
                token.dep_ in {"compound", "nmod"} and token.head.i > token.i
            ):  # fmt: skip
                break  # but "14 Black Hawk helicopters"
        elif not (
            token.pos_ in {"DET", "PART", "ADV", "PRON"}
            or token.text in {"-", "’s", "'s", "“", "”"}
            or (token.tag_ in {"VBN", "VBG"} and token.dep_ == "amod")
        ) or (head is not None and token.pos_ in {"DET", "ADV", "PRON"}):
            break
        i += 1
    return head


def _shared_noun(sentence: Span, amount: Amount) -> Token | None:
    """The noun that a number shares with the next: "649 Argentine and 255 British sailors"."""
    doc = sentence.doc
    i = amount.last
    while i < sentence.end and doc[i].pos_ in {"ADJ", "PROPN"} and doc[i].tag_ != "NNPS":
        i += 1
    if i == amount.last or i + 1 >= sentence.end or doc[i].lower_ not in {"and", ","}:
        return None
    if not doc[i + 1].like_num:
        return None
    noun = doc[i + 1].head
    return noun if noun.pos_ == "NOUN" and noun.i > i + 1 and doc[i + 1].dep_ == "nummod" else None


def _tallied(sentence: Span, amount: Amount) -> Claim | None:
    """The noun that a bare number counts by "the number of refugees ... has risen to 3 million"."""
    for token in sentence.doc[sentence.start : amount.first]:
        if token.lemma_.lower() not in lemmas("tally") or token.i + 1 >= amount.first:
            continue
        above = {t.i for t in token.ancestors}
        if token.nbor().lower_ != "of" or not above & {
            t.i for t in sentence.doc[amount.first].ancestors
        }:
            continue
        noun = next((t for t in token.nbor().children if t.dep_ == "pobj"), None)
        if noun is None or noun.i >= amount.first:
            continue
        harmed = next((c for c in noun.children if c.dep_ == "acl" and c.tag_ == "VBN"), None)
        entry = lexicon().verbs.get(harmed.lemma_) if harmed is not None else None
        if entry is not None and entry.victims:  # "the number of soldiers killed at 5,000"
            return Claim(entry, None, "people", noun.left_edge.i, noun.i + 1, "persons")
        told = by_noun(sentence, amount, noun) or _working(noun, token)
        if told is not None:
            return told
    return None


def _working(noun: Token, tally: Token) -> Claim | None:
    """Nationals who work or study somewhere: "the number of Nepalis working there"."""
    clauses = (c for c in (*noun.rights, *tally.rights) if c.dep_ in {"acl", "relcl"})
    verb = next(iter(clauses), None)
    doing = verb.lemma_ if verb is not None else ""
    people = noun.text in demonyms() or noun.lemma_ in lemmas("persons")
    if people and _flees(verb) and verb is not None:
        refugees = lexicon().indicators["refugees"]
        return Claim(refugees, None, "people", noun.i, noun.i + 1, refugees.unit)
    if noun.text not in demonyms() or doing not in _DOING:
        return None
    indicator = lexicon().indicators[_DOING[doing]]
    return Claim(indicator, None, "people", noun.i, noun.i + 1, indicator.unit)


def _strength(sentence: Span, amount: Amount) -> Claim | None:
    """Soldiers that a bare number counts by their force: "will cut its contingent to 1,500"."""
    word = sentence.doc[amount.first - 1]
    if word.lower_ not in {"to", "from", "by", "at"} or word.i < sentence.start:
        return None
    verb = verb_above(word)
    if verb is None:
        return None
    nouns = [c for c in verb.children if c.dep_ in {"dobj", "nsubj", "nsubjpass"}]
    nouns = [n for n in nouns if n.lemma_ in lemmas("contingent")]
    if verb.pos_ != "VERB" or not nouns:
        return None
    troops = lexicon().indicators["troops"]
    first = min(n.left_edge.i for n in nouns)
    return Claim(troops, None, "people", max(first, sentence.start), nouns[0].i + 1, troops.unit)


def _numbered(sentence: Span, amount: Amount) -> Claim | None:
    """The people whom a bare number counts as subject of its verb: "visitors fell to 3 million"."""
    token = sentence.doc[amount.last - 1]
    above = token.head
    if token.dep_ == "pobj" and above.lower_ in _REACHED:
        verb = above.head
    elif token.dep_ in {"dobj", "attr"}:
        verb = above
    elif token.dep_ == "nummod" and above.dep_ == "npadvmod" and token.nbor().lower_ in _WHEN:
        verb = above.head  # "numbered 48,000 last year": no year is numbered
    else:
        return None
    stands = lemmas("standing") | lemmas("numbering")
    if verb.lemma_ not in stands and verb.lemma_ not in lexicon().movements:
        return None
    noun = next((c for c in verb.lefts if c.dep_ in {"nsubj", "nsubjpass"}), None)
    told = by_noun(sentence, amount, noun) if noun is not None and noun.tag_ == "NNS" else None
    return told if told is not None and told.owner == "people" else None


def _do_alike(sentence: Span, amount: Amount) -> Claim | None:
    """What a bare number counts whose verb those named before it do.

    "German tourists like the country: 149,000 visited Bali in 2011."
    """
    token = sentence.doc[amount.last - 1]
    known = lexicon()
    after = sentence.doc[amount.last] if amount.last < sentence.end else token
    verb = token.head if token.dep_ == "nsubj" else after
    indicator = known.verbs.get(verb.lemma_) if verb.pos_ == "VERB" else None
    if verb.pos_ == "VERB" and verb.lemma_ in _DOING:
        indicator = known.indicators[_DOING[verb.lemma_]]
    if indicator is None or indicator.victims or indicator.needs_verb:
        return None
    for noun in sentence.doc[sentence.start : amount.first]:
        counted = known.counted.get(noun.lemma_.lower())
        if (noun.pos_ == "NOUN" and counted is indicator) or noun.text in demonyms():
            return Claim(indicator, None, "people", noun.i, noun.i + 1, indicator.unit)
    return None


def _among(sentence: Span, amount: Amount, noun: Token) -> Claim | None:
    """Nationals that are some of those told before: "tourists, of whom 500 were Indians"."""
    head = noun.head if noun.dep_ == "conj" else noun
    if head.dep_ != "attr" or head.head.lemma_ != "be":
        return None
    for token in sentence.doc[sentence.start : amount.first]:
        indicator = lexicon().counted.get(token.lemma_.lower()) if token.pos_ == "NOUN" else None
        if indicator is not None and indicator.unit == "persons" and not indicator.victims:
            return Claim(indicator, None, "people", amount.first, noun.i + 1, "persons")
    return None


def _nationals(parse: Parse, noun: Token) -> bool:
    """Whether a noun means people by their state: "3 million Syrians", "two Israelis"."""
    if any(
        t.lemma_ in lemmas("descent") and any(c.text in adjectives() for c in t.children)
        for of in noun.children if of.lower_ == "of" for t in of.children
    ):  # fmt: skip
        return True  # "75,000 people of Eritrean origin"
    if noun.text not in demonyms():
        return False
    mention = parse.mention_at(noun)
    return mention is not None and mention.root == noun.i

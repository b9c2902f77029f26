"""Whom an amount is according to: "according to X", "X said", "X data showed"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from communique.figures.asides import adds, closing_teller, inner_teller
from communique.figures.words import lemmas, phrases
from communique.language.nouns import TELLING, function_of, phrase_start
from communique.record import Source

if TYPE_CHECKING:
    from communique.figures.amounts import Amount
    from communique.language import Parse
    from communique.language.tokens import Span, Token

# Adverbs that a sentence opens with, which the parser may take into the name behind them.
_OPENING = frozenset("meanwhile separately earlier later still however yet then".split())


def source_of(parse: Parse, sentence: Span, amount: Amount) -> Source | None:
    """The source of an amount, or ``None`` where the text itself states it."""
    doc = sentence.doc
    for token in sentence:
        later = token.i > sentence.start + 1 and doc[token.i - 2].lower_ in {"and", "but"}
        if later and doc[token.i - 1].text == "," and amount.last <= token.i:
            continue  # "has 3,000 soldiers there and, according to diplomats, 200 advisers"
        if token.lower_ == "according" and token.i + 2 < sentence.end:
            noun = _object_of(token)
            if noun is not None:
                return _source(parse, noun)
    teller = closing_teller(sentence)
    if teller is not None and amount.last <= teller[0]:
        noun = _head(doc[teller[0] : teller[1]])
        if (
            noun.pos_ in {"PROPN", "PRON"}
            or phrases("figures").search(noun.text)
            or parse.mention_at(noun) is not None
        ):
            return _source(parse, noun, teller[0])
    if (inner := inner_teller(sentence)) is not None:
        return _source(parse, _head(doc[inner[0] : inner[1]]), inner[0])
    for token in sentence:
        if token.dep_ == "nsubj" and _is_told_by(token.head) and _tells(token.head, amount):
            if any(t.i == amount.first for t in token.subtree):
                continue  # "Some 55,000 Ethiopians have found refuge"
            # A pronoun or a name is a source; a common noun only if it is one of data or office.
            if token.pos_ in {"PROPN", "PRON"} or phrases("figures").search(token.text):
                return _source(parse, token)
            if parse.mention_at(token) is not None:
                return _source(parse, token)
    chain = parse.voices.chain(doc[amount.first])
    if chain and _speaks(parse, chain[0].start, chain[0].end):
        first = chain[0]
        if first.start is not None and first.end is not None and first.text is not None:
            return Source(actor=first.actor, text=first.text, start=first.start, end=first.end)
    return None


def _head(words: Span) -> Token:
    """The noun that heads a phrase of these words: the last before an "of", "in" or "for"."""
    head = words[0]
    for token in words:
        if token.pos_ == "ADP" and head.pos_ in {"NOUN", "PROPN"}:
            break
        if token.pos_ in {"NOUN", "PROPN", "PRON"}:
            head = token
    return head


def _is_told_by(verb: Token) -> bool:
    if verb.lemma_ == "put" and not any(
        t.lower_ == "at" for o in (verb, *verb.children) for t in o.subtree
        if o is verb or o.dep_ == "dobj"
    ):  # fmt: skip
        return False  # "put a tariff on pork", not "put the figure at"
    if adds(verb):
        return False  # "it admitted 1,600 last year"
    return verb.pos_ == "VERB" and verb.lemma_ in TELLING


def _speaks(parse: Parse, start: int | None, end: int | None) -> bool:
    """Whether the speaker of a chain tells something, rather than pledges or does it."""
    if start is None or end is None:
        return False
    span = parse.doc.char_span(start, end, alignment_mode="expand")
    if span is None:
        return False
    governor = function_of(span.root).governor
    if governor is None or governor.pos_ != "VERB":
        return True
    if governor.lemma_ in TELLING:
        # "announced a deal to sell 84 jets" is a deed.
        below = {c.dep_ for c in governor.children}
        deed = governor.lemma_ in {"announce", "admit"}
        return not (deed and "dobj" in below and "ccomp" not in below)
    # "expelled five diplomats, saying that two people had been killed"
    return any(c.dep_ in {"advcl", "conj"} and c.lemma_ in TELLING for c in governor.children)


def _object_of(token: Token) -> Token | None:
    for child in token.children:
        if child.dep_ == "prep" and child.lower_ == "to":
            return next((g for g in child.children if g.dep_ == "pobj"), None)
    return None


def _tells(verb: Token, amount: Amount) -> bool:
    """Whether an amount stands in what a verb of saying tells."""
    if (verb.i > amount.last and _closes(verb)) or _between_commas(verb):
        return True
    if verb.lemma_ == "put":  # "puts its dead at 2,500"
        above = list(verb.doc[amount.first].ancestors)
        # "put the number of Nepalis working there at 2 million", whatever the parser makes of "at"
        tally = any(c.dep_ == "dobj" and c.lemma_ in lemmas("tally") for c in verb.children)
        return any(t.lower_ == "at" and (t.head == verb or tally) for t in above) and verb in above
    if not any(child.dep_ in {"ccomp", "xcomp"} for child in verb.children):
        # "Trade rose 5 percent, the ministry said": the report hangs below or above the clause.
        return verb.i > amount.last and verb.dep_ in {"ROOT", "parataxis", "ccomp", "conj"}
    told = next((t for t in verb.doc[amount.first].ancestors if t.head.i == verb.i), None)
    if told is None or told.dep_ not in {"ccomp", "xcomp"}:
        return False
    # "Poland said it had sent tanks, and Italy announced $40 million": Italy tells its own.
    own = next((t for t in verb.doc[amount.first].ancestors if t.lemma_ in TELLING), None)
    return own is None or own.i == verb.i or own.dep_ not in {"conj", "advcl"}


def _between_commas(verb: Token) -> bool:
    """Whether who says it stands within what is told: "..., the office said, including ..."."""
    subject = next((c for c in verb.lefts if c.dep_ == "nsubj"), None)
    if subject is None or verb.i + 1 >= verb.sent.end or verb.nbor().text != ",":
        return False
    first = subject.left_edge.i
    return first > verb.sent.start and verb.doc[first - 1].text == "," and verb.i - first <= 9


def _closes(verb: Token) -> bool:
    """Whether a report ends its sentence behind a comma: all that stands before is told by it."""
    subject = next((c for c in verb.lefts if c.dep_ == "nsubj"), None)
    if subject is None or not subject.left_edge.i > verb.sent.start:
        return False
    before = verb.doc[subject.left_edge.i - 1]
    rest = verb.doc[verb.i + 1 : verb.sent.end]
    return (
        before.text == "," and len(rest) <= 5 and all(t.pos_ not in {"VERB", "AUX"} for t in rest)
    )


def _source(parse: Parse, noun: Token, start: int | None = None) -> Source:
    """A source by the noun that heads its phrase, which begins at ``start`` if that is known."""
    doc = noun.doc
    first = phrase_start(noun) if start is None else start
    if first < noun.i and doc[first].lower_ in _OPENING:
        first += 1
    last = noun.i + 1
    for child in noun.rights:
        # "the State Bank of Pakistan", but not what is told after it.
        if child.dep_ == "prep" and child.lower_ in {"of", "for", "in"}:
            last = max(last, child.right_edge.i + 1)
    mention = parse.mention_at(noun)
    actor = mention.actors[0] if mention is not None and mention.actors else None
    if actor is None:
        # "Figures from the customs office", "ministry figures": whose they are.
        for child in noun.children:
            owners = child.children if child.lower_ in {"from", "of", "by"} else (child,)
            for owner in owners:
                whose = parse.mention_at(owner) if owner.pos_ in {"NOUN", "PROPN"} else None
                if whose is not None and whose.actors:
                    actor = whose.actors[0]
                    last = max(last, whose.last)
    if actor is None and phrases("figures").search(noun.text):
        # "data from the grid operator Snam", whom no table knows
        last = max([last, *(t.i + 1 for c in noun.rights if c.lower_ == "from" for t in c.subtree
                            if t.dep_ in {"pobj", "appos"} and t.head.i >= noun.i
                            and t.i < noun.i + 9)])  # fmt: skip
        while last < doc[first].sent.end and doc[last].pos_ == "PROPN":
            last += 1
    low, high = doc[first].idx, doc[last - 1].idx + len(doc[last - 1])
    if mention is not None and (mention.first > first or mention.last > last):
        low = min(low, mention.start) if doc[mention.first].lower_ not in _OPENING else low
        high = max(high, mention.end)
    text = parse.text[low:high]
    if text.lower().startswith("the "):
        low, text = low + 4, text[4:]
    return Source(actor=actor, text=text, start=low, end=high)

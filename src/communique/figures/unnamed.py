"""What is sold, given, paid or caught without a word for it that the data knows."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from communique.figures.amounts import Claim
from communique.figures.lexicon import lexicon
from communique.figures.words import lemmas, phrases
from communique.language.nouns import verb_above

if TYPE_CHECKING:
    from communique.figures.amounts import Amount
    from communique.figures.lexicon import Indicator, Owner
    from communique.language.tokens import Span, Token
    from communique.record import Flow

_GAS = re.compile(r"\bgas\b", re.IGNORECASE)
# How far back a text is searched for the goods whose volume it tells without their name.
_EARLIER = 600


def unnamed(sentence: Span, amount: Amount) -> Claim | None:
    """What is sold or delivered without a word that data knows.

    Barrels are of oil, cubic metres of the gas that the text has just spoken of; "60 percent of
    its fish" is a share of trade.
    """
    doc, known = sentence.doc, lexicon().indicators
    verb = verb_above(doc[amount.first])
    if verb is None:
        return None
    lemma, unit = verb.lemma_, amount.quantity.unit or ""
    if (
        amount.quantity.kind == "mass"
        and lemma in lemmas("landing")
        and phrases("fishing").search(sentence.text)
    ):
        return Claim(known["fishing"], None, "giver", amount.first, amount.last, unit)
    flow: Flow | None = "exports" if lemma in lemmas("exporting") else None
    flow = "exports" if lemma in lemmas("going") else flow
    flow = "imports" if is_brought_in(verb) else flow
    offers = lemma == "offer" and amount.quantity.kind in {"mass", "volume"}
    flow = "exports" if offers else flow
    flow = "imports" if lemma in lemmas("importing") | lemmas("coming-in") else flow
    on = amount.last < sentence.end and doc[amount.last].lower_ == "on"
    if on and lemma in lemmas("levying") and amount.quantity.kind == "share":
        return Claim(known["tariff"], None, "taker", amount.first, amount.last, None)
    if amount.quantity.kind == "money" and _invests(verb):
        return Claim(known["investment"], None, "giver", amount.first, amount.last, unit)
    if amount.quantity.kind == "money" and _is_price_of(sentence, amount, verb):
        return None
    if lemma in lemmas("putting") and amount.quantity.kind == "money" and any(
        c.lower_ in {"into", "in"} and c.dep_ == "prep" for c in verb.children
    ):  # fmt: skip
        return Claim(known["investment"], None, "giver", amount.first, amount.last, unit)
    backed = lemma in {"support", "help", "assist", "back"} and sentence.doc[
        amount.first - 1
    ].lower_ in {"with", "over", "about", "some"}
    if backed and amount.quantity.kind == "money":
        return Claim(known["aid"], None, "giver", amount.first, amount.last, unit)
    rolled = lemma == "roll" and any(c.lower_ == "over" for c in verb.children)
    if (rolled or lemma == "refinance") and amount.quantity.kind == "money":
        return Claim(known["loan"], None, "giver", amount.first, amount.last, unit)
    aside = lemma == "set" and any(c.lower_ == "aside" for c in verb.children)
    if (lemma in lemmas("donating") or aside) and amount.quantity.kind == "money":
        return Claim(known["aid"], None, "giver", amount.first, amount.last, unit)
    if lemma == "pay" and amount.quantity.kind == "money" and _to_harmed(verb):
        return Claim(known["reparations"], None, "taker", amount.first, amount.last, unit)
    if (
        lemma in {"pay", "repay"}
        and amount.quantity.kind == "money"
        and (_back(verb) or _to_somebody(sentence, amount, verb))
    ):
        return Claim(known["payments"], None, "giver", amount.first, amount.last, unit)
    if (
        lemma == "spend"
        and amount.quantity.kind == "money"
        and (bought := _spent_on(sentence, amount))
    ):
        return Claim(known[bought], "imports", "taker", amount.first, amount.last, unit)
    if flow is None:
        return None
    owner: Owner = "taker" if flow == "imports" else "giver"
    told = sentence.start_char + amount.quantity.start
    before = doc.text[max(0, told - _EARLIER) : told]
    if (goods := told_goods(sentence, amount)) is not None:
        return Claim(goods, flow, owner, amount.first, amount.last, unit)
    if unit in {"MWh", "MW"}:
        return Claim(known["electricity"], flow, owner, amount.first, amount.last, unit)
    if unit.startswith("barrels"):
        return Claim(known["oil"], flow, owner, amount.first, amount.last, unit)
    if amount.quantity.kind == "mass":
        return Claim(known["trade"], flow, owner, amount.first, amount.last, unit)
    if unit.startswith("m3") and _GAS.search(before):
        return Claim(known["gas"], flow, owner, amount.first, amount.last, unit)
    if amount.quantity.kind != "share" or amount.last + 1 >= sentence.end:
        return None
    noun = next((t for c in doc[amount.last - 1].children if c.lower_ == "of"
                 for t in c.children if t.dep_ == "pobj"), None)  # fmt: skip
    goes = lemma in lemmas("going") and any(
        c.lower_ == "to" and c.dep_ == "prep" for c in verb.children
    )
    if (
        noun is None
        or noun.lemma_.lower() in lemmas("holdings")
        or not (lemma in lemmas("trading") or goes)
    ):
        return None
    return Claim(known["trade"], flow, owner, noun.i, noun.i + 1, None)


def of_what(sentence: Span, amount: Amount) -> Claim | None:
    """The trade that a share is of by a clause: "31 percent of what Kenya bought from it"."""
    words = sentence.doc[amount.last : min(sentence.end, amount.last + 2)]
    if amount.quantity.kind != "share" or [t.lower_ for t in words] != ["of", "what"]:
        return None
    verb = next((t for t in words[0].children if t.dep_ == "pcomp"), None)
    flow = flow_of(verb) if verb is not None and verb.lemma_ in lemmas("trading") else None
    if verb is None or flow is None:
        return None
    owner: Owner = "taker" if flow == "imports" else "giver"
    indicator = lexicon().indicators["trade"]
    return Claim(indicator, flow, owner, words[1].i, verb.i + 1, None)


def told_goods(sentence: Span, amount: Amount) -> Indicator | None:
    """The goods that tons or cubic metres are of where nothing in their sentence says so.

    "Supplies to Austria rose to 9.8 bcm", in an article on gas.
    """
    if (goods := told_before(sentence, amount)) is not None:
        return goods
    doc, measured = sentence.doc, amount.quantity.kind in {"mass", "volume", "energy"}
    if not measured or (amount.last < sentence.end and doc[amount.last].lower_ == "of"):
        return None
    told = sentence.start_char + amount.quantity.start
    named = _told_goods(doc.text[max(0, told - _EARLIER) : told])
    indicator = lexicon().indicators[named] if named is not None else None
    fits = indicator is not None and amount.quantity.kind in indicator.kinds
    return indicator if fits else None


def told_before(sentence: Span, amount: Amount) -> Indicator | None:
    """The goods of "89 million tonnes of it", which the text has named before."""
    if not _of_it(sentence, amount):
        return None
    told = sentence.start_char + amount.quantity.start
    goods = _told_goods(sentence.doc.text[max(0, told - _EARLIER) : told])
    indicator = lexicon().indicators[goods] if goods is not None else None
    fits = indicator is not None and amount.quantity.kind in indicator.kinds
    return indicator if fits else None


def _of_it(sentence: Span, amount: Amount) -> bool:
    """Whether an amount is of the goods told before: "89 million tonnes of it"."""
    after = [t.lower_ for t in sentence.doc[amount.last : min(sentence.end, amount.last + 2)]]
    measured = amount.quantity.kind in {"mass", "volume", "energy"}
    return measured and after in (["of", "it"], ["of", "them"])


def _spent_on(sentence: Span, amount: Amount) -> str | None:
    """The goods told before on which a sum is spent: "spent $49 billion on it"."""
    after = [t.lower_ for t in sentence.doc[amount.last : min(sentence.end, amount.last + 2)]]
    told = sentence.start_char + amount.quantity.start
    if after not in (["on", "it"], ["on", "them"]):
        return None
    return _told_goods(sentence.doc.text[max(0, told - _EARLIER) : told])


def _told_goods(text: str) -> str | None:
    """The indicator of the goods that a text has named last."""
    cues = lexicon().cues
    found = [
        indicator.id
        for match in lexicon().cue_pattern.finditer(text)
        for indicator, _ in cues.get(match.group().lower(), ())
        if indicator.commodity
    ]
    return found[-1] if found else None


def _is_price_of(sentence: Span, amount: Amount, verb: Token) -> bool:
    """Whether something is had "for" a sum, or a firm pays it: no flow between states."""
    subject = next((c for c in verb.lefts if c.dep_ == "nsubj"), None)
    return sentence.doc[amount.first - 1].lower_ == "for" or (
        subject is not None and subject.lemma_.lower() in lemmas("firm")
    )


def _invests(verb: Token) -> bool:
    """Whether investors promise a sum, or firms do to a state: "investors pledged $9 million"."""
    subject = next((c for c in verb.lefts if c.dep_ == "nsubj"), None)
    noun = subject.lemma_.lower() if subject is not None else ""
    return verb.lemma_ in {"pledge", "commit"} and noun in {"investor", "company", "firm"}


def _back(verb: Token) -> bool:
    """Whether money is given back: "paid back $1 billion"."""
    return verb.lemma_ == "repay" or any(c.lower_ == "back" for c in verb.children)


def _to_harmed(verb: Token) -> bool:
    """Whether money is paid to those who were harmed, or to theirs: "to American victims"."""
    paid = [c for c in verb.children if c.dep_ == "dative"]
    paid += [t for c in (*verb.children, *paid) if c.lower_ == "to" for t in c.children]
    return any(t.lemma_ in lemmas("harmed") for t in paid)


def _to_somebody(sentence: Span, amount: Amount, verb: Token) -> bool:
    """Whether money is paid to one with a name, or whom a pronoun means."""
    objects = [c for c in verb.children if c.dep_ in {"dative", "dobj"}]
    objects += [t for c in verb.children if c.lower_ == "to" for t in c.children]
    before = sentence.doc[amount.first - 1]
    return before.pos_ in {"PROPN", "PRON"} or any(
        t.pos_ in {"PROPN", "PRON"} or t.lower_ in {"country", "state"} for t in objects
    )


def is_brought_in(verb: Token) -> bool:
    """Whether something is brought in: "brought in $9 million worth of the metal"."""
    return verb.lemma_ == "bring" and any(c.lower_ == "in" for c in verb.rights)


def flow_of(verb: Token) -> Flow | None:
    """Which way goods go by a verb: "shipped" out, "bought" in."""
    if verb.lemma_ in lemmas("exporting"):
        return "exports"
    taken = verb.lemma_ in lemmas("importing") | lemmas("coming-in") or is_brought_in(verb)
    return "imports" if taken else None

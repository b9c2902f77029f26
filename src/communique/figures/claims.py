"""Which indicator an amount belongs to: the words that claim it, near it or counted by it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from communique.figures.amounts import Amount, Claim
from communique.figures.clauses import clause_of
from communique.figures.counts import claim_count
from communique.figures.cues import Found, cues_in, distance_of, in_aside, in_what_follows
from communique.figures.goods import made_of, told_next
from communique.figures.heads import dutiable, for_which, limit_of
from communique.figures.lexicon import adjectives, lexicon
from communique.figures.things import is_designation
from communique.figures.unnamed import flow_of, is_brought_in, of_what, told_goods, unnamed
from communique.figures.words import lemmas, phrases
from communique.language.nouns import verb_above

if TYPE_CHECKING:
    from communique.language import Parse
    from communique.language.tokens import Span
    from communique.record import Flow

# What says that goods are a part of those told before.
_SOME = frozenset({"most", "mostly", "mainly", "chiefly", "largely", "especially", "including"})
# How far, in tokens, a cue may stand from the amount that it claims.
_REACH = 22
# What is added to the distance of "worth": any word that says what is worth so much goes before.
_LAST_RESORT = 14


# Smaller sums (of any currency) are prices and fees, not flows between states.
_LEAST = 50_000


def claim(parse: Parse, sentence: Span, amount: Amount, others: list[Amount]) -> Claim | None:
    """The indicator that an amount belongs to, or ``None``: it is no figure between states."""
    if amount.quantity.kind == "count":
        return claim_count(parse, sentence, amount)
    found = cues_in(sentence)
    kind = amount.quantity.kind
    if kind == "share" and (_of_price(sentence, amount) or made_of(sentence, amount)):
        return None
    if kind == "share" and amount.last < sentence.end and sentence.doc[amount.last].lower_ == "of":
        found = in_what_follows(sentence, amount, found)
        # "tariffs on 50 percent of Chinese goods": that is no rate.
        found = [hit for hit in found if hit.indicator.id != "tariff"]
    if kind == "share" and (free := of_what(sentence, amount)) is not None:
        return free
    if kind == "money" and (amount.quantity.value < _LEAST or _is_price(sentence, amount)):
        return None
    best: tuple[float, Found] | None = None
    for hit in found:
        if kind not in hit.indicator.kinds:
            continue
        if hit.cue is not None and not _has_needs(sentence, amount, hit):
            continue
        if hit.indicator.commodity and (
            _aside(sentence, amount, hit) or told_next(sentence, amount, hit)
        ):
            continue
        if kind == "share" and hit.first >= amount.last and in_aside(sentence.doc, amount, hit):
            continue
        if hit.indicator.id == "frozen assets" and _is_halted(sentence, found):
            continue
        if hit.cue is None and is_designation(sentence.doc[hit.first].text) and not (
            0 <= hit.first - amount.last <= 6
        ):  # fmt: skip
            continue  # "soldiers in C-17s asked for $20 million"
        if hit.cue is None and kind == "money" and _of_other_deed(sentence, amount, hit):
            continue
        if any(t.lower_ == "including" for t in sentence.doc[amount.last : hit.first]):
            continue  # "$70 billion for the war, including $1 billion in aid"
        distance = distance_of(sentence.doc, amount, hit.first, hit.last, others)
        if hit.word == "worth" and not _told_after(sentence, amount, found):
            distance += _LAST_RESORT
        if distance <= _REACH and (best is None or distance < best[0]):
            best = (distance, hit)
    if best is not None and best[1].indicator.id == "trade" and (
        limit := limit_of(sentence, best[1], found)
    ):  # fmt: skip
        best = (best[0], limit) if kind in limit.indicator.kinds else best
    if kind == "money" and (duty := dutiable(sentence, amount, found)) is not None:
        best = (0.0, duty)
    if best is not None and best[1].indicator.commodity:
        # "rice aid" is aid: of two nouns the second heads the phrase.
        after = [f for f in found if f.first == best[1].last and not f.indicator.commodity]
        after = [f for f in after if kind in f.indicator.kinds and f.indicator.id != "trade"]
        if after:
            best = (best[0], after[0])
    if best is not None and best[1].indicator.commodity and _of_other(sentence, amount, found):
        best = None
    if best is not None and best[1].indicator.commodity and kind == "money":
        best = (best[0], for_which(sentence, amount, best[1], found))
    if best is None or _elsewhere(sentence, amount, best[1]):
        return None if _refused(sentence, amount, _REACH, others) else unnamed(sentence, amount)
    if _refused(sentence, amount, best[0], others):
        return None
    told = _seen_from_seller(sentence, amount, _with_flow(sentence, amount, best[1], found))
    goods = told_goods(sentence, amount) if told.indicator.id == "trade" else None
    return told if goods is None else replace(told, indicator=goods)


def _seen_from_seller(sentence: Span, amount: Amount, told: Claim) -> Claim:
    """A claim of trade the way its own verb has it: "imports from Peru, which sold it $9 million".

    The noun of the other clause tells of the same goods from the other side.
    """
    verb = verb_above(sentence.doc[amount.first])
    if verb is None or verb.dep_ != "relcl" or verb.lemma_ not in lemmas("trading"):
        return told
    flow = flow_of(verb)
    if told.flow not in {"exports", "imports"} or flow in {None, told.flow}:
        return told
    if told.last - 1 in {t.i for t in verb.subtree}:
        return told
    return replace(told, flow=flow, owner="taker" if flow == "imports" else "giver")


def _is_halted(sentence: Span, found: list[Found]) -> bool:
    """Whether it is aid that is frozen, and no assets: "cut its aid, and Italy froze $9m"."""
    given = any(hit.indicator.id in {"aid", "loan"} for hit in found)
    return given and not any(t.lemma_.lower() in lemmas("assets") for t in sentence)


def _aside(sentence: Span, amount: Amount, hit: Found) -> bool:
    """Whether goods are only some of what an amount is of: "imports, most of them oil, rose"."""
    doc = sentence.doc
    i = hit.first - 1
    while i > sentence.start and doc[i].text not in {",", "—", "–", ";", "("}:
        i -= 1
    words = {t.lower_ for t in doc[i + 1 : hit.first]}
    return doc[i].text == "," and bool(words & _SOME) and not i < amount.first < hit.last


def _told_after(sentence: Span, amount: Amount, found: list[Found]) -> bool:
    """Whether all other words of trade come in what is set apart: "worth $3m, half its imports"."""
    others = [hit for hit in found if hit.word != "worth"]
    return all(
        hit.first >= amount.last
        and any(t.text == "," for t in sentence.doc[amount.last : hit.first])
        for hit in others
    )


def _of_other_deed(sentence: Span, amount: Amount, hit: Found) -> bool:
    """Whether arms are the object of a verb joined to that of a sum: "gave $7m and sent jets"."""
    verb, other = verb_above(sentence.doc[amount.first]), verb_above(sentence.doc[hit.first])
    return (
        verb is not None
        and other is not None
        and other.dep_ == "conj"
        and other.head == verb
        and other.i > amount.last
    )


def _of_other(sentence: Span, amount: Amount, found: list[Found]) -> bool:
    """Whether tons are said to be of something that no cue knows: "3 million tons of sugar"."""
    doc = sentence.doc
    if amount.quantity.kind not in {"mass", "volume"} or amount.last + 1 >= sentence.end:
        return False
    if doc[amount.last].lower_ != "of":
        return False
    noun = next((t for t in doc[amount.last].children if t.dep_ == "pobj"), None)
    return noun is not None and not any(
        hit.first <= t.i < hit.last for hit in found for t in noun.subtree
    )


def _pays_for(sentence: Span, amount: Amount, hit: Found) -> bool:
    verb = verb_above(sentence.doc[amount.first])
    before = sentence.doc[hit.first - 1].lower_ if hit.first > sentence.start else ""
    return verb is not None and verb.lemma_ == "pay" and before == "for"


def _elsewhere(sentence: Span, amount: Amount, hit: Found) -> bool:
    """Whether money is paid or given in one clause, and a cue stands in another."""
    verb = verb_above(sentence.doc[amount.first])
    if (
        amount.quantity.kind != "money"
        or verb is None
        or verb.lemma_ not in lemmas("paid-otherwise") | lemmas("putting")
    ):
        return False
    other = verb_above(sentence.doc[hit.last - 1])
    if other is not None and other.i != verb.i and hit.last <= verb.i:
        return True
    return (
        other is not None
        and other.i != verb.i
        and other.dep_ in {"conj", "ROOT", "parataxis", "relcl"}
        and any(c.dep_ in {"nsubj", "nsubjpass"} for c in other.children)
    )


def _has_needs(sentence: Span, amount: Amount, hit: Found) -> bool:
    """Whether the clause has the verb that a cue asks for."""
    needs = hit.cue.needs if hit.cue is not None else None
    if needs is None:
        return True
    if needs == "measured":
        return amount.quantity.kind in {"mass", "volume", "energy"}
    if needs == "levied":  # "Oil from Canada will be taxed at 10 percent."
        return amount.quantity.kind == "share" and sentence.doc[amount.first - 1].lower_ in {
            "at", "only", "by", "to"
        }  # fmt: skip
    if needs == "exchange":
        # "ran a deficit of $9 million with Peru"
        after = sentence.doc[amount.last].lower_ if amount.last < sentence.end else ""
        return after == "with" or phrases("sold-fish").search(sentence.text) is not None
    if needs == "fishing":
        return bool(phrases("fishing").search(sentence.text)) and not phrases("sold-fish").search(
            sentence.text
        )
    verb = verb_above(sentence.doc[amount.first])
    if needs == "giving":
        return hit.first >= amount.last and verb is not None and verb.lemma_ in lemmas("giving")
    if hit.word == "worth":
        # "Chile shipped wine worth $5 million": any goods, but only right at the amount.
        beside = sentence.doc[hit.last : amount.first]  # "worth just $3 million"
        near = hit.first == amount.last or (
            len(beside) <= 3 and hit.last <= amount.first
            and all(t.lower_ in {"just", "only", "about", "some", "more", "than", "nearly",
                                 "almost", "around", "over", "up", "to"} for t in beside)
        )  # fmt: skip
        if near and verb is not None and verb.lemma_ in lemmas("crossing"):
            return True  # "Goods worth $5 million crossed the border."
        if near and verb is not None and is_brought_in(verb):
            return True
        verbs = {verb.lemma_, verb.head.lemma_} if verb is not None else set()
        return near and bool(verbs & lemmas("trading"))
    takes = verb is not None and verb.lemma_ in lemmas("coming-in")
    return takes or _trading(sentence, amount) is not None


def _is_price(sentence: Span, amount: Amount) -> bool:
    """Whether money is paid for each of something: "$50 a ton"."""
    after = sentence.doc[amount.last : min(sentence.end, amount.last + 2)]
    words = [token.lower_ for token in after]
    return len(words) == 2 and words[0] in {"a", "per", "each"} and words[1] in lemmas("piece")


def _of_price(sentence: Span, amount: Amount) -> bool:
    """Whether a share is one of a price: "at half the market price"."""
    prices = (*lexicon().refusals["price"].words, "century", "hour", "mile", "decade")
    for token in sentence.doc[amount.last : min(sentence.end, amount.last + 5)]:
        if token.lemma_.lower() in prices:
            return True
        if token.pos_ not in {"DET", "ADJ", "NOUN", "PROPN", "ADP", "PRON"}:
            return False
    return False


def _refused(sentence: Span, amount: Amount, distance: float, others: list[Amount]) -> bool:
    known = lexicon()
    for match in known.refusal_pattern.finditer(sentence.text):
        entry = known.refusals.get(match.group().lower())
        if entry is None or amount.quantity.kind not in entry.kinds:
            continue
        if entry.anywhere:
            return True
        span = sentence.doc.char_span(
            sentence.start_char + match.start(),
            sentence.start_char + match.end(),
            alignment_mode="expand",
        )
        if entry.id == "capacity" and span is not None and span.root.pos_ == "VERB" and (
            any(c.dep_ == "nsubj" for c in span.root.children)
            and clause_of(sentence.doc[amount.first]).i != span.root.i
        ):  # fmt: skip
            continue  # "offered 9 tons, but its trains can carry no more than 3"
        if span is not None and (
            distance_of(sentence.doc, amount, span.start, span.end, others) < distance
        ):
            return True
    return False


def _trading(sentence: Span, amount: Amount) -> Flow | None:
    """Which way goods go by the nearest verb or noun of trading before or after an amount."""
    best: tuple[int, Flow] | None = None
    for token in sentence:
        lemma = token.lemma_.lower()
        flow: Flow | None = None
        if lemma in lemmas("exporting") or token.lower_ in lemmas("exporting"):
            flow = "exports"
        elif lemma in lemmas("importing"):
            flow = "imports"
        if flow is not None:
            distance = abs(token.i - amount.first)
            if best is None or distance < best[0]:
                best = (distance, flow)
    return best[1] if best is not None else None


def _with_flow(sentence: Span, amount: Amount, hit: Found, found: list[Found]) -> Claim:
    """A cue with the goods that flow and the way they go ("crude" and "imports")."""
    indicator, first, last, unit = hit.indicator, hit.first, hit.last, amount.quantity.unit
    flow = hit.cue.flow if hit.cue is not None else None
    owner = (hit.cue.owner if hit.cue is not None else None) or indicator.owner
    if hit.cue is not None and hit.cue.needs == "giving":
        first, last = amount.first, amount.last
    if hit.cue is not None and hit.cue.needs == "trading":
        taken = verb_above(sentence.doc[amount.first])
        took = taken is not None and taken.lemma_ in lemmas("coming-in")
        flow = "imports" if took else _trading(sentence, amount) or _of_one(sentence, hit)
        owner = "taker" if flow == "imports" else "giver"
    if indicator.id == "trade" and (unit or "").startswith("barrels"):
        indicator = lexicon().indicators["oil"]
    elif indicator.id == "trade" and flow in {"exports", "imports"}:
        goods = [f for f in found if f.indicator.commodity and _joined(sentence, hit, f, amount)]
        if goods:
            indicator = goods[0].indicator
            first, last = min(first, goods[0].first), max(last, goods[0].last)
            if goods[0].first - hit.last > 1 or hit.first - goods[0].last > 1:
                # "imports 6 percent of its oil": the share is of the goods.
                told = goods[0] if amount.quantity.kind == "share" else hit
                first, last = told.first, told.last
    elif indicator.commodity:
        near = [
            f for f in found
            if f.indicator.id == "trade" and f.cue is not None
            and f.cue.flow in {"exports", "imports"} and min(
                abs(f.first - hit.last), abs(hit.first - f.last)
            ) <= 8
        ]  # fmt: skip
        if near and near[0].cue is not None:
            closest = min(near, key=lambda f: min(abs(f.first - hit.last), abs(hit.first - f.last)))
            flow = closest.cue.flow if closest.cue is not None else None
            if _heads(sentence, closest, hit):
                # "Polish imports of Russian coal" are Poland's, not Russia's.
                first, last = closest.first, closest.last
            elif closest.first == hit.last or closest.last == hit.first:
                first, last = min(first, closest.first), max(last, closest.last)
        elif indicator.id != "arms" and _pays_for(sentence, amount, hit):
            flow = "imports"  # "paid Burma $2 billion for gas"
        elif indicator.id != "arms":
            verb = verb_above(sentence.doc[amount.first])
            flow = _trading(sentence, amount) or (flow_of(verb) if verb is not None else None)
        if flow is not None:
            owner = "taker" if flow == "imports" else "giver"
    return Claim(indicator, flow, owner, first, last, unit)


def _of_one(sentence: Span, hit: Found) -> Flow:
    """Which way goods go that cross a border: out of the state that they are of, if it is told."""
    noun = sentence.doc[hit.first]
    if hit.word == "worth" and hit.first > sentence.start:
        noun = noun.head if noun.head.pos_ == "NOUN" else sentence.doc[hit.first - 1]
    return "exports" if any(c.text in adjectives() for c in noun.lefts) else "total"


def _heads(sentence: Span, trade: Found, goods: Found) -> bool:
    """Whether a noun of trade has goods that somebody owns after it: "imports of Iranian oil"."""
    doc = sentence.doc
    words = doc[trade.last : goods.first]
    return (
        doc[trade.last - 1].pos_ == "NOUN"
        and 1 < len(words) <= 4
        and words[0].lower_ == "of"
        and any(t.text[:1].isupper() for t in words)
    )


def _joined(sentence: Span, hit: Found, goods: Found, amount: Amount) -> bool:
    """Whether goods and a word of trade are one phrase: "gas exports", "exports of gas"."""
    if goods.last <= hit.first:
        return hit.first - goods.last <= 1
    if goods.first < hit.last:
        return False
    between = sentence.doc[hit.last : goods.first]
    words = {token.lower_ for token in between}
    if amount.first >= hit.last and amount.last <= goods.first:
        after = sentence.doc[amount.last : goods.first]
        return len(after) <= 3 and not any(t.text == "," for t in after)
    return (len(between) <= 3 and bool(words & {"of"})) or not len(between)

"""Which indicator an amount belongs to: the words that claim it, near it or counted by it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from communique.figures.lexicon import lexicon
from communique.language.nouns import function_of

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span, Token

    from communique.figures.lexicon import Cue, Indicator, Owner
    from communique.figures.quantities import Quantity
    from communique.record import Flow

_PERSONS = frozenset(
    """people person civilian man woman child militant fighter rebel villager resident protester
    worker policeman police officer other victim insurgent combatant passenger fisherman sailor
    pilot member guard aid journalist refugee migrant terrorist gunman insurgents serviceman
    personnel citizen national""".split()
)
_EXPORTING = frozenset("export ship sell supply deliver send delivery shipment supplies".split())
_IMPORTING = frozenset("import buy purchase acquire".split())
_LINK = frozenset("of in worth - for".split())
_RUN = {"ADJ", "NOUN", "PROPN", "NUM"}
# How far, in tokens, a cue may stand from the amount that it claims.
_REACH = 22


# Smaller sums (of any currency) are prices and fees, not flows between states.
_LEAST = 50_000
_EACH = frozenset("ton tonne barrel kilo kilogram litre gallon unit piece head person each".split())


@dataclass(slots=True)
class Amount:
    """A quantity of a sentence on its tokens (``first`` to ``last``, half-open)."""

    quantity: Quantity
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class Claim:
    """What an amount measures, and the tokens that say so (``first`` to ``last``, half-open)."""

    indicator: Indicator
    flow: Flow | None
    owner: Owner
    first: int
    last: int
    unit: str | None


@dataclass(frozen=True, slots=True)
class _Found:
    indicator: Indicator
    cue: Cue | None
    first: int
    last: int
    word: str


def claim(sentence: Span, amount: Amount, others: list[Amount]) -> Claim | None:
    """The indicator that an amount belongs to, or ``None``: it is no figure between states."""
    if amount.quantity.kind == "count":
        return _claim_count(sentence, amount)
    found = _cues(sentence)
    kind = amount.quantity.kind
    if kind == "money" and (amount.quantity.value < _LEAST or _is_price(sentence, amount)):
        return None
    best: tuple[float, _Found] | None = None
    for hit in found:
        if kind not in hit.indicator.kinds:
            continue
        if hit.cue is not None and hit.cue.needs == "trading" and not _trading(sentence, amount):
            continue
        distance = _distance(sentence.doc, amount, hit.first, hit.last, others)
        if distance <= _REACH and (best is None or distance < best[0]):
            best = (distance, hit)
    if best is not None and best[1].indicator.commodity:
        # "rice aid" is aid: of two nouns the second heads the phrase.
        after = [f for f in found if f.first == best[1].last and not f.indicator.commodity]
        after = [f for f in after if kind in f.indicator.kinds and f.indicator.id != "trade"]
        if after:
            best = (best[0], after[0])
    if best is None or _refused(sentence, amount, best[0], others):
        return None
    return _with_flow(sentence, amount, best[1], found)


def _is_price(sentence: Span, amount: Amount) -> bool:
    """Whether money is paid for each of something: "$50 a ton"."""
    after = sentence.doc[amount.last : min(sentence.end, amount.last + 2)]
    words = [token.lower_ for token in after]
    return len(words) == 2 and words[0] in {"a", "per", "each"} and words[1] in _EACH


def _claim_count(sentence: Span, amount: Amount) -> Claim | None:
    doc = sentence.doc
    known = lexicon()
    noun = counted_noun(sentence, amount)
    harm = _harm(sentence, amount, noun)
    if harm is not None and not known.disaster_pattern.search(sentence.text):
        indicator = known.indicators[harm]
        last = noun.i + 1 if noun is not None else amount.last
        return Claim(indicator, None, "people", amount.first, last, "persons")
    if noun is None or harm is not None:
        return None
    for size in (3, 2, 1):
        first = noun.i - size + 1
        if first < amount.last:
            continue
        words = [doc[i].lower_ for i in range(first, noun.i)]
        for form in (noun.lemma_.lower(), noun.lower_, noun.lower_.removesuffix("s")):
            form = " ".join([*words, form]).replace(" - ", "-")
            entry = known.counted.get(form)
            if entry is None:
                continue
            if entry.victims and known.disaster_pattern.search(sentence.text):
                return None
            if entry.needs_verb and not _has_verb(noun, entry.verbs):
                continue
            unit = entry.unit or _plural(form)
            return Claim(entry, None, entry.owner, first, noun.i + 1, unit)
    return None


def counted_noun(sentence: Span, amount: Amount) -> Token | None:
    """The noun that a number counts: the head of the words that follow it."""
    doc = sentence.doc
    i = amount.last
    if i < sentence.end and doc[i].lower_ == "of":
        i += 1
    head: Token | None = None
    while i < min(sentence.end, amount.last + 9):
        token = doc[i]
        if token.pos_ in _RUN and not (token.like_num and head is not None):
            # A new phrase, not more of this one: "gave Egypt $3 million", "2,000 troops Monday".
            if token.pos_ in {"NOUN", "PROPN"} and (head is None or token.pos_ == "NOUN"):
                head = token
            elif head is not None and token.pos_ == "PROPN":
                break
        elif not (
            token.pos_ in {"DET", "PART", "ADV", "PRON"}
            or token.text in {"-", "’s", "'s", "“", "”"}
            or (token.tag_ in {"VBN", "VBG"} and token.dep_ == "amod")
        ) or (head is not None and token.pos_ in {"DET", "ADV", "PRON"}):
            break
        i += 1
    return head


def _plural(form: str) -> str:
    if form.endswith(("s", "aircraft", "staff", "personnel")) or form in {"aircraft"}:
        return form
    if form.endswith("y") and form[-2:-1] not in "aeiou":
        return form[:-1] + "ies"
    return form + "s"


def _harm(sentence: Span, amount: Amount, noun: Token | None) -> str | None:
    """Whether a count is one of people killed or hurt: the indicator, or ``None``."""
    doc = sentence.doc
    verbs = lexicon().verbs
    if noun is not None and noun.lemma_ not in _PERSONS and not _counts_people(noun):
        return None
    if noun is None and amount.quantity.value <= 1:
        return None  # "no one was hurt"
    for token in (noun, doc[amount.last - 1], doc[amount.first]):
        if token is None:
            continue
        function = function_of(token)
        verb = function.governor
        entry = verbs.get(verb.lemma_) if verb is not None else None
        if entry is not None and entry.victims and verb is not None:
            suffers = verb.lemma_ in {"die", "perish"}
            if function.name in ({"subject"} if suffers else {"object", "undergoer"}):
                return entry.id
    before = [doc[i] for i in range(max(sentence.start, amount.first - 4), amount.first)]
    for token in reversed(before):
        entry = verbs.get(token.lemma_)
        if entry is not None and entry.victims and token.tag_ != "VBN":
            return entry.id
        if token.pos_ not in {"ADV", "ADP", "ADJ", "DET"}:
            break
    end = noun.i + 1 if noun is not None else amount.last
    for token in doc[end : min(sentence.end, end + 5)]:
        entry = verbs.get(token.lemma_)
        if entry is not None and entry.victims and token.tag_ in {"VBN", "VBD"}:
            return entry.id
        if token.lower_ in {"dead", "wounded", "injured"}:
            return "deaths" if token.lower_ == "dead" else "injuries"
        if token.pos_ not in {"AUX", "ADV", "PART"} and token.lower_ not in {"reported", "left"}:
            break
    left = sentence.text[: doc[amount.first].idx - sentence.start_char].lower()
    if noun is None and ("death toll" in left or "number of dead" in left):
        return "deaths"
    return None


def _counts_people(noun: Token) -> bool:
    entry = lexicon().counted.get(noun.lemma_.lower())
    return entry is not None and entry.unit == "persons" and not entry.victims


def _has_verb(noun: Token, verbs: tuple[str, ...]) -> bool:
    governor = function_of(noun).governor
    return governor is not None and governor.lemma_ in verbs


def _cues(sentence: Span) -> list[_Found]:
    known = lexicon()
    found: list[_Found] = []
    for match in known.cue_pattern.finditer(sentence.text):
        span = sentence.doc.char_span(
            sentence.start_char + match.start(),
            sentence.start_char + match.end(),
            alignment_mode="expand",
        )
        if span is None:
            continue
        word = " ".join(match.group().lower().split())
        following = sentence.doc[span.end].lower_ if span.end < sentence.end else ""
        found += [
            _Found(indicator, cue, span.start, span.end, word)
            for indicator, cue in known.cues.get(word, ())
            if following not in indicator.not_before
        ]
    arms = known.indicators["arms"]
    for token in sentence:
        if token.pos_ == "NOUN" and token.lemma_.lower() in arms.counted:
            found.append(_Found(arms, None, token.i, token.i + 1, token.lemma_.lower()))
    return found


def _distance(doc: Doc, amount: Amount, first: int, last: int, others: list[Amount]) -> float:
    """How far a cue stands from an amount: tokens, with a toll for what stands between."""
    if first < amount.last and amount.first < last:
        return 0.0
    if first >= amount.last:
        low, high = amount.last, first
        distance = float(high - low)
        # "$3 million in aid", "a $3 million loan", "40 percent of the exports"
        if low == high or doc[low].lower_ in _LINK or _modifies(doc, low, high):
            distance *= 0.4
        else:
            distance += 2.0
    else:
        low, high = last, amount.first
        distance = float(high - low) * 0.9
        if 0 < high - low <= 3 and doc[low].lower_ in {"of", "worth", "at"}:
            distance *= 0.4  # "a duty of 35 percent"
    for i in range(low, high):
        if doc[i].text in {",", ";", "—", "–"}:
            distance += 1.5
        elif doc[i].lower_ in {"while", "whereas", "but", "and"} and doc[i].dep_ in {"mark", "cc"}:
            distance += 2.0
    for other in others:
        if other is not amount and low <= other.first < high:
            pair = {other.quantity.kind, amount.quantity.kind}
            # A change and the level that it led to share their cue.
            distance += 1.0 if "share" in pair and len(pair) == 2 else 3.0
    return distance


def _modifies(doc: Doc, low: int, high: int) -> bool:
    return all(doc[i].pos_ in {"ADJ", "NOUN", "PROPN", "PUNCT"} for i in range(low, high))


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
        if span is not None and (
            _distance(sentence.doc, amount, span.start, span.end, others) < distance
        ):
            return True
    return False


def _trading(sentence: Span, amount: Amount) -> Flow | None:
    """Which way goods go by the nearest verb or noun of trading before or after an amount."""
    best: tuple[int, Flow] | None = None
    for token in sentence:
        lemma = token.lemma_.lower()
        flow: Flow | None = None
        if lemma in _EXPORTING or token.lower_ in _EXPORTING:
            flow = "exports"
        elif lemma in _IMPORTING:
            flow = "imports"
        if flow is not None:
            distance = abs(token.i - amount.first)
            if best is None or distance < best[0]:
                best = (distance, flow)
    return best[1] if best is not None else None


def _with_flow(sentence: Span, amount: Amount, hit: _Found, found: list[_Found]) -> Claim:
    """A cue with the goods that flow and the way they go ("crude" and "imports")."""
    indicator, first, last, unit = hit.indicator, hit.first, hit.last, amount.quantity.unit
    flow = hit.cue.flow if hit.cue is not None else None
    owner = (hit.cue.owner if hit.cue is not None else None) or indicator.owner
    if hit.cue is not None and hit.cue.needs == "trading":
        flow = _trading(sentence, amount)
        owner = "taker" if flow == "imports" else "giver"
    if indicator.id == "trade" and (unit or "").startswith("barrels"):
        indicator = lexicon().indicators["oil"]
    elif indicator.id == "trade" and flow in {"exports", "imports"}:
        goods = [f for f in found if f.indicator.commodity and _joined(sentence, hit, f, amount)]
        if goods:
            indicator = goods[0].indicator
            first, last = min(first, goods[0].first), max(last, goods[0].last)
            if goods[0].first - hit.last > 1 or hit.first - goods[0].last > 1:
                first, last = hit.first, hit.last
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
            if closest.first == hit.last or closest.last == hit.first:
                first, last = min(first, closest.first), max(last, closest.last)
        elif indicator.id != "arms":
            flow = _trading(sentence, amount)
        if flow is not None:
            owner = "taker" if flow == "imports" else "giver"
    return Claim(indicator, flow, owner, first, last, unit)


def _joined(sentence: Span, hit: _Found, goods: _Found, amount: Amount) -> bool:
    """Whether goods and a word of trade are one phrase: "gas exports", "exports of gas"."""
    if goods.last <= hit.first:
        return hit.first - goods.last <= 1
    if goods.first < hit.last:
        return False
    between = sentence.doc[hit.last : goods.first]
    words = {token.lower_ for token in between}
    if amount.first >= hit.last and amount.last <= goods.first:
        return goods.first - amount.last <= 3
    return (len(between) <= 3 and bool(words & {"of"})) or not len(between)

"""Numbers that leave out what they share with the number before them.

"Italy has 1,100 soldiers in Lebanon and France 700"; "killed three Indian soldiers and wounded
five".
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Protocol

from communique.figures.amounts import Claim
from communique.figures.context import distinct
from communique.figures.lexicon import lexicon, peoples
from communique.figures.relations import Relation
from communique.figures.words import lemmas
from communique.language.nouns import mentions_in, state_mentions, states_of, verb_above

if TYPE_CHECKING:
    from collections.abc import Sequence

    from communique.figures.amounts import Amount
    from communique.figures.lexicon import Owner
    from communique.language import Parse
    from communique.language.annotations import ActorMention
    from communique.language.tokens import Span, Token
    from communique.record import Figure, Flow

_ABOUT = frozenset(
    "about some around nearly almost only just roughly another a further over under".split()
)
_TOWARDS = frozenset({"to", "from", "with"})
_THOSE = frozenset({"those", "that"})
_JOINS = frozenset({"and", ",", ";", "while", "but"})
# How far, in tokens, the second number of the harmed may stand from the first.
_NEAR = 12


class Model(Protocol):
    """What has been found of a number before."""

    amount: Amount
    claim: Claim
    relation: Relation
    period: str | None


def gaps_of(
    parse: Parse, sentence: Span, claimed: Sequence[tuple[Amount, Claim | None]]
) -> dict[int, tuple[ActorMention, Amount]]:
    """The bare numbers that stand right after a state, by first token.

    Each comes with its state and the number whose verb and noun it shares.
    """
    found: dict[int, tuple[ActorMention, Amount]] = {}
    doc = sentence.doc
    named = state_mentions(parse, sentence)
    before: Amount | None = None
    words = {a.first: (w.first, w.last) for a, w in claimed if w is not None}
    for amount, what in sorted(claimed, key=lambda pair: pair[0].first):
        own = what is not None and (what.first, what.last) != (amount.first, amount.last)
        measured = amount.quantity.kind in {"money", "mass", "volume", "energy", "share"}
        if what is not None and before is not None and what.last <= before.last + 9 and (
            amount.quantity.kind == before.quantity.kind == "share" and what.last <= amount.first
        ):  # fmt: skip
            own = False  # "44 percent of Cuba's trade, and Spain for 6 percent"
        if what is not None and before is not None and what.last <= amount.first and (
            before.quantity.kind == amount.quantity.kind == "money"
            and (what.first, what.last) == words.get(before.first)
            and not _handed(sentence, before, amount, named)
        ):  # fmt: skip
            own = False  # "$5 million in aid, and Peru $11 million"
        gives = what is not None and what.owner == "giver" and amount.quantity.kind == "money"
        if gives and before is not None and not own and _handed(sentence, before, amount, named):
            # "gave Chad $3 million and Mali $2 million"; "a further $2 million" goes to the same
            own = sentence.doc[amount.first - 1].lower_ not in {"further", "another", "additional"}
        if what is not None and before is not None and not own and (
            measured and _after_state(sentence, amount, named)
        ):  # fmt: skip
            pass  # "Japan offered $5 million, Italy $3 million": its verb is that of the first
        elif what is not None and amount.first not in found and not (
            amount.quantity.kind == "share" and before is not None
            and before.quantity.kind != "share"
        ):  # fmt: skip
            before = amount if what.first < amount.last + 9 else before
        elif what is None and before is None and amount.quantity.kind in {"count", "share"}:
            before = amount if _ends(sentence, amount) else None
        if before is None or before is amount or not _ends(sentence, amount):
            continue
        if amount.quantity.kind not in {"count", before.quantity.kind}:
            continue
        i = _before_it(sentence, amount)
        mention = next((m for m in named if m.first <= i < m.last == i + 1), None)
        if mention is None or mention.first <= sentence.start:
            continue
        left = mention.first - 1
        while left > sentence.start and doc[left].lower_ == "the":
            left -= 1
        if doc[left].lower_ in _JOINS and left >= before.last:
            found[amount.first] = (mention, before)
    return found


def _handed(
    sentence: Span, before: Amount, amount: Amount, named: list[ActorMention]
) -> bool:  # fmt: skip
    """Whether the state of a further sum is one more to whom it goes: "Chad $3m and Mali $2m"."""
    # "promised it $3 million in July and Spain $2 million": Spain is no "it"
    dative = any(m.last == _before_it(sentence, before) + 1 and m.form != "pronoun" for m in named)
    return dative and not any(t.text == "," for t in sentence.doc[before.last : amount.first])


def _before_it(sentence: Span, amount: Amount) -> int:
    """The token before an amount, what says "about" aside, and the "for" of a share."""
    i = amount.first - 1
    while i > sentence.start and sentence.doc[i].lower_ in _ABOUT:
        i -= 1
    share = amount.quantity.kind in {"share", "count"} and sentence.doc[i].lower_ == "for"
    # "hold deposits of $11 billion, and Kuwait of $4 billion"
    share = share or (amount.quantity.kind == "money" and sentence.doc[i].lower_ == "of")
    return _before_aside(sentence, i - 1 if share else i)


def _before_aside(sentence: Span, i: int) -> int:
    """The token before a short aside that ends at a token: "and China, in third place, for 4"."""
    doc = sentence.doc
    if doc[i].text != ",":
        return i
    acts = False
    for j in range(i - 1, max(sentence.start, i - 12), -1):
        if doc[j].pos_ in {"NUM", "CCONJ"}:
            return i
        acts = acts or doc[j].pos_ in {"VERB", "AUX"}
        if doc[j].text == ",":
            # "and Bolivia, which has tightened its rules, 900"
            related = doc[j + 1].tag_ in {"WDT", "WP", "WP$", "WRB"}
            return i if acts and not related else j - 1
    return i


def more_nationals(sentence: Span, amount: Amount, last: Model) -> Relation | None:
    """The states of nationals counted beside others: "90 Britons visited it and 80 Germans"."""
    people = _nationals_after(sentence, amount)
    left = sentence.doc[amount.first - 1] if amount.first > sentence.start else None
    if people is None or left is None or left.lower_ not in _JOINS:
        return None
    of, between = last.relation.of, last.relation.between
    if last.claim.owner != "people" or last.claim.indicator.victims or of is None:
        return None
    others = [state for state in between if state != of]
    if len(others) != 1 or people == others[0] or _nationals_after(sentence, last.amount) is None:
        return None
    return Relation(people, tuple(sorted({people, *others})))


def peoples_of(sentence: Span, amounts: Sequence[Amount]) -> frozenset[int]:
    """The tokens of nationals that a further number counts: no party to the number before."""
    return frozenset(
        amount.last for amount in amounts if _nationals_after(sentence, amount) is not None
    )


def _nationals_after(sentence: Span, amount: Amount) -> str | None:
    """The state of the people that a number counts: "149,000 Britons"."""
    if amount.quantity.kind != "count" or amount.last >= sentence.end:
        return None
    return peoples().get(sentence.doc[amount.last].text)


def _after_state(sentence: Span, amount: Amount, named: list[ActorMention]) -> bool:
    """Whether a state stands right before an amount, without a verb of its own."""
    i = _before_it(sentence, amount)
    mention = next((m for m in named if m.last == i + 1), None)
    if mention is None or mention.first <= sentence.start:
        return False
    left = sentence.doc[mention.first - 1]
    left = sentence.doc[left.i - 1] if left.lower_ == "the" else left
    return left.lower_ in _JOINS


def _ends(sentence: Span, amount: Amount) -> bool:
    """Whether nothing that a number could count follows it."""
    if amount.last >= sentence.end:
        return True
    following = sentence.doc[amount.last]
    if following.lower_ in {"a", "per", "each"} and amount.last + 1 < sentence.end:
        return following.nbor().lower_ in {"year", "month", "week", "day"}
    return following.is_punct or following.lower_ in {
        "and",
        "in",
        "of",
        "according",
        "respectively",
    }


def carried_over(
    parse: Parse, sentence: Span, amount: Amount, what: Claim, found: Sequence[Model]
) -> Relation | None:
    """The states of a second number that names none: "and wounded five", "while imports rose"."""
    if not found:
        return None
    last = found[-1]
    if not 0 < amount.first - last.amount.last <= _NEAR:
        return None
    harmed = what.indicator.victims and last.claim.indicator.victims and what.last <= amount.last
    traded = {what.flow, last.claim.flow} == {
        "exports",
        "imports",
    } and what.first > last.amount.last
    if not (harmed or traded):
        return None
    named = mentions_in(parse, sentence)
    verb = verb_above(sentence.doc[amount.first])
    above = verb_above(sentence.doc[last.amount.first])
    if harmed and verb is not None and verb.dep_ == "conj" and verb.head == above:
        # "nine were killed in Mali, and three wounded, diplomats said"
        inside = {t.i for t in verb.subtree}
        named = [m for m in named if m.root in inside]
    # "40 of its civilians and 13 soldiers": the soldiers are those counted.
    named = [m for m in named if m.form != "nominal" or not what.first <= m.root < what.last]
    low = last.claim.last if harmed else last.amount.last
    if any(low <= m.first < max(amount.first, what.last + 3) for m in named):
        return None
    return last.relation if len(last.relation.between) > 1 else None


def partner_apart(
    parse: Parse, sentence: Span, amount: Amount, last: Model
) -> Relation | None:  # fmt: skip
    """The states of the same with another partner: "with China it was $18m and with Italy $9m"."""
    doc = sentence.doc
    if amount.quantity.kind != last.amount.quantity.kind or amount.first - last.amount.last > 25:
        return None
    balance = last.claim.indicator.id == "trade balance"
    if not (last.claim.flow or balance) or len(last.relation.between) != 2:
        return None
    i = amount.first - 1
    while i > sentence.start and doc[i].lower_ in _ABOUT:
        i -= 1
    verb = doc[i]
    if verb.lemma_ == "be" and doc[i - 1].lower_ in {"it", "they", "that"}:
        i -= 2
    mention = next((m for m in state_mentions(parse, sentence) if m.last == i + 1), None)
    if mention is None or mention.first <= last.amount.last:
        return None
    left = mention.first - 1
    left -= doc[left].lower_ == "the"
    states = states_of(parse, mention)
    if doc[left].lower_ not in _TOWARDS or len(states) != 1:
        return None
    if doc[left - 1].lower_ not in _JOINS | _THOSE:
        return None
    partners = distinct(parse, [
        m for m in state_mentions(parse, sentence)
        if m.first < last.amount.first and doc[m.first - 1].lower_ in _TOWARDS
    ])  # fmt: skip
    kept = last.relation.of
    if kept is None or kept in partners:
        others = [state for state in last.relation.between if state not in partners]
        kept = others[0] if len(others) == 1 else None
    if kept is None:
        # The model itself is told so: what both have in common is kept.
        return None
    return Relation(last.relation.of, tuple(sorted({kept, *states})))


def those_of(
    parse: Parse, sentence: Span, amount: Amount, found: Sequence[Model], before: Figure | None
) -> tuple[Relation, Claim, str | None] | None:
    """The states of "those to China": what was told last, with another partner.

    Told last are the exports, imports, troops or loans of the number before, in the sentence or
    in the one before it.
    """
    after = sentence.doc[amount.last].lower_ if amount.last < sentence.end else ""
    subject = _subject(sentence, amount) if after != "times" else None
    if subject is None or not (subject.lower_ in {"those", "that"} or _owns(subject)):
        return None
    inside = {t.i for t in subject.subtree}
    states = {s for m in state_mentions(parse, sentence) if m.root in inside
              for s in states_of(parse, m)}  # fmt: skip
    if len(states) != 1:
        return None
    words = {c.lower_ for c in subject.children if c.dep_ == "prep"}
    model = next((r for r in reversed(found) if r.claim.flow or r.relation.of), None)
    if model is not None:
        where, claim, period = model.relation, model.claim, model.period
    elif before is not None:
        where = Relation(before.of, before.between)
        indicator = lexicon().indicators[before.indicator]
        claim = Claim(indicator, before.flow, "none", subject.i, subject.i + 1, before.unit)
        period = before.period
    else:
        return None
    kept = where.of
    period = None if _owns(subject) else period
    if kept is None or kept in states:
        return None
    if "from" in words and "to" not in words and claim.indicator.id == "remittances":
        home = {s for s in where.between if s != kept}
        return Relation(min(states), tuple(sorted(states | home))), claim, period
    coming = claim.indicator.outward and claim.indicator.owner == "people"
    if "from" in words and "to" not in words and coming:
        hosts = {s for s in where.between if s != kept}  # "Those from Taiwan numbered 403,000"
        return Relation(min(states), tuple(sorted(states | hosts))), claim, period
    if words & {"to", "from", "in", "with", "into"}:
        return Relation(kept, tuple(sorted({kept, *states}))), claim, period
    others = [s for s in where.between if s != kept]
    (theirs,) = states
    return Relation(theirs, tuple(sorted({theirs, *others}))), claim, period


def _owns(subject: Token) -> bool:
    """Whether a subject is an owner alone: "Turkey's exports rose, and Iran's have doubled"."""
    following = subject.nbor() if subject.i + 1 < len(subject.doc) else subject
    return following.tag_ == "POS" and subject.pos_ == "PROPN"


def _subject(sentence: Span, amount: Amount) -> Token | None:
    """The subject of the verb that a number stands under."""
    verb = verb_above(sentence.doc[amount.first])
    for _ in range(2):
        if verb is None:
            return None
        subject = next((c for c in verb.lefts if c.dep_ in {"nsubj", "nsubjpass"}), None)
        if subject is not None:
            return subject
        verb = verb.head if verb.dep_ in {"conj", "advcl", "xcomp"} else None
    return None


def returned(sentence: Span, amount: Amount, last: Model) -> Claim | None:
    """What a state takes for what it sells: "sold it goods for $5m and took $3m in return"."""
    flow, verb = last.claim.flow, verb_above(sentence.doc[amount.first])
    if amount.quantity.kind != "money" or flow not in {"exports", "imports"} or verb is None:
        return None
    other: Flow = "imports" if flow == "exports" else "exports"
    doing = lemmas("importing") | lemmas("coming-in") if other == "imports" else lemmas("exporting")
    after = sentence.doc[amount.last : min(sentence.end, amount.last + 4)].text.lower()
    joined = verb.dep_ == "conj" and verb.lemma_ in doing
    if not joined or any(c.dep_ in {"nsubj", "nsubjpass"} for c in verb.children):
        return None
    back = after.startswith(("in return", "worth in return", "in the other direction"))
    back = back or sentence.doc[amount.first - 1].lower_ in {"for", "worth"}
    back = back or any(amount.first <= c.i < amount.last for c in verb.rights if c.dep_ == "dobj")
    if not back and not any(c.dep_ == "dative" for c in verb.children):
        return None
    owner: Owner = "taker" if other == "imports" else "giver"
    return replace(last.claim, flow=other, owner=owner, first=amount.first, last=amount.last)

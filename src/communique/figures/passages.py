"""What a paragraph has said of its amounts: the currency it reckons in, and for which time."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from communique.figures.amounts import Claim, amount_at
from communique.figures.asides import asides
from communique.figures.balances import balance_left
from communique.figures.clauses import scopes
from communique.figures.comers import arrivals, more_arrive, people_told, taken_in
from communique.figures.context import distinct, themes
from communique.figures.goods import goods_beside, more_goods, same_goods
from communique.figures.inherited import (
    SAME_TIME,
    dated_alike,
    family,
    is_of_earlier,
    is_to_come,
    with_time,
)
from communique.figures.joined import levied_by
from communique.figures.lexicon import currencies, lexicon
from communique.figures.parallels import subjects
from communique.figures.periods import own_times
from communique.figures.quantities import Quantity
from communique.figures.relations import Relation, relation
from communique.figures.words import lemmas, phrases
from communique.language.nouns import state_mentions, verb_above
from communique.record import Figure

if TYPE_CHECKING:
    from communique.figures.amounts import Amount
    from communique.language import Parse
    from communique.language.tokens import Span, Token


_TRADE = re.compile(
    r"\b(?:trade|commerce|(?:im|ex)port(?:s|ed|ing)?)\b(?! (?:deal|war|pact|talks|minist))",
    re.IGNORECASE,
)


# How far (characters) from a share more of the same may be told of.
_NEAR = 300
# People told of: what is counted, the nouns by which more of them are counted, and their verbs.
_MORE = (
    ("troops", "men", "keeping"),
    ("refugees", "comers", "hosting"),
    ("prisoners", "held-people", "carrying"),
)


_HARM = ("deaths", "casualties", "injuries")


@dataclass(slots=True)
class Passage:
    """What the sentences before in a paragraph have said of their amounts."""

    start: int = -1
    unit: str | None = None
    #: The currency of the amount of money told last, in any paragraph.
    currency: str | None = None
    last: Figure | None = None
    #: Whether ``last`` was told in the paragraph of this sentence, and in the sentence before it.
    here: bool = False
    fresh: bool = False
    #: Whether the sentence before told ``last``.
    fresh_before: bool = False
    older: Figure | None = None
    states: tuple[str, ...] | None = None
    flight: bool | None = None
    #: The state of whose partners the sentence before, or this one, has told a rank.
    whose: str | None = None
    #: The rank told last.
    rank: Figure | None = None
    #: The share told last.
    share: Figure | None = None
    #: How often each state has been the one to which something went.
    taking: Counter[str] = field(default_factory=Counter)
    #: The time of trade of one state alone that this sentence, or the one before, has told.
    time: str | None = None
    time_before: str | None = None
    #: The figure told last of each indicator.
    told: dict[str, Figure] = field(default_factory=dict)
    #: Those whose duties the text has told of.
    levying: set[str] = field(default_factory=set)
    #: The arms counted last.
    arms: Figure | None = None
    #: The figure of a time that is over told last of each family of indicators.
    past: dict[str, Figure] = field(default_factory=dict)

    def enter(self, parse: Parse, sentence: Span) -> None:
        """Forgets it where a new paragraph begins, but for what the sentence before told."""
        start = parse.text.rfind("\n", 0, sentence.start_char)
        if start != self.start:
            # Paragraphs of one sentence, as wires write them, go on with the one before.
            self.start, self.unit, self.here = start, None, self.fresh
            if not self.fresh:
                self.older, self.last = self.last or self.older, None
        self.fresh, self.fresh_before = False, self.fresh
        self.time, self.time_before = None, self.time

    def about(self, parse: Parse) -> tuple[str, ...]:
        """The states of the document, those first of which it tells most."""
        if self.states is None:
            self.states = themes(parse)
        return self.states

    def reckoned(self, states: tuple[str, ...]) -> str | None:
        """The currency in which a paragraph reckons, or the article where its state is named.

        Args:
            states: the states that a sentence names.
        """
        if self.unit is not None:
            return self.unit
        owners = next((c.states for c in currencies() if c.code == self.currency), ())
        return self.currency if {*owners} & {*states} else None

    def model(self) -> tuple[Claim, Relation] | None:
        """What the number before counted, and between whom."""
        last = self.last
        if last is None or last.measure == "rank":
            return None
        one_way = last.flow in {"exports", "imports"} or last.indicator == "debt"
        if last.measure != "level" and not one_way:
            return None
        indicator = lexicon().indicators[last.indicator]
        claim = Claim(indicator, last.flow, indicator.owner, 0, 0, last.unit)
        return claim, Relation(last.of, last.between)

    def thread(self, claim: Claim) -> Figure | None:
        """The figure that an amount may go on with: the last of its kind, or the last of all."""
        if claim.indicator.victims:
            return self.told.get("troops")
        return self.told.get(claim.indicator.id) or self.last or self.older

    def taker(self) -> str | None:
        """The state to which what the text has told of has gone, if it is one."""
        first = self.taking.most_common(2)
        if not first or first[0][1] < 2 or (len(first) == 2 and first[1][1] == first[0][1]):
            return None
        return first[0][0]

    def goods(self) -> str | None:
        """The goods of which the sentence before, or this one, has told."""
        if self.last is None or not self.fresh_before:
            return None
        indicator = lexicon().indicators[self.last.indicator]
        return indicator.id if indicator.commodity else None

    def shared(self) -> bool:
        """Whether the sentence before has told a share."""
        return self.fresh_before and self.last is not None and self.last.measure == "share"

    def share_before(self, sentence: Span) -> tuple[Claim, Relation] | None:
        """What the share told last, a few sentences ago, was of, and between whom."""
        last = self.share
        if last is None or sentence.start_char - last.evidence.end > _NEAR:
            return None
        if last.flow not in {"exports", "imports"}:
            return None
        indicator = lexicon().indicators[last.indicator]
        return Claim(indicator, last.flow, indicator.owner, 0, 0, None), Relation(
            last.of, last.between
        )

    def levied(
        self, parse: Parse, sentence: Span, amount: Amount, where: Relation
    ) -> Relation:  # fmt: skip
        """Who levies a rate of which only the goods are told: the one who does in the article."""
        clause = scopes(sentence, sentence.doc[amount.first])[0]
        named = [m for m in state_mentions(parse, sentence) if m.root in clause]
        return levied_by(where, distinct(parse, named), self.about(parse), self.levying)

    def fought(self, parse: Parse, sentence: Span) -> Relation | None:
        """The two whose fighting a sentence goes on to tell of: "The fighting left 55 dead"."""
        again = self.last is not None and self.last.indicator in _HARM
        told = self.last if again else next((self.told[i] for i in _HARM if i in self.told), None)
        named = distinct(parse, state_mentions(parse, sentence))
        if told is None or len(told.between) != 2 or not {*named} <= {*told.between}:
            return None
        if phrases("fighting-on").search(sentence.text) is not None:
            return Relation(None, told.between)
        # "More than 18,000 have been wounded."
        of_them = re.search(r"\bof (?:them|whom)\b", sentence.text) is not None
        again = self.last is told and self.fresh_before and (of_them or not named)
        return Relation(told.of, told.between) if again else None

    def ranked(self) -> Figure | None:
        """The rank that the sentence before has told."""
        return self.rank if self.fresh_before else None

    def same_time(self, text: str, told: str | None) -> str | None:
        """The time that "the same year" takes up: that of the amount told last."""
        last = self.last or self.older
        if self.last is None and told is not None:
            return None
        return last.period if last is not None and SAME_TIME.search(text) else None

    def note(self, parse: Parse, sentence: Span) -> None:
        """Keeps whose trade a sentence without amounts tells of: "Trade between them booms"."""
        match = _TRADE.search(sentence.text)
        times = own_times(parse, sentence) if match is not None else set()
        self.time = next(iter(times)) if len(times) == 1 else None
        if match is None:
            people = people_told(parse, sentence)
            if people is not None:
                self.last = people
                self.here = self.fresh = True
            return
        start, end = match.span()
        amount = amount_at(sentence, Quantity(start, end, 0, "money", None))
        (indicator, cue), *_ = lexicon().cues[match.group().lower()]
        owner = cue.owner or indicator.owner
        goods = goods_beside(sentence, amount) if cue.flow != "total" else None
        indicator = goods or indicator
        told = Claim(indicator, cue.flow, owner, amount.first, amount.last, None)
        where = relation(parse, sentence, amount, told, asides(sentence), frozenset())
        if len(where.between) == 2:
            self.last = Figure(
                id="", indicator=indicator.id, flow=cue.flow, of=where.of, between=where.between,
                measure="level", value=0.0, unit=None, period=None, change=None, source=None,
                evidence=parse.quote(sentence.start_char, sentence.end_char),
            )  # fmt: skip
            self.here = self.fresh = True

    def taken_up(
        self, parse: Parse, sentence: Span, amount: Amount, what: Claim | None
    ) -> Claim | None:
        """What "it" measures: "Trade reached $7bn in 2008. It had shrunk to $222m by 2020"."""
        last, kind = self.last, amount.quantity.kind
        if last is not None and what is None and kind in {"mass", "volume", "energy"}:
            return more_goods(sentence, amount, last)
        if last is not None and what is None and kind == "share" and self.here and (
            lexicon().indicators[last.indicator].commodity
        ):  # fmt: skip
            return more_goods(sentence, amount, last)
        if last is not None and kind == "count" and what is None:
            return self._others(parse, sentence, amount)
        if (
            last is None
            or kind not in {"money", "share"}
            or last.measure not in {"level", "change"}
        ):
            return None
        if (balance := balance_left(sentence, amount, what, last)) is not None:
            return balance
        verb = verb_above(sentence.doc[amount.first])
        subject = next((c for c in verb.lefts if c.dep_ == "nsubj"), None) if verb else None
        if subject is None or verb is None:
            return None
        if self._is_worth(sentence, amount, subject):
            indicator = lexicon().indicators[last.indicator]
            return Claim(indicator, last.flow, "none", subject.i, subject.i + 1, None)
        if last.indicator == "tariff" and kind == "share" and what is None:
            if verb.lemma_ in lemmas("paying-duty"):
                indicator = lexicon().indicators["tariff"]
                return Claim(indicator, None, "none", subject.i, subject.i + 1, None)
            return None
        gap = last.indicator in {"trade", "trade balance"} and len(last.between) == 2
        if gap and kind == "money" and subject.lemma_ in lemmas("gap"):
            bare = all(c.dep_ == "det" for c in subject.lefts)
            bare = bare and not any(c.lower_ == "with" for c in subject.rights)
            indicator = lexicon().indicators["trade balance"]
            if bare and (what is None or what.indicator.id == "trade balance"):
                return Claim(indicator, None, "none", subject.i, subject.i + 1, None)
        if subject.lower_ not in {"it", "they"}:
            return None
        if what is not None and subject.i < what.first < amount.first:
            return None  # "It sold goods worth so much": what is measured has a word of its own.
        moved = verb.lemma_ in lexicon().movements or verb.lemma_ in lemmas("standing")
        if not moved:
            return None
        indicator = lexicon().indicators[last.indicator]
        return Claim(indicator, last.flow, "none", subject.i, subject.i + 1, None)

    def more_people(self, parse: Parse, sentence: Span, amount: Amount) -> Claim | None:
        """People of whom the text has spoken as soldiers, refugees or visitors.

        "where Britain has 4,500 men"; "Romania has registered 961,000 arrivals".
        """
        if (come := arrivals(parse, sentence, amount)) is not None:
            return come
        noun = sentence.doc[amount.last] if amount.last < sentence.end else None
        verb = verb_above(sentence.doc[amount.first])
        if noun is None or verb is None or amount.quantity.kind != "count":
            return None
        if (others := self._of_them(parse, sentence, amount, verb)) is not None:
            return others
        fled = self._of_flight(parse)
        taken = taken_in(sentence, amount, noun, verb)
        if taken is not None and (fled or (verb.lemma_ == "take" and verb.nbor().lower_ == "in")):
            return taken
        for name, nouns, verbs in _MORE:
            if name in self.told and noun.lemma_ in lemmas(nouns) and verb.lemma_ in lemmas(verbs):
                indicator = lexicon().indicators[name]
                last = noun.i + 1
                return Claim(indicator, None, "people", amount.first, last, indicator.unit)
        return None

    def _of_them(self, parse: Parse, sentence: Span, amount: Amount, verb: Token) -> Claim | None:
        """More of the people told last, with another host: "Malta employs 9,000 of them"."""
        last = self.last
        after = [t.lower_ for t in sentence.doc[amount.last : amount.last + 2]]
        if last is None or last.unit != "persons" or after != ["of", "them"]:
            return None
        indicator = lexicon().indicators[last.indicator]
        hosts = subjects(parse, sentence, verb) - {last.of}
        if indicator.victims or len(hosts) != 1 or last.of is None:
            return None
        if verb.lemma_ not in lemmas("hosting") | lemmas("receiving"):
            return None
        return Claim(indicator, None, "people", amount.first, amount.last, indicator.unit)

    def _of_flight(self, parse: Parse) -> bool:
        """Whether the document tells of refugees."""
        if self.flight is None:
            self.flight = phrases("flight").search(parse.text) is not None
        return self.flight

    def _is_worth(self, sentence: Span, amount: Amount, subject: Token) -> bool:
        """Whether an amount is what the deal told last is worth: "The sale, worth $5 million"."""
        last = self.last
        if last is None or amount.quantity.kind != "money" or not self.fresh_before:
            return False
        indicator = lexicon().indicators[last.indicator]
        definite = any(c.lower_ in {"the", "this", "that"} for c in subject.lefts)
        worth = sentence.doc[max(sentence.start, amount.first - 3) : amount.first]
        return (
            (indicator.handed or last.flow is not None)
            and definite
            and subject.lemma_ in lemmas("transaction")
            and any(t.lower_ in {"worth", "at"} or t.lemma_ == "cost" for t in worth)
        )

    def of_goods(self, sentence: Span, amount: Amount, what: Claim) -> Claim:
        """A claim of trade, with the goods that the text goes on to tell of."""
        return same_goods(sentence, amount, what, self.last if self.here else None)

    def _others(self, parse: Parse, sentence: Span, amount: Amount) -> Claim | None:
        """More of the people counted last: "8,000 Malians live in camps. Some 2,000 have left"."""
        last = self.last
        assert last is not None
        token = sentence.doc[amount.last - 1]
        indicator = lexicon().indicators[last.indicator]
        if last.unit != "persons" or last.measure != "level" or indicator.victims:
            return None
        if last.indicator == "refugees" and more_arrive(parse, sentence, amount, last):
            return Claim(indicator, last.flow, "people", amount.first, amount.last, "persons")
        bare = token.dep_ in {"nsubj", "nsubjpass"} and token.head.lemma_ in lemmas("leaving")
        if not bare or any(
            c.dep_ not in {"advmod", "compound"} and c.lower_ not in {"some", "another"}
            for c in token.lefts
        ):
            return None
        return Claim(indicator, last.flow, "people", amount.first, amount.last, "persons")

    def dated(self, parse: Parse, sentence: Span, figures: list[Figure]) -> list[Figure]:
        """The figures of a sentence; those without a time have that of the trade told before."""
        before = self.last
        if before is None and SAME_TIME.search(sentence.text):
            before = self.older
        told: list[Figure] = []
        self.rank = next((f for f in figures if f.measure == "rank"), None)
        self.whose = self.rank.of if self.rank is not None else None
        for figure in figures:
            models = (before, self.past.get(family(figure)))
            figure = dated_alike(parse, sentence, figure, models, here=self.here)
            figure = with_time(parse, sentence, figure, self.time_before)
            told.append(figure)
            if is_of_earlier(sentence, figure, before):
                self.here = self.fresh = True
                continue
            indicator = lexicon().indicators[figure.indicator]
            if indicator.one_way and figure.of in figure.between and len(figure.between) == 2:
                self.taking.update(state for state in figure.between if state != figure.of)
            if figure.unit is not None and figure.unit.isupper() and len(figure.unit) == 3:
                self.unit = self.currency = figure.unit
            if figure.indicator == "arms" and figure.unit and not figure.unit.isupper():
                self.arms = figure
            if figure.indicator == "tariff" and figure.of is not None:
                self.levying.add(figure.of)
            if figure.measure == "share":
                self.share = figure
            if figure.measure != "rank" or self.last is None:
                self.last = self.told[figure.indicator] = figure
            if figure.period is not None and not is_to_come(parse, figure.period):
                self.past[family(figure)] = figure
            self.here = self.fresh = True
        return told

"""Trade without an owner of its own, which goes on with that told last: "Sales to Peru rose"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from communique.figures.clauses import scopes
from communique.figures.context import distinct
from communique.figures.lexicon import lexicon
from communique.figures.owners import is_neighbour
from communique.figures.relations import Relation
from communique.figures.words import lemmas
from communique.language.nouns import function_of, state_mentions

if TYPE_CHECKING:
    from collections.abc import Sequence

    from communique.figures.amounts import Amount, Claim
    from communique.figures.ellipsis import Model
    from communique.language import Parse
    from communique.language.annotations import ActorMention
    from communique.language.tokens import Span
    from communique.record import Figure

# What says with whom somebody trades.
_TOWARDS = frozenset({"to", "from", "with"})


def goes_on(
    parse: Parse, sentence: Span, amount: Amount, claim: Claim, ignored: frozenset[int],
    before: Figure | None,
) -> Relation | None:  # fmt: skip
    """The states of what has no owner of its own, and goes on with what was told last.

    "Chile's exports to Japan fell. Sales to Peru were $3 million": Chile's.
    """
    doc = sentence.doc
    if before is None or before.of is None or claim.first >= amount.first:
        return None
    one_way = {claim.flow, before.flow} <= {"exports", "imports"}
    goods = lexicon().indicators[before.indicator].commodity
    if not one_way or (claim.indicator.commodity and not goods):
        return None
    owners = {m.root for m in state_mentions(parse, sentence)}
    if any(
        t.dep_ in {"poss", "relcl"} or (t.dep_ in {"amod", "compound"} and t.i in owners)
        for t in doc[claim.first].children
    ):
        return None
    clause = scopes(sentence, doc[amount.first])[0]
    named = [m for m in state_mentions(parse, sentence) if m.root not in ignored]
    inside = [m for m in named if m.root in clause]
    if not inside and doc[claim.first].dep_ == "nsubj":
        later = named and all(m.first > amount.last for m in named)
        alike = claim.indicator.id == before.indicator and claim.flow == before.flow
        return Relation(before.of, before.between) if later and alike else None
    states = distinct(parse, inside)
    beside = [m for m in inside if not _of_those(sentence, m)]
    if len(states) > 1 and len(distinct(parse, beside)) == 1:
        inside, states, named = beside, distinct(parse, beside), beside
    # "Exports to Sudan fell to $45 million, while Kenya bought goods": Kenya is in the next clause.
    named = [m for m in named if m in inside or m.first < amount.last]
    if len(states) != 1 or len(distinct(parse, named)) != 1:
        return None
    if inside[0].first - claim.last > 1 or function_of(doc[inside[0].root]).name not in _TOWARDS:
        return None
    if is_neighbour(sentence, inside[0]) and len(before.between) == 2:
        return Relation(before.of, before.between)  # whoever that is taken for
    if states[0] in before.between:
        same = claim.flow == before.flow and states[0] != before.of
        return Relation(before.of, before.between) if same else None
    others = [state for state in before.between if state != before.of]
    if claim.flow == "exports" and function_of(doc[inside[0].root]).name == "from":
        # "Shipments from Peru rose", after what Chile bought from Japan
        buyer = before.of if before.flow == "imports" or len(others) != 1 else others[0]
        return Relation(states[0], tuple(sorted({buyer, *states})))
    owner = before.of if claim.flow == before.flow or len(others) != 1 else others[0]
    return Relation(owner, tuple(sorted({owner, *states})))


def with_that_country(
    sentence: Span, claim: Claim, where: Relation, found: Sequence[Model], last: Figure | None
) -> Relation:  # fmt: skip
    """The states of trade with the partner told last: "while exports to that country rose".

    Args:
        sentence: the sentence.
        claim: what is measured.
        where: what has been found of its states.
        found: what has been found of the amounts before.
        last: the figure told last before the sentence.
    """
    if claim.flow not in {"exports", "imports"} or claim.last + 1 >= sentence.end:
        return where
    ahead = sentence.doc[claim.last - 1 : min(sentence.end, claim.last + 3)]
    words = [t.lower_ for t in ahead]
    to = next((i for i, word in enumerate(words[:2]) if word in _TOWARDS), None)
    if to is None or len(words) < to + 3 or words[to + 1] not in {"that", "the"}:
        return where
    if ahead[to + 2].lemma_ not in lemmas("that-partner") or (
        words[to + 1] == "the" and words[to + 2] != "latter"
    ):  # fmt: skip
        return where
    before = found[-1].relation if found else last
    if before is None or before.of is None or len(before.between) != 2:
        return where
    return Relation(before.of, before.between)


def _of_those(sentence: Span, mention: ActorMention) -> bool:
    """Whether a state is the partner of "those": "and those to the Netherlands 53 percent"."""
    words = [t.lower_ for t in sentence.doc[max(sentence.start, mention.first - 3) : mention.first]]
    return any(w in {"those", "that"} for w in words)

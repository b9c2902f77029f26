"""Whose an amount is where the next noun would give it to the wrong state.

Nobody is his own partner, forgives his own debts, seizes his own fishermen; and who buys half of
another's oil tells of the other's exports.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from communique.figures.clauses import clause_of
from communique.figures.context import context_pair, distinct
from communique.figures.words import lemmas
from communique.language.nouns import function_of, state_mentions, states_of, verb_above

if TYPE_CHECKING:
    from communique.figures.amounts import Amount, Claim
    from communique.language import Parse
    from communique.language.annotations import ActorMention
    from communique.language.tokens import Span
    from communique.record import Flow


def not_reflexive(
    parse: Parse,
    sentence: Span,
    amount: Amount,
    claim: Claim,
    mentions: list[ActorMention],
    of: str,
    between: list[str],
) -> str:
    """Whose trade a share is of: not that of the partner who accounts for it.

    "Argentina, which is Paraguay's neighbor, accounts for 12 percent of its imports": of
    Paraguay's.
    """
    if amount.quantity.kind != "share":
        return of
    verb = verb_above(sentence.doc[amount.first])
    theirs = lemmas("taking") if claim.flow == "exports" else lemmas("providing")
    if verb is None or verb.lemma_ not in lemmas("accounting") | theirs:
        return of
    subjects = [
        m for m in mentions
        if m.root < amount.first and (f := function_of(sentence.doc[m.root])).name == "subject"
        and not f.modifies and f.governor is not None
        and f.governor.i in {verb.i, verb.head.i if verb.dep_ == "conj" else verb.i}
    ]  # fmt: skip
    if of not in distinct(parse, subjects):
        return of
    others = [state for state in between if state != of]
    if not others and (pair := context_pair(parse, sentence, [of], before=True)):
        others = [state for state in pair if state != of]
        between += others
    return others[0] if len(others) == 1 else of


def not_forgiver(
    parse: Parse, sentence: Span, amount: Amount, mentions: list[ActorMention], of: str,
    between: list[str],
) -> str:  # fmt: skip
    """Whose a debt is that is forgiven: "Russia wrote off $2m of its debt" is of the other's."""
    verb = verb_above(sentence.doc[amount.first])
    if verb is None or verb.lemma_ not in lemmas("forgiving"):
        return of
    named = [m for m in mentions if m.form != "pronoun" and of in states_of(parse, m)]
    if any(function_of(sentence.doc[m.root]).name == "subject" for m in named):
        return next(s for s in between if s != of)
    return of


def not_own(
    parse: Parse, sentence: Span, amount: Amount, claim: Claim, mentions: list[ActorMention]
) -> list[ActorMention]:
    """The mentions without an "its" that would let a state seize its own people."""
    verb = verb_above(sentence.doc[amount.first])
    if verb is None or claim.indicator.id not in {"detainees", "prisoners", "diplomats"}:
        return mentions
    own = [
        m for m in mentions
        if m.form == "pronoun" and amount.last <= m.first < claim.last
    ]  # fmt: skip
    subjects = {
        s for m in mentions for s in states_of(parse, m)
        if (f := function_of(sentence.doc[m.root])).name == "subject" and f.governor == verb
        and not f.modifies and not amount.first <= m.root < claim.last
    }  # fmt: skip
    barred = {m.start for m in own if subjects & set(states_of(parse, m))}
    return [m for m in mentions if m.start not in barred
            and not (m.form == "nominal" and any(m.first <= o.root < m.last for o in own
                                                 if o.start in barred))]  # fmt: skip


def flow_of_share(
    parse: Parse, sentence: Span, amount: Amount, claim: Claim, of: str | None
) -> Flow | None:
    """Which way the goods go that a share is of, seen from the state that it is of.

    "buys half of Iran's oil" tells of Iran's exports, "supplied 4 percent of Peru's oil" of the
    imports of Peru.
    """
    words = [t.lower_ for t in sentence.doc[claim.first : claim.last]]
    verb = verb_above(sentence.doc[amount.first])
    told = any(w.startswith(("import", "export")) for w in words)
    if verb is not None and claim.flow is None and claim.indicator.commodity and (
        verb.lemma_ in lemmas("providing")
    ):  # fmt: skip
        return "imports"  # "provides 55 percent of Turkey's gas"
    if verb is None or of is None or told or claim.flow not in {"exports", "imports"}:
        return claim.flow
    named = state_mentions(parse, sentence)
    if (
        claim.flow == "exports"
        and verb.lemma_ in lemmas("accounting")
        and claim.indicator.commodity
    ):
        return "imports"  # "accounts for 35 percent of its oil"
    if claim.flow == "exports":
        owners = distinct(parse, [m for m in named if 0 <= m.first - amount.last <= 3])
        return "imports" if verb.lemma_ in lemmas("providing") and owners == [of] else "exports"
    inside = {t.i for c in verb.children if c.dep_ == "nsubj" for t in c.subtree}
    if verb.dep_ == "relcl":
        inside.add(verb.head.i)  # "Japan, which buys a third of Oman's oil"
    buyers = distinct(parse, [m for m in named if m.root in inside])
    return "exports" if buyers and buyers[0] != of else "imports"


def not_taxed(
    parse: Parse, sentence: Span, amount: Amount, of: str | None, between: tuple[str, ...]
) -> str | None:
    """Whose a tariff is: not that of the state whose goods face it.

    "Its goods face a tariff of 20 percent"; "The measures put 25 percent on American goods".
    """
    outset = sentence.doc[amount.first]
    verb = verb_above(outset)
    if len(between) != 2 or verb is None:
        return of
    for mention in state_mentions(parse, sentence):
        function, root = function_of(sentence.doc[mention.root]), sentence.doc[mention.root]
        if root.dep_ == "poss" and root.head.lemma_.lower() in lemmas("duty"):
            (owner, *others) = states_of(parse, mention)
            if owner in between and not others and root.i < outset.i:
                return owner  # "will hold off on its 25 percent tariff on goods from Mexico"
            continue
        taxed = function.name == "subject" and function.governor == verb and (
            verb.lemma_ in lemmas("paying-duty")
        )  # fmt: skip
        after = sentence.doc[mention.root].head.i >= amount.last
        # "began collecting duties, and Beijing hit back with taxes on American goods"
        after = after and clause_of(sentence.doc[mention.root]) == clause_of(outset)
        taxed = taxed or (bool(function.modifies) and function.name in {"on", "from"} and after)
        state = next(iter(states_of(parse, mention)))
        if taxed and state in between and of in {None, state}:
            return next(s for s in between if s != state)
    return of


def not_borrower(
    parse: Parse, sentence: Span, amount: Amount, claim: Claim, mentions: list[ActorMention],
    of: str, between: list[str],
) -> str:  # fmt: skip
    """Whose a loan is that a state asks for or pays back: the other's, who lends it."""
    verb = verb_above(sentence.doc[amount.first])
    if verb is None or verb.lemma_ not in lemmas("borrowing") or verb.i >= claim.last:
        return of
    doing = [
        s for m in mentions for s in states_of(parse, m)
        if (f := function_of(sentence.doc[m.root])).name == "subject" and f.governor == verb
    ]  # fmt: skip
    asked = [
        s for m in mentions for s in states_of(parse, m)
        if function_of(sentence.doc[m.root]).name in {"object", "from", "with", "that"}
    ]  # fmt: skip
    other = next(s for s in between if s != of)
    # "asked Congress for a loan for Kiev" borrows from nobody.
    lends = other in asked or verb.lemma_ == "repay"
    return other if of in doing and lends else of


def of_frozen(
    parse: Parse, sentence: Span, claim: Claim, mentions: list[ActorMention], between: list[str]
) -> str | None:
    """Whose assets are frozen: not those of the state that freezes them."""
    cue = sentence.doc[claim.last - 1]
    owners = {
        s for m in mentions for s in states_of(parse, m)
        if sentence.doc[m.root].head.lemma_.lower() in lemmas("assets")
        and sentence.doc[m.root].dep_ in {"amod", "compound", "poss", "nmod"}
    }  # fmt: skip
    if len(owners) == 1 and owners <= {*between}:
        return next(iter(owners))  # "froze $7 billion of Venezuelan assets"
    freezing = {
        s for m in mentions for s in states_of(parse, m)
        if (f := function_of(sentence.doc[m.root])).name in {"subject", "by"}
        and f.governor is not None and f.governor.lemma_ in {cue.lemma_, "freeze", "block"}
    }  # fmt: skip
    others = [state for state in between if state not in freezing]
    return others[0] if len(others) == 1 else None

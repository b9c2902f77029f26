"""What an agreement binds its parties to, under which condition, in the words of the text."""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import accumulate, pairwise
from typing import TYPE_CHECKING

import msgspec

from communique.agreements.acts import acts_in
from communique.agreements.background import TRUCES, is_compared, is_standard
from communique.agreements.binding import goes_on, is_freed
from communique.agreements.duties import about, told
from communique.agreements.joints import MEANWHILE, binds_too, joints
from communique.agreements.lexicon import lexicon, plain
from communique.agreements.makers import own_side
from communique.agreements.tails import before_tail
from communique.agreements.unnamed import OTHER, ends_it, is_duty
from communique.record import Obligation

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from communique.agreements.cluster import Cluster
    from communique.agreements.naming import Naming
    from communique.language import Parse
    from communique.language.tokens import Span, Token

_WITHDRAWS = re.compile(r"\bwithdraw\w*", re.IGNORECASE)
# Words that tell what a duty is, and how much of them is not their ending.
_LONG = re.compile(r"[^\W_]{4,}")
_STEM = 5
_COMMON = frozenset(
    """from that with their each both other which will must shall this than into within between
    would have been they them under over until after state states side sides year years""".split()
)
# How far into a stretch, in tokens, the verb may stand that says whether it binds.
_NEAR = 6
# "Until the judges have ruled", "before fighting resumes"; "until May" tells nothing else.
_UNTIL = re.compile(
    r"\b(?:until|before) (?:[\w'’-]+ ){1,5}(?:ha(?:ve|s) |is |are |\w+s\b)", re.IGNORECASE
)
_IN_RETURN = re.compile(r"\bin return\b", re.IGNORECASE)
_NEGATIVE = frozenset("prohibit ban bar forbid".split())
_OF_ATTACK = frozenset({"mutual defence", "consultation", "security guarantees"})
# "When *Mali signed* a deal": the day of it, and no condition.
_SEALED = r" (?:[\w'’-]+ ){1,4}(?:signed|initialled|concluded|struck|inked|sealed|agreed)\b"
_CONDITION = re.compile(
    r"(?:(?<!\bas )\b(?:only )?if\b|"
    r"^\s*should\b|\bshould\b(?= (?:the|one|either|any|it|they|a|an|its|another|[A-Z])\b)|"
    rf"\bin (?:the )?(?:case|event)(?: of| that)?\b|\bwhen(?:ever)?\b(?!{_SEALED})|"
    r"\bonly (?:after|when)\b|\bunless\b|(?<!\bat )\bonce\b|"
    r"\bprovided (?:that\b|(?=(?:it|they|the|both|each|all|neither|its|their)\b))|"
    r"\bin (?:exchange|return) for\b|\bas long as\b|"
    r"\bin (?:a |an |times? of )(?:crisis|war|emergency|drought|need|disaster|peril)\b|"
    r"\bin (?:dry|wet|lean|drought) years\b|\bin years of (?=drought|flood|need)|"
    r"\bfailing (?:that|which|this)\b|\bas long as\b)[^.;:”\"]*",
)


def obligations(
    parse: Parse, cluster: Cluster, others: Sequence[Naming] = ()
) -> tuple[Obligation, ...]:
    """The obligations of an agreement that its document tells or its names imply.

    Args:
        parse: with the marks of the strands before.
        cluster: the namings of the agreement.
        others: the namings of other agreements, of which a duty tells nothing.
    """
    found: dict[str, list[Obligation]] = {}
    starts = frozenset(
        parse.sentence_at(n.start).start
        for n in others
        if not is_compared(parse.doc[n.head]) and not is_standard(parse.doc[n.head], n)
    )
    # What the title tells, the body tells better.
    stretches = sorted(
        told(parse, cluster, starts), key=lambda found: found[0].start_char < parse.title
    )
    for sentence, clause in stretches:
        if _of_another(parse, clause, cluster, others) or _is_freed(parse, sentence, clause):
            continue
        clause = _before_others(parse, clause, others)
        here: dict[str, list[Obligation]] = {}
        for obligation in _read_all(parse, sentence, clause):
            if obligation.kind == "ceasefire terms" and not cluster.kinds & TRUCES and (
                _WITHDRAWS.search(obligation.text.replace(obligation.condition or "", ""))
            ):  # fmt: skip
                # In a treaty of peace, or on bases, a withdrawal is one for good.
                obligation = msgspec.structs.replace(obligation, kind="troop withdrawal")
            alike = here.setdefault(obligation.kind, [])
            if obligation not in alike:
                alike.append(obligation)
        for kind, duties in here.items():
            before = found.setdefault(kind, [])
            # Told again elsewhere, it is the same.
            before += [d for d in duties if not any(_same(d.text, b.text) for b in before)]
    apart = any(n.number for n in cluster.namings)
    for naming in cluster.namings:
        if apart and naming.plural:
            continue  # What several are on together, each is not.
        for kind, first, last in _implied(plain(_with_subject(parse, naming))):
            if kind not in found:
                start, end = naming.start + first, naming.start + last
                implied = Obligation(
                    kind=kind, condition=None, start=start, end=end, text=parse.text[start:end]
                )
                found[kind] = [implied]
    all_told = [obligation for duties in found.values() for obligation in duties]
    return tuple(sorted(all_told, key=lambda obligation: (obligation.start, obligation.kind)))


def _is_freed(parse: Parse, sentence: Span, clause: tuple[int, int]) -> bool:
    """Whether a stretch tells what a party need not do: "Peru *is not obliged* to pay"."""
    first, last = clause
    near = parse.doc[max(first - 1, sentence.start) : min(first + _NEAR, last)]
    return any(is_freed(token) for token in near)


def _before_others(
    parse: Parse, clause: tuple[int, int], others: Sequence[Naming]
) -> tuple[int, int]:
    """A stretch as far as it names no other agreement: "rests on *the 1970 treaty, in which*"."""
    first, last = clause
    low, high = parse.doc[first].idx, parse.doc[last - 1].idx
    cuts = [
        n.start
        for n in others
        if low < n.start <= high and (n.form == "name" or n.parties or n.year or n.told or n.number)
        if not _of_subject(parse.doc[n.head], last)
    ]
    if not cuts:
        return clause
    return first, next(t.i for t in parse.doc[first:last] if t.idx >= min(cuts))


def _of_another(
    parse: Parse, clause: tuple[int, int], cluster: Cluster, others: Sequence[Naming]
) -> bool:
    """Whether a stretch is a clause on another: "replaces the pact *that capped* arms"."""
    verb = parse.doc[clause[0]]
    for _ in range(4):
        if verb.dep_ in {"relcl", "acl"}:
            break
        verb = verb.head
    else:
        return False
    heads = {n.head for n in others} - {n.head for n in cluster.namings}
    noun = verb.head
    return noun.i in heads or any(n.start <= noun.idx < n.end and n.head in heads for n in others)


def _of_subject(noun: Token, last: int) -> bool:
    """Whether a naming only says who the doers are: "*the guarantors of the pact* will watch"."""
    doers = [t for t in (noun, *noun.ancestors) if t.dep_ in {"nsubj", "nsubjpass"}]
    return any(noun.i < t.head.i < last for t in doers)


def _same(one: str, other: str) -> bool:
    """Whether two tellings are of one duty: they have half of their longer words in common."""
    ours, theirs = (
        {word[:_STEM] for word in _LONG.findall(text.lower()) if word not in _COMMON}
        for text in (one, other)
    )
    fewer = min(len(ours), len(theirs))
    return not fewer or 2 * len(ours & theirs) >= fewer


@lru_cache(4096)
def _implied(words: str) -> tuple[tuple[str, int, int], ...]:
    """The duties that the words of a naming imply, and where in it."""
    found = ((kind, names.search(words)) for kind, _, names in lexicon().duties if names)
    return tuple((kind, m.start(), m.end()) for kind, m in found if m is not None)


def _with_subject(parse: Parse, naming: Naming) -> str:
    """The words of a naming with what it is on."""
    on = about(parse.doc[naming.head])
    if on is None or naming.form == "name":
        return naming.text
    last = parse.doc[on[1] - 1]
    return parse.text[naming.start : max(naming.end, last.idx + len(last))]


def _read_all(parse: Parse, sentence: Span, clause: tuple[int, int]) -> Iterator[Obligation]:
    """The duties of a stretch, each in the words of its own clause where several are joined."""
    first, last = clause
    clause = first, last = first, before_tail(parse, first, last)
    cuts = [first, *(i for i in joints(parse, first, last) if first < i < last), last]
    for start, end in pairwise(cuts):
        yield from _read(parse, sentence, (start, end), clause)


def _read(
    parse: Parse, sentence: Span, clause: tuple[int, int], whole: tuple[int, int]
) -> Iterator[Obligation]:
    doc = parse.doc
    first, last = clause
    last = next((i for i in range(first + 1, last) if _tells_before(doc[i])), last)
    binder = doc[last - 1]
    if last < whole[1] and binder.dep_ == "conj" and (goes_on(binder) or binds_too(binder)):
        last = binder.left_edge.i  # What binds to the next.
    while last > first and (
        doc[last - 1].is_punct or doc[last - 1].is_space or doc[last - 1].dep_ == "cc"
    ):
        last -= 1
    if last < whole[1] and doc[last - 1].tag_ in {"WDT", "WP", "WRB"}:
        last -= 2 if doc[last - 2].tag_ == "IN" else 1  # "A fund *into which*"
    while last > first and doc[last - 1].lower_ == "that" and doc[last - 1].dep_ == "mark":
        last -= 2 if doc[last - 2].dep_ == "cc" else 1
    while first < last and (
        doc[first].is_punct
        or doc[first].lower_ in MEANWHILE
        or (doc[first].lower_ == "that" and doc[first].dep_ == "mark")
    ):
        first += 1
    if first > sentence.start and doc[first - 1].lower_ == "neither":
        first -= 1
    if last <= first:
        return
    last = before_tail(parse, first, last)
    start, end = doc[first].idx, doc[last - 1].idx + len(doc[last - 1])
    words = _in_present(parse, first, last)
    # "In return Chile sends": nothing is given back.
    text = _IN_RETURN.sub("in  -----", plain("".join(words)))
    condition = _condition(parse, sentence, start, end, alone=clause == whole)
    binding = doc[whole[0]], doc[max(whole[0] - 1, sentence.start)]
    negated = any(token.lemma_ in _NEGATIVE for token in binding)
    matched = [
        (match.start(), match.end(), kind)
        for kind, cues, _ in lexicon().duties
        for match in cues.finditer(text)
    ]
    ends = list(accumulate(map(len, words)))
    for kind, one, other in acts_in(doc, first, last):
        low = ends[one - first] - len(words[one - first])
        matched.append((low, ends[other - first] - len(doc[other].whitespace_), kind))
    # Only a promise of help is told by what it hangs on: "once Peru *had paid* its debts".
    hangs = text.find(" ".join(condition.split()[:2])) if condition else -1
    if hangs > 0 and not text.startswith("in ", hangs):
        matched = [m for m in matched if m[0] < hangs or m[2] in _OF_ATTACK]
    matched = [m for m in matched if m[0] < _until(text)]
    asides = [
        (
            ends[t.left_edge.i - first] - len(words[t.left_edge.i - first]),
            ends[min(t.right_edge.i, last - 1) - first],
        )
        for t in doc[first:last]
        if t.dep_ == "relcl" and first < t.left_edge.i and first < t.head.i < t.i
    ]
    # "Intelligence on militants *who cross the frontier*" is told by what it is on.
    matched = [
        m for m in matched if not any(low < m[1] and m[0] < high for low, high in asides)
    ] or matched
    kinds = dict.fromkeys(kind for *_, kind in sorted(matched) if not _within(kind, matched))
    if ends_it(parse, first, last):
        return  # "Either may *denounce it* at six months' notice."
    if not kinds and is_duty(parse, sentence, (first, last), whole[0]):
        kinds = {OTHER: None}
    for kind in kinds:
        if kind == "aid" and "mutual defence" in kinds:
            continue
        if negated and kind == "recognition":
            continue
        yield Obligation(
            kind=kind, condition=condition, start=start, end=end, text=parse.text[start:end]
        )


def _until(text: str) -> int:
    """Where the words begin that tell how long something is so: "*until judges have ruled*"."""
    told = _UNTIL.search(text, 1)
    return told.start() if told is not None else len(text)


def _within(kind: str, matched: list[tuple[int, int, str]]) -> bool:
    """Whether a duty is told in words of a longer one: "withdraw troops" in a truce."""
    return all(
        any(
            low <= start and end <= high and high - low > end - start and other != kind
            for low, high, other in matched
        )
        for start, end, name in matched
        if name == kind
    )


def _tells_before(mark: Token) -> bool:
    """Whether a clause begins that tells what had been done: "*after* it gave up its missiles"."""
    had = any(c.lower_ == "had" for c in mark.head.children)
    return mark.lower_ == "after" and mark.dep_ == "mark" and (mark.head.tag_ == "VBD" or had)


def _in_present(parse: Parse, first: int, last: int) -> list[str]:
    """The words of a stretch with verbs whose past is not regular in their plain form.

    Armed groups with a name are rebels: "stop arming *the Houthis*".
    """
    armed = {
        t.i for t in parse.doc[first:last]
        if t.tag_ in {"NNP", "NNPS", "NNS"} and (m := parse.mention_at(t)) is not None
        and m.root == t.i and m.form in {"name", "alias"}
        and all(own_side(parse, a) for a in m.actors)
    }  # fmt: skip
    return [
        ("rebels" if t.i in armed else _plain_verb(t)) + t.whitespace_
        for t in parse.doc[first:last]
    ]


def _plain_verb(token: Token) -> str:
    past = token.tag_ in {"VBD", "VBN"} and not token.lower_.endswith("ed")
    return token.lemma_ if past else token.text


def _condition(parse: Parse, sentence: Span, start: int, end: int, *, alone: bool) -> str | None:
    """On what a duty hangs: told in its own words, or in its sentence if it stands there alone."""
    around = [(start, end), (sentence.start_char, sentence.end_char if alone else start)]
    for low, high in around:
        # "If" may begin the sentence.
        match = _CONDITION.search(parse.text[low : low + 1].lower() + parse.text[low + 1 : high])
        elsewhere = (low, high) != (start, end)
        if match is not None and elsewhere and match.group().lower().startswith("when "):
            continue  # "It died *when Bush walked out of it*": a time.
        if match is not None:
            # "If the flow falls, the treaty says, they must consult."
            told = parse.text[low + match.start() : low + match.end()]
            if not match.start() or told.startswith("in a"):
                told = told.partition(", ")[0]
            return told.strip().rstrip(",.").strip()
    return None

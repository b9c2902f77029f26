"""What an agreement binds its parties to, under which condition, in the words of the text."""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import accumulate, pairwise
from typing import TYPE_CHECKING

import msgspec

from communique.agreements.acts import acts_in
from communique.agreements.background import TRUCES
from communique.agreements.duties import about, told
from communique.agreements.lexicon import lexicon, plain
from communique.agreements.makers import own_side
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
_IN_RETURN = re.compile(r"\bin return\b", re.IGNORECASE)
_NAMING_TAGS = frozenset({"DT", "NN", "NNS", "NNP", "NNPS", "JJ", "POS", "PRP$"})
_SOURCE = re.compile(
    r",? according to [^,;]+[.\"”]*\s*$"
    r"|, (?:[\w.'’-]+ ){1,9}(?:said|says|told [\w' ]+|reported)"
    r"(?: (?:on|in|late) [\w .]+)?[.\"”]*\s*$"
)
_BEFORE_VERB = frozenset({"nsubj", "nsubjpass", "aux", "auxpass", "neg"})
_MEANWHILE = frozenset({"while", "whereas"})
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
    r"\bin (?:a |an |times? of )(?:crisis|war|emergency|drought|need|disaster|peril)\b)[^.;:”\"]*",
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
    starts = frozenset(parse.sentence_at(n.start).start for n in others)
    # What the title tells, the body tells better.
    stretches = sorted(
        told(parse, cluster, starts), key=lambda found: found[0].start_char < parse.title
    )
    for sentence, clause in stretches:
        if _of_another(parse, clause, cluster, others):
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
    ours, theirs = ({word[:_STEM] for word in _LONG.findall(text.lower())} for text in (one, other))
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
    clause = first, last = first, _before_source(parse, first, last)
    cuts = [first, *(i for i in _joints(parse, first, last) if first < i < last), last]
    for start, end in pairwise(cuts):
        yield from _read(parse, sentence, (start, end), clause)


def _before_source(parse: Parse, first: int, last: int) -> int:
    """Where a stretch ends before it tells who says so: "must pay, *a Saudi official said*"."""
    start = parse.doc[first].idx
    end = parse.doc[last - 1].idx + len(parse.doc[last - 1])
    source = _SOURCE.search(parse.text, start, end)
    if source is None:
        return last
    return next((t.i for t in parse.doc[first + 1 : last] if t.idx >= source.start()), last)


def _joints(parse: Parse, first: int, last: int) -> list[int]:
    """Where a stretch goes on with another duty: "pay the costs *and Peru* releases water"."""
    found = [t.i + 1 for t in parse.doc[first:last] if t.text == ";"]
    found += _bound_too(parse, first, last)
    for verb in parse.doc[first:last]:
        finite = verb.tag_ in {"VBZ", "VBD", "VBP"}
        lost = _lost_subject(verb) if finite else None
        if finite and verb.i > first and verb.nbor(-1).lower_ == "and":
            lost = verb.i  # "Bans missiles with a warhead *and lets* inspectors in"
        if lost is not None and lost > first:
            found.append(lost)
            continue
        if verb.dep_ == "advcl" and any(c.lower_ in _MEANWHILE for c in verb.lefts):
            found.append(verb.left_edge.i)  # "Sends nurses *while Peru lifts duties*"
            continue
        if verb.dep_ == "conj" and verb.pos_ == "ADP" and verb.lower_ == verb.head.lower_:
            found.append(verb.i)  # "Provides for a new post *and for the withdrawal*"
            continue
        # The first of several may be the word that binds itself, before the stretch.
        if verb.dep_ != "conj" or verb.pos_ not in {"VERB", "AUX"} or verb.head.i < first - 1:
            continue
        if verb.head.pos_ not in {"VERB", "AUX"}:
            continue
        between = verb.doc[verb.head.i + 1 : verb.i]
        if len(between) == 1 and between[0].dep_ == "cc":
            continue  # "Must *destroy or move* 19,000 tanks"
        start = min(
            (c.left_edge.i for c in verb.lefts if c.dep_ in _BEFORE_VERB or _in_return(c)),
            default=verb.i,
        )
        while start > first and parse.doc[start - 1].dep_ in {"cc", "punct"}:
            start -= 1
        # "And" itself belongs to neither.
        while start < verb.i and parse.doc[start].dep_ in {"cc", "punct"}:
            start += 1
        found.append(start)
    return sorted(set(found))


def _in_return(word: Token) -> bool:
    """Whether "in return" begins here: "gets the power *and in exchange* will pay"."""
    return word.lower_ == "in" and any(c.lower_ in {"return", "exchange"} for c in word.children)


def _bound_too(parse: Parse, first: int, last: int) -> list[int]:
    """Where one verb binds a second party too: "obliges Peru to pay *and Chile to leave*"."""
    found: list[int] = []
    before = False
    for token in parse.doc[first : last - 1]:
        if token.tag_ != "TO" or token.nbor().tag_ != "VB":
            continue
        start = token.i
        while start > first and parse.doc[start - 1].tag_ in _NAMING_TAGS:
            start -= 1
        if before and first < start < token.i and parse.doc[start - 1].lower_ == "and":
            found.append(start)
        before = True
    return found


def _lost_subject(verb: Token) -> int | None:
    """Where the subject of a joined clause begins that the parser joined to the noun before it.

    "Pays for the dam *and Niger releases* water".
    """
    if verb.i < 2 or any(c.dep_ in {"nsubj", "nsubjpass", "aux", "mark"} for c in verb.children):
        return None
    name = verb.nbor(-1)
    start = name.left_edge.i
    if name.pos_ not in {"NOUN", "PROPN"} or name.dep_ != "conj" or start < 1:
        return None
    return start if verb.doc[start - 1].lower_ in {"and", "while", "but"} else None


def _read(
    parse: Parse, sentence: Span, clause: tuple[int, int], whole: tuple[int, int]
) -> Iterator[Obligation]:
    doc = parse.doc
    first, last = clause
    last = next((i for i in range(first + 1, last) if _tells_before(doc[i])), last)
    while last > first and (
        doc[last - 1].is_punct or doc[last - 1].is_space or doc[last - 1].dep_ == "cc"
    ):
        last -= 1
    while first < last and (doc[first].is_punct or doc[first].lower_ in _MEANWHILE):
        first += 1
    if first > sentence.start and doc[first - 1].lower_ == "neither":
        first -= 1
    if last <= first:
        return
    last = _before_source(parse, first, last)
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
        if (match := cues.search(text))
    ]
    ends = list(accumulate(map(len, words)))
    for kind, one, other in acts_in(doc, first, last):
        low = ends[one - first] - len(words[one - first])
        matched.append((low, ends[other - first] - len(doc[other].whitespace_), kind))
    # Only a promise of help is told by what it hangs on: "once Peru *had paid* its debts".
    hangs = text.find(" ".join(condition.split()[:2])) if condition else -1
    if hangs > 0 and not text.startswith("in ", hangs):
        matched = [m for m in matched if m[0] < hangs or m[2] in _OF_ATTACK]
    kinds = dict.fromkeys(kind for *_, kind in sorted(matched) if not _within(kind, matched))
    for kind in kinds:
        if kind == "aid" and "mutual defence" in kinds:
            continue
        if negated and kind == "recognition":
            continue
        yield Obligation(
            kind=kind, condition=condition, start=start, end=end, text=parse.text[start:end]
        )


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
            if not match.start():
                told = told.partition(", ")[0]
            return told.strip().rstrip(",.").strip()
    return None

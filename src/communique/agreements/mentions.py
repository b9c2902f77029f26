"""Where a document names an agreement: proper names, known treaties, descriptions."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from communique.agreements.dates import (
    is_past,
    is_planned,
    is_unsigned,
    signature_dates,
    signings,
)
from communique.agreements.describing import refused_words, stands
from communique.agreements.extent import (
    INDEFINITE,
    YEAR,
    counts,
    leftmost,
    rightmost,
    without_age,
    without_owner,
)
from communique.agreements.lexicon import lexicon, plain, state_words
from communique.agreements.names import (
    ARTICLES,
    BESIDE,
    JOINING,
    LASTING,
    TIME_WORDS,
    proper_name,
)
from communique.agreements.naming import Naming, initials
from communique.agreements.ordinals import ordinals
from communique.agreements.parties import between_firms, named_parties
from communique.agreements.pronouns import pronouns
from communique.agreements.signatories import signatories
from communique.agreements.titles import titles
from communique.language.nouns import times_in

if TYPE_CHECKING:
    from communique.agreements.naming import Form
    from communique.language import Parse
    from communique.language.annotations import TimeMention
    from communique.language.patterns import Found
    from communique.language.tokens import Span, Token

_BODY = re.compile(
    r" (?:Organi[sz]ation|Council|Commission|Secretariat|Committee|Association|Agency)\b"
)
# As many signs as a day has.
_DAY = 10
_OF_TERMS = frozenset({"general"})
_IN_NAMES = frozenset({"general", "good", "great", "national", "parliamentary"})
_COMPOUND = re.compile(r" (?:[Aa]greement|[Tt]reaty|[Aa]ccord|[Dd]eal|[Pp]act|[Pp]rotocol)s?\b")
_TOLD_YEAR = re.compile(r" of (?:\d{1,2} )?(?:[A-Z][a-z]+ )?(?:\d{1,2}, )?(?P<year>\d{4})\b")


def namings(parse: Parse) -> list[Naming]:
    """The namings of a document in the order of its text."""
    found: list[Naming] = []
    for sentence in parse.sentences:
        # The same length as the sentence, so that offsets hold.
        text = plain(sentence.text)
        taken: list[tuple[int, int]] = []
        may_match = lexicon().needles.within(text)
        for name in lexicon().known_names.find(text) if 0 in may_match else ():
            naming = _known(parse, sentence, name)
            if naming is not None:
                found.append(naming)
                taken.append((naming.start, naming.end))
        for match in lexicon().noun_pattern.finditer(text) if 1 in may_match else ():
            start = sentence.start_char + match.start()
            if _COMPOUND.match(text, match.end()):
                continue  # "Cooperative *Framework* Agreement", "*lease* agreement"
            if any(low <= start < high for low, high in taken):
                continue
            naming = _described(parse, sentence, match)
            if naming is not None and not any(
                low < naming.end and naming.start < high for low, high in taken
            ):
                found.append(naming)
                taken.append((naming.start, naming.end))
    found += initials(parse, found)
    found.sort(key=lambda naming: naming.start)
    found += titles(parse, found)
    found.sort(key=lambda naming: naming.start)
    found += pronouns(parse, found)
    for naming in found:
        naming.signers = tuple(signatories(parse, naming))
        stated, inferred = signature_dates(parse, naming)
        naming.told = (*stated, *inferred)
        if any(verb.lemma_ == "sign" for verb in signings(parse, naming)):
            naming.days = frozenset(day for day in stated if len(day) == _DAY)
        naming.past = is_past(parse.doc[naming.head])
        head = parse.doc[naming.head]
        naming.planned = is_unsigned(head) or (naming.form == "indefinite" and is_planned(head))
    found.sort(key=lambda naming: naming.start)
    return sorted(
        [*found, *(n for n in ordinals(parse, found) if n not in found)], key=lambda n: n.start
    )


def _known(parse: Parse, sentence: Span, name: Found) -> Naming | None:
    entry = lexicon().known[name.text]
    if _BODY.match(sentence.text, name.end):
        return None  # "the Collective Security Treaty Organization" is a body, and no text.
    told = _TOLD_YEAR.match(sentence.text, name.end)
    if told is not None and entry.signed and told["year"] != entry.signed[:4]:
        return None  # Another of that name: "the Algiers Agreement of 12 December 2000".
    start, end = sentence.start_char + name.start, sentence.start_char + name.end
    span = parse.doc.char_span(start, end, alignment_mode="expand")
    if span is None:
        return None
    # A name goes on to the left and right: "1979 Camp David Accords".
    head = _noun(span)
    first = span.start
    year = None
    if first > sentence.start and YEAR.fullmatch(parse.doc[first - 1].text):
        first -= 1
        year = parse.doc[first].text
        start = parse.doc[first].idx
    kind = _kind_of(entry.kind)
    naming = Naming(
        start, end, head.i, entry.kind, kind, "name", parse.text[start:end], entry,
        entry.parties, year, _topics(span.text), words=_content(span.text), last=span.end,
    )  # fmt: skip
    if entry.parties and entry.signed:
        dates = [*signature_dates(parse, naming)[0], *([year] if year else [])]
        if dates and not any(date[:4] == entry.signed[:4] for date in dates):
            return None  # Of the same name, but signed in another year.
    return naming


def _kind_of(kind: str) -> tuple[str, ...]:
    means = [k.means for k in lexicon().kinds.values() if k.id == kind]
    return (*means[0], kind) if means else (kind,)


def _described(parse: Parse, sentence: Span, match: re.Match[str]) -> Naming | None:
    doc = parse.doc
    start = sentence.start_char + match.start()
    span = doc.char_span(start, sentence.start_char + match.end(), alignment_mode="expand")
    if span is None:
        return None
    head = span[len(span) - 1]
    words = match.group().lower()
    kind = lexicon().kinds[words]
    noun = _noun(span)
    if noun.pos_ == "VERB" or (noun.pos_ == "ADJ" and noun.dep_ != "amod"):
        return None
    first = leftmost(sentence, span.start, noun)
    name = proper_name(parse, sentence, first, span.start, head.i)
    headed = words.partition(" of ")[0]  # "Cessation of hostilities" is one.
    plural = words != "ceasefires" and (headed.endswith("s") or headed == "memoranda")
    if name is not None:
        low, high = name
        form: Form = "name"
    else:
        low, high = first, rightmost(sentence, head)
        form = _form(sentence, first, noun)
    if name is None:
        low = without_owner(doc, low, span.start)
    low = without_age(doc, low, span.start)
    while low < span.start and (
        doc[low].lower_ in ARTICLES | BESIDE or (name is None and counts(doc[low]))
    ):
        low += 1
    if name is not None and _BODY.match(parse.text, doc[high - 1].idx + len(doc[high - 1])):
        return None
    if name is not None and _is_body(parse, head, low):
        return None  # "NATO and the Warsaw Pact" are alliances.
    text_start, text_end = doc[low].idx, doc[high - 1].idx + len(doc[high - 1])
    text = parse.text[text_start:text_end]
    dated = _dated(parse, sentence, high)
    after = dated.last if dated is not None else high
    parties, shared = named_parties(
        parse, sentence, first, (low, high, after), noun, named=name is not None
    )
    if name is None and between_firms(parse, sentence, high):
        return None
    topics = _topics(plain(text))
    refused = refused_words(text, kind)
    if name is not None:
        refused -= _IN_NAMES  # "The General Agreement", but not "general agreement"
    year = YEAR.search(text)
    when = year.group() if year else None
    if when is None:
        # "the July 22 deal"
        times = [t for t in times_in(parse, sentence) if first <= t.first and t.last <= head.i]
        when = next((t.edtf for t in times if t.edtf and t.kind == "date"), None)
        when = _past(parse, when)
    fresh = any(t.lower_ in {"new", "latest"} for t in doc[first : noun.i])
    if dated is not None:
        text_end, when = dated.end, _past(parse, dated.edtf)
        text = parse.text[text_start:text_end]
    naming = Naming(
        text_start, text_end, noun.i, kind.id, kind.means, form, text, None, parties,
        when, topics, shared, _content(text), high, fresh=fresh,
        plural=plural and name is None,
    )  # fmt: skip
    if refused & _OF_TERMS and topics and any(signings(parse, naming)):
        refused -= _OF_TERMS  # "A general agreement on trade signed in May 1998"
    if refused and (kind.needs == "name" or len(parties) < 2):
        return None
    fits = stands(
        parse, sentence, naming, kind, first, refused=bool(refused), named=name is not None
    )
    return naming if fits else None


def _past(parse: Parse, when: str | None) -> str | None:
    """The date (EDTF) of a name, which lies before the report: a deal with a date has been made."""
    if when and parse.info.published and when[:10] > parse.info.published[:10]:
        return f"{int(when[:4]) - 1}{when[4:]}"
    return when


def _is_body(parse: Parse, head: Token, low: int) -> bool:
    """Whether a name is that of a body of states, which is called after its treaty."""
    mention = parse.mention_at(head)
    return mention is not None and mention.first <= low and mention.actors[0].startswith("IGO")


def _dated(parse: Parse, sentence: Span, high: int) -> TimeMention | None:
    """The date of "of 1965" or "of May 2, 1984" after a naming."""
    if high >= sentence.end or parse.doc[high].lower_ != "of":
        return None
    for mention in times_in(parse, sentence):
        if mention.first == high + 1 and mention.edtf and mention.kind in {"date", "range"}:
            return mention
    return None


def _noun(span: Span) -> Token:
    """The noun of a match that other words hang on."""
    inside = [t for t in span if t.head.i < span.start or t.head.i >= span.end]
    return inside[0] if inside else span[len(span) - 1]


def _form(sentence: Span, first: int, noun: Token) -> Form:
    if (
        noun.dep_ in {"compound", "nmod", "amod"}
        and noun.head.i > noun.i
        and noun.head.pos_ != "VERB"
        and noun.head.lower_ not in {"null", "void", "dead"}
    ):
        return "modifier"
    tokens = sentence.doc
    words = {tokens[i].lower_ for i in range(first, noun.i)}
    if "own" in words:
        return "indefinite"  # "signed its own agreement with": another than that told before
    if words & INDEFINITE and not words & {"the", "its", "their"}:
        return "indefinite"
    possessed = any(tokens[i].tag_ == "POS" for i in range(max(sentence.start, first - 1), noun.i))
    if words & (ARTICLES - INDEFINITE) or possessed:
        return "definite"
    return "bare"


def _topics(text: str) -> frozenset[str]:
    lowered = f" {text.lower()} "
    return frozenset(
        topic
        for word, topic in lexicon().topics.items()
        # Most words stand nowhere in it, which is soon told.
        if word in lowered and re.search(rf"(?<!\w){re.escape(word)}(?!\w)", lowered)
    )


def _content(text: str) -> frozenset[str]:
    """The words of a name that tell it from others."""
    nouns = {word for noun in lexicon().kinds for word in noun.split()}
    words = re.findall(r"[^\W_]+", state_words().sub(" ", plain(text)))
    return frozenset(
        w.lower().removesuffix("s")
        for w in words
        if w.lower() not in nouns | JOINING | ARTICLES | BESIDE | LASTING
        and w not in TIME_WORDS
        and not w.isdigit()
        and len(w) > 1
    )

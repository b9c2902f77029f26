"""Finding the expressions of time in a text: head words first, then the patterns around them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import ahocorasick_rs

from communique.times import (
    clauses,
    counted,
    dates,
    edtf,
    holidays,
    onwards,
    periods,
    relative,
    spans,
    years,
)
from communique.times.reading import Expression, Reading
from communique.times.words import DASH, MONTHS, WEEKDAYS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from datetime import date

    from communique.language.tokens import Doc, Token
    from communique.times.reading import Lean, Pattern

# Head words, of which each expression holds one, by kind: only what stands around them is looked at
# more closely. "Decades" and "Months" at the start of a sentence are neither.
_HOLIDAYS = (
    "Christmas|Easter|New Year['’]|Boxing D|Valentine|May Day|Halloween|Armistice D|Epiphany|"
    "Bastille|All Saints|International Wo|Juneteenth|Anzac D|St. Pat|April Fools|World AIDS|"
    "Human Rights D|Earth D|Good F|Palm S|Ash W|Maundy|Ascension|Pentecost|Shrove|Holy Sat|"
    "Thanksgiving|Memorial D|Labor D|Martin Lu|Presidents['’]|Columbus D|Super B"
)
_UNITS = (
    "day|night|week|fortnight|month|quarter|year|decade|centur|generation|hour|minute|daily|"
    "winters|summers|autumns|harvests|annually|yearly|hourly|back then|once a|twice a"
)
_DAYPARTS = "(?:next|following|same|that|previous) (?:morning|afternoon|evening)"
_SEASONS = "spring|summer|autumn|fall|winter"
_ANNIVERSARIES = (
    "anniversar|birthday|jubilee|centen|bicenten|sesquicenten|tercenten|tricenten|quincenten|"
    "semicenten"
)
_DEICTICS = (
    "today|tonight|tomorrow|yesterday|now|current|nowadays|present|overnight|last night|"
    "this morning|this afternoon|this evening|at th|in those|by th"
)
_DECADES = [first + last for first in "tw th f s e n".split()
            for last in "en ir or if ix ev igh ine".split()]  # fmt: skip
_HEADS = re.compile(
    rf"(?P<q>[’'‘]\d\d)|\b(?:(?P<h>{_HOLIDAYS.replace('.', '[.]')})|"
    rf"(?P<m>{'|'.join(f'{m[:3]}(?!ade)|{m[:3].upper()}' for m in MONTHS)})|"
    rf"(?P<w>{'|'.join(f'{d[:3]}(?!th)|{d[:3].upper()}' for d in WEEKDAYS)})|"
    rf"(?P<u>(?i:{_UNITS}|{_DAYPARTS}|at (?:the|that) time|by (?:then|that)))|"
    r"(?P<y>\d{4}|\d\d?[./]\d|[QH]\d\b|FY|A\.?D|\d+ (?:BC|AD|CE)|"
    rf"(?i:{'|'.join(_DECADES)})(?:\w)*ties\b)|"
    rf"(?P<s>(?i:{_SEASONS}))\b|(?P<n>(?i:{_ANNIVERSARIES}))|(?P<f>(?i:fiscal|financial))|"
    rf"(?P<d>(?i:{_DEICTICS})))"
)
# Where the head words may stand: an automaton is quicker through a text than the expression.
_CUES = ahocorasick_rs.AhoCorasick(
    sorted(
        {
            *_HOLIDAYS.replace("['’]", "").lower().split("|"),
            *(name[:3].lower() for name in (*MONTHS, *WEEKDAYS)),
            *"|".join((_UNITS, _SEASONS, _ANNIVERSARIES, _DEICTICS)).split("|"),
            *"next|following|same|that|previous|at the|by the|fy|a.d|ad|fiscal|financial".split(
                "|"
            ),
            *_DECADES,
        }
    ),
    store_patterns=False,
)
_DIGITS = re.compile(r"\d+")
_BEFORE, _AFTER = 48, 40
_WORD = 30
_ALSO = {"y": "ycsf", "q": "y", "u": "ufnc", "m": "m", "f": "fy", "s": "sy"}

# Proper names that hold words of time and do not tell one.
_NAMES = re.compile(
    r"\b(?:(?:The )?Sunday (?:Times|Telegraph|Mirror|Express|Herald|Post|Mail|Star|World|People|"
    r"Independent|Business Post|Sport|Sun|Mass|[Ss]chool|[Rr]oast)|Mail on Sunday|Bild am Sonntag|"
    r"Saturday Night Live|Saturday Evening Post|Black Friday|Cyber Monday|Giving Tuesday|"
    r"Super Tuesday|Casual Friday|(?:Sheffield )Wednesday(?! (?:said|announced))|Man Friday|"
    r"(?:Fox )?News Sunday|Larry King Now|USA Today|Russia Today|India Today|"
    r"Today (?:show|programme|program)|"
    r"(?:China|Korea|Jakarta|Arab|Kenya|Tripoli) [Dd]aily|Daily [A-Z]\w+|"
    r"(?:Weekly|Monthly|Quarterly) [A-Z]\w+|[A-Z]\w+ (?:Weekly|Monthly|Quarterly|Daily)|"
    r"(?:Resolution|Boeing|Airbus|Flight|Vision|Agenda|Article|Section|Route|Highway|Area|Channel|"
    r"Proposition|Formula|Expo|Windows|Office|Unit|Room|Bill|Law|Decree|Order|Act|Case|Apartment|"
    r"Horizon|Strategy|Plan|Unit|Regulation|Directive|Rule|Form|Ordinance|Convention|Protocol|No\.?|Number|"
    r"Nos\.?|#|Euro|Studio|Class|Model|Mark|Type|Battalion|Brigade|Squadron|Regiment|Peugeot|"
    r"Mazda) ?"
    r"#?\d{3,4}(?:/\d\d+)?|"
    r"\d{4}(?: |-)(?:vision|calories|metres|meters|feet|miles|kilometers|kilometres|km|kg|"
    r"tons|tonnes|"
    r"hours|GMT|UTC|local|MW|percent|per cent|hectares|acres|barrels|rpm|hp|cc)\b|"
    r"(?:Theresa|Mrs\.?|Ms\.?|Brian|Elaine|Rollo|Robert|Prime Minister|Premier) May\b|"
    r"(?:Long|Salt|Women['’]s|Million Man) March\b|Fredric March|Augusta?us|"
    r"(?:Willie|Jordan|Karl|Casey|Henry|Miss|Duchess|Princess) "
    r"(?:Summer|Winter|June|April|August)s?\b|"
    r"April (?:Ryan|Glaspie)|(?:Colleen|Prairie) Winter|"
    r"[’']s? (?:Today|Tomorrow)\b|Alternative for Tomorrow|Day of the (?:Dead|Jackal)|"
    r"Friday the 13th|Fridays? for Future|(?:Joe|Tuesday) Weld)"
)
# A month that is also a word or a name needs company.
_COMPANY = re.compile(
    r"\b(?:in|since|until|till|by|from|of|last|next|this|that|early|late|mid|during|through|to|"
    r"before|after|for|and|between|every|each|[Tt]he|throughout)[ -]$",
    re.IGNORECASE,
)
_AMBIGUOUS = {"May", "March"}
_RANGE = re.compile(rf"(?:{DASH}| to | until | till | through | up to | up until | into )$")
_AND = re.compile(r" and $")
_NOT_A_YEAR = frozenset(
    """people soldiers troops men women children civilians workers dollars euros pounds yuan rubles
    roubles yen rupees families households prisoners refugees migrants demonstrators protesters
    fighters militants officers homes houses villages companies firms jobs cases deaths victims
    delegates members seats votes tanks missiles shells rounds rockets vehicles aircraft ships
    settlers students police staff employees residents inhabitants islands acres square others
    times points pages hostages mercenaries volunteers barrels workers doctors nurses sailors
    marines personnel miles kilometers kilometres metres meters feet calories""".split()
)
_MORE_THAN = re.compile(
    r"\b(?:some|than|nearly|almost|least|most|another|approximately|roughly|exactly|only|all|up to|"
    r"total of|\d|[$€£¥])[ ,]?$",
    re.IGNORECASE,
)


def find(doc: Doc) -> list[Expression]:
    """The expressions of a document in their order, with their tokens, not yet their values."""
    text = doc.text
    found = list(_candidates(text))
    found += periods.load().find(text)
    blocked = [m.span() for m in _NAMES.finditer(text)]
    if blocked:
        found = [
            e for e in found if not any(s <= e.start < t or s < e.end <= t for s, t in blocked)
        ]
    placed = []
    for expression in _combined(_longest(found), text):
        span = doc.char_span(expression.start, expression.end, alignment_mode="expand")
        if span is None or len(span) == 0:
            continue
        expression.first, expression.last, expression.root = span.start, span.end, span.root.i
        if _is_time(expression, doc, text):
            placed.append(expression)
    return placed


_OLD_YEAR = re.compile(
    r"\b(?:in|since|of|by|until|from|before|after|and|the|to|around) $", re.IGNORECASE
)


def _candidates(text: str) -> Iterator[Expression]:
    windows: list[tuple[int, int, set[str]]] = []
    for head in _heads(text):
        kind = head.lastgroup or ""
        line = text.rfind("\n", 0, head.start()) + 1
        stop = text.find("\n", head.end())
        start = max(head.start() - _BEFORE, line)
        end = min(head.end() + _AFTER, stop if stop >= 0 else len(text))
        # Windows end between words, so that no pattern takes a part of one.
        first = max(start - _WORD, line)
        while start > first and not text[start - 1].isspace():
            start -= 1
        last = min(end + _WORD, len(text))
        while end < last and not text[end].isspace():
            end += 1
        kinds = set(_ALSO.get(kind, kind))
        if windows and start < windows[-1][1]:
            first, _, before = windows[-1]
            windows[-1] = (first, end, before | kinds)
        else:
            windows.append((start, end, kinds))
    for start, end, kinds in windows:
        low = text[start:end].lower()
        for pattern in _patterns(frozenset(kinds)):
            if pattern.needs and not any(need in low for need in pattern.needs):
                continue
            for match in pattern.matches(text, start, end):
                if match.start() == match.end():
                    continue
                reading = pattern.read(match)
                if reading is not None:
                    yield Expression(match.start(), match.end(), reading)


def _heads(text: str) -> Iterator[re.Match[str]]:
    """The head words of a text, in their order."""
    low = text.lower()
    if len(low) != len(text):  # A few letters grow in lower case, and offsets with them.
        yield from _HEADS.finditer(text)
        return
    found = _CUES.find_matches_as_indexes(low, overlapping=True)
    starts = {start for _, start, _ in found if not start or not low[start - 1].isalnum()}
    for digits in _DIGITS.finditer(text):
        # The mark before the digits is the head's: "’89", "Q3".
        starts |= {digits.start(), max(digits.start() - 1, 0)}
    end = 0
    for start in sorted(starts):
        if start >= end and (head := _HEADS.match(text, start)):
            end = head.end()
            yield head


_ALL = (
    *dates.PATTERNS, *years.PATTERNS, *relative.PATTERNS, *counted.PATTERNS, *spans.PATTERNS,
    *holidays.PATTERNS, *onwards.PATTERNS,
)  # fmt: skip
_BY_KINDS: dict[frozenset[str], tuple[Pattern, ...]] = {}


def _patterns(kinds: frozenset[str]) -> tuple[Pattern, ...]:
    if kinds not in _BY_KINDS:
        _BY_KINDS[kinds] = tuple(p for p in _ALL if p.heads & kinds)
    return _BY_KINDS[kinds]


def _longest(found: list[Expression]) -> list[Expression]:
    """Of overlapping expressions the longest; of equally long ones that of the first pattern."""
    taken: list[Expression] = []
    covered = bytearray(max((e.end for e in found), default=0))
    for expression in sorted(found, key=lambda e: e.start - e.end):
        if covered.find(1, expression.start, expression.end) < 0:
            taken.append(expression)
            length = expression.end - expression.start
            covered[expression.start : expression.end] = b"\1" * length
    return sorted(taken, key=lambda e: e.start)


def _combined(found: list[Expression], text: str) -> list[Expression]:
    """Joins two points into a range: from March to May 2019, between 1979 and 1989."""
    joined: list[Expression] = []
    for expression in found:
        before = joined[-1] if joined else None
        if before is not None and _joins(before, expression, text):
            reading = _range(before.reading, expression.reading)
            if reading is not None:
                joined[-1] = Expression(before.start, expression.end, reading)
                continue
        joined.append(expression)
    return joined


def _joins(first: Expression, last: Expression, text: str) -> bool:
    gap = text[first.end : last.start].removesuffix("the ")
    if len(gap) > 9 or "range" in (first.reading.kind,) or first.reading.offset:
        return False
    head = text[max(first.start - 9, 0) : first.start].lower()
    if _RANGE.fullmatch(gap):
        if any(mark in gap for mark in ("-", "–", "—", "through")):
            return True
        if head.endswith(("from ", "between ", "from the ", "(")):
            return True
        date = first.reading.kind == "date"
        return date and gap.strip() in {"to", "until"} and _same_sort(first, last)
    if not _AND.fullmatch(gap):
        return False
    return head.endswith(("between ", "between the ")) or spans.in_a_row(
        first.reading, last.reading
    )


def _same_sort(first: Expression, last: Expression) -> bool:
    a, b = first.reading, last.reading
    return (a.partial is None) == (b.partial is None) and a.basis == b.basis


def _range(first: Reading, last: Reading) -> Reading | None:
    if first.value is not None and last.value is not None:
        start, end = edtf.bounds(first.value)[0], edtf.bounds(last.value)[1]
        if start is None or end is None or start >= end:
            return None
        return Reading("range", last.basis, value=edtf.interval(first.value, last.value))
    if first.partial is not None and last.value is not None and last.basis == "explicit":
        # The year stands once, with the second: from March to May 2019.
        start, end = edtf.bounds(last.value)
        if start is None or end is None:
            return None
        month, day = first.partial
        year = start.year - (month > end.month)
        value = edtf.month(year, month) if day is None else edtf.day(year, month, day)
        if value is None:
            return None
        return Reading("range", "explicit", value=edtf.interval(value, last.value))
    starts = _value_of(first)
    ends = _value_of(last)
    if starts is None or ends is None:
        return None

    def anchored(anchor: date, lean: Lean) -> str | None:
        end = ends(anchor, lean)
        start = starts(anchor, lean)
        if start is None or end is None:
            return None
        a, b = edtf.bounds(start)[0], edtf.bounds(end)[1]
        if a is not None and b is not None and a > b:
            # Told forward in time, the first before the second.
            end = ends(a, "future")
            return None if end is None else edtf.interval(start, end)
        return edtf.interval(start, end)

    return Reading("range", "relative", anchored=anchored)


def _value_of(reading: Reading) -> Callable[[date, Lean], str | None] | None:
    """A function of anchor and lean that gives the value of a reading, or ``None``."""
    if reading.value is not None:
        return lambda _anchor, _lean: reading.value
    return reading.anchored


def _is_time(expression: Expression, doc: Doc, text: str) -> bool:
    words = text[expression.start : expression.end]
    if expression.reading.group == "holder":
        noun = doc[expression.root]
        return noun.dep_ == "nsubj" and clauses.tense(noun.head) == "past"
    if words in _AMBIGUOUS:
        before = text[max(expression.start - 12, 0) : expression.start]
        if not _COMPANY.search(before) or before.endswith("The "):
            return False
        if before.lower().endswith("that "):
            return doc[expression.root].dep_ == "npadvmod"  # Not "said that May resigned".
        if before.endswith(("the ", "to ", "for ", "and ", "by ", "from ")):
            # "the May summit", "to May", but not "by May, the prime minister".
            following = text[expression.end : expression.end + 2]
            return following[:1] in {" ", ".", ",", ";", ")"} and not _named_so(words, text)
        return True
    if words.isdigit() and len(words) == 4:
        return _is_year(int(words), doc[expression.root], expression, text)
    if expression.reading.kind == "range" and words[:4].isdigit():
        return not _counts(doc[expression.last - 1], text, expression)
    if words.lower() in {"now", "currently", "presently"}:
        return True
    if words.lower() in {"daily", "weekly", "monthly", "quarterly"}:
        return doc[expression.root].pos_ == "ADV"
    if words in {"spring", "fall", "summer", "winter"}:
        return doc[expression.root].pos_ in {"NOUN", "PROPN"}
    return True


def _named_so(month: str, text: str) -> bool:
    named = rf"\b(?:Theresa|Mrs\.?|Ms\.?|Mr\.?|Minister|Fredric) {month}\b"
    return re.search(named, text) is not None


def _is_year(number: int, token: Token, expression: Expression, text: str) -> bool:
    before = text[max(expression.start - 16, 0) : expression.start]
    if _MORE_THAN.search(before) or _counts(token, text, expression):
        return False
    if 1850 <= number <= 2100:
        return True
    if not 1000 <= number <= 2149 or token.dep_ == "nummod":
        return False
    return _OLD_YEAR.search(before) is not None


def _opens_clause(number: Token) -> bool:
    """Whether the noun after "In 1989" is a subject that the parser hung below the preposition."""
    noun = number.head
    return (
        noun.dep_ == "pobj"
        and noun.head.is_sent_start is True
        and any(
            c.dep_ == "acl" and c.tag_ in {"VBD", "VBN"} and c.i > noun.i for c in noun.children
        )
    )


def _counts(token: Token, text: str, expression: Expression) -> bool:
    """Whether a number counts what follows ("1973 soldiers") and is no year."""
    following = text[expression.end : expression.end + 30]
    word = re.match(r" ([a-z]+)(?: ([a-z]+))?", following)
    if word is None:
        return False
    if re.search(r"\b[Ii]n $", text[max(expression.start - 4, 0) : expression.start]) and (
        token.dep_ == "pobj" or token.head.dep_ in {"nsubj", "nsubjpass"} or _opens_clause(token)
    ):
        return False  # "In 1979 students seized the embassy."
    if word[1] in _NOT_A_YEAR or (word[2] in _NOT_A_YEAR and token.dep_ == "nummod"):
        return True
    if token.dep_ == "nummod" and token.head.i > token.i and token.head.tag_ == "NNS":
        before = [c for c in token.head.children if c.i < token.i]
        head = token.head
        named = any(c.dep_ in {"det", "poss"} or c.tag_ == "NNP" for c in before)
        return not named and head.dep_ in {"dobj", "nsubj", "nsubjpass", "conj"}
    return False

"""For which time an amount holds, and against which time it has changed."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from communique.figures.asides import closing_teller, dateline, relative_clauses
from communique.figures.clauses import clause_of
from communique.figures.earlier import base_before, is_long, last_before, month_before, year_before
from communique.figures.lexicon import lexicon
from communique.figures.words import lemmas
from communique.language.nouns import TELLING, times_in, verb_above

if TYPE_CHECKING:
    from communique.figures.amounts import Amount
    from communique.language import Parse
    from communique.language.annotations import TimeMention
    from communique.language.tokens import Span, Token

# What may stand between a preposition and its month: "since last April".
_WHICH = frozenset({"last", "this", "late", "early", "mid"})
_LIMITS = frozenset({"until", "till", "before"})
_BASE_BEFORE = frozenset("as from than since over against versus vs above below".split())
_YEAR_BEFORE = re.compile(
    r"\b(?:year[- ]on[- ]year|year[- ]over[- ]year|yoy|y-o-y|"
    r"(?:from|than|over|compared (?:with|to)|against) (?:a|one|the) (?:year (?:earlier|before|ago)|"
    r"(?:same|corresponding) (?:period|month|quarter)|(?:previous|prior|preceding|year-earlier) "
    r"(?:year|period))|annually|on the year|(?:a|one|the) year (?:earlier|before))",
    re.IGNORECASE,
)
YEAR_EARLIER = re.compile(
    r"(?:(?:a|one|the) year (?:earlier|before|ago)|(?:the )?(?:previous|prior|preceding) year|"
    r"(?:the )?(?:same|corresponding) (?:period|month|quarter))\b",
    re.IGNORECASE,
)
# "the same months of 2021"
_SAME_OF = re.compile(
    r"\bsame (?:(?:\w+ )?(?:months?|weeks?|quarter|half|period|time)|day|season) "
    r"(?:of|in|last) (?:(?:the )?(?:last|previous) )?(\d{4}|year)\b",
    re.IGNORECASE,
)
_SAME_AS = re.compile(
    r"\bsame (?:\w+ )?(?:months?|weeks?|quarter|half|period|time) (?:of|in) (?:the )?$",
    re.IGNORECASE,
)
_MONTH_BEFORE = re.compile(
    r"\b(?:month[- ]on[- ]month|month[- ]over[- ]month|"
    r"(?:from|than|over|compared (?:with|to)) (?:a|the) "
    r"(?:month earlier|(?:previous|prior) month))",
    re.IGNORECASE,
)


def period_of(
    parse: Parse, sentence: Span, amount: Amount, scope: frozenset[int]
) -> TimeMention | None:
    """The time an amount holds for: the one right after it, else the nearest of its clause."""
    aside = relative_clauses(sentence, amount) | dateline(sentence)
    near = [
        t for t in _told(parse, sentence)
        if not _is_record(sentence, t) and not _is_base(sentence, t)
        and t.root not in aside and not _is_limit(sentence, t)
        and not _is_of_deciding(sentence, amount, t)
        and not _is_of_base(sentence, amount, t) and not _is_of_telling(sentence, t)
        and not _is_told_then(sentence, amount, t)
        and not _names_agreement(sentence, t) and not _past_semicolon(sentence, amount, t)
        and not _of_next_deed(sentence, amount, t)
    ]  # fmt: skip
    direct = [
        t for t in near
        if 0 <= t.first - amount.last <= 4
        and all(_leads(sentence.doc[i]) for i in range(amount.last, t.first))
    ]  # fmt: skip
    if direct:
        return direct[0]
    if _formerly(sentence, amount):
        return None
    inside = [t for t in near if t.root in scope] or _fronted(sentence, amount, near)
    if not inside:
        return None
    verb = verb_above(sentence.doc[amount.first])
    own = [t for t in inside if verb is not None and verb_above(sentence.doc[t.root]) == verb]
    if own and verb is not None and verb.dep_ == "conj":
        inside = own  # "cut off in April, they bought 10 bcm in 2021"
    return min(inside, key=lambda t: min(abs(t.first - amount.last), abs(amount.first - t.last)))


def _leads(token: Token) -> bool:
    """Whether a word leads from an amount to its time: "in the whole of 2011"."""
    return token.pos_ in {"ADP", "DET"} or token.lower_ in {"whole", "all", "course", "it"}


_LAST_YEAR = re.compile(r"\b(?:last year|this year|in (?:19|20)\d\d)\b", re.I)


def _past_semicolon(sentence: Span, amount: Amount, mention: TimeMention) -> bool:
    """Whether a semicolon parts a time from an amount, before which another time stands."""
    doc = sentence.doc
    if any(t.text == ";" for t in doc[amount.last : max(mention.first, amount.last)]):
        return True
    parts = [t.i for t in doc[mention.last : max(amount.first, mention.last)] if t.text == ";"]
    # "In 1990 it bought half of them; last year trade was worth $3 million"
    return bool(parts) and _LAST_YEAR.search(doc[parts[-1] : amount.first].text) is not None


def _of_next_deed(sentence: Span, amount: Amount, mention: TimeMention) -> bool:
    """Whether a time is of a deed told next: "owes it $3 million and last week asked for more"."""
    verb, mine = verb_above(sentence.doc[mention.root]), verb_above(sentence.doc[amount.first])
    return (
        verb is not None
        and mine is not None
        and verb.dep_ == "conj"
        and verb.head == mine
        and amount.last <= mention.first < verb.i
    )


def is_of_report(parse: Parse, sentence: Span, verb: Token, start: int) -> bool:
    """Whether a time is that of telling: "Eritrea said on Tuesday that it had killed 1,200"."""
    mention = next((t for t in times_in(parse, sentence) if t.start == start), None)
    above = verb_above(sentence.doc[mention.root]) if mention is not None else None
    return (
        above is not None
        and above.i != verb.i
        and above.lemma_ in TELLING
        and any(t.i == above.i for t in verb.ancestors)
    )


def since_when(parse: Parse, sentence: Span, amount: Amount) -> str | None:
    """The time up to now in which something has been done: "has lent it $4 million since 2009".

    Not of what has grown since then, or stood there, which is so at its end.
    """
    verb = verb_above(sentence.doc[amount.first])
    moved = verb is not None and verb.lemma_ in {*lexicon().movements} - lemmas("losing")
    if verb is None or moved or verb.lemma_ in lemmas("standing"):
        return None
    if not any(c.dep_ == "aux" and c.lemma_ == "have" for c in verb.children):
        return None
    for mention in times_in(parse, sentence):
        word = sentence.doc[mention.first]
        left = mention.first - 1
        left -= sentence.doc[max(left, 0)].lower_ in _WHICH
        before = sentence.doc[left] if left >= sentence.start else word
        clause = verb_above(word)
        if clause is not None and clause.dep_ == "advcl" and clause.head.i == verb.i and any(
            c.lower_ == "since" and c.dep_ == "mark" for c in clause.children
        ):  # fmt: skip
            return _up_to_now(parse, mention)  # "have fled since fighting broke out in April"
        if "since" not in {word.lower_, before.lower_} or _is_record(sentence, mention):
            continue
        own = clause_of(sentence.doc[mention.root]).i == clause_of(verb).i
        own = own and (clause is None or clause.i == verb.i or clause.dep_ != "acl")
        if own and mention.edtf is not None:
            return _up_to_now(parse, mention)
    return None


def _up_to_now(parse: Parse, mention: TimeMention) -> str | None:
    """The time from a mention up to when the text was written."""
    first = (mention.edtf or "").split("/")[0]
    last = (parse.info.published or "")[:10]
    return f"{first}/{last}" if first and first < last else None


def _is_of_base(sentence: Span, amount: Amount, mention: TimeMention) -> bool:
    """Whether a time is that of the number right before it, from which another came."""
    number = base_before(sentence, mention)
    return number is not None and not amount.first <= number < amount.last


def _formerly(sentence: Span, amount: Amount) -> bool:
    """Whether an amount was so at some time past: "sales, once worth $5 million a year"."""
    before = sentence.doc[max(sentence.start, amount.first - 4) : amount.first]
    return any(t.lower_ in lemmas("formerly") for t in before)


def _fronted(sentence: Span, amount: Amount, times: list[TimeMention]) -> list[TimeMention]:
    """The time that opens a sentence, and holds for all clauses joined to its main one.

    "In October supplies fell, and the government bought gas worth $3 million."
    """
    first = next((t for t in times if t.first - sentence.start <= 2), None)
    verb = verb_above(sentence.doc[amount.first])
    main = verb_above(sentence.doc[first.root]) if first is not None else None
    if first is None or verb is None or main is None or first.last > verb.i:
        return []
    if verb.head.i == verb.i or verb.dep_ != "conj" or verb.head.i != main.i:
        return []
    return [first]


def stated_base(parse: Parse, sentence: Span, period: str | None) -> str | None:
    """The time a change is measured against, as the sentence states it or as a year implies it."""
    same = _SAME_OF.search(sentence.text) if period is not None else None
    if same is not None and period is not None and "-" in period:
        year = same[1] if same[1].isdigit() else str(int(period[:4]) - 1)
        return re.sub(r"(?<![\d-])\d{4}", year, period) if period[:4] != year else None
    for mention in _told(parse, sentence):
        edtf = (mention.edtf or "").removesuffix("/..")
        # "since March" in a sentence on the whole year is told of something else.
        if (
            edtf
            and not _is_record(sentence, mention)
            and _is_base(sentence, mention)
            and not (period and edtf.startswith(period))
        ):
            # "In May ... compared with a year earlier": a year before that May.
            if YEAR_EARLIER.search(parse.text, mention.start, mention.end):
                return year_before(period) if period is not None else None
            named = parse.text[mention.start : mention.end]
            return (
                edtf
                if any(c.isdigit() for c in named)
                else last_before(edtf, period or (parse.info.published or "")[:7])
            )
    if period is None:
        return None
    if _MONTH_BEFORE.search(sentence.text):
        return month_before(period)
    if re.fullmatch(r"\d{4}-01/\d{4}-\d\d", period) or is_long(period):
        return year_before(period)  # of the first months of a year: against those of the last
    if _YEAR_BEFORE.search(sentence.text):
        return year_before(period)
    to_come = period > (parse.info.published or "9")[:4]  # "double trade to $1 billion by 2030"
    return year_before(period) if re.fullmatch(r"\d{4}", period) and not to_come else None


def from_year_to_year(
    parse: Parse, sentence: Span, period: str | None
) -> tuple[str | None, str | None]:
    """The time of a level and the base of its change: "rose between 2021 and 2023 to $3m"."""
    match = re.fullmatch(r"(\d{4})/(\d{4})", period or "")
    if match is not None and match[1] < match[2]:
        return match[2], match[1]
    return period, stated_base(parse, sentence, period)


def _told(parse: Parse, sentence: Span) -> list[TimeMention]:
    """The times of a sentence that an amount can hold for."""
    return [
        mention
        for mention in times_in(parse, sentence)
        if mention.edtf is not None
        and mention.kind in {"date", "range", "period"}
        and not _is_now(parse, sentence, mention)
        and not _is_war_to_come(parse, mention)
        and not parse.text[mention.start : mention.end].lower().endswith("century")
    ]


def _is_war_to_come(parse: Parse, mention: TimeMention) -> bool:
    """Whether a war that a text names began after it was written: it means an earlier one."""
    published = (parse.info.published or "9999")[:10]
    return mention.kind == "period" and (mention.edtf or "") > published


def _is_now(parse: Parse, sentence: Span, mention: TimeMention) -> bool:
    """Whether a time says only how it is now; "left today" tells the day."""
    told = parse.text[mention.start : mention.end].lower()
    if told not in lemmas("present"):
        return False
    verb = verb_above(sentence.doc[mention.root])
    done = verb is not None and verb.tag_ in {"VBD", "VBN"} and verb.lemma_ != "be"
    return not (told == "today" and done)


def _is_limit(sentence: Span, mention: TimeMention) -> bool:
    """Whether a time is only the end of what goes on: "until 2020"."""
    i = mention.first - 1
    if i >= sentence.start and sentence.doc[i].lower_ == "of":
        # "before the war of 1998"
        noun = sentence.doc[i].head
        return noun.dep_ == "pobj" and noun.head.lower_ in _LIMITS
    if sentence.doc[mention.first].lower_ == "within":
        # "told 12 diplomats to leave within a week": they have till then.
        verb = verb_above(sentence.doc[mention.first])
        return verb is not None and (verb.tag_ == "VB" or verb.lemma_ in lemmas("returning"))
    return i >= sentence.start and sentence.doc[i].lower_ in _LIMITS


def _is_of_telling(sentence: Span, mention: TimeMention) -> bool:
    """Whether a time is when it was told: "..., the ministers announced on Friday"."""
    teller = closing_teller(sentence)
    return teller is not None and mention.first > teller[1]


def _is_told_then(sentence: Span, amount: Amount, mention: TimeMention) -> bool:
    """Whether a day is that of who tells an amount: "..., it said on Thursday, in a report"."""
    verb = verb_above(sentence.doc[mention.root])
    mine = verb_above(sentence.doc[amount.first])
    if verb is None or mine is None or verb.i == mine.i or verb.lemma_ not in TELLING:
        return False
    return re.fullmatch(r"\d{4}-\d\d-\d\d", mention.edtf or "") is not None and (
        amount.last <= verb.i < mention.first
    )


def _is_of_deciding(sentence: Span, amount: Amount, mention: TimeMention) -> bool:
    """Whether a time is when something was agreed, rather than when it was or will be so.

    "agreed on Saturday to give 500 missiles"; "under the pact, signed on Nov. 28, they take".
    """
    verb = verb_above(sentence.doc[mention.root])
    mine = verb_above(sentence.doc[amount.first])
    if verb is None or mine is None or verb.i == mine.i:
        return False
    # "signed a deal in May to buy so much a year"
    bound = verb.lemma_ in lemmas("concluding") and mine.tag_ == "VB" and any(
        c.dep_ == "dobj" and c.lemma_ in lemmas("text") for c in verb.children
    )  # fmt: skip
    if bound and any(t.i == verb.i for t in mine.ancestors):
        return True
    if verb.lemma_ in lemmas("deciding"):
        return any(t.i == verb.i for t in mine.ancestors) and mine.dep_ in {
            "xcomp",
            "ccomp",
            "conj",
            "acl",
        }
    return verb.lemma_ == "sign" and verb.tag_ == "VBN"


def _names_agreement(sentence: Span, mention: TimeMention) -> bool:
    """Whether a year says which accord is meant: "troops under a 1976 accord"."""
    root = sentence.doc[mention.root]
    return root.dep_ in {
        "nummod",
        "compound",
        "amod",
        "nmod",
    } and root.head.lemma_.lower() in lemmas("text")


def _is_record(sentence: Span, mention: TimeMention) -> bool:
    """Whether a time is only since when nothing was higher: "the highest since 2005"."""
    words = [t.lower_ for t in sentence.doc[max(sentence.start, mention.first - 4) : mention.last]]
    if "since" not in words:
        return False
    before = sentence.doc[max(sentence.start, mention.first - 4) : mention.first + 1]
    return any(t.tag_ in {"JJS", "RBS"} or t.lower_ in lemmas("record") for t in before)


def _is_base(sentence: Span, mention: TimeMention) -> bool:
    doc = sentence.doc
    if _is_record(sentence, mention):
        return False
    if (mention.edtf or "").endswith("/.."):
        return True
    text = doc.text[mention.start : mention.end].lower()
    if "/" in (mention.edtf or "") and doc[mention.first].lower_ != "from":
        i = mention.first - 1
        if i >= sentence.start and doc[i].lower_ == "from":
            return False  # "from 2007 to 2010"
    ahead = doc.text[sentence.start_char : mention.start]
    if _SAME_AS.search(ahead) is not None:
        return True  # "a fifth more than in the same month of last year"
    if text.startswith(("since ", "from ")) or "earlier" in text or text.endswith(" before"):
        return True
    i = mention.first - 1
    while i > sentence.start and (doc[i].pos_ == "DET" or doc[i].lower_ in _WHICH):
        i -= 1
    if i < sentence.start:
        return False
    if doc[i].lower_ == "in" and i > sentence.start and doc[i - 1].lower_ in {"as", "than"}:
        return True  # "twice as much as in 2015"
    if doc[i].lower_ == "on" and re.fullmatch(r"\d{4}", mention.edtf or ""):
        return True  # "up a third on 2021"
    if doc[i].lower_ == "of" and i > sentence.start and doc[i - 1].lemma_ in lemmas("level"):
        return True  # "less than half the number of 2019"
    if doc[i].lower_ in {"with", "to"}:
        return i > sentence.start and doc[i - 1].lower_ in {"compared", "relative", "comparison"}
    # "from $3 billion in 2018": the time of the amount that is the base, not a base of its own.
    return doc[i].lower_ in _BASE_BEFORE


def _is_ago(parse: Parse, mention: TimeMention) -> bool:
    """Whether a time is told as some time before now: "a year ago"."""
    return YEAR_EARLIER.fullmatch(parse.text, mention.start, mention.end) is not None


def own_times(parse: Parse, sentence: Span) -> set[str]:
    """The times of a sentence but those that its amounts are only held against."""
    line = dateline(sentence)
    return {
        mention.edtf for mention in times_in(parse, sentence)
        if mention.edtf is not None and not _is_of_telling(sentence, mention)
        and not _is_base(sentence, mention) and not _is_record(sentence, mention)
        and mention.root not in line and not _is_limit(sentence, mention)
        and not (base_before(sentence, mention) is not None and _is_ago(parse, mention))
        and parse.text[mention.start : mention.end].lower() not in lemmas("present")
    }  # fmt: skip

"""Who wrote an article and who published it, told from bylines and credit lines."""

from __future__ import annotations

import re
from dataclasses import dataclass

_PRESS = frozenset(
    "advertiser age agence agency argus bee broadcasting broadcaster bulletin bureau cable"
    " chronicle citizen "
    "correspondent courier daily despatch dispatch echo economist enquirer examiner express"
    " factbox gazette globe "
    "guardian herald independent inquirer inquiry insider journal leader ledger mail media"
    " mercury messenger mirror "
    "monitor network news newspaper newspapers newswire nation observer online pioneer post"
    " post-gazette press "
    "radio record register report reporter review sentinel service standard star statesman sun"
    " telegraph television "
    "times today tribune tv vanguard voice wire week weekly world zeitung".split()
)
# Names of agencies and papers that hold no word of the press.
_OUTLETS = frozenset(
    "afp|agence france-presse|ans|ansa|anadolu|anadolu agency|ap|al jazeera|antara|bbc|belga"
    "|bernama|bloomberg|cna|cnn|cp"
    "|dawn|dpa|dw|deutsche welle|efe|el país|el pais|euronews|france 24|haaretz|interfax|irna"
    "|itar-tass|kcna|kyodo|le monde"
    "|mehr|nikkei|npr|nhk|novosti|pa|pti|people's daily|reuters|rferl|ria novosti|rfi|sana|spa"
    "|sputnik|tass|tasnim|ukrinform"
    "|upi|vna|voa|xinhua|yonhap|the hill|the hindu|politico|axios|the atlantic|the economist"
    "|meduza|aljazeera|the national"
    "|ips|irin|pajhwok|tolonews|mena|petra|wam|kuna|tap|aps|pap|mti|ctk|stt|ntb|tt|ritzau|apa"
    "|ats|lusa|telam|notimex"
    "|prensa latina|rt|cgtn|cctv|ians|ani|uni|app|bss|unb|bta|hina|tanjug|beta|trend|report"
    "|armenpress|interpress"
    "|associated press|united press international|jiji|jiji press|china daily|global times"
    "|rodong sinmun|hankyoreh"
    .split("|")
)  # fmt: skip
_DESKS = frozenset("business politics sport sports world africa asia europe money".split())
_ROLE = re.compile(
    r"(?:an? |the |our )?(?:[\w-]+ ){0,4}(?:staff|correspondents?|reporters?|editors?|writers?"
    r"|journalists?|columnists?"
    r"|contributors?|analysts?|fellows?|bureau(?: chief)?|chief|professor|intern|freelance"
    r"|commentator|author"
    r"|special to .+|for .+)(?: (?:writer|reporter|editor|correspondent|chief|in [\w .]+|at .+"
    r"|of .+))*",
    re.I,
)
_PARTICLE = (
    r"(?:van|von|der|den|de|del|della|da|das|do|dos|di|du|la|le|el|al|bin|bint|ben|ibn|abu|ter"
    r"|ten|zu|af|av|y|e)"
)
_WORD = r"(?:(?:al|el|ul|an|as|ad)-)?[^\W\d_][\w’'‘-]*\.?"
_NAME = re.compile(rf"{_WORD}(?: (?:{_PARTICLE} )?{_WORD}){{1,5}}")
_BY = re.compile(
    r"(?:\(?(?:additional |with )?(?:written|story|stories|reported|reporting|report|words|text"
    r"|analysis|commentary|opinion"
    r"|compiled|posted|published|photographs|article)?\s*by\s*[:;]?|byline\s*:|authors?\s*:"
    r"|writers?\s*:|from our correspondent,?)\s+(.+)",
    re.I,
)  # fmt: skip
_EDITING = re.compile(r"[;.]?\s*(?:\(?(?:additional (?:reporting|writing)|editing|edited|translated"
                      r"|graphics?|photograph\w*|photos?|video|research) by\b"
                      r"|with (?:reporting|files|contributions?) (?:by"
                      r"|from)).*$", re.I)  # fmt: skip
_CONTACT = re.compile(
    r"[\[(<{]*\s*(?:e-?mail\s*:?\s*)?(?:\[?email\s*protected\]?|[\w.+-]+@[\w.-]+\.\w+"
    r"|(?<!\w)@\w+)\s*[\])>}]*", re.I
)  # fmt: skip
_JOIN = re.compile(
    r"\s*(?:,? and |,? & |;|,|/|\||\s[–—-]\s|\sreporting from\s|\swriting by\s)\s*", re.I
)
_HELPED = re.compile(r"\(?(?:additional|with)\b", re.I)
_POSTS = frozenset("reporter correspondent editor writer journalist columnist".split())
_PLACE = re.compile(r"\s+(?:in|at|from|reports from)\s+(?:[\w.’'-]+[ ,]*){1,4}$", re.I)
_FOR = re.compile(r"\s+(?:for|of|with)\s+((?:the )?[^\W\d_].{1,60})$", re.I)
_WITH = re.compile(
    r"\(?(?:(?:in (?:partnership|cooperation|collaboration|association) |jointly )?with|courtesy"
    r" of|provided by|(?:first |originally )?"
    r"(?:published|appeared) (?:by|in|on|at)|republished from|source|via|from|credit"
    r"|courtesy)\s*:?\s+(.{2,80}?)\)?\.?",
    re.I,
)  # fmt: skip
_APPEARED = re.compile(
    r"\(?this (?:article|story|report|piece|post)\b.{0,30}\b(?:published|appeared"
    r"|produced)\b.{0,20}?"
    r"\b(?:by|in|on|at) (.{2,80}?)(?: (?:on|and|under|as|with) .*)?\)?\.?",
    re.I,
)  # fmt: skip
_COPYRIGHT = re.compile(
    r"\(?(?:(?:©|\(c\)|copyright)\s*)+(?:by )?(?:\d{4}(?:\s*[-–]\s*\d{4})?)?,?\s*(?:by"
    r" )?(?P<after>[^.\d]{2,80}?)"
    r"(?:,? \d{4}(?:[-–]\d{4})?)?(?:[,.]?\s*(?:all rights reserved|limited|ltd|inc|llc|plc"
    r"|co)\b.*|\..*)?"
    r"|(?P<before>[^.\d©]{2,60}?),?\s*(?:©|\(c\)|copyright)\s*\d{4}.*",
    re.I,
)  # fmt: skip
_NOT_NAMES = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday january february march july september"
    " october november december the a an this that these those his her its their our now then"
    " noon midnight some most many"
    " all no mid late early last next contrast far law comparison and or but"
    .split()
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Credit:
    """What a line says of who made the article."""

    authors: tuple[str, ...] = ()
    publisher: str | None = None

    def __bool__(self) -> bool:
        return bool(self.authors) or self.publisher is not None


def byline(line: str) -> Credit | None:
    """The authors that a byline names, with the paper where it names one; ``None`` for prose.

    >>> byline("BY MICHAEL STONE, The Harbour Ledger").authors
    ('Michael Stone',)
    >>> byline("By Friday the army had taken the bridge") is None
    True
    """
    if len(line) > 220:
        return None
    line = _CONTACT.sub(" ", line).strip()
    found = _BY.fullmatch(line)
    said = people(found[1]) if found is not None else None
    if said is not None and _HELPED.match(line) is not None:
        # Who helped with a report has not published it.
        return Credit(said.authors)
    return said


def is_role(line: str) -> bool:
    """Whether a line is the role of an author, with a place: "Business reporter, Oslo".

    >>> is_role("Defence correspondent, Nairobi")
    True
    """
    role, _, place = line.partition(", ")
    last = role.split()[-1:] or [""]
    return last[0].lower() in _POSTS and len(role.split()) <= 4 and len(place.split()) <= 3


def people(text: str, *, places: bool = False) -> Credit | None:
    """A list of names, with their roles, places and papers; ``None`` where it is not one.

    Args:
        text: what stands after "By".
        places: ask that a place follows a name ("A in Rome and B in Oslo"): without a "By" that is
            what tells a list of names from a phrase.
    """
    text = _EDITING.sub("", _CONTACT.sub(" ", text)).strip(" .,;|()[]–—-")
    if not text or len(text) > 200:
        return None
    authors: list[str] = []
    publisher: str | None = None
    placed = 0
    for part in _JOIN.split(text):
        name = " ".join(part.split()).strip(" .,()[]") if part else ""
        if not name:
            continue
        if is_outlet(name):
            publisher = publisher or outlet_name(name)
            continue
        bare = _PLACE.sub("", name)
        if bare != name:
            placed, name = placed + 1, bare
        if (employer := _FOR.search(name)) is not None:
            name = name[: employer.start()]
            if is_outlet(employer[1]):
                publisher = publisher or outlet_name(employer[1])
        if _is_name(name):
            authors.append(_cased(name))
        elif not authors and publisher is None:
            return None
        elif _ROLE.fullmatch(name) is None and not (name.istitle() or name.isupper()):
            # A place or a title may stand after a name; anything else makes it prose.
            return None
    if (not authors and publisher is None) or (places and not placed):
        return None
    return Credit(tuple(dict.fromkeys(authors)), publisher)


def credit(line: str) -> Credit | None:
    """The publisher that a credit line or a copyright line names."""
    if len(line) > 220:
        return None
    for pattern in (_COPYRIGHT, _APPEARED, _WITH):
        if (found := pattern.fullmatch(line)) is None:
            continue
        name = next((group for group in found.groups() if group), "").strip(" ,.;")
        loose = pattern is _COPYRIGHT and _capitalized(name) and 1 < len(name.split()) < 7
        if is_outlet(name) or loose:
            return Credit(publisher=outlet_name(name))
    return None


def is_outlet(text: str) -> bool:
    """Whether a phrase is the name of a paper, an agency or a station."""
    name = outlet_name(text)
    words = re.findall(r"[\w’'-]+", name.lower())
    if not words or len(words) > 7 or not _capitalized(name) or name[-1] in "?!:;":
        return False
    bare = name.lower().replace("’", "'")
    if len(words) == 2 and name.split()[0].isupper() and len(words[0]) < 5 and words[1] in _DESKS:
        return True  # "BBN Business", "KTV Politics"
    return bare.removeprefix("the ") in _OUTLETS or (
        len(words) > 1 and any(word in _PRESS for word in words)
    )


def outlet_name(text: str) -> str:
    """The name of a paper as it is cited: without a leading lower-case article, not in capitals."""
    name = " ".join(text.split()).strip(" ,;|()[]").removeprefix("the ")
    name = name.removesuffix(".") if not re.search(r"\b[A-Z]\.$", name) else name
    if name.isupper() and " " in name:
        name = " ".join(word if len(word) < 4 and word not in _SMALL else _cased_word(word)
                        for word in name.split())  # fmt: skip
    return name


_SMALL = frozenset({"THE", "OF", "SUN", "AGE", "NEW", "AND"})


_LINKING = ("of", "the", "and", "for", "al", "el", "de", "la", "in")


def _capitalized(name: str) -> bool:
    return all(
        word[0].isupper() or word[0].isdigit() or word in _LINKING
        for word in name.replace("&", "and").split()
        if word[0].isalnum()
    ) and any(letter.isupper() for letter in name)  # fmt: skip


def _is_name(name: str) -> bool:
    words = name.split()
    return (
        _NAME.fullmatch(name) is not None
        and all(
            word[0].isupper() or re.fullmatch(_PARTICLE, word) or word[:3] in ("al-", "el-")
            for word in words
        )
        and words[0][0].isupper()
        and not any(word.lower().strip(".") in _NOT_NAMES for word in words)
        and _ROLE.fullmatch(name) is None
    )  # fmt: skip


def _cased(name: str) -> str:
    """A name in capitals as it is written in a text: ``MARY O'NEIL`` becomes ``Mary O'Neil``."""
    if not name.isupper() or len(name) < 5:
        return name
    return " ".join(
        word if len(word.strip(".")) == 1 else _cased_word(word) for word in name.split()
    )


def _cased_word(word: str) -> str:
    return re.sub(r"[^\W\d_]+(?:[’']S\b)?", lambda part: part[0].capitalize(), word)

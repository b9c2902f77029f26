"""The year of signature that an anniversary tells: "the 60th anniversary of the treaty"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from communique.agreements.naming import Naming
    from communique.language import Parse

_ORDINAL_WORDS = {
    "first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7,
    "eighth": 8, "ninth": 9, "tenth": 10, "fifteenth": 15, "twentieth": 20, "twenty-fifth": 25,
    "thirtieth": 30, "fortieth": 40, "fiftieth": 50, "sixtieth": 60, "seventieth": 70,
    "eightieth": 80, "ninetieth": 90, "hundredth": 100, "centenary": 100, "centennial": 100,
    "bicentenary": 200,
}  # fmt: skip
_ANNIVERSARY = re.compile(
    rf"(?:(?P<nth>\d{{1,3}})(?:st|nd|rd|th)|(?P<word>{'|'.join(_ORDINAL_WORDS)}))"
    r"(?:[ -]year)?(?: anniversary| birthday| jubilee)? of (?:the )?"
    r"(?:signing of |conclusion of |signature of )?$",
    re.IGNORECASE,
)


def anniversary(parse: Parse, naming: Naming) -> str | None:
    """The year of signature that "the 60th anniversary of the treaty" stands for.

    An anniversary in the news is one of the year of publication.
    """
    published = parse.info.published
    if not published:
        return None
    sentence = parse.sentence_at(naming.start)
    before = parse.text[sentence.start_char : naming.start]
    before = re.sub(
        r"(?:\b(?:the|a|their|its|this|our)|[\w.-]+(?: [\w.-]+)?[’']s?)\s+$", "", before
    )
    match = _ANNIVERSARY.search(before)
    if match is None:
        return None
    years = int(match["nth"]) if match["nth"] else _ORDINAL_WORDS[match["word"].lower()]
    return str(int(published[:4]) - years)

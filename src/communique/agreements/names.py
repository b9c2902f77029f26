"""Where the proper name of an agreement begins and ends."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from communique.agreements.lexicon import lexicon, state_words
from communique.language.nouns import mentions_in, states_of

if TYPE_CHECKING:
    from communique.language import Parse
    from communique.language.tokens import Span, Token

ARTICLES = frozenset("the a an this that these those its their his her our any some whose".split())
JOINING = frozenset(
    "of on and the for to in against between concerning with - – & s ' ’s 's".split()
)
_OF_NAME = re.compile(r"\b(?:of|on|for|against|concerning|relating|between)\b")
_NAMED = frozenset({"treaty", "accord", "protocol", "convention"})
# Those that are called after a place which no list may have, and firms seldom make.
_OF_PLACES = frozenset({"agreement", "pact", "memorandum", "declaration", "ceasefire", "truce"})
TIME_WORDS = frozenset(
    """Monday Tuesday Wednesday Thursday Friday Saturday Sunday January February March April May
    June July August September October November December""".split()
)

#: Verbs of headlines, which are no part of the name behind them, whatever the parser makes of them.
HEADLINE_VERBS = frozenset(
    f"{verb}{ending}"
    for verb in """sign ink seal reach strike clinch agree renew extend scrap end break quit hail
    reject back ratify mull eye seek near suspend tear revive resume join leave breach honour honor
    defend save approve adopt announce draft initial finalise finalize conclude
    welcome shelve freeze""".split()
    for ending in ("", "s", "es")
)
#: Adjectives that say which of several is meant, or what one thinks of it, and do not name it.
BESIDE = frozenset(
    """another new own old latest previous current existing renewed original historic landmark
    so-called older earlier later newer long-awaited controversial proposed final first last
    recent formal separate secret draft first second third written fragile shaky tentative tenuous
    similar wide-ranging sweeping ambitious rare key major disputed ill-fated""".split()
)
#: How long it lasts is no part of a name either.
LASTING = frozenset(
    """year month week day two three four five six seven eight nine ten twelve fifteen twenty thirty
    fifty ninety hundred page point article clause chapter paragraph""".split()
)


def proper_name(
    parse: Parse, sentence: Span, first: int, start: int, head: int
) -> tuple[int, int] | None:
    """The tokens of a proper name around a noun of agreement, if it is one."""
    doc = parse.doc
    if _headline(parse, sentence):
        return None
    low = start
    for j in range(start - 1, first - 1, -1):
        token = doc[j]
        if token.text[:1].isupper() and token.lower_ not in ARTICLES:
            low = j
        elif token.lower_ not in JOINING or not doc[j - 1].text[:1].isupper():
            break
    while low < start and doc[low].lower_ in JOINING | ARTICLES:
        low += 1
    left = doc[low:start]
    high = head + 1
    if doc[head].text[:1].isupper():
        j = head + 1
        while j < sentence.end and (
            (doc[j].text[:1].isupper() and doc[j].text not in TIME_WORDS)
            or doc[j].lower_ in JOINING or (doc[j].text == "," and j + 1 < sentence.end
                                             and doc[j + 1].text[:1].isupper() and high > head + 1)
        ):  # fmt: skip
            if j == head + 1 and not _OF_NAME.fullmatch(doc[j].lower_):
                break
            if doc[j].lower_ == "with" or doc[j].lower_ in {"in"}:
                break
            if doc[j].text[:1].isupper():
                high = j + 1
            j += 1
    own = [t for t in left if t.text[:1].isupper() and not _state_word(t)]
    if doc[head].text[:1].isupper() and (high > head + 1 or own or len(left)):
        words = doc[low:high].text
        lower = [w for w in words.split() if w[0].isupper()]
        return (low, high) if len(lower) >= 2 else None
    # "the Minsk agreement", "the INF treaty": a name of its own before a common noun.
    named = [
        t for t in own
        if t.pos_ == "PROPN" and t.is_sent_start is not True and t.text not in TIME_WORDS
        and (t.i + 1 >= len(doc) or doc[t.i + 1].lower_ not in {"'s", "’s", "'"})
    ]  # fmt: skip
    if named and named[-1].i >= start - 3 and not _possessed(doc[low:start]):
        # A firm's deal has a name before it too: but a treaty, a place or initials do not.
        place = any(p.first <= t.i < p.last for p in parse.places for t in named)
        place = place or any(m.first <= t.i < m.last and states_of(parse, m)
                             and parse.actors[m.actors[0]].kind == "state"
                             for m in mentions_in(parse, sentence) for t in named)  # fmt: skip
        between = doc[named[-1].i + 1 : start]
        told = all(t.lower_ in lexicon().topics or t.text in {"-", "–"} for t in between)
        noun = doc[head].lemma_.lower()
        unknown = noun in _OF_PLACES and doc[low - 1].lower_ == "the" and not any(
            (m := parse.mention_at(t)) and any(parse.actors[a].kind != "person" for a in m.actors)
            for t in named
        )  # fmt: skip
        if told and (place or unknown or noun in _NAMED):
            return low, high
    return None


def _possessed(span: Span) -> bool:
    return any(token.tag_ == "POS" for token in span)


def _state_word(token: Token) -> bool:
    left = token.doc.text[max(0, token.idx - 14) : token.idx + len(token) + 14]
    return any(word.start <= min(14, token.idx) < word.end for word in state_words().find(left))


def _headline(parse: Parse, sentence: Span) -> bool:
    """Whether a sentence is a title with capitals on most words, so that they tell nothing."""
    words = [t for t in sentence if t.is_alpha and len(t) > 3]
    return (
        bool(words)
        and parse.in_title(sentence[0])
        and sum(t.text[0].isupper() for t in words) / len(words) > 0.7
    )

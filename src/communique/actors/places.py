"""Where: places of events, told apart from the actors that bear the same names."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from communique.actors.ambiguity import MEMORIALS
from communique.actors.gazetteer import gazetteer
from communique.actors.states import state_name, states
from communique.actors.unions import lies_in
from communique.language.annotations import PlaceMention

if TYPE_CHECKING:
    from communique.actors.context import Scene
    from communique.actors.gazetteer import Tables
    from communique.actors.theatres import Reading
    from communique.actors.words import Words

#: Prepositions after which the name of a place is where something happens.
LOCATIVE = frozenset(
    """in at near outside inside within around across throughout into through toward towards off
    via along beyond above amid aboard over under
    """.split()
)
#: Prepositions after which it is so when the phrase hangs on a word of motion or position.
_DIRECTED = frozenset({"to", "from", "on", "of", "for", "by"})
_MOTION = frozenset(
    """go goes went going gone come comes came coming travel travels traveled travelled traveling
    travelling fly flies flew flown flying flight flights visit visits visited visiting trip
    trips tour tours journey return returns returned returning arrive arrives arrived arriving
    arrival move moves moved moving drive drives drove driving walk march marched marching
    road roads way flee flees fled fleeing deport deported deporting head headed heading hours
    miles kilometers kilometres km city town village capital province region district suburb
    suburbs outskirts port island north south east west northeast northwest southeast
    southwest center centre streets airport skies parts part areas area withdraw withdrew
    withdrawn withdrawal withdrawing leave left depart departed pull pulled retreat retreated
    border borders return evacuate evacuated enter entered transfer transferred bring brought
    take took taken stop stopped advance advances advanced advancing pulls pulling withdraws
    retreats retreating fall falls fell
    """.split()
)
# Words between a verb of motion and where it leads: "pulled *back* from", "driven *out* of".
_AWAY = frozenset({"back", "out", "away", "off"})
# How verbs begin by which somebody is scolded with "at".
_SCOLDING = tuple("fum rag rail lash snarl hit seeth scoff sneer snip jeer".split())
# Prepositions after which the name of a city or region that governs nothing is a place.
_REACHED = frozenset({"to", "from", "on", "upon", "against"})
# Verbs after which "to" and a city tell where something goes.
_SENDING = frozenset(
    """send sends sent sending ship ships shipped shipping deliver delivers delivered delivering
    airlift airlifts airlifted airlifting truck trucked supply supplied rush rushed dispatch
    dispatched""".split()
)
_VISITED = frozenset(
    """visit visits visited visiting leave leaves left leaving reach reaches reached reaching
    enter enters entered entering tour toured touring depart departed cross crossed crossing
    flee fled
    """.split()
)
_TAKEN = frozenset(
    """captured capture captures capturing seized seize seizes seizing occupied occupy occupies
    occupying recaptured recapture retook retaken retake conquered conquer overran overrun stormed
    besieged besiege besieging encircled surrounded shelled shell shells shelling bombarded bombed
    bomb bombs bombing raided liberated annexed blockaded took taken""".split()
)
# Those of them that are done to no person and to no state.
_FOUGHT_OVER = frozenset(
    """recaptured recapture retook retaken retake overran overrun stormed besieged besiege besieging
    encircled shelled shell shells shelling bombarded bombed bomb bombs bombing raided liberated
    annexed blockaded occupied""".split()
)
# Nouns that tell the same of what they are "of".
_TAKING = frozenset(
    """capture recapture seizure fall occupation siege shelling bombardment bombing liberation
    conquest annexation encirclement blockade storming""".split()
)
# What may be done to a state by its capital's name as well ("hit Beijing with tariffs"), but to no
# other city's.
_STRUCK = frozenset(
    """struck strike strikes striking hit hits hitting pounded pounding attacked attacking targeted
    targeting rocked ravaged pummeled pummelled""".split()
)
# Nouns in whose "of" phrase the name of a place stands.
_ENCLAVES = frozenset(
    """enclave enclaves territory territories stronghold strongholds neighborhood neighbourhood
    slum peninsula governorate prefecture countryside oasis""".split()
)
_SITES = frozenset(
    """airport port city area region province suburb suburbs district base prison hospital street
    neighborhood neighbourhood square border camp hotel university stadium school market
    north south east west northeast northwest southeast southwest interior capital
    """.split()
)
# Towns from which reports are sent of what courts and bodies of many states do there.
_TRIBUNALS = frozenset("hague arusha strasbourg luxembourg geneva".split())
_ABROAD = 3  # mentions of another state that set a report there and not where it was sent from
_SELDOM = 4  # times as often is another state told of that sets it there all the same
# "JERUSALEM (AP) —", "KILIS, Turkey --", "Tehran, March 15, IRNA -", "SEOUL, Jan. 3, 1972 (AP) --",
# "OSH, May 3. /TASS/.", "Lagos, May 3 (NAN) The minister …".
_DATELINE = re.compile(
    r"^(?:[A-Z][A-Z .'’/-]{2,40}(?:,[ ]?[A-Z][\w. ]{1,40}){0,3}"
    r"(?:,?[ ]\d{1,2}(?:[ ][A-Z][a-z]+)?)?(?:,?[ ](?:19|20)\d\d)?[ ]?"
    r"(?:\([^)\n]{2,40}\)[ ]?[-–—:]{0,2}|[-–—]{1,2}(?=[ ])|/[A-Z][^/\n]{1,30}/\.?(?=[ ]))"
    r"|[A-Z][\w.'’-]+(?:[ ][A-Z][\w.'’-]+){0,2}(?:,[ ]?[A-Z][\w. ]{1,25}){0,3}"
    r"(?:,?[ ]\d{1,2}(?:[ ][A-Z][a-z]+)?)?(?:,?[ ](?:19|20)\d\d)?,?[ ]?"
    r"(?:\([A-Z][^)\n]{1,30}\)[ ]?[-–—:]{1,2}|[A-Z]{2,12}[ ]?[-–—]{1,2}(?=[ ]))"
    r"|[A-Z][\w.'’-]+(?:[ ][A-Z][\w.'’-]+){0,2}(?:,[ ][A-Z][\w. ]{1,25})?"
    r",[ ](?:[A-Z][a-z]{2,8}\.?[ ]\d{1,2}|\d{1,2}[ ][A-Z][a-z]{2,8})"
    r"[ ]\([A-Z][^)\n]{1,30}\)(?=[ ]))",
    re.MULTILINE,
)
# The like without an agency: "Attari, India -", "ISLAMABAD:", "Niamey/Abuja -", which names of
# places must make.
_PLACE_LINE = re.compile(
    r"^(?:([A-Z][\w.'’-]+(?:[ ][A-Z][\w.'’-]+){0,2}),[ ]([A-Z][\w.]+(?:[ ][A-Z]\w+){0,2})"
    r"(?:,[ ][A-Z][a-z]{2,8}\.?[ ]\d{1,2})?[ ]?(?:[-–—]{1,2}(?=[ ])|:)"
    r"|([A-Z][A-Z .'’-]{3,30}):"
    r"|([A-Z][\w.'’-]+(?:[ ][A-Z][\w.'’-]+){0,2})(?:/[A-Z][\w.'’-]+(?:[ ][A-Z][\w.'’-]+){0,2})?"
    r"(?:,[ ](?:\d{1,2}[ ][A-Z][a-z]+|[A-Z][a-z]+\.?[ ]\d{1,2})(?:,?[ ]\d{4})?)?"
    r"[ ][-–—]{1,2})(?=[ ][A-Z“\"])",
    re.MULTILINE,
)

# Where people write for all to read, and the beginnings of what is laid *on* those who run it.
_PLATFORMS = frozenset("twitter facebook tiktok x instagram youtube weibo telegram".split())
_BEARING_DOWN = tuple(
    """ban bar fine impos sanction curb restrict attack crack tax levy levi lawsuit pressur penalt
    block clamp rul law regulat slap suit verdict war""".split()
)


def datelines(words: Words) -> set[int]:
    """The tokens of the datelines with which paragraphs open: where a report was sent from."""
    text = words.parse.text
    stretches = [match.span() for match in _DATELINE.finditer(text)]
    for match in _PLACE_LINE.finditer(text):
        land, city = match.group(2), match.group(3) or match.group(4)
        if _lies(land, ("state", "region")) if land else _lies(city, ("seat", "city")):
            stretches.append(match.span())
    found: set[int] = set()
    for start, end in stretches:
        first, last = words.tokens(start, end)
        found.update(range(first, last))
    return found


def _lies(name: str, kinds: tuple[str, ...]) -> bool:
    """Whether the whole of a name is that of a place of these kinds."""
    return any(
        sense.kind in kinds
        for spelling in (name, name.title())
        for start, end, senses in gazetteer().find(spelling)
        for sense in senses
        if start == 0 and end == len(spelling)
    )


def opens_dateline(words: Words, first: int) -> bool:
    """Whether a name stands in a dateline as its place, not in brackets as the agency."""
    if first not in words.closed:
        return False
    k = first - 1
    while k >= 0 and k in words.closed and "\n" not in words.raw[k]:
        if words.raw[k] == "(":
            return False
        k -= 1
    return True


def sent_from(scene: Scene) -> tuple[str | None, str | None]:
    """The state of the place that the report says it was sent from, if it is about that state.

    Beside it the other state in which it may be set.

    A report about Yemen sent from Dubai is not set in the Emirates.
    """
    words = scene.words
    sent: list[Reading] = []
    for reading in scene.readings:
        # "(Meridian News)" is the agency, not the place.
        if not opens_dateline(words, reading.first) or reading.kind == "entity":
            continue
        if sent and words.sent[sent[0].first] != words.sent[reading.first]:
            break
        sent.append(reading)
    if not sent:
        return None, None
    # "PRISTINA, Yugoslavia": the state that the line itself names.
    named = [reading for reading in sent if reading.kind == "state"]
    country = (named or sent)[0].country
    told: Counter[str] = Counter()
    for reading in scene.readings:
        if reading.first in words.closed or not reading.country:
            continue
        # Its other towns are no place to send reports from.
        there = reading.country == country and reading.kind in ("seat", "city")
        there = there and any(reading.city == x.city for x in sent)
        if there and is_where(words, reading.first, reading.root):
            continue
        told[reading.country] += 1
    headed = _headline_state(scene, told, country)
    if headed is not None and _headlined(scene, country):
        return headed, None  # "Donors pledge aid for Chad in Paris" is set in Chad.
    most = max(told.values(), default=0)
    # Nor is one about Kenya sent from a summit in Ethiopia.
    seldom = 2 if any(words.lower[x.root] in _TRIBUNALS for x in sent) else _SELDOM
    little = told[country] * seldom <= most if country else False
    abroad = country and little and most >= _ABROAD
    return (None, None) if abroad else (country, headed)


def report_sent_from(scene: Scene, i: int) -> str | None:
    """The state of the place from which the report that holds a token was sent, of several."""
    words = scene.words
    begun = words.parse.report_at(words.start[i])
    lines = (
        x
        for x in scene.readings
        if begun <= words.start[x.first] and x.kind != "entity" and opens_dateline(words, x.first)
    )
    line = next(lines, None)
    return line.country if line is not None else None


def _headlined(scene: Scene, country: str | None = None) -> list[Reading]:
    """The names of states and of what is of them in a headline, or those of one state alone."""
    end = scene.words.parse.title
    return [
        x
        for x in scene.readings
        if scene.words.start[x.first] < end and x.country in states()
        if country in (None, x.country)
    ]


def _headline_state(scene: Scene, told: Counter[str], country: str | None) -> str | None:
    """The state that a headline tells first, or else the text, and not that of the dateline.

    "Chad to shut base", sent from Paris: the article may be set in either.
    """
    words = scene.words
    titled = [
        x for x in _headlined(scene) if x.country != country or not is_where(words, x.first, x.root)
    ]
    if country is None or any(x.country == country for x in titled):
        return None
    named = (x for x in titled if x.kind in ("state", "seat", "city", "person"))
    other = next((x.country for x in named), None)
    if other is None and words.parse.title:
        # Named in no headline, it must be told of more often.
        often = told.most_common(1)[0] if told else ("", 0)
        other = often[0] if often[0] in states() and often[1] * 4 > told[country] * 5 else None
    return other if other is not None and told[other] >= told[country] else None


def is_medium(words: Words, root: int) -> bool:
    """Whether a name only tells where something was said: "criticised the move *on Twitter*"."""
    if words.lower[root] not in _PLATFORMS or words.preposition(root) not in ("on", "via"):
        return False
    over = words.lower[words.head[words.head[words.place_in_clause(root)]]]
    return not over.startswith(_BEARING_DOWN)


def is_located(words: Words, root: int) -> bool:
    """Whether a name stands after a preposition of place, where a capital is but a city."""
    top = words.place_in_clause(root)
    dep, head = words.dep[top], words.head[top]
    if dep == "pobj":
        preposition = words.lower[head]
        if preposition in ("of", "from"):
            return words.lower[words.head[head]] in _MOTION
        scolded = preposition == "at" and words.lower[words.head[head]].startswith(_SCOLDING)
        return preposition in LOCATIVE and not scolded
    if dep in ("compound", "nmod", "poss") and words.lower[head] in _SITES:
        return words.preposition(head) in LOCATIVE
    return dep == "npadvmod" or (dep == "appos" and words.pos[head] == "PROPN")


def is_where(words: Words, first: int, root: int) -> bool:
    """Whether the name headed by ``root`` says where, by the word that governs it."""
    top = words.place_in_clause(root)
    dep, head = words.dep[top], words.head[top]
    if dep == "appos" and words.pos[head] == "PROPN" and words.raw[max(first - 1, 0)] == ",":
        return is_where(words, head, head)
    if dep == "pobj":
        preposition = words.lower[head]
        above = words.head[head]
        if words.lower[above] in _AWAY:
            above = words.head[above]
        if preposition in LOCATIVE:
            # "Fumed *at Washington* over the sale": those who are scolded.
            return preposition != "at" or not words.lower[above].startswith(_SCOLDING)
        over = words.lower[above]
        return (
            (preposition in _DIRECTED and over in _MOTION)
            or (preposition == "of" and over in _ENCLAVES)
            or (preposition == "to" and over in _SENDING)
        )
    if dep in ("compound", "nmod", "poss") and words.lower[head] in _SITES:
        struck = dep != "poss" and words.dep[head] in ("dobj", "nsubjpass")
        return struck or words.preposition(head) in LOCATIVE
    if dep == "dobj":
        return words.lower[head] in _VISITED
    return opens_dateline(words, first)


def is_reached(words: Words, root: int) -> bool:
    """Whether something is done to, on or from a name: "cut the power *to Aleppo*"."""
    top = words.place_in_clause(root)
    return words.dep[top] == "pobj" and words.lower[words.head[top]] in _REACHED


def is_taken(words: Words, root: int, *, seat: bool) -> bool:
    """Whether a name is what somebody takes or fires at, as only a place can be.

    "The rebels captured Goma", "Goma was shelled", "in Goma, which the rebels captured".

    Args:
        words: those of the document.
        root: the head of the name.
        seat: whether it is that of a seat of government, and so may stand for a state.
    """
    top = words.place_in_clause(root)
    verbs = _TAKEN if seat else _TAKEN | _STRUCK
    over = words.head[top]
    if words.dep[top] in ("dobj", "nsubjpass") and words.lower[over] in verbs:
        return True
    if words.dep[top] == "pobj" and words.lower[over] == "of":
        return words.lower[words.head[over]] in _TAKING  # "The fall *of Goma*"
    for clause in words.kids[root]:
        if words.dep[clause] == "relcl" and words.lower[clause] in _TAKEN:
            pronoun = words.kid(clause, "dobj", "nsubjpass")
            return pronoun is not None and words.lower[pronoun] in ("which", "that")
    return False


def is_fought_over(words: Words, root: int) -> bool:
    """Whether what is done to a name is done to towns alone: "the rebels *shelled Bunia*"."""
    top = words.place_in_clause(root)
    return words.dep[top] in ("dobj", "nsubjpass") and words.lower[words.head[top]] in _FOUGHT_OVER


def in_american_state(words: Words, last: int, tables: Tables) -> bool:
    """Whether ", Ohio" follows: Lebanon, Ohio is no country."""
    if last + 1 >= words.n or words.raw[last] != ",":
        return False
    name = words.raw[last + 1]
    if name in ("New", "North", "South", "West", "Rhode") and last + 2 < words.n:
        name = f"{name} {words.raw[last + 2]}"
    return f"{name}/USA/state" in tables.places and name not in ("Georgia", "Washington")


def in_its_state(words: Words, last: int, countries: list[str]) -> bool:
    """Whether the state of a city follows it: "Venafro, Italy"."""
    if last + 1 >= words.n or words.raw[last] != ",":
        return False
    return any(c in states() and states()[c].name == words.raw[last + 1] for c in countries)


def commemorates(words: Words, last: int) -> bool:
    """Whether a person's name is part of that of a place: "Mandela International Airport"."""
    for k in range(last, min(last + 4, words.n)):
        if not words.raw[k][:1].isupper():
            break
        if words.lower[k] in MEMORIALS:
            return True
    return False


def place(scene: Scene, reading: Reading) -> PlaceMention:
    """The mark of a name as a place."""
    words = scene.words
    city = scene.tables.city(reading.city) if reading.city else None
    if city is not None:
        name, country, lat, lon = city.name, lies_in(city.country, scene.date), city.lat, city.lon
    else:
        name, lat, lon = (
            words.parse.text[words.start[reading.first] : words.end[reading.last - 1]],
            None,
            None,
        )
        country = reading.country or ""
        if reading.kind == "state":
            name = state_name(country)
    return PlaceMention(
        start=words.start[reading.first], end=words.end[reading.last - 1], first=reading.first,
        last=reading.last, root=reading.root, name=name, country=country or None, lat=lat, lon=lon,
    )  # fmt: skip

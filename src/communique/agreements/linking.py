"""Which namings mean one agreement: by name, parties, year, kind, topic and definiteness."""

from __future__ import annotations

from typing import TYPE_CHECKING

from communique.agreements.background import LEAD, TRUCES, in_aside, in_passing, is_background
from communique.agreements.cluster import GENERAL, Cluster
from communique.agreements.dates import SIGNING
from communique.agreements.fitting import (
    ANAPHORIC,
    NEAR,
    added_to,
    compatible,
    evidence,
    is_it,
    makers,
    titles,
    years_of,
)
from communique.agreements.lexicon import lexicon
from communique.agreements.makers import makers_of
from communique.agreements.ordinals import part, without_wholes
from communique.language.nouns import TELLING

if TYPE_CHECKING:
    from communique.agreements.naming import Naming
    from communique.language import Parse

# What the name of any agreement may have.
_SAYING_NOTHING = frozenset({"general", "final", "joint", "framework", "comprehensive", "basic"})

_TWO = 2
_TEXTS = frozenset({"memorandum", "protocol", "declaration", "communique"})
_ANNOUNCING = frozenset("announce unveil hail welcome broker mediate praise call".split())


def clusters(parse: Parse, namings: list[Naming]) -> list[Cluster]:
    """The agreements of a document, each with its namings."""
    found: list[Cluster] = []
    for naming in namings:
        chosen = part(found, naming) if naming.among is not None else _home(parse, naming, found)
        if chosen is None and not _opens_text(parse, naming) and naming.weak:
            continue
        if chosen is None:
            chosen = Cluster()
            found.append(chosen)
        chosen.namings.append(naming)
    return without_wholes(found)


def _opens_text(parse: Parse, naming: Naming) -> bool:
    """Whether a lead says that two made an agreement, and then only "*announced the deal*".

    "Kosovo and Serbia settled a row on Wednesday, said Brussels, which announced *the deal*."
    """
    noun = parse.doc[naming.head]
    told = naming.kind in GENERAL and naming.form == "definite" and not naming.plural
    told = told and not (naming.parties or naming.signers)
    lead = parse.title <= naming.start <= parse.title + LEAD
    if not (told and lead and noun.dep_ in {"dobj", "nsubjpass"}):
        return False
    if noun.head.lemma_ not in _ANNOUNCING:
        return False
    sentence = parse.sentence_at(naming.start)
    root = sentence.root
    if root.lemma_ in TELLING:
        root = next((c for c in root.children if c.dep_ == "ccomp"), root)
    subjects = [c for c in root.children if c.dep_ == "nsubj"]
    makers_told = [
        party
        for subject in subjects
        for token in (subject, *subject.conjuncts)
        if (mention := parse.mention_at(token)) is not None
        for party in makers_of(parse, mention)
    ]
    if len(set(makers_told)) != _TWO:
        return False
    naming.parties, naming.weak = tuple(sorted(set(makers_told))), False
    return True


def _home(parse: Parse, naming: Naming, found: list[Cluster]) -> Cluster | None:
    if naming.of is not None:
        return next((c for c in found if any(n is naming.of for n in c.namings)), None)
    if naming.known is not None and _is_news(parse, naming, found):
        naming.known, naming.parties, naming.year = None, (), None
    if (entitled := _entitled(parse, naming, found)) is not None:
        return entitled
    fitting = [
        cluster
        for cluster in found
        if compatible(naming, cluster) and not added_to(parse, naming, cluster)
    ]
    if naming.form == "definite" and naming.year:
        # "A truce with a faction that rejected *the 2016 accord*"
        fitting = [c for c in fitting if not _is_new_here(parse, naming, c)]
    if naming.plural:
        # "The agreements" are several, which are told as one only where they were made together.
        fitting = [c for c in fitting if any(n.plural for n in c.namings)]
    if not fitting and (its := _told_as_text(parse, naming, found)) is not None:
        return its
    if naming.weak:
        fitting = [c for c in fitting if any(n.kind == naming.kind for n in c.namings)]
    if not fitting:
        return None
    if naming.form == "name":
        same = [c for c in fitting if c.proper or c.known]
        if same:
            return same[-1]
        title = next((c for c in reversed(fitting) if _names(parse, naming, c)), None)
        bare = not (naming.parties or naming.signers or naming.topics or years_of(naming))
        if title is None and naming.known is None and (place := _place_of(parse, naming, fitting)):
            return place
        if title is None and bare and naming.known is None:
            # "The Lima accord" is the one agreement of two states that the text tells of.
            of_two = [c for c in found if len(makers(c.parties, c.namings)) >= 2]
            kinds = {n.kind for c in of_two for n in c.namings} | GENERAL
            alone = len(of_two) == 1 and naming.kind in kinds
            if alone and of_two[0] in fitting and not of_two[0].planned:
                return of_two[0]
        return title
    if naming.form == "indefinite":
        told = [
            c
            for c in fitting
            if is_it(parse, naming, c)
            or (
                all(n.start < parse.title for n in c.namings)
                and not (_is_of_old(parse, naming) and _is_told_as_news(parse))
            )
        ]
        return told[-1] if told else None
    if not naming.plural:
        fitting = [c for c in fitting if not all(n.plural for n in c.namings)] or fitting
    pointing = any(c.lower_ in {"this", "that"} for c in parse.doc[naming.head].children)
    pointing = pointing and any(_next(parse, c.namings[-1], naming, 2) for c in fitting)
    if not (naming.parties or naming.year or naming.words or pointing):
        fitting = [c for c in fitting if not is_background(parse, c, naming)] or fitting
    # "The truce" is the ceasefire named before, rather than the last agreement named.
    alike = [c for c in fitting if naming.kind in c.kinds]
    fitting = alike or [
        c
        for c in fitting
        if not (naming.kind in TRUCES and any(n.start >= parse.title for n in c.proper))
    ]
    if not fitting:
        return None
    explicit = [c for c in fitting if evidence(naming, c) and (naming.parties or naming.year)]
    if naming.topics and not explicit:
        explicit = [c for c in fitting if naming.topics & c.topics]
    if naming.fresh and not explicit:
        # "The new agreement" is that of which the latest year is told, or none.
        years = [max(c.years, default="9999") for c in fitting]
        explicit = [c for c, year in zip(fitting, years, strict=True) if year == max(years)]
    if naming.words and not explicit:
        explicit = [c for c in fitting if _told_of(parse, naming, c)]
    if not explicit and not naming.words and not pointing:
        # "The agreement" is what was called so, rather than a treaty told since.
        named = [c for c in fitting if any(n.kind == naming.kind for n in c.namings)]
        explicit = [c for c in named if not c.namings[-1].past and not in_passing(parse, c)]
    if not explicit and naming.kind in GENERAL and not pointing:
        explicit = [c for c in fitting if not in_passing(parse, c)]
    # "It replaces a memorandum of 2015. Under *the deal*, ..."
    living = [c for c in fitting if not c.namings[-1].past]
    choice = explicit or living or fitting
    if pointing:
        return max(choice, key=lambda c: c.namings[-1].start)
    if len(choice) > 1:
        # "Brazil, *which guaranteed the protocol*, praised the deal": another than the protocol.
        choice = [c for c in choice if not in_aside(parse, c.namings[-1], naming)] or choice
    return choice[-1]


def _is_of_old(parse: Parse, naming: Naming) -> bool:
    """Whether a naming tells that it was signed in a year before that of the report."""
    year = (parse.info.published or "")[:4]
    years = years_of(naming)
    return bool(years) and max(years) < year


def _is_told_as_news(parse: Parse) -> bool:
    """Whether a title says that two agree: "Iran, Iraq *sign* border deal"."""
    return any(
        t.lemma_.lower() in SIGNING | {"agree"}
        and t.tag_ in {"VBP", "VBZ", "VB", "NNP", "NN", "NNS"}
        for t in parse.doc
        if t.idx < parse.title
    )


def _is_new_here(parse: Parse, naming: Naming, cluster: Cluster) -> bool:
    """Whether an agreement is told for the first time in the sentence of a naming."""
    only = cluster.namings[0]
    here = parse.sentence_at(naming.start)
    return (
        len(cluster.namings) == 1
        and only.form == "indefinite"
        and here.start_char <= only.start
        and not cluster.years
        and not is_it(parse, naming, cluster)
    )


def _told_of(parse: Parse, naming: Naming, cluster: Cluster) -> bool:
    """Whether the words of a naming are in a name of one, or in what one of several does."""
    if any(naming.words <= n.words and not n.plural for n in cluster.namings):
        return True
    told = [parse.sentence_at(n.start) for n in cluster.namings if n.number]
    return any(naming.words <= {t.lower_ for t in sentence} for sentence in told)


def _is_news(parse: Parse, naming: Naming, found: list[Cluster]) -> bool:
    """Whether a name of history is that of what was just signed: "signed accords in Geneva".

    Only a place and a noun ("*the Geneva accords*") can be of two.
    """
    if len(naming.words) > 1 or not found or not parse.doc[naming.head].text.islower():
        return False
    last = found[-1].namings[-1]
    entry = naming.known
    signed = (entry.signed if entry is not None else None) or ""
    news = last.form in {"indefinite", "bare"} and len(last.signers) >= 2 and last.told
    of_old = signed[:4] != (parse.info.published or "")[:4]
    return bool(news) and of_old and last.kind == naming.kind and _next(parse, last, naming, 2)


def _place_of(parse: Parse, naming: Naming, fitting: list[Cluster]) -> Cluster | None:
    """The agreement that was told to be made in the place after which a name calls it.

    "Signed an accord in Arusha. *The Arusha accord* ..."
    """
    word = naming.text.split()[0]
    if len(naming.words) != 1 or not word[0].isupper():
        return None
    there = [
        c
        for c in fitting
        if any(f" in {word}" in parse.sentence_at(n.start).text for n in c.namings)
    ]
    return there[0] if len(there) == 1 else None


def _entitled(parse: Parse, naming: Naming, found: list[Cluster]) -> Cluster | None:
    """What was just told to be made, and is called by its title where the next sentence begins.

    "Signed an agreement on Friday. *The strategic partnership treaty* provides for ..."
    """
    if naming.form not in {"definite", "name"} or naming.known is not None or not naming.words:
        return None
    if naming.parties or years_of(naming) or not _opens(parse, naming) or not found:
        return None
    cluster = max(found, key=lambda c: c.namings[-1].start)
    last = cluster.namings[-1]
    plain = (
        last.form == "indefinite"
        and last.words <= lexicon().topics.keys()
        and not (last.topics and naming.topics)
    )
    fits = naming.kind in last.means or last.kind in naming.means
    news = (len(last.signers) >= 2 or last.planned) and not cluster.proper
    return cluster if plain and fits and news and _next(parse, last, naming) else None


def _told_as_text(parse: Parse, naming: Naming, found: list[Cluster]) -> Cluster | None:
    """The one agreement of a text that was just told as made, and is "*the memorandum*" now."""
    plain = naming.form == "definite" and not (naming.words or naming.parties or naming.year)
    if naming.kind not in _TEXTS or not plain or len(found) != 1:
        return None
    last = found[0].namings[-1]
    made = last.form == "indefinite" and (len(last.signers) > 1 or bool(last.told))
    return found[0] if made and _next(parse, last, naming) else None


def _names(parse: Parse, naming: Naming, cluster: Cluster) -> bool:
    """Whether a name is of an agreement that was only described before it.

    The kinds must agree, and something speak for it; a description of another kind ("an
    agreement" for a convention) must stand close by.
    """
    if titles(naming, cluster):
        return True
    last = cluster.namings[-1]
    close = naming.start - last.end <= NEAR
    title_only = all(n.start < parse.title for n in cluster.namings)
    if cluster.kinds and naming.kind not in cluster.kinds:
        if naming.kind not in GENERAL or (naming.known is not None and not naming.topics):
            return False
    elif not cluster.kinds and naming.kind not in GENERAL and not (close or title_only):
        return False
    news = any(n.form == "indefinite" and not n.past for n in cluster.namings)
    year = (parse.info.published or "")[:4]
    news = news and not cluster.years and not _opens(parse, naming)
    if news and any(told < year for told in years_of(naming)):
        return False  # What is agreed now is not what was signed in another year.
    theirs = cluster.parties.union(*(n.signers for n in cluster.namings))
    if theirs & {*naming.parties, *naming.signers}:
        return True
    if years_of(naming) & cluster.years or naming.topics & cluster.topics:
        return True
    if title_only and _is_titled(parse, naming):
        return True
    if naming.known is None and not title_only and _is_of_lead(parse, naming, cluster):
        return True
    # "signed an agreement with NATO. Under the Military Technical Agreement ..."
    plain = last.form == "indefinite" and not naming.year and not naming.parties
    plain = plain and (
        not (last.words or last.topics)
        or naming.words <= _SAYING_NOTHING
        or (naming.known is None and _opens(parse, naming))
    )
    if close and plain and _next(parse, last, naming):
        return True
    if naming.known is not None:
        return False  # For a treaty that one knows by name, more must speak.
    return close and any(
        n.form in ANAPHORIC
        and not n.parties
        and (n.kind == naming.kind or n.words <= naming.words)
        and not (n.kind in TRUCES and naming.kind not in TRUCES and years_of(naming))
        for n in cluster.namings
    )


def _is_titled(parse: Parse, naming: Naming) -> bool:
    """Whether a lead names in full what those made of whom the title tells: "a year of *pact*"."""
    if naming.start > parse.title + LEAD or len(naming.parties) != _TWO:
        return False
    told = (m.actors for m in parse.mentions if m.start < parse.title)
    states = {actor[:3] for actors in told for actor in actors}
    return {party[:3] for party in naming.parties} <= states


def _is_of_lead(parse: Parse, naming: Naming, cluster: Cluster) -> bool:
    """Whether a name opens a sentence soon after the lead told of one agreement by its parties.

    "The peace agreement between Manila and the rebels has ended the war. *The Comprehensive
    Agreement on the Bangsamoro* was concluded in 2014."
    """
    last = cluster.namings[-1]
    leading = [n for n in cluster.namings if parse.title <= n.start <= parse.title + LEAD]
    ours = {*naming.parties, *naming.signers}
    # "The accord that ended the war": what follows it at once tells its parties.
    unknown = not any(n.parties or n.signers for n in cluster.namings) and not last.words
    told = not ours and any(n.parties for n in leading) and _next(parse, last, naming, 2)
    return (
        bool(leading)
        and (told or (unknown and _next(parse, last, naming)))
        and not cluster.proper
        and last.form == "definite"
        and _opens(parse, naming)
        and naming.kind in {last.kind, *last.means}
        and (len(naming.words) > 1 or unknown)
    )


def _next(parse: Parse, last: Naming, naming: Naming, far: int = 1) -> bool:
    """Whether a naming stands in the sentence of another or in the ``far`` ones after it."""
    end = parse.sentence_at(last.start).end
    between = (s for s in parse.sentences if end <= s.start <= naming.head and len(s) > 1)
    return sum(1 for _ in between) <= far


def _opens(parse: Parse, naming: Naming) -> bool:
    """Whether a sentence begins with a name: "*The Visiting Forces Agreement*, signed in May"."""
    before = parse.text[parse.sentence_at(naming.start).start_char : naming.start]
    return before.strip() == "The"

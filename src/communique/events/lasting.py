"""What goes on, is done again and again, or holds of all alike: the progressive and the present."""

from __future__ import annotations

from typing import TYPE_CHECKING

from communique.events import verbs

if TYPE_CHECKING:
    from communique.language import Parse
    from communique.language.tokens import Token
    from communique.record import Status

_OFTEN = frozenset(
    """often usually regularly always routinely frequently sometimes occasionally annually daily
    weekly monthly yearly constantly repeatedly rarely seldom normally periodically typically
    generally invariably""".split()
)
_WHOEVER = frozenset("those anyone anybody whoever everyone everybody all".split())
# Verbs of those who ask or wish for a thing now, whenever it shall be done.
_ASKING = frozenset("want demand ask seek expect need require insist urge request".split())
# The first months of EDTF's seasons, spring to winter.
_SEASONS = {"21": "03", "22": "06", "23": "09", "24": "12"}
_REMAINING = frozenset({"remain", "remains", "stay", "stays"})
_TIMES = frozenset({"once", "twice", "thrice", "times", "time"})
#: Spans of time that come again and again.
PERIODS = frozenset(
    """year month week day spring summer autumn fall winter time night morning january february
    march april may june july august september october november december monday tuesday wednesday
    thursday friday saturday sunday ramadan season decade""".split()
)
# What is done to things that have their day.
_LAID_DOWN = frozenset("schedule plan slate set due fix arrange expect".split())
_UNMET = frozenset({"unanswered", "unpunished", "unavenged"})


def goes_unmet(verb: Token) -> bool:
    """Whether a verb tells what is left alone: "will not *go unpunished*" denies no deed."""
    return verb.lemma_ == "go" and any(c.lower_ in _UNMET for c in verb.rights)


def lasting_mood(parse: Parse, verb: Token, *, lasting: bool) -> Status | None:
    """Whether a verb tells what goes on now, is done again and again, or holds of all alike."""
    if parse.in_title(verb):
        return None
    means = any(c.dep_ == "dobj" and c.i < verb.i for c in verb.head.rights)
    if verb.dep_ == "xcomp" and verb.head.lower_ == "used" and not means:
        # "Kings used to visit fairs", but "used gas to disperse them"
        return "hypothetical" if _generic(parse, verb.head) else None
    helpers = verbs.helpers_of(verb)
    words = {helper.lower_ for helper in helpers}
    if verb.tag_ == "VBG" and words & {"was", "were"} and _reported(parse, verb):
        return "ongoing"
    if verb.tag_ == "VBG" and verb.dep_ == "acl" and not helpers and _are_there(verb.head):
        return "ongoing"
    if verb.tag_ == "VBG" and words & (verbs.PRESENT_BE | {"been"}):
        if words & {"had", "was", "were"}:
            return None
        return "planned" if is_to_come(parse, verb) else "ongoing"
    if "being" in words and words & verbs.PRESENT_BE:
        return "ongoing"
    if verb.lemma_ == "be" and lasting and words & {"has", "have"} and _since(verb):
        return "ongoing"  # "Has been under sanctions since May"
    if verb.tag_ == "VBN" and words & _REMAINING:
        return "ongoing"  # "Remain locked up"
    if verb.tag_ == "VBN" and words and words <= verbs.PRESENT_BE:
        if verb.lemma_ in _LAID_DOWN and any(c.lower_ == "for" for c in verb.rights):
            return None  # "Talks are *planned for* Friday": these, and not all of the kind.
        if any(c.dep_ == "advmod" and c.lower_ == "still" for c in verb.children):
            return "ongoing"  # "Are still deployed there"
        # "Journalists are arrested in wars", "Its villages are often bombed."
        often = _often(verb)
        return "hypothetical" if _generic(parse, verb) else "ongoing" if often else None
    # A sentence without a full stop is a headline, whose present tense tells what happened.
    if helpers or not parse.sentence_at(verb.idx)[-1].is_punct:
        return None
    if verb.tag_ not in {"VBP", "VBZ"} and not (
        # A plural present that the tagger took for the bare form.
        verb.tag_ == "VB" and verb.dep_ == "ROOT" and verbs.has_subject(verb)
    ):
        return None
    often = _often(verb)
    if not often and not _has_deadline(verb) and is_to_come(parse, verb):
        return "planned"  # "The president visits Austria on Friday."
    if _generic(parse, verb):
        return "hypothetical"
    if not often and _is_over(parse, verb):
        return None  # "In March 2014 the Saudis *recall* their envoys."
    return "ongoing" if lasting or often else None


def _are_there(noun: Token) -> bool:
    """Whether it is told that there are now those of a kind: "there *are* students protesting"."""
    if noun.dep_ == "pobj" and noun.head.lower_ == "of":
        noun = noun.head.head
    return noun.dep_ == "attr" and noun.head.lower_ in verbs.PRESENT_BE


def _reported(parse: Parse, verb: Token) -> bool:
    """Whether a past tense is that of the report: "said that troops *were massing*".

    Not where the clause tells when the thing was going on: "was sailing there *when it sank*".
    """
    if verb.dep_ != "ccomp" or not parse.voices.is_cue(verb.head):
        return False
    return not any(
        child.dep_ == "advcl" and any(c.lower_ in {"when", "as"} for c in child.lefts)
        for child in verb.children
    )


def _since(verb: Token) -> bool:
    return any(c.dep_ == "prep" and c.lower_ in {"since", "for"} for c in verb.children)


def is_to_come(parse: Parse, verb: Token) -> bool:
    """Whether a clause names a time after the day of reporting."""
    when = parse.clock.at(verb).when
    published = (parse.info.published or "")[:10]
    if when.edtf and ("/" in when.edtf or when.edtf[5:7] in _SEASONS):
        # An interval that is open to the day of reporting, or a season of that year.
        first = when.edtf.partition("/")[0]
        month = _SEASONS.get(first[5:7])
        begun = f"{first[:4]}-{month}" if month else first
        return bool(published) and begun[:1].isdigit() and begun > published[: len(begun)]
    return (
        bool(published)
        and when.edtf is not None
        and when.basis in {"explicit", "relative"}
        and when.edtf[:4].isdigit()
        and when.edtf[: len(published)] > published
        and not published.startswith(when.edtf[:7] if len(when.edtf) == 7 else when.edtf[:4] + "!")
    )


def _has_deadline(verb: Token) -> bool:
    """Whether what is asked has a term, and no asking is to come: "*demands* a reply by Friday"."""
    return verb.lemma_ in _ASKING and any(
        word.lower_ in {"by", "before", "within", "until"} and word.dep_ in {"prep", "agent"}
        for word in verb.subtree
    )


def _is_over(parse: Parse, verb: Token) -> bool:
    """Whether a clause in the present names a time that is over: it tells what happened then."""
    when = parse.clock.at(verb).when
    published = (parse.info.published or "")[:10]
    if not published or when.edtf is None or when.basis not in {"explicit", "relative"}:
        return False
    if "/" in when.edtf or not when.edtf[:4].isdigit() or when.edtf[5:7] in _SEASONS:
        return False
    last = published if len(when.edtf) == len(published) else published[: len(when.edtf)]
    return when.edtf < last or (when.edtf == last and len(last) == len(published))


def _often(verb: Token) -> bool:
    """Whether a clause says how often: "every year", "often", "on Sundays".

    What goes on with its subject is done as often: "often cross the line *and arrest* fishermen".
    """
    for child in verb.children:
        if child.dep_ == "advmod" and child.lower_ in _OFTEN:
            return True
        if child.dep_ in {"npadvmod", "nsubj", "dobj", "tmod"} and _recurs(child):
            return True
        if child.dep_ == "prep" and any(_recurs(g) for g in child.children if g.dep_ == "pobj"):
            return True
    if any(
        _recurs(token) for token in verb.subtree if token.dep_ in {"npadvmod", "nmod", "compound"}
    ):
        return True
    if any(
        c.lower_ == "whenever"
        for clause in (verb, *(k for k in verb.children if k.dep_ == "advcl"))
        for c in clause.lefts
    ):
        return True  # "*Whenever* Chad blames Mali, Mali blames Chad."
    if verb.dep_ == "relcl" and verb.tag_ in {"VBP", "VBZ"}:
        # "Lawmakers who *visit* Taiwan are *often* blamed by China."
        told_of, main = verb.head, verb.head.head
        return told_of.dep_ in verbs.SUBJECTS and main.pos_ in {"VERB", "AUX"} and _often(main)
    return verbs.shares(verb) and _often(verb.head)


def _recurs(noun: Token) -> bool:
    lemma = noun.lemma_.lower().removesuffix("s")
    if lemma not in PERIODS:
        return False
    if noun.text.endswith("days") and noun.text[:1].isupper():
        return True
    following = [word.lower_ for word in noun.doc[noun.i + 1 : noun.i + 3]]
    if following == ["after", noun.lower_]:
        return True  # "*Month after month* they accuse him": the parser parts them.
    for child in noun.children:
        if child.lower_ in {"every", "each", "most"}:
            return True
        if child.lower_ in {"a", "an"} and child.i and child.nbor(-1).lower_ in _TIMES:
            return True  # "Twice a year"
        if child.dep_ == "prep" and child.lower_ == "after":
            return any(c.lower_ == noun.lower_ for c in child.children)  # "Year after year"
    return False


def _generic(parse: Parse, verb: Token) -> bool:
    """Whether a clause in the present speaks of all of a kind: "Armies attack at dawn."

    Its subject is a bare plural or an indefinite, and no name stands in the clause.
    """
    if any(c.dep_ == "dobj" and c.lower_ in {"whom", "which"} for c in verb.lefts):
        return False  # "His foe, *whom* prosecutors accuse": of one is told, not of all.
    subject = next((c for c in verb.children if c.dep_ in {"nsubj", "nsubjpass"}), None)
    if subject is not None and subject.tag_ in {"WP", "WDT"} and verb.dep_ == "relcl":
        subject = verb.head
    if subject is None:
        return verbs.shares(verb) and _generic(parse, verb.head)
    if subject.lower_ in {"whoever", "whosoever"}:
        return True
    if subject.tag_ == "PRP":
        return False
    whoever = subject.lower_ in _WHOEVER or any(c.lower_ == "any" for c in subject.lefts)
    if verb.dep_ == "relcl" and subject.i == verb.head.i and whoever:
        return True  # "*Those* who attack our ship will pay", "*any* state that attacks it"
    determiners = {c.lower_ for c in subject.children if c.dep_ in {"det", "poss", "nummod"}}
    bare = subject.tag_ == "NNS" and not determiners
    if bare and _of_a_state(parse, subject):
        return False
    if not (bare or (determiners and determiners <= {"a", "an", "any", "every", "all"})):
        return False
    named = {*verb.subtree, *subject.subtree}
    return not any(
        token.lower_.removesuffix("s") not in PERIODS
        and (token.pos_ == "PROPN" or (token.text[:1].isupper() and not token.is_sent_start))
        for token in named
    )


def of_whoever(parse: Parse, verb: Token) -> bool:
    """Whether a clause tells which of a kind will be dealt with: "will pardon rebels *who yield*".

    So in the past of a report ("would pardon rebels *who yielded*"), but for those who did so on a
    day that is told.
    """
    noun = verb.head
    if verb.dep_ != "relcl" or verb.tag_ not in {"VBD", "VBP", "VBZ"} or verbs.helpers_of(verb):
        return False
    determiners = {c.lower_ for c in noun.lefts if c.dep_ in {"det", "poss", "nummod"}}
    all_ = noun.lower_ in _WHOEVER or bool(determiners & {"any", "every", "all"})
    if not all_ and (noun.tag_ != "NNS" or determiners):
        return False
    subject = verb.left_edge
    if subject.tag_ not in {"WP", "WDT"} or subject.dep_ not in {"nsubj", "nsubjpass"}:
        return False
    if subject.i and subject.nbor(-1).text == ",":
        return False
    dealt = noun.head.head if noun.dep_ == "pobj" else noun.head
    modals = {helper.lower_ for helper in verbs.helpers_of(dealt)} if dealt.i != noun.i else set()
    if not modals & ({"would", "'d", "’d"} if verb.tag_ == "VBD" else {"will", "shall", "would"}):
        return False
    first, last = subject.idx, verb.right_edge.idx
    return not any(first <= time.start <= last for time in parse.times)


def _of_a_state(parse: Parse, noun: Token) -> bool:
    """Whether an adjective says whose those are of whom all is told: "*Chinese* jets"."""
    mention = parse.mention_at(noun)
    if mention is None or all(actor.startswith("UNK") for actor in mention.actors):
        return False
    return any(c.text[:1].isupper() and c.dep_ in {"amod", "compound", "nmod"} for c in noun.lefts)

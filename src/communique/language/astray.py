"""Times and joined verbs that the parser hangs on a neighbour, mended in their heads and tags.

``mending.py`` calls these rules beside its own.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from communique.language import dyads, months
from communique.language.clauses import children, hang

if TYPE_CHECKING:
    from collections.abc import Callable

    from spacy.tokens.token import Token

_DAYS = frozenset("monday tuesday wednesday thursday friday saturday sunday".split())
_SPANS = frozenset("minutes hours days weeks months years day week month year hour".split())
_SEASONS = frozenset(
    """summer summers winter winters spring springs autumn autumns night nights evening evenings
    decades decade mornings morning weekends weekend""".split()
)
# What a court gives somebody, and by which verbs.
_SENTENCING = frozenset("hand hands handed handing give gives gave given giving got".split())
# Nouns that open a sentence and that the tagger then takes for names.
_MOODS = frozenset(
    """alarm panic dread anxiety fear anger outrage fury concern unease speculation suspicion
    condemnation criticism praise pressure talk work hope relief dismay indignation
    apprehension""".split()
)
_AROUND = frozenset("after before later earlier ago".split())
_NAMED = {"NNP", "NNPS"}
_SUBJECTS = {"nsubj", "nsubjpass", "expl", "csubj"}
# What a state does to what another says, in forms that look like nouns.
_ANSWERING = frozenset("rejects disputes denies opposes condemns contests dismisses".split())
_FINITE = {"VBD", "VBZ", "VBP"}
# Deeds that no clause tells the content of.
_DONE = frozenset(
    """freed released expelled recalled deported arrested detained jailed killed shot attacked
    invaded shelled bombed raided captured seized occupied closed shut reopened lifted imposed
    withdrew signed ratified backed hosted armed trained deployed evacuated extradited sentenced
    executed kidnapped hanged fired launched suspended banned blocked cancelled canceled""".split()
)
_BEING = frozenset("is are was were am been be".split())
# The places of a verb in a sentence.
_TELLING = frozenset("relcl ROOT ccomp advcl acl conj".split())
# Nouns by which a text takes up what it has just told: "*a charge* Chad denies".
_TAKING_UP = frozenset(
    """charge claim accusation allegation assertion contention suggestion version account theory
    move step decision plan idea proposal demand request offer condition deal measure description
    promise pledge threat ultimatum appeal warning option prospect role policy practice""".split()
)
_LISTS = frozenset("list lists blacklist blacklists register trial leave".split())
_TIMES = frozenset("year month week night morning evening spring summer autumn winter".split())
_TOLD = frozenset({"last", "this", "next", "that", "earlier"})
_WAYS = frozenset("pipeline pipelines line corridor route network grid port territory".split())
# Nouns of those who act, that open a report in capitals: "GOMA - *Rebels* freed 11 teachers".
_DOERS = frozenset(
    """activists analysts authorities bandits clashes delegates demonstrators dissidents diplomats
    dockers doctors donors drones envoys extremists farmers fighters fishermen gangs guerrillas
    gunmen hackers hostages insurgents investigators islamists jihadists journalists judges
    lawmakers lawyers leaders militants militias militiamen miners ministers monks negotiators
    nurses officials peacekeepers pirates planes policemen prisoners prosecutors protesters
    protestors rebels refugees rescuers residents rioters scientists separatists settlers smugglers
    soldiers students suspects teachers terrorists traders troops unions villagers voters warplanes
    workers""".split()
)
_DASHES = frozenset({"-", "--", "–", "—"})
# Words of the longest dateline.
_LONGEST = 12


def rules(word: str, label: str, tag: str) -> tuple[Callable[[Token], None], ...]:
    """The rules that a token's word, label and tag may call for."""
    if word in _DAYS and label == "nmod":
        return (_day_and_doer,)
    if tag == "VBG" and label in {"nsubj", "csubj"}:
        return (_hyphened_act, _doers_at_it)
    if tag == "VBG" and label in {"dobj", "pobj", "nsubjpass", "pcomp"}:
        return (_hyphened_act,)
    if word in _SPANS and label == "pobj":
        return (_place_before_span,)
    if label in _SUBJECTS and tag in {"NNS", "NN"} and word in _SPANS | _SEASONS:
        return (_time_ago,)
    if word == "by" and label in {"prep", "agent"}:
        return (_by_of_an_act,)
    if word in _DOERS and tag in {"NNP", "NNPS"} and label in _SUBJECTS:
        return (_opening_doers,)
    if word in _MOODS and tag == "NNP":
        return (_no_name,)
    if word in _ANSWERING and tag == "NNS":
        return (_which_it_rejects,)
    if word in _DASHES and label == "punct":
        return (_dateline_before_doer, dyads.both_of_two)
    if label == "ccomp" and tag[:2] == "VB":
        return (_claimed_that,)
    if label == "pobj" and tag in _FINITE:
        return (_through_if,)
    if label == "conj" and tag == "VBD":
        return (_past_after_participle,)
    if label == "conj" and tag == "VBN":
        return (asked_and_did,)
    if label == "ccomp" and tag == "VBD":
        return (_two_deeds,)
    if label == "appos" and tag in _NAMED:
        return (_which_it_has_denied,)
    if tag == "NN" and label in _TELLING and word.endswith("ing"):
        return (_is_doing,)
    if label == "npadvmod" and word in _TIMES | {"years", "months", "life"}:
        return (_term_given, _before_the_mark)
    if word == "for" and label == "prep":
        return (_listed_for,)
    if word == "to" and label == "prep":
        return (_brought_through,)
    return months.rules(word, label, tag)


def _before_the_mark(time: Token) -> None:
    """ "Cut ties *last year after* Chad seized a ship": the time of what it cut, no other."""
    verb = time.head
    mark = next((c for c in verb.lefts if c.dep_ == "mark"), None)
    told = any(c.lower_ in _TOLD for c in time.lefts)  # "A day after it left" is counted from that.
    if told and verb.dep_ == "advcl" and mark is not None and verb.head.i < time.i < mark.i:
        hang(time, verb.head, "npadvmod")


def _brought_through(preposition: Token) -> None:
    """ "Pumped oil through a pipeline *to Peru*": where the oil goes, whatever it goes through."""
    way = preposition.head
    through = way.head
    if way.lower_ not in _WAYS or way.dep_ != "pobj" or through.lower_ not in {"through", "via"}:
        return
    verb = through.head
    if verb.tag_.startswith("VB") and any(children(verb, "dobj")):
        hang(preposition, verb, "prep")


def _listed_for(preposition: Token) -> None:
    """ "Put him on a list *for helping* Chad": why he was put there, and no list of that kind."""
    noun = preposition.head
    above = noun.head
    if noun.lower_ not in _LISTS or not any(children(preposition, "pcomp")):
        return
    if noun.dep_ == "pobj" and above.lower_ in {"on", "to"} and above.head.tag_.startswith("VB"):
        hang(preposition, above.head, "prep")


def _by_of_an_act(by: Token) -> None:
    """ "*Shelling of towns by rebels* went on": by them, and no towns of theirs."""
    thing = by.head
    act = thing.head.head
    if thing.dep_ != "pobj" or thing.head.lower_ != "of" or act.tag_ != "VBG":
        return
    if act.dep_ in {"nsubj", "csubj", "nsubjpass", "csubjpass", "dobj", "pobj", "ROOT"}:
        hang(by, act, "prep")


def _hyphened_act(act: Token) -> None:
    """ "Russia's *sabre-rattling* went on": a noun of two words, and no verb."""
    if act.i < 2 or act.nbor(-1).text != "-" or act.nbor(-1).whitespace_:
        return
    if act.nbor(-2).tag_ in {"NN", "NNS"} and not any(c.dep_ == "dobj" for c in act.children):
        act.tag_ = "NN"
        act.nbor(-2).dep_ = "compound"
        if act.dep_ == "pcomp":
            act.dep_ = "pobj"


def _dateline_before_doer(dash: Token) -> None:
    """ "*MANILA*, Aug 7 2023 - The army crossed": no deed of the place a report was sent from."""
    place = dash.head
    if place.dep_ != "nsubj" or place.i > dash.i or dash.i - dash.sent.start > _LONGEST:
        return
    if any(c.dep_ == "nsubj" and c.i > dash.i for c in place.head.children):
        place.dep_ = "npadvmod"


def _opening_doers(noun: Token) -> None:
    """ "GOMA - *Rebels* freed 11 teachers": no name, for all its capital."""
    if noun.is_sent_start and not any(c.dep_ in {"compound", "appos"} for c in noun.children):
        noun.tag_ = "NNS"


def _day_and_doer(day: Token) -> None:
    """ "Bombed it on *Friday and Mali's planes hit* a town": no planes of Friday, but who hit."""
    noun = day.head
    on = day.nbor(-1) if day.i else day
    joint = next(children(day, "cc"), None)
    if on.lower_ != "on" or joint is None or joint.i != day.i + 1:
        return
    verb = noun.head
    if noun.dep_ == "pobj" and verb.i == on.i:
        joined = (c for c in on.head.children if c.dep_ == "conj" and c.i > noun.i)
        verb = next((c for c in joined if all(k.dep_ not in _SUBJECTS for k in c.lefts)), on)
    elif noun.dep_ != "nsubj":
        return
    if verb.tag_ not in _FINITE:
        return
    for other in list(children(day, "conj")):
        hang(other, noun, "amod" if other.tag_ == "JJ" else "compound")
    hang(joint, on.head, "cc")
    hang(day, on, "pobj")
    hang(noun, verb, "nsubj")


def _doers_at_it(participle: Token) -> None:
    """ "*Leaders meeting* in Fiji urged Chad": the leaders did, and no meeting."""
    main, noun = participle.head, participle.nbor(-1) if participle.i else participle
    if noun.head.i != participle.i or noun.dep_ != "nsubj" or main.tag_ not in _FINITE:
        return
    if main.i < participle.i or not any(c.dep_ == "prep" for c in participle.rights):
        return
    hang(noun, main, "nsubj")
    hang(participle, noun, "acl")


def _place_before_span(span: Token) -> None:
    """ "Flew to *Oslo days* after the vote": a place and a time, and no days of Oslo."""
    preposition = span.head
    name = span.nbor(-1) if span.i else span
    after = span.nbor(1) if span.i + 1 < len(span.doc) else span
    if name.dep_ != "compound" or name.head.i != span.i or name.tag_ not in _NAMED:
        return
    if after.lower_ not in _AROUND or preposition.dep_ != "prep":
        return
    for other in [c for c in span.lefts if c.i < name.i]:
        hang(other, name, other.dep_)
    hang(span, after if after.head.i != span.i else preposition.head, "npadvmod")
    hang(name, preposition, "pobj")


def _claimed_that(verb: Token) -> None:
    """ "*Claims that* its men killed him were denied": a clause on a noun, as others are."""
    noun = verb.head
    if noun.tag_ in {"NN", "NNS"} and noun.i < verb.i and any(children(verb, "mark")):
        verb.dep_ = "acl"


def _through_if(verb: Token) -> None:
    """ "Will let them *through if* Chad agrees": a particle, and upon what it will be done."""
    particle = verb.head
    main = particle.head
    if not any(children(verb, "mark")) or not any(children(verb, *_SUBJECTS)):
        return
    if particle.dep_ != "prep" or main.tag_[:2] != "VB" or verb.left_edge.i != particle.i + 1:
        return
    hang(verb, main, "advcl")
    particle.dep_, particle.tag_ = "prt", "RP"


def _past_after_participle(verb: Token) -> None:
    """ "Seized a station run by Mali *and held its staff*": what the main verb's subject did."""
    participle = verb.head
    if participle.dep_ != "acl" or participle.tag_ != "VBN" or participle.i > verb.i:
        return
    if any(c.dep_ in _SUBJECTS or c.dep_ in {"aux", "auxpass"} for c in verb.lefts):
        return
    if not any(c.dep_ == "dobj" for c in verb.rights):
        return  # "Run by Mali and *closed* in May" may be said of the station.
    main = next((w for w in participle.head.ancestors if w.tag_[:2] == "VB"), None)
    if main is None or main.tag_ not in _FINITE or main.i > participle.i:
        return
    for joint in [c for c in children(participle, "cc") if c.i < verb.i]:
        hang(joint, main, "cc")
    hang(verb, main, "conj")


def asked_and_did(verb: Token) -> None:
    """A past joined to an infinitive: "urged Chad to withdraw and *proposed* talks".

    It goes on with the past above, or with what had been, for no infinitive does. The tagger may
    take it for a participle, which no infinitive is joined to either.
    """
    below = verb.head
    if verb.tag_ == "VBN" and not any(c.dep_ == "dobj" for c in verb.rights):
        return
    if below.tag_ != "VB" or below.i > verb.i or not any(c.lower_ == "to" for c in below.lefts):
        return
    if any(c.dep_ in {"aux", "auxpass", "nsubj", "nsubjpass", "mark"} for c in verb.lefts):
        return
    matrix = below
    for _ in range(4):
        matrix = matrix.head
        had = matrix.tag_ == "VBN" and any(c.lower_ == "had" for c in matrix.lefts)
        if (matrix.tag_ == "VBD" or had) and matrix.i < below.i:
            for joint in [c for c in children(below, "cc") if c.i < verb.i]:
                hang(joint, matrix, "cc")
            hang(verb, matrix, "conj")
            verb.tag_ = "VBD"
            return


def _two_deeds(second: Token) -> None:
    """ "*Chad freed Ali and Mali released Omar*": two deeds, and no two who did the second."""
    first = second.head
    done = next(children(second, "nsubj"), None)
    if first.lower_ not in _DONE or done is None or not first.i < done.i < second.i:
        return
    doer = next((c for c in children(done, "conj") if c.i < second.i), None)
    joint = next((c for c in children(done, "cc") if c.lower_ in {"and", "but", "while"}), None)
    if doer is None or joint is None or any(children(first, "dobj")):
        return
    if any(children(second, "mark")):
        return
    hang(done, first, "dobj")
    hang(joint, first, "cc")
    hang(doer, second, "nsubj")
    hang(second, first, "conj")


def _is_doing(verb: Token) -> None:
    """ "Gabon, which *is mediating* between the two": a verb that the tagger takes for a noun."""
    be = next((c for c in children(verb, "aux") if c.lower_ in _BEING), None)
    if be is not None and not any(c.dep_ in {"det", "amod", "compound"} for c in verb.lefts):
        verb.tag_ = "VBG"


def _which_it_rejects(verb: Token) -> None:
    """ "Accused Chad of spying, *a charge Chad rejects*": a clause, and no rejects of Chad."""
    name = verb.nbor(-1) if verb.i > 1 else verb
    if name.head.i != verb.i or name.tag_ not in _NAMED:
        return
    noun = name.nbor(-1)
    while noun.i > 1 and noun.tag_ in _NAMED:
        noun = noun.nbor(-1)
    if noun.tag_ != "NN" or noun.i < 1 or noun.nbor(-1).tag_ not in {"DT", "JJ"}:
        return
    if noun.head.i in {name.i, verb.i}:
        before = [c for c in (*verb.lefts, *name.lefts) if c.i < noun.i]
        hang(noun, verb.head, "appos")
        for child in before:
            hang(child, noun, child.dep_)
    elif verb.head.i != noun.i:
        return
    verb.tag_ = "VBZ"
    hang(verb, noun, "relcl")
    name.dep_ = "nsubj"


def _which_it_has_denied(name: Token) -> None:
    """ "Accused Chad of spying, *a charge Chad has denied*": a clause, and no charge called so.

    The parser takes the noun for the subject, and what it says of it for the main clause.
    """
    noun = name.head
    verb, article = noun.head, noun.left_edge
    if noun.lower_ not in _TAKING_UP or noun.dep_ not in _SUBJECTS or verb.i < name.i:
        return
    if article.lower_ not in {"a", "an"} or article.i == 0 or article.nbor(-1).text != ",":
        return
    if name.left_edge.i != noun.i + 1 or any(children(verb, "dobj", "attr", "acomp", "auxpass")):
        return
    main = next((c for c in children(verb, "ccomp") if c.i < article.i), None)
    if main is not None and verb.dep_ == "ROOT":
        main.head, main.dep_ = main, "ROOT"
        for mark in list(children(verb, "punct")):
            hang(mark, main, "punct")
    elif verb.dep_ == "advcl" and verb.head.i < article.i:
        main = verb.head
    else:
        return
    hang(noun, main, "npadvmod")
    hang(name, verb, "nsubj")
    hang(verb, noun, "relcl")


def _time_ago(time: Token) -> None:
    """ "*Two summers ago* Chad left it": when, and no second subject."""
    after = time.i + 1
    if after >= len(time.doc) or time.doc[after].lower_ != "ago":
        return
    if any(c.dep_ in _SUBJECTS and c.i > after for c in time.head.lefts):
        ago = time.doc[after]
        hang(ago, time.head, "advmod")
        hang(time, ago, "npadvmod")


def _no_name(noun: Token) -> None:
    """ "*Alarm* is growing in Chad": a noun that opens a sentence, and nobody's name."""
    after = noun.nbor(1) if noun.i + 1 < len(noun.doc) else noun
    if noun.is_sent_start and after.tag_ not in _NAMED and not after.text[:1].isupper():
        noun.tag_ = "NN"


def _term_given(term: Token) -> None:
    """ "Handed the smuggler *nine years* in jail": what he was given, and not how long."""
    verb = term.head
    if verb.lower_ not in _SENTENCING or any(c.dep_ == "dobj" for c in verb.children):
        return
    if any(c.dep_ == "dative" and c.tag_ != "IN" for c in verb.children):
        term.dep_ = "dobj"

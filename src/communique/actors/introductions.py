"""How a text brings in those whom it names: of what body, after a nameless one, by another name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from communique.actors.people import gender_of_name
from communique.actors.states import states

if TYPE_CHECKING:
    from communique.actors.hints import Hint
    from communique.actors.resolution import Resolver
    from communique.actors.runs import Run

_ALIAS = frozenset({"alias", "aka", "a.k.a."})
_CALLED = frozenset({"known", "called", "nicknamed", "dubbed", "named"})
_SIGNED = frozenset("gave gives identified introduced".split())
_SELF = frozenset("name himself herself nickname".split())
_HEADING = frozenset("heads leads chairs runs directs headed leads led chaired directed".split())
_TELLING = frozenset(
    "told said says warned tells briefed added condemned called urged appealed deplored".split()
)
# Sectors of people whom a text brings in without a name, to name them in its next paragraph.
_PLAIN = frozenset("CVL EDU BUS JRN MED REL SOC LAB AGR REF OPP REB".split())


class Introductions:
    """Reads how names are brought in, for a resolver.

    Args:
        resolver: the resolver of the document.
    """

    def __init__(self, resolver: Resolver) -> None:
        self.r = resolver

    def affiliate(self, run: Run, hint: Hint) -> None:
        """Takes whose somebody is from after his name: "Ana Roe *of the Red Cross*"."""
        words = self.r.words
        if run.single or hint.bodies or hint.countries or hint.sector:
            return
        way = run.last
        if way + 1 >= words.n or words.lower[way] not in ("of", "from", "at", "with"):
            return
        noun = words.kid(way, "pobj")
        if noun is None or words.head[way] != run.root or noun not in self.r.scene.cover:
            return
        ids = self.r.of(noun)
        body = self.r.cast.drafts[ids[0]] if len(ids) == 1 else None
        if body is None or body.kind != "organization":
            return
        hint.bodies.append(body.id)
        hint.sector = body.sector
        if body.country in states():
            hint.countries.append(str(body.country))

    def nameless(self, run: Run, hint: Hint) -> None:
        """Takes whose he is whom the text brought in without a name: "*a Swede*. Jan Roe"."""
        r, words = self.r, self.r.words
        if run.single or hint.bodies or (hint.countries and not hint.guessed):
            return
        if (hint.role or hint.sector) and not hint.guessed:
            return
        sentence = words.sent[run.root]
        if run.first != words.parse.sentences[sentence].start or not words.is_subject(run.root):
            return
        if r.run_at.get(run.root) is not run or not (hint.role or gender_of_name(run.name)):
            return
        before = {
            told.root: told.ids[0]
            for told in r.cast.recent()
            if 0 < sentence - told.sentence < 3 and told.form == "nominal" and len(told.ids) == 1
            if words.lower[words.left(told.root)] in ("a", "an") and r.individual(told.root)
            if r.cast.drafts[told.ids[0]].sector in _PLAIN
        }
        of = r.cast.drafts[next(iter(before.values()))] if len(before) == 1 else None
        if of is not None and of.kind != "person" and of.country in states():
            # "A Dane was deported. Jan Roe, *a blogger*, was": of Denmark, whoever deported him.
            if hint.guessed and hint.sector in _PLAIN:
                hint.countries[:] = [str(of.country)]
            elif not hint.guessed:
                hint.countries.append(str(of.country))
                hint.sector = of.sector

    def heading(self, run: Run, hint: Hint) -> None:
        """Takes whose he is who leads a body: "Ms. Roe, *who also heads UNICEF*, said"."""
        words = self.r.words
        if hint.bodies or (hint.countries and not hint.guessed) or (hint.role and not hint.guessed):
            return
        clause = words.kid(run.root, "relcl")
        if clause is None or words.lower[clause] not in _HEADING:
            return
        noun = words.kid(clause, "dobj")
        reading = self.r.scene.cover.get(noun) if noun is not None else None
        if reading is None or reading.kind != "entity" or reading.country is not None:
            return
        hint.bodies[:] = [self.r.entity(reading.key)]
        hint.countries.clear()
        hint.role = "head"
        hint.sector = None

    def presented(self, run: Run, hint: Hint) -> None:
        """Takes whose he is whose office alone was told to speak: "*the UN envoy* said it. Roe"."""
        r, words = self.r, self.r.words
        if run.single or hint.bodies or (hint.countries and not hint.guessed):
            return
        if (hint.role and not hint.guessed) or not words.is_subject(run.root):
            return
        if words.lower[words.clause(run.root)] not in _TELLING or not gender_of_name(run.name):
            return
        sentence = words.sent[run.root]
        before = [
            told
            for told in r.cast.recent()
            if told.sentence == sentence - 1 and told.form == "nominal" and len(told.ids) == 1
            if words.is_subject(told.root) and words.lower[words.clause(told.root)] in _TELLING
        ]
        match = r.roles_at.get(before[0].root) if len(before) == 1 else None
        if match is None or match.role.kind != "person" or words.is_plural(match.head):
            return
        draft = r.cast.drafts[before[0].ids[0]]
        if draft.kind == "organization" and draft.country is None:
            hint.bodies[:] = [draft.id]
            hint.countries.clear()
            hint.role, hint.sector = match.role.noun, draft.sector

    def one_of(self, run: Run, hint: Hint) -> None:
        """Takes whose he is who is one of those told of: "*one of them*, Jan Roe, said"."""
        words, r = self.r.words, self.r
        if hint.role or hint.bodies or hint.countries or words.dep[run.root] != "appos":
            return
        one = words.head[run.root]
        of = words.kid(one, "prep") if words.lower[one] in ("one", "another") else None
        them = words.kid(of, "pobj") if of is not None else None
        if them is None or words.lower[them] not in ("them", "whom", "these", "those"):
            return
        ids = r.of(them)
        draft = r.cast.drafts[ids[0]] if len(ids) == 1 else None
        if draft is not None and draft.kind == "group" and draft.country in states():
            hint.countries.append(str(draft.country))
            hint.sector = draft.sector

    def also_known(self, run: Run) -> tuple[str, ...]:
        """The one of whom a run is another name: "Dagalo, known as Hemedti"."""
        words = self.r.words
        top = run.root
        at = run.first - 1
        if at > 1 and words.lower[at] in _ALIAS:
            named = at - 2 if words.raw[at - 1] in (",", "(") else at - 1
            ids = self.r.of(named)  # "Roe, alias Mateo"
            return ids if len(ids) == 1 and self.r.cast.drafts[ids[0]].kind == "person" else ()
        if words.dep[top] == "pobj" and words.lower[words.head[top]] == "as":
            top = words.head[top]
        elif words.dep[top] not in ("oprd", "attr", "dobj"):
            return ()
        verb = words.head[top]
        if words.lower[verb] == "name":
            verb = words.head[verb]
        if words.lower[verb] in _SIGNED and words.lower[top] == "as":
            return self._calls_himself(verb)
        if words.lower[verb] not in _CALLED or words.dep[verb] not in ("acl", "relcl", "amod"):
            return ()
        ids = self.r.of(words.head[verb])
        person = not run.single and self.r.persons.organizations.sector(run) is None
        if words.is_plural(words.head[verb]) and person:
            return ()  # "The rebels named Ana Roe" their leader.
        return ids if len(ids) == 1 and self.r.cast.drafts[ids[0]].kind != "state" else ()

    def _calls_himself(self, verb: int) -> tuple[str, ...]:
        """Who "gave his name only as Ali": the subject, whom the text leaves nameless."""
        words = self.r.words
        thing = words.kid(verb, "dobj")
        if thing is None or words.lower[thing] not in _SELF:
            return ()
        subject = words.kid(verb, "nsubj")
        if subject is not None and words.lower[subject] in ("who", "that"):
            subject = words.head[verb]
        if subject is None or not self.r.individual(subject):
            return ()
        ids = self.r.of(subject)
        return ids if len(ids) == 1 else ()

"""Nameless officials, spokesmen and counterparts: for whom they speak, beside whom they stand."""

from __future__ import annotations

from typing import TYPE_CHECKING

from communique.actors.sectors import singular
from communique.actors.states import states

if TYPE_CHECKING:
    from communique.actors.hints import Hint
    from communique.actors.resolution import Resolver
    from communique.actors.roles import Match

# How many sentences on the court that was told of is the one whose judges speak.
_NEAR = 4
_SPOKESMEN = frozenset({"spokesman", "spokeswoman", "spokesperson", "official"})


class Speakers:
    """Finds the bodies of nameless officials for a resolver.

    Args:
        resolver: the resolver of the document.
    """

    def __init__(self, resolver: Resolver) -> None:
        self.r = resolver

    def body(self, head: int) -> str | None:
        """The body of no state of which a nameless official tells in the same breath.

        "The Commission will propose a law, a senior official said."
        """
        words = self.r.words
        verb = words.clause(head)
        said = words.kid(verb, "ccomp") if words.is_subject(head) else None
        subject = words.kid(said, "nsubj", "nsubjpass") if said is not None else None
        if subject is None or subject > head:
            return None
        ids = self.r.of(subject)
        if len(ids) != 1:
            return None
        draft = self.r.cast.drafts[ids[0]]
        code = draft.id.partition(":")[0].partition(".")[0]
        if draft.kind == "person" and draft.country is None and code in ("UNO", "EUR"):
            return self.r.entity(code)  # "Thant was ill, an aide said"
        return ids[0] if draft.kind == "organization" and draft.country is None else None

    def of_subject(self, match: Match, root: int | None = None) -> tuple[str, ...]:
        """Whose a spokesman is who speaks right after it: "The ministry denied it. A spokesman".

        Args:
            match: the noun that calls him so.
            root: the head of his name, where the noun stands before it ("spokesman Jan Roe").
        """
        r, words = self.r, self.r.words
        head = match.head if root is None else root
        if singular(words.lower[match.head]) not in _SPOKESMEN or not words.is_subject(head):
            return ()
        if len(match.role.words) > 1 or words.kid(match.head, "compound") is not None:
            return ()  # "Police fired. An army spokesman said so."
        if words.dep[words.place_in_clause(head)] == "nsubjpass":
            return ()  # To whom something is done says nothing.
        number = words.sent[head] - 1
        if number < 0:
            return ()
        sentence = words.parse.sentences[number]
        if "\n" in words.parse.text[words.start[sentence.start] : words.start[head]]:
            return ()
        root = next((i for i in range(sentence.start, sentence.end) if words.head[i] == i), None)
        subject = words.kid(root, "nsubj", "nsubjpass") if root is not None else None
        ids = r.of(subject) if subject is not None else ()
        if len(ids) != 1:
            return ()
        draft = r.cast.drafts[ids[0]]
        if draft.kind == "organization" and draft.sector != "JRN":
            return ids
        if draft.country not in states() or draft.kind == "person":
            return ()
        whole = draft.kind == "state"
        if not whole and draft.sector not in ("GOV", "MIL", "COP", "LEG", "REB"):
            return ()
        return (r.cast.sector(draft.country, "GOV" if whole else str(draft.sector)),)

    def own_men(self, match: Match) -> str | None:
        """The state of an army or police that tells of men and planes: its own.

        "The Israeli army said *troops* had killed two men in Jenin."
        """
        words, head = self.r.words, match.head
        verb = words.clause(head)
        if words.left(head) != head or not words.is_subject(head) or words.dep[verb] != "ccomp":
            return None
        subject = words.kid(words.head[verb], "nsubj")
        ids = self.r.of(subject) if subject is not None and subject < head else ()
        draft = self.r.cast.drafts[ids[0]] if len(ids) == 1 else None
        if draft is None or draft.country not in states() or draft.kind == "person":
            return None
        armed = {draft.sector, match.role.sector} <= {"MIL", "COP"}
        return draft.country if armed else None

    def of_body(self, match: Match, hint: Hint, root: int | None = None) -> None:
        """Whose a named spokesman is: "NATO denied it. A spokeswoman, Ana Roe, said"."""
        for ident in self.of_subject(match, root):
            draft = self.r.cast.drafts[ident]
            if draft.kind == "organization":
                hint.bodies.append(ident)
            elif draft.country in states():
                hint.countries.append(str(draft.country))
                hint.sector = draft.sector

    def counterpart(self, match: Match, hint: Hint) -> None:
        """The sector and office of a counterpart: those of whose he is."""
        r, words = self.r, self.r.words
        hint.sector = "GOV"
        for k in words.kids[match.head]:
            if words.dep[k] != "poss" or k > match.head:
                continue
            for ident in r.of(k):
                draft = r.cast.drafts[ident]
                if draft.sector is None:
                    continue
                hint.sector = draft.sector
                known = r.lexicon.named((draft.role or "").lower())
                if known is not None and draft.kind == "person" and hint.told:
                    hint.office = known.office
                return

    def court(self, match: Match, hint: Hint) -> tuple[str, ...]:
        """The court of no state whose judges and prosecutors are told of after it.

        "The International Criminal Court opened a trial. The judges": also "in The Hague".
        """
        r = self.r
        if hint.bodies or (hint.countries and not (hint.located and hint.countries == ["NLD"])):
            return ()
        for told in r.cast.backwards():
            if told.root >= match.head or len(told.ids) != 1:
                continue
            draft = r.cast.drafts[told.ids[0]]
            if draft.kind == "organization" and draft.country is None and "court" in draft.nouns:
                return told.ids
            if draft.sector == "JUD" and draft.country is None and draft.id.startswith("UNO"):
                return told.ids  # "The U.N. tribunal": its prosecutors are of no state.
            court = draft.kind == "organization" and "court" in draft.nouns
            if court and draft.country in states() and r.words.definite(match.head):
                return (r.cast.sector(draft.country, "JUD"),)
            if draft.sector == "JUD":
                return ()  # Courts of states are told of since.
        # "Judges in The Hague ruled", before the text names the court.
        named = (x for x in r.scene.readings if x.kind == "entity" and x.country is None)
        courts = dict.fromkeys(x.key for x in named if ".JUD:" in x.key)
        return (r.entity(next(iter(courts))),) if hint.located and len(courts) == 1 else ()

    def tribunal(self, before: int) -> tuple[str, ...]:
        """The court of no state told of last, if it was told of not long before a token."""
        r, words = self.r, self.r.words
        for told in r.cast.backwards():
            draft = r.cast.drafts[told.ids[0]]
            if words.sent[before] - told.sentence > _NEAR or len(told.ids) != 1:
                continue
            if told.root < before and draft.kind == "organization" and draft.sector == "JUD":
                return told.ids if draft.country is None else ()
        return ()

    def served(self, match: Match) -> tuple[str, ...]:
        """The body of no state told of last whose office "the secretary-general" is."""
        return self.body_before(match.head) if self.r.words.definite(match.head) else ()

    def body_before(self, before: int) -> tuple[str, ...]:
        """The body of no state told of last before a token."""
        r = self.r
        for told in r.cast.backwards():
            code = told.ids[0].partition(":")[0].partition(".")[0]
            if told.root < before and len(told.ids) == 1 and code in ("UNO", "IGO"):
                if code == "UNO" and "UNO" not in r.cast.drafts:
                    r.entity("UNO")
                return ("UNO",) if code == "UNO" else told.ids
        return ()

    def peacekeepers(self, head: int) -> tuple[str, ...]:
        """Whose peacekeepers are of whom the text says nothing else: of the body told of last."""
        r = self.r
        for told in r.cast.backwards():
            code = told.ids[0].partition(":")[0]
            if told.root < head and code in ("UNO", "IGO", "EUR") and len(told.ids) == 1:
                name = f"{r.cast.drafts[told.ids[0]].name} forces"
                return (r.cast.add(f"{code}.MIL", name, "group", None, "MIL").id,)
        return (r.cast.sector(None, "MIL"),)

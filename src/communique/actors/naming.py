"""Names of the gazetteer as mentions: states and their people, bodies, office-holders."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from communique.actors.demonyms import Demonyms
from communique.actors.gazetteer import fold, gazetteer
from communique.actors.officials import body_of, identified, told_of
from communique.actors.people import ONE_PARTY, ended_lately, gender_of_given, held
from communique.actors.peoples import peoples
from communique.actors.places import LOCATIVE, is_located, is_medium
from communique.actors.seats import body_at, of_bodies
from communique.actors.states import states
from communique.actors.words import MODIFIES

if TYPE_CHECKING:
    from communique.actors.gazetteer import Tenure
    from communique.actors.resolution import Resolver
    from communique.actors.roles import Role
    from communique.actors.theatres import Reading
    from communique.record import ActorKind, MentionForm

# Titles that are part of a name: "King Salman".
CROWNED = frozenset("king queen pope emperor emir sultan prince princess sheikh shah".split())
# The sectors of those whose title alone tells that they are no members of a government.
_TITLED = frozenset({"REB", "UAF", "CRM", "OPP", "REL", "BUS", "JRN", "EDU", "SOC"})
# Who commands an army: no member of a government, as a "military leader" is.
_COMMANDING = frozenset({"spokesman", "chief", "commander", "commander-in-chief", "staff"})
_OF_RANK = frozenset({"top", "senior", "marine", "army", "lieutenant", "major", "retired"})
# Nouns by which the text may take up an entity of a kind (the tables' own word for it).
_SORT_NOUNS = {
    "agency": ("agency",), "paper": ("paper", "newspaper", "daily"), "magazine": ("magazine",),
    "party organ": ("paper", "newspaper"), "website": ("site", "outlet", "publication"),
    "broadcaster": ("channel", "network", "broadcaster", "station"), "party": ("party",),
    "ruling party": ("party",), "armed group": ("group", "militia", "movement", "organization"),
    "paramilitary": ("group", "militia", "force"), "company": ("company", "firm", "giant"),
    "criminal organization": ("group", "gang", "cartel", "organization"), "court": ("court",),
    "ministry": ("ministry", "department"), "central bank": ("bank",), "armed force": ("army",),
    "legislature": ("parliament", "assembly", "chamber"), "intelligence service": ("agency",),
    "UN body": ("agency", "body"), "EU body": ("body", "bloc"), "trade union": ("union",),
    "intergovernmental organization": (
        "organization", "bloc", "body", "alliance", "organisation", "grouping",
    ),
    "non-governmental organization": ("group", "organization", "organisation", "charity"),
    "police": ("police",), "opposition movement": ("movement", "group"),
}  # fmt: skip


_NO_BLOCS = frozenset("bank fund agency court tribunal office mission police panel".split())
# Bodies of many states that are on no side.
_WORLDWIDE = frozenset(
    {"International", "World", "Council", "Commonwealth", "Interpol", "Security"}
)


class Names:
    """Records the mentions of names for a resolver.

    Args:
        resolver: the resolver of the document.
    """

    def __init__(self, resolver: Resolver) -> None:
        self.r = resolver
        self.seats = of_bodies(resolver.scene.readings)
        self.demonyms = Demonyms(resolver)
        self._said: dict[str, tuple[str | None, Role | None]] = {}

    def named(self, reading: Reading) -> tuple[str, ...]:
        """Records a name of the gazetteer; the ids of the actors that it means."""
        words = self.r.words
        first, last, root = reading.first, reading.last, reading.root
        kind = reading.kind
        if kind == "mask" or (kind == "entity" and is_medium(words, root)):
            return ()
        if kind == "person":
            return self.titled(first, last, root, self.person(reading.key))
        if kind == "entity":
            ids: tuple[str, ...] = (self.entity(reading.key),)
            if self.r.cast.drafts[ids[0]].kind == "person":
                return self.titled(first, last, root, ids[0])
            self.apposed(root, ids)
            if not (self._modifies(root) and self._heads_actor(root)):
                self.r.cast.mention(min(words.left(root), first), last, root, ids, "name")
            elif ":" in ids[0]:
                self.r.cast.hear(root, ids)
            return ids
        family = (
            words.lower[first] if kind in ("seat", "city", "region") and last - first == 1 else ""
        )
        if family in self.r.persons.short and self.r.persons.full_before(family, first):
            # "Muscat" after Joseph Muscat has been named.
            if not is_located(words, root):
                return self.titled(first, last, root, self.r.persons.short[family][-1])
            return ()
        if kind in ("city", "region"):
            return ()
        code = str(reading.country)
        if first in self.seats and not is_located(words, root):
            ids = (self.r.entity(body_at(code)),)
            self.r.cast.mention(first, last, root, ids, "alias")
            return ids
        if kind in ("adjective", "demonym") and not self._modifies(root):
            told = self.demonyms.told(reading) or self.demonyms.person(reading)
            told = told or self.demonyms.sharing(reading) or self.demonyms.again(reading)
            if told:
                self.r.cast.mention(min(words.left(root), first), last, root, (told,), "nominal")
                return (told,)
        if kind in ("adjective", "demonym") and self.demonyms.people(reading):
            home: str | None = code
            if first and words.lower[first - 1] == "ethnic":
                # They live where the text says, not where their name comes from.
                home = self.r.homes.place_in(root) or self.r.scene.dateline
            ids = (self.r.cast.sector(home, "CVL"),)
            self.r.cast.mention(min(words.left(root), first), last, root, ids, "nominal")
            return ids
        headline = words.parse.in_title(words.parse.doc[root])
        if (
            kind == "seat"
            and is_located(words, root)
            and not (headline and words.preposition(root) not in LOCATIVE)
        ):
            return ()
        if kind == "state" and words.dep[root] in ("appos", "npadvmod") and self._of_city(first):
            return ()
        ids = (self.r.cast.state(code),)
        self.r.relations.said_of_state(root, ids)
        if self._modifies(root) and (
            self._heads_actor(root)
            # "the Paris agreement" is not France's; a participle is no such noun.
            or (
                kind == "seat"
                and reading.city is not None
                and not headline
                and words.tag[words.head[root]] != "VBG"
            )
        ):
            return ids
        form: MentionForm = "alias" if self._is_alias(reading) else "name"
        start = first
        if not self._modifies(root):
            start = min(words.left(root), first)
            if start == first or not self._plain(start, first):
                start = self._article(first)
        if kind == "seat":
            start = first if start < first and words.lower[start] != "the" else start
        self.r.cast.mention(start, last, root, ids, form)
        return ids

    def _of_city(self, first: int) -> bool:
        """Whether a state only tells where the city before it lies ("Homs, Syria")."""
        words = self.r.words
        if first < 2 or words.raw[first - 1] != ",":
            return False
        before = self.r.scene.cover.get(first - 2)
        return (
            before.kind in ("city", "seat", "region") if before else words.pos[first - 2] == "PROPN"
        )

    def _modifies(self, root: int) -> bool:
        words = self.r.words
        if root + 1 < words.n and words.raw[root + 1] in ("'s", "’s"):
            return False
        if words.kid(root, "cc") is not None and self.r.readings[root].kind == "entity":
            return False  # "Maersk and Germany's Acme", parsed as one name.
        return words.dep[words.place_in_clause(root)] in MODIFIES

    def _plain(self, start: int, first: int) -> bool:
        """Whether only an article and adjectives stand before a name."""
        words = self.r.words
        return all(
            words.dep[k] in ("det", "amod", "predet", "advmod", "punct")
            and k not in self.r.scene.cover
            for k in range(start, first)
        )

    def _article(self, first: int) -> int:
        return first - 1 if first and self.r.words.lower[first - 1] == "the" else first

    def _is_alias(self, reading: Reading) -> bool:
        if reading.kind != "state":
            return True
        state = states().get(reading.key)
        words = self.r.words
        text = fold(words.parse.text[words.start[reading.first] : words.end[reading.last - 1]])
        return state is None or text not in (fold(state.name), fold(state.official))

    def _heads_actor(self, root: int) -> bool:
        """Whether the noun that a name modifies is itself an actor (then the mention is its)."""
        words = self.r.words
        head = words.head[words.place_in_clause(root)]
        for _ in range(8):
            reading = self.r.scene.cover.get(head)
            if reading is not None and reading.root != root:
                return reading.kind in ("person", "entity")
            run = self.r.run_at.get(head)
            if run is not None and self.r.of(run.root):
                return True
            if head in self.r.roles_at and self.r.of(head):
                return True
            if words.dep[head] not in MODIFIES:
                return False
            head = words.head[head]
        return False

    def entity(self, key: str) -> str:
        """The id of an entity of the tables, added to the cast."""
        entity = self.r.scene.tables.entities[key]
        draft = self.r.cast.add(
            entity.id, entity.name, cast("ActorKind", entity.kind), entity.country,
            entity.sector, entity.role,
        )  # fmt: skip
        if entity.kind == "person":
            self.r.persons.know(entity.id, entity.name, entity.country)
        elif not draft.nouns:
            draft.nouns.update(_SORT_NOUNS.get(entity.sort, ()))
            last = entity.name.split()[-1].lower()
            if entity.sort == "ministry":
                draft.nouns.discard("ministry" if entity.country == "USA" else "department")
                draft.nouns.add(last)
            if last in ("bank", "fund"):
                draft.nouns.add("lender")
            if {"Air", "Airlines", "Airways"} & set(entity.name.split()):
                draft.nouns.update({"carrier", "airline"})
            if last in _NO_BLOCS or not _WORLDWIDE.isdisjoint(entity.name.split()):
                draft.nouns -= {"bloc", "alliance", "grouping"}
            if len(entity.name.split()) > 1:
                draft.nouns.add(last)
                self.demonyms.note(entity)
            if entity.sector in ("REB", "UAF", "PRM"):
                draft.nouns.update({"group", "militia", "movement"})
                if any(
                    f"{n}/{entity.country}/region" in self.r.scene.tables.places
                    for n in (entity.name, key.partition(":")[2].title())
                ):
                    draft.nouns.update({"region", "enclave", "territory", "republic"})
        return entity.id

    def hear(self, reading: Reading) -> None:
        """Notes what the text says of a person of the tables, before anyone is resolved."""
        told, role = told_of(self.r, reading)
        known = self._said.get(reading.key)
        if role is not None and (known is None or (told and not known[0])):
            self._said[reading.key] = (told, role)

    def person(self, key: str) -> str:
        """The id of an office-holder, added to the cast with the office of the day."""
        tenure = self.r.offices.at(key, self.r.date)
        if tenure is None:
            entity = self.r.scene.tables.entities[key]
            self.r.cast.add(key, entity.name, "person", entity.country, entity.sector, entity.role)
            self.r.persons.know(key, entity.name, entity.country)
            return key
        title: str | None = tenure.title
        sector = self._sector(tenure)
        body = body_of(tenure) if held(tenure, self.r.date) else None
        if self.r.offices.retired(key, self.r.date):
            if sector not in ("REB", "PRM", "UAF") or not ended_lately(tenure, self.r.date):
                sector, title = "ELI", f"former {tenure.title}"
        elif not self.r.offices.begun(key, self.r.date):
            sector, title = "PTY", None
        ident = f"{tenure.country}.{sector}:{key.partition(':')[2]}"
        country: str | None = tenure.country
        told, role = self._said.get(key, (None, None))
        by_text = identified(ident, tenure.name, told, role)
        if by_text is None and body is not None:
            by_text = f"{body}:{key.partition(':')[2]}", None, sector
        if by_text is not None:
            ident, country, known = by_text
            sector = known or sector
            title = role.noun if role is not None else title
        if ident not in self.r.cast.drafts:
            draft = self.r.cast.add(ident, tenure.name, "person", country, sector, title)
            draft.nouns.update(w for w in tenure.name.lower().split() if w in CROWNED)
            draft.gender = gender_of_given(tenure.name, tenure.country)
        self.r.persons.know(ident, tenure.name, tenure.country)
        for short in tenure.called:
            self.r.persons.short.setdefault(short.lower(), [ident])
        return ident

    def _sector(self, tenure: Tenure) -> str:
        """The sector of an office-holder: the executive's, but of a "rebel leader" the rebels'."""
        words = tenure.title.lower().split()
        pairs = [" ".join(words[k : k + 2]) for k in range(len(words))]
        if tenure.office == "other" and any(peoples().get(w, ("", ""))[1] for w in words + pairs):
            return "REB"  # "Abkhaz leader"
        if tenure.office in ("other", "party"):
            for first in range(max(len(words) - 2, 0), len(words)):
                role = self.r.lexicon.named(" ".join(words[first:]))
                if role is not None and role.sector == "MIL" and words[-1] in _COMMANDING:
                    return "MIL"
                if role is not None and role.sector in _TITLED:
                    return role.sector
                if role is not None and role.is_rank and set(words[:-1]) <= _OF_RANK:
                    return "MIL"
        if tenure.office in ("party", "other"):
            # "UNITA leader", "Bosnian Serb general": of those who carry the arms.
            led = next((s for s in self._senses(tenure.title) if s in ("REB", "PRM")), None)
            if led is not None:
                return led
        if tenure.office == "party" and tenure.country not in ONE_PARTY:
            # "Military leader": he ruled.
            return "GOV" if "military" in words else "PTY"
        return "GOV"

    def _senses(self, title: str) -> list[str | None]:
        """The sectors of the bodies that a title names and that stood in the years of the text."""
        entities, year = self.r.scene.tables.entities, self.r.date[:4]
        title = " ".join(word[:1].upper() + word[1:] for word in title.split())
        named = [
            entities[sense.key]
            for _, _, senses in gazetteer().find(title)
            for sense in senses
            if sense.kind == "entity"
        ]
        return [
            body.sector
            for body in named
            if not year
            or ((body.start or year)[:4] <= year and (not body.end or year <= body.end[:4]))
        ]

    def titled(self, first: int, last: int, root: int, ident: str) -> tuple[str, ...]:
        """Records a person's name with the titles before it and the apposition after it."""
        words = self.r.words
        ids = (ident,)
        edge = min(words.left(root), first)
        start = first
        for k in range(edge, first):
            if words.dep[k] == "poss":
                self.r.of(k)
                edge = k + 1
                while edge < first and words.dep[edge] in ("case", "punct"):
                    edge += 1
        rank = None
        for k in reversed(range(edge, first)):
            self.r.done.setdefault(k, ())
            match = self.r.roles_at.get(k)
            if match is not None:
                start = min(start, edge)
                draft = self.r.cast.drafts[ident]
                draft.nouns.add(match.role.noun)
                if match.last >= first - 1 and not draft.titled:
                    draft.role, draft.titled = match.role.noun, True
                    rank = match if match.role.is_rank else None
                elif rank is not None and match.role.kind == "person" and match.last == rank.first:
                    draft.role = draft.role if match.role.is_rank else match.role.noun
                    rank = match if match.role.is_rank else None
            elif words.lower[k].rstrip(".") in ("mr", "mrs", "ms", "gen", "col", "dr"):
                start = min(start, k)
        self.r.cast.mention(start, last, root, ids, "name")
        self.apposed(root, ids)
        return ids

    def apposed(self, root: int, ids: tuple[str, ...]) -> None:
        """Lets an apposition that describes a name mean the same actor."""
        words = self.r.words
        for k in self.r.appositions(root):
            if k < root:
                continue
            covered = self.r.scene.cover.get(k)
            if covered is not None:
                person = self.r.cast.drafts[ids[0]].kind == "person"
                if person and covered.kind in ("demonym", "adjective") and not words.is_plural(k):
                    self.r.done[k] = ids  # "Insulza, a Chilean"
                    self.r.cast.mention(words.left(k), k + 1, k, ids, "nominal")
                continue
            match = self.r.roles_at.get(k) or self.r.titling.one_of(k)
            if match is None or (k in self.r.run_at and self.r.run_at[k].root == k):
                continue
            draft = self.r.cast.drafts[ids[0]]
            if (draft.kind == "person") != (match.role.kind == "person"):
                continue
            if words.is_plural(k) and draft.kind != "group":
                continue  # A list, not an apposition.
            if draft.kind == "person" and not draft.titled and draft.sector != "ELI":
                draft.role, draft.titled = match.role.noun, True
            draft.nouns.add(words.lower[k])
            # The possessor inside keeps its own mention.
            for inner in words.kids[k]:
                if words.dep[inner] == "poss":
                    self.r.of(inner)
            draft.nouns.add(match.role.noun)
            self.r.done[k] = self.r.done[match.head] = ids
            self.r.cast.mention(words.left(k), match.last, match.head, ids, "nominal")
            for c in words.conjuncts(k) if draft.kind == "person" else ():
                # "Roe, a cousin of the king and a member of parliament"
                other = self.r.roles_at.get(c)
                single = not words.is_plural(c) and words.lower[words.left(c)] in ("a", "an")
                if other is not None and other.role.kind == "person" and single:
                    draft.nouns.add(other.role.noun)
                    self.r.done[c] = ids
                    self.r.cast.mention(words.left(c), other.last, c, ids, "nominal")

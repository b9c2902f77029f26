"""Others of those told of: "killed two farmers and took *13 others* away"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from communique.actors.words import MODIFIES, QUANTITIES

if TYPE_CHECKING:
    from communique.actors.cast import Told
    from communique.actors.resolution import Resolver
    from communique.actors.roles import Match

_DONE_TO = frozenset({"dobj", "nsubjpass", "dative"})
# What befalls those who are its subjects.
_SUFFERING = frozenset(
    """fled flee escaped survived died drowned perished starved disappeared vanished fell
    remain remained""".split()
)
_HUMAN = frozenset({"person", "people"})
_HELD = frozenset("prisoner captive hostage detainee abductee".split())
_TAKERS = frozenset("captor kidnapper abductor hijacker hostage-taker taker".split())
_SEIZING = (
    "seiz", "captur", "kidnap", "abduct", "held", "hold", "detain", "took", "taken", "arrest",
)  # fmt: skip
_REACH = 6  # sentences back in which captives are taken up
_COUNTS = frozenset("several many some few two three four five six seven eight nine ten".split())


def others(r: Resolver, i: int) -> tuple[str, ...]:
    """Who "13 others" are: of the kind of those told of last, whom the like befell or who did it.

    Args:
        r: the resolver of the document.
        i: the token of "others".
    """
    words = r.words
    if words.dep[i] in MODIFIES or not _counted(r, i):
        return ()
    side = _side(r, i)
    if side is None:
        return ()
    for told in r.cast.backwards():
        if told.root >= i or words.sent[i] != told.sentence:
            continue
        if words.place_in_clause(told.root) == words.place_in_clause(i):
            return ()  # "Two Swedes and four others" may be of any state.
        if _side(r, told.root) == side and _people(r, told):
            return told.ids
    return ()


def _counted(r: Resolver, i: int) -> bool:
    """Whether a number stands before "others", or a quantity of which it tells."""
    words = r.words
    edge = words.left(i)
    if any(words.tag[k] == "CD" or words.lower[k] in _COUNTS for k in range(edge, i)):
        return True
    return words.quantified(i) != i


def _side(r: Resolver, i: int) -> bool | None:
    """Whether something is done to those at a token (or done by them); ``None``: neither."""
    words = r.words
    top = words.place_in_clause(i)
    if words.dep[top] == "pobj" and words.lower[words.head[top]] == "of":
        over = words.head[words.head[top]]
        if words.tag[over] == "CD" or words.lower[over] in QUANTITIES | _COUNTS:
            top = words.place_in_clause(over)  # "two of the farmers"
    if words.dep[top] in _DONE_TO:
        return True
    if words.dep[top] != "nsubj":
        return None
    return words.lower[words.head[top]] in _SUFFERING


def _people(r: Resolver, told: Told) -> bool:
    """Whether some people or one of them are told by a noun: no state, body or person by name."""
    if told.form != "nominal" or len(told.ids) != 1:
        return False
    draft = r.cast.drafts[told.ids[0]]
    if draft.kind != "group" or ":" in draft.id:
        return False
    match = r.roles_at.get(told.root)
    return told.root in r.scene.cover or (match is not None and match.role.kind in _HUMAN)


def captives(r: Resolver, match: Match) -> tuple[str, ...]:
    """Who "the prisoners" are, or the one: those told of last as seized or held.

    Args:
        r: the resolver of the document.
        match: the role noun.
    """
    words, head = r.words, match.head
    many = words.is_plural(head)
    if words.lower[head].removesuffix("s") in _TAKERS and words.definite(head):
        return _captors(r, head)
    if words.lower[head].removesuffix("s") not in _HELD or not words.definite(head):
        return ()
    for told in r.cast.backwards():
        if told.root >= head or words.sent[head] - told.sentence > _REACH:
            continue
        if _side(r, told.root) is not True or not _people(r, told):
            continue
        listed = bool(words.conjuncts(told.root))  # "Held the envoy and his deputy"
        if many != (told.plural or listed or _counted(r, told.root)):
            continue
        verb = words.clause(words.place_in_clause(words.quantified(told.root)))
        joined = {verb, words.place_in_clause(verb), *words.conjuncts(verb)}
        if any(words.lower[k].startswith(_SEIZING) for k in joined):
            them = sorted((told.root, *words.conjuncts(told.root))) if many else [told.root]
            marks = [r.cast.mention_of(k) for k in them]
            return tuple(dict.fromkeys(x for mark in marks if mark for x in mark.actors))
    return ()


def _captors(r: Resolver, head: int) -> tuple[str, ...]:
    """Who "the kidnappers" are: those told of last as having seized somebody or something."""
    words = r.words
    for told in r.cast.backwards():
        if told.root >= head or words.sent[head] - told.sentence > _REACH:
            continue
        verb = words.clause(words.place_in_clause(told.root))
        joined = {verb, *words.conjuncts(verb)}
        if told.subject and any(words.lower[k].startswith((*_SEIZING, "hijack")) for k in joined):
            return told.ids
    return ()

"""Why a sentence is coded as it is, as a person reads it in a terminal."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.console import Group
from rich.padding import Padding
from rich.rule import Rule
from rich.table import Table
from rich.text import Text
from rich.tree import Tree

from communique.exports.terminal import QUAD_STYLE

if TYPE_CHECKING:
    from rich.console import RenderableType

    from communique.events import Explanation
    from communique.events.explaining import Considered
    from communique.events.typer import Pair, Rating
    from communique.language import Parse
    from communique.language.tokens import Token
    from communique.record import ActorRef, Event

_FAINT = "bright_black"
_MISSES = 6
_TYPES = 3


def explained(parse: Parse, explanation: Explanation) -> RenderableType:
    """Parse, actors, frames that hold and those that nearly do, typer, and the events coded."""
    parts: list[RenderableType] = []
    for title, part in (
        ("Parse", Group(*(_tree(parse, sentence.root) for sentence in parse.sentences))),
        ("Actors", _actors(parse)),
        ("Frames", _frames(explanation)),
        ("Typer", _typer(explanation)),
        ("Events", _events(parse)),
    ):
        parts.append(Rule(title, align="left", style=_FAINT))
        parts.append(Padding(part, (0, 0, 1, 0)))
    return Group(*parts)


def _tree(parse: Parse, root: Token) -> Tree:
    tree = Tree(_node(parse, root), guide_style=_FAINT)
    stack = [(root, tree)]
    while stack:
        token, branch = stack.pop()
        words = (c for c in token.children if c.dep_ not in {"punct", ""} and not c.is_space)
        stack.extend((child, branch.add(_node(parse, child))) for child in words)
    return tree


def _node(parse: Parse, token: Token) -> Text:
    label = Text(token.text, style="bold" if token.pos_ in {"VERB", "NOUN", "PROPN"} else "")
    label.append(f"  {token.dep_}, {token.pos_.lower()}", style=_FAINT)
    if token.lemma_.lower() != token.lower_:
        label.append(f", lemma {token.lemma_}", style=_FAINT)
    mention = parse.mention_at(token)
    if mention is not None and mention.root == token.i:
        label.append(f"  {', '.join(mention.actors)}", style="cyan")
    return label


def _actors(parse: Parse) -> RenderableType:
    if not parse.mentions:
        return Text("none: no event is coded without one", style=_FAINT)
    table = Table.grid(padding=(0, 3))
    for mention in sorted(parse.mentions, key=lambda m: m.start):
        names = ", ".join(parse.actors[a].name for a in mention.actors if a in parse.actors)
        table.add_row(
            Text(parse.text[mention.start : mention.end]),
            Text(", ".join(mention.actors), style="cyan"),
            Text(f"{names} ({mention.form})", style=_FAINT),
        )
    return table


def _frames(explanation: Explanation) -> RenderableType:
    if not explanation.considered:
        return Text("no word here is the trigger of a frame", style=_FAINT)
    return Group(*(_considered(one) for one in explanation.considered))


def _considered(one: Considered) -> Text:
    told = Text(f"{one.trigger.text}", style="bold")
    told.append(f"  ({one.trigger.lemma_}, {one.trigger.pos_.lower()})", style=_FAINT)
    for number, match in enumerate(one.matches):
        mark = "✓" if number == 0 else "·"
        told.append(f"\n  {mark} {match.frame.id}", style="green" if number == 0 else "")
        told.append(f"  {match.frame.type} {match.frame.mode or ''}".rstrip())
        told.append(f"  {_who(match.actors)} → {_who(match.recipients)}", style="cyan")
        if match.frame.likeness < 1:
            near = match.frame.likeness
            told.append(
                f"  no frame has this verb: the nearest by meaning ({near:.2f})", style=_FAINT
            )
        if number:
            told.append(f"  holds too, but less of it is bound ({match.score:g})", style=_FAINT)
    for miss in one.misses[:_MISSES]:
        told.append(f"\n  ✗ {miss.frame.id}", style="yellow")
        told.append(f"  {miss.why}", style=_FAINT)
    if len(one.misses) > _MISSES:
        told.append(f"\n    and {len(one.misses) - _MISSES} more", style=_FAINT)
    return told


def _typer(explanation: Explanation) -> RenderableType:
    if not explanation.rated:
        return Text("asked about no pair", style=_FAINT)
    return Group(*(_rated(pair, rating) for pair, rating in explanation.rated))


def _rated(pair: Pair, rating: Rating) -> Text:
    told = Text(pair.text[slice(*pair.actor)], style="cyan")
    told.append(" → ", style=_FAINT).append(pair.text[slice(*pair.recipient)], style="cyan")
    likely = sorted(rating.types.items(), key=lambda item: -item[1])[:_TYPES]
    told.append("  " + ", ".join(f"{kind} {p:.0%}" for kind, p in likely))
    return told


def _events(parse: Parse) -> RenderableType:
    if not parse.events:
        return Text("none", style=_FAINT)
    return Group(*(_event(event) for event in parse.events))


def _event(event: Event) -> Text:
    told = Text(event.type, style=f"bold {QUAD_STYLE[event.quad]}")
    told.append(f" {event.mode or ''} “{event.trigger.text}”  ".replace("  “", " “"))
    told.append(f"{_who(event.actors)} → {_who(event.recipients)}", style="cyan")
    told.append(f"\n  {event.status}, {event.timing}, {event.when.edtf or 'time unknown'}")
    if event.attribution:
        told.append(f", according to {_who(event.attribution)}", style="magenta")
    told.append(f"\n  by {event.rule}, confidence {event.confidence:.2f}", style=_FAINT)
    return told


def _who(parties: tuple[ActorRef, ...] | list[ActorRef]) -> str:
    return ", ".join(party.actor for party in parties) or "nobody"

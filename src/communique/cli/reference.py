"""The page of all commands, made from the commands themselves: ``docs/commands.md``.

``python -m communique.cli.reference > docs/commands.md`` writes it; a test compares the two.
"""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING, Any

import typer

if TYPE_CHECKING:
    from collections.abc import Iterator

_HEAD = """\
# Commands

Made from `--help` by `python -m communique.cli.reference`. Exit codes: 0 all done; 1 some inputs
could not be coded, or a check found something; 2 the call itself is wrong. Commands on a ledger
take its folder from `COMMUNIQUE_LEDGER` where `--ledger` is not given. Rows are tables on a
terminal and CSV in a pipe.
"""


def page(app: typer.Typer) -> str:
    """The page, in Markdown."""
    return _HEAD + "".join(_told(typer.main.get_command(app), "communique"))


def _told(command: Any, name: str) -> Iterator[str]:
    inner = getattr(command, "commands", None)
    if inner is not None:
        for part, below in inner.items():
            yield from _told(below, f"{name} {part}")
        return
    arguments = [item for item in command.params if item.param_type_name == "argument"]
    options = [item for item in command.params if item.param_type_name == "option"]
    usage = " ".join([name, *map(_argument, arguments), "[OPTIONS]"])
    yield f"\n## {name}\n\n    {usage}\n\n{_flat(command.help)}\n"
    rows = [(f"`{item.name.upper()}`", item) for item in arguments]
    rows += [(_names(item), item) for item in options if item.name != "help"]
    if rows:
        yield "\n| | |\n| --- | --- |\n"
    for head, item in rows:
        yield f"| {head} | {_flat(item.help)}{_remarks(item)} |\n"


def _argument(item: Any) -> str:
    name = item.name.upper() + ("..." if item.nargs == -1 else "")
    return name if item.required else f"[{name}]"


def _names(item: Any) -> str:
    names = ", ".join(f"`{name}`" for name in (*item.opts, *item.secondary_opts))
    choices = _choices(item)
    if choices:
        return f"{names} " + " ".join(choices)
    return names


def _choices(item: Any) -> list[str]:
    """The words that an option takes; typer keeps them elsewhere than click, which it was."""
    kind = getattr(getattr(item, "type_descriptor", None), "annotation", None)
    if isinstance(kind, type) and issubclass(kind, Enum):
        return [str(one.value) for one in kind]
    known = getattr(getattr(item, "type", None), "choices", ())
    return [str(getattr(one, "value", one)) for one in known]


def _remarks(item: Any) -> str:
    default = getattr(item.default, "value", item.default)
    told = "" if not isinstance(default, str | int) or isinstance(default, bool) else f"{default}"
    required = " Required." if item.param_type_name == "option" and item.required else ""
    return required + (f" Default: {told}." if told else "")


def _flat(text: str | None) -> str:
    return "\n\n".join(" ".join(part.split()) for part in (text or "").split("\n\n"))


if __name__ == "__main__":
    from communique.cli import app as commands

    print(page(commands), end="")

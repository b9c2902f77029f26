"""The option ``--column``, which several commands share."""

from __future__ import annotations

from typing import TYPE_CHECKING

import typer

if TYPE_CHECKING:
    from collections.abc import Iterable


def pairs(texts: Iterable[str] | None) -> dict[str, str]:
    """``field=name`` options as a mapping.

    Raises:
        typer.BadParameter: one of them is not of that form.
    """
    found: dict[str, str] = {}
    for text in texts or ():
        field, sign, name = text.partition("=")
        if not sign or not name:
            raise typer.BadParameter(f"{text!r}: write field=name", param_hint="--column")
        found[field] = name
    return found

"""Of whom a thing is asked that a clause tells."""

from __future__ import annotations

from typing import TYPE_CHECKING

from communique.events import control, syntax, verbs

if TYPE_CHECKING:
    from communique.language.tokens import Token


def asked_by(clause: Token) -> list[Token]:
    """Who shall do what a clause tells that somebody asks for.

    "Wants *Chad* to release them"; but neither "asked that the land be returned" nor "wants him
    arrested" says of whom, and "“Arrest him,” he said" asks it of nobody named.
    """
    small = clause.tag_ == "VBN" and not verbs.helpers_of(clause)
    if small or verbs.is_duty(clause) or control.is_command(clause):
        return syntax.subjects(clause)
    return syntax.subjects(clause) or syntax.undergoers(clause)

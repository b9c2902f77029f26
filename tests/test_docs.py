"""The page of the commands says what the commands are."""

from __future__ import annotations

from pathlib import Path

from communique.cli import app
from communique.cli.reference import page

COMMANDS = Path(__file__).parent.parent / "docs" / "commands.md"


def test_the_page_of_the_commands_is_that_of_the_commands() -> None:
    assert COMMANDS.read_text(encoding="utf-8") == page(app), (
        "make it anew: python -m communique.cli.reference > docs/commands.md"
    )

"""spaCy without its command line, which ``import spacy`` brings along at a third of its cost.

``spacy/__init__.py`` takes one function, ``info``, from ``spacy.cli``, and with it comes all that
downloads, trains and debugs models. Whoever needs that has it still: ``spacy.info`` fetches it when
it is called, and ``import spacy.cli`` finds the real one.
"""

from __future__ import annotations

import sys
from types import ModuleType
from typing import Any

_COMMANDS = "spacy.cli"
_INFO = "spacy.cli.info"


def _info(*args: Any, **kwargs: Any) -> Any:
    from spacy.cli.info import info

    return info(*args, **kwargs)


def _without_commands() -> None:
    """Import spaCy with an empty ``spacy.cli`` in the place of its own."""
    commands, info = ModuleType(_COMMANDS), ModuleType(_INFO)
    vars(commands)["__path__"] = []
    vars(info)["info"] = _info
    sys.modules[_COMMANDS], sys.modules[_INFO] = commands, info
    try:
        import spacy  # noqa: F401
    except ImportError:
        pass  # A spaCy that takes more from there: it is imported whole below.
    finally:
        del sys.modules[_COMMANDS], sys.modules[_INFO]


if "spacy" not in sys.modules:
    _without_commands()

import spacy  # noqa: E402

__all__ = ["spacy"]

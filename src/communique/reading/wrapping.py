"""Lines that were broken at a width -> paragraphs."""

from __future__ import annotations

import re

_SENTENCE_END = re.compile(r"[.!?…][”\"’')\]]*$")


def unwrap(lines: list[str]) -> list[str]:
    """Joins lines that were broken at a width, as in mail and on old wires."""
    blocks: list[list[str]] = [[]]
    for line in lines:
        if not line.strip():
            blocks.append([])
        elif blocks[-1] and line[:1] in " \t" and blocks[-1][-1][:1] not in " \t":
            blocks.append([line])
        else:
            blocks[-1].append(line)
    inner = [line.strip() for block in blocks for line in block[:-1]]
    width = max((len(line) for line in inner), default=0)
    broken = sum(len(line) > 40 and _SENTENCE_END.search(line) is None for line in inner)
    if len(inner) < 3 or not 40 < width <= 120 or broken * 10 < len(inner) * 6:
        return lines
    joined: list[str] = []
    for block in blocks:
        paragraph = ""
        for line in (part.strip() for part in block):
            # A line well short of the width ended where its writer ended it.
            if paragraph and not paragraph.endswith("\n"):
                paragraph += " "
            paragraph += line if len(line) > width * 0.6 or line is block[-1] else line + "\n"
        joined += [*paragraph.split("\n"), ""]
    return joined

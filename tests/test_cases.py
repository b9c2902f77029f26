"""The sentence cases of tests/cases: a file a class of phenomena, a case a sentence or passage.

``events`` must all be found, ``not`` must match nothing; ``events: []`` means that nothing at all
may be found. Only the fields given are compared.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
import yaml

from communique.record import Document, DocumentInfo

if TYPE_CHECKING:
    from communique.coder import Coder
    from communique.record import ActorRef, Event

FOLDER = Path(__file__).parent / "cases"


def _cases() -> list[Any]:
    found = []
    known = set((FOLDER / "known_failures.txt").read_text(encoding="utf-8").split())
    for path in sorted(FOLDER.glob("*.yaml")):
        content = yaml.safe_load(path.read_text(encoding="utf-8"))
        for number, case in enumerate(content["cases"], start=1):
            case = {"published": content.get("published"), **case}
            name = f"{path.stem}-{number}"
            # A case that is not coded right yet. Not strict: the typer's eight-bit weights differ a
            # little from processor to processor.
            marks = [pytest.mark.xfail(strict=False)] if name in known else []
            found.append(pytest.param(case, id=name, marks=marks))
    return found


@pytest.mark.parametrize("case", _cases())
def test_case(case: dict[str, Any], coder: Coder) -> None:
    published = str(case["published"]) if case["published"] else None
    info = DocumentInfo(
        id="case",
        source=None,
        title=None,
        publisher=None,
        authors=(),
        published=published,
        updated=None,
        language="en",
    )
    events = coder.code(Document(info=info, text=case["text"])).events
    told = [describe(event) for event in events]
    for wanted in case.get("events") or []:
        assert any(matches(wanted, event) for event in events), f"missing {wanted} in {told}"
    if case.get("events") == []:
        assert not events, f"nothing should be found; found: {told}"
    for banned in case.get("not") or []:
        assert not any(matches(banned, event) for event in events), f"found: {banned} in {told}"


def matches(wanted: dict[str, Any], event: Event) -> bool:
    for field in ("type", "mode", "cameo", "status", "timing"):
        if field in wanted and getattr(event, field) != wanted[field]:
            return False
    if "when" in wanted and not (event.when.edtf or "").startswith(str(wanted["when"])):
        return False
    if "basis" in wanted and event.when.basis != wanted["basis"]:
        return False
    for field in ("actors", "recipients", "attribution"):
        if field in wanted and not _parties(wanted[field], getattr(event, field)):
            return False
    return True


def _parties(wanted: list[str], found: tuple[ActorRef, ...]) -> bool:
    """Whether each wanted id begins a found one; an empty list wants nobody."""
    if not wanted:
        return not found
    return all(any(ref.actor.startswith(name) for ref in found) for name in wanted)


def describe(event: Event) -> str:
    actors = ",".join(ref.actor for ref in event.actors)
    recipients = ",".join(ref.actor for ref in event.recipients)
    chain = ",".join(ref.actor for ref in event.attribution)
    return (
        f"{event.type}({event.mode}) {actors} -> {recipients} {event.status}/{event.timing} "
        f"{event.when.edtf} {event.when.basis} [{chain}] {event.rule}"
    )

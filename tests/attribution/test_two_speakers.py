"""Two who speak in one sentence, and words read out: whose the words are, and by what means."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from communique.record import Document, DocumentInfo, Statement

if TYPE_CHECKING:
    from communique.coder import Coder


def said(coder: Coder, text: str) -> list[Statement]:
    info = DocumentInfo(
        id="t", source=None, title=None, publisher=None, authors=(), published="2020-06-15",
        updated=None, language="en",
    )  # fmt: skip
    return list(coder.code(Document(info=info, text=text)).statements)


@pytest.mark.parametrize(
    ("text", "speakers"),
    [
        # Two who close a sentence say what stands before them.
        ("Violence broke out in Zambia, police and a doctor at the district hospital said.",
         [("police and a doctor at the district hospital", "Violence broke out in Zambia")]),
        ("The ferry sank off Malta, officials and survivors said on Monday.",
         [("officials and survivors", "The ferry sank off Malta")]),
        ("Chad imports rice from India, Vietnam and Thailand, traders and officials said.",
         [("traders and officials", "Chad imports rice from India, Vietnam and Thailand")]),
        # Who speaks stands after the closing mark, and is no apposition of what was said last.
        ('"Tunisia deals with one Libya," its foreign minister, Taher al-Baour, said.',
         [("its foreign minister", '"Tunisia deals with one Libya,"')]),
        # Each says something of his own.
        ("The union says foreigners have emptied the sea, and a merchant who buys shrimp said he"
         " had been robbed.",
         [("The union", "foreigners have emptied the sea"), ("a merchant", "he had been robbed")]),
        ("Oslo says it has no boats there but fishermen complained that they had been chased.",
         [("Oslo", "it has no boats there"), ("fishermen", "that they had been chased")]),
        # What is done by words in a list is done by whoever does the first of it.
        ("Egypt praised the pact, which Sudan signed, urged Libya to join it and offered help.",
         [("Egypt", "the pact"), ("Egypt", "Libya to join it"), ("Egypt", "help")]),
        # What another says can be part of what one says.
        ("The minister said that the road was shut and that the army said it was mined.",
         [("The minister", "that the road was shut and that the army said it was mined"),
          ("the army", "it was mined")]),
    ],
)  # fmt: skip
def test_two_speakers(coder: Coder, text: str, speakers: list[tuple[str, str]]) -> None:
    found = [(s.speaker.text, " / ".join(c.text for c in s.content)) for s in said(coder, text)]
    assert found == speakers


@pytest.mark.parametrize(
    ("text", "medium"),
    [
        ("“Brothers do not fight,” the king said in a message read on state radio.", "message"),
        ("“Brothers do not fight,” the king said in a statement broadcast at noon.", "statement"),
        ("“Brothers do not fight,” the king said after a reading of the law.", None),
    ],
)
def test_read_out(coder: Coder, text: str, medium: str | None) -> None:
    assert said(coder, text)[0].medium == medium


@pytest.mark.parametrize(
    ("text", "cues"),
    [
        ("The thief was treated according to law, the ministry said.", ["said"]),
        ("According to Chinese law, the thief may appeal.", ["According to"]),
    ],
)
def test_what_is_done_by_law_is_said_by_nobody(coder: Coder, text: str, cues: list[str]) -> None:
    assert [s.cue.text for s in said(coder, text) if s.cue is not None] == cues

"""The lexicon of frames: how it is indexed, and what it says of entries that are wrong."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from communique.data import user_entries
from communique.errors import LexiconError
from communique.events import frames
from communique.events.frames import Frame, Lexicon, WordClass, lexicon

if TYPE_CHECKING:
    from pathlib import Path


def a_frame(**fields: Any) -> Frame:
    return Frame(**{"id": "assault.try", "type": "ASSAULT", "cameo": "190", **fields})


def test_a_trigger_of_several_words_stands_under_its_head() -> None:
    known = Lexicon()
    frame = a_frame(
        verbs=("raid", "break off"), nouns=("raid", "air strike"), adjectives=("hostile",)
    )
    known.add(frame)
    for senses, phrase in (
        (known.verbs["raid"], None),
        (known.verbs["break"], "off"),
        (known.nouns["strike"], "air"),
        (known.adjectives["hostile"], None),
    ):
        assert [(sense.phrase, sense.frame) for sense in senses] == [(phrase, frame)]
    assert known.frames == {"assault.try": frame}


def test_a_class_stands_for_its_words() -> None:
    known = Lexicon(classes={"boats": frozenset({"ferry", "dinghy"})})
    known.add(a_frame(verbs=("@boats", "sail")))
    assert set(known.verbs) == {"ferry", "dinghy", "sail"}
    assert known.words(("@boats", "raft")) == {"ferry", "dinghy", "raft"}


def test_an_id_is_used_once() -> None:
    known = Lexicon()
    known.add(a_frame())
    with pytest.raises(LexiconError, match=r"assault\.try.*twice"):
        known.add(a_frame(verbs=("raid",)))


@pytest.mark.parametrize(
    "field", ["verbs", "nouns", "adjectives", "object", "object_not", "subject", "subject_not"]
)
def test_an_unknown_class_is_named_with_its_frame(field: str) -> None:
    with pytest.raises(LexiconError, match=r"assault\.try.*@nothing"):
        Lexicon().add(a_frame(**{field: ("@nothing",)}))


@pytest.mark.parametrize(
    ("content", "words"),
    [
        ("- {id: a.b, type: ASSAULT}", "entry a.b.*cameo"),
        ("- {id: a.b, type: QUARREL, cameo: '190'}", "entry a.b.*QUARREL"),
        ("- {id: a.b, type: ASSAULT, cameo: '190', verb: [hit]}", "entry a.b.*verb"),
        ("- {id: a.b, type: ASSAULT, cameo: 190}", "entry a.b.*cameo"),
        ("- {id: a.b, type: ASSAULT, cameo: '190', complement: peace}", "entry a.b.*peace"),
        ("- {type: ASSAULT, cameo: '190'}", "entry 1.*id"),
        ("- ASSAULT", "entry 1"),
        ("{id: a.b}", "a list of entries"),
        ("- {id: [", "not YAML"),
    ],
)
def test_a_malformed_entry_says_where_and_what(tmp_path: Path, content: str, words: str) -> None:
    path = tmp_path / "own.yaml"
    path.write_text(content)
    with pytest.raises(LexiconError, match=f"(?s)own.yaml.*{words}"):
        user_entries(path, Frame)


def test_on_and_off_are_words(tmp_path: Path) -> None:
    path = tmp_path / "own.yaml"
    path.write_text(
        "- {id: a.b, type: ASSAULT, cameo: '190', with_prep: {on: [off]}, reciprocal: true}"
    )
    (frame,) = user_entries(path, Frame)
    assert frame.with_prep == {"on": ("off",)}
    assert frame.reciprocal


@pytest.mark.parametrize("words", [("@own",), ("@other",)])
def test_a_class_defined_by_itself_or_by_none(
    words: tuple[str, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    own = WordClass(id="own", about="a class of the test", words=words)
    monkeypatch.setattr(frames, "entries", lambda name, kind: [own] if kind is WordClass else [])
    with pytest.raises(LexiconError, match=words[0]):
        lexicon.__wrapped__()


def test_the_frames_that_come_with_the_package() -> None:
    known = lexicon()
    assert lexicon() is known
    for frame in known.frames.values():
        assert frame.id.partition(".")[0] == frame.type.lower(), frame.id
        assert frame.verbs or frame.nouns or frame.adjectives, f"{frame.id} has no trigger"
        assert frame.examples, f"{frame.id} has no example"
    for names in known.classes.values():
        assert names
        assert not any(word.startswith("@") for word in names)

"""The user's own actors."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from communique.actors import Actors
from communique.errors import LexiconError

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from communique.language import Parse

OWN = """
- id: KEN.SOC:red-hill-forum
  name: Red Hill Forum
  aliases: [RHF]
  kind: organization
- {id: "KEN.OPP:asha-barasa", name: Asha Barasa, kind: person, role: chairwoman}
"""


def test_own_actors_are_found(annotated: Callable[..., Parse], tmp_path: Path) -> None:
    path = tmp_path / "own.yaml"
    path.write_text(OWN, encoding="utf8")
    parse = annotated(
        "The Red Hill Forum sued the county. The RHF won. Asha Barasa wept, and Barasa left.",
        using=Actors(path),
    )
    forum = parse.actors["KEN.SOC:red-hill-forum"]
    assert (forum.country, forum.sector, forum.kind) == ("KEN", "SOC", "organization")
    assert [m.text for m in forum.mentions][:2] == ["The Red Hill Forum", "The RHF"]
    barasa = parse.actors["KEN.OPP:asha-barasa"]
    assert barasa.role == "chairwoman"
    assert [m.text for m in barasa.mentions] == ["Asha Barasa", "Barasa"]


@pytest.mark.parametrize(
    ("entry", "told"),
    [
        ('- {id: "XXQ.SOC:a", name: Some Body}', "XXQ"),
        ('- {id: "KEN.SOC:a", name: ""}', "name"),
        ('- {id: "KEN.ZZZ:a", name: Some Body}', "ZZZ"),
        ('- {id: "kenya", name: Some Body}', "id"),
        ('- {id: "KEN.SOC:a", name: Some Body, kind: robot}', "robot"),
        ('- {id: "KEN.SOC:a", name: Some Body, colour: red}', "colour"),
        ('- {id: "KEN.SOC:a", name: Some Body, from: soon}', "soon"),
        ('- {id: "KEN.SOC:a", name: Some Body, country: UGA}', "UGA"),
        ('- {id: "KEN.SOC:a", name: A B}\n- {id: "KEN.SOC:a", name: C D}', "twice"),
        ("name: x", "list"),
    ],
)
def test_mistakes_are_told(tmp_path: Path, entry: str, told: str) -> None:
    path = tmp_path / "own.yaml"
    path.write_text(entry, encoding="utf8")
    with pytest.raises(LexiconError, match=told):
        Actors(path)


def test_a_missing_file_is_told(tmp_path: Path) -> None:
    with pytest.raises(LexiconError, match="cannot be read"):
        Actors(tmp_path / "none.yaml")

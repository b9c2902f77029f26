from __future__ import annotations

import pytest

from communique.reading.language import tell


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("The ministers met in Oslo and agreed to reopen the border.", "en"),
        ("Iran condemned Israel.", "en"),
        ("Russia attacks Ukraine", "en"),
        ("Kim met Xi in Beijing.", "en"),
        ("Le ministre des affaires étrangères a rencontré son homologue à Paris.", "fr"),
        ("Der Minister traf am Montag seinen Amtskollegen in Berlin und sprach mit ihm.", "de"),
        ("El presidente condenó el ataque y pidió una reunión urgente.", "es"),
        ("Президент встретился с министром в Москве.", "ru"),
        ("중국과 북한이 친선 조약을 기념했다고 통신이 보도했다.", "ko"),
        ("", None),
        ("42 %", None),
        ("\U0001f600", None),
    ],
)  # fmt: skip
def test_codes(text: str, code: str | None) -> None:
    assert tell(text) == code

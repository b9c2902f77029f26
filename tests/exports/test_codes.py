"""Codes of actors and events."""

from __future__ import annotations

from typing import get_args

import pytest

from communique.data import entries, rows
from communique.events.frames import Frame
from communique.exports.codes import (
    PLOVER_SECTORS,
    ROLES,
    code,
    country_names,
    cow,
    event_code,
    event_names,
    event_types,
    fips,
)
from communique.record import EventType
from tests.exports.conftest import event


@pytest.mark.parametrize(
    ("actor", "cameo", "country", "types"),
    [
        ("PRK", "PRK", "PRK", ()),
        ("PRK.JRN:kcna", "PRKMED", "PRK", ("MED",)),
        ("RUS.MIL:russian-armed-forces", "RUSMIL", "RUS", ("MIL",)),
        ("GBR.MED", "GBRHLH", "GBR", ("HLH",)),
        ("SDN.PRM", "SDNUAF", "SDN", ("UAF",)),
        ("JOR.UNK:majali", "JOR", "JOR", ()),
        ("UNK.CVL", "CVL", "", ("CVL",)),
        ("UNK.UNK:badme", "", "", ()),
        ("UNO:security-council", "IGOUNO", "", ("IGO",)),
        ("EUR", "IGOEUREEC", "", ("IGO",)),
        ("IGO.JUD:icc", "IGOJUD", "", ("IGO", "JUD")),
        ("NGO:icrc", "NGO", "", ("NGO",)),
        ("ISM", "NGM", "", ("NGM",)),
    ],
)
def test_actor_codes(actor: str, cameo: str, country: str, types: tuple[str, ...]) -> None:
    found = code(actor)
    assert (found.cameo, found.country, found.types) == (cameo, country, types)


def test_every_sector_has_a_role_of_three_letters() -> None:
    roles = {ROLES.get(sector, sector) for sector in PLOVER_SECTORS}
    assert all(len(role) == 3 for role in roles)


def test_every_code_that_a_frame_gives_is_a_code_of_cameo() -> None:
    given = {frame.cameo for frame in entries("frames", Frame)}
    given |= {event_code(event(1, type=kind, cameo=None)) for kind in get_args(EventType)}
    assert given <= set(event_names())


def test_cameo_has_twenty_roots_with_the_types_of_plover() -> None:
    names, types = event_names(), event_types()
    assert {name[:2] for name in names} == {f"{root:02d}" for root in range(1, 21)}
    assert len(names) == len(rows("cameo.tsv"))
    assert set(filter(None, types.values())) == set(get_args(EventType))
    assert [types[c] for c in ("010", "0233", "036", "083", "084", "090", "190", "2042")] == [
        None, None, "AGREE", "CONCEDE", "RETREAT", "ACCUSE", "ASSAULT", "ASSAULT",
    ]  # fmt: skip


def test_numbers_of_states() -> None:
    numbers = cow()
    assert set(numbers) <= set(country_names())
    assert [numbers[c] for c in "USA GBR DEU RUS IRN CHN PRK AUS".split()] == [
        "2", "200", "255", "365", "630", "710", "731", "900",
    ]  # fmt: skip
    assert "HKG" not in numbers
    assert [
        fips()[c] for c in "USA GBR DEU RUS CHN AUS CHE".split()
    ] == "US UK GM RS CH AS SZ".split()

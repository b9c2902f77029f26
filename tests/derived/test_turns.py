"""What a record's events tell of the life of its agreements."""

from __future__ import annotations

import pytest

import communique
from communique.derived import Turns, turns

PUBLISHED = "2021-07-11"


def of(text: str, published: str | None = PUBLISHED) -> list[Turns]:
    return list(turns(communique.code(text, published=published)).values())


def test_a_life() -> None:
    [turned] = of(
        "Oman and Yemen signed a border treaty in October 1992. The treaty entered into force on "
        "December 26, 1992. It was renewed by Oman and Yemen in 2002. Yemen violated the treaty "
        "in 2004 and in 2009. The treaty expired in 2012."
    )
    assert turned.entered == "1992-12-26"
    assert turned.ended == "2012"
    assert turned.breached == ("2004",) or turned.breached == ("2004", "2009")


def test_what_has_no_time_was_up_to_the_day_of_the_report() -> None:
    told = "Niger has annulled its military agreement with France."
    assert [turned.ended for turned in of(told)] == ["../2021-07-11"]
    assert [turned.ended for turned in of(told, None)] == [None]


def test_in_force_since() -> None:
    [turned] = of("The extradition treaty between Fiji and Samoa has been in force since 1970.")
    assert turned.entered == "1970"


@pytest.mark.parametrize(
    "text",
    [
        "The trade pact between Kenya and Uganda will come into force in 2025.",
        "The pact between Burundi and Rwanda did not enter into force.",
        "Chad denied that it had violated its border agreement with Sudan.",
        "The treaty between Fiji and Samoa may expire.",
        "Mali suspended its defence accord with France.",
        "Armenia withdrew from the Collective Security Treaty.",
    ],
)
def test_what_did_not_happen_or_does_not_end_it(text: str) -> None:
    assert not any(of(text))


def test_of_two_agreements_the_one_whose_parties_they_are() -> None:
    found = turns(
        communique.code(
            "Under the treaty between Peru and Chile, Peru gets water, and the fishing accord "
            "between Ghana and Togo expired in 2019.",
            published=PUBLISHED,
        )
    )
    assert [turned.ended for turned in found.values()] in ([None, "2019"], ["2019"])

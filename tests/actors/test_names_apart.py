"""Names that are not what they look like: phrases, papers, datelines, spellings, peoples."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from communique.actors.gazetteer import fold
from communique.actors.namesakes import remembered
from communique.actors.people import offices
from communique.data import rows

if TYPE_CHECKING:
    from collections.abc import Callable

    from communique.language import Parse

    Annotate = Callable[..., Parse]

# text, its day, the last of the words in it, the actors
CASES = [
    # Phrases that hold the name of an actor, and tools that are no force.
    ("Vandals painted a Star of David on a shop in Lyon.", "2019-01-01", "Star of David", None),
    ("The Norwegian won the Nobel Peace Prize in Oslo.", "2019-01-01", "Nobel Peace Prize", None),
    ("Belgian police used water cannon against the crowd.", "2019-01-01", "water cannon", None),
    ("Water cannons were used against the strikers.", "2019-01-01", "Water cannons", None),
    # Papers that share a name are told apart by their place.
    ("The Times of Israel quoted a minister.", "2019-01-01", "The Times of Israel",
     ("ISR.JRN:times-of-israel",)),
    ("The Star of Johannesburg quoted a minister.", "2019-01-01", "The Star of Johannesburg",
     ("ZAF.JRN:the-star-of-johannesburg",)),
    ("The Sunday Times of Malta quoted a minister.", "2019-01-01", "Malta", ("MLT",)),
    # A party whose name any state may have.
    ("The opposition Justice Party walked out.", "2019-01-01", "Justice Party",
     ("UNK.PTY:justice-party",)),
    ("The opposition Freedom Party walked out of a debate in Vienna.", "2019-01-01",
     "Freedom Party", ("AUT.PTY:fpo",)),
    # Where a report was sent from does nothing.
    ("Rutog, China - Soldiers cleared a road on Friday.", "2019-01-01", "China", None),
    ("ISLAMABAD: Pakistan recalled its envoy.", "2019-01-01", "ISLAMABAD", None),
    ("Bogota: a city of thieves, said the Ecuadorean.", "2019-01-01", "Bogota", ("COL",)),
    # Umlauts as two letters, or none.
    ("Wolfgang Schüssel flew to Rome. Mr Schuessel dined there.", "2002-05-01", "Schuessel",
     ("AUT.GOV:wolfgang-schuessel",)),
    ("Wolfgang Schuessel flew to Rome. Mr Schüssel dined there.", "2002-05-01", "Schüssel",
     ("AUT.GOV:wolfgang-schuessel",)),
    ("Jørgen Kjærholm, a Danish minister, resigned. Mr Kjaerholm wept.", "2002-05-01",
     "Kjaerholm", ("DNK.GOV:jorgen-kjærholm",)),
    # Heads of lands that few recognise.
    ("Arayik Harutyunyan flew to Moscow.", "2022-05-01", "Harutyunyan",
     ("NKR.GOV:arayik-harutyunyan",)),
    ("The Abkhaz president flew to Moscow.", "2010-05-01", "president",
     ("GEO.REB:sergei-bagapsh",)),
    ("The South Ossetian leader flew to Moscow.", "2010-05-01", "leader",
     ("GEO.REB:eduard-kokoity",)),
    ("The Turkish Cypriot leader flew to Geneva.", "2012-05-01", "leader",
     ("CYP.GOV:dervis-eroglu",)),
    # A people of another land, in full and in short.
    ("Bosnian Serb troops shelled a market. Mortars were found. The Serbs denied it.",
     "1994-06-01", "The Serbs", ("BIH.REB:bosnian-serbs",)),
    ("Bosnian Serb troops shelled a market. Serbia was silent. The Serbs denied it.",
     "1994-06-01", "The Serbs", ("SRB",)),
    ("The Bosnian Serb leader refused to sign.", "1994-06-01", "leader",
     ("BIH.REB:radovan-karadzic",)),
    # Firms and private people of a state, and of a part of one.
    ("A Swedish furniture chain left Russia.", "2019-01-01", "chain", ("SWE.BUS",)),
    ("A Hungarian count sued Slovakia.", "2019-01-01", "count", ("HUN.CVL",)),
    ("A Danish toy maker sued Iran.", "2019-01-01", "maker", ("DNK.BUS",)),
    ("Iran arrested a Belgian couple.", "2019-01-01", "couple", ("BEL.CVL",)),
    ("A Bavarian brewer sued France.", "2019-01-01", "brewer", ("DEU.BUS",)),
    ("A Sicilian farmer was arrested in Tunisia.", "2019-01-01", "farmer", ("ITA.AGR",)),
]  # fmt: skip


@pytest.mark.parametrize(("text", "date", "words", "meant"), CASES)
def test_names_apart(
    annotated: Annotate, text: str, date: str, words: str, meant: tuple[str, ...] | None
) -> None:
    parse = annotated(text, date)
    end = text.rindex(words) + len(words)
    start = text.rindex(words)
    found = [m.actors for m in parse.mentions if m.start < end and m.end > start]
    assert (meant in found) if meant else not found, found


def test_who_is_remembered_by_name_led_a_state() -> None:
    """Each row of the table names somebody of the tables of leaders."""
    for row in rows("actors/remembered.tsv"):
        found = remembered(row["called"], offices(), "")
        assert found, row
        assert row["country"] in {t.country for t in offices().by_family[fold(row["called"])]}

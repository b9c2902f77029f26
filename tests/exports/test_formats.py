"""The field's formats: columns in their order, and what stands in them."""

from __future__ import annotations

import csv
import io
from collections import Counter
from typing import TYPE_CHECKING

import msgspec
import pandas
import polars
import pytest

from communique.exports import gdelt, icews, phoenix, polecat
from communique.exports.dyads import EVERYTHING, dyads
from tests.exports.conftest import MEETING, SHELLING, TEXT, record

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from typing import Any

    from communique.record import Record

# Written out once more from the codebooks, so that a slip in the modules shows.
GDELT_EVENTS = """
GlobalEventID Day MonthYear Year FractionDate
Actor1Code Actor1Name Actor1CountryCode Actor1KnownGroupCode Actor1EthnicCode
Actor1Religion1Code Actor1Religion2Code Actor1Type1Code Actor1Type2Code Actor1Type3Code
Actor2Code Actor2Name Actor2CountryCode Actor2KnownGroupCode Actor2EthnicCode
Actor2Religion1Code Actor2Religion2Code Actor2Type1Code Actor2Type2Code Actor2Type3Code
IsRootEvent EventCode EventBaseCode EventRootCode QuadClass GoldsteinScale
NumMentions NumSources NumArticles AvgTone
Actor1Geo_Type Actor1Geo_Fullname Actor1Geo_CountryCode Actor1Geo_ADM1Code Actor1Geo_ADM2Code
Actor1Geo_Lat Actor1Geo_Long Actor1Geo_FeatureID
Actor2Geo_Type Actor2Geo_Fullname Actor2Geo_CountryCode Actor2Geo_ADM1Code Actor2Geo_ADM2Code
Actor2Geo_Lat Actor2Geo_Long Actor2Geo_FeatureID
ActionGeo_Type ActionGeo_Fullname ActionGeo_CountryCode ActionGeo_ADM1Code ActionGeo_ADM2Code
ActionGeo_Lat ActionGeo_Long ActionGeo_FeatureID
DATEADDED SOURCEURL
""".split()
GDELT_MENTIONS = """
GlobalEventID EventTimeDate MentionTimeDate MentionType MentionSourceName MentionIdentifier
SentenceID Actor1CharOffset Actor2CharOffset ActionCharOffset InRawText Confidence MentionDocLen
MentionDocTone MentionDocTranslationInfo Extras
""".split()
POLECAT = [
    name.strip()
    for name in """
Event ID, Event Date, Event Type, Event Mode, Intensity, Quad Code, Contexts, Actor Name,
Actor Country, Actor COW, Primary Actor Sector, Actor Sectors, Actor Title, Actor Name Raw,
Wikipedia Actor ID, Recipient Name, Recipient Country, Recipient COW, Primary Recipient Sector,
Recipient Sectors, Recipient Title, Recipient Name Raw, Wikipedia Recipient ID, Placename, City,
District, Province, Country, Latitude, Longitude, GeoNames ID, Raw Placename, Feature Type, Source,
Publication Date, Story People, Story Organizations, Story Locations, Language, Version
""".split(",")
]
PHOENIX = """
EventID Date Year Month Day SourceActorFull SourceActorEntity SourceActorRole SourceActorAttribute
TargetActorFull TargetActorEntity TargetActorRole TargetActorAttribute EventCode EventRootCode
PentaClass GoldsteinScore Issues Lat Lon LocationName StateName CountryCode SentenceID URLs
NewsSources
""".split()
ICEWS = [
    name.strip()
    for name in """
Event ID, Event Date, Source Name, Source Sectors, Source Country, Event Text, CAMEO Code,
Intensity, Target Name, Target Sectors, Target Country, Story ID, Sentence Number, Publisher, City,
District, Province, Country, Latitude, Longitude
""".split(",")
]
FORMATS = [
    (gdelt.write_events, GDELT_EVENTS, 61),
    (gdelt.write_mentions, GDELT_MENTIONS, 16),
    (polecat.write_events, POLECAT, 40),
    (phoenix.write_events, PHOENIX, 26),
    (icews.write_events, ICEWS, 20),
]
each = pytest.mark.parametrize(("write", "names", "count"), FORMATS, ids=[
    "gdelt", "gdelt-mentions", "polecat", "phoenix", "icews",
])  # fmt: skip


def written(write: Callable[..., int], records: Sequence[Record], **options: Any) -> list[dict]:
    stream = io.StringIO()
    count = write(records, stream, header=True, **options)
    reader = csv.DictReader(io.StringIO(stream.getvalue()), delimiter="\t", quoting=csv.QUOTE_NONE)
    rows = list(reader)
    assert len(rows) == count
    assert all(None not in row and None not in row.values() for row in rows)
    return rows


@each
def test_columns_are_the_codebooks(
    write: Callable[..., int], names: list[str], count: int, golden: list[Record]
) -> None:
    stream = io.StringIO()
    rows = write(golden, stream, header=True)
    lines = stream.getvalue().split("\n")
    assert lines[0].split("\t") == names
    assert len(names) == count
    assert len(lines) == rows + 2
    assert rows > 10
    assert {line.count("\t") for line in lines[:-1]} == {count - 1}


@each
def test_pandas_and_polars_read_them_back(
    write: Callable[..., int], names: list[str], count: int, golden: list[Record]
) -> None:
    stream = io.StringIO()
    rows = write(golden, stream, header=False)
    text = stream.getvalue()
    frame = pandas.read_csv(
        io.StringIO(text), sep="\t", header=None, names=names, dtype=str, quoting=csv.QUOTE_NONE
    )
    assert frame.shape == (rows, count)
    table = polars.read_csv(
        text.encode(), separator="\t", has_header=False, new_columns=names,
        infer_schema=False, quote_char=None,
    )  # fmt: skip
    assert table.shape == (rows, count)


@each
def test_no_records_make_no_rows(write: Callable[..., int], names: list[str], count: int) -> None:
    stream = io.StringIO()
    assert write([], stream, header=False) == 0
    assert stream.getvalue() == ""


@each
def test_what_was_planned_or_is_past_goes_out_only_when_asked(
    write: Callable[..., int], names: list[str], count: int, awkward: Record
) -> None:
    more = len(written(write, [awkward], selection=EVERYTHING))
    assert more == len(written(write, [awkward])) + 2


def test_gdelt_events(awkward: Record) -> None:
    rows = written(gdelt.write_events, [awkward])
    assert len(rows) == 2 + 6 + 1
    shelling = rows[0]
    expected = {
        "Day": "20240201", "MonthYear": "202402", "Year": "2024", "FractionDate": "2024.0849",
        "Actor1Code": "TCDMIL", "Actor1Name": "MILITARY OF CHAD", "Actor1CountryCode": "TCD",
        "Actor1Type1Code": "MIL", "Actor2Code": "REB", "Actor2Name": "UNK.REB",
        "Actor2CountryCode": "", "Actor2Type1Code": "REB", "IsRootEvent": "1", "EventCode": "194",
        "EventBaseCode": "194", "EventRootCode": "19", "QuadClass": "4", "GoldsteinScale": "-9.3",
        "NumMentions": "1", "NumSources": "1", "NumArticles": "1", "AvgTone": "",
        "ActionGeo_Type": "0", "DATEADDED": "20240504233000",
        "SOURCEURL": "https://www.example.org/geneva",
    }  # fmt: skip
    assert {name: shelling[name] for name in expected} == expected
    assert (rows[1]["Actor2Code"], rows[1]["Actor2Name"]) == ("IGO", "AFRICAN UNION")
    meetings = rows[2:8]
    assert len({(row["Actor1Code"], row["Actor2Code"]) for row in meetings}) == 6
    assert {row["NumMentions"] for row in meetings} == {"2"}
    place = {name.removeprefix("ActionGeo_"): meetings[0][name] for name in GDELT_EVENTS[51:59]}
    assert place == {
        "Type": "4", "Fullname": "Geneva, Switzerland", "CountryCode": "SZ", "ADM1Code": "",
        "ADM2Code": "", "Lat": "46.2", "Long": "6.15", "FeatureID": "",
    }  # fmt: skip
    march = rows[8]
    assert (march["Day"], march["EventCode"], march["IsRootEvent"]) == ("20240505", "141", "0")
    assert march["Actor2Code"] == march["Actor2Name"] == ""


@pytest.mark.parametrize(
    ("name", "country", "expected"),
    [
        ("Switzerland", "CHE", ("1", "Switzerland", "SZ", "SZ")),
        ("Geneva", "USA", ("3", "Geneva, United States", "US", "")),
        ("Geneva", None, ("4", "Geneva", "", "")),
    ],
)
def test_gdelt_places(name: str, country: str | None, expected: tuple[str, ...]) -> None:
    place = msgspec.structs.replace(MEETING.place, name=name, country=country)
    told = record(events=(msgspec.structs.replace(MEETING, place=place),))
    row = written(gdelt.write_events, [told])[0]
    kind, full, code = (row[f"ActionGeo_{f}"] for f in ("Type", "Fullname", "CountryCode"))
    assert (kind, full, code, row["ActionGeo_FeatureID"]) == expected


def test_gdelt_mentions_join_the_events(awkward: Record) -> None:
    events = written(gdelt.write_events, [awkward])
    mentions = written(gdelt.write_mentions, [awkward])
    assert [row["GlobalEventID"] for row in events] == [row["GlobalEventID"] for row in mentions]
    assert len({row["GlobalEventID"] for row in events}) == len(events)
    assert mentions[0] == {
        "GlobalEventID": events[0]["GlobalEventID"], "EventTimeDate": "20240504233000",
        "MentionTimeDate": "20240504233000", "MentionType": "1",
        "MentionSourceName": "example.org",
        "MentionIdentifier": "https://www.example.org/geneva", "SentenceID": "2",
        "Actor1CharOffset": str(TEXT.index("Chad's army")),
        "Actor2CharOffset": str(TEXT.index("rebels")),
        "ActionCharOffset": str(TEXT.index("shelled")), "InRawText": "1", "Confidence": "90",
        "MentionDocLen": str(len(TEXT)), "MentionDocTone": "", "MentionDocTranslationInfo": "",
        "Extras": "",
    }  # fmt: skip


def test_gdelt_joins_linked_events_of_two_documents() -> None:
    first = record("a", (SHELLING, MEETING))
    second = record("b", (MEETING,), source="https://other.net/1", published="2024-05-06")
    links = {("a", "e2"): "geneva", ("b", "e2"): "geneva"}
    events = written(gdelt.write_events, [second, first], links=links)
    counts = Counter((row["NumArticles"], row["NumSources"], row["NumMentions"]) for row in events)
    assert counts == {("2", "2", "4"): 6, ("1", "1", "1"): 2}
    linked = [row for row in events if row["NumArticles"] == "2"]
    assert {row["SOURCEURL"] for row in linked} == {"https://www.example.org/geneva"}
    mentions = written(gdelt.write_mentions, [second, first], links=links)
    per_event = Counter(row["GlobalEventID"] for row in mentions)
    assert per_event == {row["GlobalEventID"]: int(row["NumArticles"]) for row in events}
    other_way = written(gdelt.write_events, [first, second], links=links)
    assert sorted(map(str, events)) == sorted(map(str, other_way))


def test_an_event_without_any_day_stays_out_of_formats_that_demand_one() -> None:
    told = record(published=None)
    for write, _, _ in FORMATS:
        with_day = [d for d in dyads([told]) if d.day and (d.target or write not in BILATERAL)]
        assert len(written(write, [told])) == len(with_day) == 8


BILATERAL = (phoenix.write_events, icews.write_events)


def test_polecat_events(awkward: Record) -> None:
    rows = written(polecat.write_events, [awkward])
    assert len(rows) == 9
    expected = {
        "Event ID": "sha256:ab#e1", "Event Date": "2024-02-01", "Event Type": "ASSAULT",
        "Event Mode": "heavy-weapons", "Intensity": "-9.3", "Quad Code": "4",
        "Contexts": "military;territory", "Actor Name": "Military of Chad", "Actor Country": "TCD",
        "Actor COW": "483", "Primary Actor Sector": "MIL", "Actor Name Raw": "Chad's army",
        "Recipient Country": "", "Recipient COW": "", "Primary Recipient Sector": "REB",
        "Source": "Lake Courier", "Publication Date": "2024-05-05",
        "Story Organizations": "Military of Chad",
        "Story Locations": "Sudan;Chad;Egypt;Geneva", "Language": "en",
    }  # fmt: skip
    assert {name: rows[0][name] for name in expected} == expected
    assert rows[1]["Recipient Country"] == "IGO"
    assert (rows[2]["Placename"], rows[2]["Country"], rows[2]["Latitude"]) == (
        "Geneva", "CHE", "46.2",
    )  # fmt: skip


def test_phoenix_events(awkward: Record) -> None:
    rows = written(phoenix.write_events, [awkward])
    assert len(rows) == 8  # the march has nobody on the other side
    expected = {
        "Date": "20240201", "Year": "2024", "Month": "2", "Day": "1", "SourceActorFull": "TCDMIL",
        "SourceActorEntity": "TCD", "SourceActorRole": "MIL", "SourceActorAttribute": "",
        "TargetActorFull": "REB", "TargetActorEntity": "UNK", "TargetActorRole": "REB",
        "EventCode": "194", "EventRootCode": "19", "PentaClass": "4", "GoldsteinScore": "-9.3",
        "Issues": "military,1;territory,1", "SentenceID": "sha256:ab_2",
        "NewsSources": "Lake Courier",
    }  # fmt: skip
    assert {name: rows[0][name] for name in expected} == expected
    assert rows[2]["CountryCode"] == "CHE"


def test_icews_events(awkward: Record) -> None:
    rows = written(icews.write_events, [awkward])
    assert len(rows) == 8
    expected = {
        "Event Date": "2024-02-01", "Source Name": "Military of Chad",
        "Source Sectors": "Military", "Source Country": "Chad",
        "Event Text": "Fight with artillery and tanks", "CAMEO Code": "194", "Intensity": "-9.3",
        "Target Sectors": "Rebel", "Target Country": "", "Sentence Number": "2",
        "Publisher": "Lake Courier",
    }  # fmt: skip
    assert {name: rows[0][name] for name in expected} == expected
    assert (rows[2]["City"], rows[2]["Country"]) == ("Geneva", "Switzerland")
    assert len({row["Story ID"] for row in rows}) == 1


def test_every_sector_has_words_of_icews() -> None:
    from communique.exports.codes import PLOVER_SECTORS

    assert set(icews.SECTORS) == PLOVER_SECTORS | {"UNK"}

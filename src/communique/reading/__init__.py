"""Anything -> Document: plain text, HTML, JSON, CSV, Parquet, a folder, standard input."""

from communique.reading.dates import published_date
from communique.reading.documents import Failure, Notice
from communique.reading.sources import Format, read, read_one, read_text

__all__ = [
    "Failure",
    "Format",
    "Notice",
    "published_date",
    "read",
    "read_one",
    "read_text",
]

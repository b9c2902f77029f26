"""The errors of the project: each says what was wrong with which input, and what to do."""

from __future__ import annotations


class CommuniqueError(Exception):
    """The base of every error that communique raises on purpose."""


class InputError(CommuniqueError):
    """An input cannot be read: it is missing, empty, binary, or not of the format it claims."""


class DocumentTooLargeError(InputError):
    """A document has more characters than one record may hold."""


class DateError(InputError):
    """A publication date given by the user is not a date."""


class LexiconError(CommuniqueError):
    """An entry of the rule data is malformed, or one of its examples does not come out."""


class ModelError(CommuniqueError):
    """The language model that was asked for is not installed."""


class RecordError(CommuniqueError):
    """A record breaks its own contract, most often by a span that does not stand in the text."""


class LedgerError(CommuniqueError):
    """A ledger cannot be opened, written or asked, or is not what it should be."""


class MissingExtraError(CommuniqueError):
    """A call needs a part of communique that was not installed."""

    def __init__(self, package: str, extra: str) -> None:
        super().__init__(
            f"this needs the package {package!r}: "
            f"install it with  pip install 'communique[{extra}]'"
        )

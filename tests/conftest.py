"""What tests share: one coder, loaded once, and the option that accepts golden records."""

from __future__ import annotations

import pytest

from communique.coder import Coder


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--accept", action="store_true", help="take the coded records for golden")


@pytest.fixture(scope="session")
def coder() -> Coder:
    return Coder()

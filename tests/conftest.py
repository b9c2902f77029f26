"""What tests share: one coder, loaded once, and the option that accepts golden records."""

from __future__ import annotations

import pytest
from hypothesis import settings

from communique.coder import Coder

# A busy machine is no failure: how long an example takes is not what the tests are about.
settings.register_profile("unhurried", deadline=None)
settings.load_profile("unhurried")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--accept", action="store_true", help="take the coded records for golden")


@pytest.fixture(scope="session")
def coder() -> Coder:
    return Coder()

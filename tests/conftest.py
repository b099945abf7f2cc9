"""What all tests share: `--accept` rewrites golden outputs, to be read as prose in the diff."""

from __future__ import annotations

import pytest


def pytest_addoption(parser: pytest.Parser) -> None:
    """Adds `--accept`."""
    parser.addoption("--accept", action="store_true", help="rewrite golden outputs instead of comparing them")


@pytest.fixture
def accept(request: pytest.FixtureRequest) -> bool:
    """Whether goldens are to be rewritten."""
    return bool(request.config.getoption("--accept"))

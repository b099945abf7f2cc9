"""What all tests share: `--accept`, which rewrites goldens, to be read as prose in the diff; a folder for commands."""

from __future__ import annotations

from pathlib import Path

import pytest

VARIABLES = (
    *("NO_COLOR", "FORCE_COLOR", "POLICY_LANG", "POLICY_AS_OF", "POLICY_RULES", "POLICY_POLICY"),
    *("POLICY_PATHS", "POLICY_WAIVERS", "POLICY_BASELINE"),
)


def pytest_addoption(parser: pytest.Parser) -> None:
    """Adds `--accept`."""
    parser.addoption("--accept", action="store_true", help="rewrite golden outputs instead of comparing them")


@pytest.fixture
def accept(request: pytest.FixtureRequest) -> bool:
    """Whether goldens are to be rewritten."""
    return bool(request.config.getoption("--accept"))


@pytest.fixture(autouse=True)
def full_width(monkeypatch: pytest.MonkeyPatch) -> None:
    """What is printed keeps to no terminal: the runner of several processes brings COLUMNS of its own."""
    monkeypatch.delenv("COLUMNS", raising=False)


@pytest.fixture(scope="session")
def warm(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A cache that all tests of commands share, so that the rules are compiled once."""
    return tmp_path_factory.mktemp("cache")


@pytest.fixture
def alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, warm: Path) -> Path:
    """A folder to work in, with the shared cache and without the settings of whoever runs the tests."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("POLICY_CACHE", str(warm))
    for name in VARIABLES:
        monkeypatch.delenv(name, raising=False)
    return tmp_path

"""Logs that are valid against the schema of the standard, made of findings by hand."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from jsonschema import Draft202012Validator

from engine.findings.finding import Finding, Waiver
from engine.findings.result import InputOf
from engine.render.given import Given
from engine.render.sarif.whole import sarif
from tests.render.examples import by_hand

SCHEMA = json.loads(Path(__file__).with_name("sarif-2.1.0.json").read_text(encoding="utf-8"))
VALID = Draft202012Validator(SCHEMA, format_checker=Draft202012Validator.FORMAT_CHECKER)
INPUTS = (InputOf("m.yaml", "0" * 64),)
WAIVER = Waiver("2026-12-31", "Li Na", "the partner signs in autumn", "LEG-7")


def run(given: Given) -> Any:
    """The one run of the log, which is valid."""
    return checked(sarif(given))


def checked(made: bytes) -> Any:
    log = json.loads(made)
    VALID.validate(log)
    assert log["version"] == "2.1.0"
    (run,) = log["runs"]
    return run


def one(made: Finding, **changes: Any) -> Any:
    """The result of one finding."""
    (result,) = run(by_hand(made, **{"inputs": INPUTS, **changes}))["results"]
    return result

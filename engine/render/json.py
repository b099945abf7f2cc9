"""The result as JSON, the contract that every other format is made from; indented, the same bytes each time."""

from __future__ import annotations

import msgspec

from engine.findings.result import Result, to_json


def json(result: Result) -> bytes:
    """The result as UTF-8 JSON, two spaces an indent, with a line feed at its end."""
    return msgspec.json.format(to_json(result), indent=2) + b"\n"

"""The JSON Schema of a result, made from its types; published as `reports/schema/policy-result-1.json`."""

from __future__ import annotations

from typing import Any, Final

import msgspec

from engine.findings.result import SCHEMA, Result

_Closer = dict[str, object]
_DIGEST: Final[_Closer] = {"pattern": "^[0-9a-f]{64}$"}
_DAY: Final[_Closer] = {"format": "date", "pattern": r"^\d{4}-\d\d-\d\d$"}
_COUNT: Final[_Closer] = {"minimum": 0}
_SCORE: Final[_Closer] = {"minimum": 0, "maximum": 100}
_PLACE: Final[_Closer] = {"minimum": 1}
_COUNTED: Final = ("gap", "undetermined", "met", "exempt", "not_applicable", "waived", "advice", "indicated", "pending")
_CLOSER: Final[dict[tuple[str, str], _Closer]] = {
    ("Result", "schema"): {"const": SCHEMA},
    **dict.fromkeys((("Result", "as_of"), ("BaselineOf", "as_of"), ("Waiver", "until"), ("WaiverOf", "expires")), _DAY),
    ("InputOf", "sha256"): _DIGEST,
    ("RulesetOf", "sha256"): _DIGEST,
    ("EvidenceOf", "sha256"): _DIGEST,
    ("EvidenceOf", "facts"): {"minItems": 1},
    **{(of, name): _COUNT for of in ("Summary", "ControlOf") for name in _COUNTED},
    **{("BaselineOf", name): _COUNT for name in ("new", "unchanged")},
    ("WaiverOf", "findings"): _COUNT,
    **{(of, end): _SCORE for of in ("Risk", "FindingRisk", "PartOf", "RiskOf") for end in ("low", "high")},
    **{("PartOf", name): _COUNT for name in ("gaps", "undetermined")},
    **{("ReadingOf", name): _COUNT for name in ("gap", "undetermined", "settled")},
    ("ReadingOf", "rules"): {"minItems": 1},
    ("UnevidencedOf", "stated"): _PLACE,
    **{("Location", name): _PLACE for name in ("line", "column", "end_line", "end_column")},
    ("Because", "part"): {"enum": ["duty", "applies", "exception"]},
    ("Because", "value"): {"enum": ["true", "false", "unknown"]},
}


def result_schema() -> dict[str, Any]:
    """The schema, draft 2020-12: every property is required, and none may be added in this version."""
    made = msgspec.json.schema(Result)
    types: dict[str, Any] = made["$defs"]
    for name, type_ in types.items():
        if "description" in type_:
            type_["description"] = " ".join(type_["description"].split())
        if "properties" in type_:
            type_["required"] = list(type_["properties"])
            type_["additionalProperties"] = False
            for field, property_ in type_["properties"].items():
                property_.pop("default", None)
                property_.update(_CLOSER.get((name, field), {}))
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": f"urn:clauseflow:{SCHEMA}",
        **types.pop("Result"),
        "title": SCHEMA,
        "$defs": dict(sorted(types.items())),
    }

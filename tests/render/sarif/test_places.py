"""Where a result of SARIF stands: paths as URIs, the way of the data, what stands in no file."""

from __future__ import annotations

from typing import Any

import pytest

from engine.findings.finding import Location, Step
from engine.findings.result import InputOf
from engine.ground.schema import Text2
from tests.findings.by_hand import finding
from tests.render.examples import by_hand
from tests.render.sarif.valid import one, run


def test_a_path_is_a_code_flow_and_reasons_are_related_locations() -> None:
    path = (
        Step("flow", "in", Text2("collected", "收集"), Location("m.yaml", 4, 1, 4, 3)),
        Step("flow", "out", Text2("sent", "提供"), None),
    )
    made = one(finding(path=path))
    (steps,) = [flow["locations"] for flow in made["codeFlows"][0]["threadFlows"]]
    assert [each["location"]["message"]["text"] for each in steps] == ["collected", "sent"]
    assert [each["location"]["physicalLocation"]["region"]["startLine"] for each in steps] == [4, 2]
    (reason,) = made["relatedLocations"]
    assert reason["message"]["text"] == "`mechanism` is none."
    assert reason["id"] == 1


def test_what_stands_in_no_file_is_shown_at_its_first_reason_or_the_first_file() -> None:
    flag = Location("--set", 1, 1, 1, 9)
    assert place(one(finding(location=flag))) == ("m.yaml", 2)
    assert place(one(finding(location=None, because=()))) == ("m.yaml", 1)
    assert place(one(finding(location=flag, because=()))) == ("m.yaml", 1)
    assert place(one(finding(location=None, because=()), inputs=())) == ("manifest", 1)


def place(result: Any) -> tuple[str, int]:
    physical = result["locations"][0]["physicalLocation"]
    return physical["artifactLocation"]["uri"], physical["region"]["startLine"]


@pytest.mark.parametrize(
    ("path", "uri"),
    [
        ("a b/清单.yaml", "a%20b/%E6%B8%85%E5%8D%95.yaml"),
        ("./m.yaml", "m.yaml"),
        ("a/../m.yaml", "m.yaml"),
        ("c:d.yaml", "c%3Ad.yaml"),
        ("50%.yaml", "50%25.yaml"),
        ("a#b?.yaml", "a%23b%3F.yaml"),
    ],
)
def test_paths_are_relative_uris(path: str, uri: str) -> None:
    made = finding(location=Location(path, 3, 1, 3, 2))
    assert place(one(made, inputs=(InputOf(path, "0" * 64),)))[0] == uri


def test_an_absolute_path_is_a_file_uri_and_told() -> None:
    for path, uri in (("/srv/m.yaml", "file:///srv/m.yaml"), ("C:/m.yaml", "file:///C:/m.yaml")):
        made = finding(location=Location(path, 3, 1, 3, 2))
        made_run = run(by_hand(made, inputs=(InputOf(path, "0" * 64),)))
        assert place(made_run["results"][0])[0] == uri
        (note,) = made_run["invocations"][0]["toolExecutionNotifications"]
        assert note["descriptor"]["id"] == "outside"

"""The page as a file: what it says, that it is one file that asks nobody for anything, and that its seal holds."""

from __future__ import annotations

import re
from base64 import b64encode
from functools import cache
from hashlib import sha256
from itertools import pairwise
from pathlib import Path

import pytest
from msgspec.structs import replace

from engine.findings.finding import Waiver
from engine.findings.result import from_json, to_json
from engine.ground.schema import Text2
from engine.render.formats import rendered
from engine.render.html.words import EN, ZH
from tests.findings.by_hand import finding
from tests.render.examples import ROOT, by_hand, example
from tests.render.html.reading import Element, data_of, outline, read, squeezed

GOLDEN = Path(__file__).parent / "golden"
TEMPLATES = ROOT / "reports" / "templates" / "html"


@cache
def page(name: str, language: str = "en") -> Element:
    return read(rendered("html", example(name, language)))


@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize("name", ["huatong", "fennel"])
def test_the_outline_of_the_page_is_as_read(name: str, language: str, accept: bool) -> None:
    file = GOLDEN / f"{name}-{language}.md"
    found = outline(page(name), "zh-Hans" if language == "zh" else "en")
    if accept:
        file.write_text(found, encoding="utf-8")
    assert found == file.read_text(encoding="utf-8")


def test_the_same_result_gives_the_same_bytes() -> None:
    given = example("fennel")
    again = replace(given, result=from_json(to_json(given.result)))
    assert rendered("html", given) == rendered("html", again)


def test_all_findings_and_their_reasons_are_in_the_page() -> None:
    data, result = data_of(page("huatong")), example("huatong").result
    assert {row["id"] for row in data["rows"]} == {each.fingerprint for each in result.findings}
    rows = {row["id"]: row for row in data["rows"]}
    for each in result.findings:
        row = rows[each.fingerprint]
        reasons = [data["reasons"][number] for number in row.get("because", [])]
        told = [(part, *data["texts"][text], value) for part, text, value, _ in reasons]
        assert told == [(one.part, one.text.en, one.text.zh, one.value) for one in each.because]
        assert row.get("missing", []) == list(each.missing)
        assert [data["steps"][number][0] for number in row.get("path", [])] == [
            f"{step.kind}.{step.id}" for step in each.path
        ]
        assert data["texts"][row["fix"]] == [each.fix.en, each.fix.zh]


def test_an_excerpt_holds_the_line_of_the_fact_and_its_columns_mark_it() -> None:
    data = data_of(page("huatong"))
    row = next(each for each in data["rows"] if each["record"] == "billing-to-sg-archive" and each["law"] == "cn.cbf")
    place = next(place for part, _, _, place in (data["reasons"][each] for each in row["because"]) if part == "duty")
    _, line, first, last_line, last, excerpt = data["places"][place]
    assert (line, last_line) == (data["excerpts"][excerpt][1],) * 2
    assert data["excerpts"][excerpt][3][first - 1 : last - 1] == "standard_contract"


def test_a_long_line_is_shown_in_part_around_the_fact() -> None:
    given = example("corner-shop")
    source = given.sources[0]
    place = next(each.location for each in given.result.findings if each.location)
    lines = source.text.split("\n")
    lines[place.line - 1] = "x" * 50_000 + "FACT" + "y" * 50_000
    moved = replace(place, column=50_001, end_column=50_005)
    held = replace(given.result, findings=(finding(location=moved, because=()),))
    made = replace(given, result=held, sources=(replace(source, text="\n".join(lines)),))
    data = data_of(read(rendered("html", made)))
    (row,) = data["rows"]
    _, _, first, _, last, excerpt = data["places"][row["place"]]
    _, _, skipped, text = data["excerpts"][excerpt]
    assert text[first - 1 - skipped : last - 1 - skipped] == "FACT"
    assert len(text) < 1100


def test_without_the_manifests_the_page_says_so_and_is_whole_otherwise() -> None:
    given = example("huatong")
    unread = Text2("without excerpts of `flows.yaml` and without the graph", "不含摘录")
    made = read(rendered("html", replace(given, sources=(), picture=None, unread=unread)))
    assert "without excerpts of flows.yaml" in made.one("section", id="summary").text()
    assert "without excerpts" in made.one("section", id="graph").text()
    data = data_of(made)
    assert data["network"] is None
    assert data["excerpts"] == []
    assert not data["read"]
    assert len(data["rows"]) == len(given.result.findings)
    assert len([each for each in made.all("script") if "type" not in each.attributes]) == 1, (
        "no library without a graph"
    )


# ---- the words at the head -----------------------------------------------------------------------------------------

PRAISE = re.compile(r"\b(passed|compliant|all good|in order|success)\b|合格|通过|合规(?!差距|负责|结论)")


def closing(**counts: int) -> tuple[str, str]:
    given = by_hand(*(finding(verdict="undetermined") for _ in range(counts.get("undetermined", 0))))
    summary = replace(given.result.summary, **counts)
    told = read(rendered("html", replace(given, result=replace(given.result, summary=summary)))).one(
        "section", id="summary"
    )
    return told.text("en"), told.text("zh-Hans")


def test_nothing_is_praised_while_anything_is_undetermined() -> None:
    for each in closing(undetermined=3, met=40), closing(undetermined=1, met=1), closing(met=4), closing():
        assert not PRAISE.search(each[0])
        assert not PRAISE.search(each[1])
    assert "never counted as a duty kept" in closing(undetermined=3, met=40)[0]
    assert "不视为已履行义务" in closing(undetermined=3, met=40)[1]


def test_where_nothing_was_evaluated_the_page_says_so() -> None:
    assert "Nothing was evaluated" in closing()[0]
    assert "未作任何评估" in closing()[1]


def test_an_attestation_is_no_verdict() -> None:
    made = read(rendered("html", by_hand(attestations=(finding(verdict="met", grade="attested"),))))
    section = made.one("section", id="attestations")
    assert "never count as met" in section.text()
    assert squeezed(section.one("ol").all("span")[0].text()) == "critical"


def test_a_result_without_a_score_has_no_bar() -> None:
    made = read(rendered("html", by_hand(finding())))
    assert "holds no risk score" in made.one("section", id="summary").text()
    assert not [each for each in made.all("svg") if each.attributes.get("class") == "bar"]


def test_a_waived_finding_keeps_its_waiver() -> None:
    waiver = Waiver("2026-12-31", "Li Na", "until the contract is signed", "T-1")
    data = data_of(read(rendered("html", by_hand(finding(waiver=waiver)))))
    assert data["rows"][0]["waiver"] == {
        "until": "2026-12-31",
        "by": "Li Na",
        "because": "until the contract is signed",
        "ticket": "T-1",
        "evidence": None,
    }


# ---- the seal ------------------------------------------------------------------------------------------------------


def policy_of(root: Element) -> dict[str, str]:
    head = root.one("head")
    found = [each for each in head.all("meta") if each.attributes.get("http-equiv") == "Content-Security-Policy"]
    assert len(found) == 1
    content = found[0].attributes["content"] or ""
    before = [each.tag for each in head.all()[: head.all().index(found[0])]]
    assert before == ["meta"], "nothing but the character set stands before the policy"
    return {name: value for name, _, value in (part.strip().partition(" ") for part in content.split(";"))}


@pytest.mark.parametrize("name", ["huatong", "corner-shop"])
def test_only_the_scripts_and_styles_of_the_page_may_run(name: str) -> None:
    root = page(name)
    policy = policy_of(root)
    assert policy["default-src"] == policy["base-uri"] == policy["form-action"] == "'none'"
    assert policy["img-src"] == "data:"
    assert policy["require-trusted-types-for"] == "'script'"
    assert "unsafe" not in " ".join(policy.values())
    scripts = [each for each in root.all("script") if "type" not in each.attributes]
    assert policy["script-src"] == " ".join(map(hashed, scripts))
    assert policy["style-src"] == " ".join(map(hashed, root.all("style")))
    assert {each.attributes.get("type") for each in root.all("script")} == {None, "application/json"}


def hashed(element: Element) -> str:
    text = "".join(each for each in element.children if isinstance(each, str))
    return f"'sha256-{b64encode(sha256(text.encode()).digest()).decode()}'"


def test_no_element_asks_for_anything_or_carries_code_or_style() -> None:
    for element in page("huatong").all():
        for name, value in element.attributes.items():
            assert not name.startswith("on"), name
            assert name not in ("style", "srcset", "action", "formaction", "background", "ping")
            if name in ("href", "src"):
                assert (value or "").startswith(("#", "data:,", "data:image/svg+xml;base64,")), value


def test_heads_follow_each_other_and_ids_are_unique() -> None:
    root = page("huatong")
    levels = [int(each.tag[1]) for each in root.all() if re.fullmatch(r"h[1-6]", each.tag)]
    assert levels.count(1) == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))
    ids = [each.attributes["id"] for each in root.all() if "id" in each.attributes]
    assert len(ids) == len(set(ids))
    named = [value for each in root.all() for value in (each.attributes.get("aria-labelledby") or "").split()]
    assert set(named) <= set(ids)


# ---- the words -----------------------------------------------------------------------------------------------------


def test_both_catalogues_hold_the_same_messages_with_the_same_values() -> None:
    assert EN.keys() == ZH.keys()
    for name in EN:
        assert set(re.findall(r"\{(\w+)\}", EN[name])) == set(re.findall(r"\{(\w+)\}", ZH[name])), name


def test_each_message_is_used() -> None:
    files = [*TEMPLATES.rglob("*.html"), *TEMPLATES.rglob("*.js"), *(ROOT / "engine/render/html").glob("*.py")]
    text = "\n".join(file.read_text(encoding="utf-8") for file in files if not file.name.startswith("words_"))
    held = set(re.findall(r"""["'`]([a-z_0-9]+)["'`]""", text)) | set(re.findall(r"words\.(\w+)", text))
    begun = ("applies_", "by_", "theme_", "waiver_", "state_", "grade_", "part_", "no_", "risk_")
    unused = {name for name in EN if not held & {name, re.sub(r"_[n1]$", "", name)} and not name.startswith(begun)}
    noted = {"pending_note", "indicated_note", "advice_note"}
    assert unused == noted | {"text", "secondary", "memory"}, (
        "notes of figures and certainties are named by what they hold"
    )

"""`policy explain`: a rule in plain words in both languages, and the full proof of a verdict, whatever it is."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from engine.cli import run

HERE = Path(__file__).parent / "lodge"
LODGE = """\
manifest: 1
as_of: 2026-06-30
complete: [flows, groups, datasets]
parties:
  lodge: {country: CN}
  post: {country: CN}
groups:
  guests: {country: FR}
  members: {country: CN}
datasets:
  book: {source: none, derived_from: []}
activities:
  stay: {controller: lodge, purposes: [service]}
  sleep: {controller: lodge, purposes: [security]}
for all flows: {own_use: [], notices: [], transform: as_is}
flows:
  in: {kind: collection, from: guests, to: lodge, data: [book], activity: stay}
  bare:
    {kind: sharing, from: lodge, to: post, data: [book], activity: stay,
     judged: {harmless: {outcome: false, by: Anna, date: 2026-01-10, reason: it shows who slept where}}}
  told: {kind: sharing, from: lodge, to: post, data: [book], activity: stay, notices: [card]}
  safe: {kind: sharing, from: lodge, to: post, data: [book], activity: stay, transform: aggregated}
  sold:
    {kind: sharing, from: lodge, to: post, data: [book], activity: stay, transform: aggregated, own_use: [marketing]}
  odd: {kind: sharing, from: lodge, to: post, data: [book], activity: stay, notices: [note]}
  night: {kind: sharing, from: lodge, to: post, data: [book], activity: sleep}
notices:
  card: {channel: [letter], items: [recipients]}
  note: {channel: [letter]}
"""

Explain = Callable[..., tuple[int, str, str]]


@pytest.fixture
def explain(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]) -> Explain:
    """Runs `policy explain` with the rules of the lodge beside it: exit code, stdout, stderr."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "lodge").mkdir()
    for file in HERE.iterdir():
        if not file.name.endswith(".txt"):
            shutil.copy(file, tmp_path / "lodge" / file.name)

    def told(*arguments: str) -> tuple[int, str, str]:
        code = run(["explain", "--rules", "lodge", "--color", "never", *arguments])
        return code, *capfd.readouterr()

    return told


@pytest.fixture
def checked(explain: Explain, capfd: pytest.CaptureFixture[str]) -> Explain:
    """The same, beside a saved result of the lodge."""
    Path("m.yaml").write_text(LODGE, encoding="utf-8")
    check("m.yaml")
    capfd.readouterr()
    return explain


def check(*arguments: str) -> None:
    code = run(["check", *arguments, "--rules", "lodge", "--ruleset", "lodge", "-o", "json=r.json", "-q"])
    assert code in (0, 1)


def golden(name: str, text: str, *, accept: bool) -> None:
    file = HERE / name
    if accept:
        file.write_text(text, encoding="utf-8")
    assert text == file.read_text(encoding="utf-8")


# ---- a rule --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_a_rule_is_told_in_plain_words(lang: str, explain: Explain, accept: bool) -> None:
    code, out, err = explain("lodge.art_02", "--lang", lang)
    assert (code, err) == (0, "")
    golden(f"rule.{lang}.txt", out, accept=accept)


def test_json_has_both_languages_and_everything_that_the_rule_rests_on(explain: Explain) -> None:
    told = json.loads(explain("lodge.art_02", "-f", "json")[1])
    rule = told["rule"]
    assert rule["in_force"] == {"from": "2021-01-01", "until": None}
    assert [each["citation"] for each in rule["sources"]] == ["LODGE 2", "LODGE 2(1)", "LODGE 2(2)"]
    assert rule["sources"][0]["words"]["zh"] == "告知来宾。"
    assert [bool(each["says"]["en"]) for each in rule["sources"]] == [False, False, True]
    assert {each["published"] for each in rule["sources"]} == {"https://lodge.example/rules"}
    assert [each["title"]["en"] for each in rule["meanings"]] == ["Came from abroad"]
    assert [each["judgement"] for each in rule["judgements"]] == ["harmless"]
    assert "notice.items" in {each["fact"] for each in rule["facts"]}
    assert "activity.purposes" in {each["fact"] for each in rule["scope_facts"]}
    assert rule["unless"][0]["but_not"][0]["citations"] == ["LODGE 2(2)"]
    assert told["cases"][0]["heading"] == "Nobody told the guests"
    assert told["cases"][0]["verdicts"] == ["flow out: gap"]


def test_a_conflict_names_the_rules_that_collide(explain: Explain) -> None:
    out = explain("lodge.art_03")[1]
    assert out.startswith("lodge.art_03  critical")
    assert "conflict  lodge.art_02\n          lodge.art_03.secret\n" in out
    assert "`" not in out.partition("facts that it reads")[0]


def test_each_shipped_rule_has_words_for_all_of_its_parts(explain: Explain, capfd: pytest.CaptureFixture[str]) -> None:
    assert run(["rules", "-f", "json"]) == 0
    ids = [each["id"] for each in json.loads(capfd.readouterr().out)]
    for name in ids[::6]:
        told = json.loads(explain(name, "-f", "json")[1])["rule"]
        meanings = (each["means"] for each in (*told["meanings"], *told["scope"]))
        for side in (told["when"], told["duty"], *(each["when"] for each in told["unless"]), *meanings):
            assert "`" not in json.dumps(side), f"{name} has a part that only its own text tells"
        assert told["sources"]
        assert told["scope"]


# ---- a finding -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("flow", "verdict"),
    [
        ("bare", "GAP"),
        ("told", "MET"),
        ("safe", "EXEMPT"),
        ("sold", "GAP"),
        ("odd", "UNDETERMINED"),
        ("night", "NOT APPLICABLE"),
    ],
)
def test_each_verdict_is_proved_whatever_it_is(flow: str, verdict: str, checked: Explain, accept: bool) -> None:
    code, out, err = checked(f"lodge.art_02@flow.{flow}", "--in", "r.json")
    assert (code, err) == (0, "")
    assert out.startswith(f"{verdict} high  What leaves the lodge is told to the guests\n")
    assert out.splitlines()[1].endswith(f" {flow} · LODGE 2 · lodge.art_02 · as of 2026-06-30")
    golden(f"{flow}.en.txt", out, accept=accept)


def test_a_proof_can_be_read_in_chinese(checked: Explain, accept: bool) -> None:
    golden("bare.zh.txt", checked("lodge.art_02@bare", "--in", "r.json", "--lang", "zh")[1], accept=accept)


def test_a_fingerprint_or_its_beginning_leads_to_the_same_proof(checked: Explain) -> None:
    found = json.loads(Path("r.json").read_text(encoding="utf-8"))["findings"]
    print_ = next(each["fingerprint"] for each in found if each["subject"]["id"] == "bare")
    named = checked("lodge.art_02@flow/bare", "--in", "r.json")[1]
    assert checked(print_, "--in", "r.json")[1] == named
    assert checked(print_[:8], "--in", "r.json")[1] == named


def test_a_fingerprint_that_the_result_does_not_list_is_found_as_well(checked: Explain) -> None:
    told = json.loads(checked("lodge.art_02@told", "--in", "r.json", "-f", "json")[1])
    met = told["proofs"][0]["finding"]
    assert met["verdict"] == "met"
    assert met["fingerprint"] not in Path("r.json").read_text(encoding="utf-8")
    assert checked(met["fingerprint"], "--in", "r.json")[1].startswith("MET")


def test_what_decides_comes_first_and_every_part_has_its_value(checked: Explain) -> None:
    proof = json.loads(checked("lodge.art_02@safe", "--in", "r.json", "-f", "json")[1])["proofs"][0]
    condition = proof["exceptions"][0]["condition"]
    assert [part["value"] for part in condition["parts"]] == ["true", "unknown"]
    assert condition["parts"][0]["found"]["line"] == 22
    assert proof["exceptions"][0]["but_not"][0]["value"] == "false"


def test_a_lineage_condition_shows_its_way(checked: Explain) -> None:
    assert "way: in → bare" in checked("lodge.art_02@bare", "--in", "r.json")[1]


def test_answers_that_were_supposed_are_supposed_again(explain: Explain, capfd: pytest.CaptureFixture[str]) -> None:
    Path("m.yaml").write_text(LODGE, encoding="utf-8")
    check("m.yaml", "--set", "flow.bare.transform=aggregated")
    capfd.readouterr()
    assert explain("lodge.art_02@bare", "--in", "r.json")[1].startswith("EXEMPT")


# ---- what cannot be explained --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("lodge.art_3",), "P463: `lodge.art_3` leads to no rule\nhelp: did you mean `lodge.art_03`"),
        (("lodge.art",), "help: did you mean `lodge.art_0"),
        (("pipl 38",), "help: did you mean `pipl.art_38_export_route`"),
        (("PIPL 38(1)(1)",), "help: did you mean `pipl.art_38_export_route`"),
        (("lodge.art_3@bare", "--in", "r.json"), "P463: `lodge.art_3` leads to no rule"),
        (("lodge.art_02@bares", "--in", "r.json"), "P470: there is no record `bares`"),
        (("lodge.art_02@bares", "--in", "r.json"), "help: did you mean `bare`?"),
        (("lodge.art_02@party.lodge", "--in", "r.json"), "help: it speaks of flows: write `lodge.art_02@flow.ID`"),
        (
            ("pipl.art_17_notice@bare", "--in", "r.json"),
            "P470: this run did not evaluate `pipl.art_17_notice`",
        ),
        (("01234567", "--in", "r.json"), "P470: no finding has the fingerprint `01234567`"),
        (("012", "--in", "r.json"), "P470: no finding has the fingerprint `012`"),
        (("01234567",), "name the saved result that it is of with --in FILE"),
        (("lodge.art_02@bare",), "name the saved result that it is of with --in FILE"),
        (("lodge.art_02@bare", "--in", "none.json"), "P390: "),
        (("lodge.art_02@bare", "--in", "m.yaml"), "P519: `m.yaml` is no saved result: JSON is malformed"),
    ],
)
def test_an_unknown_name_is_one_clear_error(arguments: tuple[str, ...], said: str, checked: Explain) -> None:
    code, out, err = checked(*arguments)
    assert (code, out) == (2, "")
    assert said in err


def test_a_manifest_that_has_changed_is_one_clear_error(checked: Explain) -> None:
    Path("m.yaml").write_text(LODGE.replace("as_is", "masked"), encoding="utf-8")
    code, out, err = checked("lodge.art_02@bare", "--in", "r.json")
    assert (code, out) == (2, "")
    assert "P471: `m.yaml` has changed since the result was saved\nhelp: check again" in err
    Path("m.yaml").unlink()
    assert "P390: there is no file or folder `m.yaml`" in checked("lodge.art_02@bare", "--in", "r.json")[2]


def test_rules_that_have_changed_are_one_clear_error(checked: Explain) -> None:
    file = Path("lodge", "art_02.policy")
    file.write_text(file.read_text(encoding="utf-8").replace("high", "low"), encoding="utf-8")
    code, _, err = checked("lodge.art_02@bare", "--in", "r.json")
    assert code == 2
    assert "P471: the rules of `lodge` are not those that the result was made with" in err


def test_a_manifest_from_a_pipe_cannot_be_read_again(checked: Explain) -> None:
    result = json.loads(Path("r.json").read_text(encoding="utf-8"))
    result["inputs"][0]["path"] = "<stdin>"
    Path("r.json").write_text(json.dumps(result), encoding="utf-8")
    said = checked("lodge.art_02@bare", "--in", "r.json")[2]
    assert "P471: the manifest of this result came from standard input" in said

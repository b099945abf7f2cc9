"""`make bench`: measures every bar that applies, prints them and rewrites `results/latest.*`.

`python -m benchmarks small` leaves out what takes minutes (ten million flows).
"""

from __future__ import annotations

import json
import os
import platform
import sys
from argparse import ArgumentParser
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from importlib.metadata import version
from itertools import chain
from typing import Any

from benchmarks.stopwatch import ROOT, in_process

RESULTS = ROOT / "benchmarks" / "results"
IN_TURN = (
    "The 200 rules run in turn with Polars, with closures and with the larger graph, in rounds: told are medians of "
    "the seconds, and of the ratios within a round. CPU time is that of all threads, Polars's too.\n"
)


@dataclass(frozen=True, slots=True)
class Bar:
    """One measurement held against its bar; `kept` None: reported without a bar."""

    what: str
    measured: str
    bar: str
    kept: bool | None


def start_up() -> Iterator[Bar]:
    """A small check with a warm cache."""
    found = in_process("start_up")
    ratio = found["ratio"]
    measured = f"{found['warm'] * 1000:.0f} ms CPU, {ratio:.1f} × `python -c pass` ({found['floor'] * 1000:.0f} ms)"
    yield Bar("small `policy check`, warm cache, default policy", measured, "≤ 20 ×", ratio <= 20)
    yield Bar("the same with nothing in the cache", f"{found['cold'] * 1000:.0f} ms CPU", "–", None)


def many_rules() -> Iterator[Bar]:
    """500 rules more than are shipped, read anew and out of the cache."""
    found = in_process("many_rules", "500")
    parts = ", ".join(f"{name} {found[name]:.2f}" for name in ("parser", "parse", "check", "compile"))
    seconds = found["parser"] + found["parse"] + found["check"] + found["compile"]
    yield Bar(
        f"{found['rules']} rules like the shipped ones, from their text", f"{seconds:.2f} s CPU ({parts})", "–", None
    )
    yield Bar("the same out of the cache", f"{found['cached'] * 1000:.0f} ms CPU", "–", None)


def synthetic(large: bool) -> Iterator[Bar]:
    """200 rules by the engine, closures and Polars."""
    small, million = in_process("synthetic", "10000"), in_process("synthetic", "1000000", "engine", "polars")
    seconds, beside = million["engine"]["seconds"], million["engine"]["beside_mib"]
    yield Bar("200 rules, 1M flows from columns", f"{seconds:.2f} s CPU", "< 1 s", seconds < 1)
    yield Bar("its memory beside the data", f"{beside:.0f} MiB", "< 400 MiB", beside < 400)
    against, theirs = million["polars"]["times"], million["polars"]["seconds"]
    yield Bar("Polars / engine at 1M flows", f"{against:.1f} × ({theirs:.2f} s)", "≥ 2.5 ×", against >= 2.5)
    against = small["closures"]["times"]
    yield Bar("Python closures / engine at 10k flows", f"{against:.0f} ×", "≥ 50 ×", against >= 50)
    if large:
        more = in_process("synthetic", "1000000", "10000000")["more"]
        growth, took = more["times"], more["seconds"]
        yield Bar("200 rules, 10M flows against 1M", f"{growth:.1f} × ({took:.1f} s)", "≤ 13 ×", growth <= 13)


def law_shaped(large: bool) -> Iterator[Bar]:
    """Fifty rules shaped like law, layered and in a chain."""
    layered, line = in_process("law_shaped", "1000000"), in_process("law_shaped", "1000000", "chain")
    seconds = layered["seconds"]
    yield Bar("50 law-shaped rules, 1M flows", f"{seconds:.2f} s CPU", "< 5 s", seconds < 5)
    yield Bar("its memory beside the data", f"{layered['beside_mib']:.0f} MiB", "–", None)
    against = line["seconds"] / seconds
    yield Bar("the same on a chain of 1M flows", f"{against:.1f} × ({line['seconds']:.2f} s)", "≤ 3 ×", against <= 3)
    small = in_process("law_shaped", "100000")
    growth = seconds / small["seconds"]
    yield Bar("50 law-shaped rules, 1M flows against 100k", f"{growth:.1f} ×", "–", None)
    if large:
        huge = in_process("law_shaped", "10000000")
        growth = huge["seconds"] / seconds
        measured = f"{growth:.1f} × ({huge['seconds']:.1f} s)"
        yield Bar("50 law-shaped rules, 10M flows against 1M", measured, "≤ 13 ×", growth <= 13)


def risk() -> Iterator[Bar]:
    """The score beside the verdicts that it is made of."""
    for flows, findings, said in (("50", "50", "50 flows, 50 gaps"), ("1000000", "100000", "1M flows, 100k gaps")):
        found = in_process("risk", flows, findings)
        measured = ", ".join(f"{name} {found[name]:.3f} s" for name in ("evaluate", "stakes", "scores"))
        yield Bar(f"risk of {said}: verdicts, stakes of all flows, scores", measured, "–", None)


def formats() -> Iterator[Bar]:
    """Each format of a report, small and large."""
    small, large = in_process("formats", "50"), in_process("formats", "5000")
    for name in small:
        sizes = " and ".join(
            f"{each[name]['seconds'] * 1000:.0f} ms, {each[name]['bytes'] / 1e6:.2f} MB" for each in (small, large)
        )
        yield Bar(f"{name} of 50 and of 5,000 findings", sizes, "–", None)


def cases() -> Iterator[Bar]:
    """The pages of cases beside the rules, as `policy test` runs them."""
    found = in_process("cases")
    of_case, of_manifest = (found["per"][each] * 1000 for each in ("case", "manifest"))
    measured = f"{of_case:.1f} ms CPU ({found['cases']} cases, {found['manifests']} manifests of {of_manifest:.1f} ms)"
    yield Bar("`policy test`, a case on average", measured, "≤ 20 ms", of_case <= 20)


def yaml_loading() -> Iterator[Bar]:
    """Our positioned loader against PyYAML's fastest."""
    found = in_process("yaml_loading", "10000")
    measured = f"{found['ratio']:.1f} × ({found['ours']:.2f} s against {found['csafeloader']:.2f} s)"
    yield Bar("YAML of 10k flows, positions kept, against CSafeLoader", measured, "≥ 2 ×", found["ratio"] >= 2)


def machine() -> dict[str, Any]:
    """What the numbers were measured on."""
    packages = {name: version(name) for name in ("numpy", "polars", "pyyaml", "msgspec")}
    return {"python": platform.python_version(), "cores": os.cpu_count(), "packages": packages}


def main() -> None:
    """Measure, print, write; exit code 1 where a bar is missed."""
    parser = ArgumentParser(prog="python -m benchmarks", description="Measures every bar, which takes many minutes.")
    parser.add_argument("size", nargs="?", choices=("small", "large"), default="large", help="small: no huge graphs")
    large = parser.parse_args().size == "large"
    bars: list[Bar] = []
    for bar in chain(
        start_up(), cases(), many_rules(), yaml_loading(), synthetic(large), law_shaped(large), risk(), formats()
    ):
        bars.append(bar)
        print(
            f"{'missed' if bar.kept is False else '      '}  {bar.what}: {bar.measured}  (bar: {bar.bar})", flush=True
        )
    RESULTS.mkdir(exist_ok=True)
    about = machine()
    saved = {"command": "make bench", "machine": about, "bars": [asdict(bar) for bar in bars]}
    (RESULTS / "latest.json").write_text(json.dumps(saved, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    signs = {True: "kept", False: "**missed**", None: ""}
    packages = ", ".join(f"{name} {number}" for name, number in about["packages"].items())
    on = f"Python {about['python']}, {about['cores']} shared cores, {packages}"
    lines = [
        "# Measured\n",
        f"By `make bench`, CPU seconds, each row side by side in one run: {on}.\n",
        IN_TURN,
        "| what | measured | bar | |\n|---|---|---|---|",
        *(f"| {bar.what} | {bar.measured} | {bar.bar} | {signs[bar.kept]} |" for bar in bars),
    ]
    (RESULTS / "latest.md").write_text("\n".join(lines) + "\n", encoding="utf-8")
    sys.exit(any(bar.kept is False for bar in bars))


if __name__ == "__main__":
    main()

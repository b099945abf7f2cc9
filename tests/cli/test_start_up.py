"""What a small check with a warm cache loads and makes: as little as it can."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from pkgutil import iter_modules

from engine.ground import messages
from tests.cli.conftest import HOUSE, MANIFEST, ROOT

HEAVY = ("lark", "networkx", "jsonschema", "jinja2", "scipy", "rich", "polars", "pandas", "tomllib", "sqlite3")
ONLY_WHERE_ASKED_FOR = (
    *("engine.app.settings", "engine.findings.waivers", "engine.findings.baseline", "engine.findings.evidenced"),
    *("engine.findings.what_if", "engine.graph.supposed", "engine.cli.settings"),
    *(f"{messages.__name__}.{texts.name}" for texts in iter_modules(messages.__path__)),
)
LOADED = """
import sys
from engine.cli import run
code = run(sys.argv[1:])
found = sorted(name for name in sys.modules if name in {heavy} or name.partition(".")[0] in {heavy})
print(code, found, file=sys.stderr)
"""
MADE = """
import sys
from dataclasses import is_dataclass
from engine.cli import run
run(sys.argv[1:])
ours = [module for name, module in sys.modules.items() if name.startswith("engine")]
made = {value for module in ours for value in vars(module).values() if isinstance(value, type)}
slow = {each.__qualname__ for each in made if is_dataclass(each)}
compiling = {module.__name__ for module in ours if module.__name__.startswith(("engine.syntax.", "engine.typed."))}
print(sorted(slow), sorted(compiling - {"engine.typed.declared"}), file=sys.stderr)
"""


def test_a_warm_check_makes_no_dataclass_and_loads_no_compiler(tmp_path: Path) -> None:
    """A class of data takes most of a millisecond to make as a dataclass, and microseconds as a struct."""
    command = [sys.executable, "-c", MADE, "check", str(ROOT / "examples" / "corner-shop")]
    environment = {**os.environ, "POLICY_CACHE": str(tmp_path), "PYTHONPATH": str(ROOT)}
    for _ in ("cold", "warm"):
        done = subprocess.run(command, capture_output=True, text=True, env=environment, check=True)
    assert done.stderr == "[] []\n"


def test_a_small_check_with_a_warm_cache_imports_nothing_heavy(tmp_path: Path) -> None:
    (tmp_path / "m.yaml").write_text(MANIFEST, encoding="utf-8")
    probe = LOADED.replace("{heavy}", repr((*HEAVY, *ONLY_WHERE_ASKED_FOR)))
    command = [
        sys.executable,
        "-c",
        probe,
        "check",
        str(tmp_path / "m.yaml"),
        "--rules",
        str(HOUSE),
        "--ruleset",
        "house",
    ]
    environment = {**os.environ, "POLICY_CACHE": str(tmp_path / "cache"), "PYTHONPATH": str(ROOT)}
    cold = subprocess.run(command, capture_output=True, text=True, env=environment, check=True)
    warm = subprocess.run(command, capture_output=True, text=True, env=environment, check=True)
    assert "lark" in cold.stderr
    assert warm.stderr.splitlines() == ["1 []"]
    assert warm.stdout == cold.stdout

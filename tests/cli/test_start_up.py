"""What a small check with a warm cache loads and makes: as little as it can."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]
PROBE = """
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
    command = [sys.executable, "-c", PROBE, "check", str(ROOT / "examples" / "corner-shop")]
    environment = {**os.environ, "POLICY_CACHE": str(tmp_path), "PYTHONPATH": str(ROOT)}
    for _ in ("cold", "warm"):
        done = subprocess.run(command, capture_output=True, text=True, env=environment, check=True)
    assert done.stderr == "[] []\n"

"""`make mutants`: runs mutmut over `engine/checks` with its fast tests and prints the score.

By default every 40th mutant, so that the run ends in half an hour on two cores; `CLAUSEFLOW_MUTANT_STEP=1` takes all.
The draws of the agreement tests are fewer than in the normal run (`CLAUSEFLOW_FEW=1`).
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections import Counter
from pathlib import Path

ROOT = Path(__file__).parent.parent
WORK = ROOT / "mutants"
STEP = int(os.environ.get("CLAUSEFLOW_MUTANT_STEP", "40"))
DETECTED = {"killed", "timeout", "segfault", "caught by type check"}


def mutmut(*arguments: str) -> None:
    """Run mutmut with few draws; its own exit code says nothing about the score."""
    environment = {**os.environ, "CLAUSEFLOW_FEW": "1"}
    subprocess.run([sys.executable, "-m", "mutmut", *arguments], cwd=ROOT, env=environment, check=False)


def names() -> list[str]:
    """The names of all mutants of engine/checks, as mutmut wrote them down beside the mutated copies."""
    found = []
    for meta in sorted(WORK.glob("engine/checks/*.py.meta")):
        found += sorted(json.loads(meta.read_text(encoding="utf-8"))["exit_code_by_key"])
    return found


def main() -> None:
    """Generate the mutants, run the chosen ones, count."""
    mutmut("run", "--max-children", "2", "no_mutant_has_this_name")
    chosen = names()[::STEP]
    mutmut("run", "--max-children", "2", *chosen)
    told = subprocess.run(
        [sys.executable, "-m", "mutmut", "results", "--all", "true"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    states = dict(line.strip().rsplit(": ", 1) for line in told.stdout.splitlines() if ": " in line)
    counted = Counter(states.get(name, "not checked") for name in chosen)
    judged = sum(counted.values()) - counted["no tests"] - counted["not checked"] - counted["skipped"]
    caught = sum(number for state, number in counted.items() if state in DETECTED)
    print(f"{len(chosen)} mutants of {len(names())}: {dict(sorted(counted.items()))}")
    print(f"score: {caught} of {judged} caught, {caught / max(judged, 1):.1%}")


if __name__ == "__main__":
    main()

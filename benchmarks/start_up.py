"""`python -m benchmarks.start_up`: CPU of a small, warm `policy check` as a multiple of `python -c pass`."""

from __future__ import annotations

import json
import sys
import tempfile
from statistics import median

from benchmarks.stopwatch import ROOT, command_cpu

ROUNDS = 15


def main() -> None:
    """Cold check (everything compiled), then floor and warm check of the corner shop in turn, under the default policy;
    medians, for a shared machine is now faster and now slower."""
    with tempfile.TemporaryDirectory() as cache:
        environment = {"POLICY_CACHE": cache, "PATH": "/usr/bin:/bin", "LANG": "C.UTF-8"}
        check = [sys.executable, "-m", "engine", "check", str(ROOT / "examples" / "corner-shop")]
        cold = command_cpu(check, 1, environment)
        rounds = [
            (command_cpu([sys.executable, "-c", "pass"], 1, environment), command_cpu(check, 1, environment))
            for _ in range(ROUNDS)
        ]
    floor, warm = (median(side) for side in zip(*rounds, strict=True))
    print(json.dumps({"floor": floor, "cold": cold, "warm": warm, "ratio": median(w / f for f, w in rounds)}))


if __name__ == "__main__":
    main()

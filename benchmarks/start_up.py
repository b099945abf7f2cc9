"""`python -m benchmarks.start_up`: CPU of a small, warm `policy check` as a multiple of `python -c pass`."""

from __future__ import annotations

import json
import sys
import tempfile

from benchmarks.stopwatch import ROOT, command_cpu


def main() -> None:
    """Floor, cold check (everything compiled) and warm check of the corner shop under the default policy."""
    with tempfile.TemporaryDirectory() as cache:
        environment = {"POLICY_CACHE": cache, "PATH": "/usr/bin:/bin", "LANG": "C.UTF-8"}
        check = [sys.executable, "-m", "engine", "check", str(ROOT / "examples" / "corner-shop")]
        floor = command_cpu([sys.executable, "-c", "pass"], 10)
        cold = command_cpu(check, 1, environment)
        warm = command_cpu(check, 7, environment)
    print(json.dumps({"floor": floor, "cold": cold, "warm": warm, "ratio": warm / floor}))


if __name__ == "__main__":
    main()

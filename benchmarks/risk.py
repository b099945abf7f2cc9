"""`python -m benchmarks.risk FLOWS FINDINGS`: CPU seconds of the score, beside those of the verdicts it is made of.

Told apart: what is at stake in every flow of the graph, and the scores, shares and parts of so many findings.
"""

from __future__ import annotations

import json
import sys

import numpy as np
from msgspec import structs

from benchmarks.law_graph import AS_OF
from benchmarks.law_shaped import columns, program
from benchmarks.stopwatch import cpu_seconds
from engine.checks.run import evaluate
from engine.findings.finding import Finding, Subject
from engine.findings.result import SCHEMA, Result, Summary
from engine.ground.schema import Text2
from engine.risk.scored import scored
from engine.risk.stakes import stakes

EMPTY = Result(SCHEMA, "", "2026-06-30", "", (), (), (), (), (), Summary(0, 0, 0, 0, 0, 0, 0, 0, 0), (), (), (), ())
GAP = Finding(
    "", "ben.volume_0", "gap", "high", "must", "derived", "text", Subject("flow", ""), None, "ben", ("BEN 1",),
    Text2("Gap", "差距"), Text2("Mend it.", "改正。"), None,
)  # fmt: skip


def main() -> None:
    """Evaluate, then score the first flows as gaps."""
    flows, findings = int(sys.argv[1]), int(sys.argv[2])
    shaped = program()
    graph = columns(shaped, flows)
    run = evaluate(shaped, graph, AS_OF, {}).run
    gaps = (structs.replace(GAP, subject=Subject("flow", id_)) for id_ in list(graph.ids["flow"])[:findings])
    found = structs.replace(EMPTY, findings=tuple(gaps))
    rows = np.arange(flows, dtype=np.int64)
    print(
        json.dumps(
            {
                "evaluate": cpu_seconds(lambda: evaluate(shaped, graph, AS_OF, {})),
                "stakes": cpu_seconds(lambda: stakes(run, "flow", rows)),
                "scores": cpu_seconds(lambda: scored(found, run)),
            }
        )
    )


if __name__ == "__main__":
    main()

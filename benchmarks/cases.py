"""`python -m benchmarks.cases`: CPU of a case of the shipped pages: its manifests loaded, judged and compared."""

from __future__ import annotations

import json

from benchmarks.stopwatch import cpu_seconds
from engine.app.cases.pages import pages
from engine.app.cases.run import ran
from engine.app.rules import rules

ROUNDS = 3


def main() -> None:
    """All pages with the rules compiled once, as `policy test` runs them; the least of some rounds, as on a core that
    nobody else uses."""
    program = rules((), (), cache=False).program
    read = [page for page, _ in pages(())]

    def work() -> None:
        for page in read:
            assert not ran(page, program).differences

    seconds = cpu_seconds(work, ROUNDS)
    cases = sum(len(page.cases) for page in read)
    manifests = sum(len(case.variants) for page in read for case in page.cases)
    per = {"case": seconds / cases, "manifest": seconds / manifests}
    print(json.dumps({"seconds": seconds, "cases": cases, "manifests": manifests, "per": per}))


if __name__ == "__main__":
    main()

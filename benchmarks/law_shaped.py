"""`python -m benchmarks.law_shaped FLOWS [chain]`: fifty rules shaped like real law, from columns.

Ten shapes (export counters over a calendar year with ranges, an agreement behind every entrusting, clauses handed on
along a chain, onward transfer, purposes followed from the origins, dated tables and groups, exceptions with
exceptions), each in five variants with other limits and terms. Prints CPU seconds, verdict counts and memory.
"""

from __future__ import annotations

import json
import sys

import numpy as np

from benchmarks.law_graph import AS_OF, law_graph
from benchmarks.stopwatch import ROOT, cpu_seconds, peak_mib
from engine.checks.from_typed import compiled
from engine.checks.program import Compiled
from engine.checks.run import evaluate
from engine.checks.verdict import Code
from engine.graph.columns import Graph
from engine.ground.source import Source
from engine.syntax.from_text import parse
from engine.syntax.tree import Module
from engine.typed.from_syntax import check

LAW = """law BEN {
  title en "Benchmark" zh "基准"
  force law
  in force from 2020-01-01
  governs activity a when a.controller.country == CN or a.controller.country in eea cite BEN 1
}
articles BEN { 1 text ruled }
define abroad(f: flow) = f.kind != collection and f.from.country == CN and f.to is not none and f.to.country != CN
define excused(f: flow) = f.necessity == individual_contract and f.activity.basis.pipl == contract
define sent_abroad(p: party) =
  persons(g.ordinary_persons for g in p.handles where abroad(g) and not excused(g) during this_year)
define sensitive_abroad(p: party) = persons(g.persons_sensitive for g in p.handles where abroad(g) during this_year)
"""

VARIANTS = 5
LIMITS = (10_000, 50_000, 100_000, 500_000, 1_000_000)
TERMS = ("purpose", "duration", "security", "confidentiality", "purpose")
PURPOSES = ("service.provision", "service.payment", "marketing.direct", "service", "marketing")
DAYS = ("2023-07-10", "2024-03-22", "2024-06-01", "2025-01-01", "2025-11-01")
SHAPES = {
    "volume": "for flow f when abroad(f) and sent_abroad(f.handler) >= {limit} must f.mechanism == security_assessment "
    "unless excused(f) cite BEN 1 but not when f.handler.ciio cite BEN 1",
    "sensitive_volume": "for flow f when abroad(f) must f.mechanism == security_assessment or "
    "sensitive_abroad(f.handler) < {limit}",
    "agreement": "for flow f when f.kind == entrusting must some a in f.agreement where a.type == processing "
    "has a.signed <= f.started and a.clauses includes {term}",
    "party": "for party p when p.country == CN must every g in p.handles where g.kind == entrusting "
    "has (some a in g.agreement has a.clauses includes {term})",
    "handed_on": "for flow f when f.kind == entrusting and (some u in upstream of f has u.kind == entrusting) "
    "must union(c.activity.purposes for c in upstream of f where c.kind == entrusting) covered by f.activity.purposes "
    "or f.activity.purposes includes {purpose}",
    "onward": "for flow f when f.to.country not in eea and f.to is not none must (every u in downstream of f has "
    "(u.to is none or u.to.country in eea or u.started < {day})) or f.to.country in adequacy",
    "purpose": "for flow f when f.kind != collection must f.activity.purposes covered by "
    "common(o.activity.purposes for o in origins of f) unless f.activity.purposes includes {purpose} cite BEN 1",
    "table": "for flow f when f.from.country in eea and f.to is not none must f.to.country in eea or "
    "(f.to.country in adequacy and (adequacy[f.to.country].only is none "
    "or f.to.party.schemes includes adequacy[f.to.country].only))",
    "sensitive": "for flow f when f.categories overlaps sensitive.pipl and f.started >= {day} must "
    "f.activity.basis.pipl == consent unless f.transform == masked cite BEN 1",
    "origin": "for flow f when abroad(f) must no o in origins of f has (o.from.country == CN and o.started < {day})",
}


def rules() -> list[tuple[str, str]]:
    """The text of each of the fifty rules by name."""
    made = []
    for shape, body in SHAPES.items():
        for i in range(VARIANTS):
            text = body.format(limit=LIMITS[i], term=TERMS[i], purpose=PURPOSES[i], day=DAYS[i])
            name = f"{shape}_{i}"
            head = f'title en "{name}" zh "{name}" cite BEN 1 severity high'
            made.append((name, f"rule ben.{name} {{ {head} {text} }}\n"))
    return made


def sources() -> list[tuple[Source, str]]:
    """The shipped words and laws, the benchmark's law and its rules, each with its ruleset."""
    folder = ROOT / "rulesets"
    found = [
        (Source(f"{path.relative_to(ROOT)}", path.read_text("utf-8")), ".".join(path.relative_to(folder).parts[:-1]))
        for path in sorted(folder.rglob("*.policy"))
    ]
    found.append((Source("rulesets/ben/law.policy", LAW), "ben"))
    return found + [(Source(f"rulesets/ben/{name}.policy", text), "ben") for name, text in rules()]


def program() -> Compiled:
    """The fifty rules, compiled."""
    given = sources()
    modules: list[Module] = [parse(source, ruleset) for source, ruleset in given]
    texts = [source for source, _ in given]
    return compiled(check(modules, texts), {source.path: source for source in texts}, ["ben"])


def columns(of: Compiled, flows: int, chain: bool = False) -> Graph:
    """The graph of so many flows with all its columns."""
    needed = {(kind.name, fact) for kind in of.schema.kinds.values() for fact in kind.facts}
    return law_graph(of.schema, flows, needed, chain)


def main() -> None:
    """Compile once, build the graph, evaluate."""
    flows, chain = int(sys.argv[1]), "chain" in sys.argv[2:]
    shaped = program()
    graph = columns(shaped, flows, chain)
    before = peak_mib()
    verdicts = evaluate(shaped, graph, AS_OF, {})
    beside = peak_mib() - before
    counts = np.zeros(len(Code), np.int64)
    for each in verdicts.rules:
        counts += [each.count(code) for code in Code]
    seconds = cpu_seconds(lambda: evaluate(shaped, graph, AS_OF, {}), 2 if flows <= 1_000_000 else 1)
    print(
        json.dumps(
            {"flows": flows, "chain": chain, "rules": len(shaped.rules), "seconds": seconds,
             "counts": counts.tolist(), "beside_mib": beside}
        )
    )  # fmt: skip


if __name__ == "__main__":
    main()

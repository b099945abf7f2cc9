"""`python -m benchmarks.synthetic FLOWS [FORM …]`: the same 200 rules by the engine, by closures and by Polars.

The forms run in turn, several rounds of them, so that a busy machine slows all alike; what is compared is the CPU time
of all threads. `python -m benchmarks.synthetic FLOWS MORE` compares the engine at two sizes in the same way. Prints one
JSON object: per form the median CPU seconds, how many times the engine's (the median over the rounds), verdict counts
(which must agree) and memory beside the data.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from dataclasses import dataclass
from statistics import median
from typing import Any

import numpy as np

from benchmarks.stopwatch import in_turn, peak_mib
from benchmarks.synthetic_rules import (
    COUNTS,
    TERMS,
    TRUTHS,
    VALUES,
    RuleShape,
    Test,
    as_closures,
    as_text,
    law,
    shapes,
    words,
)
from engine.checks.from_typed import compiled
from engine.checks.run import evaluate
from engine.checks.verdict import Code
from engine.graph.columns import CodeColumn, Column, Graph, NumberColumn, TruthColumn
from engine.ground.source import Source
from engine.syntax.from_text import parse
from engine.typed.from_syntax import check

AS_OF = 739_000
UNKNOWN = 0.1  # the share of facts that nobody states
ROUNDS = 7


@dataclass(frozen=True, slots=True)
class Form:
    """One way to judge all flows: the piece of work, the counts of each verdict, and memory beside the data in MiB."""

    work: Callable[[], object]
    counts: list[int]
    beside: float | None = None


def data(flows: int, seed: int = 11) -> dict[str, np.ndarray[Any, Any]]:
    """Uniform random facts: -1 where unknown, else 0/1, a term's number, or a count below 100."""
    draw = np.random.default_rng(seed)
    spans = {**{f"t{i}": 2 for i in range(TRUTHS)}, **{f"k{i}": VALUES for i in range(TERMS)}}
    spans.update({f"n{i}": 100 for i in range(COUNTS)})
    facts = {}
    for fact, span in spans.items():
        values = draw.integers(0, span, flows, dtype=np.int8)
        values[draw.random(flows, dtype=np.float32) < UNKNOWN] = -1
        facts[fact] = values
    return facts


def graph_of(facts: dict[str, np.ndarray[Any, Any]]) -> Graph:
    """The facts as the engine's columns."""
    flows = len(facts["t0"])
    columns: dict[tuple[str, str], Column] = {}
    for fact, values in facts.items():
        match fact[0]:
            case "t":
                columns["flow", fact] = TruthColumn(values == 1, values == 0)
            case "k":
                columns["flow", fact] = CodeColumn(values.astype(np.int64))
            case _:
                low = np.where(values < 0, 0.0, values.astype(np.float64))
                high = np.where(values < 0, np.inf, values.astype(np.float64))
                columns["flow", fact] = NumberColumn(low, high, np.zeros(flows, np.uint8))
    return Graph({"flow": flows}, {"flow": range(flows)}, columns, {"flow": False}, {})  # type: ignore[dict-item]


def by_engine(rules: list[RuleShape], graph: Graph) -> Form:
    """The engine over columns; compiled beforehand."""
    texts = [("rulesets/words/words.policy", "words", words()), ("rulesets/syn/law.policy", "syn", law())]
    texts += [(f"rulesets/syn/{name}.policy", "syn", text) for name, text in as_text(rules)]
    sources = [Source(path, text) for path, _, text in texts]
    modules = [parse(source, ruleset) for source, (_, ruleset, _) in zip(sources, texts, strict=True)]
    program = compiled(check(modules, sources), {source.path: source for source in sources})
    before = peak_mib()
    verdicts = evaluate(program, graph, AS_OF, {})
    counts = np.zeros(len(Code), np.int64)
    for each in verdicts.rules:
        counts += [each.count(code) for code in Code]
    beside = peak_mib() - before
    return Form(lambda: evaluate(program, graph, AS_OF, {}), counts.tolist(), beside)


def by_closures(rules: list[RuleShape], facts: dict[str, np.ndarray[Any, Any]]) -> Form:
    """The same by nested functions over one dict a flow."""
    lists = {
        fact: [None if value < 0 else bool(value) if fact[0] == "t" else value for value in values.tolist()]
        for fact, values in facts.items()
    }
    rows = [dict(zip(lists, values, strict=True)) for values in zip(*lists.values(), strict=True)]
    closures = as_closures(rules)
    counts = [0] * 5

    def work() -> None:
        counts[:] = [0] * 5
        for row in rows:
            for closure in closures:
                counts[closure(row)] += 1

    work()
    return Form(work, counts)


def by_polars(rules: list[RuleShape], facts: dict[str, np.ndarray[Any, Any]]) -> Form:
    """The same by one lazy Polars query with null as unknown, written as Polars likes it: a condition that is null does
    not hold, literals are of the type of the result, and what rules share is found by the optimiser."""
    import polars as pl

    frame = pl.DataFrame(
        {
            fact: pl.Series(values, dtype=pl.Int8).replace(-1, None).cast(pl.Boolean if fact[0] == "t" else pl.Int8)
            for fact, values in facts.items()
        }
    )

    codes = [pl.lit(code, pl.UInt8) for code in range(5)]

    def expression(test: Test) -> pl.Expr:
        column = pl.col(test.fact)
        return (
            column if test.fact[0] == "t" else column == test.against if test.fact[0] == "k" else column >= test.against
        )

    def verdict(rule: RuleShape) -> pl.Expr:
        a, b, c = (expression(test) for test in rule.when)
        d, e = (expression(test) for test in rule.must)
        applies, duty, exempt = a & (b | c), d | e, expression(rule.unless)
        unknown = applies.is_null() | exempt.is_null() | duty.is_null()
        return (
            pl.when(applies.not_()).then(codes[0])
            .when(exempt).then(codes[1])
            .when(duty).then(codes[2])
            .when(unknown).then(codes[4]).otherwise(codes[3])
        )  # fmt: skip

    query = frame.lazy().select([verdict(rule).alias(f"r{i}") for i, rule in enumerate(rules)])
    counts = np.zeros(5, np.int64)
    for column in query.collect().iter_columns():
        counts += np.bincount(column.to_numpy(), minlength=5)
    return Form(query.collect, counts.tolist())


def main() -> None:
    """Measure the forms that are asked for, all by default, or the engine at two sizes."""
    flows, asked = int(sys.argv[1]), sys.argv[2:] or ["engine", "closures", "polars"]
    rules, makers = shapes(), {"closures": by_closures, "polars": by_polars}
    if asked[0].isdigit():
        sizes = {"engine": flows, "more": int(asked[0])}
        forms = {name: by_engine(rules, graph_of(data(size))) for name, size in sizes.items()}
    else:
        facts = data(flows)
        forms = {
            name: by_engine(rules, graph_of(facts)) if name == "engine" else makers[name](rules, facts)
            for name in asked
        }
        if len({tuple(form.counts) for form in forms.values()}) > 1:
            raise SystemExit(f"the forms disagree: { {name: form.counts for name, form in forms.items()} }")
    seconds = in_turn({name: form.work for name, form in forms.items()}, ROUNDS)
    answers = {
        name: {
            "seconds": median(seconds[name]),
            "least": min(seconds[name]),
            "times": median(own / engine for own, engine in zip(seconds[name], seconds["engine"], strict=True)),
            "counts": form.counts,
            "beside_mib": form.beside,
        }
        for name, form in forms.items()
    }
    print(json.dumps({"flows": flows, "rules": len(rules), "rounds": ROUNDS, **answers}))


if __name__ == "__main__":
    main()

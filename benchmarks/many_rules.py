"""`python -m benchmarks.many_rules RULES`: what so many rules, made of the shipped ones, take to read and check."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from pathlib import Path
from statistics import median

import msgspec

from benchmarks.stopwatch import cpu_seconds
from engine import shelf
from engine.checks.from_typed import compiled
from engine.checks.program import Compiled
from engine.ground.source import Source
from engine.syntax import tree
from engine.syntax.from_text import parse_all, parser
from engine.typed.from_syntax import check

ROUNDS = 3


def copies(files: tuple[shelf.RuleFile, ...], modules: tuple[tree.Module, ...], count: int) -> Iterator[str]:
    """So many rules, as the text of each: the shipped ones in turn, with other names."""
    texts = {file.source.path: file.source.lines() for file in files}
    rules = [(module, item) for module in modules for item in module.items if isinstance(item, tree.Rule)]
    for number in range(count):
        module, rule = rules[number % len(rules)]
        lines = texts[module.path][rule.span.line - 1 : rule.span.end_line]
        name = f"{module.ruleset}.{Path(module.path).stem}.copy_{number}"
        yield f"{module.path}\0" + "\n".join(lines).replace(rule.name.text, name, 1)


def grown(files: tuple[shelf.RuleFile, ...], count: int) -> tuple[tuple[Source, str], ...]:
    """The shipped files with so many rules more, each beside the one that it is made of."""
    modules = parse_all((file.source, file.ruleset) for file in files)
    more: dict[str, list[str]] = {}
    for each in copies(files, modules, count):
        path, _, text = each.partition("\0")
        more.setdefault(path, []).append(text)
    return tuple(
        (Source(f.source.path, "\n".join([f.source.text, *more.get(f.source.path, ())])), f.ruleset) for f in files
    )


def main() -> None:
    """CPU seconds: the parser made, once; and, as medians of rounds, the texts parsed, the modules checked and
    compiled, and the compiled program read as it is kept in the cache."""
    count = int(sys.argv[1])
    files = (*shelf.rule_files(()), *shelf.policy_files(()))
    made = cpu_seconds(parser)
    texts = grown(files, count)
    sources = tuple(source for source, _ in texts)
    modules = parse_all(texts)
    program = check(modules, sources)
    by_path = {source.path: source for source in sources}
    kept = msgspec.msgpack.encode(compiled(program, by_path))
    rounds = [
        (
            cpu_seconds(lambda: parse_all(texts)),
            cpu_seconds(lambda: check(modules, sources)),
            cpu_seconds(lambda: compiled(program, by_path)),
            cpu_seconds(lambda: msgspec.msgpack.decode(kept, type=Compiled)),
        )
        for _ in range(ROUNDS)
    ]
    parsing, checking, compiling, cached = (median(each) for each in zip(*rounds, strict=True))
    found = {"rules": len(program.rules), "parser": made, "parse": parsing, "check": checking, "compile": compiling}
    print(json.dumps({**found, "cached": cached}))


if __name__ == "__main__":
    main()

"""The list of all facts, `docs/facts.md`, with how many rules read each of them; `--accept` writes it anew."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from engine.app.rules import rules
from engine.checks.program import Compiled
from engine.findings.basis import basis, of_nodes
from engine.graph.asked import asked
from engine.ground.schema import Fact, Kind, Many, Ref

DOCS = Path(__file__).parents[2] / "docs" / "facts.md"

HEAD = """# Facts 事实

Everything that a manifest may state of its records, written by the tests from the rulesets. **Rules** counts those
that read the fact for their verdict, their law's scope included; *score*: the risk score reads it. A fact with **0** is
there for rulesets of trades and for rules of one's own: what a manifest states of it changes no verdict of the shipped
rules, and no report takes it for checked. `policy rules -v` names the facts of each rule; the schema of manifests
(`policy schema`) has the terms to answer with.

清单中各类记录可载的全部事实，由测试依规则集生成。“Rules”为判定（含适用范围）读取该事实的规则数；*score*：风险分值读取该事实；
**0** 表示预装规则均不读取，供行业规则集和单位自有规则使用，填报与否不影响任何判定。
"""
TABLE = ("| fact | asked | 问题 | answered with | rules |", "|---|---|---|---|---:|")


def test_the_list_of_facts_is_as_the_rulesets_say(accept: bool) -> None:
    program = rules((), (), cache=True).program
    text = "\n".join(_lines(program)) + "\n"
    if accept:
        DOCS.write_text(text, encoding="utf-8")
    assert text == DOCS.read_text(encoding="utf-8")


def _lines(program: Compiled) -> Iterator[str]:
    kinds = program.schema.kinds
    read = Counter(fact for rule in program.rules for fact in _attached(basis(rule, program).facts, kinds))
    weighed = of_nodes((node for nodes in program.stakes.values() for node in nodes.values()), program).facts
    yield HEAD.rstrip("\n")
    for kind in kinds.values():
        yield from ("", f"## {kind.plural}: {kind.several.en} {kind.several.zh}", "", *TABLE)
        for fact in kind.stated.values():
            name = f"{kind.name}.{fact.name}"
            yield _row(fact, kinds, read[name], name in weighed)


def _attached(facts: Iterable[str], kinds: Mapping[str, Kind]) -> set[str]:
    """The facts, and those by which records are attached to the lists among them."""
    found = set(facts)
    for name in facts:
        kind, _, fact = name.partition(".")
        declared = kinds[kind].facts[fact]
        if declared.covers and isinstance(declared.type, Many):
            found |= {f"{target}.covers" for target in declared.type.kinds}
        if declared.through is not None and isinstance(way := kinds[kind].facts[declared.through].type, Ref):
            found |= {f"{target}.{fact}" for target in way.kinds}
    return found


def _row(fact: Fact, kinds: Mapping[str, Kind], readers: int, weighed: bool) -> str:
    answer = asked(fact.type, kinds).en + (", or `none`" if fact.optional else "")
    cells = (f"`{fact.name}`", fact.ask.en or fact.title.en, fact.ask.zh or fact.title.zh, answer)
    told = f"{readers}, *score*" if weighed else f"{readers}"
    return f"| {' | '.join(cell.replace('|', chr(92) + '|') for cell in cells)} | {told} |"

"""Pages of problems: a title, prose, and pairs of input and the problems that it gives; how a page is read and run."""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

from msgspec import structs

from engine.app.saved import read
from engine.app.settings import settings_in
from engine.findings.baseline import baseline
from engine.findings.waivers import waivers
from engine.graph.ahead import ahead
from engine.graph.from_nodes import manifest
from engine.graph.supposed import supposed
from engine.ground.excerpt import picture, pictures
from engine.ground.problem import PolicyError, Problem
from engine.ground.schema import Schema
from engine.ground.source import Source
from engine.syntax.from_text import parse_all
from engine.syntax.tree import Law, Module, Policy
from engine.typed.from_syntax import check
from engine.typed.tree import Program
from tests.fences import fences

ROOT = Path(__file__).parent.parent
PAGES = ROOT / "docs" / "problems"

BESIDE = ("waivers.yaml", "policy.toml", "pyproject.toml", "baseline.json", "--set")


_CLOSED = "```\n"


@dataclass(frozen=True)
class Example:
    """Inputs, the problems written for them, and where in the page these stand; then, in Chinese, what they say."""

    inputs: tuple[Source, ...]
    expected: str
    start: int
    end: int
    chinese: str = ""
    until: int = 0  # where the Chinese ends, or the problems where there is none yet


def examples(page: str) -> list[Example]:
    """The pairs of a page, in order."""
    found: list[Example] = []
    inputs: list[Source] = []
    for fence in fences(page):
        if fence.language == "problems":
            assert inputs, "a problems block without an input before it"
            found.append(Example(tuple(inputs), fence.text, fence.start, fence.end, until=fence.end + len(_CLOSED)))
            inputs = []
        elif fence.language == "zh":
            assert found, "Chinese before any problem"
            assert not inputs, "Chinese before the problems"
            found[-1] = replace(found[-1], chinese=fence.text, until=fence.end + len(_CLOSED))
        else:
            assert fence.path, f"the {fence.language} block has no path"
            inputs.append(Source(fence.path, fence.text))
    assert not inputs, "an input without a problems block after it"
    return found


def problems(inputs: Sequence[Source]) -> str:
    """The problems of an example as printed."""
    error = told(inputs)
    return pictures(error) + "\n" if error.problems else ""


def in_chinese(inputs: Sequence[Source]) -> str:
    """What the problems of an example say in Chinese, without their places, each once."""
    said = [picture(structs.replace(each, span=None), (), "zh") for each in told(inputs).problems]
    return "".join(f"{each}\n" for each in dict.fromkeys(said))


def block_in_chinese(inputs: Sequence[Source]) -> str:
    """The end of the block of problems, and what they say in Chinese as a block of its own."""
    return f"{_CLOSED}\n```zh\n{in_chinese(inputs)}{_CLOSED}"


def told(inputs: Sequence[Source]) -> PolicyError:
    """The problems of an example: of its rules, read with the shipped words, else of its manifest, its waivers, its
    settings, its flags `--set` or its saved result."""
    written = [source for source in inputs if source.path.endswith(".policy")]
    beside = [source for source in inputs if source.path in BESIDE]
    manifests = [source for source in inputs if source not in (*written, *beside)]
    paths = {source.path for source in written}
    try:
        modules = parse_all((source, _ruleset(source)) for source in written)
        shipped = [name for name in _used(modules) if name == "words" or (ROOT / "rulesets" / _folder(name)).is_dir()]
        others = [module for name in shipped for module in _modules(name) if module.path not in paths]
        sources = [*written, *(source for name in shipped for source in _sources(name) if source.path not in paths)]
        program = check([*others, *modules], sources)
        _read(beside, manifests, program)
        if manifests:
            return _of_manifest(manifests, program.schema)
    except PolicyError as error:
        return _shown(error.problems, error.sources, paths)
    return _shown(program.warnings, sources, paths)


def _shown(problems: Iterable[Problem], sources: Iterable[Source], paths: Container[str]) -> PolicyError:
    """All errors, but only those warnings that speak of the example itself."""
    return PolicyError([p for p in problems if not p.warning or p.span is None or p.span.path in paths], sources)


def _read(inputs: Sequence[Source], manifests: Sequence[Source], program: Program) -> None:
    """Reads what is neither rule nor manifest; raises its problems."""
    for source in inputs:
        if source.path == "waivers.yaml":
            waivers(source, {rule.id: rule.variable.kinds[0] for rule in program.rules})
        elif source.path.endswith(".toml"):
            settings_in(source)
        elif source.path == "--set":
            stated, _ = manifest(manifests, program.schema, lambda _path, _stated: None)
            supposed(stated, program.schema, Source(source.path, source.text.rstrip("\n")))
        else:
            read(source, baseline)


def _of_manifest(manifests: Sequence[Source], schema: Schema) -> PolicyError:
    """The warnings of a manifest; raises what is worse. No file of evidence exists."""
    read, warnings = manifest(manifests, schema, lambda _path, _stated: None)
    if read.as_of is not None:
        warnings += ahead(read, schema, read.as_of)
    return _shown(warnings, manifests, [source.path for source in manifests])


def _ruleset(source: Source) -> str:
    """The ruleset of a path: `rulesets/cn/cbf/law.policy` is of `cn.cbf`."""
    return ".".join(Path(source.path).parts[1:-1])


def _used(modules: Iterable[Module]) -> list[str]:
    """The words and all rulesets that the modules use, or that these use."""
    asked, seen = list(_uses(modules)), {"words": None}
    while asked:
        name = asked.pop(0)
        if name not in seen:
            seen[name] = None
            asked += _uses(_modules(name))
    return list(seen)


def _uses(modules: Iterable[Module]) -> list[str]:
    items = (item for module in modules for item in module.items)
    return [use.text for item in items if isinstance(item, Law | Policy) for use in item.uses]


def _folder(ruleset: str) -> str:
    return ruleset.replace(".", "/")


@cache
def _sources(ruleset: str) -> tuple[Source, ...]:
    return tuple(
        Source(path.relative_to(ROOT).as_posix(), path.read_text(encoding="utf-8"))
        for path in sorted((ROOT / "rulesets" / _folder(ruleset)).glob("*.policy"))
    )


@cache
def _modules(ruleset: str) -> tuple[Module, ...]:
    return parse_all((source, ruleset) for source in _sources(ruleset))


def codes_in(folder: Path) -> Mapping[str, list[str]]:
    """The problem codes that occur in Python files below a folder, each with the files."""
    found: dict[str, list[str]] = {}
    for path in sorted(folder.rglob("*.py")):
        for code in sorted(set(re.findall(r"\"(P[1-5][0-9]{2})\"", path.read_text(encoding="utf-8")))):
            found.setdefault(code, []).append(path.relative_to(folder).as_posix())
    return found

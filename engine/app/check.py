"""`policy check` in one road: read → compile → evaluate → report."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final

from msgspec import Struct, structs

from engine import shelf
from engine.app.accounts import accounted, since
from engine.app.evaluation import Loaded, Passed, evaluated, loaded, silent
from engine.app.rules import rules
from engine.app.selection import checked_threshold, chosen_policy, policy_file
from engine.checks.program import Compiled
from engine.findings.finding import EVERY, VerdictName
from engine.findings.result import Result, RulesetOf
from engine.graph.manifest import Manifest
from engine.ground import messages
from engine.ground.problem import PolicyError, Problem
from engine.ground.schema import Schema, Text2
from engine.ground.source import Source
from engine.render.closing import AsOfFrom
from engine.typed.declared import Policy

if TYPE_CHECKING:
    from engine.findings.baseline import Baseline
    from engine.findings.waivers import Waiver

SET: Final = "--set"
SHEETS: Final = (".csv", ".tsv", ".xls", ".xlsx", ".xlsm", ".ods", ".numbers", ".parquet", ".doc", ".docx", ".pdf")


class Asked(Struct, frozen=True):
    """What a check is asked for: paths of manifests, a policy (name or file), rulesets instead of the policy's, folders
    of the user's rules, a day, verdicts to list, a threshold to check for being known, a file of waivers, a saved
    result or a git revision to compare with, answers to suppose (`KIND.ID.FACT=ANSWER`), and the verdicts of which
    somebody will read why they are so."""

    paths: tuple[str, ...]
    policy: str
    rulesets: tuple[str, ...]
    rules: tuple[Path, ...]
    as_of: int | None
    show: frozenset[VerdictName]
    fail_on: str | None
    cache: bool
    waivers: Path | None = None
    baseline: Path | None = None
    since: str | None = None
    suppose: tuple[str, ...] = ()
    reasoned: frozenset[VerdictName] = EVERY


class Checked(Struct, frozen=True):
    """The result, the policy that it is gated by, the manifest and its schema, its texts, the files `read` (manifests,
    rules, policies, waivers, baseline), and what was doubtful about the manifest."""

    result: Result
    policy: Policy
    manifest: Manifest
    schema: Schema
    sources: tuple[Source, ...]
    read: tuple[Path, ...]
    warnings: tuple[Problem, ...]
    as_of_from: AsOfFrom


def check(asked: Asked, passed: Passed = silent) -> Checked | None:
    """The outcome; None where the paths lead to no manifest. Raises `PolicyError` with all problems of the input.
    `passed` is told each phase when it is over."""
    file = policy_file(asked.policy)
    known = rules(asked.rules, (file,) if file else (), asked.cache)
    policy = chosen_policy(known.program, asked.policy, asked.rulesets, known.own())
    if asked.fail_on is not None:
        checked_threshold(known.program, policy, asked.fail_on)
    passed("rules")
    waivers, unused = _waivers(asked.waivers, known.program), _unused(asked)
    before, past = _baseline(asked.baseline), _past(asked)
    no_sheets(asked.paths)
    inputs = shelf.manifests(asked.paths)
    if not inputs:
        return None
    manifest, flags = _supposed(loaded(known.program, inputs, asked.as_of), asked.suppose, known.program)
    passed("manifest")
    evaluating = {
        rule.id for rule in known.program.rules if rule.ruleset in policy.uses and rule.id not in policy.skips
    }
    judged = partial(
        evaluated,
        known.program,
        rules=evaluating,
        settings=policy.settings,
        policy=policy.name,
        rulesets=[RulesetOf(each, known.edition(each), known.digest(each)) for each in policy.uses],
        severities=policy.severities,
        waivers=waivers,
        reasoned=asked.reasoned,
    )
    result, apart = judged(manifest, show=asked.show, passed=passed)
    result = accounted(result, known.program, policy, manifest)
    if past is not None and asked.since is not None:
        from engine.findings.baseline import of_result

        then, _ = judged(_loaded_then(known.program, past, manifest.as_of, asked.since))
        result = since(result, of_result(then), asked.since, evaluating)
        passed("since")
    if before is not None and asked.baseline is not None:
        result = since(result, before, asked.baseline.as_posix(), evaluating)
    sources = tuple(each.source for each in inputs)
    named = (asked.waivers, asked.baseline, *(each.place for each in known.files))
    read = (*(Path(source.path) for source in sources), *(file for file in named if file))
    return Checked(
        result,
        policy,
        manifest.manifest,
        known.program.schema,
        (*sources, *flags),
        read,
        (*manifest.warnings, *apart, *unused),
        manifest.as_of_from,
    )


def no_sheets(paths: Iterable[str]) -> None:
    """Raises `PolicyError` for files whose names say that they are no text of a manifest."""
    named = [path for path in paths if path.lower().endswith(SHEETS) and Path(path).is_file()]
    if named:
        raise PolicyError([messages.files.A_SHEET(None, path=path) for path in named])


def _waivers(file: Path | None, compiled: Compiled) -> tuple[Waiver, ...]:
    if file is None:
        return ()
    from engine.findings.waivers import waivers  # a check without waivers does without

    return waivers(shelf.one_text(file), {rule.id: rule.kind for rule in compiled.rules})


def _unused(asked: Asked) -> tuple[Problem, ...]:
    """A warning where somebody may take a file of waivers in a checked folder for the one in use."""
    found = shelf.waivers_beside(asked.paths, asked.waivers)
    if found is None:
        return ()
    there, say = found.as_posix(), messages.waivers
    if asked.waivers is None:
        return (say.NONE_IN_USE(None, path=there),)
    return (say.OTHERS_IN_USE(None, path=there, own=asked.waivers.as_posix()),)


def _past(asked: Asked) -> tuple[shelf.Input, ...] | None:
    """The manifests as they were at the revision to compare with."""
    if asked.since is None:
        return None
    from engine.shelf.revision import manifests_at  # a check without history does without

    return manifests_at(asked.since, asked.paths)


def _loaded_then(compiled: Compiled, inputs: tuple[shelf.Input, ...], as_of: int, revision: str) -> Loaded:
    """The manifests of a revision, judged by today's day; raises `PolicyError` where they could not be read then."""
    try:
        return loaded(compiled, inputs, as_of)
    except PolicyError as error:
        first = error.problems[0]
        said = Text2(f"{first.code}: {first.message.en}", f"{first.code}：{first.message.zh or first.message.en}")
        raise PolicyError(
            [messages.runs.UNREADABLE_THEN(None, revision=revision, n=len(error.problems), first=said)]
        ) from None


def _baseline(file: Path | None) -> Baseline | None:
    if file is None:
        return None
    from engine.app.saved import read
    from engine.findings.baseline import baseline

    return read(shelf.one_text(file), baseline)


def _supposed(given: Loaded, flags: tuple[str, ...], compiled: Compiled) -> tuple[Loaded, tuple[Source, ...]]:
    """The manifest with the answers that are supposed, and the flags as a source that reports point into."""
    if not flags:
        return given, ()
    from engine.graph.supposed import supposed

    source = Source(SET, "\n".join(flags))
    manifest, answers = supposed(given.manifest, compiled.schema, source)
    return structs.replace(given, manifest=manifest, supposed=answers), (source,)

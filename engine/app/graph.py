"""The data-flow graph of manifests, with what a check found in them, or a saved result."""

from __future__ import annotations

from pathlib import Path

from msgspec import Struct

from engine import shelf
from engine.app import check as checking
from engine.app import report
from engine.app.evaluation import Passed, loaded, silent
from engine.app.rules import rules
from engine.findings.result import Result
from engine.graph.picture import Picture, picture
from engine.ground import messages
from engine.ground.problem import PolicyError, Problem
from engine.ground.schema import Text2
from engine.ground.source import Source


class Pictured(Struct, frozen=True):
    """The picture, the result that is marked on it (None: nothing was checked), the files `read`, and what was doubtful
    about the manifests."""

    picture: Picture
    result: Result | None
    read: tuple[Path, ...]
    sources: tuple[Source, ...]
    warnings: tuple[Problem, ...] = ()


def of_check(asked: checking.Asked, passed: Passed = silent) -> Pictured | None:
    """The graph with what the check finds; None where the paths lead to no manifest. Raises `PolicyError`. `passed` is
    told each phase when it is over."""
    checked = checking.check(asked, passed)
    if checked is None:
        return None
    drawn = picture(checked.manifest, checked.schema)
    return Pictured(drawn, checked.result, checked.read, checked.sources, checked.warnings)


def of_manifests(paths: tuple[str, ...], folders: tuple[Path, ...], cache: bool) -> Pictured | None:
    """The graph alone; nothing is evaluated. None where the paths lead to no manifest. Raises `PolicyError`."""
    checking.no_sheets(paths)
    inputs = shelf.manifests(paths)
    if not inputs:
        return None
    compiled = rules(folders, (), cache).program
    given = loaded(compiled, inputs, None)
    sources = tuple(each.source for each in inputs)
    read = tuple(Path(source.path) for source in sources)
    return Pictured(picture(given.manifest, compiled.schema), None, read, sources, given.warnings)


def of_saved(result: Path, folders: tuple[Path, ...], cache: bool) -> Pictured:
    """The graph of the manifests of a saved result, with what it found. Raises `PolicyError` where they have changed
    since, or cannot be read by the rules at hand."""
    reported = report.of_saved(report.Asked(result, folders, "en", both=False, pictured=True, cache=cache))
    given = reported.given
    if given.picture is None:
        why = given.unread or Text2()
        raise PolicyError([messages.proofs.NO_PICTURE(None, why=why)])
    return Pictured(given.picture, given.result, reported.read, given.sources)

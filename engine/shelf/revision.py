"""Manifests as they were at a revision of the git repository that holds them."""

from __future__ import annotations

import hashlib
import subprocess
from collections.abc import Iterable, Iterator
from pathlib import Path

from engine.ground import messages
from engine.ground.problem import PolicyError, Problem
from engine.ground.source import Source
from engine.shelf.inputs import STDIN, Input, is_manifest, is_result
from engine.shelf.text import decoded


def manifests_at(revision: str, paths: Iterable[str]) -> tuple[Input, ...]:
    """The manifest files that the paths led to at a revision, by the same choice as today's, under the paths that they
    have today. Raises `PolicyError` where a path lies in no repository, or the repository has no such revision."""
    problems: list[Problem] = []
    found: dict[Path, Input] = {}
    for given in paths:
        if given == STDIN:
            problems.append(messages.runs.NO_HISTORY(None, path=given, why=messages.runs.ON_A_PIPE()))
            continue
        path = Path(given)
        folder, name = (path, ".") if path.is_dir() else (path.parent, path.name)
        commit = _commit(revision, folder, given, problems)
        if commit is None:
            continue
        for inner in _files(commit, folder, name):
            shown = (folder / inner).as_posix()
            if name == "." and not is_manifest(Path(inner)):
                continue
            data = _git(folder, "show", f"{commit}:./{inner}")
            if name == "." and is_result(inner, data):
                continue
            text = decoded(data, shown, problems)
            if text is not None:
                place = folder / inner
                found.setdefault(place.resolve(), Input(Source(shown, text), _sha256(data), place.parent))
    if problems:
        raise PolicyError(problems)
    return tuple(found.values())


def _commit(revision: str, folder: Path, given: str, problems: list[Problem]) -> str | None:
    """The commit that a revision names; None, and a problem more, where there is none."""
    try:
        _git(folder, "rev-parse", "--git-dir")
    except OSError:
        problems.append(messages.runs.NO_HISTORY(None, path=given, why=messages.runs.NO_GIT()))
        return None
    except subprocess.CalledProcessError:
        problems.append(messages.runs.NO_HISTORY(None, path=given, why=messages.runs.NO_REPOSITORY()))
        return None
    try:
        named = f"{revision}^{{commit}}"
        return _git(folder, "rev-parse", "--verify", "--quiet", "--end-of-options", named).decode().strip()
    except subprocess.CalledProcessError:
        problems.append(messages.runs.NO_REVISION(None, revision=revision, path=given))
        return None


def _files(commit: str, folder: Path, name: str) -> Iterator[str]:
    """The files below `folder` at the commit, relative to it, in the order of a walk."""
    listed = _git(folder, "ls-tree", "-r", "-z", "--name-only", commit, "--", name).decode("utf-8", "surrogateescape")
    yield from sorted(filter(None, listed.split("\0")), key=lambda path: path.split("/"))


def _git(folder: Path, *arguments: str) -> bytes:
    """What git prints. Raises `OSError` where there is no git, `CalledProcessError` where it refuses."""
    command = ["git", "-C", str(folder), *arguments]
    return subprocess.run(command, capture_output=True, check=True, stdin=subprocess.DEVNULL).stdout


def _sha256(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()

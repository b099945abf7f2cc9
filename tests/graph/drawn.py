"""Pictures for tests: of manifests that are written in a few words, and drawn by lot."""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import cache
from typing import Any, Final

from hypothesis import strategies as st

from engine.app.rules import rules
from engine.graph.from_nodes import manifest
from engine.graph.picture import Picture, picture
from engine.ground.schema import Schema
from engine.ground.source import Source

COUNTRIES: Final = ("CN", "SG", "DE")


@cache
def schema() -> Schema:
    """The schema of the shipped rules."""
    return rules((), (), cache=True).program.schema


def pictured(*stated: Mapping[str, Any]) -> Picture:
    """The picture of a manifest whose sections stand in one or several files."""
    heads = [{"manifest": 1}, *({} for _ in stated[1:])]
    sources = [
        Source(f"{at}.json", json.dumps({**head, **each}))
        for at, (head, each) in enumerate(zip(heads, stated, strict=True))
    ]
    found, _ = manifest(sources, schema(), lambda _path, _file: None, {each.path: "" for each in sources})
    return picture(found, schema())


def flow(source: str | None, target: str | None, kind: str = "use", *data: str) -> dict[str, Any]:
    """A flow between `KIND/ID`s; `none` where data are deleted, None where nobody said."""
    ends = {"from": source, "to": target}
    return {"kind": kind, "data": list(data), **{fact: end for fact, end in ends.items() if end is not None}}


@st.composite
def worlds(draw: st.DrawFn, most: int = 14) -> dict[str, Any]:
    """The sections of a manifest: places that belong to somebody or nobody, somewhere or nowhere, and flows between
    any two of them, none, or unknown ends."""
    size = draw(st.integers(1, most))
    maybe = st.sampled_from((*COUNTRIES, None))
    parties = {
        f"p{at}": _with(country=draw(maybe), name=draw(st.sampled_from(("", "甲乙丙丁公司", "A long name of it"))))
        for at in range(3)
    }
    systems = {
        f"s{at}": _with(country=draw(maybe), operator=draw(st.sampled_from((*parties, None)))) for at in range(size)
    }
    groups = {f"g{at}": _with(country=draw(maybe)) for at in range(draw(st.integers(0, 3)))}
    places = [
        f"{kind}/{name}" for kind, of in (("system", systems), ("party", parties), ("group", groups)) for name in of
    ]
    ends = st.sampled_from((*places, None))
    flows = {
        f"f{at}": flow(draw(ends), draw(st.one_of(ends, st.just("none"))), draw(st.sampled_from(("use", "return"))))
        for at in range(draw(st.integers(0, 2 * size)))
    }
    return {"parties": parties, "systems": systems, "groups": groups, "flows": flows}


def _with(**facts: str | None) -> dict[str, str]:
    return {fact: value for fact, value in facts.items() if value}

"""Manifests of the small vocabulary, drawn: each fact is stated or not."""

from __future__ import annotations

import json
from typing import Any

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st

World = dict[str, Any]

PLURALS = {
    "party": "parties", "system": "systems", "dataset": "datasets", "activity": "activities", "flow": "flows",
    "consent": "consents", "group": "groups",
}  # fmt: skip
PLACES = st.sampled_from(["home", "lion", "crm", "people"])
PURPOSES = st.lists(st.sampled_from(["service", "marketing", "marketing.email"]), unique=True)
CONSENTS = st.lists(st.sampled_from(["c1", "c2"]), unique=True)
RANGES = st.tuples(st.integers(0, 900), st.integers(901, 3000)).map("{0[0]}..{0[1]}".format)
COUNTS = st.one_of(st.integers(0, 3000), RANGES)
FACTS: dict[str, dict[str, st.SearchStrategy[Any]]] = {
    "parties": {
        "country": st.sampled_from(["CN", "SG"]),
        "staff": COUNTS,
        "exported": st.dictionaries(st.just("2026"), COUNTS),
    },
    "groups": {"country": st.sampled_from(["CN", "SG"])},
    "systems": {"operator": st.sampled_from(["home", "lion"]), "country": st.sampled_from(["CN", "SG"])},
    "datasets": {"derived_from": st.just([]), "source": st.sampled_from(["none", "bought"])},
    "activities": {"controller": st.sampled_from(["home", "lion"]), "purposes": PURPOSES, "consents": CONSENTS},
    "flows": {
        "from": PLACES,
        "to": st.one_of(PLACES, st.just("none")),
        "data": st.lists(st.sampled_from(["profile", "score"]), unique=True, min_size=1),
        "activity": st.sampled_from(["sale", "ads"]),
        "started": st.sampled_from(["2026-01-01", "2026-06-25", "2025-12-31"]),
        "ended": st.sampled_from(["none", "2026-06-28"]),
        "told": st.sampled_from(["none", "2026-01-05", "2026-06-01"]),
        "persons": st.dictionaries(st.just("2026"), COUNTS),
        "route": st.sampled_from(["none", "contract", "assessment"]),
        "consents": CONSENTS,
    },
    "consents": {
        "separate": st.booleans(),
        "recipients": st.lists(st.sampled_from(["home", "lion"]), unique=True),
        "covers": st.lists(st.sampled_from(["f1", "f2"]), unique=True),
    },
}
IDS = {
    "parties": ("home", "lion"), "groups": ("people",), "systems": ("crm",), "datasets": ("profile", "score"),
    "activities": ("sale", "ads"), "flows": ("f1", "f2", "f3"), "consents": ("c1", "c2"),
}  # fmt: skip
OFTEN = settings(max_examples=30, deadline=None, suppress_health_check=list(HealthCheck))


@st.composite
def worlds(draw: st.DrawFn) -> World:
    """A manifest in which each fact is stated or not."""
    world: World = {"complete": draw(st.lists(st.sampled_from(["flows", "activities", "consents"]), unique=True))}
    for section, ids in IDS.items():
        world[section] = {}
        for id_ in ids:
            facts = {name: draw(values) for name, values in FACTS[section].items() if draw(st.integers(0, 3))}
            world[section][id_] = facts
    return world


def text(world: World) -> str:
    """The world as YAML; JSON is YAML, and whatever is no number stays as it is."""
    return "".join(f"{section}: {json.dumps(facts)}\n" for section, facts in world.items())

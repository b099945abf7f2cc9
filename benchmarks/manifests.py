"""Seeded manifests of any size as YAML or JSON text: systems, datasets and activities grow with the flows."""

from __future__ import annotations

import json
import random
from typing import Any

KINDS = ("storage", "use", "entrusting", "sharing")
COUNTRIES = ("CN", "CN", "CN", "SG", "US", "DE", "NO")
CATEGORIES = ("identity.name", "contact.phone", "contact.email", "online.browsing_history", "health.diagnosis")
PURPOSES = ("service.provision", "service.payment", "marketing.direct", "service.analytics")

Records = dict[str, dict[str, Any]]


def manifest(flows: int, seed: int = 3) -> dict[str, Any]:
    """A manifest as plain data; about one fact in ten is left unstated."""
    draw = random.Random(seed)
    many = max(4, flows // 20)

    def stated(record: dict[str, Any]) -> dict[str, Any]:
        return {fact: value for fact, value in record.items() if draw.random() > 0.1}

    parties: Records = {f"p{i}": stated({"country": draw.choice(COUNTRIES)}) for i in range(max(2, many // 10))}
    systems: Records = {
        f"s{i}": stated({"operator": f"p{draw.randrange(len(parties))}", "country": draw.choice(COUNTRIES)})
        for i in range(many)
    }
    groups: Records = {"g0": {"who": "customer", "country": "CN", "count": 100_000, "under_14": 0}}
    datasets: Records = {
        f"d{i}": stated({"categories": draw.sample(CATEGORIES, 2), "groups": ["g0"], "state": "raw"})
        for i in range(max(2, many // 4))
    }
    activities: Records = {
        f"a{i}": stated({"controller": f"p{draw.randrange(len(parties))}", "purposes": draw.sample(PURPOSES, 2)})
        for i in range(many)
    }
    edges: Records = {
        f"f{i}": stated(
            {
                "kind": draw.choice(KINDS),
                "from": f"s{draw.randrange(many)}",
                "to": f"s{draw.randrange(many)}",
                "data": [f"d{draw.randrange(len(datasets))}"],
                "activity": f"a{draw.randrange(many)}",
                "started": f"20{draw.randrange(20, 26)}-0{draw.randrange(1, 10)}-1{draw.randrange(10)}",
                "persons": {2026: draw.randrange(100_000)},
            }
        )
        for i in range(flows)
    }
    return {
        "manifest": 1,
        "title": f"{flows} generated flows",
        "as_of": "2026-06-30",
        "parties": parties,
        "groups": groups,
        "systems": systems,
        "datasets": datasets,
        "activities": activities,
        "flows": edges,
    }


def as_json(content: dict[str, Any]) -> str:
    """The manifest as JSON."""
    return json.dumps(content, ensure_ascii=False)


def as_yaml(content: dict[str, Any]) -> str:
    """The manifest as block-style YAML, the way people write it."""
    import yaml

    return yaml.dump(content, Dumper=yaml.CSafeDumper, allow_unicode=True, sort_keys=False)

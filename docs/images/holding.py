"""A holding of several companies in several countries, invented: a manifest of about as many places as asked for."""

from __future__ import annotations

import json
from random import Random
from typing import Any, Final

COUNTRIES: Final = ("CN", "SG", "DE", "NL", "US", "HK", "IN", "GB", "JP", "BR", "AU", "CH")
PEOPLE: Final = ("customer", "employee", "visitor", "patient", "student", "prospect")
STAGES: Final = (
    ("web", "app", "shop", "desk", "kiosk"),
    ("crm", "orders", "identity", "tickets", "billing"),
    ("hub", "queue", "ledger", "profiles"),
    ("lake", "warehouse", "archive"),
    ("reports", "models", "campaigns"),
)
"""Systems by how far data have come when they get there."""


def holding(places: int, seed: int = 7) -> str:
    """The manifest as JSON: about 5 % groups of people, 75 % systems of companies, 20 % companies that only receive."""
    draw = Random(seed)
    companies = [f"company-{at + 1}" for at in range(max(3, places // 40))]
    receivers = [f"receiver-{at + 1}" for at in range(places // 5)]
    home = {name: COUNTRIES[at % 6] for at, name in enumerate(companies)}
    home |= {name: draw.choice(COUNTRIES) for name in receivers}
    groups = {f"{PEOPLE[at % len(PEOPLE)]}s-{at + 1}": PEOPLE[at % len(PEOPLE)] for at in range(max(4, places // 20))}
    systems: dict[str, tuple[str, int]] = {}
    for at in range(places - len(groups) - len(receivers)):
        stage = draw.choices(range(len(STAGES)), (4, 4, 3, 2, 2))[0]
        systems[f"{draw.choice(STAGES[stage])}-{at + 1}"] = (draw.choice(companies), stage)
    flows = _flows(draw, systems, list(groups), receivers, companies)
    return json.dumps(
        {
            "manifest": 1,
            "title": f"A holding with {places} places of data (invented)",
            "as_of": "2026-06-30",
            "complete": ["flows", "systems", "activities", "datasets"],
            "parties": {name: {"name": name.title().replace("-", " "), "country": home[name]} for name in home},
            "groups": {
                name: {"who": who, "country": home[companies[at % len(companies)]]}
                for at, (name, who) in enumerate(groups.items())
            },
            "systems": {name: {"operator": of, "country": home[of]} for name, (of, _) in systems.items()},
            "datasets": {f"data-{at}": {"categories": ["contact.email"]} for at in range(12)},
            "activities": {name: {"controller": name} for name in companies},
            "flows": dict(flows),
        },
        indent=1,
    )


def _flows(
    draw: Random, systems: dict[str, tuple[str, int]], groups: list[str], receivers: list[str], companies: list[str]
) -> list[tuple[str, dict[str, Any]]]:
    by: dict[tuple[str, int], list[str]] = {}
    for name, (of, stage) in systems.items():
        by.setdefault((of, stage), []).append(name)
    flows: list[tuple[str, dict[str, Any]]] = []
    near = {of: groups[at :: len(companies)] or groups for at, of in enumerate(companies)}

    def flow(kind: str, source: str, target: str) -> None:
        data = draw.sample(range(12), draw.randint(1, 3))
        what = {"kind": kind, "from": source, "to": target, "data": [f"data-{at}" for at in data]}
        of = systems.get(source) or systems.get(target)
        flows.append((f"flow-{len(flows) + 1}", {**what, "activity": of[0] if of else "company-1"}))

    for name, (of, stage) in systems.items():
        before = [each for at in range(stage) for each in by.get((of, at), ())] if stage else []
        if before:
            for source in draw.sample(before, min(len(before), draw.choice((1, 1, 2)))):
                flow("use" if stage > 2 else "storage", source, name)
        else:
            flow("collection", draw.choice(near[of]) if draw.random() < 0.9 else draw.choice(groups), name)
        if draw.random() < 0.07:
            flow("deletion", name, "none")
    senders = [name for name, (_, stage) in systems.items() if stage]
    for receiver in receivers:
        of = draw.choice(companies)
        own = [name for name in senders if systems[name][0] == of] or senders
        for source in draw.sample(own, min(len(own), draw.choice((1, 1, 2)))):
            flow(draw.choice(("entrusting", "sharing")), source, receiver)
            if draw.random() < 0.1:
                flow("return", receiver, source)
    for _ in range(len(systems) // 20):
        source, target = draw.sample(senders, 2)
        flow("sharing", source, target)
    return flows

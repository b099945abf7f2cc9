"""A seeded graph of any size, columns straight into the evaluator, in the words of the shipped schema.

Layered: people → collecting systems → processing systems → recipients abroad and at home; about one fact in twelve is
unstated, counts are ranges one time in ten. A chain puts the same flows one behind the other.
"""

from __future__ import annotations

import numpy as np

from engine.graph.columns import (
    NONE,
    UNKNOWN,
    CodeColumn,
    Column,
    Graph,
    Ints,
    NumberColumn,
    RelationColumn,
    SetColumn,
    TruthColumn,
    YearlyColumn,
)
from engine.graph.related import Key, is_related, related
from engine.ground.calendar import day
from engine.ground.schema import Schema, Term, TermSet

AS_OF = day("2026-06-30")
LAYERS = 6
YEARS = (2025, 2026)


class Draw:
    """Columns of one kind, drawn from a seeded generator."""

    def __init__(self, schema: Schema, seed: int) -> None:
        self.schema = schema
        self.random = np.random.default_rng(seed)
        self.columns: dict[Key, Column] = {}

    def unstated(self, rows: int) -> np.ndarray[tuple[int], np.dtype[np.bool_]]:
        """About one row in twelve."""
        return self.random.random(rows) < 1 / 12

    def term(self, kind: str, fact: str, rows: int, names: list[str], whole: bool = False) -> None:
        """One of `names` (`none` for none) per row."""
        type_ = self.schema.kinds[kind].facts[fact].type
        assert isinstance(type_, Term)
        codes = {name: code for code, name in enumerate(self.schema.terms[type_.terms].entries)}
        chosen = np.array([NONE if name == "none" else codes[name] for name in names])
        code = chosen[self.random.integers(0, len(names), rows)]
        if not whole:
            code[self.unstated(rows)] = UNKNOWN
        self.columns[kind, fact] = CodeColumn(code)

    def truth(self, kind: str, fact: str, rows: int, share: float) -> None:
        """Yes for about `share` of the rows."""
        yes = self.random.random(rows) < share
        silent = self.unstated(rows)
        self.columns[kind, fact] = TruthColumn(yes & ~silent, ~yes & ~silent)

    def date(self, kind: str, fact: str, rows: int, first: str, last: str, absent: float = 0.0) -> None:
        """A day between two; `none` for about `absent` of the rows."""
        days = self.random.integers(day(first), day(last), rows).astype(np.float64)
        state = (self.random.random(rows) < absent).astype(np.uint8)
        self.columns[kind, fact] = NumberColumn(days, days.copy(), state)

    def reference(self, kind: str, fact: str, target: Ints, whole: bool = False) -> None:
        """The rows given, some of them unstated."""
        code = target.astype(np.int64)
        if not whole:
            code[self.unstated(len(code))] = UNKNOWN
        self.columns[kind, fact] = CodeColumn(code)

    def terms(self, kind: str, fact: str, rows: int, names: list[str], share: float = 0.4) -> None:
        """A set of some of `names` per row."""
        type_ = self.schema.kinds[kind].facts[fact].type
        assert isinstance(type_, TermSet)
        entries = list(self.schema.terms[type_.terms].entries)
        must = np.zeros((len(entries), rows), dtype=np.bool_)
        for name in names:
            must[entries.index(name)] = self.random.random(rows) < share
        self.columns[kind, fact] = SetColumn(must, must.copy())

    def listed(self, kind: str, fact: str, inner: Ints, rows: int) -> None:
        """A list of one record for each row, whole."""
        outer = np.arange(rows, dtype=np.int64)
        nobody = np.zeros(0, dtype=np.int64)
        self.columns[kind, fact] = RelationColumn(outer, inner.astype(np.int64), np.zeros(rows, np.bool_), nobody)

    def yearly(self, kind: str, fact: str, rows: int, most: int) -> None:
        """A number below `most` for each year; a range one time in ten."""
        row = np.repeat(np.arange(rows, dtype=np.int64), len(YEARS))
        low = self.random.integers(0, most, len(row)).astype(np.float64)
        high = np.where(self.random.random(len(row)) < 0.1, low * 2, low)
        self.columns[kind, fact] = YearlyColumn(row, np.tile(np.array(YEARS, np.int64), rows), low, high)


def law_graph(schema: Schema, flows: int, needed: set[Key], chain: bool = False, seed: int = 5) -> Graph:
    """`flows` flows over flows/50 systems and activities, flows/500 parties, 12 datasets and flows/20 agreements."""
    many = max(3, flows // 50)
    rows = dict.fromkeys(schema.kinds, 0) | {
        "party": max(3, flows // 500), "group": 5, "system": flows + 1 if chain else max(LAYERS, many), "dataset": 12,
        "activity": many, "agreement": max(2, flows // 20), "flow": flows,
    }  # fmt: skip
    draw = Draw(schema, seed)
    _company(draw, rows)
    _routes(draw, rows, chain)
    _flow_facts(draw, rows, chain)
    complete = {kind: kind in ("flow", "system", "activity", "dataset", "agreement") for kind in rows}
    brought = {
        key: related(key, draw.columns, schema, rows, complete, {}) for key in sorted(needed) if is_related(key, schema)
    }
    columns = {**draw.columns, **brought}
    return Graph(rows, {kind: range(count) for kind, count in rows.items()}, columns, complete, {})  # type: ignore[misc]


def _company(draw: Draw, rows: dict[str, int]) -> None:
    """What is stated of everything but the flows."""
    random = draw.random
    parties, groups, systems, datasets = (rows[kind] for kind in ("party", "group", "system", "dataset"))
    activities, agreements = rows["activity"], rows["agreement"]
    draw.term("party", "country", parties, ["CN", "CN", "CN", "SG", "US", "DE"], whole=True)
    draw.truth("party", "ciio", parties, 0.05)
    draw.terms("party", "schemes", parties, ["eu_us_dpf"], 0.3)
    draw.term("group", "country", groups, ["CN", "DE"], whole=True)
    draw.reference("system", "operator", random.integers(0, parties, systems))
    draw.term("system", "country", systems, ["CN", "CN", "CN", "SG", "US", "DE"], whole=True)
    draw.terms("dataset", "categories", datasets, ["identity.name", "contact.phone", "health.diagnosis"])
    draw.listed("dataset", "groups", random.integers(0, groups, datasets), datasets)
    draw.term("dataset", "state", datasets, ["raw"], whole=True)
    nobody = np.zeros(0, dtype=np.int64)
    draw.columns["dataset", "derived_from"] = RelationColumn(nobody, nobody, np.zeros(datasets, np.bool_), nobody)
    draw.reference("activity", "controller", random.integers(0, parties, activities))
    draw.terms("activity", "purposes", activities, ["service.provision", "service.payment", "marketing.direct"])
    draw.term("activity", "basis.pipl", activities, ["pipl.consent", "pipl.contract"])
    draw.terms("agreement", "clauses", agreements, ["purpose", "duration", "security", "confidentiality"], 0.8)
    draw.term("agreement", "type", agreements, ["processing", "cn_standard_contract"])
    draw.date("agreement", "signed", agreements, "2022-01-01", "2026-01-01", 0.05)


def _routes(draw: Draw, rows: dict[str, int], chain: bool) -> None:
    """From where to where flows lead, layer by layer or one behind the other, and of which kind they are."""
    random, flows, groups, systems = draw.random, rows["flow"], rows["group"], rows["system"]
    # Places are numbered groups, systems, parties.
    layer = np.sort(random.integers(0, LAYERS, flows))
    per_layer = max(1, systems // LAYERS)

    def place(of: Ints) -> Ints:
        inside: Ints = np.minimum(of * per_layer + random.integers(0, per_layer, flows), systems - 1)
        return inside + groups

    if chain:
        start, end = groups + np.arange(flows), groups + np.arange(1, flows + 1)
        start[0] = 0
        collected = np.arange(flows) == 0
    else:
        collected = layer == 0
        start = np.where(collected, random.integers(0, groups, flows), place(np.maximum(layer - 1, 0)))
        end = place(layer)
    draw.reference("flow", "from", start, whole=True)
    draw.reference("flow", "to", end, whole=True)
    kinds = {name: code for code, name in enumerate(draw.schema.terms["flow_kinds"].entries)}
    later = np.array([kinds[name] for name in ("use", "entrusting", "sharing")])
    draw.columns["flow", "kind"] = CodeColumn(
        np.where(collected, kinds["collection"], later[random.integers(0, 3, flows)])
    )


def _flow_facts(draw: Draw, rows: dict[str, int], chain: bool) -> None:
    """What flows carry, for what and under which papers; a chain carries one dataset."""
    random, flows = draw.random, rows["flow"]
    carried = np.zeros(flows, np.int64) if chain else random.integers(0, rows["dataset"], flows)
    draw.listed("flow", "data", carried, flows)
    draw.reference("flow", "activity", random.integers(0, rows["activity"], flows))
    draw.listed("flow", "agreement", random.integers(0, rows["agreement"], flows), flows)
    draw.term("flow", "mechanism", flows, ["cn.standard_contract", "cn.security_assessment", "none"])
    draw.term("flow", "necessity", flows, ["individual_contract", "none", "none"])
    draw.term("flow", "transform", flows, ["as_is", "as_is", "masked", "none"])
    draw.date("flow", "started", flows, "2023-01-01", "2026-06-01")
    draw.yearly("flow", "persons", flows, 4_000)
    draw.yearly("flow", "persons_sensitive", flows, 40)

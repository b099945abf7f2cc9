"""Pictures for the tests of formats: one whose every name may harm, and marks made by hand."""

from __future__ import annotations

from engine.findings.finding import Finding, Step, Subject, Waiver
from engine.graph.picture import Edge, Group, Node, Picture
from engine.ground.schema import Text2
from engine.render.marks import Marks, marks
from tests.findings.by_hand import finding, result
from tests.render.hostile import HOSTILE


def poisoned() -> Picture:
    """Every text of the corpus as a title, a label, an id, a name of a party, of a country, of data."""
    systems = tuple(
        Node(f"system.{text}", "system", text, Text2(text, text), text, f"C{at}") for at, text in enumerate(HOSTILE)
    )
    people = tuple(Node(f"group.{text}", "group", text, Text2(text, text)) for text in HOSTILE)
    edges = tuple(
        Edge(
            f"flow.{text}",
            "use",
            f"group.{text}",
            f"system.{text}",
            text,
            Text2(text, text),
            (text,),
            (f"flow.{text}",),
        )
        for text in HOSTILE
    )
    countries = {f"C{at}": Text2(text, text) for at, text in enumerate(HOSTILE)}
    boxes = tuple(
        Group(f"country.C{at}", "country", Text2(text, text), None, (f"system.{text}",))
        for at, text in enumerate(HOSTILE)
    )
    parties = {text: Node(f"party.{text}", "party", text, Text2(text, text), text) for text in HOSTILE}
    return Picture("".join(HOSTILE), (*people, *systems), edges, boxes, parties, countries)


def poisoned_marks() -> Marks:
    """A gap on each flow and each system of the poisoned picture, its title the text."""
    found = [
        finding(f"{kind}-{at}", subject=Subject(kind, text), title=Text2(text, text))
        for at, text in enumerate(HOSTILE)
        for kind in ("flow", "system")
    ]
    return marks(result(*found))


SHOP = Picture(
    "A shop",
    (
        Node("group.people", "group", "people", Text2("Customer", "客户"), None, "CN"),
        Node("system.till", "system", "till", Text2("System", "系统"), "shop", "CN"),
        Node("system.copy", "system", "copy", Text2("Backup", "备份"), "cloud", "SG"),
    ),
    (
        Edge(
            "flow.in",
            "collection",
            "group.people",
            "system.till",
            "in",
            Text2("Collection", "收集"),
            ("o",),
            ("flow.in",),
        ),
        Edge("flow.out", "use", "system.till", "system.copy", "out", Text2("Use", "使用"), (), ("flow.out",)),
        Edge("flow.too", "use", "system.till", "system.copy", "too", Text2("Use", "使用"), (), ("flow.too",)),
    ),
    (
        Group("CN/party.shop", "party", Text2("小店", "小店"), "country.CN", ("system.till",)),
        Group("SG/party.cloud", "party", Text2("Cloud Ltd", "Cloud Ltd"), "country.SG", ("system.copy",)),
        Group("country.CN", "country", Text2("Mainland China", "中国内地"), None, ("group.people",)),
        Group("country.SG", "country", Text2("Singapore", "新加坡"), None, ()),
    ),
    {
        "cloud": Node("party.cloud", "party", "Cloud Ltd", Text2("Company", "公司"), "cloud", "SG"),
        "shop": Node("party.shop", "party", "小店", Text2("Company", "公司"), "shop", "CN"),
    },
    {"CN": Text2("Mainland China", "中国内地"), "SG": Text2("Singapore", "新加坡")},
)
"""People, a system, a copy of it abroad, and three flows."""


def found() -> tuple[Finding, ...]:
    """What a check might say of the shop: two gaps on `out`, one with a path, one thing unknown on `in`, one waived gap
    on `too`, advice on the till, and a gap of an activity, which no picture shows."""
    path = tuple(Step("flow", name, Text2(name, name), None) for name in ("in", "out"))
    return (
        finding("worst", subject=Subject("flow", "out"), severity="critical", path=path),
        finding("other", subject=Subject("flow", "out"), severity="high"),
        finding("open", subject=Subject("flow", "in"), verdict="undetermined", severity="high", path=path),
        finding("waived", subject=Subject("flow", "too"), waiver=Waiver("2026-12-31", "Li Na", "agreed")),
        finding("advice", subject=Subject("system", "till"), force="should"),
        finding("apart", subject=Subject("activity", "sale")),
        finding("fine", subject=Subject("system", "copy"), verdict="met"),
    )

"""Which layer each node stands in: behind all that leads to it, as far as the graph has no cycles.

Of a cycle some edges point back; those are first of all returns, then as few others as a greedy search finds.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from heapq import heapify, heappop, heappush

Pairs = Sequence[tuple[int, int]]


def layers(count: int, edges: Pairs, returns: Collection[int], people: Collection[int]) -> tuple[list[int], list[bool]]:
    """The layer of each node from 0, and for each edge whether it points back. `edges` join different nodes; `returns`
    are the numbers of those that bring data back, which give way first. Layer 0 is for `people`. No layer is empty."""
    order = _order(count, edges, returns)
    place = [0] * count
    for at, node in enumerate(order):
        place[node] = at
    back = [place[source] > place[target] for source, target in edges]
    ahead: list[list[int]] = [[] for _ in range(count)]
    behind: list[list[int]] = [[] for _ in range(count)]
    for (source, target), is_back in zip(edges, back, strict=True):
        first, last = (target, source) if is_back else (source, target)
        ahead[first].append(last)
        behind[last].append(first)
    layer = [int(node not in people) for node in range(count)]
    for node in order:
        layer[node] = max((layer[each] + 1 for each in behind[node]), default=layer[node])
    # What is tied to its targets more than to its sources moves as near to them as it may.
    for node in reversed(order):
        if len(ahead[node]) > len(behind[node]) and node not in people:
            layer[node] = min(layer[each] for each in ahead[node]) - 1
    used = {each: at for at, each in enumerate(sorted(set(layer)))}
    return [used[each] for each in layer], back


def _order(count: int, edges: Pairs, returns: Collection[int]) -> list[int]:
    """The nodes in an order that all edges follow which lie on no cycle."""
    order: list[int] = []
    sent = [0] * count
    for source, _ in edges:
        sent[source] += 1
    lasting = [edge for at, edge in enumerate(edges) if at not in returns]
    components = _components(range(count), edges)
    for component, inner in zip(components, _inner(components, lasting), strict=True):
        smaller = _components(component, inner)
        for nodes, between in zip(smaller, _inner(smaller, inner), strict=True):
            order += nodes if len(nodes) == 1 else _greedy(nodes, between, sent)
    return order


def _inner(components: Sequence[Sequence[int]], edges: Pairs) -> list[list[tuple[int, int]]]:
    """By component the edges within it."""
    of = {node: at for at, component in enumerate(components) for node in component}
    found: list[list[tuple[int, int]]] = [[] for _ in components]
    for source, target in edges:
        if source in of and of[source] == of.get(target):
            found[of[source]].append((source, target))
    return found


def _components(nodes: Iterable[int], edges: Pairs) -> list[list[int]]:
    """The strongly connected components, each before those that it leads to; nodes of one in ascending order."""
    nodes = list(nodes)
    ahead: dict[int, list[int]] = {node: [] for node in nodes}
    for source, target in edges:
        ahead[source].append(target)
    number: dict[int, int] = {}
    low: dict[int, int] = {}
    open_: dict[int, bool] = {}
    stack: list[int] = []
    found: list[list[int]] = []
    for start in reversed(nodes):
        if start in number:
            continue
        trail = [(start, iter(ahead[start]))]
        number[start] = low[start] = len(number)
        stack.append(start)
        open_[start] = True
        while trail:
            node, rest = trail[-1]
            for target in rest:
                if target not in number:
                    number[target] = low[target] = len(number)
                    stack.append(target)
                    open_[target] = True
                    trail.append((target, iter(ahead[target])))
                    break
                if open_[target]:
                    low[node] = min(low[node], number[target])
            else:
                trail.pop()
                if trail:
                    low[trail[-1][0]] = min(low[trail[-1][0]], low[node])
                if low[node] == number[node]:
                    component = [stack.pop()]
                    while component[-1] != node:
                        component.append(stack.pop())
                    for each in component:
                        open_[each] = False
                    found.append(sorted(component))
    return found[::-1]


def _greedy(nodes: Sequence[int], edges: Pairs, sent: Sequence[int]) -> list[int]:
    """An order that few edges go against: sources first, sinks last, and what sends most over what it receives; what
    sends most beyond these edges where that is the same."""
    ahead: dict[int, list[int]] = {node: [] for node in nodes}
    behind: dict[int, list[int]] = {node: [] for node in nodes}
    for source, target in edges:
        ahead[source].append(target)
        behind[target].append(source)
    sends = {node: len(ahead[node]) for node in nodes}
    receives = {node: len(behind[node]) for node in nodes}
    left = set(nodes)
    heap = [_wanted(sends[node], receives[node], sent[node], node) for node in nodes]
    heapify(heap)
    head: list[int] = []
    tail: list[int] = []
    while heap:
        entry = heappop(heap)
        node = entry[-1]
        if node not in left or entry != _wanted(sends[node], receives[node], sent[node], node):
            continue
        left.discard(node)
        (head if sends[node] else tail).append(node)
        for each in ahead[node]:
            receives[each] -= 1
        for each in behind[node]:
            sends[each] -= 1
        for each in {*ahead[node], *behind[node]} & left:
            heappush(heap, _wanted(sends[each], receives[each], sent[each], each))
    return head + tail[::-1]


def _wanted(sends: int, receives: int, sent: int, node: int) -> tuple[int, int, int, int]:
    """Sinks are taken first, then sources."""
    if not sends:
        return 0, 0, 0, node
    return (1, 0, 0, node) if not receives else (2, receives - sends, -sent, node)

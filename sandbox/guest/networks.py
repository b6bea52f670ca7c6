"""Nodes and edges of networkx's graphs, read out of the dictionaries that hold them."""

import sys
from collections.abc import Iterator
from dataclasses import dataclass

Data = dict[object, object]


@dataclass(frozen=True, slots=True)
class Layout:
    """What is in a graph.

    Attributes:
        attributes: of the graph itself.
        nodes: each with its attributes.
        edges: each its ends, of a multigraph also its key; with its attributes.
    """

    attributes: Data
    nodes: list[tuple[object, Data]]
    edges: list[tuple[tuple[object, ...], Data]]


def classes() -> Iterator[tuple[type, str]]:
    """The classes of graphs, with their kind."""
    networkx = sys.modules.get("networkx")
    if networkx is not None:
        for cls in (networkx.Graph, networkx.DiGraph, networkx.MultiGraph, networkx.MultiDiGraph):
            yield cls, "graph"


def layout(value: object) -> Layout:
    """What is in a graph whose dictionaries are plain ones; nothing of one whose are not."""
    held: Data = object.__getattribute__(value, "__dict__")
    attributes, nodes, ends = held.get("graph"), held.get("_node"), held.get("_adj")
    if type(attributes) is not dict or type(nodes) is not dict or type(ends) is not dict:
        return Layout({}, [], [])
    edges = _edges(ends, multiple=type(value).__name__.startswith("Multi"))
    return Layout(attributes, [(node, data) for node, data in nodes.items() if type(data) is dict], list(edges))


def fields(value: object) -> list[tuple[str, object]]:
    """The fields of a graph, as its text has them: attributes stand with what has any."""
    found = layout(value)
    nodes = [(node, data) if data else node for node, data in found.nodes]
    edges = [(*ends, data) if data else ends for ends, data in found.edges]
    return [("nodes", nodes), ("edges", edges), *([("graph", found.attributes)] if found.attributes else ())]


def parts(value: object) -> list[object]:
    """All that is in a graph, in order."""
    found = layout(value)
    ends = [part for edge, data in found.edges for part in (*edge, data)]
    return [found.attributes, *(part for node in found.nodes for part in node), *ends]


def _edges(ends: Data, *, multiple: bool) -> Iterator[tuple[tuple[object, ...], Data]]:
    seen: set[int] = set()  # an undirected graph holds an edge twice, with the same attributes
    for first, others in ends.items():
        if type(others) is not dict:
            continue
        for second, data in others.items():
            if type(data) is not dict or id(data) in seen:
                continue
            seen.add(id(data))
            if multiple:
                yield from (((first, second, key), one) for key, one in data.items() if type(one) is dict)
            else:
                yield (first, second), data

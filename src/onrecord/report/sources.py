"""The page of sources: who rests on whom in each event, drawn and listed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from onrecord.model import Anchor, Edge, Node, Origins, SourceGraph
from onrecord.report.dependence import SIGNS, Reason
from onrecord.report.drawing import Link, Vertex, draw
from onrecord.report.names import dom_id, short_hash
from onrecord.report.sidebyside import Beside, shared_words
from onrecord.report.spots import called, spot_of
from onrecord.report.view import View, document_key, event_key, event_order
from onrecord.report.works import work_id
from onrecord.resolve.say_dates import say_date
from onrecord.trace import source_graph

MOST_NODES = 40
"""Nodes of a drawing; of more, voices and works that one document alone names stand in the list."""

MOST_DRAWN = 12
"""Events that are drawn; those with most reasons. The others are listed."""

MOST_LISTED = 300
"""Reasons that are listed of one event; all stand in the data."""

KINDS = {"document": "document", "voice": "voice", "work": "work cited"}


@dataclass(frozen=True, slots=True)
class ListedReason:
    """One edge of the graph as an entry of the list. `values` are those that it was given for."""

    id: str
    index: int
    reason: Reason
    values: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class EventSources:
    """The sources of one event: drawing, list, and what the drawing leaves out."""

    id: str
    label: str
    href: str
    drawing: Markup
    reasons: tuple[ListedReason, ...]
    reasons_count: int
    left_out: int
    alone: tuple[str, ...]


def sources_by_event(view: View) -> list[EventSources]:
    """Return the sources of each event that something is known of, most reasons first."""
    events = [(event.id, event.label) for event in event_order(view.collection.events)]
    made = []
    for event, label in (*events, (None, "Without an event")):
        values = view.traces.origins_in.get(event, ())
        graph = source_graph(view.collection, values)
        if graph.edges:
            made.append((event, label, values, graph))
    made.sort(key=lambda each: -len(each[3].edges))
    return [
        _sources(view, event, label, values, graph, drawn=index < MOST_DRAWN)
        for index, (event, label, values, graph) in enumerate(made)
    ]


def _sources(
    view: View,
    event: str | None,
    label: str,
    values: Sequence[Origins],
    graph: SourceGraph,
    *,
    drawn: bool,
) -> EventSources:
    name = dom_id(f"g-{short_hash(event or '')}")
    anchors = _anchors(values)
    listed = [
        _listed(view, edge, index, anchors, name)
        for index, edge in enumerate(graph.edges[:MOST_LISTED], start=1)
    ]
    joined = {end for edge in graph.edges for end in (edge.a, edge.b)}
    shown = _shown(graph, joined)
    vertices = [_vertex(view, node) for node in shown]
    title = f"Sources of {label}: who rests on whom"
    return EventSources(
        id=name,
        label=label,
        href=view.pages[event_key(event)],
        drawing=draw(vertices, _links(graph.edges, name), name, title) if drawn else Markup(""),
        reasons=tuple(listed),
        reasons_count=len(graph.edges),
        left_out=len(joined) - len(shown),
        alone=tuple(node.name for node in graph.nodes if node.id not in joined),
    )


def _shown(graph: SourceGraph, joined: set[str]) -> list[Node]:
    """Return the nodes to draw: those that something joins, fewer where they are too many."""
    known = {node.id: node for node in graph.nodes}
    nodes = [known.get(each) or _unknown(each) for each in _in_order(graph, joined)]
    if len(nodes) <= MOST_NODES:
        return nodes
    ends: dict[str, int] = {}
    for edge in graph.edges:
        for end in {edge.a, edge.b}:
            ends[end] = ends.get(end, 0) + 1
    kept = [node for node in nodes if node.kind == "document" or ends[node.id] > 1]
    return sorted(kept, key=lambda node: -ends[node.id])[:MOST_NODES]


def _in_order(graph: SourceGraph, joined: set[str]) -> list[str]:
    ids = [node.id for node in graph.nodes if node.id in joined]
    ends = (end for edge in graph.edges for end in (edge.a, edge.b))
    return list(dict.fromkeys([*ids, *ends]))


def _unknown(name: str) -> Node:
    return Node(id=name, kind="voice", name=name, seen=False)


def _vertex(view: View, node: Node) -> Vertex:
    document = view.documents.get(node.id) if node.kind == "document" else None
    parts = [KINDS[node.kind]]
    if node.date:
        parts.append(say_date(node.date))
    if not node.seen:
        parts.append("not seen")
    name = (document.metadata.issuer or node.name) if document else node.name
    return Vertex(node.id, name, node.kind, node.seen, ", ".join(parts), _address(view, node))


def _address(view: View, node: Node) -> str:
    if node.kind == "document":
        return view.pages.get(document_key(node.id), "")
    works = view.traces.works
    found = [work for work in works if node.name and work.title and work.title in node.name]
    return f"works.html#{work_id(found[0].key)}" if node.kind == "work" and found else ""


def _links(edges: Iterable[Edge], name: str) -> list[Link]:
    """Return the lines, one for each two nodes, with the numbers of their reasons."""
    groups: dict[tuple[str, str], list[tuple[int, Edge]]] = {}
    for index, edge in enumerate(edges, start=1):
        low, high = sorted((edge.a, edge.b))
        groups.setdefault((low, high), []).append((index, edge))
    links = []
    for (low, high), found in groups.items():
        directed = [edge for _, edge in found if edge.direction]
        a, b = low, high
        if directed:
            first = directed[0]
            a, b = (first.a, first.b) if first.direction == "a_from_b" else (first.b, first.a)
        numbers = tuple(index for index, _ in found)
        links.append(
            Link(
                a=a,
                b=b,
                directed=bool(directed),
                certain=any(edge.certain for _, edge in found),
                numbers=numbers,
                href=f"#{reason_id(name, numbers[0])}" if numbers[0] <= MOST_LISTED else "",
            )
        )
    return links


def reason_id(name: str, index: int) -> str:
    """Return the id of an entry of an event's list of reasons."""
    return f"{name}-{index}"


def _anchors(values: Iterable[Origins]) -> dict[tuple[str, str, str], tuple[Anchor, ...]]:
    """Return the words that each edge rests on: those of the first merge it stands for."""
    found: dict[tuple[str, str, str], tuple[Anchor, ...]] = {}
    for value in values:
        for merge in value.merges:
            found.setdefault((merge.a, merge.b, merge.sign), merge.anchors)
    return found


def _listed(
    view: View,
    edge: Edge,
    index: int,
    anchors: Mapping[tuple[str, str, str], tuple[Anchor, ...]],
    name: str,
) -> ListedReason:
    mark, sign = SIGNS[edge.sign]
    pages = view.traces.couple_pages
    passage = pages.get((edge.a, edge.b)) or pages.get((edge.b, edge.a), "")
    spots = (spot_of(view, each) for each in anchors.get((edge.a, edge.b, edge.sign), ()))
    return ListedReason(
        id=reason_id(name, index),
        index=index,
        reason=Reason(
            mark=mark,
            sign=sign if edge.certain else f"{sign}, possible",
            because=edge.because,
            certain=edge.certain,
            spots=tuple(dict.fromkeys(spots)),
            passage=passage if edge.sign == "wording" else "",
        ),
        values=edge.values,
    )


def all_couples(view: View) -> list[Beside]:
    """Return every two documents that share passages, those that share most first."""
    return [
        Beside(
            " and ".join(called(view.documents[path]) for path in couple),
            view.traces.couple_pages[couple],
            shared_words(passages),
        )
        for couple, passages in view.traces.couples.items()
    ]

"""The graph of sources: documents, voices and works, and what joins each two of them."""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.model import Collection, Edge, Node, Origins, SourceGraph
from onrecord.trace.accounts import document_name


def source_graph(collection: Collection, origins: Sequence[Origins]) -> SourceGraph:
    """Return who rests on whom, over all values of a collection.

    An edge stands for all merges of one sign between the same two nodes; `because` is that of the
    first. Only documents that state a value, and the voices and works they name, are nodes.

    Args:
        collection: The documents.
        origins: The origins of its values.
    """
    documents = {document.path: document for document in collection.documents}
    nodes: dict[str, Node] = {}
    edges: dict[tuple[str, str, str], Edge] = {}
    for value in origins:
        for origin in value.origins:
            for path in origin.documents:
                document = documents.get(path)
                date = document.metadata.date if document else None
                name = document_name(document, path)
                nodes[path] = Node(id=path, kind="document", name=name, seen=True, date=date)
            if not origin.seen and origin.kind != "document":
                node = Node(id=origin.name, kind=origin.kind, name=origin.name, seen=False)
                nodes.setdefault(origin.name, node)
        for merge in value.merges:
            key = (merge.a, merge.b, merge.sign)
            said = str(value.value)
            if key in edges:
                known = edges[key]
                values = known.values if said in known.values else (*known.values, said)
                certain = known.certain or merge.certain
            else:
                values, certain = (said,), merge.certain
            edges[key] = Edge(
                a=merge.a,
                b=merge.b,
                sign=merge.sign,
                certain=certain,
                direction=merge.direction,
                because=edges[key].because if key in edges else merge.because,
                values=values,
            )
    return SourceGraph(nodes=tuple(nodes.values()), edges=tuple(edges.values()))

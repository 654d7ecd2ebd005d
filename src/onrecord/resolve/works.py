"""Works: the same one cited in several places has one key, and is looked for in the collection."""

from __future__ import annotations

from onrecord.model import Citation, Collection, Figure
from onrecord.resolve.citations import find_citations


def cite(collection: Collection) -> tuple[Citation, ...]:
    """Return the citations of a collection's documents, in their order, with one key a work."""
    figures: dict[str, list[Figure]] = {}
    for figure in collection.figures:
        figures.setdefault(figure.document_id, []).append(figure)
    return tuple(
        citation
        for document in collection.documents
        for citation in find_citations(document, figures.get(document.id, ()))
    )

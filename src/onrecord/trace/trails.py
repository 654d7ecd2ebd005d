"""From an account to where its number comes from: over documents that credit others, to the end."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from onrecord.compare.accounts import bounds_of
from onrecord.model import Document, Figure
from onrecord.trace.accounts import (
    Shelf,
    Source,
    document_name,
    sources_of,
    speaking_as,
    speaks_as,
)


class End(NamedTuple):
    """Where the number of an account comes from.

    Attributes:
        kind: `document`, `voice` or `work`; `ring` for documents that credit each other.
        key: What two ends share that are one.
        name: How it is called.
        ring: The documents of a ring, in the order of their crediting.
    """

    kind: str
    key: str
    name: str
    ring: tuple[str, ...] = ()


class Link(NamedTuple):
    """One step of a chain: what an account rests on, and the document it leads to, if it is there."""

    source: Source
    document: str | None


class Trail(NamedTuple):
    """An account with the steps that lead from it to its end."""

    figure: Figure
    links: tuple[Link, ...]
    end: End


def trails_of(figures: Sequence[Figure], shelf: Shelf) -> Iterator[Trail]:
    """Yield the trail of each account of one value, in their order.

    A voice or work that is a document of the collection is followed there, if that gives the value
    too: the last voice of the chain, else the one before it. A trail that comes back to a document it has passed ends in a ring.

    Args:
        figures: The accounts of the value.
        shelf: The documents, issuers and citations.
    """
    by_document: dict[str, list[Figure]] = {}
    for figure in figures:
        by_document.setdefault(figure.document, []).append(figure)
    for figure in figures:
        yield _trail(figure, by_document, shelf)


def _trail(figure: Figure, by_document: dict[str, list[Figure]], shelf: Shelf) -> Trail:
    links: list[Link] = []
    passed: list[str] = []
    at = figure
    while True:
        source = sources_of(at, shelf)
        if source.kind == "document":
            return Trail(figure, tuple(links), _end(source))
        passed.append(at.document)
        target = _leads_to(source, by_document, shelf)
        links.append(Link(source, target))
        if target is None:
            return Trail(figure, tuple(links), _end(source))
        if target in passed:
            return Trail(figure, tuple(links), _ring(passed[passed.index(target) :], shelf))
        at = _speaking_itself(by_document[target], shelf)


def _end(source: Source) -> End:
    return End(source.kind, source.key, source.name)


def _ring(documents: list[str], shelf: Shelf) -> End:
    first = documents.index(min(documents))
    ring = (*documents[first:], *documents[:first])
    names = [document_name(shelf.documents.get(path), path) for path in (*ring, ring[0])]
    return End("ring", "\x1f".join(ring), " ← ".join(names), ring)


def _leads_to(source: Source, by_document: dict[str, list[Figure]], shelf: Shelf) -> str | None:
    """Return the document of the collection that a source is and that gives the value, or None."""
    own = source.figure.document
    citation = source.citation
    if citation is not None and citation.cited_document in by_document:
        cited = shelf.documents.get(citation.cited_document or "")
        named = source.voice is None or (cited is not None and speaks_as(source.name, cited))
        if named and citation.cited_document != own:
            return citation.cited_document
    for voice in reversed(source.figure.sources):
        found = [
            path for path in speaking_as(voice.name, shelf) if path != own and path in by_document
        ]
        if found:
            return _best(found, by_document, shelf.documents.get(own), shelf)
    return None


def _best(
    found: Sequence[str],
    by_document: dict[str, list[Figure]],
    citing: Document | None,
    shelf: Shelf,
) -> str:
    """Return the document most likely meant: not later than the one that cites, speaking itself."""

    def rank(path: str) -> tuple[bool, bool, str]:
        later = citing is not None and earlier(citing, shelf.documents[path])
        itself = _speaking_itself(by_document[path], shelf)
        return (later, sources_of(itself, shelf).kind != "document", path)

    return min(found, key=rank)


def earlier(one: Document, other: Document) -> bool:
    """True when a document is dated wholly before another."""
    first, second = bounds_of(one.metadata.date), bounds_of(other.metadata.date)
    return first is not None and second is not None and first[1] < second[0]


def _speaking_itself(figures: Sequence[Figure], shelf: Shelf) -> Figure:
    """Return the account that a document gives in its own voice, else its first."""
    for figure in figures:
        if sources_of(figure, shelf).kind == "document":
            return figure
    return figures[0]

"""Claims with the documents that they stand in, one document in memory at a time."""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.errors import InternalError
from onrecord.model import Document, Standing
from onrecord.plugins import Holdings


def with_documents(holdings: Holdings) -> Iterator[tuple[Standing, Document]]:
    """Yield each claim with its document."""
    documents = holdings.documents()
    now: Document | None = None
    for one in holdings.claims():
        while now is None or now.id != one.record.document_id:
            now = next(documents, None)
            if now is None:
                raise InternalError(f"claim {one.record.id} stands in no document")
        yield one, now

"""The citations of a run: read when a command asks for them, and kept like everything else."""

from __future__ import annotations

from onrecord.model import Citation, Collection
from onrecord.pipeline.gathering import collection_key, remembered
from onrecord.pipeline.options import Options
from onrecord.pipeline.readings import open_cache


def collection_citations(
    collection: Collection, options: Options | None = None
) -> tuple[Citation, ...]:
    """Return the citations of all documents of a collection, in their order.

    Works have one key in all documents, and those that are in the collection are named.

    Args:
        collection: What was read.
        options: How it was read; the citations are kept in the same cache.
    """

    def find() -> tuple[Citation, ...]:
        from onrecord.resolve.works import cite  # noqa: PLC0415 - a cached run needs no grammar

        return cite(collection)

    store = open_cache(options or Options())
    return remembered(store, collection_key(collection, "citations"), Citation, find)

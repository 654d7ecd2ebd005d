"""The attributions of a run: read when a command asks for them, and kept like the rest."""

from __future__ import annotations

from onrecord.model import Attribution, Collection
from onrecord.pipeline.gathering import collection_key, remembered
from onrecord.pipeline.options import Options
from onrecord.pipeline.readings import open_cache


def collection_attributions(
    collection: Collection, options: Options | None = None
) -> tuple[Attribution, ...]:
    """Return who is credited with which words in the documents of a collection, in their order.

    Args:
        collection: What was read.
        options: How it was read; the attributions are kept in the same cache.
    """

    def find() -> tuple[Attribution, ...]:
        from onrecord.extract.attitudes import find_attributions  # noqa: PLC0415 - grammar, if needed

        return tuple(
            one for document in collection.documents for one in find_attributions(document)
        )

    store = open_cache(options or Options())
    return remembered(store, collection_key(collection, "attributions"), Attribution, find)

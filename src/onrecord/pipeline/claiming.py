"""The attributions and claims of a run: read when a command asks for them, and kept like the rest."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from onrecord.model import CLAIM_KINDS, Attribution, Claim, Collection, replace
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
        from onrecord.resolve.bodies import attributions_of  # noqa: PLC0415 - grammar, if needed

        return attributions_of(collection)

    store = open_cache(options or Options())
    return remembered(store, collection_key(collection, "attributions"), Attribution, find)


def collection_claims(collection: Collection, options: Options | None = None) -> tuple[Claim, ...]:
    """Return the claims of a collection's documents that are no numbers, in their order.

    Args:
        collection: What was read.
        options: How it was read; the claims are kept in the same cache.
    """
    every: list[tuple[Claim, ...]] = []
    unread = replace(
        collection,
        documents=tuple(one for one in collection.documents if one.id not in collection.decided),
    )

    def read() -> tuple[Claim, ...]:
        if not every:
            from onrecord.resolve.bodies import claims_of  # noqa: PLC0415 - grammar, if needed

            every.append(claims_of(unread, collection_attributions(collection, options)))
        return every[0]

    store = open_cache(options or Options())
    found: list[Claim] = [one for one in collection.claims if one.document_id in collection.decided]
    for name, kind in CLAIM_KINDS.items():
        key = collection_key(collection, "claims", name)
        found += remembered(store, key, kind, partial(_of_kind, read, kind))
    order = {document.id: index for index, document in enumerate(collection.documents)}
    return tuple(sorted(found, key=lambda one: (order[one.document_id], one.start, one.end)))


def _of_kind(read: Callable[[], tuple[Claim, ...]], kind: type[Claim]) -> tuple[Claim, ...]:
    return tuple(one for one in read() if isinstance(one, kind))

"""What a run tells of who copied whom; kept like everything else."""

from __future__ import annotations

import hashlib
from collections.abc import Callable

from onrecord.model import Collection, Origins, Quotation, Reuse, replace
from onrecord.pipeline.cache import code_version
from onrecord.pipeline.citing import collection_citations
from onrecord.pipeline.claiming import collection_attributions, collection_claims
from onrecord.pipeline.gathering import collection_key, remembered
from onrecord.pipeline.options import Options
from onrecord.pipeline.readings import open_cache


def collection_reuse(collection: Collection, options: Options | None = None) -> tuple[Reuse, ...]:
    """Return the passages that the documents of a collection share.

    Args:
        collection: What was read; figures and events change nothing.
        options: How it was read; the passages are kept in the same cache.
    """

    def find() -> tuple[Reuse, ...]:
        from onrecord.trace import find_reuse  # noqa: PLC0415 - a cached run needs none of it

        return find_reuse(collection.documents)

    digest = hashlib.sha256(code_version() + b"reuse")
    for document in collection.documents:
        digest.update(f"{document.id}\0{document.path}\0".encode())
    return remembered(open_cache(options or Options()), digest.hexdigest(), Reuse, find)


def collection_origins(
    collection: Collection,
    options: Options | None = None,
    *,
    issuers: str | None = None,
    said: Callable[[str], str] = str,
) -> tuple[Origins, ...]:
    """Return the origins of each value that a collection states.

    Args:
        collection: What was read, with its comparisons.
        options: How it was read; the origins are kept in the same cache.
        issuers: A table of issuers; None takes those beside the documents.
        said: Takes out of its names what is withheld.

    Raises:
        ConfigError: If a table of issuers cannot be used.
    """
    from onrecord.trace.tables import find_issuers, load_issuers  # noqa: PLC0415 - seldom needed

    if issuers is None:
        bodies = find_issuers(document.path for document in collection.documents)
    else:
        bodies = load_issuers(issuers)
    bodies = tuple(body._replace(name=said(body.name)) for body in bodies)

    def find() -> tuple[Origins, ...]:
        from onrecord.trace import find_origins  # noqa: PLC0415 - a cached run needs none of it

        reuse = collection_reuse(collection, options)
        return find_origins(collection, reuse, collection_citations(collection, options), bodies)

    table = repr([(body.name, [sorted(member) for member in body.members]) for body in bodies])
    key = collection_key(collection, "origins", table)
    return remembered(open_cache(options or Options()), key, Origins, find)


def collection_quotations(
    collection: Collection, options: Options | None = None
) -> tuple[Quotation, ...]:
    """Return the quotations of a collection, each held against the other documents.

    Args:
        collection: What was read, with its events.
        options: How it was read; the quotations are kept in the same cache.
    """

    def find() -> tuple[Quotation, ...]:
        from onrecord.resolve.quotations import quotations_of  # noqa: PLC0415 - seldom needed
        from onrecord.trace.parallels import with_parallels  # noqa: PLC0415

        attributions = collection_attributions(collection, options)
        citations = collection_citations(collection, options)
        quotations = quotations_of(collection, attributions, citations)
        return tuple(with_parallels(quotations, collection_reuse(collection, options)))

    key = collection_key(collection, "quotations")
    return remembered(open_cache(options or Options()), key, Quotation, find)


def with_sources(
    collection: Collection, options: Options | None = None, said: Callable[[str], str] = str
) -> Collection:
    """Return the collection with its citations, shared passages, origins, claims and quotations, each found once.

    Args:
        collection: What was read, with its comparisons.
        options: How it was read; what is found is kept in the same cache.
        said: Takes out of tables beside the documents what is withheld.

    Raises:
        ConfigError: If a table of issuers beside the documents cannot be used.
    """
    return replace(
        collection,
        citations=collection_citations(collection, options),
        reuse=collection_reuse(collection, options),
        origins=collection_origins(collection, options, said=said),
        attributions=collection_attributions(collection, options),
        claims=collection_claims(collection, options),
        quotations=collection_quotations(collection, options),
    )

"""Quotations with the places in other documents where their words stand: exact, shortened, altered."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator

from onrecord.model import Parallel, Quotation, Reuse, replace

_ORDER = ("exact", "shortened", "altered")


def with_parallels(quotations: Iterable[Quotation], reuse: Iterable[Reuse]) -> Iterator[Quotation]:
    """Yield quotations with what the collection's other documents have for their words.

    Args:
        quotations: Those of a collection.
        reuse: Its shared passages (`find_reuse`), of which some are quotations.
    """
    found: dict[tuple[str, int, int], list[Parallel]] = defaultdict(list)
    for each in reuse:
        if each.quotation is not None:
            found[each.a.document, each.a.start, each.a.end].append(
                Parallel(
                    document=each.b.document,
                    start=each.b.start,
                    end=each.b.end,
                    text=each.b.text,
                    fidelity=each.quotation,
                    changes=each.changes,
                    reuse=each.id,
                )
            )
    for one in quotations:
        parallels = found.get((one.document, one.start, one.end), [])
        parallels.sort(key=lambda each: (_ORDER.index(each.fidelity), each.document, each.start))
        yield replace(one, parallels=tuple(parallels)) if parallels else one

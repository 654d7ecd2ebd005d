"""Quotations → the event they speak of and the work that is cited for them."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from onrecord.extract.quotations import find_quotations
from onrecord.model import Attribution, Citation, Collection, Quotation, Span, replace
from onrecord.resolve.speaking import speaking_in, with_events


def quotations_of(
    collection: Collection, attributions: Iterable[Attribution], citations: Iterable[Citation]
) -> tuple[Quotation, ...]:
    """Return the quotations of a collection's documents, document by document.

    Args:
        collection: With figures and events.
        attributions: Who is credited with which words in its documents.
        citations: The works that its documents cite.
    """
    speaking_of = speaking_in(collection)
    credited: dict[str, list[Attribution]] = defaultdict(list)
    for each in attributions:
        credited[each.document].append(each)
    cited: dict[str, list[Citation]] = defaultdict(list)
    for one in citations:
        cited[one.document].append(one)
    found: list[Quotation] = []
    for document in collection.documents:
        read = find_quotations(document, credited[document.path])
        placed = with_events(read, speaking_of(document)) if read else ()
        found += with_works(tuple(placed), cited[document.path])
    return tuple(found)


def with_works(
    quotations: Sequence[Quotation], citations: Sequence[Citation]
) -> Iterator[Quotation]:
    """Yield the quotations of one document, each with the work that is cited for it.

    That is the work of the first note marked between the quotation and the end of its sentence, if no
    other quotation stands between; else the one that its own sentence names.

    Args:
        quotations: In the order of their places.
        citations: Those of the same document.
    """
    marked = sorted(
        ((one.marker.start, one) for one in citations if one.marker is not None),
        key=lambda pair: pair[0],
    )
    markers = [start for start, _ in marked]
    starts = sorted(one.start for one in quotations if one.within is None)
    beside = [one for one in citations if one.note is None]
    for one in quotations:
        end = max(one.sentence.end, one.end)
        following = bisect_left(starts, one.end)
        limit = min([end + 1, *starts[following : following + 1]])
        at = bisect_left(markers, one.end)
        if at < len(marked) and markers[at] <= limit:
            yield replace(one, work=marked[at][1].cites)
            continue
        around = Span(one.sentence.start, end)
        named = [
            each for each in beside if around.meets(each.span) and not one.span.meets(each.span)
        ]
        nearest = min(named, key=lambda each: abs(each.start - one.start), default=None)
        yield one if nearest is None else replace(one, work=nearest.cites)

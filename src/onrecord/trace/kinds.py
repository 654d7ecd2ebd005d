"""What sort of reuse a passage is: boilerplate, a quotation, or a text carried over."""

from __future__ import annotations

from bisect import bisect_right

from onrecord.extract.voices.quotes import find_quotes
from onrecord.model import Change, Document, Span
from onrecord.model.reuse import ReuseType

_MOST = 0.6
_QUOTED = 0.8
_ASIDE = frozenset({"boilerplate", "furniture", "front_matter"})


def kind_of(
    documents: tuple[Document, Document], spans: tuple[Span, Span], changes: tuple[Change, ...]
) -> ReuseType:
    """Return the type of a passage.

    Args:
        documents: The two documents.
        spans: The passage in each.
        changes: What differs.
    """
    pairs = list(zip(documents, spans, strict=True))
    if any(_aside(document, span) >= _MOST * (span.end - span.start) for document, span in pairs):
        return "boilerplate"
    quoted = [in_quotes(document, span) for document, span in pairs]
    if quoted[0] != quoted[1]:
        return "quoted"
    return "edited" if changes else "verbatim"


def _aside(document: Document, span: Span) -> int:
    """Return how many characters of a range lie in blocks that tell nothing of what happened."""
    index = bisect_right(document.blocks, span.start, key=lambda block: block.start) - 1
    total = 0
    for block in document.blocks[max(index, 0) :]:
        if block.start >= span.end:
            break
        if block.type in _ASIDE:
            total += max(0, min(block.end, span.end) - max(block.start, span.start))
    return total


def in_quotes(document: Document, span: Span) -> bool:
    """True for a range that lies in quotation marks for the most part."""
    index = bisect_right(document.blocks, span.start, key=lambda block: block.start) - 1
    block = document.blocks[index] if index >= 0 else None
    start, end = (block.start, block.end) if block else (0, len(document.text))
    return any(
        min(quote.end, span.end) - max(quote.start, span.start) >= _QUOTED * (span.end - span.start)
        for quote in find_quotes(document.text, start, end)
    )

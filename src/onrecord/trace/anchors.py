"""Words of a document that a record points to."""

from __future__ import annotations

from onrecord.model import Anchor, Document, Span


def anchor(document: Document, span: Span) -> Anchor:
    """Return an anchor to the words of a document in a range."""
    return Anchor(
        document=document.path, start=span.start, end=span.end, text=span.of(document.text)
    )

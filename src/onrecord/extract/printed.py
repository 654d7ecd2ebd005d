"""Figures of printed documents: the page each stands on, and digits that recognition doubts."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from onrecord.model import Document, Figure, Page, page_at, replace, words_at

UNSURE = 0.9
"""Digits read with less confidence are doubted."""

_NEAR = 4
"""Pages whose text may reach over a place: a paragraph with what stands behind it."""


def on_pages(document: Document, figures: Sequence[Figure]) -> tuple[Figure, ...]:
    """Return the figures with their pages, and with a doubt where a digit may be misread.

    The engine's confidence is that of a whole word; only words of the figure that hold a digit
    count, since a misread letter changes no number.
    """
    pages = [page for page in document.pages if page.start < page.end]
    if not pages:
        return tuple(figures)
    starts = [page.start for page in pages]
    found = []
    for figure in figures:
        at = bisect_right(starts, figure.start)
        near = pages[max(0, at - _NEAR) : at + 1]
        page = page_at(near, figure.start)
        doubts = (*figure.doubts, *_doubts(document.text, near, figure))
        found.append(replace(figure, page=page.number if page else None, doubts=doubts))
    return tuple(found)


def _doubts(text: str, pages: Sequence[Page], figure: Figure) -> list[str]:
    sure = [
        word.confidence
        for _, word in words_at(pages, figure.start, figure.end)
        if word.confidence is not None
        and any(char.isdigit() for char in text[word.start : word.end])
    ]
    least = min(sure, default=1.0)
    return [f"read by OCR with confidence {least:.2f}"] if least < UNSURE else []

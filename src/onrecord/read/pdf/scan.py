"""A page of a PDF that is a picture."""

from __future__ import annotations

from math import sqrt

import pypdfium2

from onrecord.model import Notice, ReadOptions
from onrecord.read.ocr.clock import LATE, Clock
from onrecord.read.ocr.engine import MISSING, available
from onrecord.read.ocr.sheets import sheet_of
from onrecord.read.print import Sheet

_DPI = 200.0
_INCH = 72.0
_EMPTY = Notice(text="empty picture")
_MOST_PIXELS = 12_000_000
"""Larger pages (maps, plans) are drawn at a lower resolution."""


def read_scan(
    page: pypdfium2.PdfPage, number: int, options: ReadOptions, clock: Clock, what: str
) -> Sheet:
    """Return the page read by OCR, or without words and with the reason where it is not read.

    Args:
        page: The page.
        number: Counted from 1.
        options: Whether OCR is wanted.
        clock: The document's.
        what: Why its own characters are not enough.
    """
    width, height = page.get_size()
    if not options.ocr or not available():
        reason = f"{what}; {MISSING if options.ocr else 'OCR is turned off'}"
        problem = Notice(text=reason, kind="unread")
        return Sheet(number, width, height, source="none", problem=problem)
    if clock.late():
        return Sheet(number, width, height, source="none", problem=LATE)
    scale = min(_DPI / _INCH, sqrt(_MOST_PIXELS / max(width * height, 1.0)))
    bitmap = page.render(scale=scale)
    try:
        picture = bitmap.to_numpy()[:, :, :3]
        if picture.size == 0:
            return Sheet(number, width, height, source="none", problem=_EMPTY)
        return sheet_of(picture, number, 1 / scale)
    finally:
        bitmap.close()

"""A page that is a picture."""

from __future__ import annotations

import pypdfium2

from onrecord.model import ReadOptions
from onrecord.read.print import Sheet


def read_scan(page: pypdfium2.PdfPage, number: int, options: ReadOptions) -> Sheet:
    """Return the page read by OCR, or without words where that is not possible."""
    width, height = page.get_size()
    return Sheet(
        number,
        width,
        height,
        source="none",
        notices=(f"page {number} is a picture and is not read",) if options.ocr else (),
    )

"""One page of a PDF → a sheet: by its text, or by its picture where it has none."""

from __future__ import annotations

import pypdfium2

from onrecord.model import ReadOptions
from onrecord.read.ocr.clock import Clock
from onrecord.read.pdf.drawn import drawn_on
from onrecord.read.pdf.frame import Frame
from onrecord.read.pdf.words import PageText
from onrecord.read.print import Sheet

_FEW_LETTERS = 24
"""A page with fewer letters and a picture is read from the picture."""

_STAMPED_LETTERS = 200
"""So is one with fewer than these under a picture of the whole page: a scanner's stamp."""

_WHOLE = 0.6


def read_page(page: pypdfium2.PdfPage, number: int, options: ReadOptions, clock: Clock) -> Sheet:
    """Return the sheet of a page; `clock` is that of the document.

    Raises:
        pypdfium2.PdfiumError: If PDFium cannot read the page.
    """
    shown = page.get_rotation() // 90 % 4
    text_page = page.get_textpage()
    try:
        text = PageText(text_page.raw)
        left, bottom, right, top = page.get_bbox()
        read = text.turns() if text.letters else shown
        frame = Frame(left, bottom, right, top, shown, read)
        rules, covered = drawn_on(page.raw, frame)
        if _is_picture(text.letters, covered) or text.meaningless:
            from onrecord.read.pdf.scan import read_scan  # noqa: PLC0415 - needs the extra

            what = "letters without a meaning" if text.meaningless else "picture without text"
            return read_scan(page, number, options, clock, what)
        width, height = frame.size
        tokens = [
            token
            for token in text.tokens(frame)
            if token.right > 0 and token.left < width and token.bottom > 0 and token.top < height
        ]
        turns = (frame.read - frame.shown) % 4
        return Sheet(number, width, height, tokens, rules, turns=turns)
    finally:
        text_page.close()


def _is_picture(letters: int, covered: float) -> bool:
    return (letters < _FEW_LETTERS and covered > 0) or (
        letters < _STAMPED_LETTERS and covered >= _WHOLE
    )

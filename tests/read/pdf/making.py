"""Small PDFs drawn for tests."""

from __future__ import annotations

import io
from collections.abc import Callable

from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.pdfgen.canvas import Canvas

from onrecord.model import Document, ReadOptions
from onrecord.read import read_bytes

Draw = Callable[[Canvas], None]
SIZE = (420.0, 595.0)


def pdf(*pages: Draw, password: str | None = None, title: str = "") -> bytes:
    """Return a PDF with one page for each function that draws one."""
    out = io.BytesIO()
    lock = StandardEncryption(password, canPrint=0) if password else None
    canvas = Canvas(out, pagesize=SIZE, encrypt=lock, invariant=True)
    canvas.setTitle(title)
    for draw in pages:
        canvas.setFont("Times-Roman", 11)
        draw(canvas)
        canvas.showPage()
    canvas.save()
    return out.getvalue()


def lines(*words: str, x: float = 50, y: float = 500, step: float = 14, size: float = 11) -> Draw:
    """Return what draws lines under each other."""

    def draw(canvas: Canvas) -> None:
        for number, line in enumerate(words):
            canvas.setFont("Times-Roman", size)
            canvas.drawString(x, y - number * step, line)

    return draw


def both(*draws: Draw) -> Draw:
    """Return what draws several things on one page."""

    def draw(canvas: Canvas) -> None:
        for one in draws:
            one(canvas)

    return draw


def read(*pages: Draw, password: str | None = None, options: ReadOptions | None = None) -> Document:
    """Return the document of a PDF with those pages."""
    return read_bytes(pdf(*pages, password=password), "p.pdf", options or ReadOptions())


def blocks(document: Document) -> list[tuple[str, str]]:
    """Kind and words of each block."""
    return [(b.type, document.text[b.start : b.end]) for b in document.blocks]

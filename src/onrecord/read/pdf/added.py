"""What was added to a PDF after it was made: filled fields, words set on top, attached files."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pypdfium2
import pypdfium2.raw as pdfium

from onrecord.model import Notice, Part

_WORDS = frozenset((pdfium.FPDF_ANNOT_WIDGET, pdfium.FPDF_ANNOT_FREETEXT, pdfium.FPDF_ANNOT_STAMP))
_MOST = 2_000
_XFA = Notice(text="a form of a kind whose fields (XFA) are not read", kind="unread")


def page_of(opened: pypdfium2.PdfDocument, number: int) -> pypdfium2.PdfPage:
    """Return a page with the words of its fields and of notes set on it among its own.

    Raises:
        pypdfium2.PdfiumError: If PDFium cannot read the page.
    """
    page = opened[number - 1]
    if not any(kind in _WORDS for kind in _annotations(page.raw)):
        return page
    pdfium.FPDFPage_Flatten(page.raw, pdfium.FLAT_NORMALDISPLAY)
    page.close()
    return opened[number - 1]  # what was drawn into it shows when it is loaded anew


def form_notice(opened: pypdfium2.PdfDocument) -> tuple[Notice, ...]:
    """Return what is told of a form whose fields PDFium does not draw."""
    return (_XFA,) if opened.get_formtype() == pdfium.FORMTYPE_XFA_FULL else ()


def attached(opened: pypdfium2.PdfDocument) -> Iterator[Part]:
    """Yield the files that are attached to the document, those of a portfolio among them."""
    for at in range(opened.count_attachments()):
        name = f"attached {at + 1}"
        try:
            one = opened.get_attachment(at)
            name = one.get_name() or name
            yield Part(name, bytes(one.get_data()))
        except (pypdfium2.PdfiumError, UnicodeError, ValueError) as error:
            yield Part(name, b"", problem=f"cannot be taken out: {error}")


def _annotations(page: Any) -> Iterator[int]:  # noqa: ANN401 - a pointer
    for at in range(min(pdfium.FPDFPage_GetAnnotCount(page), _MOST)):
        found = pdfium.FPDFPage_GetAnnot(page, at)
        if found:
            yield pdfium.FPDFAnnot_GetSubtype(found)
            pdfium.FPDFPage_CloseAnnot(found)

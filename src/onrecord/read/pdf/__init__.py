"""PDF files: text with boxes by PDFium, pages without text by OCR."""

from __future__ import annotations

from onrecord.read.pdf.reader import PdfAttachments, PdfReader

__all__ = ["PdfAttachments", "PdfReader"]

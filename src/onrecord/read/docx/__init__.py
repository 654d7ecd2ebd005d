"""Word files."""

from onrecord.read.docx.reader import DocxReader

__all__ = ["DocxReader"]

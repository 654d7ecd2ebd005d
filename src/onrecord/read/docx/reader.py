"""Word files (DOCX): the text as it stands when every tracked change is accepted."""

from __future__ import annotations

from onrecord.model import DEFAULTS, Document, ReadOptions
from onrecord.read.package import members


class DocxReader:
    """Reads Word files, with headings, lists, tables, notes and text boxes."""

    name = "docx"
    suffixes = (".docx", ".docm", ".dotx")
    media_types = ("application/vnd.openxmlformats-officedocument.wordprocessingml.document",)
    textual = False
    description = "Word files: text, tables, footnotes and endnotes; tracked changes as accepted."

    def claims(self, data: bytes) -> bool:
        """True for an archive with a Word document in it."""
        return any(name.startswith("word/document") for name in members(data))

    def read(self, data: bytes, path: str, options: ReadOptions = DEFAULTS) -> Document:
        """Return the document in `data`; see `onrecord.read.docx.text.read_word`.

        Raises:
            ReadError: If the file is damaged, encrypted, too large, or shows no text.
        """
        from onrecord.read.docx.text import read_word  # noqa: PLC0415 - loads an XML parser

        return read_word(data, path, options)

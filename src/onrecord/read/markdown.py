"""Markdown: the decoded file, unchanged; its marks tell `onrecord.text` the blocks."""

from __future__ import annotations

from onrecord.model import DEFAULTS, Document, ReadOptions
from onrecord.read.plain import read_text


class MarkdownReader:
    """Reads Markdown as it stands: offsets count in the source, marks included."""

    name = "markdown"
    suffixes = (".md", ".markdown", ".mkd")
    media_types = ("text/markdown",)
    textual = True
    description = "Markdown; the text is the decoded file, unchanged, with its marks."

    def claims(self, data: bytes) -> bool:
        """False: any text can be this."""
        return False

    def read(self, data: bytes, path: str, options: ReadOptions = DEFAULTS) -> Document:
        """Return the document in `data`; see `onrecord.read.plain.read_text`."""
        return read_text(data, path, self.media_types[0])

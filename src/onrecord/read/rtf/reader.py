"""RTF files, as WordPad and many archives of old letters have them."""

from __future__ import annotations

from onrecord.errors import ReadError
from onrecord.model import DEFAULTS, Document, ReadOptions
from onrecord.read.sniff import MAX_TEXT_BYTES


class RtfReader:
    """Reads RTF 1.9 with its code pages, tables and notes; embedded objects are never opened."""

    name = "rtf"
    suffixes = (".rtf",)
    media_types = ("application/rtf", "text/rtf")
    textual = False
    description = "Rich Text Format: text, tables and notes, in any of its code pages."

    def claims(self, data: bytes) -> bool:
        """True for the mark that every such file begins with."""
        return data[:32].lstrip().startswith(b"{\\rtf")

    def read(self, data: bytes, path: str, options: ReadOptions = DEFAULTS) -> Document:
        """Return the document in `data`; see `onrecord.read.rtf.text.read_rtf`.

        Raises:
            ReadError: If it is no RTF, too large, or shows no text.
        """
        from onrecord.read.rtf.text import read_rtf  # noqa: PLC0415 - only for such files

        if not self.claims(data):
            raise ReadError("is no RTF: its mark is missing", path=path, hint="save it anew")
        if len(data) > MAX_TEXT_BYTES:
            raise ReadError(
                f"is larger than {MAX_TEXT_BYTES // 2**20} MB", path=path, hint="save it as DOCX"
            )
        return read_rtf(data, path)

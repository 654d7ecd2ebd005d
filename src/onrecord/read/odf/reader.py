"""OpenDocument files, as LibreOffice writes them: texts (ODT), tables (ODS), slides (ODP)."""

from __future__ import annotations

from onrecord.model import DEFAULTS, Document, ReadOptions
from onrecord.read.package import media_type

_TEXT = "application/vnd.oasis.opendocument.text"
_SHEETS = "application/vnd.oasis.opendocument.spreadsheet"
_SLIDES = "application/vnd.oasis.opendocument.presentation"


class OdfReader:
    """Reads OpenDocument texts, tables and presentations; the names in them follow ODF 1.3, part 3."""

    name = "odf"
    suffixes = (".odt", ".ott", ".ods", ".ots", ".odp", ".otp")
    media_types = (_TEXT, _SHEETS, _SLIDES)
    textual = False
    description = (
        "OpenDocument texts, tables and slides, also with a password; tracked changes as accepted, "
        "notes behind the text."
    )

    def claims(self, data: bytes) -> bool:
        """True for an archive that says it is one of them."""
        return media_type(data).startswith(self.media_types)

    def read(self, data: bytes, path: str, options: ReadOptions = DEFAULTS) -> Document:
        """Return the document in `data`; see `onrecord.read.odf.text.read_odf`.

        Raises:
            ReadError: If the file is damaged, opened by no password, too large, or shows no text.
        """
        from onrecord.read.odf.text import read_odf  # noqa: PLC0415 - loads an XML parser

        return read_odf(data, path, options)

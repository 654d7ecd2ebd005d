"""Opening a PDF, and what to say where it cannot be opened."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from onrecord.errors import ReadError
from onrecord.model import Metadata, ReadOptions, Span
from onrecord.read.locked import locked

if TYPE_CHECKING:
    import pypdfium2

_PASSWORD = 4  # FPDF_ERR_PASSWORD
_SECURITY = 5  # FPDF_ERR_SECURITY
# Titles that a program wrote, not a person.
_NO_TITLE = re.compile(
    r"(?:microsoft (?:word|powerpoint|excel)|untitled|document\s?\d*\Z|.*\.(?:docx?|pdf|odt|rtf|indd|"
    r"qxd|tiff?|jpe?g|xlsx?|pptx?|txt|html?)\Z|\W*\Z|[\w./-]*\d[\w./-]*\Z|scan)",
    re.IGNORECASE,
)


def open_pdf(data: bytes, path: str, options: ReadOptions) -> pypdfium2.PdfDocument:
    """Return the opened file.

    Raises:
        ReadError: If it is encrypted and no password fits, broken, or without pages.
    """
    import pypdfium2  # noqa: PLC0415 - heavy, and needed for PDF only

    failure = 0
    for password in (None, *options.passwords):
        try:
            opened = pypdfium2.PdfDocument(data, password=password)
        except pypdfium2.PdfiumError as error:
            failure = getattr(error, "err_code", 0) or 0
            if failure != _PASSWORD:
                break
        else:
            if len(opened) == 0:
                raise ReadError("has no pages", path=path, hint=_BROKEN)
            return opened
    if failure == _PASSWORD:
        raise locked(path, options)
    if failure == _SECURITY:
        raise ReadError(
            "is encrypted in a way that is not known",
            path=path,
            hint="open it where it can be opened, and save it without encryption",
        )
    raise ReadError("is broken: no PDF structure can be found", path=path, hint=_BROKEN)


_BROKEN = "open it in a viewer and print it to a new PDF, or ask for another copy"


def metadata_of(opened: pypdfium2.PdfDocument) -> Metadata:
    """Return the title of the file's own description where a person seems to have written it.

    It has an empty place, by which `onrecord.resolve.metadata` knows that a headline goes before
    it. The author is often the typist and the date that of the scan: neither is taken.
    """
    try:
        given = " ".join(opened.get_metadata_value("Title").split())[:500]
    except (UnicodeError, ValueError):
        given = ""
    if not given or _NO_TITLE.match(given) or " " not in given:
        return Metadata()
    return Metadata(title=given, where={"title": Span(0, 0)})

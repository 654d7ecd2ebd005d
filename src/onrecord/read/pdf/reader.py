"""A PDF → a document."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from onrecord.errors import ReadError
from onrecord.model import DEFAULTS, Document, Part, ReadOptions
from onrecord.read.ocr.clock import Clock

if TYPE_CHECKING:
    import pypdfium2

    from onrecord.read.print import Sheet

_SIGNATURE = b"%PDF-"
_HEAD = 1024  # bytes in which readers look for the signature (ISO 32000-1, annex H.3)


class PdfReader:
    """Reads the text of a PDF in reading order, pages that are pictures by OCR."""

    name = "pdf"
    suffixes = (".pdf",)
    media_types = ("application/pdf",)
    textual = False
    description = "PDF: text in reading order with the place of each word; scanned pages by OCR."

    def claims(self, data: bytes) -> bool:
        """True when the signature stands near the beginning."""
        return _SIGNATURE in data[:_HEAD]

    def read(self, data: bytes, path: str, options: ReadOptions = DEFAULTS) -> Document:
        """Return the document in `data`.

        Running heads, feet and page numbers are blocks of their own (`furniture`), as are
        footnotes (`note`); both stand behind the paragraph that runs on over them.

        Raises:
            ReadError: If the file is encrypted and no password fits, or is broken.
        """
        from onrecord.read.pdf.added import form_notice  # noqa: PLC0415 - heavy
        from onrecord.read.pdf.opening import metadata_of, open_pdf  # noqa: PLC0415 - heavy
        from onrecord.read.print import File, beyond, document_of  # noqa: PLC0415 - heavy

        opened = open_pdf(data, path, options)
        try:
            count = len(opened)
            told = (*beyond(count, options.max_pages), *form_notice(opened))
            file = File(data, path, self.media_types[0], metadata_of(opened), told)
            return document_of(file, _sheets(opened, path, options))
        finally:
            opened.close()


class PdfAttachments:
    """Gives the files that are attached to a PDF; known by the bytes alone."""

    name = PdfReader.name
    suffixes: tuple[str, ...] = ()
    media_types: tuple[str, ...] = ()
    textual = False
    description = "What is attached to a PDF, and what a PDF portfolio holds."

    def claims(self, data: bytes) -> bool:
        """True when the signature stands near the beginning."""
        return _SIGNATURE in data[:_HEAD]

    def unpack(self, data: bytes, path: str, options: ReadOptions = DEFAULTS) -> Iterator[Part]:
        """Yield the files that are attached to the document.

        Raises:
            ReadError: As for `read`.
        """
        from onrecord.read.pdf.added import attached  # noqa: PLC0415 - heavy
        from onrecord.read.pdf.opening import open_pdf  # noqa: PLC0415

        opened = open_pdf(data, path, options)
        try:
            yield from attached(opened)
        finally:
            opened.close()


def _sheets(opened: pypdfium2.PdfDocument, path: str, options: ReadOptions) -> Iterator[Sheet]:
    """Yield the pages one by one; each is released before the next is read."""
    count = min(len(opened), options.max_pages)
    from onrecord.read.print import BROKEN_PAGE, Sheet  # noqa: PLC0415 - heavy

    failed = 0
    clock = Clock(options)
    for number in range(1, count + 1):
        sheet = _sheet(opened, number, options, clock)
        failed += sheet is None
        yield sheet or Sheet(number, 1.0, 1.0, source="none", problem=BROKEN_PAGE)
    if failed == count:
        raise ReadError(
            "is broken: none of its pages can be read", path=path, hint="ask for another copy"
        )


def _sheet(
    opened: pypdfium2.PdfDocument, number: int, options: ReadOptions, clock: Clock
) -> Sheet | None:
    import pypdfium2  # noqa: PLC0415

    from onrecord.read.pdf.added import page_of  # noqa: PLC0415
    from onrecord.read.pdf.page import read_page  # noqa: PLC0415

    try:
        page = page_of(opened, number)
    except pypdfium2.PdfiumError:
        return None
    try:
        return read_page(page, number, options, clock)
    except pypdfium2.PdfiumError:
        return None
    finally:
        page.close()

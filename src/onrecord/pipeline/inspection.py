"""What files are and what was read of them, before anything is counted."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from onrecord.model import PARTLY, Document, Failure, Page, Record, words_of
from onrecord.pipeline.entry import entry_document
from onrecord.pipeline.options import Options
from onrecord.pipeline.readings import Progress, iter_readings
from onrecord.text.language import language_of

SURE = 0.8
"""OCR confidence under which a page's words are counted as doubtful."""


class Inspection(Record, frozen=True, kw_only=True):
    """What one document turned out to be.

    `pages` are all of them, of which `pages_text` have characters of their own, `pages_ocr` were
    read from their picture and `pages_blank` show nothing; 0 for formats without pages. `words_doubtful` are words that OCR
    read with a confidence under 0.8. `languages` are ISO 639-1 codes with the number of blocks.
    `edits` counts the changes that reading made to the words as printed, by reason. `skipped`
    says in plain sentences what was not read, and why.
    """

    document: str
    document_id: str
    parent: str | None = None
    format: str
    encoding: str | None = None
    title: str | None = None
    issuer: str | None = None
    date: str | None = None
    addressees: tuple[str, ...] = ()
    url: str | None = None
    captured: str | None = None
    pages: int = 0
    pages_text: int = 0
    pages_ocr: int = 0
    pages_blank: int = 0
    words: int = 0
    words_doubtful: int = 0
    blocks: int = 0
    tables: int = 0
    footnotes: int = 0
    languages: dict[str, int]
    edits: dict[str, int]
    skipped: tuple[str, ...] = ()


def inspect(
    paths: Iterable[str], options: Options, progress: Progress | None = None
) -> Iterator[Inspection | Failure]:
    """Yield what each document in the files turned out to be, and what could not be read.

    Files are read as for their figures, so that either run finds in the cache what the other read.

    Args:
        paths: Files, folders, globs, `-`; see `expand`.
        options: How to read them.
        progress: Told after each file.

    Raises:
        ConfigError: If `paths` name no document at all.
    """
    for path, entry, failure in iter_readings(paths, options, progress):
        if failure is None:
            yield inspected(entry_document(entry, path))
        elif failure.code != PARTLY:  # the card tells it
            yield failure


def inspected(document: Document) -> Inspection:
    """Return what a document, divided and described, turned out to be."""
    about = document.metadata
    kinds = Counter(map(_kind, document.pages))
    return Inspection(
        document=document.path,
        document_id=document.id,
        parent=document.parent,
        format=document.media_type,
        encoding=document.encoding,
        title=about.title,
        issuer=about.issuer,
        date=about.date,
        addressees=about.addressees,
        url=about.url,
        captured=about.captured,
        pages=len(document.pages),
        pages_text=kinds["text"],
        pages_ocr=kinds["ocr"],
        pages_blank=kinds["blank"],
        words=len(document.text.split()),
        words_doubtful=_doubtful(document),
        blocks=len(document.blocks),
        tables=len(document.tables),
        footnotes=sum(block.type == "note" for block in document.blocks),
        languages=_languages(document),
        edits=dict(Counter(edit.why for edit in document.edits).most_common()),
        skipped=tuple(notice.text for notice in document.notices),
    )


def _kind(page: Page) -> str:
    return "blank" if page.source == "text" and not page.words else page.source


def _doubtful(document: Document) -> int:
    return sum(
        word.confidence is not None and word.confidence < SURE
        for page in document.pages
        for word in words_of(page)
    )


def _languages(document: Document) -> dict[str, int]:
    """Return in how many blocks each language was told; most blocks are too short to tell."""
    told = (
        block.language or language_of(document.text[block.start : block.end])
        for block in document.blocks
        if block.type not in {"front_matter", "furniture"}
    )
    return dict(Counter(language for language in told if language).most_common())

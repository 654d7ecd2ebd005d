"""What a file is and what was read of it, before anything is counted."""

from __future__ import annotations

from collections import Counter

from onrecord.model import Document, Record, words_of
from onrecord.text.language import language_of

SURE = 0.8
"""OCR confidence under which a page's words are counted as doubtful."""


class Inspection(Record, frozen=True, kw_only=True):
    """What one document turned out to be.

    `pages` are all of them, of which `pages_text` have characters of their own and `pages_ocr`
    were read from their picture; 0 for formats without pages. `words_doubtful` are words that OCR
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
    words: int = 0
    words_doubtful: int = 0
    blocks: int = 0
    tables: int = 0
    footnotes: int = 0
    languages: dict[str, int]
    edits: dict[str, int]
    skipped: tuple[str, ...] = ()


def inspected(document: Document) -> Inspection:
    """Return what a document, divided and described, turned out to be."""
    about = document.metadata
    sources = Counter(page.source for page in document.pages)
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
        pages_text=sources["text"],
        pages_ocr=sources["ocr"],
        words=len(document.text.split()),
        words_doubtful=_doubtful(document),
        blocks=len(document.blocks),
        tables=len(document.tables),
        footnotes=sum(block.type == "note" for block in document.blocks),
        languages=_languages(document),
        edits=dict(Counter(edit.why for edit in document.edits).most_common()),
        skipped=tuple(notice.text for notice in document.notices),
    )


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

"""Where a document's words stand on its pages: for PDF, scans and photographs."""

from __future__ import annotations

import struct
from collections.abc import Iterable, Iterator
from typing import Literal, NamedTuple

from onrecord.model.base import Record

PageSource = Literal["text", "ocr", "none"]
"""What a page's words were read from: its text layer, its picture, or nothing."""

_SCALE = 65_535
_NO_CONFIDENCE = 255
# Start, length, four edges as shares of the page, confidence in hundredths: 15 bytes a word, so
# that a report of two thousand pages takes some fifteen megabytes and not half a gigabyte.
_WORD = struct.Struct("<IH4HB")


class Box(NamedTuple):
    """A rectangle as shares of the page's width and height, from its upper left corner (0 to 1)."""

    left: float
    top: float
    right: float
    bottom: float


class Word(NamedTuple):
    """A printed word, or a part of one that a line end divides.

    `start` and `end` are offsets into `Document.text`; `confidence` is what the OCR engine gives
    for the word (0 to 1), None where the file itself holds the characters.
    """

    start: int
    end: int
    box: Box
    confidence: float | None = None


class Page(Record, frozen=True, kw_only=True):
    """One page; `number` counts from 1.

    `width` and `height` are in points (1/72 inch), for pictures without a stated resolution in
    pixels. `start` and `end` hold all words of the page; what stands in the margins may be placed
    behind a paragraph that runs on, so that the ranges of two pages can overlap. `words` are
    packed: see `pack_words` and `words_of`.
    """

    number: int
    width: float
    height: float
    start: int
    end: int
    source: PageSource = "text"
    words: bytes = b""


class Edit(Record, frozen=True, kw_only=True):
    """A change that reading made: `text[start:end]` is printed as `was`.

    `why` is a plain word or two ("hyphen at a line end", "superscript").
    """

    start: int
    end: int
    was: str
    why: str


class Footnote(Record, frozen=True, kw_only=True):
    """A note and the mark that points to it, where the file itself tells which belongs to which.

    Offsets into `Document.text`, as `(start, end)`; a note without a mark has none.
    """

    note: tuple[int, int]
    marker: tuple[int, int] | None = None


def pack_words(words: Iterable[Word]) -> bytes:
    """Return words as `Page.words` keeps them; edges are kept to 1/65,535 of the page."""
    packed = bytearray()
    for start, end, box, sure in words:
        left, top, right, bottom = [
            0 if edge <= 0 else _SCALE if edge >= 1 else int(edge * _SCALE + 0.5) for edge in box
        ]
        confidence = _NO_CONFIDENCE if sure is None else round(sure * 100)
        packed += _WORD.pack(start, min(end - start, _SCALE), left, top, right, bottom, confidence)
    return bytes(packed)


def words_of(page: Page) -> Iterator[Word]:
    """Yield the words of a page in the order in which they were packed."""
    for start, length, *edges, sure in _WORD.iter_unpack(page.words):
        box = Box(*(edge / _SCALE for edge in edges))
        yield Word(start, start + length, box, None if sure == _NO_CONFIDENCE else sure / 100)


def words_at(pages: Iterable[Page], start: int, end: int) -> Iterator[tuple[Page, Word]]:
    """Yield the printed words that hold characters of `start` to `end`, each with its page."""
    for page in pages:
        if page.start < end and start < page.end:
            for word in words_of(page):
                if word.start < end and start < word.end:
                    yield page, word


def page_at(pages: Iterable[Page], offset: int) -> Page | None:
    """Return the page on which the character at `offset` stands; None where there are no pages."""
    near = [page for page in pages if page.start <= offset < page.end]
    if len(near) < 2:
        return near[0] if near else None
    found = next(words_at(near, offset, offset + 1), None)
    return found[0] if found else near[0]

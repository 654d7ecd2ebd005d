"""Where the words of a text stand on its pages, collected while the text is written."""

from __future__ import annotations

from collections.abc import Iterable

from onrecord.model import Page, Word, pack_words
from onrecord.read.print.sheet import Sheet, Token

Range = tuple[int, int]
_FIGURES = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")


class _Place:
    """What is known of one page so far."""

    def __init__(self, sheet: Sheet, at: int) -> None:
        turned = sheet.turns % 2 == 1
        self.width = sheet.height if turned else sheet.width
        self.height = sheet.width if turned else sheet.height
        self.source = sheet.source
        self.start = self.end = at
        self.words = bytearray()
        self.marks: dict[str, list[Range]] = {}

    def add(self, words: list[Word]) -> None:
        """Add words, packed at once: a page of a long report takes a few kilobytes."""
        first, last = min(word.start for word in words), max(word.end for word in words)
        self.start = min(self.start, first) if self.words else first
        self.end = max(self.end, last) if self.words else last
        self.words += pack_words(words)


class Places:
    """All pages of a document."""

    def __init__(self) -> None:
        self._pages: dict[int, _Place] = {}

    def open_page(self, sheet: Sheet, at: int) -> None:
        """Begin a page; `at` is how long the text is so far."""
        self._pages[sheet.number] = _Place(sheet, at)

    def add(self, held: Iterable[tuple[Sheet, Token, Range]]) -> None:
        """Add words with their pages and the ranges in which they were written."""
        by_page: dict[int, list[Word]] = {}
        for sheet, token, (start, end) in held:
            word = Word(start, end, sheet.share(token), token.confidence)
            by_page.setdefault(sheet.number, []).append(word)
            if token.raised:
                for mark in token.text.translate(_FIGURES).split(","):
                    marks = self._pages[sheet.number].marks
                    marks.setdefault(mark, []).append((start, end))
        for number, words in by_page.items():
            self._pages[number].add(words)

    def marker(self, number: int, mark: str, note: Range) -> Range | None:
        """Return where on a page the first raised `mark` outside its note stands."""
        places = self._pages[number].marks.get(mark, ())
        return next((place for place in places if not note[0] <= place[0] < note[1]), None)

    def pages(self) -> tuple[Page, ...]:
        """Return the pages with their words."""
        return tuple(
            Page(
                number=number,
                width=round(page.width, 2),
                height=round(page.height, 2),
                start=page.start,
                end=page.end,
                source=page.source,
                words=bytes(page.words),
            )
            for number, page in sorted(self._pages.items())
        )

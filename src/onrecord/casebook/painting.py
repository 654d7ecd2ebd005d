"""Which boxes of a page's picture are painted over.

The whole printed line is, within its block: the width of a gap alone tells many names apart (Bland, Iyer
and Levchenko, "Story Beyond the Eye: Glyph Positions Break PDF Text Redaction", Proceedings on Privacy
Enhancing Technologies, 2023). The places of that line's words on the page are left out for the same reason.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from typing import NamedTuple

from onrecord.casebook.cutting import Cut
from onrecord.model import Box, Document, Page, Word, pack_words, words_of

_BESIDE = 0.004
"""How far paint goes beyond the words, as a share of the page's width."""
_ABOVE = 0.2
"""How far it goes above and below them, as a share of their height."""


class Painted(NamedTuple):
    """The boxes to paint on each page, by its number, and the words that lie under them, by their places."""

    boxes: dict[int, tuple[Box, ...]]
    under: dict[int, frozenset[Word]]

    def words(self, page: Page, cut: Cut) -> bytes:
        """Return the words of a page that are not under paint, at their places in the published text."""
        under = self.under.get(page.number, frozenset())
        return pack_words(
            Word(*cut.span((word.start, word.end)), word.box, word.confidence)
            for word in words_of(page)
            if word not in under
        )


def paint(document: Document, cut: Cut) -> Painted:
    """Return what is painted over on the pages of a document."""
    boxes: dict[int, tuple[Box, ...]] = {}
    under: dict[int, frozenset[Word]] = {}
    starts = [block.start for block in document.blocks]
    for page in document.pages:
        words = list(words_of(page))
        withheld = [word for word in words if cut.hits(word.start, word.end)]
        lines = [_line(word, words, starts) for word in withheld]
        if lines:
            boxes[page.number] = tuple(dict.fromkeys(map(_around, lines)))
            under[page.number] = frozenset(word for line in lines for word in line)
    return Painted(boxes, under)


def _line(word: Word, words: Sequence[Word], starts: Sequence[int]) -> list[Word]:
    """Return the words on one printed line with a word, in its block; `starts` are those of the blocks."""
    block = bisect_right(starts, word.start)
    return [
        other
        for other in words
        if _level(word.box, other.box) and bisect_right(starts, other.start) == block
    ]


def _level(one: Box, other: Box) -> bool:
    """True for boxes that share half of the lower one's height."""
    shared = min(one.bottom, other.bottom) - max(one.top, other.top)
    return shared * 2 > min(one.bottom - one.top, other.bottom - other.top)


def _around(line: Sequence[Word]) -> Box:
    top = min(word.box.top for word in line)
    bottom = max(word.box.bottom for word in line)
    room = (bottom - top) * _ABOVE
    return Box(
        max(0.0, min(word.box.left for word in line) - _BESIDE),
        max(0.0, top - room),
        min(1.0, max(word.box.right for word in line) + _BESIDE),
        min(1.0, bottom + room),
    )

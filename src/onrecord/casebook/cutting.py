"""A text without its withheld words, and where what remains stands in it.

Each withheld stretch is cut where a block, a table's cell or a sentence begins or ends, and each piece
becomes a mark of its own, so that the text keeps its structure and every part of it a place. How long the
words were does not show.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import NamedTuple

from onrecord.model import Alignment, Document, Run, Span

MARK = "[withheld]"
"""What stands for withheld words."""


class Cut(NamedTuple):
    """A text with marks in place of the pieces that are withheld.

    `pieces` are places in the source, in order and apart; `marks` where their marks begin in `text`.
    """

    text: str
    pieces: tuple[Span, ...]
    marks: tuple[int, ...]

    def start(self, offset: int) -> int:
        """Return where what begins at `offset` in the source begins in the text."""
        at = bisect_right(self.pieces, offset, key=lambda piece: piece.start) - 1
        if at >= 0 and offset < self.pieces[at].end:
            return self.marks[at]
        return self._outside(at, offset)

    def end(self, offset: int) -> int:
        """Return where what ends at `offset` in the source ends in the text."""
        at = bisect_left(self.pieces, offset, key=lambda piece: piece.start) - 1
        if at >= 0 and offset <= self.pieces[at].end:
            return self.marks[at] + len(MARK)
        return self._outside(at, offset)

    def span(self, span: Sequence[int]) -> Span:
        """Return the place in the text of a place in the source; a piece that it touches is in it whole."""
        start, end = span[0], span[1]
        if start == end:
            return Span(self.start(start), self.start(start))
        return Span(self.start(start), self.end(end))

    def hits(self, start: int, end: int) -> bool:
        """True where a withheld piece lies under some of a place in the source."""
        at = bisect_left(self.pieces, end, key=lambda piece: piece.start) - 1
        return at >= 0 and start < self.pieces[at].end

    def alignment(self, length: int) -> Alignment:
        """Return which stretches of a source of some length stand where in the text."""
        runs, place, source = [], 0, 0
        for piece, mark in zip(self.pieces, self.marks, strict=True):
            if piece.start > source:
                runs.append(Run(place, source, piece.start - source))
            place, source = mark + len(MARK), piece.end
        if length > source:
            runs.append(Run(place, source, length - source))
        return Alignment(runs=tuple(runs))

    def _outside(self, before: int, offset: int) -> int:
        if before < 0:
            return offset
        return self.marks[before] + len(MARK) + offset - self.pieces[before].end


def cut(document: Document, withheld: Iterable[Span]) -> Cut:
    """Return a document's text without the places that are withheld."""
    pieces = _pieces(document, _joined(withheld))
    parts: list[str] = []
    marks: list[int] = []
    length = source = 0
    for start, end in pieces:
        parts += (document.text[source:start], MARK)
        marks.append(length + start - source)
        length = marks[-1] + len(MARK)
        source = end
    parts.append(document.text[source:])
    return Cut("".join(parts), tuple(pieces), tuple(marks))


def _joined(spans: Iterable[Span]) -> list[Span]:
    found: list[Span] = []
    for span in sorted(spans):
        if found and span.start <= found[-1].end:
            found[-1] = Span(found[-1].start, max(found[-1].end, span.end))
        else:
            found.append(span)
    return found


def _pieces(document: Document, withheld: Iterable[Span]) -> list[Span]:
    """Return withheld places cut at the edges of blocks, cells and sentences, without the space between."""
    edges = sorted(
        {edge for block in document.blocks for edge in (block.start, block.end)}
        | {edge for sentence in document.sentences for edge in sentence}
        | {
            edge
            for table in document.tables
            for cell in table.cells
            for edge in (cell.start, cell.end)
        }
    )
    found = []
    for start, end in withheld:
        inside = edges[bisect_right(edges, start) : bisect_left(edges, end)]
        for one, other in pairwise((start, *inside, end)):
            words = document.text[one:other]
            left = len(words) - len(words.lstrip())
            if words.strip():
                found.append(Span(one + left, one + len(words.rstrip())))
    return found

"""What a page is made of, in reading order: the pieces that the writer is given."""

from __future__ import annotations

import re
from typing import NamedTuple

from onrecord.model import BlockKind
from onrecord.read.print.grids import Grid
from onrecord.read.print.sheet import Line


class Chunk(NamedTuple):
    """Lines that make one block, or a part of one that a column's end divides.

    `breaks` are the numbers of the lines after which the writer of the text broke the line.
    `indented`: the first line stands in from the margin. `full`: the last line reaches the margin.
    `opens`: it is the first of a column or page, so that it may go on with what came before.
    `mark` is the number or sign of a note.
    """

    kind: BlockKind
    lines: tuple[Line, ...] = ()
    level: int = 0
    breaks: frozenset[int] = frozenset()
    indented: bool = False
    full: bool = False
    opens: bool = False
    grid: Grid | None = None
    mark: str = ""

    @property
    def size(self) -> float:
        """The height of the font of the first line."""
        return self.lines[0].size if self.lines else 0.0


_CAPTION = re.compile(
    r"(?:Table|Figure|Fig\.|Chart)\s[\dIVX]{1,4}\s?(?:[.:)–—-]|\Z)", re.IGNORECASE
)


def is_caption(words: str) -> bool:
    """True for a line that gives the number and title of a table or picture."""
    return len(words) < 300 and _CAPTION.match(words) is not None

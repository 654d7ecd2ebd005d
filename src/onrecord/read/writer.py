"""Text with blocks and tables, written piece by piece; what readers of rich formats share."""

from __future__ import annotations

import re
from typing import NamedTuple

from onrecord.model import Block, BlockKind, Cell, Table, replace

# Characters that stand for nothing (Unicode 16, 23.7) and so can bracket a note's mark until its
# place is known; they are taken out of what files hold.
_OPEN, _CLOSE = "\ufdd0", "\ufdd1"
# Zero-width characters and soft hyphens tell a browser where to break a line; they are no text.
_INVISIBLE = str.maketrans("", "", "\u00ad\u200b\u2060\ufeff" + _OPEN + _CLOSE)
_SPACES = re.compile(r"[ \t\n\r\f]+")
_SUPERSCRIPT = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")


class Slot(NamedTuple):
    """A cell's words and its place in the table, counted from 0."""

    words: str
    row: int
    column: int
    rows: int = 1
    columns: int = 1
    header: bool = False


class _Sink:
    """The text so far, its length, and where the marks of notes came to stand."""

    def __init__(self, *, nested: bool) -> None:
        self._nested = nested
        self._parts: list[str] = []
        self.marks: list[tuple[int, int]] = []
        self.length = 0

    def add(self, text: str) -> tuple[int, int]:
        """Add text; return where it begins and ends."""
        start = self.length
        before, *marks = [text] if self._nested else text.split(_OPEN)
        self._parts.append(before)
        self.length += len(before)
        for piece in marks:
            label, _, after = piece.partition(_CLOSE)
            self.marks.append((self.length, self.length + len(label)))
            self._parts += (label, after)
            self.length += len(label) + len(after)
        return start, self.length

    def text(self) -> str:
        """Return all that was added."""
        return "".join(self._parts)


class Writer:
    """Collects text block by block and keeps count of the offsets.

    A `nested` one writes words that another will write: a cell's, in which the marks of notes stay
    bracketed until then.
    """

    def __init__(self, *, nested: bool = False) -> None:
        self._sink = _Sink(nested=nested)
        self._blocks: list[Block] = []
        self._tables: list[Table] = []
        self._line: list[str] = []
        self.kind: BlockKind = "paragraph"
        self.level = 0
        self.term = False
        self._set = False  # preformatted: columns stand by their spaces

    def inline(self, text: str, *, keep_lines: bool = False) -> None:
        """Add words to the block being written; white space as in the page's source."""
        text = text.translate(_INVISIBLE)
        self._line.append(text if keep_lines else _SPACES.sub(" ", text))
        self._set = self._set or (keep_lines and "  " in text)

    def mark(self, label: str) -> None:
        """Add the mark of a note, already raised; `marks` tells where it came to stand."""
        self._line.append(_OPEN + label + _CLOSE)

    def define(self) -> None:
        """Go on from a term to its definition in the same block ("Deaths: 150–300")."""
        if "".join(self._line).strip():
            self._line.append(" " if self.last_char() == ":" else ": ")
        self.term = False

    def last_char(self) -> str:
        """Return the last character of the block being written, or an empty string."""
        return next((piece[-1] for piece in reversed(self._line) if piece), "")

    def flush(self, kind: BlockKind = "paragraph", level: int = 0) -> None:
        """End the block being written and set what the next one is."""
        joined = "".join(self._line)
        text = joined.strip("\n ") if self._set else tidy(joined)
        self._line.clear()
        self._set = False
        if text:
            self._separate(self.kind)
            start, end = self._sink.add(text)
            self._blocks.append(Block(type=self.kind, start=start, end=end, level=self.level))
            if self.kind == "caption" and self._tables:
                self._tables[-1] = _captioned(self._tables[-1], self._blocks[-2:])
        self.kind, self.level, self.term = kind, level, False

    def table(self, rows: list[list[Slot]], caption: str = "") -> None:
        """Write a table: a line a row, cells separated by ` | `; a caption above or below is its."""
        if caption:
            self.flush("caption")
            self.inline(caption)
        self.flush()
        last = self._blocks[-1] if self._blocks else None
        self._separate("table")
        start = self._sink.length
        cells: list[Cell] = []
        for number, row in enumerate(rows):
            if number:
                self._sink.add("\n")
            for place, slot in enumerate(row):
                if place:
                    self._sink.add(" | ")
                cells.append(_cell(slot, *self._sink.add(slot.words)))
        end = self._sink.length
        if start < end:
            self._blocks.append(Block(type="table", start=start, end=end))
            named = last.span if last and last.type == "caption" else None
            self._tables.append(Table(start=start, end=end, cells=tuple(cells), caption=named))

    def finish(self) -> tuple[str, tuple[Block, ...], tuple[Table, ...]]:
        """Return the text, its blocks and its tables."""
        self.flush()
        return self._sink.text(), tuple(self._blocks), tuple(self._tables)

    @property
    def amount(self) -> int:
        """How many pieces the block being written has."""
        return len(self._line)

    @property
    def marks(self) -> tuple[tuple[int, int], ...]:
        """Where the marks of notes stand, in the order in which they were added."""
        return tuple(self._sink.marks)

    @property
    def last(self) -> Block | None:
        """The block written last; the one being written is none yet."""
        return self._blocks[-1] if self._blocks else None

    def _separate(self, kind: BlockKind) -> None:
        """Separate the coming block from the last one."""
        if self._blocks:
            both_items = kind == "list_item" == self._blocks[-1].type
            self._sink.add("\n" if both_items else "\n\n")


def _cell(slot: Slot, start: int, end: int) -> Cell:
    return Cell(
        start=start,
        end=end,
        row=slot.row,
        column=slot.column,
        rows=slot.rows,
        columns=slot.columns,
        header=slot.header,
    )


def _captioned(table: Table, last: list[Block]) -> Table:
    """Return a table with the caption written right under it, where it has none above."""
    above, caption = last[0], last[-1]
    if table.caption is None and above.end == table.end:
        return replace(table, caption=caption.span)
    return table


def line_of(writer: Writer) -> str:
    """Return all that was written on one line; its blocks and line ends are set off by `; `."""
    return "; ".join(line for line in writer.finish()[0].split("\n") if line)


def tidy(text: str) -> str:
    """Return a block's text without white space at the ends of its lines, or doubled."""
    lines = (re.sub(r" {2,}", " ", line).strip(" ") for line in text.split("\n"))
    return "\n".join(lines).strip("\n ")


def raised(number: int) -> str:
    """Return a number in superscript digits."""
    return str(number).translate(_SUPERSCRIPT)


def superscript(words: str, before: str) -> str:
    """Return a raised text so that it cannot be read as part of the number it stands at.

    `613<sup>2</sup>` is 613 with note 2, or square: its digits become superscript digits. A
    lone letter after a digit becomes `[a]`. Ordinals ("29th") and bracketed marks stay.
    """
    if words.isdecimal() and words.isascii():
        return words.translate(_SUPERSCRIPT)
    if len(words) == 1 and words.isalpha() and before.isalnum():
        return f"[{words}]"
    return words

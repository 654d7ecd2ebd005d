"""Chunks → a document's text, with the place of every word on its page."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from onrecord.model import Block, Cell, Footnote, Table, replace
from onrecord.read.print.chunks import Chunk
from onrecord.read.print.grids import Grid
from onrecord.read.print.ink import LINE_END, Ink
from onrecord.read.print.places import Places, Range
from onrecord.read.print.sheet import Sheet, Token


class Piece(NamedTuple):
    """A chunk with the page it stands on."""

    sheet: Sheet
    chunk: Chunk


class _Set(NamedTuple):
    """A word with its page and what is written before it."""

    sheet: Sheet
    token: Token
    gap: str


class Writer:
    """Collects the text block by block; words of a block may lie on two pages."""

    def __init__(self) -> None:
        self._notes: list[tuple[int, str, Range]] = []
        self.ink = Ink()
        self.places = Places()
        self.blocks: list[Block] = []
        self._tables: list[Table] = []

    def open_page(self, sheet: Sheet) -> None:
        """Begin a page; needed before its words are written."""
        self.places.open_page(sheet, self.ink.length)

    def write(self, pieces: Sequence[Piece]) -> None:
        """Write a block: the pieces of one paragraph, or a chunk of another kind."""
        sheet, chunk = pieces[0]
        if self.blocks:
            both_items = chunk.kind == "list_item" == self.blocks[-1].type
            self.ink.add("\n" if both_items else "\n\n")
        start = self.ink.length
        if chunk.grid:
            self._table(sheet, chunk.grid, start)
        else:
            self._words(list(_in_line(pieces)))
        self.ink.close()
        end = self.ink.length
        self.blocks.append(Block(type=chunk.kind, start=start, end=end, level=chunk.level))
        if chunk.kind == "note":
            self._notes.append((sheet.number, chunk.mark, (start, end)))

    def footnotes(self) -> tuple[Footnote, ...]:
        """Return the notes, each with the first mark of its sign on its page."""
        return tuple(
            Footnote(note=note, marker=self.places.marker(number, mark, note))
            for number, mark, note in self._notes
        )

    def tables(self) -> tuple[Table, ...]:
        """Return the tables with the captions that stand right above or below them."""
        blocks = [block for block in self.blocks if block.type not in {"furniture", "note"}]
        places = {block.start: at for at, block in enumerate(blocks)}
        found = []
        for table in self._tables:
            at = places[table.start]
            beside = (*blocks[max(0, at - 1) : at], *blocks[at + 1 : at + 2])
            caption = next((block.span for block in beside if block.type == "caption"), None)
            found.append(replace(table, caption=caption))
        return tuple(found)

    def _words(self, words: list[_Set]) -> None:
        held: list[tuple[Sheet, Token, Range]] = []
        before = ""  # the first part of a word that a line end divides, as printed
        for at, (sheet, token, gap) in enumerate(words):
            following = words[at + 1] if at + 1 < len(words) else None
            ends = following and following.gap == LINE_END
            parted = bool(ends and following and self.ink.divided(token.text, following.token.text))
            if held and not before:
                self.ink.space(gap)
                if token.parted:
                    self.ink.changed(self.ink.length - len(gap), "", "space put in")
            start = self.ink.token(token, token.text[:-1] if parted else token.text)
            if before:
                first = held[-1][2][0]
                self.ink.changed(first, f"{before}\n{token.text}", "hyphen at a line end")
            if self.ink.length > start:
                held.append((sheet, token, (start, self.ink.length)))
            before = token.text if parted else ""
        self.places.add(held)

    def _table(self, sheet: Sheet, grid: Grid, start: int) -> None:
        """Write a table: a line a row, cells separated by ` | `."""
        cells: list[Cell] = []
        for row, line in enumerate(grid.rows):
            self.ink.add("\n" * (row > 0))
            for column, tokens in enumerate(line):
                self.ink.add(" | " * (column > 0))
                begin = self.ink.length
                gaps = ["" if token.raised else token.gap for token in tokens]
                self._words([_Set(sheet, *pair) for pair in zip(tokens, gaps, strict=True)])
                cells.append(Cell(start=begin, end=self.ink.length, row=row, column=column))
        self._tables.append(Table(start=start, end=self.ink.length, cells=tuple(cells)))


def _in_line(pieces: Sequence[Piece]) -> Iterator[_Set]:
    """Yield the words of all pieces with what stands before each."""
    end = ""
    for sheet, chunk in pieces:
        for number, line in enumerate(chunk.lines):
            after_mark = False
            for at, token in enumerate(line.tokens):
                gap = end if at == 0 else token.gap
                if token.raised and at:
                    gap = ""
                elif after_mark and chunk.kind == "note":
                    gap = " "
                after_mark = token.raised and at == 0
                yield _Set(sheet, token, gap)
            end = "\n" if number in chunk.breaks else LINE_END

"""Where the words of an RTF file go: paragraphs, cells and rows, in the body or in a note."""

from __future__ import annotations

from typing import NamedTuple

ENDS = frozenset({"par", "sect", "page", "column"})
"""The control words that end a paragraph."""


class Raised(str):
    """Words that are set above the line."""

    __slots__ = ()


class Paragraph(NamedTuple):
    """A paragraph: its pieces (words, or the number of a note) and how it is set."""

    pieces: tuple[str | int, ...]
    level: int = 0
    listed: bool = False
    bold: bool = False

    @property
    def words(self) -> str:
        """Its words without the marks of notes."""
        return "".join(piece for piece in self.pieces if isinstance(piece, str))


class CellForm(NamedTuple):
    """How a cell is merged: into the one to its left, or the one above."""

    leftward: bool = False
    upward: bool = False


class Row(NamedTuple):
    """A row of a table: the paragraphs of each cell, and the forms of the cells."""

    cells: tuple[tuple[Paragraph, ...], ...]
    forms: tuple[CellForm, ...]
    header: bool = False


class Flow:
    """Collects words into paragraphs, cells and rows."""

    def __init__(self) -> None:
        self.items: list[Paragraph | Row] = []
        self.pieces: list[str | int] = []
        self.boxes: list[Paragraph] = []  # text boxes, to stand after the paragraph
        self.listed = False
        self._bold: list[bool] = []
        self._level = 0
        self._in_table = False
        self._cell: list[Paragraph] = []
        self._row: list[tuple[Paragraph, ...]] = []
        self._forms: list[CellForm] = []
        self._form = CellForm()
        self._header = False

    def say(self, words: str, *, bold: bool) -> None:
        """Add words to the paragraph; the second half of a character goes to its first."""
        last = self.pieces[-1] if self.pieces else None
        if isinstance(last, str) and "\udc00" <= words[:1] <= "\udfff":
            self.pieces[-1] = last + words
        else:
            self.pieces.append(words)
        if words.strip():
            self._bold.append(bold)

    def last_note(self) -> int:
        """Return the number of the note whose mark stands last."""
        return next((piece for piece in reversed(self.pieces) if isinstance(piece, int)), 0)

    def end(self) -> None:
        """End the paragraph."""
        bold = bool(self._bold) and all(self._bold)
        made = Paragraph(tuple(map(_whole, self.pieces)), self._level, self.listed, bold)
        found = [made] if made.words.strip() or self.last_note() else []
        self.pieces, self._bold = [], []
        found += self.boxes
        self.boxes = []
        if self._in_table:
            self._cell += found
        else:
            self.items += found

    def paragraphs(self) -> list[Paragraph]:
        """End and return the paragraphs, those in tables too."""
        self.end()
        found: list[Paragraph] = []
        for item in self.items:
            found += [item] if isinstance(item, Paragraph) else [p for c in item.cells for p in c]
        return found + [p for cell in self._row for p in cell] + self._cell

    def follow(self, word: str, number: int | None, heading: int) -> bool:
        r"""Follow a word on paragraphs or tables; False where it is about neither.

        Args:
            word: The control word.
            number: Its parameter.
            heading: The level of the style it names, for `\\s`.
        """
        if word in ENDS:
            self.end()
        elif word == "pard":
            self._level, self.listed, self._in_table = 0, False, False
        elif word == "outlinelevel":
            self._level = (number or 0) + 1 if (number or 0) < 9 else 0
        elif word == "s":
            self._level = heading
        elif word == "ls":
            self.listed = bool(number)
        elif word == "intbl":
            self._in_table = True
        else:
            return self._table(word)
        return True

    def _table(self, word: str) -> bool:
        if word == "trowd":
            self._forms, self._form, self._header = [], CellForm(), False
        elif word == "trhdr":
            self._header = True
        elif word == "clmrg":
            self._form = self._form._replace(leftward=True)
        elif word == "clvmrg":
            self._form = self._form._replace(upward=True)
        elif word == "cellx":
            self._forms.append(self._form)
            self._form = CellForm()
        elif word in {"cell", "nestcell"}:
            self._in_table = True
            self.end()
            if word == "cell":
                self._row.append(tuple(self._cell))
                self._cell = []
        elif word == "row":
            self.items.append(Row(tuple(self._row), tuple(self._forms), self._header))
            self._row, self._in_table = [], False
        else:
            return False
        return True


def _whole(piece: str | int) -> str | int:
    """Return words in which the halves of a character beyond 65,535 are joined."""
    if isinstance(piece, int) or not any("\ud800" <= char <= "\udfff" for char in piece):
        return piece
    return piece.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")

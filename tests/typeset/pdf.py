"""An example typeset as PDF, as a printing house would: lines broken and words divided to fit.

Columns are balanced above whatever stands across the page; notes stand at the foot of their page
under a short rule; heads, feet and page numbers repeat.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfgen.canvas import Canvas

from .parts import Part, parts

_MARK = re.compile(r"\[(\d{1,2})\]")
_PLAIN, _BOLD = "Times-Roman", "Times-Bold"
_TITLE, _HEADING = 1.5, 1.2
_NOTE = 0.8
_RAISED, _RISE = 0.65, 0.35
_LEADING = 1.25
_FEWEST = 3


class Setting(NamedTuple):
    """How a document is set.

    `grid` draws rules around the cells of tables, else there are rules above and below only;
    `notes` sets `[1]` as a raised 1 with the note at the foot of the page.
    """

    columns: int = 1
    size: float = 11.0
    page: tuple[float, float] = (420.0, 595.0)
    margin: float = 54.0
    heads: bool = True
    notes: bool = True
    grid: bool = True
    justified: bool = True
    hyphens: bool = True


ONE_COLUMN = Setting()
TWO_COLUMNS = Setting(columns=2, size=9.5, page=(595.0, 520.0), grid=False)


class Run(NamedTuple):
    """Characters of a word in one size."""

    text: str
    raised: bool = False


Word = tuple[Run, ...]


class Set(NamedTuple):
    """A line ready to be placed: its words, or a row of a table with a column of lines a cell."""

    words: tuple[Word, ...]
    font: str
    size: float
    last: bool = True
    indent: float = 0.0
    above: float = 0.0
    across: bool = False
    row: tuple[tuple[float, tuple[str, ...]], ...] = ()
    rule: bool = False

    @property
    def height(self) -> float:
        """How far down the page the line takes."""
        lines = max([len(cell) for _, cell in self.row], default=1)
        return self.above + lines * self.size * _LEADING + (4 if self.row else 0)

    @property
    def marks(self) -> list[str]:
        """The raised marks in the line."""
        return [
            mark
            for word in self.words
            for run in word
            if run.raised
            for mark in run.text.split(",")
        ]


def typeset(path: Path, setting: Setting = ONE_COLUMN) -> bytes:
    """Return an example as PDF."""
    return typeset_parts(parts(path), setting, path.stem)


def typeset_parts(given: Iterable[Part], setting: Setting, title: str) -> bytes:
    """Return the parts as PDF."""
    held = list(given)
    notes = {part.mark: part for part in held if part.mark and setting.notes}
    lines = [line for part in held if part.mark not in notes for line in _lines(part, setting)]
    out = io.BytesIO()
    press = _Press(Canvas(out, pagesize=setting.page, invariant=True), setting, notes, title)
    band: list[Set] = []
    for line in lines:
        if line.across and setting.columns > 1:
            press.band(band)
            band = []
            press.band([line], columns=1)
        else:
            band.append(line)
    press.band(band)
    press.end_page()
    press.canvas.save()
    return out.getvalue()


def _lines(part: Part, setting: Setting) -> Iterator[Set]:
    size, width = setting.size, _column_width(setting)
    full = setting.page[0] - 2 * setting.margin
    if part.rows:
        yield from _table(part, setting, full)
        return
    heading = part.kind == "heading"
    if heading:
        size *= _TITLE if part.level == 1 else _HEADING if part.level == 2 else 1
    font = _BOLD if heading else _PLAIN
    across = heading and part.level == 1
    bullet = part.kind == "list_item" and not part.words[:1].isdigit()
    indent = 14.0 if bullet else 0.0
    above = size * (0.9 if heading else 0.0 if part.kind == "list_item" else 0.55)
    for line in part.words.split("\n"):
        words = [_word(word) for word in line.split()]
        broken = list(_broken(words, font, size, (full if across else width) - indent, setting))
        for number, one in enumerate(broken):
            made = ((Run("•"),), *one) if bullet and number == 0 else tuple(one)
            yield Set(
                made, font, size, last=number == len(broken) - 1 or heading,
                indent=0.0 if bullet and number == 0 else indent, above=above, across=across,
            )  # fmt: skip
            above = 0.0


def _word(word: str) -> Word:
    runs: list[Run] = []
    for at, text in enumerate(_MARK.split(word)):
        if text and at % 2 and runs and runs[-1].raised:
            runs[-1] = Run(f"{runs[-1].text},{text}", raised=True)
        elif text:
            runs.append(Run(text, raised=at % 2 == 1))
    return tuple(runs)


def width_of(word: Word, font: str, size: float) -> float:
    """Return a word's width in points."""
    return sum(stringWidth(run.text, font, size * (_RAISED if run.raised else 1)) for run in word)


def _broken(
    words: Sequence[Word], font: str, size: float, width: float, setting: Setting
) -> Iterator[list[Word]]:
    """Yield the lines, dividing words as a printer does: letters on both sides, three at least."""
    space = stringWidth(" ", font, size)
    line: list[Word] = []
    used = 0.0
    for whole in words:
        word = whole
        while line and used + space + width_of(word, font, size) > width:
            room = width - used - space
            first, rest = _divided(word, font, size, room) if setting.hyphens else (None, word)
            if first:
                line.append(first)
            yield line
            line, used, word = [], 0.0, rest
        used += (space if line else 0.0) + width_of(word, font, size)
        line.append(word)
    if line:
        yield line


def _divided(word: Word, font: str, size: float, room: float) -> tuple[Word | None, Word]:
    text = word[0].text
    letters = re.match(r"[a-z]+", text)
    most = len(letters.group()) - _FEWEST if letters else 0
    for at in range(most, _FEWEST - 1, -1):
        if stringWidth(text[:at] + "-", font, size) <= room:
            return (Run(text[:at] + "-"),), (Run(text[at:]), *word[1:])
    return None, word


def _table(part: Part, setting: Setting, full: float) -> Iterator[Set]:
    size = setting.size * 0.9
    count = len(part.rows[0])
    first = full * max(0.3, 1.3 / count)
    edges = [0.0, *(first + n * (full - first) / (count - 1) for n in range(count))]
    for number, row in enumerate(part.rows):
        cells = []
        for column, words in enumerate(row):
            room = edges[column + 1] - edges[column] - 12
            lines = _broken(
                [(Run(word),) for word in words.split()],
                _PLAIN,
                size,
                room,
                setting._replace(hyphens=False),
            )
            cells.append(
                (edges[column], tuple(" ".join(w[0].text for w in line) for line in lines))
            )
        last = number == len(part.rows) - 1
        yield Set(
            (), _PLAIN, size, above=8.0 if number == 0 else 0.0, across=True, row=tuple(cells),
            rule=setting.grid or number == 0 or last,
        )  # fmt: skip


def _column_width(setting: Setting) -> float:
    gaps = (setting.columns - 1) * 20.0
    return (setting.page[0] - 2 * setting.margin - gaps) / setting.columns


class _Press:
    """Places lines on pages."""

    def __init__(
        self, canvas: Canvas, setting: Setting, notes: dict[str, Part], title: str
    ) -> None:
        self.canvas = canvas
        self.setting = setting
        self.notes = notes
        self.title = title
        self.page = 1
        self.y = self.top = setting.page[1] - setting.margin - 12
        self.due: list[str] = []

    def band(self, lines: list[Set], columns: int = 0) -> None:
        """Place lines in columns, as even as can be, on as many pages as it takes."""
        columns = columns or self.setting.columns
        left = list(lines)
        while left:
            room = self.y - self.setting.margin - self._reserve(left, columns) - 8
            total = sum(line.height for line in left)
            goal = room if total > columns * room else min(room, total / columns + 14)
            lowest = self.y
            for column in range(columns):
                lowest = min(
                    lowest,
                    self._column(left, column, goal if column < columns - 1 else room, columns),
                )
            self.y = lowest
            if left:
                self.end_page()

    def _reserve(self, lines: list[Set], columns: int) -> float:
        """Return the room that the notes of the lines that may fit on this page can take."""
        room = columns * (self.y - self.setting.margin)
        marks = list(self.due)
        for line in lines:
            room -= line.height
            if room < 0:
                break
            marks += [mark for mark in line.marks if mark in self.notes]
        return 2.2 * _NOTE * self.setting.size * _LEADING * len(marks)

    def _column(self, left: list[Set], column: int, room: float, columns: int) -> float:
        width = (
            _column_width(self.setting)
            if columns > 1
            else self.setting.page[0] - 2 * self.setting.margin
        )
        x = self.setting.margin + column * (width + 20.0)
        y = self.y
        while left and (self.y - y + left[0].height <= room or y == self.top):
            line = left.pop(0)
            y -= line.height
            self._draw(line, x, y, width)
            self.due += [mark for mark in line.marks if mark in self.notes]
        return y

    def _draw(self, line: Set, x: float, y: float, width: float) -> None:
        if line.row:
            self._row(line, x, y, width)
            return
        space = stringWidth(" ", line.font, line.size)
        words = sum(width_of(word, line.font, line.size) for word in line.words)
        if self.setting.justified and not line.last and len(line.words) > 1:
            space = (width - line.indent - words) / (len(line.words) - 1)
        at = x + line.indent
        for number, word in enumerate(line.words):
            for run in word:
                size = line.size * (_RAISED if run.raised else 1)
                self.canvas.setFont(line.font, size)
                self.canvas.drawString(at, y + (line.size * _RISE if run.raised else 0), run.text)
                at += stringWidth(run.text, line.font, size)
            bullet = number == 0 and word[0].text == "•"
            at = x + 14.0 if bullet else at + space

    def _row(self, line: Set, x: float, y: float, width: float) -> None:
        self.canvas.setFont(line.font, line.size)
        top = y + line.height - line.above
        for at, lines in line.row:
            for number, text in enumerate(lines):
                below = top - 2 - (number + 0.85) * line.size * _LEADING
                self.canvas.drawString(x + at + 5, below, text)
        if line.rule:
            self.canvas.line(x, y, x + width, y)
        if line.above:
            self.canvas.line(x, top, x + width, top)
        if self.setting.grid:
            for at in (*(at for at, _ in line.row), width):
                self.canvas.line(x + at, y, x + at, top)

    def end_page(self) -> None:
        """Set the notes, the head and the foot, and begin a page."""
        setting, canvas = self.setting, self.canvas
        self._set_notes()
        if setting.heads:
            width, height = setting.page
            canvas.setFont("Times-Italic", setting.size * 0.85)
            canvas.drawString(
                setting.margin, height - setting.margin + 4, f"Collected documents: {self.title}"
            )
            canvas.drawRightString(width - setting.margin, height - setting.margin + 4, "Volume 7")
            canvas.drawCentredString(width / 2, setting.margin - 24, f"- {self.page} -")
        canvas.showPage()
        self.page += 1
        self.y = self.top

    def _set_notes(self) -> None:
        setting, size = self.setting, self.setting.size * _NOTE
        width = setting.page[0] - 2 * setting.margin
        lines: list[tuple[str, list[Word]]] = []
        for mark in self.due:
            words = [_word(word) for word in self.notes[mark].words.split()]
            for number, line in enumerate(_broken(words, _PLAIN, size, width - 8, setting)):
                lines.append((mark if number == 0 else "", line))
        y = setting.margin + len(lines) * size * _LEADING
        if lines:
            self.canvas.line(setting.margin, y + 2, setting.margin + 100, y + 2)
        for mark, line in lines:
            y -= size * _LEADING
            self.canvas.setFont(_PLAIN, size * _RAISED)
            self.canvas.drawString(setting.margin, y + size * _RISE, mark)
            made = Set(tuple(line), _PLAIN, size)
            self._draw(made, setting.margin + 8, y, width)
        self.due = []

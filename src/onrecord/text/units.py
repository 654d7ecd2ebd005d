"""Lines → units: paragraphs, items, entries and labels, each of one line or several."""

from __future__ import annotations

from typing import NamedTuple

from onrecord.text.breaks import ONE_LINE, Setting, begins_unit, ends, is_prose
from onrecord.text.lines import Line, measure
from onrecord.text.marks import mark_of


class Unit(NamedTuple):
    """Lines that belong together.

    `mark` is how the first line begins (`mark_of`), `words` all lines joined by spaces. `gap` is
    true with a blank line before it, `alone` with one on either side.
    """

    lines: tuple[Line, ...]
    words: str
    mark: str
    gap: bool
    alone: bool

    @property
    def start(self) -> int:
        """Offset of the first word."""
        return self.lines[0].start

    @property
    def end(self) -> int:
        """Offset after the last word."""
        return self.lines[-1].end


def gather_units(lines: list[Line], width: int) -> list[Unit]:
    """Return the units in a run of lines; blank lines separate and vanish.

    Where a page ended in the middle of a sentence, the unit goes on after the blank line.

    Args:
        lines: Lines in order.
        width: The column at which the whole text was broken (`measure`), or 0.
    """
    units: list[Unit] = []
    group: list[Line] = []
    for line in [*lines, Line(0, 0, 0, "")]:
        if line.words:
            group.append(line)
        elif group:
            if units and _goes_on(units[-1], group[0], width):
                last = units.pop()
                group, first = [*last.lines, *group], last.gap
                units += _divide(group, width, gap=first)
            else:
                units += _divide(group, width, gap=True)
            group = []
    return units


def _goes_on(unit: Unit, line: Line, width: int) -> bool:
    """True when a full line without a full stop stands above a blank line and a small letter."""
    last = unit.lines[-1]
    wrapped = len(unit.lines) > 1 and 40 <= last.width <= 130
    return (
        line.words[0].islower()
        and unit.mark not in ONE_LINE
        and (last.width >= 0.6 * width if width else wrapped)
        and not ends(last.words)
        and mark_of(line.words) == ""
    )


def _divide(group: list[Line], width: int, *, gap: bool) -> list[Unit]:
    """Divide lines without blank ones between them into units."""
    how = Setting(width or (measure(group) if len(group) > 2 else 0), is_prose(group))
    starts = [0]
    marks = [mark_of(group[0].words)]
    bold = _opens_bold(group[0])
    for at in range(1, len(group)):
        opening = marks[-1], group[starts[-1]]
        begins = mark_of(group[at].words)
        if not bold and begins_unit(group[at - 1], group[at], opening, begins, how):
            starts.append(at)
            marks.append(begins)
        bold ^= _opens_bold(group[at])
        bold = bold and at - starts[-1] < 6  # a mark that never closes opens nothing
    units = []
    for first, last, mark in zip(starts, [*starts[1:], len(group)], marks, strict=True):
        lines = tuple(group[first:last])
        words = " ".join([line.words for line in lines]) if len(lines) > 1 else lines[0].words
        units.append(Unit(lines, words, mark, gap and first == 0, gap and len(starts) == 1))
    return units


def _opens_bold(line: Line) -> bool:
    return line.words.count("**") % 2 == 1

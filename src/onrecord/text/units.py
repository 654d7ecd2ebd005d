"""Lines → units: paragraphs, items, entries and labels, each of one line or several."""

from __future__ import annotations

import re
from typing import NamedTuple

from onrecord.text import markers
from onrecord.text.lines import Line, measure

_TERMINAL = re.compile(r"[.!?…:;][\"'”’)\]*_]{0,4}(?:\[\^?\w{1,5}\]|[¹²³®°\d?!]{1,3})?\Z")
_FIRST_WORD = re.compile(r"\S+")
# A line that ends in one of these goes on below, whatever comes.
_OPEN_END = re.compile(
    r"(?:[,\-–—(]|\b(?:and|or|of|the|a|an|in|on|at|by|to|for|from|with|no|some|about|than))\Z"
)


class Unit(NamedTuple):
    """Lines that belong together; `mark` is how the first begins, `alone` if blank lines are
    around it, `gap` if a blank line is before it."""

    lines: tuple[Line, ...]
    mark: str
    alone: bool
    gap: bool

    @property
    def start(self) -> int:
        """Offset of the first word."""
        return self.lines[0].start

    @property
    def end(self) -> int:
        """Offset after the last word."""
        return self.lines[-1].end

    @property
    def words(self) -> str:
        """The first line's words, with the others' after a space."""
        return " ".join(line.words for line in self.lines)


def gather_units(lines: list[Line], width: int) -> list[Unit]:
    """Return the units in a run of lines; blank lines separate and vanish.

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
            _add_group(units, group, width)
            group = []
    return units


def mark_of(words: str) -> str:
    """Return what kind of line begins so: `` for one of running text."""
    head = words[:80]
    first = head[0]
    if first == "#" and markers.ATX.match(head):
        return "atx"
    if first in "-=_*~–—." and markers.RULE.match(words):
        return "rule"
    if first == "|" and markers.FIELD.match(head):
        return "field"
    if first in "[¹²³⁰⁴⁵⁶⁷⁸⁹" and markers.FOOTNOTE.match(head):
        return "footnote"
    if (first.isdigit() or first == "[") and markers.STAMP.match(head):
        return "stamp"
    if markers.BULLET.match(head):
        return "bullet"
    if (first.isalnum() or first in "([") and markers.ORDINAL.match(head):
        return "ordinal"
    if markers.LABEL.match(head):
        return "label"
    return ""


def _add_group(units: list[Unit], group: list[Line], width: int) -> None:
    """Divide lines without blank ones between them, and add them to the units."""
    width = width or (measure(group) if len(group) > 2 else 0)
    first = len(units)
    bold_open = False
    current: list[Line] = []
    mark = ""
    for line in group:
        begins = mark_of(line.words)
        if current and not bold_open and _new_unit(current, mark, line, begins, width):
            units.append(Unit(tuple(current), mark, alone=False, gap=len(units) == first))
            current, mark = [], begins
        elif not current:
            mark = begins
        current.append(line)
        bold_open ^= line.words.count("**") % 2 == 1
        if len(current) > 40:
            bold_open = False
    units.append(Unit(tuple(current), mark, alone=len(units) == first, gap=len(units) == first))


def _new_unit(current: list[Line], mark: str, line: Line, begins: str, width: int) -> bool:
    """Decide whether `line` begins a unit of its own after the lines of `current`."""
    before = current[-1]
    full = bool(width) and before.width >= 0.72 * width
    if mark in {"atx", "rule", "field"} or begins in {"atx", "rule", "field", "bullet"}:
        return True
    if begins in {"stamp", "footnote"}:
        return True
    if begins == "ordinal":
        return _ordinal_begins(before, line, mark, full)
    if begins == "label" and (mark == "label" or not full):
        return not _OPEN_END.search(before.words)
    return not _continues(before, line, mark, width, full)


def _ordinal_begins(before: Line, line: Line, mark: str, full: bool) -> bool:
    """A number at a line's start may be the middle of a sentence ("in the year\\n1992. The")."""
    if mark == "ordinal" and before.indent <= line.indent + 4:
        return True
    return bool(_TERMINAL.search(before.words)) or not (full or _OPEN_END.search(before.words))


def _continues(before: Line, line: Line, mark: str, width: int, full: bool) -> bool:
    """Decide whether the sentence before a line end goes on in the next line."""
    terminal = bool(_TERMINAL.search(before.words))
    low = line.words[0].islower() or line.words[0] in ",;)”’"
    if not terminal and (low or _OPEN_END.search(before.words)):
        return before.width <= 160 or low
    if mark in {"bullet", "ordinal"} and line.indent > before.indent and not terminal:
        return True
    if not width or before.width > 1.6 * width:
        return False
    if terminal and line.indent > before.indent and mark == "":
        return False  # the first line of a paragraph is set in
    first = _FIRST_WORD.match(line.words)
    room = before.width + 1 + (first.end() if first else 0)
    if room > width:
        return True
    return full and not (terminal and before.width < 0.8 * width)

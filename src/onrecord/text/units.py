"""Lines → units: paragraphs, items, entries and labels, each of one line or several."""

from __future__ import annotations

import re
from typing import NamedTuple

from onrecord.text import markers
from onrecord.text.lines import Line, measure

_TERMINAL = re.compile(r"[.!?…:;][\"'”’)\]*_]{0,4}(?:\[\^?\w{1,5}\]|[¹²³®°\d?!]{1,3}){0,4}\Z")
_FIRST_WORD = re.compile(r"\S+")
# A line that ends in one of these goes on below, whatever comes.
_OPEN_END = re.compile(
    r"(?:[,\-–—(]|\b(?:and|or|of|the|a|an|in|on|at|by|to|for|from|with|no|some|about|than))\Z"
)
_FULL = 0.72  # a line this much of the width long was broken for want of room
_SIDE = 20  # columns between lines that stand on different sides of the paper
_ALWAYS_BEGIN = frozenset(
    {"atx", "rule", "field", "bullet", "stamp", "footnote", "url", "furniture"}
)
_ITEMS = frozenset({"ordinal", "bullet", "label"})
_ONE_LINE = frozenset({"atx", "rule", "field", "url", "furniture"})


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
            if width and units and _goes_on(units[-1], group[0], width):
                group = [*units.pop().lines, *group]
            units += _divide(group, width)
            group = []
    return units


def mark_of(words: str) -> str:
    """Return what kind of line begins so: an empty string for running text."""
    head = words[:120]
    first = head[0]
    if first.isalpha():
        return _mark_of_word(words, head)
    if first in _RULES and markers.RULE.match(words):
        return "rule"
    if first == "<" and markers.URL_LINE.match(words):
        return "url"
    for mark, firsts, pattern in _MARKS:
        if first in firsts and pattern.match(head):
            return mark
    return ""


_RULES = "-=_*~–—."
_DIGITS = "0123456789"
_MARKS = (
    ("stamp", _DIGITS + "[*_", markers.STAMP),
    ("furniture", _DIGITS + "-–—", markers.FURNITURE),
    ("atx", "#", markers.ATX),
    ("field", "|", markers.FIELD),
    ("footnote", "[¹²³⁰⁴⁵⁶⁷⁸⁹", markers.FOOTNOTE),
    ("bullet", "-*•·▪■●◦‣–—+", markers.BULLET),
    ("ordinal", _DIGITS + "([", markers.ORDINAL),
    ("label", "*_", markers.LABEL),
)
"""Marks of lines that begin with no letter, in the order they are tried, by first character."""


def _mark_of_word(words: str, head: str) -> str:
    """Return the mark of a line that begins with a letter."""
    if head[1:2] in " .)" and (markers.ORDINAL.match(head) or markers.BULLET.match(head)):
        return "bullet" if head[1] == " " else "ordinal"
    if head[0] in "hw" and markers.URL_LINE.match(words):
        return "url"
    if len(words) < 130 and markers.FURNITURE.match(words):
        return "furniture"
    if markers.ORDINAL.match(head):
        return "ordinal"
    if not markers.LABEL_GATE.search(head):
        return ""
    label = markers.LABEL.match(head)
    if label is None or markers.SAYING.search(label.group("label")):
        return ""
    return "speaker" if markers.SPEAKER.match(head) else "label"


def _goes_on(unit: Unit, line: Line, width: int) -> bool:
    """True when a full line without a full stop stands above a blank line and a small letter."""
    last = unit.lines[-1]
    return (
        line.words[0].islower()
        and unit.mark not in _ONE_LINE
        and last.width >= 0.6 * width
        and not _TERMINAL.search(last.words)
        and mark_of(line.words) == ""
    )


def _divide(group: list[Line], width: int) -> list[Unit]:
    """Divide lines without blank ones between them into units."""
    width = width or (measure(group) if len(group) > 2 else 0)
    starts = [0]
    mark = mark_of(group[0].words)
    marks = [mark]
    bold = _opens_bold(group[0])
    for at in range(1, len(group)):
        begins = mark_of(group[at].words)
        if not bold and _new_unit(group[at - 1], group[at], mark, begins, width):
            starts.append(at)
            marks.append(begins)
            mark = begins
        bold ^= _opens_bold(group[at])
        bold = bold and at - starts[-1] < 6  # a mark that never closes opens nothing
    units = []
    for first, last, mark in zip(starts, [*starts[1:], len(group)], marks, strict=True):
        lines = tuple(group[first:last])
        words = " ".join([line.words for line in lines]) if len(lines) > 1 else lines[0].words
        units.append(Unit(lines, words, mark, gap=first == 0, alone=len(starts) == 1))
    return units


def _opens_bold(line: Line) -> bool:
    return line.words.count("**") % 2 == 1


def _new_unit(before: Line, line: Line, mark: str, begins: str, width: int) -> bool:
    """Decide whether `line` begins a unit of its own after `before` in a unit marked `mark`."""
    full = bool(width) and before.width >= _FULL * width
    if mark in _ONE_LINE or begins in _ALWAYS_BEGIN:
        return True
    if begins == "speaker":
        return bool(_TERMINAL.search(before.words)) or not full or not before.words.isupper()
    if begins == "ordinal":
        return _ordinal_begins(before, line, mark, full=full)
    if begins == "label" and (mark == "label" or not full):
        return not _OPEN_END.search(before.words)
    if line.words[0] in "0123456789!?%®°†‡§¶" and _is_note_line(line):
        return bool(_TERMINAL.search(before.words)) or not full
    return not _continues(before, line, mark, width, full=full)


def _is_note_line(line: Line) -> bool:
    match = markers.NOTE_MARK.match(line.words)
    return bool(match and markers.CITING.search(line.words, match.end()))


def _ordinal_begins(before: Line, line: Line, mark: str, *, full: bool) -> bool:
    """Tell a list number from one inside a sentence (a line that begins `1992. The`)."""
    if _OPEN_END.search(before.words):
        return bool(mark in _ITEMS and line.indent <= before.indent)
    if mark in _ITEMS and before.indent <= line.indent + 6:
        return True
    return bool(_TERMINAL.search(before.words)) or not full


def _continues(before: Line, line: Line, mark: str, width: int, *, full: bool) -> bool:
    """Decide whether the sentence before a line end goes on in the next line."""
    terminal = bool(_TERMINAL.search(before.words))
    if mark == "label" and markers.SOURCE_LINE.match(before.words) and line.words[0].isupper():
        return False
    low = line.words[0].islower() or line.words[0] in ",;)”’"
    if not terminal and (low or _OPEN_END.search(before.words)):
        return low or before.width <= 160
    if mark in {"bullet", "ordinal"} and line.indent > before.indent and not terminal:
        return True
    if not width or before.width > 1.6 * width:
        return False
    if abs(before.indent - line.indent) > _SIDE:
        return False  # an address on the right, a reference on the left
    if terminal and line.indent > before.indent and mark == "":
        return False  # the first line of a paragraph is set in
    first = _FIRST_WORD.match(line.words)
    if before.width + 1 + (first.end() if first else 0) > width:
        return True
    return full and not (terminal and before.width < 0.8 * width)

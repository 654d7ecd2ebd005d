"""Whether a line end is the writer's, or only the paper's."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from onrecord.lexicon import load
from onrecord.text import markers
from onrecord.text.lines import Line

_STOP = re.compile(r"[.!?…:;][\"'”’)\]*_]{0,4}(?:\[\^?\w{1,5}\]|[¹²³®°\d?!]{1,3}){0,4}\Z")
_LAST_WORD = re.compile(r"([^\W\d_]+)\.\Z")
_INSIDE = re.compile(r"[.,;] ")
_FIRST_WORD = re.compile(r"\S+")
_NUMBER = re.compile(r"[(\[]?(\d{1,4})[.)\]]")
# A line that ends in one of these goes on below, whatever comes.
_OPEN_END = re.compile(
    r"(?:[,\-–—(]|\ba|\b(?i:and|or|of|the|an|in|on|at|by|to|for|from|with|no|some|about|than|that|which|"
    r"who|was|were|had|has|have|been|is|are|its|their|his|her|as|when|after))\Z"
)
_TAIL = 32  # a line's end is decided by its last characters
_FULL = 0.72  # a line this much of the width long was broken for want of room
_SIDE = 20  # columns between lines that stand on different sides of the paper
_LONG = 160
ONE_LINE = frozenset({"atx", "rule", "field", "url", "furniture"})
"""Marks of units that have one line."""
_ALWAYS_BEGIN = ONE_LINE | {"bullet", "stamp", "footnote"}
_ITEMS = frozenset({"ordinal", "bullet", "label"})


class Setting(NamedTuple):
    """How lines between two blank ones are set.

    `width` is the column at which they were broken, or 0. `prose` is true for running text, in
    which a line without a full stop goes on below however short it is.
    """

    width: int
    prose: bool


def is_prose(group: list[Line]) -> bool:
    """True for lines of running text: sentences end inside lines, and lines begin inside sentences.

    Texts that were broken twice, or set by hand, have long and short lines in no order.
    """
    if len(group) < 3 or max(line.width for line in group) > _LONG:
        return False
    later = group[1:]
    small = sum(line.words[0].islower() for line in later)
    capitals = sum(line.words.isupper() for line in later)
    spaces = sum(line.words.count(" ") for line in later)
    stops = sum(". " in line.words or ", " in line.words for line in group)
    begun = small * 4 >= len(later) or (capitals * 2 > len(later) and spaces >= 3 * len(later))
    return stops > 0 and begun


def ends(words: str) -> bool:
    """True when a line's last word closes a sentence and is no abbreviation."""
    if not _STOP.search(words, max(0, len(words) - _TAIL)):
        return False
    last = _LAST_WORD.search(words[-14:])
    return last is None or last.group(1).lower() not in _abbreviations()


def _open(words: str) -> bool:
    return _OPEN_END.search(words, max(0, len(words) - _TAIL)) is not None


def begins_unit(
    before: Line, line: Line, opening: tuple[str, Line], begins: str, how: Setting
) -> bool:
    """Decide whether `line` begins a unit of its own after `before`.

    Args:
        before: The line above.
        line: The line.
        opening: The mark and the first line of the unit that `before` belongs to.
        begins: The mark by which `line` begins.
        how: How the lines are set.
    """
    mark, first = opening
    if mark in ONE_LINE or begins in _ALWAYS_BEGIN:
        return True
    full = how.width > 0 and before.width >= _FULL * how.width
    full = full and len(before.words) >= 0.45 * how.width
    closed = ends(before.words)
    if begins == "speaker":
        return closed or not full or not before.words.isupper()
    if begins == "ordinal":
        return _next_item(before, line, first, mark in _ITEMS, closed=closed, full=full)
    if begins == "label" and (mark == "label" or not full):
        return not _open(before.words)
    if line.words[0] in "0123456789!?%®°†‡§¶" and _is_note_line(line):
        return closed or not full
    return not _continues(before, line, opening, how, closed=closed, full=full)


def _next_item(
    before: Line, line: Line, first: Line, listed: bool, *, closed: bool, full: bool
) -> bool:
    """Tell a list number from one inside a sentence (a line that begins `1992. The`)."""
    old, new = _NUMBER.match(first.words), _NUMBER.match(line.words)
    if old and new and int(new.group(1)) == int(old.group(1)) + 1:
        return True
    if _open(before.words):
        return listed and line.indent < before.indent
    return closed or not full


def _continues(
    before: Line, line: Line, opening: tuple[str, Line], how: Setting, *, closed: bool, full: bool
) -> bool:
    """Decide whether the sentence before a line end goes on in the next line.

    A short first line without a full stop may be a heading above its text.
    """
    mark, first = opening
    if mark == "label" and markers.SOURCE_LINE.match(before.words) and line.words[0].isupper():
        return False
    low = line.words[0].islower() or line.words[0] in ",;)”’"
    if not closed and (low or _open(before.words)):
        return low or before.width <= _LONG
    if mark in {"bullet", "ordinal"} and line.indent > before.indent and not closed:
        return True
    if not how.width and not how.prose:
        return False
    if how.width and before.width > 1.6 * how.width:
        return False
    if abs(before.indent - line.indent) > _SIDE or _changes_case(before.words, line.words):
        return False
    if closed and line.indent > before.indent and mark == "":
        return False  # the first line of a paragraph is set in
    heads = before is first and len(before.words) <= 60 and not _INSIDE.search(before.words)
    if how.prose and not closed and (full or not heads):
        return True
    word = _FIRST_WORD.match(line.words)
    if before.width + 1 + (word.end() if word else 0) > how.width > 0:
        return True
    return full and not (closed and before.width < 0.8 * how.width)


def _changes_case(before: str, after: str) -> bool:
    """True between a line in capitals and one that is not, as in a letterhead."""
    return len(before) > 9 and len(after) > 9 and before.isupper() != after.isupper()


def _is_note_line(line: Line) -> bool:
    match = markers.NOTE_MARK.match(line.words)
    return bool(match and markers.CITING.search(line.words, match.end()))


@cache
def _abbreviations() -> frozenset[str]:
    lexicon = load("sentences")
    return frozenset(lexicon["before_name"] + lexicon["before_number"] + lexicon["also_words"])

"""Lines of a region → headings, paragraphs and list items."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

from onrecord.model import BlockKind
from onrecord.read.print.chunks import Chunk, is_caption
from onrecord.read.print.columns import Region
from onrecord.read.print.rows import BULLETS
from onrecord.read.print.sheet import Line, Row, joined
from onrecord.read.print.spelling import unfinished

_ORDINAL = re.compile(r"\(?(?:\d{1,3}|[a-zA-Z]|[ivx]{1,5})[.)]|\d{1,2}(?:\.\d{1,2}){1,3}\.?")
_STOP = re.compile(r"[.!?:;][\"”’)\]]{0,3}[\d¹²³⁰⁴-⁹*†\]\[]{0,4}\Z")
_OPEN = re.compile(r"[a-z,–—-]\Z")
_NUMBERED = re.compile(r"(?:[IVX]{1,5}|\d{1,2}(?:\.\d{1,2}){0,3}|[A-Z])[.)]?\s")

_JOINING = frozenset("-–—/\u2010")

_GAP = 0.35
_HEADING_GAP = 0.5
_INDENT = 0.7
_OTHER_SIZE = 1.12
_TITLE = 1.5
_LONGEST_HEADING = 300
_WIDE_GAP = 2.2
"""A gap this many times the font's height within a line sets two things beside each other."""


class Type(NamedTuple):
    """How a page is set: the height of its usual font, and what tells other type from it.

    Heights read off a picture scatter, so that there `heading` and `other_size` are wider.
    """

    size: float
    heading: float = 1.15
    other_size: float = _OTHER_SIZE
    small: float = 0.93
    ocr: bool = False


def chunks_of(rows: list[Row], region: Region, style: Type) -> Iterator[Chunk]:
    """Yield the blocks that the rows of a region make.

    A block begins where the space above is wider than between the lines of the region, where the
    type changes, at an indent, at a bullet, and after a line that ends a sentence short of the
    margin. A line that ends short of the margin without ending a sentence keeps its end: the lines
    of an address.
    """
    lines, beside = _lines(rows)
    usual = _usual_gap(lines, style)
    start = 0
    for at in range(1, len(lines) + 1):
        if at == len(lines) or _begins(lines[at - 1], lines[at], region, usual, style):
            yield _chunk(lines[start:at], beside[start:at], region, style)
            start = at


def _lines(rows: list[Row]) -> tuple[list[Line], list[bool]]:
    """Return the lines of the rows; and for each whether the next stands beside it, far off."""
    lines: list[Line] = []
    beside: list[bool] = []
    for row in rows:
        held = [row[0]]
        for piece in row[1:]:
            if piece.left - held[-1].right > _WIDE_GAP * piece.size:
                lines.append(joined(held))
                beside.append(True)
                held = []
            held.append(piece)
        lines.append(joined(held))
        beside.append(False)
    return lines, beside


def _usual_gap(lines: list[Line], style: Type) -> float:
    """Return the space between two lines of running text, in heights of its font."""
    gaps = sorted(
        (below.top - above.bottom) / below.size
        for above, below in pairwise(lines)
        if below.top > above.middle and not _are_large(above, below, style)
    )
    return min(gaps[len(gaps) // 3], 1.5) if gaps else 0.0


def _begins(above: Line, line: Line, region: Region, usual: float, style: Type) -> bool:
    """Decide whether a line begins a block of its own."""
    gap = (line.top - above.bottom) / line.size
    if line.middle < above.bottom and line.left > above.right:
        return False
    if _title_goes_on(above, line, gap, region, style):
        return False
    wide = usual + _GAP
    if _are_large(above, line, style):
        wide = max(wide, _HEADING_GAP)
        return gap > wide or _other_type(above, line, style) or _fits(above, line, region)
    if gap > wide or gap < -1.0 or is_bullet(line) or _other_type(above, line, style):
        return True
    stopped = _STOP.search(above.words) is not None
    if _fits(above, line, region):
        return stopped or _ordinal(line)
    return _indented(line, above, region) or (stopped and _ordinal(line))


def _title_goes_on(above: Line, line: Line, gap: float, region: Region, style: Type) -> bool:
    """True for the second line of a title that its size does not tell.

    Heights read off a picture scatter; a line in capitals below one that had no room is one with it.
    """
    if above.size <= style.heading * style.size or not -0.5 < gap < _HEADING_GAP:
        return False
    if above.tokens[-1].text.lower() in unfinished():
        return True
    ratio = line.size / above.size
    capitals = _is_capitals(above) and _is_capitals(line)
    return style.ocr and capitals and 0.66 < ratio < 1.5 and not _fits(above, line, region)


def _is_capitals(line: Line) -> bool:
    letters = [char for char in line.words if char.isalpha()]
    return sum(map(str.isupper, letters)) > 0.8 * len(letters)


def _are_large(above: Line, line: Line, style: Type) -> bool:
    return min(line.size, above.size) > style.heading * style.size


def _other_type(above: Line, line: Line, style: Type) -> bool:
    ratio = line.size / above.size
    return not 1 / style.other_size < ratio < style.other_size or line.bold != above.bold


def _indented(line: Line, above: Line, region: Region) -> bool:
    """True for a line that stands in where the one above does not: a paragraph begins."""
    if is_bullet(above) or (line.left - region.left) > 8 * line.size:
        return False
    step = _INDENT * line.size
    return line.left - above.left > step and above.left - region.left < step and not _ordinal(above)


def _fits(above: Line, line: Line, region: Region) -> bool:
    """True when the line's first word had room on the line above, so that the end is meant."""
    first, last = line.tokens[0], above.tokens[-1].text
    if last[-1:] in _JOINING or last.lower() in unfinished():
        return False
    if first.text[:1].islower() and not _STOP.search(last):
        return False
    return above.right + (first.right - first.left) + 1.3 * line.size < region.right


def is_bullet(line: Line) -> bool:
    """True for a line that a bullet opens."""
    return line.tokens[0].text in BULLETS and len(line.tokens) > 1


def _ordinal(line: Line) -> bool:
    return len(line.tokens) > 1 and _ORDINAL.fullmatch(line.tokens[0].text) is not None


def _chunk(lines: list[Line], beside: list[bool], region: Region, style: Type) -> Chunk:
    breaks = frozenset(
        at for at in range(len(lines) - 1) if beside[at] or _fits(lines[at], lines[at + 1], region)
    )
    kind, level = _kind(lines, style)
    if kind == "heading":
        breaks = frozenset()
    return Chunk(
        kind,
        tuple(lines),
        level,
        breaks,
        indented=lines[0].left - region.left > _INDENT * lines[0].size,
        full=lines[-1].right > region.right - 0.12 * (region.right - region.left),
    )


def _kind(lines: list[Line], style: Type) -> tuple[BlockKind, int]:
    words = " ".join(line.words for line in lines)
    if is_bullet(lines[0]):
        return "list_item", 1
    if is_caption(words):
        return "caption", 0
    if len(words) > _LONGEST_HEADING or len(lines) > 4 or not any(c.isalpha() for c in words):
        return "paragraph", 0
    large = lines[0].size / style.size if style.size else 1.0
    if large >= style.heading:
        return "heading", 1 if large >= _TITLE else 2
    bold = all(line.bold for line in lines)
    if bold and not (words.endswith((".", ",", ";")) and not _NUMBERED.match(words)):
        return "heading", 3 if large > 0.95 else 4
    return "paragraph", 0


def goes_on(before: Chunk, after: Chunk) -> bool:
    """True when a paragraph runs on in the next column or on the next page."""
    if before.kind not in {"paragraph", "list_item"} or after.kind != "paragraph":
        return False
    if not 1 / _OTHER_SIZE < after.size / before.size < _OTHER_SIZE:
        return False
    last, first = before.lines[-1].words, after.lines[0].words
    if _STOP.search(last) or after.indented or _ordinal(after.lines[0]):
        return False
    return first[:1].islower() or before.full or bool(_OPEN.search(last) and first[:1].isdigit())

"""A picture of a page → a sheet: turned upright, made level, its words as tokens."""

from __future__ import annotations

from math import atan2, cos, hypot, sin
from statistics import median
from typing import TYPE_CHECKING

from onrecord.read.ocr.engine import Point, SeenLine, recognise
from onrecord.read.ocr.lines import apart, rules_in
from onrecord.read.ocr.marks import with_marks
from onrecord.read.ocr.sizes import sized
from onrecord.read.print import Sheet, Token

if TYPE_CHECKING:
    from onrecord.read.ocr.engine import Picture

_DOUBTFUL = 0.75
"""A page read with less confidence on average is tried the other way up."""

_STEEP = 0.6  # radians; steeper lines tell of no skew
_SLIGHT = 0.001


def sheet_of(picture: Picture, number: int, unit: float = 1.0) -> Sheet:
    """Return the sheet that a picture shows.

    Pages that lie on their side or upside down are turned; slanting lines are made level for the
    layout. Words keep the boxes that they have in the picture.

    Args:
        picture: Rows of pixels, blue, green and red.
        number: The page's number.
        unit: Points a pixel.
    """
    lines, turns = _upright(picture)
    height, width = picture.shape[:2]
    if turns % 2:
        height, width = width, height
    skew = _skew(lines)
    middle = (width / 2, height / 2)
    flat = [_tokens(line, -skew, middle, unit) for line in lines]
    tokens = [token for line in sized(flat) for token in with_marks(line)]
    rules = apart(rules_in(turned(picture, turns), skew, unit), flat)
    return Sheet(number, width * unit, height * unit, tokens, rules, "ocr", turns, skew)


def _upright(picture: Picture) -> tuple[list[SeenLine], int]:
    """Return the lines of the page the right way up, and by how many quarters it was turned."""
    lines = recognise(picture)
    if not lines:
        return lines, 0
    if _lies(lines):
        ways = [1, 3]
    elif _sureness(lines) < _DOUBTFUL:
        ways = [2]
    else:
        return lines, 0
    best, turns = (lines, 0)
    for way in ways:
        tried = recognise(turned(picture, way))
        if _sureness(tried) > _sureness(best) or (turns == 0 and _lies(best)):
            best, turns = tried, way
        if _sureness(best) > _DOUBTFUL:
            break
    return best, turns


def turned(picture: Picture, quarters: int) -> Picture:
    """Return a picture turned clockwise."""
    if not quarters:
        return picture
    import numpy as np  # noqa: PLC0415 - comes with the extra

    return np.ascontiguousarray(np.rot90(picture, -quarters))


def _lies(lines: list[SeenLine]) -> bool:
    """True when most of the lines run down the page."""
    upright = sum(_length(line) for line in lines if _tall(line))
    return upright > 0.5 * sum(map(_length, lines))


def _tall(line: SeenLine) -> bool:
    one, other, third, _ = line.corners
    return hypot(third[0] - other[0], third[1] - other[1]) > 1.5 * hypot(
        other[0] - one[0], other[1] - one[1]
    )


def _length(line: SeenLine) -> int:
    return sum(len(word.text) for word in line.words) + 1


def _sureness(lines: list[SeenLine]) -> float:
    total = sum(map(_length, lines))
    return sum(line.confidence * _length(line) for line in lines) / total if total else 0.0


def _skew(lines: list[SeenLine]) -> float:
    """Return by how many radians the lines slant, downwards to the right."""
    slants: list[float] = []
    for line in lines:
        (left, top), (right, slope) = line.corners[:2]
        angle = atan2(slope - top, right - left)
        if abs(angle) < _STEEP:
            slants += [angle] * max(1, len(line.words) - 2)
    found = median(slants) if slants else 0.0
    return found if abs(found) > _SLIGHT else 0.0


def _tokens(line: SeenLine, angle: float, middle: Point, unit: float) -> list[Token]:
    """Return the words of a line, all as high as the line, with the page made level."""
    edges = [turn(point, angle, middle) for point in line.corners]
    top = unit * (edges[0][1] + edges[1][1]) / 2
    bottom = unit * (edges[2][1] + edges[3][1]) / 2
    tokens = []
    for word in line.words:
        across = [turn(point, angle, middle)[0] * unit for point in word.corners]
        left, right = min(across), max(across)
        tokens.append(
            Token(word.text, left, top, right, bottom, word.gap, confidence=word.confidence)
        )
    return tokens


def turn(point: Point, angle: float, middle: Point) -> Point:
    """Return a point turned about another, clockwise on the page."""
    x, y = point[0] - middle[0], point[1] - middle[1]
    return (
        middle[0] + x * cos(angle) - y * sin(angle),
        middle[1] + x * sin(angle) + y * cos(angle),
    )

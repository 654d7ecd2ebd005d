"""How large the type of a line is, where only the outline of its words is known."""

from __future__ import annotations

from math import sqrt
from statistics import median

from onrecord.read.print import Token

_FEWEST_LETTERS = 12


def sized(lines: list[list[Token]]) -> list[list[Token]]:
    """Return the lines with words as high as their type.

    The outline that the engine draws around a line is as high as its letters and strokes happen to
    be; how many letters stand on an inch tells the size as well, and errs in other ways. The size
    is the geometric mean of both, so scaled that it agrees with the outlines over the page.
    """
    long = [line for line in lines if _letters(line) >= _FEWEST_LETTERS]
    if not long:
        return lines
    scale = median(line[0].size for line in long) / median(map(_pitch, long))
    return [_resized(line, scale) if _letters(line) >= _FEWEST_LETTERS else line for line in lines]


def _resized(line: list[Token], scale: float) -> list[Token]:
    size = sqrt(line[0].size * _pitch(line) * scale)
    change = (size - line[0].size) / 2
    return [token._replace(top=token.top - change, bottom=token.bottom + change) for token in line]


def _letters(line: list[Token]) -> int:
    return sum(len(token.text) + 1 for token in line)


def _pitch(line: list[Token]) -> float:
    return (line[-1].right - line[0].left) / _letters(line)

"""A page as it is printed: words with boxes, and the rules drawn between them.

All measures are in the page's own unit (points, or pixels of a picture), from its upper left
corner as it is read.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from math import cos, sin
from typing import NamedTuple

from onrecord.model import Box, Notice, PageSource


class Token(NamedTuple):
    """A printed word, or a part of one in another size.

    `top` and `bottom` are those of the font, not of the letters, so that words of a line stand
    level. `gap` is what stands before it: a space, a fixed space, or nothing; with `parted` the
    space is the reader's.
    """

    text: str
    left: float
    top: float
    right: float
    bottom: float
    gap: str = " "
    bold: bool = False
    confidence: float | None = None
    raised: bool = False
    parted: bool = False

    @property
    def size(self) -> float:
        """The height of the font."""
        return self.bottom - self.top


class Rule(NamedTuple):
    """A straight line drawn on the page, across or upright."""

    left: float
    top: float
    right: float
    bottom: float

    @property
    def across(self) -> bool:
        """True for a horizontal line."""
        return self.right - self.left >= self.bottom - self.top


class Sheet(NamedTuple):
    """One page.

    `tokens` come in the order of the file. `turns` says how many quarters the page was turned
    clockwise to be read, from how it is shown; `skew` by how many radians its lines slanted before
    they were made level. `problem` says why it could not be read.
    """

    number: int
    width: float
    height: float
    tokens: Sequence[Token] = ()
    rules: Sequence[Rule] = ()
    source: PageSource = "text"
    turns: int = 0
    skew: float = 0.0
    problem: Notice | None = None

    def share(self, token: Token) -> Box:
        """Return where a word stands on the page as it is shown, in shares of its sides."""
        left, top, right, bottom = token.left, token.top, token.right, token.bottom
        if self.skew:
            left, top, right, bottom = self._slanted(left, top, right, bottom)
        left, right = left / self.width, right / self.width
        top, bottom = top / self.height, bottom / self.height
        for _ in range(self.turns % 4):
            left, top, right, bottom = top, 1 - right, bottom, 1 - left
        return Box(left, top, right, bottom)

    def _slanted(
        self, left: float, top: float, right: float, bottom: float
    ) -> tuple[float, float, float, float]:
        """Return the box that holds another one on the page as it slants."""
        x, y = self.width / 2, self.height / 2
        across, down = cos(self.skew), sin(self.skew)
        middle, level = (left + right) / 2 - x, (top + bottom) / 2 - y
        at_x, at_y = x + middle * across - level * down, y + middle * down + level * across
        # Only the middle moves: the box of a word that slants a little stays as high as its font.
        wide, high = (right - left) / 2, (bottom - top) / 2
        return at_x - wide, at_y - high, at_x + wide, at_y + high


class Line(NamedTuple):
    """Words that stand on one line, left to right, without a wide gap; or a whole line of them."""

    tokens: tuple[Token, ...]
    left: float
    top: float
    right: float
    bottom: float
    bold: bool = False

    @property
    def size(self) -> float:
        """The height of the line's font."""
        return self.bottom - self.top

    @property
    def middle(self) -> float:
        """The height on the page at which the line stands."""
        return (self.top + self.bottom) / 2

    @property
    def words(self) -> str:
        """The line's words, as printed."""
        return "".join(
            token.gap * (at > 0) + token.text for at, token in enumerate(self.tokens)
        ).strip()


Row = list[Line]
"""The lines that stand at one height of the page, left to right: columns, or cells."""


def line_of(tokens: Iterable[Token]) -> Line:
    """Return the line that the words make; its height is that of its widest font."""
    held = tuple(tokens)
    one = held[0]
    if all(token.bottom == one.bottom and token.top == one.top for token in held):
        left, right = min([token.left for token in held]), max([token.right for token in held])
        return Line(held, left, one.top, right, one.bottom, one.bold and held[-1].bold)
    widths: dict[tuple[float, float], float] = {}
    for token in held:
        key = (round(token.top, 1), round(token.bottom, 1))
        widths[key] = widths.get(key, 0) + token.right - token.left
    top, bottom = max(widths, key=widths.__getitem__)
    bold = one.bold and held[-1].bold
    left = min([token.left for token in held])
    right = max([token.right for token in held])
    return Line(held, left, top, right, bottom, bold)


def joined(row: Row) -> Line:
    """Return the pieces of a row as one line."""
    return row[0] if len(row) == 1 else line_of(token for line in row for token in line.tokens)


def level(one: Line | Token, other: Line | Token) -> bool:
    """True when two pieces stand at the same height of the page."""
    shared = min(one.bottom, other.bottom) - max(one.top, other.top)
    return shared >= 0.5 * min(one.bottom - one.top, other.bottom - other.top)

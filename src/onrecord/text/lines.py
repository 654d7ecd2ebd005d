"""Lines of a text, and whether a line end is the writer's or only the paper's."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import NamedTuple

# Longer lines are paragraphs that an editor wrapped on the screen only.
_WIDEST = 130
_QUOTE = re.compile(r"\s{0,80}(?:>\s?){1,20}")


class Line(NamedTuple):
    """A line without its end: the range of its words, its indent, and the words."""

    start: int
    end: int
    indent: int
    words: str

    @property
    def width(self) -> int:
        """Columns from the margin to the last word."""
        return self.indent + self.end - self.start


def split_lines(text: str, start: int, end: int) -> list[Line]:
    """Return the lines of `text[start:end]`; an empty one has no words.

    The `>` before a quotation, in Markdown or in a message, is part of the indent.
    """
    lines = []
    at = start
    for part in text[start:end].splitlines(keepends=True):
        words = part.strip()
        if words[:1] == ">":
            quote = _QUOTE.match(part)
            words = part[quote.end() :].strip() if quote else words
        indent = part.index(words) if words else 0
        lines.append(Line(at + indent, at + indent + len(words), indent, words))
        at += len(part)
    return lines


def measure(lines: list[Line]) -> int:
    """Return the column at which the lines were broken to fit the paper, or 0.

    A text is hard-wrapped when most lines that have another under them end near one column. That
    column is taken from the longest lines but a twentieth, so that one long line changes nothing.
    """
    widths = sorted(
        line.width for line, following in pairwise(lines) if line.words and following.words
    )
    if len(widths) < 2:
        return 0
    widest = widths[-1 - len(widths) // 20]
    near = sum(width >= 0.72 * widest for width in widths)
    return widest if 24 <= widest <= _WIDEST and near >= 0.55 * len(widths) else 0

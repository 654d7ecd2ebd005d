"""Places in a text: half-open ranges of Unicode code points."""

from __future__ import annotations

from typing import NamedTuple


class Span(NamedTuple):
    """A half-open range `[start, end)` of code points in `Document.text`.

    The model is the W3C Web Annotation Text Position Selector
    (https://www.w3.org/TR/annotation-model/#text-position-selector).
    """

    start: int
    end: int

    def of(self, text: str) -> str:
        """Return the characters of `text` in this range."""
        return text[self.start : self.end]

    def holds(self, other: Span | tuple[int, int]) -> bool:
        """True when `other` lies wholly inside this range."""
        return self.start <= other[0] and other[1] <= self.end

    def meets(self, other: Span | tuple[int, int]) -> bool:
        """True when the two ranges share at least one character."""
        return self.start < other[1] and other[0] < self.end


def utf16_offset(text: str, offset: int) -> int:
    """Return the number of UTF-16 code units before the code point `offset` (for JavaScript)."""
    return offset + sum(1 for char in text[:offset] if ord(char) > 0xFFFF)

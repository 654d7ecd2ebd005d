"""The words of a PDF page with their boxes, by few calls of PDFium a word.

PDFium is asked for a page's characters at once and for the boxes of a word's first and last
character alone; only where a word holds digits or signs, or its ends differ in size, each character
is looked at, for raised marks. A page so takes a fraction of the time that a box for each character
would.
"""

from __future__ import annotations

import ctypes
import re
from collections import Counter
from collections.abc import Iterator
from math import pi
from typing import Any, NamedTuple

import pypdfium2.raw as pdfium

from onrecord.read.pdf.frame import Frame
from onrecord.read.print import Token

# Private characters, those that stand for none, and controls that part no lines.
_MEANINGLESS = re.compile("[\ufffd\ue000-\uf8ff\x00-\x08\x0e-\x1f]")
_MOST_MEANINGLESS = 0.3
_WORD = re.compile(r"[^\s\ufffe]+\ufffe?")
_LINE = re.compile(r"[^\r\n\ufffe]+")
_PARTED = re.compile(r"[\d*†‡§¶]")
_SMALLER = 0.82
_HYPHEN = "\ufffe"  # PDFium's sign for a hyphen at a line end
_FIXED = "\u00a0\u202f\u2007"
_QUARTER = pi / 2
_UPRIGHT = 0.05
_BOLD_WEIGHT = 600
_BOLD_NAME = re.compile(rb"bold|black|heavy|semibold|demi", re.IGNORECASE)

Rect = tuple[float, float, float, float]


class _Span(NamedTuple):
    """A word's characters, by their numbers on the page."""

    start: int
    end: int
    text: str
    gap: str


class PageText:
    """The characters of one page.

    Args:
        handle: PDFium's text page.
    """

    def __init__(self, handle: Any) -> None:  # noqa: ANN401 - a pointer that ctypes makes
        self._handle = handle
        self._rect = pdfium.FS_RECTF()
        self._by_reference = ctypes.byref(self._rect)
        self._bold: dict[int, bool] = {}
        self.text = _characters(handle)

    @property
    def letters(self) -> int:
        """How many characters are no white space."""
        return len("".join(self.text.split()))

    @property
    def meaningless(self) -> bool:
        """True where the file does not say which letters its shapes are: the page only looks right."""
        if self.text.isascii() and self.text.isprintable():
            return False
        return len(_MEANINGLESS.findall(self.text)) > _MOST_MEANINGLESS * self.letters

    def turns(self) -> int:
        """Return by how many quarters the page must be turned clockwise to read most of it."""
        counts: Counter[int] = Counter()
        for match in _LINE.finditer(self.text):
            if match.end() - match.start() > 2:
                counts[self._quarter(match.start())] += match.end() - match.start()
        return max(
            (quarter for quarter in counts if quarter >= 0), key=counts.__getitem__, default=0
        )

    def tokens(self, frame: Frame) -> Iterator[Token]:
        """Yield the words whose lines run from left to right on the page as it is read."""
        for line in _LINE.finditer(self.text):
            start = line.start()
            if line.end() < len(self.text) and self.text[line.end()] == _HYPHEN:
                end = line.end() + 1
            else:
                end = line.end()
            spans = list(_spans(self.text, start, end))
            if not spans or self._quarter(spans[0].start) != frame.read:
                continue
            bold = self._is_bold(spans[0].start) and self._is_bold(spans[-1].start)
            for span in spans:
                yield from self._word(span, frame, bold=bold)

    def _word(self, span: _Span, frame: Frame, *, bold: bool) -> Iterator[Token]:
        first = frame.turned(*self._box(span.start))
        last = frame.turned(*self._box(span.end - 1)) if span.end - span.start > 1 else first
        same = _SMALLER * (first[3] - first[1]) <= last[3] - last[1]
        same = same and _SMALLER * (last[3] - last[1]) <= first[3] - first[1]
        if same and not (span.end - span.start > 1 and _PARTED.search(span.text)):
            yield _token(span.text, first, last, span.gap, bold=bold)
            return
        yield from self._pieces(span, frame, bold=bold)

    def _pieces(self, span: _Span, frame: Frame, *, bold: bool) -> Iterator[Token]:
        """Yield the parts of a word that are set in one size each."""
        boxes = [frame.turned(*self._box(at)) for at in range(span.start, span.end)]
        start = 0
        for at in range(1, len(boxes) + 1):
            if at < len(boxes) and _alike(boxes[start], boxes[at]):
                continue
            gap = span.gap if start == 0 else ""
            yield _token(span.text[start:at], boxes[start], boxes[at - 1], gap, bold=bold)
            start = at

    def _box(self, at: int) -> Rect:
        rect = self._rect
        if not pdfium.FPDFText_GetLooseCharBox(self._handle, at, self._by_reference):
            return 0.0, 0.0, 0.0, 0.0
        return rect.left, rect.bottom, rect.right, rect.top

    def _quarter(self, at: int) -> int:
        """Return by how many quarters the page must be turned clockwise to read a character.

        PDFium gives angles clockwise, in radians; -1 is returned for one that stands aslant.
        """
        angle = pdfium.FPDFText_GetCharAngle(self._handle, at)
        quarter = round(angle / _QUARTER)
        return -quarter % 4 if abs(angle - quarter * _QUARTER) < _UPRIGHT else -1

    def _is_bold(self, at: int) -> bool:
        placed = pdfium.FPDFText_GetTextObject(self._handle, at)
        font = pdfium.FPDFTextObj_GetFont(placed) if placed else None
        if not font:
            return False
        key = ctypes.cast(font, ctypes.c_void_p).value or 0
        if key not in self._bold:
            self._bold[key] = _bold_font(font)
        return self._bold[key]


def _bold_font(font: Any) -> bool:  # noqa: ANN401 - a pointer that ctypes makes
    if pdfium.FPDFFont_GetWeight(font) >= _BOLD_WEIGHT:
        return True
    name = ctypes.create_string_buffer(128)
    pdfium.FPDFFont_GetBaseFontName(font, name, len(name))
    return _BOLD_NAME.search(name.value) is not None


def _characters(handle: Any) -> str:  # noqa: ANN401 - a pointer that ctypes makes
    """Return the page's characters, one for each that PDFium counts."""
    count = pdfium.FPDFText_CountChars(handle)
    if count <= 0:
        return ""
    buffer = (ctypes.c_ushort * (count + 1))()
    written = pdfium.FPDFText_GetText(handle, 0, count, buffer)
    text = bytes(buffer)[: max(0, written - 1) * 2].decode("utf-16-le", "surrogatepass")
    if len(text) == count:
        return text
    # Characters without a meaning are left out of the whole, so each has to be asked for.
    units = (pdfium.FPDFText_GetUnicode(handle, at) for at in range(count))
    return "".join(_character(unit) for unit in units)


def _character(unit: int) -> str:
    if unit == 2:  # what `GetUnicode` gives for a hyphen at a line end
        return _HYPHEN
    return chr(unit) if 0 < unit < 0x110000 else "\ufffd"


def _spans(text: str, start: int, end: int) -> Iterator[_Span]:
    for match in _WORD.finditer(text, start, end):
        before = text[match.start() - 1] if match.start() > start else " "
        word = match.group().replace(_HYPHEN, "-")
        yield _Span(match.start(), match.end(), word, before if before in _FIXED else " ")


def _token(text: str, first: Rect, last: Rect, gap: str, *, bold: bool) -> Token:
    left, right = min(first[0], last[0]), max(first[2], last[2])
    return Token(text, left, min(first[1], last[1]), right, max(first[3], last[3]), gap, bold)


def _alike(one: Rect, other: Rect) -> bool:
    height, second = one[3] - one[1], other[3] - other[1]
    return second >= _SMALLER * height and height >= _SMALLER * second

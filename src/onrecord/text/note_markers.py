"""Footnote markers in running text: raised or bracketed numbers, and what OCR made of them."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from typing import NamedTuple

from onrecord.model import Block, Document, Span
from onrecord.text.note_numbers import number_of
from onrecord.text.taken import Taken

_SURE = re.compile(
    r"(?<=[^\s\[(])\[\^?(?P<bracket>\d{1,3}|\^\w{1,10}|[a-z])\](?!\()|<sup>\[?(?P<raised>\d{1,3}|[*†‡])\]?</sup>"
    r"|(?<=[^\s⁰¹²³⁴-⁹])(?P<super>[⁰¹²³⁴-⁹]{1,3})"
)
_AFTER_STOP = re.compile(
    r"(?:(?<=[^\W\d_][.,;])|(?<=[”\"’')\]][.,;])|(?<=[.,;?!][”\"’'])|(?<=[.,;?!][”\"’'][)\]])"
    r"|(?<=[^\W\d_][”’)])|(?<=(?:1[89]|20)\d\d[.,])|(?<=\d\d%[.,]))(?P<number>\d{1,3})(?=\s|\Z|[—–])"
)
_AFTER_WORD = re.compile(
    r"(?:(?<=[a-z]{3})(?P<number>\d{1,3})(?=[\s.,;:)”]|\Z)|(?<=\d[.,])(?P<after>\d{1,3})(?=\s|\Z)"
    r"|(?<=[.,;”’\])])(?P<long>[1-9]\d{3})(?=\s|\Z))"
)
_GLYPHS = re.compile(
    r"(?<=[.,;”\"’')\w])(?P<glyphs>[!?%®©°º*†‡§¶#~'\"”“’‘|£$&^™<>lI\d]{1,3})(?=\s|\Z)"
)
_ABBREVIATION = re.compile(
    r"(?:\b(?:nos?|pp?|paras?|arts?|vols?|ch|chap|figs?|secs?|cl|eds?|apps?|appl|v|vs|at|doc|regs?|reg|"
    r"res|dec|c|ca|approx|cf|ibid|col|st|rev|add|corr|l|art|pt|ex|exh|ann|ser)|§)\.\Z",
    re.IGNORECASE,
)
_THOUSANDS = re.compile(r"(?<![^\W\d_])[^\W\d_],\Z")
_UNIT = re.compile(r"(?:\b[kcdm]?m|\d\s?ft|\d\s?in)\Z")
_QUOTES = {"”": "“", "’": "‘", "'": "'", '"': '"', "“": "“", "‘": "‘"}
_BODY = frozenset(["paragraph", "list_item", "heading", "caption", "table"])
_MOST = 3


class Marker(NamedTuple):
    """What looks like a marker: its range and glyphs, and its number where that is readable.

    `sure`: it can hardly be anything else, with or without a note. `doubtful`: without a note of
    its number it is none.
    """

    start: int
    end: int
    glyphs: str
    number: int | None
    sure: bool
    doubtful: bool = False


def find_markers(document: Document, notes: list[Span]) -> list[Marker]:
    """Return what may be markers, in order, outside the document's notes."""
    inside = sorted(note.start for note in notes)
    found: list[Marker] = []
    for block in document.blocks:
        next_note = bisect_left(inside, block.start)
        holds_note = next_note < len(inside) and inside[next_note] < block.end
        if block.type in _BODY and not holds_note:
            found.extend(_of_block(document.text, block))
    return found


def _of_block(text: str, block: Block) -> Iterator[Marker]:
    taken = Taken()
    found: list[Marker] = []
    for pattern, sure, doubtful in (
        (_SURE, True, False),
        (_AFTER_STOP, True, False),
        (_AFTER_WORD, False, True),
        (_GLYPHS, False, False),
    ):
        for match in pattern.finditer(text, block.start, block.end):
            start, end = match.span()
            glyphs = match[match.lastgroup or 0]
            odd = pattern is _GLYPHS
            if _stands(text, block, Span(start, end), odd) and taken.take(start, end):
                start, end = _short(text, start, end)
                found.append(Marker(start, end, glyphs, number_of(glyphs), sure, doubtful))
    yield from sorted(found)


def _short(text: str, start: int, end: int) -> tuple[int, int]:
    """Return the marker without its brackets or tags where it would be long with them."""
    if end - start <= _MOST:
        return start, end
    inner = re.search(r"\w+", text[start:end].replace("sup", "   "))
    return (start + inner.start(), start + inner.end()) if inner else (start, end)


def _stands(text: str, block: Block, span: Span, odd: bool) -> bool:
    """True where a marker can stand: not in an abbreviation or a unit, not as a sign of its own."""
    before = text[max(block.start, span.start - 12) : span.start]
    if _ABBREVIATION.search(before):
        return False
    glyphs = span.of(text)
    if span.end - span.start == _MOST and _THOUSANDS.search(before):
        return False  # "l,200": a misread numeral
    if glyphs in {"²", "³"} and _UNIT.search(before):
        return False
    return not odd or _is_odd(text, block, span, glyphs)


def _is_odd(text: str, block: Block, span: Span, glyphs: str) -> bool:
    """True for glyphs that no writer would put there as a sign of punctuation."""
    before = text[span.start - 1]
    if glyphs.isdigit() or "..." in text[max(0, span.start - 3) : span.end]:
        return False
    if before.isalnum():
        return glyphs in {"*", "**", "†", "‡"} and not _emphasis(text, block, span)
    if glyphs[0] in "!?":
        return before in ".,;" or (before in '”"' and text[span.start - 2] in ".,;!?")
    if glyphs in _QUOTES:
        return before in ".,;”" and _closed(text, block, span.start, glyphs)
    if glyphs[0] == "*":
        return not _emphasis(text, block, span)
    if glyphs in {"l", "I", "&", "<", ">", "£", "$", "#"}:
        return before in ".”"
    return True


def _emphasis(text: str, block: Block, span: Span) -> bool:
    """True where asterisks close words in bold or italics, as Markdown writes them."""
    return text.count("*", block.start, span.start) % 2 == 1 or text.count(
        "*", block.start, block.end
    ) > 4 * (span.end - span.start)


def _closed(text: str, block: Block, at: int, glyph: str) -> bool:
    """True where no quotation is open, so that a closing mark closes nothing."""
    opening = _QUOTES[glyph]
    if opening == glyph:
        return text.count(glyph, block.start, at) % 2 == 0
    return text.count(opening, block.start, at) <= text.count(glyph, block.start, at)

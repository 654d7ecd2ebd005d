"""The parts of a document that speak of it: what stands above its text, and what below."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from onrecord.lexicon import load
from onrecord.model import Block, Span
from onrecord.model import Document as Doc

_MOST_ABOVE = 14
_MOST_BELOW = 14
_MARKS = re.compile(r"</?(?:sup|sub|b|i|em|strong|u)>|[*_]{1,3}(?=\S)|(?<=\S)[*_]{1,3}|^#{1,6}\s+")
_MISREAD_I = re.compile(r"(?<=[A-Z])[l1](?=[A-Z])")  # what OCR makes of an I among capitals
_NUMERAL_OR_ACRONYM = re.compile(r"[ivx]{1,4}|[^aeiouy]+")
_EDGES = re.compile(r"[#*_\s>]*")
_FULL_STOP = re.compile(r"[.!?][\"”’)\]*_]{0,3}(?:\[\^?\w{1,5}\]|\d{1,3})?\Z")


class Found(NamedTuple):
    """A value and the words it was read from."""

    value: str
    span: Span


class Piece(NamedTuple):
    """A block with its words: marks taken out, on one line. `span` leaves out marks at its ends."""

    block: Block
    words: str
    span: Span


class Parts(NamedTuple):
    """A document's pieces: above its first paragraph proper, that paragraph, and below the last."""

    document: Doc
    above: tuple[Piece, ...]
    first: Piece | None
    below: tuple[Piece, ...]


@cache
def words_of(field: str) -> frozenset[str]:
    """Return a list of the `metadata` lexicon as a set."""
    return frozenset(load("metadata")[field])


@cache
def any_of(field: str) -> str:
    """Return a list of the `metadata` lexicon as a pattern, longest words first."""
    ordered = sorted(load("metadata")[field], key=len, reverse=True)
    return "(?:" + "|".join(re.escape(word).replace(r"\ ", r"\s+") for word in ordered) + ")"


def divide(document: Doc) -> Parts:
    """Return the parts of a segmented document."""
    blocks = [block for block in document.blocks if block.type not in {"front_matter", "table"}]
    above: list[Piece] = []
    first: Piece | None = None
    for block in blocks[: _MOST_ABOVE + 1]:
        piece = _piece(document.text, block)
        if _is_text(piece):
            first = piece
            break
        above.append(piece)
    below: list[Piece] = []
    for block in reversed(blocks[len(above) + 1 :][-_MOST_BELOW:]):
        piece = _piece(document.text, block)
        if _is_text(piece) and block.type == "paragraph":
            break
        below.append(piece)
    return Parts(document, tuple(above[:_MOST_ABOVE]), first, tuple(reversed(below)))


def clean(words: str) -> str:
    """Return words without Markdown and HTML marks, their white space single."""
    return " ".join(_MARKS.sub("", words).split())


def ordinary_letters(words: str) -> str:
    """Return a name in capitals as it is written in running text; others as they are."""
    if not in_capitals(words) or len(words) < 5:
        return words
    words = _MISREAD_I.sub("I", words)
    parts = []
    for number, word in enumerate(words.split()):
        low = word.lower().strip("().,")
        if low in words_of("joining") and number:
            parts.append(word.lower())
        elif low in words_of("acronyms") or _NUMERAL_OR_ACRONYM.fullmatch(low):
            parts.append(word)
        else:
            parts.append("-".join(part.capitalize() for part in word.split("-")))
    # A capital follows an opening bracket, too.
    return re.sub(r"\((\w)", lambda match: "(" + match.group(1).upper(), " ".join(parts))


def in_capitals(words: str) -> bool:
    """True for words in capitals, a letter or two misread from them aside."""
    letters = [char for char in words if char.isalpha()]
    return bool(letters) and sum(map(str.isupper, letters)) >= 0.88 * len(letters)


def _piece(text: str, block: Block) -> Piece:
    raw = text[block.start : block.end]
    head = _EDGES.match(raw)
    start = block.start + (head.end() if head else 0)
    end = block.start + len(raw.rstrip("*_# \t\r\n"))
    span = Span(start, max(start, end))
    return Piece(block, clean(span.of(text)[:2000]), span)


def _is_text(piece: Piece) -> bool:
    if piece.block.type not in {"paragraph", "list_item"}:
        return False
    words = piece.words
    return len(words) > 160 or (len(words) > 80 and bool(_FULL_STOP.search(words)))

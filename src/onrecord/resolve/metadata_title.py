"""A document's title: its first heading that is no letterhead and says more than its genre."""

from __future__ import annotations

import re
from functools import cache

from onrecord.resolve.metadata_parts import (
    Found,
    Parts,
    Piece,
    any_of,
    in_capitals,
    ordinary_letters,
    words_of,
)

_SUBJECT = re.compile(r"(?:Subject|Re|Title|Headline)\s?:\s{1,4}(?=\S)", re.IGNORECASE)
_NUMBERED = re.compile(
    r"(?:\d{1,2}(?:\.\d{1,2}){0,3}|[IVXLC]{1,6}|[A-Z])[.)]\s"
)  # a part, not the whole
_REMARK = re.compile(r"\s*\([^()]{1,80}\)\s*\Z")
_LETTERS = re.compile(r"[^\W\d_]{2,}")


def find_title(parts: Parts) -> Found | None:
    """Return the title, or None.

    A line that only names a body ("Ministry of …") is a letterhead; one that only names the genre
    ("Press release 2023/117") is taken when nothing better stands above the text.
    """
    weak: Found | None = None
    headings = [piece for piece in _outside_address(parts) if piece.block.type == "heading"]
    for piece in parts.above:
        subject = _SUBJECT.match(piece.words)
        if subject:
            at = parts.document.text.find(piece.words[subject.end() :][:20], piece.span.start)
            start = at if piece.span.start <= at < piece.span.end else piece.span.start
            return Found(piece.words[subject.end() :], piece.span._replace(start=start))
    for piece in headings:
        if is_body_name(piece.words) or not _LETTERS.search(piece.words):
            continue
        if _NUMBERED.match(piece.words) or state_in(piece.words):
            continue
        if (
            piece.words.count(" / ") > 1
        ):  # "KNA / 3 MAY / 18:42": what an agency puts over a message
            continue
        if not is_genre_only(piece.words):
            return _found(piece)
        weak = weak or _found(piece)
    return weak


def _outside_address(parts: Parts) -> list[Piece]:
    """Return what stands above the text but the lines of an address that begins "To the …"."""
    text = parts.document.text
    outside: list[Piece] = []
    address = -1
    for piece in parts.above:
        goes_on = address >= 0 and text[address : piece.span.start].count("\n") == 1
        if goes_on or re.match(r"To the [A-Z]", piece.words):
            address = piece.span.end
        else:
            outside.append(piece)
    return outside


def is_genre_only(words: str) -> bool:
    """True for a line that names a kind of document and at most its number and date."""
    return len(words) <= 160 and bool(_genre_only().fullmatch(words))


def is_body_name(words: str) -> bool:
    """True for a line that is the name of a body (ministry, court, agency, newspaper).

    A body's noun ends the name, or a preposition and more capitalised words follow it. A remark in
    brackets after it does not count.
    """
    words = without_remark(words)
    if len(words) > 140 or len(words.split()) > 16 or not _body_name().fullmatch(words):
        return False
    if any(char.isdigit() for char in words):
        return False
    if in_capitals(words):
        return True
    joining = words_of("joining")
    return all(
        word[0].isupper() or word in joining or not word[0].isalpha() for word in words.split()
    )


def without_remark(words: str) -> str:
    """Return words without a remark in brackets at their end."""
    return _REMARK.sub("", words)


@cache
def _genre_only() -> re.Pattern[str]:
    number = r"(?:\s+[IVXLC]{1,6}|\s+(?:(?:Nos?\.?|#|№)\s?)?(?=\D{0,30}\d)[\w./-]{1,40})"
    return re.compile(
        rf"(?:\w+\s)?{any_of('genres')}{number}{{0,3}}[,.]?(?:\s+covering\s.{{1,60}})?",
        re.IGNORECASE,
    )


@cache
def _body_name() -> re.Pattern[str]:
    before = r"(?:the\s+)?(?:(?!of\b|at\b|in\b|by\b|on\b|to\b)[^\s:;,.!?]{1,30}\s+){0,6}?"
    after = r"(?:\s+(?:of|for|on|and|to|against|in)\s+[^:;.!?]{1,100}|\s*\([^()]{1,60}\))?"
    numeral = r"(?:\s+[IVX]{1,4})?"
    return re.compile(before + any_of("bodies") + numeral + after, re.IGNORECASE)


@cache
def _state_name() -> re.Pattern[str]:
    name = r"[A-Z][\w’'-]{2,30}(?:\s(?:and\s)?[A-Z][\w’'-]{2,30}){0,3}"
    states = any_of("states")
    return re.compile(
        rf"(?:(?i:the\s+))?(?:(?i:{states}\s+of\s+(?:the\s+)?)(?P<of>{name})|{name}\s(?i:{states}))"
    )


def state_in(words: str) -> tuple[str, ...]:
    """Return the names of the state that a line of a letterhead consists of, short one first."""
    match = _state_name().fullmatch(words)
    if not match:
        return ()
    full = re.sub(r"^the\s+", "", ordinary_letters(words), flags=re.IGNORECASE)
    return (ordinary_letters(match.group("of")), full) if match.group("of") else (full,)


def _found(piece: Piece) -> Found:
    return Found(piece.words, piece.span)

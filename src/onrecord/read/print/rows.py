"""Words → lines → rows of a page."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from onrecord.read.print.sheet import Line, Row, Token, level, line_of

_WIDE = 0.9
"""A gap this many times the font's height may part columns or cells."""

BULLETS = frozenset("•▪■●◦‣–—-*·o\uf0b7\uf0a7")
"""Signs that open an item of a list."""

_AFTER_BULLET = 3.0
_BACK = -0.6
_RAISED_SIZE = 0.82
_RAISED_BY = 0.12
_FIGURES = "¹²³⁰⁴⁵⁶⁷⁸⁹"
# "km²" is a measure, "people.²" and "613²" have a mark.
_OWN_RAISED = re.compile(rf"([{_FIGURES}]+)?(.*?(?<![cdkm]m)(?<!\bm))([{_FIGURES}]+)?")
_MARK = re.compile(r"\d{1,3}(?:,\d{1,3})*|[*†‡§¶a-z]{1,2}")


def rows_of(tokens: Iterable[Token]) -> list[Row]:
    """Return the rows of a page from top to bottom, each with its lines from left to right."""
    rows: list[Row] = []
    lines = [_with_raised(line) for line in _lines(parted(tokens))]
    for line in sorted(lines, key=lambda line: line.middle):
        # A line is level with the row's first, so that rows of two columns do not run together.
        near = next((row for row in rows[:-4:-1] if level(row[0], line)), None)
        if near is None:
            rows.append([line])
        else:
            near.append(line)
    for row in rows:
        row.sort(key=lambda line: line.left)
    return rows


def parted(tokens: Iterable[Token]) -> Iterator[Token]:
    """Yield the words, those that end or begin with raised figures of the font's own in parts."""
    for token in tokens:
        match = None if token.text.isascii() else _OWN_RAISED.fullmatch(token.text)
        if match is None:
            yield token
            continue
        parts = [part for part in match.groups() if part]
        step = (token.right - token.left) / len(token.text)
        left = token.left
        for number, part in enumerate(parts):
            right = left + step * len(part)
            gap = token.gap if number == 0 else ""
            mark = part[0] in _FIGURES
            yield token._replace(text=part, left=left, right=right, gap=gap, raised=mark)
            left = right


def _lines(tokens: Iterable[Token]) -> Iterable[Line]:
    """Yield the runs of words that follow each other on one line."""
    run: list[Token] = []
    for token in tokens:
        if run and not _follows(run, token):
            yield line_of(run)
            run = []
        run.append(token)
    if run:
        yield line_of(run)


def _follows(run: list[Token], token: Token) -> bool:
    last = run[-1]
    size = max(last.size, token.size)
    gap = token.left - last.right
    wide = _AFTER_BULLET if len(run) == 1 and last.text in BULLETS else _WIDE
    if not _BACK * size <= gap <= wide * size:
        return False
    return level(last, token) or (len(run) > 1 and level(run[-2], token))


def _with_raised(line: Line) -> Line:
    """Return the line with the marks that stand above it told as such."""
    if all(token.size > _RAISED_SIZE * line.size for token in line.tokens):
        return line
    tokens = tuple(
        token._replace(raised=True) if _is_raised(token, line) else token for token in line.tokens
    )
    return line._replace(tokens=tokens)


def _is_raised(token: Token, line: Line) -> bool:
    return (
        token.size <= _RAISED_SIZE * line.size
        and token.bottom < line.bottom - _RAISED_BY * line.size
        and _MARK.fullmatch(token.text) is not None
    )

"""What recognition runs together: words and numbers, and the marks of notes.

A raised figure is set on the line ("children.2"), and a narrow space before a figure is lost
("some140,000", "47people").
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from onrecord.read.print import Token

_BEHIND = re.compile(r"(.*(?:[^\W\d_]{3}|\b\d{4})[.,;:!?”\"’)]{1,2})(\d{1,2}(?:,\d{1,2})*)")
"""A figure right behind a stop that ends a word or a year; "No.2" and "p.44" have shorter words."""

_BEFORE = re.compile(r"(\d{1,2})([A-Z“\"][a-zA-Z.]*[.,]?)")
_RUN_ON = re.compile(
    r"(?<=[a-z][a-z])(?=\d)"  # some|140,000
    r"|(?<=\d)(?=(?!(?:st|nd|rd|th|km|cm|mm|ha|am|pm|bn|mn)\b)[a-z]{2,})"  # 47|people
)


def with_marks(line: list[Token]) -> Iterator[Token]:
    """Yield the words of a line: marks apart and told as raised, words apart from numbers."""
    for at, token in enumerate(line):
        behind = _BEHIND.fullmatch(token.text)
        before = _BEFORE.fullmatch(token.text) if at == 0 and len(line) > 1 else None
        if behind:
            text, mark = _cut(token, behind.end(1))
            yield from _unrun(text)
            yield mark._replace(raised=True)
        elif before:
            mark, text = _cut(token, before.end(1))
            yield mark._replace(raised=True)
            yield text
        else:
            yield from _unrun(token)


def _unrun(token: Token) -> Iterator[Token]:
    """Yield the words and numbers that stand in a token without a space between them."""
    rest = token
    while True:
        found = _RUN_ON.search(rest.text, 1)
        if found is None or rest.text.isalpha() or rest.text.isdigit():
            break
        first, rest = _cut(rest, found.start())
        yield first
        rest = rest._replace(gap=" ", parted=True)
    yield rest


def _cut(token: Token, at: int) -> tuple[Token, Token]:
    """Return the two parts of a word, each with its share of the box."""
    middle = token.left + (token.right - token.left) * at / len(token.text)
    return (
        token._replace(text=token.text[:at], right=middle),
        token._replace(text=token.text[at:], left=middle, gap=""),
    )

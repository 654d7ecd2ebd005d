"""RTF → its tokens: braces, control words, and text as bytes of a code page."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

_TOKEN = re.compile(
    rb"(?P<hex>(?:\\'[0-9a-fA-F]{2})+)"
    rb"|\\(?:(?P<word>[a-zA-Z]{1,32})(?P<number>-?\d{1,10})? ?|(?P<sign>[^a-zA-Z]))"
    rb"|(?P<brace>[{}])|[\r\n\x00]+|(?P<text>[^\\{}\r\n\x00]+)",
    re.DOTALL,
)


class Token(NamedTuple):
    """One token.

    `kind` is `open`, `close`, `word`, `sign` (a control symbol), `byte` (bytes in hexadecimal)
    or `text`; `word` the control word or symbol; `number` its parameter, if any.
    """

    kind: str
    word: str = ""
    number: int | None = None
    data: bytes = b""


OPEN, CLOSE = Token("open"), Token("close")


def tokens(data: bytes) -> Iterator[Token]:
    r"""Yield the tokens; what follows `\\bin` is passed over by its length, and never looked at."""
    at = 0
    while match := _TOKEN.search(data, at):
        at = match.end()
        if match["text"] is not None:
            yield Token("text", data=match["text"])
        elif match["brace"]:
            yield OPEN if match["brace"] == b"{" else CLOSE
        elif match["word"]:
            number = int(match["number"]) if match["number"] else None
            word = match["word"].decode("ascii")
            if word == "bin" and number and number > 0:
                at += number
            else:
                yield Token("word", word, number)
        elif match["hex"]:
            digits = match["hex"].replace(b"\\'", b"")
            yield Token("byte", data=bytes.fromhex(digits.decode("ascii")))
        elif match["sign"]:
            yield Token("sign", match["sign"].decode("latin-1"))

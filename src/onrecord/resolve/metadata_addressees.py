"""To whom a document is addressed."""

from __future__ import annotations

import re

from onrecord.model import Span
from onrecord.resolve.metadata_parts import Found, Parts, Piece, words_of

_ADDRESSED = re.compile(r"\b(?:addressed|submitted|sent|forwarded)\s+to\s+(?:the\s+)?(?=[A-Z])")
_TO = re.compile(r"To\s?:\s{1,6}(?=\S)")
_TO_THE = re.compile(r"To\s+(?:the\s+)(?=[A-Z])")
_DEAR = re.compile(r"(?:Dear|To)\s+(?=[A-Z])")
_SEPARATOR = re.compile(
    r",?\s+as\s+well\s+as\s+(?:to\s+)?(?:the\s+)?|;\s+(?:and\s+)?(?:the\s+)?"
    r"|,\s+(?:and\s+)?(?:to\s+)?(?:the\s+)?(?=[A-Z\d]|embass|foreign\b|national\b|international\b)"
)
_LAST_AND = re.compile(r"\s+and\s+(?:to\s+)?the\s+(?=[A-Z])")
_ADJECTIVE = re.compile(r"\s(?!General|Republic|Representative)[A-Z]\w{2,}(?:al|ic|ive)\Z")
_TWO_MORE = re.compile(r"[A-Z]\w+ and [A-Z]\w+ [A-Z]")
_MOST = 60
_LONGEST = 160


def find_addressees(parts: Parts) -> tuple[Found, ...]:
    """Return those the document names as its addressees, in order, each with its words.

    Read are "addressed to A, B and C" above or below the text or in a letter's title, the `To:`
    line of a message, and "Dear …,".
    """
    for piece in (*parts.above, *reversed(parts.below)):
        found = _named(parts, piece)
        if found:
            return found
    return ()


def _named(parts: Parts, piece: Piece) -> tuple[Found, ...]:
    text, span = parts.document.text, piece.span
    to = _TO.match(text, span.start, span.end)
    if to:
        return _split(text, Span(to.end(), span.end), ands=False)
    address = _TO_THE.match(text, span.start, span.end)
    if address and len(piece.words) < 120 and piece.words[-1] not in ".!?":
        return (_whole_address(parts, piece, address.end()),)
    addressed = _ADDRESSED.search(text, span.start, span.end)
    if addressed:
        return _split(text, Span(addressed.end(), span.end), ands=piece.block.type == "heading")
    dear = _DEAR.match(text, span.start, span.end)
    if dear and span.end - span.start < 90 and text[span.end - 1] in ",:":
        name = _line(text[dear.end() : span.end - 1])
        if name.lower() not in words_of("greetings"):
            return (Found(name, Span(dear.end(), span.end - 1)),)
    return ()


def _whole_address(parts: Parts, piece: Piece, start: int) -> Found:
    """Return an address of several lines that begins "To the …": up to a comma or a blank line."""
    text, end = parts.document.text, piece.span.end
    for following in parts.above:
        if following.span.start > end and text[end : following.span.start].count("\n") == 1:
            end = following.span.end
    end = min(end, start + _LONGEST)
    stop = text.find(",", start, end)
    span = Span(start, stop if stop > 0 else end)
    return Found(_line(span.of(text)), span)


def _split(text: str, span: Span, *, ands: bool) -> tuple[Found, ...]:
    end = span.start + len(text[span.start : span.end].rstrip(" .;,\n\r\t"))
    bounds = [match.span() for match in _SEPARATOR.finditer(text, span.start, end)]
    if ands or not bounds:
        bounds = sorted([*bounds, *(m.span() for m in _LAST_AND.finditer(text, span.start, end))])
    starts = [span.start, *(stop for _, stop in bounds)]
    ends = [*(begin for begin, _ in bounds), end]
    # "Tervian Educational, Scientific and Cultural Organization": an adjective ends no name.
    joined = {
        at
        for at, stop in enumerate(ends[:-1])
        if _ADJECTIVE.search(text, starts[at], stop) and _TWO_MORE.match(text, starts[at + 1])
    }
    starts = [start for at, start in enumerate(starts) if at - 1 not in joined]
    ends = [stop for at, stop in enumerate(ends) if at not in joined]
    found = [
        Found(_line(text[begin:stop]), Span(begin, stop))
        for begin, stop in zip(starts, ends, strict=True)
        if begin < stop
    ]
    usable = [each for each in found if 1 < len(each.value) <= _LONGEST]
    return tuple(usable[:_MOST])


def _line(words: str) -> str:
    return " ".join(words.split())

"""Crediting by marks alone: “…” — Ana Lisk, and the headline "Lisk: We were warned"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from onrecord.extract.voices.lexis import words
from onrecord.extract.voices.quotes import Quote
from onrecord.model import Block, Span

_SIGNED = re.compile(
    r"\s{0,3}(?P<mark>[―—–]|--?)[ \u00a0]{0,2}(?P<name>[A-Z](?:[\w.’'-]*\w)?(?:[ \u00a0][A-Z\d](?:[\w.’'-]*\w)?){0,5})(?=[.,;]?\s*(?:\n|$|,))"
)
_TITLE = re.compile(
    r"(?P<name>[A-Z][\w.’'-]*(?: (?:of |the )?[A-Z][\w.’'-]*){0,3})(?P<mark>:) (?=\S)"
)
_NO_NAMES = re.compile(
    r"\d|^(?:The Latest|Update|Updated|Breaking|Watch|Video|Photos|Live|Note|Source|Date|Opinion|Analysis|Exclusive|Report|Editorial)$",
    re.IGNORECASE,
)
SHORTEST = 12  # code points of what a headline's colon leads to


class Marked(NamedTuple):
    """A source, the mark that credits, and the content."""

    source: Span
    cue: Span
    content: Span
    direct: bool


def find_marked(text: str, block: Block, quotes: list[Quote], *, heads: bool) -> Iterator[Marked]:
    """Yield the signatures behind a block's quotations, and the voice before a headline's colon.

    Args:
        text: The document's text.
        block: The block.
        quotes: Its quotations.
        heads: Whether the block may be a headline.
    """
    for quote in quotes:
        signed = _SIGNED.match(text, quote.end, block.end)
        if signed is not None and quote.closed:
            source, cue = Span(*signed.span("name")), Span(*signed.span("mark"))
            yield Marked(source, cue, Span(quote.start, quote.end), direct=True)
    if not heads or text.count("\n", block.start, block.end):
        return
    title = _TITLE.match(text, block.start, block.end)
    if title is None or _NO_NAMES.search(title["name"]) or block.end - title.end() < SHORTEST:
        return
    if title["name"].split()[0].lower() in words("prepositions"):
        return
    source, cue = Span(*title.span("name")), Span(*title.span("mark"))
    yield Marked(source, cue, Span(title.end(), block.end), direct=False)

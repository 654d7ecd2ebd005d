"""Attributions inside one another: "she said that he thinks", a quotation within a quotation."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator

from onrecord.extract.voices.quotes import find_quotes
from onrecord.model import Attribution, Document, Span, replace

NEAR = 60  # attributions on either side among which the one around another is looked for


def within(document: Document, found: Iterable[Attribution]) -> Iterator[Attribution]:
    """Yield attributions, each with the id of the one whose credited words hold it.

    What is credited inside a quotation, or inside what somebody else is credited with, is told on
    that voice's word. A verb that goes on with the same source ("praised X and blamed Y") is not
    inside the one before.

    Args:
        document: With blocks.
        found: Its attributions, in the order of their cues.
    """
    every = list(found)
    quotes = [
        Span(quote.start, quote.end)
        for block in document.blocks
        for quote in find_quotes(document.text, block.start, block.end)
    ]
    for at, one in enumerate(every):
        near = every[max(0, at - NEAR) : at + NEAR]
        holder = _holder(document, one, near, quotes)
        yield one if holder is None else replace(one, within=holder)


def _in_each_other(one: Attribution, other: Attribution) -> bool:
    """True where two contents hold each other's cues, and the other's is not the longer."""
    mutual = one.content.start <= other.cue.start < one.content.end
    return mutual and other.content.end - other.content.start <= one.content.end - one.content.start


def _holder(
    document: Document, one: Attribution, every: list[Attribution], quotes: list[Span]
) -> str | None:
    place = bisect_right(quotes, one.cue.start, key=lambda quote: quote.start) - 1
    quoted = place >= 0 and one.cue.start < quotes[place].end
    if quoted and one.source is not None and one.source.start <= quotes[place].start + 1:
        quoted = document.text[one.cue.start : one.cue.end] != ":"  # a turn of a transcript
    around = [
        other
        for other in every
        if other is not one
        and other.cue != one.cue
        and other.content.start <= one.cue.start < other.content.end
        and (other.source is None or one.source is None or not other.source.meets(one.source))
        and not _in_each_other(one, other)
        and (other.stance != "attitude" or one.stance == "attitude")
    ]
    if around:
        return min(around, key=lambda other: other.content.end - other.content.start).id
    return "quotation" if quoted else None

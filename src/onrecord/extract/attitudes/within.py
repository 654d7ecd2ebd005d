"""Attributions inside one another: "she said that he thinks", a quotation within a quotation."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator

from onrecord.extract.voices.names import kind_of
from onrecord.extract.voices.quotes import find_quotes
from onrecord.model import Attribution, Document, Polarity, Span, Voice, replace

_POLARITIES: dict[str, Polarity] = {"deny": "denied", "withdraw": "withdrawn"}
NEAR = 60  # attributions on either side among which the one around another is looked for


def within(document: Document, found: Iterable[Attribution]) -> Iterator[Attribution]:
    """Yield attributions, each with the id of the one whose credited words hold it, and its voices.

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
    holders: dict[str, str | None] = {}
    for at, one in enumerate(every):
        near = every[max(0, at - NEAR) : at + NEAR]
        holders[one.id] = _holder(document, one, near, quotes)
    known = {one.id: one for one in every}
    for one in every:
        chain = tuple(_voice(document.text, each) for each in _outwards(one, holders, known))
        polarity = _POLARITIES.get(one.stance, "asserted")
        yield replace(one, within=holders[one.id], sources=chain, polarity=polarity)


def _outwards(
    one: Attribution, holders: dict[str, str | None], known: dict[str, Attribution]
) -> list[Attribution]:
    """Return an attribution with those around it, the outermost first."""
    chain = [one]
    while (holder := known.get(holders[chain[0].id] or "")) is not None and holder not in chain:
        chain.insert(0, holder)
    return chain


def _voice(text: str, one: Attribution) -> Voice:
    source = one.source or one.cue
    name = " ".join((one.author or source.of(text)).split())
    cue = one.cue.of(text)
    return Voice(name=name, kind=kind_of(name), cue=cue, start=source.start, end=source.end)


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
        turn = one.cue == one.source or document.text[one.cue.start : one.cue.end] == ":"
        quoted = not turn  # a transcript in quotation marks
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

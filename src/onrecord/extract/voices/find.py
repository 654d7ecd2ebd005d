"""Document → who is credited with which words: sources, cues and contents with exact places."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator

from onrecord.extract.voices.course import (
    goes_on,
    looks_back,
    on_course,
    opens_course,
    reported_on,
)
from onrecord.extract.voices.lexis import may_credit
from onrecord.extract.voices.memory import Memory
from onrecord.extract.voices.quotes import find_quotes
from onrecord.extract.voices.said import Said
from onrecord.extract.voices.sentence import read_sentence
from onrecord.extract.voices.speech import next_speaker, runs_on, speak
from onrecord.extract.voices.transcript import find_turns
from onrecord.model import Block, Document, Span

SHORT_LINE = 120  # code points of a heading that the text below gives the source of
FULL_LINE = 50  # code points of a line that may break off a sentence
# "The health office now has 46 dead".
_BOOKED = re.compile(
    r"\b(?:has|have|had|makes?|made)\s+(?:now\s+|it\s+)?[\w,.-]+\s+(?:dead|killed|deaths|missing|fatalities|disappeared)\b"
    r"|\bha[ds]\s+(?:it|them)\s+at\s"
)


def find_said(document: Document, blocks: Iterable[Block]) -> list[Said]:
    """Return what the given blocks of a document credit to whom, in the order of the blocks.

    Args:
        document: With blocks and sentences; `metadata.issuer` tells its own voice from others.
        blocks: The blocks to read, in order. Names are taken up only from blocks that were read.
    """
    memory = Memory(document.text)
    found: list[Said] = []
    previous: Block | None = None
    speaker: Said | None = None
    said: list[Said] = []
    turns = find_turns(document)
    for block in blocks:
        earlier = said
        said, speaker = _read_block(document, block, previous, memory, speaker, said)
        found += said
        found += _speak_before(document, previous, earlier, said)
        if block.start in turns:
            found.append(turns[block.start])
        previous = block
    return found


def _read_block(
    document: Document,
    block: Block,
    previous: Block | None,
    memory: Memory,
    speaker: Said | None,
    said_before: list[Said],
) -> tuple[list[Said], Said | None]:
    text = document.text
    quotes = find_quotes(text, block.start, block.end)
    since = previous.start if previous is not None else block.start
    memory.turn_to(since)
    found: list[Said] = list(_broken_off(text, previous, block, said_before))
    before: list[Said] = []
    last: Span | None = None
    course: Said | None = None
    for span in _sentences(document, block):
        memory.sentence(last, span)
        said = list(goes_on(text, span, last, before))
        if not said and _may_credit(text, span):
            said = read_sentence(document, span, quotes, memory)
        found += looks_back(document, span, _above(last, previous), memory)
        opened = opens_course(document, span, said, memory)
        course = opened or (None if said else course)
        if not said:
            said = [*on_course(text, span, course)] or [*reported_on(text, span, last, before)]
        found += said
        before, last = said, span
    found += speak(document, block, quotes, found, memory, speaker, said_before)
    return found, next_speaker(document, block, quotes, found, memory, speaker)


def _above(last: Span | None, previous: Block | None) -> Span | None:
    """Return the sentence before one, or the heading or line above its block."""
    if last is not None or previous is None:
        return last
    return previous.span if previous.end - previous.start <= SHORT_LINE else None


def _speak_before(
    document: Document, previous: Block | None, earlier: list[Said], said: list[Said]
) -> Iterator[Said]:
    """Yield who spoke in the block before, if its quotation was left open and nobody named.

    "“We opened the pit.", and in the next paragraph: "“Eleven were children,” says Anna Lisk".
    """
    first = next((one for one in said if one.direct and not one.own), None)
    if previous is None or first is None:
        return
    for quote in find_quotes(document.text, previous.start, previous.end):
        span = Span(quote.start, quote.end)
        if not quote.closed and not any(one.direct and one.holds(span) for one in earlier):
            yield first._replace(content=(span,), direct=True)


def _broken_off(
    text: str, previous: Block | None, block: Block, said: list[Said]
) -> Iterator[Said]:
    """Yield what a sentence credits that the end of a full line parted in two blocks."""
    if previous is None or not runs_on(text, previous, block):
        return
    line = text[text.rfind("\n", 0, previous.end) + 1 : previous.end].rstrip()
    if len(line) < FULL_LINE or line[-1] in '.!?:;”"':
        return
    stop = next((k for k in range(block.start, block.end) if text[k] in ".!?"), block.end)
    for one in said:
        if not one.own and any(part.end >= previous.end - 1 for part in one.content):
            yield one._replace(content=(Span(block.start, stop),))


def _sentences(document: Document, block: Block) -> tuple[Span, ...]:
    first = bisect_left(document.sentences, block.start, key=lambda span: span.start)
    last = bisect_left(document.sentences, block.end, key=lambda span: span.start)
    return document.sentences[first:last]


def _may_credit(text: str, span: Span) -> bool:
    if may_credit(span.of(text)) or _BOOKED.search(text, *span) is not None:
        return True
    return any(text.find(mark, span.start, span.end) >= 0 for mark in (":", "(", "–", " - "))

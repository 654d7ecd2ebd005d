"""From an offset to the block, the headings and the sentences around it."""

from __future__ import annotations

from bisect import bisect_left, bisect_right

from onrecord.model import Block, Document, Span


def block_at(document: Document, offset: int) -> Block | None:
    """Return the block that holds the character at `offset`, or None between blocks."""
    index = bisect_right(document.blocks, offset, key=lambda block: block.start) - 1
    if index >= 0 and offset < document.blocks[index].end:
        return document.blocks[index]
    return None


def heading_of(document: Document, offset: int) -> tuple[Block, ...]:
    """Return the headings above `offset`, the nearest first, each of a higher rank than the last.

    A heading is not its own; a line under two headings of one level belongs to the nearer only.
    """
    index = bisect_right(document.blocks, offset, key=lambda block: block.start) - 1
    if index >= 0 and document.blocks[index].type == "heading":
        rank = document.blocks[index].level
    else:
        rank = 99
    found: list[Block] = []
    for block in reversed(document.blocks[:index] if index > 0 else ()):
        if block.type == "heading" and block.level < rank:
            found.append(block)
            rank = block.level
            if rank <= 1:
                break
    return tuple(found)


def sentences_of(document: Document, block: Block | Span) -> tuple[Span, ...]:
    """Return the sentences that begin inside a block, in order."""
    first = bisect_left(document.sentences, block.start, key=lambda span: span.start)
    last = bisect_left(document.sentences, block.end, key=lambda span: span.start)
    return document.sentences[first:last]


def sentence_at(document: Document, offset: int) -> Span | None:
    """Return the sentence that holds the character at `offset`, or None between sentences."""
    index = bisect_right(document.sentences, offset, key=lambda span: span.start) - 1
    if index >= 0 and offset < document.sentences[index].end:
        return document.sentences[index]
    return None

"""Document → document with blocks, tables and sentences."""

from __future__ import annotations

import re

from onrecord.model import Block, Document, Span, replace
from onrecord.text import markers
from onrecord.text.blocks import divide_block, find_blocks
from onrecord.text.sentences import split_sentences
from onrecord.text.tables import flag_header

_ATX_MARK = re.compile(r"#{1,6}\s+")


def segment(document: Document) -> Document:
    """Return the document with `blocks`, `tables` and `sentences` filled.

    Blocks and tables that the reader knew are kept; a document with sentences is returned as it is. Front matter has no sentences; every other
    block has at least one, and none crosses a block. A sentence leaves out the mark of a heading,
    a list item or a numbered paragraph, so that "14." is never read as a count.
    """
    if document.sentences:
        return document
    text = document.text
    blocks, tables = document.blocks, document.tables
    front = blocks[-1].end if blocks and blocks[-1].type == "front_matter" else 0
    if not blocks or front:
        found, found_tables = find_blocks(text, front, len(text))
        blocks, tables = blocks + tuple(found), tables + tuple(found_tables)
    else:
        blocks = tuple(part for block in blocks for part in _divided(text, block))
        tables = tuple(flag_header(text, table) for table in tables)
    sentences = [span for block in blocks for span in _sentences(text, block)]
    return replace(document, blocks=blocks, tables=tables, sentences=tuple(sentences))


def _divided(text: str, block: Block) -> list[Block]:
    if block.type in {"paragraph", "list_item", "note"}:
        return divide_block(text, block)
    return [block]


def _sentences(text: str, block: Block) -> list[Span]:
    if block.type == "front_matter":
        return []
    if block.type == "table":
        return _rows(text, block)
    start = _after_mark(text, block)
    if block.type == "heading":
        return [Span(start, block.end)] if start < block.end else []
    return split_sentences(text, start, block.end)


def _rows(text: str, block: Block) -> list[Span]:
    spans = []
    at = block.start
    for line in text[block.start : block.end].splitlines(keepends=True):
        words = line.strip()
        if words and not markers.RULE.match(words.replace("|", "-").replace(":", "-")):
            begin = at + line.index(words)
            spans.append(Span(begin, begin + len(words)))
        at += len(line)
    return spans


def _after_mark(text: str, block: Block) -> int:
    """Return where a block's words begin after its number sign, bullet or number."""
    stamp = markers.STAMP.match(text, block.start, block.end)
    if stamp and stamp.end() < block.end:
        return stamp.end()
    for pattern in (_ATX_MARK, markers.BULLET, markers.ORDINAL):
        match = pattern.match(text, block.start, block.end)
        if match and match.end() < block.end:
            return match.end()
    return block.start

"""Document → document with blocks, tables and sentences."""

from __future__ import annotations

import re

from onrecord.model import Block, Document, Span, Table, replace
from onrecord.text import markers
from onrecord.text.blocks import divide_block, find_blocks
from onrecord.text.language import is_read, with_languages
from onrecord.text.sentences import split_sentences
from onrecord.text.tables import flag_header

_FEW_LINES = 3
_ATX_MARK = re.compile(r"#{1,6}\s+")


def segment(document: Document) -> Document:
    """Return the document with `blocks`, `tables` and `sentences` filled.

    Blocks and tables that the reader knew are kept; a document with sentences is returned as it
    is. Front matter, page furniture and blocks in another language have no sentences; every other
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
        parts = [_divided(text, block) for block in blocks]
        blocks = tuple(block for found, _ in parts for block in found)
        more = [table for _, found in parts for table in found]
        flagged = [flag_header(text, table) for table in (*tables, *more)]
        tables = tuple(sorted(flagged, key=lambda table: table.start))
    document = with_languages(replace(document, blocks=blocks, tables=tables))
    sentences = [span for block in document.blocks for span in _sentences(text, block)]
    return replace(document, sentences=tuple(sentences))


def _divided(text: str, block: Block) -> tuple[list[Block], list[Table]]:
    """Divide a reader's block by its lines; one with many lines is a text of its own (`<pre>`)."""
    if block.type == "paragraph" and text.count("\n", block.start, block.end) > _FEW_LINES:
        return find_blocks(text, block.start, block.end)
    if block.type in {"paragraph", "list_item", "note"}:
        return divide_block(text, block), []
    return [block], []


def _sentences(text: str, block: Block) -> list[Span]:
    if block.type in {"front_matter", "furniture"} or not is_read(block):
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

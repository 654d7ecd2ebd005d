"""What the caption of a table, or the heading or sentence above it, says of its numbers."""

from __future__ import annotations

from bisect import bisect_left

from onrecord.extract.tables.heading import EMPTY, Heading, read_caption
from onrecord.model import Block, Document, Table
from onrecord.text.navigate import heading_of

_SHORT = 200


def read_context(document: Document, table: Table) -> Heading:
    """Return what the words above a table say happened, the nearest that say it.

    Looked at are the caption, the last line above the table where it ends in a colon or names a
    table, and the headings it stands under.
    """
    for words in _above(document, table):
        found = read_caption(" ".join(words.split()))
        if found.outcomes:
            return found
    return EMPTY


def _above(document: Document, table: Table) -> list[str]:
    text = document.text
    words = []
    if table.caption is not None:
        words.append(text[table.caption.start : table.caption.end])
    index = bisect_left(document.blocks, table.start, key=lambda block: block.start)
    before = document.blocks[index - 1] if index else None
    after = _after(document, table, index)
    if before is not None:
        said = text[before.start : before.end].rstrip()
        last = said.rsplit(". ", 1)[-1]
        caption = before.type == "caption"
        if caption or (before.type != "heading" and len(last) < _SHORT and _introduces(last)):
            words.append(last if not caption else said)
    words += [text[block.start : block.end] for block in heading_of(document, table.start)]
    if after:
        words.append(after)
    return words


def _after(document: Document, table: Table, index: int) -> str:
    """Return a caption that stands under the table."""
    below: Block | None = document.blocks[index + 1] if index + 1 < len(document.blocks) else None
    if below is None or below.type != "caption" or below.start < table.end:
        return ""
    return document.text[below.start : below.end]


def _introduces(words: str) -> bool:
    lowered = words.lower()
    return words.endswith(":") or lowered.lstrip("*_ ").startswith(("table", "annex", "tab."))

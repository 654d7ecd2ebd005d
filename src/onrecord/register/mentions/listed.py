"""Lists and tables of names in documents."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

from onrecord.model import Block, Cell, Document, Fate, PersonStatement, Span, StatedStatus, Table
from onrecord.register.cells import Cells
from onrecord.register.lists import guess_columns
from onrecord.register.mentions.chunks import Chunk, chunks_in
from onrecord.register.mentions.words import any_of, meanings
from onrecord.register.years import read_age

_MARK = re.compile(r"\s*(?:[-*•–]|\(?\d{1,4}[.)]|\(?[a-z][.)])?\s*")
_OF_PERSONS = frozenset(
    [
        "died",
        "status",
        "household",
        "site",
        "remains",
        "grave",
        "missing_since",
        "identified_on",
        "detained_on",
        "cause",
        "disability",
    ]
)
"""Columns that tell of harm to those named; a name with an age is on many a list."""
_LONGEST_LEAD = 200
_DENIED = re.compile(
    r"\b(?:survivors?|witness\w*|speakers?|members?|suspects?|accused|perpetrators?|signed)\b",
    re.IGNORECASE,
)


class Listed(NamedTuple):
    """A person of a list: the place of the name and of its row, and what the row says."""

    start: int
    end: int
    row: Span
    said: PersonStatement


def listed_persons(document: Document) -> Iterator[Listed]:
    """Yield the persons whom a document's tables and lists name.

    A table needs a column of names and another that tells of persons; a list needs a line before it
    that says what happened to those on it.
    """
    for table in document.tables:
        yield from _of_table(document, table)
    lead: Fate | None = None
    for block in document.blocks:
        if block.type == "list_item":
            if lead is not None:
                yield from _of_item(document, block, lead)
        elif block.type in {"heading", "paragraph", "caption"}:
            lead = lead_of(block.span.of(document.text))


def lead_of(words: str) -> Fate | None:
    """Return what a heading or a line before a list says happened to those on it, or None."""
    if len(words) > _LONGEST_LEAD or _DENIED.search(words):
        return None
    closes = words.rstrip().endswith(":") or len(words.split()) <= 8
    match = _lead().search(words) if closes else None
    return meanings("listed").get(match["word"].lower()) if match else None


@cache
def _lead() -> re.Pattern[str]:
    return re.compile(rf"\b(?P<word>{any_of(meanings('listed'))})\b", re.IGNORECASE)


def _of_table(document: Document, table: Table) -> Iterator[Listed]:
    rows: dict[int, list[Cell]] = {}
    for cell in table.cells:
        rows.setdefault(cell.row, []).append(cell)
    order = sorted(rows)
    if len(order) < 2:
        return
    heads = {cell.column: cell.span.of(document.text).strip(" *_|") for cell in rows[order[0]]}
    columns = guess_columns([head for head in heads.values() if head])
    fields = set(columns.values())
    if not fields & {"name", "given", "surname"}:
        return
    status = _table_lead(document, table)
    if status is None and not fields & _OF_PERSONS:
        return
    for number in order[1:]:
        yield from _of_row(document, rows[number], heads, columns, status)


def _of_row(
    document: Document, row: Sequence[Cell], heads: dict[int, str], columns: dict[str, str],
    status: Fate | None,
) -> Iterator[Listed]:  # fmt: skip
    cells = {
        heads[cell.column]: cell.span.of(document.text).strip(" *_|\n")
        for cell in row if heads.get(cell.column)
    }  # fmt: skip
    read = Cells(cells, columns, status=status, date=None)
    if not any(char.isalpha() for char in read.name) or read.name.lower() in {
        "total",
        "all",
        "unknown",
    }:
        return
    named = [
        cell
        for cell in row
        if columns.get(heads.get(cell.column, "")) in {"name", "given", "surname"}
    ]
    filled = [cell for cell in named if cell.span.of(document.text).strip(" *_|\n")]
    start, end = _bare(document.text, filled[0].start, filled[-1].end)
    said = read.statement("", "", "")
    yield Listed(
        start, end, Span(min(cell.start for cell in row), max(cell.end for cell in row)), said
    )


def _bare(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start] in " *_|\n":
        start += 1
    while end > start and text[end - 1] in " *_|\n":
        end -= 1
    return start, end


def _table_lead(document: Document, table: Table) -> Fate | None:
    if table.caption:
        return lead_of(table.caption.of(document.text))
    before = [block for block in document.blocks if block.end <= table.start]
    return lead_of(before[-1].span.of(document.text)) if before else None


def _of_item(document: Document, block: Block, lead: Fate) -> Iterator[Listed]:
    """Yield the person of an item that begins with a name."""
    match = _MARK.match(document.text, block.start, block.end)
    at = match.end() if match else block.start
    line = document.text.find("\n", at, block.end)
    end = block.end if line < 0 else line
    found = chunks_in(document.text, at, end, least=2)
    if not found or found[0].lead != at:
        return
    chunk = found[0]
    rest = document.text[chunk.tail : end]
    if re.match(r"\s*(?:said|told|reported|wrote|writes|says)\b", rest):
        return
    yield Listed(chunk.start, chunk.end, block.span, _said(chunk, lead))


def _said(chunk: Chunk, lead: Fate) -> PersonStatement:
    return PersonStatement(
        id="", source="", key="", name=chunk.name, sex=chunk.sex,  # type: ignore[arg-type]
        age=read_age(chunk.age) if chunk.age else None, place=chunk.home, kin=chunk.kin,
        other={"occupation": chunk.trade} if chunk.trade else {},
        statuses=(StatedStatus(status=lead),),
    )  # fmt: skip

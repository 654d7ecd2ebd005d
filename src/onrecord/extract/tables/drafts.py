"""Figures from tables: the headings of row and column say what a number counts.

The rules are LEDGER's ("Cases decided"): a row's figure is part of the total row's figure of the
same column; a sub-column ("of which children") is part of its own row's figure. Which cells head
which follows the W3C's advice on tables with two headers and with irregular headers
(https://www.w3.org/WAI/tutorials/tables/).
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence

from onrecord.extract.grammar.draft import Draft
from onrecord.extract.tables.cells import Reading, lone_draft, read_cell
from onrecord.extract.tables.columns import Columns, read_columns
from onrecord.extract.tables.context import read_context
from onrecord.extract.tables.grid import Row, is_value, read_grid, words_of
from onrecord.extract.tables.heading import EMPTY, Heading, read_heading
from onrecord.extract.tables.meaning import apply, mean
from onrecord.extract.tables.parts import Entry, link_entries
from onrecord.model import Cell, Document, Span, Table


def table_drafts(document: Document, table: Table) -> list[Draft]:
    """Return the drafts of a table's figures, in the order of its cells.

    Args:
        document: A segmented document.
        table: One of its tables.

    Returns:
        Drafts with outcomes, groups and wholes; their `sentence` is the row they stand in.
    """
    text = document.text
    rows = read_grid(text, table)
    context = read_context(document, table)
    drafts: list[Draft] = []
    for head, body in _blocks(rows):
        columns = read_columns(text, head, body, len(rows[0].cells))
        entries: list[Entry] = []
        section, number = EMPTY, 0
        for index, row in enumerate(body):
            if row.section:
                section, number = _section(text, row), index
                continue
            found, extra = _row(document, row, columns, (section, context))
            entries += [Entry(index, at, draft, stub, number) for at, draft, stub in found]
            drafts += [draft for _, draft, _ in found] + extra
        link_entries(entries, columns)
    return sorted(drafts, key=lambda draft: draft.phrase.quantity.start)


def _blocks(rows: Sequence[Row]) -> Iterator[tuple[list[Row], list[Row]]]:
    """Part a table where a row of headings begins anew."""
    head: list[Row] = []
    body: list[Row] = []
    for row in rows:
        if row.header and body:
            yield head, body
            head, body = [], []
        (head if row.header else body).append(row)
    if body:
        yield head, body


def _section(text: str, row: Row) -> Heading:
    return read_heading(next(words_of(text, cell) for cell in row.cells if words_of(text, cell)))


def _row(
    document: Document, row: Row, columns: Columns, outer: tuple[Heading, Heading]
) -> tuple[list[tuple[int, Draft, Heading]], list[Draft]]:
    """Return the figures of a row with their columns and the row's heading, and those besides."""
    text = document.text
    span = _sentence(document, row)
    found: list[tuple[int, Draft, Heading]] = []
    extra: list[Draft] = []
    stubs: list[Heading] = []
    seen: set[int] = set()
    for column, cell in enumerate(row.cells):
        if cell is None or cell.start in seen:
            continue
        seen.add(cell.start)
        heading = columns.headings[column]
        words = words_of(text, cell)
        if _is_stub(heading, column, words):
            stubs.append(read_heading(words))
            if column or not any(map(str.isdigit, words)):
                extra += _told(text, cell, span, heading)
            continue
        reading = read_cell(text, cell, span)
        if not reading.numbers and not reading.drafts:
            continue
        stub = _stub(stubs)
        said = mean(heading, stubs, outer, columns)
        first, others = _fill(reading, said, heading, span)
        if first is not None:
            found.append((column, first, stub))
        extra += others
    return found, extra


def _is_stub(heading: Heading, column: int, words: str) -> bool:
    """True for a cell that heads its row: words where no column of an outcome stands."""
    if not words or is_value(words):
        return False
    return not heading.outcomes and (column == 0 or not any(map(str.isdigit, words)))


def _stub(stubs: Sequence[Heading]) -> Heading:
    """Return the one heading that says whether a row is a total or a part."""
    for stub in stubs[:3]:
        if stub.total or stub.part:
            return stub
    return stubs[0] if stubs else EMPTY


def _told(text: str, cell: Cell, span: Span, heading: Heading) -> list[Draft]:
    """Return the figures that the words of a cell tell by themselves."""
    if heading.kind == "none":
        return []
    return [draft for draft in read_cell(text, cell, span).drafts if draft.outcomes]


def _fill(
    reading: Reading, said: Heading | None, heading: Heading, span: Span
) -> tuple[Draft | None, list[Draft]]:
    """Return the cell's figure, and further figures in it."""
    if reading.numbers:
        if said is None:
            return None, []
        first = lone_draft(reading.numbers[0], span)
        apply(first, said)
        others = []
        if reading.second and heading.inner:
            inner = lone_draft(reading.numbers[1], span)
            apply(inner, said._replace(groups=heading.inner, head=""))
            inner.whole = first
            others.append(inner)
        return first, others
    drafts = list(reading.drafts)
    if said is not None:
        for draft in drafts:
            if not draft.outcomes and _fits(draft, said):
                apply(draft, said, keep=True)
    named = [draft for draft in drafts if draft.outcomes]
    return (named[0] if named else None), drafts[1:] if named and named[0] is drafts[0] else [
        draft for draft in drafts if draft is not (named[0] if named else None)
    ]


def _fits(draft: Draft, said: Heading) -> bool:
    """True where the noun in the cell can have met what the heading says."""
    kind = draft.phrase.kind
    things = set(said.outcomes) <= {"destroyed", "damaged"}
    return kind in {"elided", "unknown"} or kind == ("thing" if things else "person")


def _sentence(document: Document, row: Row) -> Span:
    """Return the document's sentence that holds the row, or the range of its cells."""
    cells = [cell for cell in row.cells if cell is not None]
    start, end = min(cell.start for cell in cells), max(cell.end for cell in cells)
    index = bisect_right(document.sentences, start, key=lambda span: span.start) - 1
    if index >= 0 and document.sentences[index].holds((start, end)):
        return document.sentences[index]
    return Span(start, end)

"""Figures from tables: the headings of row and column say what a number counts.

The rules are LEDGER's ("Cases decided"): a row's figure is part of the total row's figure of the
same column; a sub-column ("of which children") is part of its own row's figure. Which cells head
which follows the W3C's advice on tables with two headers and with irregular headers
(https://www.w3.org/WAI/tutorials/tables/).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from onrecord.extract.grammar.draft import Draft
from onrecord.extract.tables.columns import read_columns
from onrecord.extract.tables.context import Context, house_of, read_context
from onrecord.extract.tables.grid import Row, read_grid, words_of
from onrecord.extract.tables.heading import EMPTY, Heading, read_heading
from onrecord.extract.tables.parts import Entry, link_entries
from onrecord.extract.tables.rows import Setting, read_row
from onrecord.extract.tables.sums import mark_sum_columns, mark_sums
from onrecord.model import Document, Table


def table_drafts(document: Document, table: Table) -> list[Draft]:
    """Return the drafts of a table's figures, in the order of their places.

    Args:
        document: A segmented document.
        table: One of its tables.

    Returns:
        Drafts with outcomes, groups and wholes; their `sentence` is the row they stand in.
    """
    rows = read_grid(document.text, table)
    context = read_context(document, table)
    drafts: list[Draft] = []
    house = house_of(document, table)
    for head, body in _blocks(rows):
        drafts += _block(document, head, body, context, house)
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


def _block(
    document: Document, head: Sequence[Row], body: Sequence[Row], context: Context, house: str
) -> list[Draft]:
    """Return the drafts of the rows under one set of headings."""
    columns = read_columns(document.text, head, body, len(body[0].cells), house)
    if house == "killed" and not (columns.counting or context.heading.outcomes):
        context = Context(EMPTY._replace(outcomes=(house,), groups=("person",)))
    if columns.corner.outcomes:
        context = Context(columns.corner, close=True)
    setting = Setting(columns, EMPTY, context, EMPTY)
    entries: list[Entry] = []
    drafts: list[Draft] = []
    for index, row in enumerate(body):
        if row.section:
            setting = setting._replace(section=_section(document.text, row), above=EMPTY)
            continue
        found = read_row(document, row, setting)
        entries += [Entry(index, at, draft, found.stub) for at, draft in found.counted]
        drafts += [draft for _, draft in found.counted] + found.besides
        if not found.stub.part:
            setting = setting._replace(above=found.stub)
    link_entries(mark_sums(document.text, entries), mark_sum_columns(entries, columns))
    return drafts


def _section(text: str, row: Row) -> Heading:
    return read_heading(next(words_of(text, cell) for cell in row.cells if words_of(text, cell)))

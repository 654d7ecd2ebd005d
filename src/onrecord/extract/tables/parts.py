"""Which figures of a table are parts of which (LEDGER, "Cases decided")."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from typing import NamedTuple

from onrecord.extract.grammar.draft import Draft
from onrecord.extract.tables.columns import Columns
from onrecord.extract.tables.heading import Heading


class Entry(NamedTuple):
    """A figure of a table with its place: row, column and what its row's heading says."""

    row: int
    column: int
    draft: Draft
    heading: Heading


def link_entries(entries: Sequence[Entry], columns: Columns) -> None:
    """Set the wholes of the figures of one block of rows.

    A sub-column is part of its own row's figure; else a sub-row of the row above; else a row of
    its total row; else a column of its total column.
    """
    by_place = {(entry.row, entry.column): entry for entry in entries}
    by_column: dict[int, list[Entry]] = defaultdict(list)
    for entry in entries:
        by_column[entry.column].append(entry)
    for entry in entries:
        base = by_place.get((entry.row, columns.bases[entry.column]))
        if base is not None and base.draft is not entry.draft:
            _tie(entry, base, loose=columns.headings[entry.column].part)
    for below in by_column.values():
        _sub_rows(below)
        _total_rows(below)
    for total, covers in enumerate(columns.covers):
        for entry in by_column.get(total, ()) if covers else ():
            for column in covers:
                part = by_place.get((entry.row, column))
                if part is not None:
                    _tie(part, entry)


def _tie(part: Entry, whole: Entry, *, loose: bool = False) -> None:
    """Make one figure a part of another, where it is none yet and speaks of the same harm."""
    if part.draft.whole is not None or part.draft is whole.draft:
        return
    if loose or set(part.draft.outcomes) & set(whole.draft.outcomes):
        above: Draft | None = whole.draft
        for _ in range(8):  # never close a ring
            if above is part.draft:
                return
            above = above.whole if above is not None else None
        part.draft.whole = whole.draft


def _sub_rows(column: Sequence[Entry]) -> None:
    above: Entry | None = None
    for entry in column:
        if not entry.heading.part:
            above = entry
        elif above is not None:
            _tie(entry, above, loose=True)


def _total_rows(column: Sequence[Entry]) -> None:
    totals = [at for at, entry in enumerate(column) if entry.heading.total]
    if not totals:
        return
    if totals[0] == 0 and len(totals) == 1:
        for entry in column[1:]:
            _tie(entry, column[0])
        return
    begin = 0
    for at in totals:
        for entry in column[begin:at]:
            if not entry.heading.total:
                _tie(entry, column[at])
        begin = at + 1
    last = column[totals[-1]]
    if _sums_totals(last, column[totals[0]]):
        for entry in column[: totals[-1]]:
            _tie(entry, last)


def _sums_totals(last: Entry, first: Entry) -> bool:
    """True for a total of the totals above it: "Grand total", or "Total" under "Total, North"."""
    if last is first:
        return False
    bare = last.heading.words.lower().strip(" :.*")
    return last.heading.grand or (
        last.heading.words != first.heading.words
        and bare in {"total", "totals", "all", "overall", "in all", "total:"}
    )

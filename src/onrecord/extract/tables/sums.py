"""Rows that sum the others without being called a total: "Region", "1991–1993", a last row in bold.

LEDGER, "Cases decided": sums never make a part. So the row must differ from the others by its words
or its print, and its numbers must be the sums of theirs in every column.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence

from onrecord.extract.tables.columns import Columns
from onrecord.extract.tables.grid import is_year
from onrecord.extract.tables.parts import Entry
from onrecord.extract.tables.wording import table_words

_FEWEST = 2  # rows that a row sums
_SPAN = re.compile(r"(?:1[5-9]|20)\d\d\s*(?:[-–—/]|to)\s*(?:\d\d|(?:1[5-9]|20)\d\d)")
_SOME = re.compile(
    r"(?:the\s+|all\s+)?(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\d{1,2})\s+\w+s"
)
_THE = re.compile(r"(?:in\s+|for\s+)?(?:the|this)\s+")
_BOLD = "**"


def mark_sums(text: str, entries: Sequence[Entry]) -> list[Entry]:
    """Return the entries of a block of rows, the last or first row as a total where it sums them.

    Args:
        text: The document's text.
        entries: The figures of the rows, one a cell.
    """
    rows = sorted({entry.row for entry in entries if not entry.heading.part})
    if len(rows) <= _FEWEST or any(entry.heading.total for entry in entries):
        return list(entries)
    for row in (rows[-1], rows[0]):
        if _differs(text, entries, row) and _sums(entries, row):
            return [
                entry._replace(heading=entry.heading._replace(total=True))
                if entry.row == row
                else entry
                for entry in entries
            ]
    return list(entries)


def mark_sum_columns(entries: Sequence[Entry], columns: Columns) -> Columns:
    """Return the columns, the last as a total where it sums the others: "1991–93" after the years.

    Args:
        entries: The figures of the rows, one a cell.
        columns: The columns of the table.
    """
    used = sorted({entry.column for entry in entries})
    if len(used) <= _FEWEST or any(columns.covers):
        return columns
    words = [columns.headings[at].words.lower().strip(" *_:.") for at in used]
    sets_apart = _SPAN.fullmatch(words[-1]) or words[-1] in table_words("wholes") - {""}
    rows: dict[int, list[Entry]] = defaultdict(list)
    for entry in entries:
        rows[entry.row].append(entry)
    whole = [row for row in rows.values() if len(row) == len(used)]
    if not (sets_apart and whole and all(_last_sums(row) for row in whole)):
        return columns
    covers = list(columns.covers)
    covers[used[-1]] = tuple(used[:-1])
    return columns._replace(covers=tuple(covers))


def _last_sums(row: Sequence[Entry]) -> bool:
    """True where the last number of a row is the sum of the others, of the same harm."""
    ordered = sorted(row, key=lambda entry: entry.column)
    numbers = [entry.draft.phrase.quantity.best for entry in ordered]
    if len({entry.draft.outcomes for entry in ordered}) > 1 or None in numbers:
        return False
    return sum(n for n in numbers[:-1] if n is not None) == numbers[-1]


def _differs(text: str, entries: Sequence[Entry], row: int) -> bool:
    """True for a row that its heading or its print sets apart from the others."""
    own = [entry for entry in entries if entry.row == row]
    others = [entry for entry in entries if entry.row != row]
    words = _THE.sub("", own[0].heading.words.lower().strip(" *_:."), count=1)
    if words in table_words("wholes") or _SPAN.fullmatch(words) or _SOME.fullmatch(words):
        return not any(_THE.sub("", e.heading.words.lower()) == words for e in others)
    if is_year(words) and not any(is_year(entry.heading.words) for entry in others):
        return True  # "1994" under the months
    return _bold(text, own[0]) and not any(_bold(text, entry) for entry in others)


def _bold(text: str, entry: Entry) -> bool:
    start, end = entry.draft.sentence
    return text.count(_BOLD, start, end) > 1


def _sums(entries: Sequence[Entry], row: int) -> bool:
    """True where each number of a row is the sum of all others of its column."""
    columns: dict[int, list[Entry]] = defaultdict(list)
    for entry in entries:
        if not entry.heading.part:
            columns[entry.column].append(entry)
    checked = False
    for column in columns.values():
        values = [entry.draft.phrase.quantity.best for entry in column]
        whole = [entry.draft.phrase.quantity.best for entry in column if entry.row == row]
        if not whole or len(column) <= _FEWEST:
            continue
        numbers = [value for value in values if value is not None]
        if len(numbers) < len(values) or not whole[0] or sum(numbers) != 2 * whole[0]:
            return False
        checked = True
    return checked

"""Tables of lists and persons as files: CSV with a row a person, or with a row a combination."""

from __future__ import annotations

import csv
import io
from collections import Counter
from collections.abc import Sequence

from onrecord.errors import EstimateError, ReadError
from onrecord.model import Overlaps

COUNT = "count"
"""The column that makes a row a combination instead of a person."""
_ON = frozenset({"1", "x", "yes", "y", "true", "t"})
_OFF = frozenset({"", "0", "-", "no", "n", "false", "f"})


def read_overlaps(
    data: bytes, *, lists: Sequence[str] = (), by: str | None = None, path: str = "-"
) -> dict[str, Overlaps]:
    """Return the overlaps of each stratum in a CSV file, in the order in which they come up.

    A column a list, with 1, x, yes, y or true for who is on it and 0, -, no, n, false or nothing for
    who is not. With a column `count` a row is a combination and how many stand on just that; without
    it, a row is a person.

    Args:
        data: The file, in UTF-8.
        lists: The columns of the lists; none for all but the stratum's and the count's.
        by: The column whose values part the persons into strata.
        path: The file's name, for errors.

    Raises:
        ReadError: If it is no such table; the message names the row.
        EstimateError: If a stratum's lists cannot be used.
    """
    try:
        rows = csv.DictReader(io.StringIO(data.decode("utf-8-sig")), delimiter=_mark_between(data))
        columns = list(rows.fieldnames or ())
    except (UnicodeDecodeError, csv.Error) as error:
        raise ReadError(f"is no CSV in UTF-8: {error}", path=path) from error
    names = list(lists) or [name for name in columns if name not in {by, COUNT}]
    absent = [name for name in (*names, *([by] if by else [])) if name not in columns]
    if absent:
        hint = f"the columns are {', '.join(columns)}"
        raise ReadError(f"has no column {absent[0]!r}", path=path, hint=hint)
    strata: dict[str, Counter[str]] = {}
    for number, row in enumerate(rows, start=2):
        where = f"row {number}"
        pattern = "".join(_mark(row[name], f"{where}, column {name}", path) for name in names)
        count = _count(row[COUNT], where, path) if COUNT in columns else 1
        if "1" in pattern:
            strata.setdefault(str(row[by]) if by else "", Counter())[pattern] += count
    if not strata:
        raise ReadError("has nobody who stands on a list", path=path)
    return {name: _overlaps(names, counts, name, path) for name, counts in strata.items()}


def _overlaps(names: list[str], counts: Counter[str], stratum: str, path: str) -> Overlaps:
    try:
        return Overlaps(lists=tuple(names), counts=dict(counts))
    except EstimateError as error:
        where = f"{path}, stratum {stratum}" if stratum else path
        raise EstimateError(error.message, path=where, hint=error.hint) from error


def _mark_between(data: bytes) -> str:
    """Return what parts the cells of the heading: spreadsheets write `;` or tabs as well."""
    head = data[:4096].decode("utf-8-sig", "replace").partition("\n")[0]
    return max(",;\t", key=head.count)


def _mark(value: str | None, where: str, path: str) -> str:
    word = (value or "").strip().lower()
    if word in _ON:
        return "1"
    if word in _OFF:
        return "0"
    hint = "1, x, yes or true for who is on the list; 0, no, false or nothing for who is not"
    raise ReadError(
        f"{where}: {value!r} does not say whether somebody is on it", path=path, hint=hint
    )


def _count(value: str | None, where: str, path: str) -> int:
    try:
        count = int(value or "")
    except ValueError:
        count = -1
    if count < 0:
        raise ReadError(f"{where}: {value!r} is no count", path=path)
    return count

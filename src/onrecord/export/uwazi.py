"""A table that Uwazi imports: a row a claim.

By the rules of https://docs.uwazi.io/docs/reference/csv-import/: `title` is required, columns carry the names of
the template's properties, several values stand between `|`, a date is YYYY-MM-DD, a range of dates
`YYYY/MM/DD:YYYY/MM/DD`. `id` is left out: there it names an entity of Uwazi's own. docs/how/exchange.md says
which property is of which type.
"""

from __future__ import annotations

import csv
from calendar import monthrange
from pathlib import Path

from onrecord.export.pairing import with_documents
from onrecord.export.sayings import says, stands, voice
from onrecord.export.tables import FORMULA_STARTS
from onrecord.model import Claim, Document, Event, Figure, Standing
from onrecord.plugins import Holdings

COLUMNS = (
    "title", "quotation", "sentence", "kind", "outcome", "group", "lowest", "highest", "qualifier",
    "event", "place", "period", "voice", "document", "document_date", "page", "position", "polarity",
    "status", "record",
)  # fmt: skip
MARK = "|"


class UwaziExporter:
    """`onrecord export -f uwazi`."""

    name = "uwazi"
    description = "A table of claims that Uwazi imports, by its rules for columns and values."
    suffix = ".csv"

    def export(self, holdings: Holdings, target: Path) -> None:
        """Write the claims that nobody rejected into the file `target`."""
        events = {event.id: event for event in holdings.events()}
        with target.open("w", encoding="utf-8", errors="replace", newline="") as file:
            table = csv.writer(file, lineterminator="\n")
            table.writerow(COLUMNS)
            for one, document in with_documents(holdings):
                if stands(one):
                    row = row_of(one, document, events.get(one.record.event or ""))
                    table.writerow([_safe(row[name]) for name in COLUMNS])


def row_of(one: Standing, document: Document, event: Event | None) -> dict[str, str]:
    """Return a claim as a row, each cell under its column."""
    record = one.record
    found = {
        "title": f"{says(record)} ({document.metadata.title or document.path})",
        "quotation": record.text,
        "sentence": " ".join(document.text[slice(*record.sentence)].split()),
        "kind": type(record).__name__.lower(),
        "event": _one(event.label) if event else "",
        "voice": voice(record, document) or "",
        "document": document.path,
        "document_date": _day(document.metadata.date),
        "page": str(record.page or ""),
        "position": f"{record.start}-{record.end}",
        "polarity": record.polarity,
        "status": one.status,
        "record": record.id,
    }
    return {**dict.fromkeys(COLUMNS, ""), **found, **_figure(record)}


def _figure(record: Figure | Claim) -> dict[str, str]:
    if not isinstance(record, Figure):
        return {}
    return {
        "outcome": MARK.join(record.outcome),
        "group": MARK.join(record.group),
        "lowest": "" if record.low is None else str(record.low),
        "highest": "" if record.high is None else str(record.high),
        "qualifier": record.modifier,
        "place": (record.place.name or record.place.text) if record.place else "",
        "period": period(record.date.edtf) if record.date else "",
    }


def period(edtf: str | None) -> str:
    """Return a date of the day, month or year, or an interval of such, as a range of days."""
    if not edtf:
        return ""
    first, mark, last = edtf.partition("/")
    begin, end = _days(first), _days(last if mark else first)
    return f"{begin[0]}:{end[1]}" if begin and end else ""


def _days(date: str) -> tuple[str, str] | None:
    """Return the first and last day that a date may mean; None for dates with marks of doubt."""
    parts = date.split("-")
    if (
        not all(part.isdecimal() for part in parts)
        or [len(part) for part in parts] != [4, 2, 2][: len(parts)]
    ):
        return None
    year, month, day = [*map(int, parts), 0, 0][:3]
    if not year or month > 12 or (month and day > monthrange(year, month)[1]):
        return None
    last = day or monthrange(year, month or 12)[1]
    return f"{year:04}/{month or 1:02}/{day or 1:02}", f"{year:04}/{month or 12:02}/{last:02}"


def _day(edtf: str | None) -> str:
    return edtf if edtf and len(edtf.split("-")) == 3 and _days(edtf) else ""


def _one(label: str) -> str:
    """Return a title that stays one value: `|` parts values."""
    return label.replace(MARK, "/")


def _safe(cell: str) -> str:
    return f"'{cell}" if cell.startswith(FORMULA_STARTS) else cell

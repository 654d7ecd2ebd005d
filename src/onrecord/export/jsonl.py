"""JSON Lines: a line a claim, with its whole record; comes back as decisions."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

from onrecord.casebook.imports import Row, Unread, digest_of, plain, token
from onrecord.model import Json
from onrecord.plugins import Holdings

KEYS = frozenset({"status", "revision", "reason", "record"})


class JsonLinesExporter:
    """`onrecord export -f jsonl`."""

    name = "jsonl"
    description = (
        "JSON Lines, a line a claim with its whole record; `onrecord import` takes it back."
    )
    suffix = ".jsonl"

    def export(self, holdings: Holdings, target: Path) -> None:
        """Write the claims into the file `target`."""
        with target.open("w", encoding="utf-8", errors="surrogatepass", newline="\n") as file:
            for one in holdings.claims():
                record = plain(one.record)
                revision = token(one, digest_of(record))
                line = {"status": one.status, "revision": revision, "reason": "", "record": record}
                file.write(json.dumps(line, ensure_ascii=False) + "\n")


def read_rows(path: Path) -> Iterator[Row | Unread]:
    """Yield the rows of an edited file; a line that is none says why."""
    with path.open(encoding="utf-8-sig", errors="surrogatepass") as file:
        for number, line in enumerate(file, start=1):
            if line.strip():
                yield _row(number, line)


def _row(number: int, line: str) -> Row | Unread:
    try:
        found = json.loads(line)
    except ValueError as error:
        return Unread(number, f"is no JSON: {error}")
    record = found.get("record") if isinstance(found, dict) else None
    if not isinstance(record, dict):
        return Unread(number, "has no record")
    unknown = sorted(found.keys() - KEYS)
    if unknown:
        return Unread(
            number, f"has {unknown[0]!r}, which nobody knows; there are {', '.join(sorted(KEYS))}"
        )

    def changes(current: Json) -> Json:
        return {name: value for name, value in record.items() if current.get(name) != value}

    return Row(
        number=number,
        claim=str(record.get("id") or ""),
        revision=str(found.get("revision") or ""),
        status=str(found.get("status") or ""),
        reason=str(found.get("reason") or ""),
        given={name: value for name, value in record.items() if value is not None},
        changes=changes,
        shown=digest_of,
        digest=digest_of(record),
    )

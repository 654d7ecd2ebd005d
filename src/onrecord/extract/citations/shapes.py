"""Symbols and dockets known by their shape: courts, and organisations other than the United Nations."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple, get_args

from onrecord.extract.citations.reference import Reference
from onrecord.extract.citations.tail import read_tail
from onrecord.lexicon import load
from onrecord.model import WorkType


class Shape(NamedTuple):
    """One row of the catalogue: whose symbols look how, what they are, and where they are kept."""

    id: str
    publisher: str
    type: WorkType
    pattern: re.Pattern[str]
    link: str | None


@cache
def shapes() -> tuple[Shape, ...]:
    """Return the rows of `symbols.yml`, in their order."""
    rows = []
    for row in load("symbols")["symbols"]:
        kind = row["type"]
        if kind not in get_args(WorkType):
            raise ValueError(f"symbols.yml: {row['id']}: no type {kind!r}")
        pattern = re.compile(rf"(?<![\w/-]){row['pattern']}(?![\w]|/\w)")
        rows.append(Shape(row["id"], row["name"], kind, pattern, row.get("link")))
    return tuple(rows)


def find_shapes(text: str, start: int, end: int) -> Iterator[Reference]:
    """Yield the references in `text[start:end]` whose symbols the catalogue has."""
    for shape in shapes():
        for match in shape.pattern.finditer(text, start, end):
            groups = match.groupdict()
            symbol = " ".join((groups.get("symbol") or match.group()).split()).rstrip(".,")
            tail = read_tail(text, match.end(), end)
            yield Reference(
                match.start(),
                tail.end,
                shape.type,
                f"{shape.id}:{normal(symbol)}",
                symbol=symbol,
                symbols=(symbol,),
                publisher=shape.publisher,
                date=tail.date,
                pinpoint=tail.pinpoint,
                link=shape.link.format(symbol=symbol) if shape.link else None,
                weight=8,
            )


def normal(symbol: str) -> str:
    """Return a symbol as it stands in a key: capitals, without blanks and "No."."""
    return re.sub(r"(?i)\bnos?\.|[\s,.]+", "", symbol.replace("–", "-")).upper()

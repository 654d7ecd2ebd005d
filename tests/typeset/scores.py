"""The agreement of every typeset copy with its plain text, by how it was set and scanned."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import cache
from pathlib import Path
from typing import NamedTuple

from onrecord.model import Document
from onrecord.read import read_bytes

from . import Agreement, agreement, figures_of, source
from .pdf import ONE_COLUMN, TWO_COLUMNS, typeset

DIGITAL = 0.98
CLEAN_SCAN = 0.90
NOISY_SCAN = 0.80


class Way(NamedTuple):
    """A way to make a copy of an example, and the F1 that its figures must reach."""

    name: str
    needed: float
    make: Callable[[Path], bytes]


def _scanned(columns: int, wear: str) -> Callable[[Path], bytes]:
    def make(path: Path) -> bytes:
        from . import scan  # noqa: PLC0415 - needs the extra

        setting = ONE_COLUMN if columns == 1 else TWO_COLUMNS
        return scan.scan(typeset(path, setting), getattr(scan, wear))

    return make


PRINTED = (
    Way("PDF, one column", DIGITAL, lambda path: typeset(path, ONE_COLUMN)),
    Way("PDF, two columns", DIGITAL, lambda path: typeset(path, TWO_COLUMNS)),
)
SCANNED = (
    Way("clean scan, one column", CLEAN_SCAN, _scanned(1, "CLEAN")),
    Way("noisy scan, one column", NOISY_SCAN, _scanned(1, "NOISY")),
    Way("clean scan, two columns", CLEAN_SCAN, _scanned(2, "CLEAN")),
    Way("noisy scan, two columns", NOISY_SCAN, _scanned(2, "NOISY")),
)
WORN = Way("badly worn scan, one column", 0.0, _scanned(1, "WORN"))
"""Measured, and no more: what is to be expected of the worst copies."""

RECORD = Path(__file__).parent / "scans.json"
"""What `python -m tests.typeset --scans` measured last."""


@cache
def copy(path: Path, way: Way) -> Document:
    """Return an example's copy as it is read."""
    return read_bytes(way.make(path), f"{path.stem}.pdf")


def scores(paths: Iterable[Path], way: Way) -> list[Agreement]:
    """Return the agreement of each example's copy with its plain text."""
    return [agreement(figures_of(copy(path, way)), figures_of(source(path))) for path in paths]

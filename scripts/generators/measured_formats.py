"""The page that says how far other formats give the figures of the plain text."""

from __future__ import annotations

import json
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
sys.path.insert(0, str(ROOT))

from tests.typeset import EXAMPLES, Agreement, add, agreement, figures_of, parts, source  # noqa: E402
from tests.typeset.office import FORMATS  # noqa: E402
from tests.typeset.scores import PRINTED, RECORD, copy  # noqa: E402

from onrecord.read import read_bytes  # noqa: E402

PATH = "docs/how/measured-formats.md"

HEAD = """\
# Measured: the same text in other formats

<!-- Made by scripts/generators/measured_formats.py; `make generated` writes it anew. -->

Each document of the example collection is typeset in each format, read, and its figures are set beside
those of the plain file, in their order. A figure is found again if its range, modifier, outcome and
group are the same. The files are made by programs (python-docx, odfpy, ReportLab, Python's own; books and
presentations are packed by hand), with the styles, lists, tables and footnotes that the formats have;
people's files are less orderly.

Scans are the PDFs' pages drawn at 200 dpi and read by OCR: clean ones as they are; noisy ones turned by
1.2 degrees, blurred, with noise, saved as JPEG of quality 30; badly worn ones as copies of copies are,
which people read with effort. `python -m tests.typeset --scans` measures them anew.

| format | figures in the plain text | read from the copy | found again | F1 |
|---|---|---|---|---|
"""


def make() -> str:
    """Return the page."""
    plain = {path: figures_of(source(path)) for path in EXAMPLES}
    rows = []
    for way in PRINTED:
        counts = add(agreement(figures_of(copy(path, way)), plain[path]) for path in EXAMPLES)
        rows.append(_row(way.name, counts))
    for name, measured in json.loads(RECORD.read_text(encoding="utf-8")).items():
        rows.append(_row(name, Agreement(*measured)))
    for suffix, typeset in FORMATS.items():
        counts = add(
            agreement(figures_of(read_bytes(typeset(parts(path)), f"x.{suffix}")), plain[path])
            for path in EXAMPLES
        )
        rows.append(_row(suffix.upper(), counts))
    return HEAD + "".join(rows)


def _row(name: str, counts: Agreement) -> str:
    return f"| {name} | {counts.original} | {counts.copy} | {counts.shared} | {counts.f1:.3f} |\n"

"""The page that says how far other formats give the figures of the plain text."""

from __future__ import annotations

import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
sys.path.insert(0, str(ROOT))

from tests.typeset import EXAMPLES, add, agreement, figures_of, parts, source  # noqa: E402
from tests.typeset.office import FORMATS  # noqa: E402

from onrecord.read import read_bytes  # noqa: E402

PATH = "docs/how/measured-formats.md"

HEAD = """\
# Measured: the same text in other formats

<!-- Made by scripts/generators/measured_formats.py; `make generated` writes it anew. -->

Each document of the example collection is typeset in each format, read, and its figures are set beside
those of the plain file, in their order. A figure is found again if its range, modifier, outcome and
group are the same. The files are made by programs (python-docx, odfpy, Python's own), with the styles,
lists, tables and footnotes that the formats have; people's files are less orderly.

| format | figures in the plain text | read from the copy | found again | F1 |
|---|---|---|---|---|
"""


def make() -> str:
    """Return the page."""
    plain = {path: figures_of(source(path)) for path in EXAMPLES}
    rows = []
    for suffix, typeset in FORMATS.items():
        counts = add(
            agreement(figures_of(read_bytes(typeset(parts(path)), f"x.{suffix}")), plain[path])
            for path in EXAMPLES
        )
        rows.append(
            f"| {suffix.upper()} | {counts.original} | {counts.copy} | {counts.shared} "
            f"| {counts.f1:.3f} |\n"
        )
    return HEAD + "".join(rows)

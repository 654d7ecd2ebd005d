"""Print how far the figures of typeset and scanned examples agree with those of their plain text.

    python -m tests.typeset [--scans]

Scans take some five seconds of processor time a page. What was measured of them is kept in
`scans.json`, from which the pages on error rates are made.
"""

from __future__ import annotations

import json
import sys

from . import EXAMPLES, Agreement, add, agreement, figures_of, misplaced, source
from .scores import PRINTED, RECORD, SCANNED, WORN, Way, copy


def _measured(way: Way) -> Agreement:
    total = []
    for path in EXAMPLES:
        document = copy(path, way)
        figures = figures_of(document)
        assert not misplaced(document, figures), path
        total.append(agreement(figures, figures_of(source(path))))
        if total[-1].f1 < 1:
            print(f"  {path.stem}: {total[-1]}", flush=True)  # noqa: T201
    print(f"{way.name:28} {add(total)}, needed {way.needed}", flush=True)  # noqa: T201
    return add(total)


def main() -> int:
    """Print a line for each way to make a copy; return 1 if one falls short."""
    short = any(_measured(way).f1 < way.needed for way in PRINTED)
    if "--scans" in sys.argv[1:]:
        found = {way: _measured(way) for way in (*SCANNED, WORN)}
        rows = {way.name: list(counts) for way, counts in found.items()}
        RECORD.write_text(json.dumps(rows, indent=1) + "\n", encoding="utf-8")
        short = short or any(counts.f1 < way.needed for way, counts in found.items())
    return int(short)


if __name__ == "__main__":
    sys.exit(main())

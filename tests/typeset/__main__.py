"""Print how far the figures of typeset and scanned examples agree with those of their plain text.

    python -m tests.typeset [--scans]

Scans take some five seconds of processor time a page.
"""

from __future__ import annotations

import sys

from . import EXAMPLES, add, agreement, figures_of, misplaced, source
from .scores import PRINTED, SCANNED, copy


def main() -> int:
    """Print a line for each way to make a copy; return 1 if one falls short."""
    short = False
    for way in (*PRINTED, *(SCANNED if "--scans" in sys.argv[1:] else ())):
        total = []
        for path in EXAMPLES:
            document = copy(path, way)
            figures = figures_of(document)
            short = short or bool(misplaced(document, figures))
            total.append(agreement(figures, figures_of(source(path))))
            if total[-1].f1 < 1:
                print(f"  {path.stem}: {total[-1]}")  # noqa: T201
        print(f"{way.name:28} {add(total)}, needed {way.needed}", flush=True)  # noqa: T201
        short = short or add(total).f1 < way.needed
    return int(short)


if __name__ == "__main__":
    sys.exit(main())

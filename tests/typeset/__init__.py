"""The example collection typeset in other formats, and what is read from them set beside the text.

`parts` takes a document apart, `agreement` sets the records of two readings side by side; each
format has its own module that puts the parts together again (`pdf`, `scan` …).
"""

from __future__ import annotations

from .agreement import Agreement, add, agreement, figures_of, key, misplaced
from .parts import EXAMPLES, Part, parts, source

__all__ = [
    "EXAMPLES",
    "Agreement",
    "Part",
    "add",
    "agreement",
    "figures_of",
    "key",
    "misplaced",
    "parts",
    "source",
]

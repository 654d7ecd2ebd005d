"""Lists that a sentence introduces: items under "Among the dead:" are parts of the dead."""

from __future__ import annotations

import re
from functools import cache

from onrecord.extract.grammar.vocabulary import vocabulary
from onrecord.model import Block, Document

_OPENING = re.compile(
    r"\b(?:among(?:st)?|of|from among|including|include[sd]?)\s+(?:the|those|these|them)?\s*"
    r"(?P<what>[^\d:]{3,80}):\s*$",
    re.IGNORECASE,
)
_LAST = 160  # characters of the introducing block


def introduced(document: Document, block: Block) -> frozenset[str] | None:
    """Return the outcomes of the whole whose parts a list behind this block gives, or None.

    Args:
        document: The document the block belongs to.
        block: A block that is no list item.
    """
    words = document.text[max(block.start, block.end - _LAST) : block.end]
    found = _OPENING.search(words)
    if found is None:
        return None
    return _outcomes(" ".join(found["what"].lower().split())) or None


@cache
def _outcomes(words: str) -> frozenset[str]:
    parts = words.split()
    readings = vocabulary().readings
    found = [
        reading
        for size in (3, 2, 1)
        for at in range(len(parts) - size + 1)
        for reading in readings.get(tuple(parts[at : at + size]), ())
        if reading.mode in {"counts", "states"} or reading.form in {"part", "pastpart"}
    ]
    return frozenset(found[0].outcomes) if found else frozenset()

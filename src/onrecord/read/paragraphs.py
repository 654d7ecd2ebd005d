"""What a paragraph of an Office file is, where its style does not say."""

from __future__ import annotations

import re

_LONGEST_ITEM = 240
_LONGEST_HEADING = 160
_SENTENCE_INSIDE = re.compile(r"[.!?][\"”’)]?\s+[A-Z“\"]")
_ENDS = (".", ";", ",", ":")


def is_item(words: str) -> bool:
    """True for a list's item; a whole numbered paragraph, as reports have them, is none."""
    return len(words) < _LONGEST_ITEM and not _SENTENCE_INSIDE.search(words, 6)


def is_heading_line(words: str) -> bool:
    """True for a line that can be a heading if it is set in bold: short, and no sentence."""
    bare = words.strip()
    return bool(bare) and len(bare) <= _LONGEST_HEADING and not bare.endswith(_ENDS)

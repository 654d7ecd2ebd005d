"""What a unit is: heading, paragraph, list item, note or boilerplate."""

from __future__ import annotations

import re
from functools import cache

from onrecord.lexicon import load
from onrecord.model import BlockKind
from onrecord.text import markers
from onrecord.text.units import Unit

_SENTENCE_INSIDE = re.compile(r"[.!?][\"”’)]?\s+[A-Z“\"]")
_TERMINAL = re.compile(r"[.;:,][\"”’)\]]{0,2}\Z")
_WORD = re.compile(r"[^\W\d_]{2,}")
_NAME_LINE = re.compile(r"(?:[A-Z][\w.’'-]{0,20}\s){1,4}[A-Z][\w’'-]{1,30}\Z")


def classify(unit: Unit, following: Unit | None, capitals: bool) -> tuple[BlockKind, int]:
    """Return the kind and level of a unit.

    Args:
        unit: The unit.
        following: The one after it, or None at the end.
        capitals: True when the whole text is in capitals, so that capitals mark no heading.
    """
    words = unit.words
    if unit.mark == "atx":
        return "heading", len(words) - len(words.lstrip("#"))
    if is_boilerplate(words):
        return "boilerplate", 0
    if is_note(unit):
        return "note", 0
    level = _heading_level(unit, following, capitals)
    if level:
        return "heading", level
    if unit.mark in {"bullet", "label", "field"}:
        return "list_item", 1 + unit.lines[0].indent // 2 if unit.mark == "bullet" else 1
    if unit.mark == "ordinal" and len(words) < 240 and not _SENTENCE_INSIDE.search(words, 6):
        return "list_item", 1
    return "paragraph", 0


def is_boilerplate(words: str) -> bool:
    """True for letterheads, mail headers, page numbers, document symbols and lists of addressees."""
    if len(words) > 4000:
        return False
    return any(pattern.search(words) for pattern in _boilerplate())


@cache
def _boilerplate() -> tuple[re.Pattern[str], ...]:
    return tuple(
        re.compile(rule["pattern"], re.IGNORECASE) for rule in load("boilerplate")["lines"]
    )


def is_note(unit: Unit) -> bool:
    """True for a footnote, or a line that names a table's or a picture's source."""
    words = unit.words
    if unit.mark == "footnote":
        return not words.startswith("[") or len(unit.lines) > 1 or not words.endswith("]")
    if re.match(r"(?:Source|Sources|Note|Notes|N\.B\.)\s?:", words):
        return True
    match = markers.NOTE_MARK.match(words)
    if not match or len(words) > 600:
        return False
    return bool(markers.CITING.search(words, match.end())) and not markers.FINITE.search(words)


def _heading_level(unit: Unit, following: Unit | None, capitals: bool) -> int:
    """Return the level of a line that stands like a heading, or 0."""
    words = unit.words
    if len(words) > 200 or len(unit.lines) > 3 or unit.mark in {"bullet", "stamp", "field"}:
        return 0
    if markers.BOLD.match(words) and len(words) <= 160:
        return 2
    if _TERMINAL.search(words) or not _WORD.search(words) or markers.DATE_LINE.match(words):
        return 0
    bare = markers.HEADING_MARKER.sub("", words, count=1)
    numbered = len(bare) < len(words)
    if not bare or not (bare[0].isupper() or bare[0].isdigit() or bare[0] in "“\"'‘"):
        return 0
    if bare.isupper() and not capitals:
        return 2
    return _plain_heading(unit, following, bare, numbered)


def _plain_heading(unit: Unit, following: Unit | None, bare: str, numbered: bool) -> int:
    """A line in ordinary letters is a heading only by where it stands."""
    if following is None or unit.mark == "label" or len(bare.split()) > 14:
        return 0
    longer = following.end - following.start > 1.5 * (unit.end - unit.start)
    if numbered:
        return 3 if unit.alone and len(bare.split()) <= 12 else 0
    if _NAME_LINE.match(bare) and not unit.alone:
        return 0
    stands = unit.alone or (unit.gap and not following.gap)
    return 3 if stands and longer and following.mark not in {"label", "field"} else 0

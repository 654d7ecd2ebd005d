"""What a unit is: heading, paragraph, list item, note or boilerplate."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from onrecord.lexicon import load
from onrecord.model import BlockKind
from onrecord.text import markers
from onrecord.text.units import Unit

_SENTENCE_INSIDE = re.compile(r"[.!?][\"”’)]?\s+[A-Z“\"]")
_TERMINAL = re.compile(r"[.;:,][\"”’)\]*_]{0,3}(?:\[\^?\w{1,5}\]|[¹²³⁰⁴-⁹])*\Z")
_FULL_STOP = re.compile(r"[.!?][\"”’)\]*_]{0,3}(?:\[\^?\w{1,5}\])?\Z")
_WORD = re.compile(r"[^\W\d_]{2,}")
_ROUTING = re.compile(r"(?:FROM|TO|ATTN|INFO|CC|REF|SUBJ)\b[ :.]|To the\b|\[?\(?[Ss]igned\b")
_NAME_LINE = re.compile(r"(?:[A-Z][\w.’'-]{0,20}\s){1,4}[A-Z][\w’'-]{1,30}\Z")
_QUALIFIED = re.compile(r"[“\"'‘(]")


class Place(NamedTuple):
    """Where a unit stands: what follows it, and what kind of text it stands in.

    `following` is the next unit, None before a table and at the end, where `last` is true.

    `capitals`: the whole text is in capitals, so that capitals mark no heading. `top`: no
    paragraph has come yet, `first`: nothing at all. `flat`: each line is a paragraph, with or without
    blank lines. `after_rule`: a lone mark or line above says that notes begin.
    """

    following: Unit | None = None
    last: bool = False
    capitals: bool = False
    top: bool = False
    first: bool = False
    flat: bool = False
    after_rule: bool = False


def classify(unit: Unit, place: Place) -> tuple[BlockKind, int]:
    """Return the kind and level of a unit."""
    words = unit.words
    if unit.mark == "atx":
        return "heading", len(words) - len(words.lstrip("#"))
    if is_boilerplate(words.strip("*_")) or (place.top and _in_columns(unit)):
        return "boilerplate", 0
    if is_note(unit, place):
        return "note", 0
    if len(words) < 240 and markers.CAPTION.match(words):
        return "caption", 0
    level = _heading_level(unit, place)
    if level:
        return "heading", level
    if unit.mark == "bullet":
        return "list_item", 1 + min(unit.lines[0].indent, 20) // 2
    if unit.mark in {"label", "field", "speaker"} and len(words) < 300:
        return "list_item", 1
    if unit.mark == "ordinal" and not _numbered_paragraph(words):
        return "list_item", 1
    return "paragraph", 0


def _in_columns(unit: Unit) -> bool:
    """True for a letterhead in two columns, with a wide gap between them."""
    return len(unit.words) < 200 and any("   " in line.words for line in unit.lines)


def is_paragraph_proper(unit: Unit) -> bool:
    """True for running text: whole sentences, not a line of a title or a letterhead."""
    return len(unit.words) > 200 or (len(unit.words) > 50 and bool(_FULL_STOP.search(unit.words)))


def is_boilerplate(words: str) -> bool:
    """True for letterheads, mail headers, page numbers, symbols and lists of addressees."""
    if len(words) > 4000:
        return False
    pattern, long_pattern = _boilerplate()
    return bool((pattern if len(words) <= 200 else long_pattern).match(words))


@cache
def _boilerplate() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Return one pattern for short lines, and one for those that may be of any length."""
    rules = load("boilerplate")["lines"]
    long_rules = [rule["pattern"] for rule in rules if rule.get("long")]
    every = "|".join(rule["pattern"] for rule in rules)
    return re.compile(every, re.IGNORECASE), re.compile("|".join(long_rules), re.IGNORECASE)


def is_note(unit: Unit, place: Place) -> bool:
    """True for a footnote, or a line that names a table's or a picture's source."""
    words = unit.words
    if unit.mark == "footnote":
        return not words.endswith("]") or len(words) > 80
    if markers.SOURCE_LINE.match(words):
        return len(words) < 600
    if markers.DATE_LINE.match(words) or len(words) > 1500:
        return False
    if place.after_rule:
        return bool(markers.CITING.search(words))
    match = markers.NOTE_MARK.match(words)
    if not match or len(words) > 600:
        return False
    return bool(markers.CITING.search(words, match.end())) and not markers.FINITE.search(words)


def _numbered_paragraph(words: str) -> bool:
    """True for a paragraph with a number, as reports and judgments have them."""
    if len(words) >= 240 or _SENTENCE_INSIDE.search(words, 6):
        return True
    return words[0].isdigit() and len(words) > 80 and bool(_FULL_STOP.search(words))


def _heading_level(unit: Unit, place: Place) -> int:
    """Return the level of a line that stands like a heading, or 0."""
    words = unit.words
    if len(words) > 300 or len(unit.lines) > 4 or unit.mark in {"bullet", "stamp", "field"}:
        return 0
    if _never_heads(words.strip("*_")):
        return 0
    if markers.BOLD.match(words) and len(words) <= 160:
        return 2
    following = place.following
    if unit.mark in {"label", "speaker"}:  # "LIVE: Shelling of Varn" above all else is a title
        lone = place.first and following and following.mark not in {"label", "field", "speaker"}
        return 2 if lone and len(words) <= 120 else 0
    bare = markers.HEADING_MARKER.sub("", words, count=1)
    if not bare or not (bare[0].isupper() or bare[0].isdigit() or _QUALIFIED.match(bare)):
        return 0
    if bare.isupper() and not place.capitals and len(words) <= 200:
        return 2
    if place.last or (place.capitals and len(words) > 80):
        return 0
    if place.top and len(bare) == len(words) and (place.first or not words.endswith("?")):
        return 2 if len(words) <= 120 or not markers.FINITE.search(words) else 0
    if following is None:
        return 3 if unit.alone and len(bare.split()) <= 14 else 0
    return _plain_heading(unit, following, bare, flat=place.flat)


def _never_heads(words: str) -> bool:
    """True for sentences, dates, lines of numbers, authors and lines of a telegram's head."""
    if _TERMINAL.search(words) or not _WORD.search(words) or markers.DATE_LINE.match(words):
        return True
    if markers.BYLINE.match(words) or _ROUTING.match(words):
        return True
    return sum(map(str.isdigit, words)) > sum(map(str.isalpha, words))


def _plain_heading(unit: Unit, following: Unit, bare: str, *, flat: bool) -> int:
    """Tell a heading in ordinary letters, or with a number, by where it stands."""
    if len(bare.split()) > 14:
        return 0
    if len(bare) < len(unit.words):
        return 3 if unit.alone else 0
    if _NAME_LINE.match(bare) and not unit.alone:
        return 0
    longer = following.end - following.start > 1.5 * (unit.end - unit.start)
    if unit.alone or (unit.gap and not following.gap):
        return 3 if longer and following.mark not in {"label", "field"} else 0
    if flat and len(bare) <= 60 and bare[0].isupper():
        listed = following.mark in {"bullet", "ordinal"}
        return 3 if listed or (longer and len(following.words) > 90) else 0
    return 0

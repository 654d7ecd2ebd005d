"""Numbers listed after one name: "paragraphs 3, 4 and 7", "rooms 12 to 14"."""

from __future__ import annotations

import re
from typing import NamedTuple

from onrecord.extract.numbers.lexis import (
    SPACE,
    compile_in_paragraph,
    counted,
    counting_verbs,
    word_set,
)
from onrecord.extract.numbers.words import Numeral

_PLURAL_AFTER = re.compile(rf"{SPACE}[a-z]{{3,24}}(?<!s)s\b", re.IGNORECASE)


def counts_after(text: str, end: int) -> bool:
    """True when something counted, or a verb, follows the number."""
    return (
        counted().match(text, end) is not None
        or counting_verbs().match(text, end) is not None
        or _PLURAL_AFTER.match(text, end) is not None
    )


class NamedBy(NamedTuple):
    """The words that make a number a name: where they begin, what kind, whether they are plural."""

    start: int
    kind: str
    plural: bool

    def closed_by(self, gap: str) -> bool:
        """True when no further number is listed after one joined by this gap."""
        return not self.plural or _LAST_JOINT.search(gap) is not None


_LAST_JOINT = re.compile(r"\b(?:and|or|to)\b", re.IGNORECASE)


_LISTED = compile_in_paragraph(
    r"\s{0,2}(?:[,;]|[-\u2010\u2011\u2013\u2014/&]|,?\s{0,2}(?:and|or|to|through|until))\s{0,3}"
    r"(?:(?:at|about|around|over|nearly|roughly)\s{1,3})?(?:the\s{1,3})?(?:(?:p|pp|paras?|nos?|arts?)\.\s{0,2})?",
    re.IGNORECASE,
)
_DASH = compile_in_paragraph(r"\s?[-\u2010\u2011\u2013\u2014]\s?")
_SPACED = 3  # characters of a dash with a blank on both sides
_OF = re.compile(rf"{SPACE}of{SPACE}", re.IGNORECASE)
_SPAN = re.compile(r"\b(?:between|from)\s+\S+$")  # "aged between 16 and 60"
_BOUNDS = 20  # characters that hold the first bound and what opens it
_WORD_AFTER = re.compile(rf"{SPACE}([A-Za-z]+)")


def listed_with(text: str, end: int, following: Numeral, name: NamedBy) -> bool:
    """True when the next number belongs to the same list of names ("paragraphs 3, 4 and 7").

    Args:
        text: The text.
        end: Where the number before ends.
        following: The next number.
        name: What names them.
    """
    if following.start - end > 16 or following.form == "vague":
        return False
    if _DASH.fullmatch(text, end, following.start):  # not "UPDATE 2 – 14 dead"
        return following.start - end < _SPACED or not counts_after(text, following.end)
    if _OF.fullmatch(text, end, following.start):
        return name.kind != "date" and not name.plural and not counts_after(text, following.end)
    if not _LISTED.fullmatch(text, end, following.start):
        return False
    if name.kind == "age" and _SPAN.search(text, max(0, end - _BOUNDS), end):
        return True
    if not name.plural and text[end : following.start].lstrip()[:1] in {",", ";"}:
        return False
    word = _WORD_AFTER.match(text, following.end)
    return word is None or word.group(1).lower() in word_set("masks", "after_listed")

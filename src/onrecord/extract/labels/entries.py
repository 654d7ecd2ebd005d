"""The entries of a register: words, and behind them the number that they tell of.

"Died in the wards 5", "Missing . . . . 31", "Male 21   Female 11   Children (below 14) 6": nothing
but words and their numbers stands in the line. Dots, strokes or a wide gap may lead from one to the
other.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import zip_longest
from typing import NamedTuple

from onrecord.extract.grammar.draft import Draft
from onrecord.extract.labels.marks import COLON, outer
from onrecord.extract.tables.heading import Heading, read_heading

_PAIR = re.compile(
    r"[\s,;.|/–—*_\"“'‘-]{0,9}(?:(?:and|COMMA)\s)?"
    r"(?P<label>[^\W\d][^\d,;:|()]{0,60}?(?:\s?\([^()\n]{1,24}\))?)"
    r"(?P<comma>,?)(?P<lead>[\s.·…_=–—-]*)$"
)
_LEADER = re.compile(r"(?:[.·…_=–—-][ \t]?){3,}|[ \t]{3,}")
_WIDE = re.compile(r"[ \t]{2,}")
_AGE = re.compile(r"\([^()\d\n]{0,16}\d{1,2}[^()\d\n]{0,10}\)\s{0,3}\Z")
_BRACKET = 24  # characters of an age in a bracket
_DAY = re.compile(
    r"\s(?:on|at|to|till|until|since|up to)\s(?:the\s)?\d{1,2}(?:st|nd|rd|th)?"
    r"(?:\s[A-Z][a-z]{2,8}\.?)?(?=\W|$)"
)
_CLOSED = re.compile(r"[\s.,;|*_\"”’]*(?:STOP\b)?(?:\([^()]{0,60}\))?[\s.*_]*$")
_SPLIT = re.compile(
    r"(?:,|\s\()?\s?\b(?:including|of whom|of which|of these|of them|among them|among whom|repeat)\b",
    re.IGNORECASE,
)
_MOST = 6  # words of a label


class Entry(NamedTuple):
    """A number with the words before it; `parted` where a comma or a leader stands between."""

    draft: Draft
    label: str
    heading: Heading
    parted: bool


def lines(
    words: str, start: int, drafts: Sequence[Draft]
) -> Iterator[tuple[str, int, list[Draft]]]:
    """Yield each line that holds numbers, where it begins in the text, and its drafts.

    Args:
        words: A sentence.
        start: Where it begins in the text.
        drafts: Its drafts, in order.
    """
    at, waiting = 0, list(reversed(drafts))
    for line in words.split("\n"):
        here = []
        while waiting and outer(waiting[-1], start)[0] < at + len(line) + 1:
            here.append(waiting.pop())
        if here:
            yield line, start + at, here
        at += len(line) + 1


def entries_of(words: str, start: int, drafts: Sequence[Draft]) -> list[Entry]:
    """Return the entries of a line, or none where something else stands in it.

    What follows "including" or "of whom" is left to the grammar.

    Args:
        words: The line.
        start: Where it begins in the text.
        drafts: Its drafts, in order. Ages in a bracket ("under 12") lose what they count.
    """
    mark = COLON.search(words)
    if mark:  # "The report (folio 88) says: Killed, 43"
        drafts = [draft for draft in drafts if outer(draft, start)[0] >= mark.end()] or drafts
    begin = mark.end() if mark and mark.end() < outer(drafts[0], start)[0] else 0
    cut = _SPLIT.search(words, outer(drafts[0], start)[1])
    stop = cut.start() if cut else len(words)
    drafts = _counted(words, start, drafts, stop)
    found = []
    for draft in drafts:
        at, end = outer(draft, start)
        pair = _PAIR.fullmatch(_DAY.sub("", words[begin:at]))
        if pair is None or len(pair["label"].split()) > _MOST:
            return []
        wide = _WIDE.match(words, end) is not None  # what follows is the next entry's
        people = draft.phrase.kind == "person" and draft is not drafts[-1]
        if not (wide or people or draft.phrase.kind == "elided"):
            return []
        label = pair["label"].strip(" *_#-–—•")
        parted = bool(pair["comma"] or _LEADER.search(pair["lead"]))
        found.append(Entry(draft, label, read_heading(label), parted))
        begin = end
    if not _CLOSED.match(words[:stop], begin):
        return []
    for entry in found:
        if _WIDE.match(words, outer(entry.draft, start)[1]):
            unbind(entry.draft)
    return found


def unbind(draft: Draft) -> None:
    """Take the noun from a number that was found in the next entry or on the next line."""
    draft.phrase.kind, draft.phrase.head = "elided", None
    draft.phrase.groups, draft.groups = [], ("person",)


def _counted(words: str, start: int, drafts: Sequence[Draft], stop: int) -> list[Draft]:
    """Return the drafts before `stop` but for ages in a bracket before a number: "(under 12) 8"."""
    kept = []
    for draft, following in zip_longest(drafts, drafts[1:]):
        at = outer(draft, start)[0]
        behind = outer(following, start)[0] if following is not None else 0
        age = _AGE.search(words, max(0, at - _BRACKET), behind) if behind else None
        if age is not None and age.start() < at:
            draft.outcomes, draft.phrase.kind = (), "none"
        elif at < stop:
            kept.append(draft)
    return kept

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
_TAIL = re.compile(r"\s(?:IN|AT|ON|NEAR|SINCE|FROM|TO|STILL|NOW|COMMA)\b")  # of a telegram
_MOST = 6  # words of a label
_LONGEST = 16  # blanks before a number, with a day and a bracket that are no part of the label
_LEADS = " \t.·…_=–—-"
_FEW = 2  # words of one in a telegram, which has no marks


class Entry(NamedTuple):
    """A number with the words before it.

    `parted` where a comma or a leader stands between; `loose` where the noun that the grammar found
    behind the number belongs to the next entry.
    """

    draft: Draft
    label: str
    heading: Heading
    parted: bool
    loose: bool


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
    marks = [mark.end() for mark in COLON.finditer(words)]
    if marks:  # "The report (folio 88) says: Killed, 43"
        drafts = [draft for draft in drafts if outer(draft, start)[0] >= marks[0]] or drafts
    first = outer(drafts[0], start)
    begin = max((mark for mark in marks if mark < first[0]), default=0)
    if words[begin : first[0]].rstrip(_LEADS).count(" ") > _LONGEST:
        return []  # what most sentences end at
    if "(" not in words and _pair(words[begin : first[0]]) is None:
        return []
    shouted = words.isupper()
    stop = _stop(words, first[1], outer(drafts[-1], start)[1], shouted=shouted)
    drafts = _counted(words, start, drafts, stop)
    found = []
    for draft in drafts:
        at, end = outer(draft, start)
        pair = _pair(words[begin:at])
        if pair is None:
            return []
        label = pair["label"].strip(" *_#-–—•")
        brief = shouted and draft is not drafts[-1] and len(label.split()) <= _FEW
        loose = brief or _follows(words, start, draft, stop)
        if (
            not loose
            and draft.phrase.kind != "elided"
            and (draft is drafts[-1] or draft.phrase.kind != "person")
        ):
            return []
        parted = bool(pair["comma"] or _LEADER.search(pair["lead"]))
        found.append(Entry(draft, label, read_heading(label), parted, loose))
        begin = end
    return found if _CLOSED.match(words[:stop], begin) else []


def _pair(words: str) -> re.Match[str] | None:
    """Return what stands before a number as a label, or None."""
    pair = _PAIR.fullmatch(_DAY.sub("", words))
    return pair if pair is not None and len(pair["label"].split()) <= _MOST else None


def _stop(words: str, first: int, last: int, *, shouted: bool) -> int:
    """Return where the entries of a line end: before "including" and, in a telegram, "in the town"."""
    cut = _SPLIT.search(words, first)
    stop = cut.start() if cut else len(words)
    tail = _TAIL.search(words, last) if shouted else None
    return min(stop, tail.start()) if tail else stop


def _follows(words: str, start: int, draft: Draft, stop: int) -> bool:
    """True where the noun of a number belongs to the next entry, or to what follows the entries."""
    head = draft.phrase.head
    wide = _WIDE.match(words, outer(draft, start)[1]) is not None
    return wide or (head is not None and head.start - start >= stop)


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

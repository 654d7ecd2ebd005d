"""Lines of words with their numbers and nothing else: "Dead 41, wounded 92"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from onrecord.extract.grammar.clauses import DIRECT
from onrecord.extract.grammar.draft import Draft
from onrecord.extract.grammar.vocabulary import word_list
from onrecord.extract.labels.marks import COLON, LONGEST_LABEL, outer
from onrecord.extract.tables.heading import Heading, read_heading
from onrecord.extract.tables.meaning import apply

_PAIR = re.compile(r"[\s,;|/–—*_\"“'‘-]{0,6}(?:and\s)?([^\W\d][^\d,;:|()]{0,40}?)(,?)\s{0,3}$")
_DONE = re.compile(r"[^\W\d_]+(?:ed|ing|en)", re.IGNORECASE)  # "admitted 27, transferred 4, died 5"
_CLOSED = re.compile(r"[\s.,;|*_\"”'’]*(?:\([^()]{0,60}\))?[\s.*_]*$")
_TOLD = 3  # labels of harm that make a line with others a line of labels
_LINES = 60  # figures looked at before a line of totals
_GAP = 400  # characters between a line and its total at the most


def read_pairs(words: str, start: int, drafts: Sequence[Draft]) -> None:
    """Read the lines of a sentence that hold words with their numbers and nothing else.

    Args:
        words: The sentence.
        start: Where it begins in the text.
        drafts: Its drafts, in order; changed in place.
    """
    for line, at, here in _lines(words, start, drafts):
        if len(line) <= 2 * LONGEST_LABEL:
            if len(line) < len(words):
                _unbind(here, at + len(line))
            _pairs(line, at, here)


def link_totals(words: str, start: int, drafts: Sequence[Draft], earlier: Sequence[Draft]) -> None:
    """Make the numbers of lines parts of those in a line of totals under them.

    Args:
        words: The sentence.
        start: Where it begins in the text.
        drafts: Its drafts, in order, with what they count.
        earlier: The figures before it.
    """
    done = list(earlier[-_LINES:])
    for line, at, here in _lines(words, start, drafts):
        _total(line, at, here, done)
        done += [draft for draft in here if draft.outcomes]


def _lines(
    words: str, start: int, drafts: Sequence[Draft]
) -> Iterator[tuple[str, int, list[Draft]]]:
    """Yield each line that holds numbers, where it begins in the text, and its drafts."""
    at, waiting = 0, list(reversed(drafts))
    for line in words.split("\n"):
        here = []
        while waiting and outer(waiting[-1], start)[0] < at + len(line) + 1:
            here.append(waiting.pop())
        if here:
            yield line, start + at, here
        at += len(line) + 1


def _unbind(drafts: Sequence[Draft], end: int) -> None:
    """Take the noun from a number at the end of a line that was found on the next one."""
    phrase = drafts[-1].phrase
    if phrase.head is None or phrase.head.start >= end:
        phrase.kind, phrase.head = "elided", None
        phrase.groups, drafts[-1].groups = [], ("person",)


def _pairs(words: str, start: int, drafts: Sequence[Draft]) -> None:
    mark = COLON.search(words)
    if mark:  # "The report (folio 88) says: Killed, 43"
        drafts = [draft for draft in drafts if outer(draft, start)[0] >= mark.end()] or drafts
    begin = mark.end() if mark and mark.end() < outer(drafts[0], start)[0] else 0
    said: list[str] = []
    comma = False
    for draft in drafts:
        at, end = outer(draft, start)
        pair = _PAIR.fullmatch(words, begin, at)
        if pair is None or len(pair.group(1).split()) > 4:
            return
        if draft.phrase.kind != "elided" and (draft is drafts[-1] or draft.phrase.kind != "person"):
            return
        comma = bool(pair.group(2))
        said.append(pair.group(1).strip(" *_#-–—•"))
        begin = end
    if not _CLOSED.match(words, begin):
        return
    headings = [read_heading(label) for label in said]
    if not all(heading.outcomes for heading in headings):
        told = [d for d, heading in zip(drafts, headings, strict=True) if heading.outcomes]
        done = all(
            h.outcomes or _DONE.fullmatch(label) for h, label in zip(headings, said, strict=True)
        )
        if len(told) < _TOLD - done:
            return
    if len(drafts) == 1 and not (comma or headings[0].whole_phrase):
        return  # "rebels killed 41" is a sentence
    for draft, heading in zip(drafts, headings, strict=True):
        if heading.outcomes:
            _give(draft, heading)
        elif heading.words.lower() not in word_list("admitting"):
            draft.outcomes = ()


def _give(draft: Draft, heading: Heading) -> None:
    apply(draft, heading._replace(groups=("person",), head=""))
    draft.whole, draft.wants, draft.marked = None, None, False


def _total(words: str, start: int, drafts: Sequence[Draft], done: Sequence[Draft]) -> None:
    """Make the numbers of the lines above parts of those in a line "TOTAL – detained 1,719"."""
    first = outer(drafts[0], start)[0]
    mark = COLON.search(words, 0, first)
    lead = words[: mark.start()] if mark else ""
    if not lead.strip() or len(lead) > LONGEST_LABEL or not read_heading(lead).total:
        return
    end = start
    rows: list[Draft] = []
    for above in reversed(done):
        quantity = above.phrase.quantity
        if above.strength < DIRECT or end - quantity.end > _GAP or quantity.start >= start:
            break
        end = quantity.start
        rows.append(above)
    rows.reverse()
    for index, row in enumerate(rows):
        whole = _sum_of(index, rows, drafts)
        if whole is not None and row.whole is None:
            row.whole = whole


def _sum_of(index: int, rows: Sequence[Draft], totals: Sequence[Draft]) -> Draft | None:
    """Return the total of a row's number: in the same place of the line, else of the same outcome."""
    size = len(totals)
    if len(rows) % size == 0 and all(
        row.outcomes == totals[at % size].outcomes for at, row in enumerate(rows)
    ):
        return totals[index % size]
    return next((total for total in totals if total.outcomes == rows[index].outcomes), None)

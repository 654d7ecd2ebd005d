"""Registers with their totals: the numbers of lines as parts of the one above or below them.

A total under its lines says that it is one ("TOTAL – detained 1,719"). One above them ("DEAD, BY SEX:
57", "Total received 139") is told by the lines that follow it and add up to it: they are its parts,
and what they do not say themselves ("Male 30", "admitted 64") they have from it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from onrecord.extract.grammar.clauses import DIRECT
from onrecord.extract.grammar.draft import Draft
from onrecord.extract.labels.entries import Entry, entries_of, lines, unbind
from onrecord.extract.labels.marks import COLON, LONGEST_LABEL, outer
from onrecord.extract.tables.heading import read_heading
from onrecord.extract.tables.meaning import apply
from onrecord.model import HARM

_LINES = 60  # figures looked at before a line of totals
_GAP = 400  # characters between a line and its total at the most
_NEAR = 3  # characters between a total's line and the next
_FEWEST = 2  # entries that break a total down
_BY = re.compile(r"\bby\s", re.IGNORECASE)
_OPEN = re.compile(r"[\s.,:;*_-]*")
_KINDS = frozenset(("group", "plain", "count"))


def link_totals(words: str, start: int, drafts: Sequence[Draft], earlier: Sequence[Draft]) -> None:
    """Make the numbers of lines parts of those in a line of totals under them.

    Args:
        words: The sentence.
        start: Where it begins in the text.
        drafts: Its drafts, in order, with what they count.
        earlier: The figures before it.
    """
    done = list(earlier[-_LINES:])
    for line, at, here in lines(words, start, drafts):
        _total(line, at, here, done)
        done += [draft for draft in here if draft.outcomes]


def break_totals(
    text: str, start: int, end: int, drafts: Sequence[Draft], earlier: Sequence[Draft]
) -> None:
    """Make the numbers of the lines under a total its parts where they add up to it.

    Args:
        text: The document's text.
        start: Where a sentence begins, which may hold many lines.
        end: Where it ends.
        drafts: Its drafts, in order; changed in place.
        earlier: The figures before it in the document.
    """
    total: Draft | None = None
    by = False
    if earlier and start - earlier[-1].sentence[1] <= _NEAR:
        total, by = _headed(text, earlier[-1], start)
    if total is None and text.find("\n", drafts[0].phrase.quantity.start, end) < 0:
        return  # a single line, and no total above it: most sentences
    under: list[Entry] = []
    for line, at, here in lines(text[start:end], start, drafts):
        found = entries_of(line, at, here)
        under += found
        if total is not None and found and _break(total, under, by=by):
            total, under = None, []
        elif total is None or not found:
            last = here[-1]
            total, by = _headed(text, last, at + len(line))
            under = []


def _headed(text: str, draft: Draft, end: int) -> tuple[Draft | None, bool]:
    """Return a number as a total that ends its line, and whether its words say "by sex"."""
    quantity = draft.phrase.quantity
    closed = _OPEN.fullmatch(text, quantity.outer_end, end) is not None
    if not closed or quantity.best is None or not set(draft.outcomes) & set(HARM):
        return None, False
    line = text.rfind("\n", 0, quantity.start) + 1
    return draft, _BY.search(text, line, quantity.start) is not None


def _break(total: Draft, entries: Sequence[Entry], *, by: bool) -> bool:
    """Make entries the parts of a total; False where their sum is another, or not yet, its number."""
    if len(entries) < _FEWEST:
        return False
    values = [entry.draft.phrase.quantity.best for entry in entries]
    best = total.phrase.quantity.best
    sums = None not in values and sum(value or 0 for value in values) == best
    groups = all(entry.heading.kind == "group" for entry in entries)
    if not sums and not (by and groups):
        return False
    for entry in entries:
        draft, heading = entry.draft, entry.heading
        if entry.loose:
            unbind(draft)
        if not draft.outcomes and heading.kind in _KINDS and not heading.things:
            apply(
                draft,
                heading._replace(outcomes=total.outcomes, groups=heading.groups or ("person",)),
            )
        if draft.outcomes:
            draft.whole, draft.wants, draft.marked = total, None, True
    return True


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

"""One row of a table: its headings, and the figures in its cells."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from typing import NamedTuple

from onrecord.extract.grammar.count_phrase import PERSON_GROUPS
from onrecord.extract.grammar.draft import Draft
from onrecord.extract.tables.cells import Reading, lone_draft, read_cell, read_decimal
from onrecord.extract.tables.columns import Columns
from onrecord.extract.tables.context import Context
from onrecord.extract.tables.grid import Row, is_value, words_of
from onrecord.extract.tables.heading import EMPTY, Heading, read_heading
from onrecord.extract.tables.meaning import apply, mean
from onrecord.model import Cell, Document, Span


class Setting(NamedTuple):
    """What a row stands under.

    Attributes:
        columns: The columns of its block.
        section: The heading of the rows it stands among.
        context: What the caption or the words above the table say.
        above: The heading of the last row above it that is no part of another.
    """

    columns: Columns
    section: Heading
    context: Context
    above: Heading


class RowReading(NamedTuple):
    """What a row holds: one figure a column, further figures, and the row's own heading."""

    counted: list[tuple[int, Draft]]
    besides: list[Draft]
    stub: Heading


def read_row(document: Document, row: Row, setting: Setting) -> RowReading:
    """Return the figures of a row of cells."""
    text = document.text
    span = _sentence(document, row)
    counted: list[tuple[int, Draft]] = []
    besides: list[Draft] = []
    stubs: list[Heading] = []
    own = {cell.start: (at, cell) for at, cell in reversed(list(enumerate(row.cells))) if cell}
    for column, cell in sorted(own.values(), key=lambda place: place[0]):
        heading = setting.columns.headings[column]
        words = words_of(text, cell)
        if _is_stub(heading, column, words):
            stubs.append(_stub_of(words, setting))
            if column or len(own) == 1 or not any(map(str.isdigit, words)):
                besides += _told(text, cell, span, heading)
            elif stubs[-1].total:
                besides += _register(read_cell(text, cell, span), stubs[-1], setting, span)
            continue
        reading = read_cell(text, cell, span)
        if reading.slashed:
            besides += _halves(reading, heading, stubs, setting, span)
            continue
        said = mean(heading, stubs, setting.section, setting.context, setting.columns)
        if said is not None and said.factor > 1 and not reading.numbers and not reading.drafts:
            reading = read_decimal(text, cell)
        first, others = fill_cell(reading, said, heading, span)
        if first is None and not others:
            others = _register(reading, _chief(stubs), setting, span)
        if first is not None:
            counted.append((column, first))
        besides += others
    return RowReading(counted, besides, _chief(stubs))


def _is_stub(heading: Heading, column: int, words: str) -> bool:
    """True for a cell that heads its row: words where no column of an outcome stands."""
    if column == 0 and words and heading.kind == "none":
        return True  # an age group, a number in order, a year
    if not words or is_value(words):
        return False
    return not heading.outcomes and (column == 0 or not any(map(str.isdigit, words)))


def _stub_of(words: str, setting: Setting) -> Heading:
    """Return what a row's heading says; "of which children" takes up the row above it."""
    stub = read_heading(words)
    if _tells_some(stub, setting):
        stub = stub._replace(part=True)
    if stub.part and not stub.outcomes:
        return stub._replace(outcomes=setting.above.outcomes)
    return stub


def _tells_some(stub: Heading, setting: Setting) -> bool:
    """True for "women" under "Missing", in a table whose rows say what happened."""
    bare = not (setting.columns.counting or setting.context.heading.outcomes)
    group = stub.kind == "group" and set(stub.groups) <= PERSON_GROUPS and not stub.total
    return bare and group and bool(setting.above.outcomes) and not setting.above.things


def _chief(stubs: Sequence[Heading]) -> Heading:
    """Return the one heading that says whether a row is a total or a part."""
    for stub in stubs[:3]:
        if stub.total or stub.part:
            return stub
    return stubs[0] if stubs else EMPTY


def _told(text: str, cell: Cell, span: Span, heading: Heading) -> list[Draft]:
    """Return the figures that the words of a cell tell by themselves."""
    if heading.kind == "none":
        return []
    return [draft for draft in read_cell(text, cell, span).drafts if draft.outcomes]


def _register(reading: Reading, stub: Heading, setting: Setting, span: Span) -> list[Draft]:
    """Read the total at the foot of a register of persons, which counts its rows."""
    if not (stub.total and setting.columns.register and setting.context.heading.outcomes):
        return []
    if setting.columns.counting:
        return []
    bare = reading.drafts[:1] if len(reading.drafts) == 1 else ()
    drafts = [lone_draft(number, span) for number in reading.numbers[:1]] or [
        draft for draft in bare if not draft.outcomes and draft.phrase.kind in {"elided", "person"}
    ]
    for draft in drafts:
        apply(draft, setting.context.heading, keep=True)
    return drafts


def _halves(
    reading: Reading, heading: Heading, stubs: Sequence[Heading], setting: Setting, span: Span
) -> list[Draft]:
    """Read "12 / 40" under or beside "killed / wounded"."""
    parts = heading.parts or _chief(stubs).parts
    if len(parts) != len(reading.numbers):
        return []
    drafts = []
    for part, number in zip(parts, reading.numbers, strict=True):
        said = mean(part, stubs, setting.section, setting.context, setting.columns)
        if said is not None:
            draft = lone_draft(number, span)
            apply(draft, said)
            drafts.append(draft)
    return drafts


def fill_cell(
    reading: Reading, said: Heading | None, heading: Heading, span: Span
) -> tuple[Draft | None, list[Draft]]:
    """Return the figure of a cell, and further figures in it.

    Args:
        reading: What the cell holds.
        said: What its headings say that it counts, or None.
        heading: The heading of its column, for a second number in brackets.
        span: The range of its row.
    """
    if reading.numbers:
        return _numbers(reading, said, heading, span)
    drafts = list(reading.drafts)
    for draft in drafts if said is not None else ():
        if not draft.outcomes and said is not None and _fits(draft, said):
            apply(draft, said, keep=True)
    named = next((draft for draft in drafts if draft.outcomes), None)
    return named, [draft for draft in drafts if draft is not named]


def _numbers(
    reading: Reading, said: Heading | None, heading: Heading, span: Span
) -> tuple[Draft | None, list[Draft]]:
    if said is None:
        return None, []
    first = lone_draft(reading.numbers[0], span)
    apply(first, said)
    if not (reading.second and heading.inner):
        return first, []
    inner = lone_draft(reading.numbers[1], span)
    apply(inner, said._replace(groups=heading.inner, head=""))
    inner.whole = first
    return first, [inner]


def _fits(draft: Draft, said: Heading) -> bool:
    """True where the noun in the cell can have met what the heading says."""
    kind = draft.phrase.kind
    things = set(said.outcomes) <= {"destroyed", "damaged"}
    return kind in {"elided", "unknown"} or kind == ("thing" if things else "person")


def _sentence(document: Document, row: Row) -> Span:
    """Return the document's sentence that holds the row, or the range of its cells."""
    cells = [cell for cell in row.cells if cell is not None]
    start, end = min(cell.start for cell in cells), max(cell.end for cell in cells)
    index = bisect_right(document.sentences, start, key=lambda span: span.start) - 1
    if index >= 0 and document.sentences[index].holds((start, end)):
        return document.sentences[index]
    return Span(start, end)

"""The columns of a table: what each counts, which is a part of which, which is a total."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from onrecord.extract.grammar.count_phrase import NARROW, PERSON_GROUPS
from onrecord.extract.grammar.traits import named
from onrecord.extract.grammar.vocabulary import word_list
from onrecord.extract.tables.cells import lone_year
from onrecord.extract.tables.grid import Row, is_value, words_of
from onrecord.extract.tables.heading import EMPTY, Heading, read_heading
from onrecord.extract.tables.wording import table_words
from onrecord.model import HARM

_HURT = frozenset(("killed", "injured"))


class Columns(NamedTuple):
    """The columns of a block of rows.

    Attributes:
        headings: What the headings over each column say, the lower ones last.
        bases: For each column the one whose numbers it is said to be a part of, or -1.
        covers: For each total column the columns that it sums; empty for others.
        counting: True where a column says itself what happened.
        register: True where rows are persons.
        corner: What the heading over the rows' own headings says of all numbers ("Deaths").
        labelled: True where most rows say themselves what happened ("Killed", "Missing").
    """

    headings: tuple[Heading, ...]
    bases: tuple[int, ...]
    covers: tuple[tuple[int, ...], ...]
    counting: bool
    register: bool
    corner: Heading = EMPTY
    labelled: bool = False


def read_columns(
    text: str, head: Sequence[Row], body: Sequence[Row], width: int, house: str = ""
) -> Columns:
    """Return what the columns of a table count.

    Args:
        text: The document's text.
        head: The rows of headings, from above; there may be none.
        body: The rows under them.
        width: The number of columns.
        house: `killed` where a mortuary keeps the table, `injured` where a hospital does.
    """
    uppers = [_upper(head, column) for column in range(width)]
    headings = [_heading(text, head, column) for column in range(width)]
    register = any(
        heading.words.lower().strip(" :") in table_words("registers") for heading in headings
    )
    for column, heading in enumerate(headings):
        if heading.kind != "none" and _years(text, body, column, register=register):
            headings[column] = heading._replace(kind="none", outcomes=())
    labelled = _labelled(text, body)
    for column, heading in enumerate(headings[1:] if labelled else (), 1):
        if heading.words.lower().strip() in table_words("numero"):
            headings[column] = EMPTY._replace(words=heading.words, kind="count")
    corner = _corner(text, headings, body)
    _admissions(text, headings, body, house)
    _letters(headings)
    _fill_totals(headings, uppers)
    _fill_parts(headings)
    bases = tuple(_base(headings, column) for column in range(width))
    for column, base in enumerate(bases):
        heading = headings[column]
        if base >= 0 and not heading.outcomes and heading.kind == "group":
            headings[column] = heading._replace(outcomes=headings[base].outcomes)
    bases = _of_wounds(headings, bases)
    counting = any(heading.outcomes for heading in headings)
    covers = tuple(_covers(headings, uppers, column) for column in range(width))
    return Columns(tuple(headings), bases, covers, counting, register, corner, labelled)


def _labelled(text: str, body: Sequence[Row]) -> bool:
    said = [read_heading(words_of(text, row.cells[0])) for row in body if not row.section]
    told = [heading.outcomes for heading in said if heading.outcomes]
    return len(set(told)) > 1 and 2 * len(told) >= len(said)


def _of_wounds(headings: list[Heading], bases: tuple[int, ...]) -> tuple[int, ...]:
    """Take "Gunshot" beside "Bodies brought in" for some of these."""
    found = list(bases)
    among = any(_wound(heading) for heading in headings)
    for column, heading in enumerate(headings):
        wound = _wound(heading) or (among and _cause(heading))
        whole = next(
            (
                at
                for at in range(column)
                if _general(headings[at]) and _HURT & {*headings[at].outcomes}
            ),
            -1,
        )
        if wound and whole >= 0:
            headings[column] = heading._replace(
                kind="outcome", outcomes=headings[whole].outcomes, groups=("person",), part=True
            )
            found[column] = whole
    return tuple(found)


def _wound(heading: Heading) -> bool:
    plain = heading.kind == "plain" and not heading.outcomes
    return plain and named(heading.words) in {"wound", "death"}


def _cause(heading: Heading) -> bool:
    """True for "Shell", "Unknown cause", beside columns of wounds."""
    if heading.outcomes:
        return False
    words = heading.words.lower().split()
    if named(heading.words) == "wound":
        return True
    open_cause = not word_list("open_causes").isdisjoint(words)
    return open_cause and words[:1] != ["cause"] and len(words) < 4 and heading.kind != "group"


def _admissions(text: str, headings: list[Heading], body: Sequence[Row], house: str) -> None:
    """Take "Admitted" in a table of hospitals for the injured, "Received" in a mortuary's for the dead.

    "Treated in" over names of places is no outcome.
    """
    if not headings:
        return
    if headings[0].words.lower().strip(" :").endswith((" in", " at", " by", " on")):
        headings[0] = EMPTY._replace(words=headings[0].words)
    names = [headings[0].words, *(words_of(text, row.cells[0]) for row in body)]
    if any(word_list("hospital_words") & set(name.lower().split()) for name in names):
        house = "injured"
    if not house:
        return
    for column, heading in enumerate(headings):
        if not heading.outcomes and heading.words.lower().strip(" :") in word_list("admitting"):
            headings[column] = heading._replace(
                kind="outcome", outcomes=(house,), groups=heading.groups or ("person",)
            )


def _corner(text: str, headings: list[Heading], body: Sequence[Row]) -> Heading:
    """Take "Deaths" over a column of places, beside columns of years, as said of the table."""
    if len(headings) < 2 or not headings[0].outcomes or any(h.outcomes for h in headings[1:]):
        return EMPTY
    first = [row.cells[0] for row in body]
    if any(is_value(words_of(text, cell)) for cell in first):
        return EMPTY
    corner, headings[0] = headings[0], EMPTY
    return corner


def _upper(head: Sequence[Row], column: int) -> int:
    """Return where the heading that spans this column and others begins, or -1."""
    for row in head[:-1]:
        cell = row.cells[column] if column < len(row.cells) else None
        if cell is not None and cell.columns > 1:
            return cell.start
    return -1


def _heading(text: str, head: Sequence[Row], column: int) -> Heading:
    """Join the headings over a column, each once."""
    said: list[str] = []
    joined = EMPTY
    for index, row in enumerate(head):
        cell = row.cells[column] if column < len(row.cells) else None
        words = words_of(text, cell)
        if not words and index + 1 < len(head):
            words = _spread(text, row, head[index + 1], column)
        if words and words not in said:
            said.append(words)
            joined = merge(joined, read_heading(words)) if len(said) > 1 else read_heading(words)
    return joined


def _spread(text: str, row: Row, below: Row, column: int) -> str:
    """Return the heading to the left of a blank one that a heading row below parts."""
    if not column or not words_of(text, below.cells[column]):
        return ""
    for left in range(column - 1, 0, -1):
        words = words_of(text, row.cells[left])
        if words:
            return words
    return ""


def merge(upper: Heading, lower: Heading) -> Heading:
    """Return what two headings say together, the lower being the narrower."""
    if lower.kind == "none":
        if upper.outcomes and lower.words.lower().strip() in table_words("numero"):
            return upper._replace(words=lower.words)
        return lower
    if upper.kind == "none" and lower.kind == "plain":
        return upper
    outcomes = lower.outcomes or upper.outcomes
    if lower.things and not set(outcomes) <= {"destroyed", "damaged", "displaced", "affected"}:
        outcomes = lower.outcomes
    groups = lower.groups
    if not set(groups) - {"person"} and not lower.explicit:
        groups = upper.groups or groups
    return lower._replace(
        outcomes=outcomes,
        groups=groups,
        kind="outcome" if outcomes else lower.kind if lower.kind != "plain" else upper.kind,
        explicit=lower.explicit or (upper.explicit and lower.kind in {"plain", "count"}),
        things=lower.things or upper.things,
        severity=lower.severity or upper.severity,
        factor=max(lower.factor, upper.factor),
        narrow=lower.narrow or upper.narrow,
        total=lower.total or (upper.total and not lower.explicit),
        inner=lower.inner or upper.inner,
        head=lower.head or upper.head,
    )


def _years(text: str, body: Sequence[Row], column: int, *, register: bool) -> bool:
    """True for a column that holds years only: they are when, not how many."""
    cells = {c for row in body if (c := row.cells[column]) is not None and c.end > c.start}
    filled = [cell for cell in cells if any(map(str.isdigit, text[cell.start : cell.end]))]
    return len(filled) > (0 if register else 1) and all(lone_year(text, cell) for cell in filled)


def _fill_totals(headings: list[Heading], uppers: Sequence[int]) -> None:
    """Give a bare "Total" the outcomes of the columns before it."""
    for column, heading in enumerate(headings):
        if not heading.total or heading.outcomes or heading.kind not in {"count", "group"}:
            continue
        summed = [
            other
            for at, other in enumerate(headings[:column])
            if other.outcomes
            and not other.total
            and not other.part
            and uppers[at] == uppers[column]
        ] or [other for other in headings[:column] if other.outcomes and not other.part]
        outcomes = tuple(dict.fromkeys(o for other in summed for o in other.outcomes if o in HARM))
        if summed and any(other.things for other in summed):
            things = all(other.things for other in summed)
            headings[column] = heading._replace(
                kind="outcome" if things else "none",
                outcomes=outcomes if things else (),
                groups=summed[0].groups if things else (),
                things=things,
            )
        elif outcomes:
            groups = summed[0].groups if len({other.groups for other in summed}) == 1 else ()
            headings[column] = heading._replace(kind="outcome", outcomes=outcomes, groups=groups)


def _letters(headings: list[Heading]) -> None:
    """Take "C" beside "M" and "F" for children."""
    words = [heading.words.lower().rpartition(": ")[2].strip(" *_") for heading in headings]
    if not {"m", "f"} <= set(words):
        return
    for column, word in enumerate(words):
        if word in table_words("child_letters"):
            found = headings[column]
            kind = "outcome" if found.outcomes else "group"
            headings[column] = found._replace(kind=kind, groups=("child",), explicit=True)


def _fill_parts(headings: list[Heading]) -> None:
    """Give columns of men, women and children the outcome of "Total killed" behind them."""
    for column, heading in enumerate(headings):
        if not (heading.total and heading.outcomes) or heading.things:
            continue
        before = column - 1
        while before >= 0 and _of_group(headings[before]) and not headings[before].outcomes:
            headings[before] = headings[before]._replace(outcomes=heading.outcomes, kind="outcome")
            before -= 1


def _of_group(heading: Heading) -> bool:
    group = heading.kind == "group" and set(heading.groups) <= PERSON_GROUPS
    return group and not (heading.part or heading.total)


def _general(heading: Heading) -> bool:
    """True for a column of everybody: no group, nothing that narrows it."""
    return not set(heading.groups) - {"person"} and not (
        heading.narrow or heading.explicit or heading.part or heading.things
    )


def _base(headings: Sequence[Heading], column: int) -> int:
    """Return the column that this one's numbers are a part of in the same row, or -1."""
    heading = headings[column]
    before = range(column - 1, -1, -1)
    if heading.kind in {"none", "goods"}:
        return -1
    if heading.part:
        counted = [at for at in before if headings[at].kind in {"outcome", "group", "count"}]
        whole = [at for at in counted if not headings[at].part]
        return next(iter(whole or counted), -1)
    if heading.total or heading.things or set(heading.groups) == {"resident"}:
        return -1
    if heading.kind == "group" and not heading.outcomes:
        near = next((at for at in before if headings[at].outcomes and _general(headings[at])), -1)
        return _first(headings, near)
    degree = heading.severity and heading.severity not in table_words("circumstances")
    if not (set(heading.groups) & set(NARROW) or heading.narrow or degree):
        return -1
    for at in before:
        other = headings[at]
        if set(heading.outcomes) <= set(other.outcomes) and other.outcomes and _general(other):
            if heading.explicit and other.kind == "outcome" and not other.total:
                return _first(headings, at) if not heading.outcomes or other.head else -1
            return at
    return -1


def _first(headings: Sequence[Heading], near: int) -> int:
    """Return the first column that counts what a column does: all bodies, before the drowned."""
    same = (
        at
        for at in range(near)
        if headings[at].outcomes == headings[near].outcomes and _general(headings[at])
    )
    return next(same, near) if near > 0 else near


def _covers(headings: Sequence[Heading], uppers: Sequence[int], column: int) -> tuple[int, ...]:
    """Return the columns that a total column sums."""
    heading = headings[column]
    if not heading.total or heading.kind == "none":
        return ()
    found = _summed(headings, uppers, column, range(column - 1, -1, -1))
    return found or _summed(headings, uppers, column, range(column + 1, len(headings)))


def _summed(
    headings: Sequence[Heading], uppers: Sequence[int], column: int, others: range
) -> tuple[int, ...]:
    total = headings[column]
    found = []
    for at in others:
        other = headings[at]
        if uppers[at] != uppers[column] or other.kind in {"none", "goods"} or other.part:
            continue
        if other.total:
            break
        if other.things != total.things:
            continue
        if not total.outcomes or (set(other.outcomes) & set(HARM)) <= set(total.outcomes):
            found.append(at)
    return tuple(found)


__all__ = ["PERSON_GROUPS", "Columns", "merge", "read_columns"]

"""What a cell's number counts, from the headings of its column, its row and its table."""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.extract.grammar.clauses import DIRECT
from onrecord.extract.grammar.count_phrase import NARROW, PERSON_GROUPS
from onrecord.extract.grammar.draft import Draft
from onrecord.extract.grammar.items import Item
from onrecord.extract.numbers.quantity import Quantity
from onrecord.extract.tables.columns import Columns
from onrecord.extract.tables.context import Context
from onrecord.extract.tables.grid import is_year
from onrecord.extract.tables.heading import EMPTY, Heading
from onrecord.extract.tables.wording import month_names, table_words
from onrecord.model import Number

_THINGS = frozenset(("destroyed", "damaged"))
_OPEN = frozenset(("count", "group", "plain"))


def mean(
    column: Heading,
    stubs: Sequence[Heading],
    section: Heading,
    context: Context,
    columns: Columns,
) -> Heading | None:
    """Return what a number counts, or None if it counts nobody.

    Args:
        column: The heading of its column.
        stubs: The headings of its row, from left to right.
        section: The heading of the rows it stands among.
        context: What the words above the table say.
        columns: All columns of the table.
    """
    if column.kind in {"none", "goods"} or any(_ratio(stub) for stub in stubs):
        return None
    stub = next((s for s in reversed(stubs) if s.outcomes), stubs[0] if stubs else EMPTY)
    outcomes = _outcomes(column, stub, section, context, columns)
    if not outcomes:
        return _besides(column)
    if not column.head and _of_goods(outcomes, stubs) and not _by_place(stub, columns):
        return None
    things = set(outcomes) <= _THINGS
    if column.things and not set(outcomes) <= _THINGS | {"displaced", "affected"}:
        return None
    groups, head = _group(column, stubs, section, context.heading, things=things)
    return column._replace(
        outcomes=outcomes,
        groups=groups,
        head=head,
        severity=column.severity or stub.severity,
        factor=max(h.factor for h in (column, stub, section, context.heading)),
    )


def _ratio(stub: Heading) -> bool:
    words = stub.words.lower().split()
    return bool(words) and (words[0] in table_words("ratios") or "%" in stub.words)


def _outcomes(
    column: Heading, stub: Heading, section: Heading, context: Context, columns: Columns
) -> tuple[str, ...]:
    if column.outcomes:
        for other in (stub, section):
            if other.outcomes and set(other.outcomes) < set(column.outcomes):
                return other.outcomes
        return column.outcomes
    if columns.counting or column.kind not in _OPEN:
        return ()
    if stub.kind == "none" and not _dated(stub, columns):
        return ()
    if context.heading.outcomes and _by_cause(columns):
        return context.heading.outcomes
    if stub.outcomes or section.outcomes:
        return stub.outcomes or section.outcomes
    if column.things and not (context.close and set(context.heading.outcomes) <= _THINGS):
        return ()
    if column.kind == "plain" and not column.things and not _crossed(column, context):
        return ()
    if columns.labelled and stub.kind in {"plain", "goods"} and not stub.total:
        return ()  # "Patrols" beside "Killed" and "Missing", under "Losses"
    return context.heading.outcomes


def _dated(stub: Heading, columns: Columns) -> bool:
    """True for a row of a day or a year, which counts nobody itself and says when."""
    over = columns.headings[0].words.lower().split()
    return is_year(stub.words) or (bool(over) and over[-1] in table_words("dates"))


def _by_cause(columns: Columns) -> bool:
    """True where the rows are causes: "Deaths in detention, by cause: shot, beaten"."""
    first = columns.headings[0].words.lower().split()
    return bool(first) and first[0] in table_words("by_cause")


def _by_place(stub: Heading, columns: Columns) -> bool:
    """True where the rows are places and this is a name: "Old Ferry" under "Site" is no ferry."""
    return " " in stub.words and columns.headings[0].words.lower() in table_words("places")


def _crossed(column: Heading, context: Context) -> bool:
    """True for a column of a year, or of whatever else a caption parts its numbers by."""
    words = column.words.lower().split()
    dated = bool(words) and not month_names().isdisjoint((words[0], words[-1]))
    return is_year(column.words) or not words or dated or context.close


def _besides(column: Heading) -> Heading | None:
    """Read a column of houses, incidents or graves that says nothing of what happened.

    A heading in the singular ("Village") names the places below it and counts nothing.
    """
    if "resident" in column.groups and not column.things:
        return column._replace(outcomes=("population",))
    many = column.head.endswith("s") or column.total
    if column.things and many and column.kind in {"plain", "group"}:
        return column._replace(outcomes=("other",), groups=column.groups or ("other",))
    return None


def _of_goods(outcomes: tuple[str, ...], stubs: Sequence[Heading]) -> bool:
    """True for a row of vehicles under "Destroyed", or of cattle under "Killed"."""
    for stub in stubs:
        if stub.kind != "goods" or not stub.whole_phrase:
            continue
        if set(outcomes) <= _THINGS or stub.head in table_words("animals"):
            return True
    return False


def _group(
    column: Heading, stubs: Sequence[Heading], section: Heading, context: Heading, *, things: bool
) -> tuple[tuple[str, ...], str]:
    """Return the narrowest group that the headings name, and its noun."""
    best = column.groups
    head = column.head
    for heading in (*stubs, section, context):
        usable = heading.groups and (heading.whole_phrase or heading.outcomes or heading is context)
        if not usable:
            continue
        fits = (
            not set(heading.groups) <= PERSON_GROUPS
            if things
            else set(heading.groups) <= PERSON_GROUPS
        )
        if not fits:
            continue
        if "child" in heading.groups and set(best) <= {"man", "woman"}:
            best, head = heading.groups, heading.head  # a column of males, a row of minors
        elif not best:
            best, head = heading.groups, heading.head
        elif set(best) <= {"person", "civilian", "resident"} and set(heading.groups) & set(NARROW):
            kept = tuple(g for g in best if g == "civilian" and g not in heading.groups)
            best, head = (*heading.groups, *kept), heading.head
    if not best or (things and set(best) <= PERSON_GROUPS):
        best = ("building",) if things else ("person",)
    return best, head


def apply(draft: Draft, said: Heading, *, keep: bool = False) -> None:
    """Write what the headings say into a draft.

    Args:
        draft: The draft of a number in a cell.
        said: What the headings say.
        keep: Keep the group that the words of the cell name.
    """
    phrase = draft.phrase
    draft.outcomes = said.outcomes
    draft.strength = DIRECT
    draft.severity = draft.severity or said.severity
    named = phrase.head is not None and phrase.kind not in {"unknown", "elided"}
    if not (keep and named):
        draft.groups = said.groups or ("person",)
        phrase.groups = list(draft.groups)
        phrase.kind = "person" if set(draft.groups) & PERSON_GROUPS else "thing"
        if said.head:
            quantity = phrase.quantity
            phrase.head = Item("G", quantity.start, quantity.end, said.head)
    if said.factor > 1:
        phrase.quantity = scaled(phrase.quantity, said.factor)
        draft.doubts = (
            f"the heading states the number in units of {said.factor:,}; it was multiplied",
        )


def scaled(quantity: Quantity, factor: int) -> Quantity:
    """Return the quantity times the factor that its heading states."""

    def times(number: Number | None, off: int) -> Number | None:
        return None if number is None else round((number + off) * factor - off)

    off = -1 if quantity.modifier == "more_than" else 0
    up = 1 if quantity.modifier in {"fewer_than", "nearly"} else 0
    return quantity._replace(
        low=times(quantity.low, off) if quantity.low else quantity.low,
        best=times(quantity.best, 0),
        high=times(quantity.high, up),
    )

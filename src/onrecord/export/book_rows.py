"""The rows of what casebooks, registers and estimates hold; `rows` has all kinds together."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator
from typing import Any

from onrecord.model import (
    Agreement,
    Derived,
    Estimate,
    Json,
    LogEntry,
    NameForm,
    Pairing,
    Person,
    Record,
    Restriction,
    Round,
    SideBySide,
    Waiting,
    Withholding,
)

Row = tuple[Any, ...]
Maker = Callable[[Any], Iterator[Row]]

LIST_MARK = "; "
"""What stands between the members of a list in one cell."""

BOOK_COLUMNS: dict[type[Record], Row] = {
    Estimate: (
        "stratum", "method", "linkages", "lists", "listed", "estimate", "low", "high", "interval", "model",
        "withheld", "notes",
    ),
    LogEntry: ("seq", "time", "user", "action", "subject", "reason", "before", "after", "previous", "hash"),
    Waiting: (
        "claim", "of", "document", "start", "end", "text", "low", "high", "outcome", "group", "event",
        "status", "revision", "doubts", "sentence",
    ),
    Round: ("name", "documents", "coders", "blind", "finished"),
    SideBySide: (
        "unit", "round", "of", "document", "start", "end", "text", "coder", "status", "claim",
        "said_start", "said_end", "said_text", "low", "high", "outcome", "group", "polarity", "reason",
        "agreed", "settled", "sentence",
    ),
    Agreement: (
        "round", "measure", "coefficient", "agreement", "low", "high", "units", "values", "coders",
    ),
    NameForm: ("form", "of", "count", "documents", "withheld"),
    Withholding: ("seq", "user", "reason", "forms", "document", "start", "end"),
    Restriction: ("of", "subject", "level", "groups", "user", "reason", "seq"),
    Pairing: ("a", "b", "probability", "weight", "reasons"),
    Person: ("id", "name", "sex", "statuses", "statements", "by_machine", "doubts"),
    Derived: (
        "event", "outcome", "group", "severity", "floor", "ceiling", "unknown", "rule",
    ),
}  # fmt: skip
"""The heading of each kind of record's table."""


def listed(members: Iterable[str]) -> str:
    """Return the members of a list as one cell."""
    return LIST_MARK.join(members)


def _estimate(one: Estimate) -> Iterator[Row]:
    yield (
        one.stratum, one.method, one.linkages, listed(one.lists), one.listed, _whole(one.estimate),
        _whole(one.low), _whole(one.high), one.interval, one.model, one.withheld, listed(one.notes),
    )  # fmt: skip


def _whole(value: float | None) -> int | None:
    """Return a number of persons without the fractions that no estimate bears out."""
    return None if value is None else round(value)


def _pairing(one: Pairing) -> Iterator[Row]:
    yield (one.a, one.b, round(one.probability, 4), round(one.weight, 2), listed(one.reasons))


def _person(one: Person) -> Iterator[Row]:
    yield (
        one.id, one.name, one.sex, listed(one.statuses), listed(one.statements), one.by_machine,
        listed(one.doubts),
    )  # fmt: skip


def _derived(one: Derived) -> Iterator[Row]:
    yield (
        one.event, one.outcome, one.group, one.severity, one.floor, one.ceiling, one.unknown, one.rule,
    )  # fmt: skip


def _log_entry(entry: LogEntry) -> Iterator[Row]:
    yield (
        entry.seq, entry.time, entry.user, entry.action, entry.subject, entry.reason,
        _json(entry.before), _json(entry.after), entry.previous, entry.hash,
    )  # fmt: skip


def _json(state: Json | None) -> str | None:
    return None if state is None else json.dumps(state, ensure_ascii=False, sort_keys=True)


def _waiting(one: Waiting) -> Iterator[Row]:
    yield (
        one.claim, one.of, one.document, one.start, one.end, one.text, one.low, one.high,
        listed(one.outcome), listed(one.group), one.event, one.status, one.revision,
        listed(one.doubts), one.sentence,
    )  # fmt: skip


def _round(one: Round) -> Iterator[Row]:
    lists = (one.documents, one.coders, one.finished)
    documents, coders, finished = map(listed, lists)
    yield (one.name, documents, coders, one.blind, finished)


def _side_by_side(one: SideBySide) -> Iterator[Row]:
    for said in one.sayings:
        yield (
            one.unit, one.round, one.of, one.document, one.start, one.end, one.text, said.coder,
            said.status, said.claim, said.start, said.end, said.text, said.low, said.high,
            listed(said.outcome), listed(said.group), said.polarity, said.reason, one.agreed,
            one.settled, one.sentence,
        )  # fmt: skip


def _agreement(one: Agreement) -> Iterator[Row]:
    bounds = (one.agreement, one.low, one.high)
    shown = (None if bound is None else round(bound, 3) for bound in bounds)
    yield (
        one.round, one.measure, one.coefficient, *shown, one.units, one.values, listed(one.coders),
    )  # fmt: skip


def _name_form(one: NameForm) -> Iterator[Row]:
    yield (one.form, one.of, one.count, listed(one.documents), one.withheld)


def _withholding(one: Withholding) -> Iterator[Row]:
    yield (
        one.seq, one.user, one.reason, listed(one.forms), one.document, one.start, one.end,
    )  # fmt: skip


def _restriction(one: Restriction) -> Iterator[Row]:
    yield (
        one.of, one.subject, one.level, listed(one.groups), one.user, one.reason, one.seq,
    )  # fmt: skip


BOOK_MAKERS: dict[type[Record], Maker] = {
    Estimate: _estimate,
    LogEntry: _log_entry,
    Waiting: _waiting,
    Round: _round,
    SideBySide: _side_by_side,
    Agreement: _agreement,
    NameForm: _name_form,
    Withholding: _withholding,
    Restriction: _restriction,
    Pairing: _pairing,
    Person: _person,
    Derived: _derived,
}
"""What makes the rows of each kind of record."""

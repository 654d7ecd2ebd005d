"""What people decide about persons: that statements are about one, or about several."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations, product

from onrecord.casebook.folding import UNDO, undone_by
from onrecord.casebook.log import append, entries
from onrecord.casebook.mentions import accepted_statements
from onrecord.casebook.store import Casebook, transaction
from onrecord.errors import CasebookError
from onrecord.model import Json, LogEntry, PersonStatement, decode_as

SAME, APART = "same", "apart"
"""Actions of entries: statements judged to be about one person, or about several."""
_AT_ONCE = 400
"""Ids that one query is asked for."""


def judged_pairs(after: Json) -> Iterator[tuple[str, str]]:
    """Yield the pairs of statements that an entry judges, each in order.

    An entry about two has `a` and `b`; one about more has `statements`, of which all are about one, or
    `statements` and `others`, of which none of these is about one of those.
    """
    if "a" in after:
        yield after["a"], after["b"]
        return
    own, others = sorted(after["statements"]), after.get("others")
    pairs = combinations(own, 2) if others is None else product(own, others)
    for one, other in pairs:
        yield (one, other) if one < other else (other, one)


def statements_in(after: Json) -> list[str]:
    """Return the statements that an entry judges."""
    if "a" in after:
        return [after["a"], after["b"]]
    return [*after["statements"], *after.get("others", ())]


def join(
    book: Casebook,
    statements: Iterable[str],
    persons: Sequence[str],
    *,
    user: str,
    reason: str = "",
) -> int:
    """Note that statements are all about one person, and return the entry's number; `undo` takes it back.

    Args:
        book: The casebook.
        statements: Their ids.
        persons: The ids of the persons that they were about before; the first is the one that stays.
        user: Who decides.
        reason: Why.

    Raises:
        CasebookError: If there is no such statement, or there are fewer than two.
    """
    own = sorted(set(statements))
    with transaction(book) as db:
        if len(own) < 2:
            raise CasebookError("one person is made of two statements or more", path=book.path)
        _check(book, own)
        after: Json = {"statements": own, "persons": list(persons)}
        return append(db, user, SAME, persons[0], reason=reason, after=after)


def part(
    book: Casebook, statements: Iterable[str], others: Iterable[str], person: str, *, user: str,
    reason: str = "",
) -> int:  # fmt: skip
    """Note that none of some statements is about the person that others are about; `undo` takes it back.

    Args:
        book: The casebook.
        statements: The ids of those that go.
        others: The ids of those that stay.
        person: The id of the person that they were all taken to be about.
        user: Who decides.
        reason: Why.

    Raises:
        CasebookError: If there is no such statement, or there are none on one side.
    """
    own, left = sorted(set(statements)), sorted(set(others) - set(statements))
    with transaction(book) as db:
        if not own or not left:
            hint = "choose some of the statements, and not all"
            raise CasebookError("a person cannot be split so", path=book.path, hint=hint)
        _check(book, [*own, *left])
        after: Json = {"statements": own, "others": left, "persons": [person]}
        return append(db, user, APART, person, reason=reason, after=after)


def entries_about(book: Casebook, statements: Iterable[str]) -> list[LogEntry]:
    """Return the entries that judge one of some statements, or take such a one back, in their order."""
    wanted = set(statements)
    about: dict[int, LogEntry] = {}
    for entry in entries(book, actions=(SAME, APART, UNDO)):
        after = entry.after or {}
        if entry.action == UNDO:
            if after["seq"] in about:
                about[entry.seq] = entry
        elif not wanted.isdisjoint(statements_in(after)):
            about[entry.seq] = entry
    return list(about.values())


def statements_now(book: Casebook, ids: Iterable[str]) -> list[PersonStatement]:
    """Return statements by their ids as lists and accepted mentions have them; the gone are left out."""
    ids = list(ids)
    found: list[PersonStatement] = []
    for some in chunks(sorted(set(ids))):
        rows = book.db.execute(
            "SELECT record FROM statement AS s WHERE record IS NOT NULL AND version ="  # noqa: S608
            f" (SELECT max(version) FROM statement WHERE id = s.id) AND id IN ({marks(some)})",
            some,
        )
        found += [decode_as(PersonStatement, row["record"]) for row in rows]
    wanted = set(ids)
    return [*found, *(one for one in accepted_statements(book) if one.id in wanted)]


def chunks(ids: Sequence[str]) -> Iterator[Sequence[str]]:
    """Yield ids in as many at a time as a query is asked for."""
    for start in range(0, len(ids), _AT_ONCE):
        yield ids[start : start + _AT_ONCE]


def marks(ids: Sequence[str]) -> str:
    """Return a mark for each value that is bound to a query."""
    return ", ".join("?" * len(ids))


def no_statement(book: Casebook, name: str) -> CasebookError:
    """Return the error that there is no such statement."""
    hint = "`onrecord register persons` lists the persons with the ids of their statements"
    return CasebookError(f"has no statement {name!r}", path=book.path, hint=hint)


def in_force(taken: Iterable[LogEntry]) -> list[LogEntry]:
    """Return those of some entries that nobody has taken back."""
    every = list(taken)
    undone = undone_by(every)
    return [one for one in every if one.action != UNDO and one.seq not in undone]


def _check(book: Casebook, ids: Sequence[str]) -> None:
    known = {one.id for one in statements_now(book, ids)}
    for one in ids:
        if one not in known:
            raise no_statement(book, one)

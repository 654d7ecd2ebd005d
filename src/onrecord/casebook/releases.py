"""Persons who are released from being withheld: one by one, or by a rule over what is told of them.

A dossier names nobody of the register who is not released. What was released one by one are the statements
that were then known; who is kept back is not released by any rule.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from onrecord.casebook.log import append, entries
from onrecord.casebook.store import Casebook, transaction
from onrecord.errors import CasebookError
from onrecord.model import Json, LogEntry

RELEASE, KEEP_BACK = "release-person", "keep-person"
BY_RULE, END_RULE = "release-rule", "end-rule"
"""Actions of the log: a person released or kept back; a rule that releases begun or ended."""
RELEASED_STATEMENTS = "SELECT statement FROM person_release WHERE released = 1"
"""The statements about persons who were released one by one, as SQL."""
KEPT_STATEMENTS = "SELECT statement FROM person_release WHERE released = 0"
"""The statements about persons who are kept back, as SQL."""


def release_person(
    book: Casebook,
    person: str,
    statements: Iterable[str],
    *,
    released: bool,
    user: str,
    reason: str,
) -> int:
    """Release a person from being withheld, or keep it back, and return the number of the log's entry.

    Args:
        book: The casebook.
        person: The person's id.
        statements: The ids of the statements about it.
        released: Whether it is released.
        user: Who decides so.
        reason: Why.

    Raises:
        CasebookError: If no reason is given.
    """
    _reasoned(book, reason)
    own = sorted(set(statements))
    with transaction(book) as db:
        action = RELEASE if released else KEEP_BACK
        seq = append(db, user, action, person, reason=reason, after={"statements": own})
        _show(book, own, seq, released=released)
    return seq


def release_by_rule(book: Casebook, rule: Mapping[str, str], *, user: str, reason: str) -> int:
    """Release everybody of whom something is told, now and later; return the number of the log's entry.

    Args:
        book: The casebook.
        rule: The value of each facet (`register.listing.FACETS`) that a person must have.
        user: Who decides so.
        reason: Why.

    Raises:
        CasebookError: If the rule asks for nothing, or no reason is given.
    """
    _reasoned(book, reason)
    asked = {name: value for name, value in sorted(rule.items()) if value}
    if not asked:
        hint = "name a list, an outcome, or another of what persons are told apart by"
        raise CasebookError("a rule that releases everybody is none", path=book.path, hint=hint)
    with transaction(book) as db:
        after: Json = {"rule": asked}
        return append(db, user, BY_RULE, "persons", reason=reason, after=after)


def end_rule(book: Casebook, seq: int, *, user: str, reason: str) -> int:
    """End a rule, by the number of its entry; return the number of the new one.

    Raises:
        CasebookError: If there is no such rule, or no reason is given.
    """
    _reasoned(book, reason)
    with transaction(book) as db:
        if seq not in {entry.seq for entry in rule_entries(book)}:
            hint = "`onrecord register release --list` lists the rules"
            raise CasebookError(f"has no rule of entry {seq}", path=book.path, hint=hint)
        return append(db, user, END_RULE, "persons", reason=reason, after={"seq": seq})


def rule_entries(book: Casebook) -> list[LogEntry]:
    """Return the entries of the rules that hold."""
    found: dict[int, LogEntry] = {}
    for entry in entries(book, actions=(BY_RULE, END_RULE)):
        if entry.action == BY_RULE:
            found[entry.seq] = entry
        else:
            found.pop((entry.after or {})["seq"], None)
    return list(found.values())


def rules_in_force(book: Casebook) -> list[dict[str, str]]:
    """Return the rules that hold, each as what it asks of a person."""
    return [dict((entry.after or {})["rule"]) for entry in rule_entries(book)]


def releases_about(book: Casebook, statements: Iterable[str]) -> list[LogEntry]:
    """Return the entries that release a person that some statements are about, or keep it back."""
    wanted = set(statements)
    return [
        entry
        for entry in entries(book, actions=(RELEASE, KEEP_BACK))
        if not wanted.isdisjoint((entry.after or {})["statements"])
    ]


def release_problems(book: Casebook) -> Iterator[str]:
    """Yield whether the table of who is released does not follow from the log."""
    wanted: dict[str, tuple[str, int, int]] = {}
    for entry in entries(book, actions=(RELEASE, KEEP_BACK)):
        for one in (entry.after or {})["statements"]:
            wanted[one] = (one, int(entry.action == RELEASE), entry.seq)
    if {tuple(row) for row in book.db.execute("SELECT * FROM person_release")} != set(
        wanted.values()
    ):
        yield "who is released does not follow from the log"


def _show(book: Casebook, statements: Iterable[str], seq: int, *, released: bool) -> None:
    book.db.executemany(
        "INSERT OR REPLACE INTO person_release VALUES (?, ?, ?)",
        [(one, int(released), seq) for one in statements],
    )


def _reasoned(book: Casebook, reason: str) -> None:
    if not reason.strip():
        raise CasebookError("needs a reason", path=book.path, hint="give --reason")

"""Acts, kinship, burials, households, consequences, dependants and statuses: records of their own.

They follow from the statements, as the current view of claims follows from readings and decisions: they
are made where statements are newer than they are, and `verify` asks whether they still follow.
"""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterable, Iterator
from functools import cache
from typing import TypeVar

from onrecord.casebook.mentions import MENTION_ACTIONS
from onrecord.casebook.statements import load_statements
from onrecord.casebook.store import Casebook, transaction
from onrecord.errors import CasebookError
from onrecord.lexicon import load
from onrecord.model import (
    PARTICULARS,
    Burial,
    Consequence,
    ConsequenceKind,
    DatedStatus,
    Dependants,
    Kinship,
    Membership,
    Particular,
    PersonAct,
    PersonStatement,
    decode_as,
    encode,
)

ParticularT = TypeVar("ParticularT", bound=Particular)
KINDS: dict[str, type[Particular]] = {str(one.__struct_config__.tag): one for one in PARTICULARS}
"""The kinds of records, by name."""
ACTS = frozenset({"killed", "injured", "missing", "detained", "displaced"})
"""Statuses that say what was done to somebody; `identified`, say, is none."""


def particulars_of(said: PersonStatement) -> Iterator[Particular]:
    """Yield what a statement tells beside who somebody is."""
    where = {"statement": said.id, "source": said.source, "locator": said.locator}
    for status in said.statuses:
        yield DatedStatus(**where, status=status.status, date=status.date, place=status.place)
        if status.status in ACTS:
            yield PersonAct(
                **where, act=status.status, perpetrator=said.perpetrator, cause=said.cause,
                place=said.scene or status.place, date=status.date,
            )  # fmt: skip
    for kin in said.kin:
        yield Kinship(**where, relation=kin.relation, name=kin.name, alive=kin.alive)
    if said.site or said.grave or said.remains:
        found = [one for one in said.statuses if one.status == "identified"]
        yield Burial(
            **where, site=said.site, grave=said.grave, remains=said.remains, identified=bool(found),
            identified_on=found[0].date if found else None,
        )  # fmt: skip
    if said.household:
        yield Membership(**where, household=said.household, complete=said.household_complete)
    for text in said.consequences:
        yield Consequence(**where, type=consequence_kind(text), text=text)
    if said.dependants is not None:
        yield Dependants(**where, count=said.dependants)


def consequence_kind(text: str) -> ConsequenceKind:
    """Return what kind of consequence words name: by the kind before a colon, else by their words."""
    lowered = text.lower()
    kinds = _kinds()
    told = kinds.get(lowered.partition(":")[0].strip())
    if told is not None:
        return told
    return next((kind for word, kind in kinds.items() if re.search(rf"\b{word}", lowered)), "other")


@cache
def _kinds() -> dict[str, ConsequenceKind]:
    entries = load("columns", "names")["consequences"]
    return {str(word): kind for kind, words in entries.items() for word in words}


def kind_of(name: str) -> type[Particular]:
    """Return the kind of record of a name.

    Raises:
        CasebookError: If there is none.
    """
    if name not in KINDS:
        raise CasebookError(f"keeps no records {name!r}", hint=f"there are {', '.join(KINDS)}")
    return KINDS[name]


def load_particulars(
    book: Casebook, kind: type[ParticularT], *, statements: Iterable[str] | None = None,
    term: str | None = None,
) -> list[ParticularT]:  # fmt: skip
    """Return the records of one kind, in the order of lists and statements.

    Args:
        book: The casebook.
        kind: `Kinship`, `Burial` …
        statements: Only those of these statements.
        term: Only those with this status, act, relation, site, household or type.
    """
    show_particulars(book)
    where, values = ["kind = ?"], [str(kind.__struct_config__.tag)]
    if term is not None:
        where.append("term = ?")
        values.append(term)
    rows = book.db.execute(
        f"SELECT statement, record FROM particular WHERE {' AND '.join(where)}"  # noqa: S608
        " ORDER BY list, statement, id",
        values,
    )
    wanted = None if statements is None else frozenset(statements)
    return [
        decode_as(kind, row["record"])
        for row in rows
        if wanted is None or row["statement"] in wanted
    ]


def show_particulars(book: Casebook) -> None:
    """Bring the records up to date with the statements, unless they are."""
    if _shown(book.db) == _state(book.db):
        return
    with transaction(book) as db:
        db.execute("DELETE FROM particular")
        db.executemany("INSERT INTO particular VALUES (?, ?, ?, ?, ?, ?)", _rows(book))
        db.execute("INSERT OR REPLACE INTO state VALUES ('particulars', ?)", (_state(db),))


def particular_problems(book: Casebook) -> Iterator[str]:
    """Yield whether the records are kept as up to date and do not follow from the statements."""
    if _shown(book.db) == _state(book.db):
        kept = {tuple(row) for row in book.db.execute("SELECT * FROM particular")}
        if kept != set(_rows(book)):
            yield "register: acts, kin, burials and households do not follow from the statements"


def _rows(book: Casebook) -> Iterator[tuple[str, str, str, str, str, str]]:
    for said in load_statements(book):
        for place, one in enumerate(particulars_of(said)):
            kind = str(type(one).__struct_config__.tag)
            yield f"{said.id}.{place:03}", kind, said.id, said.source, _term(one), encode(one)


def _term(one: Particular) -> str:
    match one:
        case DatedStatus():
            return one.status
        case PersonAct():
            return one.act
        case Kinship():
            return one.relation
        case Burial():
            return one.site or ""
        case Membership():
            return one.household
        case Consequence():
            return one.type
    return str(one.count)


def _shown(db: sqlite3.Connection) -> str:
    row = db.execute("SELECT value FROM state WHERE name = 'particulars'").fetchone()
    return row["value"] if row else "0"


def _state(db: sqlite3.Connection) -> str:
    """Return the newest entry that brought in statements, or decided about one of a document."""
    marks = ", ".join("?" * len(MENTION_ACTIONS))
    row = db.execute(
        "SELECT max(coalesce((SELECT max(seq) FROM statement), 0),"  # noqa: S608
        f" coalesce((SELECT max(seq) FROM log WHERE action IN ({marks})), 0))",
        MENTION_ACTIONS,
    ).fetchone()
    return str(row[0])

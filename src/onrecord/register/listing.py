"""Persons of a register as lists ask for them: by facets, by name in any script, a page at a time.

The list is read from `register.view`, which must be up to date.
"""

from __future__ import annotations

import json
import sqlite3
from collections import Counter
from collections.abc import Iterable
from typing import NamedTuple

from onrecord.casebook.access import HIDDEN
from onrecord.casebook.mentions import withheld_mentions
from onrecord.casebook.releases import KEPT_STATEMENTS, RELEASED_STATEMENTS, rules_in_force
from onrecord.casebook.store import Casebook
from onrecord.register.names import folded, script_of, skeleton
from onrecord.register.view import BETWEEN, name_words

FACETS = ("outcome", "list", "sex", "age", "place", "doubts", "joined", "statements")
"""What persons are told apart by; a rule of release is made of these, too."""
UNKNOWN = "unknown"
"""For a facet: nothing is stated."""
HIDDEN_PERSONS = (
    f"SELECT person FROM person_part WHERE statement IN ({HIDDEN}) OR document IN ({HIDDEN})"  # noqa: S608
)
"""The persons that a user must not see, as SQL with the user for its two parameters.

Whoever has one statement that is restricted is restricted as a whole: the rest would tell.
"""
_COLUMNS = {
    "outcome": ("outcomes", " "), "list": ("lists", BETWEEN), "place": ("places", BETWEEN),
}  # fmt: skip
_PLAIN = {"sex": "sex", "age": "age", "joined": "joined"}
Place = tuple[str, int]
"""Where a list stands: the name it is sorted by, and the person's number."""


class Wanted(NamedTuple):
    """Which persons are asked for. An empty string asks for nothing.

    `doubts` is `yes` or `no`, `statements` a number, `released` `yes` or `no`; `reader` is who asks, where
    something is confidential to them.
    """

    words: str = ""
    outcome: str = ""
    list: str = ""
    sex: str = ""
    age: str = ""
    place: str = ""
    doubts: str = ""
    joined: str = ""
    statements: str = ""
    released: str = ""
    reader: str = ""


class Counts(NamedTuple):
    """How many persons fit, and how many of them have each value of each facet."""

    total: int
    facets: dict[str, Counter[str]]


def list_persons(
    book: Casebook, wanted: Wanted, *, after: Place | None = None, before: Place | None = None,
    limit: int = 50,
) -> list[sqlite3.Row]:  # fmt: skip
    """Return the rows of `person` that fit, by name; the last ones before a place, or those after one."""
    where, values = conditions(book, wanted)
    way = "ASC" if before is None else "DESC"
    for place, sign in ((after, ">"), (before, "<")):
        if place is not None:
            where.append(f"(sort, number) {sign} (?, ?)")
            values += place
    # The conditions are fixed words; what was asked for is bound.
    query = (
        "SELECT number, id, sort, lists, age, joined, record FROM person WHERE number IN (SELECT number"  # noqa: S608
        f" FROM person INDEXED BY person_order {_where(where)} ORDER BY sort {way}, number {way} LIMIT ?)"
        " ORDER BY sort, number"
    )
    return book.db.execute(query, [*values, limit]).fetchall()


def count_persons(book: Casebook, wanted: Wanted) -> Counts:
    """Return how many persons fit, by each facet."""
    where, values = conditions(book, wanted)
    found: dict[str, Counter[str]] = {name: Counter() for name in FACETS}
    total = 0
    rows = book.db.execute(
        "SELECT outcomes, lists, places, sex, age, joined, doubtful, many, count(*)"  # noqa: S608
        f" FROM person INDEXED BY person_order {_where(where)} GROUP BY 1, 2, 3, 4, 5, 6, 7, 8",
        values,
    )
    for outcomes, lists, places, sex, age, joined, doubtful, many, count in rows:
        total += count
        for name, values_of in (
            ("outcome", outcomes.split()), ("list", split(lists)), ("place", split(places)),
            ("sex", [sex]), ("age", [age]), ("joined", [joined]),
            ("doubts", ["yes" if doubtful else "no"]), ("statements", [str(many)]),
        ):  # fmt: skip
            counter = found[name]
            for one in values_of or [""]:
                counter[one or UNKNOWN] += count
    return Counts(total, found)


def find_person(book: Casebook, name: str, *, reader: str = "") -> sqlite3.Row | None:
    """Return the row of a person, by its id, by that of one of its statements, or by an id that it had.

    Args:
        book: The casebook.
        name: The id.
        reader: Who asks, where something is confidential to them.
    """
    row = _row(book, "id = ?", name, reader)
    if row is None:
        row = _row(book, _OF_STATEMENT, name, reader)
    if row is None and name:
        said = book.db.execute(
            "SELECT json_extract(after, '$.statements[0]') FROM log WHERE action IN ('same', 'apart')"
            " AND EXISTS (SELECT 1 FROM json_each(after, '$.persons') WHERE value = ?)"
            " ORDER BY seq DESC LIMIT 1",
            (name,),
        ).fetchone()
        row = _row(book, _OF_STATEMENT, said[0], reader) if said else None
    return row


def rule_condition(book: Casebook) -> tuple[str, list[object]]:
    """Return that a person fits a rule of release, as SQL."""
    parts: list[str] = []
    values: list[object] = []
    for rule in rules_in_force(book):
        where, bound = _facets(rule)
        parts.append(f"({' AND '.join(where)})")
        values += bound
    return f"({' OR '.join(parts)})" if parts else "0", values


def is_released(book: Casebook, person: str) -> bool:
    """True where a person may be named in dossiers."""
    found, values = released_condition(book)
    row = book.db.execute(
        f"SELECT 1 FROM person WHERE id = ? AND {found}",  # noqa: S608
        [person, *values],
    ).fetchone()
    return row is not None


def place_labels(book: Casebook, keys: Iterable[str]) -> dict[str, str]:
    """Return how places are called, by their keys."""
    found = {}
    for key in keys:
        row = book.db.execute("SELECT label FROM person_place WHERE key = ?", (key,)).fetchone()
        if row is not None:
            found[key] = row["label"]
    return found


def conditions(book: Casebook, wanted: Wanted) -> tuple[list[str], list[object]]:
    """Return what must hold of a row of `person`, as SQL, and the values that are bound to it."""
    where, values = _facets(wanted._asdict())
    for forms in _forms(wanted.words):
        either = " OR ".join(["word BETWEEN ? AND ?"] * len(forms))
        where.append(
            "number IN (SELECT person FROM person_part WHERE statement IN"  # noqa: S608
            f" (SELECT statement FROM person_word WHERE {either}))"
        )
        values += (end for form in forms for end in form)
    if wanted.released:
        found, bound = released_condition(book)
        where.append(found if wanted.released == "yes" else f"NOT ({found})")
        values += bound
    if wanted.reader:
        where.append(f"number NOT IN ({HIDDEN_PERSONS})")
        values += [wanted.reader, wanted.reader]
    return where, values


def released_condition(book: Casebook) -> tuple[str, list[object]]:
    """Return that a person is released from being withheld, one by one or by a rule, as SQL."""
    parts = [
        f"number IN (SELECT person FROM person_part WHERE statement IN ({RELEASED_STATEMENTS}))"  # noqa: S608
    ]
    rule, values = rule_condition(book)
    parts.append(rule)
    kept = (
        "number NOT IN (SELECT person FROM person_part WHERE statement IN (SELECT subject FROM restriction)"  # noqa: S608
        f" OR document IN (SELECT subject FROM restriction) OR statement IN ({KEPT_STATEMENTS})"
        " OR statement IN (SELECT value FROM json_each(?)))"
    )
    values = [*values, json.dumps(sorted(withheld_mentions(book)))]
    return f"(({' OR '.join(parts)}) AND {kept})", values


def _facets(wanted: dict[str, str]) -> tuple[list[str], list[object]]:
    where: list[str] = []
    values: list[object] = []
    for name, (column, between) in _COLUMNS.items():
        value = wanted.get(name)
        if value == UNKNOWN:
            where.append(f"({column} = '' OR instr({column}, ?) > 0)")
            values.append(f"{between}{value}{between}")
        elif value:
            where.append(f"instr({column}, ?) > 0")
            values.append(f"{between}{value}{between}")
    for name, column in _PLAIN.items():
        if value := wanted.get(name):
            where.append(f"{column} = ?")
            values.append("" if value == UNKNOWN else value)
    if doubts := wanted.get("doubts"):
        where.append("doubtful = ?")
        values.append(int(doubts == "yes"))
    if many := wanted.get("statements"):
        where.append("many = ?")
        values.append(int(many) if many.isdecimal() and len(many) < 9 else -1)
    return where, values


def _forms(words: str) -> list[list[tuple[str, str]]]:
    """Return, for each word that is looked for, between which folded words one is that will do.

    A word with an asterisk at its end is the beginning of one.
    """
    found = []
    bare = script_of(words) == "arabic"
    for written in words.split():
        begun = written.endswith("*")
        for word in name_words(written):
            forms = list(folded(word))
            bones = skeleton(word)
            if len(bones) > 1:
                forms += (f"~{bones}", f"-{bones}") if bare else (f"~{bones}",)
            found.append([(form, f"{form}\U0010ffff" if begun else form) for form in forms])
    return found or ([[("", "")]] if words.strip() else [])


_OF_STATEMENT = "number = (SELECT person FROM person_part WHERE statement = ?)"


def _row(book: Casebook, fits: str, value: str, reader: str) -> sqlite3.Row | None:
    where, values = [fits], [value]
    if reader:
        where.append(f"number NOT IN ({HIDDEN_PERSONS})")
        values += [reader, reader]
    row: sqlite3.Row | None = book.db.execute(
        f"SELECT * FROM person {_where(where)}",  # noqa: S608
        values,
    ).fetchone()
    return row


def _where(parts: list[str]) -> str:
    return f"WHERE {' AND '.join(parts)}" if parts else ""


def split(text: str) -> list[str]:
    """Return the words of a column that holds several."""
    return [one for one in text.split(BETWEEN) if one]

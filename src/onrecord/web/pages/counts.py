"""What follows from the register: figures with floor, ceiling and unknown."""

from __future__ import annotations

from collections.abc import Iterable

from onrecord.casebook.statements import load_statements
from onrecord.model import Derived, Person, decode_as, to_builtins
from onrecord.register.derived import derive
from onrecord.register.listing import HIDDEN_PERSONS
from onrecord.web.exchange import Asked, Page, Table
from onrecord.web.register import register

COLUMNS = ("outcome", "group", "severity", "floor", "ceiling", "unknown", "rule")


def counts(asked: Asked) -> Page:
    """Show the figures that follow from the register."""
    book = register(asked)
    found = asked.site.kept(book, ("derived", asked.reader), lambda: derived(asked))
    lists = book.db.execute("SELECT count(*) FROM person_list").fetchone()[0]
    plain = [to_builtins(one) for one in found]
    values = {"derived": found, "partial": bool(asked.reader), "lists": lists}
    table = Table(COLUMNS, ([one[name] for name in COLUMNS] for one in plain))
    return Page("counts.html", values, {"derived": plain}, table)


def derived(asked: Asked) -> list[Derived]:
    """Return the figures over the persons that who asks may see."""
    persons = list(seen_persons(asked))
    statements = {one.id: one for one in load_statements(asked.book)}
    return derive(persons, statements)


def seen_persons(asked: Asked) -> Iterable[Person]:
    """Yield the persons that who asks may see, by name."""
    fits = f"WHERE number NOT IN ({HIDDEN_PERSONS})" if asked.reader else ""
    values = (asked.reader, asked.reader) if asked.reader else ()
    rows = asked.book.db.execute(f"SELECT record FROM person {fits} ORDER BY sort, number", values)  # noqa: S608
    return (decode_as(Person, row["record"]) for row in rows)

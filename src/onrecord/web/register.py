"""The register as pages show it: brought up to date, and without what who asks must not see."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from onrecord.casebook.access import restrictions
from onrecord.casebook.persons import statements_now
from onrecord.casebook.store import Casebook
from onrecord.errors import ChangedError
from onrecord.model import Person, PersonStatement, Restriction, decode_as, replace
from onrecord.register.listing import HIDDEN_PERSONS, find_person
from onrecord.register.veil import Veil
from onrecord.register.view import show_persons, up_to_date
from onrecord.web.exchange import Asked, MissingError

TABS = (
    ("/persons", "Persons"),
    ("/pairs", "Pairs"),
    ("/mentions", "Named in documents"),
    ("/counts", "What follows"),
    ("/estimates", "On no list"),
    ("/sites", "Sites"),
    ("/lists", "Lists"),
)
"""The pages of the register."""


def register(asked: Asked) -> Casebook:
    """Return the casebook with its persons shown as they are judged now."""
    if not up_to_date(asked.book):
        written(asked.book, lambda: show_persons(asked.book))
    return asked.book


def written(book: Casebook, write: Callable[[], object]) -> None:
    """Bring something that pages show up to date; a page looks at one state of the casebook, which begins after."""
    reading = book.db.in_transaction
    if reading:
        book.db.execute("ROLLBACK")
    write()
    if reading:
        book.db.execute("BEGIN")


def required(asked: Asked, name: str) -> Person:
    """Return a person by its id, or by that of a statement.

    Raises:
        MissingError: If there is none that who asks may see.
    """
    row = find_person(register(asked), name, reader=asked.reader)
    if row is None:
        hint = "statements may have been judged to be about others since"
        raise MissingError(f"there is no person {name!r}", hint=hint)
    return decode_as(Person, row["record"])


def unchanged(asked: Asked, ids: Iterable[str]) -> None:
    """Raise where one of the persons that a form was made from is no longer there.

    Raises:
        ChangedError: Then; a person's id tells which statements are taken to be about it.
    """
    for one in ids:
        if asked.book.db.execute("SELECT 1 FROM person WHERE id = ?", (one,)).fetchone() is None:
            raise ChangedError(
                f"person {one} is no longer as it was shown", hint="look at it again, then decide"
            )


def statements_of(asked: Asked, person: Person) -> list[PersonStatement]:
    """Return the statements about a person as who asks may see them, list by list."""
    found = seen_statements(asked, person.statements)
    return sorted(found, key=lambda one: (one.source, one.id))


def seen_statements(asked: Asked, ids: Iterable[str]) -> list[PersonStatement]:
    """Return statements without whom who asks must not see, as kin or in any other field."""
    veil = veil_for(asked)
    return [veil.statement(one) for one in statements_now(asked.book, ids)]


def veil_for(asked: Asked) -> Veil:
    """Return what keeps those whom who asks must not see out of what is said of others."""
    if not asked.reader:
        return Veil(())
    book = asked.book
    return asked.site.kept(
        book, ("veil", asked.reader), lambda: Veil(statements_now(book, hidden_statements(asked)))
    )


def restricted(asked: Asked) -> list[Restriction]:
    """Return what is confidential, as `access.restrictions`; reasons name nobody whom who asks must not see."""
    veil = veil_for(asked)
    return [replace(one, reason=veil.words(one.reason)) for one in restrictions(asked.book)]


def hidden_statements(asked: Asked) -> frozenset[str]:
    """Return the statements about persons whom who asks must not see."""
    if not asked.reader:
        return frozenset()
    rows = asked.book.db.execute(
        f"SELECT statement FROM person_part WHERE person IN ({HIDDEN_PERSONS})",  # noqa: S608
        (asked.reader, asked.reader),
    )
    return frozenset(row[0] for row in rows) | asked.hidden

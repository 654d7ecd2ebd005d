"""What of a register may leave a casebook by a command: without who is confidential and withheld names."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TypeVar

from onrecord.casebook.access import confidential
from onrecord.casebook.hushing import Hush
from onrecord.casebook.store import Casebook
from onrecord.casebook.withholding import names_in, withheld
from onrecord.model import Mention, Pairing, Person, Record, from_builtins, to_builtins
from onrecord.register.view import show_persons

R = TypeVar("R", bound=Record)


class Leaving:
    """Lets through what may leave."""

    def __init__(self, book: Casebook, *, unredacted: bool = False) -> None:
        """Look up who is confidential, and which names are withheld; with `unredacted`, nothing is."""
        names = None if unredacted else names_in(withheld(book))
        self._hush = Hush(names) if names else None
        self._secret: frozenset[str] = frozenset() if unredacted else confidential(book)
        self._kept = _kept(book) if self._secret else frozenset()

    def persons(self, found: Iterable[Person]) -> list[Person]:
        """Return those of some persons who may leave, as they are."""
        return [one for one in found if self._kept.isdisjoint(one.statements)]

    def records(self, found: Iterable[R]) -> Iterator[R]:
        """Yield those records that are about nobody confidential, without withheld names."""
        for one in found:
            if self._kept.isdisjoint(_statements(one)) and self._secret.isdisjoint(_documents(one)):
                yield self._hushed(one)

    def _hushed(self, one: R) -> R:
        if self._hush is None:
            return one
        return from_builtins(type(one), self._hush.plain(to_builtins(one)))


def _kept(book: Casebook) -> frozenset[str]:
    """Return the statements about persons of whom a statement, or its document, is confidential."""
    show_persons(book)
    rows = book.db.execute(
        "SELECT statement FROM person_part WHERE person IN (SELECT person FROM person_part"
        " WHERE statement IN (SELECT subject FROM restriction)"
        " OR document IN (SELECT subject FROM restriction))"
    )
    return frozenset(row[0] for row in rows)


def _statements(one: Record) -> tuple[str, ...]:
    """Return the statements that a record is about."""
    if isinstance(one, Person):
        return one.statements
    if isinstance(one, Pairing):
        return (one.a, one.b)
    if isinstance(one, Mention):
        return (one.said.id,)
    named: str | None = getattr(one, "statement", None)
    return (named,) if named else ()


def _documents(one: Record) -> tuple[str, ...]:
    document = one.said.document_id if isinstance(one, Mention) else None
    return (document,) if document else ()

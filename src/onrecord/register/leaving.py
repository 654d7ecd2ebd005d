"""What of a register may leave a casebook by a command: without who is confidential and withheld names."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Iterator
from functools import cached_property
from typing import TypeVar

from onrecord.casebook.access import confidential
from onrecord.casebook.cutting import MARK
from onrecord.casebook.hushing import Hush
from onrecord.casebook.mentions import near_passage, withheld_mentions
from onrecord.casebook.statements import load_statements
from onrecord.casebook.store import Casebook
from onrecord.casebook.withholding import names_in, passages_of, withheld
from onrecord.model import (
    Bereaved,
    Mention,
    Pairing,
    Person,
    PersonStatement,
    Record,
    StatedKin,
    Survivor,
    from_builtins,
    replace,
    to_builtins,
)
from onrecord.register.fates import DEAD, OPEN, death_in
from onrecord.register.support import bereaved, survivors
from onrecord.register.veil import NOBODY, About, Veil
from onrecord.register.view import show_persons

R = TypeVar("R", bound=Record)


class Leaving:
    """Lets through what may leave."""

    def __init__(self, book: Casebook, *, unredacted: bool = False) -> None:
        """Look up who is confidential, and which names are withheld; with `unredacted`, nothing is."""
        self._book = book
        self._withheld = [] if unredacted else withheld(book)
        names = names_in(self._withheld)
        self._hush = Hush(names) if names else None
        self._secret: frozenset[str] = frozenset() if unredacted else confidential(book)
        self._kept = frozenset() if unredacted else _kept(book, self._secret)
        secret = [one for name in self._kept if (one := self._statements.get(name))]
        self._veil = Veil(secret)
        self._homes: set[str | None] = set()

    def persons(self, found: Iterable[Person]) -> list[Person]:
        """Return those of some persons who may leave, as they are."""
        return [one for one in found if self._kept.isdisjoint(one.statements)]

    def records(self, found: Iterable[R]) -> Iterator[R]:
        """Yield those records that are about nobody confidential, without withheld names."""
        for one in found:
            kept = self._kept.isdisjoint(_statements(one))
            if kept and not (isinstance(one, Mention) and self._withholds(one)):
                yield self._hushed(self._veiled(one))

    def survivors(self, persons: Iterable[Person]) -> Iterator[Survivor]:
        """Yield the list of survivors that may leave; see `support.survivors`."""
        for one in survivors(self.persons(persons), self._told):
            yield self._hushed(replace(one, household=self._home(one.household)))

    def bereaved(self, persons: Iterable[Person]) -> Iterator[Bereaved]:
        """Yield the list of families that may leave; see `support.bereaved`."""
        for one in bereaved(self.persons(persons), self._told):
            yield self._hushed(replace(one, household=self._home(one.household) or ""))

    def _withholds(self, one: Mention) -> bool:
        document = one.said.document_id or ""
        return (
            document in self._secret
            or near_passage(one, passages_of(self._withheld, document))
            or self._veil.named(one.said.name)
        )

    @cached_property
    def _statements(self) -> dict[str, PersonStatement]:
        """The statements as they are."""
        return {one.id: one for one in load_statements(self._book)}

    @cached_property
    def _told(self) -> dict[str, PersonStatement]:
        """The statements without confidential kin, but with each household, by which they are counted.

        Nothing is left of confidential kin whom the same source lists as dead or missing: they are not
        among those whom a family has left.
        """
        if not self._veil:
            return self._statements
        own = (self._statements[name] for name in self._kept if name in self._statements)
        gone = {
            (said.source, said.name)
            for said in own
            if death_in(said) or any(one.status in DEAD | OPEN for one in said.statuses)
        }
        found = {}
        for name, said in self._statements.items():
            kin = tuple(one for one in said.kin if (said.source, one.name) not in gone)
            told = self._veil.statement(replace(said, kin=kin))
            if told.household != said.household:
                self._homes.add(said.household)
            found[name] = replace(told, kin=_numbered(told.kin), household=said.household)
        return found

    def _home(self, household: str | None) -> str | None:
        return MARK if household in self._homes else household

    def _veiled(self, one: R) -> R:
        about = self._about(one)
        if isinstance(one, Mention):
            said = self._veil.record(one.said, about)
            return replace(one, said=said, sentence=self._veil.words(one.sentence, about))
        return self._veil.record(one, about)

    def _about(self, one: Record) -> About:
        if not self._veil:
            return NOBODY
        if isinstance(one, Mention):
            return self._veil.about(one.said)
        said = [self._statements[name] for name in _statements(one) if name in self._statements]
        return self._veil.about(said[0]) if said else NOBODY

    def _hushed(self, one: R) -> R:
        if self._hush is None:
            return one
        return from_builtins(type(one), self._hush.plain(to_builtins(one)))


def _kept(book: Casebook, secret: frozenset[str]) -> frozenset[str]:
    """Return the statements about persons of whom one is confidential, or its document, or is withheld there."""
    mentions = withheld_mentions(book)
    if not secret and not mentions:
        return frozenset()
    show_persons(book)
    rows = book.db.execute(
        "SELECT statement FROM person_part WHERE person IN (SELECT person FROM person_part"
        " WHERE statement IN (SELECT subject FROM restriction)"
        " OR document IN (SELECT subject FROM restriction)"
        " OR statement IN (SELECT value FROM json_each(?)))",
        (json.dumps(sorted(mentions)),),
    )
    return frozenset(row[0] for row in rows)


def _numbered(kin: Iterable[StatedKin]) -> tuple[StatedKin, ...]:
    """Return kin so that two of one relation who are withheld count as two."""
    seen: Counter[str] = Counter()
    found = []
    for one in kin:
        seen[one.relation] += one.name == MARK
        many = seen[one.relation]
        again = one.name == MARK and many > 1
        found.append(replace(one, name=f"{MARK} {many}") if again else one)
    return tuple(found)


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

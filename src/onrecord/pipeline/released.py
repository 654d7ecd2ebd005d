"""The registers of casebooks as a dossier may show them: counts of all persons, names of those released."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

from onrecord.casebook.access import confidential
from onrecord.casebook.cutting import MARK
from onrecord.casebook.files import is_casebook
from onrecord.casebook.mentions import withheld_mentions
from onrecord.casebook.publishing import Publication
from onrecord.casebook.releases import KEPT_STATEMENTS, RELEASED_STATEMENTS
from onrecord.casebook.statements import load_statements, register_date
from onrecord.casebook.store import Casebook, open_casebook
from onrecord.estimate.kept import kept_estimates
from onrecord.model import Person, PersonStatement, StatedKin, decode_as, replace
from onrecord.register.derived import derive
from onrecord.register.listing import Wanted, list_persons, rule_condition
from onrecord.register.persons import may_be_one, person_of
from onrecord.register.sites import sites
from onrecord.register.veil import Veil
from onrecord.register.view import show_persons
from onrecord.report.register import NamedPerson, ShownEstimates, ShownList, ShownRegister
from onrecord.resolve.say_dates import say_date

EVERYBODY = 1 << 40
_PRIVATE: dict[str, Any] = {
    "given": None, "surname": None, "father": None, "mother": None, "household": None, "household_complete": None,
    "grave": None, "remains": None, "perpetrator": None, "consequences": (), "dependants": None, "other": {},
    "key": "", "start": None, "end": None, "document_id": None,
}  # fmt: skip
"""What a statement tells beside who somebody is and what happened: it stays in the casebook."""


def released_registers(
    paths: Iterable[str], *, unredacted: bool = False
) -> tuple[ShownRegister, ...]:
    """Return what may be shown of the registers of casebooks among some paths.

    Args:
        paths: As the user named them.
        unredacted: Whether everybody is named, and nothing is withheld.
    """
    found = []
    for path in filter(is_casebook, paths):
        with open_casebook(path) as book:
            if register_date(book) is not None:
                show_persons(book)
                found.append(_register(book, path, unredacted=unredacted))
    return tuple(found)


def _register(book: Casebook, path: str, *, unredacted: bool) -> ShownRegister:
    publication = Publication(book, unredacted=unredacted)
    rows = book.db.execute("SELECT record FROM person ORDER BY sort, number")
    persons = [decode_as(Person, row["record"]) for row in rows]
    statements = {one.id: one for one in load_statements(book)}
    secret = frozenset() if unredacted else confidential(book) | withheld_mentions(book)
    open_persons = [one for one in persons if not _kept(one, statements, secret)]
    released = _released(book, unredacted=unredacted)
    shown = {person.id for person, _ in released}
    veil = Veil(
        statements[name] for one in persons if one.id not in shown for name in one.statements
    )
    return ShownRegister(
        name=publication.said(Path(path).name),
        total=len(persons),
        named=tuple(_named(released, statements, publication, veil)),
        derived=tuple(derive(persons, statements, alike=may_be_one(book, persons))),
        lists=tuple(_lists(book, publication)),
        sites=tuple(
            one._replace(
                name=publication.said(veil.words(one.name)),
                sources=tuple(map(publication.said, one.sources)),
                persons=tuple("" for _ in one.persons),
            )
            for one in sites(open_persons, statements)
        ),
        estimates=_estimates(book, publication),
    )


def _estimates(book: Casebook, publication: Publication) -> ShownEstimates | None:
    """Return the estimates that are kept, without withheld names in those of lists and strata."""
    kept = kept_estimates(book)
    if kept is None:
        return None
    strata: dict[str, str] = {}
    for name in (*kept.overlaps, *kept.refused):
        said = publication.said(name)
        strata[name] = said if said not in strata.values() else f"{said} ({len(strata)})"

    def lists(names: Iterable[str]) -> tuple[str, ...]:
        return tuple(map(publication.said, names))

    return ShownEstimates(
        tuple(
            replace(one, stratum=strata[one.stratum], lists=lists(one.lists), notes=lists(one.notes))
            for one in kept.estimates
        ),
        {strata[name]: replace(one, lists=lists(one.lists)) for name, one in kept.overlaps.items()},
        {strata[name]: publication.said(why) for name, why in kept.refused.items()},
        {name: publication.said(value) for name, value in kept.asked.items()},
        say_date(kept.time[:10]), kept.stale,
    )  # fmt: skip


def _kept(one: Person, statements: dict[str, PersonStatement], secret: Collection[str]) -> bool:
    """True for a person of whom a statement, or the document that it stands in, is confidential."""
    return any(name in secret or statements[name].document_id in secret for name in one.statements)


def _released(book: Casebook, *, unredacted: bool) -> list[tuple[Person, list[str]]]:
    """Return who is named, with the statements about them that are released."""
    wanted = Wanted() if unredacted else Wanted(released="yes")
    rows = list_persons(book, wanted, limit=EVERYBODY)
    by_rule = _by_rule(book)
    one_by_one = {row[0] for row in book.db.execute(RELEASED_STATEMENTS)}
    kept = {row[0] for row in book.db.execute(KEPT_STATEMENTS)}
    found = []
    for row in rows:
        person = decode_as(Person, row["record"])
        whole = unredacted or row["number"] in by_rule
        found.append(
            (person, [one for one in person.statements if whole or one in one_by_one - kept])
        )
    return found


def _named(
    released: Sequence[tuple[Person, list[str]]], statements: dict[str, PersonStatement],
    publication: Publication, veil: Veil,
) -> Iterator[NamedPerson]:  # fmt: skip
    told = {statements[name].name.casefold() for _, own in released for name in own}
    count = 0
    for number, (person, own) in enumerate(released, start=1):
        shown = []
        for said in (statements[name] for name in own):
            count += 1
            bare = replace(said, id=f"s-{count}", kin=_kin(said, told), **_PRIVATE)
            shown.append(_hushed(veil.record(bare, veil.about(said)), publication))
        made = person_of(frozenset(one.id for one in shown), {one.id: one for one in shown})
        made = replace(
            made, id=f"n-{number}", by_machine=person.by_machine, sex=person.sex,
            statements=tuple(one.id for one in shown),
        )  # fmt: skip
        yield NamedPerson(made, tuple(shown), len(person.statements) - len(shown))


def _by_rule(book: Casebook) -> frozenset[int]:
    where, values = rule_condition(book)
    rows = book.db.execute(f"SELECT number FROM person WHERE {where}", values)  # noqa: S608
    return frozenset(row[0] for row in rows)


def _kin(said: PersonStatement, told: Collection[str]) -> tuple[StatedKin, ...]:
    """Return the kin that a statement names, by name only those who are themselves released."""
    return tuple(
        one if one.name.casefold() in told else replace(one, name="not named here")
        for one in said.kin
    )


def _hushed(said: PersonStatement, publication: Publication) -> PersonStatement:
    """Return a statement without withheld names."""

    def plain(value: str | None) -> str | None:
        return publication.said(value) if value else value

    age = said.age and replace(said.age, text=publication.said(said.age.text))
    return replace(
        said,
        name=publication.said(said.name) or MARK,
        source=publication.said(said.source),
        locator=publication.said(said.locator),
        document=plain(said.document),
        place=plain(said.place),
        scene=plain(said.scene),
        cause=plain(said.cause),
        site=plain(said.site),
        age=age,
        statuses=tuple(
            replace(one, place=plain(one.place), text=publication.said(one.text))
            for one in said.statuses
        ),
        kin=tuple(replace(one, name=publication.said(one.name)) for one in said.kin),
    )


def _lists(book: Casebook, publication: Publication) -> Iterator[ShownList]:
    rows = book.db.execute(
        "SELECT name, single, original, (SELECT count(*) FROM person_part JOIN statement ON id = statement"
        " WHERE list = person_list.name AND version = (SELECT max(version) FROM statement AS s WHERE s.id = statement.id))"
        " AS statements FROM person_list ORDER BY name"
    )
    for row in rows:
        yield ShownList(
            publication.said(row["name"]), row["statements"], bool(row["single"]), row["original"]
        )

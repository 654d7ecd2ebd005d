"""What statements say of a person, in words: field by field, beside each other, over time."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple

from onrecord.casebook.cutting import MARK
from onrecord.model import PersonStatement, StatedStatus
from onrecord.register.names import folded, plain, script_of
from onrecord.report.dates import order_key
from onrecord.resolve.say_dates import say_date


class Beside(NamedTuple):
    """A field of several statements: its label, what each says, and how these stand to each other.

    `standing` is `same`, `differs`, or empty where fewer than two say anything, or something is withheld.
    """

    label: str
    values: tuple[str, ...]
    standing: str


class Dated(NamedTuple):
    """A status, when and where, by which statement."""

    status: StatedStatus
    when: str
    said: PersonStatement


def told(said: PersonStatement) -> dict[str, str]:
    """Return what a statement says, by the labels of its fields; what it does not say is left out."""
    age = said.age
    fields = {
        "Name as written": said.name,
        "In plain letters": plain(said.name) if script_of(said.name) != "latin" else "",
        "Given name": said.given,
        "Surname": said.surname,
        "Father": said.father,
        "Mother": said.mother,
        "Sex": said.sex,
        "Age": f"{age.text}{f' (on {say_date(age.at)})' if age.at else ''}" if age else "",
        "Born": say_date(said.born),
        "Died": say_date(said.died),
        "Place": said.place,
        "What happened": "; ".join(map(status_words, said.statuses)),
        "Kin": "; ".join(f"{one.relation}: {one.name}{_alive(one.alive)}" for one in said.kin),
        "Household": said.household
        and f"{said.household}{' (all its members are listed)' if said.household_complete else ''}",
        "Scene": said.scene,
        "Said to have done it": said.perpetrator,
        "Cause": said.cause,
        "Burial site": said.site,
        "Grave": said.grave,
        "Remains": said.remains,
        "Lasting harm": ", ".join(said.consequences),
        "Dependants": "" if said.dependants is None else str(said.dependants),
        **said.other,
    }
    return {label: value for label, value in fields.items() if value}


def status_words(one: StatedStatus) -> str:
    """Return a status with its date and place in words."""
    when = say_date(one.date)
    return ", ".join(part for part in (one.status, when, one.place) if part)


def beside(statements: Sequence[PersonStatement]) -> list[Beside]:
    """Return what statements say of each field, laid beside each other."""
    columns = [told(said) for said in statements]
    every = dict.fromkeys(label for column in columns for label in column)
    labels = sorted(every, key=lambda label: _ORDER.get(label, len(_ORDER)))
    return [
        Beside(label, values, _standing(label, values))
        for label in labels
        for values in (tuple(column.get(label, "") for column in columns),)
    ]


def over_time(statements: Iterable[PersonStatement]) -> list[Dated]:
    """Return the statuses of statements in the order of their dates; those without one come last."""
    found = [
        Dated(status, say_date(status.date), said)
        for said in statements
        for status in said.statuses
    ]
    return sorted(found, key=lambda one: (order_key(one.status.date), one.said.source, one.said.id))


def _standing(label: str, values: Sequence[str]) -> str:
    stated = [value for value in values if value]
    if len(stated) < 2 or label == "In plain letters" or MARK in stated:
        return ""
    compared = _COMPARED.get(label, str.casefold)
    return "same" if len({compared(value) for value in stated}) == 1 else "differs"


def _sound(value: str) -> frozenset[str]:
    """Return the words of a name or a place, in whatever order and script."""
    return frozenset(folded(word)[0] for word in plain(value).split())


def _fates(value: str) -> frozenset[str]:
    """Return what happened, without days and places, which have rows of their own."""
    return frozenset(part.partition(",")[0] for part in value.split("; "))


_COMPARED: dict[str, Callable[[str], object]] = {
    **dict.fromkeys(
        ("Name as written", "Given name", "Surname", "Father", "Mother", "Place", "Kin"), _sound
    ),
    "What happened": _fates,
}
_ORDER = {label: place for place, label in enumerate((
    "Name as written", "In plain letters", "Given name", "Surname", "Father", "Mother", "Sex", "Age", "Born", "Died",
    "Place", "What happened", "Scene", "Said to have done it", "Cause", "Kin", "Household", "Burial site", "Grave",
    "Remains", "Lasting harm", "Dependants",
))}  # fmt: skip


def _alive(alive: bool | None) -> str:
    return {True: " (alive)", False: " (dead)"}.get(alive, "")  # type: ignore[arg-type]

"""Figures that follow from the register, with a floor, a ceiling and what is not known.

A missing age never makes an adult, a missing household never a family: who lacks what would tell is
counted as unknown, and stands in the ceiling alone.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from onrecord.model import Derived, Fate, Person, replace
from onrecord.register.families import Told, families, orphans
from onrecord.register.fates import Statements, happened, is_dead, still_missing
from onrecord.register.traits import grown, is_old, was_child

OUTCOMES: tuple[Fate, ...] = (
    "killed", "injured", "missing", "detained", "released", "identified", "displaced",
)  # fmt: skip
_GROUPS: dict[str, tuple[Callable[[Person, str, Statements], bool | None], str]] = {
    "child": (was_child, "under 18 at the time; an age that is not stated is unknown"),
    "woman": (lambda *one: grown("female", *one), "female, and 18 or older at the time"),
    "man": (lambda *one: grown("male", *one), "male, and 18 or older at the time"),
    "elderly": (is_old, "60 or older at the time"),
}


class Alike(NamedTuple):
    """Which persons may be one.

    `first` names the first of those who may be one, by the id of each; `lists` those lists that repeat nobody on
    which a person stands.
    """

    first: Mapping[str, str]
    lists: Mapping[str, frozenset[str]]

    def of(self, one: Person) -> str:
        """Return the first of those who may be one with a person, or that person."""
        return self.first.get(one.id, one.id)


_UNDATED = "an outcome that statements leave open, or whose day fits several events, is unknown"


def derive(
    persons: Sequence[Person], statements: Statements, *, unsure: frozenset[str] = frozenset(),
    alike: Alike | None = None, event: str | None = None,
) -> list[Derived]:  # fmt: skip
    """Return the figures that a register gives: outcomes by group, families, orphans, fates, remains.

    Args:
        persons: As they are judged now; see `onrecord.register.happenings` for those of one event.
        statements: What sources say, by id.
        unsure: The ids of persons of whom it is not known that they belong; they stand in ceilings alone.
        alike: Which persons may be one (`onrecord.register.persons.may_be_one`): those are in the floor
            only as far as they are surely several.
        event: The id of the event that is counted; the figures carry it.
    """
    found = list(_counted(persons, statements, unsure, alike or Alike({}, {})))
    return [replace(one, event=event) for one in found]


def _counted(
    persons: Sequence[Person],
    statements: Statements,
    unsure: frozenset[str],
    alike: Alike,
) -> Iterator[Derived]:
    def surely(one: Person, told: bool | None) -> bool | None:
        return None if told and one.id in unsure else told

    for outcome in OUTCOMES:
        told = [(one, surely(one, happened(one, outcome, statements))) for one in persons]
        if any(each is not False for _, each in told):
            yield from _by_group(outcome, told, statements, alike)
    dead = {one.id: surely(one, is_dead(one, statements)) for one in persons}
    lost = {one.id: surely(one, still_missing(one, statements)) for one in persons}
    yield count("killed", "family", families(persons, statements, dead, lost),
                "households of which a source lists all members, and all of them were killed; a household "
                "that no source calls complete is unknown")  # fmt: skip
    for severity, counted in orphans(persons, statements, dead).items():
        yield count("orphaned", "child", counted,
                    f"living children who lost {severity}, by kin as stated; a parent whom no statement "
                    "names, or who cannot be found, is unknown", severity)  # fmt: skip
    fates = [(one, lost[one.id]) for one in persons]
    yield count("unknown", "person", _once(fates, alike), "persons whose fate no statement tells")
    yield count("identified", "remains", list(_remains(persons, statements)),
                "persons to whom remains are assigned, and who are stated to be identified")  # fmt: skip


def count(
    outcome: str, group: str, told: Iterable[bool | None], rule: str, severity: str | None = None
) -> Derived:
    """Return a figure of what is told of each: True in the floor, None in the ceiling alone."""
    listed = list(told)
    floor, unknown = listed.count(True), listed.count(None)
    return Derived(outcome=outcome, group=group, severity=severity, floor=floor,
                   ceiling=floor + unknown, unknown=unknown, rule=rule)  # fmt: skip


def _by_group(
    outcome: str,
    told: Sequence[tuple[Person, bool | None]],
    statements: Statements,
    alike: Alike,
) -> Iterator[Derived]:
    rule = f"persons of whom a statement says {outcome}"
    if any(each is None for _, each in told):
        rule = f"{rule}; {_UNDATED}"
    if len({alike.of(one) for one, each in told if each}) < sum(each is True for _, each in told):
        rule = f"{rule}; of persons who may be one, one is counted at least"
    yield count(outcome, "person", _once(told, alike), rule)
    for group, (belongs, said) in _GROUPS.items():
        both = (
            (one, False if each is False else _and(each, belongs(one, outcome, statements)))
            for one, each in told
        )
        yield count(outcome, group, _once(both, alike), f"{rule}; {said}")


def _once(told: Iterable[tuple[Person, bool | None]], alike: Alike) -> list[bool | None]:
    """Return what is told of each, with as many sure of those who may be one as are two for certain.

    Those on one list that repeats nobody are as many persons as they are rows there.
    """
    listed = list(told)
    lists: dict[str, Counter[str]] = defaultdict(Counter)
    for one, each in listed:
        if each:
            lists[alike.of(one)].update(alike.lists.get(one.id, ()))
    left = {first: max(counts.values(), default=1) for first, counts in lists.items()}
    found: list[bool | None] = []
    for one, each in listed:
        if each:
            first = alike.of(one)
            left[first] -= 1
            found.append(True if left[first] >= 0 else None)
        else:
            found.append(each)
    return found


def _and(one: Told, other: Told) -> Told:
    return False if other is False else True if one and other else None


def _remains(persons: Sequence[Person], statements: Statements) -> Iterator[bool | None]:
    for one in persons:
        if any(statements[name].remains for name in one.statements):
            yield "identified" in one.statuses or None

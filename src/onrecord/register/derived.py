"""Figures that follow from the register, with a floor, a ceiling and what is not known.

A missing age never makes an adult, a missing household never a family: who lacks what would tell is
counted as unknown, and stands in the ceiling alone.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

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
_UNDATED = "an outcome that statements leave open, or whose day fits several events, is unknown"


def derive(
    persons: Sequence[Person], statements: Statements, *, unsure: frozenset[str] = frozenset(),
    alike: Mapping[str, str] | None = None, event: str | None = None,
) -> list[Derived]:  # fmt: skip
    """Return the figures that a register gives: outcomes by group, families, orphans, fates, remains.

    Args:
        persons: As they are judged now; see `onrecord.register.happenings` for those of one event.
        statements: What sources say, by id.
        unsure: The ids of persons of whom it is not known that they belong; they stand in ceilings alone.
        alike: Of persons who may be another, the first of those who may be one (`may_be_one`): of each
            such group one is in the floor.
        event: The id of the event that is counted; the figures carry it.
    """
    found = list(_counted(persons, statements, unsure, alike or {}))
    return [replace(one, event=event) for one in found]


def _counted(
    persons: Sequence[Person],
    statements: Statements,
    unsure: frozenset[str],
    alike: Mapping[str, str],
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
    alike: Mapping[str, str],
) -> Iterator[Derived]:
    rule = f"persons of whom a statement says {outcome}"
    if any(each is None for _, each in told):
        rule = f"{rule}; {_UNDATED}"
    if any(one.id in alike for one, each in told if each):
        rule = f"{rule}; of persons who may be one, one is counted at least"
    yield count(outcome, "person", _once(told, alike), rule)
    for group, (belongs, said) in _GROUPS.items():
        both = (
            (one, False if each is False else _and(each, belongs(one, outcome, statements)))
            for one, each in told
        )
        yield count(outcome, group, _once(both, alike), f"{rule}; {said}")


def _once(
    told: Iterable[tuple[Person, bool | None]], alike: Mapping[str, str]
) -> Iterator[bool | None]:
    """Yield what is told of each, with one sure person of those who may be one."""
    counted: set[str] = set()
    for one, each in told:
        first = alike.get(one.id, one.id)
        yield None if each and first in counted else each
        if each:
            counted.add(first)


def _and(one: Told, other: Told) -> Told:
    return False if other is False else True if one and other else None


def _remains(persons: Sequence[Person], statements: Statements) -> Iterator[bool | None]:
    for one in persons:
        if any(statements[name].remains for name in one.statements):
            yield "identified" in one.statuses or None

"""Figures that follow from the register, with a floor, a ceiling and what is not known.

A missing age never makes an adult, a missing household never a family: who lacks what would tell is
counted as unknown, and stands in the ceiling alone.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence

from onrecord.model import Derived, Fate, Person, PersonStatement
from onrecord.register.features import born_of, sex_of
from onrecord.register.years import Range, is_child
from onrecord.resolve.edtf import bounds, valid

Statements = Mapping[str, PersonStatement]
_PARENTS = ("father", "mother")
OUTCOMES: tuple[Fate, ...] = (
    "killed",
    "injured",
    "missing",
    "detained",
    "released",
    "identified",
    "displaced",
)


def derive(persons: Sequence[Person], statements: Statements) -> list[Derived]:
    """Return the figures that a register gives: outcomes by group, families, orphans, fates, remains.

    Args:
        persons: As they are judged now.
        statements: What sources say, by id.
    """
    found: list[Derived] = []
    for outcome in OUTCOMES:
        those = [one for one in persons if outcome in one.statuses]
        if those:
            found += _by_group(outcome, those, statements)
    found.append(_families(persons, statements))
    found += _orphans(persons, statements)
    unknown = [one for one in persons if set(one.statuses) <= {"unknown", "missing"}]
    found.append(
        _count("unknown", "person", unknown, lambda _: True, "whose fate no statement tells")
    )
    found.append(_remains(persons, statements))
    return found


def _by_group(outcome: str, those: list[Person], statements: Statements) -> Iterable[Derived]:
    rule = f"persons of whom a statement says {outcome}"
    yield _count(outcome, "person", those, lambda _: True, rule)
    groups: dict[str, Callable[[Person], bool | None]] = {
        "child": lambda one: _child(one, outcome, statements),
        "woman": lambda one: _grown(one, "female", outcome, statements),
        "man": lambda one: _grown(one, "male", outcome, statements),
        "elderly": lambda one: _old(one, outcome, statements),
    }
    for group, belongs in groups.items():
        yield _count(outcome, group, those, belongs, f"{rule}; {_RULES[group]}")


_RULES = {
    "child": "under 18 at the time; an age that is not stated is unknown",
    "woman": "female, and 18 or older at the time",
    "man": "male, and 18 or older at the time",
    "elderly": "60 or older at the time",
}


def _count(
    outcome: str, group: str, those: Iterable[Person], belongs: Callable[[Person], bool | None], rule: str
) -> Derived:  # fmt: skip
    told = [belongs(one) for one in those]
    floor, unknown = told.count(True), told.count(None)
    return Derived(outcome=outcome, group=group, floor=floor, ceiling=floor + unknown,
                   unknown=unknown, rule=rule)  # fmt: skip


def _child(one: Person, outcome: str, statements: Statements) -> bool | None:
    told = {
        is_child(born_of(said), _when(said, outcome))
        for said in (statements[name] for name in one.statements)
    } - {None}
    return told.pop() if len(told) == 1 else None


def _old(one: Person, outcome: str, statements: Statements) -> bool | None:
    told = {
        is_child(born_of(said), _when(said, outcome), limit=60)
        for said in (statements[name] for name in one.statements)
    } - {None}
    return not told.pop() if len(told) == 1 else None


def _grown(one: Person, sex: str, outcome: str, statements: Statements) -> bool | None:
    sexes = {sex_of(statements[name]) for name in one.statements} - {None}
    child = _child(one, outcome, statements)
    if child is True or (len(sexes) == 1 and sexes != {sex}):
        return False
    return True if child is False and sexes == {sex} else None


def _when(said: PersonStatement, outcome: str) -> Range | None:
    """Return the days on which the outcome can have been, by the statement itself."""
    dates = [status.date for status in said.statuses if status.status == outcome and status.date]
    date = dates[0] if dates else said.died
    return bounds(date) if date and valid(date) else None


def _families(persons: Sequence[Person], statements: Statements) -> Derived:
    """Count families all of whose members were killed, of households whose members are all known."""
    households = _households(persons, statements)
    floor = unknown = 0
    for members, complete in households.values():
        dead = [("killed" in one.statuses) for one in members]
        if not all(dead):
            # Whoever's fate is unknown may be dead; who is alive settles it.
            open_fates = [
                not one.statuses or set(one.statuses) <= {"unknown", "missing"} for one in members
            ]
            if all(killed or may for killed, may in zip(dead, open_fates, strict=True)):
                unknown += 1
        elif complete:
            floor += 1
        else:
            unknown += 1
    return Derived(
        outcome="killed", group="family", floor=floor, ceiling=floor + unknown, unknown=unknown,
        rule="households of which a source lists all members, and all of them were killed; a household "
        "that no source calls complete is unknown",
    )  # fmt: skip


def _households(
    persons: Sequence[Person], statements: Statements
) -> dict[tuple[str, str], tuple[list[Person], bool]]:
    """Return the members of each source's households, and whether they are all of them."""
    members: dict[tuple[str, str], dict[str, Person]] = defaultdict(dict)
    complete: dict[tuple[str, str], bool] = {}
    for one in persons:
        for name in one.statements:
            said = statements[name]
            if said.household:
                where = (said.source, said.household)
                members[where][one.id] = one
                complete[where] = complete.get(where, True) and said.household_complete is True
    return {where: (list(those.values()), complete[where]) for where, those in members.items()}


def _orphans(persons: Sequence[Person], statements: Statements) -> Iterable[Derived]:
    """Count living children one or both of whose parents were killed, by kin as stated."""
    by_name = _named(persons, statements)
    counts = {"one parent": [0, 0], "both parents": [0, 0]}
    for one in persons:
        if "killed" in one.statuses:
            continue
        child = _child(one, "alive", statements)
        if child is False:
            continue
        told = [_parent(one, parent, statements, by_name) for parent in _PARENTS]
        for group, holds in (
            ("both parents", _all(told)),
            ("one parent", _exactly_one(told)),
        ):
            if holds is True and child is True:
                counts[group][0] += 1
            elif holds is not False:
                counts[group][1] += 1
    for group, (floor, unknown) in counts.items():
        yield Derived(
            outcome="orphaned",
            group="child",
            floor=floor,
            ceiling=floor + unknown,
            unknown=unknown,
            rule=f"living children who lost {group}, by kin as stated; a parent whom no statement "
            "names, or who cannot be found, is unknown",
        )


def _all(told: list[bool | None]) -> bool | None:
    if False in told:
        return False
    return None if None in told else True


def _exactly_one(told: list[bool | None]) -> bool | None:
    if told.count(True) == len(told) or told.count(False) == len(told):
        return False
    return None if None in told else True


def _parent(
    one: Person, parent: str, statements: Statements, by_name: dict[str, list[Person]]
) -> bool | None:
    """True if a parent was killed, False if alive, None if nobody or several are meant."""
    meant: dict[str, Person] = {}
    for name in one.statements:
        for kin in statements[name].kin:
            if kin.relation == parent:
                if kin.alive is not None:
                    return not kin.alive
                meant.update({other.id: other for other in by_name.get(kin.name.casefold(), ())})
    if len(meant) != 1:
        return None
    (found,) = meant.values()
    if "killed" in found.statuses:
        return True
    return False if "alive" in found.statuses else None


def _named(persons: Sequence[Person], statements: Statements) -> dict[str, list[Person]]:
    found: dict[str, list[Person]] = defaultdict(list)
    for one in persons:
        for name in {statements[said].name.casefold() for said in one.statements}:
            found[name].append(one)
    return found


def _remains(persons: Sequence[Person], statements: Statements) -> Derived:
    those = [one for one in persons if any(statements[name].remains for name in one.statements)]
    return _count("identified", "remains", those, lambda one: "identified" in one.statuses or None,
                  "persons to whom remains are assigned, and who are stated to be identified")  # fmt: skip

"""Families: households wholly lost, children who lost parents, and who is meant by a kin's name."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import combinations
from typing import NamedTuple

from onrecord.model import Person, StatedKin
from onrecord.register.fates import Statements, days_of
from onrecord.register.features import born_of, sex_of
from onrecord.register.names import alike, folded, plain
from onrecord.register.traits import child_on
from onrecord.register.years import Range

Told = bool | None
_Key = tuple[str, str]
PARENTS = {"father": "male", "mother": "female"}
"""The parents and their sex."""
YOUNGEST_PARENT = 12 * 365
"""Days that a parent is at least older than a child."""
_SHARED = 2


class Household(NamedTuple):
    """Persons of one household; `complete` where a source says that it lists all of them."""

    members: tuple[Person, ...]
    complete: bool


def families(
    persons: Sequence[Person], statements: Statements, dead: Mapping[str, Told], lost: Mapping[str, Told]
) -> Iterator[Told]:  # fmt: skip
    """Yield of each household whether all of it was killed: True, False, or None if it cannot be told.

    Args:
        persons: As judged.
        statements: What sources say, by id.
        dead: Whether each person was killed, by id.
        lost: Whether each person's fate is unknown, by id; who is, may be dead.
    """
    for household in households(persons, statements):
        told = [dead[one.id] for one in household.members]
        may_be = [
            each is not False or lost[one.id] is not False
            for each, one in zip(told, household.members, strict=True)
        ]
        if not all(may_be):
            yield False
        else:
            yield True if all(told) and household.complete else None


def households(persons: Sequence[Person], statements: Statements) -> list[Household]:
    """Return the households of all sources; those of two sources with the same people are one."""
    members: dict[_Key, dict[str, Person]] = defaultdict(dict)
    whole: dict[_Key, bool] = {}
    for one in persons:
        for said in (statements[name] for name in one.statements):
            if said.household:
                key = (said.source, said.household)
                members[key][one.id] = one
                whole[key] = whole.get(key, True) and said.household_complete is True
    found = []
    for keys in _joined(members):
        people = {one.id: one for key in keys for one in members[key].values()}
        # A source that calls its household complete is believed only if no other names somebody more.
        complete = any(whole[key] and len(members[key]) == len(people) for key in keys)
        found.append(Household(tuple(people.values()), complete))
    return found


def _joined(members: Mapping[_Key, Mapping[str, Person]]) -> list[list[_Key]]:
    """Return the households of the sources in groups that are one: two shared persons, or all of one."""
    of_person: dict[str, list[_Key]] = defaultdict(list)
    for key, those in members.items():
        for name in those:
            of_person[name].append(key)
    shared = Counter(
        pair for keys in of_person.values() for pair in combinations(keys, 2) if pair[0][0] != pair[1][0]
    )  # fmt: skip
    group = {key: [key] for key in members}
    for (one, other), times in shared.items():
        least = min(_SHARED, len(members[one]), len(members[other]))
        if times >= least and group[one] is not group[other]:
            group[one] += group[other]
            for key in group[other]:
                group[key] = group[one]
    return list({id(keys): keys for keys in group.values()}.values())


def orphans(
    persons: Sequence[Person], statements: Statements, dead: Mapping[str, Told]
) -> dict[str, list[Told]]:
    """Return, for children who lost one parent, both, or at least one: what is told of each child.

    Args:
        persons: As judged.
        statements: What sources say, by id.
        dead: Whether each person was killed, by id.
    """
    kin = Kin(persons, statements)
    found: dict[str, list[Told]] = {"both parents": [], "one parent": [], "at least one parent": []}
    for one in persons:
        if dead[one.id]:
            continue
        parents = [kin.parent(one, parent) for parent in PARENTS]
        lost = [_lost(parent, dead) for parent in parents]
        days = next((each for parent in parents for each in _deaths(parent, statements)), None)
        child = child_on(one, days, statements)
        if dead[one.id] is None and child is True:
            child = None
        for severity, holds in (
            ("both parents", _all(lost)),
            ("one parent", _one(lost)),
            ("at least one parent", _any(lost)),
        ):
            found[severity].append(False if child is False or holds is False else child and holds)
    return found


class Parent(NamedTuple):
    """A parent as far as sources tell: the person, or whether somebody on no list is stated to live."""

    person: Person | None = None
    alive: bool | None = None


class Kin:
    """Who is meant by the kin that statements name."""

    def __init__(self, persons: Sequence[Person], statements: Statements) -> None:
        """Look up persons by their names and households, and parents by the children they name."""
        self._statements = statements
        self._named: dict[str, dict[str, Person]] = defaultdict(dict)
        self._at_home: dict[tuple[str, str], dict[str, Person]] = defaultdict(dict)
        self._children: dict[str, dict[str, Person]] = defaultdict(dict)
        for one in persons:
            for said in (statements[name] for name in one.statements):
                self._named[name_key(said.name)][one.id] = one
                if said.household:
                    self._at_home[said.source, said.household][one.id] = one
                for kin in said.kin:
                    if kin.relation == "child":
                        self._children[name_key(kin.name)][one.id] = one

    def parent(self, one: Person, which: str) -> Parent:
        """Return somebody's father or mother, as far as exactly one person can be meant."""
        meant: dict[str, Person] = {}
        for said in (self._statements[name] for name in one.statements):
            for kin in said.kin:
                if kin.relation in {which, "parent"}:
                    if kin.relation == which and kin.alive is not None:
                        return Parent(alive=kin.alive)
                    meant |= self._meant(kin, which, said.source, said.household)
            meant |= {
                name: other
                for name, other in self._children.get(name_key(said.name), {}).items()
                if self._fits(other, which, told=False)
            }
        meant = {
            name: other
            for name, other in meant.items()
            if name != one.id and self._older(other, one)
        }
        return Parent(next(iter(meant.values()))) if len(meant) == 1 else Parent()

    def _meant(
        self, kin: StatedKin, which: str, source: str, household: str | None
    ) -> dict[str, Person]:
        """Return who bears a parent's name: in full anywhere, else as a given name in the household."""
        found = {
            name: other
            for name, other in self._named.get(name_key(kin.name), {}).items()
            if self._fits(other, which, told=kin.relation == which)
        }
        if found or household is None or " " in name_key(kin.name):
            return found
        return {
            name: other
            for name, other in self._at_home[source, household].items()
            if self._fits(other, which, told=kin.relation == which)
            and self._called(other, plain(kin.name))
        }

    def _fits(self, one: Person, which: str, *, told: bool) -> bool:
        """True for the right sex; one that is not known will do where a source says father or mother."""
        sexes = {sex_of(self._statements[name]) for name in one.statements} - {None}
        return (told and not sexes) or sexes == {PARENTS[which]}

    def _called(self, one: Person, given: str) -> bool:
        return any(
            alike(word, given, short_forms=True) == 1
            for name in one.statements
            for word in plain(self._statements[name].name).split()
        )

    def _older(self, parent: Person, child: Person) -> bool:
        """True unless their ages tell that one cannot be the other's parent."""
        born = [
            [days for name in one.statements if (days := born_of(self._statements[name]))]
            for one in (parent, child)
        ]
        return not any(
            (one[1] - other[0]).days < YOUNGEST_PARENT
            for one in born[1] for other in born[0]
        )  # fmt: skip


@lru_cache(maxsize=65536)
def name_key(name: str) -> str:
    """Return a name's words as they are compared, whatever their order and script."""
    words = [folded(word)[0] for word in plain(name).replace("'", "").split()]
    return " ".join(sorted((*words, *re.findall(r"\d+", name)))) or name.casefold()


def _deaths(parent: Parent, statements: Statements) -> Iterator[Range]:
    for name in parent.person.statements if parent.person else ():
        for status in statements[name].statuses:
            days = days_of(status.date) if status.status == "killed" else None
            if days:
                yield days


def _lost(parent: Parent, dead: Mapping[str, Told]) -> Told:
    """True if a parent was killed, False if stated to live, None if it cannot be told."""
    if parent.person is None:
        return None if parent.alive is None else not parent.alive
    told = dead[parent.person.id]
    return told if told is not False or "alive" in parent.person.statuses else None


def _all(told: Sequence[Told]) -> Told:
    return False if False in told else None if None in told else True


def _any(told: Sequence[Told]) -> Told:
    return True if True in told else None if None in told else False


def _one(told: Sequence[Told]) -> Told:
    """True if exactly one of two is: neither both nor none."""
    return None if None in told else told.count(True) == 1

"""Households of several sources, and who is meant by a kin's name."""

from __future__ import annotations

from onrecord.model import Person, PersonStatement, StatedAge, StatedKin, StatedStatus
from onrecord.register.families import Kin, households
from onrecord.register.persons import person_of

DAY = "1993-10-12"


def _said(name: str, source: str = "x", *, household: str | None = None, whole: bool | None = None,
          kin: tuple[StatedKin, ...] = (), age: int | None = None, sex: str | None = None) -> PersonStatement:  # fmt: skip
    return PersonStatement(
        id=f"{source}-{name}", source=source, key=name, name=name, household=household, kin=kin,
        household_complete=whole, sex=sex,  # type: ignore[arg-type]
        age=StatedAge(text=str(age), low=age, high=age, at=DAY) if age is not None else None,
        statuses=(StatedStatus(status="alive", date=DAY),),
    )  # fmt: skip


def _persons(
    *groups: tuple[PersonStatement, ...],
) -> tuple[list[Person], dict[str, PersonStatement]]:
    statements = {one.id: one for group in groups for one in group}
    return [
        person_of(frozenset(one.id for one in group), statements) for group in groups
    ], statements


def test_households_with_the_same_people_are_one() -> None:
    """A family on two lists counts once; it is whole only if no list names somebody more."""
    persons, statements = _persons(
        (_said("Rana", household="1", whole=True), _said("Rana", "y", household="A")),
        (_said("Karel", household="1", whole=True), _said("Karel", "y", household="A")),
        (_said("Ila", "y", household="A"),),
        (_said("Petr", household="2", whole=True),),
    )
    found = sorted(households(persons, statements), key=lambda one: len(one.members))
    assert [(len(one.members), one.complete) for one in found] == [(1, True), (3, False)]


def test_who_is_meant_by_a_kins_name() -> None:
    """In full anywhere and in any order; a given name alone within the household; a parent is older."""
    kin = (
        StatedKin(relation="father", name="Karel"),
        StatedKin(relation="mother", name="Rana Omet"),
    )
    persons, statements = _persons(
        (_said("Omet Zia", household="1", kin=kin, age=7),),
        (_said("Omet Karel", household="1", age=40, sex="male"),),
        (_said("Brun Karel", household="2", age=40, sex="male"),),
        (_said("Omet Rana", household="3", age=35, sex="female"),),
        (_said("Rana Omet", household="1", age=9, sex="female"),),
    )
    found = Kin(persons, statements)
    father, mother = (found.parent(persons[0], which).person for which in ("father", "mother"))
    assert father is persons[1]
    assert mother is persons[3]


def test_a_parents_own_statement_names_the_child() -> None:
    """Kinship is read from either side; two who may be meant are nobody."""
    child = (StatedKin(relation="child", name="Omet Zia"),)
    persons, statements = _persons(
        (_said("Omet Zia", age=7),),
        (_said("Omet Karel", kin=child, age=40, sex="male"),),
    )
    assert Kin(persons, statements).parent(persons[0], "father").person is persons[1]
    assert Kin(persons, statements).parent(persons[0], "mother").person is None
    more, told = _persons(
        *((statements[one.statements[0]],) for one in persons),
        (_said("Brun Tal", kin=child, age=50, sex="male"),),
    )
    assert Kin(more, told).parent(more[0], "father").person is None

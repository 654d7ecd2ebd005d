"""Which group somebody belonged to when something happened."""

from __future__ import annotations

from onrecord.model import PersonStatement, StatedAge, StatedStatus
from onrecord.register.persons import person_of
from onrecord.register.traits import child_on, grown, is_old, was_child
from onrecord.register.years import Range
from onrecord.resolve.edtf import bounds

DAY = "1993-10-12"


def _said(
    name: str, age: float | None, sex: str | None = None, *, at: str | None = DAY
) -> PersonStatement:
    return PersonStatement(
        id=name, source=name, key="1", name="Omet Rana", sex=sex,  # type: ignore[arg-type]
        age=StatedAge(text=str(age), low=age, high=age, at=at) if age is not None else None,
        statuses=(StatedStatus(status="killed", date=DAY),),
    )  # fmt: skip


def test_groups_of_ages_and_sexes() -> None:
    """What is not stated is not told, and neither is what statements contradict."""
    cases = [
        ((_said("a", 34, "female"),), (False, True, False, False)),
        ((_said("a", 64, "male"),), (False, False, True, True)),
        ((_said("a", 9, "male"),), (True, False, False, False)),
        ((_said("a", None, "male"),), (None, False, None, None)),
        ((_said("a", 9), _said("b", 30)), (None, None, None, False)),
    ]
    for said, wanted in cases:
        statements = {one.id: one for one in said}
        one = person_of(frozenset(statements), statements)
        told = (
            was_child(one, "killed", statements), grown("female", one, "killed", statements),
            grown("male", one, "killed", statements), is_old(one, "killed", statements),
        )  # fmt: skip
        assert told == wanted, said


def test_a_child_on_the_day_a_parent_died() -> None:
    """Who is 19 in 1995 was a child in 1993."""
    said = _said("a", 19, at="1995-10-12")
    one = person_of(frozenset({"a"}), {"a": said})
    assert child_on(one, _days(DAY), {"a": said}) is True
    assert child_on(one, _days("1999-01-01"), {"a": said}) is False
    assert child_on(one, None, {"a": said}) is False


def _days(date: str) -> Range:
    return bounds(date)

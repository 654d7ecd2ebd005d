"""Which event a statement is of."""

from __future__ import annotations

import pytest

from onrecord.model import Event, Person, PersonStatement, StatedStatus, When, Where
from onrecord.register.happenings import Belonging, belongings, scope_of


def _event(name: str, date: str, place: str) -> Event:
    return Event(id=name, label=name, date=When(text=date, edtf=date), place=Where(text=place),
                 figures=(f"f-{name}",))  # fmt: skip


EVENTS = (
    _event("night", "1993-10-12", "Teshka"),
    _event("war", "1991/1994", "Teshka municipality"),
    _event("mill", "1993-10-20", "Varn"),
    _event("bridge", "1993-10-20", "Dol"),
)


def _said(date: str | None, place: str | None = None, *, name: str = "a", status: str = "killed",
          household: str | None = None) -> PersonStatement:  # fmt: skip
    return PersonStatement(
        id=name, source="x", key=name, name=name, place=place, household=household,
        statuses=(StatedStatus(status=status, date=date),),  # type: ignore[arg-type]
    )  # fmt: skip


@pytest.mark.parametrize(
    ("date", "place", "event", "may_be"),
    [
        ("1993-10-12", None, "night", set()),
        ("1993-10-20", "Dol", "bridge", set()),
        ("1993-10-20", "Village of Varn", "mill", set()),
        ("1993-10-20", None, None, {"mill", "bridge", "war"}),
        ("1993", "Kesh", None, {"night", "war", "mill", "bridge"}),
        ("1992-01-01", None, "war", set()),
        ("1989-01-01", None, None, set()),
        (None, "Dol", None, set()),
    ],
)
def test_by_its_day_and_place(
    date: str | None, place: str | None, event: str | None, may_be: set[str]
) -> None:
    """What fits several events may be of each; without a date it is of none."""
    said = _said(date, place)
    found = belongings({"a": said}, EVENTS, {})
    assert found["a"] == Belonging(event, frozenset(may_be))


def test_people_say_it_of_a_list() -> None:
    """An event that has another id now is found by its figures."""
    said = _said(None)
    assert belongings({"a": said}, EVENTS, {"x": ("mill", ())})["a"].event == "mill"
    assert belongings({"a": said}, EVENTS, {"x": ("old", ("f-night",))})["a"].event == "night"
    assert belongings({"a": said}, EVENTS, {"x": ("old", ("f-gone",))})["a"] == Belonging()


def test_a_household_comes_with_its_members() -> None:
    """Of whom no harm is stated; whose harm has no date is unsure, and others elsewhere are left out."""
    statements = {
        one.id: one
        for one in (
            _said("1993-10-12", name="dead", household="h"),
            _said(None, name="living", status="alive", household="h"),
            _said(None, name="undated", household="h"),
            _said("1993-10-20", "Dol", name="other"),
            _said(None, name="stranger"),
        )
    }
    persons = [Person(id=name, statements=(name,), name=name) for name in statements]
    scope = scope_of("night", persons, statements, belongings(statements, EVENTS, {}))
    assert {one.id for one in scope.persons} == {"dead", "living", "undated"}
    assert scope.unsure == {"undated"}
    assert scope.doubts == (
        "one person of the same households, without a date that tells the event, may belong to it",
        "one person on the lists, without a date that tells the event, not counted",
    )

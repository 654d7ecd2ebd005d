"""Persons as they are judged, and who of them may be another."""

from __future__ import annotations

from onrecord.model import Pairing, Person, PersonStatement, StatedStatus
from onrecord.register.derived import derive
from onrecord.register.persons import may_be_one


def _person(name: str, *statements: str) -> Person:
    return Person(id=name, statements=statements, name=name, statuses=("killed",))


def _waiting(a: str, b: str) -> Pairing:
    return Pairing(a=a, b=b, probability=0.4, weight=-0.6)


def test_who_may_be_one() -> None:
    """Pairs that wait join three through one another; a pair within a person says nothing."""
    persons = [_person("r1", "a", "b"), _person("r2", "c"), _person("r3", "d"), _person("r4", "e")]
    waiting = [_waiting("a", "b"), _waiting("d", "c"), _waiting("b", "d"), _waiting("x", "e")]
    assert may_be_one(persons, waiting) == {"r2": "r1", "r3": "r1"}


def test_no_floor_counts_somebody_twice() -> None:
    """Until somebody has judged whether two are one, they are one at least and two at most."""
    killed = (StatedStatus(status="killed", date="1994-03-03"),)
    said = {
        one: PersonStatement(id=one, source=one, key="1", name="Dana Borel", statuses=killed)
        for one in ("a", "b")
    }
    persons = [_person("r1", "a"), _person("r2", "b")]
    found = derive(persons, said, alike=may_be_one(persons, [_waiting("a", "b")]))
    total = next(one for one in found if (one.outcome, one.group) == ("killed", "person"))
    assert (total.floor, total.ceiling) == (1, 2)


def test_a_pair_with_somebody_who_is_not_counted_lowers_no_floor() -> None:
    """Whether the dead one and the one alive are the same, one is dead."""
    said = {
        "a": PersonStatement(id="a", source="a", key="1", name="Sara Tal", statuses=(StatedStatus(status="alive"),)),
        "b": PersonStatement(id="b", source="b", key="1", name="Sara Tal", statuses=(StatedStatus(status="killed"),)),
    }  # fmt: skip
    alive = Person(id="r1", statements=("a",), name="Sara Tal", statuses=("alive",))
    persons = [alive, _person("r2", "b")]
    found = derive(persons, said, alike=may_be_one(persons, [_waiting("a", "b")]))
    total = next(one for one in found if (one.outcome, one.group) == ("killed", "person"))
    assert (total.floor, total.ceiling) == (1, 1)

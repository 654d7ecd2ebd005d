"""Persons as they are judged, and who of them may be another."""

from __future__ import annotations

from onrecord.model import Pairing, Person, PersonStatement, StatedStatus
from onrecord.register.derived import derive
from onrecord.register.persons import doubles


def _person(name: str, *statements: str) -> Person:
    return Person(id=name, statements=statements, name=name, statuses=("killed",))


def _waiting(a: str, b: str) -> Pairing:
    return Pairing(a=a, b=b, probability=0.4, weight=-0.6)


def test_one_of_each_group_that_waits_is_counted() -> None:
    """Of three who may be one, one is sure; a pair within a person says nothing."""
    persons = [_person("r1", "a", "b"), _person("r2", "c"), _person("r3", "d"), _person("r4", "e")]
    waiting = [_waiting("a", "b"), _waiting("d", "c"), _waiting("b", "d"), _waiting("x", "e")]
    assert doubles(persons, waiting) == {"r2", "r3"}


def test_no_floor_counts_somebody_twice() -> None:
    """Until somebody has judged whether two are one, they are one at least and two at most."""
    killed = (StatedStatus(status="killed", date="1994-03-03"),)
    said = {
        one: PersonStatement(id=one, source=one, key="1", name="Dana Borel", statuses=killed)
        for one in ("a", "b")
    }
    persons = [_person("r1", "a"), _person("r2", "b")]
    found = derive(persons, said, unsure=doubles(persons, [_waiting("a", "b")]))
    total = next(one for one in found if (one.outcome, one.group) == ("killed", "person"))
    assert (total.floor, total.ceiling) == (1, 2)

"""Persons as they are judged, and who of them may be another."""

from __future__ import annotations

from pathlib import Path

from onrecord.casebook.sources import Original
from onrecord.casebook.statements import add_list, judge, load_pairings
from onrecord.casebook.store import new_casebook
from onrecord.model import Pairing, Person, PersonStatement, StatedStatus
from onrecord.register.clusters import propose
from onrecord.register.derived import derive
from onrecord.register.linkage import link
from onrecord.register.persons import SURE, alike, load_persons
from onrecord.register.relink import relink
from onrecord.register.view import person_problems, show_persons
from tests.register.synthetic import population


def _person(name: str, *statements: str) -> Person:
    return Person(id=name, statements=statements, name=name, statuses=("killed",))


def _waiting(a: str, b: str) -> Pairing:
    return Pairing(a=a, b=b, probability=0.4, weight=-0.6)


def test_who_may_be_one() -> None:
    """Pairs that wait join three through one another; a pair within a person says nothing."""
    persons = [_person("r1", "a", "b"), _person("r2", "c"), _person("r3", "d"), _person("r4", "e")]
    waiting = [_waiting("a", "b"), _waiting("d", "c"), _waiting("b", "d"), _waiting("x", "e")]
    found = alike(persons, waiting, dict.fromkeys("abcde", "court"), ())
    assert found.first == {"r1": "r1", "r2": "r1", "r3": "r1", "r4": "r4"}


def test_no_floor_counts_somebody_twice() -> None:
    """Until somebody has judged whether two are one, they are one at least and two at most."""
    killed = (StatedStatus(status="killed", date="1994-03-03"),)
    said = {
        one: PersonStatement(id=one, source=one, key="1", name="Dana Borel", statuses=killed)
        for one in ("a", "b")
    }
    persons = [_person("r1", "a"), _person("r2", "b")]
    found = derive(
        persons, said, alike=alike(persons, [_waiting("a", "b")], {"a": "a", "b": "b"}, ())
    )
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
    found = derive(
        persons, said, alike=alike(persons, [_waiting("a", "b")], {"a": "a", "b": "b"}, ())
    )
    total = next(one for one in found if (one.outcome, one.group) == ("killed", "person"))
    assert (total.floor, total.ceiling) == (1, 1)


def test_who_stands_on_one_list_is_not_another_of_it() -> None:
    """Two rows of a list that repeats nobody are two persons, whoever else they may be."""
    killed = (StatedStatus(status="killed", date="1994-03-03"),)
    said = {
        one: PersonStatement(id=one, source=one[0], key=one, name="Dana Borel", statuses=killed)
        for one in ("a1", "a2", "b1")
    }
    persons = [_person("r1", "a1"), _person("r2", "a2"), _person("r3", "b1")]
    waiting = [_waiting("a1", "b1"), _waiting("a2", "b1")]
    source_of = {one.id: one.source for one in said.values()}
    for single, floor in (((), 1), (("a", "b"), 2)):
        found = derive(persons, said, alike=alike(persons, waiting, source_of, single))
        total = next(one for one in found if (one.outcome, one.group) == ("killed", "person"))
        assert (total.floor, total.ceiling) == (floor, 3)


def test_the_persons_of_a_casebook_are_those_that_are_measured(tmp_path: Path) -> None:
    """What is measured on made lists is what somebody gets who brings them in, before and after judging."""
    made = population(500, seed=6)
    source_of = {one.id: one.source for one in made.statements}
    lists = sorted(set(source_of.values()))
    pairs = link(list(made.statements), learn=False)
    measured = propose(source_of, pairs, join=SURE, source_of=source_of, without_duplicates=lists)
    with new_casebook(str(tmp_path / "book")) as book:
        for source in lists:
            rows = [one for one in made.statements if one.source == source]
            add_list(book, source, rows, original=Original("0" * 64, source, 0, b""), columns={},
                     single=True, user="ana")  # fmt: skip
        relink(book, user="ana")
        assert {frozenset(one.statements) for one in load_persons(book)} == set(measured)
        show_persons(book)
        assert list(person_problems(book)) == []
        for pair in load_pairings(book, least=0.1, most=0.9)[::4]:
            same = made.truth[pair.a] == made.truth[pair.b]
            judge(book, pair.a, pair.b, same=same, user="ana")
            show_persons(book)
        assert list(person_problems(book)) == []

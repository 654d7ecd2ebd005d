"""Derived figures: exact when nothing is missing; floor and ceiling hold the truth when something is."""

from __future__ import annotations

import random

from onrecord.model import Derived, PersonStatement, StatedAge, StatedKin, StatedStatus, replace
from onrecord.register.derived import derive
from onrecord.register.persons import person_of

DAY = "1993-10-12"


class _Truth(dict[tuple[str, str], int]):
    """What is so, by outcome and group."""


def _households(seed: int) -> tuple[list[PersonStatement], _Truth]:
    """Return statements on households whose members and fates are all stated, and the true counts."""
    chance = random.Random(seed)  # noqa: S311 - made households
    said: list[PersonStatement] = []
    truth = _Truth()

    def count(*keys: tuple[str, str]) -> None:
        for key in keys:
            truth[key] = truth.get(key, 0) + 1

    for number in range(60):
        names = [f"Father {number}", f"Mother {number}"]
        names += [f"Child {number} {place}" for place in range(chance.randint(0, 4))]
        dead = [chance.random() < 0.6 for _ in names]
        if chance.random() < 0.2:
            dead = [True] * len(names)
        if all(dead):
            count(("killed", "family"))
        for place, (name, died) in enumerate(zip(names, dead, strict=True)):
            grown = place < 2
            years = chance.randint(25, 70) if grown else chance.randint(1, 16)
            sex = ("male", "female")[place] if grown else chance.choice(("male", "female"))
            if died:
                group = "child" if not grown else {"male": "man", "female": "woman"}[sex]
                count(("killed", "person"), ("killed", group))
            elif not grown:
                lost = dead[0] + dead[1]
                count(*{1: [("one parent", "child")], 2: [("both parents", "child")]}.get(lost, []))
                if lost:
                    count(("at least one parent", "child"))
            said.append(PersonStatement(
                id=f"{number}-{place}", source="census", key=f"{number}-{place}", name=name, sex=sex,
                age=StatedAge(text=str(years), low=years, high=years, at=DAY),
                statuses=(StatedStatus(status="killed" if died else "alive", date=DAY),),
                household=str(number), household_complete=True,
                kin=() if grown else (StatedKin(relation="father", name=names[0]),
                                      StatedKin(relation="mother", name=names[1])),
            ))  # fmt: skip
    return said, truth


def _derived(said: list[PersonStatement]) -> dict[tuple[str, str], Derived]:
    by_id = {one.id: one for one in said}
    persons = [person_of(frozenset({one.id}), by_id) for one in said]
    found = {}
    for one in derive(persons, by_id):
        key = (one.outcome, one.group)
        if one.outcome == "orphaned":
            key = (one.severity or "", "child")
        found[key] = one
    return found


def test_exact_when_nothing_is_missing() -> None:
    """Floor and ceiling are the truth, in every figure."""
    for seed in range(5):
        said, truth = _households(seed)
        found = _derived(said)
        for key, number in truth.items():
            assert (found[key].floor, found[key].ceiling) == (number, number), key


def test_floor_and_ceiling_hold_the_truth_when_much_is_missing() -> None:
    """Without 30 of 100 ages and 20 of 100 links of kin, the truth lies between the two."""
    for seed in range(20):
        said, truth = _households(seed)
        chance = random.Random(seed + 1000)  # noqa: S311 - made households
        poorer = [
            replace(
                one,
                age=None if chance.random() < 0.3 else one.age,
                kin=tuple(kin for kin in one.kin if chance.random() > 0.2),
            )
            for one in said
        ]
        found = _derived(poorer)
        for key, number in truth.items():
            assert found[key].floor <= number <= found[key].ceiling, (seed, key)
        assert found["killed", "child"].unknown > 0


def test_a_missing_age_makes_no_adult() -> None:
    """Who has no age is unknown, not grown up."""
    said = PersonStatement(
        id="a", source="x", key="1", name="Sara", sex="female",
        statuses=(StatedStatus(status="killed", date=DAY),),
    )  # fmt: skip
    found = _derived([said])
    for group in ("child", "woman"):
        assert (found["killed", group].floor, found["killed", group].unknown) == (0, 1)
    assert found["killed", "man"].ceiling == 0

"""Derived figures: exact when nothing is missing; floor and ceiling hold the truth when something is."""

from __future__ import annotations

import random

from onrecord.model import Derived, PersonStatement, StatedAge, StatedKin, StatedStatus, replace
from onrecord.register.derived import derive
from onrecord.register.persons import person_of

DAY = "1993-10-12"


class _Truth(dict[tuple[str, str], int]):
    """What is so, by outcome and group."""


def _count(truth: _Truth, outcome: str, sex: str, years: int) -> None:
    """Count somebody under the outcome, in every group that the person is of."""
    adult = {"male": "man", "female": "woman"}[sex]
    for group, belongs in (
        ("person", True), ("child", years < 18), (adult, years >= 18), ("elderly", years >= 60),
    ):  # fmt: skip
        if belongs:
            truth[outcome, group] = truth.get((outcome, group), 0) + 1


def _said(
    key: str, name: str, sex: str, years: int, *fates: str, **told: object
) -> PersonStatement:
    one = PersonStatement(
        id=key, source="census", key=key, name=name, sex=sex,  # type: ignore[arg-type]
        age=StatedAge(text=str(years), low=years, high=years, at=DAY),
        statuses=tuple(StatedStatus(status=fate, date=DAY) for fate in fates),  # type: ignore[arg-type]
    )  # fmt: skip
    return replace(one, **told)


def _households(seed: int) -> tuple[list[PersonStatement], _Truth]:
    """Return statements on persons whose kin, ages and fates are all stated, and the true counts."""
    chance = random.Random(seed)  # noqa: S311 - made households
    said: list[PersonStatement] = []
    truth = _Truth()
    for number in range(60):
        said += _family(chance, number, truth)
    for number in range(60):
        said.append(_alone(chance, number, truth))
    return said, truth


def _family(chance: random.Random, number: int, truth: _Truth) -> list[PersonStatement]:
    """Return a household; who of it lives, does so for sure."""
    names = [f"Father {number}", f"Mother {number}"]
    names += [f"Child {number} {place}" for place in range(chance.randint(0, 4))]
    dead = [chance.random() < 0.6 for _ in names]
    if chance.random() < 0.2:
        dead = [True] * len(names)
    truth["killed", "family"] = truth.get(("killed", "family"), 0) + all(dead)
    found = []
    for place, (name, died) in enumerate(zip(names, dead, strict=True)):
        grown = place < 2
        years = chance.randint(25, 80) if grown else chance.randint(1, 12)
        sex = ("male", "female")[place] if grown else chance.choice(("male", "female"))
        hurt = not died and chance.random() < 0.3
        for outcome, holds in (("killed", died), ("injured", hurt)):
            if holds:
                _count(truth, outcome, sex, years)
        if not died and not grown:
            lost = dead[0] + dead[1]
            for severity in {1: ["one parent"], 2: ["both parents"]}.get(lost, []):
                truth[severity, "child"] = truth.get((severity, "child"), 0) + 1
            if lost:
                key = ("at least one parent", "child")
                truth[key] = truth.get(key, 0) + 1
        kin = () if grown else (StatedKin(relation="father", name=names[0]),
                                StatedKin(relation="mother", name=names[1]))  # fmt: skip
        fates = ("killed",) if died else ("alive", "injured") if hurt else ("alive",)
        found.append(_said(f"{number}-{place}", name, sex, years, *fates, kin=kin,
                           household=str(number), household_complete=True))  # fmt: skip
    return found


def _alone(chance: random.Random, number: int, truth: _Truth) -> PersonStatement:
    """Return a grown person without a household: missing, held, freed, or found and identified."""
    sex, years = chance.choice(("male", "female")), chance.randint(25, 80)
    fates = chance.choice(
        (("missing",), ("detained",), ("detained", "released"), ("killed", "identified"))
    )
    for fate in fates:
        _count(truth, fate, sex, years)
    if "missing" in fates:
        truth["unknown", "person"] = truth.get(("unknown", "person"), 0) + 1
    found = "identified" in fates
    if found:
        truth["identified", "remains"] = truth.get(("identified", "remains"), 0) + 1
    return _said(
        f"x-{number}", f"Alone {number}", sex, years, *fates, remains=str(number) if found else None
    )


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
        for key, one in _derived(said).items():
            assert (one.floor, one.ceiling) == (truth.get(key, 0),) * 2, (seed, key)
        assert set(truth) <= set(_derived(said))


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
        for key, one in found.items():
            assert one.floor <= truth.get(key, 0) <= one.ceiling, (seed, key)
        assert found["killed", "child"].unknown > 0
        assert found["both parents", "child"].unknown > 0


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

"""What became of a person, when sources tell several things."""

from __future__ import annotations

import pytest

from onrecord.model import Fate, PersonStatement, StatedStatus
from onrecord.register.fates import called_dead, happened, history, is_dead, still_missing
from onrecord.register.persons import person_of

Stated = tuple[tuple[str, str | None], ...]


def _statements(stated: Stated) -> dict[str, PersonStatement]:
    return {
        str(place): PersonStatement(
            id=str(place), source=f"list {place}", key="1", name="Omet Rana", locator="row 1",
            statuses=(StatedStatus(status=status, date=date),),  # type: ignore[arg-type]
        )
        for place, (status, date) in enumerate(stated)
    }  # fmt: skip


@pytest.mark.parametrize(
    ("stated", "killed", "missing"),
    [
        ((("killed", "1993"),), True, False),
        ((("killed", None), ("alive", None)), True, False),
        ((("killed", "1993"), ("alive", "1990")), True, False),
        ((("killed", "1993"), ("alive", "1995")), None, False),
        ((("missing", "1993"),), False, True),
        ((("missing", "1993"), ("killed", None)), True, False),
        ((("missing", "1993"), ("released", "1994")), False, False),
        ((("detained", "1992"), ("missing", "1993")), False, True),
        ((("alive", None), ("missing", "1993")), False, None),
        ((("alive", "1993"), ("missing", "1993-10")), False, None),
        ((("missing", None), ("alive", "1995")), False, None),
        ((("unknown", None),), False, True),
        ((("injured", None),), False, False),
        ((), False, True),
    ],
)
def test_fates(stated: Stated, killed: bool | None, missing: bool | None) -> None:
    """The last thing known counts; what cannot be told is neither yes nor no."""
    statements = _statements(stated) or {
        "0": PersonStatement(id="0", source="x", key="1", name="Omet Rana")
    }
    one = person_of(frozenset(statements), statements)
    assert happened(one, "killed", statements) is killed
    assert still_missing(one, statements) is missing


@pytest.mark.parametrize(
    ("stated", "dead"),
    [
        ((("killed", "1993"),), True), ((("missing", "1993"), ("identified", "1998")), True),
        ((("missing", "1993"),), False), ((("killed", "1993"), ("alive", "1995")), None),
    ],
)  # fmt: skip
def test_whose_remains_are_identified_is_dead(stated: Stated, dead: bool | None) -> None:
    """For families and orphans it does not matter that no source says killed."""
    statements = _statements(stated)
    assert is_dead(person_of(frozenset(statements), statements), statements) is dead


@pytest.mark.parametrize(
    ("stated", "dead"),
    [
        ((("missing", "1993"),), True), ((("unknown", None),), True), ((("injured", "1993"),), True),
        ((("alive", "1990"),), True), ((("alive", "1995"),), None), ((("killed", "1995"),), True),
    ],
)  # fmt: skip
def test_who_has_a_day_of_death_is_dead_and_not_missing(stated: Stated, dead: bool | None) -> None:
    """That somebody was killed is another matter: only who is called so."""
    statements = _statements(stated)
    said = PersonStatement(id="d", source="x", key="1", name="Omet Rana", died="1993-10-12")
    statements["d"] = said
    one = person_of(frozenset(statements), statements)
    assert is_dead(one, statements) is dead
    assert still_missing(one, statements) is False
    assert happened(one, "missing", statements) is False
    assert happened(one, "killed", statements) is ("killed" in one.statuses)
    assert called_dead(one, statements)


@pytest.mark.parametrize("status", ["missing", "unknown", "alive"])
def test_a_day_in_the_column_of_deaths_makes_nobody_dead_who_is_called_otherwise(
    status: Fate,
) -> None:
    """Lists have one column of days for whatever happened."""
    statuses = (StatedStatus(status=status, date="1993-10-12"),)
    said = PersonStatement(
        id="d", source="x", key="1", name="Omet Rana", died="1993-10-12", statuses=statuses
    )
    one = person_of(frozenset("d"), {"d": said})
    assert is_dead(one, {"d": said}) is False
    assert still_missing(one, {"d": said}) is (status != "alive")


def test_a_history_is_in_the_order_of_time() -> None:
    """Each status with its source and place there; undated ones stand last."""
    statements = _statements((("identified", "1998"), ("killed", None), ("missing", "1993-10")))
    told = history(person_of(frozenset(statements), statements), statements)
    assert [one.status for one in told] == ["missing", "identified", "killed"]
    assert (told[0].source, told[0].locator, told[0].statement) == ("list 2", "row 1", "2")

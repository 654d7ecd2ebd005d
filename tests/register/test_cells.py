"""The cells of a row: statuses, kin, burials, households, consequences, and what cannot be read."""

from __future__ import annotations

import pytest

from onrecord.model import PersonStatement
from onrecord.register.cells import Cells, relation_of
from onrecord.register.lists import guess_columns


def _read(cells: dict[str, str], **given: str | None) -> tuple[PersonStatement, list[str]]:
    cells = {"Name": "Omet Karel", **cells}
    row = Cells(
        cells, guess_columns(list(cells)), status=given.get("status"), date=given.get("date")
    )
    return row.statement("list", "1", "row 2"), row.problems


@pytest.mark.parametrize(
    ("cells", "statuses"),
    [
        ({"Status": "Dead", "Date of death": "12.10.1993"}, [("killed", "1993-10-12")]),
        ({"Status": "missing 12.10.1993; identified 5 May 1998"},
         [("missing", "1993-10-12"), ("identified", "1998-05-05")]),
        ({"Status": "missing since 1993"}, [("missing", "1993")]),
        ({"Missing since": "1993-10-12", "Date of identification": "1998"},
         [("injured", "1993"), ("missing", "1993-10-12"), ("identified", "1998")]),
        ({"Status": "detained", "Date of arrest": "1992-01-02", "Date of release": "1992-03"},
         [("detained", "1992-01-02"), ("released", "1992-03")]),
        ({}, [("injured", "1993")]),
        ({"Status": "unknown"}, [("unknown", "1993")]),
    ],
)  # fmt: skip
def test_statuses_over_time(cells: dict[str, str], statuses: list[tuple[str, str]]) -> None:
    """One cell may hold several, each with its day; without any, what holds of the list."""
    said, problems = _read(cells, status="injured", date="1993")
    assert [(one.status, one.date) for one in said.statuses] == statuses
    assert not problems


@pytest.mark.parametrize(
    ("cells", "kin"),
    [
        ({"Father": "Omet, Tal", "Mother": "Rana"}, [("father", "Omet, Tal"), ("mother", "Rana")]),
        ({"Wife": "Rana Omet"}, [("spouse", "Rana Omet")]),
        ({"Children": "Zia, Ila and Tal"}, [("child", "Zia"), ("child", "Ila"), ("child", "Tal")]),
        ({"Child of": "Tal and Rana Omet"}, [("parent", "Tal"), ("parent", "Rana Omet")]),
        ({"Brother of": "Zia; Ila"}, [("sibling", "Zia"), ("sibling", "Ila")]),
        ({"Kin": "wife: Rana; sons: Zia, Tal"}, [("spouse", "Rana"), ("child", "Zia"), ("child", "Tal")]),
        ({"Relatives": "brother (Zia Omet)"}, [("sibling", "Zia Omet")]),
        ({"Next of kin": "Rana", "Relation": "wife"}, [("spouse", "Rana")]),
        ({"Next of kin": "Rana"}, [("other", "Rana")]),
    ],
)  # fmt: skip
def test_kin_is_typed(cells: dict[str, str], kin: list[tuple[str, str]]) -> None:
    """By the column, or by the word before the name."""
    said, problems = _read(cells)
    assert [(one.relation, one.name) for one in said.kin] == kin
    assert not problems


def test_burials_households_and_consequences() -> None:
    """Each field of a full row."""
    said, problems = _read({
        "Burial site": "North field", "Grave": "4", "Remains no": "R-17", "Household": "H1",
        "All members listed": "Yes", "Injury": "burns; shrapnel", "Disability": "left leg lost",
        "Dependants": "3 children", "Cause of death": "shell", "Perpetrators": "armed men",
        "Place of incident": "Teshka bridge", "Village": "Varn", "Photo": "12",
    })  # fmt: skip
    assert (said.site, said.grave, said.remains) == ("North field", "4", "R-17")
    assert (said.household, said.household_complete) == ("H1", True)
    assert said.consequences == ("burns", "shrapnel", "disability: left leg lost")
    assert (said.dependants, said.cause, said.perpetrator) == (3, "shell", "armed men")
    assert (said.scene, said.place) == ("Teshka bridge", "Varn")
    assert said.other == {"Photo": "12", "dependants": "3 children"}
    assert not problems
    assert _read({"Disability": "no", "Dependants": "none"})[0].dependants == 0
    assert _read({"Disability": "yes"})[0].consequences == ("disability",)


@pytest.mark.parametrize(
    ("cells", "problem"),
    [
        ({"Status": "zzz"}, "status 'zzz' is not known"),
        ({"Status": "killed soon"}, "status 'killed soon' is not known"),
        ({"Dependants": "many"}, "dependants 'many' is no number"),
        ({"Complete household": "maybe"}, "household complete 'maybe' is neither yes nor no"),
        ({"Kin": "Zia Omet"}, "kin 'Zia Omet' does not say who it is"),
        ({"Date of identification": "soon"}, "identified on 'soon' is no date"),
        ({"Sex": "zz"}, "sex 'zz' is not known"),
        ({"Date of birth": "soon"}, "born 'soon' is no date"),
        ({"Date of death": "3/4/1992"}, "died '3/4/1992' could be two days, and is taken as 1992"),
    ],
)
def test_what_cannot_be_read_is_told_and_kept(cells: dict[str, str], problem: str) -> None:
    """The words stay as they stand, and the rest of the row is read."""
    said, problems = _read(cells)
    assert len(problems) == 1
    assert problems[0].startswith(problem)
    assert next(iter(cells.values())) in said.other.values()


def test_words_of_relations() -> None:
    """Words of a census and of kin columns are one list."""
    assert [relation_of(word) for word in ("Wife", "sons", "Daughter-in-law", "zz")] == [
        "spouse", "child", "other", None,
    ]  # fmt: skip

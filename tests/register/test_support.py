"""Lists for support schemes."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

from onrecord.cli.app import cli
from onrecord.model import Bereaved, Survivor, decode_as

CENSUS = """No,Name,Relation to head,Sex,Age,Date of event,Status,Household,All members listed,Burial site,Disability,Dependants,Children
1,Omet Karel,Head,M,40,12.10.1993,killed,H1,yes,North field,,3,"Zia Omet, Lun Omet"
2,Omet Rana,wife,F,38,12.10.1993,injured,H1,yes,,left leg lost,2,
3,Omet Zia,daughter,F,7,12.10.1993,alive,H1,yes,,,,
4,Omet Ila,son,M,5,12.10.1993,missing,H1,yes,,,,
5,Brun Tal,,M,,12.10.1993,injured; killed,H2,,,,,
6,Brun Ode,,F,60,12.10.1993,alive,H2,,,,,
7,Dorn Petr,,M,20,12.10.1993,missing,,,,,1,"Kes Dorn, Lun Dorn"
9,Lun Dorn,,M,2,12.10.1993,killed,,,,,,
8,Safe House,,F,60,12.10.1993,alive,H3,,,,,
"""


@pytest.fixture
def book(tmp_path: Path) -> str:
    """A casebook with a census."""
    (tmp_path / "census.csv").write_text(CENSUS, encoding="utf-8")
    path = str(tmp_path / "book")
    _run("new", path)
    _run("register", "add", path, str(tmp_path / "census.csv"))
    return path


def test_survivors(book: str) -> None:
    """Those who lived through harm, with what a scheme needs; the dead and the missing are none."""
    rows = _run("register", "support", book, "survivors", "--format", "jsonl").splitlines()
    (one,) = (decode_as(Survivor, row) for row in rows)
    assert (one.name, one.age, one.harms, one.disabled) == ("Omet Rana", "38", ("injured",), True)
    assert (one.consequences, one.dependants) == (("disability: left leg lost",), 2)
    assert one.sources == ("census, row 3",)


def test_families_that_lost_somebody(book: str) -> None:
    """By household, and by kinship where there is none; who is left, and who of them is a child."""
    rows = _run("register", "support", book, "families", "--format", "jsonl").splitlines()
    found = {one.household: one for one in (decode_as(Bereaved, row) for row in rows)}
    assert set(found) == {"H1", "H2", ""}
    first = found["H1"]
    assert (first.dead, first.missing, first.complete) == (("Omet Karel",), ("Omet Ila",), True)
    assert first.left == ("Omet Rana", "Omet Zia", "Zia Omet (child)", "Lun Omet (child)")
    assert (first.children, first.disabled, first.dependants) == (1, ("Omet Rana",), 3)
    assert found["H2"].left == ("Brun Ode",)
    assert found[""].left == ("Kes Dorn (child)",)


def test_who_died_later_is_no_survivor(tmp_path: Path) -> None:
    """A day of death is enough, though no status says killed."""
    rows = "Name,Status,Date of event,Date of death,Spouse\nKarel Omet,injured,12.10.1993,2.11.1993,Rana Omet\n"
    (tmp_path / "ward.csv").write_text(rows, encoding="utf-8")
    path = str(tmp_path / "died")
    _run("new", path)
    _run("register", "add", path, str(tmp_path / "ward.csv"))
    assert not _run("register", "support", path, "survivors", "--format", "jsonl")
    family = decode_as(Bereaved, _run("register", "support", path, "families", "--format", "jsonl"))
    assert (family.dead, family.left) == (("Karel Omet",), ("Rana Omet (spouse)",))


def test_kin_are_read_from_either_side(tmp_path: Path) -> None:
    """Who names somebody lost is left, with who that is; of two of one name nobody can be meant."""
    rows = """Name,Father,Spouse,Sex,Age,Date of event,Status
Karel Omet,,,M,40,12.10.1993,killed
Zia Omet,Karel Omet,,F,7,12.10.1993,alive
Rana Omet,,Karel Omet,F,38,12.10.1993,injured
Ila Omet,Karel Omet,,M,5,12.10.1993,killed
Petr Dorn,,,M,30,12.10.1993,killed
Petr Dorn,,,M,60,12.10.1993,killed
Kes Dorn,Petr Dorn,,F,9,12.10.1993,alive
"""
    (tmp_path / "names.csv").write_text(rows, encoding="utf-8")
    path = str(tmp_path / "kin")
    _run("new", path)
    _run("register", "add", path, str(tmp_path / "names.csv"))
    lines = _run("register", "support", path, "families", "--format", "jsonl").splitlines()
    found = {one.dead: one for one in (decode_as(Bereaved, line) for line in lines)}
    assert set(found) == {("Karel Omet",), ("Ila Omet",)}
    assert set(found["Karel Omet",].left) == {"Zia Omet (child)", "Rana Omet (spouse)"}
    assert found["Karel Omet",].children == 1


def test_persons_by_facet(book: str) -> None:
    """What the records of their own say can be looked for."""
    rows = _run("register", "persons", book, "--facet", "consequence=disability", "--format", "csv")
    assert "Omet Rana" in rows
    assert "Karel" not in rows
    rows = _run(
        "register", "persons", book, "--facet", "burial=North field", "--facet", "status=killed"
    )
    assert "Omet Karel" in rows
    result = CliRunner().invoke(cli, ["register", "persons", book, "--facet", "status=kiled"])
    assert "nobody who is listed has status=kiled" in result.output
    result = CliRunner().invoke(cli, ["register", "persons", book, "--facet", "height=2"])
    assert "keeps no records 'height'" in str(result.exception)
    assert "North field" in _run("register", "records", book, "burial")


def _run(*args: str) -> str:
    result = CliRunner().invoke(cli, args, catch_exceptions=False)
    assert result.exit_code == 0, result.output
    return result.output

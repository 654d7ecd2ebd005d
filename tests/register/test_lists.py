"""Lists of persons: columns, dates, ages, errors row by row, and brought up to date."""

from __future__ import annotations

import csv
from datetime import date
from pathlib import Path

import openpyxl
import pytest
from click.testing import CliRunner

from onrecord.casebook.statements import load_statements
from onrecord.casebook.store import new_casebook, open_casebook
from onrecord.casebook.verify import verify
from onrecord.cli.app import cli
from onrecord.errors import ReadError
from onrecord.register.days import could_be_two, read_day
from onrecord.register.features import name_of
from onrecord.register.lists import ListRead, columns_for, guess_columns, load_rows, read_list
from onrecord.register.years import born_between, is_child, meet, read_age

LIST = """No;Full name;Father's name;Sex;Age;Date of death;Village;Note
1;Aliyeva Sara;Kerim;F;34;3.5.1994;Varn;with her son
2;Aliyev Anar;Tahir;M;9;03.05.1994;Varn;
3;;;;;;;nobody known
4;Orlov Petr;;X;old;1994;Dol;
"""


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A list as a file."""
    made = tmp_path / "hospital.csv"
    made.write_text(LIST, encoding="utf-8")
    return made


def test_columns_are_told_by_their_headings(path: Path) -> None:
    """What is not known is kept as it stands."""
    rows = load_rows(path.read_bytes(), str(path))
    columns = guess_columns(list(rows[0].cells))
    assert columns["Father's name"] == "father"
    assert "Note" not in columns
    found = read_list(rows, "hospital", columns, status="killed")
    assert [one.name for one in found.statements] == ["Aliyeva Sara", "Aliyev Anar", "Orlov Petr"]
    first = found.statements[0]
    assert (first.sex, first.died, first.other) == (
        "female",
        "1994-05-03",
        {"Note": "with her son"},
    )
    assert first.age is not None
    assert first.statuses[0].status == "killed"
    assert [error.number for error in found.errors] == [4, 5, 5]
    assert found.statements[2].other["age"] == "old"


@pytest.mark.parametrize(
    ("cell", "read"),
    [
        ("26.2.1992", "1992-02-26"), ("2/26/1992", "1992-02-26"), ("3/4/1992", "1992"),
        ("4.4.1992", "1992-04-04"), ("3.4.1992", "1992-04-03"), ("3-4-1992", "1992"), ("1992-02", "1992-02"), ("5 May 1994", "1994-05-05"),
        ("31.2.1992", None), ("soon", None),
    ],
)  # fmt: skip
def test_dates_of_cells(cell: str, read: str | None) -> None:
    """What could be two days is as wide as both."""
    assert read_day(cell) == read
    assert could_be_two(cell, read or "") == (cell in {"3/4/1992", "3-4-1992"})


def test_a_column_settles_the_order_of_its_dates() -> None:
    """One date that can only be one day tells how the others are written; two that differ tell nothing."""

    def died(*cells: str) -> tuple[list[str | None], int, tuple[str, ...]]:
        text = "Name;Date of death\n" + "".join(f"Omet Rana;{cell}\n" for cell in cells)
        rows = load_rows(text.encode(), "a.csv")
        found = read_list(rows, "a", guess_columns(list(rows[0].cells)))
        return [one.died for one in found.statements], len(found.errors), found.taken

    days, doubts, taken = died("03/04/1999", "25/04/1999")
    assert (days, doubts) == (["1999-04-03", "1999-04-25"], 0)
    assert "Date of death: the day comes first" in taken[0]
    days, doubts, taken = died("03/04/1999", "04/25/1999")
    assert (days, doubts) == (["1999-03-04", "1999-04-25"], 0)
    assert "the month comes first" in taken[0]
    assert died("03/04/1999", "04/25/1999", "25/04/1999")[:2] == (
        ["1999", "1999-04-25", "1999-04-25"], 1,
    )  # fmt: skip
    assert died("03/04/1999", "1999") == (["1999", "1999"], 1, ())
    assert died("25/04/1999", "soon") == (["1999-04-25", None], 1, ())


def test_the_rows_of_a_list() -> None:
    """A title above and empty rows within part nothing, and numbers are those of a spreadsheet."""
    text = "Register of the parish;;\n\nName;Age;Age\nOmet Rana;34;x\n;;\nBrun Tal;9;\n"
    rows = load_rows(text.encode(), "a.csv")
    assert [(row.number, row.cells["Name"], row.cells["Age"]) for row in rows] == [
        (4, "Omet Rana", "34"), (6, "Brun Tal", "9"),
    ]  # fmt: skip
    assert rows[0].cells["Age (2)"] == "x"
    for data, why in ((b"only words\n", "holds no table"), (b"a;b\n", "a heading and no row")):
        with pytest.raises(ReadError, match=why):
            load_rows(data, "a.csv")
    page = b"<p>List</p><table><tr><th>Name<th>Age<tr><td>Omet Rana<td>34</table>"
    assert load_rows(page, "a.html")[0].cells == {"Name": "Omet Rana", "Age": "34"}


def test_a_row_that_ends_early_has_all_columns() -> None:
    """Else what the later rows say under them would not be read."""
    rows = load_rows(b"Name,Age,Village\nOmet Rana\nBrun Tal,9,Varn\n", "a.csv")
    assert list(rows[0].cells) == list(rows[1].cells) == ["Name", "Age", "Village"]


def test_columns_under_other_headings_than_the_last_time() -> None:
    """What was lost is looked for; what was left as it stands stays so."""
    before = {"name": "name", "when": "died", "village": "place"}
    found = columns_for(["Full name", "when", "village", "Age"], before)
    assert found == {"Full name": "name", "when": "died", "village": "place"}
    assert columns_for(["Full name", "Age"], None) == {"Full name": "name", "Age": "age"}


def test_a_workbook_gives_what_its_csv_gives(tmp_path: Path) -> None:
    """Dates and numbers of cells are read as they are shown; the longest sheet is taken."""
    book = openpyxl.Workbook()
    book.active.append(["notes"])
    sheet = book.create_sheet("List")
    for row in csv.reader(LIST.splitlines(), delimiter=";"):
        sheet.append(row)
    sheet["F2"], sheet["E2"] = date(1994, 5, 3), 34
    path = tmp_path / "hospital.xlsx"
    book.save(path)
    rows = load_rows(path.read_bytes(), str(path))
    found = read_list(rows, "hospital", guess_columns(list(rows[0].cells)), status="killed")
    plain = load_rows(LIST.encode(), "hospital.csv")
    wanted = read_list(plain, "hospital", guess_columns(list(plain[0].cells)), status="killed")
    assert found == wanted


def test_a_long_list_is_read_to_its_end() -> None:
    """Unlike a document, of which nobody reads so much by eye."""
    text = "No,Name,Age\n" + "".join(f"{at},Omet Rana {at},34\n" for at in range(25_000))
    assert len(load_rows(text.encode(), "a.csv")) == 25_000


def test_ages_and_births() -> None:
    """An age tells when somebody can have been born; months and words are ages too."""
    born = born_between(None, read_age("34"), "1992-02-26")
    assert born == (date(1957, 2, 27), date(1958, 2, 26))
    baby = read_age("3 months", "1992-02-26")
    assert baby is not None
    assert is_child(born_between(None, baby), (date(1992, 2, 26),) * 2) is True
    assert is_child(None, None) is None
    assert is_child(born, (date(1992, 2, 26),) * 2) is False
    assert read_age("ancient") is None
    assert meet(born, (date(1957, 6, 1), date(1957, 6, 1))) is True
    assert meet(born, (date(1950, 1, 1), date(1950, 1, 1)), slack=400) is False


def test_a_list_is_brought_up_to_date(tmp_path: Path, path: Path) -> None:
    """The same list changes nothing; a changed row is another version, and the old one stays."""
    book = str(tmp_path / "book")
    new_casebook(book).close()
    assert "3 new" in _run("register", "add", book, str(path))
    assert "0 new, 0 changed, 0 gone" in _run("register", "add", book, str(path))
    path.write_text(LIST.replace(";34;", ";35;").replace("2;Aliyev", "5;Aliyev"), encoding="utf-8")
    assert "1 new, 1 changed, 1 gone" in _run("register", "add", book, str(path))
    with open_casebook(book) as opened:
        assert len(load_statements(opened)) == 3
        assert opened.db.execute("SELECT count(*) FROM statement").fetchone()[0] == 6
        assert not verify(opened).problems
        opened.db.execute("DROP TRIGGER statement_stays")
        opened.db.execute("UPDATE statement SET record = replace(record, 'Sara', 'Lara')")
        assert any("list hospital" in problem for problem in verify(opened).problems)


def test_a_column_is_said_once(tmp_path: Path) -> None:
    """It goes over what the heading tells, is kept, and what is no field or status is refused."""
    book, path = str(tmp_path / "book"), tmp_path / "a.csv"
    new_casebook(book).close()
    path.write_text("Person named,Name,Age\nOmet Rana,R.,34\n", encoding="utf-8")
    _run("register", "add", book, str(path), "--column", "Person named=name")
    _run("register", "add", book, str(path), "--status", "Dead", "--date", "1993")
    with open_casebook(book) as opened:
        (said,) = load_statements(opened)
    assert (said.name, said.other, said.age is not None) == ("Omet Rana", {"Name": "R."}, True)
    assert [(one.status, one.date) for one in said.statuses] == [("killed", "1993")]
    for wrong in (
        ("--column", "Age=weight"),
        ("--column", "Nme=name"),
        ("--column", "name"),
        ("--status", "zzz"),
        ("--date", "soon"),
    ):
        result = CliRunner().invoke(cli, ["register", "add", book, str(path), *wrong])
        assert result.exit_code == 2, wrong


def _run(*args: str) -> str:
    result = CliRunner().invoke(cli, args, catch_exceptions=False)
    assert result.exit_code == 0, result.output
    return result.output


PARISH = "Name;Father\n" + "".join(
    f"{name};{father}\n"
    for name, father in [
        ("Orvac Anton", "Luka"), ("Orvac Luka", "Pavel"), ("Sedlin Pavel", "Davor"), ("Halik Davor", "Imre"),
        ("Torvan Imre", "Anton"), ("Petrova Lena", "Imre"), ("Zeman, Dana", "Luka"), ("Vera", "Luka"),
    ]
)  # fmt: skip


def _statements(text: str, columns: dict[str, str] | None = None) -> ListRead:
    rows = load_rows(text.encode(), "list.csv")
    return read_list(rows, "list", columns or guess_columns(list(rows[0].cells)))


def test_a_list_tells_that_surnames_come_first() -> None:
    """The names stay as they are written; those that tell by themselves are left to be read so."""
    found = _statements(PARISH)
    assert found.taken == ("Name: the surname comes first, as 6 of the names tell",)
    assert [(one.surname, one.given) for one in found.statements] == [
        ("Orvac", "Anton"), ("Orvac", "Luka"), ("Sedlin", "Pavel"), ("Halik", "Davor"), ("Torvan", "Imre"),
        (None, None), (None, None), (None, None),
    ]  # fmt: skip
    assert [one.name for one in found.statements][:2] == ["Orvac Anton", "Orvac Luka"]
    read = [name_of(one) for one in found.statements]
    assert [one.surname for one in read][5:] == ["petrov", "zeman", None]


@pytest.mark.parametrize("heading", ["Surname and name", "Ф.И.О.", "Фамилия, имя"])
def test_a_heading_tells_that_surnames_come_first(heading: str) -> None:
    """However few the names are."""
    found = _statements(f"No;{heading}\n1;Orvac Anton\n")
    (one,) = found.statements
    assert (one.name, one.surname, one.given) == ("Orvac Anton", "Orvac", "Anton")
    assert not found.taken


@pytest.mark.parametrize(
    ("heads", "cells", "name"),
    [
        ("Name;Surname", "Anton;Orvac", "Anton Orvac"),
        ("Name;First name", "Orvac;Anton", "Anton Orvac"),
        ("Full name;Surname", "ORVAC Anton;Orvac", "ORVAC Anton"),
        ("Full name;Given name", "Orvac Anton;Anton", "Orvac Anton"),
        ("Full name;Given name;Surname", "Anton the smith;Anton;Orvac", "Anton the smith"),
    ],
)
def test_a_name_beside_a_surname_or_a_given_name(heads: str, cells: str, name: str) -> None:
    """It is the other of the two, or both."""
    (one,) = _statements(f"No;{heads}\n1;{cells}\n").statements
    assert one.name == name
    assert name_of(one)[2:5] == (("anton",), None, "orvac")
    assert one.surname is not None
    assert one.given is not None


def test_a_name_that_is_the_surname_alone() -> None:
    """Nobody is given a name that is not there."""
    (one,) = _statements("No;Full name;Surname\n1;Orvac;Orvac\n").statements
    assert (one.name, one.surname, one.given) == ("Orvac", "Orvac", None)

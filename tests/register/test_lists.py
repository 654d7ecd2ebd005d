"""Lists of persons: columns, dates, ages, errors row by row, and brought up to date."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner

from onrecord.casebook.statements import load_statements
from onrecord.casebook.store import new_casebook, open_casebook
from onrecord.casebook.verify import verify
from onrecord.cli.app import cli
from onrecord.read import read_document
from onrecord.register.lists import guess_columns, read_day, read_list, rows_of
from onrecord.register.years import age_on, born_between, is_child, meet, read_age

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
    rows = rows_of(read_document(str(path)))
    columns = guess_columns(list(rows[0].cells))
    assert columns["Father's name"] == "father"
    assert "Note" not in columns
    found = read_list(rows, "hospital", columns, status="killed")
    assert [one.name for one in found.statements] == ["Aliyeva Sara", "Aliyev Anar", "Orlov Petr"]
    first = found.statements[0]
    assert (first.sex, first.died, first.other) == ("female", "1994", {"Note": "with her son"})
    assert first.age is not None
    assert first.statuses[0].status == "killed"
    assert [error.number for error in found.errors] == [4, 5, 5]
    assert found.statements[2].other["age"] == "old"


@pytest.mark.parametrize(
    ("cell", "read"),
    [
        ("26.2.1992", "1992-02-26"), ("2/26/1992", "1992-02-26"), ("3/4/1992", "1992"),
        ("4.4.1992", "1992-04-04"), ("1992-02", "1992-02"), ("5 May 1994", "1994-05-05"),
        ("31.2.1992", None), ("soon", None),
    ],
)  # fmt: skip
def test_dates_of_cells(cell: str, read: str | None) -> None:
    """What could be two days is as wide as both."""
    assert read_day(cell) == read


def test_ages_and_births() -> None:
    """An age tells when somebody can have been born; months and words are ages too."""
    born = born_between(None, read_age("34"), "1992-02-26")
    assert born is not None
    assert born[0].year == 1957
    assert born[1] == date(1958, 2, 25) or born[1].year == 1958
    assert age_on(born, date(1992, 2, 26))[1] < 35.01
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


def _run(*args: str) -> str:
    result = CliRunner().invoke(cli, args, catch_exceptions=False)
    assert result.exit_code == 0, result.output
    return result.output

"""The register as an account: which event its statements are of, and its figures beside documents'."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

from onrecord.casebook.eventview import load_events
from onrecord.casebook.statements import list_events
from onrecord.casebook.store import open_casebook
from onrecord.casebook.verify import verify
from onrecord.cli.app import cli
from onrecord.model import Comparison, decode_as
from onrecord.pipeline import Options, read_collection
from onrecord.register.account import beside, register_account

REPORTS = {
    "watch.txt": "Luma Watch\n13 October 1993\n\nOn 12 October 1993, 3 people were killed in Teshka in Ostravia, "
    "including one child.\n",
    "union.txt": "Relief Union\n20 October 1993\n\nOn 12 October 1993, 7 people were killed in Teshka.\n",
    "board.txt": "Kelmar Board\n21 October 1993\n\nOn 12 October 1993, 2 people were killed in Teshka.\n",
}
LIST = """No,Name,Father,Mother,Sex,Age,Date of death,Status,Household,Complete household
1,Omet Rana,,,F,34,1993-10-12,killed,H1,yes
2,Omet Karel,,,M,40,1993-10-12,killed,H1,yes
3,Omet Ila,Omet Karel,Omet Rana,F,9,1993-10-12,killed,H1,yes
4,Brun Tal,,,M,20,,missing,,
"""


@pytest.fixture
def book(tmp_path: Path) -> str:
    """A casebook with three documents on one event, and a list."""
    for name, text in REPORTS.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    (tmp_path / "hospital.csv").write_text(LIST, encoding="utf-8")
    path = str(tmp_path / "book")
    _run("new", path)
    _run("add", path, *(str(tmp_path / name) for name in REPORTS))
    _run("register", "add", path, str(tmp_path / "hospital.csv"))
    return path


def test_figures_stand_beside_those_of_documents(book: str) -> None:
    """The register is an account with verdicts; that it lists fewer is no conflict, that it lists more is."""
    collection = read_collection((book,), Options(cache=False))
    figures = {one.id: one for one in collection.figures}
    own = [one for one in collection.figures if one.extractor == "register 1.0"]
    compared = {
        (one.outcome, one.group): {
            figures[pair.a if pair.b in {each.id for each in own} else pair.b].low: pair
            for pair in one.pairs
        }
        for one in beside(collection.comparisons, own)
    }
    killed = compared["killed", "all"]
    assert {low: pair.verdict for low, pair in killed.items()} == {
        3: "agree", 7: "different_scope", 2: "conflict",
    }  # fmt: skip
    assert "lists by name" in killed[7].reasons[0]
    assert "The narrower of the two is the larger number." in killed[2].reasons
    assert {one.group for one in own if one.outcome == ("killed",)} >= {("child",), ("family",)}


def test_it_says_each_figure_in_a_sentence(book: str) -> None:
    """Numbers stand where their figures say, and what no date tells is a doubt."""
    with open_casebook(book) as opened:
        account = register_account(opened, load_events(opened))
    assert account is not None
    text = account.document.text
    assert all(text[one.start : one.end] == one.text for one in account.figures)
    assert "Persons killed: 3. Counted are persons of whom a statement says killed." in text
    assert "One person on the lists, without a date that tells the event, not counted." in text
    assert all(one.doubts for one in account.figures)
    parts = {one.group: one.part_of for one in account.figures if one.outcome == ("killed",)}
    assert parts["child",] is not None
    assert parts["family",] is None


def test_people_say_which_event_a_list_is_of(book: str, tmp_path: Path) -> None:
    """Then those without a date are counted as well; it can be taken back."""
    with open_casebook(book) as opened:
        event = next(one.id for one in load_events(opened) if one.label.startswith("Teshka"))
    _run("register", "add", book, str(tmp_path / "hospital.csv"), "--event", event)
    _run("register", "add", book, str(tmp_path / "hospital.csv"), "--event", event)
    with open_casebook(book) as opened:
        account = register_account(opened, load_events(opened))
        assert account is not None
        missing = [one for one in account.figures if one.outcome == ("missing",)]
        assert [(one.low, one.high) for one in missing if one.group == ("person",)] == [(1, 1)]
        assert not verify(opened).problems
        rows = opened.db.execute("SELECT seq FROM log WHERE action = 'list event'").fetchall()
    assert len(rows) == 1
    _run("decide", book, "undo", str(rows[0]["seq"]))
    with open_casebook(book) as opened:
        assert not list_events(opened)
    result = CliRunner().invoke(
        cli, ["register", "add", book, str(tmp_path / "hospital.csv"), "--event", "e-none"]
    )
    assert "has no event 'e-none'" in str(result.exception)


def test_of_whom_nothing_is_stated_is_not_missing(book: str, tmp_path: Path) -> None:
    """Others of a household stand on a list without a fate; only whom a source calls missing is missing."""
    rows = "5,Varn Ada,,,F,40,1993-10-12,killed,H2,\n6,Varn Bel,,,M,41,,,H2,\n7,Varn Cor,,,M,8,1993-10-12,missing,H2,\n"
    (tmp_path / "hospital.csv").write_text(LIST + rows, encoding="utf-8")
    _run("register", "add", book, str(tmp_path / "hospital.csv"))
    with open_casebook(book) as opened:
        account = register_account(opened, load_events(opened))
    assert account is not None
    assert (
        "Persons missing: 1. Counted are persons of whom a statement says missing."
        in account.document.text
    )
    missing = {one.group: one for one in account.figures if one.outcome == ("missing",)}
    assert missing["child",].part_of == missing["person",].id


def test_the_commands_show_it(book: str, tmp_path: Path) -> None:
    """In `register derive`, in `compare`, and in a dossier's matrix with a page of its own."""
    rows = _run("register", "derive", book, "--beside", "--format", "jsonl").splitlines()
    found = [decode_as(Comparison, row) for row in rows]
    assert ("killed", "family") in {(one.outcome, one.group) for one in found}
    assert "Register of persons" in _run("compare", book, "--no-cache")
    _run("report", book, "-o", str(tmp_path / "dossier"), "--no-cache")
    pages = [one.read_text(encoding="utf-8") for one in (tmp_path / "dossier").rglob("*.html")]
    assert any(
        "<h1>Register of persons" in page or "Register of persons</h1>" in page for page in pages
    )
    page = next((tmp_path / "dossier" / "events").glob("teshka*.html")).read_text(encoding="utf-8")
    assert "Register of persons" in page


def test_a_casebook_without_lists_has_no_account(tmp_path: Path) -> None:
    """Nothing is said where nothing is known."""
    path = str(tmp_path / "book")
    _run("new", path)
    with open_casebook(path) as opened:
        assert register_account(opened, ()) is None
    (tmp_path / "a.csv").write_text("Name,Age\nOmet Rana,34\n", encoding="utf-8")
    _run("register", "add", path, str(tmp_path / "a.csv"))
    result = CliRunner().invoke(cli, ["register", "derive", path, "--beside"])
    assert "tells of no event" in str(result.exception)


def _run(*args: str) -> str:
    result = CliRunner().invoke(cli, args, catch_exceptions=False)
    assert result.exit_code == 0, result.output
    return result.output

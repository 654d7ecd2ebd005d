"""Persons named in a casebook's documents: listed, accepted, rejected, taken back, linked."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

from onrecord.casebook.eventview import load_events
from onrecord.casebook.mentions import accepted_statements, decide_mention
from onrecord.casebook.particulars import load_particulars
from onrecord.casebook.statements import judge, load_statements
from onrecord.casebook.store import open_casebook
from onrecord.casebook.verify import verify
from onrecord.cli.app import cli
from onrecord.errors import CasebookError
from onrecord.model import DatedStatus, Mention, decode_as, replace
from onrecord.register.account import register_account
from onrecord.register.mentions import mentions_of
from onrecord.register.persons import load_persons

TEXT = (
    "Luma Watch\n13 October 1993\n\nOn 12 October 1993, 3 people were killed in Teshka, among them Rana Omet, 34. "
    "Tal Brun, a teacher from Varn, has been missing since then. Petr Dorn said that he saw them.\n"
)


@pytest.fixture
def path(tmp_path: Path) -> str:
    """A casebook with a document and a list."""
    (tmp_path / "watch.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "list.csv").write_text(
        "Name,Age,Date of death\nOmet Rana,34,1993-10-12\n", encoding="utf-8"
    )
    path = str(tmp_path / "book")
    _run("new", path)
    _run("add", path, str(tmp_path / "watch.txt"))
    _run("register", "add", path, str(tmp_path / "list.csv"), "--status", "killed")
    return path


def test_they_wait_until_somebody_accepts_them(path: str) -> None:
    """Only then are they statements; each decision can be taken back."""
    found = [
        decode_as(Mention, row)
        for row in _run("register", "mentions", path, "--format", "jsonl").splitlines()
    ]
    assert [(one.text, one.status) for one in found] == [
        ("Rana Omet", "unreviewed"),
        ("Tal Brun", "unreviewed"),
    ]
    _run("register", "mentions", path, found[0].id, "--accept", "--reason", "same sentence")
    _run("register", "mentions", path, found[1].id, "--reject")
    with open_casebook(path) as book:
        assert [one.name for one in load_statements(book)] == ["Omet Rana", "Rana Omet"]
        assert len(load_persons(book)) == 2
        assert "killed" in {
            one.status for one in load_particulars(book, DatedStatus, statements=[found[0].id])
        }
        judge(book, load_statements(book)[0].id, found[0].id, same=True, user="ann")
        assert len(load_persons(book)) == 1
        assert not verify(book).problems
    with open_casebook(path) as book:
        seq = book.db.execute("SELECT seq FROM log WHERE action = 'accept mention'").fetchone()[
            "seq"
        ]
    _run("decide", path, "undo", str(seq))
    with open_casebook(path) as book:
        assert not accepted_statements(book)
        assert {one.text: one.status for one in mentions_of(book)} == {
            "Rana Omet": "unreviewed", "Tal Brun": "rejected",
        }  # fmt: skip
        assert len(load_persons(book)) == 1


def test_all_that_wait_are_accepted_at_once(path: str) -> None:
    """Those decided about stay as they are; the day is that of the event which the sentence speaks of."""
    assert "2 accepted" in _run("register", "mentions", path, "--accept")
    assert "0 accepted" in _run("register", "mentions", path, "--accept")
    with open_casebook(path) as book:
        said = {one.name: one for one in accepted_statements(book)}
        account = register_account(book, load_events(book))
    assert account is not None
    assert "from the list list and one document." in account.document.text
    assert said["Rana Omet"].statuses[0].date == "1993-10-12"
    assert said["Tal Brun"].statuses[0].date == "1993-10-12"
    assert (said["Tal Brun"].place, said["Tal Brun"].other) == ("Varn", {"occupation": "teacher"})


def test_what_does_not_stand_there_is_refused(path: str) -> None:
    """Words must be those of the document, and ids those of mentions."""
    with open_casebook(path) as book:
        one = next(iter(mentions_of(book)))
        with pytest.raises(CasebookError, match="does not stand there"):
            decide_mention(book, replace(one, text="Rana"), accepted=True, user="ann")
    result = CliRunner().invoke(cli, ["register", "mentions", path, "m-none", "--accept"])
    assert "has no mention m-none" in str(result.exception)
    result = CliRunner().invoke(cli, ["register", "mentions", path, "--reject"])
    assert result.exit_code == 2
    with open_casebook(path) as book:
        assert {one.status for one in mentions_of(book)} == {"unreviewed"}


def _run(*args: str) -> str:
    result = CliRunner().invoke(cli, args, catch_exceptions=False)
    assert result.exit_code == 0, result.output
    return result.output

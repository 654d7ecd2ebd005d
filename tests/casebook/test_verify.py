"""Whatever is changed outside the program shows."""

from __future__ import annotations

import sqlite3

import pytest

from onrecord.casebook.decisions import decide
from onrecord.casebook.log import chain_problems, head
from onrecord.casebook.store import Casebook
from onrecord.casebook.verify import verify
from tests.casebook.conftest import claim_with

CHANGES = {
    "a decision's reason": "UPDATE log SET reason = 'other' WHERE action = 'accept'",
    "a user": "UPDATE log SET user = 'someone' WHERE seq = 1",
    "a time": "UPDATE log SET time = '2000-01-01T00:00:00.000+00:00' WHERE seq = 2",
    "an entry less": "DELETE FROM log WHERE seq = 3",
    "an original": "UPDATE original SET data = x'00'",
    "a text": "UPDATE document SET text = replace(text, '41', '14')",
    "a title": "UPDATE document SET title = 'another'",
    "what was read": "UPDATE machine SET record = replace(record, '\"low\":41', '\"low\":14')",
    "a reading less": "DELETE FROM machine",
    "the view's value": "UPDATE claim SET low = 14, record = replace(record, '41', '14') WHERE text = '41'",
    "an anchor": "UPDATE claim SET start = start + 1 WHERE text = '41'",
    "an event": "UPDATE event SET label = 'another'",
    "an event's figure": "UPDATE claim SET event = NULL WHERE text = '41'",
    "a claim less": "DELETE FROM claim WHERE text = '41'",
    "a status": "UPDATE claim SET status = 'rejected' WHERE text = '41'",
}


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
def test_a_change_shows(book: Casebook, change: str) -> None:
    """Each table is held against what the log says of it."""
    decide(book, claim_with(book, "41"), "accept", user="ana", reason="read twice")
    assert not verify(book).problems
    db = sqlite3.connect(book.path)
    for row in db.execute("SELECT name FROM sqlite_schema WHERE type = 'trigger'").fetchall():
        db.execute(f"DROP TRIGGER {row[0]}")
    assert db.execute(change).rowcount > 0
    db.commit()
    db.close()
    assert verify(book).problems


def test_the_log_is_only_added_to(book: Casebook) -> None:
    """Even a program that writes to the file directly is stopped, if it leaves the rules in place."""
    for change in ("UPDATE log SET user = 'x'", "DELETE FROM log"):
        with pytest.raises(sqlite3.IntegrityError, match="only added to"):
            book.db.execute(change)
    with pytest.raises(sqlite3.IntegrityError, match="never overwritten"):
        book.db.execute("UPDATE document SET text = ''")


def test_a_tail_that_was_cut_off_shows_by_its_head(book: Casebook) -> None:
    """The chain alone cannot show it; a head noted elsewhere does."""
    decide(book, claim_with(book, "41"), "accept", user="ana")
    noted = head(book)
    book.db.execute("DROP TRIGGER log_keeps")
    book.db.execute("DELETE FROM log WHERE seq = (SELECT max(seq) FROM log)")
    assert not list(chain_problems(book))
    (problem,) = chain_problems(book, noted)
    assert "cut off" in problem

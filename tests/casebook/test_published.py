"""What leaves a casebook, now and as it stood before."""

from __future__ import annotations

from pathlib import Path

import pytest

from onrecord.casebook import events
from onrecord.casebook.decisions import decide, undo
from onrecord.casebook.log import head
from onrecord.casebook.published import Published, published
from onrecord.casebook.store import Casebook
from onrecord.errors import CasebookError
from onrecord.pipeline.casebooks import add_paths, read_again
from tests.casebook.conftest import HERE, MINISTRY, claim_with


def _all(found: Published) -> tuple[object, ...]:
    return (
        found.head,
        sorted(found.claims(), key=lambda one: one.record.id),
        [document.id for document in found.documents()],
        found.events(),
        [entry.hash for entry in found.log()],
    )


def _seq(book: Casebook) -> int:
    return int(head(book).partition(":")[0])


def test_what_stood_before_is_found_again(
    book: Casebook, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """After each step the state is noted; all of them can be had again at the end, as they were."""
    noted = {}

    def note() -> None:
        noted[_seq(book)] = _all(published(book))

    note()
    sixty = claim_with(book, "Sixty")
    decide(book, sixty, "reject", user="ana")
    note()
    decide(book, claim_with(book, "41"), "accept", user="ana")
    note()
    undo(book, _seq(book) - 1, user="ben")
    note()
    (event,) = [one.id for one in published(book).events()]
    events.split(book, event, [sixty], "the radio's account", user="ana")
    note()
    (folder / "ministry.md").write_text(MINISTRY.replace("87", "93"), encoding="utf-8")
    list(add_paths(book, [str(folder)], HERE, user="ben"))
    note()
    monkeypatch.setattr("onrecord.pipeline.casebooks._code", lambda: "another program")
    read_again(book, user="ben")
    note()
    assert len(noted) == 7
    for seq, state in noted.items():
        assert _all(published(book, at=seq)) == state, seq


def test_an_entry_that_is_not_there_is_told(book: Casebook) -> None:
    """Nothing is shown as of an entry that the log has not."""
    with pytest.raises(CasebookError, match="no entry 99"):
        published(book, at=99)

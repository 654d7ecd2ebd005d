"""The queue of claims that conflict with another of their event."""

from __future__ import annotations

from pathlib import Path

from onrecord.casebook.conflicts import find_conflicts
from onrecord.casebook.corrections import corrected
from onrecord.casebook.decisions import decide, undo
from onrecord.casebook.events import assign
from onrecord.casebook.queues import queue
from onrecord.casebook.store import Casebook
from onrecord.casebook.verify import verify
from onrecord.casebook.view import load_claim
from onrecord.model import Figure
from onrecord.pipeline import read_collection
from onrecord.pipeline.casebooks import add_paths
from tests.casebook.conftest import HERE, claim_with

COUNCIL = """# Town council of Varn

5 May 1994

On 3 May 1994 shells hit the market of Varn. 52 people were killed.
"""


def _waiting(book: Casebook) -> set[str]:
    return {one.text for one in queue(book, "conflicting")}


def test_conflicts_are_those_of_the_comparison(book: Casebook, folder: Path) -> None:
    """The queue holds the figures of all pairs with the verdict `conflict`, and follows decisions."""
    (folder / "council.md").write_text(COUNCIL, encoding="utf-8")
    list(add_paths(book, [str(folder)], HERE, user="ana"))
    collection = read_collection([book.path], HERE)
    words = {one.id: one.text for one in collection.figures}
    pairs = [pair for one in collection.comparisons for pair in one.pairs]
    wanted = {
        words[one] for pair in pairs if pair.verdict == "conflict" for one in (pair.a, pair.b)
    }
    assert wanted >= {"Sixty", "52"}
    assert _waiting(book) == wanted
    assert find_conflicts(book) == 0  # nothing changed since
    seq = decide(book, claim_with(book, "52"), "reject", user="ana")
    assert not _waiting(book) & {"Sixty", "52"}
    undo(book, seq, user="ana")
    assert _waiting(book) == wanted
    record, _ = load_claim(book, claim_with(book, "52"))
    assert isinstance(record, Figure)
    edited = corrected(record, ["low=60", "high=60"])
    decide(book, record.id, "edit", user="ana", record=edited)
    assert not _waiting(book) & {"Sixty", "52"}
    assign(book, claim_with(book, "Sixty"), None, user="ana")
    assert "Sixty" not in _waiting(book)
    assert not verify(book).problems


def test_conflicts_that_do_not_follow_show(book: Casebook, folder: Path) -> None:
    """Conflicts kept as up to date are proved as the rest of the view is."""
    (folder / "council.md").write_text(COUNCIL, encoding="utf-8")
    list(add_paths(book, [str(folder)], HERE, user="ana"))
    assert find_conflicts(book) > 0
    assert not verify(book).problems
    book.db.execute("DELETE FROM conflict")
    assert any("conflicts do not follow" in one for one in verify(book).problems)

"""What people decide is an entry of the log; the view follows, and nothing is overwritten."""

from __future__ import annotations

from pathlib import Path

import pytest

from onrecord.casebook import events
from onrecord.casebook.corrections import corrected
from onrecord.casebook.decisions import add_claim, decide, undo
from onrecord.casebook.eventview import load_events
from onrecord.casebook.log import entries
from onrecord.casebook.store import Casebook
from onrecord.casebook.verify import verify
from onrecord.casebook.view import load_claim
from onrecord.errors import CasebookError, ChangedError, ConfigError
from onrecord.model import Figure, replace
from onrecord.pipeline import read_collection
from onrecord.pipeline.casebooks import add_paths
from tests.casebook.conftest import HERE, claim_with


def _figures(book: Casebook) -> dict[str, Figure]:
    return {one.text: one for one in read_collection([book.path], HERE).figures}


def test_a_rejected_claim_is_out_and_comes_back(book: Casebook) -> None:
    """Rejecting takes a figure out of what commands read; taking that back brings it in again."""
    seq = decide(book, claim_with(book, "Sixty"), "reject", user="ana", reason="misread")
    assert "Sixty" not in _figures(book)
    undo(book, seq, user="ben")
    assert _figures(book)["Sixty"].low == 60
    assert load_claim(book, claim_with(book, "Sixty"))[1].status == "unreviewed"


def test_an_edit_keeps_place_and_words(book: Casebook) -> None:
    """What a figure means can be set anew; where it stands cannot."""
    claim = claim_with(book, "Sixty")
    record, _ = load_claim(book, claim)
    edited = corrected(record, ["low=50", "high=70", "modifier=range", "group=civilian, man"])
    decide(book, claim, "edit", user="ana", record=replace(edited, text="Fifty"))
    now = _figures(book)["Sixty"]
    assert (now.low, now.best, now.high) == (50, None, 70)
    assert (now.group, now.extractor) == (("civilian", "man"), "hand")
    before = next(entries(book, subject=claim)).before
    assert before is not None
    assert before["record"]["low"] == 60


def test_a_claim_marked_by_hand(book: Casebook) -> None:
    """A claim can be added, also over another's words; its words must stand at its place."""
    record, _ = load_claim(book, claim_with(book, "41"))
    assert isinstance(record, Figure)
    end = record.end + len(" people")
    made = replace(record, end=end, text=f"{record.text} people", outcome=("missing",))
    claim = add_claim(book, made, user="ana", reason="also read so")
    assert load_claim(book, claim)[1].status == "added"
    events.assign(book, claim, record.event, user="ana")
    assert _figures(book)["41 people"].event == record.event
    with pytest.raises(CasebookError, match="does not stand"):
        add_claim(book, replace(record, start=0, end=2), user="ana")
    assert not verify(book).problems


def test_nobody_decides_over_what_they_have_not_seen(book: Casebook) -> None:
    """A decision on a state that has changed meanwhile is refused, and says by whom."""
    claim = claim_with(book, "41")
    decide(book, claim, "accept", user="ana", seen=0)
    with pytest.raises(ChangedError, match="by ana"):
        decide(book, claim, "reject", user="ben", seen=0)


def test_events_are_merged_split_named_and_that_is_taken_back(book: Casebook) -> None:
    """Each decision about events can be undone, in any order."""
    claim, other = claim_with(book, "Sixty"), claim_with(book, "87")
    (event,) = {one.event for one in _figures(book).values()}
    assert event is not None
    made = events.split(book, event, [claim], "the radio's account", user="ana")
    assert _figures(book)["Sixty"].event == made
    named = events.name_event(book, made, "Varn market", user="ana")
    assert {one.label for one in read_collection([book.path], HERE).events} >= {"Varn market"}
    merged = events.merge(book, event, [made], user="ben", reason="one happening")
    (only,) = read_collection([book.path], HERE).events
    assert "Varn market" in only.aliases
    undo(book, merged, user="ana")
    undo(book, named, user="ana")
    assert _figures(book)["Sixty"].event == made
    events.assign(book, other, None, user="ana")
    assert _figures(book)["87"].event is None
    assert not verify(book).problems


def test_an_event_found_anew_keeps_its_decisions(book: Casebook, folder: Path) -> None:
    """When documents come in and events are gathered anew, a name stays with the figures it was given to."""
    (event,) = {one.event for one in _figures(book).values()}
    events.name_event(book, str(event), "the market of Varn", user="ana")
    (folder / "town.md").write_text(
        "Town council of Varn\n\n1 June 1994\n\n"
        "On 3 May 1994 the market of Varn was hit; 52 people died.\n",
        encoding="utf-8",
    )
    list(add_paths(book, [str(folder)], HERE, user="ana"))
    labels = {one.label for one in load_events(book)}
    assert "the market of Varn" in labels
    assert not verify(book).problems


def test_wrong_decisions_say_what_is_right(book: Casebook) -> None:
    """Errors name what is known."""
    claim = claim_with(book, "41")
    record, _ = load_claim(book, claim)
    with pytest.raises(CasebookError, match="no claim"):
        decide(book, "f-none", "accept", user="ana")
    with pytest.raises(CasebookError, match="no decision"):
        decide(book, claim, "approve", user="ana")
    with pytest.raises(CasebookError, match="no words"):
        decide(book, claim, "note", user="ana")
    with pytest.raises(ConfigError, match="can be set"):
        corrected(record, ["text=40"])
    with pytest.raises(ConfigError, match="no outcome"):
        corrected(record, ["outcome=lost"])
    with pytest.raises(CasebookError, match="taken back"):
        undo(book, 999, user="ana")
    with pytest.raises(CasebookError, match="no event"):
        events.merge(book, "e-none", ["e-other"], user="ana")

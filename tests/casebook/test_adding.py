"""Documents come into a casebook once, with new versions linked and decisions carried over."""

from __future__ import annotations

from pathlib import Path

from onrecord.casebook.adding import Added, Outcome, add_reading, differences
from onrecord.casebook.decisions import decide
from onrecord.casebook.log import entries
from onrecord.casebook.sources import load_document
from onrecord.casebook.store import Casebook, new_casebook, transaction
from onrecord.casebook.verify import verify
from onrecord.casebook.view import load_claim
from onrecord.model import Figure, replace
from onrecord.pipeline import read_collection
from onrecord.pipeline.casebooks import add_paths, claimed, read_again
from onrecord.pipeline.stages import extract
from tests.casebook.conftest import HERE, MINISTRY, claim_with


def _outcomes(book: Casebook, *paths: Path) -> list[Outcome]:
    told = list(add_paths(book, list(map(str, paths)), HERE, user="ana"))
    assert all(isinstance(one.outcome, Outcome) for one in told), told
    return [one.outcome for one in told if isinstance(one.outcome, Outcome)]


def test_adding_twice_changes_nothing(book: Casebook, folder: Path) -> None:
    """The same bytes are known by their hash, under whatever name."""
    count = len(list(entries(book)))
    (folder / "again.md").write_text(MINISTRY, encoding="utf-8")
    assert {one.added for one in _outcomes(book, folder)} == {Added.KNOWN}
    assert len(list(entries(book))) == count


def test_a_casebook_is_read_as_its_documents_are(book: Casebook, folder: Path) -> None:
    """Before anybody decides, a casebook gives the records that the files give."""
    ours = read_collection([book.path], HERE)
    theirs = read_collection([str(folder)], HERE)
    assert ours.figures == theirs.figures
    assert ours.events == theirs.events
    assert ours.comparisons == theirs.comparisons


def test_a_new_version_keeps_what_was_decided_about_identical_words(
    book: Casebook, folder: Path
) -> None:
    """Decisions go over where the sentence is the same; the rest is left for people, and told."""
    path = folder / "ministry.md"
    old = load_document(book, str(path))
    kept, changed = claim_with(book, "87"), claim_with(book, "41")
    decide(book, kept, "accept", user="ana")
    decide(book, changed, "reject", user="ana", reason="misread")
    path.write_text(MINISTRY.replace("At least 41", "At least 43"), encoding="utf-8")
    (outcome,) = _outcomes(book, path)
    assert (outcome.added, *outcome.carried) == (Added.VERSION, 1, 1)
    new = load_document(book, str(path))
    assert new.id != old.id
    record, state = load_claim(book, claim_with(book, "87"))
    assert (record.document_id, state.status) == (new.id, "accepted")
    assert load_claim(book, claim_with(book, "43"))[1].status == "unreviewed"
    assert [one.subject for one in entries(book, actions=("left",))] == [changed]
    assert not verify(book).problems


def test_originals_may_be_referenced(tmp_path: Path, folder: Path) -> None:
    """A referenced file is proved where it lies; when it changes, that shows."""
    with new_casebook(str(tmp_path / "by-reference")) as book:
        list(add_paths(book, [str(folder)], HERE, user="ana", keep=False))
        assert book.db.execute("SELECT count(data) FROM original").fetchone()[0] == 0
        assert not verify(book).problems
        (folder / "radio.md").write_text("another", encoding="utf-8")
        (problem,) = verify(book).problems
        assert "radio.md" in problem


def test_a_newer_reading_leaves_decisions_and_is_listed(book: Casebook) -> None:
    """Where a newer program reads a decided claim otherwise, the decision stands and that is told."""
    accepted, edited = claim_with(book, "41"), claim_with(book, "12")
    decide(book, accepted, "accept", user="ana")
    record, _ = load_claim(book, edited)
    assert isinstance(record, Figure)
    decide(book, edited, "edit", user="ana", record=replace(record, group=("girl",)))
    document = load_document(book, record.document_id)
    arrival = claimed(extract(document))
    claims = [
        replace(one, group=("soldier",)) if one.id in {accepted, edited} else one
        for one in arrival.claims
    ]
    with transaction(book):
        assert add_reading(book, arrival._replace(claims=claims, code="newer"), user="ana")
    assert load_claim(book, accepted)[0].group == ("person",)  # type: ignore[union-attr]
    assert load_claim(book, edited)[0].group == ("girl",)  # type: ignore[union-attr]
    assert {one.subject for one in differences(book)} == {accepted, edited}
    decide(book, accepted, "accept", user="ana", reason="looked at again")
    assert {one.subject for one in differences(book)} == {edited}
    assert read_again(book, user="ana") == 1  # this program has not read it last
    assert not verify(book).problems

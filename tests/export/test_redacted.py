"""No format gives what is withheld, and what it gives of the rest is as in the casebook."""

from __future__ import annotations

from pathlib import Path

import pytest

from onrecord.casebook.access import restrict
from onrecord.casebook.corrections import corrected
from onrecord.casebook.decisions import decide
from onrecord.casebook.events import name_event
from onrecord.casebook.log import entries, head
from onrecord.casebook.published import published
from onrecord.casebook.store import Casebook
from onrecord.casebook.view import load_claim
from onrecord.errors import CasebookError, ConfigError
from onrecord.export.exporters import exporters
from onrecord.export.writing import write_export
from onrecord.pipeline import read_collection
from tests.casebook.conftest import HERE, claim_with
from tests.casebook.test_redaction import HIDDEN, leaks, secret, withhold

__all__ = ["secret"]
FORMATS = ("annotations", "csv", "ftm", "jsonl", "prov", "uwazi")


def _decided(book: Casebook) -> None:
    """Let people write withheld words into decisions, labels and reasons."""
    record, _ = load_claim(book, claim_with(book, "87"))
    change = ["perpetrator=the Moren battalion", "group_text=people of Quelbrook"]
    decide(
        book,
        record.id,
        "edit",
        user="ana",
        reason="so says Moren",
        record=corrected(record, change),
    )
    event = published(book).events()[0].id
    name_event(
        book, event, "the market, as Moren saw it", user="ana", reason="Quelbrook is another"
    )


@pytest.mark.parametrize("form", FORMATS)
def test_nothing_withheld_is_in_an_export(secret: Casebook, tmp_path: Path, form: str) -> None:
    """Neither now nor as of an entry before it was withheld; unredacted it is there."""
    _decided(secret)
    seq = int(head(secret).partition(":")[0])
    withhold(secret)
    exporter = exporters().get(form)
    for name, at in (("now", None), ("then", seq)):
        folder = tmp_path / name
        folder.mkdir()
        write_export(secret, exporter, folder / "out", user="ana", at=at)
        assert (folder / "out").stat().st_size > 200
        assert not leaks(folder, *HIDDEN)
    folder = tmp_path / "open"
    folder.mkdir()
    write_export(secret, exporter, folder / "out", user="ana", unredacted="for the court")
    assert leaks(folder, "moren")
    entry = list(entries(secret, actions=("export",)))[-1]
    assert (entry.reason, (entry.after or {})["unredacted"]) == ("for the court", True)
    with pytest.raises(ConfigError, match="reason"):
        write_export(secret, exporter, folder / "again", user="ana", unredacted="")


def test_what_leaves_is_what_commands_read(secret: Casebook) -> None:
    """Exports and commands give the same documents, claims and events, with the same ids."""
    _decided(secret)
    withhold(secret)
    found = published(secret)
    collection = read_collection([secret.path], HERE)
    assert tuple(found.documents()) == collection.documents
    assert found.events() == collection.events
    claims = [one.record for one in found.claims() if one.status != "rejected"]
    assert [one for one in claims if one.id.startswith(("f-", "h-"))] == list(collection.figures)
    by_id = {one.record.id: one.status for one in found.claims()}
    assert list(by_id.values()).count("edited") == 1
    assert found.claim(collection.figures[0].id) is not None


def test_the_log_that_leaves_says_only_who_did_what(secret: Casebook) -> None:
    """No words, no hashes to try guesses against; the casebook's own log stays whole."""
    _decided(secret)
    withhold(secret)
    log = list(published(secret).log())
    assert [entry.seq for entry in log] == [entry.seq for entry in entries(secret)]
    assert not any(entry.reason or entry.before or entry.hash or entry.previous for entry in log)
    assert "moren" not in repr(log).lower()


def test_the_whole_casebook_leaves_unredacted_only(secret: Casebook, tmp_path: Path) -> None:
    """A bag holds everything; where something is withheld, that needs a reason."""
    bag = exporters().get("bagit")
    restrict(secret, "claim", claim_with(secret, "41"), "team", user="ana", reason="not checked")
    with pytest.raises(CasebookError, match="withheld"):
        write_export(secret, bag, tmp_path / "bag", user="ana")
    assert not (tmp_path / "bag").exists()
    write_export(secret, bag, tmp_path / "bag", user="ana", unredacted="for the archive")
    assert (tmp_path / "bag" / "data" / "casebook.onrecord").is_file()

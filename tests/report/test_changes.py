"""What changed between two states of a casebook, and between two dossiers."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from onrecord.casebook import events
from onrecord.casebook.corrections import corrected
from onrecord.casebook.decisions import add_claim, decide, undo
from onrecord.casebook.heads import entry_at
from onrecord.casebook.log import entries, head
from onrecord.casebook.store import Casebook
from onrecord.casebook.view import load_claim
from onrecord.errors import CasebookError
from onrecord.model import Changed, replace
from onrecord.pipeline.casebooks import add_paths
from onrecord.pipeline.states import casebook_state
from onrecord.report.changes import changes
from tests.casebook.conftest import HERE, MINISTRY, book, claim_with, folder
from tests.cli.conftest import Run, onrecord

__all__ = ["book", "folder", "onrecord"]
TOWN = "Town council of Varn\n\n9 June 2001\n\nOn 7 June 2001 a flood killed 5 people in Dol.\n"


def _since(book: Casebook, noted: str) -> list[Changed]:
    return list(changes(casebook_state(book, entry_at(book, noted)), casebook_state(book)))


def _kinds(found: list[Changed]) -> list[str]:
    return [one.what for one in found]


def test_nothing_changed(book: Casebook) -> None:
    """A state held against itself, and against one after an entry that decides nothing."""
    noted = head(book)
    assert not _since(book, noted)
    decide(book, claim_with(book, "41"), "note", user="ana", reason="see the annex")
    assert not _since(book, noted)


def test_decisions_are_told(book: Casebook) -> None:
    """A value, a status, a claim that is gone, one that is added; taken back, nothing is told."""
    noted = head(book)
    sixty = claim_with(book, "Sixty")
    record, _ = load_claim(book, sixty)
    edited = decide(
        book, sixty, "edit", user="ana", record=corrected(record, ["low=30", "high=30"])
    )
    rejected = decide(book, claim_with(book, "87"), "reject", user="ana")
    accepted = decide(book, claim_with(book, "41"), "accept", user="ana")
    made = add_claim(book, replace(record, end=record.end + 7, text="Sixty people"), user="ana")
    found = {(one.what, one.text): one for one in _since(book, noted)}
    assert found["value", "Sixty"].before == "killed, person: 60"
    assert found["value", "Sixty"].after == "killed, person: 30"
    assert found["status", "Sixty"].after == "edited"
    assert (found["status", "41"].before, found["status", "41"].after) == ("unreviewed", "accepted")
    assert (found["gone", "87"].before, found["gone", "87"].after) == (
        "injured, person: 87",
        "rejected",
    )
    assert found["added", "Sixty people"].id == made
    verdict = (
        found["verdict", "41 – Sixty"]
        if ("verdict", "41 – Sixty") in found
        else found["verdict", "Sixty – 41"]
    )
    assert (verdict.before, verdict.after) == ("compatible", "conflict")
    for seq in (edited, rejected, accepted):
        undo(book, seq, user="ben")
    decide(book, made, "reject", user="ben")
    assert not _since(book, noted)


def test_a_field_beside_the_number(book: Casebook) -> None:
    """What does not show in the words of a claim is named by its field."""
    noted = head(book)
    claim = claim_with(book, "Sixty")
    record = corrected(
        load_claim(book, claim)[0], ["severity=severely", 'sources=[{"name":"A clerk"}]']
    )
    decide(book, claim, "edit", user="ana", record=record)
    (told,) = [one for one in _since(book, noted) if one.what == "value"]
    assert told.before == "severity None; sources Radio Ostra"
    assert told.after == "severity severely; sources A clerk"


def test_events_are_told(book: Casebook, folder: Path) -> None:
    """New ones, parted, named, joined again, gone: each by the figures in them."""
    (folder / "town.txt").write_text(TOWN, encoding="utf-8")
    start = head(book)
    list(add_paths(book, [str(folder)], HERE, user="ana"))
    assert _kinds(_since(book, start)) == ["added", "event_new"]
    both = head(book)
    record, _ = load_claim(book, claim_with(book, "Sixty"))
    assert record.event is not None
    made = events.split(book, record.event, [record.id], "the radio's account", user="ana")
    told = _since(book, both)
    assert {"event_split"} <= set(_kinds(told)) <= {"event_split", "verdict"}
    (split,) = [one for one in told if one.what == "event_split"]
    assert split.after is not None
    assert "the radio's account" in split.after
    parted = head(book)
    events.name_event(book, made, "Varn market", user="ana")
    assert _kinds(_since(book, parted)) == ["event_named"]
    events.merge(book, record.event, [made], user="ana")
    (merged,) = [one for one in _since(book, parted) if one.what == "event_merged"]
    assert merged.before is not None
    assert "the radio's account" in merged.before
    decide(book, claim_with(book, "5"), "reject", user="ana")
    assert {"gone", "event_gone"} <= set(_kinds(_since(book, parted)))


def test_a_new_version_of_a_document(book: Casebook, folder: Path) -> None:
    """Claims in words that stayed are the same claims; only what says something else is told."""
    noted = head(book)
    text = "A note was added above.\n\n" + MINISTRY.replace("87", "93")
    (folder / "ministry.md").write_text(text, encoding="utf-8")
    list(add_paths(book, [str(folder)], HERE, user="ana"))
    found = [(one.what, one.text) for one in _since(book, noted)]
    assert sorted(found) == [("added", "93"), ("gone", "87")]


def test_an_entry_must_be_in_the_log(book: Casebook) -> None:
    """A number alone, or a head that the log holds; nothing else."""
    assert entry_at(book, "2") == 2
    noted = head(book)
    assert entry_at(book, noted) == int(noted.partition(":")[0])
    for wrong in ("99", "x", "", f"2:{'0' * 64}"):
        with pytest.raises(CasebookError, match="no entry"):
            entry_at(book, wrong)


def test_a_dossier_names_its_version(
    book: Casebook, tmp_path: Path, onrecord: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Head and version stand in the dossier and in the log; the same content has the same version."""
    monkeypatch.setenv("ONRECORD_USER", "cleo")
    out, again = tmp_path / "out", tmp_path / "again"
    noted = head(book)
    assert onrecord("report", book.path, "-o", out, "--no-cache").returncode == 0
    told = json.loads((out / "data/version.json").read_text(encoding="utf-8"))
    assert told["casebooks"] == [{"name": "varn.casebook", "head": noted}]
    (entry,) = entries(book, actions=("export",))
    assert entry.user == "cleo"
    assert entry.after == {"form": "dossier", "unredacted": False, "head": noted}
    methods = (out / "methods.html").read_text(encoding="utf-8")
    assert told["version"] in methods
    assert noted in methods
    assert onrecord("report", book.path, "-o", again, "--no-cache").returncode == 0
    assert (
        json.loads((again / "data/version.json").read_text(encoding="utf-8"))["version"]
        == told["version"]
    )
    decide(book, claim_with(book, "41"), "accept", user="ana")
    assert onrecord("report", book.path, "-o", again, "--no-cache").returncode == 0
    assert (
        json.loads((again / "data/version.json").read_text(encoding="utf-8"))["version"]
        != told["version"]
    )

    done = onrecord("changes", out, again, "--format", "jsonl")
    (change,) = [json.loads(line) for line in done.stdout.splitlines()]
    assert (change["what"], change["before"], change["after"]) == (
        "status",
        "unreviewed",
        "accepted",
    )
    of_book = onrecord("changes", book.path, "--since", noted, "--format", "jsonl")
    assert of_book.stdout == done.stdout


def test_a_page_of_what_changed(book: Casebook, tmp_path: Path, onrecord: Run) -> None:
    """A dossier that replaces another can say what is otherwise; each change leads to its words."""
    out = tmp_path / "out"
    onrecord("report", book.path, "-o", out, "--no-cache")
    first = json.loads((out / "data/version.json").read_text(encoding="utf-8"))["version"]
    assert not (out / "changes.html").exists()
    claim = claim_with(book, "Sixty")
    record = corrected(load_claim(book, claim)[0], ["low=30", "high=30"])
    decide(book, claim, "edit", user="ana", record=record)
    done = onrecord("report", book.path, "-o", out, "--since", out, "--no-cache")
    assert done.returncode == 0, done.stderr
    page = (out / "changes.html").read_text(encoding="utf-8")
    assert f"version {first}" in page
    assert "killed, person: 60" in page
    assert "killed, person: 30" in page
    assert f"#f-{claim.partition('-')[2]}" in page or claim in page
    assert 'href="changes.html"' in (out / "index.html").read_text(encoding="utf-8")
    manifest = (out / "manifest.sha256").read_text(encoding="utf-8")
    assert "  changes.html\n" in manifest


WRONG = (
    ("changes", "nowhere", "nowhere"),
    ("changes", "nowhere"),
    ("changes", "BOOK"),
    ("changes", "BOOK", "--since", "99"),
    ("report", "BOOK", "-o", "out", "--since", "nowhere"),
)


@pytest.mark.parametrize("args", WRONG)
def test_what_cannot_be_held_against(
    book: Casebook, tmp_path: Path, onrecord: Run, args: tuple[str, ...]
) -> None:
    """A missing folder, a missing entry, half a question: each is told with a way out."""
    done = onrecord(*(book.path if one == "BOOK" else one for one in args), cwd=tmp_path)
    assert done.returncode == 2
    assert b"onrecord: " in done.stderr
    assert not (tmp_path / "out").exists()


def test_a_past_state_is_published_again(
    book: Casebook, folder: Path, tmp_path: Path, onrecord: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    """To the byte, whatever was decided, added and read since."""
    monkeypatch.setenv("ONRECORD_USER", "cleo")
    radio, _ = load_claim(book, claim_with(book, "Sixty"))
    decide(book, claim_with(book, "41"), "reject", user="ana")
    events.split(book, str(radio.event), [radio.id], "the radio's account", user="ana")
    out, again = tmp_path / "out", tmp_path / "out-again"
    monkeypatch.chdir(tmp_path)
    assert onrecord("report", book.path, "-o", "out", "--no-cache").returncode == 0
    first = {path.relative_to(out): path.read_bytes() for path in out.rglob("*") if path.is_file()}
    told = json.loads(first[Path("data/version.json")])
    entry = told["casebooks"][0]["head"].partition(":")[0]
    out.rename(again)
    decide(book, radio.id, "reject", user="ana")
    decide(book, claim_with(book, "41"), "accept", user="ben")
    (folder / "ministry.md").write_text(MINISTRY.replace("87", "93"), encoding="utf-8")
    list(add_paths(book, [str(folder)], HERE, user="ana"))
    for form in (["--as-of", entry], [f"--as-of={entry}"]):
        done = onrecord("report", book.path, "-o", "out", "--no-cache", *form)
        assert done.returncode == 0, done.stderr
        assert {
            path.relative_to(out): path.read_bytes() for path in out.rglob("*") if path.is_file()
        } == first
    figures = onrecord("figures", book.path, "--as-of", entry, "--format", "jsonl").stdout
    assert {json.loads(line)["text"] for line in figures.splitlines()} >= {"Sixty", "87"}
    assert b"no entry" in onrecord("figures", book.path, "--as-of", "999").stderr
    assert b"one casebook" in onrecord("figures", folder, "--as-of", "1").stderr

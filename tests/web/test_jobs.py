"""Work that takes long: started, watched, stopped; and documents that come by the browser."""

from __future__ import annotations

import time
from pathlib import Path
from typing import Any

import pytest

from onrecord.casebook.store import open_casebook
from onrecord.casebook.verify import verify

from .conftest import Person, Query

LETTER = "# Radio Ostra\n\n7 July 1994\n\nOn 6 July 1994 nine people were killed in Brod, Radio Ostra reported.\n"


def watch(ana: Person, address: str, seconds: float = 90) -> dict[str, Any]:
    """Return a job when it is over."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        told: dict[str, Any] = ana.get(f"{address}.json").json()
        if told["state"] != "running":
            return told
        time.sleep(0.1)
    raise AssertionError(told)


def send(ana: Person, files: list[tuple[str, str]], **fields: str) -> Any:
    """Send files as a browser does."""
    parts = [("files", (name, text.encode(), "text/plain")) for name, text in files]
    return ana.web.post("/add", data={"csrf": ana.token(), **fields}, files=parts)


def test_files_from_the_browser_become_documents(path: str, ana: Person, ask: Query) -> None:
    """They are called as in the browser, kept whole, and leave nothing behind; again adds nothing."""
    got = send(ana, [("letters/brod.md", LETTER), ("letters/empty.md", "")])
    assert got.status_code == 303
    told = watch(ana, got.headers["location"])
    assert told["state"] == "done", told
    assert ask("SELECT path FROM document WHERE text LIKE '%Brod%'") == "letters/brod.md"
    assert ask("SELECT count(*) FROM claim WHERE sentence LIKE '%Brod%'") == 1
    page = ana.get(got.headers["location"]).text
    assert "1 new" in page.replace("\u00a0", " ")
    assert "empty.md" in page
    again = watch(ana, send(ana, [("letters/brod.md", LETTER)]).headers["location"])
    assert again["state"] == "done"
    assert ask("SELECT count(*) FROM document WHERE path = 'letters/brod.md'") == 1
    newer = LETTER.replace("nine", "ten")
    watch(ana, send(ana, [("brod.md", newer)], folder="letters").headers["location"])
    assert ask("SELECT count(*) FROM document WHERE path = 'letters/brod.md'") == 2
    assert ask("SELECT count(*) FROM document WHERE replaces IS NOT NULL") == 1
    with open_casebook(path) as book:
        assert verify(book).problems == ()


def test_a_folder_of_this_machine_is_added_by_reference(
    ana: Person, ask: Query, tmp_path: Path
) -> None:
    """The bytes stay where they lie if that is asked for."""
    folder = tmp_path / "more"
    folder.mkdir()
    (folder / "brod.md").write_text(LETTER, encoding="utf-8")
    told = watch(ana, ana.post("/add", path=str(folder), keep="0").headers["location"])
    assert told["state"] == "done", told
    assert ask("SELECT data FROM original WHERE path LIKE '%brod.md'") is None
    number = ask("SELECT number FROM document WHERE path LIKE '%brod.md'")
    assert ana.get(f"/documents/{number}/original").status_code == 404
    assert ana.post("/add", path=str(tmp_path / "none")).status_code == 400
    assert ana.post("/add").status_code == 400


def test_a_job_is_stopped(path: str, ana: Person, tmp_path: Path) -> None:
    """Soon, and the casebook is whole: what was written stays."""
    folder = tmp_path / "many"
    folder.mkdir()
    for number in range(1500):
        text = LETTER.replace("nine", str(number + 3)) * 20
        (folder / f"{number}.md").write_text(text, encoding="utf-8")
    address = ana.post("/add", path=str(folder)).headers["location"]
    end = time.monotonic() + 60
    while ana.get(f"{address}.json").json()["done"] < 3 and time.monotonic() < end:
        time.sleep(0.05)
    assert ana.post(f"{address}/cancel", page=address).status_code == 303
    told = watch(ana, address, 15)
    assert told["state"] == "cancelled"
    with open_casebook(path) as book:
        assert verify(book).problems == ()


def test_the_checks_are_run_and_listed(ana: Person) -> None:
    """Findings are made in a process of their own and shown as in the dossier."""
    assert "have not been run" in ana.get("/findings").text
    address = ana.post("/findings", page="/findings").headers["location"]
    told = watch(ana, address)
    assert told["state"] == "done", told
    found = ana.get("/findings.json").json()["findings"]
    assert isinstance(found, list)
    page = ana.get("/findings")
    assert page.status_code == 200
    assert all(one["code"] in page.text for one in found)


def test_what_fails_is_told(tmp_path: Path, ana: Person) -> None:
    """A job whose process could not do its work says why."""
    job = ana.app.state.site.jobs.start(
        "add", "x", "ana", {"book": str(tmp_path / "none"), "paths": [], "user": "", "keep": True}
    )
    told = watch(ana, f"/jobs/{job.id}")
    assert told["state"] == "failed"
    assert any("does not exist" in one for one in told["told"])


@pytest.mark.parametrize("state", ["done", "failed"])
def test_old_jobs_are_forgotten(state: str, ana: Person, monkeypatch: pytest.MonkeyPatch) -> None:
    """Only so many are listed."""
    monkeypatch.setattr("onrecord.web.jobs.MOST_KEPT", 1)
    jobs = ana.app.state.site.jobs
    for _ in range(3):
        job = jobs.start("none", state, "ana", {})
        watch(ana, f"/jobs/{job.id}")
    assert len(jobs.all()) <= 2


def test_claims_that_conflict_wait_in_a_queue(ana: Person, ask: Query) -> None:
    """Accounts of one event that cannot both hold, once somebody has had them compared."""
    assert ana.get("/review.json?queue=conflicting").json()["claims"] == []
    address = ana.post("/review/conflicts", page="/review?queue=conflicting").headers["location"]
    assert watch(ana, address)["state"] == "done"
    found = {one["text"] for one in ana.get("/review.json?queue=conflicting").json()["claims"]}
    with_conflict = ask("SELECT group_concat(DISTINCT claim) FROM conflict").split(",")
    assert len(found) == len(with_conflict) >= 2
    assert found <= {"41", "Sixty", "44"}

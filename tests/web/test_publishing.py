"""A dossier published from the browser, as a version; and what changed since."""

from __future__ import annotations

import hashlib
import io
import json
import zipfile
from pathlib import Path
from typing import Any

from onrecord.casebook.access import restrict, set_group
from onrecord.casebook.store import open_casebook

from .conftest import SENTENCE_41, Person, Query
from .test_jobs import watch


def published(person: Person, **fields: str) -> tuple[str, dict[str, Any]]:
    """Publish, and return the job's address and what it says when it is over."""
    got = person.post("/publish", **{"title": "Varn", **fields})
    assert got.status_code == 303, got.text
    address = got.headers["location"]
    told = watch(person, address)
    assert told["state"] == "done", told
    return address, told


def test_a_dossier_is_published_without_what_is_withheld(ana: Person, ask: Query) -> None:
    """The archive holds no withheld name, in no file; it says that something was withheld."""
    ana.post("/redaction/name", form="Radio Ostra", reason="a source in danger")
    address, _ = published(ana, title="Varn, as Radio Ostra told")
    got = ana.get(f"{address.replace('/jobs/', '/publish/')}/dossier")
    assert got.headers["content-disposition"].startswith("attachment")
    with zipfile.ZipFile(io.BytesIO(got.content)) as archive:
        files = {one: archive.read(one) for one in archive.namelist()}
        assert all(one.date_time == (1980, 1, 1, 0, 0, 0) for one in archive.infolist())
    assert "dossier/index.html" in files
    for name, data in files.items():
        assert b"Radio Ostra" not in data, name
        assert b"in danger" not in data, name
    assert b"[withheld]" in files["dossier/index.html"]
    page = ana.get("/publish").text
    (version,) = ana.get("/publish.json").json()["versions"]
    assert version["sha256"] == hashlib.sha256(got.content).hexdigest()
    assert version["version"] in page
    assert json.loads(files["dossier/data/version.json"])["version"] == version["version"]
    assert ask("SELECT user FROM log WHERE action = 'export'") == "ana"
    again, _ = published(ana, title="Varn, as Radio Ostra told")
    same = ana.get(f"{again.replace('/jobs/', '/publish/')}/dossier").content
    assert hashlib.sha256(same).hexdigest() == version["sha256"]  # nothing changed
    folder = ana.app.state.site.folder()
    assert len(list(folder.iterdir())) == 2
    ana.web.__exit__(None, None, None)  # the program ends
    ana.web.__enter__()
    assert not folder.exists()


def test_what_changed_since_a_version_is_told(ana: Person, ask: Query) -> None:
    """In a page of its own, and in the dossier that is held against the version."""
    published(ana)
    (version,) = ana.get("/publish.json").json()["versions"]
    assert f"/changes?since={version['entry'] - 1}" in ana.get("/publish").text
    since = str(version["entry"])
    claim = ask(SENTENCE_41)
    ana.post(f"/claims/{claim}/decide", action="reject", seen="0", reason="a misprint")
    assert ana.get(f"/changes.json?since={since}").json()["changes"] == []
    got = ana.post("/changes", since=since)
    assert watch(ana, got.headers["location"])["state"] == "done"
    assert f"/changes?since={since}" in ana.get(got.headers["location"]).text
    found = ana.get(f"/changes.json?since={since}").json()["changes"]
    assert claim in {one["id"] for one in found if one["what"] == "gone"}
    assert "Claims that are no longer there" in ana.get(f"/changes?since={since}").text
    assert ana.get(f"/changes.csv?since={since}").text.startswith("what,id")
    address, _ = published(ana, since=since)
    data = ana.get(f"{address.replace('/jobs/', '/publish/')}/dossier").content
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert b"Claims that are no longer there" in archive.read("dossier/changes.html")


def test_what_makes_no_sense_is_told(ana: Person) -> None:
    """No such entry, no such job."""
    for fields in ({"since": "999"}, {"since": "x"}):
        assert ana.post("/publish", title="x", **fields).status_code == 400
        assert ana.post("/changes", **fields).status_code == 400
        assert ana.get("/changes", params=fields).status_code == 400
    assert ana.post("/changes").status_code == 400
    assert ana.get("/publish/none/dossier").status_code == 404


def test_what_is_confidential_leaves_with_no_dossier(guarded: str) -> None:
    """Not even with that of somebody who may see it."""
    reviewer = Person(guarded)
    reviewer.login("reviewer")
    with open_casebook(guarded) as book:
        row = book.db.execute("SELECT id FROM document WHERE path LIKE '%orlen.md'").fetchone()
        set_group(book, "witnesses", ["reviewer"], user="admin")
        restrict(
            book, "document", row["id"], "restricted", groups=("witnesses",), user="admin", reason="safety"
        )  # fmt: skip
    assert "1 of the documents and claims" in reviewer.get("/publish").text.replace("\u00a0", " ")
    address, _ = published(reviewer)
    data = reviewer.get(f"{address.replace('/jobs/', '/publish/')}/dossier").content
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert not [one for one in archive.namelist() if b"Orlen" in archive.read(one)]
    reader = Person(guarded)
    reader.login("reader")
    assert reader.get(f"{address.replace('/jobs/', '/publish/')}/dossier").status_code == 403
    assert Path(guarded).is_file()

"""Nothing that is sent is without an end, and what is too much is told with a way out."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from pathlib import Path

import httpx2 as httpx
import pytest

from onrecord.casebook.listing import MOST_WORDS
from onrecord.web.jobs import MOST_RUNNING
from onrecord.web.limits import LARGEST_FORM, LONGEST_FIELD, size

from .conftest import TOKEN, Person, Query

KILO = 1024


@pytest.fixture
def small(path: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Person:
    """A workbench that takes little, with a folder of its own for what is not read yet."""
    folder = tmp_path / "temporary"
    folder.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(folder))
    return Person(path, largest_upload=64 * KILO)


def _left(tmp_path: Path) -> list[Path]:
    return list((tmp_path / "temporary").iterdir())


def test_files_together_are_limited(small: Person, ask: Query, tmp_path: Path) -> None:
    """The answer names the limit and the way out; nothing is kept, and no job begun."""
    assert "64 KB at once" in small.get("/add").text
    parts = [("files", (f"{number}.txt", b"a" * 40 * KILO)) for number in range(2)]
    got = small.web.post("/add", data={"csrf": small.token()}, files=parts)
    assert got.status_code == 413
    assert "64 KB at most" in got.text
    assert "--largest-upload" in got.text
    assert small.get("/add.json").json()["jobs"] == []
    assert _left(tmp_path) == []
    assert ask("SELECT count(*) FROM log WHERE action = 'document'") == 4
    fits = small.web.post("/add", data={"csrf": small.token()}, files=parts[:1])
    assert fits.status_code == 303


def _pieces(token: str) -> Iterator[bytes]:
    """Yield a form as a program may send it that says nothing of its length."""
    yield b'--x\r\nContent-Disposition: form-data; name="csrf"\r\n\r\n%s\r\n' % token.encode()
    yield b'--x\r\nContent-Disposition: form-data; name="files"; filename="a.txt"\r\n\r\n'
    for _ in range(LARGEST_FORM // KILO + 64):
        yield b"a" * KILO


def test_a_form_that_hides_its_length_is_cut(small: Person, server: str) -> None:
    """It is counted while it comes."""
    headers = {"Content-Type": "multipart/form-data; boundary=x"}
    got = small.web.post("/add", content=_pieces(small.token()), headers=headers)
    assert got.status_code == 413
    with httpx.Client(base_url=server) as web:
        token = TOKEN.search(web.get("/add").text)
        assert token is not None
        try:  # the answer is there before the form was sent, so that it may not be read any more
            got = web.post("/documents/1/mark", content=_pieces(token[1]), headers=headers)
        except httpx.TransportError:
            return
        assert got.status_code == 413


@pytest.mark.parametrize("address", ["/log/1/undo", "/login", "/documents/1/mark"])
def test_forms_without_files_are_small(address: str, ana: Person) -> None:
    """Files are taken where documents are added, and nowhere else."""
    part = [("files", ("a.txt", b"a" * LARGEST_FORM))]
    assert ana.web.post(address, data={"csrf": ana.token()}, files=part).status_code == 413


def test_fields_have_an_end(ana: Person, ask: Query) -> None:
    """A reason is no book."""
    claim = ask("SELECT id FROM claim")
    got = ana.post(f"/claims/{claim}/decide", action="note", reason="a" * (LONGEST_FIELD + 1))
    assert got.status_code == 413
    assert "reason" in got.text
    assert ask("SELECT count(*) FROM log WHERE action = 'note'") == 0
    got = ana.post(f"/claims/{claim}/decide", action="note", reason="a" * LONGEST_FIELD)
    assert got.status_code == 303


@pytest.mark.parametrize("address", ["/claims", "/texts", "/claims.json"])
def test_searches_have_an_end(address: str, ana: Person) -> None:
    """So many words are no search."""
    assert ana.get(address, params={"words": "a " * MOST_WORDS}).status_code == 200
    got = ana.get(address, params={"words": "a " * (MOST_WORDS + 1)})
    assert got.status_code == 400
    assert f"{MOST_WORDS} at most" in got.text


def test_jobs_at_a_time_are_limited(small: Person, tmp_path: Path) -> None:
    """Each is a process; what cannot be read yet leaves no files behind."""
    jobs = small.app.state.site.jobs
    for _ in range(MOST_RUNNING):
        jobs.start("conflicts", "wait", "ana", {"book": str(tmp_path)})
    for job in jobs.all():
        job.state = "running"  # however soon it was over
    part = [("files", ("a.txt", b"a"))]
    got = small.web.post("/add", data={"csrf": small.token()}, files=part)
    assert got.status_code == 400
    assert "running already" in got.text
    assert _left(tmp_path) == []


def test_sizes_as_people_say_them() -> None:
    """Three figures are enough."""
    told = [size(one) for one in (12, 2048, 5 * KILO**2, 2 * KILO**3)]
    assert told == ["12 bytes", "2 KB", "5 MB", "2 GB"]

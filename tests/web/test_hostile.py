"""What a document, a file's name or a person says is shown as words, and leads nowhere."""

from __future__ import annotations

import html
import io
import re
from pathlib import Path
from typing import Any

import pytest

from onrecord.casebook.access import restrict, set_group
from onrecord.casebook.decisions import decide
from onrecord.casebook.events import name_event
from onrecord.casebook.store import Casebook, open_casebook
from onrecord.casebook.withholding import withhold_name, withhold_passage
from onrecord.web.pages.assets import ASSETS
from onrecord.web.routes import ROUTES
from onrecord.web.uploads import Upload, safe_name, store

from .conftest import Person, Places

SAID = frozenset(
    {"words", "about", "user", "queue", "event", "name", "show", "last", "outcome", "list", "place", "joined", "after"}
)  # fmt: skip
"""Names of an address under which words are given back in the page."""
MARKUP = "\"'><script>window.owned=1</script><img src=x onerror=alert(1)>"


@pytest.fixture
def soiled(path: str) -> str:
    """A casebook in which people have written markup wherever they can."""
    with open_casebook(path) as book:
        for row in book.db.execute("SELECT id FROM claim").fetchall():
            decide(book, row["id"], "note", user=MARKUP, reason=MARKUP)
        for row in book.db.execute("SELECT id FROM event").fetchall():
            name_event(book, row["id"], MARKUP, user=MARKUP, reason=MARKUP)
        withhold_name(book, MARKUP, user=MARKUP, reason=MARKUP)
        withhold_passage(book, first_of(book), 2, 30, user=MARKUP, reason=MARKUP)
        set_group(book, MARKUP, [MARKUP], user=MARKUP, reason=MARKUP)
        restrict(
            book, "document", first_of(book), "restricted", groups=[MARKUP], user=MARKUP, reason=MARKUP
        )  # fmt: skip
    return path


def first_of(book: Casebook) -> str:
    """Return the id of the first document."""
    return str(book.db.execute("SELECT id FROM document WHERE number = 1").fetchone()[0])


@pytest.mark.parametrize(
    "way", [way for way in ROUTES if way.method == "GET"], ids=lambda way: way.path
)
def test_no_page_takes_words_for_markup(way: Any, soiled: str, places: Places) -> None:
    """Stored or asked for, markup stands in the page as words."""
    ana = Person(soiled)
    known = places(way)
    mark = "&" if "?" in known else "?"
    others = "&".join(f"{name}={html.escape(MARKUP)}" for name in way.names if name in SAID)
    documents = (
        [f"/documents/{number}" for number in range(1, 5)]
        if "{number" in way.path and "mark" not in way.path
        else []
    )
    for address in (known, f"{known}{mark}{others}", f"{known}{mark}words={MARKUP}", *documents):
        got = ana.get(address)
        if got.headers.get("content-disposition", "").startswith("attachment"):
            continue
        text = got.text
        assert "<script>" not in text, address
        assert "<img src=x" not in text, address
        assert "<svg onload" not in text, address
        assert "<b onclick" not in text, address
        assert not re.search(r"<[^>]*\son\w+\s*=", re.sub(r'"[^"]*"', '""', text)), address


@pytest.mark.parametrize(
    ("given", "safe"),
    [
        ("a.txt", "a.txt"), ("../../etc/passwd", "etc/passwd"), ("/etc/passwd", "etc/passwd"),
        ("C:\\Windows\\win.ini", "C_/Windows/win.ini"), ("..", "unnamed"), ("", "unnamed"), ("a/../b", "a/b"),
        ("a\0b.txt", "ab.txt"), (".hidden", "hidden"), ("con.txt", "_con.txt"), ("NUL", "_NUL"), ("a. ", "a"),
        ("letters/1994/a.md", "letters/1994/a.md"), ("\u202etxt.exe", "txt.exe"), ("<b>.md", "_b_.md"),
        ("-rf", "-rf"), ("~root/x", "~root/x"), ("a\nb", "ab"),
    ],
)  # fmt: skip
def test_names_of_uploads_lead_nowhere(given: str, safe: str) -> None:
    """What is left is a path inside the folder."""
    assert safe_name(given) == safe
    assert len(safe_name("x" * 300 + ".html")) <= 120
    assert safe_name("x" * 300 + ".html").endswith(".html")


def test_uploads_stay_in_their_folder(tmp_path: Path) -> None:
    """Nothing is written beside it; of two of one name both are kept."""
    folder = tmp_path / "in"
    folder.mkdir()
    names = ["../out.txt", "a/b.txt", "a/b.txt", "a", "a/b.txt/c", "..\\..\\out.txt"]
    store([Upload(name, io.BytesIO(name.encode())) for name in names], folder)
    assert list(tmp_path.iterdir()) == [folder]
    written = [one for one in folder.rglob("*") if one.is_file()]
    assert len(written) == len(names)


@pytest.mark.parametrize(
    "name", ["../app.py", "..%2fapp.py", "%2e%2e/app.py", "/etc/passwd", "..\\app.py", "app.py", ".", "dossier.css/"]
)  # fmt: skip
def test_assets_are_those_that_are_listed(name: str, ana: Person) -> None:
    """No other file is given out."""
    assert ana.get(f"/assets/{name}").status_code in {404, 405}
    assert all(ana.get(f"/assets/{one}").status_code == 200 for one in ASSETS)


def test_files_of_this_machine_are_for_its_own_user(guarded: str, tmp_path: Path) -> None:
    """Whoever logged in may send files, not name them."""
    reviewer = Person(guarded)
    reviewer.login("reviewer")
    assert 'name="path"' not in reviewer.get("/add").text
    assert reviewer.post("/add", path=str(tmp_path)).status_code == 403


def test_a_cell_is_no_formula(path: str) -> None:
    """What a spreadsheet would compute starts with an apostrophe."""
    with open_casebook(path) as book:
        claim = book.db.execute("SELECT id FROM claim").fetchone()[0]
        decide(book, claim, "note", user="=cmd()", reason="=HYPERLINK(1)")
    rows = Person(path).get("/log.csv").text
    assert "'=HYPERLINK(1)" in rows
    assert "'=cmd()" in rows

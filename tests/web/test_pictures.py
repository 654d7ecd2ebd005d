"""Pages of documents as pictures: as printed, and as they are published, for those who may see either."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from PIL import Image, ImageChops

from onrecord.casebook.access import restrict, set_group
from onrecord.casebook.accounts import add_account
from onrecord.casebook.sources import load_document
from onrecord.casebook.store import new_casebook, open_casebook
from onrecord.casebook.withholding import withhold_name
from onrecord.model import Document, words_of
from onrecord.pipeline.casebooks import add_paths
from tests.casebook.conftest import HERE
from tests.typeset.pdf import ONE_COLUMN, typeset

from .conftest import PASSWORD, Person

REPORT = """# Report on Varn

Varn, 9 May 1994

On 3 May 1994 shells hit the market of Varn. Sixty people were killed, according to Ana Moren.

The road was closed for two days.
"""


@pytest.fixture
def printed(tmp_path: Path) -> str:
    """A casebook with a printed document, and a name withheld in it."""
    source, paper = tmp_path / "report.md", tmp_path / "report.pdf"
    source.write_text(REPORT, encoding="utf-8")
    paper.write_bytes(typeset(source, ONE_COLUMN))
    path = str(tmp_path / "varn.casebook")
    with new_casebook(path) as book:
        list(add_paths(book, [str(paper)], HERE, user="ana"))
        withhold_name(book, "Ana Moren", user="ana", reason="a witness")
    return path


def _image(person: Person, address: str) -> Image.Image:
    got = person.get(address)
    assert got.status_code == 200, got.text
    assert got.headers["content-type"] == "image/webp"
    return Image.open(io.BytesIO(got.content)).convert("L")


def _under(image: Image.Image, document: Document, words: str) -> Image.Image:
    """Return the piece of a page where words are printed."""
    word = next(
        one
        for one in words_of(document.pages[0])
        if document.text[one.start : one.end].startswith(words)
    )
    box = word.box
    return image.crop((
        int(box.left * image.width), int(box.top * image.height),
        int(box.right * image.width), int(box.bottom * image.height),
    ))  # fmt: skip


def test_a_page_is_shown_as_printed_and_as_published(printed: str) -> None:
    """The document's page shows them; published, the line with the name is black, the rest as it was."""
    ana = Person(printed)
    page = ana.get("/documents/1").text
    assert 'src="/documents/1/pages/1"' in page
    plain = _image(ana, "/documents/1/pages/1")
    assert 'href="/documents/1?published=1"' in page
    assert 'src="/documents/1/pages/1?published=1"' in ana.get("/documents/1?published=1").text
    painted = _image(ana, "/documents/1/pages/1?published=1")
    with open_casebook(printed) as book:
        document = load_document(
            book, str(book.db.execute("SELECT id FROM document").fetchone()[0])
        )
    assert _under(plain, document, "Moren").getextrema()[1] > 200
    assert _under(painted, document, "Moren").getextrema()[1] < 60
    assert ImageChops.difference(plain, painted).getbbox() is not None
    for words in ("shells", "road"):
        assert _under(painted, document, words).getextrema()[1] > 200
    assert ana.get("/documents/1/pages/2").status_code == 404
    assert ana.get("/documents/1/pages/0").status_code == 404


def test_who_may_see_which_picture(printed: str) -> None:
    """What is black tells which name is withheld; and a page is no more open than its document."""
    with open_casebook(printed) as book:
        for role in ("admin", "reviewer", "reader"):
            add_account(book, role, role, PASSWORD, user="ana")
    people = {role: Person(printed) for role in ("admin", "reviewer", "reader")}
    for role, one in people.items():
        assert one.get("/documents/1/pages/1").status_code in {303, 401}
        one.login(role)
    pictures = {
        role: _image(one, "/documents/1/pages/1?published=1") for role, one in people.items()
    }
    plain = _image(people["reader"], "/documents/1/pages/1")
    assert ImageChops.difference(pictures["reader"], plain).getbbox() is None
    assert ImageChops.difference(pictures["reviewer"], plain).getbbox() is not None
    with open_casebook(printed) as book:
        (document,) = book.db.execute("SELECT id FROM document").fetchone()
        set_group(book, "protection", ["reviewer"], user="admin")
        restrict(
            book,
            "document",
            document,
            "restricted",
            groups=["protection"],
            user="admin",
            reason="safety",
        )
    assert people["reader"].get("/documents/1/pages/1").status_code == 404
    assert people["reviewer"].get("/documents/1/pages/1").status_code == 200


@pytest.mark.usefixtures("printed")
def test_a_page_that_cannot_be_drawn_is_told(tmp_path: Path) -> None:
    """The original may be referenced, and gone."""
    path = str(tmp_path / "other.casebook")
    with new_casebook(path) as book:
        list(add_paths(book, [str(tmp_path / "report.pdf")], HERE, user="ana", keep=False))
    (tmp_path / "report.pdf").unlink()
    got = Person(path).get("/documents/1/pages/1")
    assert got.status_code == 404
    assert "report.pdf" in got.text or "cannot be read" in got.text

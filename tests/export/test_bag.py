"""A bag is valid, whole, and holds the casebook that was exported."""

from __future__ import annotations

from pathlib import Path

import bagit
import pytest

from onrecord.casebook.log import head
from onrecord.casebook.store import Casebook, new_casebook, open_casebook
from onrecord.casebook.verify import verify
from onrecord.errors import CasebookError
from onrecord.export.bag import safe_name
from onrecord.export.exporters import exporters
from onrecord.export.writing import write_export
from onrecord.pipeline.casebooks import add_paths
from tests.casebook.conftest import HERE, MINISTRY, RADIO
from tests.export.reading import exported


def test_a_bag_validates_and_its_casebook_verifies(book: Casebook, tmp_path: Path) -> None:
    """The `bagit` package accepts it; the casebook in it is the one exported, and proves itself."""
    before = head(book)
    folder = exported(book, "bagit", tmp_path)
    bag = bagit.Bag(str(folder))
    assert bag.validate()
    assert bag.info["External-Identifier"] == before
    assert (folder / "data" / "head.txt").read_text(encoding="utf-8").strip() == before
    originals = {
        path.read_text(encoding="utf-8") for path in (folder / "data" / "originals").iterdir()
    }
    assert originals == {MINISTRY, RADIO}
    with open_casebook(str(folder / "data" / "casebook.onrecord")) as copy:
        assert head(copy) == before
        assert not verify(copy).problems


def test_a_flipped_byte_is_found(book: Casebook, tmp_path: Path) -> None:
    """Any file of the bag that changes makes it invalid."""
    folder = exported(book, "bagit", tmp_path)
    for path in [path for path in folder.rglob("*") if path.is_file()]:
        data = path.read_bytes()
        path.write_bytes(data[:-2] + bytes([data[-2] ^ 1]) + data[-1:])
        with pytest.raises((bagit.BagError, ValueError)):
            bagit.Bag(str(folder)).validate()
        path.write_bytes(data)
    assert bagit.Bag(str(folder)).is_valid()


def test_referenced_originals(tmp_path: Path, folder: Path) -> None:
    """Those that lie where they lay are put in; those that are gone or changed are named."""
    with new_casebook(str(tmp_path / "t.casebook")) as book:
        list(add_paths(book, [str(folder)], HERE, user="ana", keep=False))
        (folder / "radio.md").write_text("another", encoding="utf-8")
        bag = exported(book, "bagit", tmp_path)
    assert bagit.Bag(str(bag)).is_valid()
    (only,) = (bag / "data" / "originals").iterdir()
    assert only.name.endswith("-ministry.md")
    assert "radio.md" in (bag / "data" / "not-here.txt").read_text(encoding="utf-8")


def test_an_archive_is_of_now(book: Casebook, tmp_path: Path) -> None:
    """An earlier state is no archive, since the file holds all of them."""
    with pytest.raises(CasebookError, match="as it is now only"):
        write_export(book, exporters().get("bagit"), tmp_path / "bag", user="ana", at=1)
    assert not (tmp_path / "bag").exists()


@pytest.mark.parametrize(
    ("path", "name"),
    [
        ("a/b/letter.pdf", "letter.pdf"),
        ("C:\\docs\\le?tter%20.pdf", "le_tter_20.pdf"),
        ("a/..", "file"),
        ("a/two\nlines.md", "two_lines.md"),
        ("x" * 200 + ".html", "x" * 70 + ".html"),
    ],
)
def test_names_that_every_system_can_hold(path: str, name: str) -> None:
    """Names lose what some system, or a manifest, cannot hold."""
    assert safe_name(path) == name

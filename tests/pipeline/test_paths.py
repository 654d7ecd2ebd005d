"""Which files a path means."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from onrecord.pipeline import expand
from onrecord.pipeline.paths import is_glob, nearest, printable


@pytest.fixture
def tree(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of documents and of files that are none."""
    monkeypatch.chdir(tmp_path)
    for name in (
        "b.txt", "a.md", "c.HTML", "film.mp4", "b.meta.yml", ".hidden.txt",
        "deep/er/d.txt", ".git/e.txt",
    ):  # fmt: skip
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("12 were killed.\n", encoding="utf-8")
    return tmp_path


@pytest.mark.usefixtures("tree")
def test_a_folder_stands_for_its_readable_files() -> None:
    """At any depth, in order, without hidden files, films and metadata."""
    assert list(expand(["."])) == ["./a.md", "./b.txt", "./c.HTML", "./deep/er/d.txt"]


@pytest.mark.usefixtures("tree")
def test_a_file_is_taken_once_and_as_it_was_named() -> None:
    """However it is named again; the first name stays, whatever its suffix."""
    assert list(expand(["./b.txt", "b.txt", "film.mp4", ".", "deep"])) == [
        "./b.txt", "film.mp4", "./a.md", "./c.HTML", "./deep/er/d.txt",
    ]  # fmt: skip


@pytest.mark.usefixtures("tree")
def test_globs_work_where_the_shell_leaves_them() -> None:
    """A glob is expanded; one that matches nothing, and a missing file, stay to be reported."""
    assert list(expand(["*.md", "**/d.*", "none*.txt", "missing.txt", "b.*"])) == [
        "a.md", "deep/er/d.txt", "none*.txt", "missing.txt", "b.txt",
    ]  # fmt: skip


def test_a_file_whose_name_looks_like_a_glob_is_that_file(tmp_path: Path) -> None:
    """A name with brackets that exists is no pattern."""
    path = tmp_path / "letter [1].txt"
    path.write_text("x", encoding="utf-8")
    assert list(expand([str(path)])) == [str(path)]


@pytest.mark.usefixtures("tree")
def test_the_nearest_name_is_offered() -> None:
    """For a name that does not exist, and for none that does."""
    assert nearest("deep/er/dd.txt") == str(Path("deep/er/d.txt"))
    assert nearest("film.mp5") == "film.mp4"
    assert nearest("film.mp4") is None
    assert nearest("zzzzzz") is None
    assert nearest("no/such/folder/a.txt") is None


def test_a_name_that_is_not_utf8_can_be_written() -> None:
    """Its odd bytes become the replacement character."""
    assert printable(os.fsdecode(b"l\xe9tter.txt")) == "l�tter.txt"


def test_documents_that_are_not_read_yet_are_not_passed_over(tmp_path: Path) -> None:
    """A folder stands for its PDF and Word files too, so that each is reported."""
    for name in ("a.pdf", "b.DOCX", "c.txt", "d.css"):
        (tmp_path / name).write_text("x", encoding="utf-8")
    assert [Path(each).name for each in expand([str(tmp_path)])] == ["a.pdf", "b.DOCX", "c.txt"]


@pytest.mark.usefixtures("tree")
def test_a_pattern_is_no_name() -> None:
    """A file whose name looks like a pattern is that file."""
    Path("letter [1].txt").write_text("x", encoding="utf-8")
    assert [is_glob(each) for each in ("*.txt", "b.txt", "letter [1].txt", "-")] == [
        True, False, False, False,
    ]  # fmt: skip


@pytest.mark.usefixtures("tree")
def test_what_is_passed_over_is_told() -> None:
    """Files that are no documents by their names; hidden ones and metadata are no files to tell."""
    passed: list[str] = []
    Path("Thumbs.db").write_bytes(b"x")
    Path("deep/a.zipx").write_bytes(b"x")
    assert len(list(expand([".", "film.mp4"], lambda: (".txt", ".md", ".html"), passed))) == 5
    assert passed == ["./film.mp4", "./deep/a.zipx"]

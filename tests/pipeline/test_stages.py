"""One document through all stages, and what becomes of a document that breaks one."""

from __future__ import annotations

from pathlib import Path

import pytest

from onrecord.model import Document, Failure, verify_anchor
from onrecord.pipeline import read_one, stages


def test_a_document_has_figures_with_voices_and_places(tmp_path: Path) -> None:
    """Every stage has done its part."""
    path = tmp_path / "update.txt"
    path.write_text(
        "Varn, 4 May 1993\n\nThe mayor of Varn said that at least 12 people were killed in "
        "Varn on 3 May 1993, including 3 children.\n",
        encoding="utf-8",
    )
    read = read_one(str(path))
    assert not isinstance(read, Failure)
    document, figures = read
    assert document.path == str(path)
    assert document.sentences
    assert [figure.best or figure.low for figure in figures] == [12, 3]
    assert figures[0].sources
    assert figures[0].date is not None
    assert figures[1].part_of == figures[0].id
    assert all(verify_anchor(figure, document.text) for figure in figures)


def test_want_of_memory_is_the_files_matter(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A file that needs more than there is says so, and is no defect to report."""

    def greedy(document: Document) -> Document:
        raise MemoryError(document.path)

    monkeypatch.setattr(stages, "segment", greedy)
    path = tmp_path / "any.txt"
    path.write_text("12 people were killed.\n", encoding="utf-8")
    failure = read_one(str(path))
    assert isinstance(failure, Failure)
    assert (failure.code, failure.reason) == ("read", "needs too much memory")


@pytest.mark.parametrize("error", [RecursionError("deep"), ValueError("a\nb")])
def test_a_defect_becomes_a_failure(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, error: Exception
) -> None:
    """It names the error and the place in one line, and asks for a report."""

    def broken(document: Document) -> Document:
        raise error if document.text else AssertionError

    monkeypatch.setattr(stages, "segment", broken)
    path = tmp_path / "any.txt"
    path.write_text("12 people were killed.\n", encoding="utf-8")
    failure = read_one(str(path))
    assert isinstance(failure, Failure)
    assert failure.code == "internal"
    assert failure.reason.startswith(type(error).__name__)
    assert "in test_stages.py, line " in failure.reason
    assert "\n" not in failure.reason
    assert failure.hint


def test_a_missing_file_is_a_failure(tmp_path: Path) -> None:
    """With the nearest name as its hint."""
    (tmp_path / "letter.txt").write_text("x", encoding="utf-8")
    failure = read_one(str(tmp_path / "leter.txt"))
    assert isinstance(failure, Failure)
    assert failure.code == "read"
    assert str(tmp_path / "letter.txt") in failure.hint

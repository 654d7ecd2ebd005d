"""What was read before is used again, and only where it is the same."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from onrecord.model import Document, Failure, Figure, ReadOptions, replace
from onrecord.pipeline import Options, iter_documents
from onrecord.pipeline.cache import Cache
from onrecord.pipeline.readings import _cut_short
from onrecord.pipeline.stages import work_on
from onrecord.read.ocr.clock import LATE

Read = tuple[Document, tuple[Figure, ...]]


def _read(path: Path, folder: Path) -> Read:
    (read,) = iter_documents([str(path)], Options(cache_dir=str(folder)))
    assert not isinstance(read, Failure), read
    return read


def _entries(folder: Path) -> list[Path]:
    return [path for path in folder.glob("*/*") if path.is_file()]


@pytest.fixture
def letter(tmp_path: Path) -> Path:
    """A document with figures."""
    path = tmp_path / "letter.txt"
    path.write_text("At least 12 people were killed in Varn on 3 May 1993.\n", encoding="utf-8")
    return path


def test_the_second_reading_is_the_same(letter: Path, tmp_path: Path) -> None:
    """An entry gives back the very records that were read."""
    folder = tmp_path / "cache"
    first = _read(letter, folder)
    assert len(_entries(folder)) == 1
    assert _read(letter, folder) == first
    assert len(_entries(folder)) == 1


def test_an_entry_is_really_used(letter: Path, tmp_path: Path) -> None:
    """What the entry of another document's bytes would say is what a run says."""
    folder = tmp_path / "cache"
    other = tmp_path / "other.txt"
    other.write_text("34 houses were destroyed in Sorrel.\n", encoding="utf-8")
    _read(letter, folder)
    store = Cache(folder)
    entry = store.load(store.key(str(letter)))
    assert entry is not None
    store.save(store.key(str(other)), entry)
    document, figures = _read(other, folder)
    assert document.text == letter.read_text(encoding="utf-8")
    assert document.path == str(other)
    assert {figure.document for figure in figures} <= {str(other)}


def test_a_copy_of_a_file_keeps_its_own_path(letter: Path, tmp_path: Path) -> None:
    """The same bytes under another name share the entry, not the path."""
    folder = tmp_path / "cache"
    copy = tmp_path / "copy.txt"
    copy.write_bytes(letter.read_bytes())
    first, second = _read(letter, folder), _read(copy, folder)
    assert len(_entries(folder)) == 1
    assert second[0].path == str(copy)
    assert [figure.id for figure in first[1]] == [figure.id for figure in second[1]]


@pytest.mark.parametrize("change", ["text", "metadata", "suffix"])
def test_what_changes_the_reading_changes_the_entry(
    letter: Path, tmp_path: Path, change: str
) -> None:
    """Other bytes, other metadata and another format are read anew."""
    folder = tmp_path / "cache"
    _read(letter, folder)
    if change == "text":
        letter.write_text("13 people were killed in Varn.\n", encoding="utf-8")
    elif change == "metadata":
        letter.with_suffix(".meta.yml").write_text("title: A letter\n", encoding="utf-8")
    else:
        letter = letter.rename(letter.with_suffix(".md"))
    document, _ = _read(letter, folder)
    assert len(_entries(folder)) == 2
    assert document.text == letter.read_text(encoding="utf-8")
    if change == "metadata":
        assert document.metadata.title == "A letter"


@pytest.mark.parametrize("damage", [b"", b"x", b"x" * 400])
def test_a_damaged_entry_is_written_anew(letter: Path, tmp_path: Path, damage: bytes) -> None:
    """It counts as missing, and the next run finds it whole."""
    folder = tmp_path / "cache"
    first = _read(letter, folder)
    (entry,) = _entries(folder)
    whole = entry.read_bytes()
    entry.write_bytes(damage)
    assert _read(letter, folder) == first
    assert entry.read_bytes() == whole
    entry.write_bytes(whole[:-1] + bytes([whole[-1] ^ 1]))
    assert _read(letter, folder) == first


def test_only_its_owner_may_look(letter: Path, tmp_path: Path) -> None:
    """Folders and entries are closed to others."""
    folder = tmp_path / "cache"
    _read(letter, folder)
    assert folder.stat().st_mode & 0o077 == 0
    for path in folder.rglob("*"):
        assert path.stat().st_mode & 0o077 == 0


def test_without_the_cache_nothing_is_written(letter: Path, tmp_path: Path) -> None:
    """`cache=False` leaves no trace."""
    folder = tmp_path / "cache"
    list(iter_documents([str(letter)], Options(cache=False, cache_dir=str(folder))))
    assert not folder.exists()


def test_a_folder_that_cannot_be_written_is_no_failure(letter: Path, tmp_path: Path) -> None:
    """The run does its work without a cache."""
    blocked = tmp_path / "a file"
    blocked.write_text("", encoding="utf-8")
    assert _read(letter, blocked / "cache")[0].path == str(letter)


def test_the_oldest_entries_go_first(tmp_path: Path) -> None:
    """Pruning keeps the entries used last, up to the size that is allowed."""
    store = Cache(tmp_path / "cache")
    keys = [f"{number:064x}" for number in range(5)]
    for age, key in enumerate(keys):
        store.save(key, b"x" * 100)
        os.utime(tmp_path / "cache" / key[:2] / key[2:], (1000 - age, 1000 - age))
    assert store.load(keys[4]) is not None  # used now, so the newest
    store.prune(max_bytes=350)
    assert [store.load(key) is not None for key in keys] == [True, True, False, False, True]


def test_more_time_reads_nothing_anew_but_what_was_cut_short(letter: Path, tmp_path: Path) -> None:
    """The time given to OCR is no part of the key; a reading that it cut short is not kept."""
    store = Cache(tmp_path / "cache")
    keys = {store.key(str(letter), ReadOptions(seconds=bound)) for bound in (0.0, 84.0, 840.0)}
    assert len(keys) == 1
    assert keys != {store.key(str(letter), ReadOptions(ocr=False))}
    work = next(work_on(str(letter)))
    assert not isinstance(work, Failure)
    assert not _cut_short(work)
    late = replace(work.document, notices=(replace(LATE, text=f"page 2: {LATE.text}"),))
    assert _cut_short(work._replace(document=late))

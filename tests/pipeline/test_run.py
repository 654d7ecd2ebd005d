"""Runs over many documents: the two ways to read them agree, and memory stays flat."""

from __future__ import annotations

import tracemalloc
from pathlib import Path

import pytest

from onrecord.errors import ConfigError
from onrecord.model import Collection, Failure, Figure
from onrecord.pipeline import Options, iter_documents, read_collection, stream_figures

EXAMPLES = Path(__file__).parents[2] / "examples" / "teshka"
TOWNS = ("Varn", "Sorrel", "Dol", "Orlen")


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Options:
    """Options with a cache that these tests share."""
    return Options(cache_dir=str(tmp_path_factory.mktemp("kept")))


@pytest.fixture(scope="module")
def collection(kept: Options) -> Collection:
    """The example collection, read."""
    return read_collection([str(EXAMPLES)], kept)


def test_streaming_gives_the_figures_of_the_collection(
    kept: Options, collection: Collection
) -> None:
    """The same figures, with the same events, in the same order."""
    streamed = tuple(stream_figures([str(EXAMPLES)], kept))
    assert streamed == collection.figures
    assert not collection.failures


def test_a_collection_is_whole(collection: Collection) -> None:
    """Documents, figures, events and comparisons refer to each other."""
    paths = {document.path for document in collection.documents}
    events = {event.id for event in collection.events}
    assert len(paths) == len(collection.documents) >= 10
    assert {figure.document for figure in collection.figures} <= paths
    assert {figure.event for figure in collection.figures} - {None} == events
    assert {comparison.event for comparison in collection.comparisons} - {None} <= events


def test_order_of_documents_is_the_order_given(kept: Options) -> None:
    """Also where a later one is in the cache and an earlier one is not."""
    paths = sorted(map(str, EXAMPLES.glob("*.txt")), reverse=True)
    read = [item for item in iter_documents(paths, kept) if not isinstance(item, Failure)]
    assert [document.path for document, _ in read] == paths


def test_no_documents_is_an_error(tmp_path: Path) -> None:
    """With the way to find out what is read."""
    with pytest.raises(ConfigError, match="no documents"):
        list(iter_documents([str(tmp_path)], Options(cache=False)))


def test_progress_is_told_after_each_document(kept: Options) -> None:
    """Done and total, up to the end."""
    told: list[tuple[int, int]] = []
    figures = stream_figures([str(EXAMPLES)], kept, lambda done, all_: told.append((done, all_)))
    assert sum(1 for _ in figures) > 0
    total = len(told)
    assert told == [(done, total) for done in range(1, total + 1)]


def _statements(folder: Path, count: int) -> None:
    folder.mkdir()
    for number in range(count):
        town, year = TOWNS[number % 4], 1991 + number % 3
        (folder / f"{number:04}.txt").write_text(
            f"Bulletin {number}\n\nAt least {number % 80 + 3} people were killed in {town} on "
            f"{number % 28 + 1} May {year}. " + "Nothing else was reported that day. " * 40,
            encoding="utf-8",
        )


def _peak(folder: Path, kept: Options) -> int:
    """Return the peak of what one run over the folder allocates, in bytes."""
    tracemalloc.start()
    try:
        for item in stream_figures([str(folder)], kept):
            assert isinstance(item, Figure)
        return tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()


def test_memory_does_not_grow_with_the_texts(tmp_path: Path, kept: Options) -> None:
    """Five times the documents take far less than their texts and records would."""
    _statements(tmp_path / "few", 120)
    _statements(tmp_path / "many", 600)
    for folder in ("few", "many"):  # read once, so that lexicons and the cache are there
        assert sum(1 for _ in stream_figures([str(tmp_path / folder)], kept)) >= 120
    few, many = _peak(tmp_path / "few", kept), _peak(tmp_path / "many", kept)
    texts = sum(path.stat().st_size for path in (tmp_path / "many").iterdir())
    assert texts > 800_000
    assert many - few < texts

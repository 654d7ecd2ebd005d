"""Citations of a run: read when they are asked for, and kept."""

from __future__ import annotations

from pathlib import Path

import pytest

from onrecord.pipeline import Options, read_collection
from onrecord.pipeline.citing import collection_citations
from onrecord.resolve import works

TEXT = """\
In May, 31 people were killed in Varn.1 Frontier Watch counts 40 dead (A/48/912).

1 The Varn Courier, 3 May 1994.
"""


def test_citations_are_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The second time nothing is read; without a cache it is."""
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    options = Options(cache_dir=str(tmp_path / "cache"))
    collection = read_collection([str(tmp_path / "a.txt")], options)
    first = collection_citations(collection, options)
    assert [one.cites for one in first] == ["un:A/48/912", "news:varn-courier:1994-05-03"]
    assert all(one.claims for one in first)

    def never(_: object) -> tuple[()]:
        raise AssertionError("read again")

    monkeypatch.setattr(works, "cite", never)
    assert collection_citations(collection, options) == first
    with pytest.raises(AssertionError, match="read again"):
        collection_citations(collection, Options(cache=False))


def test_works_are_one_in_all_documents(tmp_path: Path) -> None:
    """The key of a work does not depend on which document cites it first."""
    for name, symbol in (("a.txt", "A/48/912-S/1993/26"), ("b.txt", "S/1993/26")):
        text = f"The letter ({symbol}) of {name} names 31 killed people."
        (tmp_path / name).write_text(text, encoding="utf-8")
    collection = read_collection([str(tmp_path)], Options(cache=False))
    keys = {one.cites for one in collection_citations(collection, Options(cache=False))}
    assert len(keys) == 1

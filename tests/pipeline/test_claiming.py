"""Attributions and claims of a run: read when they are asked for, and kept."""

from __future__ import annotations

from pathlib import Path

import pytest

from onrecord.pipeline import Options, read_collection
from onrecord.pipeline.claiming import collection_attributions, collection_claims
from onrecord.resolve import bodies

TEXT = "The union said that it was a massacre. It urged the army to leave Varn."


def test_claims_are_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The second time nothing is read."""
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    options = Options(cache_dir=str(tmp_path / "cache"))
    collection = read_collection([str(tmp_path / "a.txt")], options)
    claims = collection_claims(collection, options)
    said = collection_attributions(collection, options)
    assert [type(one).__name__ for one in claims] == ["Qualification", "Appeal"]
    assert [one.author for one in said] == ["The union", "The union"]

    def never(*_: object) -> tuple[()]:
        raise AssertionError("read again")

    monkeypatch.setattr(bodies, "claims_of", never)
    assert collection_claims(collection, options) == claims
    with pytest.raises(AssertionError, match="read again"):
        collection_claims(collection, Options(cache=False))

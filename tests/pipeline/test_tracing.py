"""Origins, citations, passages and claims of a run, found once."""

from __future__ import annotations

from pathlib import Path

from onrecord.pipeline import Options, read_collection
from onrecord.pipeline.tracing import with_sources

FIRST = "KELMAR WATCH\n\n3 May 2001\n\nAt Orlen 31 people were killed on 1 May 2001.\n"
SECOND = (
    "ORLEN PAPER\n\n4 May 2001\n\nAccording to Kelmar Watch, 31 people were killed at Orlen on"
    " 1 May 2001. Parliament called it a massacre, see Security Council resolution 871 (1993).\n"
)


def test_what_is_found_is_kept(tmp_path: Path) -> None:
    """A second run gives the same records from the cache."""
    for name, text in (("a.txt", FIRST), ("b.txt", SECOND)):
        (tmp_path / name).write_text(text, encoding="utf-8")
    options = Options(cache_dir=str(tmp_path / "kept"), isolate=False)
    paths = [str(tmp_path / "a.txt"), str(tmp_path / "b.txt")]
    collection = read_collection(paths, options)
    found = with_sources(collection, options)
    assert found.citations
    assert found.origins
    assert found.claims
    kept = len(list((tmp_path / "kept").rglob("*")))
    assert with_sources(read_collection(paths, options), options) == found
    assert len(list((tmp_path / "kept").rglob("*"))) == kept

"""The gate for citations and footnotes: the project's own marked texts, above pinned floors.

A floor is only ever raised.
"""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from .citing import Tally, joined, load_cited, tally

SHARED = Path(__file__).parents[3] / "shared" / "eval" / "score_sources.py"
LEAST_MARKED = 80


def measure_citations(folder: str) -> Tally:
    """Return the counts over all marked citations of a folder."""
    tallies = [tally(cited)[0] for cited in load_cited(folder)]
    return Tally(*(sum(values) for values in zip(*tallies, strict=True)))


def test_citations_stay_above_their_floor() -> None:
    """Marked references are found with the right type and fields, and nothing else is."""
    total = measure_citations("citations")
    assert total.found >= 0.99 * total.marks, total
    assert total.typed >= 0.99 * total.found, total
    assert total.right >= 0.97 * total.fields, total
    assert total.stray <= 0.01 * total.marks, total


def test_held_citations_stay_above_their_floor() -> None:
    """So do those of passages that no rule was written for."""
    total = measure_citations("citations-held")
    assert total.found >= 0.9 * total.marks, total
    assert total.typed >= 0.97 * total.found, total
    assert total.stray <= 1, total


def test_footnotes_stay_above_their_floor() -> None:
    """Marked markers lead to their notes, with readable numbers and with OCR's glyphs."""
    good, marked, false = (
        sum(values) for values in zip(*map(joined, load_cited("footnotes")), strict=True)
    )
    assert good >= 0.98 * marked, (good, marked)
    assert false <= 0.02 * marked, false


def test_there_are_enough_marked_references() -> None:
    """There are at least eighty marked texts, among them some that cite nothing."""
    cited = list(load_cited("citations"))
    assert len(cited) >= LEAST_MARKED
    assert sum(1 for one in cited if not one.marks) >= 18


@pytest.mark.shared
@pytest.mark.skipif(not SHARED.exists(), reason="needs the evaluation texts in ../shared")
@pytest.mark.parametrize(
    ("what", "expected"),
    [
        ("citations", "citations found 19/19, of the right type 19"),
        ("footnotes", "footnotes joined 13/13"),
    ],
)
def test_the_seeds(what: str, expected: str) -> None:
    """The five seed documents: each marked reference and footnote, and nothing stray."""
    import subprocess  # noqa: PLC0415

    command = f"{sys.executable} -m onrecord citations --no-cache --format jsonl"
    done = subprocess.run(
        [sys.executable, str(SHARED), what, "--cmd", command],
        capture_output=True, text=True, check=True,
    )  # fmt: skip
    assert expected in done.stdout
    assert "stray 0" in done.stdout or what == "footnotes"

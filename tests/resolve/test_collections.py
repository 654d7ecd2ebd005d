"""Small collections of several documents, with the happening of each figure marked by hand."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
import yaml

from onrecord.resolve import gather
from tests.eval.scoring import b_cubed

from .build import make

_FOLDER = Path(__file__).parent / "collections"
_MARK = re.compile(r"\[\[(?P<event>[a-z]+):")
_FILES = sorted(_FOLDER.glob("*.yml"))
FLOOR, MEAN_FLOOR = 0.68, 0.85


def load(path: Path) -> dict[str, Any]:
    """Return a collection: its genre, and its documents with marks `[[event:outcome|words]]`."""
    loaded: dict[str, Any] = yaml.safe_load(path.read_text(encoding="utf-8"))
    return loaded


def pairs(path: Path) -> list[tuple[str | None, str]]:
    """Return for each figure of a collection the event it was given, and the marked one."""
    items, marked = [], []
    for document in load(path)["documents"]:
        marked += _MARK.findall(document["text"])
        text = _MARK.sub("[[", document["text"])
        items.append(make(text, document["name"], date=document.get("date")))
    figures, _ = gather(items)
    return [
        (figure.event, event)
        for figure, event in zip(figures, marked, strict=True)
        if event != "none"
    ]


@pytest.mark.parametrize("path", _FILES, ids=lambda path: path.stem)
def test_figures_go_to_the_happening_they_speak_of(path: Path) -> None:
    """The figures of each collection are gathered as a reader would gather them."""
    score = b_cubed(pairs(path))
    assert score >= FLOOR, score


def test_the_collections_are_gathered_well_on_the_whole() -> None:
    """The mean over all collections stays above its floor, which is only ever raised."""
    scores = [b_cubed(pairs(path)) for path in _FILES]
    assert len(scores) >= 12
    assert sum(scores) / len(scores) >= MEAN_FLOOR, scores

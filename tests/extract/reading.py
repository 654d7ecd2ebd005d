"""Figures of short texts, and the tables of marked cases."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import yaml

from onrecord.extract.figures import extract_figures
from onrecord.model import Document, Figure
from onrecord.read import read_bytes
from onrecord.text import segment

_MARK = re.compile(r"⟦([^|⟦⟧]*)\|([^⟦⟧]*)⟧")


def figures_of(text: str, name: str = "text.md") -> tuple[Figure, ...]:
    """Return the figures of a text as if it were a file called `name`."""
    return extract_figures(segment(read_bytes(text.encode(), name)))


def figures_in(text: str) -> tuple[Figure, ...]:
    """Return the figures of a text that no file needs to hold (any characters may stand in it)."""
    document = Document(id="0" * 64, path="text.md", media_type="text/markdown", text=text)
    return extract_figures(segment(document))


def marked_cases(name: str) -> dict[str, list[Any]]:
    """Return the table of cases `cases/NAME.yml`."""
    path = Path(__file__).parent / "cases" / f"{name}.yml"
    loaded: dict[str, list[Any]] = yaml.safe_load(path.read_text(encoding="utf-8"))
    return loaded


def unmark(marked: str) -> tuple[str, list[tuple[str, int, int]]]:
    """Return a text without its marks `⟦label|words⟧`, and each label with the words' place."""
    text, places, at = "", [], 0
    for match in _MARK.finditer(marked):
        text += marked[at : match.start()]
        places.append((match[1], len(text), len(text) + len(match[2])))
        text += match[2]
        at = match.end()
    return text + marked[at:], places

"""Figures of tables: outcome, group and whole from the headings, and no figure from the rest."""

from __future__ import annotations

import pytest

from tests.extract.reading import figures_of, marked_cases, unmark

SUFFIX = {"markdown": "table.md", "html": "table.html", "text": "table.txt"}
CASES = [(kind, text) for kind, texts in marked_cases("tables").items() for text in texts]


def _wanted(marks: list[tuple[str, int, int]], text: str) -> list[tuple[object, ...]]:
    rows: list[tuple[object, ...]] = []
    words = {label.split()[0]: text[start:end] for label, start, end in marks}
    for label, start, end in marks:
        _, outcomes, groups, *whole = label.split()
        part_of = words[whole[0].lstrip("<")] if whole else None
        rows.append((text[start:end], outcomes.split("+"), groups.split("+"), part_of))
    return rows


@pytest.mark.parametrize(("kind", "marked"), CASES)
def test_the_figures_of_a_table(kind: str, marked: str) -> None:
    """The marked numbers are figures with the marked meaning; the others are none."""
    text, marks = unmark(marked)
    figures = figures_of(text, SUFFIX[kind])
    words = {figure.id: figure.text for figure in figures}
    found = [
        (f.text, list(f.outcome), list(f.group), words[f.part_of] if f.part_of else None)
        for f in figures
    ]
    found = [row for row in found if row[1] != ["other"]]
    assert found == _wanted(marks, text)

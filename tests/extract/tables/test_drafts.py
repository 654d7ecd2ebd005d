"""Figures of tables: outcome, group and whole from the headings, and no figure from the rest."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.extract.reading import figures_in, figures_of, marked_cases, unmark

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


WORDS = st.sampled_from(
    ["", "Killed", "Wounded", "Total", "of which children", "41", "1,204", "12 (3)", "3/4", "–", "Varn",
     "12 killed, 3 hurt", "1991", "Men", "Number", "%", "about 40", "*7*", "Killed / wounded"]
)  # fmt: skip


@given(st.lists(st.lists(WORDS, min_size=1, max_size=6), min_size=1, max_size=6), st.booleans())
def test_any_table_is_read(rows: list[list[str]], rule: bool) -> None:
    """Any table is read without error: anchors hold, no number twice, no figure in a ring of parts."""
    lines = ["| " + " | ".join(row) + " |" for row in rows]
    if rule:
        lines.insert(1, "|" + "---|" * len(rows[0]))
    text = "\n".join(lines)
    figures = figures_in(text)
    assert all(text[f.start : f.end] == f.text for f in figures)
    assert len({(f.start, f.end) for f in figures}) == len(figures)
    wholes = {f.id: f.part_of for f in figures}
    for figure in figures:
        above, steps = figure.part_of, 0
        while above is not None and steps <= len(figures):
            above, steps = wholes.get(above), steps + 1
        assert steps <= len(figures)


def test_a_factor_in_the_heading_multiplies_and_leaves_a_doubt() -> None:
    """The heading "Refugees (thousands)" makes 120 mean 120,000, "more than 40" at least 40,001, with a note."""
    text = "| Year | Refugees (thousands) |\n|---|---|\n| 1992 | 120 |\n| 1993 | more than 40 |\n"
    first, second = figures_of(text)
    assert (first.low, first.best, first.high) == (120_000, 120_000, 120_000)
    assert (second.low, second.best, second.high) == (40_001, None, None)
    assert all("multiplied" in figure.doubts[0] for figure in (first, second))


def test_a_row_is_the_sentence_of_its_figures() -> None:
    """The sentence of a table's figure is its row."""
    text = "| Place | Killed |\n|---|---|\n| Varn | 12 |\n| Sorrel | 3 |\n"
    rows = [text[f.sentence.start : f.sentence.end] for f in figures_of(text)]
    assert rows == ["| Varn | 12 |", "| Sorrel | 3 |"]


def test_spans_beyond_reason_are_cut() -> None:
    """A web table with a thousand spanning columns is read, with no more than its width allowed."""
    cells = "".join(f'<td colspan="100">{number}</td>' for number in range(200))
    html = f"<table><tr><th>Place</th><th>Killed</th></tr><tr>{cells}</tr></table>"
    assert len(figures_of(html, "table.html")) <= 60

"""Labels and the heads of lists say what the numbers behind and under them count."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.extract.reading import figures_of, marked_cases, unmark

CASES = [(kind, text) for kind, texts in marked_cases("labels").items() for text in texts]


@pytest.mark.parametrize(("kind", "marked"), CASES)
def test_the_figures_of_labels_and_lists(kind: str, marked: str) -> None:
    """The marked numbers are figures with the marked meaning; the others are none."""
    text, marks = unmark(marked)
    figures = figures_of(text)
    words = {figure.id: figure.text for figure in figures}
    found = [
        (f.text, "+".join(f.outcome), "+".join(f.group), words[f.part_of] if f.part_of else "")
        for f in figures
        if f.outcome != ("other",)
    ]
    named = {label.split()[0]: text[start:end] for label, start, end in marks}
    wanted = [
        (
            text[start:end],
            *label.split()[1:3],
            named[label.partition("<")[2]] if "<" in label else "",
        )
        for label, start, end in marks
    ]
    assert found == wanted, kind


LABEL = st.sampled_from(["Killed", "Wounded", "Varn", "Age", "Of whom children", "Total", "–", "|"])


@given(st.lists(st.tuples(LABEL, st.integers(0, 99), st.sampled_from(": =;|,.\n"))))
def test_no_line_of_labels_fails(pairs: list[tuple[str, int, str]]) -> None:
    """Whatever is put together of labels and numbers is read, each number once at the most."""
    text = "Forty dead. " + " ".join(f"{label}{mark} {number}" for label, number, mark in pairs)
    places = [(f.start, f.end) for f in figures_of(text)]
    assert len(places) == len(set(places))

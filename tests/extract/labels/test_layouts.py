"""Where runs of lines with a label and a number each stand."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.extract.labels.layouts import line_up, lines_of, read_line_of
from onrecord.model import Document


@pytest.mark.parametrize(
    ("words", "layout", "label", "value"),
    [
        ("- St. Anne's ward: 41", "-:", "St. Anne's ward", 41),
        ("Camp 4 . . . . 1,204", ".", "Camp 4", 1204),
        ("**Dol** – c. 12–15 (provisional)", "-", "Dol", 12),
        ("(a) Night of 3 to 4 May = at least 9;", "1:", "Night of 3 to 4 May", 9),
        ("• Dol 41, of whom 3 children", "•", "Dol", 41),
        ("- 41 in Camp 4", "-ahead i", "Camp 4", 41),
        ("Dead (n = 41)", "(", "Dead", 41),
        ("1993: 41", ":", "1993", 41),
        ("Dol: 1l4", ":", "Dol", 114),
    ],
)
def test_the_label_the_number_and_what_stands_between(
    words: str, layout: str, label: str, value: int
) -> None:
    """Marks, modifiers and what follows the number are no part of the label."""
    line = read_line_of(100, words)
    assert line is not None
    assert (line.layout, line.label, line.value) == (layout, label, value)
    assert words[line.at - 100].isdigit()


@pytest.mark.parametrize(
    "words",
    ["The raid killed 41", "Dol: 12 km", "Osk. Killed 4. Houses burnt 31", "Aged 41", "41 were killed", "Dol", "p. 41"],
)  # fmt: skip
def test_lines_that_are_no_entries(words: str) -> None:
    """A sentence, a measure, several entries on one line and a page are none."""
    assert read_line_of(0, words) is None


def test_a_run_has_one_layout_but_for_its_total() -> None:
    """Another layout begins another run, under the line before it; a rule heads nothing."""
    text = "Killed\n------\n- Dol: 41\n- Varn: 12\nTotal .... 53\nWounded .... 9\nMissing .... 8\n"
    document = Document(id="0" * 64, path="t.txt", media_type="text/plain", text=text)
    runs = [(run.above, [line.label for line in run.lines]) for run in line_up(lines_of(document))]
    assert runs == [
        ("Killed", ["Dol", "Varn", "Total"]),
        ("Total .... 53", ["Wounded", "Missing"]),
    ]


@given(st.text(alphabet="Dol 41:.-–(•\n1.", max_size=80))
def test_any_text_is_lined_up(text: str) -> None:
    """Each entry's number stands where it says."""
    document = Document(id="0" * 64, path="t.txt", media_type="text/plain", text=text)
    for run in line_up(lines_of(document)):
        assert all(text[line.at].isdigit() for line in run.lines)

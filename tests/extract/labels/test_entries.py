"""Entries of a register: words, a leader, a number; and totals over their lines."""

from __future__ import annotations

import pytest

from onrecord.extract.masks import label_masks
from tests.extract.reading import figures_of


def read(text: str) -> list[tuple[str, str]]:
    """Return the numbers of a text with what they count."""
    return [(figure.text, "+".join(figure.outcome)) for figure in figures_of(text)]


@pytest.mark.parametrize("lead", [" . . . . . ", " ........ ", " _ _ _ _ ", "     ", ", ", " "])
def test_whatever_leads_from_words_to_their_number(lead: str) -> None:
    """Dots, strokes, a gap, a comma or a blank stand between "Died of wounds" and its number."""
    assert read(f"Died of wounds{lead}47") == [("47", "killed")]


@pytest.mark.parametrize(
    "text", ["Died 1943.", "Shot at 9.", "Wounded Knee 14.", "Rebels shot 14.", "Mules killed 41."]
)
def test_words_and_a_number_that_are_no_entry(text: str) -> None:
    """A year, an hour, a place, a sentence and animals are no entries of those harmed."""
    assert [found for found in read(text) if found[0] != "14" or "Rebels" not in text] == []


def test_what_adds_up_under_a_total_are_its_parts() -> None:
    """Lines that sum to the total over them are parts of it; others are not."""
    text = "Dead, by place: 50\n  quay 30   market 20"
    figures = figures_of(text)
    assert [f.part_of for f in figures] == [None, figures[0].id, figures[0].id]
    others = figures_of("Dead in all: 50\n  quay 30   market 21")
    assert {figure.part_of for figure in others} == {None}


def test_pages_of_contents_count_nobody() -> None:
    """The pages of a table of contents go up; numbers of a return that do not are counted."""
    pages = "The Dead . . . . {}\nThe Wounded . . . . {}\nThe Missing . . . . {}\nThe Exiled . . . . {}\n"
    assert read(pages.format(3, 9, 14, 20)) == []
    assert {mask.kind for mask in label_masks(pages.format(3, 9, 14, 20))} == {"page"}
    assert len(read(pages.format(14, 9, 3, 20))) == 4

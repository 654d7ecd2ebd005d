"""Denied, withdrawn and hypothetical figures are told from asserted ones."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.extract.polarity import mark_polarity
from onrecord.model import Span
from tests.extract.reading import figures_in, figures_of, marked_cases, unmark

POLARITY = {"a": "asserted", "d": "denied", "w": "withdrawn", "h": "hypothetical"}
CASES = [text for texts in marked_cases("polarity").values() for text in texts]


@pytest.mark.parametrize("marked", CASES)
def test_each_marked_number_has_its_polarity(marked: str) -> None:
    """Every marked number is a figure of the polarity that its mark names."""
    text, marks = unmark(marked)
    figures = {(f.start, f.end): f.polarity for f in figures_of(text, "text.txt")}
    wanted = {(start, end): POLARITY[label] for label, start, end in marks}
    assert {place: figures.get(place) for place in wanted} == wanted


def test_the_table_is_long_enough() -> None:
    """There are more than 200 sentences, a third of them asserted although they hold a cue."""
    assert len(CASES) > 200
    assert len(marked_cases("polarity")["asserted"]) > 60


@pytest.mark.parametrize(
    ("text", "outcome", "group"),
    [
        ("An earlier version said ⟦|61⟧ men had been killed. The correct figure is ⟦x|16⟧.",
         ("killed",), ("man",)),
        ("The hospital cut the number of wounded in its care from ⟦|31⟧ to ⟦x|28⟧.",
         ("injured",), ("person",)),
        ("It was not ⟦|45⟧ soldiers who were captured that day but ⟦x|eleven⟧.",
         ("detained",), ("soldier",)),
        ("The Commission withdrew its estimate of ⟦|900⟧ dead and now speaks of about ⟦x|700⟧.",
         ("killed",), ("person",)),
    ],
)  # fmt: skip
def test_a_bare_number_counts_what_the_one_it_corrects_counts(
    text: str, outcome: tuple[str, ...], group: tuple[str, ...]
) -> None:
    """The number put in place of another takes over its outcome and group, and is asserted."""
    plain, marks = unmark(text)
    place = next((start, end) for label, start, end in marks if label)
    figure = next(f for f in figures_of(plain) if (f.start, f.end) == place)
    assert (figure.outcome, figure.group, figure.polarity) == (outcome, group, "asserted")


def test_a_lie_is_the_sentence_before_in_the_same_paragraph() -> None:
    """The words "this is a lie" deny the sentence before them, and nothing across a paragraph."""
    near = figures_of("Radio Varn spoke of 45 dead. This is a lie.")
    far = figures_of("Radio Varn spoke of 45 dead.\n\nThis is a lie.")
    assert [f.polarity for f in near] == ["denied"]
    assert [f.polarity for f in far] == ["asserted"]


@given(st.text(max_size=300))
def test_any_text_is_read_without_error(text: str) -> None:
    """No text makes the marking fail."""
    mark_polarity(text, Span(0, len(text)), (), ())
    figures_in("Forty dead. " + text)


@pytest.mark.parametrize(
    ("text", "polarity"),
    [
        ("Whatever the leaflets say, 300 people did not die at the bridge.", "denied"),
        ("Twelve people weren't killed; all were saved.", "denied"),
        ("The 40 men were not killed by shells but by smoke.", "asserted"),
        ("The 40 men did not die in vain.", "asserted"),
        ("Forty people who did not die that day were killed later.", "asserted"),
    ],
)
def test_a_verb_that_is_negated(text: str, polarity: str) -> None:
    """A harm that did not happen is denied; one that did not happen in this way is none the less."""
    assert figures_of(text)[0].polarity == polarity

"""Numbers that no rule ties: weighed only beside figures that rules read, and told apart from them."""

from __future__ import annotations

import pytest

from onrecord.extract.figures import EXTRACTOR
from onrecord.extract.weighing.weigh import DOUBT, WEIGHER, may_be_weighed, weigh
from tests.extract.reading import figures_of

TOLD = "Shells killed 41 people in Sorrel on Monday. "


WEIGHED = (
    TOLD + "The priest had twelve in his book.",
    TOLD + "The clerk of Brannik put down 52 by Friday.",
    TOLD + "At the mill the clerk wrote down nineteen.",
)


@pytest.mark.parametrize("text", WEIGHED)
def test_a_number_beside_a_figure_may_be_weighed(text: str) -> None:
    """Where a figure stands near, a number that no rule ties takes the likeliest outcome."""
    first, second = figures_of(text)
    assert (first.outcome, first.extractor) == (("killed",), EXTRACTOR)
    assert (second.outcome, second.extractor) == (("killed",), WEIGHER)


def test_what_was_weighed_is_told_apart() -> None:
    """A weighed figure names its reader and carries the doubt; one that a rule read does not."""
    read = [figure for text in WEIGHED for figure in figures_of(text)]
    weighed = [figure for figure in read if figure.extractor == WEIGHER]
    assert weighed
    assert all(DOUBT in figure.doubts for figure in weighed)
    ruled = [figure for figure in read if figure.extractor == EXTRACTOR]
    assert ruled
    assert not any(DOUBT in figure.doubts for figure in ruled)


@pytest.mark.parametrize(
    "text",
    [
        "Six nurses were brought to the hospital to help.",
        "The road was closed at 6 and the wounded carried over the hill.",
    ],
)
def test_nothing_is_weighed_in_a_text_that_tells_of_no_harm(text: str) -> None:
    """A word of harm alone is not enough: a figure that rules read must stand near."""
    assert figures_of(text) == ()


def test_a_name_weighs_nothing() -> None:
    """Other names of people and places give the same figures."""
    texts = [text.replace("Brannik", "Ostler").replace("Sorrel", "Varn") for text in WEIGHED]
    for text, other in zip(WEIGHED, texts, strict=True):
        assert [(f.outcome, f.extractor) for f in figures_of(text)] == [
            (f.outcome, f.extractor) for f in figures_of(other)
        ]


def test_nothing_found_is_nothing_weighed() -> None:
    """A sentence without drafts is left alone."""
    weigh("", [], [], [])
    assert not any(map(may_be_weighed, []))

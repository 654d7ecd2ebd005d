"""Numbers that no rule ties: weighed only beside figures that rules read, and told apart from them."""

from __future__ import annotations

import pytest

from onrecord.extract.figures import EXTRACTOR, extract_figures, read_drafts
from onrecord.extract.weighing.weigh import DOUBT, WEIGHER, may_be_weighed
from onrecord.model import Document, Figure
from onrecord.read import read_bytes
from onrecord.text import segment
from tests.eval.marked import document_of, load
from tests.extract.reading import figures_of


@pytest.fixture(scope="module")
def texts() -> list[Document]:
    """Return marked texts that are hard to read."""
    return [document_of(marked) for marked in load("hard")]


@pytest.fixture(scope="module")
def read(texts: list[Document]) -> list[Figure]:
    """Return the figures of these texts."""
    return [figure for document in texts for figure in extract_figures(document)]


def test_what_was_weighed_is_told_apart(read: list[Figure]) -> None:
    """A weighed figure names its reader and carries the doubt; one that a rule read does neither."""
    weighed = [figure for figure in read if figure.extractor == WEIGHER]
    ruled = [figure for figure in read if figure.extractor == EXTRACTOR]
    assert weighed
    assert len(weighed) + len(ruled) == len(read)
    assert all(DOUBT in figure.doubts and len(figure.outcome) == 1 for figure in weighed)
    assert not any(DOUBT in figure.doubts for figure in ruled)


def test_a_weighed_figure_counts_somebody(read: list[Figure]) -> None:
    """Without a noun it goes on with the group of the figure beside it, or counts persons."""
    assert all(figure.group for figure in read if figure.extractor == WEIGHER)


def test_weighing_changes_nothing_that_rules_read_in_a_sentence(texts: list[Document]) -> None:
    """What the rules tied before a number was weighed stays as it was."""
    for document in texts:
        alone = read_drafts(document, lambda *_: None)
        together = read_drafts(document)
        first = next((d for d in together if d.weighed), None)
        end = first.sentence[0] if first else len(document.text)
        assert [d.outcomes for d in alone if d.sentence[0] < end] == [
            d.outcomes for d in together if d.sentence[0] < end
        ]


@pytest.mark.parametrize(
    "text",
    [
        "On Friday two suicide bombers shot dead 23 workers.",
        "Three masked men on a motorcycle shot dead 23 workers.",
        "At least 23 workers were shot dead by two men on a motorcycle.",
        "They shot dead 23 workers. The government sent 300 soldiers.",
        "Although 200 soldiers had been posted in the town, 23 workers were shot dead.",
        "After troops fired on a crowd of some 2,000 outside the court, 23 workers were shot dead.",
        "They shot dead 23 workers and burned all the mills in the three districts.",
        "They shot dead 23 workers. I have a statement, in which her age is entered as forty.",
    ],
)
def test_who_did_it_who_was_sent_and_where_are_not_counted(text: str) -> None:
    """Those who harm, forces, crowds and the places where it happened are harmed by nobody."""
    assert [figure.text for figure in figures_of(text) if figure.harms] == ["23"]


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


def test_what_was_decided_about_and_noughts_are_not_weighed() -> None:
    """A number that a rule tied, one that counts nobody, and "no" wait for no weighing."""
    document = segment(
        read_bytes(b"Soldiers shot 12 men at the mill, no women and 43 goats.", "a.txt")
    )
    drafts = read_drafts(document, lambda *_: None)
    assert [draft.phrase.quantity.best for draft in drafts] == [12, 0, 43]
    assert not any(map(may_be_weighed, drafts))

"""Quotations held against the text they were taken from."""

from __future__ import annotations

import pytest

from onrecord.model import Reuse
from onrecord.trace import find_reuse
from onrecord.trace.quoted import find_quoted
from onrecord.trace.words import words_of
from tests.making import document

REPORT = (
    "Hill Watch visited the valley in June. In our view it was the largest destruction of orchards "
    "since the flood, and nobody on the council of elders has been asked about it. The growers were "
    "driven out with their families in a single morning."
)


def quotations(quoting: str, quoted: str = REPORT) -> list[Reuse]:
    """Return the quotations of one text that are found in another."""
    papers = [
        document("a.txt", quoting, issuer="The Courier"),
        document("b.txt", quoted, issuer="Hill Watch"),
    ]
    return [each for each in find_reuse(papers) if each.quotation]


@pytest.mark.parametrize(
    ("quoting", "fidelity", "changes"),
    [
        (
            "It was, Hill Watch said, “the largest destruction of orchards since the flood”.",
            "exact",
            [],
        ),
        (
            "Hill Watch spoke of “the largest destruction of vineyards since the flood”, no less.",
            "altered",
            [("vineyards", "orchards")],
        ),
        (
            'Hill Watch said: "The growers were driven out […] in a single morning."',
            "shortened",
            [],
        ),
        (
            "“It was the largest destruction of orchards,” Hill Watch said, “since the flood.”",
            None,
            [],
        ),
    ],
)
def test_how_a_quotation_stands_in_the_other_text(
    quoting: str, fidelity: str | None, changes: list[tuple[str, str]]
) -> None:
    """Exact, shortened, altered, with the words that differ; too short to tell."""
    found = quotations(quoting)
    if fidelity is None:
        assert [each.quotation for each in found] in ([], ["exact"])
        return
    (only,) = found
    assert (only.quotation, only.type) == (fidelity, "quoted")
    assert [(change.a_text, change.b_text) for change in only.changes] == changes


def test_altered_and_unattributed_use_of_a_quoted_phrase() -> None:
    """A third body's words, quoted in one text, stand changed in the own voice of another."""
    found = quotations(
        "It was what the Orchard League later called the “largest clearing of fruit trees in memory” by far.",
        "This was the largest clearing of all fruit trees in memory, and it went unpunished.",
    )
    assert [(each.quotation, each.speaker) for each in found] == [("altered", "the Orchard League")]


def test_words_in_square_brackets_are_the_quoting_authors() -> None:
    """They are looked for in neither text."""
    (found,) = quotations(
        "“[These people] were driven out with their families in a single morning”, it says."
    )
    assert found.quotation == "exact"


def test_two_texts_that_quote_a_third_alike_are_not_told() -> None:
    """Both took the words from elsewhere; that is shared wording, no quotation of each other."""
    line = "The mayor said “the wells were sealed by order of the garrison and by nobody else”."
    assert not quotations(line, f"On Monday he repeated it. {line}")


@pytest.mark.parametrize(
    "text",
    [
        "Read “Massacre at the Upper Luma Crossing Point” by Ann Dorr in the Morning Ledger.",
        "He called it “a crime of war” twice.",
        "No quotation stands here, though it’s Hill’s view that they’re right.",
    ],
)
def test_titles_and_turns_of_phrase_are_no_quotations(text: str) -> None:
    """Names in a row and a few words are not looked for."""
    paper = document("a.txt", text)
    assert not list(find_quoted(paper, words_of(paper)))


def test_speaker_is_who_is_credited() -> None:
    """The name before the verb."""
    text = "Mayor Lisk said that “the garrison had sealed every single well in town”. "
    paper = document("a.txt", text)
    assert [each.speaker for each in find_quoted(paper, words_of(paper))] == ["Mayor Lisk"]

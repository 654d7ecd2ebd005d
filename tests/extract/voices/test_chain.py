"""The chain of voices behind a figure."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.extract.voices import attribute
from tests.extract.voices.marked import attributed, chains, document_of, figures_in

CASES: list[dict[str, Any]] = yaml.safe_load(
    (Path(__file__).parents[1] / "cases" / "voices.yml").read_text(encoding="utf-8")
)
PIECES = [
    "the mayor", "The Red Cross", "said", "says", "that", "“", "”", '"', ",", ".", ";", ":", "(", ")",
    "12", "3,400", "dead", "according to", "citing", "X's figure of", "denied", "\n", "\n\n", "| a | 12 |",
    "who", "and", "—", "*", "[1]", "Source: ", "reported as follows:", "he", "it", "A", "’", "> ", "- ",
]  # fmt: skip


@pytest.mark.parametrize("case", CASES, ids=[case["text"][:60] for case in CASES])
def test_marked_passages(case: dict[str, Any]) -> None:
    """Each figure of a marked passage has the voices that the passage gives it, and no other."""
    found = chains(case["text"])
    assert len(found) == len(case["voices"])
    for names, wanted in zip(found, case["voices"], strict=True):
        assert len(names) == len(wanted), (names, wanted)
        for name, words in zip(names, wanted, strict=True):
            assert words.lower() in name.lower().replace("\n", " ")


def test_names_stand_in_the_text() -> None:
    """A voice's name is the text at its place, and its cue are words of the text."""
    text = "Radio Varn, citing the mayor, said ⟦36⟧ had died. He added that ⟦9⟧ were missing."
    plain = text.replace("⟦", "").replace("⟧", "")
    for figure in attributed(text):
        assert figure.sources
        for voice in figure.sources:
            assert plain[voice.start : voice.end] == voice.name
            assert voice.cue in plain


def test_kinds_of_voices() -> None:
    """A voice's kind is read from the words of its name."""
    text = (
        "The defence ministry said ⟦1⟧ died, a nurse said ⟦2⟧ died, Radio Varn said ⟦3⟧ died and "
        "Ilse Horn said ⟦4⟧ died."
    )
    kinds = [figure.sources[0].kind for figure in attributed(text)]
    assert kinds == ["state", "medical", "media", "unknown"]


def test_issuer_is_no_voice() -> None:
    """The issuer, its staff and its initials are not among the document's own sources."""
    text = (
        "Northern Watch documented ⟦41⟧ deaths. Researchers of Northern Watch say ⟦12⟧ were "
        "children. NW reports ⟦3⟧ missing. The Interior Ministry says ⟦9⟧."
    )
    found = chains(text, issuer="Northern Watch")
    assert found[:2] == [[], []]
    assert found[3] == ["The Interior Ministry"]


def test_town_of_a_paper_is_not_the_paper() -> None:
    """Ostravia is a voice in the Ostravia Daily; the state is none in its own ministry's note."""
    text = "Ostravia says ⟦41⟧ died."
    assert chains(text, issuer="Ostravia Daily") == [["Ostravia"]]
    assert chains(text, issuer="Ministry of Foreign Affairs of Ostravia") == [[]]


def test_courts_speak_of_themselves() -> None:
    """A tribunal speaks of "the Chamber"; the Appeals Chamber is another voice."""
    text = "The Chamber finds that ⟦41⟧ died. The Appeals Chamber found that ⟦12⟧ died."
    found = chains(text, issuer="Special Tribunal for Varn")
    assert found == [[], ["The Appeals Chamber"]]


def test_fuller_names_are_taken_up() -> None:
    """A surname and an office take up the fuller name that stands before them."""
    text = (
        "Its lead counsel, Otto Brandel, said ⟦6⟧ wardens were seized. Brandel said ⟦2⟧ died."
        "\n\nThe minister of health, Ada Lund, said ⟦9⟧ died. The minister said ⟦4⟧ were children."
    )
    found = chains(text)
    assert ["Otto Brandel" in chain[0] for chain in found[:2]] == [True, True]
    assert ["Ada Lund" in chain[0] for chain in found[2:]] == [True, True]


def test_no_figures_cost_nothing() -> None:
    """Without figures nothing is read."""
    assert attribute(document_of("The mayor said 12 had died."), ()) == ()


@settings(max_examples=200, deadline=None)
@given(st.lists(st.sampled_from(PIECES), max_size=60).map(" ".join), st.data())
def test_hostile_text(text: str, data: st.DataObject) -> None:
    """Whatever the text, nothing breaks and every voice is anchored to its words."""
    document = document_of(f"Varn. {text}")
    size = len(document.text)
    places = data.draw(st.lists(st.integers(0, max(0, size - 1)), max_size=5, unique=True))
    figures = figures_in(document, [(place, place + 1) for place in sorted(places) if size])
    for figure in attribute(document, figures):
        for voice in figure.sources:
            assert voice.start is not None
            assert document.text[voice.start : voice.end] == voice.name


@settings(max_examples=100, deadline=None)
@given(st.text(st.characters(exclude_characters="\x00", exclude_categories=("Cs",)), max_size=300))
def test_random_text(text: str) -> None:
    """Random characters do not break the reading."""
    document = document_of(f"Varn {text}")
    attribute(document, figures_in(document, [(0, 4)]))


@given(st.sampled_from(CASES))
@settings(max_examples=60, deadline=None)
def test_a_paragraph_before_shifts_anchors_by_its_length(case: dict[str, Any]) -> None:
    """A paragraph put before a passage moves every voice by exactly its length."""
    prefix = "There was snow on the hills that morning.\n\n"
    if case["text"].startswith(("|", "-", ">")):
        return
    for plain, moved in zip(
        attributed(case["text"]), attributed(prefix + case["text"]), strict=True
    ):
        assert [v.name for v in plain.sources] == [v.name for v in moved.sources]
        for before, after in zip(plain.sources, moved.sources, strict=True):
            assert before.start is not None
            assert after.start == before.start + len(prefix)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            (
                "Varn Aid interviewed 83 residents. A clerk told us of the raid. "
                "Varn Aid confirmed that ⟦nine⟧ people died."
            ),
            [[]],
        ),
        (
            (
                "Varn Aid interviewed 83 residents. It gave no date. "
                "Varn Aid confirmed that ⟦nine⟧ people died."
            ),
            [["Varn Aid"]],
        ),
        ("We recall that the army has never said how ⟦nine⟧ people died.", [[]]),
        ("On the basis of hospital records, it is held that ⟦nine⟧ people died.", [[]]),
    ],
)
def test_the_body_that_reports_its_own_research(text: str, expected: list[list[str]]) -> None:
    """Who interviewed and says "told us" is the document itself."""
    assert chains(text) == expected

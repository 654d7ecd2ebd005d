"""Markers joined to notes."""

from __future__ import annotations

import pytest

from onrecord.model import Footnote, replace
from onrecord.text.footnotes import Footnotes, join_footnotes
from onrecord.text.note_numbers import infer_numbers, is_piece, may_be, number_of
from tests.making import document

CLEAN = """\
The town was shelled for nine weeks.1 According to the Relief Committee, “not one roof was
whole”.2 A hundred carts left it in the night,3 and few of them came back.

1 Relief Committee of Sorrel, Winter Report (Varn, 1994), p. 12.
2 Ibid., p. 14.
3 The Varn Courier, 3 May 1994.
"""


def _pairs(found: Footnotes, text: str) -> list[tuple[str, str]]:
    return [
        (text[one.marker.start - 8 : one.marker.start], text[one.note.body : one.note.body + 8])
        for one in found.joined
    ]


def test_readable_numbers() -> None:
    """Digits after a full stop, a quotation and a comma lead to their notes."""
    paper = document("a.txt", CLEAN)
    found = join_footnotes(paper)
    assert [one.number for one in found.joined] == [1, 2, 3]
    assert not found.lone_markers
    assert not found.lone_notes


@pytest.mark.parametrize(
    ("markers", "labels"),
    [
        ("!?®", "123"),
        ("123", "!?%"),
        ("®®®", "!2%"),
        ("”??", ("1", "", "3")),
        ("!°*", ("", "2", "")),
    ],
)
def test_glyphs_join_by_order(markers: str, labels: str) -> None:
    """What OCR made of the numbers does not matter as long as the order holds."""
    text = CLEAN
    for number, (marker, label) in enumerate(zip(markers, labels, strict=True), start=1):
        text = text.replace(f".{number} Acc", f".{marker} Acc").replace(
            f"”.{number}", f"”.{marker}"
        )
        text = text.replace(f",{number} and", f",{marker} and")
        text = text.replace(f"\n{number} ", f"\n{label} " if label else "\n")
    paper = document("a.txt", text)
    found = join_footnotes(paper)
    assert len(found.joined) == 3, text
    starts = [one.note.body for one in found.joined]
    assert [text[at : at + 4] for at in starts] == ["Reli", "Ibid", "The "]


def test_one_note_may_have_several_markers() -> None:
    """A reference list is pointed to as often as it is used."""
    text = (
        "One fell.[1] Two fell.[2] Three fell.[1]\n\n[1] A. Moren, Varn (1994).\n[2] Ibid., p. 4.\n"
    )
    found = join_footnotes(document("a.txt", text))
    assert [one.number for one in found.joined] == [1, 2, 1]


def test_what_is_left_over() -> None:
    """A marker without a note, and a note without a marker, are named."""
    text = "One fell.[1] Two fell.[3]\n\n[1] A. Moren, Varn (1994).\n[2] See A/48/9912, p. 4.\n"
    found = join_footnotes(document("a.txt", text))
    assert [marker.number for marker in found.lone_markers] == [3]
    assert [note.label for note in found.lone_notes] == ["2"]


@pytest.mark.parametrize(
    "text",
    [
        "He asked: “Where is my son?” Nobody knew! They ran.",
        "Regiment No.366 and para.87, vol.2, cost 3.12 and 1,000 in all; see art.5 there.",
        "The area is 12 km² and the *old town* is small, *inter alia,* and poor.",
        "They fired an S-300, a T-72 and Mi8 rockets at A4, E75 and the M2.",
        '"It was night," she said. "We ran."',
        "[Eyewitnesses] spoke of [9] persons and [...] more.",
        "l,200 loaves and 1,200 shirts were given out.",
    ],
)
def test_other_signs_are_no_markers(text: str) -> None:
    """Punctuation, units, weapons and words put in by an editor point to no note."""
    assert join_footnotes(document("a.txt", text)).lone_markers == ()


def test_numbers_of_labels() -> None:
    """Readable labels are fixed points; one that its neighbours contradict gives way."""
    assert infer_numbers(["!", "2", "%", "4"]) == [1, 2, 3, 4]
    assert infer_numbers(["6", "", "", "®", "10", "1", "12"]) == [6, 7, 8, 9, 10, 11, 12]
    assert infer_numbers(["1", "2", "3", "1", "2"]) == [1, 2, 3, 1, 2]
    assert infer_numbers(["", ""]) == [None, None]


def test_glyphs_and_numbers() -> None:
    """A glyph may be only what it looks like."""
    assert number_of("[12]") == 12
    assert number_of("¹²") == 12
    assert number_of("®") is None
    assert may_be("!", 1)
    assert may_be("%0", 10) is False
    assert may_be("*®", 48)
    assert is_piece("1", 11)
    assert not is_piece("12", 12)


def test_what_the_file_tells_is_taken() -> None:
    """A Word file knows which mark belongs to which note; nothing else is looked for."""
    text = "The mill burned.¹ Nobody came.²\n\n¹ Brann Herald, 17 May 1996.\n\n² Ibid."
    paper = document("a.docx", text)
    first, second = text.index("¹ B"), text.index("² I")
    told = (
        Footnote(note=(first, second - 2), marker=(16, 17)),
        Footnote(note=(second, len(text))),
    )
    found = join_footnotes(replace(paper, footnotes=told))
    assert [(one.marker.start, one.note.start, one.number) for one in found.joined] == [
        (16, first, 1)
    ]
    assert [note.start for note in found.lone_notes] == [second]
    assert found.lone_markers == ()


def test_numbered_paragraphs_below_notes_are_none() -> None:
    """The page after goes on with paragraph 3; and a date that begins a line is no label."""
    text = (
        "1. The mill burned.1 Nobody came.2\n\n1 Brann Herald, 17 May 1996.\n"
        "2 “A bridge in October”, The Morning Ledger,\n30 October 1993, p. 7.\n\n"
        "3. The commission heard 12 people, and all of them were in fear of their lives.\n"
    )
    found = join_footnotes(document("a.txt", text))
    assert [text[note.body : note.body + 5] for note in found.notes] == ["Brann", "“A br"]
    assert [one.number for one in found.joined] == [1, 2]
    assert text[found.notes[1].end - 5 : found.notes[1].end] == "p. 7."

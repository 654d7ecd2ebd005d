"""The place and date that govern a figure in its own sentence."""

from __future__ import annotations

import pytest

from .build import make


def _located(text: str, date: str | None = None) -> list[tuple[str | None, str | None]]:
    _, figures = make(text, date=date)
    return [
        (figure.place.name if figure.place else None, figure.date.edtf if figure.date else None)
        for figure in figures
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("On 3 May 1994, [[12]] people were killed in Varn.", [("Varn", "1994-05-03")]),
        ("[[12]] residents of Orlec were killed.", [("Orlec", None)]),
        ("[[12]] people were killed.", [(None, None)]),
        (
            "[[12]] people died in Varn and [[seven]] in Sorrel.",
            [("Varn", None), ("Sorrel", None)],
        ),
        (
            "The flood of 1987 drowned [[31]]; in 1994 the army killed [[310]].",
            [(None, "1987"), (None, "1994")],
        ),
        (
            "In the town of Orlec, in the Tessin region, [[12]] died.",
            [("Orlec", None)],
        ),
        (
            "It recalled the massacre in Harsk ([[63]] dead) and the one in Varn, where [[9]] died.",
            [("Harsk", None), ("Varn", None)],
        ),
    ],
)
def test_the_nearest_place_and_date_govern(
    text: str, expected: list[tuple[str | None, str | None]]
) -> None:
    """A figure takes what stands with it, its list's, or nothing."""
    assert _located(text) == expected


def test_a_place_people_come_from_is_not_where_it_happened() -> None:
    """Only where something is, or whose people they are, places a figure."""
    assert _located("Militiamen from Orlec killed [[12]] people.") == [(None, None)]


def test_a_day_without_a_year_takes_the_year_the_document_fixes() -> None:
    """In a report of present happenings the last such day is meant; in a commemoration nothing."""
    assert _located("On 3 March [[12]] people were killed.", "2018-03-31") == [(None, "2018-03-03")]
    assert _located("On 3 May [[12]] people were killed.", "2018-03-31") == [(None, "2017-05-03")]
    past = "Remarks on the anniversary\n\nOn 3 May [[12]] people were killed."
    assert _located(past, "2018-03-31") == [(None, "XXXX-05-03")]


def test_anchors_are_exact() -> None:
    """Places and dates carry the very words of the text."""
    document, figures = make("On 3 May 1994, [[12]] people were killed in Varn.")
    (figure,) = figures
    assert figure.place is not None
    assert figure.date is not None
    assert document.text[figure.place.start : figure.place.end] == figure.place.text
    assert document.text[figure.date.start : figure.date.end] == figure.date.text

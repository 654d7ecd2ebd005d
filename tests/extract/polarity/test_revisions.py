"""Numbers that were given first and no longer stand."""

from __future__ import annotations

import pytest

from tests.extract.reading import figures_of


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Police at first gave 12 dead. The number has since been corrected to nine.",
         [("12", "withdrawn"), ("nine", "asserted")]),
        ("Police first gave 12 dead; this has since been revised.", [("12", "withdrawn")]),
        ("Police first gave 12 dead. The road has since been repaired.", [("12", "asserted")]),
        ("My figure of 150 killed rests on one source and should be disregarded.",
         [("150", "withdrawn")]),
        ("The warning should be disregarded: 60 people died.", [("60", "asserted")]),
        ("We said yesterday that 21 had died. In fact 12 died.",
         [("21", "withdrawn"), ("12", "asserted")]),
        ("We said yesterday that 21 had died. In fact eight of them were children.",
         [("21", "asserted"), ("eight", "asserted")]),
        ("The consul's figure of 150 killed should be disregarded.", [("150", "denied")]),
        ("The radio spoke of 60 dead. The true number is 16.",
         [("60", "denied"), ("16", "asserted")]),
        ("An earlier version spoke of 60 dead. The true number is 16.",
         [("60", "withdrawn"), ("16", "asserted")]),
        ("Corrected: the man is alive. Accordingly not 9 but 8 dead.",
         [("9", "withdrawn"), ("8", "asserted")]),
    ],
)  # fmt: skip
def test_what_no_longer_stands_is_withdrawn(text: str, found: list[tuple[str, str]]) -> None:
    """The number that was replaced is withdrawn by its author, denied by another."""
    assert [(f.text, f.polarity) for f in figures_of(text)] == found

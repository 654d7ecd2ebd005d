"""What reaches the teller: lists handed over, word from a place, evidence heard."""

from __future__ import annotations

import pytest

from .marked import chains


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The elders gave us a handwritten list of ⟦41⟧ dead.", ["The elders"]),
        ("The parish clerk supplied the mission with the names of ⟦41⟧ men.", ["The parish clerk"]),
        ("Word came from the convent that ⟦nine⟧ nuns had died.", ["the convent"]),
        ("We have it on good authority that ⟦nine⟧ men were shot.", ["good authority"]),
        ("AM INFORMED ON GOOD AUTHORITY ⟦NINE⟧ PRISONERS SHOT STOP", ["GOOD AUTHORITY"]),
        ("The post-war court heard of ⟦80⟧ victims.", ["The post-war court"]),
        ("The consul reports from Varn that ⟦nine⟧ families left.", ["The consul"]),
        ("The board had found only ⟦nine⟧ deaths to be irregular.", ["The board"]),
        ("The ministry had them at ⟦38⟧ dead.", ["The ministry"]),
        ("The mayor, on whom I called, told me that ⟦nine⟧ men died.", ["The mayor"]),
        ("News of yesterday's raid, in which ⟦nine⟧ died, came late.", []),
        ("The mayor gave ⟦nine⟧ boys bread.", []),
        ("Rescuers found ⟦nine⟧ bodies under the roof.", []),
        ("The judge heard the case of the ⟦nine⟧ men.", []),
    ],
)
def test_what_is_received(text: str, expected: list[str]) -> None:
    """Who handed it over, sent word or gave evidence is the voice; who only gives is none."""
    assert chains(text) == [expected]

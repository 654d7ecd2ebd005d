"""Tellers who got it wrong."""

from __future__ import annotations

import pytest

from tests.extract.reading import figures_of


@pytest.mark.parametrize(
    ("text", "polarity"),
    [
        ("The note, which speaks of 83 dead, added up wrongly and is mistaken.", "denied"),
        ("Those who write that 60 were drowned are mistaken.", "denied"),
        ("The minister, who spoke of 83 dead, is mistaken about the cause.", "asserted"),
        ("Those who say that 60 died are wrong to blame the army.", "asserted"),
        ("The paper wrote that six firemen had died; none did.", "denied"),
        ("The fire, of which you read that it cost 200 lives, cost none.", "denied"),
        ("Six firemen had died, and of the others none did well.", "asserted"),
        ('The party\'s "100 martyrs" turned out to be ten.', "denied"),
        ("The 14 people killed turned out to be nine soldiers and five clerks.", "asserted"),
    ],
)
def test_what_a_mistaken_teller_tells_is_denied(text: str, polarity: str) -> None:
    """The teller is wrong about the number; a mistake about something else leaves it."""
    assert figures_of(text)[0].polarity == polarity

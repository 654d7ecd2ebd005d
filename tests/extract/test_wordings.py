"""Short texts in the wordings of many genres, all of their numbers marked."""

from __future__ import annotations

import pytest

from onrecord.model import HARM
from tests.extract.reading import figures_of, marked_cases, unmark

_CASES = [text for texts in marked_cases("wordings").values() for text in texts]


@pytest.mark.parametrize("marked", _CASES)
def test_wordings(marked: str) -> None:
    """Each number of somebody harmed has the outcomes it is marked with; no other has any."""
    text, places = unmark(marked)
    found = {}
    for figure in figures_of(text, "text.txt"):
        harm = "+".join(sorted(outcome for outcome in figure.outcome if outcome in HARM))
        if harm:
            found[figure.start, figure.end] = harm + "-" * (figure.polarity == "denied")
    assert found == {(start, end): label for label, start, end in places}

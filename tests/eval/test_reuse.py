"""The gate for shared passages: marked pairs, clean and with misread letters, above pinned floors."""

from __future__ import annotations

import pytest

from .reuse import cases, read, score

FLOORS = {0.0: (0.96, 12), 0.06: (0.93, 11)}
"""F1 over characters and passages found, by the share of letters misread in one document."""


@pytest.mark.parametrize("noise", FLOORS)
def test_shared_passages_stay_above_their_floor(noise: float) -> None:
    """Marked passages are found on both sides, their changed numbers too, and nothing besides."""
    result = score(noise)
    f1, passages = FLOORS[noise]
    assert result.f1 >= f1, result
    assert result.found >= passages, result
    assert result.stray == 0, result
    assert result.numbers_found == result.numbers, result


def test_there_are_enough_marked_pairs() -> None:
    """At least 12 pairs, and among them those in which nothing was copied."""
    marked = list(cases())
    assert len(marked) >= 12
    assert sum(not case.a.passages for case in marked) >= 5
    for case in marked:
        assert case.a.passages.keys() <= case.b.passages.keys(), case.name


@pytest.mark.parametrize(
    "case", [case for case in cases() if case.boilerplate], ids=lambda case: case.name
)
def test_lists_of_addressees_are_boilerplate(case: object) -> None:
    """A list that two statements share is marked as what it is."""
    assert {each.type for each in read(case)} == {"boilerplate"}  # type: ignore[arg-type]

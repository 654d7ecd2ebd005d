"""Numbers that answer a question."""

from __future__ import annotations

import pytest

from tests.extract.reading import figures_of


def _read(text: str) -> list[tuple[str, str]]:
    return [(figure.text, "+".join(figure.outcome)) for figure in figures_of(text) if figure.harms]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("How many were killed? The Minister: Thirty-one.", [("Thirty-one", "killed")]),
        ("Q. How many barns were burned?\nA. I would say six.", [("six", "destroyed")]),
        ("Q. You found corpses?\nA. Yes.\nQ. How many?\nA. Five.", [("Five", "killed")]),
        (
            "Q. How many drowned?\nA. Five.\nQ. And at the ford?\nA. Two.",
            [("Five", "killed"), ("Two", "killed")],
        ),
        ("Q. How many hours were you held?\nA. Five.", []),
        ("Q. How many drowned?\nA. I do not know. We had five goats.", []),
        ("Asked how many had drowned, the pilot said: “Nine or ten.”", [("Nine or ten", "killed")]),
        ("Asked how many had sailed, the pilot said: “Nine or ten.”", []),
    ],
)
def test_the_question_tells(text: str, expected: list[tuple[str, str]]) -> None:
    """A bare number counts what was asked for, and nothing where other things were."""
    assert _read(text) == expected

"""Answers that run over several sentences."""

from __future__ import annotations

import pytest

from tests.extract.reading import figures_of


def _read(text: str) -> list[tuple[str, str]]:
    return [(figure.text, "+".join(figure.outcome)) for figure in figures_of(text) if figure.harms]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Q. How many of your family died?\nA. From our house, seven. From hers, four.",
         [("seven", "killed"), ("four", "killed")]),
        ("**How many have died here?**\n\nSince the first day? Two hundred and six.",
         [("Two hundred and six", "killed")]),
        ("Q. How many were hurt?\nA. On Monday, fifteen; on Tuesday, eight.",
         [("fifteen", "injured"), ("eight", "injured")]),
        ("Q. How many were killed?\nA. Six.\nQ. How many were hurt?\nA. That day? Twenty.",
         [("Six", "killed"), ("Twenty", "injured")]),
        ("Q. How many were killed?\nA. Many. I was eleven.", []),
        ("Q. How many were killed?\nA. I left at six.", []),
        ("Q. How many were killed?\nA. I do not know.\nQ. And the horses?\nA. In our barn, nine.", []),
        ("Q. How many shots were fired?\nA. From the yard, two.", []),
        ("Q. How many were killed?\nA. I do not know.\n\nThe trial goes on. At noon, nine.", []),
    ],
)  # fmt: skip
def test_the_question_reaches_over_the_answer(text: str, expected: list[tuple[str, str]]) -> None:
    """A number alone answers the last question that counts, to the end of the answer."""
    assert _read(text) == expected

"""Predicates of which a number is the subject."""

from __future__ import annotations

import pytest

from tests.extract.reading import figures_of


def _read(text: str) -> list[tuple[str, str]]:
    return [(figure.text, "+".join(figure.outcome)) for figure in figures_of(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Twelve farmers (all from Varn) were shot.", [("Twelve", "killed")]),
        ("Twelve farmers, according to the mayor, were shot.", [("Twelve", "killed")]),
        ("The coastguard picked up 32 survivors.", [("32", "released")]),
        ("Four thousand people were moved to schools.", [("Four thousand", "displaced")]),
        ("Nine clerks who were asleep when the shell struck suffocated.", [("Nine", "killed")]),
        ("Nine members of a wedding party employed at the mill were shot.", [("Nine", "killed")]),
        ("Nine conscripts in a convoy of 12 lorries drowned.", [("Nine", "killed")]),
        (
            "The raid wounded 40, including five who died in hospital.",
            [("40", "injured"), ("five", "killed")],
        ),
    ],
)
def test_predicates_cross_insertions(text: str, expected: list[tuple[str, str]]) -> None:
    """A predicate is found behind brackets, dashes and insertions between commas."""
    assert _read(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Eleven ambassadors laid flowers at the monument to the murdered.", []),
    ],
)
def test_a_noun_behind_an_article_is_no_predicate(
    text: str, expected: list[tuple[str, str]]
) -> None:
    """The words "the murdered" is no verb of the number before it."""
    assert _read(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("We saw nine men, executed, hands bound.", [("nine", "killed")]),
    ],
)
def test_participles_between_commas(text: str, expected: list[tuple[str, str]]) -> None:
    """A participle between commas describes those counted."""
    assert _read(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Forty journalists visited the site of the massacre.", []),
    ],
)
def test_neutral_verbs_end_the_subject(text: str, expected: list[tuple[str, str]]) -> None:
    """A verb that says nothing of harm leaves its subject uncounted."""
    assert _read(text) == expected

"""Verb groups, relative clauses and where people are."""

from __future__ import annotations

import pytest

from tests.extract.reading import figures_of


def _read(text: str) -> list[tuple[str, str]]:
    return [(figure.text, "+".join(figure.outcome)) for figure in figures_of(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Nine men were later reported killed.", [("Nine", "killed")]),
        ("Nine men were brought up dead.", [("Nine", "killed")]),
        ("Nine men were brought up short.", []),
        ("Nine men are believed to have been abducted.", [("Nine", "detained")]),
    ],
)
def test_verb_groups(text: str, expected: list[tuple[str, str]]) -> None:
    """Auxiliaries and words of report may stand before the participle."""
    assert _read(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Forty men are in Kelmar prisons.", [("Forty", "detained")]),
        ("Thirty people were taken to two hospitals.", [("Thirty", "injured")]),
    ],
)
def test_where_people_are(text: str, expected: list[tuple[str, str]]) -> None:
    """A place may tell what happened: a prison, a camp, a hospital."""
    assert _read(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Eleven monks suffered years of imprisonment.", [("Eleven", "detained")]),
    ],
)
def test_verbs_of_bearing(text: str, expected: list[tuple[str, str]]) -> None:
    """A verb of bearing gives its noun to its subject."""
    assert _read(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The mayor named 12 men who were shot.", [("12", "killed")]),
        ("The list names 63 men, all of whom perished.", [("63", "killed")]),
    ],
)
def test_relative_clauses(text: str, expected: list[tuple[str, str]]) -> None:
    """A relative clause is read where the main clause says nothing."""
    assert _read(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Nine women were among those who never returned.", [("Nine", "missing")]),
    ],
)
def test_those_who(text: str, expected: list[tuple[str, str]]) -> None:
    """*Among those who* hands its predicate to the subject."""
    assert _read(text) == expected

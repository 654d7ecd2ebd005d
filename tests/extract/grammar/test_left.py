"""What governs a number from the left."""

from __future__ import annotations

import pytest

from tests.extract.reading import figures_of


def _read(text: str) -> list[tuple[str, str]]:
    return [(figure.text, "+".join(figure.outcome)) for figure in figures_of(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Soldiers killed 12 farmers in Varn.", [("12", "killed")]),
        ("The mob lynched another four men.", [("four", "killed")]),
        ("They have slain 26 villagers.", [("26", "killed")]),
        ("The army arrested the remaining 40 students.", [("40", "detained")]),
    ],
)
def test_active_verbs_govern_their_object(text: str, expected: list[tuple[str, str]]) -> None:
    """The object of an active verb of harm is counted, also behind adverbs and determiners."""
    assert _read(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The killing of six nurses was denied by nobody.", [("six", "killed")]),
        ("He announced the deaths in custody of 12 inmates.", [("12", "killed")]),
        ("There is no trace of 40 conscripts.", [("40", "missing")]),
    ],
)
def test_nouns_govern_their_complement(text: str, expected: list[tuple[str, str]]) -> None:
    """The complement of a noun of harm is counted."""
    assert _read(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Gunmen murdered a family of five.", [("five", "killed")]),
    ],
)
def test_a_body_of_people_stands_for_its_number(text: str, expected: list[tuple[str, str]]) -> None:
    """The number of a family or a patrol is the object of the verb before it."""
    assert _read(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Killed in the raid were two sergeants.", [("two", "killed")]),
        ("In the gully lay five farmers.", [("five", "killed")]),
    ],
)
def test_inverted_clauses(text: str, expected: list[tuple[str, str]]) -> None:
    """A participle before *be* governs the subject behind it."""
    assert _read(text) == expected

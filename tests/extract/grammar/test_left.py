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
        ("The fever carried off forty men.", [("forty", "killed")]),
        ("The flood took 31 villagers.", [("31", "killed")]),
        ("Gunmen carried off forty men.", [("forty", "detained")]),
    ],
)
def test_what_carries_people_off_kills(text: str, expected: list[tuple[str, str]]) -> None:
    """A disease or a disaster as the subject turns a verb of taking into a death."""
    assert _read(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Varn hospital received 87 people.", [("87", "injured")]),
        ("The mayor received 87 people.", []),
    ],
)
def test_a_hospital_takes_in_the_injured(text: str, expected: list[tuple[str, str]]) -> None:
    """What a hospital receives is injured; what others receive is not."""
    assert _read(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ambulances took 14 people to two hospitals.", [("14", "injured")]),
        ("Six nurses were brought to the hospital to help.", []),
    ],
)
def test_the_goal_tells_what_a_verb_of_moving_means(
    text: str, expected: list[tuple[str, str]]
) -> None:
    """People taken to a hospital are injured; its staff are not."""
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

"""Verbs whose subject or goal says what they mean."""

from __future__ import annotations

import pytest

from tests.extract.reading import figures_of


def _read(text: str) -> list[tuple[str, str]]:
    return [(figure.text, "+".join(figure.outcome)) for figure in figures_of(text)]


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
        ("The second pit held twenty-nine.", [("twenty-nine", "killed")]),
        ("The morgue at Orlec contained 31 people.", [("31", "killed")]),
        ("In the second grave lay eighteen.", [("eighteen", "killed")]),
        ("At the mission hospital lay eighty-six.", [("eighty-six", "injured")]),
        ("The pit held 400 tonnes of lime.", []),
        ("The hearing held in the hall had forty guests.", []),
    ],
)
def test_a_grave_holds_the_dead(text: str, expected: list[tuple[str, str]]) -> None:
    """A grave or a mortuary as the subject or place of a verb of holding tells of the dead."""
    assert _read(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The register of the missing holds 912 names.", [("912", "missing")]),
        ("The roll of the dead lists 41 men.", [("41", "killed")]),
        ("The register of voters holds 912 names.", []),
        ("We hold 209 names.", []),
        ("The Luma Documentation Centre holds 209 names.", []),
    ],
)
def test_a_list_tells_what_befell_those_on_it(text: str, expected: list[tuple[str, str]]) -> None:
    """Who stands on a list of the dead is dead; a list alone says nothing."""
    assert _read(text) == expected

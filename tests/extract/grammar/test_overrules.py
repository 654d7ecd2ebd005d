"""Words beside a phrase that tell more than its predicate, and people who came by themselves."""

from __future__ import annotations

import pytest

from tests.extract.reading import figures_of


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The fate of 89 men taken from the mosque is unknown.", [("89", "missing")]),
        ("Of the remaining seven nothing has been heard.", [("seven", "missing")]),
        ("The other four nobody ever found.", [("four", "missing")]),
        ("At least 32 were beaten, three to death.", [("32", "tortured"), ("three", "killed")]),
        ("Nine were sentenced, three to death.", [("Nine", "convicted"), ("three", "convicted")]),
        ("All but three of the prisoners were released.", [("three", "detained")]),
        ("They dug behind the mill and brought up thirty-eight.", [("thirty-eight", "killed")]),
        ("The register lists 93 names of the dead.", [("93", "killed")]),
        ("There were no survivors among the 67 aboard.", [("67", "killed")]),
        ("The condition of two is described as critical.", [("two", "injured")]),
        ("The condition of two bridges is described as critical.", []),
        ("Nine were flown to the capital for treatment.", [("Nine", "injured")]),
        ("Nine were flown to the capital for talks.", []),
        ("300 soldiers crossed the river at dawn.", []),
        ("Forty delegates stayed in tents.", []),
        ("300 villagers crossed the river at dawn.", [("300", "displaced")]),
    ],
)
def test_overrules(text: str, expected: list[tuple[str, str]]) -> None:
    """The words around a number are read before its predicate."""
    assert [(f.text, "+".join(f.outcome)) for f in figures_of(text)] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("All but two of the crew survived.", ["killed"]),
        ("All but two of the hostages were freed.", ["detained"]),
        ("The 60 prisoners were treated humanely.", ["detained"]),
        ("Nurses treated 60 prisoners.", ["injured"]),
    ],
)
def test_the_few_who_did_not_and_manners(text: str, expected: list[str]) -> None:
    """Those who did not survive are dead, and who is treated well has seen no doctor."""
    assert [figure.outcome[0] for figure in figures_of(text)] == expected

"""What two figures must share."""

from __future__ import annotations

import pytest

from onrecord.compare import group_key, severity_class
from onrecord.compare.classes import noun_of
from onrecord.lexicon import load
from onrecord.model import GROUPS
from tests.making import document, figure


@pytest.mark.parametrize(
    ("group", "key"),
    [
        ((), "all"),
        (("person",), "all"),
        (("civilian",), "all"),
        (("resident", "civilian"), "all"),
        (("civilian", "child"), "child"),
        (("man", "child"), "child man"),
        (("combatant", "soldier"), "soldier"),
        (("combatant",), "combatant"),
    ],
)
def test_persons_civilians_and_residents_are_one_group(group: tuple[str, ...], key: str) -> None:
    """Other groups are compared each with itself; a general word beside one adds nothing."""
    assert group_key(group) == key


def test_every_group_of_the_ledger_has_a_key() -> None:
    """No group is lost."""
    assert all(group_key((group,)) in {"all", group} for group in GROUPS)


def test_each_spelling_of_a_severity_has_its_name() -> None:
    """Every entry of the lexicon is used."""
    for name, phrases in load("compare")["severities"].items():
        for phrase in phrases:
            assert severity_class(f"{phrase}") == name, phrase


def test_words_that_judge_a_deed_are_no_severity() -> None:
    """613 mercilessly killed are 613 killed; every entry of the list counts."""
    for word in load("compare")["manner"]:
        assert severity_class(word) is None, word
    assert severity_class("the most brutally") == "most"
    assert severity_class(None) is None


def test_an_unknown_qualifier_is_its_own_severity() -> None:
    """It is compared as it is written, without small words."""
    assert severity_class("with traces of torture") == "traces torture"
    assert severity_class("With Traces of Torture") == severity_class("traces of torture")


@pytest.mark.parametrize(
    ("words", "noun"),
    [
        ("houses", "house"),
        ("family homes", "house"),
        ("private dwellings", "house"),
        ("schools of the town", "school"),
        ("civilian objects", None),
        ("buildings, including schools", None),
        ("churches", "church"),
        ("bakeries", "bakery"),
        ("", None),
    ],
)
def test_things_are_told_apart_by_their_noun(words: str, noun: str | None) -> None:
    """Three schools are not set against 640 houses; buildings may be either."""
    paper = document("a.txt", f"12 {words} were destroyed.")
    assert noun_of(figure(paper, "12", group="building", group_text=words)) == noun


def test_people_have_no_noun() -> None:
    """Passengers and miners are people; they are compared."""
    paper = document("a.txt", "12 miners were killed.")
    assert noun_of(figure(paper, "12", group="person", group_text="miners")) is None


def test_every_general_noun_names_its_whole_group() -> None:
    """Every entry of the lexicon is used."""
    paper = document("a.txt", "12 were destroyed.")
    for group, nouns in load("compare")["general_nouns"].items():
        for noun in nouns:
            assert noun_of(figure(paper, "12", group=group, group_text=noun)) is None, noun
    for name, nouns in load("compare")["same_nouns"].items():
        for noun in nouns:
            found = noun_of(figure(paper, "12", group="building", group_text=noun))
            assert found == name, noun

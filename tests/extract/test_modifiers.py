"""What the words beside a number say."""

from __future__ import annotations

from typing import Any

import pytest

from onrecord.lexicon import load

from .number_cases import quantities, table, unmark

CASES = [(modifier, case) for modifier, cases in table("modifiers").items() for case in cases]


@pytest.mark.parametrize(("modifier", "case"), CASES)
def test_bounds_of_the_table(modifier: str, case: dict[str, Any]) -> None:
    """Each text of the table gives its bounds, span and outer span."""
    text, [(start, end)] = unmark(case["text"])
    found = quantities(text)[0]
    assert (found.start, found.end) == (start, end)
    assert (found.modifier, found.low, found.high) == (
        "range" if modifier == "exact" and case.get("low") != case.get("high") else modifier,
        case.get("low"),
        case.get("high"),
    )
    assert found.best == (found.low if found.low == found.high else None)
    assert found.additional is case.get("additional", False)
    if "outer" in case:
        assert text[found.outer_start : found.outer_end] == case["outer"]


@pytest.mark.parametrize("modifier", list(load("modifiers")["before"]))
def test_every_phrase_before_a_number(modifier: str) -> None:
    """Each phrase of the lexicon binds the number after it, and lies inside the outer span."""
    for phrase in load("modifiers")["before"][modifier]:
        text = f"they say {phrase} 400 people fled"
        (found,) = quantities(text)
        assert found.modifier == modifier, phrase
        assert text[found.outer_start : found.outer_end].endswith("400")
        assert text[found.outer_start :].startswith(phrase), phrase


@pytest.mark.parametrize("modifier", list(load("modifiers")["after"]))
def test_every_phrase_after_a_number(modifier: str) -> None:
    """Each phrase of the lexicon binds the number before it."""
    hyphened = [*load("modifiers")["hyphened"], "+"]
    for phrase in load("modifiers")["after"][modifier]:
        tie = "" if phrase == "+" else "-" if phrase in hyphened else " "
        text = f"they say 400{tie}{phrase} people fled"
        (found,) = quantities(text)
        assert found.modifier == modifier, phrase
        assert text[found.outer_start : found.outer_end] == f"400{tie}{phrase}"


def test_every_distant_phrase() -> None:
    """Each phrase that may stand behind the counted noun binds the number."""
    for phrase in load("modifiers")["distant"]:
        (found,) = quantities(f"they say 400 people {phrase} fled")
        assert found.modifier not in {"exact", "range"}, phrase


def test_every_additional_phrase() -> None:
    """Each phrase that adds to what went before says so, and binds nothing."""
    for phrase in load("modifiers")["additional_before"]:
        (found,) = quantities(f"they say {phrase} 400 people fled")
        assert found.additional, phrase
        assert found.modifier == "exact", phrase
    for phrase in load("modifiers")["additional_after"]:
        (found,) = quantities(f"they say 400 {phrase} people fled")
        assert found.additional, phrase


def test_every_neutral_phrase() -> None:
    """Each neutral word leaves the bound beside it as it is."""
    for phrase in load("modifiers")["neutral_before"]:
        (found,) = quantities(f"they say {phrase} 400 people fled")
        assert found.modifier == "exact", phrase


def test_topics_are_no_bounds() -> None:
    """After each topic word "over" and "about" are prepositions."""
    for word, topics in load("modifiers")["topics"].items():
        for topic in topics:
            (found,) = quantities(f"the {topic} {word} 400 deaths")
            assert found.modifier == "exact", topic


def test_a_modifier_binds_one_number() -> None:
    """The second number of "more than 23,000 died, 50,000 were injured" is exact."""
    first, second = quantities("more than 23,000 died, 50,000 were injured")
    assert (first.modifier, second.modifier) == ("more_than", "exact")


def test_a_modifier_does_not_cross_a_stop() -> None:
    """A modifier in another sentence, or behind a comma, binds nothing."""
    assert quantities("He said at least. 40 died")[0].modifier == "exact"
    assert quantities("at least\n\n40 died")[0].modifier == "exact"


def test_the_end_of_a_tag_is_no_sign() -> None:
    """A markup tag before a number is not the sign for "more than"."""
    assert quantities("<td>40</td>")[0].modifier == "exact"

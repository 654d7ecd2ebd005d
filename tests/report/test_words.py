"""How numbers, ranges and groups are said."""

from __future__ import annotations

from itertools import pairwise

import pytest

from onrecord.model import GROUPS, OUTCOMES, Account, Modifier, Polarity, Verdict
from onrecord.report.words import (
    group_words,
    listing,
    number,
    outcome_words,
    plural,
    range_words,
    stated,
    vocabulary,
)

FORBIDDEN = ("false", "lie", "wrong", "alleged", "so-called", "propaganda")


@pytest.mark.parametrize(
    ("low", "best", "high", "modifier", "text", "words"),
    [
        (613, 613, 613, "exact", "613", "613"),
        (214, 214, 214, "exact", "Two hundred and fourteen", "214"),
        (87, None, None, "at_least", "87", "at least 87"),
        (201, None, None, "more_than", "200", "more than 200"),
        (0, None, 40000, "up_to", "40,000", "up to 40,000"),
        (0, None, 49, "fewer_than", "50", "fewer than 50"),
        (None, None, 99, "nearly", "100", "nearly 100"),
        (4000, 4000, 4000, "about", "4,000", "about 4,000"),
        (50, None, 100, "range", "50 to 100", "50 to 100"),
        (24, None, None, "vague", "dozens", "“dozens”"),
        (None, None, None, "fraction", "a third", "a third"),
        (None, None, None, "at_least", "some\n number", "some number"),
    ],
)
def test_a_value_is_said_with_its_modifier(
    low: int | None,
    best: int | None,
    high: int | None,
    modifier: Modifier,
    text: str,
    words: str,
) -> None:
    """The modifier's own bound is said; a missing bound leaves the document's words."""
    account = Account(
        figure="f", document="d", voice="v", low=low, best=best, high=high, modifier=modifier,
        text=text,
    )  # fmt: skip
    assert stated(account) == words


def test_braces_in_a_document_are_words() -> None:
    """A text with the marks of a template is shown as it is."""
    account = Account(figure="f", document="d", voice="v", modifier="vague", text="{low!r} {0}")
    assert stated(account) == "“{low!r} {0}”"


def test_ranges_say_what_is_open() -> None:
    """Open ends are words, never a number."""
    said = [range_words(*pair) for pair in [(5, 5), (5, None), (None, 5), (5, 1000), (None, None)]]
    assert said == ["5", "5 or more", "5 or fewer", "5–1,000", "open"]


def test_numbers_are_grouped_and_fractions_kept() -> None:
    """Thousands have commas; a fraction keeps two places."""
    assert [number(each) for each in (None, 0, 1234567, 0.5, 12.0)] == [
        "", "0", "1,234,567", "0.5", "12",
    ]  # fmt: skip


def test_small_words() -> None:
    """Counts and lists read as English."""
    assert plural(0, "file").split() == ["no", "files"]
    assert plural(1, "file").split() == ["1", "file"]
    assert plural(1200, "party", "parties").split() == ["1,200", "parties"]
    assert [listing(each) for each in ([], ["a"], ["a", "b"], "abc")] == [
        "", "a", "a and b", "a, b and c",
    ]  # fmt: skip
    assert outcome_words(("killed", "injured")) == "killed or injured"
    assert outcome_words(("unheard of",)) == "unheard of"
    assert group_words("all") == "all persons"
    assert group_words("child man") == "children, men"


def test_every_outcome_group_modifier_polarity_and_verdict_has_words() -> None:
    """Nothing that a record may hold is without a name in the dossier."""
    words = vocabulary()
    assert set(words["outcomes"]) == set(OUTCOMES)
    assert set(words["groups"]) == {*GROUPS, "all"}
    assert set(words["modifiers"]) == set(Modifier.__args__)
    assert set(words["polarities"]) == set(Polarity.__args__) - {"asserted"}
    assert set(words["verdicts"]) == set(Verdict.__args__)


def test_outcomes_are_told_apart_without_colour() -> None:
    """Each outcome has a letter of its own, and no two of one colour share their line."""
    styles = vocabulary()["outcomes"].values()
    assert len({style["letter"] for style in styles}) == len(styles)
    looks = sorted((style["hue"], style["line"]) for style in styles)
    assert all(a != b for a, b in pairwise(looks))


def test_the_words_are_neutral() -> None:
    """No verdict or polarity calls an account false."""
    words = vocabulary()
    said = str([words["verdicts"], words["polarities"], words["severities"]]).lower()
    assert not [word for word in FORBIDDEN if word in said]

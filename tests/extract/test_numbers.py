"""Quantities: numbers, ranges, shares and noughts in running text."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from onrecord.extract.numbers import find_quantities, has_quantity
from onrecord.extract.numbers.quantity import share_of
from onrecord.lexicon import load

from .number_cases import quantities, table, unmark

NUMERALS = [(kind, case) for kind, cases in table("numerals").items() for case in cases]


@pytest.mark.parametrize(("kind", "case"), NUMERALS)
def test_numerals_of_the_table(kind: str, case: dict[str, Any]) -> None:
    """Each number of the table is read with its value and its exact span."""
    text, spans = unmark(case["text"])
    values = case["value"] if isinstance(case["value"], list) else [case["value"]]
    found = quantities(text)
    assert [(q.start, q.end) for q in found] == spans
    assert [q.best for q in found] == values
    assert all(q.misread is (kind == "misread") for q in found)


@pytest.mark.parametrize("case", table("ranges"))
def test_ranges_of_the_table(case: dict[str, Any]) -> None:
    """Each range of the table is one quantity with both its ends."""
    text, spans = unmark(case["text"])
    (found,) = quantities(text)
    assert [(found.start, found.end)] == spans
    assert (found.low, found.best, found.high) == (case["low"], None, case["high"])
    assert (found.modifier, found.form) == ("range", "range")


def test_every_word_that_joins_a_range() -> None:
    """Each joining phrase of the lexicon makes one range of two numbers."""
    for phrase in load("modifiers")["range_joining"]:
        (found,) = quantities(f"they say 40 {phrase} 50 people fled")
        assert (found.low, found.high) == (40, 50), phrase
    for phrase in load("modifiers")["range_opening"]:
        joint = "and" if phrase.endswith("between") else "to"
        (found,) = quantities(f"they say {phrase} 40 {joint} 50 people fled")
        assert (found.low, found.high) == (40, 50), phrase


def test_every_verb_of_change_keeps_two_numbers() -> None:
    """A number that "rose from 12 to 41" is two numbers, for each verb of change in the lexicon."""
    for verb in load("modifiers")["change"]:
        assert [q.best for q in quantities(f"the toll {verb} from 12 to 41")] == [12, 41], verb


@pytest.mark.parametrize(
    ("text", "words", "share"),
    [
        ("a third of them", "a third", 1 / 3),
        ("one third of the dead", "one third", 1 / 3),
        ("two-thirds of the houses", "two-thirds", 2 / 3),
        ("half of the houses", "half", 0.5),
        ("half the houses", "half", 0.5),
        ("three quarters of them", "three quarters", 0.75),
        ("38 per cent of the dead", "38 per cent", 0.38),
        ("38% of the dead", "38%", 0.38),
        ("thirty-eight percent", "thirty-eight percent", 0.38),
        ("one in five children", "one in five", 0.2),
        ("two in three families", "two in three", 2 / 3),
        ("more than half were children", "half", 0.5),
        ("a tenth of the town", "a tenth", 0.1),
    ],
)
def test_shares(text: str, words: str, share: float) -> None:
    """A share keeps its words, has no bounds of its own, and knows its part of a whole."""
    (found,) = quantities(text)
    assert text[found.start : found.end] == words
    assert (found.low, found.best, found.high, found.modifier) == (None, None, None, "fraction")
    assert found.share == pytest.approx(share)


def test_share_of_a_known_whole() -> None:
    """A share of a known whole gives numbers: "a third" of 300 is 100, "more than half" of 60 31."""
    (third,) = quantities("a third of them")
    (half,) = quantities("more than half of them")
    assert share_of(third, 300) == (100, 100, 100)
    assert share_of(half, 60) == (31, None, None)
    assert share_of(quantities("40 men")[0], 60) == (None, None, None)


@pytest.mark.parametrize(
    "text",
    [
        "the third of May", "a third man", "the first half of the year", "half an hour",
        "a quarter of an hour", "half the night", "half past two o'clock", "3 percentage points",
    ],
)  # fmt: skip
def test_no_shares(text: str) -> None:
    """Words of fractions that are none give no quantity."""
    assert quantities(text) == ()


def test_a_part_knows_its_whole() -> None:
    """The first number of "47 of the 60" is told the second."""
    for text in ("47 of the 60 houses", "47 out of 60", "47 of its 60", "47 of a total of 60"):
        first, second = quantities(text)
        assert (first.whole, second.whole) == (60, None), text


@pytest.mark.parametrize("word", load("numbers")["noughts"])
def test_noughts(word: str) -> None:
    """Each negation of the lexicon is a nought with its own words as span."""
    (found,) = quantities(f"{word} houses burned")
    assert (found.low, found.best, found.high, found.form) == (0, 0, 0, "nought")
    assert found.end == len(word)


def test_negations_that_count_nothing() -> None:
    """Before each word of the lexicon a negation is no nought ("no longer")."""
    for word in load("numbers")["never_nought_before"]:
        assert quantities(f"there was no {word} there") == (), word


def test_a_bound_is_no_nought() -> None:
    """A bound ("no fewer than 12") and a name ("No. 5") are no noughts."""
    (found,) = quantities("no fewer than 12 died")
    assert (found.low, found.form) == (12, "digits")
    assert quantities("Order No. 5") == ()


def test_one_is_told_apart() -> None:
    """The bare word "one" has a form of its own, since it often counts nothing."""
    assert quantities("one was shot")[0].form == "one"
    assert quantities("one hundred were shot")[0].form == "words"


def test_a_bracket_that_repeats_the_number_is_part_of_it() -> None:
    """The words "twelve (12)" are one quantity; its outer span takes in the bracket."""
    (found,) = quantities("twelve (12) men")
    assert (found.start, found.end, found.outer_end) == (0, 6, 11)
    assert [q.best for q in quantities("twelve (13) men")] == [12, 13]


def test_a_named_public_parser_s_three_errors() -> None:
    """Right where a public parser errs: "more than 500", "1,500 killed", "several hundred"."""
    (more,) = quantities("more than 500 were killed")
    assert (more.low, more.best, more.high) == (501, None, None)
    for text in ("1,500 killed", "1500 killed", "2000 killed"):
        assert quantities(text)[0].best == int(text.split()[0].replace(",", ""))
    (several,) = quantities("several hundred were killed")
    assert (several.low, several.high) == (300, None)


def test_a_range_of_the_text_is_read_alone() -> None:
    """With `start` and `end` only that part is read, with offsets in the whole text."""
    text = "40 died. At least 12 were hurt. 7 fled."
    (found,) = find_quantities(text, 9, 31)
    assert (found.start, found.low) == (18, 12)


def test_masked_numbers_are_left_out() -> None:
    """A number inside a mask is not read, and not joined to its neighbour."""
    assert [q.best for q in find_quantities("40 or 50", masks=[(6, 8)])] == [40]


PIECES = st.sampled_from(
    [
        "at least", "more than", "between", "and", "to", "or", "of", "a", "an", "half", "third",
        "hundred", "thousand", "million", "dozen", "score", "hundreds", "tens", "several", "few",
        "two", "twenty", "twelve", "12", "1,275", "1l4", "l,275", "3.5", "40%", "per cent", "-",
        "–", "(", ")", ",", ".", "\n", "\n\n", "No.", "no", "one", "in", "May", "1992", "km",
        "people", "or more", "+", "½", "°", "İ", "ß", "\u00a0", "€", "one's", "quarters",
    ]
)  # fmt: skip


@given(st.lists(PIECES, max_size=24).map(" ".join) | st.lists(PIECES, max_size=24).map("".join))
@example("a million and a half a million and a half")
@example("between a hundred and two hundred and third")
def test_offsets_are_exact_and_spans_apart(text: str) -> None:
    """Any row of words gives quantities that lie in the text, in order, apart, well bounded."""
    check(text)


@given(st.text(max_size=200))
def test_any_text_is_read_without_error(text: str) -> None:
    """Any text at all is read without an error."""
    check(text)


def check(text: str) -> None:
    """Hold what must be true of the quantities of any text."""
    found = quantities(text)
    assert not found or has_quantity(text)
    for quantity in found:
        assert 0 <= quantity.outer_start <= quantity.start < quantity.end <= quantity.outer_end
        assert quantity.outer_end <= len(text)
        assert text[quantity.start : quantity.end].strip() == text[quantity.start : quantity.end]
        low, best, high = quantity.low, quantity.best, quantity.high
        assert low is None or high is None or low <= high
        assert best == (low if low == high else None)
    for first, second in pairwise(found):
        assert first.end <= second.start
        assert first.outer_end <= second.outer_start


def test_the_gate_lets_every_quantity_through() -> None:
    """The cheap gate is open wherever a quantity is, and shut where no number stands."""
    assert not has_quantity("The army denies that anybody was hurt; it calls the report a lie.")
    for _, case in NUMERALS:
        assert has_quantity(unmark(case["text"])[0])

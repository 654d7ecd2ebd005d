"""OR104: a stated count and the list after it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.check.items import count_items, says_not_all
from onrecord.check.rules.figure_list_count import RULE, find
from onrecord.lexicon import load
from onrecord.model import Collection
from tests.making import document

NAMES = ["Tervia", "Maronia", "Belsund", "Asquia", "Norgate", "Pell", "Caldonia", "Velmark"]


def found(text: str) -> list[str]:
    """Return the messages on a text."""
    paper = document("a.md", text, media_type="text/markdown")
    return [each.message for each in find(Collection(documents=(paper,), figures=()))]


def test_the_rule_s_own_examples_hold() -> None:
    """What its page calls bad is reported, what it calls good is not."""
    assert found(RULE.bad)
    assert not found(RULE.good)


@pytest.mark.parametrize(
    ("words", "least", "most"),
    [
        ("Tervia, Maronia and Belsund", 3, 3),
        ("Tervia, Maronia, and Belsund", 3, 3),
        ("Tervia, Maronia, Belsund", 3, 3),
        ("Tervia; Maronia; Belsund and Asquia", 4, 4),
        ("the Gambia, Bosnia and Herzegovina, Peru and Chile", 4, 4),
        ("Bosnia and Herzegovina, Peru, Trinidad and Tobago", 3, 3),
        ("Peru, Chile and Bosnia and Herzegovina", 3, 3),
        ("Peru, Bosnia and Herzegovina and Chile", 3, 3),
        ("Peru, Korea, Republic of, Chile", 3, 3),
        ("Peru, Pell and Norgate, Chile and Tervia", 4, 5),
        ("State of Arizona, State of Texas, State of Utah", 3, 3),
        ("“The Morning Ledger”, “The Herald” and Northwire", 3, 3),
    ],
)
def test_the_names_of_a_list_are_counted(words: str, least: int, most: int) -> None:
    """Known names with "and" or a comma are one; another "and" inside leaves the count open."""
    assert count_items(words) == (least, most)


@pytest.mark.parametrize(
    "words",
    ["Tervia", "two women, three men", "see note, below", "Ivan, 12, and Petr, 14", "", ", ,",
     "Tervia, which fell, Pell", "A MAN OF THE LAW, A REUTER NEWS PHOTOGRAPHER, ANOTHER ONE OF THEM"],
)  # fmt: skip
def test_what_is_no_list_of_names_is_not_counted(words: str) -> None:
    """Numbers, lower case and long pieces are no names."""
    assert count_items(words) is None


@given(st.lists(st.sampled_from(NAMES), min_size=2, max_size=8, unique=True), st.booleans())
def test_any_list_is_counted_exactly(names: list[str], oxford: bool) -> None:
    """With and without a comma before the last name."""
    comma = "," if oxford and len(names) > 2 else ""
    words = f"{', '.join(names[:-1])}{comma} and {names[-1]}"
    if len(names) > 2 or comma:
        assert count_items(words) == (len(names), len(names))


@pytest.mark.parametrize(
    "text",
    [
        "The parliaments of nine countries (Tervia, Maronia, Belsund, Asquia, Norgate, Pell, Caldonia and Velmark) have recognised it.",
        "Seven parliaments (Tervia, Maronia, Belsund, Asquia, Norgate, Pell, Caldonia and Velmark) did.",
        "Five towns: Varn, Sorrel, Orlen and Dol.",
        "Four villages of the valley (Varn, Sorrel and Orlen) were burnt.",
        "four states of Brazil (Bahia, Ceará, and Paraná)",
        "It named five newspapers:\n\n- The Herald\n- The Ledger\n- The Age\n",
    ],
)  # fmt: skip
def test_lists_of_another_length_are_reported(text: str) -> None:
    """In brackets, after a colon, and as list items."""
    assert len(found(text)) == 1


@pytest.mark.parametrize(
    "text",
    [
        "eight countries (Tervia, Maronia, Belsund, Asquia, Norgate, Pell, Caldonia and Velmark)",
        "nine countries (including Tervia, Maronia, Belsund, Asquia and Norgate)",
        "nine countries (Tervia, Maronia, Belsund, Asquia, Norgate, etc.)",
        "at least nine countries (Tervia, Maronia, Belsund, Asquia, Norgate)",
        "some nine countries (Tervia, Maronia, Belsund, Asquia, Norgate)",
        "nine countries (Tervia, Maronia)",
        "two organisations (Luma Centre, Varn, and Frontier Watch, Sorrel)",
        "12 people in three villages (Varn, Sorrel and Orlen)",
        "In 2019 towns (Varn, Sorrel, Orlen) were hit.",
        "Five attacks on villages (Varn, Sorrel and Orlen) were counted.",
        "287 killed (151 men, 88 women, 31 boys and 17 girls)",
        "resolution 11 (Varn, Sorrel and Orlen)",
        "one town (Varn, Ostravia)",
        "nine towns (see Annex, Table Four)",
        "Two things were said: They came, They shot, They left.",
        "The five demands are:\n\n- peace\n- bread\n- land\n- truth\n- trial\n",
        "He named nine people, among them:\n\n- Anna Lisk\n- Josef Tarn\n- Marta Delin\n",
    ],
)  # fmt: skip
def test_lists_that_fit_or_are_only_some_are_left_alone(text: str) -> None:
    """Precision comes first: what may be read otherwise is not reported."""
    assert found(text) == []


def test_each_word_for_some_of_a_list_is_read() -> None:
    """Every entry of the lexicon is used."""
    for word in load("check")["not_all"]:
        assert says_not_all(f"Tervia, {word} Pell"), word


@given(st.text(alphabet="nie couts(A,B)and;:- \n19", max_size=80))
def test_no_text_makes_the_rule_fail(text: str) -> None:
    """Brackets and colons may stand anywhere."""
    found(f"nine countries ({text}")
    found(f"nine countries: {text}")

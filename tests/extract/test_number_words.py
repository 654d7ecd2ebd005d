"""Numbers written out are read back."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.extract.numbers import find_quantities
from onrecord.extract.numbers.spelling import LARGEST, spell
from onrecord.lexicon import load

STYLES = [(with_and, hyphens) for with_and in (True, False) for hyphens in (True, False)]


def read(text: str) -> float | int | None:
    """Return the one number that fills the whole text."""
    (found,) = find_quantities(text)
    assert (found.start, found.end) == (0, len(text))
    return found.best


@pytest.mark.parametrize(("with_and", "hyphens"), STYLES)
def test_every_number_below_ten_thousand(with_and: bool, hyphens: bool) -> None:
    """Each number from 1 to 9,999, written out in each style, is read back."""
    for number in range(1, 10_000):
        text = spell(number, with_and=with_and, hyphens=hyphens)
        assert read(text) == number, text


@given(st.integers(1, 10**9), st.sampled_from(STYLES), st.sampled_from([str, str.upper, str.title]))
def test_any_number_up_to_a_billion(number: int, style: tuple[bool, bool], case: object) -> None:
    """Any number up to a billion, in each style and in any case, is read back."""
    text = spell(number, with_and=style[0], hyphens=style[1])
    assert callable(case)
    assert read(case(text)) == number


@given(st.integers(1, 10**9), st.integers(0, 12))
def test_line_ends_inside_a_number(number: int, place: int) -> None:
    """A line that ends inside a number, after a word or a hyphen, does not break it."""
    text = spell(number)
    gaps = [index for index, char in enumerate(text) if char in " -"]
    if gaps:
        gap = gaps[place % len(gaps)]
        ending = "-\n" if text[gap] == "-" else "\n"
        text = text[:gap] + ending + text[gap + 1 :]
    assert read(text) == number


@given(st.integers(1, 10**9), st.integers(0, 30), st.integers(2, 6))
def test_line_ends_inside_a_word_of_a_number(number: int, chosen: int, place: int) -> None:
    """A word of a number that is broken by a hyphen at a line's end is read whole."""
    words = spell(number, hyphens=False).split(" ")
    long = [at for at, word in enumerate(words) if len(word) > place + 1]
    if long:
        at = long[chosen % len(long)]
        words[at] = f"{words[at][:place]}-\n{words[at][place:]}"
    assert read(" ".join(words)) == number


@given(st.integers(2, 9), st.integers(1, 9))
def test_old_and_wired_ways_to_write_a_number(tens: int, units: int) -> None:
    """Units may stand before tens, tens and units may run together, scores take a rest."""
    ten, unit = spell(tens * 10), spell(units)
    assert read(f"{unit}-and-{ten}") == tens * 10 + units
    assert read(f"{ten}{unit}".upper()) == tens * 10 + units
    assert read(f"{spell(tens)} score and {spell(units + 10)}") == tens * 20 + units + 10
    assert read(f"fourscore and {unit}") == 80 + units


@pytest.mark.parametrize("text", ["for-\nmer soldiers", "a mill-\nstone", "on-\ning", "ten-\nant"])
def test_a_broken_word_that_is_no_number(text: str) -> None:
    """What stands on both sides of a line's end must make a number word together."""
    assert not any("-" in text[found.start : found.end] for found in find_quantities(text))


@given(
    st.integers(1, 10**12 - 1),
    st.sampled_from([",", "\u00a0", "\u2009", "\u202f", "'", "’", " ", "."]),
)
def test_any_number_with_thousands_marks(number: int, mark: str) -> None:
    """Any number with any thousands mark is read back."""
    assert read(f"{number:,}".replace(",", mark)) == number


@given(st.integers(1000, 10**9 - 1))
def test_indian_grouping(number: int) -> None:
    """Groups of two before the last three digits are read ("1,50,000")."""
    head, tail = divmod(number, 1000)
    digits, groups = str(head), []
    while digits:
        groups.insert(0, digits[-2:])
        digits = digits[:-2]
    assert read(",".join([*groups, f"{tail:03}"])) == number


@given(st.integers(1, 999), st.integers(0, 9), st.sampled_from(["thousand", "million", "billion"]))
def test_decimals_with_a_unit_word(whole: int, tenths: int, unit: str) -> None:
    """A decimal before a unit word is multiplied by it exactly."""
    value = {"thousand": 10**3, "million": 10**6, "billion": 10**9}[unit]
    assert read(f"{whole}.{tenths} {unit}") == (whole * 10 + tenths) * value // 10


@given(st.integers(1, 10**6), st.integers(1, 10**6))
def test_two_numbers_side_by_side_stay_two(first: int, second: int) -> None:
    """Numbers with a comma and a noun between them do not run together."""
    text = f"{spell(first)} men, {spell(second)} women"
    assert [quantity.best for quantity in find_quantities(text)] == [first, second]


@pytest.mark.parametrize("key", ["magnitudes", "measures", "plurals", "short_magnitudes"])
def test_every_unit_word(key: str) -> None:
    """Each unit word of the lexicon multiplies the number before it."""
    for word, value in load("numbers")[key].items():
        if word != "tens":
            tie = "" if key == "short_magnitudes" else " "
            assert read(f"3{tie}{word}") == 3 * value, word


@pytest.mark.parametrize("key", ["ordinals", "parts"])
def test_every_ordinal_is_no_count(key: str) -> None:
    """Each ordinal after a ten makes an ordinal of it."""
    for word in load("numbers")[key]:
        assert find_quantities(f"on the twenty-{word} day") == (), word


def test_every_share_context() -> None:
    """Each context of the lexicon opens a share, or shows that there is none."""
    context = load("numbers")["share_context"]
    for phrase in context["after"]:
        assert find_quantities(f"a third {phrase} it")[0].share, phrase
    for phrase in context["after_half"]:
        assert find_quantities(f"half {phrase} town")[0].share, phrase
    for verb in context["verbs"]:
        assert find_quantities(f"more than half {verb} there")[0].share, verb
    for phrase in context["before"]:
        assert find_quantities(f"and {phrase} half were there")[0].share, phrase
    for phrase in context["never_after"]:
        assert find_quantities(f"half {phrase} there") == (), phrase
    for phrase in context["never_before"]:
        assert find_quantities(f"the {phrase} half of it") == (), phrase
    for noun in context["never_in"]:
        assert [q.form for q in find_quantities(f"one in five {noun}")] == ["one", "words"], noun


@pytest.mark.parametrize("number", [-1, LARGEST + 1])
def test_only_some_numbers_can_be_spelled(number: int) -> None:
    """A number outside the bounds is refused by its name."""
    with pytest.raises(ValueError, match=str(number)):
        spell(number)


def test_the_styles() -> None:
    """The styles of a number written out."""
    assert spell(0) == "zero"
    assert spell(613) == "six hundred and thirteen"
    assert spell(1022, with_and=False, hyphens=False) == "one thousand twenty two"
    assert spell(1_000_005) == "one million and five"

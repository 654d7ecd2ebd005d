"""Numbers that count nobody and nothing give no quantity."""

from __future__ import annotations

import re
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.extract.masks import find_masks, label_masks
from onrecord.extract.masks.names import _names
from onrecord.lexicon import load

from .number_cases import quantities, table, unmark

CASES = [(kind, text) for kind, texts in table("masks").items() for text in texts]


@pytest.mark.parametrize(("kind", "marked"), CASES)
def test_only_marked_numbers_count(kind: str, marked: str) -> None:
    """Of each text of the table, the marked numbers are read and no other."""
    text, spans = unmark(marked)
    found = [(q.start, q.end) for q in quantities(text) if q.form != "nought"]
    assert [text[a:b] for a, b in found] == [text[a:b] for a, b in spans], kind


def test_the_table_is_long_enough() -> None:
    """The table holds more than 150 texts, in every kind of the negative list."""
    assert len(CASES) > 150


@pytest.mark.parametrize("kind", ["duration", "frequency", "money", "votes", "measure"])
def test_every_unit_masks_its_number(kind: str) -> None:
    """Each unit of the lexicon takes its number out of the count, in digits and in words."""
    for unit in load("units")[kind]:
        for text in (f"for 12 {unit} there", f"for twelve {unit} there"):
            assert quantities(text) == (), text


def test_every_sign_masks_its_number() -> None:
    """Each short sign of a unit or of money takes its number out of the count."""
    lexicon = load("units")
    for sign in lexicon["signs"]:
        assert quantities(f"it was 12 {sign} there") == (), sign
    for sign in lexicon["currency_signs"]:
        assert quantities(f"it was {sign}12 there") == (), sign
    for code in lexicon["currency_codes"]:
        assert quantities(f"it was {code} 12 there") == (), code
        assert quantities(f"it was 12 {code} there") == (), code


def test_every_word_between_number_and_unit_is_read_over() -> None:
    """Each adjective that may stand before a unit leaves the number masked."""
    for word in load("units")["between"]:
        assert quantities(f"for 12 {word} days there") == (), word


def test_every_name_masks_its_number() -> None:
    """Each noun and abbreviation that names by number does so: "Block 7", "para. 7"."""
    for name, (key, _) in _names().items():
        word = name if key == "names_always" else name.capitalize()
        text = f"it says, {word} 7."
        assert quantities(text) == (), text


@pytest.mark.parametrize("key", ["day_openings", "age_openings", "money_openings"])
def test_every_opening_masks_its_number(key: str) -> None:
    """Each phrase that opens a day, an age or a sum takes the number out of the count."""
    for phrase in load("masks")[key]:
        assert quantities(f"it was {phrase} 12, they said") == (), phrase


def test_every_idiom_is_no_count() -> None:
    """Each idiom of the lexicon gives no count."""
    for idiom in load("masks")["idioms"]:
        found = [q for q in quantities(f"and {idiom} so on") if q.form != "nought"]
        assert found == [], idiom


def test_every_month_makes_a_date() -> None:
    """Each month's name, long or short, masks the day before it and the year after it."""
    for month in [*load("masks")["months"], *load("masks")["months_short"]]:
        assert quantities(f"on 12 {month} 1993 there") == (), month
        assert quantities(f"on {month} 12, 1993, there") == (), month


def test_every_counted_noun_keeps_a_bare_number() -> None:
    """A four-digit number before each counted noun counts: it is no year."""
    for noun in load("masks")["counted"]:
        assert [q.best for q in quantities(f"they say 1993 {noun} there")] == [1993], noun


def test_every_aged_group_and_limit_makes_an_age() -> None:
    """A limit after a group ("children under 12") makes an age for each group and limit of the lexicon."""
    lexicon = load("masks")
    for group in lexicon["aged_groups"]:
        assert quantities(f"and {group} under 12 hid") == (), group
    for limit in lexicon["age_limits"]:
        assert quantities(f"and children {limit} 12 hid") == (), limit


def test_every_relative_and_age_event_makes_an_age() -> None:
    """An age stands after a relative ("her son, 12,") and an event, for each word of the lexicon."""
    for word in load("masks")["kin"]:
        assert quantities(f"her {word}, 12, hid") == (), word
    for word in load("masks")["age_events"]:
        assert quantities(f"{word} at 16, he left") == (), word


def test_every_year_opening_makes_a_year() -> None:
    """Each preposition before a bare old year makes it one."""
    for phrase in load("masks")["year_openings"]:
        assert quantities(f"it was {phrase} 1856.") == (), phrase


def test_every_street_word_makes_an_address() -> None:
    """Each word for a street masks the house number."""
    for word in load("masks")["street_words"]:
        assert quantities(f"he lived at 12 Kadar {word} then") == (), word


def test_words_that_part_number_and_noun() -> None:
    """A function word between number and noun parts them: "in 1856 the dead" is a year."""
    for word in load("masks")["not_adjectives"]:
        found = [q for q in quantities(f"In 1993 {word} people fled") if q.form != "nought"]
        assert found == [], word


def test_words_after_listed_numbers_go_on() -> None:
    """Each function word may follow the last of a list of paragraphs."""
    for word in load("masks")["after_listed"]:
        assert quantities(f"see paragraphs 3, 4 and 7 {word} it") == (), word


def test_verbs_keep_a_number_after_a_noun() -> None:
    """A number before a verb counts ("in camp 40 were killed"), for each verb of the lexicon."""
    for verb in load("masks")["counted_verbs"]:
        assert [q.best for q in quantities(f"from room 40 {verb} there")] == [40], verb


def test_words_that_are_verbs_too() -> None:
    """Written small after a noun they are verbs ("hospitals report 12"), after "in" names."""
    for word in load("masks")["names_also_verbs"]:
        assert [q.best for q in quantities(f"the others {word} 12.")] == [12], word
        assert quantities(f"it was in {word} 12.") == (), word


def test_names_with_article_and_never_names() -> None:
    """The year 614 is a name in spite of its article; "the death count 12" counts."""
    for noun in load("masks")["names_with_article"]:
        assert quantities(f"it was the {noun} 614, they say") == (), noun
    for phrase in load("masks")["names_never"]:
        assert [q.best for q in quantities(f"it was {phrase} 12, they say")] == [12], phrase


def test_masks_lie_apart_and_in_order() -> None:
    """Masks of a crowded text are sorted, apart, and inside the text."""
    text = " ".join(text for _, text in CASES)
    masks = find_masks(text)
    assert all(a.end <= b.start for a, b in pairwise(masks))
    assert all(0 <= mask.start < mask.end <= len(text) for mask in masks)


def test_a_mask_says_what_it_is() -> None:
    """Each mask carries its kind."""
    kinds = {mask.kind for _, text in CASES for mask in label_masks(unmark(text)[0])}
    assert kinds >= {
        "date", "year", "time", "duration", "age", "money", "measure", "name", "reference",
        "symbol", "link", "phone", "address", "note", "list", "compound", "idiom", "votes",
    }  # fmt: skip


@given(st.sampled_from(CASES), st.sampled_from(CASES))
def test_masks_do_not_reach_over_paragraphs(
    first: tuple[str, str], second: tuple[str, str]
) -> None:
    """What stands in another paragraph changes nothing in this one."""
    one, two = unmark(first[1])[0], unmark(second[1])[0]
    both = f"{one}\n\n{two}"
    shift = len(one) + 2
    apart = [*find_masks(one), *((a + shift, b + shift) for a, b in find_masks(two))]
    assert [tuple(mask) for mask in find_masks(both)] == [tuple(mask) for mask in apart]


@given(
    st.text(alphabet=st.sampled_from("0123456789 .,-–/():[]\nabNoKkm$€°'MayinIlO+*"), max_size=120)
)
def test_hostile_text_is_masked_within_bounds(text: str) -> None:
    """Masks of any text are exact ranges in it, in order, and each holds a digit or a word."""
    masks = find_masks(text)
    assert all(a.end <= b.start for a, b in pairwise(masks))
    assert all(re.search(r"[0-9A-Za-z]", text[mask.start : mask.end]) for mask in masks)

"""Excerpts: the right line, the right column, a mark under the words."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from onrecord.check.lines import ELLIPSIS, Excerpt, Lines, columns, shown
from onrecord.model import Document, Span


def lines(text: str) -> Lines:
    """Return a text by lines."""
    return Lines(Document(id="a", path="a.txt", media_type="text/plain", text=text))


def marked(text: str, words: str, width: int = 100) -> Excerpt:
    """Return the excerpt of the first place of some words."""
    start = text.index(words)
    return lines(text).excerpt([Span(start, start + len(words))], width)


def test_lines_and_columns_count_from_one_in_code_points() -> None:
    """A letter outside the first plane is one column, as `onrecord text` counts it."""
    book = lines("one\ntwo 𝒳 three\r\nfour")
    assert book.position(0) == (1, 1)
    assert book.position(4) == (2, 1)
    assert book.position(10) == (2, 7)
    assert book.position(17) == (3, 1)
    assert book.position(21) == (3, 5)


def test_a_short_line_is_shown_whole_with_a_mark_under_the_words() -> None:
    """Without its indent and without the line's end."""
    assert marked("first\n   of whom 64 were named\r\nlast", "64") == (
        2, "of whom 64 were named", "        ^^",
    )  # fmt: skip


def test_wide_letters_take_two_columns_and_marks_none() -> None:
    """The caret stands under the words in a terminal."""
    excerpt = marked("死者は64人", "64")
    assert excerpt.marks == "      ^^"
    assert marked("死者は64人", "死者").marks == "^^^^"
    assert marked("cafe\u0301 64 men", "64").marks == "     ^^"


def test_a_long_line_is_cut_around_the_words() -> None:
    """With an ellipsis on either side that was cut."""
    text = "a" * 300 + " 64 " + "b" * 300
    excerpt = marked(text, "64", 41)
    assert excerpt.text.startswith(ELLIPSIS)
    assert excerpt.text.endswith(ELLIPSIS)
    assert columns(excerpt.text) <= 41
    at = excerpt.text.index("64")
    assert excerpt.marks == " " * at + "^^"


def test_words_longer_than_the_width_are_cut() -> None:
    """And words over several lines are marked to the end of the first."""
    assert columns(marked("x " + "9" * 500, "9" * 500, 40).text) <= 40
    assert marked("In November\n1993 they", "November\n1993").marks == "   ^^^^^^^^"


def test_several_words_of_a_line_are_marked_together() -> None:
    """As far as they fit one window."""
    text = "killed 214 civilians, 31 children, 58 women"
    spans = [Span(text.index(each), text.index(each) + len(each)) for each in ("214", "31", "58")]
    assert lines(text).excerpt(spans, 100).marks == "       ^^^            ^^           ^^"


def test_an_empty_place_still_has_a_mark() -> None:
    """One caret, at its column."""
    assert lines("abc").excerpt([Span(1, 1)], 20).marks == " ^"
    assert lines("abc").excerpt([Span(3, 3)], 20).marks == "   ^"
    assert lines("").excerpt([Span(0, 0)], 20) == (1, "", "^")


def test_characters_that_steer_a_terminal_are_not_printed() -> None:
    """Escape sequences, bells, and marks that turn the writing around."""
    assert shown("\x1b[31mred\x07 \u202eback\tand\u2028on\x9b") == "�[31mred� �back and on�"
    assert shown("plain") == "plain"
    assert shown("no\u200dbreak") == "no\u200dbreak"


@given(st.text(max_size=300), st.data(), st.integers(12, 60))
def test_any_excerpt_fits_and_marks_its_words(text: str, data: st.DataObject, width: int) -> None:
    """Whatever the text holds, marks stand under shown characters of the line."""
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    excerpt = lines(text).excerpt([Span(start, end)], width)
    assert excerpt.line == text.count("\n", 0, start) + 1
    assert "\n" not in excerpt.text
    assert columns(excerpt.text) <= width
    assert excerpt.marks.strip(" ^") == ""
    assert "^" in excerpt.marks
    assert len(excerpt.marks) <= width + 1


@given(st.text(alphabet="ab1 é死\u0301\t", min_size=1, max_size=80), st.data())
def test_the_mark_stands_under_the_words(text: str, data: st.DataObject) -> None:
    """The columns before the first caret are those of the text before the words."""
    start = data.draw(st.integers(0, len(text) - 1))
    excerpt = lines(text).excerpt([Span(start, len(text))], 200)
    indent = min(len(text) - len(text.lstrip()), start)
    before = columns(shown(text[indent:start]))
    first = len(excerpt.marks) - len(excerpt.marks.lstrip(" "))
    assert first == before

"""Shared passages in rows."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from onrecord.model import Anchor, Change, Reuse, Span
from onrecord.report.alignment import Difference, Row, Side, differences, rows_of, sides_of

A = "In Varn 613 people were killed.  The road was closed. Aid came late."
B = "In Varn 487 people were killed. The road was closed. Aid came too late."


def side(text: str) -> Side:
    """Return a text as one side, all of it."""
    return Side("x", text, Span(0, len(text)))


def change(a: str, b: str, at: tuple[int, int], what: str = "number") -> Change:
    """Return a change from words at a place in `A` to words at one in `B`."""
    spans = Span(at[0], at[0] + len(a)), Span(at[1], at[1] + len(b))
    return Change(a=spans[0], b=spans[1], what=what, a_text=a, b_text=b)  # type: ignore[arg-type]


CHANGES = (
    change("", "too ", (A.index("late"), B.index("too")), "words"),
    change("613", "487", (8, 8)),
)
PASSAGE = Reuse(
    id="r",
    a=Anchor(document="a", start=0, end=len(A), text=A),
    b=Anchor(document="b", start=0, end=len(B), text=B),
    type="edited",
    changes=CHANGES,
)


def words(text: str, row: Row, index: int) -> str:
    """Return the words of one side of a row."""
    return "".join(text[each.start : each.end] for each in row[index])


def test_a_row_is_a_sentence_on_both_sides() -> None:
    """Rows end where a sentence ends in words that both share; changes carry one number."""
    rows = rows_of(side(A), side(B), differences(PASSAGE, "a"))
    told = [(words(A, row, 0).strip(), words(B, row, 1).strip()) for row in rows]
    assert told == [
        ("In Varn 613 people were killed.", "In Varn 487 people were killed."),
        ("The road was closed.", "The road was closed."),
        ("Aid came late.", "Aid came too late."),
    ]
    assert [piece.change for row in rows for piece in row.a if piece.change] == [1, 2]


def test_the_first_document_stands_left() -> None:
    """Sides and changes turn round together."""
    texts = {"a": A, "b": B}
    sides = sides_of(PASSAGE, "b", texts)
    assert sides is not None
    assert [each.path for each in sides] == ["b", "a"]
    number = next(each for each in differences(PASSAGE, "b") if each.number)
    assert number.a.of(B) == "487"
    assert number.b.of(A) == "613"


def test_words_that_are_not_there_are_not_drawn() -> None:
    """A passage whose words the document does not hold has no sides."""
    assert sides_of(PASSAGE, "a", {"a": A, "b": A}) is None


SPANS = st.tuples(st.integers(0, 80), st.integers(0, 80)).map(lambda each: Span(*sorted(each)))


@given(st.lists(st.tuples(SPANS, SPANS), max_size=6), st.text("ab .\n", max_size=60))
def test_nothing_is_lost_and_nothing_stands_twice(
    spans: list[tuple[Span, Span]], text: str
) -> None:
    """Whatever the changes say, joined pieces are the passage, on both sides."""
    found = sorted(Difference(1, True, a, b) for a, b in spans)
    one, other = A + text, B + text[::-1]
    rows = rows_of(side(one), side(other), found)
    assert "".join(words(one, row, 0) for row in rows) == one
    assert "".join(words(other, row, 1) for row in rows) == other

"""The words around an anchor."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from onrecord.model import Anchor, Collection, Document, Finding
from onrecord.report.excerpts import AROUND, excerpts_of
from onrecord.report.view import Run, make_view


@given(st.text(st.sampled_from("ab \n"), max_size=400), st.integers(0, 400), st.integers(0, 20))
def test_an_excerpt_is_a_piece_of_the_document(text: str, start: int, length: int) -> None:
    """Before, words and after stand in the document in this order, with nothing between."""
    start = min(start, len(text))
    end = min(start + length, len(text))
    document = Document(id="0", path="a", media_type="text/plain", text=text)
    anchor = Anchor(document="a", start=start, end=end, text=text[start:end])
    finding = Finding(code="X", severity="note", message="m", anchors=(anchor,))
    view = make_view(Collection(documents=(document,), figures=()), [finding], Run())
    (found,) = excerpts_of(view, view.findings[0])
    before, after = found.before.removeprefix("…"), found.after.removesuffix("…")
    assert before + found.words + after in text
    assert len(before) <= AROUND
    assert len(after) <= AROUND
    assert not found.orphan
    assert "\n\n" not in before


def test_an_anchor_that_does_not_hold_is_shown_alone() -> None:
    """Nothing is put around words that the document does not have there."""
    document = Document(id="0", path="a", media_type="text/plain", text="one two three")
    anchors = (
        Anchor(document="a", start=4, end=7, text="six"),
        Anchor(document="b", start=0, end=3, text="one"),
    )
    finding = Finding(code="X", severity="note", message="m", anchors=anchors)
    view = make_view(Collection(documents=(document,), figures=()), [finding], Run())
    for found in excerpts_of(view, view.findings[0]):
        assert found.orphan
        assert (found.before, found.after) == ("", "")

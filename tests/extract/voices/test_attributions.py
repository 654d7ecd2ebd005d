"""Attributions: sources, cues and contents."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.extract.voices import find_attributions
from onrecord.model import Span
from tests.extract.voices.marked import document_of

WORDS = [
    "The mayor",
    "he",
    "said",
    "that",
    "“we",
    "saw”",
    ",",
    ".",
    "\n\n",
    "denied",
    "12",
    "died",
    ":",
]


def test_an_attribution_has_its_three_spans() -> None:
    """Source, cue and content are exact places; the stance is the cue's."""
    document = document_of("Otto Brandel admitted that 19 had died. He denied that 64 had.")
    first, second = find_attributions(document)
    assert first.source is not None
    assert first.source.of(document.text) == "Otto Brandel"
    assert first.cue.of(document.text) == "admitted"
    assert first.content.of(document.text) == "that 19 had died."
    assert (first.stance, second.stance) == ("admit", "deny")
    assert second.source is not None
    assert second.source.of(document.text) == "He"
    assert second.author == "Otto Brandel"


def test_a_quotation_is_direct() -> None:
    """A quotation beside the cue is credited whole, over sentences; it is direct speech."""
    document = document_of("“We saw it. We ran,” the nurse said.")
    (found,) = find_attributions(document)
    assert found.direct
    assert found.content.of(document.text) == "“We saw it. We ran,”"


def test_the_document_credits_nothing_to_itself() -> None:
    """What "we found" is nobody else's word."""
    assert find_attributions(document_of("We found that 12 had died.")) == ()


@settings(max_examples=100, deadline=None)
@given(st.lists(st.sampled_from(WORDS), max_size=40).map(" ".join))
def test_spans_lie_in_the_text(text: str) -> None:
    """Every span of every attribution lies in the text, in order and not empty."""
    document = document_of(f"Varn. {text}")
    for found in find_attributions(document):
        for span in (found.cue, found.content, found.source or Span(0, 1)):
            assert 0 <= span.start < span.end <= len(document.text)

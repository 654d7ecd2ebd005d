"""Shared passages: found, anchored, the same from both sides, with their changes."""

from __future__ import annotations

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.model import Document, Reuse, decode, encode
from onrecord.text import segment
from onrecord.trace import find_reuse
from tests.eval.reuse import cases, misread
from tests.making import document

CASES = tuple(cases())
PASSAGE = (
    "Lorries without number plates stopped outside the weaving mill and masked men called out "
    "twenty-two foremen by name. Their bicycles stood against the wall until the spring."
)


def paper(name: str, text: str) -> Document:
    """Return a segmented text."""
    return segment(Document(id=name, path=name, media_type="text/plain", text=text))


def _sides(each: Reuse) -> tuple[object, ...]:
    return (each.type, *sorted((side.document, side.start, side.end) for side in (each.a, each.b)))


def _numbers(found: tuple[Reuse, ...]) -> list[list[tuple[str, str]]]:
    return sorted(
        sorted([(each.a.document, change.a_text), (each.b.document, change.b_text)])
        for each in found
        for change in each.changes
        if change.what == "number"
    )


def assert_anchored(found: tuple[Reuse, ...], texts: dict[str, str]) -> None:
    """Every range of a record holds the words that the record carries."""
    for each in found:
        for side, name in ((each.a, "a"), (each.b, "b")):
            assert texts[side.document][side.start : side.end] == side.text
            for change in each.changes:
                start, end = getattr(change, name)
                assert side.start <= start <= end <= side.end
                assert texts[side.document][start:end] == getattr(change, f"{name}_text")


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name[:30])
def test_it_is_the_same_from_both_sides(case: object) -> None:
    """Which document comes first changes nothing but which side is called a."""
    one, other = paper("a", case.a.text), paper("b", case.b.text)  # type: ignore[attr-defined]
    there = find_reuse([one, other])
    back = find_reuse([other, one])
    assert_anchored(there, {"a": one.text, "b": other.text})
    assert {_sides(each) for each in there} == {_sides(each) for each in back}
    assert _numbers(there) == _numbers(back)


@settings(max_examples=40, deadline=None)
@given(st.integers(0, 10_000), st.floats(0, 0.15))
def test_anchors_hold_in_misread_and_shuffled_texts(seed: int, share: float) -> None:
    """Whatever the text, the ranges lie in it and hold the words they carry."""
    rng = random.Random(seed)  # noqa: S311 - no secret
    words = (PASSAGE + " <b>\u202e\n\n1l4 ½ ٣ 百 \U0001f480 “quoted [1] words”.8 -\nbroken ").split(
        " "
    )
    one = " ".join(rng.choices(words, k=60)) + "\n\n" + PASSAGE
    other = misread(PASSAGE, share, seed) + " " + " ".join(rng.choices(words, k=60))
    papers = [paper("one", one), paper("two", other)]
    assert_anchored(find_reuse(papers), {"one": one, "two": other})


def test_a_document_shares_nothing_with_itself_or_with_nobody() -> None:
    """No documents, one document and empty documents give no passage."""
    assert find_reuse([]) == ()
    assert find_reuse([paper("one", PASSAGE + "\n\n" + PASSAGE)]) == ()
    assert find_reuse([paper("one", ""), paper("two", "")]) == ()
    assert find_reuse([paper("one", PASSAGE), paper("two", "Nothing.")]) == ()


def test_a_passage_in_three_documents_is_three_pairs() -> None:
    """Every pair is reported, in the order of the documents."""
    papers = [
        paper(name, f"Of the {name} kind. {PASSAGE}") for name in ("first", "second", "third")
    ]
    found = find_reuse(papers)
    pairs = [(each.a.document, each.b.document) for each in found]
    assert pairs == [("first", "second"), ("first", "third"), ("second", "third")]
    assert {each.type for each in found} == {"verbatim"}


def test_spelling_and_marks_are_no_changes_but_numbers_are() -> None:
    """Eight is 8, 1,275 is 1275; 487 and 1,000 are not the same."""
    one = paper(
        "a",
        "Eight families of lime burners were led away, 1,275 sheep were driven off, and 487 goats were left.",
    )
    other = paper(
        "b",
        "8 families of lime burners were led away — 1275 sheep were driven off and 1,000 goats were left.",
    )
    (found,) = find_reuse([one, other])
    assert [(c.what, c.a_text, c.b_text) for c in found.changes] == [("number", "487", "1,000")]


def test_numbers_in_another_order_are_not_changed() -> None:
    """63 children and 106 women are 106 women and 63 children."""
    head = "The lighthouse keepers of Oste drowned when the mined causeway gave way"
    one = paper("a", f"{head}, with 106 pilgrims and 63 oxen on it.")
    other = paper("b", f"{head}, with 63 oxen and 106 pilgrims on it.")
    (found,) = find_reuse([one, other])
    assert not [change for change in found.changes if change.what == "number"]


def test_misread_letters_are_no_changes() -> None:
    """Where letters were misread, a word spelled nearly so is the same word."""
    text = (
        PASSAGE + " And the looms were sold at the county fair for the price of the iron in them."
    )
    found = find_reuse([paper("a", text), paper("b", misread(text, 0.06))])
    assert len(found) == 1
    assert found[0].words >= 30
    assert not [change for change in found[0].changes if change.what == "number"]


def test_a_record_survives_a_line_of_json() -> None:
    """What is printed can be read again."""
    (found,) = find_reuse([document("a.txt", PASSAGE), document("b.txt", f"It is told: {PASSAGE}")])
    assert decode(encode(found)) == found


def test_common_names_tell_less_in_a_collection_about_one_event() -> None:
    """In a hundred documents that all name the same bodies, names make no passage."""
    stem = "the Northern Lignite and Potash Mining Directorate of Upper Caldonia"
    papers = [
        paper(
            str(n),
            f"Item {n} of the year {n}. Complaint {n * 7} was sent to {stem} by clerk {n * 3}.",
        )
        for n in range(120)
    ]
    assert not find_reuse(papers)


def test_what_many_reprint_is_found_between_the_first_and_each_other() -> None:
    """A story in a hundred papers is no formula."""
    story = (
        PASSAGE + " Nobody in the valley has forgotten the sound of the engines, says the miller."
    )
    papers = [
        paper(f"{n:03}", f"Paper {n} of the province, page {n * 7}. {story}") for n in range(100)
    ]
    found = find_reuse(papers)
    assert {each.a.document for each in found} == {"000"}
    assert {each.b.document for each in found} == {f"{n:03}" for n in range(1, 100)}

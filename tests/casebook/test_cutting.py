"""What remains of a text stands where it is said to stand."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from onrecord.casebook.cutting import MARK, cut
from onrecord.model import Block, Document, Span

TEXT = (
    "Statement of the ombudsman\n\nOn 3 May 12 people died. The witness Ana Moren saw it.\n\n"
    "She told of 41 dead. Nobody came.\n"
)


def _document(text: str = TEXT) -> Document:
    blocks = []
    sentences = []
    place = 0
    for part in text.split("\n\n"):
        blocks.append(Block(type="paragraph", start=place, end=place + len(part.rstrip())))
        inner = place
        for sentence in part.rstrip().replace(". ", ".|").split("|"):
            sentences.append(Span(inner, inner + len(sentence)))
            inner += len(sentence) + 1
        place += len(part) + 2
    return Document(
        id="d", path="a.md", media_type="text/markdown", text=text, blocks=tuple(blocks),
        sentences=tuple(sentences),
    )  # fmt: skip


PLACES = st.tuples(st.integers(0, len(TEXT) - 1), st.integers(1, 40)).map(
    lambda one: Span(one[0], min(len(TEXT), one[0] + one[1]))
)


@given(st.lists(PLACES, max_size=5))
def test_every_run_is_the_same_words(withheld: list[Span]) -> None:
    """The alignment's runs hold the same characters on both sides, and cover all that is not withheld."""
    found = cut(_document(), withheld)
    covered = set()
    for run in found.alignment(len(TEXT)).runs:
        stretch = TEXT[run.source_start : run.source_start + run.length]
        assert found.text[run.text_start : run.text_start + run.length] == stretch
        covered.update(range(run.source_start, run.source_start + run.length))
    gone = {at for piece in found.pieces for at in range(*piece)}
    assert covered | gone == set(range(len(TEXT)))
    assert not covered & gone
    wanted = {at for span in withheld for at in range(*span) if not TEXT[at].isspace()}
    assert wanted <= gone


@given(st.lists(PLACES, max_size=4), PLACES)
def test_places_outside_keep_their_words(withheld: list[Span], place: Span) -> None:
    """A place that no withheld word touches holds the same words in the published text."""
    found = cut(_document(), withheld)
    moved = found.span(place)
    assert 0 <= moved.start <= moved.end <= len(found.text)
    if not found.hits(*place):
        assert moved.of(found.text) == place.of(TEXT)
    else:
        assert MARK in moved.of(found.text)


@given(st.lists(PLACES, max_size=4))
def test_the_parts_of_a_text_stay_apart(withheld: list[Span]) -> None:
    """Blocks and sentences keep their order, none is empty, and none runs into the next."""
    document = _document()
    found = cut(document, withheld)
    for spans in (document.sentences, [block.span for block in document.blocks]):
        moved = [found.span(span) for span in spans]
        assert all(one.start < one.end for one in moved)
        assert all(one.end <= other.start for one, other in pairwise(moved))


def test_how_long_the_words_were_does_not_show() -> None:
    """Short and long words leave the same mark."""
    start = TEXT.index("Ana Moren")
    short = cut(_document(), [Span(start, start + 3)])
    assert short.text.count(MARK) == 1
    longer = TEXT.replace("Ana Moren", "Anastasia Moren")
    assert cut(_document(longer), [Span(start, start + len("Anastasia"))]).text == short.text

"""Anchors: exact on any input, and moved by exactly what was put before them."""

from __future__ import annotations

import contextlib
import random
import re
import string
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.errors import ReadError
from onrecord.extract import attribute, extract_figures
from onrecord.model import Document, Figure, verify_anchor
from onrecord.read import read_bytes
from onrecord.resolve import describe, locate
from onrecord.text import segment

ROOT = Path(__file__).parent.parent
TEXTS = sorted((ROOT / "examples").rglob("*.txt"))

WORDS = re.split(
    " ",
    "killed wounded injured missing were was people civilians including children of whom and or "
    "at least more than the death toll rose to 41 1,275 six hundred and thirteen dozens Varn on "
    "3 May 1994 said that hostages houses destroyed 12 another nobody no. A/74/676 :: — ( ) | \" ' , ; . \n"
    "\n\n - * # </script> 1l4 ½ ٣ 百 \u202e \ufeff \x00 \U0001f480 per cent 60% $5 half",
)


def read(text: str, name: str = "text.txt") -> tuple[Document, tuple[Figure, ...]]:
    """Read a text up to its figures' voices and places."""
    document = describe(segment(read_bytes(text.encode("utf-8", "surrogatepass"), name)))
    return document, locate(document, attribute(document, extract_figures(document)))


def assert_anchored(document: Document, figures: tuple[Figure, ...]) -> None:
    """Every figure's words stand where it says, within its sentence, and part_of exists."""
    ids = {figure.id for figure in figures}
    assert len(ids) == len(figures)
    for figure in figures:
        assert verify_anchor(figure, document.text)
        assert figure.sentence.start <= figure.start < figure.end <= figure.sentence.end
        assert figure.part_of is None or figure.part_of in ids - {figure.id}
        for voice in figure.sources:
            if voice.start is not None and voice.end is not None:
                assert document.text[voice.start : voice.end] == voice.name


@settings(max_examples=700, deadline=None)
@given(st.lists(st.sampled_from(WORDS), min_size=1, max_size=60))
def test_word_salad_is_read_with_exact_anchors(words: list[str]) -> None:
    """Any order of the words that the grammar knows gives no crash and exact anchors."""
    assert_anchored(*read("In Varn " + " ".join(words).replace("\x00", "")))


@settings(max_examples=700, deadline=None)
@given(st.text(min_size=1, max_size=300), st.sampled_from(["t.txt", "t.md", "t.html"]))
def test_any_text_is_read_with_exact_anchors(text: str, name: str) -> None:
    """Arbitrary Unicode gives no crash and exact anchors, in every format."""
    text = text.encode("utf-8", "replace").decode().replace("\x00", "")
    if len(text.strip()) > 3:
        with contextlib.suppress(ReadError):  # refused with a reason: not a text of this format
            assert_anchored(*read(text + " 12 people were killed.", name))


@pytest.mark.parametrize("seed", range(30))
def test_mutated_examples_are_read_with_exact_anchors(seed: int) -> None:
    """Letters dropped, doubled and changed in real-looking texts give no crash: 600 of them."""
    rng = random.Random(seed)  # noqa: S311 - for variety, not for secrets
    for _ in range(20):
        path = rng.choice(TEXTS)
        letters = list(path.read_text(encoding="utf-8"))
        for _ in range(rng.randrange(1, 200)):
            at = rng.randrange(len(letters))
            letters[at] = rng.choice(["", letters[at] * 2, rng.choice(string.printable)])
        assert_anchored(*read("".join(letters)))


@pytest.mark.parametrize(
    "text",
    ["1" * 100_000, "one " * 20_000, "(" * 20_000, "and " * 20_000, "12 killed, " * 5_000,
     "including " * 20_000, "said that " * 20_000, "a" * 200_000, "- " * 50_000, "|" * 50_000,
     "1,000 to " * 10_000, "of the 12 of the 13 " * 5_000, "“" * 50_000, "\n" * 100_000 + "5 died"],
    ids=lambda text: text[:12].strip() or "blank",
)  # fmt: skip
def test_long_monotonous_texts_end(text: str) -> None:
    """Repetition without end neither crashes nor hangs the reader."""
    assert_anchored(*read(text))


@pytest.mark.parametrize("path", TEXTS, ids=lambda path: path.name)
def test_a_paragraph_put_before_shifts_every_anchor_by_its_length(path: Path) -> None:
    """What stands at the end moves by the length of what is inserted before it, and stays."""
    text = path.read_text(encoding="utf-8")
    inserted = "\n\nThe weather in the valley was mild that week, and the road was open.\n\n"
    cut = text.find("\n\n", len(text) // 2)
    if cut < 0:
        pytest.skip("one paragraph only")
    before = [f for f in read(text)[1] if f.start > cut]
    after = [f for f in read(text[:cut] + inserted + text[cut + 2 :])[1] if f.start > cut]
    shift = len(inserted) - 2
    assert [(f.start + shift, f.text, f.outcome) for f in before] == [
        (f.start, f.text, f.outcome) for f in after
    ]

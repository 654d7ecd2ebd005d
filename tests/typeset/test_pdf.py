"""The examples typeset as PDF give the figures that their plain text gives."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pypdfium2
import pytest

from onrecord.model import words_at

from . import EXAMPLES, add, figures_of, misplaced, parts, source
from .scores import PRINTED, Way, copy, scores


@pytest.mark.parametrize("way", PRINTED, ids=lambda way: way.name)
def test_typeset_examples_give_the_same_figures(way: Way) -> None:
    """F1 of the figures against the plain text's own is 0.98 or more."""
    total = add(scores(EXAMPLES, way))
    print(f"{way.name}: {total}")  # noqa: T201 - the measured value, shown by `pytest -s`
    assert total.f1 >= way.needed


@pytest.mark.parametrize("way", PRINTED, ids=lambda way: way.name)
@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_boxes_of_figures_hold_their_words(path: Path, way: Way) -> None:
    """What the PDF holds in the boxes of a figure's words are the figure's own words."""
    document = copy(path, way)
    pages = [page.get_textpage() for page in pypdfium2.PdfDocument(way.make(path))]
    figures = figures_of(document)
    assert not misplaced(document, figures)
    for figure in figures:
        found = list(words_at(document.pages, figure.start, figure.end))
        assert found, figure.text
        for page, word in found:
            left, right = word.box.left * page.width, word.box.right * page.width
            top, bottom = (1 - word.box.top) * page.height, (1 - word.box.bottom) * page.height
            held = pages[page.number - 1].get_text_bounded(left, bottom + 2, right, top - 2)
            printed = document.text[word.start : word.end]
            assert _letters(printed)[:3] == _letters(held)[:3], (printed, held)


def _letters(words: str) -> str:
    return "".join(char for char in words if char.isalnum() and char not in "¹²³⁴")


def test_notes_are_linked_to_their_marks() -> None:
    """Each footnote of the letter has the mark that its plain text has, in one column and two."""
    (letter,) = [path for path in EXAMPLES if "un-letter" in path.name]
    for way in PRINTED:
        document = copy(letter, way)
        linked = {
            document.text[slice(*note.marker)]: document.text[slice(*note.note)][2:]
            for note in document.footnotes
            if note.marker
        }
        assert list(linked) == ["¹", "²", "³", "⁴"]
        assert linked["³"].startswith("Frontier Watch, The Luma Crossing, Report No. 17")
        for mark, words in linked.items():
            number = "¹²³⁴".index(mark) + 1
            assert words in source(letter).text.replace("\n", " "), number


def test_nothing_is_lost() -> None:
    """Every word of the plain text stands in the copy, as often, but for marks and line ends."""
    for path in EXAMPLES:
        wanted = _words(" ".join(_all_words(path)))
        for way in PRINTED:
            got = _words(copy(path, way).text)
            missing = [word for word in set(wanted) if got.count(word) < wanted.count(word)]
            assert not missing, (path.stem, way.name)


def _all_words(path: Path) -> Iterator[str]:
    for part in parts(path):
        yield part.words
        for row in part.rows:
            yield from row


def _words(text: str) -> list[str]:
    plain = text.translate(str.maketrans("¹²³⁴|#*_[]", " " * 10))
    return [word.strip(".,;:()\"'") for word in plain.split() if len(word) > 3]

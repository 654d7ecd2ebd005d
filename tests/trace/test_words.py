"""The words by which texts are compared, and whether letters were misread."""

from __future__ import annotations

import pytest

from onrecord.lexicon import load
from onrecord.model import Document
from onrecord.text import segment
from onrecord.trace.formulae import lighten_formulae
from onrecord.trace.noise import is_noisy
from onrecord.trace.weights import NAME, NOTHING, SMALL, SOLID, STOCK
from onrecord.trace.words import Words, words_of
from tests.eval.reuse import misread

LEXICON = load("trace")


def read(text: str) -> Words:
    """Return the words of a text."""
    return words_of(segment(Document(id="d", path="d", media_type="text/plain", text=text)))


@pytest.mark.parametrize(
    ("text", "forms"),
    [
        ("In all 1,275 were held", ["in", "all", "1275", "were", "held"]),
        ("the 366<sup>th</sup> regiment", ["the", "366", "regiment"]),
        ("the 9th of May", ["the", "9", "of", "may"]),
        ("the worst of the war”.8 Then", ["the", "worst", "of", "the", "war", "then"]),
        ("were shot.[3] Then", ["were", "shot", "then"]),
        ("36 per-\nsons froze", ["36", "persons", "froze"]),
        ("see https://varn.example/a for more", ["see", "for", "more"]),
        ("Armenia’s and Kelmar's", ["armenia", "and", "kelmar"]),
        ("eleven men, l2 women, l,2O0 sheep", ["11", "men", "12", "women", "1200", "sheep"]),
    ],
)
def test_forms(text: str, forms: list[str]) -> None:
    """Case, separators, marks of notes, markup and broken words make no difference."""
    assert read(text).forms == forms


def test_each_form_has_its_place() -> None:
    """The ranges hold the words as they stand."""
    text = "On 11–12 October 1993, 2,140 persons (“the column”) crossed."
    found = read(text)
    words = [text[a:b] for a, b in zip(found.starts, found.ends, strict=True)]
    assert words == [
        "On",
        "11",
        "12",
        "October",
        "1993",
        "2,140",
        "persons",
        "the",
        "column",
        "crossed",
    ]


def test_weights() -> None:
    """Names, small words and the stock of such accounts tell less than other words."""
    text = "The spindles of Teshka were killed in Varn."
    found = dict(zip(read(text).forms, read(text).weights, strict=True))
    assert found == {
        "the": SMALL, "spindles": SOLID, "of": SMALL, "teshka": NAME, "were": SMALL,
        "killed": STOCK, "in": SMALL, "varn": NAME,
    }  # fmt: skip


def test_notes_stand_behind_the_text() -> None:
    """A page's foot does not part a sentence that goes on over it."""
    text = "The column that arrived was shorter by\n\n________________\n7 Transcript of 3 March, p. 1184.\n\nninety men than before."
    found = read(text)
    main = [form for form in found.forms[: found.main] if form]
    assert "transcript" not in main
    assert "transcript" in found.forms


@pytest.mark.parametrize("word", LEXICON["small_words"])
def test_small_words(word: str) -> None:
    """Every small word tells next to nothing."""
    assert SMALL in read(f"grain {word} grain").weights


@pytest.mark.parametrize("word", LEXICON["stock_words"])
def test_stock_words(word: str) -> None:
    """Every word of the stock tells little."""
    assert read(f"grain {word} grain").weights[1] == STOCK


@pytest.mark.parametrize("word", LEXICON["short_words"])
def test_short_words(word: str) -> None:
    """A text made of short words that English has was not misread."""
    paper = segment(
        Document(id="d", path="d", media_type="text/plain", text=f"{word} " * 12 + "and")
    )
    assert not is_noisy(paper, words_of(paper))


@pytest.mark.parametrize("formula", LEXICON["formulae"])
def test_formulae(formula: str) -> None:
    """Every formula is met in running text and tells nothing."""
    found = read(f"grain {formula} grain")
    assert found.weights[1] == NOTHING


def test_lighten_formulae_leaves_other_words() -> None:
    """Only the words of the formula are lightened."""
    forms = ["grain", "it", "should", "be", "noted", "that", "grain"]
    weights = [SOLID] * 7
    lighten_formulae(forms, weights, NOTHING)
    assert weights == [SOLID, *[NOTHING] * 5, SOLID]


PROSE = (
    "He said that the mill by the ford had been shut since the spring and that the owner was in the "
    "capital. They met at the inn, as the men of the upper valley had done for years, and none of them "
    "knew who had sent the carts or why the gate was not kept by the old guard."
)


@pytest.mark.parametrize(("share", "noisy"), [(0.0, False), (0.06, True), (0.1, True)])
def test_noise(share: float, noisy: bool) -> None:
    """One letter in sixteen misread is noticed, in a text of sixty words."""
    text = misread(PROSE, share)
    paper = segment(Document(id="d", path="d", media_type="text/plain", text=text))
    assert is_noisy(paper, words_of(paper)) is noisy

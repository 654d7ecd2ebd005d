"""Quotations: whose they are, what stands inside them, and what is none."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.extract.attitudes.lexis import listed
from onrecord.extract.quotations import find_quotations
from onrecord.model import Quotation
from tests.making import document


def read(text: str) -> tuple[Quotation, ...]:
    """Return the quotations of a text."""
    return find_quotations(document("a.txt", text, issuer="Varn Courier"))


@pytest.mark.parametrize(
    ("text", "words", "speaker"),
    [
        ("“We ran to the river,” said Ana Lisk.", "We ran to the river", "Ana Lisk"),
        ('Ana Lisk spoke. "We ran to the river,” she said.', "We ran to the river", "Ana Lisk"),
        ("«We ran to the river», Ana Lisk told the court.", "We ran to the river", "Ana Lisk"),
        ("Ana Lisk called it ‘a night without law’.", "a night without law", "Ana Lisk"),
        (
            "The report repeats what the Lake Observatory later called “a night without law”.",
            "a night without law",
            "the Lake Observatory",
        ),
        (
            "These words by Otto Brandel, spoken when he was minister, are known: “We had no orders.”",
            "We had no orders",
            "Otto Brandel",
        ),
        ("A hearing was held on “The night at Varn”.", "The night at Varn", None),
    ],
)
def test_speakers(text: str, words: str, speaker: str | None) -> None:
    """The fullest name of whoever is credited with the words; nobody's words stay nobody's."""
    (found,) = read(text)
    assert (found.text, found.speaker) == (words, speaker)
    assert [voice.name for voice in found.sources[-1:]] == ([speaker] if speaker else [])


def test_a_chain_of_voices() -> None:
    """From the document outwards to the speaker."""
    (found,) = read("The Morning Ledger reported that Ana Lisk had said “we ran to the river”.")
    assert [voice.name for voice in found.sources] == ["The Morning Ledger", "Ana Lisk"]


def test_parts_of_one_saying() -> None:
    """Two quotations that “she said” parts have one attribution."""
    first, second = read("“We ran to the river,” Ana Lisk said, “and nobody came after us.”")
    assert first.attribution == second.attribution is not None
    assert first.speaker == second.speaker == "Ana Lisk"


def test_a_quotation_inside_another() -> None:
    """It is on the word of the outer speaker, and of its own where one is named."""
    text = "“The colonel said, ‘Nobody leaves this yard,’ and we stayed,” Ana Lisk testified."
    outer, inner = read(text)
    assert outer.speaker == "Ana Lisk"
    assert inner.within == outer.id
    assert inner.text == "Nobody leaves this yard"
    assert [voice.name for voice in inner.sources] == ["Ana Lisk", "The colonel"]


def test_a_word_inside_a_quotation_is_its_speakers() -> None:
    """Words in marks inside a quotation that credits nobody belong to who speaks."""
    outer, inner = read("“They called it ‘a mere drill’ and left,” Ana Lisk said.")
    assert inner.within == outer.id
    assert inner.sources[0].name == "Ana Lisk"


def test_a_word_alone() -> None:
    """It is a quotation where somebody says it, and none where marks keep it at a distance."""
    assert [each.text for each in read("“Never,” said Ana Lisk.")] == ["Never"]
    assert read("The “republic” of the lakes sent nobody.") == ()


def test_speech_over_several_paragraphs() -> None:
    """A quotation that is not closed runs to the end of its paragraph."""
    first, second = read("Ana Lisk said: “We ran.\n\n“Nobody came after us.”")
    assert (first.closed, second.closed) == (False, True)


def test_every_noun_and_verb_is_used() -> None:
    """Each entry names a speaker."""
    for verb in listed("naming_verbs"):
        (found,) = read(f"The Lake Observatory once {verb} it “a night without law”.")
        assert found.speaker in ("The Lake Observatory", "Lake Observatory"), verb
    for noun in listed("naming_nouns"):
        (found,) = read(f"There is the {noun} by Ana Lisk: “we ran to the river”.")
        assert found.speaker == "Ana Lisk", noun


PIECES = ["“We ran", "”", '"', "‘", "’", "«no»", " Ana Lisk said ", ". ", "\n\n", ": ", "we saw "]


@settings(max_examples=80, deadline=None)
@given(st.lists(st.sampled_from(PIECES), max_size=14).map("".join))
def test_quotations_stand_in_the_text(text: str) -> None:
    """Each is its own words, and lies in the one it stands in."""
    paper = document("a.txt", f"Varn. {text}")
    found = {each.id: each for each in find_quotations(paper)}
    for each in found.values():
        assert each.span.of(paper.text) == each.text
        assert each.within is None or found[each.within].span.holds(each.span)

"""Attributions: sources with all their words, verbs of every attitude, and what is inside what."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.extract.attitudes import find_attributions
from onrecord.extract.attitudes.lexis import forms, lexicon
from onrecord.model import Attribution
from tests.extract.voices.marked import document_of


def told(text: str, *, nested: bool = False) -> list[tuple[str, str, str]]:
    """Return source, cue and content of what a text credits."""
    document = document_of(text)
    return [
        (
            one.source.of(document.text) if one.source else "",
            one.cue.of(document.text),
            one.content.of(document.text),
        )
        for one in find_attributions(document)
        if nested or one.within is None
    ]


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("Otto Brandel, head of the Varn clinic, said 12 had died.", "Otto Brandel, head of the Varn clinic,"),
        ("Otto Brandel, speaking in Varn, said 12 had died.", "Otto Brandel"),
        ("Deputy Ana Lisk (Varn North) said 12 had died.", "Deputy Ana Lisk (Varn North)"),
        ("“We ran,” said Ana Lisk, a teacher who lost two sons.", "Ana Lisk, a teacher who lost two sons"),
        ("The mayor, who was there, denied that shots were fired.", "The mayor, who was there,"),
        ("A nurse who told the court that 12 had died fled.", "who"),
        ("63 percent of the residents said they wanted to return.", "63 percent of the residents"),
        ("The Kelmari army and its allies reject the charge.", "The Kelmari army and its allies"),
        ("According to the Varn Courier, the bridge was shelled.", "the Varn Courier"),
        ("The raid was condemned by the Ostravian Red Cross.", "the Ostravian Red Cross"),
        ("The union blasted the governor for his silence.", "The union"),
        ("A guard who worked there estimates that 30 died.", "A guard who worked there"),
        ("“It fell,” the captain told the inquiry.", "the captain"),
        ("“Who fired?” Ana Lisk asked. Nobody knew.", "Ana Lisk"),
        ("She is seeking to reopen the inquiry.", "She"),
    ],
)  # fmt: skip
def test_the_source_is_whole(text: str, source: str) -> None:
    """Appositions, brackets and clauses about the source belong to it, adverbials do not."""
    assert [one[0] for one in told(text)][:1] == [source]


def test_a_verb_goes_on_with_the_source_before() -> None:
    """A second verb and a participle take the subject of the first."""
    found = told("The bishop praised the nurses and urged the army to leave, adding that 12 died.")
    assert [(source, cue) for source, cue, _ in found] == [
        ("The bishop", "praised"),
        ("The bishop", "urged"),
        ("The bishop", "adding"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Three federal states in the north were flooded.",
        "The last talks ended in spring.",
        "We want peace.",
        "The bridge fell on Monday.",
    ],
)
def test_nothing_is_credited(text: str) -> None:
    """Nouns that look like verbs, deeds, and the document's own wishes are no attributions."""
    assert told(text) == []


def test_what_is_told_inside_is_known() -> None:
    """A crediting inside a quotation or inside other credited words says what holds it."""
    text = "Ana Lisk said that the general denied the order. “He wants war,” she said."
    outer = told(text)
    assert [one[0] for one in outer] == ["Ana Lisk", "she"]
    inner = [one for one in told(text, nested=True) if one not in outer]
    assert [(source, cue) for source, cue, _ in inner] == [
        ("the general", "denied"),
        ("He", "wants"),
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


def test_chains_of_voices() -> None:
    """From the document outwards; a denial denies what is told in it."""
    text = "Ana Lisk said that the general denied the order. “He wants war,” Lisk added."
    found = {text[slice(*one.cue)]: one for one in find_attributions(document_of(text))}
    assert [voice.name for voice in found["denied"].sources] == ["Ana Lisk", "the general"]
    assert found["denied"].polarity == "denied"
    assert [voice.cue for voice in found["wants"].sources] == ["added", "wants"]
    assert found["wants"].sources[0].name == "Ana Lisk"


def test_marks_credit() -> None:
    """A signature below a quotation and a headline's colon credit too."""
    document = document_of("“They came at night. We ran.” — Ana Lisk\n\nNobody answered.")
    (found,) = find_attributions(document)
    assert found.direct
    assert found.author == "Ana Lisk"


def test_pronouns_are_resolved() -> None:
    """The author of what `he` wants is the person named last."""
    found = find_attributions(document_of("Otto Brandel said 12 died. He wants an inquiry."))
    assert [one.author for one in found] == ["Otto Brandel", "Otto Brandel"]


def test_nouns_of_attitudes() -> None:
    """Each noun, and each word that may join what it is about, credits whose it is."""
    for noun in lexicon()["nouns"]:
        (found,) = find_attributions(document_of(f"The miner's {noun} about the pit."))
        assert found.author == "The miner", noun
    for join in lexicon()["noun_joins"]:
        text = f"The miner's own fear {join} the other pit."
        assert [one.author for one in find_attributions(document_of(text))] == ["The miner"], join


def test_every_entry_is_used() -> None:
    """Each verb gives forms, each irregular and each noun-like verb is a verb of the lexicons."""
    lemmas = {form.lemma for readings in forms().values() for form in readings}
    heads = {str(entry).split()[0] for entry in lexicon()["verbs"]}
    assert heads <= lemmas
    assert set(lexicon()["nouns_too"]) <= lemmas | {"state"}
    assert set(lexicon()["irregular"]) <= heads


WORDS = [
    "The mayor",
    "he",
    "who",
    "blasted",
    "said",
    "“we",
    "saw”",
    ",",
    ".",
    "and",
    "(Varn)",
    "—",
    ":",
    "by",
]


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from(WORDS), max_size=30).map(" ".join))
def test_spans_lie_in_the_text(text: str) -> None:
    """Every span lies in the text and is not empty."""
    document = document_of(f"Varn. {text}")
    for found in find_attributions(document):
        _check(found, document.text)


def _check(found: Attribution, text: str) -> None:
    for span in (found.source, found.cue, found.content):
        assert span is None or 0 <= span.start < span.end <= len(text)
    assert found.content.of(text) == found.text

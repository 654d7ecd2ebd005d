"""Every entry of the lexicon of voices is used."""

from __future__ import annotations

from typing import Any

import pytest

from onrecord.extract.grammar.inflect import verb_forms
from onrecord.extract.voices.lexis import kinds, lexicon
from onrecord.extract.voices.names import kind_of
from tests.extract.voices.marked import chains

# A sentence for each frame: the verb stands in the gap.
FRAMES = {
    "clause": "The mayor {} that ⟦12⟧ people had died.",
    "that": "The mayor {} that ⟦12⟧ people had died.",
    "quote": "“⟦12⟧ people had died,” the mayor {}.",
    "object": "The ministry {} ⟦12⟧ deaths.",
    "paper": "The register {} ⟦12⟧ names.",
    "at": "The ministry {} the number of dead at ⟦12⟧.",
    "figure": "The ministry {} a toll of ⟦12⟧.",
    "of": "The ministry {} ⟦12⟧ dead.",
    "verdict": "The mayor {} the figure of ⟦12⟧ a fabrication.",
}


def _past(entry: str) -> str:
    head, _, tail = entry.partition(" ")
    past = verb_forms(head, lexicon()["irregular"]).past[0]
    return f"{past} {tail}".strip()


def _verbs() -> list[tuple[str, str]]:
    frames = lexicon()["verbs"].values()
    return [
        (frame, entry) for each in frames for frame, entries in each.items() for entry in entries
    ]


@pytest.mark.parametrize(("frame", "entry"), _verbs())
def test_each_verb_credits(frame: str, entry: str) -> None:
    """Each verb credits a figure to its subject, in the frame it is listed under."""
    spelled = "gives" if (frame, entry) == ("object", "give") else _past(entry)
    found = chains(FRAMES[frame].format(spelled))
    assert len(found[0]) == 1, found


def _spelled(key: str, *skipped: str) -> list[str]:
    return [str(entry) for entry in lexicon()[key] if entry not in skipped]


@pytest.mark.parametrize("phrase", _spelled("adjuncts"))
def test_each_adjunct_credits(phrase: str) -> None:
    """Each set phrase credits a figure to the name that follows it."""
    assert chains(f"{phrase.capitalize()} the mayor, ⟦12⟧ people had died.") == [["the mayor"]]


@pytest.mark.parametrize("phrase", _spelled("citing"))
def test_each_citing_phrase_adds_a_link(phrase: str) -> None:
    """Each citing phrase puts its name behind the one who cites."""
    found = chains(f"Radio Varn, {phrase} the police, said ⟦12⟧ people had died.")
    assert found == [["Radio Varn", "the police"]]


@pytest.mark.parametrize("phrase", _spelled("contrary"))
def test_each_contrary_phrase_denies(phrase: str) -> None:
    """Each contrary phrase mentions another's figure to deny it."""
    found = chains(f"{phrase.capitalize()} the mayor's figure of ⟦12⟧, only a few were hurt.")
    assert found == [["the mayor"]]


@pytest.mark.parametrize("noun", _spelled("statements"))
def test_each_statement_has_an_owner(noun: str) -> None:
    """Each noun for what is said credits the figure behind it to its owner."""
    (found,) = chains(f"The army's {noun} of ⟦12⟧ dead has been printed.")
    assert [name.startswith("The army") for name in found] == [True]


@pytest.mark.parametrize("noun", _spelled("reckonings"))
def test_each_reckoning_stands_with_by(noun: str) -> None:
    """Each noun for a count credits a figure beside "by the army's …"."""
    (found,) = chains(f"By the army's {noun}, ⟦12⟧ people had died.")
    assert ["army" in name for name in found] == [True]


@pytest.mark.parametrize("line", _spelled("source_lines"))
def test_each_source_line_names_a_voice(line: str) -> None:
    """Each head of a line under a table names the voice of the table's figures."""
    table = f"| Town | Killed |\n|---|---|\n| Varn | ⟦12⟧ |\n\n{line.capitalize()}: Open Archive\n"
    assert chains(table) == [["Open Archive"]]


@pytest.mark.parametrize("heading", _spelled("voice_columns"))
def test_each_heading_of_voices(heading: str) -> None:
    """Each heading marks the column whose cells name the voices of their rows."""
    table = f"| Town | {heading.capitalize()} | Killed |\n|---|---|---|\n| Varn | Open Archive | ⟦12⟧ |\n"
    assert chains(table) == [["Open Archive"]]


@pytest.mark.parametrize("word", sorted(kinds()))
def test_each_word_tells_a_kind(word: str) -> None:
    """Each word of `kinds` is known as one, alone or as the plural."""
    assert kind_of(word) != "unknown"


def _lists() -> dict[str, Any]:
    found: dict[str, Any] = lexicon()["lists"]
    return found


@pytest.mark.parametrize("key", sorted(_lists()))
def test_lists_are_sets_of_words(key: str) -> None:
    """No list of the rules holds a word twice, and each word is in lower case."""
    entries = [str(entry) for entry in _lists()[key]]
    assert len(entries) == len(set(entries))
    assert all(entry == entry.lower() for entry in entries)

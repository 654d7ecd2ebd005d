"""Every entry of the lexicons is looked up as it is written."""

from __future__ import annotations

import pytest

from onrecord import lexicon
from onrecord.extract.grammar.items import itemise
from onrecord.extract.grammar.vocabulary import vocabulary

from .lexicon_cases import entries, spelled

_ENTRIES = list(entries())


def _readings(words: str) -> set[str]:
    """Return all outcomes that the items of some words may have."""
    return {
        outcome
        for item in itemise(words, 0, len(words), (), ())
        for reading in item.readings
        for outcome in reading.outcomes
    }


@pytest.mark.parametrize("section", sorted({section for section, _, _ in _ENTRIES}))
def test_each_spelled_form_of_an_entry_has_its_outcome(section: str) -> None:
    """Each form of each entry of a section, put in a sentence, is read with the section's outcome."""
    unread = []
    for _, mode, entry in (e for e in _ENTRIES if e[0] == section):
        for form in ("past", "participle"):
            for words in spelled(entry, mode, form):
                unread += [words] * (not set(section.split()) & _readings(f"There {words} twelve."))
    assert unread == []


@pytest.mark.parametrize("mode", ["harms", "suffers", "states", "counts", "acts", "subjects"])
def test_no_entry_stands_under_two_modes_of_one_reading(mode: str) -> None:
    """The table of readings keeps one reading for each outcome, mode and form of a phrase."""
    for phrase, readings in vocabulary().readings.items():
        same = [r for r in readings if r.mode == mode]
        assert len(same) == len(set(same)), phrase


@pytest.mark.parametrize("group", [g for g in lexicon.load("groups") if g != "plurals"])
def test_each_noun_has_its_group_in_both_numbers(group: str) -> None:
    """Each noun of a group is looked up in the singular and in its plural."""
    plurals = lexicon.load("groups")["plurals"]
    tables = vocabulary().groups
    for noun in lexicon.load("groups")[group]:
        if "|" in str(noun):
            continue
        assert group in tables[tuple(str(noun).split())], noun
        for plural in plurals.get(noun, []):
            assert group in tables[tuple(plural.split())], plural


def test_the_irregular_verbs_have_a_past_and_a_participle() -> None:
    """Each irregular verb gives exactly two fields, neither of them empty."""
    for verb, forms in lexicon.load("outcomes")["irregular"].items():
        assert len(forms) == 2, verb
        assert all(forms), verb

"""Every phrase of the polarity lexicon is found where it stands, and every list is in use."""

from __future__ import annotations

from pathlib import Path

import pytest

import onrecord.extract.polarity
from onrecord.extract.polarity.cues import find_cues, scene_of
from onrecord.lexicon import load

PHRASES = (
    "denying", "denying_next", "denying_to_comma", "mistaken", "voided", "own_errors", "untrue_verbs", "denies_last", "denies_it", "withdrawing", "withdrawn_after",
    "withdraws_last", "futures", "scenarios", "turns", "restating", "righting",
)  # fmt: skip
ENTRIES = [(name, str(entry)) for name in PHRASES for entry in load("polarity")[name]]


def _sample(entry: str) -> str:
    """Return the words of a phrase, its first alternatives, with nothing that may be left out."""
    said = [word for word in entry.split() if word not in {"*", "^"} and not word.endswith("?")]
    return " ".join(word.lstrip("~").split("|")[0] for word in said)


@pytest.mark.parametrize(("name", "entry"), ENTRIES)
def test_each_phrase_is_found(name: str, entry: str) -> None:
    """A sentence that holds the words of an entry shows it, at their place."""
    sample = _sample(entry)
    text = f"They {sample} it."
    assert (5, 5 + len(sample)) in find_cues(name, scene_of(text, 0, len(text)))


def test_each_list_is_in_use() -> None:
    """No list of the lexicon stands there for nothing."""
    folder = Path(onrecord.extract.polarity.__file__).parent
    source = "".join(path.read_text(encoding="utf-8") for path in folder.glob("*.py"))
    assert [name for name in load("polarity") if name not in source] == []


def test_a_sentence_without_cues_is_left_alone() -> None:
    """Words that stand apart make no phrase."""
    text = "It was cold, and not far from the true north they planned nothing to speak of."
    assert find_cues("denying", scene_of(text, 0, len(text))) == []

"""Presets: what a vague word stands for, by the published rule of a recording project.

The rules, their publications and what is not known of them stand in `lexicons/en/presets.yml`;
the docs page on presets is made from it. A preset changes vague words only, is chosen for a whole
run, and is named with its version wherever its numbers are shown.
"""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from onrecord.errors import ConfigError
from onrecord.extract.numbers.quantity import Bounds
from onrecord.lexicon import load
from onrecord.model import Modifier, Number

DEFAULT = "bounds"


class Preset(NamedTuple):
    """One project's rule for vague words, with where it is published.

    Attributes:
        name: As a user gives it: `bounds`, `acled`, `gtd`, `aoav`, `pitf`.
        version: Date or number of the text of the rule that was read.
        title: The rule in a few words.
        publisher: Whose rule it is.
        publication: The document the rule stands in.
        address: The publication's address, or None.
        read_at: Where it was read, if elsewhere; or None.
        date: The publication's date, ISO 8601 as far as known, or None.
        rule: The rule in our own words.
        not_known: What could not be found out, and what is our reading of it.
        words: Phrase → low, best, high.
        blank: True where vague words that are not in `words` get no number.
    """

    name: str
    version: str
    title: str
    publisher: str
    publication: str
    address: str | None
    read_at: str | None
    date: str | None
    rule: str
    not_known: str
    words: dict[str, Bounds]
    blank: bool

    @property
    def label(self) -> str:
        """Name and version, as shown beside every number the preset made."""
        return f"{self.name} {self.version}"


def preset_names() -> tuple[str, ...]:
    """Return the names of all presets, the default first."""
    return tuple(load("presets"))


@cache
def preset(name: str) -> Preset:
    """Return a preset by its name.

    Raises:
        ConfigError: If there is none of that name; the hint lists those there are.
    """
    entries = load("presets")
    if name not in entries:
        raise ConfigError(f"no preset {name!r}", hint=f"one of: {', '.join(entries)}")
    entry = entries[name]
    words: dict[str, Bounds] = {
        phrase: (low, best, high) for phrase, (low, best, high) in entry["words"].items()
    }
    texts = {key: entry[key] for key in _TEXTS}
    return Preset(name=name, words=words, blank=entry["others"] == "blank", **texts)


_TEXTS = (
    "version", "title", "publisher", "publication", "address", "read_at", "date", "rule",
    "not_known",
)  # fmt: skip


def apply_preset(
    words: str,
    low: Number | None,
    best: Number | None,
    high: Number | None,
    modifier: Modifier,
    *,
    name: str = DEFAULT,
) -> Bounds:
    """Return low, best and high of a figure or quantity under a preset.

    Args:
        words: The number expression in the words of the text ("dozens").
        low: Its least number under the preset `bounds`.
        best: Its best number under `bounds`.
        high: Its greatest number under `bounds`.
        modifier: Its modifier; only `vague` is changed.
        name: The preset.

    Returns:
        `(low, best, high)`, None where open or blank.

    Raises:
        ConfigError: If there is no such preset.
    """
    chosen = preset(name)
    if modifier != "vague":
        return low, best, high
    phrase = " ".join(words.lower().split())
    if phrase in chosen.words:
        return chosen.words[phrase]
    return (None, None, None) if chosen.blank else (low, best, high)

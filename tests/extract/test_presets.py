"""Presets for vague words."""

from __future__ import annotations

import pytest

from onrecord.errors import ConfigError
from onrecord.extract.numbers.presets import apply_preset, preset, preset_names

from .number_cases import quantities


def value(text: str, name: str) -> tuple[object, ...]:
    """Return low, best and high of the one quantity of a text under a preset."""
    (q,) = quantities(text)
    return apply_preset(text[q.start : q.end], q.low, q.best, q.high, q.modifier, name=name)


@pytest.mark.parametrize(
    ("text", "name", "expected"),
    [
        ("dozens died", "bounds", (24, None, None)),
        ("dozens died", "acled", (12, 12, 12)),
        ("tens of people died", "acled", (10, 10, 10)),
        ("Hundreds died", "acled", (100, 100, 100)),
        ("tens  of\nthousands fled", "acled", (10000, 10000, 10000)),
        ("several died", "acled", (3, None, None)),
        ("dozens died", "gtd", (None, None, None)),
        ("several died", "aoav", (None, None, None)),
        ("several died", "pitf", (5, None, 24)),
        ("tens of people died", "pitf", (50, None, 99)),
        ("dozens died", "pitf", (24, None, None)),
    ],
)
def test_vague_words(text: str, name: str, expected: tuple[object, ...]) -> None:
    """Each preset gives a vague word what its rule says, and no more."""
    assert value(text, name) == expected


@pytest.mark.parametrize("name", preset_names())
@pytest.mark.parametrize(
    "text", ["613 died", "at least 87 died", "50 to 100 died", "a dozen died", "about 40 died"]
)
def test_stated_numbers_stay(name: str, text: str) -> None:
    """A preset touches vague words only."""
    assert value(text, name) == value(text, "bounds")


@pytest.mark.parametrize("name", preset_names())
def test_each_preset_names_its_source(name: str) -> None:
    """Each preset carries version, publication, rule, and what is not known of it."""
    chosen = preset(name)
    assert chosen.label == f"{name} {chosen.version}"
    assert chosen.rule.strip()
    assert chosen.not_known.strip()
    assert chosen.publication
    assert name == "bounds" or (chosen.address or "").startswith("http")
    for phrase in chosen.words:
        assert value(f"{phrase} died", name) == chosen.words[phrase]


def test_an_unknown_preset_is_refused() -> None:
    """The error for an unknown preset lists those there are."""
    with pytest.raises(ConfigError, match="acled"):
        preset("ucdp")

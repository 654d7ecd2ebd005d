"""Injuries by their names: "suffered cuts and bruises", "nine with broken ribs"."""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.extract.grammar.items import Item
from onrecord.extract.grammar.vocabulary import Reading, word_list

INJURED = Reading(("injured",), "states")
_FAR = 6  # items from a preposition to the noun of its complement


def hurt(item: Item) -> bool:
    """True for a word that names an injury: "cuts", "concussion", "frostbite"."""
    return item.word in word_list("injuries")


def injuries(items: Sequence[Item], at: int) -> int:
    """Return where the complement of the preposition at `at` names an injury, or -1."""
    for ahead in range(at + 1, min(len(items), at + _FAR)):
        if hurt(items[ahead]):
            return ahead
        if items[ahead].code not in "NDEGAT" and items[ahead].word != "broken":
            break
    return -1

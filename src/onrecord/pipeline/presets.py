"""Figures under a preset: the numbers of vague words by a project's published rule.

What is kept of a document is what its words imply; a preset is applied after that, so that one
entry of the cache serves them all.
"""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.choices import PRESETS
from onrecord.model import Figure, replace


def under_preset(figures: tuple[Figure, ...], name: str) -> Iterator[Figure]:
    """Yield the figures with the numbers that the preset `name` gives to vague words."""
    if name == PRESETS[0]:
        yield from figures
        return
    from onrecord.extract.numbers.presets import apply_preset  # noqa: PLC0415 - seldom needed

    for figure in figures:
        low, best, high = apply_preset(
            figure.text, figure.low, figure.best, figure.high, figure.modifier, name=name
        )
        yield replace(figure, low=low, best=best, high=high)

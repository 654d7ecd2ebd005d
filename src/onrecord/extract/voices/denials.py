"""Whose figure a denied figure is.

Whether the words of a sentence deny a figure is read by `onrecord.extract.polarity`. This adds what
the voices tell: who rejects another's claim only mentions it, so the figure keeps the claimer's
voice; who denies that something happened is the voice of the denied figure.
"""

from __future__ import annotations

from typing import NamedTuple

from onrecord.extract.voices.said import Said
from onrecord.model import Figure

_CLAIMS = frozenset({"noun", "agent"})  # "X's figure of 41", "a figure put forward by X"
_TELLING = frozenset({"clause", "that"})


class Denial(NamedTuple):
    """A figure is denied; `dropped` are the creditings that only say that it is."""

    dropped: tuple[Said, ...] = ()


def denied_by(figure: Figure, around: list[Said]) -> Denial | None:
    """Return how the figure is denied, or None if it is not.

    Args:
        figure: The figure, with the polarity that its own words give it.
        around: The creditings whose content holds it, the outermost first.
    """
    contrary = [said for said in around if said.frame == "contrary"]
    if contrary:
        return Denial(_others(around, contrary))
    deniers = [said for said in around if said.stance == "deny"]
    if not deniers:
        if figure.polarity != "denied":
            return None
        claims = [said for said in around if said.frame in _CLAIMS]
        return Denial(_others(around, claims) if claims else ())
    last = deniers[-1]
    inner = [said for said in around if said.cue.start > last.cue.start and said is not last]
    claims = [said for said in inner if said.frame in _CLAIMS]
    if claims:
        return Denial(_others(around, claims))
    # "denies it: the soldiers say that 12 fled": another telling inside is not what is denied.
    told = any(said.frame in _TELLING and said.stance != "deny" for said in inner)
    return None if told else Denial()


def _others(around: list[Said], kept: list[Said]) -> tuple[Said, ...]:
    return tuple(said for said in around if said not in kept)

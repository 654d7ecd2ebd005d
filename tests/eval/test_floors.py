"""The evaluation gate: what is read from the project's own marked texts, above pinned floors.

A floor is only ever raised. `python -m tests.eval` prints the scores.
"""

from __future__ import annotations

import pytest

from onrecord.resolve import gather

from .marked import Marked, aligned, load, read
from .scoring import Score, add, b_cubed, score

FLOORS = {"dev": 0.955, "sentences": 0.975, "held": 0.87}
PART_FLOORS = {"dev": 0.84, "sentences": 0.90, "held": 0.79}
EVENT_FLOORS = {"dev": 0.85, "held": 0.80}
NO_FLOOR_YET = ("hard", "passages", "blind", "more", "unseen")


def measure(folder: str) -> tuple[Score, float]:
    """Return the score of a folder of marked texts, and B-cubed F1 of its events."""
    texts = [(marked, *read(marked)) for marked in load(folder)]
    scores, events = [], []
    gathered, _ = gather([(document, figures) for _, document, figures in texts])
    given = {figure.id: figure.event for figure in gathered}
    for marked, document, figures in texts:
        gold = aligned(marked, document)
        result, ids = score(gold, figures)
        scores.append(result)
        events += [(given[ids[g.key]], g.event) for g in gold if g.event and g.key in ids]
    return add(scores), b_cubed(events)


@pytest.mark.parametrize("folder", list(FLOORS))
def test_figures_stay_above_their_floor(folder: str) -> None:
    """Figures of harm are read with at least the pinned F1, their bounds and parts nearly always."""
    result, events = measure(folder)
    assert result.f1 >= FLOORS[folder], result
    assert result.bounds >= 0.97 * result.bounded, result
    assert result.part >= PART_FLOORS[folder] * result.parts, result
    assert result.group >= 0.92 * result.matched, result
    assert result.source >= 0.92 * result.matched, result
    assert events >= EVENT_FLOORS.get(folder, 0), events


@pytest.mark.parametrize("folder", [*FLOORS, *NO_FLOOR_YET, "traps"])
def test_marks_and_entries_belong_together(folder: str) -> None:
    """Each mark has its entry, each entry its mark, and a whole that is named is marked."""
    for marked in load(folder):
        keys = [gold.key for gold in marked.gold]
        wholes = {whole for gold in marked.gold for whole in gold.wholes}
        assert len(keys) == len(set(keys)) == marked.entries, marked.name
        assert wholes <= set(keys), marked.name


def test_there_are_enough_marked_texts() -> None:
    """At least 150 sentences of our own are marked, and as many traps."""
    assert sum(1 for _ in load("sentences")) >= 150
    assert sum(1 for _ in load("traps")) >= 150


@pytest.mark.parametrize("marked", list(load("traps")), ids=lambda marked: marked.name)
def test_traps_yield_no_figure(marked: Marked) -> None:
    """A number that counts nobody gives no figure, whatever stands near it."""
    _, figures = read(marked)
    assert [(figure.text, figure.outcome) for figure in figures] == []

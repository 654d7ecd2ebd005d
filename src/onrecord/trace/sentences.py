"""The ends of a passage: moved to where sentences begin and end on both sides."""

from __future__ import annotations

from onrecord.trace.align import Sides, Step, between
from onrecord.trace.passage import Passage
from onrecord.trace.words import Words

_STRAY, _STRAY_TOLD = 8, 1.0
"""Words of a neighbouring sentence at the end of a passage that are there by chance: how many at
the most, and what they tell together."""

_REST = 12
"""Words up to the sentence's border that may be taken in."""

_SHARED = 0.9
"""What the words taken in share at the least; see `Words.weights`."""


def to_sentences(sides: Sides, passage: Passage) -> Passage:
    """Return the passage without stray words of other sentences, and with what completes its own.

    A sentence that is shared for the most part is taken in whole where the rest of it, too, has
    something in common on both sides.
    """
    steps = _without_stray(sides, list(passage.steps))
    turned = _without_stray(sides, steps[::-1])[::-1]
    steps = turned or steps
    steps = _completed(sides, steps, -1)
    steps = _completed(sides, steps, 1)
    return passage._replace(steps=tuple(steps))


def _without_stray(sides: Sides, steps: list[Step]) -> list[Step]:
    """Drop the first few words where they tell little and a new sentence begins after them."""
    first = steps[0]
    told = 0.0
    for count, step in enumerate(steps[: _STRAY + 1]):
        if not step.same or step.a is None or step.b is None:
            continue
        if told >= _STRAY_TOLD or first.a is None or first.b is None:
            break
        if (
            sides.one.sentences[step.a] != sides.one.sentences[first.a]
            or sides.other.sentences[step.b] != sides.other.sentences[first.b]
        ):
            return steps[count:]
        told += _told(sides, [step])
    return steps


def _completed(sides: Sides, steps: list[Step], way: int) -> list[Step]:
    """Take in the rest of the sentence at one end (`way` -1 the beginning, 1 the end)."""
    end = steps[-1] if way > 0 else steps[0]
    if end.a is None or end.b is None:
        return steps
    rest_a, whole_a = _rest(sides.one, end.a, way)
    rest_b, whole_b = _rest(sides.other, end.b, way)
    if not (0 < rest_a <= _REST and 0 < rest_b <= _REST):
        return steps
    if 2 * rest_a > whole_a + 1 or 2 * rest_b > whole_b + 1:
        return steps
    if way > 0:
        a, b = (end.a + 1, end.a + 1 + rest_a), (end.b + 1, end.b + 1 + rest_b)
    else:
        a, b = (end.a - rest_a, end.a), (end.b - rest_b, end.b)
    more = between(sides, a, b)
    if _told(sides, more) < _SHARED:
        return steps
    return [*steps, *more] if way > 0 else [*more, *steps]


def _rest(words: Words, at: int, way: int) -> tuple[int, int]:
    """Return how many words lie between `at` and its sentence's border, and in all its sentence."""
    own = words.sentences[at]
    if own < 0:
        return 0, 0
    counts = []
    for step in (way, -way):
        place = at + step
        while 0 <= place < len(words.sentences) and words.sentences[place] == own:
            place += step
        counts.append(abs(place - at) - 1)
    return counts[0], sum(counts) + 1


def _told(sides: Sides, steps: list[Step]) -> float:
    return sum(
        step.same * min(sides.one.weights[step.a], sides.other.weights[step.b])
        for step in steps
        if step.a is not None and step.b is not None
    )

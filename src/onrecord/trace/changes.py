"""What differs inside a shared passage: numbers first."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from onrecord.extract import find_quantities, has_quantity
from onrecord.extract.numbers.quantity import Quantity
from onrecord.model import Change, Document, Span
from onrecord.text import sentence_at
from onrecord.trace.align import Sides, Step
from onrecord.trace.words import Words

_ALIKE = 0.6


class _Difference(NamedTuple):
    """Words that differ: their ranges, and the numbers in them that the other side lacks."""

    a: Span
    b: Span
    numbers_a: list[Quantity]
    numbers_b: list[Quantity]
    words: bool


def find_changes(
    documents: tuple[Document, Document], sides: Sides, steps: Sequence[Step]
) -> tuple[Change, ...]:
    """Return the changes of a passage, those of numbers first, each kind in the order of the texts.

    "Eight" for 8 and "1,275" for 1275 are no changes, nor are capitals, marks and line breaks, nor
    numbers that stand in another order. In misread texts a word that is spelled nearly so is none
    either.

    Args:
        documents: The documents of sides a and b.
        sides: Their words.
        steps: The alignment of the passage.
    """
    texts = documents[0].text, documents[1].text
    ranges = _differing(sides, steps)
    if sides.noisy:
        ranges = (each for each in ranges if not _misread(texts, *each))
    found = [_difference(texts, a, b) for a, b in ranges]
    moved = _values(each.numbers_a for each in found) & _values(each.numbers_b for each in found)
    kept_a, kept_b = moved.copy(), moved.copy()
    near_a, near_b = _near(documents[0], found, "a"), _near(documents[1], found, "b")
    changes: list[Change] = []
    for each in found:
        left = _left(each.numbers_a, kept_a)
        right = _left(each.numbers_b, kept_b)
        if not right:
            left = [number for number in left if _value(number) not in near_b]
        if not left:
            right = [number for number in right if _value(number) not in near_a]
        changes += _numbers_changed(texts, each, left, right)
        if each.words:
            changes.append(_change(texts, each.a, each.b, "words"))
    return tuple(sorted(changes, key=lambda change: change.what != "number"))


def _differing(sides: Sides, steps: Sequence[Step]) -> Iterator[tuple[Span, Span]]:
    """Yield the ranges between shared words, on both sides, where words differ."""
    group: list[Step] = []
    before: Step | None = None
    for step in steps:
        if not (step.same >= 1 or (sides.noisy and step.same > 0)):
            group.append(step)
            continue
        if group:
            yield (
                _span(sides.one, [each.a for each in group], before and before.a, step.a),
                _span(sides.other, [each.b for each in group], before and before.b, step.b),
            )
        group, before = [], step
    if group and before:
        yield (
            _span(sides.one, [each.a for each in group], before.a, None),
            _span(sides.other, [each.b for each in group], before.b, None),
        )


def _near(
    document: Document, found: Sequence[_Difference], side: str
) -> frozenset[tuple[object, ...]]:
    """Return the numbers in the sentences in which words differ.

    A number that one side has elsewhere in the sentence was moved, not put in or left out.
    """
    values: set[tuple[object, ...]] = set()
    places = {
        getattr(each, side).start for each in found if bool(each.numbers_a) != bool(each.numbers_b)
    }
    for sentence in {sentence_at(document, place) for place in places}:
        if sentence is not None:
            values |= {_value(number) for number in _numbers(document.text, sentence)}
    return frozenset(values)


def _misread(texts: tuple[str, str], a: Span, b: Span) -> bool:
    """True for words without digits that are spelled so much alike that one is misread."""
    from rapidfuzz.distance import Levenshtein  # noqa: PLC0415 - not needed for clean texts

    one, other = a.of(texts[0]).lower(), b.of(texts[1]).lower()
    if any(char.isdigit() for char in one + other):
        return False
    return Levenshtein.normalized_similarity(one, other) >= _ALIKE


def _span(
    words: Words, places: Sequence[int | None], before: int | None, after: int | None
) -> Span:
    """Return the range of the words at `places`; where there are none, an empty one between shared words."""
    own = [place for place in places if place is not None]
    if own:
        return Span(words.starts[own[0]], words.ends[own[-1]])
    at = words.ends[before] if before is not None else words.starts[after or 0]
    return Span(at, at)


def _difference(texts: tuple[str, str], a: Span, b: Span) -> _Difference:
    """Return two ranges with the numbers that only one of them has."""
    numbers_a, numbers_b = _numbers(texts[0], a), _numbers(texts[1], b)
    shared = _values([numbers_a]) & _values([numbers_b])
    words = not (_only(texts[0], a, numbers_a) and _only(texts[1], b, numbers_b))
    return _Difference(
        a, b, _left(numbers_a, shared.copy()), _left(numbers_b, shared.copy()), words
    )


def _numbers(text: str, span: Span) -> list[Quantity]:
    if not has_quantity(span.of(text)):
        return []
    found = find_quantities(text, span.start, span.end)
    return [each for each in found if each.form != "one"]


def _values(lists: Iterable[Sequence[Quantity]]) -> Counter[tuple[object, ...]]:
    return Counter(_value(each) for numbers in lists for each in numbers)


def _value(quantity: Quantity) -> tuple[object, ...]:
    return (quantity.low, quantity.high, quantity.share)


def _left(numbers: Sequence[Quantity], taken: Counter[tuple[object, ...]]) -> list[Quantity]:
    """Return the numbers whose values are not among those taken, each of which counts once."""
    found = []
    for each in numbers:
        if taken[_value(each)] > 0:
            taken[_value(each)] -= 1
        else:
            found.append(each)
    return found


def _only(text: str, span: Span, numbers: Sequence[Quantity]) -> bool:
    """True where nothing but numbers stands in a range."""
    at, left = span.start, ""
    for quantity in numbers:
        left += text[at : quantity.start]
        at = quantity.end
    left += text[at : span.end]
    return not any(char.isalnum() for char in left)


def _numbers_changed(
    texts: tuple[str, str], each: _Difference, left: Sequence[Quantity], right: Sequence[Quantity]
) -> Iterator[Change]:
    for index in range(max(len(left), len(right))):
        a = left[index].span if index < len(left) else _after(left, each.a)
        b = right[index].span if index < len(right) else _after(right, each.b)
        yield _change(texts, a, b, "number")


def _after(numbers: Sequence[Quantity], span: Span) -> Span:
    """Return the empty place where a side lacks a number."""
    at = numbers[-1].end if numbers else span.start
    return Span(at, at)


def _change(texts: tuple[str, str], a: Span, b: Span, what: str) -> Change:
    return Change(
        a=a,
        b=b,
        what="number" if what == "number" else "words",
        a_text=a.of(texts[0]),
        b_text=b.of(texts[1]),
    )

"""Masks for numbers whose neighbours show what they are: names, units, ages, years, addresses."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from onrecord.extract.masks.ages import age
from onrecord.extract.masks.lists import NamedBy, listed_with
from onrecord.extract.masks.lives import address, hour, rate, spoken_name, spoken_year, year
from onrecord.extract.masks.mask import Mask
from onrecord.extract.masks.names import named_by
from onrecord.extract.masks.units import SHARED, by_unit, joined
from onrecord.extract.numbers.atoms import Atom
from onrecord.extract.numbers.lexis import compile_in_paragraph, counted
from onrecord.extract.numbers.neighbours import Word, words_before
from onrecord.extract.numbers.words import Numeral, read_number

_NEAR = 12  # characters between two numbers that share a unit


def mask_contexts(text: str, atoms: Sequence[Atom], shaped: Sequence[Mask]) -> Iterator[Mask]:
    """Yield masks for the numbers outside `shaped` that their neighbours mark as no count.

    Args:
        text: The whole text.
        atoms: The atoms of numbers outside `shaped`, in order.
        shaped: Masks known already, sorted and apart.
    """
    numbers = _numbers(text, atoms)
    if not numbers:
        return
    left = [words_before(text, number.start) for number in numbers]
    masked: list[Mask | None] = [None] * len(numbers)
    for place, number in enumerate(numbers):
        name = named_by(text, left[place], number) if masked[place] is None else None
        if name is not None:
            _mask_list(text, numbers, masked, place, name)
    begins = {mask.start: mask for mask in shaped if mask.kind in SHARED}
    for place in reversed(range(len(numbers))):
        if masked[place] is None:
            following = _following(numbers, masked, begins, place)
            masked[place] = by_unit(text, left[place], numbers[place], following)
    for place in range(len(numbers)):
        yield from _mask_rest(text, numbers, masked, left, place)


def _numbers(text: str, atoms: Sequence[Atom]) -> list[Numeral]:
    numbers: list[Numeral] = []
    index = 0
    while index < len(atoms):
        number, index = read_number(text, atoms, index)
        if number is not None:
            numbers.append(number)
    return numbers


def _shared_before(text: str, number: Numeral, previous: Mask | None) -> Mask | None:
    """Return a mask for the second number of "87 votes to 12", "EUR 3,000 to 4,000"."""
    if previous is None or previous.kind not in {"votes", "money"}:
        return None
    gap = text[previous.end : number.start]
    if not joined(text, previous.end, number.start) or counted().match(text, number.end):
        return None
    between = text[max(0, previous.start - 9) : previous.start].lower().strip() == "between"
    if gap.strip().lower() == "and" and not between:
        return None
    return Mask(number.start, number.end, previous.kind)


def _mask_list(
    text: str, numbers: Sequence[Numeral], masked: list[Mask | None], place: int, name: NamedBy
) -> None:
    """Mask the number after a name, and those listed with it ("paragraphs 3, 4 and 7")."""
    masked[place] = Mask(name.start, _with_brackets(text, numbers[place].end, name), name.kind)
    while place + 1 < len(numbers):
        end = numbers[place].end
        if not listed_with(text, end, numbers[place + 1], name):
            return
        place += 1
        masked[place] = Mask(numbers[place].start, numbers[place].end, name.kind)
        if name.closed_by(text[end : numbers[place].start]):
            return


_BRACKETS = compile_in_paragraph(r"(?:\s?\((?:[0-9]{1,4}|[A-Za-z]{1,4})\)){1,4}")


def _with_brackets(text: str, end: int, name: NamedBy) -> int:
    """Return where "article 7 (1) (a)" and "resolution 1325 (2000)" end."""
    brackets = _BRACKETS.match(text, end) if name.kind == "reference" else None
    return brackets.end() if brackets else end


def _following(
    numbers: Sequence[Numeral],
    masked: Sequence[Mask | None],
    begins: Mapping[int, Mask],
    place: int,
) -> Mask | None:
    """Return the mask with a unit that begins a few characters after a number, if there is one."""
    end = numbers[place].end
    after = numbers[place + 1].start if place + 1 < len(numbers) else end + _NEAR
    for start in range(end + 1, min(after, end + _NEAR)):
        if start in begins:
            return begins[start]
    following = masked[place + 1] if after < end + _NEAR else None
    return following if following is not None and following.kind in SHARED else None


def _mask_rest(
    text: str,
    numbers: Sequence[Numeral],
    masked: list[Mask | None],
    left: Sequence[Sequence[Word]],
    place: int,
) -> Iterator[Mask]:
    """Yield the mask found for a number, or one for an age, a year or a house number."""
    mask = masked[place]
    if mask is None:
        number, words = numbers[place], left[place]
        previous = masked[place - 1] if place else None
        after_year = (
            previous is not None
            and previous.kind == "year"
            and joined(text, previous.end, number.start)
        )
        following = numbers[place + 1] if place + 1 < len(numbers) else None
        mask = masked[place] = (
            age(text, words, number, previous, following)
            or year(text, words, number, joined=after_year)
            or spoken_year(text, number, following)
            or address(text, number, previous)
            or _shared_before(text, number, previous)
            or spoken_name(text, words, number)
            or rate(text, words, number)
            or hour(text, words, number)
        )
    if mask is not None:
        yield mask

"""The grammar of one number: "six hundred and thirteen", "2.5 million", "half a dozen"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from onrecord.extract.numbers.atoms import Atom
from onrecord.extract.numbers.lexis import SPACE, word_set
from onrecord.extract.numbers.machine import PLAIN_GAP, TIE, Machine, alone

# A headline's "SCORE HURT": a score of people, no result.
_HEADLINE = re.compile(
    r"SCORE\s+(?:HURT|INJURED|WOUNDED|DEAD|SLAIN|KILLED|MISSING|ARRESTED|HELD|DROWNED)\b"
)


class Numeral(NamedTuple):
    """One number as written, before ranges and modifiers.

    Attributes:
        start: Where it begins, with its article.
        end: Where it ends, with its unit word.
        value: Its value; the least value of a vague word.
        form: `digits`, `words`, `one`, `vague`.
        coefficient: What stands before the last unit word ("3" in "3 million"); else the value.
        unit: The last unit word's value, if the number ends in one; else 1.
        misread: True where a letter was read as a digit.
        bare: True where nothing stands before the unit word ("thousand", "a hundred").
    """

    start: int
    end: int
    value: float
    form: str
    coefficient: float = 1
    unit: float = 1
    misread: bool = False
    bare: bool = False


_AND_A_GAP = re.compile(rf"{TIE}and{TIE}an?{TIE}", re.IGNORECASE)
_OF_GAP = re.compile(rf"{TIE}of{TIE}(?:an?{TIE})?", re.IGNORECASE)
_A_GAP = re.compile(rf"{TIE}an?{TIE}", re.IGNORECASE)
_ARTICLE = re.compile(rf"(?<![A-Za-z0-9'’-])an?{TIE}\Z", re.IGNORECASE)
_OF_OR_MORE = re.compile(rf"{SPACE}(?:of|more)\b", re.IGNORECASE)
_UPON_GAP = re.compile(rf"{SPACE}(?:and|upon|on){SPACE}", re.IGNORECASE)


def article_before(text: str, start: int) -> int:
    """Return where the article "a" or "an" directly before `start` begins, or `start`."""
    if text[start - 1 : start] not in {" ", "\n", "-", "\t", "\xa0"}:
        return start
    match = _ARTICLE.search(text, max(0, start - 7), start)
    return match.start() if match else start


def read_number(text: str, atoms: Sequence[Atom], index: int) -> tuple[Numeral | None, int]:
    """Return the number that begins at `atoms[index]`, and the index of the atom after it.

    Args:
        text: The text the atoms were found in.
        atoms: All atoms, in order.
        index: Where to begin.

    Returns:
        The number, or None where the atom alone is none ("third"), and where to read on.
    """
    atom = atoms[index]
    match atom.kind:
        case "short":
            return Numeral(atom.start, atom.end, _whole(atom.value), "digits"), index + 1
        case "few":
            return _read_few(text, atoms, index)
        case "plurals":
            return _read_plural(text, atoms, index)
        case "halves" | "parts":
            return _read_part_of_unit(text, atoms, index)
        case "units":
            parts, following = _read_parts_of_unit(text, atoms, index)
            return (parts, following) if parts else _read_exact(text, atoms, index)
        case _:
            return _read_exact(text, atoms, index)


def _whole(value: float) -> float:
    rounded = round(value, 6)
    return int(rounded) if rounded == int(rounded) else rounded


def _read_exact(text: str, atoms: Sequence[Atom], index: int) -> tuple[Numeral | None, int]:
    first = atoms[index]
    if first.kind == "digits" and alone(atoms, index):
        value = _whole(first.value)
        if value != int(value):
            return Numeral(first.start, first.end, value, "decimal"), index + 1
        return (
            Numeral(first.start, first.end, value, "digits", float(value), misread=first.misread),
            index + 1,
        )
    machine = Machine(text, atoms, index)
    start, bare = first.start, False
    if first.kind in {"hundred", "magnitudes", "measures"}:
        start, bare = article_before(text, first.start), True
        lone = start == first.start and first.kind == "measures" and first.value == 20
        if lone and not _HEADLINE.match(text, first.start):
            return None, index + 1  # "score" without article or number: a verb, a result
        machine.current = 1
        if not machine.multiply(first):
            return None, index + 1
    elif not machine.add(first):
        return None, index + 1
    machine.index += 1
    machine.run()
    half = _read_and_a_half(machine)
    last = atoms[machine.index - 1]
    value = _whole(machine.value() + half)
    if value != int(value):
        return Numeral(start, last.end, value, "decimal"), machine.index
    form = "digits" if first.kind == "digits" else "words"
    if value == 1 and form == "words":
        form = "one"
    unit = machine.unit
    coefficient = value / unit
    misread = any(atom.misread for atom in atoms[index : machine.index])
    return (
        Numeral(start, last.end, value, form, coefficient, unit, misread, bare),
        machine.index,
    )


def _read_and_a_half(machine: Machine) -> float:
    """Read "and a half" after what stands, and the unit word after that: "two and a half million"."""
    atoms, index = machine.atoms, machine.index
    if index >= len(atoms) or atoms[index].kind not in {"halves", "parts"}:
        return 0
    if atoms[index].kind == "parts" and atoms[index].value != 4:
        return 0
    if not machine.gap(_AND_A_GAP):
        return 0
    part = 0.5 if atoms[index].kind == "halves" else 0.25
    machine.index += 1
    if machine.current is None or machine.unit in {12, 20}:  # "a million and a half"
        return part * machine.unit
    machine.current += part
    if machine.index < len(atoms) and machine.gap(PLAIN_GAP):
        atom = atoms[machine.index]
        if atom.kind in {"hundred", "magnitudes", "measures"} and machine.multiply(atom):
            machine.index += 1
            machine.run()
    return 0


_UNIT_KINDS = frozenset({"hundred", "magnitudes", "measures", "plurals"})


def _read_few(text: str, atoms: Sequence[Atom], index: int) -> tuple[Numeral | None, int]:
    """Read "several", "a few", "several hundred", "a couple of dozen", "several tens of thousands"."""
    atom = atoms[index]
    start = article_before(text, atom.start)
    value, end, following = atom.value, atom.end, index + 1
    for after in atoms[index + 1 : index + 5]:
        tied = any(tie.fullmatch(text, end, after.start) for tie in (PLAIN_GAP, _OF_GAP))
        if after.kind not in _UNIT_KINDS or not tied:
            break
        value, end, following = value * after.value, after.end, following + 1
    word = text[atom.start : atom.end].lower()
    if following > index + 1 or word not in word_set("numbers", "needs_article"):
        return Numeral(start, end, value, "vague"), following
    if start == atom.start or (word == "couple" and not _OF_OR_MORE.match(text, end)):
        return None, index + 1  # "few"; "a couple": two people who are married
    return Numeral(start, end, value, "vague"), following


def _read_plural(text: str, atoms: Sequence[Atom], index: int) -> tuple[Numeral | None, int]:
    """Read "hundreds", "tens of thousands", "hundreds and hundreds"."""
    atom = atoms[index]
    value, end, following = atom.value * 2, atom.end, index + 1
    for after in atoms[index + 1 : index + 4]:
        if after.kind in _UNIT_KINDS and _OF_GAP.fullmatch(text, end, after.start):
            value *= after.value
        elif (after.kind, after.value) != ("plurals", atom.value) or not _UPON_GAP.fullmatch(
            text, end, after.start
        ):
            break
        end, following = after.end, following + 1
    return Numeral(atom.start, end, value, "vague"), following


def _read_part_of_unit(
    text: str, atoms: Sequence[Atom], index: int, times: float = 1
) -> tuple[Numeral | None, int]:
    """Read "half a million", "half-dozen", "a quarter of a million"; a plain fraction is none."""
    atom = atoms[index]
    part = atom.value if atom.kind == "halves" else 1 / atom.value
    following = index + 1
    if following >= len(atoms) or (atom.kind == "parts" and atom.value != 4):
        return None, following
    after = atoms[following]
    gap = text[atom.end : after.start]
    if after.kind not in {"hundred", "magnitudes", "measures"} or len(gap) > 10:
        return None, following
    if not any(tie.fullmatch(gap) for tie in (PLAIN_GAP, _A_GAP, _OF_GAP)):
        return None, following
    start = article_before(text, atom.start)
    value = _whole(times * part * after.value)
    return Numeral(start, after.end, value, "words", times * part, after.value), following + 1


def _read_parts_of_unit(text: str, atoms: Sequence[Atom], index: int) -> tuple[Numeral | None, int]:
    """Read "three quarters of a million"; None where the number does not count quarters."""
    first, after = atoms[index], atoms[index + 1 : index + 2]
    if not after or after[0].kind != "parts" or after[0].value != 4 or first.value != 3:
        return None, index
    if not PLAIN_GAP.fullmatch(text, first.end, after[0].start):
        return None, index
    number, following = _read_part_of_unit(text, atoms, index + 1, times=3)
    return (None, index) if number is None else (number._replace(start=first.start), following)

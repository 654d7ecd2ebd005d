"""The grammar of one number: "six hundred and thirteen", "2.5 million", "half a dozen", "dozens".

Written as a small machine over atoms. It is told what a number may still take by `room`: the
next added part must be smaller ("twenty" leaves room for 1 to 9, "hundred" for 1 to 99).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from onrecord.extract.atoms import Atom
from onrecord.extract.lexis import word_set


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


_PLAIN_GAP = re.compile(
    r"[ \t\xa0\r]{0,4}[-\u2010\u2011\xad\xac]?[ \t\xa0\r]{0,4}(?:\n[ \t\xa0\r]{0,12})?"
)
_AND_GAP = re.compile(r"[-\s]{1,4}and[-\s]{1,4}", re.IGNORECASE)
_COMMA_GAP = re.compile(r",\s{1,3}(?:and\s{1,3})?", re.IGNORECASE)
_AND_A_GAP = re.compile(r"[-\s]{1,4}and[-\s]{1,3}an?[-\s]{1,3}", re.IGNORECASE)
_OF_GAP = re.compile(r"[-\s]{1,4}of[-\s]{1,4}(?:an?[-\s]{1,4})?", re.IGNORECASE)
_A_GAP = re.compile(r"[-\s]{1,4}an?[-\s]{1,4}", re.IGNORECASE)
_ARTICLE = re.compile(r"(?<![A-Za-z0-9'’-])an?[-\s]{1,4}\Z", re.IGNORECASE)
_MAX_ATOMS = 24

_SINGULAR: dict[float, str] = {
    10: "none",
    12: "measures",
    20: "measures",
    100: "hundred",
}  # "two dozens"
_ADDED = {"units": 0, "teens": 0, "tens": 10}


def article_before(text: str, start: int) -> int:
    """Return where the article "a" or "an" directly before `start` begins, or `start`."""
    if text[start - 1 : start] not in {" ", "\n", "-", "\t", "\xa0"}:
        return start
    match = _ARTICLE.search(text, max(0, start - 7), start)
    return match.start() if match else start


class _Machine:
    """Reads one number from a row of atoms; made for one use."""

    def __init__(self, text: str, atoms: Sequence[Atom], index: int) -> None:
        self.text = text
        self.atoms = atoms
        self.index = index
        self.total: float = 0
        self.current: float | None = None
        self.room: float = float("inf")
        self.magnitude: float = float("inf")
        self.unit: float = 1
        self.digits = False

    def gap(self, pattern: re.Pattern[str]) -> bool:
        """True when the text between the last atom read and the next one fits the pattern."""
        before = self.atoms[self.index - 1]
        after = self.atoms[self.index]
        if after.start - before.end > 16:
            return False
        return pattern.fullmatch(self.text, before.end, after.start) is not None

    def add(self, atom: Atom) -> bool:
        """Take a digit numeral, unit, teen or ten, if there is room for it."""
        if atom.kind == "digits":
            if self.current is not None or not (self.room > atom.value):
                return False
            if self.magnitude != float("inf") and not self._unit_follows():
                return False
            self.current, self.room, self.digits, self.unit = atom.value, 0, True, 1
            return True
        room = _ADDED.get(atom.kind)
        if room is None or not atom.value < self.room:
            return False
        self.current = (self.current or 0) + atom.value
        self.room, self.unit = room, 1
        return True

    def _unit_follows(self) -> bool:
        after = self.atoms[self.index + 1 : self.index + 2]
        return bool(after) and after[0].kind in {"hundred", "magnitudes"}

    def multiply(self, atom: Atom) -> bool:
        """Take "hundred", "thousand", "dozen", if what was read can be multiplied by it."""
        kind = _SINGULAR.get(atom.value, "magnitudes") if atom.kind == "plurals" else atom.kind
        if self.current is None or self.current <= 0:
            return False
        if kind == "hundred":
            if not self.current < 100:
                return False
            self.current *= 100
            self.room = 100
        elif kind == "magnitudes":
            if atom.value >= self.magnitude:
                return False
            self.total += self.current * atom.value
            self.current, self.magnitude, self.room = None, atom.value, atom.value
        elif kind == "measures" and not self.total:
            self.current *= atom.value
            self.room = 0
        else:
            return False
        self.unit = atom.value
        return True

    def value(self) -> float:
        return self.total + (self.current or 0)

    def run(self) -> None:
        """Read on from `index` as far as the atoms make one number."""
        limit = min(len(self.atoms), self.index + _MAX_ATOMS)
        while self.index < limit and self._step():
            self.index += 1

    def _step(self) -> bool:
        atom = self.atoms[self.index]
        if self.gap(_PLAIN_GAP):
            return self.multiply(atom) or self.add(atom)
        if self.room >= 100 and self.gap(_AND_GAP):
            return self._small_tail() and self.add(atom)
        if self.room >= 1000 and self.magnitude < float("inf") and self.gap(_COMMA_GAP):
            return self._long_tail() and self.add(atom)
        return False

    def _tail(self) -> _Machine:
        tail = _Machine(self.text, self.atoms, self.index)
        if tail.add(self.atoms[self.index]):
            tail.index += 1
            tail.run()
        return tail

    def _small_tail(self) -> bool:
        """After "and": only what is below a hundred, so "a hundred and two hundred" are two."""
        tail = self._tail()
        return not tail.digits and 0 < tail.value() < 100

    def _long_tail(self) -> bool:
        """After a comma: only an unround rest below the unit ("…, two hundred and seventy-five")."""
        tail = self._tail()
        rest = tail.value()
        return not tail.digits and 100 < rest < self.magnitude and rest % 100 != 0


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
        case _:
            return _read_exact(text, atoms, index)


def _whole(value: float) -> float:
    rounded = round(value, 6)
    return int(rounded) if rounded == int(rounded) else rounded


def _read_exact(text: str, atoms: Sequence[Atom], index: int) -> tuple[Numeral | None, int]:
    first = atoms[index]
    machine = _Machine(text, atoms, index)
    start, bare = first.start, False
    if first.kind in {"hundred", "magnitudes", "measures"}:
        start, bare = article_before(text, first.start), True
        if start == first.start and first.kind == "measures" and first.value == 20:
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


def _read_and_a_half(machine: _Machine) -> float:
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
    if machine.index < len(atoms) and machine.gap(_PLAIN_GAP):
        atom = atoms[machine.index]
        if atom.kind in {"hundred", "magnitudes", "measures"} and machine.multiply(atom):
            machine.index += 1
            machine.run()
    return 0


def _read_few(text: str, atoms: Sequence[Atom], index: int) -> tuple[Numeral | None, int]:
    """Read "several", "a few", "several hundred", "a couple of dozen", "several tens of thousands"."""
    atom = atoms[index]
    start = article_before(text, atom.start)
    value, end, following = atom.value, atom.end, index + 1
    first = True
    while following < len(atoms):
        after = atoms[following]
        if after.kind not in {"hundred", "magnitudes", "measures", "plurals"}:
            break
        gap = text[end : after.start]
        joined = _PLAIN_GAP.fullmatch(gap) or (
            _OF_GAP.fullmatch(gap) if first or following else None
        )
        if not gap or not joined:
            break
        value, end, following, first = value * after.value, after.end, following + 1, False
    word = text[atom.start : atom.end].lower()
    if first and word in word_set("numbers", "needs_article"):
        if start == atom.start:
            return None, index + 1
        if word == "couple" and not re.match(
            r"\s{1,3}(?:of|more)\b", text[end : end + 8], re.IGNORECASE
        ):
            return None, index + 1  # "a couple": two people who are married
    return Numeral(start, end, value, "vague"), following


def _read_plural(text: str, atoms: Sequence[Atom], index: int) -> tuple[Numeral | None, int]:
    """Read "hundreds", "tens of thousands", "hundreds and hundreds"."""
    atom = atoms[index]
    value, end, following = atom.value * 2, atom.end, index + 1
    while following < len(atoms) and following < index + 4:
        after = atoms[following]
        gap = text[end : after.start]
        if len(gap) > 12:
            break
        if after.kind in {"plurals", "magnitudes", "measures"} and _OF_GAP.fullmatch(gap):
            value *= after.value
        elif (
            after.kind == "plurals"
            and after.value == atom.value
            and re.fullmatch(r"\s{1,3}(?:and|upon|on)\s{1,3}", gap, re.IGNORECASE)
        ):
            pass
        else:
            break
        end, following = after.end, following + 1
    return Numeral(atom.start, end, value, "vague"), following


def _read_part_of_unit(text: str, atoms: Sequence[Atom], index: int) -> tuple[Numeral | None, int]:
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
    if (
        not (_PLAIN_GAP.fullmatch(gap) or _A_GAP.fullmatch(gap) or _OF_GAP.fullmatch(gap))
        or not gap
    ):
        return None, following
    start = article_before(text, atom.start)
    value = _whole(part * after.value)
    return Numeral(start, after.end, value, "words", part, after.value), following + 1

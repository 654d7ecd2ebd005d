"""The machine that reads one number from a row of number words and digit numerals.

It is told what a number may still take by `room`: the next added part must be smaller ("twenty"
leaves room for 1 to 9, "hundred" for 1 to 99, "thousand" for 1 to 999).
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from onrecord.extract.numbers.atoms import Atom
from onrecord.extract.numbers.lexis import SPACE, compile_in_paragraph

INFINITE = float("inf")
PLAIN_GAP = re.compile(
    r"[ \t\xa0\r]{0,4}[-\u2010\u2011\xad\xac]?[ \t\xa0\r]{0,4}(?:\n[ \t\xa0\r]{0,12})?"
)
TIE = rf"(?:-|{SPACE})"  # between the words of one number
_AND_GAP = re.compile(rf"{TIE}and{TIE}", re.IGNORECASE)
_COMMA_GAP = re.compile(rf",{SPACE}(?:and{SPACE})?", re.IGNORECASE)
_BETWEEN = compile_in_paragraph(r"\bbetween\s{1,4}(?:an?\s{1,4})?\Z", re.IGNORECASE)
_MAX_ATOMS = 24
_LONGEST_GAP = 16  # characters between two atoms of one number

_SINGULAR: dict[float, str] = {
    10: "none",
    12: "measures",
    20: "measures",
    100: "hundred",
}  # "two dozens"
_ADDED = {"units": 0, "teens": 0, "tens": 10}


def alone(atoms: Sequence[Atom], index: int) -> bool:
    """True when no atom follows that may be of the same number."""
    following = index + 1
    return following == len(atoms) or atoms[following].start - atoms[index].end > _LONGEST_GAP


class Machine:
    """Reads one number from a row of atoms; made for one use."""

    def __init__(self, text: str, atoms: Sequence[Atom], index: int) -> None:
        self.text = text
        self.atoms = atoms
        self.index = index
        self.start = atoms[index].start
        self.total: float = 0
        self.current: float | None = None
        self.room: float = INFINITE
        self.magnitude: float = INFINITE
        self.unit: float = 1
        self.digits = False
        self.score = False  # read "score" last: "a score and three", "threescore and ten"
        self.inner = False  # reads the rest after a comma; takes no comma itself

    def gap(self, pattern: re.Pattern[str]) -> bool:
        """True when the text between the last atom read and the next one fits the pattern."""
        before = self.atoms[self.index - 1]
        after = self.atoms[self.index]
        if after.start - before.end > _LONGEST_GAP:
            return False
        return pattern.fullmatch(self.text, before.end, after.start) is not None

    def add(self, atom: Atom) -> bool:
        """Take a digit numeral, unit, teen or ten, if there is room for it."""
        if atom.kind == "digits":
            if self.current is not None or not (self.room > atom.value):
                return False
            if self.magnitude != INFINITE and not self._unit_follows():
                return False
            self.current, self.room, self.digits, self.unit = atom.value, 0, True, 1
            return True
        room = _ADDED.get(atom.kind)
        if room is None or not atom.value < self.room:
            return False
        self.current = (self.current or 0) + atom.value
        self.room, self.unit = room, 1
        self.score = self.text[atom.start : atom.end].lower().endswith("score")
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
            self.total += round(self.current * atom.value, 3)
            self.current, self.magnitude, self.room = None, atom.value, atom.value
        elif kind == "measures" and not self.total:
            self.current *= atom.value
            self.room, self.score = 0, atom.value == 20 and atom.kind == "measures"
        else:
            return False
        self.unit = atom.value
        return True

    def value(self) -> float:
        """Return the number read so far."""
        return self.total + (self.current or 0)

    def run(self) -> None:
        """Read on from `index` as far as the atoms make one number."""
        limit = min(len(self.atoms), self.index + _MAX_ATOMS)
        while self.index < limit and self._step():
            self.index += 1

    def _step(self) -> bool:
        atom = self.atoms[self.index]
        if self.score and atom.kind in _ADDED and self.gap(_AND_GAP):
            self.room = 20
            return self.add(atom)
        if self.gap(PLAIN_GAP):
            return self.multiply(atom) or self.add(atom)
        if self.room >= 100 and self.gap(_AND_GAP):
            return self._small_tail() and self.add(atom)
        if self.room >= 1000 and not self.inner and self.room < INFINITE and self.gap(_COMMA_GAP):
            return self._long_tail() and self.add(atom)
        return False

    def _small_tail(self) -> bool:
        """After "and": only what is below a hundred, so "a hundred and two hundred" are two.

        A unit word may follow where it closes the group ("a hundred and two thousand"), unless
        "between" shows that there are two numbers.
        """
        atoms, last = self.atoms, self.index
        if atoms[last].kind not in _ADDED:
            return False
        if atoms[last].kind == "tens" and self._plain(last) and atoms[last + 1].kind == "units":
            last += 1
        if not self._plain(last):
            return True
        kind = atoms[last + 1].kind
        if kind == "hundred" and INFINITE > self.magnitude >= 10**6:
            last, kind = last + 1, "magnitudes" if self._thousand(last + 1) else kind
        if kind != "magnitudes":
            return kind not in {"hundred", "measures", "plurals"}
        if _BETWEEN.search(self.text, max(0, self.start - 16), self.start):
            return False
        return self.room == 100 or atoms[last + 1].value < self.magnitude

    def _thousand(self, index: int) -> bool:
        """True when "thousand" follows the atom: "a million and two hundred thousand"."""
        return self._plain(index) and self.atoms[index + 1].value == 1000

    def _plain(self, index: int) -> bool:
        """True when the atom after `index` follows it without a word between."""
        if index + 1 >= len(self.atoms):
            return False
        before, after = self.atoms[index], self.atoms[index + 1]
        return PLAIN_GAP.fullmatch(self.text, before.end, after.start) is not None

    def _long_tail(self) -> bool:
        """After a comma: only an unround rest below the unit ("…, two hundred and seventy-five")."""
        tail = Machine(self.text, self.atoms, self.index)
        tail.magnitude, tail.inner = self.magnitude, True
        if not tail.add(self.atoms[self.index]):
            return False
        tail.index += 1
        tail.run()
        rest = tail.value()
        return not tail.digits and 100 < rest < self.magnitude and rest % 100 != 0

"""Surnames and given names of a list: where surnames come first, and what a column of names holds beside one of these."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from onrecord.register.names import folded, plain
from onrecord.register.names.parts import in_order, surname_at
from onrecord.register.names.variants import same_given

FIRST = "name_surname_first"
"""What a column of full names is of which the surname comes first."""
LEAST, SHARE = 5, 0.9
"""How many names are to tell the order, and how many of those that tell are to tell the same."""


class Order(NamedTuple):
    """Whether surnames come first, and how many of the names tell so."""

    first: bool
    telling: int


def order_of(rows: Sequence[Mapping[str, str]]) -> Order:
    """Return what comes first in the names of a list.

    Endings tell surnames. Given names are told by initials, by those that have short forms, and by the
    fathers: a word that is somebody's father's given name is a given name.

    Args:
        rows: The cells of the rows by what they are.
    """
    fathers = _given([row.get("father", "") for row in rows])

    def given(word: str) -> bool:
        return len(word) == 1 or bool(same_given(word)) or folded(word)[0] in fathers

    told = Counter(surname_at(row["name"], given) for row in rows if "name" in row)
    telling = told["first"] + told["last"]
    return Order(told["first"] >= max(LEAST, SHARE * telling), told["first"])


def with_parts(fields: Mapping[str, str], *, surname_first: bool) -> dict[str, str]:
    """Return the fields of a row with surname and given name, as far as its columns or the list's order tell them.

    A column `name` beside one of surnames or of given names holds the other, or both.

    Args:
        fields: The cells by what they are.
        surname_first: Whether surnames come first in the names of the list.
    """
    found = dict(fields)
    if FIRST in found:
        found.setdefault("name", found[FIRST])
    own = [part for part in ("given", "surname") if part in found]
    name = found.get("name", "")
    if len(own) == 1:
        words = plain(found[own[0]]).split()
        rest = [word for word in name.split() if plain(word) not in words]
        if rest:
            found["surname" if own == ["given"] else "given"] = " ".join(rest)
        if rest == name.split():
            found.pop("name", None)
    elif not own and (surname_first or FIRST in found) and (parted := in_order(name)):
        found["surname"], found["given"] = parted
    return found


def _given(cells: Iterable[str]) -> frozenset[str]:
    """Return the given names of fathers who are called by one word."""
    words = (plain(cell).split() for cell in cells)
    return frozenset(folded(one[0])[0] for one in words if len(one) == 1)

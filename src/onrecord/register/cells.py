"""The cells of one row of a list as a statement, with what could not be read of them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any

from onrecord.lexicon import load
from onrecord.model import (
    Fate,
    PersonStatement,
    Relation,
    Sex,
    StatedAge,
    StatedKin,
    StatedStatus,
    stable_id,
)
from onrecord.register.days import Order, could_be_two, read_day
from onrecord.register.names import plain
from onrecord.register.surnames import with_parts
from onrecord.register.years import read_age

_YES = frozenset({"yes", "y", "1", "true", "x", "full", "complete"})
_NO = frozenset({"no", "n", "0", "false", "none", "nil", "not"})
_NOT_PLAIN = re.compile(r"[^a-z0-9/]+")
_SEVERAL = re.compile(r"\s*(?:[;\n]|\s(?:and|&)\s)\s*")
_LISTED = re.compile(r"\s*(?:[;\n,]|\s(?:and|&)\s)\s*")
_NAMED_KIN = re.compile(r"^\s*([^\W\d_][^:()=]*?)\s*[:=(]\s*(.+?)\s*\)?\s*$")
_STATUS_ON = re.compile(r"^\s*([^\d,:(]+?)\s*(?:[,:(]|\bon\b|\bsince\b)?\s*([\d.~?].*?)?\s*\)?\s*$")
_NUMBER = re.compile(r"\d+")
KIN: dict[str, Relation] = {
    "father": "father", "mother": "mother", "spouse": "spouse", "children": "child", "parents": "parent",
    "siblings": "sibling",
}  # fmt: skip
"""Columns that name kin, and who these are to the person."""
DATED: dict[str, Fate] = {
    "missing_since": "missing", "identified_on": "identified", "released_on": "released",
    "detained_on": "detained",
}  # fmt: skip
"""Columns that hold the day of a status."""
DAYS = ("date", "died", "born", *DATED)
"""Columns that hold dates."""


class Cells:
    """The cells of a row: `fields` by what they are, `others` as they stand, `problems` in words."""

    def __init__(
        self,
        cells: Mapping[str, str],
        columns: Mapping[str, str],
        *,
        status: str | None,
        date: str | None,
        orders: Mapping[str, Order] | None = None,
        surname_first: bool = False,
    ) -> None:
        """Sort the cells.

        Args:
            cells: The row's cells by heading.
            columns: What the columns are.
            status: What happened to all on the list, where the row does not say so.
            date: When, likewise.
            orders: What comes first in the dates of a field, where its column tells.
            surname_first: Whether surnames come first in the names of the list.
        """
        filled = {heading: value for heading, value in cells.items() if value}
        fields = {columns[key]: value for key, value in filled.items() if key in columns}
        self.fields = with_parts(fields, surname_first=surname_first)
        self.others = {key: value for key, value in filled.items() if key not in columns}
        self.problems: list[str] = []
        if "relation" in self.fields and "relative" not in self.fields:
            self.others["relation"] = self.fields["relation"]  # to the head of the household
        self._status, self._date, self._orders = status, date, orders or {}

    @property
    def name(self) -> str:
        """The name, of one column or of several."""
        parts = (self.fields[part] for part in ("given", "surname") if part in self.fields)
        return self.fields.get("name") or " ".join(parts)

    def statement(self, source: str, key: str, locator: str) -> PersonStatement:
        """Return the statement; what cannot be read stays among the others as it stands."""
        get = self.fields.get
        when, died = self._day("date") or self._date, self._day("died")
        return PersonStatement(
            id=stable_id("p", source, key), source=source, key=key, locator=locator, name=self.name,
            given=get("given"), surname=get("surname"), father=get("father"), mother=get("mother"),
            sex=self._sex(), age=self._age(died or when), born=self._day("born"), died=died,
            place=get("place"), statuses=tuple(self._statuses(died or when)), kin=tuple(self._kin()),
            household=get("household"), household_complete=self._yes("household_complete"),
            scene=get("scene"), perpetrator=get("perpetrator"), cause=get("cause"),
            site=get("site"), grave=get("grave"), remains=get("remains"),
            consequences=tuple(self._consequences()), dependants=self._dependants(), other=self.others,
        )  # fmt: skip

    def _unread(self, field: str, problem: str) -> None:
        value = self.fields[field]
        self.problems.append(f"{field.replace('_', ' ')} {value!r} {problem}")
        self.others[field] = value

    def _day(self, field: str) -> str | None:
        if field not in self.fields:
            return None
        read = read_day(self.fields[field], self._orders.get(field))
        if read is None:
            self._unread(field, "is no date")
        elif could_be_two(self.fields[field], read):
            self._unread(field, f"could be two days, and is taken as {read}; write {read}-MM-DD")
        return read

    def _age(self, at: str | None) -> StatedAge | None:
        if "age" not in self.fields:
            return None
        age = read_age(self.fields["age"], at)
        if age is None:
            self._unread("age", "is no age")
        return age

    def _sex(self) -> Sex | None:
        if "sex" not in self.fields:
            return None
        sex: Sex | None = meanings("sexes").get(bare(self.fields["sex"]))
        if sex is None:
            self._unread("sex", "is not known")
        return sex

    def _statuses(self, when: str | None) -> Iterator[StatedStatus]:
        """Yield the statuses of the row: of its status column, one or several, and of dated columns."""
        place = self.fields.get("scene") or self.fields.get("place")
        found: dict[tuple[Fate, str | None], StatedStatus] = {}
        parts = [part for part in re.split(r"[;\n]", self.fields.get("status", "")) if part.strip()]
        for part in parts:
            status, date = _status_of(part)
            if status is None:
                self.problems.append(f"status {part.strip()!r} is not known")
                self.others["status"] = self.fields["status"]
                continue
            date = date or (when if len(parts) == 1 else None)
            found[status, date] = StatedStatus(
                status=status, date=date, place=place, text=part.strip()
            )
        if not found and self._status:
            fate = meanings("statuses").get(bare(self._status), self._status)
            found[fate, when] = StatedStatus(status=fate, date=when, place=place)
        for field, fate in DATED.items():
            date = self._day(field)
            if date:
                found.pop((fate, when), None)  # its own day goes before that of the row
                found[fate, date] = StatedStatus(status=fate, date=date)
        yield from sorted(found.values(), key=lambda one: one.date or "")

    def _kin(self) -> Iterator[StatedKin]:
        for field, relation in KIN.items():
            for name in _names(
                self.fields.get(field, ""), several=field in {"children", "siblings"}
            ):
                yield StatedKin(relation=relation, name=name)
        for part in re.split(r"[;\n]", self.fields.get("kin", "")):
            match = _NAMED_KIN.match(part)
            known = relation_of(match[1]) if match else None
            if match and known:
                yield from (
                    StatedKin(relation=known, name=name) for name in _names(match[2], several=True)
                )
            elif part.strip():
                self.problems.append(
                    f"kin {part.strip()!r} does not say who it is (`brother: NAME`)"
                )
                self.others["kin"] = self.fields["kin"]
        if "relative" in self.fields:
            told = relation_of(self.fields.get("relation", "")) or "other"
            yield StatedKin(relation=told, name=self.fields["relative"])

    def _yes(self, field: str) -> bool | None:
        value = self.fields.get(field)
        if value is None:
            return None
        if bare(value) not in _YES | _NO:
            self._unread(field, "is neither yes nor no")
            return None
        return bare(value) in _YES

    def _consequences(self) -> Iterator[str]:
        yield from (
            part.strip() for part in self.fields.get("consequences", "").split(";") if part.strip()
        )
        value = self.fields.get("disability", "")
        if value and bare(value) in _YES:
            yield "disability"
        elif value and bare(value) not in _NO:
            yield f"disability: {value}"

    def _dependants(self) -> int | None:
        value = self.fields.get("dependants")
        if not value:
            return None
        if bare(value) in _NO:
            return 0
        numbers = _NUMBER.findall(value)
        if len(numbers) != 1:
            self._unread("dependants", "is no number")
            return None
        if value != numbers[0]:
            self.others["dependants"] = value
        return int(numbers[0])


def relation_of(words: str) -> Relation | None:
    """Return what relation words name: "wife" → `spouse`."""
    found: Relation | None = meanings("relations").get(bare(words))
    return found


def bare(text: str) -> str:
    """Return a heading or a word of a column as it is compared."""
    return _NOT_PLAIN.sub(" ", plain(text) if not text.isascii() else text.lower()).strip()


@cache
def meanings(section: str) -> dict[str, Any]:
    """Return what the words of a column mean, by the section of `columns.yml`."""
    entries = load("columns", "names")[section]
    return {bare(word): meaning for meaning, words in entries.items() for word in words}


def _status_of(part: str) -> tuple[Fate | None, str | None]:
    """Return a status with the day that stands beside it, if one does."""
    known: dict[str, Fate] = meanings("statuses")
    if bare(part) in known or part.strip() in known:
        return known.get(bare(part)) or known[part.strip()], None
    match = _STATUS_ON.match(part)
    if match is None or bare(match[1]) not in known:
        return None, None
    date = read_day(match[2]) if match[2] else None
    return (known[bare(match[1])], date) if date or not match[2] else (None, None)


def _names(value: str, *, several: bool) -> Iterator[str]:
    """Yield the names of a cell; where one is expected, a comma parts surname and given name."""
    parts = (_LISTED if several else _SEVERAL).split(value)
    yield from (name for part in parts if (name := part.strip(" .,")))

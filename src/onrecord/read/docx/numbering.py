"""The numbers that Word sets before paragraphs and list items by itself (ECMA-376, 17.9)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from onrecord.read.numerals import in_form

if TYPE_CHECKING:
    from lxml.etree import _Element

_PLACE = re.compile(r"%([1-9])")
_LONGEST = 30


class Listed(NamedTuple):
    """Which list a paragraph is in, by its number in the file, and how deep, from 0."""

    number: str
    level: int = 0


class _Level(NamedTuple):
    """How one level of a list is numbered: "%1.%2" in some form, from a first number."""

    text: str
    form: str
    start: int


class Numbering:
    """Counts the paragraphs of each list as Word does when it shows them."""

    def __init__(self, roots: list[_Element], prefix: str) -> None:
        self._levels: dict[str, dict[int, _Level]] = {}
        self._lists: dict[str, str] = {}
        self._restarts: dict[Listed, int] = {}
        self._counts: dict[str, dict[int, int]] = {}
        for root in roots:
            for kind in root.iterfind(f"{prefix}abstractNum"):
                name = kind.get(f"{prefix}abstractNumId", "")
                self._levels[name] = dict(_levels(kind, prefix))
            for used in root.iterfind(f"{prefix}num"):
                self._add(used, prefix)

    def label(self, listed: Listed) -> str:
        """Return the number before the next paragraph of a list ("14."); nothing for a bullet."""
        kind = self._lists.get(listed.number, "")
        level = self._levels.get(kind, {}).get(listed.level)
        if level is None:
            return ""
        counts = self._counts.setdefault(kind, {})
        restart = self._restarts.pop(listed, None)
        before = counts.get(listed.level, level.start - 1) if restart is None else restart - 1
        counts[listed.level] = before + 1
        for deeper in [at for at in counts if at > listed.level]:
            del counts[deeper]
        return "" if level.form == "bullet" else self._written(kind, level.text)[:_LONGEST]

    def _add(self, used: _Element, prefix: str) -> None:
        number = used.get(f"{prefix}numId", "")
        kind = used.find(f"{prefix}abstractNumId")
        self._lists[number] = kind.get(f"{prefix}val", "") if kind is not None else ""
        for override in used.iterfind(f"{prefix}lvlOverride"):
            start = _value(override, "startOverride", prefix)
            level = override.get(f"{prefix}ilvl", "")
            if start.isdecimal() and level.isdecimal():
                self._restarts[Listed(number, int(level))] = int(start[:6])

    def _written(self, kind: str, text: str) -> str:
        def one(match: re.Match[str]) -> str:
            at = int(match[1]) - 1
            level = self._levels[kind].get(at)
            if level is None:
                return ""
            return in_form(self._counts[kind].get(at, level.start), level.form)

        return _PLACE.sub(one, text)


def _levels(kind: _Element, prefix: str) -> list[tuple[int, _Level]]:
    found = []
    for level in kind.iterfind(f"{prefix}lvl"):
        at, start = level.get(f"{prefix}ilvl", ""), _value(level, "start", prefix)
        form = _value(level, "numFmt", prefix) or "decimal"
        text = _value(level, "lvlText", prefix)
        if at.isdecimal():
            number = int(start[:6]) if start.isdecimal() else 1
            found.append((int(at), _Level(text, form, number)))
    return found


def _value(parent: _Element, name: str, prefix: str) -> str:
    found = parent.find(f"{prefix}{name}")
    return str(found.get(f"{prefix}val", "")) if found is not None else ""

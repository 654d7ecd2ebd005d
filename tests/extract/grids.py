"""Grids of ordinary texts: slots of wordings that can be put together in any way.

A grid stands in `cases/grids-NAME.yml`: a template with slots in braces, and the wordings of each
slot. A number is marked with what must be read: `⟦killed|nine⟧`, `⟦killed!denied|nine⟧` for another
polarity than asserted, `⟦killed<|nine⟧` for a part of another number, `⟦=|nine⟧` for the outcome of the
first mark of the text, `⟦?|nine⟧` where any reading will do. A number without a mark must yield no harm.
A wording `{killed: " were shot"}` tells the outcome of the numbers marked `⟦$|nine⟧` before it, and of those behind
the last such wording.
`polarity` of a grid gives the marks of a slot their polarity, so that grids can share wordings.
"""

from __future__ import annotations

import random
import re
from typing import Any, NamedTuple

from tests.extract.reading import figures_of, marked_cases, unmark

_SLOT = re.compile(r"\{(\w+)\}")
_FATE = re.compile(r"‹([a-z_+]+)›")
_AWAITING = re.compile(r"⟦\$")
_DOUBLED = re.compile(r"[,.](?=[.,;])")
_OPENED = re.compile(r"((?:[.!?][\"”]?\s+|^)(?:⟦[^|]*\|)?)([a-z])")


class Counts(NamedTuple):
    """How many numbers of a grid's texts must be read, and how many of them are read otherwise."""

    wanted: int
    missed: int
    outcome: int
    polarity: int
    whole: int
    false: int

    @property
    def right(self) -> float:
        """The share that is read with its outcome and polarity."""
        return 1 - (self.missed + self.outcome + self.polarity) / self.wanted


def grids(name: str) -> dict[str, Any]:
    """Return the grids of `cases/grids-NAME.yml` by their names."""
    return dict(marked_cases(f"grids-{name}"))


def texts(grid: dict[str, Any], number: int) -> list[str]:
    """Return `number` marked texts of a grid, the same in each run."""
    chance = random.Random(1)  # noqa: S311
    return [_text(grid, chance) for _ in range(number)]


def _text(grid: dict[str, Any], chance: random.Random) -> str:
    words = ""
    for piece in _SLOT.split(grid["template"]):
        chosen = chance.choice(grid["slots"][piece]) if piece in grid["slots"] else piece
        if isinstance(chosen, dict):
            ((said, chosen),) = chosen.items()
            chosen += f"‹{said}›"
        words += _under(grid.get("polarity", {}).get(piece), chosen)
    words = _FATE.sub("", _AWAITING.sub(_told, words))
    words = _DOUBLED.sub("", words.replace("\\n", "\n")).strip()
    first = re.search(r"⟦([a-z_+]+)", words)
    words = words.replace("⟦=", "⟦" + (first[1] if first else "?"))
    return _OPENED.sub(lambda found: found[1] + found[2].upper(), words)


def _under(polarity: str | None, words: str) -> str:
    return re.sub(r"⟦(\w+)\|", rf"⟦\1!{polarity}|", words) if polarity else words


def _told(mark: re.Match[str]) -> str:
    """Return the opening of a mark with the outcome that the next wording, or else the last, tells."""
    fate = _FATE.search(mark.string, mark.end()) or list(_FATE.finditer(mark.string))[-1]
    return "⟦" + fate[1]


def count(marked: list[str]) -> tuple[Counts, list[str]]:
    """Read marked texts; return the counts, and a line for each number that is read otherwise."""
    kinds = dict.fromkeys(("missed", "outcome", "polarity", "whole", "false"), 0)
    wanted, faults = 0, []
    for each in marked:
        text, places = unmark(each)
        wanted += sum(label != "?" for label, _, _ in places)
        for kind, words in _faults(text, places):
            kinds[kind] += 1
            faults.append(f"{kind} {words} in: {text}")
    return Counts(wanted, **kinds), faults


def _faults(text: str, places: list[tuple[str, int, int]]) -> list[tuple[str, str]]:
    figures = figures_of(text)
    found: list[tuple[str, str]] = []
    used = set()
    for label, start, end in places:
        read = next((f for f in figures if f.start < end and start < f.end), None)
        used.add(read.id if read else "")
        outcome, _, polarity = label.removesuffix("<").partition("!")
        if label == "?":
            continue
        if read is None:
            found.append(("missed", text[start:end]))
        elif set(read.outcome) != set(outcome.split("+")):
            found.append(("outcome", text[start:end]))
        elif read.polarity != (polarity or "asserted"):
            found.append(("polarity", text[start:end]))
        elif label.endswith("<") and read.part_of is None:
            found.append(("whole", text[start:end]))
    return found + [("false", f.text) for f in figures if f.harms and f.id not in used]

"""How much of the marked shared passages is found, and what is found besides."""

from __future__ import annotations

import random
import re
import string
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

import yaml

from onrecord.model import Document, Reuse, Span, replace
from onrecord.text import segment
from onrecord.trace import find_reuse

FOLDER = Path(__file__).parent / "reuse"
_MARK = re.compile(r"\[\[(\d)\||\]\]")


class Marked(NamedTuple):
    """A text without its marks, and the marked ranges by their labels."""

    text: str
    passages: dict[str, Span]


class Case(NamedTuple):
    """Two marked texts and what is expected of them."""

    name: str
    a: Marked
    b: Marked
    numbers: list[tuple[str, str]]
    boilerplate: bool


class Score(NamedTuple):
    """What was found in all cases together."""

    precision: float
    recall: float
    passages: int
    found: int
    stray: int
    numbers: int
    numbers_found: int

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall."""
        return 2 * self.precision * self.recall / max(1e-9, self.precision + self.recall)


def unmark(text: str) -> Marked:
    """Return a text without its marks."""
    plain, passages, opened, at = "", {}, ("", 0), 0
    for mark in _MARK.finditer(text):
        plain += text[at : mark.start()]
        at = mark.end()
        if mark[1]:
            opened = (mark[1], len(plain))
        else:
            passages[opened[0]] = Span(opened[1], len(plain))
    return Marked(plain + text[at:], passages)


def cases() -> Iterator[Case]:
    """Yield the marked pairs."""
    for path in sorted(FOLDER.glob("*.yml")):
        for each in yaml.safe_load(path.read_text(encoding="utf-8")):
            yield _case(each)


def _case(each: dict[str, Any]) -> Case:
    numbers = [(one, other) for one, other in each["numbers"]]
    boilerplate = bool(each.get("boilerplate"))
    return Case(each["name"], unmark(each["a"]), unmark(each["b"]), numbers, boilerplate)


def read(case: Case, noise: float = 0.0) -> tuple[Reuse, ...]:
    """Return the passages found in a pair, with that share of the letters of `b` misread."""
    papers = [(case.a.text, "a"), (misread(case.b.text, noise), "b")]
    found = find_reuse(
        [
            segment(Document(id=name, path=name, media_type="text/plain", text=text))
            for text, name in papers
        ]
    )
    return tuple(_turned(each) if each.a.document == "b" else each for each in found)


def _turned(each: Reuse) -> Reuse:
    """Return the record of a quotation in `b` with its sides exchanged."""
    changes = tuple(
        replace(c, a=c.b, b=c.a, a_text=c.b_text, b_text=c.a_text) for c in each.changes
    )
    return replace(each, a=each.b, b=each.a, changes=changes)


def misread(text: str, share: float, seed: int = 7) -> str:
    """Return the text with that share of its letters replaced by others."""
    rng = random.Random(seed)  # noqa: S311 - no secret
    return "".join(
        rng.choice(string.ascii_lowercase) if char.isalpha() and rng.random() < share else char
        for char in text
    )


def score(noise: float = 0.0) -> Score:
    """Return how well the marked pairs are read."""
    right = told = marked = passages = found = stray = numbers = numbers_found = 0
    for case in cases():
        read_now = [each for each in read(case, noise) if each.type != "boilerplate"]
        for side, gold in (("a", case.a.passages), ("b", case.b.passages)):
            mine = {i for each in read_now for i in _range(getattr(each, side))}
            wanted = {i for span in gold.values() for i in range(*span)}
            right, told, marked = right + len(mine & wanted), told + len(mine), marked + len(wanted)
        stray += 0 if case.a.passages else len(read_now)
        for label, span in case.a.passages.items():
            passages += 1
            found += _covered(read_now, "a", span) and _covered(
                read_now, "b", case.b.passages[label]
            )
        changed = [(c.a_text, c.b_text) for each in read_now for c in each.changes]
        numbers += len(case.numbers)
        numbers_found += sum(pair in changed for pair in case.numbers)
    return Score(
        right / max(1, told), right / max(1, marked), passages, found, stray, numbers, numbers_found
    )


def _range(anchor: Any) -> range:
    return range(anchor.start, anchor.end)


def _covered(found: list[Reuse], side: str, span: Span) -> bool:
    own = {i for each in found for i in _range(getattr(each, side))} & set(range(*span))
    return len(own) >= 0.5 * (span.end - span.start)

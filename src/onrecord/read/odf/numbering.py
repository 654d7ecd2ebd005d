"""The numbers that LibreOffice sets before paragraphs and list items by itself (ODF 1.3, 16.30 ff.)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, NamedTuple

from onrecord.read.elements import attribute, local, number
from onrecord.read.numerals import in_form

if TYPE_CHECKING:
    from lxml.etree import _Element

_FORMS = {"1": "decimal", "a": "lowerLetter", "A": "upperLetter", "i": "lowerRoman",
    "I": "upperRoman"}  # fmt: skip
_DEEPEST = 10
_MOST = 999_999
_LONGEST = 30
_OUTLINE = ""


class _Level(NamedTuple):
    """How one level of a list is numbered; `shown` is how many levels stand in its number."""

    form: str
    before: str
    after: str
    start: int
    shown: int


class Numbering:
    """Counts the items of each list as they are shown.

    Args:
        roots: The file's styles and its content.
    """

    def __init__(self, roots: Iterable[_Element]) -> None:
        self._styles: dict[str, dict[int, _Level]] = {}
        for root in roots:
            for style in root.iter():
                if local(style) in {"list-style", "outline-style"}:
                    outline = local(style) == "outline-style"
                    name = _OUTLINE if outline else attribute(style, "name")
                    self._styles[name] = dict(_levels(style))
        self._counts: dict[str, dict[int, int]] = {_OUTLINE: {}}
        self._lists: dict[str, str] = {}
        self._open: list[str] = []

    def enter(self, listed: _Element) -> None:
        """Begin a list; one within another has the outer one's style unless it names its own.

        A list counts from its start, unless it says that it goes on where another ended.
        """
        own = attribute(listed, "style-name")
        style = own or (self._open[-1] if self._open else "")
        goes_on = attribute(listed, "continue-numbering") == "true"
        other = self._lists.get(attribute(listed, "continue-list"), "")
        if not self._open and not goes_on:
            self._counts[style] = self._counts.get(style, {}) if other == style != "" else {}
        name = attribute(listed, "id")
        if name:
            self._lists[name] = style
        self._open.append(style)

    def leave(self) -> None:
        """End the list that was begun last."""
        self._open.pop()

    def item(self, item: _Element) -> str:
        """Return the number of the next item of the list ("14."); nothing for a bullet."""
        start = number(item, "start-value", _MOST, 0) or None
        return self._next(self._open[-1], len(self._open), start) if self._open else ""

    def heading(self, one: _Element) -> str:
        """Return the number of a heading, where the file numbers them."""
        if self._open or attribute(one, "is-list-header") == "true":
            return ""
        return self._next(_OUTLINE, number(one, "outline-level", _DEEPEST), None)

    def _next(self, style: str, depth: int, start: int | None) -> str:
        levels = self._styles.get(style, {})
        level = levels.get(depth)
        if level is None:
            return ""
        counts = self._counts.setdefault(style, {})
        counts[depth] = counts.get(depth, level.start - 1) + 1 if start is None else start
        for deeper in [at for at in counts if at > depth]:
            del counts[deeper]
        if not level.form:
            return ""
        shown = [
            in_form(counts.get(at, levels[at].start), levels[at].form)
            for at in range(max(1, depth - level.shown + 1), depth + 1)
            if at in levels and levels[at].form
        ]
        return (level.before + ".".join(shown) + level.after).strip()[:_LONGEST]


def _levels(style: _Element) -> Iterator[tuple[int, _Level]]:
    for one in style:
        if local(one) in {"list-level-style-number", "outline-level-style"}:
            yield (
                number(one, "level", _DEEPEST),
                _Level(
                    form=_FORMS.get(attribute(one, "num-format"), ""),
                    before=attribute(one, "num-prefix"),
                    after=attribute(one, "num-suffix"),
                    start=number(one, "start-value", _MOST),
                    shown=number(one, "display-levels", _DEEPEST),
                ),
            )

"""The text as it is written, with the changes made to the printed words."""

from __future__ import annotations

from onrecord.model import Edit
from onrecord.read.print.sheet import Token
from onrecord.read.print.spelling import clean, compound, divides, raised

LINE_END = " \n"
"""Stands for the end of a line on paper, which the text does not keep."""

_JOINING = ("-", "–", "—", "/", "\u2010")


class Ink:
    """A text that grows word by word."""

    def __init__(self) -> None:
        self._blocks: list[str] = []
        self._parts: list[str] = []
        self._last = ""
        self._compounds: set[str] = set()
        self.length = 0
        self.edits: list[Edit] = []

    def add(self, text: str) -> None:
        """Add characters as they are."""
        if text:
            self._parts.append(text)
            self.length += len(text)
            self._last = text[-1]

    def space(self, gap: str) -> None:
        """Add what stands between two words; nothing where a line ends in "1991–" or "A/73/"."""
        if gap != LINE_END:
            self.add(gap)
        elif self._last not in _JOINING or len(self._parts[-1]) < 2:
            self.add(" ")

    def token(self, token: Token, text: str) -> int:
        """Write a word, or what is left of it without its hyphen, and return where it starts."""
        start = self.length
        if token.raised:
            written, why = raised(text, self._last), "superscript"
        else:
            written, why = clean(text)
            found = compound(written) if "-" in written else None
            if found:
                self._compounds.add(found)
        self.add(written)
        if why and written and written != text:
            self.changed(start, token.text, why)
        return start

    def changed(self, start: int, was: str, why: str) -> None:
        """Record that what was written since `start` is printed as `was`."""
        self.edits.append(Edit(start=start, end=self.length, was=was, why=why))

    def close(self) -> None:
        """End a block: its words, which take ten times their letters, become one string."""
        self._blocks.append("".join(self._parts))
        self._parts.clear()

    def divided(self, word: str, following: str) -> bool:
        """True when the hyphen that ends a line only divides a word."""
        return word[-1:] in "-\u2010\u00ad" and divides(word, following, self._compounds)

    def text(self) -> str:
        """Return all that was written."""
        return "".join((*self._blocks, *self._parts))

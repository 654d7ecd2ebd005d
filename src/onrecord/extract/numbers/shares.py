"""Shares in words: "half of", "a third of", "two-thirds", "one in five"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from onrecord.extract.numbers.atoms import Atom
from onrecord.extract.numbers.lexis import alternatives, compile_in_paragraph
from onrecord.extract.numbers.pieces import Piece
from onrecord.extract.numbers.words import article_before
from onrecord.lexicon import load

_GAP = compile_in_paragraph(r"[ \t\xa0]?[-\u2010\u2011]?\s{0,2}")
_OF_YEAR = compile_in_paragraph(
    r"\s{1,3}of\s{1,3}(?:the\s{1,3})?(?:1[0-9]{3}|20[0-9]{2})(?![0-9]|[,.][0-9])"
)
_UNIT_GAP = compile_in_paragraph(r"(?:-|\s{1,3})(?:of\s{1,3})?(?:an?\s{1,3})?", re.IGNORECASE)
_IN_GAP = compile_in_paragraph(r"\s{1,3}in\s{1,3}(?:every\s{1,3})?", re.IGNORECASE)

# "Three out of four of them", "in nine skulls out of ten"; "nine out of ten" may be two counts.
_OUT_OF = compile_in_paragraph(
    r"(?P<noun>\s{1,3}[a-z]{3,20})?\s{1,3}out\s{1,3}of\s{1,3}(?:every\s{1,3})?", re.IGNORECASE
)
_OF_ALL = compile_in_paragraph(r"\s{1,3}of\s{1,3}(?:the|those|them|these|whom|our|their)\b")
_NOUN_AFTER = compile_in_paragraph(r"\s{1,3}(?!was\b|has\b|this\b)[a-z]{2,20}s\b")
_OUT_OF_WHOLES = frozenset((3, 4, 5, 10, 100))

_FAR = 32  # characters between the two numbers of a share
_OPENING = frozenset('.;:!?”"')


@cache
def _patterns() -> dict[str, re.Pattern[str]]:
    lexicon = load("numbers")["share_context"]
    return {
        key: re.compile(rf"(?:{alternatives(phrases)})(?![A-Za-z])", re.IGNORECASE)
        for key, phrases in lexicon.items()
    }


def _follows(key: str, text: str, end: int) -> bool:
    """True when, after white space, one of the phrases under `key` stands at `end`."""
    while end < len(text) and end < len(text) and text[end].isspace():
        end += 1
    return _patterns()[key].match(text, end) is not None


def _stands_before(key: str, text: str, start: int) -> bool:
    words = text[max(0, start - 24) : start].split()
    return any(
        _patterns()[key].fullmatch(" ".join(words[-size:])) for size in (1, 2, 3) if words[-size:]
    )


def read_share(text: str, atoms: Sequence[Atom], index: int) -> tuple[Piece | None, int]:
    """Return the share that begins at `atoms[index]`, and the index of the atom after it.

    Args:
        text: The text the atoms were found in.
        atoms: All atoms, in order.
        index: Where to begin.

    Returns:
        A piece of form `fraction` whose value is the share (0.5 for "half"), or None.
    """
    atom = atoms[index]
    after = atoms[index + 1] if index + 1 < len(atoms) else None
    if atom.kind in {"halves", "parts"}:
        if _of_unit(text, atom, after):
            return None, index
        return _alone(text, atom), index + 1
    if after is None or after.start - atom.end > _FAR or not 0 < atom.value < 1000:
        return None, index
    if atom.kind == "units" and after.kind in {"halves", "parts"}:
        if _of_unit(text, after, atoms[index + 2] if index + 2 < len(atoms) else None):
            return None, index
        share = _counted_parts(text, atom, after)
        return share, index + 2 if share else index
    if atom.kind in {"units", "digits"} and after.kind in {"units", "teens", "tens", "digits"}:
        share = _one_in(text, atom, after)
        return share, index + 2 if share else index
    return None, index


def _of_unit(text: str, part: Atom, after: Atom | None) -> bool:
    """True before a unit word: "a quarter of a million" is a number, not a share."""
    if after is None or after.kind not in {"hundred", "magnitudes", "measures"}:
        return False
    return _UNIT_GAP.fullmatch(text, part.end, after.start) is not None


def _alone(text: str, atom: Atom) -> Piece | None:
    """Read "half of", "a third of", "a quarter were"."""
    start = article_before(text, atom.start)
    if atom.kind == "parts" and start == atom.start:
        return None
    if _OF_YEAR.match(text, atom.end) or _follows("never_after", text, atom.end):
        return None
    if _stands_before("never_before", text, start):
        return None
    opened = _follows("after", text, atom.end) or (
        atom.kind == "halves" and _follows("after_half", text, atom.end)
    )
    made = text[atom.end : atom.end + 1] in ".,;)" and _stands_before("making_up", text, start)
    if start < atom.start or atom.kind == "halves":  # "600 died. A third were children."
        opens = text[:start].rstrip()[-1:] in _OPENING or not text[:start].strip()
        opened = opened or (opens and _follows("plural_verbs", text, atom.end))
    if (
        not opened
        and not made
        and not (_follows("verbs", text, atom.end) and _stands_before("before", text, start))
    ):
        return None
    value = atom.value if atom.kind == "halves" else 1 / atom.value
    return Piece(start, atom.end, value, None, "fraction", start)


def _counted_parts(text: str, count: Atom, part: Atom) -> Piece | None:
    """Read "one third", "two-thirds", "three quarters"."""
    if not _GAP.fullmatch(text, count.end, part.start) or count.end == part.start:
        return None
    divisor = 2 if part.kind == "halves" else part.value
    plural = text[part.end - 1] in "sS"
    if (count.value > 1) != plural or count.value >= divisor:
        return None
    if _follows("never_after", text, part.end):
        return None
    return Piece(count.start, part.end, count.value / divisor, None, "fraction", count.start)


def _one_in(text: str, first: Atom, second: Atom) -> Piece | None:
    """Read "one in five", "2 in 3"; not "two in ten attacks"."""
    if not first.value < second.value:
        return None
    if second.value in _OUT_OF_WHOLES and _out_of(text, first.end, second):
        share = first.value / second.value
        return Piece(first.start, second.end, share, None, "fraction", first.start)
    if not _IN_GAP.fullmatch(text, first.end, second.start):
        return None
    if second.value not in {2, 3, 4, 5, 6, 7, 8, 9, 10, 12, 15, 20, 50, 100, 1000}:
        return None
    if first.value > 1 and second.value > 10:
        return None
    every = "e" in text[first.end : second.start].lower()  # "one in every four"
    if not every and _follows("never_in", text, second.end):
        return None
    return Piece(first.start, second.end, first.value / second.value, None, "fraction", first.start)


def _out_of(text: str, start: int, whole: Atom) -> bool:
    """True for "nine skulls out of ten", "three out of four of the dead"."""
    between = _OUT_OF.fullmatch(text, start, whole.start)
    if between is None or _NOUN_AFTER.match(text, whole.end):
        return False
    return between["noun"] is not None or _OF_ALL.match(text, whole.end) is not None

"""Lines of short pieces, each a label and a number: "Killed=41; missing=3", "41 dead – 12 hurt – 3 missing".

Sentences hold the same words; so nothing but such pieces may stand in the line, all laid out alike and
parted alike, behind a short opening ("Ward 3: "), and all but one must say what happened.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from onrecord.extract.labels.layouts import NUMBER, Line, is_label, value_of
from onrecord.extract.tables.heading import read_heading
from onrecord.model import HARM

_LONGEST = 200  # characters of a line
_FEWEST = 2  # pieces
_LEADS = 3  # places at which the pieces may begin
_TWO = re.compile(r"\d[^\d\n]{2,60}\d")
_DIGIT_LAST = re.compile(r"\d[\dlIO]?\Z")
_LEAD = re.compile(r"(?::|[.–—-])\s{1,3}(?=[^\s])")
_LABEL = r"(?P<label>[^\W\d_][^\d,;:|()/=\n.–—]{1,38}?)"
_BEHIND = re.compile(
    rf"{_LABEL}(?P<sep>\s?(?::|=|[-–—])\s?|\s\(|\s)(?:(?:about|at least|c\.)\s)?(?P<number>{NUMBER})(?P<close>\)?)"
)
_AHEAD = re.compile(
    rf"(?P<number>{NUMBER})(?P<sep>\s){_LABEL}(?P<close>)(?=\s{{2}}|\s?[,;|/.–—-]|\Z)"
)
_JOINT = re.compile(r"\s?(?P<sign>[;,./|·•–—-])\s+(?:and\s)?|\s+and\s|\s{2,}")
_CLOSED = re.compile(r"[\s.;*_]*\Z")
_PLAIN_SPEECH = frozenset((",", "and"))


def pieces_of(start: int, words: str) -> tuple[Line, ...]:
    """Return the pieces of a line; none where it holds anything else.

    Args:
        start: Where the line begins in the text.
        words: The line, from its first word or mark on.
    """
    if len(words) > _LONGEST or _TWO.search(words) is None:
        return ()
    behind = _DIGIT_LAST.search(words.rstrip(" .;*_)")[-2:]) is not None
    for begin in _openings(words):
        if behind or words[begin].isdigit():
            found = _chain(_BEHIND if behind else _AHEAD, start, words, begin)
            if found:
                return found
    return ()


def _openings(words: str) -> Iterator[int]:
    """Yield where the pieces of a line may begin: at its start, and behind what opens it."""
    first = next((at for at, char in enumerate(words) if char.isalnum()), 0)
    yield first
    for count, lead in enumerate(_LEAD.finditer(words, first)):
        if count == _LEADS:
            return
        yield lead.end()


def _chain(pattern: re.Pattern[str], start: int, words: str, at: int) -> tuple[Line, ...]:
    """Return the pieces that follow each other from a place to the end of the line."""
    found: list[Line] = []
    layouts, joints = set(), set()
    while True:
        match = pattern.match(words, at)
        if match is None:
            return ()
        sep = match["sep"].strip()
        if not is_label(match["label"], ""):
            return ()
        layouts.add((sep, match["close"]))
        value = value_of(match["number"])
        place = start + match.start("number")
        found.append(Line("", match["label"].strip(), place, value, start, place))
        at = match.end()
        if _CLOSED.match(words, at):
            break
        joint = _JOINT.match(words, at)
        if joint is None or len(layouts) > 1:
            return ()
        joints.add(joint["sign"] or joint.group().strip())
        at = joint.end()
    spoken = pattern is _AHEAD and not joints.isdisjoint(_PLAIN_SPEECH)
    return tuple(found) if not spoken and _alike(layouts, joints) and _tell(found) else ()


def _alike(layouts: set[tuple[str, str]], joints: set[str]) -> bool:
    return len(layouts) == 1 and len(joints - {"and"}) <= 1 and bool(joints)


def _tell(found: list[Line]) -> bool:
    """True where at least two pieces, and all but one, say what harm was done; totals are left to others.

    "Deaths (1), arrests (2)" are points of a list, or the marks of notes.
    """
    if [line.value for line in found] == list(range(1, len(found) + 1)):
        return False
    said = [read_heading(line.label) for line in found]
    told = sum(bool(set(heading.outcomes) & set(HARM)) for heading in said)
    total = any(heading.total and not heading.outcomes for heading in said)
    return told >= _FEWEST and told >= len(found) - 1 and not total

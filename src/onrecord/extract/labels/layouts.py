"""Lines that hold a label and a number each, in one layout: where runs of them stand."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from onrecord.extract.tables.heading import read_heading
from onrecord.model import Document

_LONGEST = 120  # characters of a line
_WORDS = 8  # words of a label
_FEWEST = 2  # entries that make a run
_LINE = re.compile(r"[^\s][^\n]*")
_DIGIT = re.compile(r"\d")
_DIGITS = re.compile(r"\d+")
_MARKED = re.compile(r"(?P<lead>\[|\bas of )\d")
_MISREAD = str.maketrans("lIO", "110")
_NO_DIGITS = re.compile(r"\D")
_MARK = re.compile(
    r"(?:[-*•·–—▪■●◦‣>]{1,2}\s+|[(\[]?(?:\d{1,2}|[a-z]|[ivx]{1,4})[.)\]]\s+)?[*_]{0,3}"
)
_MODIFIER = (
    r"(?:n\s?=\s?)?(?:(?:about|approx\.?|approximately|at least|c\.|ca\.?|circa|some|over|more than|up to"
    r"|nearly|almost|around|est\.|estimated|no fewer than|[~≈<>≥≤])\s?)?"
)
NUMBER = r"(?:\d{1,3}(?:[, .]\d{3})+|\d[\dlIO]{0,5})(?:[–-]\d{1,6})?(?![\w/%])"  # a scan has "1l4"
_TAIL = (
    r"(?:\s?[*+?†‡]+|\s?\^?\[[^\]\n]{1,3}\]|\s?\((?!\d+\))[^()\n]{1,60}\)|[)\]]"
    r"|\s(?:persons?|people|souls|so far|to date|in all|names?)\b|\sas of [^\n]{1,20}"
    r"|,?\s(?:of whom|of which|of these|of them|thereof|including|incl\.?|among them)\s[^\n]{1,60}"
    r"|[,;]\s[a-z][^\d\n]{1,50})*"
)
_NUMBERED = re.compile(NUMBER)
_BEHIND = re.compile(rf"{_TAIL}[ \t.;:*_]*\Z")
_BEFORE = re.compile(
    r"(?P<sep>\s?[*_]{0,3}(?::|=|;|,|(?:[.·…_]\s?){3,}|\s[-–—]{1,2}\s|—|\(|\[|\t|\s{2,}|\s))[ \t*_]*"
    rf"\(?{_MODIFIER}\Z"
)
_AHEAD = re.compile(
    rf"{_MODIFIER}(?P<number>{NUMBER})(?P<sep>\s(?:in|at|from|on)\s|\s[-–—]\s|,\s)"
    r"(?P<label>(?:the\s)?[^\W\d_][^\d\n,;]{1,40}(?:\s\d{1,2})?)[ \t.;]*\Z"
)
_LABEL = re.compile(
    r"[(“\"'‘]?[^\W\d_].*[^\W\d_]|[<>≤≥]?\s?\d{1,2}\s?(?:[-–+]\s?\d{0,2}|(?:st|nd|rd|th))?(?:\s(?:and|to)\s\d{1,2})?\s[A-Z]"
    r"|(?:1[5-9]|20)\d\d(?:[-–/]\d{2,4})?\Z"
)
_PARTED = re.compile(r"[|]|[;:!?]\s|\d\.\s|\d,\s.*\d|[^\W\d_]{4}\.\s")
_SUB = re.compile(
    r"(?:viz\.?|of whom|of which|of these|including|incl\.?|thereof|among them)\s(?:the\s)?",
    re.IGNORECASE,
)
_OPEN = re.compile(
    r"\b(?:at|in|on|of|by|to|(?<!accounted )for|from|aged?|no|nos|about|see|since|before|after|page|pp?|than|and|the|is|was|were"
    r"|an?|with|para|paras|art|vol)\.?\Z",
    re.IGNORECASE,
)
_SENTENCE = re.compile(
    r"(?:the|this|that|these|those|our|their|his|her|its|we|he|she|they|i|it|a|an)\s", re.IGNORECASE
)
_DRESS = " \t#*_>:=-–—•.\n"
_SIGNS = {"=": ":", "·": ".", "…": ".", "_": ".", "[": "(", "–": "-", "—": "-"}


class Line(NamedTuple):
    """An entry: its label, and the number behind it.

    Attributes:
        layout: How the line begins, and what parts the label from the number.
        label: The words for what is counted.
        at: Where the number begins in the text.
        value: The number.
        start: Where the line begins.
        end: Where it ends.
        sub: True for a line that tells some of those above it ("of whom women").
        beside: Where its other numbers begin that count nobody: of the entry, a note, an hour.
    """

    layout: str
    label: str
    at: int
    value: int
    start: int
    end: int
    beside: tuple[int, ...] = ()
    sub: bool = False


class Lineup(NamedTuple):
    """Entries under each other, and the line over them: where it begins, and its words."""

    start: int
    above: str
    lines: tuple[Line, ...]


def line_up(lines: Iterable[tuple[int, str]]) -> Iterator[Lineup]:
    """Yield the runs of entries in one layout; a total may have another.

    Args:
        lines: The lines of a document, each with where it begins.
    """
    above = last = (0, "")
    run: list[Line] = []
    for start, words in lines:
        line = read_line_of(start, words)
        same = line is not None and (
            not run
            or (line.layout == run[0].layout and line.sub == run[0].sub)
            or (run[0].sub and _is_group(line))
            or read_heading(line.label).total
        )
        if not same:
            if len(run) >= _FEWEST or (run and run[0].sub):
                yield Lineup(*above, tuple(run))
            above, run = last if run else above, []
        if line is None:
            above = start, words
        else:
            run.append(line)
        last = start, words
    if len(run) >= _FEWEST or (run and run[0].sub):
        yield Lineup(*above, tuple(run))


def _is_group(line: Line) -> bool:
    heading = read_heading(line.label)
    return heading.kind == "group" and not heading.things


def lines_of(document: Document) -> Iterator[tuple[int, str]]:
    """Yield the lines of a document that hold words and stand in no table, each with where it begins."""
    tables = [table.start for table in document.tables]
    for match in _LINE.finditer(document.text):
        words = match.group().rstrip()
        if not (words[0].isalnum() or any(map(str.isalnum, words[:40]))):
            continue  # a rule
        at = bisect_right(tables, match.start()) - 1
        if at < 0 or document.tables[at].end <= match.start():
            yield match.start(), words


def read_line_of(start: int, words: str) -> Line | None:
    """Return a line as an entry, or None where it is none.

    Args:
        start: Where the line begins in the text.
        words: The line, from its first word or mark on.
    """
    if len(words) > _LONGEST or _DIGIT.search(words) is None:
        return None
    mark = _MARK.match(words)
    begin = mark.end() if mark else 0
    kind = words[:begin].strip(" *_")[:1]
    number = _AHEAD.match(words, begin) if begin else None
    if number is not None:
        at, figure = number.span("number")
        label, layout = number["label"], "ahead " + number["sep"].strip()[:1]
    else:
        found = _parted(words, begin)
        if found is None:
            return None
        at, figure, before = found
        label, layout = words[begin : before.start()], _sign(before["sep"])
    label = label.strip(_DRESS)
    sub = _SUB.match(label)
    label = label[sub.end() :] if sub else label
    if not is_label(label, layout):
        return None
    value = value_of(words[at:figure])
    bullet = "1" if kind.isalnum() or kind in {"(", "["} else kind
    beside = [match.start() for match in _DIGITS.finditer(words, 0, begin)]
    beside += [match.end("lead") for match in _MARKED.finditer(words, figure)]
    return Line(
        bullet + layout,
        label,
        start + at,
        value,
        start,
        start + len(words),
        tuple(start + place for place in beside),
        sub is not None,
    )


def value_of(number: str) -> int:
    """Return the value of a number that `NUMBER` matched, the lower one of a range."""
    return int(_NO_DIGITS.sub("", re.split(r"[–-]", number)[0].translate(_MISREAD)))


def _parted(words: str, begin: int) -> tuple[int, int, re.Match[str]] | None:
    """Return where the number of an entry begins and ends, and what parts it from its label."""
    for number in _NUMBERED.finditer(words, begin):
        if _BEHIND.match(words, number.end()) is not None:
            before = _BEFORE.search(words, begin, number.start())
            if before is not None:
                return *number.span(), before
    return None


def is_label(label: str, layout: str) -> bool:
    """True for words that may be a label; a blank alone parts no sentence from its number.

    Args:
        label: The words before a number.
        layout: What parts them from it; empty for a blank.
    """
    if _LABEL.match(label) is None or len(label.split()) > _WORDS or _PARTED.search(label):
        return False
    return layout != "" or not (_OPEN.search(label) or _SENTENCE.match(label))


def _sign(sep: str) -> str:
    """Return what parts a label from its number: a sign, a wide gap or nothing."""
    bare = sep.strip(" \t*_")
    if bare:
        return _SIGNS.get(bare[0], bare[0])
    return "." if "_" in sep else "  " if "\t" in sep or "  " in sep else ""

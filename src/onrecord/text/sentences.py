"""Where sentences end: rules for English prose, telegrams, quotations and footnote marks.

A full stop, question or exclamation mark, with the quotation marks, brackets and footnote marks
that follow it, ends a sentence when white space comes after it and what follows can begin one. The
approach is that of rule-based splitters such as Kiss and Strunk's baseline (2006, "Unsupervised
Multilingual Sentence Boundary Detection", Computational Linguistics 32:4), with lists instead of
learned abbreviations so that the same text always gives the same sentences.
"""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from onrecord.lexicon import load
from onrecord.model import Span

# An end of sentence may be followed by closing quotes and brackets, then by a footnote's mark:
# [401], [^1], ¹², or what OCR makes of a raised figure.
_CLOSING = r"[\"'”’»)\]*_}]{0,6}"
_MARK = r"(?:(?:\[\^?\w{1,5}\]){1,6}|[¹²³⁰⁴-⁹®°†‡]{1,4}|(?<=[”\"’)])[.!?]?\d{1,3})?"
_END = re.compile(rf"[.!?…]{{1,6}}{_CLOSING}{_MARK}{_CLOSING}(?=\s|$)")
_TELEGRAM_END = re.compile(
    r"(?<!\bTO\s)(?<!\bMUST\s)(?<!\bWILL\s)(?<!\bNOT\s)(?<!\bAND\s)(?<!\bSHOULD\s)(?<!,\s)"
    r"\b(?:FULL STOP|FULLSTOP|STOP)\b[.+]?(?=\s|$)"
)
# "[TEXT]" opens the text proper of a monitored broadcast, after date line and source.
_HEADER_END = re.compile(r"\[TEXT\](?=\s)")
_GAP = re.compile(r"\s+")
_WORD_BEFORE = re.compile(r"[^\W_]+(?:\.[^\W_]{1,3}){0,4}\Z")
_NEXT = re.compile(r"[\"'“‘«(\[{*_>—–-]{0,5}\s?[\"'“‘«(\[{*_]{0,3}([^\W_]+)?")
_NUMERAL = re.compile(
    r"[(\[]?(?:\d|[A-Z]{1,6}[-/.]{0,2}\d|[A-Z]{1,4}-[A-Z\d]|(?P<letter>[A-Z]|[IVXLC]{1,7})\b)"
)
_MARKER_ONLY = re.compile(
    r"[(\[]?(?:\d{1,4}|[A-Za-z]|[IVXLCivxlc]{1,7})(?:\.\d{1,3}){0,3}[.)\]]{0,2}\Z"
)
_ELIDED = re.compile(r"[\[(]\s?(?:\.\s?){2,4}[\])]?\Z|[\[(]…[\])]\Z")
_LEADER = re.compile(r"[.…·](?:(?:[ \t][.…·]){3,}|[.…·]{4,})\Z")  # "Killed . . . . . . 14"
_LED = 40  # characters of a leader that are looked at
_UPPER_WORD = re.compile(r"[A-Z]{2,}")
_LOWER_WORD = re.compile(r"[a-z]{2,}")
_DATE_LINE = 50  # a date line before a report is shorter
_REACH = 48  # how far back the word before a full stop may reach


class _Words(NamedTuple):
    before_name: frozenset[str]
    before_number: frozenset[str]
    may_end: frozenset[str]
    never_end: frozenset[str]
    also_words: frozenset[str]
    states: frozenset[str]
    starters: frozenset[str]
    mixed_case_starters: frozenset[str]


@cache
def _words() -> _Words:
    lexicon = load("sentences")
    return _Words(*(frozenset(lexicon[field]) for field in _Words._fields))


def split_sentences(text: str, start: int = 0, end: int | None = None) -> list[Span]:
    """Return the sentences of `text[start:end]`, without the white space around them.

    Every character that is not white space lies in exactly one sentence. The time is linear in the
    length.

    Args:
        text: The text.
        start: Where the passage begins; a sentence never reaches out of it.
        end: Where it ends; left out: the end of the text.
    """
    end = len(text) if end is None else end
    capitals = in_capitals(text, start, end)
    sentences: list[Span] = []
    begin = _skip(text, start, end)
    for stop in _candidates(text, start, end, capitals=capitals):
        after = _skip(text, stop, end)
        if stop > begin and after < end and _ends(text, begin, stop, after, capitals=capitals):
            sentences.append(Span(begin, stop))
            begin = after
    last = start + len(text[start:end].rstrip())
    if last > begin:
        sentences.append(Span(begin, last))
    return sentences


def _candidates(text: str, start: int, end: int, *, capitals: bool) -> list[int]:
    stops = [match.end() for match in _END.finditer(text, start, end)]
    if capitals and (text.find("STOP", start, end) >= 0 or text.find("[TEXT]", start, end) >= 0):
        extra = [match.end() for match in _HEADER_END.finditer(text, start, end)]
        telegram = [match.end() for match in _TELEGRAM_END.finditer(text, start, end)]
        if len(telegram) > len(stops):  # in other texts "stop" is a verb
            extra += telegram
        if extra:
            stops = sorted({*stops, *extra})
    return stops


def _skip(text: str, at: int, end: int) -> int:
    match = _GAP.match(text, at, end)
    return match.end() if match else at


def in_capitals(text: str, start: int, end: int) -> bool:
    """True for a passage written in capitals (a telegram, a teletype)."""
    sample = min(end, start + 500)
    upper = len(_UPPER_WORD.findall(text, start, sample))
    return upper > 4 and upper > 8 * len(_LOWER_WORD.findall(text, start, sample))


def _ends(text: str, begin: int, stop: int, after: int, *, capitals: bool) -> bool:
    """Decide whether the sentence from `begin` ends at `stop`, with `after` the next word."""
    if text[after] in ".…" or _leads(text, begin, stop, after):
        return False
    following = _NEXT.match(text, after)
    word = (following.group(1) if following else None) or ""
    if word and word[0].islower():
        return False
    if stop - begin < _DATE_LINE and text[after] in "-–—" and text[stop - 1] == ".":
        return False  # "VARN, 3 Oct. - The shelling"
    mark = text.rfind(".", max(begin, stop - 12), stop)
    if mark < 0 or "?" in text[mark:stop] or "!" in text[mark:stop]:
        return True
    if _ELIDED.search(text, max(begin, stop - 8), stop):
        return False
    wide = text[mark + 1 : mark + 3] == "  " or "\n\n" in text[mark:after]
    before = _WORD_BEFORE.search(text, max(begin, mark - _REACH), mark)
    if before is None:
        return True
    if before.start() - begin <= 2 and _MARKER_ONLY.match(text, begin, mark):
        return False  # "14. The mission found"
    if before.group().lower() in _words().also_words:
        numeral = _NUMERAL.match(text, after)
        return numeral is None or numeral.group("letter") is not None
    return _after_word(before.group(), word, wide=wide, capitals=capitals)


def _leads(text: str, begin: int, stop: int, after: int) -> bool:
    """True for the dots that lead from a label to its number on the same line."""
    if not text[after].isdigit() or text[stop - 2 : stop - 1] not in {".", " ", "…", "\t"}:
        return False
    same = "\n" not in text[stop:after]
    return same and _LEADER.search(text, max(begin, stop - _LED), stop) is not None


def _after_word(before: str, word: str, *, wide: bool, capitals: bool) -> bool:
    """Decide about a full stop between two words; `wide` if two spaces or more come after it."""
    token = before.lower()
    words = _words()
    if token in words.never_end or token in words.before_name:
        return False
    starts = _is_starter(word, capitals=capitals)
    if token in words.states:
        return starts
    if token in words.before_number:
        return starts or wide
    initial = len(token) == 1 and token.isalpha() and before.isupper()  # "J. K. Lenk"
    if initial or token in words.may_end or _dotted(before):
        return starts or (wide and not initial)
    return True


def _dotted(token: str) -> bool:
    """True for letters with full stops between them ("U.S", "p.m", "F.M.L.N")."""
    parts = token.split(".")
    return len(parts) > 1 and all(len(part) == 1 and part.isalpha() for part in parts)


def _is_starter(word: str, *, capitals: bool) -> bool:
    words = _words()
    low = word.lower()
    return low in words.starters or (not capitals and low in words.mixed_case_starters)

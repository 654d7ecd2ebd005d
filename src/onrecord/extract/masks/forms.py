"""Masks for forms known by their shape: clock times, telephones, note markers, list numbers."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from onrecord.extract.masks.mask import Mask
from onrecord.extract.numbers.lexis import (
    alternatives,
    compile_in_paragraph,
    counted,
    spoken,
    words,
)
from onrecord.lexicon import load

_BRACKETED = compile_in_paragraph(r"\[\^?[0-9]{1,4}(?:\s?[,;\u2013-]\s?[0-9]{1,4}){0,8}\]")
_CLOCK = compile_in_paragraph(
    r"(?<![0-9.,:])(?:[01]?[0-9]|2[0-4])[.:][0-5][0-9]\s{0,2}"
    r"(?:[ap]\.?\s?m\b\.?|hours\b|hrs?\b|h\b|GMT\b|UTC\b|local\b|o['’]clock)",
    re.IGNORECASE,
)
_DOTTED_CLOCK = compile_in_paragraph(
    r"\b(?:at|from|until|till|by|around|about|to|and|between|before|after)\s{1,3}"
    r"(?P<number>(?:[01]?[0-9]|2[0-3])\.[0-5][0-9])(?![0-9.,%])(?!\s{1,3}(?:million|billion|thousand|per\b|percent|lakh|crore))",
    re.IGNORECASE,
)
_PHONE_WORDS = frozenset(
    ("tel", "telephone", "phone", "fax", "telefax", "mobile", "mob", "cell", "hotline", "helpline",
     "whatsapp")
)  # fmt: skip
_PHONE = re.compile(
    rf"(?:\b(?:{'|'.join(sorted(_PHONE_WORDS))})\b[.:]{{0,2}}"
    r"[ \t\xa0]{0,3}(?:no\.?|number)?[ \t\xa0]{0,2}[:+(]{0,3}|\(?\+)"
    r"[0-9][0-9()./ \t\xa0-]{4,24}[0-9]",
    re.IGNORECASE,
)
# Groups of digits of which one begins with a nought: a telephone, an account, a card.
_GROUPED = re.compile(
    r"(?<![0-9A-Za-z.,])(?:(?<![0-9] )(?=0)"
    r"|(?=[0-9 -]{0,24}(?<![0-9])0(?:[0-9]|[0-9]{3,5})(?![0-9])))[0-9]{2,6}(?:[ -][0-9]{2,6}){2,7}(?![0-9])"
)
_BARCODE = re.compile(
    r"(?<![0-9])[0-9]{1,2}\.\)|\*[0-9]{6,15}\*|(?<![0-9])[0-9]{2}-0[0-9]{4}(?![0-9])"
)
_INLINE_NUMBER = compile_in_paragraph(
    r"(?<=[a-z)\]][.;])\s{1,3}(?P<number>[0-9]{1,3}\.)(?=\s{1,3}[A-Z][a-z])"
)
_COMMA_NOTE = compile_in_paragraph(
    r"(?<=[a-z]{2},)(?P<number>[0-9]{1,3})(?=\s{1,3}(?:the|and|which|as|where|who|but|that|in|by|it|he|she|they|of|for|with)\s)"
)
# Pairs of digits in a row, as telephone numbers are written in much of the world: "22 41 90".
_PAIRS = re.compile(r"(?<![0-9.,|])(?<![0-9] )[0-9]{2}(?:[ \xa0][0-9]{2}){2,5}(?![ \xa0]?[0-9|])")
_AREA_PHONE = re.compile(r"\([0-9]{2,5}\)[ ]?[0-9]{2,4}[ -][0-9]{2,4}(?:[ -][0-9]{2,4})?(?![0-9])")
_SUFFIXED = re.compile(r"(?<![0-9])[0-9]{1,4}(?:[ ]?<sup>|[ ](?:bis|ter|quater)\b)")
_LOCAL_PHONE = re.compile(r"(?<![0-9-])[0-9]{3}-[0-9]{4}(?![0-9-])")
_LINE_NUMBER = re.compile(
    r"^[ \t>*#]{0,8}(?P<number>\(?[0-9]{1,3}(?:\.[0-9]{1,3}){0,4}(?:[.)]\)?|(?<=\.[0-9])|(?<=\.[0-9][0-9])))(?=[ \t]+\S)"
    r"(?![ \t]+(?:million|billion|thousand|lakh|crore|mln|mn|bn|m|k|per cent|percent|%)\b)",
    re.MULTILINE | re.IGNORECASE,
)
_NOTE_LINE = re.compile(
    r"^[ \t]{0,8}(?P<number>[0-9]{1,3})[ \t]{1,4}(?:See|Ibid|Id\.|Cf|Op\.|Loc\.|Supra)\b",
    re.MULTILINE,
)
_OPEN_END = re.compile(r"[A-Za-z0-9,\u2013\u2014-]\Z")
_SHORT_YEAR = re.compile(r"(?<![0-9A-Za-z])['\u2018\u2019][0-9]{2}(?![0-9A-Za-z])")
_POSTCODE = compile_in_paragraph(
    r",\s{1,3}[A-Z]{2}\s{1,3}[0-9]{5}(?:-[0-9]{4})?\b|\b[A-Z]{1,2}-[0-9]{4,5}\b"
)
_SLASHED = re.compile(r"(?<![0-9A-Za-z])[0-9]{1,4}\s/\s[0-9]{1,4}(?![0-9A-Za-z])")


_DIGIT = re.compile("[0-9]")
_REACH = 48  # no shape has so many characters before its first digit
_STROKE = re.compile(r"[0-9][.:][0-9]")
_THREE_GROUPS = re.compile(r"[0-9]{2}[ -][0-9]{2,6}[ -][0-9]{2}")
_THREE_PAIRS = re.compile(r"[0-9]{2}[ \xa0][0-9]{2}[ \xa0][0-9]{2}")
_POINTED = re.compile(r"[0-9]\.\s")
_MARKED = re.compile(r"[0-9][.)]")
_COMMA = re.compile(",[0-9]")
_SUFFIX = re.compile(r"[0-9](?: ?<| (?:bis|ter|quater)\b)")
_CODE = re.compile(r"[A-Z](?:-|\s+[0-9])[0-9]{4}")


class _Shape(NamedTuple):
    """A shape: signs of which it has one (none: any), what a text must hold for it, and its pattern and kind.

    Signs and needs are looked for first, so that most sentences are not asked for every shape.
    """

    signs: str
    needed: re.Pattern[str]
    pattern: re.Pattern[str]
    kind: str


# What stands in a text that holds a shape without a sign.
_ANY_NEEDED = re.compile(
    r"[0-9](?:[.:][0-9]|[ \xa0-][0-9]|\.\s| ?<| (?:bis|ter|quater)\b)|[A-Z](?:-|\s+[0-9])[0-9]{4}"
)
_SIGNED = (
    _Shape("(", re.compile(r"\([0-9]"), _AREA_PHONE, "phone"),
    _Shape(")*-", re.compile(r"\.\)|\*[0-9]|-0[0-9]"), _BARCODE, "symbol"),
    _Shape("'\u2018\u2019", re.compile("['\u2018\u2019][0-9]"), _SHORT_YEAR, "year"),
    _Shape("/", re.compile(r"[0-9]\s/\s[0-9]"), _SLASHED, "symbol"),
)
_SHAPES = (
    *_SIGNED,
    _Shape("", _STROKE, _CLOCK, "time"),
    _Shape("", _STROKE, _DOTTED_CLOCK, "time"),
    _Shape("", _THREE_GROUPS, _GROUPED, "symbol"),
    _Shape("", _THREE_PAIRS, _PAIRS, "phone"),
    _Shape("", _CODE, _POSTCODE, "address"),
    _Shape("", _SUFFIX, _SUFFIXED, "symbol"),
    _Shape("", _POINTED, _INLINE_NUMBER, "list"),
)


def _shaped(text: str, start: int, end: int) -> Iterator[Mask]:
    here = frozenset(text[start:end])
    for shape in _SHAPES if _ANY_NEEDED.search(text, start, end) else _SIGNED:
        if (shape.signs and here.isdisjoint(shape.signs)) or not shape.needed.search(
            text, start, end
        ):
            continue
        group = "number" if "number" in shape.pattern.groupindex else 0
        for match in shape.pattern.finditer(text, start, end):
            yield Mask(*match.span(group), shape.kind)


def mask_forms(text: str, start: int, end: int) -> Iterator[Mask]:
    """Yield masks for forms with digits that are known by their shape alone."""
    digit = _DIGIT.search(text, start, end)
    if digit is None:
        return
    words_here = spoken(text, start, end)
    start = max(start, digit.start() - _REACH)
    if "+" in text[start:end] or not _PHONE_WORDS.isdisjoint(words_here):
        for match in _PHONE.finditer(text, start, end):
            yield Mask(match.start(), match.end(), "phone")
    yield from _shaped(text, start, end)
    if start == 0 or text[start - 1] == "\n" or "\n" in text[start:end]:
        yield from _opening_lines(text, start, end)
    for match in _BRACKETED.finditer(text, start, end) if "[" in text[start:end] else ():
        if not (text[match.start() - 1 : match.start()].isspace() and _counts(text, match.end())):
            yield Mask(match.start(), match.end(), "note")
    for match in _COMMA_NOTE.finditer(text, start, end) if _COMMA.search(text, start, end) else ():
        if not _counts(text, match.end()):
            yield Mask(*match.span("number"), "note")
    for match in _LOCAL_PHONE.finditer(text, start, end) if "-" in text[start:end] else ():
        low, high = int(match.group()[:3]), int(match.group()[4:])
        if high > low * 5 and high % 10:
            yield Mask(match.start(), match.end(), "phone")


def _opening_lines(text: str, start: int, end: int) -> Iterator[Mask]:
    """Yield masks for numbers of list items and of notes, which open a line."""
    for match in _NOTE_LINE.finditer(text, start, end):
        yield Mask(*match.span("number"), "note")
    for match in (
        _LINE_NUMBER.finditer(text, start, end) if _MARKED.search(text, start, end) else ()
    ):
        line = match.start()
        if (line == 0 or text[line - 1] == "\n") and not _wraps(text, line):
            yield Mask(*match.span("number"), "list")


def _counts(text: str, end: int) -> bool:
    """True when something counted follows: "at least [9] persons", a word put in by an editor."""
    return counted().match(text, end) is not None


def _wraps(text: str, line: int) -> bool:
    """True when the line before `line` breaks off within a sentence, so a number goes on with it."""
    previous = text[max(0, line - 200) : max(0, line - 1)].rpartition("\n")[2].rstrip()
    if len(previous) < 30:
        return False
    return _OPEN_END.search(previous) is not None


@cache
def _idioms() -> re.Pattern[str]:
    return re.compile(
        rf"(?<![A-Za-z0-9-])(?:{alternatives(load('masks')['idioms'])})(?![A-Za-z-])", re.IGNORECASE
    )


_SPOKEN = re.compile(r"[a-z]+")


@cache
def _idiom_words() -> frozenset[str]:
    """The number words of the idioms; an idiom without one gives all its words."""
    numbers = {*words(), "zero", "oneself"}
    idioms = [_SPOKEN.findall(str(idiom).lower()) for idiom in load("masks")["idioms"]]
    return frozenset(word for idiom in idioms for word in (numbers.intersection(idiom) or idiom))


def mask_idioms(text: str, start: int, end: int) -> Iterator[Mask]:
    """Yield masks for phrases that only look like a count ("one another", "one day")."""
    if _idiom_words().isdisjoint(spoken(text, start, end)):
        return  # most sentences hold no number word at all
    for match in _idioms().finditer(text, start, end):
        yield Mask(match.start(), match.end(), "idiom")

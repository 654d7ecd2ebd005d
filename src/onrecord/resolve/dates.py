"""Dates in the words of a text, normalised to EDTF.

The grammar is small and its guesses are bounded: what the words leave open stays open in the form
(`XXXX-01-20` for a day without a year, `1994-XX-XX` for 03/05/1994, `199X~` for "the early
1990s"), and what is reckoned from the document's own date is given only as far as that date goes.
"""

from __future__ import annotations

import re
from itertools import pairwise, zip_longest

from onrecord.model import When
from onrecord.resolve import edtf
from onrecord.resolve.calendar_words import calendar_words, counts_from_reference
from onrecord.resolve.date_parts import WINDOW, begin_of, covered, make_when, whole_year
from onrecord.resolve.dates_relative import relative_dates
from onrecord.resolve.dates_years import short_decades, worded_decades, year_dates
from onrecord.resolve.lexemes import words_of

# Beside a month's name, letters that OCR puts for digits are read as these: "l2 March l993".
_DAY = r"(?:3[01lIO]|[12lI][\dlIO]|0?[1-9])(?:st|nd|rd|th)?"
_JOIN = r"\s{0,2}(?:-|–|—|/|\bto\b|\band\b|\bor\b|&|,)\s{0,2}(?:the\s{1,2})?"
_YEAR = r"(?:1[5-9]|20)\d\d"
_OCR_YEAR = r"(?:[1lI][5-9][\dlIO]{2}|2[0O][\dlIO]{2})"
_DAYS_BEFORE = re.compile(
    rf"(?<![\w.,/:-])(?:(?P<first>{_DAY})(?P<join>{_JOIN}))?(?P<last>{_DAY})(?:\s{{1,3}}of\s{{1,3}}|[\s.-]{{0,3}})$",
    re.IGNORECASE,
)
_DAYS_AFTER = re.compile(
    rf"\.?[\s-]{{0,3}}(?:the\s)?(?P<first>{_DAY})(?!\d|[.,]\d)(?:(?P<join>{_JOIN})(?P<last>{_DAY})(?![\d.]))?",
    re.IGNORECASE,
)
# "In June 12 people were killed": a month that something happened in has no day; the number counts.
_IN = re.compile(r"\b(?:in|during|throughout)\s{1,3}$", re.IGNORECASE)
_COUNTED = re.compile(
    r"\s{1,3}(?:[^\W\d_][\w-]*\s{1,3})?(?:people|persons|men|women|children|civilians|residents|inhabitants|villagers|"
    r"families|bodies|soldiers|prisoners|refugees|migrants|students|workers|passengers|patients)\b"
)
_YEAR_AFTER = re.compile(
    rf"[.,]?(?:\s{{1,3}}of)?[\s,-]{{0,3}}(?P<year>{_OCR_YEAR})(?![^\W_]|[.,]\d)"
)
_SHORT_YEAR_AFTER = re.compile(r"[\s-](?:['’](?P<marked>\d\d)|(?P<bare>\d\d))(?![\w%'’]|[.,:/-]\d)")
_BETWEEN_ATOMS = re.compile(
    r"\s{0,3}(?P<join>-|–|—|to|through|until|till|and|or|,)\s{0,3}(?:the\s{1,3})?", re.IGNORECASE
)
_SPAN_JOIN = re.compile(r"\s{0,2}(?:[-–—/]|\b(?:to|until|till|through|and)\b)\s{0,2}")
# "In January and February of this year": the year of the months before.
_OF_YEAR = re.compile(r"\s{1,3}(?:of\s{1,3})?")
_YEAR_MEANT = frozenset({"this year", "last year"})
_RANGE_OPENER = re.compile(r"\b(?:between|from)\s{1,3}(?:the\s{1,3})?$", re.IGNORECASE)
_DIGITS = re.compile(r"\d\d|\d[-./]\d")
_NUMERIC = re.compile(
    r"(?<![\w.,/:-])(?:(?P<iso>(?:1[5-9]|20)\d\d[-/.]\d\d?[-/.]\d\d?)"
    r"|(?P<a>\d\d?)(?P<sep>[./-])(?P<b>\d\d?)(?P=sep)(?P<y>(?:1[5-9]|20)\d\d|\d\d))(?![\w/]|[.,-]\d)"
)
_OCR = str.maketrans("lio", "110")


class _Atom:
    """A month with the days and the year that stand beside it."""

    __slots__ = ("days", "end", "month", "part", "start", "year")

    def __init__(self, start: int, end: int, month: int) -> None:
        self.start, self.end, self.month = start, end, month
        self.days: tuple[int, ...] = ()
        self.year: int | None = None
        self.part = False


def _digits(words: str) -> int:
    """Return the number in words whose digits OCR may have mistaken for letters."""
    plain = re.sub(r"(?:st|nd|rd|th)$", "", words.lower())
    return int(plain.translate(_OCR))


def _read_days(text: str, low: int, high: int, atom: _Atom) -> None:
    """Set the days before or after the month's name, whichever the form has."""
    after = _DAYS_AFTER.match(text, atom.end, high)
    if (
        after
        and after["first"].isdigit()
        and _COUNTED.match(text, after.end(), high)
        and _IN.search(text, low, atom.start)
    ):
        after = None
    before = _DAYS_BEFORE.search(text, max(low, atom.start - WINDOW), atom.start)
    if after and not text[atom.end : after.start("first")].strip(" .\n\t-,"):
        full = _YEAR_AFTER.match(text, after.end(), high)
        if full or not before:
            last = after.group("last")
            days = (
                (after.group("first"), last)
                if last and (full or after.group("join").strip() != ",")
                else (after.group("first"),)
            )
            atom.days = tuple(_digits(day) for day in days)
            atom.end = after.end("last") if len(days) == 2 else after.end("first")
            return
    if before:
        first = before.group("first")
        listed = first is not None and before.group("join").strip() == ","
        atom.days = tuple(
            _digits(day)
            for day in (
                (first, before.group("last")) if first and not listed else (before.group("last"),)
            )
        )
        atom.start = before.start("last") if listed else before.start()


def _read_year(text: str, high: int, atom: _Atom, reference: str | None) -> None:
    year = _YEAR_AFTER.match(text, atom.end, high)
    if year:
        atom.year, atom.end = _digits(year.group("year")), year.end()
        return
    short = _SHORT_YEAR_AFTER.match(text, atom.end, high) if atom.days else None
    if short and (
        short.group("marked")
        or not re.match(r"\s{1,3}[^\W\d_]", text[short.end() : short.end() + 4])
    ):
        atom.year, atom.end = (
            whole_year(int(short.group("marked") or short.group("bare")), reference),
            short.end(),
        )


def _opens_span(text: str, high: int, atom: _Atom) -> bool:
    """True for the first of "February–March 1992" and "June to August": another month follows."""
    join = _SPAN_JOIN.match(text, atom.end, high)
    if join is None or not text[atom.start].isupper():
        return False
    following = calendar_words().month.match(text, join.end(), high)
    return following is not None and following.group()[0].isupper()


def _atoms(text: str, start: int, end: int, reference: str | None) -> list[_Atom]:
    words = calendar_words()
    atoms: list[_Atom] = []
    for match in words.month.finditer(text, start, end):
        low = atoms[-1].end if atoms else start
        if match.start() < low:
            continue
        name = match.group().lower()
        atom = _Atom(match.start(), match.end(), words.months[name])
        _read_days(text, low, end, atom)
        _read_year(text, end, atom, reference)
        window = text[max(low, atom.start - WINDOW) : atom.start]
        if not atom.days:
            part = words.part_before.search(window)
            atom.part = part is not None
            if part:
                atom.start -= len(window) - part.start()
        known = bool(atom.days) or atom.year is not None or _opens_span(text, end, atom)
        if not known and not (
            match.group()[0].isupper() and (atom.part or words.preposition_before.search(window))
        ):
            continue
        if not known and text[atom.start : atom.end].isupper() and name in words.ambiguous:
            continue
        atoms.append(atom)
    return atoms


def _month_form(year: int | None, month: int, day: int | None) -> str:
    stem = f"{year:04d}-{month:02d}" if year is not None else f"XXXX-{month:02d}"
    whole = f"{stem}-{day:02d}" if day is not None else stem
    return whole if edtf.valid(whole) else stem


def _interval(first: str, last: str) -> str:
    joined = f"{first}/{last}"
    if "XXXX" not in joined and not edtf.valid(joined):
        return last
    return joined


def _atom_form(atom: _Atom) -> str:
    if len(atom.days) == 2:
        return _interval(*(_month_form(atom.year, atom.month, day) for day in atom.days))
    form = _month_form(atom.year, atom.month, atom.days[0] if atom.days else None)
    return form + "~" if atom.part else form


def _month_dates(text: str, start: int, end: int, reference: str | None) -> list[When]:
    """Return the dates that hold a month's name, joining the two ends of a stated span."""
    atoms = _atoms(text, start, end, reference)
    joins = [
        _BETWEEN_ATOMS.fullmatch(text, atom.end, following.start)
        for atom, following in pairwise(atoms)
    ]
    for (first, second), joint in reversed(list(zip(pairwise(atoms), joins, strict=True))):
        if joint and first.year is None and second.year is not None:
            spans = joint.group("join") not in ("and", "or", ",")
            later = (first.month, first.days) > (second.month, second.days)
            first.year = second.year - 1 if later and spans else second.year
    found: list[When] = []
    index = 0
    while index < len(atoms):
        atom = atoms[index]
        following = atoms[index + 1] if index + 1 < len(atoms) else None
        join = joins[index] if following else None
        if not (following and join):
            found.append(make_when(text, atom.start, atom.end, _atom_form(atom)))
            index += 1
            continue
        word = join.group("join").lower()
        opened = _RANGE_OPENER.search(text, max(start, atom.start - WINDOW), atom.start)
        spans = word not in ("and", "or", ",")
        if spans or (word == "and" and (opened or _follows(atom, following))):
            form = _interval(_atom_form(atom).split("/")[0], _atom_form(following).split("/")[-1])
            found.append(make_when(text, atom.start, following.end, form))
            index += 2
        else:
            found.append(make_when(text, atom.start, atom.end, _atom_form(atom)))
            index += 1
    return found


def _follows(first: _Atom, second: _Atom) -> bool:
    """True for "January and February": two months in a row, named without days, are one time."""
    return not first.days and not second.days and second.month == first.month % 12 + 1


def _of_year(text: str, found: list[When]) -> list[When]:
    """Give the year of "this year" to the months right before it."""
    kept: list[When] = []
    for when in found:
        last = kept[-1] if kept else None
        if (
            last
            and "XXXX" in last.edtf
            and " ".join(when.text.lower().split()) in _YEAR_MEANT
            and _OF_YEAR.fullmatch(text, last.end or 0, when.start or 0)
        ):
            form = edtf.with_year(last.edtf, int(when.edtf))
            kept[-1] = make_when(text, last.start or 0, when.end or 0, form)
        else:
            kept.append(when)
    return kept


def _numeric_form(match: re.Match[str], reference: str | None) -> str | None:
    if match.group("iso"):
        year, month, day = (int(part) for part in re.split(r"[-/.]", match.group("iso")))
        form = f"{year:04d}-{month:02d}-{day:02d}"
        return form if edtf.valid(form) else None
    a, b, written = int(match.group("a")), int(match.group("b")), match.group("y")
    year = int(written) if len(written) == 4 else whole_year(int(written), reference)
    day_first, month_first = f"{year:04d}-{b:02d}-{a:02d}", f"{year:04d}-{a:02d}-{b:02d}"
    readings = [form for form in (day_first, month_first) if edtf.valid(form)]
    if not readings:
        return None
    # Points stand between the parts only where the day comes first; strokes stand in both orders.
    if len(set(readings)) == 1 or match.group("sep") == ".":
        return readings[0]
    return f"{year:04d}-XX-XX"


def _numeric_dates(text: str, start: int, end: int, reference: str | None) -> list[When]:
    found = []
    for match in _NUMERIC.finditer(text, start, end):
        form = _numeric_form(match, reference)
        if form:
            found.append(make_when(text, match.start(), match.end(), form))
    return found


def _opened(text: str, start: int, when: When) -> When:
    """Turn "since X", "until X" and "about X" into an open interval or an approximate date."""
    begin = when.start or 0
    window = text[max(start, begin - 20) : begin]
    if not window or "/" in when.edtf:
        return when
    cues = calendar_words().cue_before
    opening = window.strip() == "From" and when.edtf[-1] not in "~?%"
    if opening or cues["opens_after"].search(window):
        return When(text=when.text, edtf=f"{when.edtf}/..", start=when.start, end=when.end)
    if cues["opens_before"].search(window):
        return When(text=when.text, edtf=f"../{when.edtf}", start=when.start, end=when.end)
    if cues["approximate"].search(window) and when.edtf[-1] not in "~?%":
        return When(text=when.text, edtf=f"{when.edtf}~", start=when.start, end=when.end)
    return when


def _with(taken: list[When], found: list[When]) -> list[When]:
    """Return the dates taken and those found that meet none of them, in order."""
    if not found:
        return taken
    fresh = [when for when in found if not covered(taken, when.start or 0, when.end or 0)]
    return sorted([*taken, *fresh], key=begin_of) if fresh else taken


def find_dates(
    text: str, start: int, end: int, *, reference: str | None = None
) -> tuple[When, ...]:
    """Return the dates stated in `text[start:end]`, in the order of the text.

    Args:
        text: The document's text.
        start: First code point to look at.
        end: The code point after the last one to look at.
        reference: The EDTF date the document was written on, from which "yesterday", "two weeks
            ago" and "the 32nd anniversary" are reckoned; None where it is not known, and then
            these give nothing.

    Returns:
        Dates with half-open offsets into `text`. Every `edtf` is valid, or is an interval of
        dates without a year (`XXXX-02-25/XXXX-02-26`).
    """
    known, words = calendar_words(), words_of(text, start, end).all
    words |= {part for word in words if "-" in word for part in word.split("-")}
    found: list[When] = []
    if not words.isdisjoint(known.months):
        found += _month_dates(text, start, end, reference)
    if _DIGITS.search(text, start, end):
        found = _with(found, _numeric_dates(text, start, end, reference))
        found = _with(found, year_dates(text, start, end, found))
        found = _with(found, short_decades(text, start, end, reference))
    if not words.isdisjoint(known.worded):
        found = _with(found, worded_decades(text, start, end, reference))
    if reference and counts_from_reference(words):
        found = _of_year(text, _with(found, relative_dates(text, start, end, reference)))
    return tuple(
        _opened(text, start, when)
        for when, following in zip_longest(found, found[1:])
        if not (following and _names_day_of(text, when, following))
    )


def _names_day_of(text: str, when: When, following: When) -> bool:
    """True for "Sunday" in "Sunday 5 June": the weekday of the date that follows it."""
    name = when.text.split()[-1].lower()
    between = text[when.end or 0 : following.start or 0]
    return name in calendar_words().weekdays and between.strip(" ,") in ("", "the")

"""The words of dates, from the lexicon, as dictionaries and compiled patterns."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from onrecord.lexicon import load

_WHICH = frozenset({"last", "this", "previous", "past"})


def alternation(words: list[str]) -> str:
    """Return a pattern for any of the words, the longest first, blanks open to line ends."""
    ordered = sorted({str(word) for word in words}, key=lambda word: (-len(word), word))
    return "|".join(re.escape(word).replace(r"\ ", r"\s{1,3}") for word in ordered)


class CalendarWords(NamedTuple):
    """Everything the date grammar knows, ready for use."""

    months: dict[str, int]
    ambiguous: frozenset[str]
    weekdays: dict[str, int]
    day_names: frozenset[str]
    seasons: dict[str, int]
    decades: dict[str, int]
    centuries: dict[str, int]
    numbers: dict[str, int]
    ordinals: dict[str, int]
    fixed_days: dict[str, int]
    units: dict[str, int]
    counted_from: frozenset[str]
    spans: frozenset[str]
    worded: frozenset[str]
    counted: frozenset[str]
    after_year: frozenset[str]
    month: re.Pattern[str]
    part_before: re.Pattern[str]
    preposition_before: re.Pattern[str]
    cue_before: dict[str, re.Pattern[str]]
    season_before: re.Pattern[str]
    relative: re.Pattern[str]
    relative_sign: re.Pattern[str]
    decade_word: re.Pattern[str]


def _compile(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE)


def _relative(words: dict[str, str]) -> re.Pattern[str]:
    """Return the pattern of everything that is reckoned from the document's own date."""
    number = rf"(?:{words['number']})(?:-(?:{words['small']}))?|\d{{1,3}}"
    ordinal = (
        rf"(?:{words['tens']})-(?:{words['ordinal']})|{words['ordinal']}|\d{{1,3}}(?:st|nd|rd|th)"
    )
    return _compile(
        rf"\b(?:"
        rf"(?P<fixed>{words['fixed']})\b"
        rf"|(?:(?P<which>last|this|previous|past)\s{{1,3}}"
        rf"(?P<span>week|weekend|month|year|{words['season']}|{words['weekday']}|{words['month']}))\b"
        rf"|(?P<ago>{number}|{ordinal})\s{{1,3}}(?P<ago_unit>{words['unit']})s?\s{{1,3}}"
        rf"(?:ago\b|(?:have|has|had)\s{{1,3}}(?:now\s{{1,3}})?(?:passed|elapsed|gone\s{{1,3}}by)\b)"
        rf"|(?:the|these)\s{{1,3}}(?:past|last)\s{{1,3}}(?P<past>{number})\s{{1,3}}"
        rf"(?P<past_unit>{words['unit']})s?\b"
        rf"|(?P<anniversary>{ordinal})\s{{1,3}}anniversary\b"
        rf"|(?:on\s{{1,3}})?(?P<weekday>{words['weekday']})\b"
        rf")"
    )


@cache
def calendar_words() -> CalendarWords:
    """Return the compiled words; built on first use."""
    entries = load("dates")
    months = {name: number for number, names in entries["months"].items() for name in names}
    numbers: dict[str, int] = entries["numbers"]
    ordinals: dict[str, int] = entries["ordinals"]
    small = [word for word, value in {**numbers, **ordinals}.items() if value < 10]
    tens = [word for word, value in numbers.items() if 20 <= value < 100]
    words = {
        "number": alternation(list(numbers)),
        "small": alternation(small),
        "tens": alternation(tens),
        "ordinal": alternation(list(ordinals)),
        "unit": alternation(list(entries["units"])),
        "fixed": alternation(list(entries["days_from_reference"])),
        "season": alternation(list(entries["seasons"])),
        "weekday": alternation(entries["weekdays"]),
        "month": alternation([name for name in months if len(name) > 3 or name == "may"]),
    }
    month_names = alternation(list(months))
    prepositions = alternation(entries["prepositions"])
    return CalendarWords(
        months=months,
        ambiguous=frozenset(entries["ambiguous_months"]),
        weekdays={name: number for number, name in enumerate(entries["weekdays"])},
        day_names=frozenset(entries["day_names"]),
        seasons=entries["seasons"],
        decades=entries["decades"],
        centuries=entries["centuries"],
        numbers=numbers,
        ordinals=ordinals,
        fixed_days=entries["days_from_reference"],
        units=entries["units"],
        counted_from=frozenset(
            [
                *(word.split()[-1] for word in entries["days_from_reference"]),
                *entries["weekdays"],
                *("ago", "passed", "elapsed", "gone", "anniversary"),
            ]
        ),
        spans=frozenset(
            [
                *(form for unit in entries["units"] for form in (unit, f"{unit}s")),
                *("week", "weekend", *entries["seasons"], *months),
            ]
        ),
        counted=frozenset(entries["counted"]),
        after_year=frozenset(entries["after_year"]),
        worded=frozenset([*entries["decades"], "century"]),
        month=_compile(rf"(?<![^\W\d_])(?:{month_names})\b(?!['’]s?\b(?!\d))"),
        part_before=_compile(rf"\b(?P<part>{alternation(entries['parts'])})[\s-]{{1,2}}$"),
        preposition_before=_compile(rf"(?<![\w-])(?:{prepositions})\s{{1,3}}$"),
        cue_before={
            name: _compile(
                rf"(?<![\w-])(?:{alternation(entries[name])})\s{{1,3}}(?:the\s{{1,3}})?$"
            )
            for name in ("opens_after", "opens_before", "approximate")
        },
        season_before=_compile(rf"\b(?P<season>{words['season']})(?:\s{{1,3}}of)?,?\s{{1,3}}$"),
        relative=_relative(words),
        relative_sign=_compile(
            rf"\b(?:ago|passed|elapsed|gone|anniversary|last|this|previous|past"
            rf"|{words['fixed']}|{words['weekday']})\b"
        ),
        decade_word=_compile(
            rf"\bthe\s{{1,3}}(?:(?P<part>early|mid|late)[\s-])?"
            rf"(?:(?P<decade>{alternation(list(entries['decades']))})\b"
            rf"|(?P<century>\d\d?(?:st|nd|rd|th)|{alternation(list(entries['centuries']))})"
            rf"[\s-]century\b)"
        ),
    )


def number_of(words: str) -> int | None:
    """Return the value of "32", "32nd", "thirty-two", "thirty-second", or None."""
    known = calendar_words()
    lowered = " ".join(words.lower().split())
    digits = re.match(r"\d{1,3}", lowered)
    if digits:
        return int(digits.group())
    if lowered in known.numbers:
        return known.numbers[lowered]
    if lowered in known.ordinals:
        return known.ordinals[lowered]
    tens, hyphen, ones = lowered.partition("-")
    one = known.numbers.get(ones, known.ordinals.get(ones, 0))
    return known.numbers[tens] + one if hyphen and tens in known.numbers and one else None


def counts_from_reference(words: frozenset[str]) -> bool:
    """True when the words of a passage may hold a date reckoned from the reference."""
    known = calendar_words()
    if not known.counted_from.isdisjoint(words):
        return True
    return not known.spans.isdisjoint(words) and not _WHICH.isdisjoint(words)

"""Masks for numbers whose neighbours show what they are: names, units, ages, years, addresses."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from onrecord.extract.atoms import find_atoms
from onrecord.extract.lexis import alternatives, counted
from onrecord.extract.mask_names import NamedBy, listed_with, named_by
from onrecord.extract.mask_tokens import Mask
from onrecord.extract.number_words import Numeral, read_number
from onrecord.lexicon import load
from onrecord.model import Span


def mask_contexts(text: str, start: int, end: int, shaped: Sequence[Mask]) -> Iterator[Mask]:
    """Yield masks for numbers outside `shaped` that their neighbours mark as no count."""
    spans = [Span(mask.start, mask.end) for mask in shaped]
    atoms = list(find_atoms(text, start, end, spans))
    numbers: list[Numeral] = []
    index = 0
    while index < len(atoms):
        number, index = read_number(text, atoms, index)
        if number is not None:
            numbers.append(number)
    masked: list[Mask | None] = [None] * len(numbers)
    begins = {mask.start: mask for mask in shaped if mask.kind in _KINDS}
    for place, number in enumerate(numbers):
        if masked[place] is None:
            name = named_by(text, number.start, number.end)
            if name is not None:
                _mask_list(text, numbers, masked, place, name)
    for place, number in reversed(list(enumerate(numbers))):
        if masked[place] is None:
            masked[place] = _by_right(text, number, _following(numbers, masked, begins, place))
    for place, number in enumerate(numbers):
        if masked[place] is None:
            masked[place] = _by_shape(text, numbers, masked, place)
        mask = masked[place]
        if mask is not None:
            yield mask


def _mask_list(
    text: str,
    numbers: Sequence[Numeral],
    masked: list[Mask | None],
    place: int,
    name: NamedBy,
) -> None:
    """Mask the number after a name, and those listed with it ("paragraphs 3, 4 and 7")."""
    masked[place] = Mask(name.start, numbers[place].end, name.kind)
    while place + 1 < len(numbers):
        if not listed_with(text, numbers[place].end, numbers[place + 1], name):
            return
        place += 1
        masked[place] = Mask(numbers[place].start, numbers[place].end, name.kind)
        if name.closed(text[numbers[place - 1].end : numbers[place].start]):
            return


@cache
def _units() -> dict[str, str]:
    lexicon = load("units")
    return {
        word: kind
        for kind in ("duration", "frequency", "money", "measure")
        for word in lexicon[kind]
    }


@cache
def _signs() -> frozenset[str]:
    lexicon = load("units")
    return frozenset([*lexicon["signs"], *lexicon["currency_codes"], *lexicon["currency_signs"]])


@cache
def _unit_pattern() -> re.Pattern[str]:
    between = alternatives(load("units")["between"])
    return re.compile(
        rf"[\s-]{{0,4}}(?:of\s{{1,3}})?(?:(?i:{between})[\s-]{{1,3}}){{0,2}}"
        r"(?P<unit>[A-Za-z°µ]+['’]?[A-Za-z./²³°$]*|[$€£¥₽₴₺₼₾֏₹₦₪₩₫₱°])"
    )


_CLOCK = re.compile(
    r"\s{1,3}(?:o['’]?\s?clock|in\s{1,3}the\s{1,3}(?:morning|afternoon|evening)|at\s{1,3}night|sharp)\b",
    re.IGNORECASE,
)
_CLOCK_BEFORE = re.compile(
    r"\b(?:at|around|about|by|until|till|from|to|past|before|after|between|nearly|almost)\s{1,3}$",
    re.IGNORECASE,
)
_JOINED = re.compile(
    r"\s{0,2}(?:-|\u2010|\u2011|\u2013|\u2014|to|or|by|x|×|and|and/or|up\s{1,3}to)\s{0,3}",
    re.IGNORECASE,
)
_AND = re.compile(r"\s{1,3}and\s{1,3}", re.IGNORECASE)
_SUSPENDED = re.compile(r"-\s{0,3}(?:,|and|or|to)\s{1,3}", re.IGNORECASE)
_LATER = re.compile(
    r"[\s'’]{1,3}(?:later|ago|after|afterwards|before|earlier|since)\b", re.IGNORECASE
)
_BETWEEN = re.compile(r"\bbetween\s{1,3}$", re.IGNORECASE)
_COMPOUND = re.compile(
    r"-(?!(?:odd|plus|some|ish|strong|and|or|to)(?![A-Za-z]))[A-Za-z][A-Za-z-]*", re.IGNORECASE
)


def _following(
    numbers: Sequence[Numeral],
    masked: Sequence[Mask | None],
    begins: Mapping[int, Mask],
    place: int,
) -> Mask | None:
    """Return the mask with a unit that begins a few characters after a number, if there is one."""
    end = numbers[place].end
    for start in range(end + 1, end + _NEAR):
        if start in begins:
            return begins[start]
    following = masked[place + 1] if place + 1 < len(numbers) else None
    if following is None or not end < following.start < end + _NEAR:
        return None
    return following if following.kind in _KINDS else None


_NEAR = 12  # characters between two numbers that share a unit


def _by_right(text: str, number: Numeral, following: Mask | None) -> Mask | None:
    """Return a mask for a number with a unit after it, or joined to one that has."""
    compound = _COMPOUND.match(text, number.end)
    if compound is not None:
        return Mask(number.start, compound.end(), "compound")
    if number.value <= 24 and _CLOCK.match(text, number.end):
        if _CLOCK_BEFORE.search(text, max(0, number.start - 12), number.start):
            return Mask(number.start, number.end, "time")
    unit = _unit_after(text, number)
    if unit is not None or following is None:
        return unit
    if following.kind == "compound" and _SUSPENDED.fullmatch(text, number.end, following.start):
        return Mask(number.start, number.end, "compound")
    if not _JOINED.fullmatch(text, number.end, following.start):
        return None
    if _AND.fullmatch(text, number.end, following.start) and _LATER.match(text, following.end):
        return None
    return Mask(number.start, number.end, following.kind)


_KINDS = frozenset({"duration", "frequency", "money", "measure", "compound", "time", "age"})


def _unit_after(text: str, number: Numeral) -> Mask | None:
    match = _unit_pattern().match(text, number.end)
    if match is None:
        return None
    word = match.group("unit")
    tight = match.start("unit") == number.end
    if (
        "of" in text[number.end : match.start("unit")]
        and number.form != "vague"
        and number.unit == 1
    ):
        return None
    for form in (word, word.rstrip(".")):
        if form in _signs() and (not form.isalpha() or _sign_stands(text, number, match.end())):
            kind = "money" if form in load("units")["currency_signs"] else "measure"
            return Mask(number.start, match.start("unit") + len(form), kind)
    if tight:
        return None
    plain = word.lower().rstrip(".")
    kind_of = _units().get(plain) or _units().get(
        plain.removesuffix("'s").removesuffix("’s").rstrip("'’")
    )
    if kind_of is None:
        return None
    return Mask(number.start, match.start("unit") + len(plain), kind_of)


def _sign_stands(text: str, number: Numeral, end: int) -> bool:
    """A letter or two after a number are a unit, not the beginning of something else."""
    return not text[end : end + 1].isalnum() and number.form in {"digits", "decimal"}


@cache
def _currency_before() -> re.Pattern[str]:
    lexicon = load("units")
    signs = re.escape(lexicon["currency_signs"])
    codes = alternatives(lexicon["currency_codes"])
    return re.compile(rf"(?:(?:\b[A-Z]{{1,3}})?[{signs}]|(?<![A-Za-z])(?:{codes}))\s{{0,2}}$")


@cache
def _age_before() -> re.Pattern[str]:
    lexicon = load("masks")
    groups = alternatives(lexicon["aged_groups"])
    limits = alternatives(lexicon["age_limits"])
    openings = alternatives(lexicon["age_openings"])
    return re.compile(
        rf"(?<![A-Za-z])(?:(?P<group>(?:{groups})\s{{1,3}}(?:aged\s{{1,3}})?(?:{limits}))|{openings})\s{{1,3}}$",
        re.IGNORECASE,
    )


@cache
def _kin_before() -> re.Pattern[str]:
    kin = alternatives(load("masks")["kin"])
    return re.compile(
        rf"(?:(?<![A-Za-z])(?:{kin})|(?P<name>(?<![A-Za-z])[A-Z][A-Za-z'’-]+)),\s{{1,3}}$"
    )


_PLACE_BEFORE = re.compile(
    r"\b(?i:in|at|near|from|of|to|around|outside|on)\s{1,3}(?:[A-Z][\w'’-]+\s{1,3}){0,2}[A-Z][\w'’-]+,\s{1,3}$"
)
_AGE_CLOSED = re.compile(r"\s?[,;)]")
_NAME_BRACKET = re.compile(r"[A-Z][\w'’.-]*\s{1,3}[A-Z][\w'’-]+\s{1,2}\($")


def _by_shape(
    text: str, numbers: Sequence[Numeral], masked: Sequence[Mask | None], place: int
) -> Mask | None:
    """Return a mask for money before, ages, years and street numbers."""
    number = numbers[place]
    begin = max(0, number.start - 40)
    money = _currency_before().search(text, max(0, number.start - 8), number.start)
    if money is not None:
        return Mask(money.start(), number.end, "money")
    previous = masked[place - 1] if place else None
    if previous is not None and previous.kind in {"age", "money"}:
        gap = text[previous.end : number.start]
        if (
            len(gap) < 8
            and _JOINED.fullmatch(gap)
            and (previous.kind == "age" or gap.strip() in "-–to")
        ):
            if not counted().match(text, number.end):
                return Mask(number.start, number.end, previous.kind)
    if number.form in {"digits", "words", "one"} and 0 < number.value <= 120:
        age = _age(text, number, begin)
        if age is not None:
            return age
    year = _year(text, numbers, masked, place)
    if year is not None:
        return year
    return _address(text, number)


def _age(text: str, number: Numeral, begin: int) -> Mask | None:
    opening = _age_before().search(text, begin, number.start)
    if opening is not None and not (opening.group("group") and counted().match(text, number.end)):
        return Mask(number.start, number.end, "age")
    if number.form == "digits" and number.value <= 110:
        if text[number.end : number.end + 1] == ")" and _NAME_BRACKET.search(
            text, begin, number.start
        ):
            return Mask(number.start, number.end, "age")
        if _AGE_CLOSED.match(text, number.end):
            kin = _kin_before().search(text, begin, number.start)
            if kin and not (kin.group("name") and _PLACE_BEFORE.search(text, begin, number.start)):
                return Mask(number.start, number.end, "age")
    return None


@cache
def _year_before() -> re.Pattern[str]:
    openings = alternatives(load("masks")["year_openings"])
    return re.compile(rf"(?<![A-Za-z])(?:{openings})[\s-]{{1,3}}$", re.IGNORECASE)


_YEAR_DIGITS = re.compile(r"[12][0-9]{3}")
_PLURAL = re.compile(r"\s{1,3}(?:[a-z-]+\s{1,3})?[a-z]{3,}(?<!s)s\b")


def _year(
    text: str, numbers: Sequence[Numeral], masked: Sequence[Mask | None], place: int
) -> Mask | None:
    """Return a mask for a bare year; "1500 killed" and "2000 people" are no years."""
    number = numbers[place]
    if number.form == "words":
        return _spoken_year(text, numbers, place)
    if number.end - number.start != 4 or not _YEAR_DIGITS.fullmatch(text, number.start, number.end):
        return None
    value = int(number.value)
    opened = _year_before().search(text, max(0, number.start - 24), number.start) is not None
    previous = masked[place - 1] if place else None
    if previous is not None and previous.kind == "year" and number.start - previous.end < 8:
        opened = opened or _JOINED.fullmatch(text, previous.end, number.start) is not None
    noun = counted().match(text, number.end) is not None
    mask = Mask(number.start, number.end, "year")
    if 1900 <= value < 2100:
        if _alone_in_cell(text, number):
            return None
        if noun:
            return mask if opened and value % 100 else None
        return mask
    if opened and not noun and value < 1900 and not _PLURAL.match(text, number.end):
        return mask
    return None


def _alone_in_cell(text: str, number: Numeral) -> bool:
    """True when the four digits fill a table's cell: its heading says what they are."""
    left = text[max(0, number.start - 40) : number.start].rstrip(" ")[-1:]
    right = text[number.end : number.end + 40].lstrip(" ")[:1]
    return (
        (left in {"|", "\t"}
        and right in {"|", "\t", "\n", ""})
        or (left in {"", "\n"} and right in {"|", "\t"})
    )


_SPACE = re.compile(r"[\s-]{1,3}")


def _spoken_year(text: str, numbers: Sequence[Numeral], place: int) -> Mask | None:
    """Mask both halves of "nineteen ninety-two"."""
    number = numbers[place]
    if number.value in {17, 18, 19, 20} and place + 1 < len(numbers):
        after = numbers[place + 1]
        if after.form == "words" and 10 <= after.value <= 99:
            if _SPACE.fullmatch(text, number.end, after.start):
                return Mask(number.start, after.end, "year")
    return None


@cache
def _street_after() -> re.Pattern[str]:
    words = alternatives(load("masks")["street_words"])
    return re.compile(
        rf",?\s{{1,3}}(?:[A-Z][A-Za-z'’.-]*\s{{1,3}}|of\s{{1,3}}|the\s{{1,3}}){{1,4}}(?:{words})\b(?!\s{{1,3}}(?i:residents|people|homes|houses))"
    )


def _address(text: str, number: Numeral) -> Mask | None:
    if number.form != "digits" or number.value > 9999:
        return None
    match = _street_after().match(text, number.end)
    if match is None:
        return None
    return Mask(number.start, match.end(), "address")

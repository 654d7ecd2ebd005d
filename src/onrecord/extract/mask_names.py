"""Numbers that name one of a kind: "paragraph 12", "Battalion 21", "room No. 7", "Day 12"."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from onrecord.extract.lexis import alternatives, counted
from onrecord.extract.number_words import Numeral
from onrecord.lexicon import load


class NamedBy(NamedTuple):
    """The words that make a number a name: where they begin, what kind, whether they are plural."""

    start: int
    kind: str
    plural: bool

    def closed(self, gap: str) -> bool:
        """True when no further number is listed after one joined by this gap."""
        return not self.plural or "and" in gap.lower() or "or" in gap.lower()


_NUMBER_SIGN = re.compile(
    r"(?<![A-Za-z])(?:nos?\.?|nr\.?|№|#|n[°º]|number|numbers)\s{0,3}$", re.IGNORECASE
)
_DETERMINERS = frozenset(
    ["a", "an", "the", "this", "that", "these", "those", "his", "her", "its", "their", "our", "my", "your", "one", "same", "each", "every", "another", "no", "some", "any", "which"]
)


@cache
def _plurals(key: str) -> frozenset[str]:
    return frozenset(f"{word}s" for word in load("masks")[key])


@cache
def _names_before(key: str) -> re.Pattern[str]:
    lexicon = load("masks")
    words = alternatives(f"{word}{ending}" for word in lexicon[key] for ending in ("", "s"))
    return re.compile(rf"(?<![A-Za-z0-9-])(?P<name>{words})[.:]?[\s(-]{{1,4}}$", re.IGNORECASE)


@cache
def _abbreviation_before() -> re.Pattern[str]:
    words = alternatives(load("masks")["abbreviations_always"])
    return re.compile(rf"(?<![A-Za-z0-9])(?P<name>{words})\s{{0,3}}$", re.IGNORECASE)


@cache
def _day_before() -> re.Pattern[str]:
    words = alternatives(load("masks")["day_openings"])
    return re.compile(rf"(?<![A-Za-z])(?:{words})\s{{1,3}}(?:the\s{{1,3}})?$", re.IGNORECASE)


@cache
def _verbs_after() -> re.Pattern[str]:
    verbs = alternatives(load("masks")["counted_verbs"])
    return re.compile(rf"\s{{1,4}}(?:{verbs})(?![A-Za-z])", re.IGNORECASE)


_PLURAL_AFTER = re.compile(r"\s{1,3}[a-z]{3,}(?<!s)s\b", re.IGNORECASE)
_LAST_WORD = re.compile(r"([A-Za-z]+)[\s-]{1,3}$")


def named_by(text: str, start: int, end: int) -> NamedBy | None:
    """Return the words that make the number at `start:end` a name, or None where it counts.

    Args:
        text: The text.
        start: Where the number begins.
        end: Where it ends.
    """
    if text[start : start + 2].lower() in {"a ", "an"}:
        return None
    floor = max(0, start - 32)
    sign = _NUMBER_SIGN.search(text, floor, start)
    if sign is not None:
        found = _by_sign(text, floor, sign)
        if found is not None:
            return found
    before = text[start - 1 : start]
    if before in {"", "\n"} and text[max(0, start - 2) : start].strip() == "" and start < 2:
        return None
    abbreviation = _abbreviation_before().search(text, floor, start)
    if abbreviation is not None and _stands(text, abbreviation):
        name = abbreviation.group("name").lower().rstrip(".")
        return NamedBy(abbreviation.start(), "name", name in _PLURAL_SIGNS)
    always = _names_before("names_always").search(text, floor, start)
    if always is not None:
        return NamedBy(always.start(), "name", _is_plural(always, "names_always"))
    if _day_before().search(text, floor, start) and not counted().match(text, end):
        return NamedBy(start, "date", plural=True)
    capital = _names_before("names_capital").search(text, floor, start)
    if capital is not None:
        name = capital.group("name")
        if not (name[0].isupper() and not name.isupper()) or _counts(text, end):
            return None
        return NamedBy(capital.start(), "name", _is_plural(capital, "names_capital"))
    often = _names_before("names_often").search(text, floor, start)
    if often is not None:
        return _by_noun(text, floor, often, end)
    return None


_PLURAL_SIGNS = frozenset(
    ["paras", "pars", "pp", "pgs", "arts", "secs", "chaps", "vols", "fns", "nn", "figs", "nos", "ss", "ll", "vv", "§§", "docs"]
)


def _stands(text: str, match: re.Match[str]) -> bool:
    """An abbreviation ends in a dot or is one of the few that do without."""
    name = match.group("name")
    if name.lower() in {"nos", "nr", "paras", "l.", "s.", "v.", "n."}:
        return (
            name.lower() not in {"l.", "s.", "v.", "n."}
            or text[match.start() - 1 : match.start()] in " ([,;\n"
        )
    return True


def _is_plural(match: re.Match[str], key: str) -> bool:
    return match.group("name").lower() in _plurals(key)


def _by_sign(text: str, floor: int, sign: re.Match[str]) -> NamedBy | None:
    """Read "No. 7", "nos. 3 and 4", "School No 14", "flight number 17"."""
    word = sign.group().strip().lower()
    plural = word.rstrip(".") in {"nos", "numbers"}
    named = None
    for key in ("names_always", "names_often", "names_capital"):
        named = named or _names_before(key).search(text, max(0, floor - 12), sign.start())
    begin = named.start() if named else sign.start()
    if word in {"no.", "nos.", "nr.", "nr", "№", "#", "n°", "nº", "nos"}:
        return NamedBy(begin, "name", plural)
    if named is not None:
        return NamedBy(begin, "name", plural)
    if word == "no" and re.search(r"[A-Z][a-z]+\s{1,3}$", text[floor : sign.start()]):
        if text[sign.start()] == "N":
            return NamedBy(sign.start(), "name", plural)
    return None


def _counts(text: str, end: int) -> bool:
    return (
        counted().match(text, end) is not None
        or _verbs_after().match(text, end) is not None
        or _PLURAL_AFTER.match(text, end) is not None
    )


def _by_noun(text: str, floor: int, match: re.Match[str], end: int) -> NamedBy | None:
    name = match.group("name")
    plural = _is_plural(match, "names_often")
    capital = name[0].isupper() and not name.isupper()
    sentence = (
        text[: match.start()].rstrip()[-1:] in {"", ".", "\n"} if match.start() < 3 else False
    )
    if capital and not sentence:
        if plural and _counts(text, end):
            return None
        return (
            None
            if counted().match(text, end) and plural
            else NamedBy(match.start(), "name", plural)
        )
    if _counts(text, end) or plural:
        return None
    last = _LAST_WORD.search(text, max(0, match.start() - 16), match.start())
    if last is not None and last.group(1).lower() in _DETERMINERS:
        return None
    return NamedBy(match.start(), "name", plural)


_LISTED = re.compile(
    r"\s{0,2}(?:[,;]|[-\u2010\u2011\u2013\u2014/&]|,?\s{0,2}(?:and|or|to|through|until))\s{0,3}"
    r"(?:at\s{1,3})?(?:the\s{1,3})?(?:(?:p|pp|paras?|nos?|arts?)\.\s{0,2})?",
    re.IGNORECASE,
)
_DASH = re.compile(r"\s?[-\u2010\u2011\u2013\u2014]\s?")
_OF = re.compile(r"\s{1,3}of\s{1,3}", re.IGNORECASE)
_WORD_AFTER = re.compile(r"\s{1,3}([A-Za-z]+)")


@cache
def _function_words() -> frozenset[str]:
    return frozenset(load("masks")["after_listed"])


def listed_with(text: str, end: int, following: Numeral, name: NamedBy) -> bool:
    """True when the next number belongs to the same list of names ("paragraphs 3, 4 and 7").

    Args:
        text: The text.
        end: Where the number before ends.
        following: The next number.
        name: What names them.
    """
    if following.start - end > 16 or following.form == "vague":
        return False
    if _DASH.fullmatch(text, end, following.start):
        return True
    if _OF.fullmatch(text, end, following.start):
        return not name.plural and not _counts(text, following.end)
    if not _LISTED.fullmatch(text, end, following.start):
        return False
    if not name.plural and text[end : following.start].lstrip()[:1] in {",", ";"}:
        return False
    word = _WORD_AFTER.match(text, following.end)
    return word is None or word.group(1).lower() in _function_words()

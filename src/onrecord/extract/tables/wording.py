"""The words that only headings have: totals, parts, factors, ages, and what counts nobody."""

from __future__ import annotations

import re
from functools import cache

from onrecord.lexicon import load

TAIL = re.compile(r"\s*(?:,|;|\s[-–—]|:|\n)\s*([^,;:–—]{1,60})$")
AGES = re.compile(
    r"(?:(?:aged?|ages)\s)?(?:(?P<under>under|below|<|≤|up to|less than)\s?(?P<top>\d{1,2})"
    r"|(?P<over>over|above|>|≥)\s?(?P<floor>\d{1,2})"
    r"|(?P<low>\d{1,2})\s?(?:[-–—]|to)\s?(?P<high>\d{1,2})"
    r"|(?P<open>\d{1,2})\s?(?:\+|and (?:over|above|older)|or (?:over|older)))"
    r"(?:\s?(?:years?|yrs?\.?)(?: old| of age)?)?\Z"
)
_ENDS_NOUN = re.compile(r"[,:;(–—]|\s(?:by|per|in|at|from|on|during|since|before|after)\s")
_JOINING = frozenset(("to", "this", "last", "in", "at", "by", "on", "of", "per", "for", "with"))


@cache
def table_words(name: str) -> frozenset[str]:
    """Return a list of `tables.yml` as a set."""
    return frozenset(str(word) for word in load("tables")[name])


@cache
def month_names() -> frozenset[str]:
    """Return the names of the months, and what they are shortened to."""
    return frozenset(str(name) for names in load("dates")["months"].values() for name in names)


@cache
def _longest_first(name: str) -> tuple[str, ...]:
    return tuple(sorted((word for word in table_words(name) if word), key=len, reverse=True))


@cache
def named_groups() -> dict[str, str]:
    """Return the headings that stand for a group, which no noun of `groups.yml` is."""
    return {str(w): group for group, words in load("tables")["groups"].items() for w in words}


@cache
def _factors() -> dict[str, int]:
    return {str(w): int(n) for n, words in load("tables")["factors"].items() for w in words}


def take_factor(said: str) -> tuple[int, str]:
    """Return the factor that a heading states ("in thousands"), and the heading without it."""
    for word, times in _factors().items():
        for form in (f"({word})", f"[{word}]", f", {word}"):
            if said.endswith(form):
                return times, said[: -len(form)].strip()
    return 1, said


def take_opening(said: str, name: str) -> tuple[str, bool]:
    """Return the words without the entry of a list that they begin with, and whether they did."""
    bare = said.lstrip("-–—•·→> ")
    for word in _longest_first(name):
        if bare.startswith(word) and not bare[len(word) : len(word) + 1].isalpha():
            return bare[len(word) :].strip(" :,"), True
    return said, False


def take_total(said: str) -> tuple[bool, bool, str]:
    """Tell a total from its words: "total killed" is one, and counts the killed."""
    for word in _longest_first("totals"):
        if said == word:
            return True, word in table_words("grand"), ""
        if said.startswith((word + " ", word + ",")):
            rest = said[len(word) :].strip(" ,")
            return True, word in table_words("grand"), rest
        if said.endswith((" " + word, ", " + word)):
            return True, word in table_words("grand"), said[: -len(word)].strip(" ,")
    first, _, rest = said.partition(" ")
    if first in table_words("all_of"):
        return not rest or rest.endswith("s") or first != "all", False, rest
    return False, False, said


def sums_all(words: str, rest: str) -> bool:
    """True for a row such as "All causes", "Both dates", whose noun alone would count nobody."""
    first = words.lower().strip(" *_:.-–—•").split(" ", 1)[0]
    return first in table_words("all_of") and rest.endswith("s") and is_uncounted(rest)


def is_uncounted(said: str) -> bool:
    """True for a heading of dates, ages, prices, measures, page numbers and the like."""
    names, rates = table_words("uncounted"), table_words("rates")
    tail = TAIL.search(said)
    if tail and tail.group(1).strip() in named_groups():
        return False  # "killed: f"
    if tail and tail.group(1).strip() in table_words("units"):
        return True
    words = said.split()
    if not words:
        return False
    if any(word in rates for word in words) or "%" in said or "°" in said:
        return True
    if said in names or words[0].rstrip(",") in names:
        return not (len(words) > 1 and words[0] in {"no", "order", "position", "class", "unit"})
    return len(words) <= 3 and words[-1] in names and not _JOINING & {*words[:-1]}


def counts_others(said: str) -> bool:
    """True for a caption such as "burial costs", "ages of the dead", whose own noun counts nobody harmed."""
    words = _ENDS_NOUN.split(said, maxsplit=1)[0].removeprefix("the ").split()
    if not words:
        return False
    of_what = len(words) > 1 and words[1] in {"of", "for"}
    noun = words[0] if of_what else words[-1]
    others = table_words("uncounted") - table_words("by_cause") - table_words("places")
    return noun in others


def is_harmless(label: str) -> bool:
    """True for "discharged", "transferred", "christened", which count nobody harmed."""
    return not table_words("harmless").isdisjoint(label.lower().split())


def group_of_ages(ages: re.Match[str]) -> str:
    """Return the group of an age range that `AGES` matched; minors are up to eighteen."""
    top = ages["top"] or ages["high"]
    floor = ages["floor"] or ages["low"] or ages["open"]
    if top and int(top) <= 18:
        return "child"
    return "elderly" if floor and int(floor) >= 60 else "person"


def without_number_of(said: str) -> str:
    """Drop "number of" and the like before the thing counted."""
    for _ in range(3):
        for word in _longest_first("before_counted"):
            if said.startswith(word + " ") and len(said) > len(word) + 1:
                said = said[len(word) + 1 :]
                break
        else:
            break
    return said

"""The number lexicon as dictionaries and compiled patterns, made once when first asked for."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache, lru_cache
from typing import NamedTuple

from onrecord.lexicon import load

# White space within a paragraph: a line may end in it, but no blank line stands in it.
SPACE = r"(?:[^\S\n]{1,4}(?:\n[^\S\n]{0,12})?|\n[^\S\n]{0,12})"


def compile_in_paragraph(pattern: str, flags: int = 0) -> re.Pattern[str]:
    r"""Compile a pattern whose white space, written `\s{1,3}` or `\s?`, crosses no blank line."""
    spaced = re.sub(r"\\s\{1,[0-9]+\}", lambda _: SPACE, pattern)
    return re.compile(re.sub(r"\\s(?:\{0,[0-9]+\}|\?)", lambda _: f"{SPACE}?", spaced), flags)


class Word(NamedTuple):
    """What one number word is: its class in `numbers.yml` and its value."""

    kind: str
    value: float


KINDS = (
    "units", "teens", "tens", "hundred", "magnitudes", "measures", "plurals", "few", "halves",
    "parts",
)  # fmt: skip


@cache
def words() -> dict[str, Word]:
    """Return every number word in lower case with its class and value."""
    lexicon = load("numbers")
    found = {text: Word(kind, value) for kind in KINDS for text, value in lexicon[kind].items()}
    for ten, tens in lexicon["tens"].items():
        for one, units in lexicon["units"].items():
            found[ten + one] = Word("teens", tens + units)  # "TWENTYTHREE", in telegrams
            found[f"{one}-and-{ten}"] = Word("teens", tens + units)  # "eight-and-thirty"
    return found


@cache
def word_alternatives(*others: str) -> str:
    """Return a regular expression for any number word, or one of `others`."""
    lexicon = load("numbers")
    units, tens = "|".join(lexicon["units"]), "|".join(lexicon["tens"])
    plain = {text for kind in KINDS for text in lexicon[kind]} - {
        *lexicon["units"],
        *lexicon["tens"],
    }
    joined = rf"(?:{units})(?:-and-(?:{tens})(?![A-Za-z]))?|(?:{tens})(?:{units})?(?![A-Za-z])"
    return f"{alternatives([*plain, *others])}|{joined}"


_SPOKEN = re.compile(r"[a-z]+")


@lru_cache(maxsize=8)  # each step of reading a sentence asks for its words
def spoken(text: str, start: int, end: int) -> frozenset[str]:
    """Return the words of `text[start:end]` in lower case: runs of the letters a to z.

    Looking them up tells quickly that a pattern of words cannot match, as in most sentences.
    """
    return frozenset(_SPOKEN.findall(text[start:end].lower()))


def first_words(phrases: Iterable[str]) -> frozenset[str]:
    """Return the words, as `spoken` gives them, that phrases begin with."""
    return frozenset(_SPOKEN.findall(phrase.lower())[0] for phrase in phrases)


@cache
def word_set(name: str, key: str) -> frozenset[str]:
    """Return the list under `key` in lexicon `name` as a set of lower-case phrases."""
    return frozenset(str(entry).lower() for entry in load(name)[key])


def alternatives(phrases: Iterable[str]) -> str:
    """Return a regular expression for any of the phrases, longest first.

    A space in a phrase stands for white space without a blank line.
    """
    ordered = sorted(set(phrases), key=lambda phrase: (-len(phrase), phrase))
    return "|".join(SPACE.join(map(re.escape, phrase.split())) for phrase in ordered)


@cache
def counted() -> re.Pattern[str]:
    """Return a pattern for a counted noun or participle, with up to two adjectives before it."""
    nouns = alternatives(load("masks")["counted"])
    others = alternatives(load("masks")["not_adjectives"])
    return re.compile(
        rf"{SPACE}(?:(?!(?:{others})(?![A-Za-z]))[A-Za-z-]{{1,24}}{SPACE}){{0,2}}(?:{nouns})(?![A-Za-z])",
        re.IGNORECASE,
    )


@cache
def counting_verbs() -> re.Pattern[str]:
    """Return a pattern for what follows a count without a noun: "were", "of them", "of the dead"."""
    verbs = alternatives(load("masks")["counted_verbs"])
    nouns = alternatives(load("masks")["counted"])
    of_nouns = rf"of{SPACE}the{SPACE}(?:[A-Za-z]{{1,24}}{SPACE})?(?:{nouns})"
    return re.compile(rf"{SPACE}(?:{verbs}|{of_nouns})(?![A-Za-z])", re.IGNORECASE)


# A digit numeral. It stands free: not glued to a letter, a slash, a dot or another numeral.
# Thousands marks: comma, full stop, apostrophe, thin or no-break space, one plain space; the
# Indian grouping 1,50,000. What the marks mean is decided in `numerals`.
_FREE_LEFT = r"(?<![A-Za-z0-9_/#@\\^|])(?<![A-HJ-NP-Za-kmnp-z][-.\u2011_])(?<![0-9][.,:'\u2019])"
_GROUPS = (
    r"[0-9]{1,2}(?:,[0-9]{2}){1,4},[0-9]{3}"
    r"|[0-9]{1,3}(?:(?:,[0-9]{3}){1,4}|(?:,[ ]0[0-9]{2}){1,2}|(?:\.[0-9]{3}){1,4}|(?:['\u2019][0-9]{3}){1,4}"
    r"|(?:[\u00a0\u2007\u2009\u202f][0-9]{3}){1,4}|(?:[ ][0-9]{3}){1,4}(?![ ]?[0-9]))"
    r"|[0-9]{1,15}"
)
_DECIMAL = r"(?:[.,][0-9]{1,2}(?![0-9]))?[\u00bc\u00bd\u00be]?"
_MISREAD = r"(?=[lIOoSBZi]{0,3},?[0-9])[0-9lIOoSBZi]{1,5}(?:,[0-9lIOoSBZi]{3}){0,3}"
_FREE_RIGHT = r"(?![A-Za-z0-9_])(?![.,:'\u2019][0-9])(?!,[0-9lIOoSBZi]{3}(?![A-Za-z0-9]))(?!/[A-Za-z0-9])(?!\u00b0)"


@cache
def atom_pattern() -> re.Pattern[str]:
    """Return the pattern of the smallest parts of number expressions.

    Groups: `digits` with `short` (k, mln …) after it, `misread`, `word`.
    """
    lexicon = load("numbers")
    short = alternatives([*lexicon["short_magnitudes"], "m"])
    # "300k", "2.3 M": a space is allowed; what one letter means is decided in `atoms`
    return re.compile(
        rf"{_FREE_LEFT}(?:(?P<digits>(?:{_GROUPS}){_DECIMAL})(?:[ \u00a0]?(?P<short>(?i:{short}))(?![A-Za-z0-9]))?{_FREE_RIGHT}"
        rf"|(?P<misread>{_MISREAD}){_FREE_RIGHT})"
        rf"|(?<![A-Za-z0-9_])(?P<word>(?i:{word_alternatives()}))(?![A-Za-z0-9_])",
        re.ASCII,
    )


@cache
def gate_pattern() -> re.Pattern[str]:
    """Return a pattern that finds something wherever there may be a quantity."""
    noughts = load("numbers")["noughts"]
    named = word_alternatives(*noughts)
    return re.compile(rf"[0-9]|(?<![A-Za-z0-9])(?i:{named})(?![A-Za-z0-9])", re.ASCII)


@cache
def gate_words() -> frozenset[str]:
    """Return the words of which one stands wherever `gate_pattern` finds no digit."""
    return first_words([*words(), *load("numbers")["noughts"]])

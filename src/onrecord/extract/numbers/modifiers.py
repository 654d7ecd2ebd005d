"""Modifiers: the words beside a number that say how it is bound."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from onrecord.extract.numbers.lexis import SPACE, alternatives, word_alternatives, word_set
from onrecord.extract.numbers.neighbours import (
    Table,
    Word,
    longest_phrase,
    phrase_table,
    words_before,
)
from onrecord.lexicon import load
from onrecord.model import Modifier

BOUNDS: tuple[Modifier, ...] = (
    "at_least", "more_than", "up_to", "fewer_than", "nearly", "about",
)  # fmt: skip


class Bound(NamedTuple):
    """What the words beside a number say: its modifier, how far they reach, and whether it adds."""

    modifier: Modifier
    start: int
    end: int
    additional: bool = False


@cache
def _phrases(side: str) -> Table:
    """Return phrase → modifier, `additional` or `neutral`, for `before` or `after`."""
    lexicon = load("modifiers")
    table = {str(phrase): bound for bound, phrases in lexicon[side].items() for phrase in phrases}
    for phrase in lexicon[f"additional_{side}"]:
        table.setdefault(str(phrase), "additional")
    if side == "before":
        for phrase in lexicon["neutral_before"]:
            table.setdefault(str(phrase), "neutral")
    return Table(table)


_DOTTED = frozenset({"c.", "ca.", "approx.", "min.", "max."})
_SIGNS = frozenset("~≈±≥≤<>")
_LAST = 24  # characters in which the word before a number is looked for
_LAST_WORD = re.compile(r"(?<![\w.'’°º-])(?P<word>[A-Za-z]+)\s+\Z")


def _unbroken(text: str, found: Sequence[Word]) -> list[Word]:
    """Return the words at the end that no punctuation separates from the number."""
    kept = len(found)
    while kept and _binds(text, found[kept - 1]):
        kept -= 1
    return list(found[kept:])


def _binds(text: str, word: Word) -> bool:
    if word.text[0] in _SIGNS:  # not the end of a tag
        return word.start == 0 or text[word.start - 1] in " \n\t(|["
    return word.text[0].isalpha() and (word.text[-1] != "." or word.text in _DOTTED)


def read_before(text: str, floor: int, start: int) -> Bound:
    """Return what the words before a number say.

    Of several ("at least some 40") the one nearest the number counts that is more than `about`.

    Args:
        text: The text.
        floor: Do not look at anything before this offset.
        start: Where the number begins.

    Returns:
        The bound; `start` is where its words begin, `end` is the number's start.
    """
    table = _phrases("before")
    word = _LAST_WORD.search(text, max(floor, start - _LAST), start)
    if word is not None and word.group("word").lower() not in table.ends:
        return Bound("exact", start, start)  # what most numbers end at
    words = words_before(text, start, floor)
    aside = _aside(words)
    if aside is not None:
        return Bound(aside.modifier, aside.start, start)
    left = _unbroken(text, words)
    modifier: Modifier = "exact"
    outer, additional = start, False
    while (found := longest_phrase(left, table)) is not None:
        meaning = found.meaning
        before = left[-found.size - 1].text if len(left) > found.size else ""
        if before in _topics().get(found.text, ()):
            break  # "on trial over 64 deaths", "has gone up to 23"
        outer = found.first.start
        del left[-found.size :]
        if meaning == "additional":
            additional = True
        elif meaning != "neutral" and modifier in {"exact", "about"}:
            modifier = _as_modifier(meaning)
    return Bound(modifier, outer, start, additional)


def _aside(words: Sequence[Word]) -> Bound | None:
    """Read "they killed, I should say, forty": words of doubt between commas, or opening a sentence."""
    if len(words) < _ASIDE or words[-1].text != ",":
        return None
    found = longest_phrase(words, phrase_table("modifiers", "asides"), 1)
    before = words[-found.size - 2] if found is not None and len(words) > found.size + 1 else None
    if found is None or before is None or before.text != ",":
        return None
    bound = _phrases("before").get(found.text, "neutral")
    modifier = "exact" if bound == "neutral" else _as_modifier(bound)
    return Bound(modifier, before.start, found.first.start)


_ASIDE = 3  # words and signs of the shortest: ", perhaps,"


@cache
def _topics() -> dict[str, frozenset[str]]:
    return {word: frozenset(nouns) for word, nouns in load("modifiers")["topics"].items()}


def _as_modifier(meaning: str) -> Modifier:
    return next(bound for bound in BOUNDS if bound == meaning)


@cache
def _after_pattern() -> re.Pattern[str]:
    table = _phrases("after")
    hyphened = word_set("modifiers", "hyphened")
    plain = alternatives(phrase for phrase in table if phrase not in hyphened)
    # After a comma only what cannot open a new clause: "12, or more", not "12, at least 5 of …".
    clause = alternatives(
        phrase
        for phrase in table
        if phrase.startswith(("or ", "and ", "maybe", "perhaps", "possibly", "if not", "give"))
    )
    return re.compile(
        rf"(?:{SPACE}(?P<plain>{plain})|-(?P<tied>odd|{alternatives([*hyphened, 'plus'])})"
        rf"|(?P<sign>\+)|,{SPACE}(?P<clause>{clause}))(?![A-Za-z0-9]){_not_before_number()}",
        re.IGNORECASE,
    )


@cache
def _distant_pattern() -> re.Pattern[str]:
    phrases = alternatives(load("modifiers")["distant"])
    others = alternatives(word_set("masks", "not_adjectives") - {"of"})
    noun = rf"(?!(?:{others})(?![A-Za-z]))[A-Za-z'’-]{{2,20}}"
    return re.compile(
        rf"{SPACE}(?:{noun}{SPACE}){{0,2}}{noun},?{SPACE}(?P<phrase>{phrases})(?![A-Za-z0-9])"
        rf"(?!{SPACE}according){_not_before_number()}",
        re.IGNORECASE,
    )


@cache
def _not_before_number() -> str:
    """Return a look-ahead: what stands before another number belongs to that ("12, at least 5")."""
    numbers = word_alternatives()
    return rf"(?!{SPACE}(?:[0-9]|(?:an?{SPACE})?(?:{numbers})(?![A-Za-z])|than\b))"


def read_after(text: str, end: int) -> Bound:
    """Return what the words after a number say ("or more", "-odd", "+", "more").

    Args:
        text: The text.
        end: Where the number ends.

    Returns:
        The bound; `start` is the number's end, `end` is where the words beside it end. Words
        behind the counted noun ("fifty people or more") set the modifier only.
    """
    modifier: Modifier = "exact"
    position, additional = end, False
    for _ in range(3):
        match = _after_pattern().match(text, position)
        if match is None:
            break
        meaning = _meaning(match.group(match.lastgroup or 0))
        additional = additional or meaning == "additional"
        if meaning != "additional" and modifier in {"exact", "about"}:
            modifier = _as_modifier(meaning)
        position = match.end()
    if modifier == "exact":
        distant = _distant_pattern().match(text, position)
        if distant is not None:
            modifier = _as_modifier(_meaning(distant.group("phrase")))
    return Bound(modifier, end, position, additional)


def _meaning(phrase: str) -> str:
    return _phrases("after")[" ".join(phrase.lower().split())]


def combine(before: Bound, after: Bound) -> Bound:
    """Return the bound of a number from the words on both sides; a bound outweighs `about`."""
    first, second = before.modifier, after.modifier
    modifier = second if first == "exact" or (first == "about" and second != "exact") else first
    return Bound(modifier, before.start, after.end, before.additional or after.additional)

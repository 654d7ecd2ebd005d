"""Document → the words by which its wording is compared, each with its place in the text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from onrecord.lexicon import load
from onrecord.model import Document
from onrecord.trace.formulae import lighten_formulae
from onrecord.trace.weights import NAME, NOTHING, SHOUTED, SMALL, SOLID, STOCK

_TOKEN = re.compile(
    r"(?P<skip><[^<>\n]{1,60}>|https?://\S+|www\.\S+|\[\^?\w{1,3}\])"
    r"|(?P<number>(?=[lIO]{0,2},?\d)(?:[\dlIO]{1,3}(?:[,\u00a0\u202f ][\dlIO]{3})+(?![\dlIO])|[\dlIO]+))"
    r"(?:st|nd|rd|th)?(?![^\W\d_])"
    r"|(?P<word>[^\W\d_]+(?:['’][^\W\d_]+|-[ \t]*\n[ \t]*[^\W\d_A-Z]+)*)"
    r"|(?P<mixed>[^\W_]+)"
)
# Reads "VARN, 13 October 1993 (Northwire) - " and "SORREL, 4 MAR 89 (RADIO) -- [TEXT] ".
_DATELINE = re.compile(
    r"[^\W\d_a-z][^\n(]{2,60}\d[^\n(]{0,20}(?:\([^()\n]{2,60}\)\s?)?[-–—]{1,2}\s?(?:\[[^\]\n]{1,160}\]\s{0,3})*"
)
_MARKED = frozenset('.”’")»]')
_ENDING = frozenset(".!?:\n•*#|")
_DIGIT_SHAPES = str.maketrans({"l": "1", "I": "1", "O": "0"})
_JOINT = re.compile(r"-[ \t]*\n[ \t]*")
_BREAK = 12
"""Words that stand for the break between two parts of a text: longer than any gap that is bridged."""

_EXPECTED = 0.3


class Words(NamedTuple):
    """The words of a document, in the order of its running text, then of its notes and lists.

    Attributes:
        forms: Each word in lower case, a number without separators; "" stands between the parts.
        starts: Where each begins in the document's text.
        ends: Where each ends.
        weights: What each tells, from 0 to 1; see `onrecord.trace.weights`.
        worth: What each counts when two stretches are laid along each other: more than it tells,
            since it stands where it is expected.
        sentences: The number of the sentence that each stands in, -1 between sentences.
        main: How many words belong to the running text.
    """

    forms: list[str]
    starts: list[int]
    ends: list[int]
    weights: list[float]
    worth: list[float]
    sentences: list[int]
    main: int


def words_of(document: Document) -> Words:
    """Return the words of a segmented document.

    Notes and boilerplate come after the running text, so that a passage that goes on over a page's
    foot is one. Markup, web addresses and the marks of notes are no words.
    """
    found = Words([], [], [], [], [], [], 0)
    beside = []
    for block in document.blocks:
        if block.type in {"note", "boilerplate"}:
            beside.append(block)
        elif block.type != "front_matter":
            _add(found, document.text, block.start, block.end)
    if not document.blocks:
        _add(found, document.text, 0, len(document.text))
    main = len(found.forms)
    for block in beside:
        _part(found, block.start)
        _add(found, document.text, block.start, block.end)
    found.sentences.extend(_sentences(document, found.starts))
    found.worth.extend(
        SMALL if weight <= SMALL else min(1.0, weight + _EXPECTED) for weight in found.weights
    )
    lighten_formulae(found.forms, found.weights, NOTHING)
    return found._replace(main=main)


def _sentences(document: Document, starts: list[int]) -> Iterator[int]:
    """Yield the number of the sentence at each of the places; in order but for the parts' borders."""
    spans, at, before = document.sentences, 0, 0
    for start in starts:
        if start < before:
            at = 0
        before = start
        while at < len(spans) and spans[at].end <= start:
            at += 1
        yield at if at < len(spans) and spans[at].start <= start else -1


def _part(found: Words, at: int) -> None:
    for _ in range(_BREAK):
        found.forms.append("")
        found.starts.append(at)
        found.ends.append(at)
        found.weights.append(0.0)


def _add(found: Words, text: str, start: int, end: int) -> None:
    numerals, small, stock = numeral_words(), small_words(), stock_words()
    shouted = _in_capitals(text, start, end)
    line = _DATELINE.match(text, start, end)
    written = line.end() if line else start
    after_tag = False
    for match in _TOKEN.finditer(text, start, end):
        kind = match.lastgroup
        at, stop = match.span()
        if kind == "skip":
            after_tag = True
            continue
        if kind == "number":
            if stop - at < 3 and _is_mark(text, at, start):
                continue
            stop = match.end("number")
            form = _digits(match["number"])
            weight = _number_weight(form)
        else:
            word = match.group()
            form = _JOINT.sub("", word).lower().replace("’", "'").removesuffix("'s")
            if after_tag and form in {"st", "nd", "rd", "th"}:
                after_tag = False
                continue
            if form in numerals:
                form, weight = numerals[form], SMALL
            elif form in small or len(form) == 1:
                weight = SMALL
            elif form in stock:
                weight = STOCK
            else:
                weight = SHOUTED if shouted else NAME if _is_name(text, at, start) else SOLID
        after_tag = False
        if at < written:
            weight = SMALL
        found.forms.append(form)
        found.starts.append(at)
        found.ends.append(stop)
        found.weights.append(weight)


def _digits(numeral: str) -> str:
    return "".join(char for char in numeral.translate(_DIGIT_SHAPES) if char.isdigit())


def _number_weight(form: str) -> float:
    """Return what a shared number tells: 1,275 much, 200 and 7 little, a year little."""
    if len(form) < 2 or (len(form) == 4 and form[:2] in {"18", "19", "20"}):
        return SMALL
    return STOCK if form.endswith("0") or len(form) == 2 else 2 * STOCK


def _is_mark(text: str, at: int, start: int) -> bool:
    """True for the number of a note that sticks to the word before it: `war”.8`."""
    return at - 2 >= start and text[at - 1] in _MARKED and not text[at - 2].isdigit()


def _in_capitals(text: str, start: int, end: int) -> bool:
    """True for a stretch in which capitals mark no name."""
    words = text[start:end]
    return sum(map(str.isupper, words)) > sum(map(str.islower, words))


def _is_name(text: str, at: int, start: int) -> bool:
    """True for a word with a capital that begins no sentence."""
    if not text[at].isupper():
        return False
    before = at - 1
    while before >= start and text[before] in " \t\"“‘'(*_\n":
        if text[before] == "\n" and before - 1 >= start and text[before - 1] == "\n":
            return False
        before -= 1
    return before >= start and text[before] not in _ENDING


@cache
def small_words() -> frozenset[str]:
    """Return the words that any two texts share."""
    return frozenset(load("trace")["small_words"])


@cache
def stock_words() -> frozenset[str]:
    """Return the words that accounts of one kind share."""
    return frozenset(load("trace")["stock_words"])


@cache
def numeral_words() -> dict[str, str]:
    """Return the digits of number words of one word: "eight" is "8"."""
    numbers = load("numbers")
    plain = {**numbers["units"], **numbers["teens"], **numbers["tens"]}
    return {word: str(value) for word, value in plain.items()}


def is_number(form: str) -> bool:
    """True for a form that is a numeral."""
    return form[:1].isdigit()

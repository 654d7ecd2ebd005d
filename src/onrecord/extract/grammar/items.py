"""A sentence as a row of items: quantities, words that say what happened, groups, closed classes.

The codes, one letter an item, are what the grammar of `phrases` and `govern` is written in:

====  ==========================================  ====  =====================================
Q     a quantity                                  T     a word or phrase with readings
G     a noun for somebody or something counted    N     another word
V     a verb that says nothing about harm         E     an unknown word in -ed
B     a form of *be* or the like                  H     a form of *have*
M     a modal or *do*                             A     an adverb
P     a preposition                               o     *of*
D     a determiner or possessive                  R     a pronoun
C     *and*, *or*, *but*                          S     a subordinator
W     *who*, *which*, *whose*                     I     *including*, *among them*, *of whom* …
X     a masked number (a date, a symbol …)        , ; : ( ) - " .  punctuation
====  ==========================================  ====  =====================================
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache, lru_cache
from itertools import pairwise
from typing import Any

from onrecord.extract.grammar.misprints import SUSPECT, mend, misprint
from onrecord.extract.grammar.vocabulary import (
    ANY_POSSESSIVE,
    Reading,
    fixed_phrases,
    vocabulary,
    word_classes,
    word_list,
)
from onrecord.extract.numbers.quantity import Quantity
from onrecord.model import Span

# The first choice is a shorter way to most words: letters with nothing tied to them.
_TOKEN = re.compile(
    r"[A-Za-z]+(?![\w'’\-‐‑])"
    r"|[^\W\d_]+(?:-[ \t]*\n[ \t]*[^\W\d_]+)?(?:[015][a-z]+)?(?:['’\-‐‑][^\W\d_]+)*|\d[\d.,]*|--+|[^\w\s]|_",
    re.UNICODE,
)
_PUNCTUATION = {
    ",": ",", ";": ";", ":": ":", "(": "(", ")": ")", "[": "(", "]": ")", "-": "-", "–": "-",
    "—": "-", "--": "-", "―": "-", '"': '"', "“": '"', "”": '"', "«": '"', "»": '"', "‘": "'",
    "’": "'", "'": "'", ".": ".", "?": ".", "!": ".", "|": "|", "/": "/", "…": ".", "*": "*",
    "•": "*", "·": "*", "#": "*", "&": "C", "+": "C",
}  # fmt: skip
_SPELLED = {"stop": ".", "comma": ",", "semicolon": ";"}  # in telegrams
_TITLES = frozenset(
    ("mr", "mrs", "ms", "dr", "prof", "rev", "fr", "st", "sgt", "cpl", "pte", "lt", "capt", "maj", "col",
     "gen", "brig", "adm", "hon", "messrs")
)  # fmt: skip
_SHORTEST = 3  # letters of what a compound begins with; "un-" and "re-" are no words
_LINKS = re.compile(r"['’]s$")


class Item:
    """One item of a sentence; offsets count in the document's text."""

    __slots__ = (
        "capital", "code", "end", "groups", "quantity", "quoted", "readings", "start", "word"
    )  # fmt: skip

    def __init__(
        self,
        code: str,
        start: int,
        end: int,
        word: str,
        *,
        quantity: Quantity | None = None,
        capital: bool = False,
    ) -> None:
        self.code = code
        self.start = start
        self.end = end
        self.word = word
        self.readings: tuple[Reading, ...] = ()
        self.groups: tuple[str, ...] = ()
        self.quantity = quantity
        self.capital = capital
        self.quoted = False  # a quotation mark stands right before it

    def __repr__(self) -> str:
        """Show the code and the word, for debugging."""
        return f"{self.code}:{self.word}"

    def read(self, *modes: str) -> tuple[Reading, ...]:
        """Return the readings that stand in one of the lists `modes`."""
        return tuple(reading for reading in self.readings if reading.mode in modes)


def code_at(items: Sequence[Item], at: int) -> str:
    """Return the code at a position; a full stop outside the sentence."""
    return items[at].code if 0 <= at < len(items) else "."


_BEFORE_VERBS = frozenset(
    ("to", "will", "would", "can", "could", "may", "might", "shall", "should", "must", "not")
)
TAKEN = frozenset(("take", "takes", "took", "taken", "taking"))
_PAIR = 2  # words of "taken in"
_SOON = frozenset(("soon", "also", "now", "then", "later", "all", "not"))
_JOINED = ("joined_by", "adverb_phrases", "including")
"""Lists of the grammar whose phrases become one item."""

Phrases = dict[str, frozenset[tuple[str, ...]]]
"""Phrases by their first word, since most words begin none of them."""


@cache
def _phrases(name: str) -> Phrases:
    found: dict[str, set[tuple[str, ...]]] = {}
    for phrase in word_list(name):
        parts = tuple(phrase.split())
        found.setdefault(parts[0], set()).add(parts)
    return {first: frozenset(phrases) for first, phrases in found.items()}


@cache
def _possessives() -> frozenset[str]:
    return word_list("possessives")


def itemise(
    text: str, start: int, end: int, quantities: Sequence[Quantity], masks: Sequence[Span]
) -> list[Item]:
    """Return the items of `text[start:end]`.

    Args:
        text: The document's text.
        start: Where the sentence begins.
        end: Where it ends.
        quantities: The quantities in it, in order; each becomes one item with its modifiers.
        masks: Ranges whose numbers count nothing; each becomes one item.
    """
    tokens: list[Item] = []
    fixed = fixed_phrases(text, start, end)
    blocks = sorted(
        [(first, last, None) for first, last in fixed]
        + [(quantity.outer_start, quantity.outer_end, quantity) for quantity in quantities]
        + [(mask[0], mask[1], None) for mask in masks if mask[0] < end and start < mask[1]],
        key=lambda block: (block[0], -block[1], block[2] is None),
    )
    at = start
    for block_start, block_end, quantity in blocks:
        if block_start < at:
            continue
        _tokenise(text, at, block_start, tokens)
        at = block_end
        if (block_start, block_end) in fixed or (
            not quantity and misprint(text, block_start, block_end)
        ):
            _tokenise(text, block_start, block_end, tokens)
            continue
        code, word = ("Q", "#") if quantity else ("X", "§")
        tokens.append(Item(code, block_start, block_end, word, quantity=quantity))
    _tokenise(text, at, end, tokens)
    return _merge(tokens)


def _tokenise(text: str, start: int, end: int, tokens: list[Item]) -> None:
    shouted = text[start:end].isupper()  # in capitals throughout, a capital tells nothing
    misread = SUSPECT.search(text, start, end) is not None
    quoted = False
    for match in _TOKEN.finditer(text, start, end):
        raw = match.group()
        first = raw[0]
        if first.isalpha():
            word = raw.lower().replace("’", "'").replace("‐", "-").replace("‑", "-")
            if "\n" in word:
                word = re.sub(r"-\s+", "", word)  # a word broken at the end of its line
            if misread:
                word = mend(word)
            if shouted and word in _SPELLED:
                mark = _SPELLED[word]
                tokens.append(Item(mark, match.start(), match.end(), mark))
                continue
            tokens.append(
                Item("N", match.start(), match.end(), word, capital=first.isupper() and not shouted)
            )
        elif (
            raw == "." and tokens and tokens[-1].word in _TITLES and tokens[-1].end == match.start()
        ):
            continue  # "Mr. Tarn"
        elif first.isdigit():
            tokens.append(Item("X", match.start(), match.end(), "§"))
        else:
            code = _PUNCTUATION.get(raw, ".")
            if code in "\"'":  # transparent to the grammar, but what follows knows of it
                quoted = True
                continue
            tokens.append(Item(code, match.start(), match.end(), raw))
        tokens[-1].quoted, quoted = quoted, False


def _merge(tokens: list[Item]) -> list[Item]:
    """Join the words of phrases and give each item its code."""
    words = [token.word for token in tokens]
    possessives = _possessives()
    loose = [ANY_POSSESSIVE if word in possessives else word for word in words]
    items: list[Item] = []
    at = 0
    while at < len(tokens):
        token = tokens[at]
        if token.code != "N" or _is_plain(words, loose, at):
            token.code = _class_of(token.word) if token.code == "N" else token.code
            items.append(token)
            at += 1
            continue
        if size := _opening_at(words, at, _phrases("joined_by")):
            items.append(_joined("C", tokens, at, size))
        elif size := _opening_at(words, at, _phrases("adverb_phrases")):
            items.append(_joined("A", tokens, at, size))
        else:
            item, size = _word_item(tokens, words, loose, at)
            items.append(item)
        at += size
        if items[-1].word in {"incl", "viz"} and at < len(words) and words[at] == ".":
            at += 1
    for before, item in pairwise(items):
        if item.code == "V" and before.code == "D" and item.word.endswith("ing"):
            item.code = "N"  # "on the operating table"
        elif item.code == "M" and item.word == "may" and item.capital:
            item.code = "N"  # the month
    return items


def _is_plain(words: list[str], loose: list[str], at: int) -> bool:
    """True for a word that has no entry and, by the word after it, begins none: most words."""
    if "'" in words[at] or "-" in words[at]:
        return False
    seconds = _second_words().get(words[at])
    return seconds is None or seconds.isdisjoint(
        (_ALONE, *words[at + 1 : at + 2], *loose[at + 1 : at + 2])
    )


_ALONE = ""
"""What stands in `_second_words` for a word that has an entry by itself."""


@cache
def _second_words() -> dict[str, frozenset[str]]:
    """Return each word that begins an entry of the vocabulary, with the words that stand second."""
    tables = vocabulary()
    listed = (phrase for name in _JOINED for each in _phrases(name).values() for phrase in each)
    found: dict[str, set[str]] = {}
    alone = ((verb,) for verb in tables.bases)
    for first, *others in (*tables.readings, *tables.groups, *listed, *alone):
        found.setdefault(first, set()).add(others[0] if others else _ALONE)
    return {first: frozenset(seconds) for first, seconds in found.items()}


def _opening_at(words: list[str], at: int, phrases: Phrases) -> int:
    """Return the length of the longest of `phrases` (up to three words) that begins at `at`."""
    known = phrases.get(words[at])
    if known is None:
        return 0
    longest = min(3, len(words) - at)
    return next((n for n in range(longest, 0, -1) if tuple(words[at : at + n]) in known), 0)


def _word_item(tokens: list[Item], words: list[str], loose: list[str], at: int) -> tuple[Item, int]:
    """Return the longest item that begins at a word, and its length in words."""
    tables = vocabulary()
    length, readings = _longest(words, loose, at, tables.lengths, tables.readings)
    group_length, groups = _longest(words, words, at, tables.group_lengths, tables.groups)
    bare = _LINKS.sub("", words[at])
    if not groups and not readings and bare != words[at]:
        groups = tables.groups.get((bare,), ())
        group_length = len(groups[:1])
    if not readings and words[at] in tables.bases and _opens_verb(words, at):
        length, readings = 1, tables.bases[words[at]]
    if not groups and not readings and "-" in bare:
        length, readings = _compound(bare)
    if length == _PAIR and words[at + 1] == "in" and words[at] in TAKEN and _dated(tokens, at + 2):
        length, readings = 1, tables.readings.get((words[at],), ())
    include = _opening_at(words, at, _phrases("including"))
    if (include > 1 and length <= include) or (include == 1 and not readings):
        return _joined("I", tokens, at, include), include
    size = max(length, group_length, 1)
    readings = readings if length == size else ()
    groups = groups if group_length == size else ()
    if readings and groups == ("none",):
        groups = ()
    code = "T" if readings else "G" if groups else _class_of(words[at])
    item = _joined(code, tokens, at, size)
    item.readings, item.groups = readings, groups
    return item, size


def _dated(tokens: list[Item], at: int) -> bool:
    """True before a date or a name: "were taken in May", "in Dol"."""
    return at < len(tokens) and (tokens[at].capital or tokens[at].code == "X")


def _opens_verb(words: list[str], at: int) -> bool:
    """True behind "to" or a modal, with an adverb between: "will soon burn"."""
    back = at - 1 - (at > 1 and words[at - 1] in _SOON)
    return back >= 0 and words[back] in _BEFORE_VERBS


@lru_cache(maxsize=8192)
def _compound(word: str) -> tuple[int, tuple[Reading, ...]]:
    """Read "war-wounded", "conflict-displaced", "shell-damaged" as what their participle says.

    Returns:
        The length in words (0 where the word is no such compound), and the readings.
    """
    before, _, last = word.rpartition("-")
    described = tuple(
        reading
        for reading in vocabulary().readings.get((last,), ())
        if reading.mode in {"states", "counts"} or reading.form == "pastpart"
    )
    if len(before) < _SHORTEST or {before, last} & word_list("not_compounds") or not described:
        return 0, ()
    return 1, described


@lru_cache(maxsize=8192)
def _class_of(word: str) -> str:
    return word_classes().get(word) or _open_class(word)


def _open_class(word: str) -> str:
    """Guess the class of a word that no lexicon holds by its ending."""
    if len(word) > 4 and word.endswith("ed"):
        return "E"
    if len(word) > 4 and word.endswith("ly") and word not in word_list("nouns_in_ly"):
        return "A"
    return "N"


def _joined(code: str, tokens: list[Item], at: int, size: int) -> Item:
    first, last = tokens[at], tokens[at + size - 1]
    word = first.word if size == 1 else " ".join(token.word for token in tokens[at : at + size])
    item = Item(code, first.start, last.end, word, capital=first.capital)
    item.quoted = first.quoted
    return item


def _longest(
    words: list[str],
    loose: list[str],
    at: int,
    lengths: dict[str, tuple[int, ...]],
    table: dict[tuple[str, ...], tuple[Any, ...]],
) -> tuple[int, tuple[Any, ...]]:
    """Return the length of the longest phrase of `table` that begins at `at`, and its value."""
    for size in lengths.get(words[at], ()):
        if at + size > len(words):
            continue
        found = table.get(tuple(words[at : at + size]))
        if found is None and size > 1:
            found = table.get((words[at], *loose[at + 1 : at + size]))
        if found is not None:
            return size, found
    return 0, ()

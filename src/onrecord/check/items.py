"""How many things a list in a text names, as a range where its commas and "and"s leave it open."""

from __future__ import annotations

import re
from functools import cache
from itertools import pairwise
from typing import NamedTuple

from onrecord.lexicon import load
from onrecord.resolve.gazetteer import look_up

_SEPARATOR = re.compile(r"[,;]")
_AND = re.compile(r"\s(?:and|&)\s")
_LEADING_AND = re.compile(r"\A(?:and|&)\s{1,3}", re.IGNORECASE)
_LEADING_ARTICLE = re.compile(r"(?:the|The|State of|Republic of)\s")
_MOST_WORDS, _MOST_CAPITALS = 9, 3


class Count(NamedTuple):
    """From `least` to `most` things are named."""

    least: int
    most: int


@cache
def _not_all() -> re.Pattern[str]:
    words = sorted(map(str, load("check")["not_all"]), key=len, reverse=True)
    spelled = "|".join(re.escape(word) for word in words)
    return re.compile(rf"(?<![\w.])(?:{spelled})(?![\w])", re.IGNORECASE)


def says_not_all(words: str) -> bool:
    """True where words say that a list is only some of what is meant ("including", "e.g.")."""
    return _not_all().search(words) is not None or "…" in words or "..." in words


def count_items(words: str) -> Count | None:
    """Return how many names a list holds, or None where it is no list of names.

    A comma, a semicolon and the last "and" part names. A known name that holds one of them
    ("Bosnia and Herzegovina") is one; any other "and" inside an item leaves it open.

    Args:
        words: The list without its brackets.
    """
    items = [" ".join(piece.split()) for piece in _SEPARATOR.split(words)]
    if ";" in words:
        items = [" ".join(piece.split()) for piece in words.split(";")]
    items = [item for item in items if item]
    if len(items) < 2 or any(char.isdigit() for char in words):
        return None
    oxford = bool(_LEADING_AND.match(items[-1]))
    items = _merged([_LEADING_AND.sub("", item, count=1) for item in items])
    if not all(_is_name(item) for item in items):
        return None
    least = most = 0
    for index, item in enumerate(items):
        count = _named(item, last=index == len(items) - 1 and not oxford)
        least, most = least + count.least, most + count.most
    return Count(least, most)


def _is_name(item: str) -> bool:
    """True for a short piece that begins with a capital; in capitals only for a very short one."""
    first = _LEADING_ARTICLE.sub("", item, count=1)[:1]
    words = item.lower().split()
    most = _MOST_CAPITALS if item.isupper() else _MOST_WORDS
    if not words or len(words) > most or words[0] in _not_names():
        return False
    return first.isupper() or first in "“\"‘'«"


@cache
def _not_names() -> frozenset[str]:
    return frozenset(load("check")["not_names"])


def _merged(items: list[str]) -> list[str]:
    """Join "Korea, Republic of": two neighbours that are one known name."""
    merged: list[str] = []
    skip = False
    for item, following in pairwise([*items, ""]):
        if skip:
            skip = False
            continue
        both = f"{item}, {following}"
        if following and look_up(following) is None and look_up(both) is not None:
            merged.append(both)
            skip = True
        else:
            merged.append(item)
    return merged


def _named(item: str, *, last: bool) -> Count:
    parts = _AND.split(item)
    if len(parts) == 1 or look_up(item) is not None:
        return Count(1, 1)
    if last and len(parts) == 2:
        # "Caldonia and Velmark" at the end of a list is two names, unless they may be one body.
        single = all(len(part.split()) <= 3 for part in parts)
        return Count(2, 2) if single else Count(1, 2)
    if last and look_up(" and ".join(parts[:-1])) is not None:
        return Count(2, 2)
    if last and look_up(" and ".join(parts[1:])) is not None:
        return Count(2, 2)
    return Count(2 if last else 1, len(parts))

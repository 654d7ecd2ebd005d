"""Works that running text names by their title alone: "its report “The Night at the Mill”"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from onrecord.extract.citations.reference import Reference, clean, slug
from onrecord.lexicon import load
from onrecord.model import WorkType

FEWEST, MOST = 2, 16
"""Words of a title."""

_NAME = (
    r"[A-ZÀ-ÖØ-Þ][\w’'.-]{1,24}(?:\s(?:of\s|for\s|the\s|and\s|on\s|de\s|van\s|von\s)*"
    r"[A-ZÀ-ÖØ-Þ][\w’'.-]{1,24}){0,6}"
)
_TITLE = r"(?:[“\"«](?P<title>[^“”\"«»\n]{5,160}?)[,.]?[”\"»]|[*_](?P<marked>[^*_\n]{5,160})[*_])"
_LONG = 4  # letters of a word that has a capital in a title


@cache
def _kinds() -> dict[str, WorkType]:
    """Return the type of each noun for a work."""
    return {str(noun): kind for kind, nouns in load("citations")["works"].items() for noun in nouns}


@cache
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str]]:
    nouns = "|".join(sorted(map(re.escape, _kinds()), key=len, reverse=True))
    calling = "|".join(map(re.escape, load("citations")["calling"]))
    before = (
        rf"(?:(?P<owner>{_NAME}?)(?:['’]s|(?<=s)['’])\s|\b(?i:the|a|an|its|his|her|their|this|another)\s)"
        rf"(?:(?P<year>(?:1[89]|20)\d\d)\s)?(?:[a-z][\w-]{{2,20}}\s){{0,3}}?(?P<noun>{nouns})"
        rf"(?:\sby\s(?:the\s)?(?P<by>{_NAME}))?,?\s(?P<called>(?:{calling}),?\s)?{_TITLE}"
    )
    behind = (
        rf"{_TITLE},\s(?:the|a|an)\s(?:(?P<year>(?:1[89]|20)\d\d)\s)?(?:[a-z][\w-]{{2,20}}\s){{0,3}}?"
        rf"(?P<noun>{nouns})\sby\s(?:the\s)?(?P<by>{_NAME})"
    )
    return re.compile(before), re.compile(behind)


def find_titled(text: str, start: int, end: int) -> Iterator[Reference]:
    """Yield the works in `text[start:end]` that a noun ("report", "book") and a title in marks name.

    The title has capitals as titles do, or follows a word such as "entitled".

    Args:
        text: The document's text.
        start: First code point of a block of running text.
        end: The code point after its last.
    """
    for pattern in _patterns():
        for match in pattern.finditer(text, start, end):
            groups = match.groupdict()
            title = clean(groups["title"] or groups["marked"])
            if title is None or not _is_title(title, called=bool(groups.get("called"))):
                continue
            yield _reference(match, title)


def _reference(match: re.Match[str], title: str) -> Reference:
    groups = match.groupdict()
    kind = _kinds()[groups["noun"]]
    owner = clean(groups.get("owner"))
    author = clean(groups.get("by")) or owner
    if kind == "news":  # "the Varn Courier's article": its owner is the paper
        paper = slug((owner or "").removeprefix("The "))
        key = f"news:{paper}::{slug(title, 5)}"
        author = clean(groups.get("by"))
    else:
        last = slug(author, 3) if kind == "report" else slug((author or "").rpartition(" ")[2])
        key = f"work:{last}:{slug(title, 5)}"
    return Reference(
        _first(match),
        match.end(),
        kind,
        key,
        author=author,
        title=title,
        publisher=owner if kind == "news" else None,
        date=groups["year"],
        weight=4,
    )


def _first(match: re.Match[str]) -> int:
    """Return where a reference begins: with its author, else with the noun, else with the title."""
    groups = match.groupdict()
    if groups.get("owner"):
        return match.start("owner")
    return min(match.start("noun"), match.start("title" if groups["title"] else "marked") - 1)


def _is_title(words: str, *, called: bool) -> bool:
    every = words.split()
    if not FEWEST <= len(every) <= MOST or not words[0].isupper():
        return False
    long = [word for word in every[1:] if len(word.strip("’',:")) >= _LONG and word[0].isalpha()]
    return called or (bool(long) and all(word[0].isupper() for word in long))

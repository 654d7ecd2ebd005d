"""The words for happenings, from the lexicon, ready to be looked up."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from onrecord.lexicon import load
from onrecord.resolve.lexemes import Lexemes, Words, plural

_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_POINTED = 3
_CITATION = re.compile(
    r"\b(?:pp?|paras?|vol|ibid|op\. cit|eds?|doc)\.\s?[\dC(]|\bISBN\b|https?://|^\s{0,3}\[\d{1,3}\]",
    re.IGNORECASE,
)
_POINT = re.compile(r"\.\s?[\dCc(]")


class ClueWords(NamedTuple):
    """Lists to look up; `classes` gives the class of each noun of a happening."""

    classes: dict[str, str]
    wide: Lexemes
    not_wide: Lexemes
    superlatives: frozenset[str]
    pointers: frozenset[str]
    back: Lexemes
    back_place: Lexemes
    aftermath: Lexemes
    saying: frozenset[str]
    documents: frozenset[str]
    destination: Lexemes
    totals: Lexemes
    news: Lexemes
    digest: Lexemes
    commemoration: Lexemes
    period: frozenset[str]
    rubrics: frozenset[str]
    state: frozenset[str]
    acts: tuple[str, ...]

    def speaks_widely(self, words: Words) -> bool:
        """True when a noun of a war or a whole time stands there, outside "war crimes"."""
        if not self.wide.found_in(words) or not self.superlatives.isdisjoint(words.all):
            return False
        barred = self.not_wide.spans_in(words.plain)
        if not barred:
            return True
        rest = words.plain
        for start, end in barred:
            rest = rest[:start] + "_" * (end - start) + rest[end:]
        order = _WORD.findall(rest)
        return self.wide.found_in(Words(order, frozenset(order), rest))

    def points_back(self, words: Words) -> bool:
        """True for "this attack", "that night", "the victims": the happening just spoken of."""
        if self.back.found_in(words):
            return True
        if self.pointers.isdisjoint(words.all) or self.classes.keys().isdisjoint(words.all):
            return False
        return any(
            word in self.pointers
            and any(noun in self.classes for noun in words.order[index + 1 : index + 1 + _POINTED])
            for index, word in enumerate(words.order)
        )


@cache
def clue_words() -> ClueWords:
    """Return the lists; built on first use."""
    entries = load("events")
    return ClueWords(
        classes={
            form: kind
            for kind, nouns in entries["happenings"].items()
            for noun in nouns
            for form in (str(noun), plural(str(noun)))
        },
        wide=Lexemes([*entries["wide"], *entries["wide_phrases"]]),
        not_wide=Lexemes(entries["not_wide"]),
        superlatives=frozenset(entries["superlatives"]),
        pointers=frozenset(entries["pointers"]),
        back=Lexemes(entries["back_phrases"]),
        back_place=Lexemes(entries["back_places"]),
        aftermath=Lexemes(entries["aftermath"]),
        saying=frozenset([*entries["saying"], *entries["aftermath"]]),
        documents=frozenset(entries["documents"]),
        destination=Lexemes(entries["destination"]),
        totals=Lexemes(entries["totals"]),
        rubrics=frozenset(entries["rubrics"]),
        news=Lexemes(entries["news"]),
        digest=Lexemes(entries["digest"]),
        commemoration=Lexemes(entries["commemoration"]),
        period=frozenset(entries["period"]),
        state=frozenset(entries["state"]),
        acts=tuple(entries["acts"]),
    )


def is_citation(text: str, start: int, end: int) -> bool:
    """True for a passage that reads like a footnote or a list of works.

    Args:
        text: The document's text.
        start: First code point of the passage.
        end: The code point after its last one.
    """
    return _may_cite(text, start, end) and _CITATION.search(text, start, end) is not None


def _may_cite(text: str, start: int, end: int) -> bool:
    """Tell quickly where the pattern of a citation cannot hold."""
    return (
        text.find("[", start, end) >= 0
        or text.find("://", start, end) >= 0
        or _POINT.search(text, start, end) is not None
        or "isbn" in text[start:end].lower()
    )

"""The words for happenings, from the lexicon, as compiled patterns."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from onrecord.lexicon import load
from onrecord.resolve.calendar_words import alternation


class ClueWords(NamedTuple):
    """Patterns that find the words, and the class of each noun of a happening."""

    happening: re.Pattern[str]
    classes: dict[str, str]
    wide: re.Pattern[str]
    not_wide: re.Pattern[str]
    back: re.Pattern[str]
    back_place: re.Pattern[str]
    aftermath: re.Pattern[str]
    saying_before: re.Pattern[str]
    saying: re.Pattern[str]
    state_before: re.Pattern[str]
    act: re.Pattern[str]
    destination: re.Pattern[str]
    period: re.Pattern[str]
    citation: re.Pattern[str]
    news: re.Pattern[str]


def _plural(word: str) -> str:
    if word.endswith("y") and word[-2] not in "aeiou":
        return word[:-1] + "ies"
    return word + ("es" if word.endswith(("s", "sh", "ch", "x")) else "s")


@cache
def clue_words() -> ClueWords:
    """Return the patterns; compiled on first use."""
    entries = load("events")
    classes = {
        form: kind
        for kind, nouns in entries["happenings"].items()
        for noun in nouns
        for form in (noun, _plural(noun))
    }
    nouns = alternation(list(classes))
    wide = alternation([*entries["wide"], *entries["wide_phrases"]])
    pointers, phrases = alternation(entries["pointers"]), alternation(entries["back_phrases"])
    saying = alternation([*entries["saying"], *entries["aftermath"]])
    between = r"(?:\s{1,3}[\w-]{1,15}){0,5}\s{1,3}"
    return ClueWords(
        happening=re.compile(rf"(?<![\w-])(?:{nouns})(?![\w-])", re.IGNORECASE),
        classes=classes,
        wide=re.compile(rf"(?<![\w-])(?:{wide})(?![\w-])", re.IGNORECASE),
        not_wide=re.compile(rf"\b(?:{alternation(entries['not_wide'])})\b", re.IGNORECASE),
        back=re.compile(
            rf"\b(?:(?:{pointers})\s{{1,3}}(?:[\w-]{{1,20}}\s{{1,3}}){{0,2}}(?:{nouns})|{phrases})\b",
            re.IGNORECASE,
        ),
        back_place=re.compile(rf"\b(?:{alternation(entries['back_places'])})\b", re.IGNORECASE),
        aftermath=re.compile(rf"\b(?:{alternation(entries['aftermath'])})\b", re.IGNORECASE),
        saying_before=re.compile(
            rf"\b(?:{saying}){between}$|\b(?:{saying})[\s,(]{{1,3}}$", re.IGNORECASE
        ),
        saying=re.compile(rf"\b(?:{saying})\b", re.IGNORECASE),
        # "By 30 June", "as of 18 March": when something was so, not when it happened.
        state_before=re.compile(
            r"\b(?:by|as\s+of|as\s+at|until|till|before|to)\s{1,3}(?:the\s{1,3})?$", re.IGNORECASE
        ),
        act=re.compile(rf"\b(?:{'|'.join(entries['acts'])})", re.IGNORECASE),
        destination=re.compile(rf"\b(?:{alternation(entries['destination'])})\b", re.IGNORECASE),
        period=re.compile(r"\b(?:cover\w*|period|reporting|from|between|date)\b", re.IGNORECASE),
        news=re.compile(rf"\b(?:{alternation(entries['news'])})\b", re.IGNORECASE),
        citation=re.compile(
            r"\b(?:pp?|paras?|vol|ibid|op\. cit|eds?|doc)\.\s?[\dC(]|\bISBN\b|https?://|^\s{0,3}\[\d{1,3}\]",
            re.IGNORECASE,
        ),
    )

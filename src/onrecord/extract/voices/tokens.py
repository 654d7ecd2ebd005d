"""Words and marks of a passage, as the reading of voices needs them."""

from __future__ import annotations

import re
from typing import NamedTuple

WORD = "word"
NUMBER = "number"
QUOTE = "quote"
MARK = "mark"

# `plain` is a shorter way to most words: letters with nothing tied to them.
_TOKEN = re.compile(
    r"(?P<plain>(?!A\b)[A-Za-z]+(?![\w.'’/&-]))"
    r"|(?P<skip>\[\^?\w{1,4}\]|[*_#]+)"
    r"|(?P<number>\d(?:[\w.,:/\-–]*\w)?%?)"
    r"|(?P<word>[^\W\d_](?:\w|[-.'’/&](?=[^\W_])|-[ ]?\n[ \t]{0,8}(?=[a-z]))*)"
    r"|(?P<quote>[\"“”„«»]|``|''|‘(?=\w)|(?<=[\w.,!?…])’(?!\w)"
    r"|(?<![^\s(])'(?=[^\W\d_])|(?<=[.,!?…])'(?!\w))"
    r"|(?P<mark>--+|[^\s])",
)
_BROKEN = re.compile(r"-[ ]?\n[ \t]{0,8}")  # a word broken at the end of a line
_PLURAL_POSSESSIVE = re.compile(r"['’](?=\s+[\w\"“])")
_TITLES = frozenset(
    [
        "dr",
        "mr",
        "mrs",
        "ms",
        "prof",
        "st",
        "col",
        "gen",
        "lt",
        "capt",
        "sgt",
        "maj",
        "hon",
        "rev",
        "gov",
        "del",
        "adm",
        "brig",
        "cmdr",
        "supt",
        "atty",
        "amb",
        "sen",
        "rep",
        "fr",
        "no",
        "dept",
        "jr",
        "sr",
    ]
)


class Token(NamedTuple):
    """One word, number, quotation mark or other mark; `low` in lower case without `'s`."""

    start: int
    end: int
    low: str
    kind: str
    capital: bool = False
    possessive: bool = False
    upper: bool = False


def tokenise(text: str, start: int, end: int) -> list[Token]:
    """Return the tokens of `text[start:end]`, without footnote markers and emphasis marks.

    The full stop of an abbreviation ("Dr.", "U.N.") is left out, so that it bounds nothing.
    """
    tokens: list[Token] = []
    for match in _TOKEN.finditer(text, start, end):
        kind = match.lastgroup or MARK
        if kind == "skip":
            continue
        words = match.group()
        if kind == "plain":
            first, last = match.span()
            capital, upper = words[0].isupper(), words.isupper()
            tokens.append(Token(first, last, words.lower(), WORD, capital, upper=upper))
            continue
        low = _BROKEN.sub("", words).lower()
        if kind == MARK and low == "." and _abbreviates(tokens, match.start(), end):
            continue
        possessive = False
        if words == "A" and tokens and tokens[-1].capital and text[tokens[-1].end - 1].islower():
            low = "a."  # "Witness A", no article
        if kind == WORD and low.endswith(("'s", "’s")):
            low, possessive = low[:-2], True
        elif (
            kind == QUOTE and low == "’" and _is_plural_possessive(text, tokens, match.start())
        ) or (kind == MARK and low in "'’" and _is_plural_possessive(text, tokens, match.start())):
            tokens[-1] = tokens[-1]._replace(possessive=True)
            continue
        tokens.append(
            Token(
                match.start(),
                match.end(),
                low,
                kind,
                words[:1].isupper(),
                possessive,
                words.isupper(),
            )
        )
    return tokens


def _abbreviates(tokens: list[Token], at: int, end: int) -> bool:
    """True for a full stop inside the passage right after a title or an initial."""
    if not tokens or tokens[-1].end != at or at + 1 >= end:
        return False
    last = tokens[-1]
    return last.low in _TITLES or (last.kind == WORD and (len(last.low) == 1 or "." in last.low))


def _is_plural_possessive(text: str, tokens: list[Token], at: int) -> bool:
    return bool(
        tokens
        and tokens[-1].end == at
        and tokens[-1].kind == WORD
        and tokens[-1].low.endswith("s")
        and _PLURAL_POSSESSIVE.match(text, at)
    )


def in_capitals(tokens: list[Token]) -> bool:
    """True when nearly every word of the passage is in capitals, as in telegrams."""
    named = [token for token in tokens if token.kind == WORD]
    return bool(named) and sum(token.upper for token in named) >= 0.8 * len(named)

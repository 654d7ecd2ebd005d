"""Attitudes told by nouns: "his refusal to sign", "the union's fear that the pit would close"."""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.extract.attitudes.lexis import listed
from onrecord.extract.attitudes.verbs import Held
from onrecord.extract.voices.lexis import words
from onrecord.extract.voices.phrases import Phrase, is_noun_like, phrase_right
from onrecord.extract.voices.tokens import NUMBER, QUOTE, WORD, Token

MOST_BETWEEN = 3  # words between the owner and the noun: "his repeated and public refusal"
_OWNERS = frozenset({"his", "her", "their", "its"})


def find_noun_attitudes(tokens: list[Token], taken: set[int]) -> Iterator[Held]:
    """Yield what somebody's refusal, plan or fear is about, in order.

    Args:
        tokens: Those of a sentence.
        taken: Tokens that are the cue of a crediting already.
    """
    nouns, joins = listed("nouns"), listed("noun_joins")
    for at in range(1, len(tokens) - 2):
        token = tokens[at]
        if token.kind != WORD or token.low not in nouns or at in taken or token.possessive:
            continue
        if tokens[at + 1].low not in joins:
            continue
        owner = _owner(tokens, at)
        end = _end(tokens, at + 1)
        if owner is not None and end > at + 2:
            yield Held(owner, at, at, (at + 1, end), owner=True)


def _owner(tokens: list[Token], noun: int) -> Phrase | None:
    """Return whose the noun is: a possessive before it, over a few adjectives."""
    for at in range(noun - 1, max(-1, noun - 2 - MOST_BETWEEN), -1):
        token = tokens[at]
        if token.kind != WORD:
            return None
        if token.low in _OWNERS:
            return Phrase(at, at, at, at)
        if token.possessive:
            first = _name_first(tokens, at)
            return Phrase(first, at, first, at)
        if not is_noun_like(token) and token.low not in words("conjunctions"):
            return None
    return None


def _name_first(tokens: list[Token], last: int) -> int:
    """Return where an owner's name begins: with its capitals, or with the article of a common noun."""
    first = last
    while first and tokens[first].capital and tokens[first - 1].capital:
        first -= 1
    for at in range(first - 1, max(-1, first - 4), -1):
        if tokens[at].low in words("determiners"):
            return at
        if tokens[at].kind != WORD or not is_noun_like(tokens[at]) or tokens[first].capital:
            break
    return first


def _end(tokens: list[Token], start: int) -> int:
    """Return where what the noun is about ends: with its phrase, or with the clause."""
    if tokens[start].low not in ("to", "that"):
        last = phrase_right(tokens, start + 1, len(tokens))
        return start if last is None else last + 1
    for at in range(start + 1, len(tokens)):
        token = tokens[at]
        if token.kind not in (WORD, NUMBER, QUOTE):
            return at
        if tokens[start].low == "to" and token.low in words("auxiliaries") and at > start + 1:
            return at
    return len(tokens)

"""Noun phrases beside a crediting verb: where they begin and end, by closed word classes only.

No parser: a phrase is read away from its verb until a word that cannot belong to it. That is
linear, needs no model, and reads telegrams in capitals and OCR as it reads clean text.
"""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from onrecord.extract.voices.lexis import kind_order, kinds, lexicon, verbs, words
from onrecord.extract.voices.tokens import NUMBER, QUOTE, WORD, Token

_ARTICLES = frozenset({"the", "these", "those", "its", "his", "her", "their", "our", "my", "all"})
_CLOCK = frozenset({"a.m", "p.m", "am", "pm", "utc", "gmt"})
_PARTICIPLES = ("ed", "en", "wn", "made", "kept", "held", "left", "sent", "put")
LONGEST = 24  # tokens of a source phrase, more than any name in the marked texts has


class Phrase(NamedTuple):
    """A noun phrase: tokens `first` to `last` (inclusive), its core `head_first` to `head_last`.

    The rest is apposition ("Dr Aldan, head of the mortuary"). `relative` is the token of a
    relative pronoun that stands for it, `chunks` are the asides skipped on the way to the verb.
    """

    first: int
    last: int
    head_first: int
    head_last: int
    relative: int | None = None
    chunks: tuple[tuple[int, int], ...] = ()


def phrase_of(first: int, last: int) -> Phrase:
    """Return the phrase of the tokens `first` to `last`, without apposition."""
    return Phrase(first, last, first, last)


@cache
def _stops() -> frozenset[str]:
    """Words that never stand inside a noun phrase that is read without a parser."""
    closed = ("auxiliaries", "subordinators", "pronouns_all")
    return frozenset(word for key in closed for word in lexicon()[key])


def is_noun_like(token: Token) -> bool:
    """True for a word that may belong to a noun phrase."""
    low = token.low
    if low == "may" and token.capital and not token.upper:
        return True  # the month
    return (
        token.kind == WORD
        and low not in _stops()
        and low not in words("prepositions")
        and low not in words("conjunctions")
        and low not in words("determiners")
    )


def begins_clause(tokens: list[Token], index: int, low: int) -> bool:
    """True where a clause may begin at `index`: after a mark, a conjunction, or at the start."""
    if index <= low:
        return True
    before = tokens[index - 1]
    if before.kind == QUOTE or (before.kind not in (WORD, NUMBER)):
        return True
    return before.low in words("subordinators") or before.low in words("conjunctions")


def phrase_left(tokens: list[Token], end: int, low: int = 0) -> int | None:
    """Return where the noun phrase begins whose last token is `end`, or None if there is none."""
    at = end
    while at >= low and end - at < LONGEST:
        step = _step_left(tokens, at, end, low)
        if step is None:
            break
        if step == at:  # an article: the phrase begins here
            return at
        at = step
    first = at + 1
    while first <= end and (tokens[first].low in words("adverbs") or tokens[first].low == "of"):
        first += 1
    return first if first <= end else None


def _step_left(tokens: list[Token], at: int, end: int, low: int) -> int | None:
    """Return the next token to look at, `at` itself where the phrase begins, None to stop."""
    token = tokens[at]
    if token.kind == QUOTE:
        return _over_title(tokens, at, low)
    if token.kind == NUMBER:
        return at - 1 if at == end or _numbered(tokens, at, low) else None
    if token.kind != WORD or token.low in _CLOCK:
        return None
    if token.low == "that" and at < end and begins_clause(tokens, at, low):
        return None  # "That colleagues informed me"
    if token.low in words("determiners") and not token.possessive:
        if at > low and tokens[at - 1].low in _ARTICLES:
            return at - 1
        further = _across(tokens, at - 1, low)
        return at if further is None else further
    if at < end and token.low == "of":
        return at - 1
    if at < end and token.low == "and" and _joins_names(tokens, at, low):
        return at - 1
    if is_noun_like(token):
        return at - 1
    return _across(tokens, at, low) if at < end else None


def _over_title(tokens: list[Token], closing: int, low: int) -> int | None:
    """Return the token left of a name in quotation marks (the daily "Straža"), or None."""
    for at in range(closing - 1, max(low, closing - 5), -1):
        if tokens[at].kind == QUOTE:
            named = at > low and at < closing - 1 and tokens[at + 1].capital
            return at - 1 if named and is_noun_like(tokens[at - 1]) else None
        if tokens[at].kind != WORD:
            return None
    return None


def _numbered(tokens: list[Token], at: int, low: int) -> bool:
    """True for a number inside a name: after an article, "No" or a possessive, or of four digits."""
    if at <= low:
        return False
    before = tokens[at - 1]
    return (
        before.low in words("determiners") or before.possessive or before.low in ("no", "own", "of")
    )


def _across(tokens: list[Token], at: int, low: int) -> int | None:
    """Return the token left of a preposition at `at` if the phrase goes on there, else None."""
    if at <= low or tokens[at].kind != WORD:
        return None
    word, before = tokens[at].low, tokens[at - 1]
    if word == "of":
        return at - 1 if before.kind == NUMBER or is_noun_like(before) else None
    if word == "by":
        return _across_by(tokens, at, low)
    if word not in _INSIDE or not is_noun_like(before):
        return None
    if before.low in words("times") or before.low in words("adverbs"):
        return None
    near = tokens[max(low, at - 4) : at]
    if word == "to" and not any(t.low in kinds() or names_statement(t) for t in near):
        return None
    return at - 1


# Prepositions that may stand inside a name ("the envoy to", "a correspondent in").
_INSIDE = frozenset({"in", "at", "from", "for", "with", "on", "to", "near", "under", "around"})


def _across_by(tokens: list[Token], at: int, low: int) -> int | None:
    """Return the token left of the "by" of "a report by" or "a list drawn up by", else None."""
    before = at - 1
    if tokens[before].kind == NUMBER and before - 1 > low and tokens[before - 1].low == "in":
        before -= 2  # "published in 2004 by"
    if tokens[before].low in ("up", "out") and before > low:
        before -= 1
    token = tokens[before]
    if not is_noun_like(token) or token.low in words("adverbs"):
        return None
    return before if names_statement(token) or _participle_of_noun(tokens, before, low) else None


def _participle_of_noun(tokens: list[Token], at: int, low: int) -> bool:
    """True for a participle that belongs to the noun before it ("a list published by X")."""
    if not tokens[at].low.endswith(_PARTICIPLES) or at <= low:
        return False
    noun = tokens[at - 1]
    return is_noun_like(noun) and noun.low not in words("adverbs")


def _joins_names(tokens: list[Token], at: int, low: int) -> bool:
    """True for an "and" between two names ("Privat and Le Vine"), or two bare plurals."""
    if at - 1 < low:
        return False
    left, right = tokens[at - 1], tokens[at + 1]
    if left.kind != WORD or not is_noun_like(left):
        return False
    if left.capital and right.capital and not right.low.isdigit():
        return True
    return left.low in kinds() and right.low in kinds()


def phrase_right(tokens: list[Token], start: int, high: int) -> int | None:
    """Return the last token of the noun phrase that begins at `start`, or None if there is none."""
    at = start
    while at < high and at - start < LONGEST:
        bracket = _short_bracket(tokens, at, high) if tokens[at].low == "(" else 0
        if not bracket and not _belongs(tokens, at, start, high):
            break
        at = bracket or at + 1
    last = min(at, high) - 1
    while last >= start and tokens[last].low in words("prepositions"):
        last -= 1
    return last if last >= start and tokens[last].low not in words("determiners") else None


_LINKS = frozenset({"of", "for", "from", "in", "at", "with", "to", "near"})


def _belongs(tokens: list[Token], at: int, start: int, high: int) -> bool:
    """True when the token at `at` belongs to the phrase that began at `start`."""
    token = tokens[at]
    word = token.low
    if token.kind == NUMBER:
        return _number_in_name(tokens, at, start, high)
    if token.kind != WORD:
        return False
    if word in words("determiners"):
        return at == start or word not in ("that", "this")
    if at == start:
        return is_noun_like(token)
    if word in _LINKS:
        return _goes_on(tokens, at, high)
    if word == "and":
        return _goes_on(tokens, at, high) and _joins_names(tokens, at, start)
    if word == "by":
        return _made_by(tokens, at, start)
    if word in words("adverbs") and at + 1 < high and tokens[at + 1].low == "by":
        return _made_by(tokens, at, start)
    if not is_noun_like(token) or (word in words("adverbs") and not token.capital):
        return False
    return not (word in words("times") and not token.capital) and not _is_verb(tokens, at, high)


def _made_by(tokens: list[Token], at: int, start: int) -> bool:
    """True for the "by" of "a report by X" and "a list drawn up by X"."""
    if tokens[at - 1].low in words("adverbs") and at - 1 > start:
        at -= 1
    if names_statement(tokens[at - 1]):
        return True
    participle = tokens[at - 1].low.endswith(_PARTICIPLES)
    return participle and any(names_statement(token) for token in tokens[start : at - 1])


def _goes_on(tokens: list[Token], at: int, high: int) -> bool:
    """True when a noun that is no time follows the preposition at `at`."""
    if at + 1 >= high:
        return False
    after = tokens[at + 1]
    return (
        after.kind == WORD
        and after.low not in words("times")
        and (is_noun_like(after) or after.low in words("determiners"))
    )


def _number_in_name(tokens: list[Token], at: int, start: int, high: int) -> bool:
    """True for the number of a name or report ("Kesten 96", "the 1991 census"), not for a count."""
    if at == start:
        return False
    before = tokens[at - 1]
    after = tokens[at + 1] if at + 1 < high else None
    if before.low in ("no", "number", "witness"):
        return True
    ends = after is None or after.kind != WORD or not is_noun_like(after)
    if before.low in words("determiners") or before.possessive or before.low == "own":
        return len(tokens[at].low) == 4 and not ends
    return before.capital and ends


def _short_bracket(tokens: list[Token], at: int, high: int) -> int:
    """Return the token after a bracket of at most four tokens at `at`, or 0."""
    for index in range(at + 1, min(at + 6, high)):
        if tokens[index].low == ")":
            return index + 1
    return 0


def _is_verb(tokens: list[Token], at: int, high: int) -> bool:
    """True for a form of a crediting verb that is followed by "that", or by a clause."""
    token = tokens[at]
    named = token.capital and not token.upper
    if named or token.low not in verbs() or token.possessive:
        return False
    if all(reading.form == "base" for reading in verbs()[token.low]):
        return False
    before = tokens[at - 1]
    if names_statement(token):
        ends = at + 1 >= high or tokens[at + 1].kind not in (WORD, NUMBER, QUOTE)
        ends = ends or tokens[at + 1].low in words("conjunctions")
        if ends or before.possessive or before.low in words("determiners"):
            return False
    return not (at + 1 < high and tokens[at + 1].low in ("by", "in") and token.low.endswith("ed"))


def names_statement(token: Token) -> bool:
    """True for a noun of what somebody says: "claim", "report", "census"."""
    return token.low in words("statements")


def voice_kind(names: list[str]) -> str:
    """Return the kind of voice that a phrase's words name, or `unknown`.

    Args:
        names: The words in lower case, without possessive endings.
    """
    table = kinds()
    runs = [*names, *(name[:-1] for name in names if name.endswith("s") and len(name) > 3)]
    for length in (3, 2):
        for k in range(len(names) - length + 1):
            kind = table.get(" ".join(names[k : k + length]))
            if kind is not None:
                return kind
    found = {table[run] for run in runs if run in table}
    return next((kind for kind in kind_order() if kind in found), "unknown")

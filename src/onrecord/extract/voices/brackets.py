"""Crediting by marks: "41 (government report)", "The ministry: 41 dead", "41 dead - police"."""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.extract.voices.hits import Hit, Sentence
from onrecord.extract.voices.lexis import listed, words
from onrecord.extract.voices.nouns import possessor
from onrecord.extract.voices.phrases import (
    Phrase,
    names_statement,
    phrase_of,
    phrase_right,
    voice_kind,
)
from onrecord.extract.voices.tokens import NUMBER, QUOTE, WORD, Token


def find_brackets(sentence: Sentence) -> Iterator[Hit]:
    """Yield brackets that name a voice: "150–300 (historians' estimate)"."""
    tokens = sentence.tokens
    for index, token in enumerate(tokens):
        if token.low != "(" or index == 0:
            continue
        closing = next(
            (k for k in range(index + 1, min(index + 14, len(tokens))) if tokens[k].low == ")"),
            None,
        )
        if closing is None or closing == index + 1:
            continue
        start = index + 1
        if tokens[start].low in ("source", "sources", "per", "by"):
            start += 1
            if tokens[start].low == ":":
                start += 1
        source = _bracketed(tokens, start, closing, sourced=start > index + 1)
        if source is not None:
            yield Hit("bracket", index, closing, start, source.last, source, frame="bracket")


def _bracketed(tokens: list[Token], start: int, end: int, *, sourced: bool) -> Phrase | None:
    written = _written(tokens, start, end)
    if written is not None:
        return written
    last = phrase_right(tokens, start, end)
    if last is None or (last + 1 < end and tokens[last + 1].low not in (",", ";")):
        return None
    phrase = possessor(tokens, phrase_of(start, last))
    named = tokens[start : last + 1]
    head = _head(named)
    if sourced or phrase.last < last:
        return phrase
    if names_statement(head) and len(named) > 1:
        return phrase if _is_owned(named, head) else None
    known = voice_kind([head.low]) != "unknown" and head.low not in words("thin")
    return phrase if known and head.low.isalpha() else None


def _written(tokens: list[Token], start: int, end: int) -> Phrase | None:
    """Return the author of "(Dorn, 1978)", "(Bauer and Lind 2011, p. 40)", or None; "see" cites only."""
    if tokens[start].low in ("so", "after", "following"):
        start += 1
    year = next((k for k in range(start + 1, min(start + 9, end)) if _is_year(tokens[k])), None)
    if year is None or (year + 1 < end and tokens[year + 1].kind == WORD):
        return None
    last = year - 1 if tokens[year - 1].kind == WORD else year - 2
    names = tokens[start : last + 1]
    if (
        not names
        or any(token.kind != WORD for token in names)
        or tokens[last].low in words("times")
    ):
        return None
    authors = [
        token for token in names if token.low not in ("and", "et", "al", "de", "von", "van", "le")
    ]
    if not authors or not all(token.capital and not _is_common(token) for token in authors):
        return _dated_paper(tokens, start, last)
    joined = any(token.low in ("and", "et") for token in names)
    return phrase_of(start, last) if joined or len(authors) == 1 else None


def _is_common(token: Token) -> bool:
    return token.low in words("times") or token.low in words("prepositions")


def _dated_paper(tokens: list[Token], start: int, last: int) -> Phrase | None:
    """Return "municipal survey" of "(municipal survey of 1655)"."""
    last -= tokens[last].low in words("prepositions")
    if last <= start:
        return None
    head = tokens[last]
    if not names_statement(head) and head.low not in listed("papers"):
        return None
    return phrase_of(start, last) if _is_owned(tokens[start : last + 1], head) else None


def _is_year(token: Token) -> bool:
    return (
        token.kind == NUMBER
        and len(token.low) == 4
        and token.low[0] in "12"
        and token.low.isdigit()
    )


def _head(named: list[Token]) -> Token:
    """Return the last token before the first preposition inside the phrase."""
    inside = (k for k, token in enumerate(named) if k and token.low in words("prepositions"))
    return named[next(inside, len(named)) - 1]


def _is_owned(named: list[Token], head: Token) -> bool:
    """True for "Kelmari claim", "government report"; not for "total number", "own estimate"."""
    if head.low not in listed("bare_statements"):
        return True
    others = [token for token in named if token is not head and token.low not in listed("no_owner")]
    return (
        any(token.capital for token in others) or voice_kind([t.low for t in others]) != "unknown"
    )


def find_colons(sentence: Sentence) -> Iterator[Hit]:
    """Yield a voice that a colon introduces: "The defence ministry: not a single soldier died"."""
    tokens = sentence.tokens
    colon = next((k for k in range(1, min(14, len(tokens))) if tokens[k].low == ":"), None)
    if colon is None or colon + 1 >= len(tokens):
        return
    first = next((k for k in range(colon) if tokens[k].kind == WORD), colon)
    last = phrase_right(tokens, first, colon)
    if last is None:
        return
    aside = last + 1 < colon and tokens[last + 1].low in (",", "(")
    if last + 1 != colon and not aside:
        return
    quoted = tokens[colon + 1].kind == QUOTE
    if _may_speak(tokens[first : last + 1], quoted=quoted):
        source = Phrase(first, colon - 1, first, last)
        yield Hit("before", 0, colon, colon, colon, source, frame="colon")


def _may_speak(named: list[Token], *, quoted: bool) -> bool:
    """True for a name before a colon that introduces words, not for the label of a count.

    A body or a person ("The defence ministry:", "Fire department:"), or any name before a
    quotation; not "Army: 40" in a list of losses, which counts the army's dead.
    """
    head = next(
        (k for k, t in enumerate(named) if k and t.low in words("prepositions")), len(named)
    )
    word = named[head - 1]
    several = len(named) > 1
    if word.low in words("thin"):
        voiced = several and voice_kind([token.low for token in named[: head - 1]]) != "unknown"
    else:
        voiced = voice_kind([word.low]) != "unknown" and not names_statement(word)
    if several and named[0].low in listed("honorifics"):
        return True
    if quoted:
        return voiced or (named[0].capital and several)
    return voiced and (several or named[0].upper or named[0].low in words("determiners"))


def find_tails(sentence: Sentence) -> Iterator[Hit]:
    """Yield the voice at the end of a headline: "At least 3 dead in Varn blast - police"."""
    tokens = sentence.tokens
    for at in range(len(tokens) - 2, max(2, len(tokens) - 8), -1):
        token = tokens[at]
        if token.kind == NUMBER or token.low == ".":
            return
        if token.kind == WORD or token.low not in _TAIL_MARKS:
            continue
        source = Phrase(at + 1, len(tokens) - 1, at + 1, len(tokens) - 1)
        named = tokens[at + 1 :]
        plain = all(t.kind == WORD and t.low not in words("auxiliaries") for t in named)
        if plain and voice_kind([t.low for t in named]) != "unknown":
            yield Hit("beside", at, len(tokens) - 1, at, at, source, frame="tail")
        return


_TAIL_MARKS = frozenset({"-", "–", "—", "--", ":"})

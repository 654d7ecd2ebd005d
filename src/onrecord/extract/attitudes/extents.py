"""How far the words of a source reach: brackets, appositions, relative clauses, joined names.

The source of "Ana Lisk (Varn North), who chairs the council, said" runs from the name to the comma
before the verb; that of "whose mayor, who fled, says" is the pronoun that stands for the mayor.
"""

from __future__ import annotations

from onrecord.extract.attitudes.lexis import forms
from onrecord.extract.voices.lexis import is_ly_adverb, words
from onrecord.extract.voices.phrases import begins_clause, is_noun_like, phrase_left
from onrecord.extract.voices.tokens import NUMBER, QUOTE, WORD, Token

_RELATIVES = frozenset({"who", "which", "whose", "whom", "where"})
_DASHES = frozenset({"-", "–", "—", "--"})
_LONGEST = 60  # tokens of a source with all its clauses


def extent(tokens: list[Token], first: int, last: int, cue: int) -> tuple[int, int]:
    """Return the first and last token of a whole source.

    Args:
        tokens: Those of the sentence.
        first: The first token of the source as it was read for the voice's name.
        last: Its last token.
        cue: The first token of the verb (or preposition) that credits it.
    """
    if tokens[first].low in words("pronouns_all") and first == last:
        return first, last
    if last < cue:
        relative = _relative(tokens, last, cue)
        if relative is not None:
            return relative, relative
        while last > first and _is_adverb(tokens[last]):
            last -= 1
        first, last = _left(tokens, first), _before(tokens, first, last, cue)
        return _trimmed(tokens, first, last), last
    if first > cue:
        verb = tokens[cue].low in forms()
        opens = cue == 0 or tokens[cue - 1].low in (",", "that", "and", "but", ";")
        return first, (last if opens and not verb else _after(tokens, first, last))
    return first, last


def _relative(tokens: list[Token], last: int, cue: int) -> int | None:
    """Return the relative pronoun that stands between a name and its verb, or None."""
    for at in range(cue - 1, last, -1):
        low = tokens[at].low
        if low in ("who", "which", "that"):
            return at
        passed = words("adverbs") | words("auxiliaries") | words("negations")
        if low not in passed and not is_ly_adverb(low):
            return None
    return None


def _is_adverb(token: Token) -> bool:
    adverb = token.low in words("adverbs") or is_ly_adverb(token.low) or token.low == "almost"
    return adverb and not token.capital


def _left(tokens: list[Token], first: int) -> int:
    """Return where the source begins, with a number and with what "and" joins to it."""
    if first > 0 and tokens[first - 1].kind == NUMBER:
        first -= 1
        if first > 0 and tokens[first - 1].low in ("only", "just", "some", "about", "nearly"):
            first -= 1
    if first > 1 and tokens[first - 1].low == "of" and tokens[first - 2].kind in (WORD, NUMBER):
        whole = phrase_left(tokens, first - 2, 0)
        first = first if whole is None else whole
    if first > 1 and tokens[first - 1].low == "and":
        begin = phrase_left(tokens, first - 2, 0)
        joined = begin is not None and (
            begins_clause(tokens, begin, 0) or tokens[begin - 1].low == "both"
        )
        if joined and begin is not None and tokens[begin].low not in words("subordinators"):
            others = any(_is_past(token) for token in tokens[begin : first - 1])
            if not others and is_noun_like(tokens[first - 2]):
                return begin
    return first


def _trimmed(tokens: list[Token], first: int, last: int) -> int:
    while first < last and (
        tokens[first].low in ("that", "but", "and", "as", "because", "if")
        or (is_ly_adverb(tokens[first].low) and not tokens[first].capital)
    ):
        first += 1
    return first


def _before(tokens: list[Token], first: int, last: int, cue: int) -> int:
    """Return the last token of a source that stands before its verb."""
    inner = (k for k in range(first + 1, last + 1) if tokens[k].low in _OPENING)
    end = next(inner, last + 1) - 1
    at = end + 1
    if at < cue and tokens[at].low == "(":
        closing = next((k for k in range(at, min(cue, at + 9)) if tokens[k].low == ")"), None)
        if closing is not None:
            end, at = closing, closing + 1
    if at < cue and tokens[at].low in ("who", "whose"):  # "a nurse who worked there says"
        return next(k for k in range(cue - 1, end, -1) if not _is_adverb(tokens[k]))
    if at < cue and _is_past(tokens[end]) and all(t.low in _time_words() for t in tokens[at:cue]):
        return cue - 1  # "a report released last year found"
    if at >= cue or tokens[at].low not in _PAUSES or not _describes(tokens, at + 1):
        return end
    mark = tokens[at].low
    closing = next((k for k in range(cue - 1, at, -1) if tokens[k].low == mark), None)
    if closing is None:
        return max(end, last)
    while closing > at + 1 and not _describes(tokens, _opened(tokens, at, closing) + 1):
        closing = _opened(tokens, at, closing)  # ", 56, speaking in Varn, said"
        if closing == at:
            return end
    return closing


def _time_words() -> frozenset[str]:
    return words("times") | {"last", "this", "on", "in", "earlier", "late"}


_PAUSES = frozenset({","}) | _DASHES
_OPENING = frozenset({"("}) | _PAUSES


def _opened(tokens: list[Token], low: int, closing: int) -> int:
    """Return the comma or dash that opens the chunk which the one at `closing` ends."""
    return next(k for k in range(closing - 1, low - 1, -1) if tokens[k].low in _PAUSES)


def _describes(tokens: list[Token], at: int) -> bool:
    """True where an apposition or a relative clause about the source begins, not an adverbial."""
    if at >= len(tokens):
        return False
    token = tokens[at]
    if token.kind == NUMBER or token.low in _RELATIVES or token.low in ("of", "including"):
        return True
    if token.low in words("determiners"):
        return True
    if token.kind != WORD or token.low in words("times"):
        return False
    if token.low in words("adverbs") or token.low in words("auxiliaries"):
        return False
    if token.low.endswith("ing") and not token.capital:
        return False
    if token.low in words("subordinators") or token.low in words("pronouns_all"):
        return False
    if token.low in words("prepositions") or token.low in words("conjunctions"):
        return False
    return token.capital or not _is_past(token)


def _is_past(token: Token) -> bool:
    past = any(form.form == "past" for form in forms().get(token.low, ()))
    return past and not token.capital


def _after(tokens: list[Token], first: int, last: int) -> int:
    """Return the last token of a source that follows its verb: "said X, a Y who Z"."""
    end, high = last, min(len(tokens), first + _LONGEST)
    at = end + 1
    if at < high and tokens[at].low == "(":
        closing = next((k for k in range(at, min(high, at + 9)) if tokens[k].low == ")"), None)
        if closing is not None:
            end, at = closing, closing + 1
    while at < high:
        if tokens[at].low in ("who", "whose") or (
            tokens[at].low == "," and _describes(tokens, at + 1)
        ):
            end = _chunk_end(tokens, at + 1, high)
            at = end + 1
        else:
            break
    return end


def _chunk_end(tokens: list[Token], at: int, high: int) -> int:
    """Return the last token before the next comma, dash, quotation or stop."""
    for index in range(at, high):
        token = tokens[index]
        if token.kind == QUOTE or token.low in (",", ";", ":", ".") or token.low in _DASHES:
            return index - 1
        if token.low in ("but", "while", "when", "after") and index > at:
            return index - 1
    return high - 1

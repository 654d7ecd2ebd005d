"""Where the credited words begin and end: the content of each hit of a sentence."""

from __future__ import annotations

from onrecord.extract.numbers.lexis import words as number_words
from onrecord.extract.voices.hits import Hit, Sentence
from onrecord.extract.voices.lexis import words
from onrecord.extract.voices.phrases import phrase_right, voice_kind
from onrecord.extract.voices.tokens import NUMBER, QUOTE, WORD, Token
from onrecord.model import Span

_TURNS = frozenset({"and", "but", "while", "whereas", "although", "though", "yet"})
_CONTRASTS = frozenset({"but", "while", "whereas", "although", "though"})
# Hits whose content is a short stretch: they part nothing.
_SHORT = frozenset({"noun", "bracket", "citing"})
_DASHES = frozenset({"-", "–", "—", "--"})


def bound(sentence: Sentence, hits: list[Hit]) -> list[tuple[Hit, list[Span]]]:
    """Return each hit with the ranges of text it credits, in the order of the hits.

    Args:
        sentence: The sentence.
        hits: Its hits in the order of their cues.
    """
    ranges: list[list[tuple[int, int]]] = []
    for index, hit in enumerate(hits):
        if hit.mode == "before":
            ranges.append([(hit.end + 1, _limit(sentence.tokens, hits, index))])
        elif hit.mode == "beside" and (bracket := _bracket_of(sentence.tokens, hit)):
            ranges.append([(_bracket_start(sentence.tokens, bracket), bracket)])
        elif hit.mode == "beside":
            left = (_left_start(sentence.tokens, hits, index), hit.begin)
            right = (hit.end + 1, _limit(sentence.tokens, hits, index))
            if hit.inverted and _tells_of_source(sentence.tokens, hit.end + 1):
                right = (0, 0)
            ranges.append([left] if hit.narrow else [left, right])
        elif hit.mode == "noun":
            ranges.append([(hit.end + 1, _short_end(sentence.tokens, hits, index))])
        elif hit.mode == "bracket":
            ranges.append([(_bracket_start(sentence.tokens, hit.begin), hit.begin)])
        else:
            ranges.append([])
    for index, hit in enumerate(hits):
        if hit.mode == "citing":
            host = _host(hits, index)
            if host is None:
                ranges[index] = [(0, hit.begin), (hit.end + 1, len(sentence.tokens))]
            else:
                ranges[index] = list(ranges[host])
    return [(hit, _spans(sentence.tokens, found)) for hit, found in zip(hits, ranges, strict=True)]


_TRIMMED = frozenset({",", ";", ":", "-", "–", "—", "--", "."})


def _spans(tokens: list[Token], ranges: list[tuple[int, int]]) -> list[Span]:
    """Return token ranges as places, without the marks that part them from the crediting."""
    found = []
    for start, end in ranges:
        first, last = start, min(end, len(tokens)) - 1
        while first <= last and tokens[first].low in _TRIMMED:
            first += 1
        while last >= first and tokens[last].low in (",", ";"):
            last -= 1
        if first <= last:
            found.append(Span(tokens[first].start, tokens[last].end))
    return found


def _limit(tokens: list[Token], hits: list[Hit], index: int) -> int:
    """Return the token before which the content to the right of a hit ends."""
    hit = hits[index]
    aside = _aside_end(hits, index)
    high = len(tokens) if aside is None else aside
    for place in range(index + 1, len(hits)):
        later = hits[place]
        if later.begin <= hit.cue_last or later.mode in _SHORT:
            continue
        if later.mode == "beside":
            turn: int | None = _left_start(tokens, hits, place)
            turn = turn if turn is not None and turn > hit.cue_last else None
        else:
            turn = _turn_before(tokens, later, hit)
        if turn is not None:
            return min(high, turn)
    return _within_clause(tokens, hit, high)


def _tells_of_source(tokens: list[Token], first: int) -> bool:
    """True for the relative clause of "said Ilse Horn, who lost two sons"."""
    lows = [token.low for token in tokens[first : first + 2]]
    return lows[:1] == [","] and lows[1:] in (["who"], ["whose"], ["which"])


def _within_clause(tokens: list[Token], hit: Hit, high: int) -> int:
    """Return `high`, or the mark before it where the clause of the hit ends."""
    first = hit.end + 1
    if hit.frame == "verdict":
        high = next((k for k in range(first, high) if tokens[k].low in (":", ";")), high)
    if hit.frame in ("object", "figure", "at", "of"):
        high = _new_clause(tokens, first, high)
    if hit.mode == "beside":
        high = next((k for k in range(first, high) if tokens[k].low in _CONTRASTS), high)
    return _dash_end(tokens, hit, _other_voice(tokens, first, high))


def _aside_end(hits: list[Hit], index: int) -> int | None:
    """Return the end of the relative clause that a hit stands in, seen from the verb behind it."""
    hit = hits[index]
    for other in hits:
        if other is hit or other.source is None:
            continue
        for first, last in other.source.chunks:
            if first <= hit.cue_first <= last:
                return last + 1
    return None


def _turn_before(tokens: list[Token], later: Hit, hit: Hit) -> int | None:
    """Return the mark or conjunction that parts a later hit from this one, or None if nested."""
    at = later.begin - 1
    while (
        at > hit.cue_last
        and tokens[at].kind == WORD
        and (tokens[at].low in words("adverbs") or tokens[at].low in words("auxiliaries"))
    ):
        at -= 1
    if at <= hit.cue_last:
        return None
    low = tokens[at].low
    if low == ";" or low in _TURNS:
        return at
    if low != ",":
        return None
    if later.elided or hit.frame == "noun":
        return at
    if later.frame not in ("adjunct", "count") and _counts(tokens, hit.end + 1, at):
        return at
    return at - 1 if tokens[at - 1].low in _TURNS else None


def _counts(tokens: list[Token], first: int, end: int) -> bool:
    """True when a number stands there: what was credited is complete ("X said 12, Y said 14")."""
    return any(t.kind == NUMBER or t.low in number_words() for t in tokens[first:end])


def _left_start(tokens: list[Token], hits: list[Hit], index: int) -> int:
    """Return the first token of the content to the left of a hit."""
    hit = hits[index]
    if hit.source is not None and not hit.inverted and hit.begin:
        opened = _quote_start(tokens, hit.begin - 1)
        if opened is not None and _opens_clause(tokens, opened):
            return opened
    if hit.begin and tokens[hit.begin - 1].low == "as":  # "…: 389 were held, as X confirmed"
        for at in range(hit.begin - 1, -1, -1):
            if tokens[at].low in (":", ";"):
                return at + 1
    earlier = [
        one
        for one in hits[:index]
        if one.mode not in _SHORT and one.cue_last < hit.begin and not _holds(hit, one)
    ]
    if not earlier:
        return 0
    last = earlier[-1]
    if last.mode == "beside":
        return last.end + 1
    for at in range(last.cue_last + 1, hit.begin):
        low = tokens[at].low
        if low == ";" or low in _CONTRASTS or (low == "and" and tokens[at - 1].low == ","):
            return at
    return 0


def _holds(hit: Hit, other: Hit) -> bool:
    """True when the other hit stands inside an aside of this one's subject."""
    return hit.source is not None and any(
        first <= other.cue_first <= last for first, last in hit.source.chunks
    )


def _quote_start(tokens: list[Token], closing: int) -> int | None:
    """Return the mark that opens the quotation closed at `closing`, or None if none closes there."""
    if tokens[closing].kind != QUOTE:
        return None
    return next((at for at in range(closing - 1, -1, -1) if tokens[at].kind == QUOTE), None)


def _opens_clause(tokens: list[Token], at: int) -> bool:
    return at == 0 or tokens[at - 1].kind not in (WORD, NUMBER)


def _other_voice(tokens: list[Token], first: int, high: int) -> int:
    """Return the semicolon after which another voice is the subject ("; the Centre holds 209")."""
    for at in range(first, high - 2):
        if tokens[at].low != ";":
            continue
        last = phrase_right(tokens, at + 1, high)
        if last is None or last + 1 >= high:
            continue
        if tokens[last + 1].kind != WORD and tokens[last + 1].low != ",":
            continue
        named = tokens[at + 1].low in words("determiners") or tokens[at + 1].capital
        kind = voice_kind([token.low for token in tokens[at + 1 : last + 1]])
        if named and kind not in ("unknown", "witness"):
            return at
    return high


def _new_clause(tokens: list[Token], first: int, high: int) -> int:
    """Return the comma before ", and in …": the object of a verb does not go on there."""
    for at in range(first, high - 2):
        goes_on = tokens[at].low == "," and tokens[at + 1].low in ("and", "but")
        if goes_on and tokens[at + 2].low in words("prepositions"):
            return at
    return high


def _dash_end(tokens: list[Token], hit: Hit, high: int) -> int:
    """Return the dash that closes an aside which opens just before the hit."""
    if hit.begin and tokens[hit.begin - 1].low in _DASHES:
        for at in range(hit.end + 1, high):
            if tokens[at].low in _DASHES and tokens[at - 1].kind in (WORD, NUMBER, QUOTE):
                return at
    return high


def _short_end(tokens: list[Token], hits: list[Hit], index: int) -> int:
    """Return the end of the stretch after a noun: to the comma, the next verb's hit, or ten words."""
    hit = hits[index]
    high = min(len(tokens), hit.end + 16)
    for later in hits[index + 1 :]:
        if later.begin > hit.end and later.mode != "noun":
            high = min(high, later.begin)
            break
    for at in range(hit.end + 1, high):
        token = tokens[at]
        if token.low in (",", ";", ":", "(") and at > hit.end + 1:
            return at
        if token.low in ("and", "but") and at + 1 < len(tokens) and tokens[at + 1].kind == WORD:
            return at
    return high


def _bracket_of(tokens: list[Token], hit: Hit) -> int:
    """Return the bracket that a hit opens ("41 (according to X)"), or 0."""
    before = min(hit.begin, hit.cue_first) - 1
    return before if before > 0 and tokens[before].low == "(" else 0


def _bracket_start(tokens: list[Token], bracket: int) -> int:
    for at in range(bracket - 1, max(-1, bracket - 20), -1):
        if tokens[at].low in (";", ":", ")", "(", "|"):
            return at + 1
    return max(0, bracket - 19)


def _host(hits: list[Hit], index: int) -> int | None:
    """Return the crediting that a "citing X" belongs to: the one around it, else the nearest."""
    citing = hits[index]
    main = [k for k, hit in enumerate(hits) if k != index and hit.mode in ("before", "beside")]
    for k in main:
        if _holds(hits[k], citing):
            return k
    after = [k for k in main if hits[k].begin > citing.end]
    before = [k for k in main if hits[k].cue_last < citing.begin]
    if before:
        return before[-1]
    return after[0] if after else None

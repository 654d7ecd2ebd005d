"""The subject of a crediting verb: before it, over asides, or after it ("said the mayor")."""

from __future__ import annotations

from onrecord.extract.voices.lexis import is_ly_adverb, kinds, listed, phrase_heads, verbs, words
from onrecord.extract.voices.phrases import (
    Phrase,
    begins_clause,
    is_noun_like,
    phrase_left,
    phrase_right,
)
from onrecord.extract.voices.tokens import NUMBER, QUOTE, WORD, Token

_RELATIVES = frozenset({"who", "which", "that"})
_ASIDE_RELATIVES = frozenset({"who", "which", "whose", "whom", "where"})
_DASHES = frozenset({"-", "–", "—", "--"})


def subject_before(tokens: list[Token], verb: int, low: int) -> Phrase | None:
    """Return the subject that stands before the verb at index `verb`, or None.

    Adverbs, auxiliaries, dates ("on Monday"), brackets and asides between commas are passed over.
    A pronoun is a subject of one token.
    """
    at, chunks = _pass_asides(tokens, verb - 1, low)
    if at < low:
        return None
    token = tokens[at]
    if token.kind == WORD and token.low in words("pronouns_all"):
        return _pronoun(tokens, at, low, chunks)
    if token.kind == WORD and token.low in listed("standing_alone"):
        return Phrase(at, at, at, at, None, chunks)
    if token.kind not in (WORD, NUMBER) or _is_count(tokens, at, low):
        return None
    first = phrase_left(tokens, at, low)
    if first is None or not any(is_noun_like(t) for t in tokens[first : at + 1]):
        return None
    first = _contact(tokens, first, at)
    around = _around(tokens, first, at, low)
    if around is not None:
        return around
    last = chunks[0][1] if chunks else at  # the first chunk is the rightmost
    outer = _apposed(tokens, first, low) if chunks else None
    if outer is not None:
        return Phrase(outer[0], last, outer[0], at, None, chunks)
    return Phrase(first, last, first, at, None, chunks)


def _contact(tokens: list[Token], first: int, last: int) -> int:
    """Return where the name begins in "the third time Varn Aid said", "everything the mayor says".

    What stands before it is what the clause is about, not a part of its subject.
    """
    for at in range(last - 1, first - 1, -1):
        named = tokens[at + 1].capital or tokens[at + 1].low in words("determiners")
        if named and tokens[at].low in listed("told_about") and not tokens[at].capital:
            return at + 1
    return first


def _pass_asides(tokens: list[Token], at: int, low: int) -> tuple[int, tuple[tuple[int, int], ...]]:
    """Step left over adverbials and asides; return where that ends, and the asides."""
    at = _pass_adverbials(tokens, at, low)
    chunks: list[tuple[int, int]] = []
    while at > low and tokens[at].low == "," and len(chunks) < 4:
        opened = _aside(tokens, at, low)
        if opened is None:
            at = _beside_quote(tokens, at, low)
            break
        chunks.append((opened + 1, at - 1))
        at = _pass_adverbials(tokens, opened - 1, low)
    if at > low and tokens[at].low in _DASHES:
        at = _pass_dashes(tokens, at, low)
    return at, tuple(chunks)


def _around(tokens: list[Token], first: int, at: int, low: int) -> Phrase | None:
    """Return the subject of which the phrase `first` to `at` is only the end, or None.

    "X of the Post, in their article reported", "an officer who asked not to be named said".
    """
    inside = first - 2 > low and tokens[first - 1].low in ("in", "of", "from", "at")
    if inside and tokens[first - 2].low == ",":
        inner = subject_before(tokens, first - 2, low)
        if inner is not None and begins_clause(tokens, inner.first, low):
            return inner._replace(chunks=((first - 1, at), *inner.chunks), last=at)
    if first > low and tokens[first - 1].low in _VERBAL:
        return _restrictive(tokens, at, low)
    return None


_VERBAL = frozenset({"to", "be", "been", "is", "was", "are", "were", "has", "had", "have"})


def _restrictive(tokens: list[Token], at: int, low: int) -> Phrase | None:
    """Return the noun that a relative clause without commas ends at ("an officer who was there")."""
    for index in range(at - 1, max(low, at - 14), -1):
        if tokens[index].low in (",", ";", ":") or tokens[index].kind == QUOTE:
            return None
        if tokens[index].low in ("who", "which", "that") and index > low:
            first = phrase_left(tokens, index - 1, low)
            if first is None:
                return None
            return Phrase(first, index - 1, first, index - 1, None, ((index, at),))
    return None


def restrictive_subject(tokens: list[Token], verb: int, low: int) -> Phrase | None:
    """Return the subject of "Travellers who crossed the frontier last night reckon", or None.

    The relative clause must hold no comma and no other crediting verb.
    """
    for index in range(verb - 1, max(low, verb - 20), -1):
        token = tokens[index]
        if token.kind not in (WORD, NUMBER) and token.low != "-":
            return None
        if token.low == "who" and index > low:
            first = phrase_left(tokens, index - 1, low)
            if first is None:
                return None
            return Phrase(first, index - 1, first, index - 1, None, ((index, verb - 1),))
        if any(r.frame == "clause" for r in verbs().get(token.low, ())) and not token.capital:
            return None
    return None


def _beside_quote(tokens: list[Token], comma: int, low: int) -> int:
    """Return the last token of a name between a quotation and a comma, else the comma."""
    if tokens[comma - 1].kind not in (WORD, NUMBER):
        return comma
    first = phrase_left(tokens, comma - 1, low)
    if first is not None and first > low and tokens[first - 1].kind == QUOTE:
        return comma - 1
    return comma


def _pass_dashes(tokens: list[Token], closing: int, low: int) -> int:
    """Return the token before an aside between dashes that ends at `closing`."""
    for at in range(closing - 1, max(low, closing - 30), -1):
        if tokens[at].low in _DASHES:
            return at - 1
        if tokens[at].low in (";", ":"):
            break
    return closing


def _is_count(tokens: list[Token], at: int, low: int) -> bool:
    """True for a number that belongs to no name ("holds 209 names"; but "Witness 12 said")."""
    if tokens[at].kind != NUMBER:
        return False
    if len(tokens[at].low) == 4 and at > low and tokens[at - 1].low == "of":
        return False  # "the census of 1990"
    return at <= low or not (tokens[at - 1].capital or tokens[at - 1].low == "no")


def _pronoun(
    tokens: list[Token], at: int, low: int, chunks: tuple[tuple[int, int], ...]
) -> Phrase | None:
    if tokens[at].low in _RELATIVES:
        end = at - 1
        if end > low and tokens[end].low == ",":
            end -= 1
        if end < low or tokens[end].kind not in (WORD, NUMBER):
            return None
        if (
            end > low
            and tokens[end].low in verbs()
            and tokens[end - 1].low in words("pronouns_all")
        ):
            return None  # "we remember that the authorities have not told the truth"
        first = phrase_left(tokens, end, low)
        if first is None:
            return None
        return Phrase(first, end, first, end, at, chunks)
    return Phrase(at, at, at, at, None, chunks)


def _pass_adverbials(tokens: list[Token], at: int, low: int) -> int:
    """Step left over adverbs, auxiliaries, closed brackets, and dates with their preposition."""
    while at >= low:
        token = tokens[at]
        if token.low == ")":
            opened = next(
                (k for k in range(at - 1, max(low, at - 14), -1) if tokens[k].low == "("), None
            )
            if opened is None:
                return at
            at = opened - 1
        elif token.kind == QUOTE and (opened := _title(tokens, at, low)) is not None:
            at = opened - 1
        elif at > low and (tokens[at - 1].low, token.low) == ("no", "longer"):
            at -= 2
        elif token.kind == WORD and _is_adverbial(token) and (at > low or not token.capital):
            at -= 1
        elif (dated := _dated(tokens, at, low)) is not None:
            at = dated
        else:
            return at
    return at


def _is_adverbial(token: Token) -> bool:
    """True for an adverb or an auxiliary; not for the last word of a name ("Open Now says")."""
    if token.capital and not token.upper:
        return False
    adverb = is_ly_adverb(token.low)
    return adverb or token.low in words("adverbs") or token.low in words("auxiliaries")


def _title(tokens: list[Token], closing: int, low: int) -> int | None:
    """Return the mark that opens a quoted title before the verb (in her article "…" reported)."""
    for at in range(closing - 1, max(low, closing - 14), -1):
        if tokens[at].kind == QUOTE:
            named = at > low and tokens[at - 1].low in listed("titled")
            return at if named else None
    return None


def _dated(tokens: list[Token], at: int, low: int) -> int | None:
    """Return the token left of a date phrase that ends at `at` ("on 8 March", "in 1996")."""
    begin = at
    while (
        begin > low
        and at - begin < 5
        and (tokens[begin].kind == NUMBER or tokens[begin].low in words("times"))
    ):
        begin -= 1
    if begin < at and begin > low and tokens[begin].low in ("on", "in", "at", "last", "since"):
        return begin - 1
    if (
        begin < at
        and begin > low
        and at - begin == 1
        and tokens[at].low in words("times")
        and is_noun_like(tokens[begin])
        and tokens[at].capital
        and not tokens[begin].capital
    ):
        return begin
    return None


def _aside(tokens: list[Token], closing: int, low: int) -> int | None:
    """Return the comma that opens the aside closed by the comma at `closing`, or None."""
    seen = inside = 0
    for at in range(closing - 1, max(low, closing - 40), -1):
        inside += (tokens[at].low == ")") - (tokens[at].low == "(")
        if inside > 0:
            continue
        if tokens[at].low in (";", ":") or tokens[at].kind == QUOTE:
            return None
        if tokens[at].low != ",":
            continue
        seen += 1
        first = tokens[at + 1] if at + 1 < closing else None
        if (
            first is None
            or at <= low
            or (tokens[at - 1].kind not in (WORD, NUMBER) and tokens[at - 1].low != ")")
        ):
            continue
        upon = first.low in words("prepositions") and tokens[at + 2].low in _ASIDE_RELATIVES
        if upon or first.low in _ASIDE_RELATIVES or first.low in phrase_heads("citing"):
            return at
        if seen == 1 and _plain_aside(tokens, at + 1, closing):
            nested = _aside_over(tokens, at, low)
            return at if nested is None else nested
    return None


def _aside_over(tokens: list[Token], comma: int, low: int) -> int | None:
    """Return the comma before a relative clause that itself holds the comma at `comma`."""
    for at in range(comma - 1, max(low, comma - 20), -1):
        if tokens[at].low in (";", ":", ",") or tokens[at].kind == QUOTE:
            if tokens[at].low == "," and tokens[at + 1].low in _ASIDE_RELATIVES and at > low:
                return at
            return None
    return None


def _plain_aside(tokens: list[Token], first: int, end: int) -> bool:
    """True for an age, an apposition or an adverbial: a few words without a finite verb."""
    chunk = tokens[first:end]
    if not chunk or len(chunk) > 18:
        return False
    if len(chunk) == 1:
        return chunk[0].kind in (WORD, NUMBER)
    return not any(
        (token.low in words("auxiliaries") and not token.possessive)
        or token.low in words("subordinators")
        or _is_finite(token, chunk, index)
        for index, token in enumerate(chunk)
    )


def _is_finite(token: Token, chunk: list[Token], index: int) -> bool:
    readings = verbs().get(token.low, ())
    if not readings or token.capital or token.possessive or index == 0:
        return False
    if all(reading.form in ("base", "ing") for reading in readings):
        return False
    follows = chunk[index + 1].low if index + 1 < len(chunk) else ""
    if follows in ("by", "in", "as", "from") or index == len(chunk) - 1:
        return False
    return token.low not in words("statements") and any(r.frame == "clause" for r in readings)


def _apposed(tokens: list[Token], first: int, low: int) -> tuple[int, int] | None:
    """Return the phrase that the one beginning at `first` stands beside ("the mayor, Ana …")."""
    if first - 2 < low or tokens[first - 1].low != ",":
        return None
    begin = phrase_left(tokens, first - 2, low)
    if begin is None or not begins_clause(tokens, begin, low):
        return None
    return (begin, first - 2) if is_noun_like(tokens[first - 2]) else None


def subject_after(tokens: list[Token], verb: int, high: int) -> Phrase | None:
    """Return the subject that follows the verb ("says the mayor, Ana Leszek, 47"), or None.

    None where a verb follows the phrase: then it is the subject of what is said.
    """
    start = verb + 1
    while start < high and tokens[start].low in words("adverbs"):
        start += 1
    if start >= high or tokens[start].kind != WORD:
        return None
    if tokens[start].low in words("subordinators"):
        return None
    if tokens[start].low in ("he", "she", "they", "it"):
        last: int | None = start
    else:
        last = phrase_right(tokens, start, high)
    if last is None:
        return None
    after = tokens[last + 1] if last + 1 < high else None
    if (
        after is not None
        and after.kind == WORD
        and after.low not in words("prepositions")
        and (after.low not in ("and", "who", "whose", "when", "as", "while", "but", "after"))
        and after.low not in words("times")
        and after.low not in words("adverbs")
    ):
        return None
    if after is not None and after.kind == NUMBER:
        return None
    end = last
    if after is not None and after.low == ",":
        end = _apposition_after(tokens, last + 1, high)
    return Phrase(start, end, start, last)


def _is_doing(token: Token) -> bool:
    """True for the participle of what somebody does while they speak ("…, pointing at the mill")."""
    return token.low.endswith("ing") and not token.capital


def _apposition_after(tokens: list[Token], comma: int, high: int) -> int:
    """Return the last token of an apposition after the comma, or the token before the comma."""
    last = phrase_right(tokens, comma + 1, high) if comma + 1 < high else None
    if last is None or last - comma > 12 or _is_doing(tokens[comma + 1]):
        return comma - 1
    after = tokens[last + 1] if last + 1 < high else None
    if after is None or after.low in (",", ".", ";") or after.kind == QUOTE:
        return last
    return comma - 1


def opening_phrase(tokens: list[Token]) -> list[Token]:
    """Return the first noun phrase of a sentence, after an adverbial perhaps, or its pronoun, or nothing."""
    if tokens and tokens[0].low in words("pronouns_all"):
        return tokens[:1]
    last = phrase_right(tokens, 0, len(tokens))
    comma = next((k for k, token in enumerate(tokens[:9]) if k and token.low == ","), None)
    if last is None and comma is not None:
        tokens = tokens[comma + 1 :]
        last = phrase_right(tokens, 0, len(tokens))
    if last is None:
        return []
    for index in range(1, last + 1):  # "The minister visited": no verb belongs to it
        token = tokens[index]
        if token.capital or token.possessive:
            continue
        if tokens[index - 1].capital and index > 1 and not _may_name(token):
            return tokens[:index]
        if (
            token.low.endswith("ed")
            or token.low in listed("pasts")
            or any(r.form == "past" for r in verbs().get(token.low, ()))
        ):
            return tokens[:index]
    return tokens[: last + 1]


def _may_name(token: Token) -> bool:
    """True for a word that goes on with a name after a capital ("the Truth Commission report")."""
    linked = token.low in words("prepositions") or token.low in words("determiners")
    return linked or token.low in kinds() or token.low in words("statements")

"""Turns of phrase: "quotes X as saying", "the figure comes from X", "19 deaths it could not explain"."""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.extract.numbers.lexis import words as number_words
from onrecord.extract.voices.hits import Hit, Sentence
from onrecord.extract.voices.lexis import listed, verbs, words
from onrecord.extract.voices.nouns import names_voice
from onrecord.extract.voices.phrases import (
    Phrase,
    is_noun_like,
    names_statement,
    phrase_left,
    phrase_of,
    phrase_right,
    voice_kind,
)
from onrecord.extract.voices.subjects import subject_before
from onrecord.extract.voices.tokens import NUMBER, WORD, Token


def find_as_saying(sentence: Sentence) -> Iterator[Hit]:
    """Yield the second voice of "Y quotes X as saying that" and "X was quoted as saying"."""
    tokens = sentence.tokens
    lows = [token.low for token in tokens]
    for index in range(2, len(tokens) - 1):
        if lows[index] != "as" or lows[index + 1] not in (
            "saying",
            "stating",
            "telling",
            "claiming",
            "having",
            "reporting",
            "putting",
            "estimating",
        ):
            continue
        verb = next(
            (
                k
                for k in range(index - 1, max(-1, index - 26), -1)
                if lows[k]
                in ("quoted", "quotes", "quote", "quoting", "cited", "cites", "cite", "citing")
            ),
            None,
        )
        if verb is None:
            continue
        if verb + 1 < index and lows[verb + 1] not in ("as", "by", "in", "on"):
            last = phrase_right(tokens, verb + 1, index)
            end = index - 1 if last is None or lows[last + 1] == "," else last
            if last is not None:
                yield Hit(
                    "before",
                    verb + 1,
                    index + 1,
                    index,
                    index + 1,
                    Phrase(verb + 1, end, verb + 1, last),
                    frame="as",
                )
        else:
            first = phrase_left(tokens, _before_be(tokens, verb), 0)
            if first is not None:
                end = _before_be(tokens, verb)
                yield Hit(
                    "before",
                    first,
                    index + 1,
                    index,
                    index + 1,
                    phrase_of(first, end),
                    frame="as",
                )


def _before_be(tokens: list[Token], verb: int) -> int:
    at = verb - 1
    while at > 0 and (tokens[at].low in words("auxiliaries") or tokens[at].low in words("adverbs")):
        at -= 1
    return at


def find_origins(sentence: Sentence) -> Iterator[Hit]:
    """Yield the voice of "The figure of 45 comes from the army"."""
    tokens = sentence.tokens
    for at in range(2, len(tokens) - 2):
        if tokens[at].low not in listed("comes") or tokens[at + 1].low != "from":
            continue
        if not any(t.low in words("figures") or names_statement(t) for t in tokens[:at]):
            continue
        last = phrase_right(tokens, at + 2, len(tokens))
        if last is not None and names_voice(tokens, phrase_of(at + 2, last)):
            source = phrase_of(at + 2, last)
            yield Hit("beside", at, last, at, at + 1, source, frame="origin")


def find_wherein(sentence: Sentence) -> Iterator[Hit]:
    """Yield the paper of "the communiqué, wherein it is averred that"."""
    tokens = sentence.tokens
    for at in range(2, len(tokens) - 4):
        if tokens[at].low not in listed("wherein") or tokens[at + 1].low != "it":
            continue
        readings = verbs().get(tokens[at + 3].low, ())
        be = tokens[at + 2].low in ("is", "was", "has", "had")
        if not be or not any(r.form == "past" for r in readings) or tokens[at + 4].low != "that":
            continue
        end = at - 1
        while end > 0 and tokens[end].low in (",", "in", "where"):
            end -= 1
        first = phrase_left(tokens, end, 0)
        if first is not None and first <= end:
            source = phrase_of(first, end)
            yield Hit("before", at, at + 3, at + 3, at + 3, source, frame="wherein")


def find_books(sentence: Sentence) -> Iterator[Hit]:
    """Yield the voice of "the health office now has 46 dead", "the adjutant makes it 402"."""
    tokens = sentence.tokens
    for at in range(1, len(tokens) - 2):
        low = tokens[at].low
        if low not in listed("keeping"):
            continue
        made = low.startswith("m") and tokens[at + 1].low == "it" and _counts(tokens[at + 2])
        made = made or _had_at(tokens, at + 1)
        if not made and (low.startswith("m") or not _tolled(tokens, at + 1)):
            continue
        subject = subject_before(tokens, at, 0)
        if subject is None:
            continue
        named = [token.low for token in tokens[subject.head_first : subject.head_last + 1]]
        if voice_kind(named) in _BOOKED and named[-1] not in words("thin"):
            yield Hit("before", subject.first, at, at, at, subject, frame="wherein")


_BOOKED = frozenset(("official", "media", "ngo", "medical", "court", "un", "state", "expert"))
_TOLLED = frozenset(("dead", "killed", "deaths", "missing", "fatalities", "disappeared"))


def _had_at(tokens: list[Token], at: int) -> bool:
    """True for "had them at 38"."""
    lows = [token.low for token in tokens[at : at + 2]]
    held = lows[:1] in (["it"], ["them"], ["this"], ["that"]) and lows[1:] == ["at"]
    return held and at + 2 < len(tokens) and _counts(tokens[at + 2])


def _counts(token: Token) -> bool:
    return token.kind == NUMBER or token.low in number_words()


def _tolled(tokens: list[Token], at: int) -> bool:
    """True for a number that only a book holds: "(now) 46 dead"."""
    at += tokens[at].low in words("adverbs")
    end = at
    while end < len(tokens) and _counts(tokens[end]):
        end += 1
    return at < end < len(tokens) and tokens[end].low in _TOLLED


def find_whom(sentence: Sentence) -> Iterator[Hit]:
    """Yield the voice of "23 declarants, according to whom 32 men perished"."""
    tokens = sentence.tokens
    lows = [token.low for token in tokens]
    for at in range(2, len(tokens) - 3):
        if lows[at : at + 2] != ["according", "to"] or lows[at + 2] not in ("whom", "which"):
            continue
        end = at - 2 if lows[at - 1] == "," else at - 1
        first = phrase_left(tokens, end, 0)
        if first is not None and first <= end:
            source = phrase_of(first, end)
            yield Hit("before", at, at + 2, at, at + 2, source, frame="wherein")


def find_case(sentence: Sentence) -> Iterator[Hit]:
    """Yield the voice of "the case of the prosecution, in brief, is that nine were shot"."""
    tokens = sentence.tokens
    for at in range(len(tokens) - 5):
        if tokens[at].low not in listed("cases") or tokens[at + 1].low != "of":
            continue
        last = phrase_right(tokens, at + 2, len(tokens))
        if last is None:
            continue
        for verb in range(last + 1, min(last + 8, len(tokens) - 1)):
            if tokens[verb].low in ("is", "was") and tokens[verb + 1].low == "that":
                source = phrase_of(at + 2, last)
                yield Hit("before", at, verb, at, verb, source, frame="wherein")
                break


def find_believed(sentence: Sentence) -> Iterator[Hit]:
    """Yield the voice of "If the army is to be believed, 12 were armed"."""
    tokens = sentence.tokens
    lows = [token.low for token in tokens]
    for at in range(len(tokens) - 5):
        if lows[at] != "if":
            continue
        last = phrase_right(tokens, at + 1, len(tokens))
        if last is None or lows[last + 2 : last + 5] != ["to", "be", "believed"]:
            continue
        mode = "before" if at == 0 else "beside"
        yield Hit(mode, at, last + 4, last + 4, last + 4, phrase_of(at + 1, last), frame="adjunct")


def find_fronted(sentence: Sentence) -> Iterator[Hit]:
    """Yield the pronoun of "A further 19 deaths it was unable to explain"."""
    tokens = sentence.tokens
    for index in range(2, min(len(tokens) - 2, 14)):
        token = tokens[index]
        if token.low in words("auxiliaries") or token.low in (",", ";", ":"):
            return
        if token.low not in ("it", "he", "she", "they") or not is_noun_like(tokens[index - 1]):
            continue
        last = next(
            (k for k in range(index + 1, len(tokens)) if tokens[k].kind != WORD), len(tokens)
        )
        unable = {"unable", "cannot", "could", "able", "failed"} & {
            t.low for t in tokens[index:last]
        }
        if unable and last - index <= 7:
            source = phrase_of(index, index)
            yield Hit("beside", index, last - 1, index + 1, last - 1, source, frame="fronted")
        return

"""Crediting by passives and participles: "was put by X at", "reported by X", "saying that"."""

from __future__ import annotations

from onrecord.extract.voices.frames import takes
from onrecord.extract.voices.hits import Hit, hit_of
from onrecord.extract.voices.lexis import Verb, listed, phrase_heads, words
from onrecord.extract.voices.phrases import names_statement, phrase_of, phrase_right
from onrecord.extract.voices.plausible import is_voice_like
from onrecord.extract.voices.subjects import subject_before
from onrecord.extract.voices.tokens import QUOTE, WORD, Token

BE = frozenset({"am", "is", "are", "was", "were", "been", "being", "be"})


def read_passive(tokens: list[Token], at: int, readings: tuple[Verb, ...]) -> Hit | None:
    """Return what "was put by the army at 41" or "were told by the guards that" credits."""
    told = next((r for r in readings if r.form == "past" and r.lemma in ("tell", "inform")), None)
    if told is not None:
        hit = _by(tokens, at, told)
        return None if hit is None else hit._replace(mode="before")
    return read_agent(tokens, at, readings)


def read_agent(tokens: list[Token], at: int, readings: tuple[Verb, ...]) -> Hit | None:
    """Return what a participle with "by X" credits ("12 deaths reported by the army")."""
    if readings[0].lemma in listed("given"):
        near = tokens[max(0, at - 5) : at]
        if not any(names_statement(t) or t.low in words("figures") for t in near):
            return None  # "a dozen were given ten years by a judge"
    forward = at + 1 < len(tokens) and tokens[at + 1].low == "forward"
    if not forward:
        readings = tuple(r for r in readings if r.form == "past" and _has_agent(r))
    return _by(tokens, at, readings[0]) if readings else None


def _has_agent(reading: Verb) -> bool:
    """True for a verb whose "by X" names who says it ("given by X"), not who does it."""
    if reading.frame == "figure":
        return reading.lemma in listed("given") and not reading.tail
    said = reading.frame in ("clause", "object", "at")
    return said and reading.lemma not in listed("done")


def _by(tokens: list[Token], at: int, reading: Verb) -> Hit | None:
    for index in range(at + 1, min(at + 7, len(tokens))):
        low = tokens[index].low
        if low in (",", ";", "that"):
            return None
        if low == "by":
            last = phrase_right(tokens, index + 1, len(tokens))
            if last is None:
                return None
            source = phrase_of(index + 1, last)
            if not (is_voice_like(tokens, source) or tokens[index + 1].capital):
                return None
            hit = hit_of("beside", index, last, at, source, reading)
            return hit._replace(frame="agent")
    return None


def read_hearsay(tokens: list[Token], at: int, readings: tuple[Verb, ...]) -> Hit | None:
    """Return what "heard on the radio that" or "learned from the guards that" credits."""
    reading = readings[0]
    if reading.lemma not in listed("hearsay") or at + 2 >= len(tokens):
        return None
    if tokens[at + 1].low not in ("on", "in", "from", "over"):
        return None
    last = phrase_right(tokens, at + 2, len(tokens))
    if last is None or last + 1 >= len(tokens) or tokens[last + 1].low != "that":
        return None
    source = phrase_of(at + 2, last)
    if not (is_voice_like(tokens, source) or tokens[last].capital):
        return None
    return hit_of("before", at, last, at, source, reading)


def _that_follows(tokens: list[Token], at: int) -> bool:
    return any(token.low == "that" or token.kind == QUOTE for token in tokens[at + 1 : at + 5])


def read_participle(
    tokens: list[Token], at: int, readings: tuple[Verb, ...], before: Token | None
) -> Hit | None:
    """Return what "…, saying that 12 had died" or the progressive "is claiming" credits.

    Args:
        tokens: Those of the sentence.
        at: Where the participle stands.
        readings: Its readings.
        before: The nearest token to the left that is no adverb.
    """
    low = before.low if before is not None else ""
    if tokens[at].low in phrase_heads("citing"):
        return None
    if not at:
        return None
    finite = low in BE
    if not finite and before is not None and before.kind == WORD and low in words("prepositions"):
        return None
    subject = subject_before(tokens, at, 0) if finite else None
    if finite and subject is None:
        return None
    for reading in readings:
        if reading.frame not in ("clause", "that", "of", "at", "object"):
            continue
        if not finite and reading.frame == "that" and not _that_follows(tokens, at):
            continue
        if takes(tokens, at, reading, subject) is not None:
            begin = at if subject is None else subject.first
            return hit_of("before", begin, at, at, subject, reading, elided=subject is None)
    return None

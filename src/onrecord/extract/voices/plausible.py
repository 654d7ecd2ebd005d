"""Whether a phrase can say something: a body, a person, a paper; not those who are counted."""

from __future__ import annotations

from onrecord.extract.numbers.lexis import words as number_words
from onrecord.extract.voices.lexis import Verb, listed, verbs, words
from onrecord.extract.voices.phrases import Phrase, names_statement, voice_kind
from onrecord.extract.voices.tokens import NUMBER, Token


def is_voice_like(tokens: list[Token], subject: Phrase | None) -> bool:
    """True for a subject that names a body, a person, a paper or a pronoun; or is elided."""
    if subject is None:
        return True
    phrase = tokens[subject.head_first : subject.head_last + 1]
    if len(phrase) == 1 and phrase[0].low in words("pronouns_all"):
        return True
    kind = voice_kind([token.low for token in phrase])
    return kind != "unknown" or any(names_statement(token) for token in phrase)


def is_paper(tokens: list[Token], subject: Phrase) -> bool:
    """True for a subject whose head is a document or a finding, not a body or a person."""
    phrase = tokens[subject.head_first : subject.head_last + 1]
    head = _head(phrase)
    return any(
        names_statement(token) or token.low in listed("papers") for token in phrase[: head + 1]
    )


def cannot_say(tokens: list[Token], at: int, subject: Phrase, readings: tuple[Verb, ...]) -> bool:
    """True where the verb at `at` is none, or its subject is not the one who says it.

    "12 people reported missing", "three federal states", "dismissed reports of", "news report".
    """
    return (
        _is_harmed(tokens, at, subject)
        or _is_plural_noun(tokens, at, subject, readings)
        or _is_object(tokens, subject, readings)
        or (
            all(r.form == "base" for r in readings)
            and not _after_modal(tokens, at)
            and not _may_take_base(tokens, at, subject)
        )
    )


def _head(phrase: list[Token]) -> int:
    """Return the index of the last token before the first preposition inside the phrase."""
    preposition = (k for k, t in enumerate(phrase) if k and t.low in words("prepositions"))
    return next(preposition, len(phrase)) - 1


def _is_harmed(tokens: list[Token], at: int, subject: Phrase) -> bool:
    """True for "12 people reported missing": those counted, not those who say it."""
    after = tokens[at + 1].low if at + 1 < len(tokens) else ""
    if after not in listed("states"):
        return False
    phrase = tokens[subject.head_first : subject.head_last + 1]
    kind = voice_kind([token.low for token in phrase])
    return phrase[0].kind == NUMBER or kind in ("unknown", "witness", "party")


def _is_plural_noun(
    tokens: list[Token], at: int, subject: Phrase, readings: tuple[Verb, ...]
) -> bool:
    """True for a plural noun that looks like a verb ("three federal states", "states of Brazil")."""
    if any(reading.form != "s" for reading in readings):
        return False
    first = tokens[subject.head_first]
    if names_statement(tokens[at]) and subject.head_first and not first.possessive:
        before = tokens[subject.head_first - 1].low
        if before in ("on", "from", "of", "with", "by", "through", "for"):
            return True  # "on the basis of hospital records"
    quantified = first.kind == NUMBER or first.low in listed("quantities")
    of = at + 1 < len(tokens) and tokens[at + 1].low == "of"
    return quantified or (of and all(reading.frame != "of" for reading in readings))


def _is_object(tokens: list[Token], subject: Phrase, readings: tuple[Verb, ...]) -> bool:
    """True for a noun after a verb of speech ("dismissed reports"), which looks like a verb."""
    if any(reading.form in ("past", "ing") for reading in readings):
        return False
    lead, last = tokens[subject.head_first], tokens[subject.head_last]
    if subject.head_first and not lead.capital and lead.low.endswith("ed"):
        return True  # "asserted territorial claims"
    return any(reading.form == "past" for reading in verbs().get(last.low, ()))


def _after_modal(tokens: list[Token], at: int) -> bool:
    """True for an infinitive: "could count", "would only say"."""
    before = at - 1
    while before > 0 and tokens[before].low in words("adverbs"):
        before -= 1
    return tokens[before].low in ("can", "could", "would", "will", "may", "might", "did", "does")


def _may_take_base(tokens: list[Token], at: int, subject: Phrase) -> bool:
    """True for a subject that may take a present without `s` ("officials say", "they report").

    A body may ("the government say"), and a people ("the Kelmari claim 40"), unless the verb may
    be a noun there ("the army claim that").
    """
    phrase = tokens[subject.head_first : subject.head_last + 1]
    low = phrase[-1].low
    if len(phrase) == 1 and low in words("pronouns_all"):
        return low not in ("he", "she", "it", "this", "that", "there")
    if len(phrase) == 1 and low in listed("standing_alone"):
        return True
    head = next((t.low for t in phrase[: _head(phrase) + 1] if t.low.endswith("s")), low)
    joined = any(token.low == "and" for token in phrase)
    if joined or head.endswith("s") or head in listed("plurals"):
        return True
    named = any(token.capital and not token.upper for token in phrase[1:])
    known = voice_kind([token.low for token in phrase]) != "unknown"
    if phrase[0].low not in words("determiners") or not (named or known):
        return False
    follows = tokens[at + 1] if at + 1 < len(tokens) else None
    counts = follows is not None and (follows.kind == NUMBER or follows.low in number_words())
    return counts or not names_statement(tokens[at])


def as_far_as(tokens: list[Token], first: int) -> bool:
    """True for the subject of "as far as he knew", which bounds what is told and tells nothing.

    Args:
        tokens: Those of the sentence.
        first: The first of the subject.
    """
    lows = [token.low for token in tokens[max(0, first - 3) : first]]
    return len(lows) == 3 and lows[0] in ("as", "so") and lows[1] != "near" and lows[2] == "as"

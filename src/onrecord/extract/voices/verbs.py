"""Crediting verbs in a sentence: "X said", ", said X", "X told the Post that"."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from onrecord.extract.grammar.inflect import verb_forms
from onrecord.extract.numbers.lexis import words as number_words
from onrecord.extract.voices.frames import rest_after, takes
from onrecord.extract.voices.hits import Hit, Sentence, hit_of
from onrecord.extract.voices.lexis import Verb, lexicon, listed, verbs, words
from onrecord.extract.voices.passives import (
    BE,
    read_agent,
    read_hearsay,
    read_participle,
    read_passive,
)
from onrecord.extract.voices.phrases import (
    Phrase,
    begins_clause,
    phrase_of,
    phrase_right,
    voice_kind,
)
from onrecord.extract.voices.plausible import as_far_as, cannot_say, is_paper
from onrecord.extract.voices.subjects import restrictive_subject, subject_after, subject_before
from onrecord.extract.voices.tokens import NUMBER, QUOTE, WORD, Token

# The order in which a verb's frames are tried: the freest first, those that ask for most last.
FRAMES = ("verdict", "clause", "of", "at", "object", "paper", "figure", "that", "quote")
_PAUSES = frozenset({",", "-", "–", "—", "--"})


def find_verbs(sentence: Sentence) -> Iterator[Hit]:
    """Yield what the verbs of a sentence credit to whom."""
    tokens = sentence.tokens
    for index, token in enumerate(tokens):
        readings = verbs().get(token.low) if token.kind == WORD else None
        if not readings or token.possessive:
            continue
        named = token.capital and not sentence.capitals and index > 0
        if named and tokens[index - 1].kind != QUOTE:
            continue
        hit = _read(tokens, index, readings)
        if hit is not None:
            yield from _through_a_paper(tokens, index, hit)
            yield hit
    yield from _would_have_it(tokens)
    yield from _has_entries(tokens)


def _read(tokens: list[Token], at: int, readings: tuple[Verb, ...]) -> Hit | None:
    before = _left_of(tokens, at)
    forms = {reading.form for reading in readings}
    if before is not None and before.low in BE and "past" in forms:
        return read_passive(tokens, at, readings)
    if forms == {"ing"}:
        return read_participle(tokens, at, readings, before)
    hearsay = read_hearsay(tokens, at, readings)
    if hearsay is not None:
        return hearsay
    if _is_noun(tokens, at, readings) or _is_negated(tokens, at):
        return None
    if before is not None and before.low in words("prepositions") and before.low != "as":
        return _going_on(tokens, at, readings)
    if "past" in forms and at + 1 < len(tokens) and tokens[at + 1].low in ("by", "forward", "at"):
        hit = read_agent(tokens, at, readings)
        if hit is not None:
            return hit
    return _active(tokens, at, readings)


def _is_noun(tokens: list[Token], at: int, readings: tuple[Verb, ...]) -> bool:
    """True after an article or a possessive, and for "the eleven accused", "charged with"."""
    first = tokens[at - 1] if at else None
    follows = tokens[at + 1].low if at + 1 < len(tokens) else ""
    if first is None:
        return False
    if first.possessive or first.low == "united":
        return True
    if first.low in words("determiners"):
        return first.low not in listed("standing_alone")
    if readings[0].lemma not in ("accuse", "charge"):
        return False
    return first.kind == NUMBER or first.low in listed("quantities") or follows == "with"


def _left_of(tokens: list[Token], at: int) -> Token | None:
    """Return the nearest token to the left that is no adverb."""
    for index in range(at - 1, max(-1, at - 5), -1):
        if tokens[index].low not in words("adverbs"):
            return tokens[index]
    return None


def _is_negated(tokens: list[Token], at: int) -> bool:
    near = tokens[max(0, at - 3) : at]
    if near and near[-1].kind == QUOTE:  # "“Never,” said the mayor"
        return False
    if any(token.low == "only" for token in near):
        return False
    return any(
        token.low in words("negations") or token.low.endswith(("n't", "n’t")) for token in near
    )


def _going_on(tokens: list[Token], at: int, readings: tuple[Verb, ...]) -> Hit | None:
    """Read the infinitive of "goes on to report that", "continued to say that"."""
    if at < 3 or tokens[at - 1].low != "to":
        return None
    finite = at - 2
    if tokens[finite].low == "on" and tokens[at - 3].low in ("goes", "went", "go"):
        finite = at - 3
    elif tokens[finite].low not in _going_on_forms():
        return None
    subject = subject_before(tokens, finite, 0)
    reading = next((r for r in readings if r.frame in ("clause", "that", "of")), None)
    if subject is None or reading is None or takes(tokens, at, reading, subject) is None:
        return None
    return hit_of("before", subject.first, at, at, subject, reading)


@cache
def _going_on_forms() -> frozenset[str]:
    irregular: dict[str, list[str]] = lexicon()["irregular"]
    forms = (verb_forms(verb, irregular) for verb in listed("going_on"))
    return frozenset(word for f in forms for word in (f.base, f.s, *f.past))


def _active(tokens: list[Token], at: int, readings: tuple[Verb, ...]) -> Hit | None:
    subject = subject_before(tokens, at, 0)
    if subject is None or cannot_say(tokens, at, subject, readings):
        subject = restrictive_subject(tokens, at, 0) or subject
    inverted = _inverted(tokens, at, subject, readings)
    if inverted is not None:
        return inverted
    if subject is None:
        if not _coordinated(tokens, at):
            return None
    elif cannot_say(tokens, at, subject, readings) or as_far_as(tokens, subject.first):
        return None
    elif subject.relative is None and _stands_beside(tokens, at, subject, readings):
        before = tokens[subject.first - 1]
        quoted = before.kind == QUOTE or before.low == "as"
        reading = _speech(readings, quoted=quoted)
        if reading is not None:
            end = _tail_end(tokens, at)
            return hit_of("beside", subject.first, end, at, subject, reading)
    return _before_content(tokens, at, subject, readings)


def _before_content(
    tokens: list[Token], at: int, subject: Phrase | None, readings: tuple[Verb, ...]
) -> Hit | None:
    begin = at
    if subject is not None:
        begin = subject.first if subject.relative is None else subject.relative
    for frame in FRAMES:
        for reading in readings:
            if reading.frame != frame or reading.form == "ing":
                continue
            end = takes(tokens, at, reading, subject)
            if end is not None:
                return hit_of("before", begin, end, at, subject, reading, elided=subject is None)
    return None


def _inverted(
    tokens: list[Token], at: int, subject: Phrase | None, readings: tuple[Verb, ...]
) -> Hit | None:
    """Read "…," said the mayor."""
    if not at:
        return None
    previous = tokens[at - 1]
    quoted = previous.kind == QUOTE or (
        previous.low == "," and at > 1 and tokens[at - 2].kind == QUOTE
    )
    if not quoted and previous.low not in _PAUSES:
        return None
    whole = subject is not None and bool(subject.chunks)
    if subject is not None and whole and not quoted and begins_clause(tokens, subject.first, 0):
        return None
    after = subject_after(tokens, at, len(tokens))
    if after is None or not (quoted or _opens_inversion(tokens, after)):
        return None
    reading = _speech(readings, quoted=quoted)
    if reading is None:
        return None
    return hit_of("beside", at, after.last, at, after, reading, inverted=True)


def _opens_inversion(tokens: list[Token], after: Phrase) -> bool:
    """True when nothing but a mark or an adverbial follows the inverted subject."""
    if after.last + 1 >= len(tokens):
        return True
    follow = tokens[after.last + 1]
    passed = words("prepositions") | words("times") | words("adverbs")
    return follow.kind != WORD or follow.low in passed


def _speech(readings: tuple[Verb, ...], *, quoted: bool) -> Verb | None:
    """Return the first reading that may stand after what it credits."""
    for reading in readings:
        if reading.form == "ing":
            continue
        if reading.frame in ("clause", "that") or (reading.frame == "quote" and quoted):
            return reading
    return None


def _coordinated(tokens: list[Token], at: int) -> bool:
    """True for a verb that shares the subject of the one before ("… and admitted that")."""
    before = at - 1
    passed = words("adverbs") | words("auxiliaries")
    while before >= 0 and tokens[before].low in passed:
        before -= 1
    return before >= 1 and tokens[before].low in ("and", "but", "then")


def _stands_beside(
    tokens: list[Token], at: int, subject: Phrase, readings: tuple[Verb, ...]
) -> bool:
    """True when what is credited stands before the subject, not after the verb."""
    if subject.first == 0:
        return False
    before = tokens[subject.first - 1]
    if before.low == "," and subject.first == 1:
        return False
    tails = (len(r.tail) for r in readings if r.frame == "quote" and _has_tail(tokens, at, r))
    rest = rest_after(tokens, at + max(tails, default=0), readings)
    if before.low == "as":  # "as survivors remember it"
        it = at + 1 < len(tokens) and tokens[at + 1].low == "it"
        return rest_after(tokens, at + it, readings) in ("end", "adjunct", "comma")
    if before.kind == QUOTE:
        return rest in ("end", "adjunct", "comma")
    if before.low == "(":
        return rest == "end"
    if before.kind in (WORD, NUMBER) or before.low in (";", ":"):
        return False
    return rest in ("end", "adjunct")


def _has_tail(tokens: list[Token], at: int, reading: Verb) -> bool:
    return [t.low for t in tokens[at + 1 : at + 1 + len(reading.tail)]] == list(reading.tail)


def _tail_end(tokens: list[Token], at: int) -> int:
    """Return the last token of the words after a verb that stands beside its content."""
    index = at + 1
    high = min(len(tokens), at + 20)
    while index < high and tokens[index].kind in (WORD, NUMBER):
        index += 1
    return index - 1


def _through_a_paper(tokens: list[Token], at: int, hit: Hit) -> Iterator[Hit]:
    """Yield the paper that "X told the Post that …" passed the words on: it stands before X."""
    if hit.lemma not in listed("telling") or hit.mode != "before" or at + 1 >= len(tokens):
        return
    last = phrase_right(tokens, at + 1, len(tokens))
    if last is None:
        return
    named = tokens[at + 1 : last + 1]
    if voice_kind([token.low for token in named]) == "media" and not _is_common(named):
        yield hit._replace(source=phrase_of(at + 1, last), frame="through")


def _is_common(named: list[Token]) -> bool:
    """True for a medium without a name: "reporters", "the paper", "a radio station"."""
    common = listed("common_media") | words("determiners")
    return all(not token.capital or token.low in common for token in named)


def _has_entries(tokens: list[Token]) -> Iterator[Hit]:
    """Read "The log of the battalion has an entry of 12", "The register has 41 names"."""
    for at in range(2, len(tokens) - 1):
        if tokens[at].low not in ("has", "had", "have"):
            continue
        if not _opens_entry(tokens, at + 1):
            continue
        subject = subject_before(tokens, at, 0)
        if subject is not None and is_paper(tokens, subject):
            yield Hit("before", subject.first, at, at, at, subject, frame="paper")


def _opens_entry(tokens: list[Token], at: int) -> bool:
    """True for a number, an article, "over 300", or a quotation of either."""
    while at < len(tokens) - 1 and (
        tokens[at].kind == QUOTE or tokens[at].low in listed("approximately")
    ):
        at += 1
    after = tokens[at] if at < len(tokens) else None
    return after is not None and (
        after.low[0].isdigit() or after.low in words("determiners") or after.low in number_words()
    )


def _would_have_it(tokens: list[Token]) -> Iterator[Hit]:
    """Read ", as Radio Varn would have it,", "The mayor would have us believe that"."""
    lows = [token.low for token in tokens]
    for at in range(2, len(tokens) - 2):
        if lows[at - 1 : at + 1] != ["would", "have"]:
            continue
        subject = subject_before(tokens, at, 0)
        if lows[at + 1] in ("me", "us") and lows[at + 2] in listed("made_to_hold"):
            if subject is not None:
                yield Hit("before", subject.first, at + 2, at, at + 2, subject, "claim", "that")
            continue
        if lows[at + 1] != "it":
            continue
        if subject is not None and subject.first and lows[subject.first - 1] == "as":
            begin = subject.first - 1
            yield Hit("beside", begin, at + 1, at - 1, at + 1, subject, "claim", "as")

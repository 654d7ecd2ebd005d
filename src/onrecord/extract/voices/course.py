"""A voice over several sentences: what goes on with what was just said, and what looks back at it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from onrecord.extract.numbers.lexis import alternatives, spoken
from onrecord.extract.voices.issuer import is_issuer
from onrecord.extract.voices.lexis import listed, may_credit, words
from onrecord.extract.voices.memory import Memory
from onrecord.extract.voices.names import is_named_person, kind_of
from onrecord.extract.voices.phrases import phrase_right
from onrecord.extract.voices.said import Said
from onrecord.extract.voices.subjects import opening_phrase
from onrecord.extract.voices.tokens import Token, tokenise
from onrecord.model import Document, Span

OPENING = 8  # code points before an adjunct that opens a sentence: the number of a paragraph
# "Of these, 58 were soldiers" goes on with what was just said.
_OF_THESE = re.compile(
    r"[\"“]?(?:of|among|amongst|from among)\s+(?:these|those|them|the\s+\w+,?)\b(?!['’]s)",
    re.IGNORECASE,
)
# "Men accounted for 40 of the dead, women 22" breaks down what was just said.
_SHARES = re.compile(
    r"[A-Z][\w-]+(?:\s(?:and\s)?[\w-]+){0,2}\s(?:account(?:ed|s)?\sfor|ma[dk]es?\sup|represent(?:ed|s)?)\s",
)
# "He had tended 140 wounded" goes on with what he told.
_HE_HAD = re.compile(r"(?:He|She|They|HE|SHE|THEY)\s+(?:had|HAD)\s+(?!to\b)", re.ASCII)
# The teller speaks again.
_TELLER = re.compile(
    r"\b(?:I|we|our|us|my)\b|^\W*(?:\d+\W+)?The (?:Court|Chamber|Tribunal|Commission|Panel|Committee|Mission)\b",
    re.IGNORECASE,
)
# "That's from the health ministry", "The number came from a tweet": whose the sentence before is.
_IS_FROM = re.compile(
    r"\W*(?:that|this|these|those|(?:the|that|this|both|these|those|all)\s(?:new\s|latest\s)?"
    r"(?:figure|number|toll|count|total|tally|estimate|information|claim)s?)"
    r"(?:['’]s|\s(?:is|are|was|were|comes?|came))\s(?:all\s)?(?:from|according\sto|per)\s",
    re.IGNORECASE,
)


def goes_on(text: str, span: Span, last: Span | None, before: list[Said]) -> Iterator[Said]:
    """Yield what the sentence before credits, for one that begins "Of these" and credits nobody.

    Args:
        text: The document's text.
        span: The sentence.
        last: The sentence before, in the same block.
        before: What that one credits.
    """
    if last is None or not before:
        return
    if not any(pattern.match(text, *span) for pattern in (_OF_THESE, _HE_HAD, _SHARES)):
        return
    if may_credit(span.of(text)):
        return
    half = (last.end - last.start) / 2
    for said in before:
        length = sum(max(0, min(p.end, last.end) - max(p.start, last.start)) for p in said.content)
        if said.stance != "deny" and not said.direct and (_reaches(said, last) or length >= half):
            yield said._replace(content=(span,))


def _reaches(said: Said, sentence: Span) -> bool:
    return any(part.end >= sentence.end - 2 for part in said.content)


def reported_on(text: str, span: Span, last: Span | None, before: list[Said]) -> Iterator[Said]:
    """Yield the voice of reported speech for a sentence that credits nobody and "had" its verb.

    "The general said the town had fallen. Sixty men had surrendered."

    Args:
        text: The document's text.
        span: The sentence.
        last: The sentence before, in the same block.
        before: What that one credits.
    """
    if last is None or not before or text.find(" had ", *span) < 0:
        return
    said = before[-1]
    indirect = said.stance == "assert" and not said.direct and not said.own
    if len(before) > 1 or not indirect or said.frame not in ("clause", "that", "adjunct", "course"):
        return
    if _reaches(said, last) and _is_pluperfect(tokenise(text, *span)):
        yield said._replace(content=(span,), frame="course")


def _is_pluperfect(tokens: list[Token]) -> bool:
    """True when the first finite verb is "had" with a participle."""
    for at, token in enumerate(tokens[:24]):
        low = token.low
        if low == "had":
            after = next(
                (t for t in tokens[at + 1 : at + 4] if t.low not in words("adverbs")), None
            )
            return after is not None and (
                after.low == "been"
                or after.low.endswith(("ed", "en"))
                or after.low in listed("pasts")
            )
        if low in words("auxiliaries") or low in words("subordinators") or low in listed("pasts"):
            return False
        if low.endswith("ed") and not token.capital:
            return False
    return False


def opens_course(document: Document, span: Span, said: list[Said], memory: Memory) -> Said | None:
    """Return whose account the sentences behind this one give, or None.

    A party's case ("According to the applicants, …", "In their submission, …") and an account that
    is announced ("The mayor has just spoken.", "He stated as follows.") run on to the end of the
    block, or until somebody else is heard.

    Args:
        document: The document.
        span: The sentence.
        said: What it credits.
        memory: The voices named so far.
    """
    text = document.text
    if said:
        first = said[0]
        opens = len(said) == 1 and first.frame == "adjunct" and not first.own
        lead = text[span.start : first.cue.start].strip(" .()[]\t\n*")
        opens = opens and (first.cue.start - span.start <= OPENING) and not lead.strip("0123456789")
        if opens and first.name is not None and _is_party(text, first):
            return first._replace(frame="course")
    return _announced(document, span, memory)


def _is_party(text: str, said: Said) -> bool:
    """True for the party to a case, and for "in their submission"."""
    if said.name is None or said.source is None:
        return False
    named = {word.lower().strip(",.") for word in said.name.of(text).split()}
    return said.source != said.name or bool(named & listed("pleaders"))


def _announced(document: Document, span: Span, memory: Memory) -> Said | None:
    text = document.text
    if _announcing_words().isdisjoint(spoken(text, *span)):
        return None
    match = _announcing().search(text, *span)
    if match is None:
        return None
    phrase = opening_phrase(tokenise(text, span.start, match.start()))
    if not phrase:
        return None
    name = Span(phrase[0].start, phrase[-1].end)
    if phrase[0].low in words("pronouns_all"):
        taken = memory.pronoun(phrase[0].low, name.start)
        if taken is None:
            return None
        name = taken
    named = name.of(text)
    if is_issuer(document, named) or not (is_named_person(named) or kind_of(named) != "unknown"):
        return None
    return Said(name, memory.again(name), Span(*match.span()), (), "assert", "course")


@cache
def _announcing_words() -> frozenset[str]:
    """Return the longest word of each phrase that announces a voice: one stands wherever a phrase does."""
    return frozenset(
        max(spoken(phrase, 0, len(phrase)), key=len) for phrase in listed("announcing")
    )


@cache
def _announcing() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{alternatives(sorted(listed('announcing')))})\b", re.IGNORECASE)


def on_course(text: str, span: Span, course: Said | None) -> Iterator[Said]:
    """Yield the course for a sentence that credits nobody, unless the teller speaks in it."""
    if course is not None and _TELLER.search(text, *span) is None:
        yield course._replace(content=(span,))


def looks_back(
    document: Document, span: Span, before: Span | None, memory: Memory
) -> Iterator[Said]:
    """Yield whose the sentence `before` is: "That's from the health ministry".

    Args:
        document: The document.
        span: The sentence.
        before: The one before it, or the heading above.
        memory: The voices named so far; this one is added.
    """
    text = document.text
    match = _IS_FROM.match(text, *span)
    if match is None or before is None:
        return
    tokens = tokenise(text, match.end(), span.end)
    last = phrase_right(tokens, 0, len(tokens)) if tokens else None
    if last is None:
        return
    name = Span(tokens[0].start, tokens[last].end)
    named = name.of(text)
    if is_issuer(document, named) or (kind_of(named) == "unknown" and not named[:1].isupper()):
        return
    full = memory.again(name)
    memory.add(full)
    yield Said(name, full, Span(span.start, match.end()), (before,), "assert", "origin")

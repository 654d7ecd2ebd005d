"""Figures that a voice denies, and whose figure it then is."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from onrecord.extract.lexis import alternatives
from onrecord.extract.voices.lexis import lexicon
from onrecord.extract.voices.said import Said
from onrecord.model import Document, Figure


class Denial(NamedTuple):
    """A figure is denied; `dropped` are the creditings that only say that it is."""

    dropped: tuple[Said, ...] = ()


@cache
def _patterns() -> dict[str, re.Pattern[str]]:
    untrue = alternatives(lexicon()["untrue"])
    proof = alternatives(lexicon()["no_proof"])
    return {
        "that": re.compile(
            rf"\b(?:{untrue})\s{{1,4}}that\b|\b(?:no|nor|nobody|never|without|lacks?|not)\b[^.;:]{{0,60}}?\b(?:{proof})\s{{1,4}}that\b",
            re.IGNORECASE,
        ),
        "untrue": re.compile(rf"\b(?:{untrue})\b", re.IGNORECASE),
        "next": re.compile(
            rf"[\"“'‘\s]{{0,3}}(?:this|that|it|these|all this|all of this|such claims|the claim|the figure)\s{{1,4}}(?:is|was|are|were)\s{{1,4}}"
            rf"(?:\w+\s{{1,4}}){{0,3}}?(?:{untrue})\b",
            re.IGNORECASE,
        ),
        "calls": re.compile(
            r"\b(?:call|brand|describ|label|dismiss|denounc|ridicul|condemn)\w*", re.IGNORECASE
        ),
        "claim": re.compile(
            r"\b(?:figure|number|claim|allegation|assertion|report|tale|story|accusation|charge)s?\s{1,3}"
            r"(?:of|that|about|putting)\b[^.;\"“”]{0,50}\Z",
            re.IGNORECASE,
        ),
        "is": re.compile(
            rf"[^.;:\"“”]{{0,80}}?\b(?:is|are|was|were|as|be)\s{{1,4}}(?:\w+\s{{1,4}}){{0,3}}?(?:{untrue})\b",
            re.IGNORECASE,
        ),
        "no_such": re.compile(r"\bno such\s+(?:\w+\s+)?\Z", re.IGNORECASE),
        "not": re.compile(
            r"\b(?:was|were|is|are|did)\s+not\s+(?:the\s+|some\s+|about\s+)?\Z", re.IGNORECASE
        ),
        "bare_not": re.compile(r"\bnot\s+\Z", re.IGNORECASE),
        "but_so_many": re.compile(r"\W{0,3}(?:\w+\W{1,3}){0,4}?but\b", re.IGNORECASE),
        "but": re.compile(
            r"\bbut\b|\bas\b[^.;]{1,60}\b(?:would have it|claim|say|allege|assert|put it)",
            re.IGNORECASE,
        ),
    }


def refuted_sentences(document: Document) -> set[int]:
    """Return where those sentences begin after which another says "this is a lie"."""
    found = set()
    pattern = _patterns()["next"]
    for before, after in zip(document.sentences, document.sentences[1:], strict=False):
        if pattern.match(document.text, after.start, after.end):
            found.add(before.start)
    return found


def denied_by(
    document: Document, figure: Figure, around: list[Said], refuted: set[int]
) -> Denial | None:
    """Return how the figure is denied, or None if it is not.

    Args:
        document: The document.
        figure: The figure.
        around: The creditings whose content holds it, the outermost first.
        refuted: What `refuted_sentences` returned.
    """
    contrary = [said for said in around if said.frame == "contrary"]
    if contrary:
        return Denial(tuple(said for said in around if said not in contrary))
    claims = [said for said in around if said.frame in ("noun", "agent")]
    deniers = [said for said in around if said.stance == "deny"]
    if deniers:
        inner = [
            said
            for said in around
            if said.cue.start > deniers[-1].cue.start and said not in deniers
        ]
        claimed = [said for said in inner if said in claims]
        if claimed:
            return Denial(tuple(said for said in around if said not in claimed))
        if (
            inner
            and all(said.stance != "deny" for said in inner)
            and any(
                said.frame in ("clause", "that") and said.cue.start > deniers[-1].cue.end
                for said in inner
            )
        ):
            return None
        return Denial()
    if _said_untrue(document, figure, claims, refuted, around):
        dropped = tuple(said for said in around if said not in claims) if claims else ()
        return Denial(dropped)
    return None


def _said_untrue(
    document: Document, figure: Figure, claims: list[Said], refuted: set[int], around: list[Said]
) -> bool:
    text, patterns = document.text, _patterns()
    begin, end = figure.sentence
    begin, end = max(begin, figure.start - 400), min(end, figure.end + 400)
    if patterns["no_such"].search(text, max(begin, figure.start - 40), figure.start):
        return True
    if around and figure.sentence.start in refuted:
        return True
    for match in patterns["that"].finditer(text, begin, figure.start):
        if ";" not in text[match.end() : figure.start]:
            return True
    if patterns["not"].search(text, max(begin, figure.start - 40), figure.start) and patterns[
        "but"
    ].search(text, figure.end, end):
        return True
    just_before = text[max(begin, figure.start - 12) : figure.start]
    if patterns["bare_not"].search(just_before):
        if patterns["but_so_many"].match(text, figure.end, end):
            return True
    if not claims and patterns["claim"].search(text, begin, figure.start):
        return patterns["is"].match(text, figure.end, end) is not None
    for claim in claims:
        if patterns["untrue"].search(text, begin, claim.cue.start) or patterns["untrue"].search(
            text, figure.end, end
        ):
            return True
        if patterns["calls"].search(text, max(begin, claim.cue.start - 60), claim.cue.start):
            return True
    return False

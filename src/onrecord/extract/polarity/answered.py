"""Answers that deny what was asked or said before them: "Lies!", "Not fifty.", "A fairy tale"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from onrecord.extract.grammar.draft import Draft
from onrecord.extract.polarity.corrections import outer, take_over
from onrecord.extract.polarity.cues import Scene, alternation, cue_words, verbs_of
from onrecord.extract.polarity.denials import deny
from onrecord.model import Span

# "A.", "Answer:", "Mr Tolm:" before an answer, with Markdown's marks about it.
LABEL = r"[\"'\s*_>–—-]*(?:(?:A|Answer|Reply|Response|[A-Z][\w.]*(?:\s[A-Z][\w.]*){0,2})(?:\.|:|\)|\s?[–—-])[*_]*\s+)?"
_ANSWER = re.compile(r"\n[\"'\s*_>–—-]*(?:A|Answer|Reply|Response)[.:)]")
_ASKS = re.compile(r"[\"'\s*_>–—-]*(?:Q|Question)[.:)]")
_NOT = re.compile(
    rf"^{LABEL}(?:no[,.;!–—\s]+)*not\s+(?:the\s+|those\s+|these\s+)?[\"']?$", re.IGNORECASE
)
_NO_MORE = re.compile(r"[\"']?(?:\s+\w+)?[\"'\s]*(?:[.,;!–—]|$)")
_ALONE = re.compile(
    r"(?:\s+(?:at\s+(?:the\s+)?most|at\s+(?:the\s+)?least|(?:and\s+|but\s+)?no\s+more|in\s+all|perhaps|only|altogether|all\s+told))*[\"'\s.!]*",
    re.IGNORECASE,
)
_BEFORE_ALONE = re.compile(
    rf"^{LABEL}(?:no[,.;!–—\s]+)?(?:only|just|but|perhaps|it\s+was|there\s+were)?\s*$",
    re.IGNORECASE,
)
_ADVERBS = (
    r"(?:(?:all|it's|it\s+is|this\s+is|that's|that\s+is|these\s+are|they\s+are|pure|sheer|utter|complete|total|downright"
    r"|simply|plain|quite|just|another|yet|more|mere|but|old|the|an?)\s+){0,4}"
)
_TAIL = r"(?:\s+(?:for|from|of|by|in|and)\s+(?:[\w'-]+\s*){1,5}?)?"
_RECALLED = 300  # characters over which an answer repeats the number of a question
_NEAR = 60  # characters between a question and its answer


def answers(text: str, before: Sequence[Draft], sentence: Span) -> bool:
    """True for a sentence that opens a paragraph and answers the question that stood before it.

    Args:
        text: The document's text.
        before: The drafts of the last sentence of the paragraph before; there may be none.
        sentence: The first sentence of the paragraph.
    """
    if not before:
        return False
    start, end = before[0].sentence
    line = text.rfind("\n", 0, start) + 1
    asked = "?" in text[start : sentence.start] or _ASKS.match(text, line)
    if sentence.start - end > _NEAR or not asked:
        return False
    return _ANSWER.search(text, end, sentence.start + _NEAR) is not None


def deny_answered(
    text: str,
    scene: Scene,
    drafts: Sequence[Draft],
    before: Sequence[Draft],
    earlier: Sequence[Draft],
) -> None:
    """Read an answer that is a verdict and no more, or a number said not to be so.

    Args:
        text: The document's text.
        scene: The sentence that answers.
        drafts: Its drafts, in order.
        before: The drafts of the sentence before it.
        earlier: Drafts with outcomes of the sentences before, in order.
    """
    if before and not scene.tokens.isdisjoint(_verdict_ends()):
        verdict = _verdict().match(scene.words)
        if verdict and (verdict["mild"] is None or said(text, before)):
            deny([draft for draft in before if draft.outcomes])
    if drafts and "not" in scene.tokens:
        _not_that(scene, drafts[0], earlier)


def _not_that(scene: Scene, draft: Draft, earlier: Sequence[Draft]) -> None:
    """Read "Others speak of fifty dead. Is that right? – No. Not fifty."."""
    quantity = draft.phrase.quantity
    if (draft.outcomes and not draft.weighed) or not _NOT.match(scene.words[: outer(scene, draft)]):
        return
    if not _NO_MORE.match(scene.words, quantity.outer_end - scene.start):
        return
    near = (d for d in reversed(earlier[-6:]) if scene.start - d.sentence[1] < _RECALLED)
    same = next((d for d in near if d.phrase.quantity.best == quantity.best), None)
    if same is not None:
        take_over(draft, same)
        deny([draft])


def put_instead(scene: Scene, drafts: Sequence[Draft], before: Sequence[Draft]) -> None:
    """Read "Not 200. Forty at most.": a number alone stands for the one denied before it.

    Args:
        scene: The sentence.
        drafts: Its drafts, in order.
        before: The drafts of the sentence before it.
    """
    denied = [d for d in before if d.polarity == "denied" and d.outcomes]
    if not denied or len(drafts) != 1 or drafts[0].outcomes:
        return
    draft = drafts[0]
    end = draft.phrase.quantity.outer_end - scene.start
    if _BEFORE_ALONE.match(scene.words[: outer(scene, draft)]) and _ALONE.fullmatch(
        scene.words, end
    ):
        take_over(draft, denied[-1])


@cache
def _verdict_ends() -> frozenset[str]:
    words = cue_words("verdicts") | cue_words("verdicts_mild")
    return frozenset(word.split()[-1] for word in words)


@cache
def _verdict() -> re.Pattern[str]:
    return re.compile(
        rf"{LABEL}{_ADVERBS}(?:(?:{alternation('verdicts')})|(?P<mild>{alternation('verdicts_mild')}))"
        rf"(?:,?\s+all\s+of\s+it)?{_TAIL}[\"'*_\s]*(?:$|[.!,;:–—])",
        re.IGNORECASE,
    )


def said(text: str, before: Sequence[Draft]) -> bool:
    """True where the sentence of `before` tells somebody's word, or asks."""
    start, end = before[0].sentence
    words = text[start:end].lower()
    return "?" in words or not _telling().isdisjoint(re.findall(r"[a-z]+", words))


@cache
def _telling() -> frozenset[str]:
    return frozenset(verbs_of("tellings")) | cue_words("saying") | cue_words("accusing")

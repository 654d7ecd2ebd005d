"""What others say of a number told before: "The Chamber finds this not proven.", "Myth: …", "They did not."."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from onrecord.extract.grammar.draft import Draft
from onrecord.extract.polarity.answered import said
from onrecord.extract.polarity.corrections import place
from onrecord.extract.polarity.cues import Scene, alternation, cue_words, find_cues
from onrecord.extract.polarity.denials import deny
from onrecord.extract.polarity.granted import UNDENIED
from onrecord.model import Span

_CLOSED = re.compile(r"[\"'\s]*(?:[.,;!:–—]|$|\w+ly\b|and\b|as\b|altogether\b|at\s+all\b|never\b)")
_DID_NOT = re.compile(
    r"[\"'\s]*(?:but\s+)?(?:they|he|she|it|we|there|none|nobody|no\s+one)\s+"
    r"(?:(?:did|was|were|had|have|has)(?:n't|\s+not)|(?<=none )(?:did|was|were)|(?<=nobody )(?:did|was)|(?<=no one )(?:did|was))"
    r"(?:\s+of\s+the\s+sort)?\s*[.!\"']*\s*",
    re.IGNORECASE,
)
_OPENS_NEXT = (
    r"[\"'\s]*(?:\(?\d{1,3}[.)]\s+)?(?:the|this|that|these|those|such|all|both)\s+(?:[a-z]+\s+)?"
)
_ELSE = frozenset(
    ("other", "others", "else", "further", "more", "since", "yet", "today", "tonight", "until", "till", "another")
)  # fmt: skip
_NAME = re.compile(r"\b(?i:in|at|near|from|of)\s+([A-Z][a-z]+)")
_LONGEST = 160  # characters of a rejoinder
_NEAR = 80  # characters between the last sentence of a paragraph and the next one's first
_LABEL_REACH = 40


def takes_up(text: str, before: Sequence[Draft], sentence: Span) -> bool:
    """True for a sentence that opens a paragraph with "The allegation is …", said of the one before.

    Args:
        text: The document's text.
        before: The drafts of the last sentence of the paragraph before; there may be none.
        sentence: The first sentence of the paragraph.
    """
    if not before or sentence.start - before[0].sentence[1] > _NEAR:
        return False
    return _claim_opens().match(text, sentence.start, sentence.end) is not None


def rejoin(text: str, scene: Scene, drafts: Sequence[Draft], before: Sequence[Draft]) -> None:
    """Deny what was told in the sentence before and is said here not to be so.

    Args:
        text: The document's text.
        scene: The sentence.
        drafts: Its drafts, in order; there may be none.
        before: The drafts of the sentence before it.
    """
    if (
        drafts
        and not scene.tokens.isdisjoint(_labels())
        and _label().match(scene.words[:_LABEL_REACH])
    ):
        deny([draft for draft in drafts if draft.outcomes])
    told = [draft for draft in before if draft.outcomes and draft.polarity == "asserted"]
    if not told or not (said(text, told) or _accused(text, told)):
        return
    short = len(scene.words) < _LONGEST and not any(
        place(scene, d) >= 0 and d.outcomes for d in drafts
    )
    if short and (_DID_NOT.fullmatch(scene.words) or _denies(scene)):
        deny(told)
    for nought in drafts:
        if nought.phrase.quantity.form == "nought" and _contradicts(text, scene, nought, told):
            deny(told)
            nought.polarity = "denied"


def _denies(scene: Scene) -> bool:
    for start, end in find_cues("denies_it", scene):
        ahead = scene.words[max(0, start - 30) : start].lower()
        if _CLOSED.match(scene.words, end) and not UNDENIED.search(ahead):
            return True
    return False


def _contradicts(text: str, scene: Scene, nought: Draft, told: Sequence[Draft]) -> bool:
    """True for "Leaflets claim that 80 prisoners were shot. No prisoner was shot."."""
    if not _accused(text, told) or not scene.tokens.isdisjoint(_ELSE):
        return False
    words = text[slice(*told[0].sentence)]
    same = all(set(nought.outcomes) & set(draft.outcomes) for draft in told)
    groups = set(nought.groups) - {"person"}
    alike = not groups or all(groups & set(draft.groups) for draft in told)
    elsewhere = any(name not in words for name in _NAME.findall(scene.words))
    return same and alike and not elsewhere


def _accused(text: str, told: Sequence[Draft]) -> bool:
    words = text[slice(*told[0].sentence)].lower()
    return not cue_words("accusing").isdisjoint(re.findall(r"[a-z]+", words))


@cache
def _claim_opens() -> re.Pattern[str]:
    return re.compile(rf"{_OPENS_NEXT}(?:{alternation('claims')})(?![\w-])", re.IGNORECASE)


@cache
def _labels() -> frozenset[str]:
    return frozenset(word.split()[-1] for word in cue_words("refuted_labels"))


@cache
def _label() -> re.Pattern[str]:
    return re.compile(
        rf"[\s*_#>\d.\"-]*(?:{alternation('refuted_labels')})(?:\s*(?:no\.?|#)?\s*\d+)?[*_\"\s]*[:–—]",
        re.IGNORECASE,
    )

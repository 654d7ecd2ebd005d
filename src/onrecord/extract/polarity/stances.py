"""Where a sentence stands to the claim that it opens: "took issue with the claim that", "scotched rumours of".

Wordings of denial have no end; what they are made of has. The words from the start of a clause to *that* (or
to a word for a claim and *of*) are a frame. A frame is against its claim where it holds a word of rejecting or of
falsehood, or where it negates a word of proof; both together say that the claim is true ("did not deny
that", "no lie that").
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from onrecord.extract.grammar.draft import Draft
from onrecord.extract.polarity.corrections import outer, place, stated, turn
from onrecord.extract.polarity.cues import Scene, alternation, cue_words, verbs_of
from onrecord.extract.polarity.denials import deny, presupposed

_OPENS = re.compile(r"\b(?P<what>that|of)\s", re.IGNORECASE)
_LONGEST = 120  # characters of a frame
_BREAK = re.compile(
    r"[;.:!?()—]|\s[-–]\s|,\s(?!falsely|wrongly|untruly)|\b(?:and|but|or|who|which|whose|when|where|while|after|before|because|since|until"
    r"|although|though|whether|if|than|how|why|that)\b",
    re.IGNORECASE,
)
_DIRECTLY = re.compile(r"(?:(?:the|some|these|those|another|about|over)\s+)?[\"']?")
_NO = re.compile(
    r"(?:no|few|beyond|fail(?:s|ed)?|unable|lack(?:s|ed)?|not|never|nothing|nobody|none|cannot|hardly|scarcely|without|neither|nor)$|.*n't$"
)
_HELD = frozenset(("the", "a", "an", "any", "all", "such", "this", "these", "those", "its", "their", "his", "her", "of", "on",
     "with", "to", "at", "against", "in", "for", "by", "from", "as", "down", "off", "away", "out", "back", "aside"))  # fmt: skip


def mark_stances(scene: Scene, drafts: Sequence[Draft]) -> None:
    """Deny the figures of a claim that its frame is against.

    Args:
        scene: The sentence.
        drafts: Its drafts, in order.
    """
    if not drafts or scene.tokens.isdisjoint(_telling()):
        return
    for opened in _OPENS.finditer(scene.words):
        begin, end = opened.start(), opened.end()
        told = [d for d in drafts if end <= place(scene, d) and d.polarity == "asserted"]
        if not told:
            return
        claim = opened["what"].lower() == "of"
        if claim and not _DIRECTLY.fullmatch(scene.words, end, max(end, outer(scene, told[0]))):
            continue
        frame = _BREAK.split(scene.words[max(0, begin - _LONGEST) : begin].rstrip(" ,"))[-1]
        if not _is_against(re.findall(r"[a-z'-]+", frame.lower()), claim=claim):
            continue
        stop = turn(scene, end)
        found = [d for d in told if place(scene, d) < stop and stated(d, drafts)]
        deny([d for d in found if not presupposed(scene, d, begin)])


def _is_against(frame: Sequence[str], *, claim: bool) -> bool:
    """True for a frame that rejects what follows; of "of" it must end in a word for a claim."""
    if not frame or not verbs_of("denials").keys().isdisjoint(frame):
        return False  # verbs of denying are read in `denials`
    against, negated = _against(), any(map(_NO.match, frame))
    named = _claims().fullmatch(frame[-1]) is not None and (
        len(frame) == 1 or frame[-2] in _HELD or frame[-2] in against
    )
    if named or (not claim and frame[-1] in against):
        rejecting = not against.isdisjoint(frame)
        proven = negated and not cue_words("proofs").isdisjoint(frame)
        return (rejecting and not negated) or (proven and not rejecting)
    proved = frame[-1] in cue_words("proofs") or frame[-1] in cue_words("produced")
    proven = negated and proved and not cue_words("proofs").isdisjoint(frame)
    return proven and not claim and against.isdisjoint(frame)


@cache
def _against() -> frozenset[str]:
    return frozenset(verbs_of("rejecting")) | cue_words("falsehoods")


@cache
def _telling() -> frozenset[str]:
    return _against() | cue_words("proofs")


@cache
def _claims() -> re.Pattern[str]:
    return re.compile(alternation("claims"))

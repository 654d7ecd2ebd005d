"""Numbers of questions that ask for a yes or a no: "Did the guards kill fourteen men?"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from onrecord.extract.grammar.draft import Draft
from onrecord.extract.polarity.answered import LABEL
from onrecord.extract.polarity.corrections import place
from onrecord.extract.polarity.cues import Scene
from onrecord.extract.polarity.denials import deny

_AUXILIARIES = r"(?:did|do|does|was|were|is|are|have|has|had)"
_QUESTION = re.compile(
    rf"{LABEL}(?:and|but|so|now|then|well)?,?\s*(?P<open>{_AUXILIARIES}\s+[^?]*)\?", re.IGNORECASE
)
_ASKS = frozenset(("did", "do", "does", "was", "were", "is", "are", "have", "has", "had"))
# "Did you know that forty died?", "Were you there when …": the forty are taken for granted.
_GRANTED = re.compile(
    r"\b(?:know|knew|see|saw|seen|hear|heard|remember|recall|aware|realis|realiz|told?|tell|understand|why|how|when|where|after|because|who|which)\w*\b",
    re.IGNORECASE,
)
_PUT = re.compile(r"[\"'\s*_>–—-]*(?:Q|Question)[.:)]")  # a statement put to a witness
_NEAR = 12  # characters between a question and its answer, with the label of the one who answers
_NO = re.compile(
    rf"{LABEL}(?:no(?=\s*(?:[,.;!–—]|$))|never|nothing\s+(?:like|of\s+the)|not\s+(?:at\s+all|that\s+many|so\s+many|true|so)|far\s+from\s+it"
    r"|(?:they|he|she|it|we|there|i)\s+(?:did|was|were|do|does|is|are|have|had|has)(?:\s+not|n't))\b",
    re.IGNORECASE,
)
_YES = re.compile(
    rf"{LABEL}(?:yes|correct|right|indeed|certainly|exactly|quite\s+so|that\s+is\s+(?:so|right|correct|true)|i\s+believe\s+so"
    r"|(?:they|he|she|it|we|there|i)\s+(?:did|was|were|do|does|is|are|have|had|has)(?=\s*[.,;!]))(?!\w)",
    re.IGNORECASE,
)


def mark_asked(scene: Scene, drafts: Sequence[Draft]) -> None:
    """Set `hypothetical` on the numbers that a sentence only asks about.

    Args:
        scene: The sentence.
        drafts: Its drafts, in order.
    """
    if "?" not in scene.words or scene.tokens.isdisjoint(_ASKS):
        return
    asked = _QUESTION.match(scene.words)
    if asked is None:
        return
    for draft in drafts:
        ahead = scene.words[asked.start("open") : place(scene, draft)]
        inside = place(scene, draft) < asked.end()
        if inside and draft.polarity == "asserted" and not _taken(draft, ahead):
            draft.polarity = "hypothetical"


def _taken(draft: Draft, ahead: str) -> bool:
    """True for a number that the question takes for granted: "Were the forty dead your men?"."""
    return draft.phrase.definite or _GRANTED.search(ahead) is not None


def answer_asked(text: str, scene: Scene, before: Sequence[Draft]) -> None:
    """Read the answer to such a question: no denies the number, yes asserts it.

    Args:
        text: The document's text.
        scene: The sentence that may answer.
        before: The drafts of the sentence before it.
    """
    asked = [d for d in before if d.outcomes and d.polarity != "denied"]
    if not asked:
        return
    start, end = asked[0].sentence
    if "?" not in text[start:end] and not _PUT.match(text, text.rfind("\n", 0, start) + 1):
        return
    if scene.start - end > _NEAR:
        return
    open_ = [d for d in asked if d.polarity == "hypothetical"]
    if _QUESTION.match(text, start, end) is None:
        open_ = [d for d in asked if not _taken(d, text[start : d.phrase.quantity.start])]
    says_no = _NO.match(scene.words)
    if not open_:
        return
    if says_no or _YES.match(scene.words):
        for draft in open_:
            draft.polarity = "asserted"
        if says_no:
            deny(open_)

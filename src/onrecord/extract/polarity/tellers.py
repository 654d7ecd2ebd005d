"""Tellers who got it wrong: "the guide that speaks of 2,000 killed is mistaken", "…; none did"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from itertools import pairwise

from onrecord.extract.grammar.draft import Draft
from onrecord.extract.polarity.corrections import outer, place, stated, take_over
from onrecord.extract.polarity.cues import Scene, clause_start, find_cues, verbs_of
from onrecord.extract.polarity.denials import deny

# "Is mistaken about the cause", "is wrong to blame": not about the number.
_ABOUT_ELSE = re.compile(
    r"\s+(?:about|as\s+to|on|over|for|to|if|by|not|in\s+(?!this|that|it\b|every))\b", re.IGNORECASE
)
# "…; none did.", "…, cost none."
_NONE_DID = re.compile(
    r"(?:[,;:.–—-]|\b(?:but|and))\s+(?:but\s+|and\s+|in\s+fact\s+|in\s+truth\s+|it\s+)*"
    r"(?:(?:none|nobody|no\s+one|not\s+one|not\s+a\s+soul)\s+(?:did|was|were|had|has|have)"
    r"|(?:cost|killed|hurt|claimed|took|harmed)\s+(?:none|nobody|no\s+one|not\s+one|not\s+a\s+soul))"
    r"(?:\s+of\s+them)?\s*[\"']?(?=[.;!]|$)",
    re.IGNORECASE,
)
_PROVED = frozenset(
    ("turn", "turns", "turned", "prove", "proved", "proves", "fact", "reality", "truth")
)
_PROVED_TO_BE = re.compile(
    r"\"\s+(?:(?:turn(?:s|ed)?\s+out|prove[sd]?)\s+to\s+(?:be|have\s+been)|(?:are|were|was|is)\s+in\s+(?:fact|reality|truth))\s+$",
    re.IGNORECASE,
)
_NONE = frozenset(("none", "nobody", "one", "soul"))


def mark_mistaken(scene: Scene, drafts: Sequence[Draft]) -> None:
    """Deny what a sentence says that somebody tells who is wrong, or that befell nobody.

    Args:
        scene: The sentence.
        drafts: Its drafts, in order.
    """
    if not drafts:
        return
    for at, end in find_cues("mistaken", scene):
        if _ABOUT_ELSE.match(scene.words, end):
            continue
        told = _teller().search(scene.words, clause_start(scene, at), at)
        if told is not None:
            _deny(scene, drafts, told.end(), at)
    _turned_out(scene, drafts)
    if scene.tokens.isdisjoint(_NONE) or scene.tokens.isdisjoint(verbs_of("tellings").keys()):
        return
    for none in _NONE_DID.finditer(scene.words):
        told = _telling().search(scene.words, 0, none.start())
        if told is not None:
            _deny(scene, drafts, told.end(), none.start())


def _turned_out(scene: Scene, drafts: Sequence[Draft]) -> None:
    """Read "the paper's "100 martyrs" turn out to be ten": what stands in quotes is denied."""
    if scene.tokens.isdisjoint(_PROVED):
        return
    for old, new in pairwise(drafts):
        begin = old.phrase.quantity.end - scene.start
        between = scene.words[begin : outer(scene, new)]
        quoted = scene.words[max(0, place(scene, old) - 1)] == '"' and '"' in between
        if quoted and _PROVED_TO_BE.search(between):
            take_over(new, old)
            deny([old])


def _deny(scene: Scene, drafts: Sequence[Draft], start: int, end: int) -> None:
    deny([d for d in drafts if start <= place(scene, d) < end and stated(d, drafts)])


@cache
def _teller() -> re.Pattern[str]:
    return re.compile(
        rf"\b(?:who|which|that|whoever)\b[^.;:]{{0,60}}?\b(?:{_forms()})\b", re.IGNORECASE
    )


@cache
def _telling() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{_forms()})\b", re.IGNORECASE)


def _forms() -> str:
    return "|".join(sorted(verbs_of("tellings"), key=lambda form: (-len(form), form)))

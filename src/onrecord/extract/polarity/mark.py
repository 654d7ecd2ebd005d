"""Polarity: figures that their sentence denies, takes back, or tells of nothing that happened.

LEDGER, "Cases decided": a denied figure keeps its voice and is `denied`; one that the author
itself corrects is `withdrawn`; a plan, drill, novel or condition is `hypothetical`. What counts is
the clause: "rejects the figure of 312 and says that 40 died" denies the first number alone.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from onrecord.extract.grammar.draft import Draft
from onrecord.extract.polarity.answered import deny_answered, put_instead
from onrecord.extract.polarity.asked import answer_asked, mark_asked
from onrecord.extract.polarity.corrections import mark_withdrawn, outer, restate, take_over
from onrecord.extract.polarity.cues import Scene, scene_of
from onrecord.extract.polarity.denials import deny, mark_denied
from onrecord.extract.polarity.errata import mark_errata
from onrecord.extract.polarity.meant import mean_same
from onrecord.extract.polarity.rejoinders import rejoin
from onrecord.extract.polarity.revisions import corrects, mark_revised
from onrecord.extract.polarity.sequels import judge_last, mark_verdicts
from onrecord.extract.polarity.stances import mark_stances
from onrecord.extract.polarity.tellers import mark_mistaken
from onrecord.extract.polarity.unreal import mark_hypothetical
from onrecord.model import Span

_CONTRASTS = frozenset(("far", "not", "rather", "instead"))
_NOT = re.compile(
    r"(?:\b(?:was|were|is|are|it's|and|did)|,|-|\(|^[\"'\s]*)\s*(?:not|far from)\s+(?:the\s+|some\s+|about\s+)?[\"']?$"
    r"|\b(?:rather than|instead of)\s+(?:the\s+)?$",
    re.IGNORECASE,
)
_JUST_NOT = re.compile(r"\bnot\s+(?:the\s+|some\s+|about\s+)?[\"']?$", re.IGNORECASE)
_FAR = re.compile(r"\bfar from\s+$", re.IGNORECASE)
_NEVER_WERE = re.compile(
    r"^\W*not\s+$|\bthere\s+(?:was|were)(?:n't|\s+not|\s+never)\s+$", re.IGNORECASE
)
_LONGEST = 3000  # characters of a sentence that are read at once


def mark_polarity(
    text: str,
    sentence: Span,
    drafts: Sequence[Draft],
    before: Sequence[Draft] = (),
    earlier: Sequence[Draft] = (),
) -> None:
    """Set the polarity of a sentence's drafts, and of those of the sentence before it.

    A bare number that corrects another takes over what that one counts.

    Args:
        text: The document's text.
        sentence: The range of the sentence.
        drafts: Its drafts, in order, with and without outcomes; there may be none.
        before: The drafts of the sentence before it in the same block, for "This is a lie".
        earlier: Drafts with outcomes of the sentences before it, for "Neither number is true".
    """
    if not drafts and not before:
        return
    if sentence.end - sentence.start > _LONGEST:
        _in_stretches(text, sentence, drafts)
        return
    scene = scene_of(text, sentence.start, sentence.end)
    mark_errata(scene, drafts)
    mark_withdrawn(scene, drafts, before)
    mark_revised(text, scene, drafts, before)
    mark_denied(scene, drafts)
    mark_stances(scene, drafts)
    mark_verdicts(scene, drafts)
    mark_mistaken(scene, drafts)
    judge_last(text, scene, before, earlier)
    answer_asked(text, scene, before)
    deny_answered(text, scene, drafts, before, earlier)
    rejoin(text, scene, drafts, before)
    if drafts:
        mark_hypothetical(scene, drafts)
        mark_asked(scene, drafts)
        restate(scene, drafts, before)
        put_instead(scene, drafts, before)
        _contrasted(text, scene, drafts)
        mean_same(text, scene, drafts, earlier)
        _noughts(drafts, before)


def _in_stretches(text: str, sentence: Span, drafts: Sequence[Draft]) -> None:
    """Read a line without end in stretches, so that the time stays in proportion to its length."""
    waiting = list(reversed(drafts))
    for start in range(sentence.start, sentence.end, _LONGEST):
        end = min(start + _LONGEST, sentence.end)
        here: list[Draft] = []
        while waiting and waiting[-1].phrase.quantity.start < end:
            here.append(waiting.pop())
        mark_polarity(text, Span(start, end), here)


def _contrasted(text: str, scene: Scene, drafts: Sequence[Draft]) -> None:
    """Read "it was not 45 soldiers who were captured but eleven", "eleven died, not 45"."""
    if scene.tokens.isdisjoint(_CONTRASTS) or len(drafts) < 2:
        return
    for index, draft in enumerate(drafts):
        at = outer(scene, draft)
        ahead = scene.words[max(0, at - 30) : at]
        following = drafts[index + 1 : index + 3]
        rival = next((d for d in following if _behind_but(scene, draft, d)), None)
        bare = rival is not None or scene.words.isupper()  # telegrams leave out commas
        if not (_NOT.search(ahead) or (bare and _JUST_NOT.search(ahead))):
            continue
        if rival is None and _FAR.search(scene.words[max(0, at - 30) : at]) and following:
            rival = following[0]
        same = not draft.outcomes or set(draft.outcomes) == set(drafts[index - 1].outcomes)
        if rival is None and index and same and not draft.phrase.direct:
            rival = drafts[index - 1]
            if _NEVER_WERE.search(scene.words[: outer(scene, rival)]):
                take_over(draft, rival)  # "there were not 300 dead, there were not thirty"
                deny([rival, draft])
                continue
        if rival is None:
            continue
        take_over(rival, draft)
        take_over(draft, rival)
        if draft.polarity == "asserted":
            draft.polarity = "withdrawn" if corrects(text, scene) else "denied"
        rival.polarity = "asserted" if rival.polarity == "denied" else rival.polarity


def _behind_but(scene: Scene, first: Draft, second: Draft) -> bool:
    words = scene.words[first.phrase.quantity.end - scene.start : outer(scene, second)]
    return (
        re.search(r"(?:\bbut|,\s+but)\s+(?:only\s+|rather\s+|just\s+)?$", words, re.IGNORECASE)
        is not None
    )


def _noughts(drafts: Sequence[Draft], before: Sequence[Draft]) -> None:
    """Let "nobody died" count as a denial where it contradicts a figure that is denied."""
    denied = any(draft.polarity == "denied" for draft in (*drafts, *before))
    for draft in drafts:
        if denied and draft.phrase.quantity.form == "nought" and draft.polarity == "asserted":
            draft.polarity = "denied"

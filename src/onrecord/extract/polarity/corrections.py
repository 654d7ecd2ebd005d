"""Figures that their author takes back, and numbers that stand in for them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from itertools import pairwise

from onrecord.extract.grammar.clauses import CROSSING
from onrecord.extract.grammar.draft import Draft
from onrecord.extract.polarity.cues import Scene, alternation, cue_words, find_cues, verbs_of

_NOT = re.compile(
    r"(?:^|[\s,;(—–-])(?:and\s+)?(?:not|instead of|rather than|in place of)\s+(?:the\s+)?[\"']?$",
    re.IGNORECASE,
)
_FOR = re.compile(r"\bfor\s+[\"']?$", re.IGNORECASE)
# The author's own words, which only the author can take back.
OWN_WORDS = re.compile(
    r"\b(?:bulletin|update|sitrep|situation\s+report|circular|newsletter|report)\s+(?:no\.?\s*|number\s+|#)?\d+\b|"
    r"\b(?:we|I|you)\s+(?:have\s+|had\s+)?(?:\w+ly\s+|first\s+|here\s+)?"
    r"(?:said|wrote|written|reported|gave|given|put|stated|announced|spoke|spoken|printed|published"
    r"|told|cabled|wired|telegraphed|counted|listed|reckoned|recorded|entered)\b"
    r"|\b(?:our|my|this\s+(?:paper|newspaper|bulletin|office))(?:'s)?\s+(?:[\w.:]+\s+){0,2}"
    r"(?:report|letter|dispatch|despatch|post|telegram|cable|return|issue|edition|bulletin|entry"
    r"|message|story|statement|version|list|count|update|tally|figures|estimate|first|last|previous)\b"
    r"|\b(?:the|an?|this)\s+(?:caption|headline|item|post|entry|chart|map|graphic|infobox|summary)\s+(?:\w+\s+){0,2}"
    r"(?:said|gave|stated|put|read|showed|listed|had)\b",
    re.IGNORECASE,
)
# "Five died. No, six."; "five, no, six": somebody who speaks puts a number right.
_PUT_RIGHT = re.compile(
    r"(?:^|[,;.–—-])\W*(?:no|sorry|wait|or\s+rather|rather|i\s+mean|correction|pardon|(?:i\s+)?beg\s+your\s+pardon)[,;.:–—-]*\s+"
    r"(?:(?:it|they|there)\s+(?:was|were)\s+|make\s+(?:that|it)\s+)?$",
    re.IGNORECASE,
)
_PUTTING_RIGHT = frozenset(("no", "sorry", "wait", "rather", "mean", "correction", "pardon"))
_PRESSED = frozenset(
    ("pressed", "questioned", "asked", "admitted", "admits", "conceded", "concedes", "gave", "gives", "now")
)  # fmt: skip
_OF_ONES_OWN = re.compile(r"\b([a-z]+)\s+(?:his|her|its|their|my|our)\s+[\"']?$", re.IGNORECASE)
_JOINED = re.compile(r"(?:[,;:–—-]|\b(?:and|but))\s*$", re.IGNORECASE)
_IT_WAS = re.compile(
    r"(?:[;:–—]|\.\.\.|,\s+but)\s[^.;]{0,40}?\b(?:it|they|there|the\s+(?:number|figure|toll))\s+(?:was|were|is|are)\s+"
    r"(?:in\s+fact\s+|actually\s+|only\s+|really\s+|in\s+truth\s+)?$",
    re.IGNORECASE,
)
_IS_NOW = re.compile(
    r",\s+(?:is|was|stands\s+at)\s+(?:now\s+|in\s+fact\s+|really\s+)?", re.IGNORECASE
)
_SHOULD = re.compile(r"\b(?:should|ought\s+to)\s+(?:have\s+)?(?:read|be|been|say|said)\b")
_ADVERBIAL = 90
_AFTER = re.compile(
    r"(?:after|having|following|on|upon|since|with|from|as|in|but|and|today|tonight|meanwhile)\b[^\d.;:]*,?",
    re.IGNORECASE,
)
_WHOLE = ("statement", "report")


def mark_withdrawn(scene: Scene, drafts: Sequence[Draft], before: Sequence[Draft]) -> None:
    """Set `withdrawn` on the figures that a sentence takes back.

    Args:
        scene: The sentence.
        drafts: Its drafts, in order, with and without outcomes.
        before: The drafts of the sentence before it.
    """
    for start, end in find_cues("withdrawing", scene):
        withdraw_after(scene, drafts, start, end)
    for start, _ in find_cues("withdrawn_after", scene):
        behind = [d for d in drafts if place(scene, d) < start and d.outcomes]
        withdraw(behind[-1:])
    for start, end in find_cues("withdraws_last", scene):
        if any(end <= place(scene, d) < turn(scene, end) for d in drafts):
            continue  # "withdrew its figure of forty dead"
        behind = [d for d in drafts if place(scene, d) < start and d.outcomes]
        told = [d for d in before if d.outcomes]
        whole = scene.words[start:end].endswith(_WHOLE)  # all that a statement told, but one number
        withdraw(behind[-1:] or (told if whole else told[-1:]))
    if drafts and any(_opens_right(scene, at) for at, _ in find_cues("righting", scene)):
        told = [d for d in before if d.outcomes and stated(d, before)]
        withdraw([d for d in told if _other(d, drafts[0])][-1:])
    _righted(scene, drafts)
    _abandoned(scene, drafts)
    _spoken(scene, drafts, before)
    if is_corrective(scene):
        for match in OWN_WORDS.finditer(scene.words):
            withdraw_after(scene, drafts, match.start(), match.end())
        for draft in drafts:
            ahead = scene.words[max(0, outer(scene, draft) - 40) : outer(scene, draft)]
            if _NOT.search(ahead) or (_FOR.search(ahead) and "read" in scene.tokens):
                withdraw([draft])


def _other(old: Draft, new: Draft) -> bool:
    """False for a number that is said again: "It should have read 14, not 41. The correct figure is 14."."""
    value = new.phrase.quantity.best
    return value is None or value != old.phrase.quantity.best


def _opens_right(scene: Scene, at: int) -> bool:
    """True at the head of a sentence, and behind "After speaking to the imam"."""
    ahead = scene.words[:at].strip(" \"'")
    return not ahead or (len(ahead) < _ADVERBIAL and _AFTER.fullmatch(ahead) is not None)


def _spoken(scene: Scene, drafts: Sequence[Draft], before: Sequence[Draft]) -> None:
    """Read "Five babies died there. No, six.": the second number stands for the first."""
    if scene.tokens.isdisjoint(_PUTTING_RIGHT):
        return
    for index, new in enumerate(drafts):
        if new.phrase.kind != "elided" or not _PUT_RIGHT.search(scene.words, 0, outer(scene, new)):
            continue
        told = [d for d in (drafts[:index] or before) if d.outcomes and stated(d, drafts)]
        if told and (not new.outcomes or new.outcomes == told[-1].outcomes):
            replace(told[-1], new)


def _abandoned(scene: Scene, drafts: Sequence[Draft]) -> None:
    """Read "when pressed he abandoned his seven dead"."""
    if scene.tokens.isdisjoint(verbs_of("abandonings")) or scene.tokens.isdisjoint(_PRESSED):
        return
    for draft in drafts:
        ahead = scene.words[max(0, outer(scene, draft) - 24) : outer(scene, draft)]
        verb = _OF_ONES_OWN.search(ahead)
        if verb and verb[1].lower() in verbs_of("abandonings") and draft.outcomes == ("killed",):
            withdraw([draft])


def _righted(scene: Scene, drafts: Sequence[Draft]) -> None:
    """Read "the number of the dead stood at 117; … and it should have been 105"."""
    if len(drafts) < 2:
        return
    for one, other in pairwise(drafts):
        if one.outcomes and not other.additional and _was_rather(scene, one, other):
            replace(one, other)
    for at, end in find_cues("righting", scene):
        if not at or _JOINED.search(scene.words, max(0, at - 12), at) is None:
            continue
        new = [d for d in drafts if end <= outer(scene, d) <= end + 12]
        old = [d for d in drafts if place(scene, d) < at and d.outcomes and stated(d, drafts)]
        if new and old:
            replace(old[-1], new[0])


def _was_rather(scene: Scene, old: Draft, new: Draft) -> bool:
    """True for "we gave the wounded as 90; it was 60", "first given as 41, is 37"."""
    if new.phrase.kind not in {"elided", "unknown"} and new.outcomes != old.outcomes:
        return False
    between = scene.words[old.phrase.quantity.outer_end - scene.start : outer(scene, new)]
    if old.polarity == "withdrawn" and _IS_NOW.fullmatch(between):
        return True
    told = _IT_WAS.search(between)
    return told is not None and OWN_WORDS.search(scene.words, 0, place(scene, old)) is not None


def withdraw(drafts: Sequence[Draft]) -> None:
    """Set `withdrawn` on the drafts that are asserted."""
    for draft in drafts:
        if draft.polarity == "asserted":
            draft.polarity = "withdrawn"


def replace(old: Draft, new: Draft) -> None:
    """Take back a number in whose place another is put: both count the same."""
    take_over(new, old)
    take_over(old, new)
    withdraw([old])


def place(scene: Scene, draft: Draft) -> int:
    """Return where the draft's number begins, counted from the sentence's start."""
    return draft.phrase.quantity.start - scene.start


def stated(draft: Draft, drafts: Sequence[Draft]) -> bool:
    """False for the whole of a share: "threaten to kill two of the seven" leaves the seven real."""
    shares = {d.phrase.share_of for d in drafts if d is not draft}
    return draft.phrase.at not in shares


def outer(scene: Scene, draft: Draft) -> int:
    """Return where the draft's number with its modifiers begins, counted likewise."""
    return draft.phrase.quantity.outer_start - scene.start


@cache
def _corrective() -> re.Pattern[str]:
    return re.compile(rf"(?<![\w-])(?:{alternation('corrective')})(?![\w-])", re.IGNORECASE)


@cache
def _correctives() -> frozenset[str]:
    return frozenset(word.split()[0] for word in cue_words("corrective"))


def is_corrective(scene: Scene) -> bool:
    """True for a sentence that says it corrects something."""
    return (
        not scene.tokens.isdisjoint(_correctives())
        and _corrective().search(scene.words) is not None
    )


def withdraw_after(scene: Scene, drafts: Sequence[Draft], start: int, end: int) -> None:
    """Take back the first number behind a cue, and its parts, up to where the sentence turns."""
    stop = turn(scene, end)
    found = [d for d in drafts if start <= place(scene, d) < stop]
    found = [d for d in found if d.outcomes] or found
    if not found:
        return
    first = found[0]
    if _SHOULD.search(scene.words, end, max(end, outer(scene, first))):
        return  # "the toll in our report should have read 14"
    withdraw([d for d in found if d is first or d.whole is first or d.whole is None][:2])
    if len(found) > 1 and found[1].whole is not first and _restates(scene, found[1]):
        found[1].polarity = "asserted"


@cache
def _turns() -> re.Pattern[str]:
    return re.compile(
        r";|:\s|[.!?]\s|\s[-–—]\s|\sSTOP\b|,\s(?:who|whom|whose|which|where)\b", re.IGNORECASE
    )


def turn(scene: Scene, at: int) -> int:
    """Return where the clause that begins at `at` ends: a stop, or words that turn from it."""
    stop = _turns().search(scene.words, at)
    end = stop.start() if stop else len(scene.words)
    found = [start for start, _ in find_cues("turns", scene) if at < start < end]
    return min([end, *(start for start in found if not scene.words.endswith("as ", 0, start))])


def take_over(draft: Draft, donor: Draft) -> None:
    """Give a bare number what the number it stands for counts."""
    if not donor.outcomes or (draft.outcomes and draft.outcomes != donor.outcomes):
        return
    if draft.phrase.kind == "none":
        return  # "17 died, according to 3 witnesses"
    if not draft.outcomes:
        draft.strength = max(donor.strength, CROSSING)
    draft.outcomes = donor.outcomes
    if draft.phrase.kind in {"elided", "unknown"} and not set(draft.groups) - {"person"}:
        draft.groups = donor.groups
        draft.phrase.kind = donor.phrase.kind
        draft.phrase.head = draft.phrase.head or donor.phrase.head


def _restates(scene: Scene, draft: Draft) -> bool:
    at = outer(scene, draft)
    return any(
        end <= at <= end + 4 and not scene.words[end:at].strip(" \"'\n\t")
        for _, end in find_cues("restating", scene)
    )


def restate(scene: Scene, drafts: Sequence[Draft], before: Sequence[Draft]) -> None:
    """Give a bare number that corrects another the outcome of the one it corrects.

    "An earlier version gave the number of dead as 61. The correct figure is 16."

    Args:
        scene: The sentence.
        drafts: Its drafts, with their polarity.
        before: The drafts of the sentence before it.
    """
    for index, draft in enumerate(drafts):
        if draft.outcomes or draft.phrase.kind in {"none", "thing", "grave", "incident"}:
            continue
        if not _restates(scene, draft):
            continue
        donors = [d for d in drafts[:index] if d.outcomes]
        taken = [d for d in donors if d.polarity in {"withdrawn", "denied"}]
        if not taken and is_corrective(scene):
            taken = donors or [d for d in drafts[index + 1 :] if d.outcomes][:1]
        if not taken:
            earlier = [d for d in before if d.outcomes]
            taken = [d for d in earlier if d.polarity in {"withdrawn", "denied"}]
            if not taken and is_corrective(scene):
                taken = earlier
        if taken:
            take_over(draft, taken[-1])

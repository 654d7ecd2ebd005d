"""Figures that their author takes back, and numbers that stand in for them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from itertools import pairwise

from onrecord.extract.grammar.clauses import CROSSING
from onrecord.extract.grammar.draft import Draft
from onrecord.extract.polarity.cues import Scene, alternation, cue_words, find_cues, verbs_of

_FROM = re.compile(r"\bfrom\s+(?:the\s+|an?\s+|its\s+)?(?:[\w'-]+\s+){0,3}$", re.IGNORECASE)
_TO = re.compile(r"\bto\s+(?:only\s+|just\s+)?$", re.IGNORECASE)
_DOWN = re.compile(
    r"^(?:\s+[\w'-]+){0,4}?\s+(?:down|up|downwards?|upwards?)\s+to\s+(?:only\s+|just\s+)?$",
    re.IGNORECASE,
)
_NOT = re.compile(
    r"(?:^|[\s,;(—–-])(?:and\s+)?(?:not|instead of|rather than|in place of)\s+(?:the\s+)?[\"']?$",
    re.IGNORECASE,
)
_FOR = re.compile(r"\bfor\s+[\"']?$", re.IGNORECASE)
_READ = re.compile(r"^[^.;:]{0,40}\bread\s+[\"']?$", re.IGNORECASE)
_LATER = re.compile(
    r"[\"']?(?:\s\w+){0,2},?\s*(?:a\s(?:figure|number|count|toll)\s)?(?:which\s(?:it|he|she|they)\s|but\s|and\s)?"
    r"(?:was\s|were\s|has\sbeen\s|had\sbeen\s)?(?:later|since|subsequently|then|afterwards|eventually)?\s*"
    r"(?:revised|corrected|lowered|cut|reduced|amended|adjusted|downgraded)\s(?:it\s)?(?:up|down|upwards?|downwards?)?\s?to\s",
    re.IGNORECASE,
)
# The author's own words, which only the author can take back.
OWN_WORDS = re.compile(
    r"\b(?:we|I|you)\s+(?:have\s+|had\s+)?(?:\w+ly\s+|first\s+|here\s+)?"
    r"(?:said|wrote|written|reported|gave|given|put|stated|announced|spoke|spoken|printed|published"
    r"|told|cabled|wired|telegraphed|counted|listed|reckoned|recorded|entered)\b"
    r"|\b(?:our|my|this\s+(?:paper|newspaper|bulletin|office))(?:'s)?\s+(?:[\w.:]+\s+){0,2}"
    r"(?:report|letter|dispatch|despatch|post|telegram|cable|return|issue|edition|bulletin|entry"
    r"|message|story|statement|version|list|count|first|last|previous)\b"
    r"|\b(?:the|an?|this)\s+(?:caption|headline|item|post|entry|chart|map|graphic|infobox|summary)\s+(?:\w+\s+){0,2}"
    r"(?:said|gave|stated|put|read|showed|listed|had)\b",
    re.IGNORECASE,
)
# "Five died. No, six."; "five, no, six": somebody who speaks puts a number right.
_PUT_RIGHT = re.compile(
    r"(?:^|[,;.–—-])\W*(?:no|sorry|wait|or\s+rather|i\s+mean)[,;.:–—-]*\s+"
    r"(?:(?:it|they|there)\s+(?:was|were)\s+|make\s+(?:that|it)\s+)?$",
    re.IGNORECASE,
)
_PUTTING_RIGHT = frozenset(("no", "sorry", "wait", "rather", "mean"))
_PRESSED = frozenset(
    ("pressed", "questioned", "asked", "admitted", "admits", "conceded", "concedes", "gave", "gives", "now")
)  # fmt: skip
_OF_ONES_OWN = re.compile(r"\b([a-z]+)\s+(?:his|her|its|their|my|our)\s+[\"']?$", re.IGNORECASE)
_JOINED = re.compile(r"(?:[,;:–—-]|\b(?:and|but))\s*$", re.IGNORECASE)
_WHOLE = ("statement", "report")
_REACH = 160


def mark_withdrawn(scene: Scene, drafts: Sequence[Draft], before: Sequence[Draft]) -> None:
    """Set `withdrawn` on the figures that a sentence takes back.

    Args:
        scene: The sentence.
        drafts: Its drafts, in order, with and without outcomes.
        before: The drafts of the sentence before it.
    """
    _moved(scene, drafts)
    _revised(scene, drafts)
    for start, end in find_cues("withdrawing", scene):
        withdraw_after(scene, drafts, start, end)
    for start, _ in find_cues("withdrawn_after", scene):
        behind = [d for d in drafts if place(scene, d) < start and d.outcomes]
        _set(behind[-1:])
    for start, end in find_cues("withdraws_last", scene):
        behind = [d for d in drafts if place(scene, d) < start and d.outcomes]
        told = [d for d in before if d.outcomes]
        whole = scene.words[start:end].endswith(_WHOLE)  # all that a statement told, but one number
        _set(behind[-1:] or (told if whole else told[-1:]))
    if drafts and any(not scene.words[:at].strip(" \"'") for at, _ in find_cues("righting", scene)):
        _set([d for d in before if d.outcomes and stated(d, before)][-1:])
    _righted(scene, drafts)
    _abandoned(scene, drafts)
    _misprinted(scene, drafts)
    _spoken(scene, drafts, before)
    if is_corrective(scene):
        for match in OWN_WORDS.finditer(scene.words):
            withdraw_after(scene, drafts, match.start(), match.end())
        for draft in drafts:
            ahead = scene.words[max(0, outer(scene, draft) - 40) : outer(scene, draft)]
            if _NOT.search(ahead) or (_FOR.search(ahead) and "read" in scene.tokens):
                _set([draft])


def _spoken(scene: Scene, drafts: Sequence[Draft], before: Sequence[Draft]) -> None:
    """Read "Five babies died there. No, six.": the second number stands for the first."""
    if scene.tokens.isdisjoint(_PUTTING_RIGHT):
        return
    for index, new in enumerate(drafts):
        if new.phrase.kind != "elided" or not _PUT_RIGHT.search(scene.words, 0, outer(scene, new)):
            continue
        told = [d for d in (drafts[:index] or before) if d.outcomes and stated(d, drafts)]
        if told and not new.outcomes:
            take_over(new, told[-1])
            _set(told[-1:])


def _abandoned(scene: Scene, drafts: Sequence[Draft]) -> None:
    """Read "when pressed he abandoned his seven dead"."""
    if scene.tokens.isdisjoint(verbs_of("abandonings")) or scene.tokens.isdisjoint(_PRESSED):
        return
    for draft in drafts:
        ahead = scene.words[max(0, outer(scene, draft) - 24) : outer(scene, draft)]
        verb = _OF_ONES_OWN.search(ahead)
        if verb and verb[1].lower() in verbs_of("abandonings") and draft.outcomes == ("killed",):
            _set([draft])


def _righted(scene: Scene, drafts: Sequence[Draft]) -> None:
    """Read "the number of the dead stood at 117; … and it should have been 105"."""
    if len(drafts) < 2:
        return
    for at, end in find_cues("righting", scene):
        if not at or _JOINED.search(scene.words, max(0, at - 12), at) is None:
            continue
        new = [d for d in drafts if end <= outer(scene, d) <= end + 12]
        old = [d for d in drafts if place(scene, d) < at and d.outcomes and stated(d, drafts)]
        if new and old:
            take_over(new[0], old[-1])
            _set(old[-1:])


def _misprinted(scene: Scene, drafts: Sequence[Draft]) -> None:
    """Read "for 1,031 killed read 1,013": the first was printed wrongly."""
    if "read" not in scene.tokens:
        return
    for old, new in pairwise(drafts):
        ahead = scene.words[max(0, outer(scene, old) - 8) : outer(scene, old)]
        between = scene.words[old.phrase.quantity.outer_end - scene.start : outer(scene, new)]
        if _FOR.search(ahead) and _READ.search(between):
            take_over(new, old)
            _set([old])


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


def _set(drafts: Sequence[Draft]) -> None:
    for draft in drafts:
        if draft.polarity == "asserted":
            draft.polarity = "withdrawn"


def withdraw_after(scene: Scene, drafts: Sequence[Draft], start: int, end: int) -> None:
    """Take back the first number behind a cue, and its parts, up to where the sentence turns."""
    stop = turn(scene, end)
    found = [d for d in drafts if start <= place(scene, d) < stop]
    found = [d for d in found if d.outcomes] or found
    if not found:
        return
    first = found[0]
    _set([d for d in found if d is first or d.whole is first or d.whole is None][:2])
    if len(found) > 1 and found[1].whole is not first and _restates(scene, found[1]):
        found[1].polarity = "asserted"


@cache
def _turns() -> re.Pattern[str]:
    return re.compile(r";|:\s|[.!?]\s|\s[-–—]\s|,\s(?:who|whom|whose|which|where)\b", re.IGNORECASE)


def turn(scene: Scene, at: int) -> int:
    """Return where the clause that begins at `at` ends: a stop, or words that turn from it."""
    stop = _turns().search(scene.words, at)
    end = stop.start() if stop else len(scene.words)
    return min([end, *(start for start, _ in find_cues("turns", scene) if at < start < end)])


def _moved(scene: Scene, drafts: Sequence[Draft]) -> None:
    """Read "cut the count from 38 to 33": the first is taken back, the second counts the same.

    "Rose from 38 to 41" takes nothing back.
    """
    if "to" not in scene.tokens or len(drafts) < 2:
        return
    corrected = not scene.tokens.isdisjoint(verbs_of("corrections"))
    if not corrected and "from" not in scene.tokens:
        return
    for old, new in pairwise(drafts):
        at = outer(scene, old)
        verb = _last_verb(scene.words[max(0, at - _REACH) : at])
        opened = _FROM.search(scene.words[max(0, at - 60) : at])
        closed = _TO.search(scene.words[max(0, outer(scene, new) - 20) : outer(scene, new)])
        between = scene.words[old.phrase.quantity.outer_end - scene.start : outer(scene, new)]
        if opened and closed and len(between) < _REACH:
            take_over(new, old)
            take_over(old, new)
            if verb:
                _set([old])
        elif verb and closed and _DOWN.search(between):
            take_over(new, old)
            _set([old])


def _revised(scene: Scene, drafts: Sequence[Draft]) -> None:
    """Read "a toll of 43, later revised to 61"."""
    if not scene.tokens & verbs_of("corrections").keys():
        return
    for old, new in pairwise(drafts):
        behind = _LATER.match(scene.words, old.phrase.quantity.outer_end - scene.start)
        if behind and abs(behind.end() - outer(scene, new)) <= 1:
            take_over(old, new)
            take_over(new, old)
            _set([old])


def _last_verb(words: str) -> bool:
    clause = re.split(r"[;.]", words)[-1]
    return bool(set(re.findall(r"[a-z]+", clause.lower())) & verbs_of("corrections").keys())


def take_over(draft: Draft, donor: Draft) -> None:
    """Give a bare number what the number it stands for counts."""
    if not donor.outcomes or (draft.outcomes and draft.outcomes != donor.outcomes):
        return
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

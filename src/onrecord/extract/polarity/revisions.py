"""Numbers that were given first and no longer stand: "…; this has since been revised"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from onrecord.extract.grammar.draft import Draft
from onrecord.extract.polarity.corrections import (
    OWN_WORDS,
    is_corrective,
    outer,
    place,
    replace,
    stated,
    take_over,
    withdraw,
    withdraw_after,
)
from onrecord.extract.polarity.cues import Scene, clause_start, find_cues, verbs_of
from onrecord.extract.polarity.denials import deny

_NOUN = r"(?:number|figure|count|toll|total|estimate|tally|report)s?"
_VERBS = frozenset(
    ("revised", "corrected", "amended", "lowered", "reduced", "cut", "brought", "scaled", "adjusted",
     "withdrawn", "retracted", "downgraded", "superseded", "halved")
)  # fmt: skip
_REVISED = re.compile(
    r"(?P<open>^[\"'\s]*|[;,.:–—-]\s*|\s)(?:but\s+|and\s+|though\s+)*"
    rf"(?:this|that|it|these|which|(?P<noun>(?:the|this|that|an?|these|those|its|their)\s+(?:\w+\s+)?{_NOUN}(?:\s+(?:of|in|for)\s+[A-Z]\w+)?)(?:\s+(?:which|that))?)\s+"
    r"(?:(?:has|have|had|was|were|is|are|since|later|subsequently|now|then|afterwards|eventually|already|been|being)\s+)*"
    rf"(?P<verb>{'|'.join(sorted(_VERBS))})\b"
    r"(?:\s+(?:back|down|downwards?))?(?P<to>\s+to\s+(?:only\s+|just\s+)?[\"']?)?",
    re.IGNORECASE,
)
_FROM = re.compile(r"\bfrom\s+(?:an?\s+\w+\s+)?$", re.IGNORECASE)
_FIRST = re.compile(
    r"\b(?:initially|at\s+first|first|originally|earlier|previously|preliminary|provisional(?:ly)?)\b",
    re.IGNORECASE,
)
_CLAIM = re.compile(
    r"\b(?:figures?|numbers?|counts?|tolls?|totals?|estimates?|tall(?:y|ies))\b", re.IGNORECASE
)
_OTHERS = re.compile(r"(?:\b(?:their|his|her|your)|\w's|s')\s+(?:\w+\s+){0,2}$", re.IGNORECASE)
_IN_FACT = re.compile(
    r"[\"'\s]*(?:in\s+(?:fact|truth|reality)|actually|as\s+a\s+matter\s+of\s+fact|now\s+(?:you|we|i)\s+(?:say|claim|speak|give|make))\b",
    re.IGNORECASE,
)
_TWICE = re.compile(
    r"\b(?:entered|counted|listed|included|registered|recorded|reported|added)\s+twice\b",
    re.IGNORECASE,
)
_GIVEN = re.compile(
    r"\b(?:given|put|stated|reported|announced|counted|listed|gave|said|wrote)\b", re.IGNORECASE
)
_LABELLED = 60  # characters of a label or heading before a sentence
_LABEL = re.compile(
    r"(?:^|\n)[\s*_#>\d:.,–—-]*(?:a\s+)?(?:correct(?:ed|ion|ions)|corrigendum)\b[^\n.:]{0,24}[\s*_.:–—-]*$",
    re.IGNORECASE,
)
_NOW = frozenset(("now", "upd", "update", "revised", "revises", "amended"))
_CORRECTED = re.compile(
    r"\b(?:[Cc]orrect(?:ed|ion|s|ing)|CORRECT(?:ED|ION|S)|[Ee]rrat(?:um|a)|UPD(?:ATE)?|mis(?:stated|reported|printed?|counted)"
    r"|(?:earlier|previous)\s+version|[Ee]rroneous|ERRONEOUS|CORRUPT|GARBLED|MUTILATED|(?:was|were)\s+(?:wrong|mistaken)|(?:by\s+mistake|in\s+error))\b"
)
_FACT = frozenset(("now", "fact", "truth", "reality", "actually"))
_SOON = 48  # characters between "In fact" and the right number
_BEFORE = 200  # characters in which a correction announces itself


def mark_revised(text: str, scene: Scene, drafts: Sequence[Draft], before: Sequence[Draft]) -> None:
    """Set `withdrawn` on numbers that a sentence says have been replaced.

    Args:
        text: The document's text.
        scene: The sentence.
        drafts: Its drafts, in order; there may be none.
        before: The drafts of the sentence before it.
    """
    if "twice" in scene.tokens:
        _doubled(scene, drafts)
    if drafts and _announced(text, scene):
        for own in OWN_WORDS.finditer(scene.words):
            withdraw_after(scene, drafts, own.start(), own.end())
    if scene.tokens & _VERBS:
        _replaced(text, scene, drafts, before)
    for at, _ in find_cues("voided", scene):
        _void(scene, drafts, at)
    if any(not scene.words[:at].strip(" \"'") for at, _ in find_cues("righting", scene)):
        _anothers(text, before)
    if drafts and before and scene.tokens & _FACT:
        _in_fact(text, scene, drafts, before)


def _doubled(scene: Scene, drafts: Sequence[Draft]) -> None:
    """Read "the number was given as 26; three bodies had been entered twice"."""
    twice = _TWICE.search(scene.words)
    ahead = [d for d in drafts if twice and d.outcomes and place(scene, d) < twice.start()]
    if twice is None or len(ahead) < 2 or not _GIVEN.search(scene.words, 0, outer(scene, ahead[0])):
        return
    withdraw(ahead[:1])
    ahead[-1].outcomes = ()


def _announced(text: str, scene: Scene) -> bool:
    """True for the first sentence under the heading or the label "Correction"."""
    ahead = text[max(0, scene.start - _LABELLED) : scene.start]
    return ("orrect" in ahead or "ORRECT" in ahead) and _LABEL.search(ahead) is not None


def _replaced(text: str, scene: Scene, drafts: Sequence[Draft], before: Sequence[Draft]) -> None:
    """Read "police first gave 12 dead; this has since been corrected to nine"."""
    for found in _REVISED.finditer(scene.words):
        if (old := _moved_from(scene, drafts, found.end())) is not None:
            _move(scene, drafts, old, found.end())
            continue
        told = [d for d in drafts if d.outcomes and place(scene, d) < found.start("verb")]
        ahead = scene.words[: found.start()]
        if not told and not found["open"].strip(" \"'"):
            told = [d for d in before if d.outcomes] if not ahead.strip() else []
            ahead = text[before[0].sentence[0] : before[0].sentence[1]] if before else ""
        told = [d for d in told if stated(d, told)]
        if not told or not (found["noun"] or _FIRST.search(ahead)):
            continue
        old = told[-1]
        if found["to"]:
            new = [d for d in drafts if 0 <= outer(scene, d) - found.end() <= 1]
            for draft in new[:1]:
                take_over(draft, old)
        withdraw([old])


def _moved_from(scene: Scene, drafts: Sequence[Draft], begin: int) -> Draft | None:
    """Return the 85 of "the toll was revised to 104 dead from 85"."""
    behind = [d for d in drafts if begin <= outer(scene, d)][:2]
    return next((d for d in behind if _FROM.search(scene.words, begin, outer(scene, d))), None)


def _move(scene: Scene, drafts: Sequence[Draft], old: Draft, begin: int) -> None:
    other = next((d for d in drafts if d is not old and begin <= outer(scene, d)), None)
    if other is not None:
        take_over(old, other)
        take_over(other, old)
    if old.outcomes:
        withdraw([old])


def _void(scene: Scene, drafts: Sequence[Draft], at: int) -> None:
    """Read "my figure of 150 killed should be disregarded"; somebody else's that should be is denied."""
    begin = clause_start(scene, at)
    claim = _CLAIM.search(scene.words, begin, at)
    if claim is None:
        return
    others = _OTHERS.search(scene.words, begin, claim.start())
    for draft in [d for d in drafts if claim.start() <= place(scene, d) < at][:1]:
        (deny if others else withdraw)([draft])


def _anothers(text: str, before: Sequence[Draft]) -> None:
    """Read "the radio spoke of 60 dead. The true number is 16.": the radio's number is denied."""
    for draft in before:
        start, end = draft.sentence
        words = text[start:end]
        opened = text[max(text.rfind("\n\n", 0, start) + 1, start - _BEFORE, 0) : end]
        told = verbs_of("tellings").keys() & set(re.findall(r"[a-z]+", words.lower()))
        own = OWN_WORDS.search(words) or _FIRST.search(words) or _CORRECTED.search(opened)
        if draft.polarity == "withdrawn" and told and not own:
            draft.polarity = "denied"


def _in_fact(text: str, scene: Scene, drafts: Sequence[Draft], before: Sequence[Draft]) -> None:
    """Read "In our issue of 3 May we gave 210 injured. In fact 21 were."."""
    if not _IN_FACT.match(scene.words):
        return
    start, end = before[0].sentence
    told = [d for d in before if d.outcomes and d.polarity == "asserted"]
    new = drafts[0]
    of_them = new.whole is not None or new.phrase.of_them or new.additional
    if not told or of_them or outer(scene, new) > _SOON or not OWN_WORDS.search(text, start, end):
        return
    if not new.outcomes or new.outcomes == told[-1].outcomes:
        replace(told[-1], new)


def corrects(text: str, scene: Scene) -> bool:
    """True for a correction, also by what is counted now: "now has 46 dead and not 49".

    The word for it may stand before in the paragraph: "Corrected: the man is alive. Not 9 but 8
    dead.", "An item misstated the number killed. It was 12, not 120."

    Args:
        text: The document's text.
        scene: The sentence.
    """
    if is_corrective(scene) or not scene.tokens.isdisjoint(_NOW):
        return True
    begin = max(text.rfind("\n\n", 0, scene.start) + 1, scene.start - _BEFORE, 0)
    return _CORRECTED.search(text, begin, scene.start) is not None

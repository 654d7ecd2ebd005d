"""Verdicts behind what was told: "…, which is a fable", "… It is not so.", "… That was wrong"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from onrecord.extract.grammar.draft import Draft
from onrecord.extract.polarity.answered import said
from onrecord.extract.polarity.corrections import OWN_WORDS, outer, place, stated, withdraw
from onrecord.extract.polarity.cues import Scene, alternation, cue_words, find_cues, verbs_of
from onrecord.extract.polarity.denials import (
    FAR,
    OF_ELSE,
    PASSIVE,
    claim_words,
    deny,
    that_claim,
    untrue_places,
)
from onrecord.extract.polarity.granted import UNDENIED

# ", which is a fable", "; this never happened": the verdict's subject is what was told before it.
_TAKEN_UP = re.compile(
    r"(?:[,;:–—]|\s-|\b(?:and|but))\s*(?:which|this|that|it|they|these)\s+(?:\w+\s+)?$",
    re.IGNORECASE,
)
_JOINED = re.compile(r"(?:[,;:–—]|\s-)\s*(?:but\s+|and\s+|yet\s+)?$", re.IGNORECASE)
_ASIDE = re.compile(r",\s(?:of\s|as\s|about\s)?(?:which|whom|who|where|as)\b[^,;]*,")
_ADVERBIAL = re.compile(
    r"\s*(?:after|in|before|since|for|during|by|on|at|of|when|while|although|though)\b",
    re.IGNORECASE,
)
_SPEAKER = re.compile(r"^\W*(?:[A-Z]\.|[A-Z][\w .]{0,30}:)(?=\s)")  # "A. I counted wrong"
_THE = re.compile(
    r"[\"'\s]*(?:(?:the|this|these|those|their|its|his|her)\s+(?:[a-z]{4,}\s+)?)?[\"']?",
    re.IGNORECASE,
)
_EVENT_AHEAD = 40  # characters in which the noun that is called a myth stands
_PICTURES = frozenset(
    name + end
    for name in (
        "photograph",
        "photo",
        "picture",
        "image",
        "video",
        "footage",
        "clip",
        "film",
        "recording",
    )
    for end in ("", "s")
)
_PICTURE = re.compile(rf"\b(?:{'|'.join(sorted(_PICTURES))})\b", re.IGNORECASE)
_MADE_ELSEWHERE = re.compile(
    r"\b(?:was|were|is|are|dates?|comes?|stems?|shows?)\s+(?:\w+\s+)?(?:back\s+)?"
    r"(?:taken|filmed|shot|recorded|made|staged|from|to)\b[^.;]{0,60}?"
    r"\b(?:another|other|earlier|different|elsewhere|years\s+(?:ago|earlier|before)|films?|movie|series|game|exercise|drill|(?:in|of|from)\s+(?:1[5-9]|20)\d\d)\b",
    re.IGNORECASE,
)
_SHOWN = re.compile(
    r"\b(?:claim\w*|purport\w*|alleg\w*|show\w*|said\s+to|suppos\w*|appear\w*|seem\w*)\b",
    re.IGNORECASE,
)
_NEITHER = re.compile(
    r"[\"'\s]*neither\s+(?:(?:of\s+(?:these|them|the)\s+)?"
    r"(?:numbers?|figures?|counts?|claims?|totals?|reports?|stor(?:y|ies)|accounts?|estimates?|versions?|statements?)\s+)?"
    r"(?:has|have|had|is|are|was|were|finds?|found|holds?|can|could|stands?|agrees?|will)\b",
    re.IGNORECASE,
)
_NOT_SO = re.compile(
    r"[\"'\s]*(?:but\s+)?(?:it|that|this)\s+(?:is|was)\s+(?:simply\s+|just\s+|plainly\s+)?not\s+so\b\s*[\"']?(?:[.,;:!]|$)",
    re.IGNORECASE,
)
_SUPPORTED = frozenset(
    ("support", "supported", "borne", "true", "correct", "confirmed", "proved", "proven", "evidence", "basis",
     "foundation", "right", "stand", "stands", "hold", "holds", "trusted", "believed", "accepted", "verified")
)  # fmt: skip
_LAST = re.compile(
    r"[\"'\s]*(?:\(?\d{1,3}[.)]\s+)?(?:but\s+)?"
    r"(?P<said>(?!(?:i|we)\b)[^\d,;:.\"]{2,60}\b(?:said|says|replied|replies|stated|states|answered|declared|insisted|maintains"
    r"|maintained|added|countered|retorted)\s+(?:that\s+)?)?"
    r"(?:(?:i|we)\s+(?:say|repeat|maintain|declare|know|insist|tell\s+\w+)\s+(?:that\s+)?)?"
    r"(?:this|that|it|they|these|those|such|all|both|the|none|his|her|their|its|your)\b"
)
_FEW = 2  # words of a subject that takes up what was told
_OWNED = frozenset(("his", "her", "their", "its", "your"))
_OVERSTATED = re.compile(r"exagg|inflat|prematur|incredib|unbeliev", re.IGNORECASE)
_QUALIFIED = re.compile(r"\b(?:of|who|that|which)\b")
_THAT_SO = re.compile(r"[^\d,;:.]{0,70}\bthat\s+", re.IGNORECASE)


def mark_verdicts(scene: Scene, drafts: Sequence[Draft]) -> None:
    """Deny what a later clause of the sentence calls untrue.

    Args:
        scene: The sentence.
        drafts: Its drafts, in order.
    """
    if not drafts:
        return
    for at, end in untrue_places(scene):
        verdict = scene.words[at:end].lower()
        if _TAKEN_UP.search(scene.words, max(0, at - 30), at) and not _mild(verdict):
            _deny_clause(scene, drafts, at)
        elif verdict.rsplit(maxsplit=1)[-1].rstrip("s") in _named():
            _deny_event(scene, drafts, at)
    for at, _ in find_cues("untrue_apposed", scene):
        opened = scene.words[:at].rstrip()
        if opened.endswith((",", "–", "—", "-", ":")):
            _deny_clause(scene, drafts, at)
    for at, _ in find_cues("denies_last", scene):
        if _JOINED.search(scene.words, 0, at):
            _deny_clause(scene, drafts, at)
    for at, _ in find_cues("unreal_verbs", scene):
        _deny_subject(scene, drafts, at)
    _pictured(scene, drafts)


@cache
def _named() -> frozenset[str]:
    return cue_words("untrue_nouns") | cue_words("untrue_of_numbers")


def _mild(verdict: str) -> bool:
    """True for words that may judge a deed and no report: "12 died, which is wrong"."""
    return verdict.rsplit(maxsplit=1)[-1] in cue_words("untrue_mild")


def _deny_clause(scene: Scene, drafts: Sequence[Draft], at: int) -> None:
    begin = max(scene.words.rfind(stop, 0, max(0, at - 8)) for stop in (";", ". ", ": ")) + 1
    told = [d for d in drafts if begin <= place(scene, d) < at and d.outcomes]
    deny([d for d in told if stated(d, drafts)])


@cache
def _event() -> re.Pattern[str]:
    return re.compile(
        rf"[\"'\s]*(?:the|this|that|these|those|his|their|its|[\w.]+'s)\s+(?:[\w-]+\s+){{0,2}}(?:{alternation('events_told')})\b",
        re.IGNORECASE,
    )


def _deny_event(scene: Scene, drafts: Sequence[Draft], at: int) -> None:
    """Read "the massacre of eighty weavers is a myth", "the 60 saboteurs are an invention"."""
    begin = max(scene.words.rfind(stop, 0, at) for stop in (";", ". ", ": ", ", ")) + 1
    told = [d for d in drafts if begin <= place(scene, d) < at]
    if _event().match(scene.words, begin, begin + _EVENT_AHEAD) or (
        len(told) == 1 and _THE.fullmatch(scene.words, begin, outer(scene, told[0]))
    ):
        deny(told)


def _deny_subject(scene: Scene, drafts: Sequence[Draft], at: int) -> None:
    """Read "the pit with 80 corpses, of which the radio spoke, does not exist"."""
    words = _ASIDE.sub(lambda match: " " * len(match.group()), scene.words[:at])
    begin = max(words.rfind(stop) for stop in (";", ". ", ": ", ", ")) + 1
    if _ADVERBIAL.match(words, begin):
        return
    told = [d for d in drafts if begin <= place(scene, d) < at and words[place(scene, d)] != " "]
    deny([d for d in told if stated(d, drafts)])


def _pictured(scene: Scene, drafts: Sequence[Draft]) -> None:
    """Read "a photograph said to show 30 dead recruits was taken in another war"."""
    if scene.tokens.isdisjoint(_PICTURES):
        return
    opened = _PICTURE.search(scene.words)
    made = _MADE_ELSEWHERE.search(scene.words, opened.end()) if opened else None
    if opened and made and _SHOWN.search(scene.words, opened.end(), made.start()):
        deny([d for d in drafts if opened.end() <= place(scene, d) < made.start()])


def judge_last(
    text: str, scene: Scene, before: Sequence[Draft], earlier: Sequence[Draft] = ()
) -> None:
    """Read a verdict on the sentence before: denied, or withdrawn where its author takes it back.

    Args:
        text: The document's text.
        scene: The sentence that may judge.
        before: The drafts of the sentence before it.
        earlier: Drafts with outcomes of the sentences before, in order.
    """
    told = [draft for draft in before if draft.polarity == "asserted"]
    if told:
        deny_last(text, scene, before)
        _pictured_last(text, scene, before)
        if "so" in scene.tokens and _NOT_SO.match(scene.words):
            deny([draft for draft in before if draft.outcomes])
    if "neither" in scene.tokens and _NEITHER.match(scene.words) and scene.tokens & _SUPPORTED:
        harmed = [draft for draft in before if draft.outcomes]
        deny(harmed if len(harmed) > 1 else list(earlier[-2:]))
    taken = [draft for draft in told if draft.polarity == "denied"]
    if taken and not scene.tokens & cue_words("saying"):
        start, end = taken[0].sentence
        if OWN_WORDS.search(text, start, end):
            for draft in taken:
                draft.polarity = "withdrawn"
    for at, _ in find_cues("own_errors", scene):
        if told and not _SPEAKER.sub("", scene.words[:at]).strip(" \"'.-—"):
            start, end = told[0].sentence
            if OWN_WORDS.search(text, start, end):
                withdraw(told)


def _pictured_last(text: str, scene: Scene, before: Sequence[Draft]) -> None:
    """Read "A video claims that nine were shot. It is from a film made in 2009."."""
    start, end = before[0].sentence
    if _MADE_ELSEWHERE.search(scene.words) and _PICTURE.search(text, start, end):
        subject = scene.words[:40]
        picture = re.match(r"[\"'\s]*(?:it|they|this|that|these|those)\b", subject, re.IGNORECASE)
        if (picture or _PICTURE.search(subject)) and _SHOWN.search(text, start, end):
            deny([draft for draft in before if draft.outcomes])


def _denies_claim(scene: Scene, *, told: bool) -> bool:
    """True for "My Government categorically rejects that allegation.", said of what was told.

    Where the sentence before tells somebody's word, "the claim" is that one.
    """
    forms = verbs_of("denials")
    if not scene.tokens & forms.keys():
        return False
    for match in re.finditer(r"[A-Za-z]+", scene.words[:FAR]):
        claim = that_claim().match(scene.words, match.end())
        claim = claim or (_the_claim().match(scene.words, match.end()) if told else None)
        if match.group().lower() not in forms or claim is None:
            continue
        if OF_ELSE.match(scene.words, claim.end()):
            continue  # "rejects that accusation of neglect"
        ahead = scene.words[max(0, match.start() - 40) : match.start()].lower()
        return not UNDENIED.search(ahead) and not PASSIVE.search(ahead)
    return False


@cache
def _the_claim() -> re.Pattern[str]:
    return re.compile(
        rf"\s+(?:the|both|all)\s+(?:{alternation('claims')})(?=[\s\"']*(?:[.,;!]|$)|\s+as\b)",
        re.IGNORECASE,
    )


@cache
def _called() -> re.Pattern[str]:
    verbs = {form for form, verb in verbs_of("calls").items() if verb != "consider"}
    forms = "|".join(sorted(verbs, key=lambda form: (-len(form), form)))
    return re.compile(
        rf"\b(?:{forms})\s+(?:this|that|it|these|them|(?P<the>(?:the|both)\s+(?:{alternation('claims')})))\s+"
        rf"(?:as\s+)?(?:(?:{alternation('untrue_adverbs')})\s+){{0,3}}(?P<verdict>{alternation('untrue')})(?![\w-])",
        re.IGNORECASE,
    )


@cache
def _untrue_words() -> frozenset[str]:
    return frozenset(word.split()[0] for word in cue_words("untrue"))


def _calls_false(scene: Scene, *, told: bool) -> bool:
    """True for "The mayor called this a lie.", "He described the report as nonsense."."""
    if scene.tokens.isdisjoint(verbs_of("calls")) or scene.tokens.isdisjoint(_untrue_words()):
        return False
    called = _called().search(scene.words, 0, FAR)
    if (
        called is None
        or _OVERSTATED.search(called["verdict"])
        or UNDENIED.search(scene.words[: called.start()].lower())
    ):
        return False
    return told or not (called["the"] or _mild(called["verdict"].lower()))


def _opens(ahead: str) -> bool:
    """True for a verdict at the head of its sentence, or behind "we have it from him that"."""
    if not ahead.strip(" \"'.-—"):
        return True
    return _THAT_SO.fullmatch(ahead) is not None


def deny_last(text: str, scene: Scene, before: Sequence[Draft]) -> None:
    """Set `denied` on the figures of the sentence before one that says "This is a lie".

    Args:
        text: The document's text.
        scene: The sentence that says so.
        before: The drafts of the sentence before it.
    """
    if not before:
        return
    named = find_cues("denies_last", scene)
    if any(_opens(scene.words[:start]) for start, _ in named):
        deny(before)
        return
    told = said(text, before)
    if _calls_false(scene, told=told) or _denies_claim(scene, told=told):
        deny([draft for draft in before if draft.outcomes and not draft.phrase.definite])
        return
    opening = _LAST.match(scene.words.lower())
    if opening is None or (opening["said"] and not said(text, before)):
        return
    first = opening.group().split()[-1].strip("\"'")
    owned = first in _OWNED
    for at, end in untrue_places(scene):
        if OF_ELSE.match(scene.words, end):
            continue
        if at - opening.end() > 60 or re.search(r"\d|[,;]", scene.words[opening.end() : at]):
            continue
        subject = scene.words[opening.end() : at].strip()
        if (first == "the" or owned) and _QUALIFIED.search(subject.lower()):
            continue  # "The number of villagers who died is disputed": no word of what was told
        claimed, few = claim_words().search(subject) is not None, len(subject.split()) <= _FEW
        if (claimed and few) if owned else (claimed or few):
            deny(before)

"""Figures that a sentence denies: by a verb, by an opening, by what it calls them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from onrecord.extract.grammar.clauses import ADJACENT
from onrecord.extract.grammar.draft import Draft
from onrecord.extract.polarity.corrections import OWN_WORDS, outer, place, stated, turn, withdraw
from onrecord.extract.polarity.cues import (
    Scene,
    alternation,
    clause_start,
    cue_words,
    find_cues,
    verbs_of,
)
from onrecord.extract.polarity.granted import UNDENIED, exempt, granted, reach

PASSIVE = re.compile(r"\b(?:was|were|is|are|been|being|be)\s+(?:\w+ly\s+)?$")
_AS_NOUN = re.compile(r"\b(?:beyond|in|under|without|no|any|an?|the|of|this|that)\s+$")
_THAT_THE = re.compile(
    r"\bthat\s+(?:(?:the|these|those|its|their|his|her|our)\s+)?$", re.IGNORECASE
)
_NO_SUCH = re.compile(
    r"\bthere\s+(?:can|could)(?:not|n't|\s+not)(?:\s+possibly)?\s+have\s+been\s+$|\bno such\s+(?:\w+\s+)?$|\bthere\s+(?:is|are|was|were|have been|had been)(?:n't|\s+(?:no|not|never|never any))\s+$"
    r"|\bit\s+(?:(?:was|is)n't|(?:was|is)\s+not)\s+$|\b(?:let alone|much less|never mind|still less)\s+(?:the\s+|any\s+|its\s+|their\s+)?[\"']?$",
    re.IGNORECASE,
)
# "70 dead, a number that the historian …": what follows is said of the number before it.
_TAKEN_UP = re.compile(
    r",\s*(?:\[\w{1,4}\]\s*)?[\"']?\s*(?:an?|the|which)\s+(?P<claim>[a-z]+)\s+(?:(?:that|which)\s+)?(?:[\w.']+\s+){0,8}$",
    re.IGNORECASE,
)
_NOTHING_LIKE = frozenset(("it", "such", "there", "alone", "less", "mind"))
_ENDS = re.compile(r"[\"'\s]*(?:$|[.;!]|STOP\b)")
_OPEN = re.compile(r"[\s\"'(]+")
_NO = re.compile(r"(?:^|[.;:,\"'(]\s*)[Nn]o\s+$")
_NEGATIONS = frozenset(
    (
        "cannot",
        "can't",
        "couldn't",
        "not",
        "never",
        "didn't",
        "weren't",
        "wasn't",
        "haven't",
        "hadn't",
    )
)
_NOT_DONE = re.compile(
    r"(?:\s+(?!who\b|that\b|which\b)[\w'-]+){0,3}?\s+(?:(?:did|was|were|had|have|has)(?:n't|\s+not|\s+never)"
    r"|(?:can|could)(?:not|n't|\s+not)(?:\s+possibly)?\s+have)\s+(?:been\s+)?",
    re.IGNORECASE,
)
# What is denied is how or when, and not that they were harmed.
_HOW = re.compile(
    r"[\w'-]+,?\s+(?:by|from|of|with|because|but|until|till|before|in\s+vain|for|alone|at\s+once|instantly|immediately|only|as|when|while|through|under|naturally|on\s+purpose)\b",
    re.IGNORECASE,
)
# "At no time were 400 people held", "never did they shoot forty".
_INVERTED = re.compile(
    r"(?:^|[.;:,\"'(]\s*|\b(?:and|but|that)\s+)(?:nowhere|never|at\s+no\s+(?:time|point|stage|moment)|on\s+no\s+occasion"
    r"|in\s+no\s+(?:case|way|instance)|by\s+no\s+means|under\s+no\s+circumstances)\s+(?:was|were|did|do|does|has|have|is|are)\b(?!\s+so\b)",
    re.IGNORECASE,
)
_SO = re.compile(r"\b(?:so|before|again|since)\b")  # "never were 14 men mourned so long"
_INVERTING = frozenset(("nowhere", "never", "no"))
_LIE = re.compile(r"(?:lie|myth|fable|untruth|calumny|canard|slander|libel|falsehood|fabrication)")
_NO_LIE = re.compile(r"\b(?:no|not\s+an?|never\s+an?|hardly\s+an?)\s+$", re.IGNORECASE)
_INDEED = re.compile(
    r"\bnot\s+(?:only|just|merely|long|surpris\w*)\b|\bno\s+(?:doubt|time|question|wonder|surprise|longer|other|better|more|less)\b"
)
_HAD_TO = re.compile(r"\b(?:had|have|has)\s+to\b|\b(?:should|must)\b", re.IGNORECASE)
_GRANTING = re.compile(
    r"[\"'\s]*(?:even\s+)?(?:if|though|although|while|since|as)\b", re.IGNORECASE
)
_NOT_FIRST = re.compile(
    r"(?:^|[.;:—–]\s|[\"'(])\s*(?:(?:and|but|no),?\s+)?not\s+[\"']?$", re.IGNORECASE
)
_ALLEGED = frozenset(("alleged", "supposed"))
_COUNTED = 10  # "no 80 people were killed", and not "no two accounts agree"
FAR = 160  # characters between a claim and what it is called
_THAT = re.compile(r"\s*(?:that|having|ever|\w+ing)\b")
_ACT = re.compile(r"\w+(?:\s+\w+){0,3}\s+of\s", re.IGNORECASE)
_PURE = re.compile(
    r"\b(?:PURE|SHEER|UTTER|COMPLETE|TOTAL|ENTIRELY|WHOLLY)\s+"
    r"(?:INVENTION|FABRICATION|FICTION|NONSENSE|LIES|PROPAGANDA|UNTRUE|FALSE|UNFOUNDED|BASELESS)\b"
)
_AS = re.compile(r"\bas\s+[\"']?(?:an?|mere|so|the|pure|sheer|the)\b", re.IGNORECASE)
_DEEP = 3  # words between a claim and a definite number that is no part of it
_NEAR = 6  # words between a denial and the noun for the act it denies
OF_ELSE = re.compile(r"\s+(?:to|that|of|for|if|about)\b", re.IGNORECASE)


def deny(drafts: Sequence[Draft]) -> None:
    """Set `denied` on the drafts that are asserted and count somebody."""
    for draft in drafts:
        if draft.polarity == "asserted" and draft.phrase.quantity.form != "nought":
            draft.polarity = "denied"


def _between(scene: Scene, drafts: Sequence[Draft], start: int, end: int) -> list[Draft]:
    return [d for d in drafts if start <= place(scene, d) < end and stated(d, drafts)]


def mark_denied(scene: Scene, drafts: Sequence[Draft]) -> None:
    """Set `denied` on the figures that a sentence denies.

    Args:
        scene: The sentence.
        drafts: Its drafts, in order; there may be none.
    """
    if not drafts:
        return
    _cued(scene, drafts)
    _denial_verbs(scene, drafts)
    _called_untrue(scene, drafts)
    _named_untrue(scene, drafts)
    if not scene.tokens.isdisjoint(_NOTHING_LIKE):
        for draft in drafts:
            at = outer(scene, draft)
            if _NO_SUCH.search(scene.words[max(0, at - 40) : at]):
                deny([draft])
    if "no" in scene.tokens:
        deny([d for d in drafts if _no_number(scene, d)])
    if not scene.tokens.isdisjoint(_INVERTING):
        for opened in _INVERTED.finditer(scene.words):
            stop = turn(scene, opened.end())
            if not _SO.search(scene.words, opened.end(), stop):
                deny(_between(scene, drafts, opened.end(), stop))
    if not scene.tokens.isdisjoint(_NEGATIONS):
        deny([d for d in drafts if _negated(scene, d)])


def _cued(scene: Scene, drafts: Sequence[Draft]) -> None:
    """Deny what stands behind the openings of the lexicon, as far as each reaches."""
    for start, end in find_cues("denying", scene):
        if _affirmed(scene, start, end):
            continue
        found = _between(scene, drafts, end, _scope(scene, start, end))
        deny([d for d in found if not presupposed(scene, d, max(0, end - len("that ")))])
    for _, end in find_cues("denying_next", scene):
        deny([d for d in drafts if _OPEN.fullmatch(scene.words, end, max(end, outer(scene, d)))])
    for _, end in find_cues("no_trace", scene):
        found = _between(scene, drafts, end, turn(scene, end))
        deny([draft for draft in found if "missing" not in draft.outcomes])
    for _, end in find_cues("denying_to_comma", scene):
        comma = scene.words.find(",", end)
        deny(_between(scene, drafts, end, comma if comma >= 0 else len(scene.words)))


def _affirmed(scene: Scene, start: int, end: int) -> bool:
    """True for "it is no lie that 600 died", "it is wrong that 600 had to die"."""
    cue = scene.words[start:end].lower()
    if _LIE.match(cue) and _NO_LIE.search(scene.words, max(0, start - 14), start):
        return True
    if _INDEED.search(cue):
        return True  # "the lists not only show that 40 died", "no doubt the books show that"
    judged = cue.endswith("wrong that")
    return judged and _HAD_TO.search(scene.words, end) is not None


def _scope(scene: Scene, start: int, end: int) -> int:
    """Return how far a denial reaches: of "even if one does not accept 900, 40 died" to the comma."""
    stop = turn(scene, end)
    begin = clause_start(scene, start)
    if _GRANTING.match(scene.words, begin, start):
        comma = scene.words.find(", ", end, stop)
        return comma if comma >= 0 else stop
    return stop


def _no_number(scene: Scene, draft: Draft) -> bool:
    """True for "no 80 people were killed in Dorn"."""
    if draft.phrase.kind != "person" or (draft.phrase.quantity.best or 0) < _COUNTED:
        return False
    return (
        _NO.search(scene.words[max(0, outer(scene, draft) - 6) : outer(scene, draft)]) is not None
    )


def _negated(scene: Scene, draft: Draft) -> bool:
    """True for "300 people did not die at the bridge"; not for "were not killed by shells"."""
    begin, spot = draft.phrase.quantity.end - scene.start, draft.spot - scene.start
    at = outer(scene, draft)
    if draft.harmed and spot > begin and _NOT_FIRST.search(scene.words, max(0, at - 12), at):
        return "but" not in scene.tokens  # "Not 300 died there."
    if not draft.harmed or spot <= begin or not _NOT_DONE.fullmatch(scene.words, begin, spot):
        return False
    return _HOW.match(scene.words, spot) is None


@cache
def claim_words() -> re.Pattern[str]:
    """Return a pattern of the words for what somebody says."""
    return re.compile(rf"(?<![\w-])(?:{alternation('claims')})(?![\w-])", re.IGNORECASE)


def _denial_verbs(scene: Scene, drafts: Sequence[Draft]) -> None:
    """Read "denied that 45 had died", "rejects the figure of 312"."""
    forms = verbs_of("denials")
    if not scene.tokens & forms.keys():
        return
    words = scene.words
    for match in re.finditer(r"[A-Za-z]+", words):
        verb = forms.get(match.group().lower())
        if verb is None:
            continue
        if that_claim().match(words, match.end()) and not _claims_else(words, match.end()):
            _deny_told(scene, drafts, match.start())
        ahead = words[max(0, match.start() - 40) : match.start()].lower()
        behind = words[match.end() : match.end() + 160]
        if UNDENIED.search(ahead) or PASSIVE.search(ahead) or exempt().match(behind):
            continue
        if _AS_NOUN.search(ahead) and not match.group().lower().endswith(("ed", "ing")):
            continue
        stop = reach(words, match, ahead, turn(scene, match.end()))
        found = _between(scene, drafts, match.end(), stop)
        if not found:
            continue
        between = words[match.end() : outer(scene, found[0])]
        plain = verb in cue_words("plain_denials") or _as_something(words, verb, match.end(), stop)
        if (
            claim_words().search(between)
            or _THAT.match(between.lower())
            or (plain and between.strip())
        ):
            deny([d for d in found if not presupposed(scene, d, match.end())])


def _as_something(words: str, verb: str, start: int, stop: int) -> bool:
    """True for "dismissed the 418 dead as a number nobody has audited"."""
    return verb in cue_words("calls") and _AS.search(words, start, stop) is not None


def presupposed(scene: Scene, draft: Draft, begin: int) -> bool:
    """True for what a denied clause takes for granted."""
    return _deep(scene, draft, begin) or granted(scene, draft, begin)


def _deep(scene: Scene, draft: Draft, begin: int) -> bool:
    """True for what a denied clause takes for granted.

    "Denied that the trip is related to the arrest of eight", "that the 45 people killed were
    civilians", "that the deaths of 45 were an accident": the eight and the 45 are not denied.
    """
    if draft.whole is not None and draft.strength < ADJACENT:
        draft = draft.whole
    inside = bool(draft.phrase.direct) or draft.phrase.post is not None
    if (
        draft.phrase.definite
        and inside
        and _THAT_THE.search(scene.words, begin, place(scene, draft))
    ):
        return True
    spot = draft.spot - scene.start
    if not begin <= spot < place(scene, draft):
        return False
    if _ACT.match(scene.words, spot, place(scene, draft)) is None:
        return False
    far = len(scene.words[begin:spot].split()) > _NEAR
    return far or _THAT_THE.search(scene.words, begin, spot) is not None


@cache
def _untrue() -> re.Pattern[str]:
    return re.compile(
        r"\b(?:is|are|was|were|be|been|as|'s|proved|proven|prove|proves|seem|seems|remain|remains)\s+"
        r"(?:(?:(?:today|now|generally|widely|commonly|rightly)\s+)?"
        r"(?:considered|regarded|seen|viewed|deemed|held|thought|reckoned|treated|judged|shown)\s+"
        r"(?:today\s+|now\s+)?(?:as\s+)?)?"
        r"(?:to\s+be\s+)?"
        rf"(?:(?:an?|the)\s+(?:\w+\s+){{0,2}}\w+'s\s+)?"
        rf"(?:(?:(?:{alternation('untrue_adverbs')})\s+){{0,3}}(?:{alternation('untrue')})"
        rf"|an?\s+(?:[\w-]+\s+){{1,2}}(?:{alternation('untrue_nouns')}))(?![\w-])",
        re.IGNORECASE,
    )


@cache
def _untrue_ends() -> frozenset[str]:
    words = cue_words("untrue") | cue_words("untrue_nouns")
    return frozenset(word.split()[-1] for word in words)


def untrue_places(scene: Scene) -> list[tuple[int, int]]:
    """Return where the sentence calls something untrue: "is baseless", "never took place"."""
    found = [
        (at, end)
        for at, end in find_cues("untrue_verbs", scene)
        if not UNDENIED.search(scene.words[max(0, at - 30) : at].lower())
    ]
    if scene.words.isupper() and scene.tokens & _untrue_ends():  # telegrams leave out the verb
        found += [m.span() for m in _PURE.finditer(scene.words)]
    if scene.tokens & _untrue_ends():
        found += [
            match.span()
            for match in _untrue().finditer(scene.words)
            if not UNDENIED.search(scene.words[max(0, match.start() - 30) : match.start()].lower())
        ]
    return sorted(found)


def _called_untrue(scene: Scene, drafts: Sequence[Draft]) -> None:
    """Read "the claim of 22 dead is baseless": what stands before is denied."""
    for at, end in find_cues("untrue_bare", scene):  # "Story of 22 dead wholly without foundation."
        claim = claim_words().search(scene.words, max(0, at - FAR), at)
        if claim is not None and _ENDS.match(scene.words, end):
            found = _between(scene, drafts, claim.start(), at)
            deny([d for d in found if not _within(scene, d, claim.end())])
    for at, _ in untrue_places(scene):
        begin = clause_start(scene, at)
        claim = claim_words().search(scene.words, begin, at)
        if claim is not None:
            alleged = claim.group().lower() in _ALLEGED  # "the 17 deaths alleged are a figment"
            found = _between(scene, drafts, begin if alleged else claim.start(), at)
            own = OWN_WORDS.search(scene.words, claim.end(), at)  # "the figure in our report"
            (withdraw if own else deny)([d for d in found if not _within(scene, d, claim.end())])
        elif re.match(r"\s*[\"']?that\b", scene.words[begin:at], re.IGNORECASE):
            deny(_between(scene, drafts, begin, at))


def _within(scene: Scene, draft: Draft, begin: int) -> bool:
    """True for the 30 of "the allegation that police failed to help the 30 wounded": they are real."""
    inside = draft.phrase.definite and bool(draft.phrase.direct)
    return inside and len(scene.words[begin : place(scene, draft)].split()) > _DEEP


def _named_untrue(scene: Scene, drafts: Sequence[Draft]) -> None:
    """Read "called the figure of 312 a lie", "branded as lies reports that 312 were killed"."""
    if scene.tokens.isdisjoint(verbs_of("calls").keys() | _rejections()):
        return
    for match in _calls().finditer(scene.words):
        taken = _TAKEN_UP.search(scene.words, max(0, match.start() - 120), match.start())
        if taken is not None and claim_words().fullmatch(taken["claim"]):
            behind = [d for d in drafts if place(scene, d) < taken.start()]
            if _false().search(scene.words, match.end()) or match.group().lower() in _rejections():
                deny(behind[-1:])
                continue
        if match.group().lower() not in verbs_of("calls"):
            continue
        claim = claim_words().search(
            scene.words, match.end(), min(len(scene.words), match.end() + 80)
        )
        false = _false().search(scene.words, match.end())
        if claim is not None and false is not None:
            end = turn(scene, claim.end())
            limit = min(end, false.start()) if false.start() > claim.end() else end
            deny(_between(scene, drafts, claim.end(), limit))


@cache
def _rejections() -> frozenset[str]:
    return frozenset(verbs_of("denials"))


@cache
def _calls() -> re.Pattern[str]:
    forms = {*verbs_of("calls"), *_rejections()}
    spelled = "|".join(sorted(forms, key=lambda form: (-len(form), form)))
    return re.compile(rf"(?<![\w-])(?:{spelled})(?![\w-])", re.IGNORECASE)


@cache
def _false() -> re.Pattern[str]:
    return re.compile(rf"(?<![\w-])(?:{alternation('untrue')})(?![\w-])", re.IGNORECASE)


@cache
def that_claim() -> re.Pattern[str]:
    """Return a pattern of words that take up what was said: "this allegation"."""
    return re.compile(
        rf"\s+(?:this|that|these|those|such|both|the\s+(?:latter|above))\s+(?:an?\s+|[a-z]+\s+)?"
        rf"(?:{alternation('claims')})(?![\w-])",
        re.IGNORECASE,
    )


def _claims_else(words: str, at: int) -> bool:
    claim = that_claim().match(words, at)
    return claim is not None and OF_ELSE.match(words, claim.end()) is not None


def _deny_told(scene: Scene, drafts: Sequence[Draft], at: int) -> None:
    """Read "the note alleges that 150 died, and the Ministry rejects this figure"."""
    ahead = scene.words[max(0, at - 40) : at].lower()
    if UNDENIED.search(ahead):
        return
    forms = verbs_of("tellings")
    told = (m.end() for m in re.finditer(r"[a-z]+", scene.words[:at].lower()) if m[0] in forms)
    begin = next(told, None)
    if begin is not None:
        deny([d for d in _between(scene, drafts, begin, at) if d.outcomes])

"""Figures of what has not happened: conditions, plans, threats, forecasts, drills, fiction."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from itertools import pairwise

from onrecord.extract.grammar.draft import Draft
from onrecord.extract.polarity.corrections import outer, place, stated
from onrecord.extract.polarity.cues import Scene, alternation, cue_words, find_cues

_BREAK = re.compile(
    r"[;:()—]|,\s|\s[-–]\s|\b(?:and|but|who|which|whose|when|while|after|because|whereas|that|where|before|until|since|than|how|whether|what)\b",
    re.IGNORECASE,
)
_FILL = r"(?:\s+(?:not|also|still|even|well|yet|soon|then|later|have|has|to|be|been|being|get|\w{2,20}ly))*"
_JUST_NOT = frozenset(("nearly", "almost", "narrowly"))
_HABIT = re.compile(r"\b(?:every|each|often|sometimes|usually|regularly|always|daily|nightly)\b")
_REPORTED = re.compile(
    r"\b(?:sa(?:id|ys|y)|warn\w*|predict\w*|estimat\w*|forecast\w*|fear\w*|promis\w*|announc\w*|plan\w*"
    r"|threat\w*|believ\w*|expect\w*|tell|told|calculat\w*|project\w*|insist\w*|think|thought|claim\w*|vow\w*)\b"
)
_COUNTERFACT = re.compile(
    r"\b(?:if|unless|had|were|otherwise|without|but for|in case|scenario|suppose)\b"
)
_BESIDE = re.compile(
    r"\s*(?:(?:be|have|been|also|to|as|high|the|an?|their|its|his|further|more|not|and|or|\w+ly|\w+ (?:and|or))\s+){0,4}[\"']?",
    re.IGNORECASE,
)
_AFTER_ALL = re.compile(
    r"\b(?:had it not|had they not|had he not|if it had|if they had|if he had|were it not|but for|if not for|otherwise)\b"
)
_NOBODY = re.compile(r"\b(?:nobody|no one|none|hardly anyone)\s+$", re.IGNORECASE)
_AWAITED = re.compile(
    r"\b(?:expect(?:s|ed|ing)?|want(?:s|ed|ing)?|wait(?:s|ed|ing)? for|allow(?:s|ed|ing)?)\b[^,;.]{0,40}$",
    re.IGNORECASE,
)
# A number right behind the verb: "expects 300 refugees".
_AWAITS = re.compile(
    r"\b(?:expect(?:s|ed|ing)?|await(?:s|ed|ing)?|predict(?:s|ed|ing)?|forecasts?|foresees?|foresaw"
    r"|brac(?:es?|ed|ing)\s+for|prepar(?:es?|ed|ing)\s+for\s+the\s+(?:arrival|influx)\s+of)\s+$",
    re.IGNORECASE,
)
_AWAITING = frozenset(
    ("await", "awaits", "awaited", "awaiting", "predict", "predicts", "predicted", "predicting", "forecast", "forecasts",
     "foresee", "foresees", "foresaw", "brace", "braces", "braced", "bracing", "prepare", "prepares", "prepared",
     "preparing", "expect", "expects", "expected", "expecting", "want", "wants", "wanted", "wait", "waits", "waited",
     "waiting", "allow", "allows", "allowed")
)  # fmt: skip
# "The order to shoot 40 hostages was carried out."
_CARRIED_OUT = re.compile(
    r"[^;.:]*?\b(?:was|were|been)\s+(?:\w+ly\s+|soon\s+|then\s+)?(?:carried\s+out|put\s+into\s+effect|obeyed|implemented|enforced)\b",
    re.IGNORECASE,
)
# A condition that has its verb, before or behind what hangs on it: "… had the gates been locked".
_SUPPOSED = re.compile(
    r"(?<!\bask )(?<!\basked )(?<!\bsee )(?<!\bas )(?<!\bknow )\b(?:if|unless)\b|\b(?:but\s+for|in\s+the\s+event)\b|\bwithout\s+(?:the|this|that|his|her|their)\b"
    r"|\b(?:had|should|were)\s+(?:the|it|they|he|she|we|this|not|help|an?)\s+(?:\w+\s+){0,3}?"
    r"(?:\w{2,}ed|\w{3,}en|been|gone|come|to|rise|break|fall|reach|fail|give|continue)\b"
)
_YET = frozenset(("yet", "eventually", "soon"))
_FORESEEN = re.compile(r"\b(?:warn|predict|forecast|project|foresee|worst\s+case)\w*\b")
_NEARLY = re.compile(r"\b(?:nearly|almost|narrowly)\s+$", re.IGNORECASE)
_THOUGHT = re.compile(r"(?:\w+\s+)?(?:likely|expected|certain|sure)\s+to\b", re.IGNORECASE)
_HAVE = re.compile(r"\s+have\b", re.IGNORECASE)
_TO = re.compile(r"\bto\s+(?:be\s+)?$", re.IGNORECASE)
_ASKED = re.compile(
    r"\b(?:ask\w*|know\w*|wonder\w*|see|clear|sure|determine|establish|question\w*|say)\s*$"
)
_PLAYED = re.compile(r",?\s(?:with|in which|at which)\s", re.IGNORECASE)
_ACCIDENTS = frozenset(("accident", "accidentally", "really", "live", "real"))
_PAIRED = re.compile(r"(?:\s+[\w-]+){1,2}\s+and\s+", re.IGNORECASE)  # "3,000 dead and 12,000 hurt"
_SINCE = re.compile(r"\bit\s+(?:was|is)\s+(?:only\s+)?(?:because|thanks)\b", re.IGNORECASE)
_REACH = 200
_NEAR = 5  # words between a condition and the word that says what happened


def mark_hypothetical(scene: Scene, drafts: Sequence[Draft]) -> None:
    """Set `hypothetical` on the figures of what a sentence does not say has happened.

    "May have died", "feared dead", "are believed" state what somebody takes to be so, and stay
    asserted; so do the words of a past exercise in which people died.

    Args:
        scene: The sentence.
        drafts: Its drafts.
    """
    if _fictional(scene) or find_cues("scenarios", scene) or _drill(scene):
        _set(drafts)
        return
    _in_fiction(scene, drafts)
    _played(scene, drafts)
    _just_not(scene, drafts)
    futures = find_cues("futures", scene)
    modal = not scene.tokens.isdisjoint(_first_words("modals", "conditional_modals"))
    condition = not scene.tokens.isdisjoint(_first_words("conditions"))
    awaited = not scene.tokens.isdisjoint(_AWAITING)
    if not (futures or modal or condition or awaited):
        return
    for draft in drafts:
        if draft.polarity != "asserted" or not stated(draft, drafts):
            continue
        if (
            (modal and _modal(scene, draft))
            or _future(scene, draft, futures)
            or (awaited and _awaited(scene, draft))
            or (condition and _conditional(scene, draft))
        ):
            _set([draft])
    for first, second in pairwise(drafts):
        between = scene.words[first.phrase.quantity.end - scene.start : outer(scene, second)]
        if first.polarity == "hypothetical" and _PAIRED.fullmatch(between):
            _set([second])
    for draft in drafts:
        whole = draft.whole
        if whole is not None and whole.polarity == "hypothetical" and draft.strength < 3:
            _set([draft])


def _just_not(scene: Scene, drafts: Sequence[Draft]) -> None:
    """Read "thirty were nearly killed"."""
    if scene.tokens.isdisjoint(_JUST_NOT):
        return
    for draft in drafts:
        spot = draft.spot - scene.start
        if spot > place(scene, draft) and _NEARLY.search(scene.words, max(0, spot - 12), spot):
            _set([draft])


@cache
def _first_words(*names: str) -> frozenset[str]:
    return frozenset(word.split()[0] for name in names for word in cue_words(name))


def _set(drafts: Sequence[Draft]) -> None:
    for draft in drafts:
        if draft.polarity == "asserted":
            draft.polarity = "hypothetical"


@cache
def _patterns() -> dict[str, re.Pattern[str]]:
    modals = f"{alternation('modals')}|{alternation('conditional_modals')}"
    return {
        "governs": re.compile(rf"\b(?P<modal>{modals})(?P<fill>{_FILL})\s*$", re.IGNORECASE),
        "object": re.compile(
            rf"\b(?P<modal>{modals})(?P<fill>{_FILL})\s+(?:[\w'-]+\s+){{1,4}}[\"']?$", re.IGNORECASE
        ),
        "fiction": re.compile(
            rf"(?:^|[,.]\s|\bof\s|\b)(?:in|of)\s+(?:[\w.'-]+\s+){{0,6}}?(?:{alternation('fiction')})\b",
            re.IGNORECASE,
        ),
        "told": re.compile(
            rf"\b(?:the|this|his|her|their|[\w-]+'s?)\s+(?:\w+\s+){{0,2}}(?:{alternation('fiction')})\s+"
            rf"(?:\w+\s+)?(?:{alternation('fiction_verbs')})s\b",
            re.IGNORECASE,
        ),
        "within": re.compile(
            rf"\b(?:{alternation('fiction')})\b[^.;:\d]{{0,60}}?,?\s(?:which|that|in which|whose)\s",
            re.IGNORECASE,
        ),
        "drill": re.compile(
            rf"(?:^|[\"'(]|[.:]\s)\s*(?:in|during|for|under)\s+(?:the\s+purposes?\s+of\s+)?(?:the|this|an?|its|their|\w+'s)\s+(?:[\w-]+\s+){{0,3}}(?:{alternation('drills')})\b",
            re.IGNORECASE,
        ),
        "condition": re.compile(
            rf"(?<![\w-])(?:{alternation('conditions')})(?![\w-])", re.IGNORECASE
        ),
    }


def _modal(scene: Scene, draft: Draft) -> bool:
    """True where a modal stands before the word that says what happened, or before the object."""
    patterns = _patterns()
    words = scene.words
    spot = draft.spot - scene.start
    found = None
    if draft.spot >= 0 and spot > place(scene, draft) - _REACH:
        found = patterns["governs"].search(words, max(0, spot - 60), spot)
    at = outer(scene, draft)
    governed = found is not None
    if found is None and spot < at + 40:
        found = patterns["object"].search(words, max(0, at - 70), at)
        if found and _BREAK.search(words, found.end("fill"), at):
            found = None
    if found is None:
        return False
    modal, fill = found["modal"].lower(), found["fill"].lower().split()
    between = words[found.end("fill") : max(spot, at)].lower().split()
    if set(between[:6]) & cue_words("factual") or _NOBODY.search(words[: found.start()]):
        return False
    if modal == "could" and draft.outcomes == ("identified",) and "be" in fill:
        return False  # "44 could be identified" were
    able = modal == "could" and between[:1] and between[0] in cue_words("abilities")
    if able and not _conditioned(scene):
        return False
    if "not" in fill or words[found.end("modal") : found.end("modal") + 3] == "n't":
        return False
    if modal in {"will", "shall"} and (governed or spot < at):
        return True
    if spot == at and "be" in fill and modal in {"could", "might"}:
        return False  # "there could be more than 300 wounded" tells what somebody takes to be so
    return _unreal(scene, found, modal, fill, active=spot < at)


def _conditioned(scene: Scene) -> bool:
    """True for a sentence that opens with a condition: "should the sweep reach the towns"."""
    return _patterns()["condition"].match(scene.words.lstrip(" \"'(")) is not None


def _opens(before: str, condition: re.Match[str]) -> bool:
    """True for a condition that is one: a word such as *should* only where it opens the sentence."""
    if condition.group() in {"should", "were", "had", "imagine", "assuming"}:
        return not before[: condition.start()].strip(" \"'(")
    return True


def _unreal(
    scene: Scene, found: re.Match[str], modal: str, fill: list[str], *, active: bool
) -> bool:
    words = scene.words.lower()
    before = words[: found.start()]
    behind = re.findall(r"[a-z]+", words[found.end("fill") : found.end("fill") + 30])
    taken = bool({"be", "been"} & set(fill)) and bool(set(behind[:1]) & cue_words("epistemic"))
    stop = words.find(";", found.end())
    supposed = _SUPPOSED.search(words, found.end(), stop if stop >= 0 else len(words)) is not None
    if modal in cue_words("conditional_modals"):
        if "have" in fill:
            return False
        condition = _patterns()["condition"].search(before)
        if supposed or not _YET.isdisjoint(fill) or (condition and _opens(before, condition)):
            return True
        return not taken and _FORESEEN.search(before) is not None
    if supposed or _SUPPOSED.search(before):
        return True
    if modal in {"could", "might"}:
        if taken or behind[:1] == ["be"]:
            return False
        if "have" in fill and modal == "could" and "been" not in fill and active:
            return True
        return "have" not in fill or bool(_COUNTERFACT.search(before) or _AFTER_ALL.search(words))
    if {"later", "eventually", "subsequently", "soon"} & set(fill) or _HABIT.search(words):
        return _COUNTERFACT.search(before) is not None
    return bool(
        _COUNTERFACT.search(words) or _REPORTED.search(words) or "have" in fill or '"' in words
    )


def _awaited(scene: Scene, draft: Draft) -> bool:
    """Read "doctors expect another 40 of the wounded to die", "the governor expects 40 deaths"."""
    at, spot = outer(scene, draft), draft.spot - scene.start
    if _AWAITS.search(scene.words, max(0, at - 40), at):
        return True
    if spot <= at or not _TO.search(scene.words, at, spot):
        return False
    return _AWAITED.search(scene.words, max(0, at - 60), at) is not None


def _future(scene: Scene, draft: Draft, futures: Sequence[tuple[int, int]]) -> bool:
    """True where a plan, a threat, a demand or a future governs the figure."""
    words = scene.words
    at = outer(scene, draft)
    spot = draft.spot - scene.start if draft.spot >= 0 else -1
    for start, end in futures:
        if _THOUGHT.match(words, start) and _HAVE.match(words, end):
            continue  # "are likely to have died" tells what somebody takes to be so
        if end <= at and _CARRIED_OUT.match(words, at):
            continue
        if draft.weighed and at < start and not _BREAK.search(words, at, start):
            return True  # "nine families face deportation": no rule tied the word to them
        if spot >= 0 and start <= spot < end:  # the cue holds the word itself: "will die"
            return not _closed(words, min(end, at), max(start, at))
        goal = spot if 0 <= spot < at else at
        if end <= goal and _BESIDE.fullmatch(words, end, goal):
            return True
        if end <= spot and _BESIDE.fullmatch(words, end, spot):
            return True
        if end <= at < spot and _BESIDE.fullmatch(words, end, at):
            return True
    return False


def _closed(words: str, start: int, end: int) -> bool:
    return start < end and re.search(r"[;.]\s", words[start:end]) is not None


def _conditional(scene: Scene, draft: Draft) -> bool:
    """True inside a conditional clause: "if 40 people die"; not "asked if 40 had died"."""
    words = scene.words
    at = outer(scene, draft)
    if _SINCE.search(words, at):
        return False  # "if forty died, it was because the gates were locked"
    for match in _patterns()["condition"].finditer(words, max(0, at - _REACH), at):
        goal = min(at, draft.spot - scene.start) if draft.spot >= scene.start else at
        between = words[match.end() : max(goal, match.end())]
        if re.search(r"[;:.,]\s", words[match.end() : at]) or len(between.split()) > _NEAR:
            continue
        word = match.group().lower()
        if word in {"should", "were", "had"}:
            if words[: match.start()].strip(" \"'(") or "?" in words:
                continue
        elif word == "provided" and not re.match(r"\s+(?:that|the)\b", words[match.end() :]):
            continue
        if not _ASKED.search(words[: match.start()].lower()):
            return True
    return False


def _fictional(scene: Scene) -> bool:
    if scene.tokens.isdisjoint(_fiction_words()) or scene.tokens & cue_words("not_fiction"):
        return False
    patterns = _patterns()
    return bool(patterns["fiction"].match(scene.words) or patterns["told"].search(scene.words))


def _in_fiction(scene: Scene, drafts: Sequence[Draft]) -> None:
    """Read "the novel Ash Sunday, which has 500 villagers die, …"."""
    if scene.tokens.isdisjoint(_fiction_words()) or scene.tokens & cue_words("not_fiction"):
        return
    for match in _patterns()["within"].finditer(scene.words):
        stop = re.search(r"[,;.]\s", scene.words[match.end() :])
        end = match.end() + stop.start() if stop else len(scene.words)
        _set([d for d in drafts if match.end() <= place(scene, d) < end])


def _played(scene: Scene, drafts: Sequence[Draft]) -> None:
    """Read "a drill was held in May, with 300 led out and forty "dead""."""
    for _, end in find_cues("drills_held", scene):
        opened = _PLAYED.search(scene.words, end)
        if opened and not scene.tokens & _ACCIDENTS:
            _set([d for d in drafts if opened.end() <= place(scene, d)])


@cache
def _fiction_words() -> frozenset[str]:
    return frozenset(word.split()[-1] for word in cue_words("fiction"))


@cache
def _drill_words() -> frozenset[str]:
    return frozenset(word.split()[-1] for word in cue_words("drills"))


def _drill(scene: Scene) -> bool:
    """True for an exercise told in the present tense."""
    if scene.tokens.isdisjoint(_drill_words()):
        return False
    past = {"was", "were", "died", "had", "killed"} & scene.tokens
    return not past - {"killed"} and _patterns()["drill"].match(scene.words) is not None

"""What a denial takes for granted: the deaths themselves, where only a claim about them is denied."""

from __future__ import annotations

import re
from functools import cache

from onrecord.extract.grammar.draft import Draft
from onrecord.extract.grammar.vocabulary import vocabulary
from onrecord.extract.polarity.cues import Scene, alternation, cue_words, verbs_of
from onrecord.model import Figure, Span

UNDENIED = re.compile(
    r"(?:\b(?:not|never|nobody|no one|neither|nor|without|cannot|hardly|no longer)|n't)\s+(?:\w+\s+){0,2}$"
)
_WHO = re.compile(r"\bwho\s+(?:(?:had|have|were|are|was|been|later|then)\s+){0,3}(?P<fate>[a-z]+)")
_CLAUSE = 80  # characters from a number to the clause that says what befell those counted
_AHEAD = 40  # characters before a verb of denying
_NEW_SUBJECT = re.compile(r",\s+(?:the|he|she|they|it|we|its|their|[A-Z][a-z]+)\b")
# "The radio, which had first denied any raid, now says that 40 died".
_IN_RELATIVE = re.compile(r",\s+(?:which|who)\s+(?:\w+\s+){0,3}$")
_WORD = re.compile(r"[A-Za-z]+")

_THE = re.compile(r"\bthat\s+(?:the|these|those|all)\s+$", re.IGNORECASE)
_THE_ACT = re.compile(
    r"\bthat\s+(?:the|these|this|his|her|its|their)\s+(?:\w+\s+){1,2}of\s+(?:the\s+|these\s+|those\s+)?[\"']?$",
    re.IGNORECASE,
)
_WHEN = re.compile(r"\b(?:when|while|after|before|because)\b", re.IGNORECASE)
_IN_WHICH = re.compile(r"\b(?:in|during|at|on|by|through)\s+which\b", re.IGNORECASE)
_OBLIQUE = re.compile(
    r"\b(?:in|for|of|over|about|after|during|by|with|from|on)\s+(?:the|an?|those|these|his|her|their|its)\s+(?:\w+\s+)?$",
    re.IGNORECASE,
)
_MANNER = re.compile(
    r"[\w'-]+\s+(?:in\s+(?:self-defence|self-defense|an?|cross|crossfire|combat|battle|error)|by|as|because|for|from|with|while|through)\b",
    re.IGNORECASE,
)
_PREDICATE = re.compile(r"\b(?:were|was|are|is|had|have|has|did|could|should)\b")
# "the shelling that killed": a relative clause right before the word for the harm.
_RELATIVE = re.compile(
    r"\b(?P<noun>[a-z]+)\s+(?:that|which|who)\s+(?:had\s+|has\s+|have\s+)?$", re.IGNORECASE
)
# "denied having known of the execution", "that it caused the deaths": the deed itself stands.
_GERUND = re.compile(
    r"\s+(?:ever\s+)?(?P<verb>[a-z]+ing)\s+(?:up\s+|out\s+|of\s+|from\s+|for\s+)?(?:the|those|these)\s+(?:[\w-]+\s+){1,2}of\s",
    re.IGNORECASE,
)
_ABOUT_ACTS = re.compile(
    r"\b(?:caus(?:ed?|ing)|order(?:ed|ing)|know(?:n|ing)?\s+(?:of|about)|knew\s+(?:of|about)|responsible\s+for"
    r"|to\s+blame\s+for|guilty\s+of|behind|part\s+in|hand\s+in|involved\s+in|sanction(?:ed|ing)|instigat(?:ed|ing)"
    r"|condon(?:ed|ing)|connected\s+with|linked\s+to|approv(?:ed|ing)(?:\s+of)?|contribut(?:ed|ing)\s+to)\s+"
    r"(?:the|those|these)\s+(?:[\w-]+\s+){1,3}(?:of\s+)?(?:the\s+|these\s+|some\s+)?[\"']?$"
    r"|\b(?:was|were|is)\s+the\s+deaths?\s+of\s+(?:the\s+)?$",
    re.IGNORECASE,
)


def reach(words: str, verb: re.Match[str], ahead: str, stop: int) -> int:
    """Return where the clause of a verb of denying ends, at most at `stop`.

    Args:
        words: The sentence.
        verb: The verb.
        ahead: The words before it, in lower case.
        stop: Where the sentence turns behind it.
    """
    if _IN_RELATIVE.search(ahead):
        comma = words.find(",", verb.end(), stop)
        stop = comma if comma >= 0 else stop
    if verb.group().lower().endswith("ing"):
        subject = _NEW_SUBJECT.search(words, verb.end(), stop)
        stop = subject.start() if subject else stop
    return stop


@cache
def exempt() -> re.Pattern[str]:
    """Return what may be denied without denying the number: "responsibility for the deaths"."""
    return re.compile(
        rf"\s*(?:(?:all|any|every)\s+)?(?:{alternation('not_denied')})(?![\w-])", re.IGNORECASE
    )


def granted(scene: Scene, draft: Draft, begin: int) -> bool:
    """True for a harm that a denied clause takes for granted.

    "Not satisfied that the 36 who died of cold were murdered", "denied being there when nine were
    shot", "denied having known of the execution of twelve", "disputes that the 14 men his battery
    killed were civilians": only what is said about them is denied.

    Args:
        scene: The sentence.
        draft: A draft of it.
        begin: Where the words that deny end.
    """
    number = draft.phrase.quantity.outer_start - scene.start
    spot = draft.spot - scene.start if draft.spot >= scene.start + begin else number
    return _granted(scene.words, begin, number, spot, draft.outcomes)


def _granted(words: str, begin: int, number: int, spot: int, outcomes: tuple[str, ...]) -> bool:
    told = _WHO.search(words, number, number + _CLAUSE)
    if told is not None and _harmed(told["fate"], outcomes):
        return True
    between = words[begin : min(number, spot)]
    done = _GERUND.match(words, begin, number)
    if done is not None and not _harmful(done["verb"]):
        return True  # "denied covering up the killing of six"
    if _subordinate(between) or _ABOUT_ACTS.search(words[begin:number]):
        return True
    relative = _RELATIVE.search(between) if spot < number else None
    if relative is not None and not _claimed(relative["noun"]):
        within = _OBLIQUE.search(between, 0, relative.start("noun"))
        if within is not None and not any(map(_claimed, _WORD.findall(between[: within.start()]))):
            return True  # "denies negligence in the fire that killed 44"
        return _PREDICATE.search(words, number) is not None
    if not _THE.search(words, begin, number) or spot <= number:
        return False
    if _WHEN.search(words, number, spot) or _MANNER.match(words, spot):
        return True  # "the plea that the nine had been killed in self-defence"
    return not _PREDICATE.search(words, number, spot) and bool(
        _PREDICATE.search(words, spot, min(len(words), spot + _CLAUSE))
    )


def _subordinate(between: str) -> bool:
    """True where a clause of time or circumstance holds the number: "when nine were shot"."""
    found = _WHEN.search(between) or _IN_WHICH.search(between)
    if found is None or re.search(r"[,;]", between[found.end() :]):
        return False
    noun = re.search(r"(\w+)\W*$", between[: found.start()])
    return noun is None or not _claimed(noun[1])


def _claimed(noun: str) -> bool:
    return noun.lower() in cue_words("claims")


def spares(text: str, cue: Span, figure: Figure) -> bool:
    """True where a verb of denying before a figure does not deny its number.

    Args:
        text: The document's text.
        cue: The words that deny.
        figure: A figure of the same sentence.
    """
    if figure.polarity != "asserted" or not figure.sentence.start <= cue.start < figure.start:
        return False
    if (
        not set(re.findall(r"[a-z]+", text[cue.start : cue.end].lower()))
        & verbs_of("denials").keys()
    ):
        return False
    if ";" in text[cue.end : figure.start]:
        return True  # "denied holding 70; it said it had four"
    if _THE_ACT.search(text, cue.end, figure.start):
        return True  # "rejects the argument that the killing of 35 was lawful"
    if admits(text, cue) or exempt().match(text[cue.end : figure.start]):
        return True
    words = text[figure.sentence.start : figure.sentence.end]
    begin, number = cue.end - figure.sentence.start, figure.start - figure.sentence.start
    return _granted(
        words, begin, number, _fate(words, begin, number, figure.outcome), figure.outcome
    )


def admits(text: str, cue: Span) -> bool:
    """True for a denial that is itself denied: "did not deny", "no longer disputes"."""
    return UNDENIED.search(text[max(0, cue.start - _AHEAD) : cue.start].lower()) is not None


def _fate(words: str, begin: int, number: int, outcomes: tuple[str, ...]) -> int:
    """Return where the word stands that says what befell those counted, or the number's place."""
    near = [*_WORD.finditer(words, number, number + _CLAUSE)]
    near += reversed([*_WORD.finditer(words, max(begin, number - _AHEAD), number)])
    return next((word.start() for word in near if _harmed(word.group(), outcomes)), number)


def _harmful(word: str) -> bool:
    return (word.lower(),) in vocabulary().readings


def _harmed(word: str, outcomes: tuple[str, ...]) -> bool:
    readings = vocabulary().readings.get((word.lower(),), ())
    return any(set(reading.outcomes) & set(outcomes) for reading in readings)

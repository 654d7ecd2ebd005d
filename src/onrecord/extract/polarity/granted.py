"""What a denial takes for granted: the deaths themselves, where only a claim about them is denied."""

from __future__ import annotations

import re
from functools import cache

from onrecord.extract.grammar.draft import Draft
from onrecord.extract.grammar.vocabulary import vocabulary
from onrecord.extract.polarity.cues import Scene, alternation, verbs_of
from onrecord.model import Figure, Span

UNDENIED = re.compile(
    r"(?:\b(?:not|never|nobody|no one|neither|nor|without|cannot|hardly|no longer)|n't)\s+(?:\w+\s+){0,2}$"
)
_WHO = re.compile(r"\bwho\s+(?:(?:had|have|were|are|was|been|later|then)\s+){0,3}(?P<fate>[a-z]+)")
_CLAUSE = 80  # characters from a number to the clause that says what befell those counted
_AHEAD = 40  # characters before a verb of denying
# "that the 29 people killed on the ferry were civilians": the predicate is denied alone.
_DEFINITE = re.compile(r"\bthat\s+(?:the|these|those)\s+$", re.IGNORECASE)
_SAID_OF = re.compile(r"^(?P<noun>[^.;:,]{3,80}?)\s+(?:were|was|are|is|had been|have been)\b")


@cache
def exempt() -> re.Pattern[str]:
    """Return what may be denied without denying the number: "responsibility for the deaths"."""
    return re.compile(rf"\s*(?:{alternation('not_denied')})(?![\w-])", re.IGNORECASE)


def granted(scene: Scene, draft: Draft) -> bool:
    """True for "not satisfied that the 36 who died of cold were murdered": the deaths are granted."""
    start = draft.phrase.quantity.start - scene.start
    told = _WHO.search(scene.words, start, start + _CLAUSE)
    return told is not None and _harmed(told["fate"], draft.outcomes)


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
    if UNDENIED.search(text[max(0, cue.start - _AHEAD) : cue.start].lower()):
        return True
    if exempt().match(text[cue.end : figure.start]):
        return True
    said = _SAID_OF.match(text[figure.end : figure.sentence.end])
    if said is None or not _DEFINITE.search(text[cue.start : figure.start]):
        return False
    return any(_harmed(word, figure.outcome) for word in said["noun"].split())


def _harmed(word: str, outcomes: tuple[str, ...]) -> bool:
    readings = vocabulary().readings.get((word.lower(),), ())
    return any(set(reading.outcomes) & set(outcomes) for reading in readings)
